#include "domain/burdens.h"

#include "core/burden.h"
#include "domain/ask_once.h"
#include "domain/calendars.h"
#include "domain/use.h"
#include "model/unit.h"

#define MONTHS 12

/* A reporter of the regime looked at. */
struct duty {
    int64_t unit_id;
    struct str code, name, path, part_rows, part_columns;
    int kind;
    int64_t valid_from, valid_to;
};

struct work {
    struct ctx *ctx;
    const struct burden_query *in;
    struct burden *out;
    struct str under_path;
    struct calendar calendar;
    /* Rows by identifier: slots of a table with open addressing, index + 1. */
    size_t *slots, slots_len, rows_cap;
    size_t *unit_slots; /* likewise, for counting units */
    int64_t *unit_ids;
};

#define SLOTS ((size_t)16384) /* at least twice BURDEN_ROWS_MAX */

static size_t slot_of(int64_t id)
{
    return (size_t)(((uint64_t)id * UINT64_C(11400714819323198485)) >> 50) & (SLOTS - 1);
}

/* ---- rows ---- */

/* The row of the identifier, made if there is none; NULL: there are too many. */
static struct burden_row *row_get(struct work *work, int64_t id)
{
    struct list *rows = &work->out->rows;
    size_t slot = slot_of(id);
    struct burden_row *row;

    while (work->slots[slot]) {
        row = LIST_AT(*rows, struct burden_row, work->slots[slot] - 1);
        if (row->id == id)
            return row;
        slot = (slot + 1) & (SLOTS - 1);
    }
    if (rows->len >= BURDEN_ROWS_MAX)
        return NULL;
    rows->items =
        list_room(work->ctx->arena, rows->items, rows->len, &work->rows_cap, sizeof(*row));
    row = LIST_AT(*rows, struct burden_row, rows->len++);
    work->slots[slot] = rows->len;
    *row = (struct burden_row){
        .id = id,
        .months = { ARENA_ARRAY(work->ctx->arena, MONTHS, struct burden_month), MONTHS },
    };
    return row;
}

/* Counts a unit once, however many regimes ask it. */
static void unit_count(struct work *work, int64_t id)
{
    size_t slot = slot_of(id);

    while (work->unit_slots[slot]) {
        if (work->unit_ids[slot] == id)
            return;
        slot = (slot + 1) & (SLOTS - 1);
    }
    if ((size_t)work->out->units >= BURDEN_ROWS_MAX)
        return;
    work->unit_slots[slot] = 1;
    work->unit_ids[slot] = id;
    work->out->units++;
}

static void month_add(struct burden_month *month, int64_t reports, int64_t cells)
{
    month->reports += reports;
    month->cells += cells;
}

static void row_add(struct work *work, struct burden_row *row, int month, int64_t cells)
{
    month_add(LIST_AT(row->months, struct burden_month, month), 1, cells);
    month_add(LIST_AT(work->out->months, struct burden_month, month), 1, cells);
    row->reports++;
    row->cells += cells;
    work->out->reports++;
    work->out->cells += cells;
}

/* ---- one regime ---- */

static enum status duties_load(struct ctx *ctx, int64_t regime_id, struct list *out)
{
    struct duty *items = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_BURDEN_REPORTERS, ARGS(V_INT(regime_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        items = list_room(ctx->arena, items, len, &cap, sizeof(*items));
        items[len++] = (struct duty){
            .unit_id = db_int(ctx, 0),
            .part_rows = db_text(ctx, 1),
            .part_columns = db_text(ctx, 2),
            .code = db_text(ctx, 3),
            .name = db_text(ctx, 4),
            .kind = (int)db_int(ctx, 5),
            .path = db_text(ctx, 6),
            .valid_from = db_date(ctx, 7),
            .valid_to = db_date(ctx, 8),
        };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ items, len };
    return ST_OK;
}

static enum status opened_load(struct work *work, int64_t regime_id, struct list *out)
{
    struct ctx *ctx = work->ctx;
    int year = (int)work->in->year;
    struct burden_due *items = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_BURDEN_OPENED,
        ARGS(V_INT(regime_id), V_INT(date_of((struct ymd){ year, 1, 1 })),
            V_INT(date_of((struct ymd){ year, 12, 31 })))));
    TRY(db_next(ctx, &more));
    while (more) {
        items = list_room(ctx->arena, items, len, &cap, sizeof(*items));
        items[len++] = (struct burden_due){ date_ymd(db_int(ctx, 0)).month - 1,
            { db_int(ctx, 1), db_int(ctx, 2) } };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ items, len };
    return ST_OK;
}

static enum status dues_load(struct work *work, const struct asking *asking, struct list *out)
{
    const struct burden_rule rule = { (enum period_kind)asking->period_kind, asking->window_rule,
        { .rule = asking->due_rule, .calendar = &work->calendar } };

    if (period_kind_is_named((enum period_kind)asking->period_kind))
        return opened_load(work, asking->regime_id, out);
    *out = burden_dues(work->ctx->arena, &rule, (int)work->in->year);
    return ST_OK;
}

static bool is_wanted(const struct work *work, const struct duty *duty)
{
    const struct burden_query *in = work->in;

    return (!in->unit_id || in->unit_id == duty->unit_id) &&
           (in->kind < 0 || in->kind == duty->kind) &&
           (!work->under_path.len || str_starts(duty->path, work->under_path));
}

static bool is_there(const struct duty *duty, struct day_span window)
{
    return (duty->valid_from == DATE_NONE || duty->valid_from <= window.last) &&
           (duty->valid_to == DATE_NONE || duty->valid_to >= window.first);
}

static enum status part_cells(
    struct ctx *ctx, const struct form *form, const struct duty *duty, int64_t *out)
{
    struct list rows, columns;

