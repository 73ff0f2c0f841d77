#include "domain/tickets.h"

#include "core/account_rules.h"
#include "core/text.h"
#include "domain/alerts.h"
#include "domain/calendars.h"
#include "domain/profiles.h"
#include "domain/use.h"

/* Steps of a ticket as alerts keep them apart. */
enum { STEP_NEWS };

/* ---- reading ---- */

static unsigned sides_of(struct ctx *ctx, const struct ticket *ticket)
{
    bool desk = use_may(ctx, RIGHT_HELP_ANSWER, ticket->unit_path, 0);

    return (ticket->asked_by == ctx->actor->account_id ? TICKET_ASKER : 0u) |
           (desk ? TICKET_DESK : 0u);
}

static int64_t ended_on(struct ctx *ctx, const struct ticket *ticket)
{
    int64_t ended_ms = ticket->answered_ms ? ticket->answered_ms : ticket->closed_ms;

    return ended_ms ? date_today(ended_ms) : use_today(ctx);
}

static void complete(struct ctx *ctx, const struct calendar *calendar, struct ticket *ticket)
{
    unsigned sides = sides_of(ctx, ticket);
    int64_t end = ended_on(ctx, ticket), begin = date_today(ticket->opened_ms);
    struct str *actions = ARENA_ARRAY(ctx->arena, TICKET_ACTION_COUNT, struct str);
    size_t len = 0;

    ticket->own = sides & TICKET_ASKER;
    ticket->can_handle = sides & TICKET_DESK;
    ticket->late = ticket_late(ticket->due_on, end);
    ticket->answer_days = end > begin ? calendar_workdays_in(calendar, begin + 1, end) : 0;
    for (int i = 0; i < TICKET_ACTION_COUNT; i++)
        if (ticket_decide((enum ticket_state)ticket->state, (enum ticket_action)i, sides).refusal ==
            TICKET_REFUSAL_OK)
            actions[len++] = str_of(ticket_action_names[i]);
    ticket->actions = (struct list){ actions, len };
}

/* The years a ticket of the list may have waited in, as many as are loaded at once. */
static enum status calendar_of(struct ctx *ctx, struct calendar *out)
{
    int year = date_ymd(use_today(ctx)).year;

    return calendar_load(ctx, year - 2, year + 1, out);
}

/* One that the actor may see: his own, or of a unit whose help desk he is. */
static enum status ticket_get(struct ctx *ctx, int64_t id, struct ticket *out)
{
    struct calendar calendar;
    bool found;

    TRY(db_one(ctx, STMT_TICKET_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct ticket){ 0 };
    row_read(ctx, &ticket_resource, 0, out);
    if (!sides_of(ctx, out))
        return use_not_found(ctx);
    TRY(calendar_of(ctx, &calendar));
    complete(ctx, &calendar, out);
    TRY(db_start(ctx, STMT_TICKET_MESSAGES,
        ARGS(V_INT(id), V_INT(TICKET_MESSAGES_MAX + TICKET_MESSAGES_SPARE))));
    return rows_read(ctx, &ticket_message_resource, &out->messages);
}

enum status ticket_view(struct ctx *ctx, const struct by_id *in, struct ticket *out)
{
    return ticket_get(ctx, in->id, out);
}

/* When a day begins. */
static int64_t day_ms(int64_t day)
{
    return day * MS_PER_DAY - DATE_CLOCK_MS;
}

static enum status dates_check(struct ctx *ctx, int64_t from, int64_t to)
{
    if (from == DATE_NONE || to == DATE_NONE || from <= to)
        return ST_OK;
    return fail_field(ctx, PROBLEM_TICKET_DATES, "to", "%s", problem_text(PROBLEM_TICKET_DATES));
}

static enum status list_start(struct ctx *ctx, const struct ticket_query *in, struct str path)
{
    bool oldest = in->order == TICKET_ORDER_OLDEST;
    struct value from = V_INT(in->from == DATE_NONE ? 0 : day_ms(in->from));
    struct value before = V_INT(in->to == DATE_NONE ? INT64_MAX : day_ms(in->to + 1));
    struct str after;
    int64_t id;

