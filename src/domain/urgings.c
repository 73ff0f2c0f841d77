#include "domain/urgings.h"

#include "core/text.h"
#include "domain/alerts.h"
#include "domain/letterheads.h"
#include "domain/periods.h"
#include "domain/profiles.h"
#include "domain/successions.h"
#include "domain/urging_lists.h"
#include "domain/use.h"
#include "model/report.h"

/* ---- reading one ---- */

static bool reads(const struct ctx *ctx, struct str unit_path, int64_t regime_id)
{
    return use_may(ctx, RIGHT_REPORT_READ, unit_path, regime_id) ||
           use_may(ctx, RIGHT_PROGRESS_READ, unit_path, regime_id);
}

/* Whether the actor is of the unit, or of the one that took over from it. */
static bool is_of(const struct ctx *ctx, struct str unit_path)
{
    struct str acting = str_sub(unit_path, 0, str_find(unit_path, S("+")));

    return str_starts(ctx->actor->unit_path, acting);
}

static enum status letter_get(struct ctx *ctx, int64_t id, struct urging *out)
{
    bool found;

    TRY(db_one(ctx, STMT_URGING_GET, ARGS(USE_SCOPE(ctx, RIGHT_REPORT_URGE), V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct urging){ 0 };
    row_read(ctx, &urging_resource, 0, out);
    urging_complete(ctx, out);
    return ST_OK;
}

static struct urging_unit *unit_find(const struct list *units, int64_t unit_id)
{
    for (size_t i = 0; i < units->len; i++) {
        struct urging_unit *unit = LIST_AT(*units, struct urging_unit, i);

        if (unit->unit_id == unit_id)
            return unit;
    }
    return NULL;
}

/* Of what is asked for in a regime the actor follows at the issuer, or for a unit he is of. */
static bool item_shown(struct ctx *ctx, const struct urging_full *letter,
    const struct urging_unit *unit, const struct urging_item *item)
{
    return letter->urging.urges_all || reads(ctx, unit->unit_path, item->regime_id) ||
           use_may(ctx, RIGHT_PROGRESS_READ, letter->urging.unit_path, item->regime_id);
}

static enum status items_load(struct ctx *ctx, struct urging_full *out)
{
    size_t kept = 0;

    TRY(db_start(ctx, STMT_URGING_UNITS, ARGS(V_INT(out->urging.id))));
    TRY(rows_read(ctx, &urging_unit_resource, &out->units));
    TRY(db_start(ctx, STMT_URGING_ITEMS, ARGS(V_INT(out->urging.id))));
    TRY(rows_read(ctx, &urging_item_resource, &out->items));
    for (size_t i = 0; i < out->items.len; i++) {
        struct urging_item item = *LIST_AT(out->items, struct urging_item, i);
        struct urging_unit *unit = unit_find(&out->units, item.unit_id);

        if (!unit || !item_shown(ctx, out, unit, &item))
            continue;
        unit->reports++;
        unit->open += item.open;
        *LIST_AT(out->items, struct urging_item, kept++) = item;
    }
    out->items.len = kept;
    return kept ? ST_OK : use_not_found(ctx);
}

/* Units of which nothing is shown are left out. */
static void units_sift(struct ctx *ctx, struct urging_full *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < out->units.len; i++) {
        struct urging_unit unit = *LIST_AT(out->units, struct urging_unit, i);

        unit.can_confirm = !unit.seen_ms && !out->urging.withdrawn_ms &&
                           reads(ctx, unit.unit_path, 0) && is_of(ctx, unit.unit_path);
        if (unit.reports)
            *LIST_AT(out->units, struct urging_unit, kept++) = unit;
    }
    out->units.len = kept;
}

enum status urging_view(struct ctx *ctx, const struct by_id *in, struct urging_full *out)
{
    TRY(letter_get(ctx, in->id, &out->urging));
    TRY(items_load(ctx, out));
    units_sift(ctx, out);
    return ST_OK;
}

enum status urging_whole(struct ctx *ctx, const struct by_id *in, struct urging_full *out)
{
    TRY(urging_view(ctx, in, out));
    TRY(db_start(ctx, STMT_URGING_ITEMS, ARGS(V_INT(in->id))));
    return rows_read(ctx, &urging_item_resource, &out->items);
}

/* ---- what is owed ---- */

static enum status owed_rows(
    struct ctx *ctx, const struct owed_query *in, struct str path, struct owed_out *out)
{
    bool by_due = in->sort == OWED_BY_DUE;
    int64_t today = use_today(ctx), due = INT32_MIN, id;
    struct str after;

