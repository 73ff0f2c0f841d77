#include "domain/accounts.h"

#include "core/text.h"
#include "domain/mails.h"
#include "domain/misses.h"
#include "domain/profiles.h"
#include "domain/quotas.h"
#include "domain/use.h"
#include "model/mail.h"

enum status account_get(struct ctx *ctx, int64_t id, struct account *out)
{
    bool found;

    TRY(db_one(ctx, STMT_ACCOUNT_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct account){ 0 }; /* what is computed is not for everybody */
    row_read(ctx, &account_resource, 0, out);
    return ST_OK;
}

static enum status grants_of(struct ctx *ctx, int64_t account_id, struct list *out)
{
    TRY(db_start(ctx, STMT_GRANT_LIST, ARGS(V_INT(account_id))));
    return rows_read(ctx, &grant_resource, out);
}

static bool ended(const struct grant *grant, int64_t today)
{
    return grant->valid_to != DATE_NONE && grant->valid_to < today;
}

/* Whether the actor may give and take the grant, which is over the unit of that path. */
static bool may_give(struct ctx *ctx, const struct grant *grant, struct str unit_path)
{
    const struct grant_fact given = {
        .role = (enum role)grant->role,
        .unit_path = unit_path,
        .below = grant->below,
        .regime_id = grant->regime_id,
        .valid_from = grant->valid_from,
        .valid_to = grant->valid_to,
    };

    return access_grants(ctx->actor, &given, use_today(ctx));
}

/* The title of a role it has that the actor could not give; empty: there is none. */
static enum status above_find(struct ctx *ctx, int64_t account_id, struct str *out)
{
    struct list grants;

    *out = (struct str){ 0 };
    TRY(grants_of(ctx, account_id, &grants));
    for (size_t i = 0; i < grants.len && !out->len; i++) {
        const struct grant *grant = LIST_AT(grants, struct grant, i);

        if (!ended(grant, use_today(ctx)) && !may_give(ctx, grant, grant->unit_path))
            *out = str_of(role_titles[grant->role]);
    }
    return ST_OK;
}

/* In scope, and without a grant the actor could not give. */
static enum status require_master(struct ctx *ctx, const struct account *account)
{
    struct str above;

    TRY(use_require(ctx, RIGHT_ACCOUNT_WRITE, account->unit_path, 0));
    TRY(above_find(ctx, account->id, &above));
    if (!above.len)
        return ST_OK;
    return fail(ctx, PROBLEM_GRANT_TOO_HIGH, "%s Tài khoản đang giữ vai trò “" STR_FMT "”.",
        problem_text(PROBLEM_GRANT_TOO_HIGH), STR_ARG(above));
}

/* A grant that makes an administrator of a whole tree, in force today. */
static bool rules_tree(const struct ctx *ctx, const struct grant *grant)
{
    const struct grant_fact fact = { .valid_from = grant->valid_from, .valid_to = grant->valid_to };
    int64_t root;

    return grant->role == ROLE_SYSTEM_ADMIN && grant->below && !grant->regime_id &&
           str_to_int(str_sub(grant->unit_path, 0, grant->unit_path.len - 1), &root) &&
           access_grant_in_force(&fact, use_today(ctx));
}

/* After what may have taken it: somebody still rules the grant's tree. */
static enum status require_ruled(struct ctx *ctx, const struct grant *grant)
{
    bool found;

    TRY(db_one(ctx, STMT_GRANT_ADMINS,
        ARGS(V_INT(ROLE_SYSTEM_ADMIN), V_INT(grant->unit_id), V_INT(use_today(ctx))), &found));
    if (db_int(ctx, 0) > 0)
        return ST_OK;
    return fail(ctx, PROBLEM_ACCOUNT_LAST_ADMIN, "%s (" STR_FMT ")",
        problem_text(PROBLEM_ACCOUNT_LAST_ADMIN), STR_ARG(grant->unit_name));
}

/* The same of all trees the account ruled, after it was locked. */
static enum status require_ruled_without(struct ctx *ctx, int64_t account_id)
{
    struct list grants;

    TRY(grants_of(ctx, account_id, &grants));
    for (size_t i = 0; i < grants.len; i++) {
        const struct grant *grant = LIST_AT(grants, struct grant, i);

        if (rules_tree(ctx, grant))
            TRY(require_ruled(ctx, grant));
    }
    return ST_OK;
}

static enum status event_noted(struct ctx *ctx, const char *action, const struct account *before,
    const struct account *after, struct str note)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_ACCOUNT,
                 .object_id = after->id,
                 .unit_id = after->unit_id,
                 .note = note,
                 .before = before ? resource_to_json(ctx->arena, &account_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &account_resource, after),
             });
}

