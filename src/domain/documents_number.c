#include "domain/documents.h"

#include "base/host/secret.h"
#include "domain/files.h"
#include "sign/issue.h"

static struct str figures_of(struct str text)
{
    size_t len = 0;

    while (len < text.len && text.ptr[len] >= '0' && text.ptr[len] <= '9')
        len++;
    return str_sub(text, 0, len);
}

enum status document_put_number(
    struct ctx *ctx, int64_t report_id, int64_t revision, struct str text, int64_t issued_on)
{
    struct document_version version = {
        .stage = STAGE_NUMBERED, .number_text = text, .dated_on = issued_on
    };
    const struct document_version *newest;
    const struct document *paper;
    struct str bytes;
    struct list documents;

    TRY(documents_list(ctx, report_id, &documents));
    paper = document_of(&documents, revision, DOCUMENT_PAPER);
    if (!paper || paper->stage == STAGE_ISSUED)
        return ST_OK;
    newest = document_version_of(paper, paper->version);
    TRY(file_whole(ctx, newest->file_id, newest->size, &bytes));
    /* What stands behind the figures is printed on the paper. */
    TRY(issue_number(ctx, bytes, figures_of(text), issued_on, &bytes));
    version.hash = secret_sha256(ctx->arena, bytes);
    version.size = (int64_t)bytes.len;
    TRY(file_put(ctx, bytes, version.hash, &version.file_id));
    return document_add(ctx, paper, &version);
}
