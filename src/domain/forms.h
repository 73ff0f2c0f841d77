/*
 * forms -- forms and their versions.
 *
 * A version is never changed: saving makes the next one, and open cycles keep
 * the one they began with.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, FORM_INVALID (naming the place), FORM_CODE_TAKEN, CHANGED_MEANWHILE
 * Limits: those of base/limits.h
 * Tests:  tests/api/form.talk
 */
#ifndef BAOCAO_FORMS_H
#define BAOCAO_FORMS_H

#include "model/form.h"

enum status form_list(
    struct ctx *ctx, const struct form_query *in, struct page_out *out) MUST_CHECK;
enum status form_view(struct ctx *ctx, const struct form_ref *in, struct form_full *out) MUST_CHECK;
/* The layout is checked by form_layout_check before; JSON was made by it outside the transaction.
 */
enum status form_create(
    struct ctx *ctx, const struct form_save *in, struct form_full *out) MUST_CHECK;
enum status form_change(
    struct ctx *ctx, const struct form_save *in, struct form_full *out) MUST_CHECK;
/* FORM_INVALID with the place at fault, or ST_OK. Pure: outside any transaction. */
enum status form_layout_check(struct ctx *ctx, const struct form *layout) MUST_CHECK;
/* The newest version of a form; FORM no_such naming the field. */
enum status form_newest(
    struct ctx *ctx, const char *field, int64_t form_id, int64_t *out_version_id) MUST_CHECK;

#endif
