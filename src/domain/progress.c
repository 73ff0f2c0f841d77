#include "domain/progress.h"

#include "base/json.h"
#include "core/diff_words.h"
#include "core/extension.h"
#include "core/text.h"
#include "domain/account_requests.h"
#include "domain/announcements.h"
#include "domain/periods.h"
#include "domain/regimes.h"
#include "domain/reports.h"
#include "domain/tickets.h"
#include "domain/urgings.h"
#include "domain/use.h"

/* ---- one cycle ---- */

static enum status overview_find(
    struct ctx *ctx, struct str lead_path, int64_t receiver_unit_id, int64_t regime_id, bool *out)
{
    struct str receiver;

    TRY(use_unit_path(ctx, "receiver_unit_id", receiver_unit_id, &receiver));
    *out = use_may(ctx, RIGHT_PROGRESS_READ, lead_path, regime_id) ||
           use_may(ctx, RIGHT_PROGRESS_READ, receiver, regime_id);
    return ST_OK;
}

static enum status counts_fill(struct ctx *ctx, int64_t cycle_id, struct progress_counts *out)
{
    bool more;

    TRY(db_start(ctx, STMT_REPORT_COUNTS, ARGS(V_INT(cycle_id), V_INT(REPORT_CLOCK_RUNS))));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t state = db_int(ctx, 0), count = db_int(ctx, 3);

        if (state >= 0 && state < REPORT_STATE_COUNT)
            out->by_state[state] += count;
        if (discipline_is_late((enum report_clock)db_int(ctx, 1), db_int(ctx, 2), use_today(ctx)))
            out->late += count;
        if (db_int(ctx, 1) == REPORT_CLOCK_RUNS)
            out->unsent += count;
        out->extended += db_int(ctx, 4);
        out->total += state == REPORT_WITHDRAWN ? 0 : count;
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

#define WISHES_ARGS(cycle_id) ARGS(V_INT(cycle_id), V_INT(EXTENSION_ASKED))

/* Which of the units ask for more time, and how many of the whole cycle. */
static enum status wishes_fill(
    struct ctx *ctx, int64_t cycle_id, const struct list *reports, int64_t *out_count)
{
    bool more;

