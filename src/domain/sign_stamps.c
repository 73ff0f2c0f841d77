#include "domain/sign_stamps.h"

#include "domain/stamp_authorities.h"
#include "sign/sign_stamp.h"

void sign_stamp_lacks(struct ctx *ctx, struct signing_answer *answer, struct str why)
{
    answer->stamp.note = str_format(ctx->arena, "Chưa có dấu thời gian: " STR_FMT, STR_ARG(why));
}

/* ---- asking ---- */

static bool is_wanted(const struct signing_answer *answer)
{
    return answer->authority.url.len && answer->keys && answer->keys->stamps &&
           answer->job.source != SOURCE_UPLOAD;
}

static bool ask(struct ctx *ctx, struct signing_answer *answer, struct str question,
    struct str *out, struct str *out_error)
{
    struct stamp_line *line = answer->keys->stamps;
    const struct fetch_order order = {
        .url = answer->authority.url,
        .inside = answer->authority.inside,
        .post = question,
        .post_type = "application/timestamp-query",
        .seconds = STAMP_SECONDS_MAX,
    };

    answer->stamp.asked = true;
    if (line->fetch(line->of, ctx->arena, &order, out, out_error))
        return true;
    line->silent_until_ms = ctx->now_ms + STAMP_SILENT_MS;
    if (!out_error->len)
        *out_error = S("không có trả lời");
    return false;
}

static enum status believe(struct ctx *ctx, void *arg)
{
    return stamp_believe(ctx, arg);
}

/* What the authority answers about this signature; empty: nothing that can be believed. */
static enum status token_get(
    struct ctx *ctx, struct signing_answer *answer, struct str signature, struct str *out)
{
    struct stamp_order order = { .stamped = signature,
        .digest = (enum stamp_digest)answer->authority.digest,
        .policy = answer->authority.policy };
    struct stamp_came came = { .order = &order };
    struct str question;

    TRY(stamp_ask(ctx, &order, &question)); /* its policy was checked when it was named */
    if (ask(ctx, answer, question, &came.answer, &came.error))
        TRY(database_read(ctx, believe, &came));
    answer->stamp.error = came.error;
    if (!came.error.len)
        answer->stamp.taken = came.taken;
    *out = came.taken.token;
    return ST_OK;
}

static enum status put(struct ctx *ctx, struct signing_answer *answer, const struct sign_last *last,
    struct str token, struct str *out)
{
    struct ctx own = *ctx;

    if (sign_stamp(&own, answer->made, last, token, out) == ST_OK)
        return ST_OK;
    *out = S("");
    sign_stamp_lacks(ctx, answer, own.problem.detail);
    return ST_OK;
}

enum status sign_stamp_get(struct ctx *ctx, struct signing_answer *answer, struct str *out)
{
    struct sign_last last;
    struct str token;

    *out = S("");
    if (!is_wanted(answer))
        return ST_OK;
    TRY(sign_last(ctx, answer->made, &last)); /* it was verified */
    if (last.cms.stamp.len > 0)
        return ST_OK; /* the program that signed has asked somebody itself */
    if (answer->keys->stamps->silent_until_ms > ctx->now_ms) {
        sign_stamp_lacks(
            ctx, answer, S("tổ chức cấp dấu thời gian vừa không trả lời, chưa hỏi lại."));
        return ST_OK;
    }
    TRY(token_get(ctx, answer, last.cms.signature, &token));
    if (answer->stamp.error.len) {
        sign_stamp_lacks(ctx, answer, answer->stamp.error);
        return ST_OK;
    }
    return put(ctx, answer, &last, token, out);
}

/* ---- telling ---- */

/* Signatures are made by many at once: only what is news is written. */
enum status sign_stamp_tell(struct ctx *ctx, const struct signing_answer *answer)
{
    const struct stamp_taken *taken = &answer->stamp.taken;
    struct str error = answer->stamp.error;
    struct stamp_authority now;

    if (!answer->stamp.asked || (str_eq(error, answer->authority.error) &&
                                    (error.len || taken->ends_ms == answer->authority.ends_ms)))
        return ST_OK;
    TRY(stamp_authority_get(ctx, NULL, &now));
    if (now.version != answer->authority.version)
        return ST_OK; /* another one was named since */
    return db_run(ctx, STMT_STAMP_AUTHORITY_TOLD,
        ARGS(V_INT(error.len ? 0 : ctx->now_ms), V_TEXT(error), V_INT(ctx->now_ms),
            V_TEXT(taken->authority), V_INT(taken->ends_ms)));
}
