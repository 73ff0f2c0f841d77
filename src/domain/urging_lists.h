/*
 * urging_lists -- letters that urge, and how often each unit was urged: pages, files, papers.
 *
 * Seen is what was issued within the actor's scope (RIGHT_PROGRESS_READ over the issuer), and what
 * went to units within it.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  URGING_DAYS, NO_SUCH_UNIT, NOT_FOUND, RENDER_FAILED
 * Limits: PAGE_ROWS_MAX rows a page, CSV_ROWS_MAX rows of a file
 * Tests:  tests/api/urging.talk
 */
#ifndef BAOCAO_URGING_LISTS_H
#define BAOCAO_URGING_LISTS_H

#include "base/ctx.h"
#include "model/urging.h"
#include "render/papers.h"

/* The roles that see what went to a unit. */
int64_t urging_reader_roles(const struct ctx *ctx);
/* Whether the actor sees it as one of who issued it; sets what follows from that. */
void urging_complete(struct ctx *ctx, struct urging *urging);

enum status urging_list(
    struct ctx *ctx, const struct urging_query *in, struct page_out *out) MUST_CHECK;
enum status urged_list(
    struct ctx *ctx, const struct urged_query *in, struct urged_out *out) MUST_CHECK;
/* extension: "xlsx" or "csv". */
enum status urging_list_write(
    struct ctx *ctx, const struct list *letters, struct str extension, struct str *out) MUST_CHECK;
enum status urged_write(struct ctx *ctx, const struct urged_out *urged, struct str extension,
    struct str *out) MUST_CHECK;
/* extension: "pdf" or "docx". */
enum status urging_paper_write(struct ctx *ctx, const struct urging_full *letter,
    struct str extension, struct paper_file *out) MUST_CHECK;

#endif
