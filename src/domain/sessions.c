#include "domain/sessions.h"

#include "base/host/secret.h"
#include "core/account_rules.h"
#include "core/text.h"
#include "domain/accounts.h"
#include "domain/mails.h"
#include "domain/misses.h"
#include "domain/profiles.h"
#include "domain/use.h"
#include "store/profile_cache.h"

/* Letters and digits of a password that are not what everybody guesses. */
#define PASSWORD_REST_MIN 6

static enum status account_find(
    struct ctx *ctx, struct str username, struct account *out, bool *found)
{
    TRY(db_one(ctx, STMT_ACCOUNT_BY_USERNAME, ARGS(V_TEXT(username)), found));
    if (*found)
        row_read(ctx, &account_resource, 0, out);
    return ST_OK;
}

/* Whose attempt it is, and whether the account knows its browser. */
static enum status attempt_of(
    struct ctx *ctx, const struct login *in, int64_t account_id, struct attempt *out)
{
    struct str digest;
    bool known;

    *out = (struct attempt){ .username = in->username, .account_id = account_id };
    if (!in->device_token.len || !account_id)
        return ST_OK;
    digest = secret_digest(ctx->arena, in->device_token);
    TRY(db_one(ctx, STMT_DEVICE_KNOWN, ARGS(V_TEXT(digest), V_INT(account_id)), &known));
    if (known)
        out->known_device = digest;
    return ST_OK;
}

enum status login_look(struct ctx *ctx, const struct login *in, struct login_facts *out)
{
    struct account account = { 0 };
    struct attempt attempt;
    bool found;

    TRY(account_find(ctx, in->username, &account, &found));
    TRY(attempt_of(ctx, in, account.id, &attempt));
    TRY(attempt_check(ctx, &attempt));
    *out = (struct login_facts){
        .password_hash = account.password_hash,
        .account_id = account.id,
        .locked = account.locked,
    };
    if (!in->device_token.len)
        return ST_OK;
    return db_one(ctx, STMT_DEVICE_OURS, ARGS(V_TEXT(secret_digest(ctx->arena, in->device_token))),
        &out->device_ours);
}

static enum status account_event(struct ctx *ctx, const char *action, const struct account *account)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_ACCOUNT,
                                .object_id = account->id,
                                .unit_id = account->unit_id,
                            });
}

/* What was typed as a name is not kept: it may be a password. */
static enum status login_missed(
    struct ctx *ctx, const struct login *in, const struct account *account)
{
    struct attempt attempt;
    bool stops;

    TRY(attempt_of(ctx, in, account->id, &attempt));
    TRY(attempt_missed(ctx, &attempt, &stops));
    if (stops && account->id)
        TRY(account_event(ctx, "session.stop", account));
    return account_event(ctx, "session.wrong", account);
}

/* The grant whose columns begin with `first` in the row now read. */
static struct grant_fact grant_read(struct ctx *ctx, int first)
{
    return (struct grant_fact){
        .role = (enum role)db_int(ctx, first),
        .unit_id = db_int(ctx, first + 1),
        .unit_path = db_text(ctx, first + 2),
        .below = db_int(ctx, first + 3) != 0,
        .regime_id = db_int(ctx, first + 4),
        .valid_from = db_date(ctx, first + 5),
        .valid_to = db_date(ctx, first + 6),
    };
}

/* What the roles of an actor give him. */
static enum status access_load(struct ctx *ctx, struct actor *actor)
{
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    actor->access = &profile->access;
    return ST_OK;
}

#define GRANTS_ARGS(ctx, actor) ARGS(V_INT((actor)->account_id), V_INT(use_today(ctx)))

static enum status grants_load(struct ctx *ctx, struct actor *actor, struct list *out_roles)
{
    struct grant_fact *grants = ARENA_ARRAY(ctx->arena, GRANTS_PER_ACCOUNT_MAX, struct grant_fact);
    struct me_role *roles = ARENA_ARRAY(ctx->arena, GRANTS_PER_ACCOUNT_MAX, struct me_role);
    const struct profile *profile;
    size_t len = 0;
    bool more;