    cursor_read(in->page, &id, &after);
    if (by_due && after.len && !str_to_int(after, &due))
        due = INT32_MIN;
    const struct value args[] = {
        USE_SCOPE(ctx, RIGHT_REPORT_URGE),
        V_INT(today + URGING_SOON_DAYS),
        V_INT(ctx->actor->unit_id),
        V_TEXT(text_search_key(ctx->arena, in->q)),
        V_TEXT(path),
        V_ID(in->regime_id),
        V_ID(in->cycle_id),
        V_INT(discipline_over(today)),
        in->which < 0 ? V_NULL : V_INT(in->which),
        in->urged < 0 ? V_NULL : V_INT(in->urged),
        V_INT(page_limit(in->page) + 1),
        by_due ? V_INT(due) : V_TEXT(after),
        V_INT(id),
    };

    TRY(db_one(ctx, STMT_OWED_COUNTS, args, 12, &(bool){ 0 }));
    out->units = db_int(ctx, 0);
    out->overdue = db_int(ctx, 1);
    out->soon = db_int(ctx, 2);
    out->reports_max = URGING_REPORTS_MAX;
    TRY(db_start(ctx, by_due ? STMT_OWED_BY_DUE : STMT_OWED_BY_UNIT, args, ARRAY_LEN(args)));
    return rows_read(ctx, &owed_resource, &out->items);
}

static void owed_complete(struct ctx *ctx, struct owed *owed)
{
    int64_t today = use_today(ctx);

    owed->period_title = period_words(ctx->arena, owed->period);
    owed->standing = urging_standing(ctx->arena, owed->due_on, today);
    owed->overdue = discipline_is_late(REPORT_CLOCK_RUNS, owed->due_on, today);
}

enum status owed_list(struct ctx *ctx, const struct owed_query *in, struct owed_out *out)
{
    struct str path = { 0 };

    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(owed_rows(ctx, in, path, out));
    if (page_cut(in->page, &out->items)) {
        const struct owed *last = LIST_AT(out->items, struct owed, out->items.len - 1);
        struct str due = str_format(ctx->arena, "%lld", (long long)last->due_on);

        out->next =
            cursor_make(ctx, last->report_id, in->sort == OWED_BY_DUE ? due : last->name_sort);
    }
    for (size_t i = 0; i < out->items.len; i++)
        owed_complete(ctx, LIST_AT(out->items, struct owed, i));
    return ST_OK;
}

/* ---- what a letter begins with ---- */

/* "UBND" of "BC-UBND": reports and letters of a unit have its initials in common. */
static struct str letter_symbol(struct str of_reports)
{
    return str_starts(of_reports, S("BC-")) ? str_sub(of_reports, 3, of_reports.len) : of_reports;
}

enum status urging_draft(struct ctx *ctx, const struct nothing *in, struct urging_draft *out)
{
    struct letterhead head;

    (void)in;
    TRY(letterhead_load(ctx, ctx->actor->unit_id, &head));
    *out = (struct urging_draft){
        .unit_id = ctx->actor->unit_id,
        .unit_name = ctx->actor->unit_name,
        .symbol = letter_symbol(head.symbol),
        .issued_on = use_today(ctx),
        .about = urging_subject(),
        .body =
            urging_opening(ctx->arena, letterhead_said(ctx->arena, head.issuer), use_today(ctx)),
        .authority = head.authority,
        .position = head.position,
        .signer = head.signer,
    };
    return ST_OK;
}

/* ---- issuing one ---- */

/* A report that is asked for, and who answers for it now. */
struct asked {
    struct owed owed;
    int64_t unit_id;
};

struct issue {
    struct ctx *ctx;
    const struct urging_new *in;
    int64_t unit_id, issued_on;
    struct str unit_name;
    struct letterhead head;
    struct list asked; /* struct asked, by the name of the unit whose it is, then by due day */
    struct list units; /* struct urging_unit, in that order */
    int64_t id;
};

static enum status not_owed(struct ctx *ctx, const struct owed *owed, size_t at)
{
    struct str field = str_format(ctx->arena, "reports[%zu]", at);

