#include "domain/account_requests.h"

#include "core/account_rules.h"
#include "core/text.h"
#include "domain/accounts.h"
#include "domain/alerts.h"
#include "domain/calendars.h"
#include "domain/handovers.h"
#include "domain/profiles.h"
#include "domain/use.h"

/* ---- reading ---- */

static void complete(struct ctx *ctx, struct account_request *request)
{
    bool master = use_may(ctx, RIGHT_ACCOUNT_WRITE, request->unit_path, 0);
    int64_t day = request->decided_ms ? date_today(request->decided_ms) : use_today(ctx);
    enum request_refusal refusal;

    request->own = request->asked_by == ctx->actor->account_id;
    refusal = request_decide((enum request_state)request->state, request->own, master);
    request->can_decide = refusal == REQUEST_REFUSAL_OK;
    request->decide_reason = str_of(request_refusal_texts[refusal]);
    request->late = request->state != REQUEST_WITHDRAWN && request_late(request->due_on, day);
}

static enum status grants_read(struct ctx *ctx, struct account_request *request)
{
    TRY(db_start(ctx, STMT_REQUEST_GRANTS, ARGS(V_INT(request->id))));
    return rows_read(ctx, &request_grant_resource, &request->grants);
}

/* One that the actor may see: of a unit he asks for. */
static enum status request_get(struct ctx *ctx, int64_t id, struct account_request *out)
{
    bool found;

    TRY(db_one(ctx, STMT_REQUEST_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &account_request_resource, 0, out);
    TRY(use_require(ctx, RIGHT_ACCOUNT_ASK, out->unit_path, 0));
    complete(ctx, out);
    return grants_read(ctx, out);
}

enum status account_request_view(
    struct ctx *ctx, const struct by_id *in, struct account_request *out)
{
    return request_get(ctx, in->id, out);
}

enum status account_request_list(
    struct ctx *ctx, const struct account_request_query *in, struct page_out *out)
{
    struct str path = { 0 };

    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(db_start(ctx, STMT_REQUEST_LIST,
        ARGS(USE_SCOPE(ctx, RIGHT_ACCOUNT_ASK), V_TEXT(text_search_key(ctx->arena, in->q)),
            V_TEXT(path), in->state < 0 ? V_NULL : V_INT(in->state),
            in->kind < 0 ? V_NULL : V_INT(in->kind), in->late < 0 ? V_NULL : V_INT(in->late),
            V_INT(cursor_before(in->page)), V_INT(page_limit(in->page) + 1), V_INT(MS_PER_DAY),
            V_INT(DATE_CLOCK_MS))));
    TRY(rows_read(ctx, &account_request_resource, &out->items));
    if (page_cut(in->page, &out->items))
        out->next = cursor_make(ctx,
            LIST_AT(out->items, struct account_request, out->items.len - 1)->id, (struct str){ 0 });
    for (size_t i = 0; i < out->items.len; i++) {
        struct account_request *request = LIST_AT(out->items, struct account_request, i);

        complete(ctx, request);
        TRY(grants_read(ctx, request));
    }
    return ST_OK;
}

/* ---- asking ---- */

static unsigned parts_of(const struct account_request_new *in)
{
    return (in->account_id ? REQUEST_ACCOUNT : 0u) | (in->username.len ? REQUEST_USERNAME : 0u) |
           (in->name.len ? REQUEST_NAME : 0u) | (in->to_unit_id ? REQUEST_TO_UNIT : 0u) |
           (in->grants.len ? REQUEST_GRANTS : 0u) |
           (in->document_number.len ? REQUEST_DOCUMENT : 0u);
}

static enum status check_parts(struct ctx *ctx, const struct account_request_new *in)
{
    struct request_fault fault = request_check((enum request_kind)in->kind, parts_of(in));
    enum problem_key key = fault.missing ? PROBLEM_REQUEST_LACKS : PROBLEM_REQUEST_SURPLUS;

    if (fault.field)
        return fail_field(ctx, key, fault.field, "%s %s: %s.", problem_text(key),
            request_kind_titles[in->kind], fault.text);
    if ((in->document_on != DATE_NONE) != (in->document_number.len > 0) ||
        (in->document_on != DATE_NONE && in->document_on > use_today(ctx)))
        return fail_field(ctx, PROBLEM_REQUEST_DOCUMENT_ON, "document_on", "%s",
            problem_text(PROBLEM_REQUEST_DOCUMENT_ON));
    return ST_OK;
}

/* A name nobody logs in with yet: else the request would wait for what cannot be granted. */
static enum status check_username(struct ctx *ctx, struct str username)
{
    bool found;

