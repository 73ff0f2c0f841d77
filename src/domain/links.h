/*
 * links -- the forms that a form being saved takes figures from (BIEU).
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  FORM_INVALID naming the formula, and every cell of a circle
 * Limits: FORM_LINKS_MAX forms
 * Tests:  tests/api/sources.talk, src/core/form_links_test.c
 */
#ifndef BAOCAO_LINKS_H
#define BAOCAO_LINKS_H

#include "core/form.h"
#include "store/db.h"

/* The first thing wrong between the form of that code and the versions in use of those it names,
 * and those that these name; .field empty: nothing is. */
enum status links_look(
    struct ctx *ctx, struct str code, const struct form *layout, struct form_fault *out) MUST_CHECK;
/* The same as a refusal. */
enum status links_check(struct ctx *ctx, struct str code, const struct form *layout) MUST_CHECK;

#endif