    cursor_read(in->page, &id, &after);
    return db_start(ctx, oldest ? STMT_TICKET_LIST_OLDEST : STMT_TICKET_LIST,
        ARGS(USE_SCOPE(ctx, RIGHT_HELP_ANSWER), V_TEXT(text_search_key(ctx->arena, in->q)),
            V_TEXT(path), in->state < 0 ? V_NULL : V_INT(in->state),
            in->kind < 0 ? V_NULL : V_INT(in->kind), in->whose < 0 ? V_NULL : V_INT(in->whose),
            in->open < 0 ? V_NULL : V_INT(in->open), in->late < 0 ? V_NULL : V_INT(in->late), from,
            before, V_INT(MS_PER_DAY), V_INT(DATE_CLOCK_MS),
            V_INT(oldest ? id : cursor_before(in->page)), V_INT(page_limit(in->page) + 1)));
}

enum status ticket_list(struct ctx *ctx, const struct ticket_query *in, struct page_out *out)
{
    struct str path = { 0 };
    struct calendar calendar;

    TRY(dates_check(ctx, in->from, in->to));
    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(calendar_of(ctx, &calendar));
    TRY(list_start(ctx, in, path));
    TRY(rows_read(ctx, &ticket_resource, &out->items));
    if (page_cut(in->page, &out->items))
        out->next = cursor_make(
            ctx, LIST_AT(out->items, struct ticket, out->items.len - 1)->id, (struct str){ 0 });
    for (size_t i = 0; i < out->items.len; i++)
        complete(ctx, &calendar, LIST_AT(out->items, struct ticket, i));
    return ST_OK;
}

/* ---- sending ---- */

/* "Nhập liệu, Văn thư": the roles in force, each once. */
static struct str roles_text(struct ctx *ctx)
{
    struct buf out = { .arena = ctx->arena };
    unsigned held = 0;

    for (size_t i = 0; i < ctx->actor->grants_len; i++)
        if (access_grant_in_force(&ctx->actor->grants[i], use_today(ctx)))
            held |= 1u << ctx->actor->grants[i].role;
    for (int role = 0; role < ROLE_COUNT; role++)
        if (held >> role & 1)
            buf_addf(&out, "%s%s", out.len ? ", " : "", role_titles[role]);
    return buf_str(&out);
}

static enum status count_today(struct ctx *ctx, int64_t *out)
{
    bool found;

    TRY(db_one(ctx, STMT_TICKET_SENT_SINCE,
        ARGS(V_INT(ctx->actor->account_id), V_INT(day_ms(use_today(ctx)))), &found));
    *out = db_int(ctx, 0);
    return ST_OK;
}

enum status ticket_draft(struct ctx *ctx, struct ticket_draft *out)
{
    int64_t sent;

    TRY(count_today(ctx, &sent));
    *out = (struct ticket_draft){
        .name = ctx->actor->name,
        .unit_name = ctx->actor->unit_name,
        .roles = roles_text(ctx),
        .program = S(BAOCAO_VERSION),
        .at_ms = ctx->now_ms,
        .left = sent < TICKETS_A_DAY_MAX ? TICKETS_A_DAY_MAX - sent : 0,
    };
    return ST_OK;
}

/* The last day to answer what is opened now. */
static enum status due_of(struct ctx *ctx, int64_t *out)
{
    int year = date_ymd(use_today(ctx)).year;
    const struct profile *profile;
    struct calendar calendar;

    TRY(profile_get(ctx, &profile));
    TRY(calendar_load(ctx, year, year + 1, &calendar));
    *out = clock_due(&profile->notices.help, &calendar, use_today(ctx));
    return ST_OK;
}

static enum status say(struct ctx *ctx, int64_t ticket_id, struct str body, bool by_desk)
{
    return db_run(ctx, STMT_TICKET_MESSAGE_INSERT,
        ARGS(V_INT(ticket_id), V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name),
            V_TEXT(ctx->actor->unit_name), V_INT(by_desk), V_TEXT(str_trim(body)),
            V_INT(ctx->now_ms)));
}

