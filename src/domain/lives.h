/*
 * lives -- the steps of a form's life: put to test, announced, in use, revised, repealed.
 *
 * core/form_life.h decides; here is what a step does besides: trials are opened
 * and closed, the version in use gives way to the next, going on with what
 * others have seen makes a new draft.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, FORM_NOT_NOW, FORM_UNMET naming the field, FORM_INVALID, CHANGED_MEANWHILE
 * Limits: TRIAL_UNITS_MAX units try a form
 * Tests:  tests/api/life.talk, tests/api/trial.talk
 */
#ifndef BAOCAO_LIVES_H
#define BAOCAO_LIVES_H

#include "model/form.h"

enum status form_act(struct ctx *ctx, const struct form_move *in, struct form_full *out) MUST_CHECK;
/* A draft of the next version with this layout, where nothing is worked on. */
enum status form_revise(
    struct ctx *ctx, const struct form_save *in, struct form_full *out) MUST_CHECK;
/* What can be done with the form, and why not: struct form_choice. */
enum status form_choices(
    struct ctx *ctx, const struct form_record *form, struct list *out) MUST_CHECK;

#endif
