#include "domain/usages.h"

#include "core/ticket.h"
#include "domain/discipline_scope.h"
#include "domain/use.h"
#include "model/report.h"
#include "render/render.h"

struct work {
    struct discipline_scope scope;
    struct usage_row *rows; /* a unit's at its index in the scope */
    int64_t by_state[REPORT_STATE_COUNT];
};

/* ---- counting ---- */

static void rows_begin(struct ctx *ctx, struct work *work)
{
    work->rows = ARENA_ARRAY(ctx->arena, work->scope.units.len + 1, struct usage_row);
    for (size_t i = 0; i < work->scope.units.len; i++) {
        struct discipline_place *unit = LIST_AT(work->scope.units, struct discipline_place, i);

        /* A unit's use is of no regime: a right within one alone does not reach it. */
        unit->wanted = unit->wanted && use_may(ctx, RIGHT_PROGRESS_READ, unit->path, REGIME_NEW);
        work->rows[i] = (struct usage_row){
            .id = unit->id, .code = unit->code, .name = unit->name, .order = unit->order
        };
    }
}

/* The row of the unit the database's row is about; NULL: it is not wanted. */
static struct usage_row *row_now(struct ctx *ctx, const struct work *work)
{
    const struct discipline_place *unit = discipline_place_find(&work->scope.units, db_int(ctx, 0));

    if (!unit || !unit->wanted)
        return NULL;
    return &work->rows[unit - (const struct discipline_place *)work->scope.units.items];
}

static enum status accounts_count(struct ctx *ctx, struct work *work)
{
    bool more;

