#include "domain/quotas.h"

#include "core/account_rules.h"
#include "domain/profiles.h"
#include "domain/use.h"

/* The first column of the statement just started. */
static enum status names_read(struct ctx *ctx, struct list *out)
{
    struct str *names = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        names = list_room(ctx->arena, names, len, &cap, sizeof(*names));
        names[len++] = db_text(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ names, len };
    return ST_OK;
}

static enum status unit_kind_get(struct ctx *ctx, int64_t unit_id, int *out)
{
    bool found;

    TRY(db_one(ctx, STMT_QUOTA_UNIT, ARGS(V_INT(unit_id)), &found));
    *out = found ? (int)db_int(ctx, 0) : -1;
    return ST_OK;
}

static enum status full(struct ctx *ctx, enum problem_key key, const struct profile_number *quota,
    const struct list *holders)
{
    return fail_field(ctx, key, "unit_id", "%s " STR_FMT, problem_text(key),
        STR_ARG(account_quota_says(ctx->arena, quota, holders)));
}

enum status quota_check_account(struct ctx *ctx, int64_t unit_id, int64_t account_id)
{
    const struct profile *profile;
    struct profile_number quota;
    struct list holders;
    int kind;

    TRY(profile_get(ctx, &profile));
    TRY(unit_kind_get(ctx, unit_id, &kind));
    quota = account_quota_of(&profile->accounts, kind);
    if (!quota.value)
        return ST_OK;
    TRY(db_start(
        ctx, STMT_QUOTA_ACCOUNTS, ARGS(V_INT(unit_id), V_INT(account_id), V_INT(quota.value + 1))));
    TRY(names_read(ctx, &holders));
    return (int64_t)holders.len < quota.value ? ST_OK
                                              : full(ctx, PROBLEM_QUOTA_ACCOUNTS, &quota, &holders);
}

enum status quota_check_admin(struct ctx *ctx, int64_t unit_id, int64_t account_id)
{
    const struct profile *profile;
    struct profile_number quota;
    struct list holders;
    int kind;

    TRY(profile_get(ctx, &profile));
    TRY(unit_kind_get(ctx, unit_id, &kind));
    quota = account_admins_of(&profile->accounts, kind);
    if (!quota.value)
        return ST_OK;
    TRY(db_start(ctx, STMT_QUOTA_ADMINS,
        ARGS(V_INT(unit_id), V_INT(ROLE_UNIT_ADMIN), V_INT(use_today(ctx)), V_INT(quota.value + 1),
            V_INT(account_id))));
    TRY(names_read(ctx, &holders));
    return (int64_t)holders.len < quota.value ? ST_OK
                                              : full(ctx, PROBLEM_QUOTA_ADMINS, &quota, &holders);
}

enum status quota_managers_lack(
    struct ctx *ctx, int64_t unit_id, struct str unit_name, struct str *out)
{
    const struct profile *profile;
    const struct profile_number *least;
    bool found;

    *out = (struct str){ 0 };
    TRY(profile_get(ctx, &profile));
    least = &profile->accounts.managers_a_unit;
    if (!least->value)
        return ST_OK;
    TRY(db_one(ctx, STMT_QUOTA_MANAGERS,
        ARGS(V_INT(unit_id), V_INT(ROLE_UNIT_ADMIN), V_INT(use_today(ctx))), &found));
    if (db_int(ctx, 0) < least->value)
        *out = str_format(ctx->arena, STR_FMT ": ít nhất %lld (" STR_FMT ").", STR_ARG(unit_name),
            (long long)least->value, STR_ARG(least->article));
    return ST_OK;
}

enum status quota_check_managers(struct ctx *ctx, int64_t unit_id, struct str unit_name)
{
    struct str lack;

    TRY(quota_managers_lack(ctx, unit_id, unit_name, &lack));
    if (!lack.len)
        return ST_OK;
    return fail(ctx, PROBLEM_ACCOUNT_LAST_MANAGER, "%s " STR_FMT,
        problem_text(PROBLEM_ACCOUNT_LAST_MANAGER), STR_ARG(lack));
}

enum status issuing_reason(struct ctx *ctx, struct str unit_path, struct str *out)
{
    const struct profile *profile;
    const struct profile_issuing *issuing;

    TRY(profile_get(ctx, &profile));
    issuing = &profile->accounts.issuing;
    *out = (struct str){ 0 };
    if (issuing->central && !use_may(ctx, RIGHT_ACCOUNT_ISSUE, unit_path, 0))
        *out = str_format(ctx->arena, "%s (" STR_FMT ", " STR_FMT ")",
            problem_text(PROBLEM_ACCOUNT_CENTRAL), STR_ARG(issuing->article),
            STR_ARG(profile->about.regulation));
    return ST_OK;
}

enum status issuing_check(struct ctx *ctx, struct str unit_path)
{
    struct str reason;

    TRY(issuing_reason(ctx, unit_path, &reason));
    return reason.len ? fail(ctx, PROBLEM_ACCOUNT_CENTRAL, STR_FMT, STR_ARG(reason)) : ST_OK;
}
