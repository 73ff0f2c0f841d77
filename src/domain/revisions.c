#include "domain/revisions.h"

#include "base/host/secret.h"
#include "domain/attachments.h"
#include "domain/checks.h"
#include "domain/narratives.h"
#include "domain/sources.h"
#include "domain/total_flags.h"
#include "domain/use.h"

/* What a part reads as, for the digest; empty: the report has nothing of it. */
typedef enum status part_text(struct ctx *ctx, const struct report_work *work, struct str *out);

static enum status figures_text(struct ctx *ctx, const struct report_work *work, struct str *out)
{
    *out = content_canonical(ctx->arena, work->content);
    return ST_OK;
}

static enum status attached_text(struct ctx *ctx, const struct report_work *work, struct str *out)
{
    return attachments_canonical(ctx, work->report.id, out);
}

static enum status explained_text(struct ctx *ctx, const struct report_work *work, struct str *out)
{
    *out = checks_canonical(ctx, work);
    return ST_OK;
}

static enum status narrative_text(struct ctx *ctx, const struct report_work *work, struct str *out)
{
    (void)ctx;
    *out = work->text;
    return ST_OK;
}

/* In the order the digest has them, for good: a new one is added behind. */
static const struct {
    const char *name;
    part_text *text;
} parts[] = {
    { "figures", figures_text },
    { "attachments", attached_text },
    { "explanations", explained_text },
    { "narrative", narrative_text },
};

static enum status digest_make(struct ctx *ctx, const struct report_work *work, struct str *out)
{
    struct buf lines = { .arena = ctx->arena };
    struct str figures = { 0 };
    size_t further = 0;

    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        struct str text, digest;

        TRY(parts[i].text(ctx, work, &text));
        if (i > 0 && !text.len)
            continue;
        digest = secret_digest(ctx->arena, text);
        buf_addf(&lines, "%s " STR_FMT "\n", parts[i].name, STR_ARG(digest));
        if (i == 0)
            figures = digest;
        else
            further++;
    }
    *out = further ? secret_digest(ctx->arena, buf_str(&lines)) : figures;
    return ST_OK;
}

enum status revision_freeze(struct ctx *ctx, struct report_work *work)
{
    struct str blob = content_pack(ctx->arena, work->content, CONTENT_VERSIONS | CONTENT_OVERRIDES);
    struct str digest;
    int64_t revision_id;
    bool found;

    TRY(narrative_final(ctx, work, &work->text));
    TRY(digest_make(ctx, work, &digest));
    work->report.revision++;
    TRY(db_one(ctx, STMT_REVISION_INSERT,
        ARGS(V_INT(work->report.id), V_INT(work->report.revision), V_BLOB(blob), V_TEXT(digest),
            V_INT(ctx->now_ms), V_INT(ctx->actor->account_id), V_TEXT(work->text)),
        &found));
    revision_id = db_int(ctx, 0);
    TRY(total_freeze(ctx, &work->report));
    TRY(sources_freeze(ctx, work, revision_id));
    TRY(checks_freeze(ctx, work, revision_id));
    return attachments_freeze(ctx, work->report.id, revision_id);
}
