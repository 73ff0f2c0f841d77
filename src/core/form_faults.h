/*
 * form_faults -- all that is wrong with a form that is being drawn, so that it is shown where it
 * is.
 *
 * form_check answers with the first fault, which is enough to refuse a form.
 * Who draws one wants all of them at their cells: each formula at fault is named
 * once, and what comes after is looked at as if it were not there.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena given
 * Fails:  never
 * Limits: FORM_FAULTS_MAX formulas are named
 * Tests:  formula/faults_test.c
 */
#ifndef BAOCAO_FORM_FAULTS_H
#define BAOCAO_FORM_FAULTS_H

#include "core/formula/formula.h"

#define FORM_FAULTS_MAX 100

struct form_faults {
    struct list formulas;    /* struct formula_fault */
    struct form_fault other; /* the first that is about no formula of a cell; .field empty: none */
};

struct form_faults form_faults(struct arena *arena, const struct form *form);

#endif