    TRY(db_start(ctx, STMT_EXTENSION_OF_CYCLE, WISHES_ARGS(cycle_id)));
    TRY(db_next(ctx, &more));
    while (more) {
        for (size_t i = 0; i < reports->len; i++) {
            struct report *report = LIST_AT(*reports, struct report, i);

            if (report->id == db_int(ctx, 0))
                report->wished_on = db_int(ctx, 1);
        }
        (*out_count)++;
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

enum status progress_view(
    struct ctx *ctx, const struct progress_query *in, struct progress_out *out)
{
    struct cycle cycle;
    struct str sort;
    int64_t id;

    TRY(cycle_get(ctx, in->id, &cycle));
    if (!cycle.can_follow)
        return use_not_found(ctx);
    TRY(db_ahead(ctx, STMT_EXTENSION_OF_CYCLE, WISHES_ARGS(in->id)));
    TRY(counts_fill(ctx, in->id, &out->counts));
    cursor_read(in->page, &id, &sort);
    TRY(db_start(ctx, STMT_REPORT_OF_CYCLE,
        ARGS(V_INT(in->id), in->state < 0 ? V_NULL : V_INT(in->state),
            V_TEXT(text_search_key(ctx->arena, in->q)), V_TEXT(sort), V_INT(id),
            V_INT(page_limit(in->page) + 1), V_INT(in->only),
            V_INT(discipline_over(use_today(ctx))), V_INT(EXTENSION_ASKED))));
    TRY(rows_read(ctx, &report_resource, &out->page.items));
    if (page_cut(in->page, &out->page.items)) {
        const struct report *last =
            LIST_AT(out->page.items, struct report, out->page.items.len - 1);

        out->page.next = cursor_make(ctx, last->id, text_sort_key(ctx->arena, last->unit_name));
    }
    for (size_t i = 0; i < out->page.items.len; i++)
        report_complete(ctx, LIST_AT(out->page.items, struct report, i));
    return wishes_fill(ctx, in->id, &out->page.items, &out->counts.extension_asked);
}

/* ---- units x cycles ---- */

static enum status matrix_periods(struct ctx *ctx, const struct matrix_query *in, struct list *out)
{
    struct matrix_period *periods = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_REPORT_MATRIX_CYCLES, ARGS(V_INT(in->id), V_INT(in->periods))));
    TRY(db_next(ctx, &more));
    while (more) {
        periods = list_room(ctx->arena, periods, len, &cap, sizeof(*periods));
        periods[len] =
            (struct matrix_period){ .cycle_id = db_int(ctx, 0), .period = db_text(ctx, 1) };
        periods[len].title = period_words(ctx->arena, periods[len].period);
        len++;
        TRY(db_next(ctx, &more));
    }
    for (size_t i = 0; i < len / 2; i++) {
        struct matrix_period swap = periods[i];

        periods[i] = periods[len - 1 - i];
        periods[len - 1 - i] = swap;
    }
    *out = (struct list){ periods, len };
    return ST_OK;
}

/* A unit of the matrix by its identifier. */
struct matrix_place {
    int64_t unit_id, place;
};

/* The matrix's rows, empty yet, in Vietnamese order; *out_places by identifier. */
static enum status matrix_units(struct ctx *ctx, const struct matrix_query *in, size_t periods_len,
    struct list *out, struct list *out_places)
{
    struct matrix_place *places = NULL;
    struct matrix_unit *found = NULL, *units;
    size_t cap = 0, found_cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_REPORT_MATRIX_UNITS, ARGS(V_INT(in->id), V_INT(in->periods))));
    TRY(db_next(ctx, &more));
    for (; more; len++) {
        places = list_room(ctx->arena, places, len, &cap, sizeof(*places));
        found = list_room(ctx->arena, found, len, &found_cap, sizeof(*found));
        places[len] = (struct matrix_place){ db_int(ctx, 0), db_int(ctx, 2) - 1 };
        found[len] = (struct matrix_unit){
            .unit_id = db_int(ctx, 0), .unit_name = db_text(ctx, 1), .unit_path = db_text(ctx, 3)
        };
        TRY(db_next(ctx, &more));
    }
    units = ARENA_ARRAY(ctx->arena, len, struct matrix_unit);
    for (size_t i = 0; i < len; i++) {
        found[i].cells.items = ARENA_ARRAY(ctx->arena, periods_len, struct matrix_cell);
        units[places[i].place] = found[i];
    }
    *out = (struct list){ units, len };
    *out_places = (struct list){ places, len };
    return ST_OK;
}