    return fail_field(ctx, PROBLEM_URGING_NOT_OWED, str_z(ctx->arena, field),
        "%s (" STR_FMT ", " STR_FMT ", " STR_FMT ")", problem_text(PROBLEM_URGING_NOT_OWED),
        STR_ARG(owed->unit_name), STR_ARG(owed->regime_name),
        STR_ARG(period_words(ctx->arena, owed->period)));
}

static enum status report_take(struct issue *issue, size_t at, struct asked *out)
{
    struct ctx *ctx = issue->ctx;
    int64_t id = *LIST_AT(issue->in->reports, int64_t, at);
    bool found, reach, is_owed;

    TRY(db_one(ctx, STMT_URGING_REPORT, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct asked){ 0 };
    row_read(ctx, &owed_resource, 0, &out->owed);
    reach = use_may(ctx, RIGHT_REPORT_URGE, db_text(ctx, 12), out->owed.regime_id) ||
            (out->owed.kind != REPORT_CHILD &&
                use_may(ctx, RIGHT_REPORT_URGE, db_text(ctx, 13), out->owed.regime_id));
    is_owed = urging_owed((enum report_clock)db_int(ctx, 14), db_int(ctx, 15) != 0,
                  out->owed.due_on, use_today(ctx)) != OWED_NOTHING;
    if (!reach)
        return use_not_found(ctx);
    if (!is_owed)
        return not_owed(ctx, &out->owed, at);
    owed_complete(ctx, &out->owed);
    TRY(succession_issuer(ctx, out->owed.unit_id, &out->unit_id));
    if (out->unit_id == issue->unit_id)
        return fail_field(ctx, PROBLEM_URGING_OWN, "reports", "%s (" STR_FMT ")",
            problem_text(PROBLEM_URGING_OWN), STR_ARG(out->owed.unit_name));
    return ST_OK;
}

static bool comes_first(const struct asked *a, const struct asked *b)
{
    int names = str_cmp(a->owed.name_sort, b->owed.name_sort);

    if (names)
        return names < 0;
    return a->owed.due_on != b->owed.due_on ? a->owed.due_on < b->owed.due_on
                                            : a->owed.report_id < b->owed.report_id;
}

/* Equal ones end up beside each other. */
static void asked_sort(struct list *asked)
{
    struct asked *items = asked->items;

    for (size_t gap = asked->len / 2; gap > 0; gap /= 2)
        for (size_t i = gap; i < asked->len; i++) {
            struct asked moved = items[i];
            size_t at = i;

            for (; at >= gap && comes_first(&moved, &items[at - gap]); at -= gap)
                items[at] = items[at - gap];
            items[at] = moved;
        }
}

static enum status reports_take(struct issue *issue)
{
    struct ctx *ctx = issue->ctx;
    size_t len = issue->in->reports.len;
    struct asked *items = ARENA_ARRAY(ctx->arena, len + 1, struct asked);
    bool twice = false;

    for (size_t i = 0; i < len; i++)
        TRY(report_take(issue, i, &items[i]));
    issue->asked = (struct list){ items, len };
    asked_sort(&issue->asked);
    for (size_t i = 1; i < len; i++)
        twice = twice || items[i].owed.report_id == items[i - 1].owed.report_id;
    if (!len || twice)
        return fail_field(
            ctx, PROBLEM_URGING_REPORTS, "reports", "%s", problem_text(PROBLEM_URGING_REPORTS));
    return ST_OK;
}

/* The units that answer for the reports, each once. */
static enum status units_take(struct issue *issue)
{
    struct ctx *ctx = issue->ctx;
    struct urging_unit *units = ARENA_ARRAY(ctx->arena, issue->asked.len, struct urging_unit);
    bool found;

