/*
 * annex6 -- what NĐ 30/2020, Annex VI, lets a document's metadata hold: names and lengths.
 *
 * A code that is too long is left out, since a cut one would be somebody else's; prose is cut at a
 * word. Either way it is said which field, how long and how long it may be.
 *
 * Layer:  core (pure)
 * Owns:   results live in the arena given
 * Fails:  never
 * Limits: those of the annex
 * Tests:  annex6_test.c, tests/api/metadata.talk
 */
#ifndef BAOCAO_ANNEX6_H
#define BAOCAO_ANNEX6_H

#include "base/list.h"
#include "base/str.h"

/* X(NAME, "name in the annex", characters, whether it is a code) */
#define ANNEX6_LIST(X) \
    X(ORGAN_ID, "OrganId", 13, true) \
    X(FILE_NOTATION, "FileNotation", 20, true) \
    X(TYPE_NAME, "TypeName", 100, false) \
    X(CODE_NUMBER, "CodeNumber", 11, true) \
    X(CODE_NOTATION, "CodeNotation", 30, true) \
    X(ORGAN_NAME, "OrganName", 200, false) \
    X(SUBJECT, "Subject", 500, false) \
    X(LANGUAGE, "Language", 30, false) \
    X(DESCRIPTION, "Description", 500, false) \
    X(POSITION, "Position", 100, false) \
    X(FULL_NAME, "FullName", 50, false) \
    X(TO_PLACES, "ToPlaces", 1000, false) \
    X(TITLE, "Title", 500, false) \
    X(MAINTENANCE, "Maintenance", 30, false) \
    X(CREATOR, "Creator", 30, false)

#define X(name, wire, chars, code) ANNEX6_##name,
enum annex6_field { ANNEX6_LIST(X) ANNEX6_COUNT };
#undef X

extern const char *const annex6_names[ANNEX6_COUNT];

struct annex6_faults {
    struct arena *arena;
    struct list items; /* struct str: a Vietnamese sentence each */
    size_t cap;
};

/* The text as the field may hold it. */
struct str annex6_fit(struct annex6_faults *faults, enum annex6_field field, struct str text);
/* Number and symbol of a file: "01/NN-T", by its part and its regime's code. */
struct str annex6_notation(struct arena *arena, int64_t part, struct str regime_code);
void annex6_fault(struct annex6_faults *faults, struct str sentence);

#endif
