/*
 * meaning -- a form beside the common catalogues: codes nobody knows, measures and decimals that
 * differ.
 *
 * These are doubts, not faults: a form may be drawn before its indicators are
 * in the catalogue. Where only the measure differs, it is said how many of one
 * are one of the other.
 *
 * Layer:  core (pure)
 * Owns:   findings live in the arena given
 * Fails:  never
 * Limits: MEANING_FINDINGS_MAX findings
 * Tests:  asked_test.c
 */
#ifndef BAOCAO_MEANING_H
#define BAOCAO_MEANING_H

#include "core/form.h"

#define MEANING_FINDINGS_MAX 500

/* X(NAME, "wire") */
#define FINDING_LIST(X) \
    X(NO_INDICATOR, "no_indicator")   /* a row's code is not in the catalogue */ \
    X(NO_ATTRIBUTE, "no_attribute")   /* a column's */ \
    X(NOT_IN_FORCE, "not_in_force")   /* the entry is not in force today */ \
    X(OTHER_MEASURE, "other_measure") /* another quantity than the catalogue's */ \
    X(SCALED, "scaled")               /* the same quantity in another measure */ \
    X(NO_MEASURE, "no_measure")       /* a measure the catalogue does not have */ \
    X(DECIMALS, "decimals")           /* another number of decimals */ \
    X(TYPE, "type")                   /* another type of value than the attribute's */

#define X(name, wire) FINDING_##name,
enum finding_kind { FINDING_LIST(X) FINDING_KIND_COUNT };
#undef X

extern const char *const finding_names[FINDING_KIND_COUNT];

struct finding {
    int64_t row, column; /* 0: the whole column, or row */
    int kind;            /* enum finding_kind */
    struct str text;     /* Vietnamese */
};

/* What the catalogues say of one code; entries ascending by code. */
struct meaning_entry {
    struct str code, name, measure; /* measure: its code */
    int64_t decimals;
    int type; /* of an attribute: enum value_type */
    int64_t valid_from, valid_to;
    struct list names; /* struct str: of an indicator, its name and what else it is called */
};

struct meaning_measure {
    struct str code, name, quantity;
    struct dec factor;
    struct list keys; /* struct str: measure_key of code, name and other names */
};

struct meaning {
    struct list indicators, attributes; /* struct meaning_entry */
    struct list measures;               /* struct meaning_measure */
    int64_t today;
};

const struct meaning_entry *meaning_find(const struct list *entries, struct str code);
/* The measure a form names in these words, or NULL. */
const struct meaning_measure *meaning_measure_find(
    struct arena *arena, const struct meaning *meaning, struct str text);
/* struct finding, in the order of the sheet. */
struct list meaning_check(
    struct arena *arena, const struct meaning *meaning, const struct form *form);

#endif