    TRY(profile_get(ctx, &profile));
    TRY(db_start(ctx, STMT_SESSION_GRANTS, GRANTS_ARGS(ctx, actor)));
    TRY(db_next(ctx, &more));
    for (; more && len < GRANTS_PER_ACCOUNT_MAX; len++) {
        grants[len] = grant_read(ctx, 0);
        roles[len] = (struct me_role){
            .role = (int)grants[len].role,
            .title = profile_role_title(profile, grants[len].role),
            .unit_id = grants[len].unit_id,
            .unit_name = db_text(ctx, 7),
            .below = grants[len].below,
            .regime_id = grants[len].regime_id,
        };
        TRY(db_next(ctx, &more));
    }
    actor->grants = grants;
    actor->grants_len = len;
    *out_roles = (struct list){ roles, len };
    return ST_OK;
}

/* What the province calls every role. */
static enum status titles_fill(struct ctx *ctx, struct list *out)
{
    struct role_called *titles = ARENA_ARRAY(ctx->arena, ROLE_COUNT, struct role_called);
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    for (int role = 0; role < ROLE_COUNT; role++)
        titles[role] = (struct role_called){ role, profile_role_title(profile, (enum role)role) };
    *out = (struct list){ titles, ROLE_COUNT };
    return ST_OK;
}

/* Only the roles in force today, and the rights they give. */
static enum status me_fill(
    struct ctx *ctx, const struct actor *actor, struct list roles, struct me *out)
{
    struct str *rights = ARENA_ARRAY(ctx->arena, RIGHT_COUNT, struct str);
    struct me_role *kept = ARENA_ARRAY(ctx->arena, roles.len, struct me_role);
    int64_t today = use_today(ctx);

    *out = (struct me){
        .account_id = actor->account_id,
        .username = actor->username,
        .name = actor->name,
        .unit_id = actor->unit_id,
        .unit_name = actor->unit_name,
        .must_change_password = actor->must_change_password,
        .password_due_on = DATE_NONE,
        .roles = { kept, 0 },
        .rights = { rights, 0 },
        .upload_bytes_max = HTTP_UPLOAD_BYTES_MAX,
    };
    for (size_t i = 0; i < roles.len; i++)
        if (access_grant_in_force(&actor->grants[i], today))
            kept[out->roles.len++] = *LIST_AT(roles, struct me_role, i);
    for (unsigned right = 0; right < RIGHT_COUNT; right++)
        if (access_holds(actor, (enum right)right, today))
            rights[out->rights.len++] = str_of(right_names[right]);
    return titles_fill(ctx, &out->role_titles);
}

/* The day a password set then must be changed; DATE_NONE: no rule says one (BG-13). */
static enum status due_of(struct ctx *ctx, int64_t changed_ms, int64_t *out)
{
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    *out = password_due(&profile->accounts.password_age, date_today(changed_ms));
    return ST_OK;
}

/* Told some days before; on the day itself it must be changed at log-in. */
static enum status tell_due(struct ctx *ctx, int64_t changed_ms, struct me *out)
{
    int64_t due_on;

    TRY(due_of(ctx, changed_ms, &due_on));
    if (due_on != DATE_NONE && due_on - use_today(ctx) <= PASSWORD_SOON_DAYS)
        out->password_due_on = due_on;
    return ST_OK;
}

static enum status password_ages(struct ctx *ctx, struct account *account)
{
    int64_t due_on;

    TRY(due_of(ctx, account->password_changed_ms, &due_on));
    if (account->must_change_password || due_on == DATE_NONE || use_today(ctx) < due_on)
        return ST_OK;
    account->must_change_password = true;
    return db_run(ctx, STMT_ACCOUNT_MUST_CHANGE, ARGS(V_INT(account->id)));
}

static enum status session_make(
    struct ctx *ctx, const struct login *in, const struct attempt *attempt, struct actor *actor)
{
    bool found;

    TRY(db_one(ctx, STMT_SESSION_INSERT,
        ARGS(V_TEXT(secret_digest(ctx->arena, in->session_token)), V_INT(actor->account_id),
            V_INT(ctx->now_ms), V_TEXT(ctx->address), V_TEXT(ctx->user_agent)),
        &found));
    actor->session_id = db_int(ctx, 0);
    TRY(db_run(ctx, STMT_DEVICE_INSERT,
        ARGS(V_TEXT(secret_digest(ctx->arena, in->new_device_token)), V_INT(actor->account_id),
            V_INT(ctx->now_ms))));
    TRY(db_run(
        ctx, STMT_DEVICE_TRIM, ARGS(V_INT(actor->account_id), V_INT(LOGIN_DEVICES_PER_ACCOUNT))));
    TRY(attempt_right(ctx, attempt));
    return db_run(ctx, STMT_ACCOUNT_LOGGED_IN, ARGS(V_INT(actor->account_id), V_INT(ctx->now_ms)));
}

