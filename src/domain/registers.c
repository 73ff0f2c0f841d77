#include "domain/registers.h"

#include "core/paper/paper.h"
#include "core/text.h"
#include "domain/number_books.h"
#include "domain/numbers.h"
#include "domain/papers.h"
#include "domain/periods.h"
#include "domain/successions.h"
#include "domain/use.h"

/* As in the fragments number_place and arrival_place: a place is never below 0, which a cursor
 * could not say. */
#define NEWEST_FROM INT64_C(1000000000000000)
#define NUMBERS_A_YEAR INT64_C(10000000)

/* ---- pages ---- */

/* Where a page begins: behind the place and the id the page before ended with. */
struct start {
    int64_t place, id;
    struct str path;
};

static enum status start_read(struct ctx *ctx, const struct register_query *in, struct start *out)
{
    struct str text;

    *out = (struct start){ 0 };
    if (in->from != DATE_NONE && in->to != DATE_NONE && in->to < in->from)
        return fail_field(
            ctx, PROBLEM_REGISTER_DATES, "to", "%s", problem_text(PROBLEM_REGISTER_DATES));
    cursor_read(in->page, &out->id, &text);
    if (!out->id || !str_to_int(text, &out->place)) {
        out->place = -1;
        out->id = 0;
    }
    return in->unit_id ? use_unit_path(ctx, "unit_id", in->unit_id, &out->path) : ST_OK;
}

static int64_t order_of(const struct register_query *in)
{
    return in->order < 0 ? REGISTER_NEWEST : in->order;
}

static struct str place_text(struct ctx *ctx, int64_t place)
{
    return str_format(ctx->arena, "%lld", (long long)place);
}

/* As the statement places it: the fragment number_place. */
static int64_t number_place(const struct register_query *in, const struct document_number *number)
{
    switch ((enum register_order)order_of(in)) {
    case REGISTER_NEWEST:
        return NEWEST_FROM - number->issued_on;
    case REGISTER_OLDEST:
        return number->issued_on;
    case REGISTER_NUMBER:
    case REGISTER_ORDER_COUNT:
        break;
    }
    return number->year * NUMBERS_A_YEAR + (number->number ? number->number : NUMBERS_A_YEAR - 1);
}

/* The fragment arrival_place. */
static int64_t arrival_place(const struct register_query *in, const struct arrival *arrival)
{
    switch ((enum register_order)order_of(in)) {
    case REGISTER_NEWEST:
        return NEWEST_FROM - arrival->accepted_ms;
    case REGISTER_OLDEST:
        return arrival->accepted_ms;
    case REGISTER_NUMBER:
    case REGISTER_ORDER_COUNT:
        break;
    }
    return arrival->year * NUMBERS_A_YEAR + arrival->number;
}

#define REGISTER_ARGS(in, start) \
    V_TEXT(text_search_key(ctx->arena, (in)->q)), V_TEXT((start).path), \
        (in)->state < 0 ? V_NULL : V_INT((in)->state), V_ID((in)->regime_id), V_DATE((in)->from), \
        V_DATE((in)->to), V_ID((in)->year), V_INT(order_of(in)), V_INT((start).place), \
        V_INT((start).id), V_INT(page_limit((in)->page) + 1)

enum status register_outgoing(
    struct ctx *ctx, const struct register_query *in, struct page_out *out)
{
    struct start start;

    TRY(start_read(ctx, in, &start));
    TRY(db_start(ctx, STMT_REGISTER_OUTGOING,
        ARGS(USE_SCOPE(ctx, RIGHT_REPORT_READ), REGISTER_ARGS(in, start))));
    TRY(rows_read(ctx, &document_number_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct document_number *last =
            LIST_AT(out->items, struct document_number, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, place_text(ctx, number_place(in, last)));
    }
    for (size_t i = 0; i < out->items.len; i++)
        number_complete(ctx, LIST_AT(out->items, struct document_number, i));
    return ST_OK;
}

static void arrival_complete(struct ctx *ctx, struct arrival *arrival)
{
    arrival->period_title = period_words(ctx->arena, arrival->period);
    arrival->state_title = str_of(report_state_titles[arrival->state]);
    if (arrival->replaced_by)
        arrival->remark = str_format(ctx->arena, "Đã được thay thế bằng văn bản đến số %lld.",
            (long long)arrival->replaced_by);
}

enum status register_incoming(
    struct ctx *ctx, const struct register_query *in, struct page_out *out)
{
    uint64_t roles = access_roles_with(ctx->actor->access, RIGHT_REPORT_RECEIVE) |
                     access_roles_with(ctx->actor->access, RIGHT_REPORT_READ_SENT);
    struct start start;