    TRY(db_start(ctx, STMT_USAGE_ACCOUNTS, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        struct usage_row *row = row_now(ctx, work);

        if (row) {
            row->accounts = db_int(ctx, 1);
            row->locked = db_int(ctx, 2);
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status logins_count(struct ctx *ctx, struct work *work)
{
    const struct day_span *days = &work->scope.wish->days;
    bool more;

    TRY(db_start(ctx, STMT_USAGE_LOGINS,
        ARGS(V_INT(date_end_ms(days->first - 1) + 1), V_INT(date_end_ms(days->last) + 1))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct usage_row *row = row_now(ctx, work);

        if (row) {
            row->logins = db_int(ctx, 1);
            row->people = db_int(ctx, 2);
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status reports_count(struct ctx *ctx, struct work *work)
{
    const struct day_span *days = &work->scope.wish->days;
    bool more;

    TRY(db_start(ctx, STMT_USAGE_REPORTS,
        ARGS(V_INT(REPORT_OF_UNIT), V_INT(days->first), V_INT(days->last))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct usage_row *row = row_now(ctx, work);
        int64_t state = db_int(ctx, 1), count = db_int(ctx, 2);

        if (row && state >= 0 && state < REPORT_STATE_COUNT) {
            row->assigned += count;
            row->sent += workflow_is_sent((enum report_state)state) ? count : 0;
            work->by_state[state] += count;
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status incidents_count(struct ctx *ctx, struct work *work)
{
    const struct day_span *days = &work->scope.wish->days;
    bool more;

    TRY(db_start(ctx, STMT_USAGE_INCIDENTS,
        ARGS(V_INT(TICKET_KIND_INCIDENT), V_INT(date_end_ms(days->first - 1) + 1),
            V_INT(date_end_ms(days->last) + 1))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct usage_row *row = row_now(ctx, work);

        if (row)
            row->incidents = db_int(ctx, 1);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

#define MINUTE_MS 60000

/* How much of an outage lies between two moments; one that goes on lasts until now. */
static int64_t ms_within(
    const struct ctx *ctx, const struct usage_outage *outage, int64_t from_ms, int64_t before_ms)
{
    int64_t begin = outage->from_ms > from_ms ? outage->from_ms : from_ms;
    int64_t end = outage->to_ms ? outage->to_ms : ctx->now_ms;

    end = end < before_ms ? end : before_ms;
    return end > begin ? end - begin : 0;
}

/* What lies in several outages counts once. They come newest first. */
static int64_t minutes_together(
    const struct ctx *ctx, const struct list *outages, int64_t from_ms, int64_t before_ms)
{
    int64_t sum_ms = 0, told_ms = from_ms;

    for (size_t i = outages->len; i-- > 0;) {
        const struct usage_outage *one = LIST_AT(*outages, struct usage_outage, i);
        int64_t end_ms = one->to_ms ? one->to_ms : ctx->now_ms;

        sum_ms += ms_within(ctx, one, told_ms, before_ms);
        told_ms = end_ms > told_ms ? end_ms : told_ms;
    }
    return sum_ms / MINUTE_MS;
}

/* Those of the whole system concern everybody. */
static enum status outages_take(struct ctx *ctx, const struct work *work, struct usage_out *out)
{
    const struct day_span *days = &work->scope.wish->days;
    int64_t from_ms = date_end_ms(days->first - 1) + 1, before_ms = date_end_ms(days->last) + 1;
    struct usage_outage *items = ARENA_ARRAY(ctx->arena, USAGE_OUTAGES_MAX, struct usage_outage);
    size_t len = 0;
    bool more;

    TRY(db_start(
        ctx, STMT_USAGE_OUTAGES, ARGS(V_INT(from_ms), V_INT(before_ms), V_INT(USAGE_OUTAGES_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        if (!db_int(ctx, 0) || row_now(ctx, work)) {
            items[len] = (struct usage_outage){ .unit_name = db_text(ctx, 1),
                .from_ms = db_int(ctx, 2),
                .to_ms = db_int(ctx, 3),
                .affected = db_text(ctx, 4) };
            items[len].minutes = ms_within(ctx, &items[len], from_ms, before_ms) / MINUTE_MS;
            len++;
        }
        TRY(db_next(ctx, &more));
    }
    out->outages = (struct list){ items, len };
    out->outage_minutes = minutes_together(ctx, &out->outages, from_ms, before_ms);
    return ST_OK;
}

/* ---- order, sums ---- */

static bool comes_first(const void *one, const void *other, const void *arg)
{
    const struct usage_row *a = one, *b = other;
    enum usage_sort sort = *(const enum usage_sort *)arg;

    if (sort == USAGE_SORT_LOGINS && a->logins != b->logins)
        return a->logins > b->logins;
    if (sort == USAGE_SORT_UNUSED && a->logins != b->logins)
        return a->logins < b->logins;
    return a->order < b->order;
}

static void total_add(struct usage_out *out, const struct usage_row *row)
{
    out->total.accounts += row->accounts;
    out->total.locked += row->locked;
    out->total.people += row->people;
    out->total.logins += row->logins;
    out->total.assigned += row->assigned;
    out->total.sent += row->sent;
    out->total.incidents += row->incidents;
    out->used += row->people > 0;
}

/* Units that have neither accounts nor reports do not take part. */
static void rows_take(struct work *work, struct usage_out *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < work->scope.units.len; i++) {
        const struct usage_row row = work->rows[i];

        if (!row.accounts && !row.assigned && !row.logins && !row.incidents)
            continue;
        total_add(out, &row);
        work->rows[kept++] = row;
    }
    out->items = (struct list){ work->rows, kept };
    out->rows = (int64_t)kept;
}

static void states_take(struct ctx *ctx, const struct work *work, struct usage_out *out)
{
    struct usage_state *states = ARENA_ARRAY(ctx->arena, REPORT_STATE_COUNT, struct usage_state);
    size_t len = 0;

    for (int state = 0; state < REPORT_STATE_COUNT; state++)
        if (work->by_state[state])
            states[len++] = (struct usage_state){ state, str_of(report_state_titles[state]),
                work->by_state[state] };
    out->states = (struct list){ states, len };
}

static enum status rows_load(struct ctx *ctx, const struct usage_query *in, struct usage_out *out)
{
    const struct discipline_wish wish = {
        .days = discipline_days(ctx, in->year, in->part),
        .under_id = in->under_id,
        .unit_words = in->q,
    };
    enum usage_sort sort = in->sort < 0 ? USAGE_SORT_NAME : (enum usage_sort)in->sort;
    struct work work = { 0 };

    TRY(discipline_scope_load(ctx, &wish, &work.scope));
    rows_begin(ctx, &work);
    TRY(accounts_count(ctx, &work));
    TRY(logins_count(ctx, &work));
    TRY(reports_count(ctx, &work));
    TRY(incidents_count(ctx, &work));
    *out = (struct usage_out){
        .from_on = wish.days.first,
        .to_on = wish.days.last,
        .title = year_part_title(ctx->arena, date_ymd(wish.days.first).year,
            in->part < 0 ? PART_YEAR : (enum year_part)in->part),
    };
    TRY(outages_take(ctx, &work, out));
    rows_take(&work, out);
    states_take(ctx, &work, out);
    list_sort(ctx->arena, &out->items, sizeof(struct usage_row), comes_first, &sort);
    return ST_OK;
}

enum status usage_all(struct ctx *ctx, const struct usage_query *in, struct usage_out *out)
{
    TRY(rows_load(ctx, in, out));
    out->items = list_slice(out->items, sizeof(struct usage_row), 0, DISCIPLINE_ROWS_MAX);
    return ST_OK;
}

enum status usage_view(struct ctx *ctx, const struct usage_query *in, struct usage_out *out)
{
    TRY(rows_load(ctx, in, out));
    out->next = page_slice(ctx, in->page, sizeof(struct usage_row), &out->items);
    return ST_OK;
}
