/*
 * aggregate -- one report out of many: how the figures of lower units become the upper report's.
 *
 * A plan says for each cell of the target form which cells of the source form
 * it takes and by which rule; it depends on the two forms alone. A run counts
 * reports into it, straight from their blobs, and is finished into a content.
 *
 * What is decided:
 * - A row's rule, where it has one, goes before its column's. A number column
 *   that says nothing is summed.
 * - Cells are found by the row's indicator and the column's attribute; if the
 *   two forms are the same one (the same pointer), by place. A cell without a
 *   counterpart, or of another type, takes nothing and is left as it is.
 * - Empty is not zero: a cell nobody filled in stays empty under every rule, and
 *   averages, minima and maxima count only those who did. "none" takes nothing.
 * - sum, average, weighted, ratio are of numbers; min, max, last also of dates,
 *   last also of yes/no. "last" is the last report counted that has a figure.
 * - A weighted average counts the reports that have both figure and weight.
 * - A ratio is the ratio of the sums, times its factor, never a mean of ratios. Where
 *   numerator or denominator is calculated in the target form, was overridden,
 *   or has no counterpart in the source, the target's own figure stands for the
 *   sum. Without a numerator there is no ratio; a denominator of 0, or none, is the
 *   error DIV0, as in formulas.
 * - Where row and column are both ratios (a yield compared with its plan) the cell takes
 *   nothing: the row's quotient of two percentages would be no yield.
 * - A cell crossed out in the target takes nothing.
 * - Calculated cells of the target are calculated from the consolidated figures,
 *   not summed. Overridden cells keep their figures.
 * - What a person typed in a source and no cell of the target takes is named, so that it is not
 *   lost without a word. The rule "none" is deliberate and not named, nor is what is calculated.
 * - Sums run in 128 bits; there is one rounding, to the target column's decimals.
 * - A report that was split among others is of the same form as theirs. A cell of one part alone
 *   is taken over as it is, whatever its rule and type; cells of several parts go by their rule;
 *   cells of no part are the target's own.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in
 * Fails:  aggregate_add: false for a blob that is damaged or of another form, and nothing is
 *         counted; a figure that does not fit its cell is the cell's error OVERFLOW
 * Limits: those of content_sum; AGGREGATE_GAPS_MAX gaps are named, all are counted
 * Tests:  aggregate_test.c, totals_test.c (totals published by others: tests/data/totals)
 */
#ifndef BAOCAO_AGGREGATE_H
#define BAOCAO_AGGREGATE_H

#include "core/content.h"

struct aggregate_plan;
struct aggregate_run;
struct formula_program;
struct part_cover;

enum aggregate_part { AGGREGATE_VALUE, AGGREGATE_WEIGHT, AGGREGATE_NUM, AGGREGATE_DEN };

/* What a cell of the target takes. */
struct aggregate_source {
    enum aggregate_part part;
    struct cell_ref cell; /* of the source form */
};

enum aggregate_side { AGGREGATE_ENTRY, AGGREGATE_TOTAL, AGGREGATE_SIDE_COUNT };

/* A row (column 0), a column (row 0) or a cell of one form without a counterpart in the other. */
struct aggregate_gap {
    int side; /* enum aggregate_side: whose row and column these are */
    int64_t row, column;
    struct str label; /* the row's text, the column's headings, or both */
    struct str code;  /* the row's indicator or the column's attribute; empty: none */
};

struct aggregate_gaps {
    struct list items; /* struct aggregate_gap, the first AGGREGATE_GAPS_MAX */
    size_t count;      /* all of them */
};

struct aggregate_explanation {
    int rule;                /* enum rule_kind; RULE_NONE: takes nothing */
    struct maybe_dec factor; /* of RULE_RATIO */
    bool calculated;         /* by a formula of the target, over which no rule goes */
    bool put;                /* taken over from the one part it lies in */
    struct aggregate_source sources[2];
    size_t sources_len;
};

extern const char *const aggregate_side_names[AGGREGATE_SIDE_COUNT];

/* Both forms must outlive the plan. */
const struct aggregate_plan *aggregate_plan_new(
    struct arena *arena, const struct form *target, const struct form *source);
/* The plan of a form that was split among parts. */
const struct aggregate_plan *aggregate_split(
    struct arena *arena, const struct form *form, const struct part_cover *cover);
/* Copies what is taken over from part number `index` to `put`, an array by slot; texts stay
 * borrowed of the content. */
void aggregate_take_over(const struct aggregate_plan *plan, const struct part_cover *cover,
    size_t index, const struct content *content, struct cell *put);
/* Lays what was taken over into the target; aggregate_finish then calculates it. */
void aggregate_put(
    const struct aggregate_plan *plan, const struct cell *put, struct content *content);
struct aggregate_run *aggregate_start(struct arena *arena, const struct aggregate_plan *plan);
/* Counts one packed report of the source form. */
bool aggregate_add(struct aggregate_run *run, struct str blob) MUST_CHECK;
/* How many reports were counted. */
size_t aggregate_count(const struct aggregate_run *run);
/* Puts what was counted into a content of the target form and calculates it; program: the target
 * form's formulas, or NULL. Cells that take nothing are left alone. */
void aggregate_finish(const struct aggregate_run *run, const struct formula_program *program,
    struct content *content);
/* Whether no row or no column of the two forms meets: nothing could ever be taken. */
bool aggregate_is_void(const struct aggregate_plan *plan);
/* Rows and columns of either form that have no counterpart in the other. */
struct aggregate_gaps aggregate_gaps(struct arena *arena, const struct aggregate_plan *plan);
/* Rows, columns and cells of the source in which figures were counted that nothing takes. */
struct aggregate_gaps aggregate_lost(struct arena *arena, const struct aggregate_run *run);
struct aggregate_explanation aggregate_explain(
    const struct aggregate_plan *plan, int64_t row, int64_t column);

#endif