enum status login_finish(struct ctx *ctx, const struct login *in, struct me *out)
{
    struct account account = { 0 };
    struct attempt attempt;
    struct actor actor;
    struct list roles;
    enum status done;
    bool found;

    TRY(account_find(ctx, in->username, &account, &found));
    if (in->verdict != LOGIN_RIGHT || !found || account.locked ||
        !str_eq(account.password_hash, in->checked_hash))
        return login_missed(ctx, in, &account);
    TRY(attempt_of(ctx, in, account.id, &attempt));
    TRY(attempt_check(ctx, &attempt));
    TRY(password_ages(ctx, &account));
    actor = (struct actor){
        .account_id = account.id,
        .unit_id = account.unit_id,
        .username = account.username,
        .name = account.name,
        .unit_name = account.unit_name,
        .unit_path = account.unit_path,
        .must_change_password = account.must_change_password,
    };
    TRY(session_make(ctx, in, &attempt, &actor));
    TRY(access_load(ctx, &actor));
    TRY(grants_load(ctx, &actor, &roles));
    TRY(me_fill(ctx, &actor, roles, out));
    TRY(tell_due(ctx, account.password_changed_ms, out));
    ctx->actor = &actor;
    done = account_event(ctx, "session.open", &account);
    ctx->actor = NULL;
    return done;
}

enum status login_answer(struct ctx *ctx, const struct login *in, const struct me *out)
{
    switch ((enum login_verdict)in->verdict) {
    case LOGIN_RIGHT:
        if (out->account_id)
            return ST_OK;
        break;
    case LOGIN_LOCKED:
        return fail(ctx, PROBLEM_SESSION_LOCKED, "%s", problem_text(PROBLEM_SESSION_LOCKED));
    case LOGIN_WRONG:
        break;
    }
    return fail(ctx, PROBLEM_SESSION_WRONG, "%s", problem_text(PROBLEM_SESSION_WRONG));
}

static enum status no_session(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_SESSION_NONE, "%s", problem_text(PROBLEM_SESSION_NONE));
}

/* The grants of session_actor's rows, of which the first is read already. */
static enum status actor_grants(struct ctx *ctx, int first, struct actor *actor)
{
    struct grant_fact *grants = NULL;
    size_t cap = 0, len = 0;
    bool more = !db_null(ctx, first);

    while (more && len < GRANTS_PER_ACCOUNT_MAX) {
        grants = list_room(ctx->arena, grants, len, &cap, sizeof(*grants));
        grants[len++] = grant_read(ctx, first);
        TRY(db_next(ctx, &more));
    }
    actor->grants = grants;
    actor->grants_len = len;
    return ST_OK;
}

enum status session_actor(struct ctx *ctx, struct str token, struct session_limits limits,
    struct actor *out, int64_t *out_seen_ms)
{
    const struct profile *profile;
    int64_t created_ms, print;
    bool found;