    issue->units.items = units;
    for (size_t i = 0; i < issue->asked.len; i++) {
        int64_t unit_id = LIST_AT(issue->asked, struct asked, i)->unit_id;
        struct urging_unit *unit = unit_find(&issue->units, unit_id);

        if (!unit) {
            TRY(db_one(ctx, STMT_LETTERHEAD_UNIT, ARGS(V_INT(unit_id)), &found));
            unit = &units[issue->units.len++];
            *unit = (struct urging_unit){
                .unit_id = unit_id, .unit_name = db_text(ctx, 1), .unit_path = db_text(ctx, 2)
            };
        }
        unit->reports++;
    }
    return ST_OK;
}

/* Whom it is addressed to, a line each; of many what the annex calls them. */
static enum status addressees_write(struct issue *issue, struct str *out)
{
    struct buf lines = { .arena = issue->ctx->arena };
    struct str said;

    *out = S("Các cơ quan, đơn vị có tên tại Phụ lục kèm theo");
    if (issue->units.len > URGING_SAID_MAX)
        return ST_OK;
    for (size_t i = 0; i < issue->units.len; i++) {
        TRY(letterhead_unit_said(
            issue->ctx, LIST_AT(issue->units, struct urging_unit, i)->unit_id, &said));
        buf_addf(&lines, "%s" STR_FMT, i ? "\n" : "", STR_ARG(said));
    }
    *out = buf_str(&lines);
    return ST_OK;
}

static enum status days_check(struct ctx *ctx, int64_t issued_on, int64_t due_on)
{
    if (issued_on > use_today(ctx))
        return fail_field(ctx, PROBLEM_URGING_DAYS, "issued_on",
            "%s Ngày văn bản không sau hôm nay (" STR_FMT ").", problem_text(PROBLEM_URGING_DAYS),
            STR_ARG(date_format_vi(ctx->arena, issued_on)));
    if (due_on != DATE_NONE && due_on < use_today(ctx))
        return fail_field(ctx, PROBLEM_URGING_DAYS, "due_on",
            "%s Hạn yêu cầu gửi không trước hôm nay (" STR_FMT ").",
            problem_text(PROBLEM_URGING_DAYS), STR_ARG(date_format_vi(ctx->arena, due_on)));
    return ST_OK;
}

/* The unit's own, signed as the letter says. */
static enum status head_take(struct issue *issue)
{
    const struct urging_new *in = issue->in;
    bool for_another = in->authority == AUTHORITY_DEPUTY || in->authority == AUTHORITY_BY_ORDER ||
                       in->authority == AUTHORITY_AUTHORISED;

    if (for_another && !in->position.len)
        return fail_field(issue->ctx, PROBLEM_URGING_POSITION, "position", "%s",
            problem_text(PROBLEM_URGING_POSITION));
    TRY(letterhead_load(issue->ctx, issue->unit_id, &issue->head));
    issue->head.symbol = in->symbol;
    issue->head.authority = in->authority;
    issue->head.position = in->position;
    issue->head.signer = in->signer;
    return addressees_write(issue, &issue->head.addressees);
}

/* What a letter is found by: number, subject, issuer, units. */
static struct str search_of(struct ctx *ctx, struct str number, struct str symbol,
    const struct urging *letter, const struct list *units)
{
    struct buf out = { .arena = ctx->arena };

    buf_addf(&out, STR_FMT "/" STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(number), STR_ARG(symbol),
        STR_ARG(letter->about), STR_ARG(letter->unit_name));
    for (size_t i = 0; i < units->len; i++)
        buf_addf(&out, " " STR_FMT, STR_ARG(LIST_AT(*units, struct urging_unit, i)->unit_name));
    return text_search_key(ctx->arena, buf_str(&out));
}

static enum status letter_insert(struct issue *issue)
{
    struct ctx *ctx = issue->ctx;
    const struct urging_new *in = issue->in;
    const struct urging letter = { .about = in->about, .unit_name = issue->unit_name };
    struct str kept = resource_to_json(ctx->arena, &letterhead_kept_resource, &issue->head);
    bool found;

    TRY(db_one(ctx, STMT_URGING_INSERT,
        ARGS(V_TEXT(in->number), V_TEXT(in->symbol), V_INT(issue->issued_on), V_TEXT(in->about),
            V_TEXT(str_trim(in->body)), V_DATE(in->due_on), V_INT(issue->unit_id),
            V_TEXT(issue->unit_name), V_TEXT(issue->head.addressees), V_TEXT(kept),
            V_TEXT(search_of(ctx, in->number, in->symbol, &letter, &issue->units)),
            V_TEXT(ctx->actor->name), V_INT(ctx->now_ms)),
        &found));
    issue->id = db_int(ctx, 0);
    return ST_OK;
}

static enum status parts_insert(struct issue *issue)
{
    struct ctx *ctx = issue->ctx;

