/*
 * form_links -- forms whose formulas take from one another (BIEU): that what they name is there,
 * and that none of them takes from itself in the end.
 *
 * Layer:  core (pure)
 * Owns:   nothing; texts live in the arena given
 * Fails:  form_links_check answers with the first fault
 * Limits: FORM_LINKS_MAX forms; linear in the operations and range cells of all of them
 * Tests:  form_links_test.c
 */
#ifndef BAOCAO_FORM_LINKS_H
#define BAOCAO_FORM_LINKS_H

#include "core/formula/formula.h"

struct linked_form {
    struct str code;
    const struct form *form;
    const struct formula_program *program;
};

/* forms[0] is being saved; the others are all those that it, and they, take from, so far as they
 * are there. .field empty: all is in order. */
struct form_fault form_links_check(
    struct arena *arena, const struct linked_form *forms, size_t len);

#endif
