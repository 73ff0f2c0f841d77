/*
 * ask -- what of a form is asked already elsewhere, what it says that the catalogues do not, and
 * why something is asked again.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/ask.talk
 */
#ifndef BAOCAO_MODEL_ASK_H
#define BAOCAO_MODEL_ASK_H

#include "core/meaning.h"
#include "core/period.h"
#include "model/common.h"

/* X(NAME, "wire") : how the other regime's periods lie to ours. */
#define ASK_PERIOD_LIST(X) \
    X(SAME, "same") \
    X(FINER, "finer") \
    X(COARSER, "coarser") \
    X(OTHER, "other") \
    X(UNKNOWN, "unknown")

#define X(name, wire) ASK_##name,
enum ask_period { ASK_PERIOD_LIST(X) ASK_PERIOD_COUNT };
#undef X

/* POST /forms/ask-once: a layout being drawn; form_id 0: of no form yet. */
struct ask_in {
    int64_t form_id;
    struct form layout;
};

/* A formula that takes the figure that was signed elsewhere. */
struct ask_formula {
    int64_t row, column;
    struct str formula;
};

/* One question, asked already: ours, where else, and whether it was said why. */
struct ask_twin {
    int64_t row, column; /* ours; one of them 0 */
    struct str label;
    int64_t regime_id;
    struct str regime_code, regime_name, lead_unit_name;
    int64_t lead_unit_id;
    int64_t form_id;
    struct str form_code, form_title;
    int64_t other_row, other_column;
    struct str other_label, other_code;
    int period_kind;           /* enum period_kind, the other regime's */
    int period;                /* enum ask_period */
    int64_t reporters, common; /* of the other regime; of them ours too, -1: not known */
    int64_t score;
    bool same_code;
    struct str reason, reason_by;
    struct list formulas; /* struct ask_formula */
};

struct ask_out {
    int64_t questions, asked, explained; /* of the form; asked elsewhere; with a reason */
    struct list twins;                   /* struct ask_twin */
    struct list findings;                /* struct finding */
};

/* POST /forms/{id}/reasons */
struct ask_reason {
    int64_t id; /* of the form */
    int64_t row, column, other_form_id, other_row, other_column;
    struct str reason;
};

/* GET /duplicates */
struct duplicate_side {
    int64_t regime_id, form_id, row, column;
    struct str regime_name, form_title, label, unit, lead_unit_name;
    int period_kind;
    int64_t reporters;
};

struct duplicate {
    struct duplicate_side first, second;
    int64_t score, common;
    bool same_code;
    struct str reason;
};

struct duplicate_query {
    int64_t lead_unit_id;
};

struct duplicates {
    int64_t questions, found; /* over all regimes */
    struct list items;        /* struct duplicate, the most alike first */
};

extern const struct resource ask_in_resource;
extern const struct resource ask_out_resource;
extern const struct resource ask_reason_resource;
extern const struct resource duplicate_query_resource;
extern const struct resource duplicates_resource;

#endif