    for (size_t i = 0; i < issue->units.len; i++) {
        const struct urging_unit *unit = LIST_AT(issue->units, struct urging_unit, i);

        TRY(db_queue(ctx, STMT_URGING_UNIT_INSERT,
            ARGS(V_INT(issue->id), V_INT(unit->unit_id), V_TEXT(unit->unit_name))));
    }
    for (size_t i = 0; i < issue->asked.len; i++) {
        const struct asked *asked = LIST_AT(issue->asked, struct asked, i);
        const struct owed *owed = &asked->owed;

        TRY(db_queue(ctx, STMT_URGING_ITEM_INSERT,
            ARGS(V_INT(issue->id), V_INT((int64_t)i + 1), V_INT(asked->unit_id),
                V_INT(owed->report_id), V_TEXT(owed->unit_name), V_INT(owed->regime_id),
                V_TEXT(owed->regime_name), V_TEXT(owed->period_title), V_INT(owed->due_on),
                V_INT(owed->state), V_TEXT(owed->standing))));
    }
    return ST_OK;
}

/* ---- telling it ---- */

/* People of the unit that have reports to enter, sign or send there. */
static enum status unit_tell(struct ctx *ctx, const struct urging *letter,
    const struct urging_unit *unit, enum urging_news news)
{
    static const enum right rights[] = { RIGHT_REPORT_ENTER, RIGHT_REPORT_APPROVE,
        RIGHT_REPORT_SEND };
    const struct urging_words words = {
        .number = letter->number.len ? str_format(ctx->arena, STR_FMT "/" STR_FMT,
                                           STR_ARG(letter->number), STR_ARG(letter->symbol))
                                     : (struct str){ 0 },
        .issuer = letter->unit_name,
        .unit = unit->unit_name,
        .count = unit->reports,
        .due_on = letter->due_on,
    };
    struct alert said = {
        .kind = ALERT_URGED,
        .object_type = str_of(object_type_names[OBJECT_URGING]),
        .object_id = letter->id,
        .step = news,
        .turn = unit->unit_id,
        .text_key = str_of(urging_news_keys[news]),
        .text = urging_news_text(ctx->arena, news, &words),
    };
    struct list holders;
    int64_t *accounts;
    size_t len;

    TRY(alert_holders(ctx, unit->unit_path, &holders));
    accounts = ARENA_ARRAY(ctx->arena, holders.len + 1, int64_t);
    for (size_t i = 0; i < ARRAY_LEN(rights); i++) {
        const struct alert_place place = { .access = ctx->actor->access,
            .right = rights[i],
            .unit_path = unit->unit_path,
            .today = use_today(ctx) };

        len = alert_choose(holders.items, holders.len, &place, accounts);
        for (size_t k = 0; k < len; k++) {
            said.account_id = accounts[k];
            TRY(alert_tell(ctx, &said)); /* once, however many rights lead to it */
        }
    }
    return ST_OK;
}

static enum status units_tell(
    struct ctx *ctx, const struct urging_full *letter, enum urging_news news)
{
    for (size_t i = 0; i < letter->units.len; i++)
        TRY(unit_tell(ctx, &letter->urging, LIST_AT(letter->units, struct urging_unit, i), news));
    return ST_OK;
}

static enum status urging_event(struct ctx *ctx, const char *action, struct str note,
    const struct urging *before, const struct urging *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_URGING,
                 .object_id = after->id,
                 .unit_id = after->unit_id,
                 .note = note,
                 .before = before ? resource_to_json(ctx->arena, &urging_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &urging_resource, after),
             });
}

/* Whose letter it is, and that the actor may write in its name. */
static enum status issuer_take(struct issue *issue)
{
    struct ctx *ctx = issue->ctx;
    struct str path;
    bool found;

    issue->unit_id = issue->in->unit_id ? issue->in->unit_id : ctx->actor->unit_id;
    TRY(use_unit_path(ctx, "unit_id", issue->unit_id, &path));
    TRY(use_require(ctx, RIGHT_REPORT_URGE, path, 0));
    TRY(db_one(ctx, STMT_LETTERHEAD_UNIT, ARGS(V_INT(issue->unit_id)), &found));
    issue->unit_name = db_text(ctx, 1);
    return ST_OK;
}