/* What was said stays with the ticket: the history tells where it stood. */
static enum status ticket_event(
    struct ctx *ctx, const char *action, const struct ticket *before, const struct ticket *after)
{
    struct ticket then = before ? *before : (struct ticket){ 0 }, now = *after;

    then.messages = now.messages = (struct list){ 0 };
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_TICKET,
                 .object_id = now.id,
                 .unit_id = now.unit_id,
                 .before = before ? resource_to_json(ctx->arena, &ticket_resource, &then)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &ticket_resource, &now),
             });
}

static enum status tell(
    struct ctx *ctx, const struct ticket *ticket, enum ticket_news news, int64_t account_id)
{
    bool to_asker = news == TICKET_NEWS_ANSWERED || news == TICKET_NEWS_CLOSED;

    if (!account_id || account_id == ctx->actor->account_id)
        return ST_OK;
    return alert_tell(ctx, &(struct alert){
                               .account_id = account_id,
                               .kind = to_asker ? ALERT_ANSWERED : ALERT_WAITING,
                               .object_type = str_of(object_type_names[OBJECT_TICKET]),
                               .object_id = ticket->id,
                               .step = STEP_NEWS,
                               .turn = ticket->version,
                               .text_key = str_of(ticket_news_keys[news]),
                               .text = ticket_news_text(ctx->arena, news, ticket->id,
                                   (enum ticket_kind)ticket->kind, ticket->unit_name),
                           });
}

static bool is_of_desk(struct ctx *ctx, const struct alert_holder *holder, struct str unit_path)
{
    const struct actor actor = {
        .access = ctx->actor->access,
        .grants = &holder->grant,
        .grants_len = 1,
    };

    return access_allows(&actor, RIGHT_HELP_ANSWER, unit_path, 0, use_today(ctx));
}

/* Whether the account may log in and is of the help desk of the unit. */
static enum status may_handle(struct ctx *ctx, struct str unit_path, int64_t account_id, bool *out)
{
    struct list holders;

    *out = false;
    TRY(alert_holders(ctx, unit_path, &holders));
    for (size_t i = 0; i < holders.len && !*out; i++) {
        const struct alert_holder *holder = LIST_AT(holders, struct alert_holder, i);

        *out = holder->account_id == account_id && is_of_desk(ctx, holder, unit_path);
    }
    return ST_OK;
}

/* Without the actor: whoever tells is not the one who is told. */
static size_t others_keep(const struct ctx *ctx, struct list *holders)
{
    size_t kept = 0;

    for (size_t i = 0; i < holders->len; i++) {
        struct alert_holder holder = *LIST_AT(*holders, struct alert_holder, i);

        if (holder.account_id != ctx->actor->account_id)
            *LIST_AT(*holders, struct alert_holder, kept++) = holder;
    }
    return kept;
}

/* The nearest others of the help desk. */
static enum status tell_desk(struct ctx *ctx, const struct ticket *ticket, enum ticket_news news)
{
    struct alert_place place = {
        .access = ctx->actor->access,
        .right = RIGHT_HELP_ANSWER,
        .unit_path = ticket->unit_path,
        .today = use_today(ctx),
    };
    struct list holders;
    int64_t *accounts;
    size_t len;

    TRY(alert_holders(ctx, ticket->unit_path, &holders));
    holders.len = others_keep(ctx, &holders);
    accounts = ARENA_ARRAY(ctx->arena, holders.len + 1, int64_t);
    len = alert_choose(holders.items, holders.len, &place, accounts);
    for (size_t i = 0; i < len; i++)
        TRY(tell(ctx, ticket, news, accounts[i]));
    return ST_OK;
}

/* Whoever handles it; the help desk, where nobody does or he may not any more. */
static enum status tell_handler(struct ctx *ctx, const struct ticket *ticket, enum ticket_news news)
{
    bool may = false;

