/*
 * attachments -- files attached to a report (BG-17), pictures and sound too (BP-03).
 *
 * They belong to the draft: who may type figures now may attach, describe and
 * remove files, and each of it raises the report's version, so that nobody
 * submits another set than he saw. Submitting freezes the set with the
 * revision, whose digest covers names, notes and bytes; a report that comes
 * back goes on with them. Who may read the report's figures may read its files.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, STEP_*, REPORT_NOT_SENT, CHANGED_MEANWHILE, ATTACHMENT_*
 * Limits: ATTACHMENT_BYTES_MAX, ATTACHMENTS_BYTES_MAX, ATTACHMENTS_MAX
 * Tests:  tests/api/attachment.talk, tests/api/attachment_test.c, tests/api/frozen_test.c
 */
#ifndef BAOCAO_ATTACHMENTS_H
#define BAOCAO_ATTACHMENTS_H

#include "domain/reports.h"
#include "model/attachment.h"

enum status attachment_list(
    struct ctx *ctx, const struct by_id *in, struct attachments_out *out) MUST_CHECK;

/* The files of a report, struct attachment, whoever asks. */
enum status attachments_of(struct ctx *ctx, int64_t report_id, struct list *out) MUST_CHECK;
/* One of a report's files, as attachment_list has them; NOT_FOUND if it has no such file. */
enum status attachment_get(
    struct ctx *ctx, int64_t report_id, int64_t id, struct attachment *out) MUST_CHECK;

/* Before any of the bytes is kept, and without the database: what they are. Sets in->kind. */
enum status attachment_inspect(struct ctx *ctx, struct attachment_new *in) MUST_CHECK;
/* Whether so many bytes may come to those a report has already. */
enum status attachment_bytes_fit(struct ctx *ctx, int64_t have, int64_t more) MUST_CHECK;
/* Then, still before: whether the report takes it, from this actor. */
enum status attachment_admit(struct ctx *ctx, const struct attachment_new *in) MUST_CHECK;
/* With in->hash and in->file_id of what file_keep kept. */
enum status attachment_add(
    struct ctx *ctx, const struct attachment_new *in, struct attachment_out *out) MUST_CHECK;
enum status attachment_describe(
    struct ctx *ctx, const struct attachment_ref *in, struct attachment_out *out) MUST_CHECK;
enum status attachment_remove(
    struct ctx *ctx, const struct attachment_ref *in, struct attachment_out *out) MUST_CHECK;

/* One file, and its bytes piece by piece. */
struct attachment_content {
    struct attachment attachment;
    int64_t at; /* the piece begins here */
    struct str piece;
};
enum status attachment_open(
    struct ctx *ctx, const struct attachment_ref *in, struct attachment_content *out) MUST_CHECK;
/* The next piece of one that was opened. */
enum status attachment_more(struct ctx *ctx, struct attachment_content *content) MUST_CHECK;

/* For revisions: what is attached to a draft, as its digest has it; empty if nothing is. */
enum status attachments_canonical(struct ctx *ctx, int64_t report_id, struct str *out) MUST_CHECK;
enum status attachments_freeze(struct ctx *ctx, int64_t report_id, int64_t revision_id) MUST_CHECK;

#endif
