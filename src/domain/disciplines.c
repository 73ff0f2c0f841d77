#include "domain/disciplines.h"

#include "domain/use.h"
#include "model/report.h"

/* ---- counting ---- */

struct work {
    struct discipline_scope scope;
    enum discipline_by by;
    struct list rows; /* struct discipline_row: a place's at its index, a month's at its number */
    struct discipline_sum total;
    int64_t urged; /* in all rows */
};

/* The row a report of these counts in. */
static struct discipline_row *row_of(
    struct work *work, int64_t unit_id, int64_t regime_id, int64_t day)
{
    const struct list *places = work->by == BY_UNIT ? &work->scope.units : &work->scope.regimes;
    const struct discipline_place *place;

    if (work->by == BY_MONTH)
        return LIST_AT(work->rows, struct discipline_row, date_ymd(day).month - 1);
    place = discipline_place_find(places, work->by == BY_UNIT ? unit_id : regime_id);
    return place ? LIST_AT(work->rows, struct discipline_row,
                       (size_t)(place - (const struct discipline_place *)places->items))
                 : NULL;
}

/* By unit and regime, or by day; by all three where days are counted of some alone. */
static enum status counts_start(struct ctx *ctx, const struct work *work)
{
    const struct discipline_wish *wish = work->scope.wish;
    struct value kind = V_INT(wish->kind), first = V_INT(wish->days.first),
                 last = V_INT(wish->days.last), over = V_INT(discipline_over(use_today(ctx))),
                 regime = V_ID(wish->regime_id), unit = V_ID(wish->unit_id);

    if (work->by != BY_MONTH)
        return db_start(ctx, STMT_DISCIPLINE_PAIRS, ARGS(kind, first, last, over, regime, unit));
    if (work->scope.whole)
        return db_start(ctx, STMT_DISCIPLINE_DAYS, ARGS(kind, first, last, over, regime));
    return db_start(ctx, STMT_DISCIPLINE_PAIR_DAYS,
        ARGS(V_INT(ctx->actor->account_id), USE_ROLES(ctx, RIGHT_PROGRESS_READ), kind, first, last,
            over, regime, unit));
}

static enum status reports_count(struct ctx *ctx, struct work *work)
{
    bool days = work->by == BY_MONTH && work->scope.whole, more;