    TRY(username_check(ctx, username));
    TRY(db_one(ctx, STMT_ACCOUNT_BY_USERNAME, ARGS(V_TEXT(username)), &found));
    if (found)
        return fail_field(ctx, PROBLEM_ACCOUNT_TAKEN, "username", "%s (" STR_FMT ")",
            problem_text(PROBLEM_ACCOUNT_TAKEN), STR_ARG(username));
    return ST_OK;
}

/* A new password opens no account that is locked. */
static enum status check_open(struct ctx *ctx, const struct account *account)
{
    if (!account->locked)
        return ST_OK;
    return fail_field(ctx, PROBLEM_REQUEST_LOCKED, "account_id", "%s (" STR_FMT ")",
        problem_text(PROBLEM_REQUEST_LOCKED), STR_ARG(account->username));
}

/* The account is one of the unit that asks, or of one below it. */
static enum status check_account(
    struct ctx *ctx, const struct account_request_new *in, struct str unit_path)
{
    struct account account;

    if (!in->account_id)
        return check_username(ctx, in->username);
    if (account_get(ctx, in->account_id, &account) != ST_OK ||
        !str_starts(account.unit_path, unit_path))
        return fail_field(ctx, PROBLEM_REQUEST_ACCOUNT, "account_id", "%s (%lld)",
            problem_text(PROBLEM_REQUEST_ACCOUNT), (long long)in->account_id);
    return in->kind == REQUEST_KIND_REISSUE ? check_open(ctx, &account) : ST_OK;
}

static enum status check_grants(struct ctx *ctx, const struct list *grants)
{
    for (size_t i = 0; i < grants->len; i++) {
        const struct request_grant *grant = LIST_AT(*grants, struct request_grant, i);
        struct str path;

        TRY(use_unit_path(ctx, "grants", grant->unit_id, &path));
        TRY(grant_check_terms(ctx, grant->regime_id, grant->valid_from, grant->valid_to));
    }
    return ST_OK;
}

static enum status check_new(struct ctx *ctx, const struct account_request_new *in)
{
    struct str path;
    bool found;

    TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(use_require(ctx, RIGHT_ACCOUNT_ASK, path, 0));
    TRY(check_parts(ctx, in));
    TRY(check_account(ctx, in, path));
    if (in->to_unit_id)
        TRY(use_unit_path(ctx, "to_unit_id", in->to_unit_id, &path));
    TRY(check_grants(ctx, &in->grants));
    TRY(db_one(ctx, STMT_REQUEST_SAME,
        ARGS(V_INT(in->kind), V_INT(in->account_id), V_TEXT(in->username)), &found));
    if (found)
        return fail_field(ctx, PROBLEM_REQUEST_TWICE, in->account_id ? "account_id" : "username",
            "%s (đề nghị số %lld)", problem_text(PROBLEM_REQUEST_TWICE), (long long)db_int(ctx, 0));
    return ST_OK;
}

static enum status due_of(struct ctx *ctx, int64_t *out)
{
    int year = date_ymd(use_today(ctx)).year;
    const struct profile *profile;
    struct calendar calendar;

    TRY(profile_get(ctx, &profile));
    TRY(calendar_load(ctx, year, year + 1, &calendar));
    *out = clock_due(&profile->accounts.request_clock, &calendar, use_today(ctx));
    return ST_OK;
}

static enum status grants_insert(struct ctx *ctx, int64_t request_id, const struct list *grants)
{
    for (size_t i = 0; i < grants->len; i++) {
        const struct request_grant *grant = LIST_AT(*grants, struct request_grant, i);

        TRY(db_run(ctx, STMT_REQUEST_GRANT_INSERT,
            ARGS(V_INT(request_id), V_INT(grant->role), V_INT(grant->unit_id), V_INT(grant->below),
                V_ID(grant->regime_id), V_DATE(grant->valid_from), V_DATE(grant->valid_to))));
    }
    return ST_OK;
}

static enum status request_event(struct ctx *ctx, const char *action,
    const struct account_request *before, const struct account_request *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_ACCOUNT_REQUEST,
                 .object_id = after->id,
                 .unit_id = after->unit_id,
                 .note = after->decided_ms ? after->answer : after->reason,
                 .before = before ? resource_to_json(ctx->arena, &account_request_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &account_request_resource, after),
             });
}

/* What is said of a request at each version of it, once. */
static struct alert request_alert(
    struct ctx *ctx, const struct account_request *request, enum alert_kind kind, const char *key)
{
    const struct alert_words words = {
        .unit = request->unit_name,
        .due_on = request->due_on,
        .today = use_today(ctx),
        .what = str_of(request_kind_titles[request->kind]),
    };

    return (struct alert){
        .account_id = request->asked_by,
        .kind = (int)kind,
        .object_type = str_of(object_type_names[OBJECT_ACCOUNT_REQUEST]),
        .object_id = request->id,
        .turn = request->version,
        .text_key = str_of(key),
        .text = alert_text(ctx->arena, key, &words),
    };
}

