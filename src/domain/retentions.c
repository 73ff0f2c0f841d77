#include "domain/retentions.h"

#include "domain/profiles.h"
#include "domain/use.h"

struct str archive_years_words(struct arena *arena, int64_t years)
{
    return years == RETENTION_FOR_EVER ? S("vĩnh viễn")
                                       : str_format(arena, "%lld năm", (long long)years);
}

static enum status rule_read(
    struct ctx *ctx, int64_t regime_id, enum period_kind kind, struct retention_rule *out)
{
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    *out = (struct retention_rule){ .regime_id = regime_id };
    out->minimum = retention_minimum(&profile->archive, kind, &out->article);
    out->years = out->minimum;
    TRY(db_one(ctx, STMT_ARCHIVE_RULE_GET, ARGS(V_INT(regime_id)), &out->own));
    if (out->own) {
        /* The profile may have come to ask for more since. */
        if (retention_covers(db_int(ctx, 0), out->minimum))
            out->years = db_int(ctx, 0);
        out->reason = db_text(ctx, 1);
        out->changed_ms = db_int(ctx, 2);
        out->changed_name = db_text(ctx, 3);
        out->version = db_int(ctx, 4);
    }
    out->title = archive_years_words(ctx->arena, out->years);
    out->minimum_title = archive_years_words(ctx->arena, out->minimum);
    return ST_OK;
}

static enum status rule_regime(
    struct ctx *ctx, int64_t id, struct str *out_path, enum period_kind *out_kind)
{
    bool found;

    TRY(db_one(ctx, STMT_ARCHIVE_REGIME, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out_path = db_text(ctx, 0);
    *out_kind = (enum period_kind)db_int(ctx, 1);
    return ST_OK;
}

enum status retention_rule_get(struct ctx *ctx, const struct by_id *in, struct retention_rule *out)
{
    enum period_kind kind;
    struct str path;

    TRY(rule_regime(ctx, in->id, &path, &kind));
    return rule_read(ctx, in->id, kind, out);
}

static enum status rule_keep(struct ctx *ctx, const struct retention_put *in)
{
    bool found;

    if (in->version)
        TRY(db_one(ctx, STMT_ARCHIVE_RULE_UPDATE,
            ARGS(V_INT(in->id), V_INT(in->version), V_INT(in->years), V_TEXT(str_trim(in->reason)),
                V_INT(ctx->now_ms), V_TEXT(ctx->actor->name)),
            &found));
    else
        TRY(db_one(ctx, STMT_ARCHIVE_RULE_INSERT,
            ARGS(V_INT(in->id), V_INT(in->years), V_TEXT(str_trim(in->reason)), V_INT(ctx->now_ms),
                V_TEXT(ctx->actor->name)),
            &found));
    return found ? ST_OK : use_changed(ctx);
}

enum status retention_rule_put(
    struct ctx *ctx, const struct retention_put *in, struct retention_rule *out)
{
    struct retention_rule before;
    enum period_kind kind;
    struct str path;

    TRY(rule_regime(ctx, in->id, &path, &kind));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, path, in->id));
    TRY(rule_read(ctx, in->id, kind, &before));
    if (!retention_covers(in->years, before.minimum))
        return fail_field(ctx, PROBLEM_RETENTION_SHORT, "years", "%s Tối thiểu: " STR_FMT ".",
            problem_text(PROBLEM_RETENTION_SHORT), STR_ARG(before.minimum_title));
    TRY(rule_keep(ctx, in));
    TRY(rule_read(ctx, in->id, kind, out));
    return history_add(
        ctx, (struct history_facts){
                 .action = "regime.retention",
                 .object_type = OBJECT_REGIME,
                 .object_id = in->id,
                 .note = str_trim(in->reason),
                 .before = resource_to_json(ctx->arena, &retention_rule_resource, &before),
                 .after = resource_to_json(ctx->arena, &retention_rule_resource, out),
             });
}

enum status archive_years(struct ctx *ctx, const struct archive_file *file, int64_t *out)
{
    struct retention_rule rule;

    TRY(rule_read(ctx, file->regime_id, (enum period_kind)file->period_kind, &rule));
    *out = rule.years;
    return ST_OK;
}

enum status archive_retention(struct ctx *ctx, const struct archive_file *file, enum retention *out)
{
    struct retention_facts facts = {
        .closed = file->closed_ms != 0,
        .destroyed = file->destroyed_ms != 0,
        .held = file->holds > 0,
        .closed_on = file->closed_on,
        .years = file->years,
        .today = use_today(ctx),
    };
    int64_t now;

    *out = retention_decide(&facts);
    if (*out != RETENTION_DUE)
        return ST_OK;
    TRY(archive_years(ctx, file, &now));
    if (!retention_covers(facts.years, now))
        facts.years = now;
    *out = retention_decide(&facts);
    return ST_OK;
}