    TRY(counts_start(ctx, work));
    TRY(db_next(ctx, &more));
    while (more) {
        const struct discipline_counted one = discipline_row_read(ctx);

        if (days || discipline_scope_has(&work->scope, one.unit_id, one.regime_id)) {
            struct discipline_row *row = row_of(work, one.unit_id, one.regime_id, one.day);

            if (row)
                discipline_join(&row->sum, &one.sum);
            discipline_join(&work->total, &one.sum);
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status gaps_count(struct ctx *ctx, struct work *work)
{
    struct list gaps;

    (void)ctx;
    TRY(discipline_gaps(&work->scope, &gaps));
    for (size_t i = 0; i < gaps.len; i++) {
        const struct discipline_gap *gap = LIST_AT(gaps, struct discipline_gap, i);
        struct discipline_row *row = row_of(work, gap->unit_id, gap->regime_id, gap->first_due_on);

        if (row)
            row->sum.of[COUNT_UNASSIGNED]++;
        work->total.of[COUNT_UNASSIGNED]++;
    }
    return ST_OK;
}

/* A letter counts once a unit, however many of its reports it urges. */
static enum status letters_count(struct ctx *ctx, struct work *work)
{
    const struct discipline_wish *wish = work->scope.wish;
    bool more;

    if (work->by != BY_UNIT)
        return ST_OK;
    TRY(db_start(ctx, STMT_URGING_PAIRS,
        ARGS(V_INT(wish->kind), V_INT(wish->days.first), V_INT(wish->days.last),
            V_ID(wish->regime_id), V_ID(wish->unit_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t unit_id = db_int(ctx, 0), letter = db_int(ctx, 1), regime_id = db_int(ctx, 2);
        struct discipline_row *row = row_of(work, unit_id, regime_id, 0);

        if (row && row->urged_last != letter &&
            discipline_scope_has(&work->scope, unit_id, regime_id)) {
            row->urged++;
            work->urged++;
            row->urged_last = letter;
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static void row_complete(struct discipline_row *row)
{
    row->due = discipline_due(&row->sum);
    row->rate.given = discipline_rate(&row->sum, &row->rate.value);
}

static void rows_begin(struct ctx *ctx, struct work *work)
{
    const struct list *places = work->by == BY_UNIT ? &work->scope.units : &work->scope.regimes;
    size_t len = work->by == BY_MONTH ? 12 : places->len;
    int year = date_ymd(work->scope.wish->days.first).year;

    work->rows = (struct list){ ARENA_ARRAY(ctx->arena, len + 1, struct discipline_row), len };
    for (size_t i = 0; i < len; i++) {
        struct discipline_row *row = LIST_AT(work->rows, struct discipline_row, i);

        if (work->by == BY_MONTH) {
            *row = (struct discipline_row){ .id = (int64_t)i + 1, .place = (int64_t)i + 1 };
            row->name = year_part_title(ctx->arena, year, (enum year_part)(PART_M1 + (int)i));
        } else {
            const struct discipline_place *place = LIST_AT(*places, struct discipline_place, i);

            *row = (struct discipline_row){
                .id = place->id, .code = place->code, .name = place->name, .place = place->order
            };
        }
    }
}

/* Rows of which nothing is expected are left out. */
static void rows_sift(struct work *work)
{
    size_t kept = 0;

    for (size_t i = 0; i < work->rows.len; i++) {
        struct discipline_row row = *LIST_AT(work->rows, struct discipline_row, i);

        if (!row.sum.of[COUNT_EXPECTED] && !row.sum.of[COUNT_UNASSIGNED])
            continue;
        row_complete(&row);
        *LIST_AT(work->rows, struct discipline_row, kept++) = row;
    }
    work->rows.len = kept;
}

static enum status count_all(struct ctx *ctx, struct work *work)
{
    rows_begin(ctx, work);
    TRY(reports_count(ctx, work));
    TRY(gaps_count(ctx, work));
    TRY(letters_count(ctx, work));
    rows_sift(work);
    return ST_OK;
}

/* ---- order ---- */

static int64_t sort_key(const struct discipline_row *row, enum discipline_sort sort)
{
    switch (sort) {
    case SORT_RATE: /* where nothing is due nothing is wrong */
        return row->rate.given ? row->rate.value.mantissa : INT64_MAX;
    case SORT_LATE:
        return -row->sum.of[COUNT_LATE];
    case SORT_MISSING:
        return -row->sum.of[COUNT_MISSING];
    case SORT_EXPECTED:
        return -row->sum.of[COUNT_EXPECTED];
    case SORT_NAME:
    case SORT_COUNT:
        break;
    }
    return 0;
}

static bool comes_first(const void *one, const void *other, const void *arg)
{
    const struct discipline_row *a = one, *b = other;
    enum discipline_sort sort = *(const enum discipline_sort *)arg;
    int64_t of_a = sort_key(a, sort), of_b = sort_key(b, sort);

    return of_a != of_b ? of_a < of_b : a->place < b->place;
}

static void rows_sort(struct work *work, enum discipline_sort sort)
{
    list_sort(
        work->scope.ctx->arena, &work->rows, sizeof(struct discipline_row), comes_first, &sort);
}

/* ---- what is asked ---- */

static enum status rows_load(
    struct ctx *ctx, const struct discipline_query *in, struct discipline_out *out)
{
    const struct discipline_wish wish = {
        .days = discipline_days(ctx, in->year, in->part),
        .kind = in->kind < 0 ? REPORT_OF_UNIT : in->kind,
        .regime_id = in->regime_id,
        .unit_id = in->unit_id,
        .under_id = in->under_id,
        .unit_words = in->by == BY_REGIME ? (struct str){ 0 } : in->q,
        .regime_words = in->by == BY_REGIME ? in->q : (struct str){ 0 },
    };
    struct work work = { .by = in->by < 0 ? BY_UNIT : (enum discipline_by)in->by };

    TRY(discipline_scope_load(ctx, &wish, &work.scope));
    TRY(count_all(ctx, &work));
    rows_sort(&work, in->sort < 0 ? SORT_NAME : (enum discipline_sort)in->sort);
    *out = (struct discipline_out){
        .from_on = wish.days.first,
        .to_on = wish.days.last,
        .title = year_part_title(ctx->arena, date_ymd(wish.days.first).year,
            in->part < 0 ? PART_YEAR : (enum year_part)in->part),
        .by = (int)work.by,
        .total.sum = work.total,
        .total.urged = work.urged,
        .items = work.rows,
        .rows = (int64_t)work.rows.len,
    };
    row_complete(&out->total);
    return ST_OK;
}

enum status discipline_all(
    struct ctx *ctx, const struct discipline_query *in, struct discipline_out *out)
{
    TRY(rows_load(ctx, in, out));
    out->items = list_slice(out->items, sizeof(struct discipline_row), 0, DISCIPLINE_ROWS_MAX);
    return ST_OK;
}

enum status discipline_view(
    struct ctx *ctx, const struct discipline_query *in, struct discipline_out *out)
{
    TRY(rows_load(ctx, in, out));
    out->next = page_slice(ctx, in->page, sizeof(struct discipline_row), &out->items);
    return ST_OK;
}

enum status discipline_of_units(
    struct ctx *ctx, const struct discipline_wish *wish, struct list *out)
{
    struct work work = { .by = BY_UNIT };

    TRY(discipline_scope_load(ctx, wish, &work.scope));
    TRY(count_all(ctx, &work));
    rows_sort(&work, SORT_NAME);
    *out = work.rows;
    return ST_OK;
}