enum status urging_issue(struct ctx *ctx, const struct urging_new *in, struct urging_full *out)
{
    struct issue issue = {
        .ctx = ctx,
        .in = in,
        .issued_on = in->issued_on == DATE_NONE ? use_today(ctx) : in->issued_on,
    };

    TRY(issuer_take(&issue));
    TRY(days_check(ctx, issue.issued_on, in->due_on));
    TRY(reports_take(&issue));
    TRY(units_take(&issue));
    TRY(head_take(&issue));
    TRY(letter_insert(&issue));
    TRY(parts_insert(&issue));
    TRY(urging_view(ctx, &(struct by_id){ issue.id }, out));
    TRY(units_tell(ctx, out, URGING_NEWS_ISSUED));
    return urging_event(ctx, "urging.issue", (struct str){ 0 }, NULL, &out->urging);
}

/* ---- afterwards ---- */

static enum status letter_take(
    struct ctx *ctx, int64_t id, int64_t version, struct urging_full *out)
{
    TRY(urging_view(ctx, &(struct by_id){ id }, out));
    if (!out->urging.urges_all)
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    if (out->urging.withdrawn_ms)
        return fail(ctx, PROBLEM_URGING_WITHDRAWN, "%s", problem_text(PROBLEM_URGING_WITHDRAWN));
    return out->urging.version == version ? ST_OK : use_changed(ctx);
}

enum status urging_give_number(
    struct ctx *ctx, const struct urging_number *in, struct urging_full *out)
{
    struct urging before;
    bool found;

    TRY(letter_take(ctx, in->id, in->version, out));
    TRY(days_check(ctx, in->issued_on, DATE_NONE));
    before = out->urging;
    TRY(db_one(ctx, STMT_URGING_NUMBER,
        ARGS(V_INT(in->id), V_INT(in->version), V_TEXT(in->number), V_TEXT(in->symbol),
            V_INT(in->issued_on),
            V_TEXT(search_of(ctx, in->number, in->symbol, &before, &out->units))),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(urging_view(ctx, &(struct by_id){ in->id }, out));
    return urging_event(ctx, "urging.number", (struct str){ 0 }, &before, &out->urging);
}

enum status urging_take_back(
    struct ctx *ctx, const struct urging_withdraw *in, struct urging_full *out)
{
    struct urging before;
    bool found;

    TRY(letter_take(ctx, in->id, in->version, out));
    before = out->urging;
    TRY(db_one(ctx, STMT_URGING_WITHDRAW,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name),
            V_TEXT(in->reason)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(urging_view(ctx, &(struct by_id){ in->id }, out));
    TRY(units_tell(ctx, out, URGING_NEWS_WITHDRAWN));
    return urging_event(ctx, "urging.withdraw", in->reason, &before, &out->urging);
}

enum status urging_confirm(
    struct ctx *ctx, const struct urging_receipt *in, struct urging_full *out)
{
    const struct urging_unit *unit;
    struct urging before;
    bool found;

    TRY(urging_view(ctx, &(struct by_id){ in->id }, out));
    unit = unit_find(&out->units, in->unit_id);
    if (!unit)
        return use_not_found(ctx);
    if (!reads(ctx, unit->unit_path, 0) || !is_of(ctx, unit->unit_path))
        return fail(
            ctx, PROBLEM_URGING_NOT_ADDRESSED, "%s", problem_text(PROBLEM_URGING_NOT_ADDRESSED));
    if (out->urging.withdrawn_ms)
        return fail(ctx, PROBLEM_URGING_WITHDRAWN, "%s", problem_text(PROBLEM_URGING_WITHDRAWN));
    before = out->urging;
    TRY(db_one(ctx, STMT_URGING_SEE,
        ARGS(V_INT(in->id), V_INT(in->unit_id), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name)),
        &found));
    if (!found)
        return fail(ctx, PROBLEM_URGING_SEEN, "%s", problem_text(PROBLEM_URGING_SEEN));
    TRY(urging_view(ctx, &(struct by_id){ in->id }, out));
    return urging_event(ctx, "urging.seen", unit->unit_name, &before, &out->urging);
}