/* Whoever decides it has the clock running; nobody decides what he asked himself. */
static enum status deciders_tell(struct ctx *ctx, const struct account_request *request)
{
    const struct alert said = request_alert(ctx, request, ALERT_WAITING, "account_asked");

    return alert_tell_nearest(ctx,
        &(struct alert_office){
            .right = request->extra ? RIGHT_ACCOUNT_ISSUE : RIGHT_ACCOUNT_WRITE,
            .unit_path = request->unit_path,
            .without = request->asked_by,
        },
        &said);
}

static enum status asker_tell(struct ctx *ctx, const struct account_request *request)
{
    const struct alert said = request_alert(ctx, request, ALERT_ANSWERED,
        request->state == REQUEST_GRANTED ? "account_granted" : "account_refused");

    return alert_tell(ctx, &said);
}

enum status account_request_ask(
    struct ctx *ctx, const struct account_request_new *in, struct account_request *out)
{
    struct str search =
        str_format(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(in->name), STR_ARG(in->username));
    struct account account = { 0 };
    int64_t due_on, id;
    bool found;

    TRY(check_new(ctx, in));
    TRY(due_of(ctx, &due_on));
    if (in->account_id) {
        TRY(account_get(ctx, in->account_id, &account));
        search = str_format(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(search),
            STR_ARG(account.name), STR_ARG(account.username));
    }
    TRY(db_one(ctx, STMT_REQUEST_INSERT,
        ARGS(V_INT(in->kind), V_INT(in->unit_id), V_ID(in->account_id), V_TEXT(in->username),
            V_TEXT(in->name), V_TEXT(text_search_key(ctx->arena, search)), V_ID(in->to_unit_id),
            V_INT(in->extra), V_TEXT(str_trim(in->reason)), V_TEXT(in->document_number),
            V_DATE(in->document_on), V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name),
            V_INT(ctx->now_ms), V_DATE(due_on)),
        &found));
    id = db_int(ctx, 0);
    TRY(grants_insert(ctx, id, &in->grants));
    TRY(request_get(ctx, id, out));
    TRY(deciders_tell(ctx, out));
    return request_event(ctx, "account_request.ask", NULL, out);
}

/* ---- granting ---- */

static enum status give_grants(
    struct ctx *ctx, const struct account_request *request, int64_t account_id)
{
    for (size_t i = 0; i < request->grants.len; i++) {
        const struct request_grant *asked = LIST_AT(request->grants, struct request_grant, i);
        const struct grant grant = {
            .account_id = account_id,
            .role = asked->role,
            .unit_id = asked->unit_id,
            .below = asked->below,
            .regime_id = asked->regime_id,
            .valid_from = asked->valid_from,
            .valid_to = asked->valid_to,
            .extra_request_id = request->extra ? request->id : 0,
        };
        struct grant given;

        TRY(grant_create(ctx, &grant, &given));
    }
    return ST_OK;
}

/* A new account, or a new password of one; what is shown once goes to *out. */
static enum status issue(struct ctx *ctx, const struct account_request *request,
    const struct account_request_decision *in, struct account_issued *out)
{
    const struct account_issue wanted = {
        .account = {
            .id = request->account_id,
            .username = request->username,
            .name = request->name,
            .unit_id = request->unit_id,
            .extra_request_id = request->extra ? request->id : 0,
        },
        .password = in->password,
        .password_hash = in->password_hash,
    };
    struct account account;

    if (request->kind == REQUEST_KIND_CREATE)
        return account_create(ctx, &wanted, out);
    /* It may have been locked since it was asked. */
    TRY(account_get(ctx, request->account_id, &account));
    TRY(check_open(ctx, &account));
    return account_reissue(ctx, &wanted, out);
}

/* The account is locked or moved, and a successor takes over its work. */
static enum status succeed(
    struct ctx *ctx, const struct account_request *request, int64_t version, int64_t successor_id)
{
    const struct handover_new wanted = {
        .id = request->account_id,
        .version = version,
        .successor_id = successor_id,
        .then = request->kind == REQUEST_KIND_MOVE ? HANDOVER_MOVE : HANDOVER_LOCK,
        .to_unit_id = request->to_unit_id,
        .note = request->reason,
        .extra_request_id = request->extra ? request->id : 0,
    };
    struct handover done;

    return hand_over(ctx, &wanted, &done);
}

static enum status change(
    struct ctx *ctx, const struct account_request *request, int64_t successor_id)
{
    struct account before, after, out;