    if (!token.len)
        return no_session(ctx);
    TRY(db_one(ctx, STMT_SESSION_ACTOR,
        ARGS(V_TEXT(secret_digest(ctx->arena, token)), V_INT(use_today(ctx)), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return no_session(ctx);
    created_ms = db_int(ctx, 1);
    print = db_int(ctx, 10);
    *out_seen_ms = db_int(ctx, 2);
    *out = (struct actor){
        .session_id = db_int(ctx, 0),
        .account_id = db_int(ctx, 3),
        .username = db_text(ctx, 4),
        .name = db_text(ctx, 5),
        .unit_id = db_int(ctx, 6),
        .unit_name = db_text(ctx, 7),
        .must_change_password = db_int(ctx, 8) != 0,
        .unit_path = db_text(ctx, 11),
        .stopped_until_ms = db_int(ctx, 12),
    };
    if (db_int(ctx, 9) || ctx->now_ms - created_ms > limits.life_ms ||
        ctx->now_ms - *out_seen_ms > limits.idle_ms)
        return no_session(ctx);
    TRY(actor_grants(ctx, 13, out));
    ctx->db->profile = print;
    TRY(profile_entry_get(ctx, print, &profile));
    out->access = &profile->access;
    return ST_OK;
}

/* As who works without a session: what the account may, it may here too. */
static enum status actor_without_session(
    struct ctx *ctx, const struct account *account, struct actor *out)
{
    struct list roles;

    if (account->locked)
        return fail(ctx, PROBLEM_SESSION_LOCKED, "%s", problem_text(PROBLEM_SESSION_LOCKED));
    *out = (struct actor){
        .account_id = account->id,
        .username = account->username,
        .name = account->name,
        .unit_id = account->unit_id,
        .unit_name = account->unit_name,
        .unit_path = account->unit_path,
    };
    TRY(access_load(ctx, out));
    return grants_load(ctx, out, &roles);
}

enum status session_operator(struct ctx *ctx, void *arg)
{
    struct operator_in *in = arg;
    struct account account = { 0 };
    bool found;

    TRY(account_find(ctx, in->username, &account, &found));
    if (!found)
        return fail(ctx, PROBLEM_NO_SUCH_ACCOUNT, "%s (" STR_FMT ")",
            problem_text(PROBLEM_NO_SUCH_ACCOUNT), STR_ARG(in->username));
    return actor_without_session(ctx, &account, in->out);
}

enum status session_account(struct ctx *ctx, int64_t account_id, struct actor *out)
{
    struct account account = { 0 };
    bool found;

    TRY(db_one(ctx, STMT_ACCOUNT_GET, ARGS(V_INT(account_id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &account_resource, 0, &account);
    return actor_without_session(ctx, &account, out);
}

enum status session_seen(struct ctx *ctx, int64_t session_id)
{
    return db_run(ctx, STMT_SESSION_SEEN, ARGS(V_INT(session_id), V_INT(ctx->now_ms)));
}

enum status session_close(struct ctx *ctx, const struct nothing *in, struct nothing *out)
{
    (void)in;
    *out = (struct nothing){ 0 };
    TRY(db_run(ctx, STMT_SESSION_DELETE, ARGS(V_INT(ctx->actor->session_id))));
    return history_add(ctx, (struct history_facts){
                                .action = "session.close",
                                .object_type = OBJECT_ACCOUNT,
                                .object_id = ctx->actor->account_id,
                                .unit_id = ctx->actor->unit_id,
                            });
}

enum status me_view(struct ctx *ctx, const struct nothing *in, struct me *out)
{
    struct actor actor = *ctx->actor;
    struct account account = { 0 };
    struct list roles;
    bool found;

    (void)in;
    TRY(db_ahead(ctx, STMT_SESSION_GRANTS, GRANTS_ARGS(ctx, &actor)));
    TRY(db_ahead(ctx, STMT_ACCOUNT_GET, ARGS(V_INT(actor.account_id))));
    TRY(grants_load(ctx, &actor, &roles));
    TRY(me_fill(ctx, &actor, roles, out));
    TRY(db_one(ctx, STMT_ACCOUNT_GET, ARGS(V_INT(actor.account_id)), &found));
    if (!found)
        return ST_OK;
    row_read(ctx, &account_resource, 0, &account);
    return tell_due(ctx, account.password_changed_ms, out);
}

enum status password_look(struct ctx *ctx, struct str *out_hash)
{
    struct account account;
    bool found;

    TRY(password_check_misses(ctx, ctx->actor->account_id));
    TRY(account_find(ctx, ctx->actor->username, &account, &found));
    if (!found)
        return no_session(ctx);
    *out_hash = account.password_hash;
    return ST_OK;
}

enum status passwords_old(struct ctx *ctx, struct list *out)
{
    struct str *hashes = ARENA_ARRAY(ctx->arena, PASSWORDS_KEPT_MAX, struct str);
    size_t len = 0;
    bool more;

    TRY(db_start(
        ctx, STMT_PASSWORDS_OLD, ARGS(V_INT(ctx->actor->account_id), V_INT(PASSWORDS_KEPT_MAX))));
    TRY(db_next(ctx, &more));
    for (; more && len < PASSWORDS_KEPT_MAX; len++) {
        hashes[len] = db_text(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ hashes, len };
    return ST_OK;
}

static enum status password_event(struct ctx *ctx, const char *action)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_ACCOUNT,
                                .object_id = ctx->actor->account_id,
                                .unit_id = ctx->actor->unit_id,
                            });
}

/* Locked or re-issued since the old password was verified: the session has ended. */
static enum status password_unchanged(struct ctx *ctx, struct str verified_hash)
{
    struct account account;
    bool found;

    TRY(account_find(ctx, ctx->actor->username, &account, &found));
    if (!found || account.locked || !str_eq(account.password_hash, verified_hash))
        return no_session(ctx);
    return ST_OK;
}

enum status password_confirm(struct ctx *ctx, struct str verified_hash, bool right, bool *out)
{
    *out = right;
    if (!right) {
        TRY(password_missed(ctx, ctx->actor->account_id));
        return password_event(ctx, "account.wrong");
    }
    TRY(password_unchanged(ctx, verified_hash));
    return password_right(ctx, ctx->actor->account_id);
}

enum status password_set(struct ctx *ctx, const struct password_change *in, struct me *out)
{
    struct actor actor = *ctx->actor;
    struct list roles;
    bool found;

    TRY(password_confirm(ctx, in->old_hash, in->old_right, &found));
    if (!found)
        return ST_OK;
    TRY(password_keep(ctx, actor.account_id, in->old_hash));
    TRY(db_one(ctx, STMT_ACCOUNT_SET_PASSWORD,
        ARGS(V_INT(actor.account_id), V_TEXT(in->new_hash), V_INT(0), V_INT(ctx->now_ms)), &found));
    TRY(db_run(
        ctx, STMT_SESSION_DELETE_OTHERS, ARGS(V_INT(actor.account_id), V_INT(actor.session_id))));
    TRY(account_misses_forget(ctx, actor.account_id));
    actor.must_change_password = false;
    TRY(grants_load(ctx, &actor, &roles));
    TRY(me_fill(ctx, &actor, roles, out));
    TRY(mail_security(ctx, actor.account_id, "Mật khẩu của tài khoản vừa được đổi"));
    return password_event(ctx, "account.password");
}

enum status password_answer(struct ctx *ctx, const struct password_change *in)
{
    if (in->old_right)
        return ST_OK;
    return fail_field(
        ctx, PROBLEM_PASSWORD_WRONG, "old_password", "%s", problem_text(PROBLEM_PASSWORD_WRONG));
}

/* What people choose when they must choose, longer ones before those they contain. */
static const char *const guesses[] = {
    "password",
    "passw0rd",
    "matkhau",
    "baocao",
    "baomat",
    "administrator",
    "admin",
    "quantri",
    "nguoidung",
    "hethong",
    "vanthu",
    "lanhdao",
    "chuyenvien",
    "thongke",
    "uybannhandan",
    "ubnd",
    "vanphong",
    "vietnam",
    "hochiminh",
    "hanoi",
    "saigon",
    "danang",
    "nghean",
    "kontum",
    "bacgiang",
    "cantho",
    "binhphuoc",
    "xinchao",
    "anhyeuem",
    "emyeuanh",
    "iloveyou",
    "khongbiet",
    "welcome",
    "letmein",
    "qwertyuiop",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "1q2w3e",
    "qaz",
    "wsx",
    "edc",
    "0123456789",
    "123456789",
    "987654321",
    "123456",
    "654321",
    "123",
    "321",
    "456",
    "789",
    "abcdef",
    "abc",
    "test",
};

/* The text with every occurrence of a part taken out. */
static struct str without(struct arena *arena, struct str text, struct str part)
{
    struct buf out = { .arena = arena };

    while (part.len && text.len) {
        size_t at = str_find(text, part);

        buf_add(&out, str_sub(text, 0, at));
        text = str_sub(text, at + part.len < text.len ? at + part.len : text.len, text.len);
    }
    buf_add(&out, text);
    return buf_str(&out);
}

static bool has_five_kinds(struct str text)
{
    bool seen[256] = { 0 };
    size_t distinct = 0;

    for (size_t i = 0; i < text.len; i++) {
        distinct += !seen[(unsigned char)text.ptr[i]];
        seen[(unsigned char)text.ptr[i]] = true;
    }
    return distinct >= 5;
}

enum status password_check(struct ctx *ctx, struct str username, struct str password)
{
    struct str left = without(ctx->arena, text_slug(ctx->arena, password), S("_"));
    struct str name = without(ctx->arena, text_slug(ctx->arena, username), S("_"));

    left = without(ctx->arena, left, name);
    for (size_t i = 0; i < ARRAY_LEN(guesses); i++)
        left = without(ctx->arena, left, str_of(guesses[i]));
    if (left.len < PASSWORD_REST_MIN || !has_five_kinds(left))
        return fail_field(
            ctx, PROBLEM_PASSWORD_WEAK, "new_password", "%s", problem_text(PROBLEM_PASSWORD_WEAK));
    return ST_OK;
}
