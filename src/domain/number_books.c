#include "domain/number_books.h"

#include "domain/letterheads.h"
#include "domain/profiles.h"
#include "domain/use.h"

enum status book_take(
    struct ctx *ctx, int64_t unit_id, int64_t year, enum book_kind kind, struct open_book *out)
{
    bool found;

    TRY(db_one(ctx, STMT_BOOK_TAKE,
        ARGS(V_INT(unit_id), V_INT(year), V_INT(kind), V_INT(ctx->now_ms)), &found));
    *out = (struct open_book){ db_int(ctx, 0), db_int(ctx, 1) };
    return ST_OK;
}

enum status book_go_on(struct ctx *ctx, const struct open_book *book, int64_t given)
{
    if (given < book->next)
        return ST_OK; /* a released one was given again */
    return db_run(ctx, STMT_BOOK_NEXT, ARGS(V_INT(book->id), V_INT(given + 1)));
}

static enum status ahead_read(struct ctx *ctx, const struct open_book *book, struct list *out)
{
    int64_t *numbers = ARENA_ARRAY(ctx->arena, NUMBERS_AHEAD_MAX, int64_t);
    size_t len = 0;
    bool more;

    TRY(db_start(ctx, STMT_NUMBER_AHEAD,
        ARGS(V_INT(book->id), V_INT(book->next), V_INT(NUMBERS_AHEAD_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        numbers[len++] = db_int(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ numbers, len };
    return ST_OK;
}

enum status book_look(struct ctx *ctx, const struct open_book *book, int64_t *out)
{
    struct list ahead;
    int64_t released;
    bool found;

    TRY(db_one(ctx, STMT_NUMBER_RELEASED, ARGS(V_INT(book->id)), &found));
    released = found ? db_int(ctx, 0) : 0;
    TRY(ahead_read(ctx, book, &ahead));
    *out = numbering_next(released, book->next, &ahead);
    if (*out > DOCUMENT_NUMBER_MAX || ahead.len == NUMBERS_AHEAD_MAX)
        *out = 0;
    return ST_OK;
}

enum status book_next(struct ctx *ctx, const struct open_book *book, int64_t *out)
{
    TRY(book_look(ctx, book, out));
    return *out ? ST_OK : fail(ctx, PROBLEM_NUMBER_FULL, "%s", problem_text(PROBLEM_NUMBER_FULL));
}

/* ---- the list ---- */

static enum status next_text(
    struct ctx *ctx, const struct profile *profile, struct number_book *book)
{
    struct open_book open = { book->id, book->next };
    struct letterhead head;
    int64_t number;

    if (book->kind == BOOK_INCOMING) {
        book->next_text = str_format(ctx->arena, "%lld", (long long)book->next);
        return ST_OK;
    }
    TRY(letterhead_load(ctx, book->unit_id, &head));
    TRY(book_look(ctx, &open, &number));
    if (number)
        book->next_text = numbering_write(ctx->arena, &profile->numbering, number,
            numbering_behind(ctx->arena, &profile->numbering, head.symbol));
    return ST_OK;
}

/* As the statement places books of one name. */
static int64_t place_of(const struct number_book *book)
{
    return book->unit_id * BOOK_KIND_COUNT + book->kind;
}

/* The fragment book_year. */
static int64_t year_of(const struct number_book *book)
{
    return book->year ? book->year : 10000;
}

/* A cursor is that place, with the year before the sort key. */
static struct str cursor_of(struct ctx *ctx, const struct number_book *last)
{
    return cursor_make(ctx, place_of(last),
        str_format(
            ctx->arena, "%lld " STR_FMT, (long long)year_of(last), STR_ARG(last->unit_sort)));
}

static enum status books_read(struct ctx *ctx, const struct number_book_query *in, struct list *out)
{
    int64_t place, year = INT32_MAX;
    struct str name;

    cursor_read(in->page, &place, &name);
    if (place && !str_to_int(str_cut(&name, ' '), &year))
        year = INT32_MAX;
    TRY(db_start(ctx, STMT_BOOK_LIST,
        ARGS(USE_SCOPE(ctx, RIGHT_REPORT_SEND), V_ID(in->unit_id), V_INT(year), V_TEXT(name),
            V_INT(place), V_INT(page_limit(in->page) + 1))));
    return rows_read(ctx, &number_book_resource, out);
}

enum status number_book_list(
    struct ctx *ctx, const struct number_book_query *in, struct number_books *out)
{
    const struct profile *profile;
    struct list *items = &out->page.items;
    int64_t today = use_today(ctx);

    TRY(profile_get(ctx, &profile));
    out->outgoing_year = numbering_year(&profile->numbering, today);
    out->incoming_year = date_ymd(today).year;
    TRY(books_read(ctx, in, items));
    if (page_cut(in->page, items))
        out->page.next = cursor_of(ctx, LIST_AT(*items, struct number_book, items->len - 1));
    for (size_t i = 0; i < items->len; i++)
        TRY(next_text(ctx, profile, LIST_AT(*items, struct number_book, i)));
    return ST_OK;
}

/* ---- where a book begins ---- */

static enum status year_require(struct ctx *ctx, const struct number_book_start *in)
{
    const struct profile *profile;
    int64_t year = date_ymd(use_today(ctx)).year;
    bool endless;

    TRY(profile_get(ctx, &profile));
    endless = in->kind == BOOK_OUTGOING && profile->numbering.series == NUMBERING_ENDLESS;
    if (endless ? in->year == 0 : in->year >= year - 1 && in->year <= year + 1)
        return ST_OK;
    return fail_field(ctx, PROBLEM_NUMBER_YEAR, "year",
        "Sổ phải là của năm nay, năm trước hoặc năm sau (%lld).", (long long)in->year);
}

enum status number_book_start(
    struct ctx *ctx, const struct number_book_start *in, struct number_books *out)
{
    struct open_book book;
    int64_t highest;
    struct str path;
    bool found;

    TRY(use_unit_path(ctx, "id", in->id, &path));
    TRY(use_require(ctx, RIGHT_REPORT_SEND, path, REGIME_NEW)); /* the book is of all regimes */
    TRY(year_require(ctx, in));
    TRY(book_take(ctx, in->id, in->year, (enum book_kind)in->kind, &book));
    TRY(db_one(ctx, STMT_BOOK_HIGHEST, ARGS(V_INT(book.id)), &found));
    highest = db_int(ctx, 0);
    if (in->next <= highest)
        return fail_field(ctx, PROBLEM_NUMBER_START, "next", "%s Số lớn nhất: %lld.",
            problem_text(PROBLEM_NUMBER_START), (long long)highest);
    TRY(db_run(ctx, STMT_BOOK_NEXT, ARGS(V_INT(book.id), V_INT(in->next))));
    TRY(history_add(ctx, (struct history_facts){
                             .action = in->kind == BOOK_INCOMING ? "arrival.start" : "number.start",
                             .object_type = OBJECT_UNIT,
                             .object_id = in->id,
                             .unit_id = in->id,
                             .note = str_format(ctx->arena, "Năm %lld. " STR_FMT,
                                 (long long)in->year, STR_ARG(str_trim(in->reason))),
                             .before = str_format(ctx->arena, "%lld", (long long)book.next),
                             .after = str_format(ctx->arena, "%lld", (long long)in->next),
                         }));
    return number_book_list(ctx, &(struct number_book_query){ .unit_id = in->id }, out);
}