static enum status account_event(
    struct ctx *ctx, const char *action, const struct account *before, const struct account *after)
{
    return event_noted(ctx, action, before, after, (struct str){ 0 });
}

static struct str search_key(struct ctx *ctx, const struct account *account)
{
    return text_search_key(ctx->arena, str_format(ctx->arena, STR_FMT " " STR_FMT,
                                           STR_ARG(account->name), STR_ARG(account->username)));
}

enum status username_check(struct ctx *ctx, struct str username)
{
    for (size_t i = 0; i < username.len; i++) {
        char c = username.ptr[i];

        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'))
            return fail_field(ctx, PROBLEM_ACCOUNT_USERNAME, "username", "%s",
                problem_text(PROBLEM_ACCOUNT_USERNAME));
    }
    return ST_OK;
}

/* The kinds of account the regulation would call it (NA-13, BG-04, CT-36, BP-21). */
static enum status kinds_of(struct ctx *ctx, int64_t account_id, struct list *out)
{
    const struct profile *profile;
    unsigned roles = 0;
    bool more;

    TRY(profile_get(ctx, &profile));
    TRY(db_start(ctx, STMT_GRANT_ROLES, ARGS(V_INT(account_id), V_INT(use_today(ctx)))));
    TRY(db_next(ctx, &more));
    while (more) {
        roles |= 1u << db_int(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    *out = profile_account_kinds(ctx->arena, profile, roles);
    return ST_OK;
}

static enum status change_reason_fill(struct ctx *ctx, struct account *account)
{
    struct str above;

    if (!use_may(ctx, RIGHT_ACCOUNT_WRITE, account->unit_path, 0))
        return ST_OK;
    TRY(above_find(ctx, account->id, &above));
    if (above.len)
        account->change_reason = str_format(ctx->arena,
            "Tài khoản này giữ vai trò “" STR_FMT
            "”, cao hơn quyền của tài khoản đang dùng, nên chỉ xem được.",
            STR_ARG(above));
    return ST_OK;
}

enum status account_view(struct ctx *ctx, const struct by_id *in, struct account *out)
{
    TRY(account_get(ctx, in->id, out));
    TRY(use_require(ctx, RIGHT_ACCOUNT_READ, out->unit_path, 0));
    TRY(kinds_of(ctx, out->id, &out->kinds));
    TRY(change_reason_fill(ctx, out));
    return issuing_reason(ctx, out->unit_path, &out->issue_reason);
}

enum status account_mastered(struct ctx *ctx, int64_t id, struct account *out)
{
    TRY(account_get(ctx, id, out));
    return require_master(ctx, out);
}

enum status account_list(struct ctx *ctx, const struct account_query *in, struct page_out *out)
{
    struct str after, path = { 0 };
    int64_t id;

    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    cursor_read(in->page, &id, &after);
    TRY(db_start(ctx, STMT_ACCOUNT_LIST,
        ARGS(USE_SCOPE(ctx, RIGHT_ACCOUNT_READ), V_TEXT(text_search_key(ctx->arena, in->q)),
            V_TEXT(path), in->locked < 0 ? V_NULL : V_INT(in->locked), V_TEXT(after),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &account_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct account *last = LIST_AT(out->items, struct account, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, last->username);
    }
    for (size_t i = 0; i < out->items.len; i++) {
        struct account *account = LIST_AT(out->items, struct account, i);

        TRY(kinds_of(ctx, account->id, &account->kinds));
    }
    return ST_OK;
}

enum status account_create(
    struct ctx *ctx, const struct account_issue *in, struct account_issued *out)
{
    const struct account *account = &in->account;
    enum status kept;
    struct str path;
    int64_t id;
    bool found;

    TRY(username_check(ctx, account->username));
    TRY(use_unit_path(ctx, "unit_id", account->unit_id, &path));
    TRY(use_require(ctx, RIGHT_ACCOUNT_WRITE, path, 0));
    TRY(issuing_check(ctx, path));
    kept = db_one(ctx, STMT_ACCOUNT_INSERT,
        ARGS(V_TEXT(account->username), V_TEXT(account->name), V_TEXT(search_key(ctx, account)),
            V_INT(account->unit_id), V_TEXT(in->password_hash), V_INT(1), V_INT(ctx->now_ms)),
        &found);
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_ACCOUNT_TAKEN, "username", "%s (" STR_FMT ")",
            problem_text(PROBLEM_ACCOUNT_TAKEN), STR_ARG(account->username));
    TRY(kept);
    id = db_int(ctx, 0);
    if (account->extra_request_id)
        TRY(db_run(ctx, STMT_ACCOUNT_SET_EXTRA, ARGS(V_INT(id), V_INT(account->extra_request_id))));
    else
        TRY(quota_check_account(ctx, account->unit_id, id));
    TRY(account_get(ctx, id, &out->account));
    out->initial_password = in->password;
    return account_event(ctx, "account.create", NULL, &out->account);
}

static const char *change_name(const struct account *before, const struct account *after)
{
    if (before->unit_id != after->unit_id)
        return "account.move";
    if (before->locked == after->locked)
        return "account.change";
    return after->locked ? "account.lock" : "account.unlock";
}

/* A grant that makes an administrator of a unit, in force today. */
static bool manages(const struct ctx *ctx, const struct grant *grant)
{
    const struct grant_fact fact = { .valid_from = grant->valid_from, .valid_to = grant->valid_to };

    return grant->role == ROLE_UNIT_ADMIN && access_grant_in_force(&fact, use_today(ctx));
}

/* An account that was misused is locked whoever is left: what its units then lack is noted. */
static enum status lock_note(struct ctx *ctx, int64_t account_id, struct str *out)
{
    struct buf note = { .arena = ctx->arena };
    struct list grants;

    TRY(grants_of(ctx, account_id, &grants));
    for (size_t i = 0; i < grants.len; i++) {
        const struct grant *grant = LIST_AT(grants, struct grant, i);
        struct str lack = { 0 };

        if (manages(ctx, grant))
            TRY(quota_managers_lack(ctx, grant->unit_id, grant->unit_name, &lack));
        if (lack.len)
            buf_addf(&note, "%s" STR_FMT,
                note.len ? " " : "Đơn vị không còn đủ người quản lý tài khoản. ", STR_ARG(lack));
    }
    *out = buf_str(&note);
    return ST_OK;
}

/* Rights are of the post that was left: they end with it (NA-57, KT-14). */
static enum status grants_end_all(struct ctx *ctx, int64_t account_id)
{
    struct list grants;

    TRY(grants_of(ctx, account_id, &grants));
    TRY(db_run(ctx, STMT_GRANTS_END,
        ARGS(V_INT(account_id), V_INT(use_today(ctx) - 1), V_INT(ctx->now_ms))));
    for (size_t i = 0; i < grants.len; i++) {
        const struct grant *grant = LIST_AT(grants, struct grant, i);

        if (rules_tree(ctx, grant))
            TRY(require_ruled(ctx, grant));
        if (manages(ctx, grant))
            TRY(quota_check_managers(ctx, grant->unit_id, grant->unit_name));
    }
    return ST_OK;
}

/* What an account brings along into another unit, or when it is opened again. */
static enum status account_enters(
    struct ctx *ctx, const struct account *before, const struct account *account)
{
    bool moved = before->unit_id != account->unit_id;
    /* What was granted beyond the quota was granted to the unit that is left. */
    bool lapses = moved && account->extra_request_id == before->extra_request_id;
    int64_t extra = lapses ? 0 : account->extra_request_id;

    if (moved)
        TRY(grants_end_all(ctx, account->id));
    if (extra != before->extra_request_id)
        TRY(db_run(ctx, STMT_ACCOUNT_SET_EXTRA, ARGS(V_INT(account->id), V_ID(extra))));
    if (extra || account->locked || (!moved && !before->locked))
        return ST_OK;
    return quota_check_account(ctx, account->unit_id, account->id);
}

enum status account_update(struct ctx *ctx, const struct account *before,
    const struct account *account, struct account *out)
{
    struct str path, note = { 0 };
    bool found;

    TRY(require_master(ctx, before));
    TRY(use_unit_path(ctx, "unit_id", account->unit_id, &path));
    TRY(use_require(ctx, RIGHT_ACCOUNT_WRITE, path, 0));
    if (before->locked != account->locked || before->unit_id != account->unit_id)
        TRY(issuing_check(ctx, path));
    if (account->locked && account->id == ctx->actor->account_id)
        return fail_field(
            ctx, PROBLEM_ACCOUNT_SELF, "locked", "%s", problem_text(PROBLEM_ACCOUNT_SELF));
    TRY(db_one(ctx, STMT_ACCOUNT_UPDATE,
        ARGS(V_INT(account->id), V_INT(account->version), V_TEXT(account->name),
            V_TEXT(search_key(ctx, account)), V_INT(account->unit_id), V_INT(account->locked),
            V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(account_enters(ctx, before, account));
    if (before->locked && !account->locked)
        TRY(account_misses_forget(ctx, account->id));
    if (account->locked) {
        TRY(db_run(ctx, STMT_SESSION_DELETE_OTHERS, ARGS(V_INT(account->id), V_INT(0))));
        TRY(require_ruled_without(ctx, account->id));
    }
    if (account->locked && !before->locked)
        TRY(lock_note(ctx, account->id, &note));
    TRY(account_get(ctx, account->id, out));
    return event_noted(ctx, change_name(before, out), before, out, note);
}

enum status account_change(struct ctx *ctx, const struct account *in, struct account *out)
{
    struct account before, account;

    TRY(account_get(ctx, in->id, &before));
    account = before;
    resource_patch(&account_resource, in->given, in, &account);
    account.version = in->version;
    return account_update(ctx, &before, &account, out);
}

enum status password_keep(struct ctx *ctx, int64_t account_id, struct str hash)
{
    TRY(db_run(ctx, STMT_PASSWORD_KEEP, ARGS(V_INT(account_id), V_TEXT(hash), V_INT(ctx->now_ms))));
    TRY(db_run(ctx, STMT_PASSWORD_TRIM, ARGS(V_INT(account_id), V_INT(PASSWORDS_KEPT_MAX))));
    return db_run(ctx, STMT_CREDENTIAL_FORGET,
        ARGS(V_INT(account_id), V_INT(MAIL_CREDENTIAL), V_INT(MAIL_QUEUED)));
}

enum status account_reissue(
    struct ctx *ctx, const struct account_issue *in, struct account_issued *out)
{
    bool found;

    TRY(account_get(ctx, in->account.id, &out->account));
    TRY(require_master(ctx, &out->account));
    TRY(issuing_check(ctx, out->account.unit_path));
    TRY(password_keep(ctx, in->account.id, out->account.password_hash));
    TRY(db_one(ctx, STMT_ACCOUNT_SET_PASSWORD,
        ARGS(V_INT(in->account.id), V_TEXT(in->password_hash), V_INT(1), V_INT(ctx->now_ms)),
        &found));
    TRY(db_run(ctx, STMT_SESSION_DELETE_OTHERS, ARGS(V_INT(in->account.id), V_INT(0))));
    TRY(db_run(ctx, STMT_DEVICE_FORGET, ARGS(V_INT(in->account.id))));
    TRY(account_misses_forget(ctx, in->account.id));
    TRY(account_get(ctx, in->account.id, &out->account));
    out->initial_password = in->password;
    TRY(mail_security(ctx, out->account.id, "Mật khẩu của tài khoản vừa được cấp lại"));
    return account_event(ctx, "account.reissue", NULL, &out->account);
}

/* ---- grants ---- */

static enum status grant_get(struct ctx *ctx, int64_t id, struct grant *out)
{
    bool found;

    TRY(db_one(ctx, STMT_GRANT_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct grant){ 0 }; /* what is computed is for whoever has just given it */
    row_read(ctx, &grant_resource, 0, out);
    return ST_OK;
}

static enum status grant_event(
    struct ctx *ctx, const char *action, const struct account *account, const struct grant *grant)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_ACCOUNT,
                                .object_id = account->id,
                                .unit_id = account->unit_id,
                                .after = resource_to_json(ctx->arena, &grant_resource, grant),
                            });
}

enum status grant_list(struct ctx *ctx, const struct grant_query *in, struct page_out *out)
{
    struct account account;

    if (!in->account_id)
        return fail_field(ctx, PROBLEM_FIELD_REQUIRED, "account_id", "%s (account_id)",
            problem_text(PROBLEM_FIELD_REQUIRED));
    TRY(account_get(ctx, in->account_id, &account));
    TRY(use_require(ctx, RIGHT_ACCOUNT_READ, account.unit_path, 0));
    return grants_of(ctx, in->account_id, &out->items);
}

enum status grant_check_terms(
    struct ctx *ctx, int64_t regime_id, int64_t valid_from, int64_t valid_to)
{
    bool found;

    if (valid_from != DATE_NONE && valid_to != DATE_NONE && valid_to < valid_from)
        return fail_field(
            ctx, PROBLEM_GRANT_DATES, "valid_to", "%s", problem_text(PROBLEM_GRANT_DATES));
    if (!regime_id)
        return ST_OK;
    TRY(db_one(ctx, STMT_REGIME_GET, ARGS(V_INT(regime_id)), &found));
    if (!found)
        return fail_field(ctx, PROBLEM_NO_SUCH_REGIME, "regime_id", "%s (%lld)",
            problem_text(PROBLEM_NO_SUCH_REGIME), (long long)regime_id);
    return ST_OK;
}

static enum status check_grant(struct ctx *ctx, const struct grant *grant)
{
    struct list grants;
    struct str path;
    size_t in_force = 0;

    TRY(use_unit_path(ctx, "unit_id", grant->unit_id, &path));
    TRY(use_require(ctx, RIGHT_ACCOUNT_WRITE, path, 0));
    if (!may_give(ctx, grant, path))
        return fail_field(ctx, PROBLEM_GRANT_TOO_HIGH, "role", "%s (%s)",
            problem_text(PROBLEM_GRANT_TOO_HIGH), role_titles[grant->role]);
    TRY(grant_check_terms(ctx, grant->regime_id, grant->valid_from, grant->valid_to));
    TRY(grants_of(ctx, grant->account_id, &grants));
    for (size_t i = 0; i < grants.len; i++)
        in_force += !ended(LIST_AT(grants, struct grant, i), use_today(ctx));
    if (in_force >= GRANTS_PER_ACCOUNT_MAX)
        return fail(ctx, PROBLEM_GRANT_TOO_MANY, "%s Tối đa %d.",
            problem_text(PROBLEM_GRANT_TOO_MANY), GRANTS_PER_ACCOUNT_MAX);
    return ST_OK;
}

enum status grant_give(struct ctx *ctx, const struct grant *in, struct grant *out)
{
    struct account account;
    int64_t id;
    bool found;

    TRY(account_get(ctx, in->account_id, &account));
    TRY(require_master(ctx, &account));
    if (account.id == ctx->actor->account_id)
        return fail_field(
            ctx, PROBLEM_GRANT_SELF, "account_id", "%s", problem_text(PROBLEM_GRANT_SELF));
    TRY(check_grant(ctx, in));
    TRY(db_one(ctx, STMT_GRANT_INSERT,
        ARGS(V_INT(in->account_id), V_INT(in->role), V_INT(in->unit_id), V_INT(in->below),
            V_ID(in->regime_id), V_DATE(in->valid_from), V_DATE(in->valid_to), V_INT(ctx->now_ms)),
        &found));
    id = db_int(ctx, 0);
    TRY(db_run(ctx, STMT_GRANT_GIVEN,
        ARGS(V_INT(id), V_INT(ctx->now_ms), V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name),
            V_ID(in->extra_request_id))));
    TRY(grant_get(ctx, id, out));
    TRY(grant_event(ctx, "grant.create", &account, out));
    return kinds_of(ctx, account.id, &out->kinds);
}

enum status grant_create(struct ctx *ctx, const struct grant *in, struct grant *out)
{
    TRY(grant_give(ctx, in, out));
    if (in->role == ROLE_UNIT_ADMIN && !in->extra_request_id)
        return quota_check_admin(ctx, in->unit_id, in->account_id);
    return ST_OK;
}

enum status grant_end(struct ctx *ctx, const struct by_id *in, struct grant *out)
{
    struct account account;
    bool found, ruled, managed;

    TRY(grant_get(ctx, in->id, out));
    ruled = rules_tree(ctx, out);
    managed = manages(ctx, out);
    TRY(account_get(ctx, out->account_id, &account));
    TRY(use_require(ctx, RIGHT_ACCOUNT_WRITE, out->unit_path, 0));
    TRY(require_master(ctx, &account));
    TRY(db_one(ctx, STMT_GRANT_END,
        ARGS(V_INT(in->id), V_INT(use_today(ctx) - 1), V_INT(ctx->now_ms)), &found));
    if (!found)
        return fail(ctx, PROBLEM_GRANT_ENDED, "%s", problem_text(PROBLEM_GRANT_ENDED));
    if (ruled)
        TRY(require_ruled(ctx, out));
    if (managed)
        TRY(quota_check_managers(ctx, out->unit_id, out->unit_name));
    TRY(grant_get(ctx, in->id, out));
    return grant_event(ctx, "grant.end", &account, out);
}
