/*
 * letterhead_default -- what a unit's reports say of it until it says so itself.
 *
 * A people's committee reports as "ỦY BAN NHÂN DÂN / XÃ AN BÌNH" without a superior, signed "TM."
 * by its chairman; an office stands under the committee it belongs to and is signed by its head.
 *
 * Layer:  core (pure)
 * Owns:   results live in the arena given
 * Fails:  never
 * Limits: none
 * Tests:  letterhead_default_test.c
 */
#ifndef BAOCAO_LETTERHEAD_DEFAULT_H
#define BAOCAO_LETTERHEAD_DEFAULT_H

#include "core/paper/letterhead.h"

/* What kind of body signs for a unit. */
enum letterhead_body {
    BODY_COMMITTEE, /* of a province, commune, ward … */
    BODY_OFFICE     /* with a head of its own */
};

struct letterhead_unit {
    enum letterhead_body body;
    struct str name; /* "Xã An Bình", "Sở Nội vụ" */
};

/* The body that reports for a unit, a line each: "Ủy ban nhân dân", "xã An Bình". */
struct str letterhead_body(struct arena *arena, const struct letterhead_unit *unit);
/* above, root: the unit above it, and that of the whole tree; their names empty: none. */
struct letterhead letterhead_default(struct arena *arena, const struct letterhead_unit *unit,
    const struct letterhead_unit *above, const struct letterhead_unit *root);

#endif