    if (ticket->handler_id)
        TRY(may_handle(ctx, ticket->unit_path, ticket->handler_id, &may));
    return may ? tell(ctx, ticket, news, ticket->handler_id) : tell_desk(ctx, ticket, news);
}

static enum status check_new(struct ctx *ctx, const struct ticket_new *in)
{
    int64_t sent;

    if (in->page.len && !ticket_page_ok(in->page))
        return fail_field(ctx, PROBLEM_TICKET_PAGE, "page", "%s (" STR_FMT ")",
            problem_text(PROBLEM_TICKET_PAGE), STR_ARG(in->page));
    TRY(count_today(ctx, &sent));
    if (sent >= TICKETS_A_DAY_MAX)
        return fail(ctx, PROBLEM_TICKET_MANY, "%s Tối đa %d.", problem_text(PROBLEM_TICKET_MANY),
            TICKETS_A_DAY_MAX);
    return ST_OK;
}

enum status ticket_send(struct ctx *ctx, const struct ticket_new *in, struct ticket *out)
{
    struct str search = str_format(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT,
        STR_ARG(in->subject), STR_ARG(ctx->actor->name), STR_ARG(ctx->actor->username));
    int64_t due_on, id;
    bool found;

    TRY(check_new(ctx, in));
    TRY(due_of(ctx, &due_on));
    TRY(db_one(ctx, STMT_TICKET_INSERT,
        ARGS(V_INT(in->kind), V_TEXT(in->subject), V_TEXT(text_search_key(ctx->arena, search)),
            V_INT(ctx->actor->unit_id), V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name),
            V_INT(ctx->now_ms), V_TEXT(in->page), V_TEXT(roles_text(ctx)),
            V_TEXT(S(BAOCAO_VERSION)), V_DATE(due_on)),
        &found));
    id = db_int(ctx, 0);
    TRY(say(ctx, id, in->body, false));
    TRY(ticket_get(ctx, id, out));
    TRY(tell_desk(ctx, out, TICKET_NEWS_SENT));
    return ticket_event(ctx, "ticket.send", NULL, out);
}

/* ---- the steps ---- */

static enum status check_step(struct ctx *ctx, const struct ticket *ticket,
    const struct ticket_step *in, struct ticket_verdict *out)
{
    struct str body = str_trim(in->body);

    *out = ticket_decide(
        (enum ticket_state)ticket->state, (enum ticket_action)in->action, sides_of(ctx, ticket));
    if (out->refusal != TICKET_REFUSAL_OK)
        return fail(ctx,
            out->refusal == TICKET_REFUSAL_NOT_NOW ? PROBLEM_TICKET_NOT_NOW
                                                   : PROBLEM_TICKET_NOT_YOURS,
            "%s", ticket_refusal_texts[out->refusal]);
    if (out->words && !body.len)
        return fail_field(
            ctx, PROBLEM_TICKET_WORDS, "body", "%s", problem_text(PROBLEM_TICKET_WORDS));
    if (in->handler_id && in->action != TICKET_DO_ASSIGN)
        return fail_field(ctx, PROBLEM_FIELD_UNEXPECTED, "handler_id", "%s (handler_id)",
            problem_text(PROBLEM_FIELD_UNEXPECTED));
    if (body.len && ticket->messages.len >= ticket_room((enum ticket_action)in->action, out->side))
        return fail(ctx, PROBLEM_TICKET_MESSAGES, "%s", problem_text(PROBLEM_TICKET_MESSAGES));
    return ST_OK;
}

static enum status check_handler(struct ctx *ctx, const struct ticket *ticket, int64_t account_id)
{
    bool is;

    TRY(may_handle(ctx, ticket->unit_path, account_id, &is));
    if (is)
        return ST_OK;
    return fail_field(ctx, PROBLEM_TICKET_HANDLER, "handler_id", "%s (%lld)",
        problem_text(PROBLEM_TICKET_HANDLER), (long long)account_id);
}

