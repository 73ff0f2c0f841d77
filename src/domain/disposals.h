/*
 * disposals -- files of the archive whose time is over are destroyed: proposed by who keeps the
 * archive, approved by somebody else, recorded for ever.
 *
 * A proposal names closed files of one unit that may go by what they were closed with and by what
 * is the rule now. Whoever approves is another account than who proposed; all is looked at again in
 * the transaction that destroys, and the statements that let the bytes go look once more, by
 * themselves. Destroyed are the documents of the revisions in the file, of earlier revisions that
 * never were in one, and the files that came with them; their bytes are swept once nothing else
 * refers to them. What stays: the file's row and list of contents, the digests of every piece, the
 * minutes, the registers, the history, the time stamps. The figures of the reports are not
 * documents; series and totals are made of them, and they stay.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, DISPOSAL_*, CHANGED_MEANWHILE
 * Limits: DISPOSAL_FILES_MAX
 * Tests:  tests/api/archive_destroy.talk
 */
#ifndef BAOCAO_DISPOSALS_H
#define BAOCAO_DISPOSALS_H

#include "model/archive.h"
#include "model/archive_task.h"
#include "store/db.h"

enum status disposal_list(
    struct ctx *ctx, const struct disposal_query *in, struct page_out *out) MUST_CHECK;
enum status disposal_view(
    struct ctx *ctx, const struct by_id *in, struct disposal_full *out) MUST_CHECK;
enum status disposal_propose(
    struct ctx *ctx, const struct disposal_new *in, struct disposal_full *out) MUST_CHECK;
enum status disposal_decide(
    struct ctx *ctx, const struct disposal_decision *in, struct disposal_full *out) MUST_CHECK;
enum status disposal_take_back(
    struct ctx *ctx, const struct disposal_withdraw *in, struct disposal_full *out) MUST_CHECK;
/* What was destroyed, as a text; NOT_FOUND: nothing was. */
enum status disposal_minutes(
    struct ctx *ctx, const struct by_id *in, struct disposal_minutes *out) MUST_CHECK;

#endif
