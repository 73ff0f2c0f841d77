/*
 * forms -- forms, their versions, and the draft that is worked on.
 *
 * A form has at most one draft, changed in place. What was tested, announced or
 * used is never changed: going on with it makes the next version, and open
 * cycles keep the one they began with. The steps between are lives.h.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, FORM_INVALID (naming the place), FORM_CODE_TAKEN, FORM_NO_DRAFT,
 *         FORM_NOT_IN_USE, CHANGED_MEANWHILE
 * Limits: those of base/limits.h
 * Tests:  tests/api/form.talk, tests/api/life.talk
 */
#ifndef BAOCAO_FORMS_H
#define BAOCAO_FORMS_H

#include "model/form.h"

enum status form_list(
    struct ctx *ctx, const struct form_query *in, struct page_out *out) MUST_CHECK;
/* The version asked for, else the one in use, else the newest. */
enum status form_view(struct ctx *ctx, const struct form_ref *in, struct form_full *out) MUST_CHECK;
enum status form_versions(
    struct ctx *ctx, const struct form_versions_query *in, struct page_out *out) MUST_CHECK;
enum status form_changes(
    struct ctx *ctx, const struct form_changes_query *in, struct form_changes *out) MUST_CHECK;
/* A form whose first version is a draft. The layout is checked by form_layout_check before. */
enum status form_create(
    struct ctx *ctx, const struct form_save *in, struct form_full *out) MUST_CHECK;
/* The draft as it is now, right or wrong: in->fault says what is wrong with it. */
enum status form_draft(
    struct ctx *ctx, const struct form_save *in, struct form_full *out) MUST_CHECK;
/* FORM_INVALID with the place at fault, or ST_OK. Pure: outside any transaction. */
enum status form_layout_check(struct ctx *ctx, const struct form *layout) MUST_CHECK;
/* The version of a form that is in use; no such form or FORM_NOT_IN_USE naming the field. */
enum status form_used(
    struct ctx *ctx, const char *field, int64_t form_id, int64_t *out_version_id) MUST_CHECK;
/* The version of the one form without cells: what a report that is a text alone stands on. Made,
 * as this unit's, when it is first needed. */
enum status form_blank(struct ctx *ctx, int64_t unit_id, int64_t *out_version_id) MUST_CHECK;

/* ---- for lives.c ---- */

enum status form_get(struct ctx *ctx, int64_t id, struct form_record *out) MUST_CHECK;
/* One version and, where it is asked for, its layout as it is kept. */
enum status form_version_get(struct ctx *ctx, int64_t form_id, int64_t number,
    struct form_version *out, struct str *out_layout) MUST_CHECK;
/* Rows and value columns, as the record has them. */
void form_count(const struct form *layout, struct form_record *record);
enum status form_draft_add(
    struct ctx *ctx, const struct form_version *draft, struct str layout) MUST_CHECK;
enum status form_event(struct ctx *ctx, const char *action, struct str note,
    const struct form_record *before, const struct form_record *after) MUST_CHECK;

#endif