    TRY(account_get(ctx, request->account_id, &before));
    if (successor_id)
        return succeed(ctx, request, before.version, successor_id);
    after = before;
    if (request->kind == REQUEST_KIND_CHANGE)
        after.name = request->name;
    if (request->kind == REQUEST_KIND_MOVE)
        after.unit_id = request->to_unit_id;
    if (request->kind == REQUEST_KIND_LOCK)
        after.locked = true;
    if (request->kind == REQUEST_KIND_UNLOCK)
        after.locked = false;
    if (request->extra)
        after.extra_request_id = request->id;
    return account_update(ctx, &before, &after, &out);
}

/* Does what was asked; *out_account_id is the account it was about. */
static enum status carry_out(struct ctx *ctx, const struct account_request *request,
    const struct account_request_decision *in, int64_t *out_account_id, struct str *out_password)
{
    struct account_issued issued = { .account = { .id = request->account_id } };

    switch ((enum request_kind)request->kind) {
    case REQUEST_KIND_CREATE:
    case REQUEST_KIND_REISSUE:
        TRY(issue(ctx, request, in, &issued));
        break;
    case REQUEST_KIND_CHANGE:
    case REQUEST_KIND_LOCK:
    case REQUEST_KIND_UNLOCK:
    case REQUEST_KIND_MOVE:
        TRY(change(ctx, request, in->successor_id));
        break;
    case REQUEST_KIND_GRANT:
    case REQUEST_KIND_COUNT:
        break;
    }
    *out_account_id = issued.account.id;
    *out_password = issued.initial_password;
    return give_grants(ctx, request, issued.account.id);
}

static enum status refuse(struct ctx *ctx, const struct account_request *request)
{
    if (request->can_decide)
        return ST_OK;
    if (request->state != REQUEST_WAITING)
        return fail(ctx, PROBLEM_REQUEST_DECIDED, "%s", problem_text(PROBLEM_REQUEST_DECIDED));
    if (!use_may(ctx, RIGHT_ACCOUNT_WRITE, request->unit_path, 0))
        return use_not_found(ctx);
    return fail(ctx, PROBLEM_REQUEST_OWN, "%s", problem_text(PROBLEM_REQUEST_OWN));
}

/* Whether granting it leaves a post behind. */
static bool leaves_work(const struct account_request *request)
{
    return request->kind == REQUEST_KIND_LOCK || request->kind == REQUEST_KIND_MOVE;
}

/* The request as it stands from now on. */
static enum status close(struct ctx *ctx, const struct account_request *request, int64_t version,
    enum request_state state, struct str answer)
{
    bool found;

    TRY(db_one(ctx, STMT_REQUEST_DECIDE,
        ARGS(V_INT(request->id), V_INT(version), V_INT(state), V_ID(request->account_id),
            V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms),
            V_TEXT(str_trim(answer))),
        &found));
    return found ? ST_OK : use_changed(ctx);
}

enum status account_request_decide(
    struct ctx *ctx, const struct account_request_decision *in, struct account_request_decided *out)
{
    bool granted = in->verdict == DECISION_GRANT;
    struct account_request before, closed;
    struct str password = { 0 };

    TRY(request_get(ctx, in->id, &before));
    TRY(refuse(ctx, &before));
    if (!granted && !str_trim(in->answer).len)
        return fail_field(
            ctx, PROBLEM_REQUEST_REASON, "answer", "%s", problem_text(PROBLEM_REQUEST_REASON));
    if (granted && before.extra && !use_may(ctx, RIGHT_ACCOUNT_ISSUE, before.unit_path, 0))
        return fail(ctx, PROBLEM_REQUEST_EXTRA, "%s", problem_text(PROBLEM_REQUEST_EXTRA));
    if (in->successor_id && !(granted && leaves_work(&before)))
        return fail_field(ctx, PROBLEM_FIELD_UNEXPECTED, "successor_id", "%s (successor_id)",
            problem_text(PROBLEM_FIELD_UNEXPECTED));
    closed = before;
    if (granted)
        TRY(carry_out(ctx, &before, in, &closed.account_id, &password));
    TRY(close(ctx, &closed, in->version, granted ? REQUEST_GRANTED : REQUEST_REFUSED, in->answer));
    TRY(request_get(ctx, in->id, &out->request));
    out->initial_password = password;
    TRY(asker_tell(ctx, &out->request));
    return request_event(
        ctx, granted ? "account_request.grant" : "account_request.refuse", &before, &out->request);
}

enum status account_request_withdraw(
    struct ctx *ctx, const struct by_id *in, struct account_request *out)
{
    struct account_request before;

    TRY(request_get(ctx, in->id, &before));
    if (before.state != REQUEST_WAITING)
        return fail(ctx, PROBLEM_REQUEST_DECIDED, "%s", problem_text(PROBLEM_REQUEST_DECIDED));
    TRY(close(ctx, &before, before.version, REQUEST_WITHDRAWN, (struct str){ 0 }));
    TRY(request_get(ctx, in->id, out));
    return request_event(ctx, "account_request.withdraw", &before, out);
}