    TRY(start_read(ctx, in, &start));
    TRY(db_start(ctx, STMT_REGISTER_INCOMING,
        ARGS(V_INT(ctx->actor->account_id), V_INT((int64_t)roles), V_INT(use_today(ctx)),
            REGISTER_ARGS(in, start))));
    TRY(rows_read(ctx, &arrival_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct arrival *last = LIST_AT(out->items, struct arrival, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, place_text(ctx, arrival_place(in, last)));
    }
    for (size_t i = 0; i < out->items.len; i++)
        arrival_complete(ctx, LIST_AT(out->items, struct arrival, i));
    return ST_OK;
}

/* ---- what arrives ---- */

enum status arrival_of(
    struct ctx *ctx, const struct report *report, struct arrival *out, bool *out_found)
{
    *out = (struct arrival){ 0 };
    TRY(db_one(
        ctx, STMT_ARRIVAL_FIND, ARGS(V_INT(report->id), V_INT(report->revision)), out_found));
    if (!*out_found)
        return ST_OK;
    row_read(ctx, &arrival_resource, 0, out);
    arrival_complete(ctx, out);
    return ST_OK;
}

/* A corrected report keeps the time it was sent first; what arrives is what was sent last. */
static enum status arrived_find(struct ctx *ctx, const struct report *report, int64_t *out)
{
    bool found;

    *out = date_today(report->sent_ms);
    if (report->registered_ms)
        return ST_OK;
    TRY(db_one(ctx, STMT_ARRIVAL_SENT, ARGS(V_INT(report->id)), &found));
    if (db_int(ctx, 0))
        *out = date_today(db_int(ctx, 0));
    return ST_OK;
}

static enum status arrival_insert(struct ctx *ctx, const struct report *report,
    const struct open_book *book, const struct document_number *number)
{
    struct paper_kept kept;
    struct str subject, search;
    int64_t arrived_on;

    TRY(arrived_find(ctx, report, &arrived_on));
    TRY(paper_kept_load(ctx, report, &kept));
    subject = paper_subject(ctx->arena, kept.subject, kept.period_title);
    search = str_format(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(number->text),
        STR_ARG(subject), STR_ARG(report->unit_name));
    return db_run(ctx, STMT_ARRIVAL_INSERT,
        ARGS(V_INT(book->id), V_INT(book->next), V_INT(report->id), V_INT(report->revision),
            V_INT(arrived_on), V_INT(ctx->now_ms), V_TEXT(number->text),
            number->text.len ? V_INT(number->issued_on) : V_NULL, V_TEXT(subject),
            V_TEXT(text_search_key(ctx->arena, search)), V_TEXT(ctx->actor->name)));
}

enum status arrival_add(struct ctx *ctx, const struct report *report)
{
    struct document_number number;
    struct arrival arrival;
    struct open_book book;
    int64_t unit_id;
    bool found;

    TRY(arrival_of(ctx, report, &arrival, &found));
    if (found)
        return ST_OK;
    TRY(number_of(ctx, report->id, report->revision, &number, &found));
    TRY(succession_issuer(ctx, report->receiver_unit_id, &unit_id));
    TRY(book_take(ctx, unit_id, date_ymd(use_today(ctx)).year, BOOK_INCOMING, &book));
    TRY(book_go_on(ctx, &book, book.next));
    return arrival_insert(ctx, report, &book, &number);
}
