#include "domain/signings.h"

#include "domain/files.h"
#include "domain/sessions.h"
#include "domain/use.h"

/* ---- reading one ---- */

static void complete(const struct ctx *ctx, struct signing *job)
{
    job->state = (int)sign_state_now((enum sign_state)job->state, job->expires_ms, ctx->now_ms);
    if (job->state == SIGN_EXPIRED && !job->ended_ms)
        job->ended_ms = job->expires_ms;
    job->purpose_title = str_of(sign_purpose_titles[job->purpose]);
    job->source_title = str_of(sign_source_titles[job->source]);
    job->state_title = str_of(sign_state_titles[job->state]);
    job->now_ms = ctx->now_ms;
    for (size_t i = 0; i < job->parts.len; i++) {
        struct signing_part *part = LIST_AT(job->parts, struct signing_part, i);

        part->answered = part->answered_ms != 0;
    }
}

enum status signing_load(struct ctx *ctx, int64_t id, struct signing *out)
{
    struct report report;
    bool found;

    TRY(db_one(ctx, STMT_SIGN_JOB_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &signing_resource, 0, out);
    TRY(db_start(ctx, STMT_SIGN_JOB_PARTS, ARGS(V_INT(id))));
    TRY(rows_read(ctx, &signing_part_resource, &out->parts));
    complete(ctx, out);
    TRY(report_look(ctx, out->report_id, &report));
    out->report_version = report.version;
    return ST_OK;
}

struct signing_part *signing_part_of(const struct signing *job, int64_t number)
{
    for (size_t i = 0; i < job->parts.len; i++) {
        struct signing_part *part = LIST_AT(job->parts, struct signing_part, i);

        if (part->number == number)
            return part;
    }
    return NULL;
}

enum status signing_get(struct ctx *ctx, const struct by_id *in, struct signing *out)
{
    TRY(signing_load(ctx, in->id, out));
    return out->account_id == ctx->actor->account_id ? ST_OK : use_not_found(ctx);
}

enum status signing_enter(struct ctx *ctx, int64_t id, struct signing *out)
{
    struct actor *actor = ARENA_NEW(ctx->arena, struct actor);

    TRY(signing_load(ctx, id, out));
    TRY(session_account(ctx, out->account_id, actor));
    ctx->actor = actor;
    return ST_OK;
}

/* ---- the ways there are ---- */

enum status signing_sources(
    struct ctx *ctx, const struct sign_keys *keys, struct sign_sources_out *out)
{
    struct sign_source_item *items = ARENA_ARRAY(ctx->arena, SOURCE_COUNT, struct sign_source_item);

    for (int source = 0; source < SOURCE_COUNT; source++) {
        const struct key_source *key = keys ? keys->by_source[source] : NULL;
        const char *name = keys ? keys->names[source] : NULL;
        bool asked = sign_source_is_asked((enum sign_source)source);

        items[source] = (struct sign_source_item){
            .source = source,
            .title = str_of(sign_source_titles[source]),
            .name = str_of(name),
            .available = !asked || key,
        };
        if (!items[source].available)
            items[source].reason = str_of(problem_text(PROBLEM_SIGNING_NOT_CONFIGURED));
    }
    out->items = (struct list){ items, SOURCE_COUNT };
    return ST_OK;
}

/* ---- cancelling ---- */

enum status signing_cancel(struct ctx *ctx, const struct by_id *in, struct signing *out)
{
    struct report report;
    bool lived;

    TRY(signing_get(ctx, in, out));
    TRY(db_one(ctx, STMT_SIGN_JOB_END,
        ARGS(V_INT(in->id), V_INT(SIGN_CANCELLED), V_TEXT(S("")), V_TEXT(S("")), V_INT(ctx->now_ms),
            V_INT(SIGN_WAITING), V_INT(SIGN_PENDING)),
        &lived));
    if (!lived)
        return ST_OK;
    TRY(report_look(ctx, out->report_id, &report));
    TRY(history_add(ctx, (struct history_facts){
                             .action = "report.sign_cancel",
                             .object_type = OBJECT_REPORT,
                             .object_id = report.id,
                             .unit_id = report.unit_id,
                             .other_unit_id = report.receiver_unit_id,
                             .note = out->purpose_title,
                         }));
    return signing_get(ctx, in, out);
}

/* ---- what is signed ---- */

enum status signing_content_open(
    struct ctx *ctx, const struct signing_ref *in, struct signing_content *out)
{
    const struct signing_part *part;
    struct signing job = { 0 };
    struct report report;

    TRY(signing_get(ctx, &(struct by_id){ in->id }, &job));
    TRY(report_look(ctx, job.report_id, &report));
    TRY(report_require_figures(ctx, &report));
    part = signing_part_of(&job, in->number);
    if (!part)
        return use_not_found(ctx);
    out->part = *part;
    out->at = 0;
    return file_piece(ctx, part->prepared_id, part->prepared_size, 0, &out->piece);
}

enum status signing_content_more(struct ctx *ctx, struct signing_content *content)
{
    content->at += (int64_t)content->piece.len;
    return file_piece(
        ctx, content->part.prepared_id, content->part.prepared_size, content->at, &content->piece);
}
