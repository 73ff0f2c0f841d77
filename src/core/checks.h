/*
 * checks -- what figures must be like: the form's checks run over a report's content.
 *
 * Checks are data of the form (struct check_rule), compiled with its formulas
 * and run after them, by the same code on the server and in the browser. An
 * error must be mended before a report is submitted; a warning must be
 * explained, and the explanation travels with the report.
 *
 * What is decided:
 * - Empty is not zero: range, decimals, one_of and change look at cells that are
 *   filled in. sum and part look where the whole or a part is, and count what is
 *   empty as 0. A condition is asked once something it refers to is filled in.
 * - A cell without a figure because its formula fails is not checked again: that
 *   it fails is told already. A condition that divides by 0, or finds NA(), says
 *   nothing; with any other error it does not hold.
 * - A condition is written for the first of its rows and columns: references to
 *   that row and that column stand for each of the others in turn, all other
 *   references stay. One without rows and columns is asked as it is.
 * - Sums and differences are exact; a tolerance is how far apart they may be.
 * - change is of the figure one period before, or of the same period of the year
 *   before; where there is none it says nothing. From 0, any change is too much
 *   that is more than the tolerance.
 * - What a unit was not assigned is not its to check: a check is left out where
 *   any cell it looks at is not assigned.
 *
 * Layer:  core (pure)
 * Owns:   nothing; results live in the arena given
 * Fails:  never
 * Limits: CHECKS_MAX, CHECK_STEPS_MAX a form, CHECK_FINDINGS_MAX cells named
 * Tests:  checks_test.c
 */
#ifndef BAOCAO_CHECKS_H
#define BAOCAO_CHECKS_H

#include "core/formula/formula.h"

/* A cell that is not as it must be. */
struct check_finding {
    uint32_t check; /* index in form->checks */
    uint32_t slot;
    struct str found, allowed; /* as written in Vietnam: "1.234,5", "≤ 1.000" */
};

struct check_result {
    struct check_finding *items; /* by check, then in the order of the sheet */
    size_t len;
    size_t errors, warnings; /* cells, those that are not named too */
    uint32_t *counts;        /* by check: of those */
};

/* assigned: by slot, or NULL: all. */
struct check_result checks_run(struct arena *arena, const struct formula_program *program,
    const struct content *content, const bool *assigned);
/* The check's own message, or what its kind says. */
struct str check_message(const struct check_rule *rule);

/* Checks that rows said to be parts of another one ("Trong đó") are not more than it: a warning for
 * each such row, of the number columns that are summed. Adds to form->checks. */
void checks_propose(struct arena *arena, struct form *form);

#endif