static struct matrix_unit *matrix_unit_find(
    const struct list *units, const struct list *places, int64_t unit_id)
{
    size_t low = 0, high = places->len;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct matrix_place *place = LIST_AT(*places, struct matrix_place, mid);

        if (place->unit_id == unit_id)
            return LIST_AT(*units, struct matrix_unit, place->place);
        if (place->unit_id < unit_id)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

static enum status matrix_cells(struct ctx *ctx, const struct matrix_query *in, size_t periods_len,
    const struct list *units, const struct list *places)
{
    bool more;

    TRY(db_start(ctx, STMT_REPORT_MATRIX, ARGS(V_INT(in->id), V_INT(in->periods))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct matrix_unit *unit = matrix_unit_find(units, places, db_int(ctx, 5));

        if (unit && unit->cells.len < periods_len)
            *LIST_AT(unit->cells, struct matrix_cell, unit->cells.len++) = (struct matrix_cell){
                .cycle_id = db_int(ctx, 0),
                .report_id = db_int(ctx, 1),
                .state = (int)db_int(ctx, 2),
                .late = discipline_is_late(
                    (enum report_clock)db_int(ctx, 4), db_int(ctx, 3), use_today(ctx)),
            };
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* Whether one of the unit's reports is as asked for. */
static bool matrix_unit_fits(const struct matrix_query *in, const struct matrix_unit *unit)
{
    if (in->state < 0 && !in->late)
        return true;
    for (size_t i = 0; i < unit->cells.len; i++) {
        const struct matrix_cell *cell = LIST_AT(unit->cells, struct matrix_cell, i);

        if ((in->state < 0 || cell->state == in->state) && (cell->late || !in->late))
            return true;
    }
    return false;
}

/* Who has no overview of the regime sees the units of his own. */
static void matrix_own(struct ctx *ctx, int64_t regime_id, struct list *units)
{
    size_t kept = 0;

    for (size_t i = 0; i < units->len; i++) {
        struct matrix_unit unit = *LIST_AT(*units, struct matrix_unit, i);

        if (use_may(ctx, RIGHT_PROGRESS_READ, unit.unit_path, regime_id))
            *LIST_AT(*units, struct matrix_unit, kept++) = unit;
    }
    units->len = kept;
}

/* Drops the units that were not asked for, keeping the order of the rest. */
static void matrix_sift(struct ctx *ctx, const struct matrix_query *in, struct list *units)
{
    struct str wanted = text_search_key(ctx->arena, in->q);
    size_t kept = 0;

    for (size_t i = 0; i < units->len; i++) {
        struct matrix_unit unit = *LIST_AT(*units, struct matrix_unit, i);
        struct str name = text_search_key(ctx->arena, unit.unit_name);

        if (matrix_unit_fits(in, &unit) && (!wanted.len || str_find(name, wanted) < name.len))
            *LIST_AT(*units, struct matrix_unit, kept++) = unit;
    }
    units->len = kept;
}

enum status matrix_view(struct ctx *ctx, const struct matrix_query *in, struct matrix_out *out)
{
    struct matrix_query query = *in;
    struct regime regime;
    struct list places;

    TRY(regime_get(ctx, in->id, &regime));
    TRY(overview_find(ctx, regime.lead_unit_path, regime.receiver_unit_id, regime.id, &out->whole));
    if (!query.periods)
        query.periods = MATRIX_PERIODS_DEFAULT;
    TRY(matrix_periods(ctx, &query, &out->periods));
    TRY(matrix_units(ctx, &query, out->periods.len, &out->units, &places));
    TRY(matrix_cells(ctx, &query, out->periods.len, &out->units, &places));
    if (!out->whole)
        matrix_own(ctx, regime.id, &out->units);
    if (!out->whole && !out->units.len)
        return use_not_found(ctx);
    matrix_sift(ctx, in, &out->units);
    return ST_OK;
}

/* ---- history ---- */

/* What everybody with this right anywhere may look at, and so at its history. */
static const struct {
    enum object_type type;
    enum right right;
} looked_at[] = {
    { OBJECT_UNIT, RIGHT_UNIT_READ },
    { OBJECT_FORM, RIGHT_FORM_READ },
    { OBJECT_OUTLINE, RIGHT_FORM_READ },
    { OBJECT_REGIME, RIGHT_REGIME_READ },
    { OBJECT_CYCLE, RIGHT_REGIME_READ },
    { OBJECT_CALENDAR, RIGHT_UNIT_READ },
    { OBJECT_PROFILE, RIGHT_UNIT_READ },
    { OBJECT_FORM_CLOCK, RIGHT_FORM_READ },
    { OBJECT_OUTAGE, RIGHT_UNIT_READ },
    { OBJECT_INDICATOR, RIGHT_CATALOGUE_READ },
    { OBJECT_ATTRIBUTE, RIGHT_CATALOGUE_READ },
    { OBJECT_MEASURE, RIGHT_CATALOGUE_READ },
    { OBJECT_SECTOR, RIGHT_CATALOGUE_READ },
    { OBJECT_DISCIPLINE_TABLE, RIGHT_PROGRESS_READ },
};

static enum status event_require_look(struct ctx *ctx, enum object_type type)
{
    for (size_t i = 0; i < ARRAY_LEN(looked_at); i++)
        if (looked_at[i].type == type &&
            !access_holds(ctx->actor, looked_at[i].right, use_today(ctx)))
            return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    return ST_OK;
}

static bool is_text_saved(const struct event *event)
{
    return str_eq(event->action, S("report.write"));
}

/* The history of one object is for those who may see the object; *out_outsider: as its receiver. */
static enum status event_require(struct ctx *ctx, const struct event_query *in, bool *out_outsider)
{
    struct report report;
    struct str path;
    bool found;

    if (in->object_type == OBJECT_REPORT) {
        TRY(report_get(ctx, in->object_id, &report));
        *out_outsider = !report_is_own(ctx, &report);
        return report_require_figures(ctx, &report);
    }
    if (in->object_type == OBJECT_ACCOUNT_REQUEST)
        return account_request_view(
            ctx, &(struct by_id){ in->object_id }, &(struct account_request){ 0 });
    if (in->object_type == OBJECT_ANNOUNCEMENT)
        return announcement_view(
            ctx, &(struct by_id){ in->object_id }, &(struct announcement){ 0 });
    if (in->object_type == OBJECT_TICKET)
        return ticket_view(ctx, &(struct by_id){ in->object_id }, &(struct ticket){ 0 });
    if (in->object_type == OBJECT_URGING)
        return urging_view(ctx, &(struct by_id){ in->object_id }, &(struct urging_full){ 0 });
    if (in->object_type != OBJECT_ACCOUNT)
        return event_require_look(ctx, (enum object_type)in->object_type);
    TRY(db_one(ctx, STMT_ACCOUNT_PATH, ARGS(V_INT(in->object_id)), &found));
    if (!found)
        return use_not_found(ctx);
    path = db_text(ctx, 0);
    return use_require(ctx, RIGHT_ACCOUNT_READ, path, 0);
}

/* The cells of a save as {"11:5":"12.5",…}, before and after: packed they were kept. Added rows and
 * their cells go by words. */
static enum status event_show_cells(struct ctx *ctx, struct event *event)
{
    struct diff_reader reader = diff_read(event->cells);
    struct diff_words words = diff_words_read(ctx->arena, event->cells);
    struct buf before = { .arena = ctx->arena }, after = before;
    struct json_writer was = { .out = &before }, is = { .out = &after };
    struct cell_diff diff;

    if (!event->cells.len)
        return ST_OK;
    json_open(&was, '{');
    json_open(&is, '{');
    while (diff_next(&reader, &diff)) {
        const char *name = str_z(ctx->arena, diff_words_name(&words, diff.at));

        json_name(&was, name);
        json_str(&was, diff_words_before(ctx->arena, &diff));
        json_name(&is, name);
        json_str(&is, diff_words_after(ctx->arena, &diff));
    }
    json_close(&was, '}');
    json_close(&is, '}');
    event->before = buf_str(&before);
    event->after = buf_str(&after);
    if (reader.bad)
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Nhật ký %lld.", (long long)event->id);
    return ST_OK;
}

/* The span of time of a query's days. */
static int64_t day_begins(int64_t day)
{
    return day * MS_PER_DAY - DATE_CLOCK_MS;
}

static int64_t time_from(const struct event_query *in)
{
    return in->from == DATE_NONE ? 0 : day_begins(in->from);
}

static int64_t time_before(const struct event_query *in)
{
    return in->to == DATE_NONE ? INT64_MAX : day_begins(in->to + 1);
}

static enum status events_of_object(struct ctx *ctx, const struct event_query *in, struct list *out)
{
    bool outsider = false;

    TRY(event_require(ctx, in, &outsider));
    TRY(db_start(ctx, STMT_EVENT_LIST,
        ARGS(V_TEXT(str_of(object_type_names[in->object_type])), V_INT(in->object_id),
            V_INT(in->actor_id), V_INT(time_from(in)), V_INT(time_before(in)),
            V_INT(cursor_before(in->page)), V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &event_resource, out));
    for (size_t i = 0; i < out->len; i++) {
        struct event *event = LIST_AT(*out, struct event, i);

        if (outsider && workflow_is_inner(event->action))
            event->note = (struct str){ 0 };
        /* What figures were before they were sent is the reporter's own (ADR 0018). */
        if (outsider && is_text_saved(event))
            event->before = event->after = event->address = (struct str){ 0 };
        if (outsider && event->cells.len)
            event->address = (struct str){ 0 };
        else
            TRY(event_show_cells(ctx, event));
    }
    return ST_OK;
}

static bool is_of(const struct event *event, enum object_type type)
{
    return str_eq(event->object_type, str_of(object_type_names[type]));
}

/* Whether the page of the object would open to who looks at its history. */
static bool event_opens(const struct ctx *ctx, const struct event *event)
{
    if (!event->object_id)
        return false;
    if (is_of(event, OBJECT_ACCOUNT))
        return use_may(ctx, RIGHT_ACCOUNT_READ, event->object_unit_path, 0);
    if (is_of(event, OBJECT_ACCOUNT_REQUEST))
        return use_may(ctx, RIGHT_ACCOUNT_ASK, event->object_unit_path, 0);
    if (is_of(event, OBJECT_ANNOUNCEMENT))
        return str_starts(ctx->actor->unit_path, event->object_unit_path) ||
               use_may(ctx, RIGHT_ANNOUNCEMENT_WRITE, event->object_unit_path, 0);
    if (is_of(event, OBJECT_URGING))
        return use_may(ctx, RIGHT_PROGRESS_READ, event->object_unit_path, 0);
    if (is_of(event, OBJECT_TICKET))
        return use_may(ctx, RIGHT_HELP_ANSWER, event->object_unit_path, 0);
    if (is_of(event, OBJECT_REPORT))
        return use_may(ctx, RIGHT_REPORT_READ, event->object_unit_path, event->regime_id) ||
               use_may(ctx, RIGHT_REPORT_RECEIVE, event->receiver_path, event->regime_id);
    for (size_t i = 0; i < ARRAY_LEN(looked_at); i++)
        if (is_of(event, looked_at[i].type))
            return access_holds(ctx->actor, looked_at[i].right, use_today(ctx));
    return false;
}

/* Who looks after a system sees that figures and texts were saved, not which: those are in the
 * history of the report, for those who may read it. Likewise that the help desk was told something.
 */
static enum status events_in_scope(struct ctx *ctx, const struct event_query *in, struct list *out)
{
    struct str type =
        in->object_type < 0 ? (struct str){ 0 } : str_of(object_type_names[in->object_type]);

    TRY(db_start(ctx, STMT_EVENT_LIST_ALL,
        ARGS(USE_SCOPE(ctx, RIGHT_EVENT_READ), V_TEXT(type), V_INT(in->actor_id),
            V_INT(time_from(in)), V_INT(time_before(in)), V_INT(cursor_before(in->page)),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &event_resource, out));
    for (size_t i = 0; i < out->len; i++) {
        struct event *event = LIST_AT(*out, struct event, i);

        if (is_text_saved(event))
            event->before = event->after = (struct str){ 0 };
        /* What was told to a help desk is for it and for who told it. */
        if (is_of(event, OBJECT_TICKET) && !event_opens(ctx, event))
            event->before = event->after = event->object_name = (struct str){ 0 };
    }
    return ST_OK;
}

static void event_complete(struct ctx *ctx, struct event *event)
{
    event->action_title = event_title(event->action);
    event->can_open = event_opens(ctx, event);
    event->cells_changed = (int64_t)diff_len(event->cells);
    if (event->period.len)
        event->period_title = period_words(ctx->arena, event->period);
}

enum status event_list(struct ctx *ctx, const struct event_query *in, struct page_out *out)
{
    if (in->object_id && in->object_type < 0)
        return fail_field(ctx, PROBLEM_FIELD_REQUIRED, "object_type", "%s (object_type)",
            problem_text(PROBLEM_FIELD_REQUIRED));
    if (in->object_type >= 0 && in->object_id)
        TRY(events_of_object(ctx, in, &out->items));
    else
        TRY(events_in_scope(ctx, in, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct event *last = LIST_AT(out->items, struct event, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, (struct str){ 0 });
    }
    for (size_t i = 0; i < out->items.len; i++)
        event_complete(ctx, LIST_AT(out->items, struct event, i));
    return ST_OK;
}