/* The ticket as it stands after the step. */
static enum status step_take(struct ctx *ctx, const struct ticket_step *in,
    struct ticket_verdict verdict, struct ticket *ticket)
{
    ticket->state = (int)verdict.to;
    if (in->action == TICKET_DO_ASSIGN)
        TRY(check_handler(ctx, ticket, in->handler_id));
    if (in->action == TICKET_DO_ASSIGN)
        ticket->handler_id = in->handler_id;
    if (in->action == TICKET_DO_TAKE || (in->action == TICKET_DO_ANSWER && !ticket->handler_id))
        ticket->handler_id = ctx->actor->account_id;
    if (in->action == TICKET_DO_ANSWER && !ticket->answered_ms)
        ticket->answered_ms = ctx->now_ms;
    if (in->action == TICKET_DO_CLOSE)
        ticket->closed_ms = ctx->now_ms;
    if (in->action != TICKET_DO_REOPEN)
        return ST_OK;
    ticket->opened_ms = ctx->now_ms;
    ticket->answered_ms = ticket->closed_ms = 0;
    return due_of(ctx, &ticket->due_on);
}

/* Who hears of a step: the asker of what is done for him, the help desk of what he says. */
static enum status step_tell(
    struct ctx *ctx, const struct ticket *ticket, const struct ticket_step *in, bool by_desk)
{
    switch ((enum ticket_action)in->action) {
    case TICKET_DO_ANSWER:
        return tell(ctx, ticket, TICKET_NEWS_ANSWERED, ticket->asked_by);
    case TICKET_DO_CLOSE:
        return by_desk ? tell(ctx, ticket, TICKET_NEWS_CLOSED, ticket->asked_by) : ST_OK;
    case TICKET_DO_ASSIGN:
        return tell(ctx, ticket, TICKET_NEWS_ASSIGNED, ticket->handler_id);
    case TICKET_DO_ADD:
        return tell_handler(ctx, ticket, TICKET_NEWS_ADDED);
    case TICKET_DO_REOPEN:
        return tell_handler(ctx, ticket, TICKET_NEWS_REOPENED);
    case TICKET_DO_TAKE:
    case TICKET_ACTION_COUNT:
        break;
    }
    return ST_OK;
}

enum status ticket_act(struct ctx *ctx, const struct ticket_step *in, struct ticket *out)
{
    struct ticket before, after;
    struct ticket_verdict verdict;
    bool found;

