/*
 * succession -- what becomes of what a unit owes when it merges, splits, changes its name or ends.
 *
 * Units merge into one, one splits into several, one goes on as another, or
 * one ends with or without somebody who takes its work. Of a split one
 * successor is named that takes over what is owed already. From the day on the
 * successors stand on the lists of reporters in place of the predecessor, each
 * with its part; the figures of the time before stay the predecessor's own.
 *
 * Where a data window reaches over the day, both are there in it: the
 * successor reports, so that nothing is asked twice.
 *
 * Layer:  core (pure)
 * Owns:   lists that are changed live in the arena given
 * Fails:  never; a refusal is an answer
 * Limits: SUCCESSION_UNITS_MAX units on one side, UNIT_DEPTH_MAX levels
 * Tests:  succession_test.c
 */
#ifndef BAOCAO_SUCCESSION_H
#define BAOCAO_SUCCESSION_H

#include "core/part.h"

/* X(NAME, "wire", "tên") */
#define SUCCESSION_KIND_LIST(X) \
    X(MERGE, "merge", "Sáp nhập") \
    X(SPLIT, "split", "Chia, tách") \
    X(RENAME, "rename", "Đổi tên, đổi mã") \
    X(ABOLISH, "abolish", "Giải thể")

#define X(name, wire, title) SUCCESSION_##name,
enum succession_kind { SUCCESSION_KIND_LIST(X) SUCCESSION_KIND_COUNT };
#undef X

enum succession_refusal {
    SUCCESSION_OK,
    SUCCESSION_COUNT, /* other numbers of units than the kind has */
    SUCCESSION_TWICE, /* a unit named twice, or on both sides */
    SUCCESSION_HEIR,  /* of a split none of the successors takes over what is owed */
    SUCCESSION_BELOW, /* the heir lies below the unit that is to go below it */
    SUCCESSION_DEEP   /* the tree would grow too deep */
};

/* int64_t units each; heir 0: the only successor, if there is one. */
enum succession_refusal succession_check(enum succession_kind kind, const struct list *predecessors,
    const struct list *successors, int64_t heir);
/* Who takes over what is owed; 0: nobody. */
int64_t succession_heir(const struct list *successors, int64_t heir);

/* Where a unit lies in the tree. */
struct succession_place {
    struct str path;
    int64_t depth;
};

/* Whether a unit, below which the tree goes as deep as said, may go under its heir. */
enum succession_refusal succession_move_check(
    const struct succession_place *unit, int64_t deepest, const struct succession_place *heir);

/* A line of a standing list of reporters. */
struct standing {
    int64_t unit_id;
    struct part part;
    int64_t from, to; /* DATE_NONE: open */
    bool changed, dropped;
};

/* From `day` on the successors stand on the list in place of the unit: rows has room for as many
 * more. A successor that stands there already gets both parts. */
void succession_list(struct arena *arena, struct standing *rows, size_t *len, int64_t predecessor,
    const struct list *successors, int64_t day);

struct succession_link {
    int64_t predecessor, successor, from_on;
};

/* Whether a successor reports in the unit's place over a window whose last day is given: one of
 * those who are there. */
bool succession_replaced(const struct succession_link *links, size_t links_len, int64_t unit_id,
    int64_t window_to, const struct list *there);

#endif