    TRY(use_keys_read(ctx, duty->part_rows, &rows));
    TRY(use_keys_read(ctx, duty->part_columns, &columns));
    *out = burden_cells(form, &rows, &columns);
    return ST_OK;
}

/* Most units of a regime have the same part: it is counted once. */
struct counted {
    struct str rows, columns;
    int64_t cells;
    bool done;
};

static enum status duty_cells(struct ctx *ctx, const struct form *form, const struct duty *duty,
    struct counted *last, int64_t *out)
{
    if (!last->done || !str_eq(last->rows, duty->part_rows) ||
        !str_eq(last->columns, duty->part_columns)) {
        TRY(part_cells(ctx, form, duty, &last->cells));
        last->rows = duty->part_rows;
        last->columns = duty->part_columns;
        last->done = true;
    }
    *out = last->cells;
    return ST_OK;
}

/* What one regime asks of one unit; whether it asks anything. */
static bool duty_add(struct work *work, struct burden_row *row, const struct duty *duty,
    const struct list *dues, int64_t cells)
{
    bool any = false;

    for (size_t i = 0; i < dues->len; i++) {
        const struct burden_due *due = LIST_AT(*dues, struct burden_due, i);

        if (!is_there(duty, due->window))
            continue;
        row_add(work, row, due->month, cells);
        any = true;
    }
    return any;
}

static void row_name(struct burden_row *row, struct str code, struct str name)
{
    row->code = code;
    row->name = name;
}

static enum status office_code(struct ctx *ctx, int64_t id, struct str *out)
{
    bool found;

    TRY(db_one(ctx, STMT_BURDEN_OFFICE, ARGS(V_INT(id)), &found));
    *out = found ? db_text(ctx, 0) : (struct str){ 0 };
    return ST_OK;
}

static enum status regime_add(struct work *work, const struct asking *asking)
{
    bool by_office = work->in->by == BURDEN_OFFICE, any = false;
    struct counted counted = { 0 };
    struct list duties, dues;
    struct str code = { 0 };

    TRY(duties_load(work->ctx, asking->regime_id, &duties));
    TRY(dues_load(work, asking, &dues));
    TRY(office_code(work->ctx, asking->lead_unit_id, &code));
    for (size_t i = 0; i < duties.len; i++) {
        const struct duty *duty = LIST_AT(duties, struct duty, i);
        struct burden_row *row;
        int64_t cells;

        if (!is_wanted(work, duty) || !dues.len)
            continue;
        TRY(duty_cells(work->ctx, asking->form, duty, &counted, &cells));
        row = row_get(work, by_office ? asking->lead_unit_id : duty->unit_id);
        if (!row)
            return fail(
                work->ctx, PROBLEM_STORE_TOO_MUCH, "%s", problem_text(PROBLEM_STORE_TOO_MUCH));
        row_name(
            row, by_office ? code : duty->code, by_office ? asking->lead_unit_name : duty->name);
        if (!duty_add(work, row, duty, &dues, cells))
            continue;
        row->regimes += by_office ? !any : 1;
        unit_count(work, duty->unit_id);
        any = true;
    }
    work->out->regimes += any;
    return ST_OK;
}

/* ---- all of them ---- */

static void offices_add(struct ctx *ctx, const struct list *asking, struct list *out)
{
    struct burden_office *offices = ARENA_ARRAY(ctx->arena, asking->len, struct burden_office);
    size_t len = 0;

    for (size_t i = 0; i < asking->len; i++) {
        const struct asking *one = LIST_AT(*asking, struct asking, i);
        size_t at = 0;

        while (at < len && offices[at].id != one->lead_unit_id)
            at++;
        if (at == len)
            offices[len++] = (struct burden_office){ one->lead_unit_id, one->lead_unit_name };
    }
    *out = (struct list){ offices, len };
}

static bool comes_first(const void *one, const void *other, const void *arg)
{
    const struct burden_row *a = one, *b = other;

    (void)arg;
    if (a->cells != b->cells)
        return a->cells > b->cells;
    return a->reports != b->reports ? a->reports > b->reports : str_cmp(a->code, b->code) < 0;
}

enum status burden_view(struct ctx *ctx, const struct burden_query *in, struct burden *out)
{
    struct burden_query query = *in;
    struct work work = { .ctx = ctx, .in = &query, .out = out };
    struct list asking;

    if (!query.year)
        query.year = date_ymd(use_today(ctx)).year;
    if (query.by < 0)
        query.by = BURDEN_UNIT;
    *out = (struct burden){ .year = query.year, .by = query.by };
    out->months = (struct list){ ARENA_ARRAY(ctx->arena, MONTHS, struct burden_month), MONTHS };
    work.slots = ARENA_ARRAY(ctx->arena, SLOTS, size_t);
    work.unit_slots = ARENA_ARRAY(ctx->arena, SLOTS, size_t);
    work.unit_ids = ARENA_ARRAY(ctx->arena, SLOTS, int64_t);
    if (in->under_id)
        TRY(use_unit_path(ctx, "under_id", in->under_id, &work.under_path));
    TRY(calendar_load(ctx, (int)query.year - 1, (int)query.year + 1, &work.calendar));
    TRY(asking_load(ctx, &asking));
    offices_add(ctx, &asking, &out->offices);
    for (size_t i = 0; i < asking.len; i++) {
        const struct asking *one = LIST_AT(asking, struct asking, i);

        if (!in->lead_unit_id || one->lead_unit_id == in->lead_unit_id)
            TRY(regime_add(&work, one));
    }
    list_sort(ctx->arena, &out->rows, sizeof(struct burden_row), comes_first, NULL);
    return ST_OK;
}