    TRY(ticket_get(ctx, in->id, &before));
    TRY(check_step(ctx, &before, in, &verdict));
    after = before;
    TRY(step_take(ctx, in, verdict, &after));
    TRY(db_one(ctx, STMT_TICKET_UPDATE,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(after.state), V_ID(after.handler_id),
            V_INT(after.opened_ms), V_DATE(after.due_on), V_INT(after.answered_ms),
            V_INT(after.closed_ms), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    if (str_trim(in->body).len)
        TRY(say(ctx, in->id, in->body, verdict.side == TICKET_DESK));
    TRY(ticket_get(ctx, in->id, out));
    TRY(step_tell(ctx, out, in, verdict.side == TICKET_DESK));
    return ticket_event(ctx,
        str_z(ctx->arena, str_format(ctx->arena, "ticket.%s", ticket_action_names[in->action])),
        &before, out);
}

/* ---- when a post changes hands ---- */

enum status tickets_handled(struct ctx *ctx, int64_t account_id, struct list *out)
{
    TRY(db_start(ctx, STMT_HANDOVER_TICKETS,
        ARGS(V_INT(account_id), V_INT(TICKET_NEW), V_INT(TICKET_HANDLING), V_INT(TICKET_REOPENED),
            V_INT(HANDOVER_ITEMS_MAX))));
    return rows_read(ctx, &handover_item_resource, out);
}

static enum status hand_over_one(struct ctx *ctx, int64_t id, const struct account *from,
    const struct account *to, bool *out_given)
{
    struct ticket ticket = { 0 };
    bool found, again;

    TRY(db_one(ctx, STMT_TICKET_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &ticket_resource, 0, &ticket);
    TRY(may_handle(ctx, ticket.unit_path, to->id, out_given));
    again = !*out_given && ticket.state == TICKET_HANDLING;
    TRY(db_one(ctx, STMT_TICKET_HAND_OVER,
        ARGS(V_INT(id), V_ID(*out_given ? to->id : 0), V_INT(again ? TICKET_NEW : ticket.state),
            V_INT(ctx->now_ms)),
        &found));
    ticket.version = db_int(ctx, 0);
    if (!*out_given)
        TRY(tell_desk(ctx, &ticket, TICKET_NEWS_SENT));
    return history_add(
        ctx, (struct history_facts){
                 .action = "ticket.assign",
                 .object_type = OBJECT_TICKET,
                 .object_id = id,
                 .unit_id = ticket.unit_id,
                 .note = str_format(ctx->arena, "Bàn giao: " STR_FMT " → " STR_FMT,
                     STR_ARG(from->name), STR_ARG(*out_given ? to->name : S("bộ phận hỗ trợ"))),
             });
}

enum status tickets_hand_over(
    struct ctx *ctx, const struct account *from, const struct account *to, int64_t *out)
{
    struct list tickets;

    *out = 0;
    do { /* those handed over are no longer among them */
        TRY(tickets_handled(ctx, from->id, &tickets));
        for (size_t i = 0; i < tickets.len; i++) {
            bool given;

            TRY(hand_over_one(
                ctx, LIST_AT(tickets, struct handover_item, i)->id, from, to, &given));
            *out += given;
        }
    } while (tickets.len == HANDOVER_ITEMS_MAX);
    return ST_OK;
}

/* ---- who may handle one ---- */

static bool has(const struct ticket_handler *items, size_t len, int64_t account_id)
{
    for (size_t i = 0; i < len; i++)
        if (items[i].account_id == account_id)
            return true;
    return false;
}

enum status ticket_handlers(struct ctx *ctx, const struct by_id *in, struct ticket_handlers *out)
{
    struct ticket_handler *items =
        ARENA_ARRAY(ctx->arena, TICKET_HANDLERS_MAX, struct ticket_handler);
    struct list holders;
    struct ticket ticket;
    size_t len = 0;
    bool found;

    TRY(ticket_get(ctx, in->id, &ticket));
    TRY(use_require(ctx, RIGHT_HELP_ANSWER, ticket.unit_path, 0));
    TRY(alert_holders(ctx, ticket.unit_path, &holders));
    for (size_t i = 0; i < holders.len && len < TICKET_HANDLERS_MAX; i++) {
        const struct alert_holder *holder = LIST_AT(holders, struct alert_holder, i);

        if (!is_of_desk(ctx, holder, ticket.unit_path) || has(items, len, holder->account_id))
            continue;
        TRY(db_one(ctx, STMT_ACCOUNT_POST, ARGS(V_INT(holder->account_id)), &found));
        items[len++] =
            (struct ticket_handler){ holder->account_id, db_text(ctx, 0), db_text(ctx, 1) };
    }
    out->items = (struct list){ items, len };
    return ST_OK;
}

/* ---- by unit and kind ---- */

static int64_t month_begin(int64_t day)
{
    struct ymd at = date_ymd(day);

    at.day = 1;
    return date_of(at);
}

enum status ticket_totals(
    struct ctx *ctx, const struct ticket_total_query *in, struct ticket_totals *out)
{
    struct str path = { 0 };

    out->to = in->to == DATE_NONE ? use_today(ctx) : in->to;
    out->from = in->from == DATE_NONE ? month_begin(out->to) : in->from;
    TRY(dates_check(ctx, out->from, out->to));
    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(db_start(ctx, STMT_TICKET_TOTALS,
        ARGS(USE_SCOPE(ctx, RIGHT_HELP_ANSWER), V_TEXT(path), V_INT(day_ms(out->from)),
            V_INT(day_ms(out->to + 1)), V_INT(MS_PER_DAY), V_INT(DATE_CLOCK_MS),
            V_INT(CSV_ROWS_MAX))));
    return rows_read(ctx, &ticket_total_resource, &out->items);
}
