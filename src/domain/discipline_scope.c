#include "domain/discipline_scope.h"

#include "core/text.h"
#include "domain/successions.h"
#include "domain/use.h"
#include "model/report.h"

struct day_span discipline_days(struct ctx *ctx, int64_t year, int part)
{
    return year_part_days(year ? (int)year : date_ymd(use_today(ctx)).year,
        part < 0 ? PART_YEAR : (enum year_part)part);
}

static enum status places_read(struct ctx *ctx, enum stmt stmt, struct list *out)
{
    struct discipline_place *places = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, stmt, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        places = list_room(ctx->arena, places, len, &cap, sizeof(*places));
        places[len++] = (struct discipline_place){
            .id = db_int(ctx, 0),
            .code = db_text(ctx, 1),
            .name = db_text(ctx, 2),
            .order = db_int(ctx, 3),
            .path = db_text(ctx, 4),
        };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ places, len };
    return ST_OK;
}

/* The regimes, and which of them are seen whole: by the path of who leads or who receives. */
static enum status regimes_read(struct discipline_scope *scope)
{
    struct ctx *ctx = scope->ctx;
    struct discipline_place *places = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_DISCIPLINE_REGIMES, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        struct discipline_place *regime;

        places = list_room(ctx->arena, places, len, &cap, sizeof(*places));
        regime = &places[len++];
        *regime = (struct discipline_place){
            .id = db_int(ctx, 0),
            .code = db_text(ctx, 1),
            .name = db_text(ctx, 2),
            .order = db_int(ctx, 3),
        };
        regime->whole = use_may(ctx, RIGHT_PROGRESS_READ, db_text(ctx, 4), regime->id) ||
                        use_may(ctx, RIGHT_PROGRESS_READ, db_text(ctx, 5), regime->id);
        TRY(db_next(ctx, &more));
    }
    scope->regimes = (struct list){ places, len };
    return ST_OK;
}

static bool has_words(struct ctx *ctx, struct str name, struct str words)
{
    struct str key = text_search_key(ctx->arena, name);

    return !words.len || str_find(key, words) < key.len;
}

static void units_sift(struct discipline_scope *scope, struct str under_path)
{
    const struct discipline_wish *wish = scope->wish;
    struct str words = text_search_key(scope->ctx->arena, wish->unit_words);

    for (size_t i = 0; i < scope->units.len; i++) {
        struct discipline_place *unit = LIST_AT(scope->units, struct discipline_place, i);

        unit->wanted = (!wish->unit_id || unit->id == wish->unit_id) &&
                       str_starts(unit->path, under_path) &&
                       has_words(scope->ctx, unit->name, words);
        scope->whole = scope->whole && unit->wanted;
    }
}

static void regimes_sift(struct discipline_scope *scope)
{
    const struct discipline_wish *wish = scope->wish;
    struct str words = text_search_key(scope->ctx->arena, wish->regime_words);

    for (size_t i = 0; i < scope->regimes.len; i++) {
        struct discipline_place *regime = LIST_AT(scope->regimes, struct discipline_place, i);

        regime->wanted = (!wish->regime_id || regime->id == wish->regime_id) &&
                         has_words(scope->ctx, regime->name, words);
        scope->whole = scope->whole && (regime->whole || !regime->wanted);
    }
}

enum status discipline_scope_load(
    struct ctx *ctx, const struct discipline_wish *wish, struct discipline_scope *out)
{
    struct str under_path = { 0 };

    *out = (struct discipline_scope){ .ctx = ctx, .wish = wish, .whole = true };
    if (wish->under_id)
        TRY(use_unit_path(ctx, "under_id", wish->under_id, &under_path));
    TRY(places_read(ctx, STMT_DISCIPLINE_UNITS, &out->units));
    TRY(regimes_read(out));
    units_sift(out, under_path);
    regimes_sift(out);
    return ST_OK;
}

const struct discipline_place *discipline_place_find(const struct list *places, int64_t id)
{
    size_t low = 0, high = places->len;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct discipline_place *place = LIST_AT(*places, struct discipline_place, mid);

        if (place->id == id)
            return place;
        if (place->id < id)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

bool discipline_scope_has(const struct discipline_scope *scope, int64_t unit_id, int64_t regime_id)
{
    const struct discipline_place *regime = discipline_place_find(&scope->regimes, regime_id);
    const struct discipline_place *unit;

    if (!regime || !regime->wanted)
        return false;
    if (scope->whole)
        return true;
    unit = discipline_place_find(&scope->units, unit_id);
    return unit && unit->wanted &&
           (regime->whole || use_may(scope->ctx, RIGHT_PROGRESS_READ, unit->path, regime_id));
}

/* As the fragment tally has them: what the clock says, once without and once with an appeal. */
static const struct {
    enum report_clock clock;
    bool over; /* while the clock runs: the due day is */
} tally[] = {
    { REPORT_CLOCK_IN_TIME, false },
    { REPORT_CLOCK_LATE, false },
    { REPORT_CLOCK_RUNS, true },
    { REPORT_CLOCK_RUNS, false },
};
#define TALLY_AT 3 /* behind unit, regime and day */

struct discipline_counted discipline_row_read(struct ctx *ctx)
{
    struct discipline_counted out = {
        .unit_id = db_int(ctx, 0),
        .regime_id = db_int(ctx, 1),
        .day = db_int(ctx, 2),
    };
    int64_t today = use_today(ctx);
    int column = TALLY_AT;

    for (int upheld = 0; upheld < 2; upheld++) {
        for (size_t i = 0; i < ARRAY_LEN(tally); i++) {
            const struct discipline_facts facts = {
                .clock = tally[i].clock,
                .due_on = tally[i].over ? discipline_over(today) : today,
                .today = today,
                .upheld = upheld == 1,
                .count = db_int(ctx, column++),
            };

            discipline_add(&out.sum, &facts);
        }
    }
    out.sum.of[COUNT_EXTENDED] = db_int(ctx, column++);
    out.sum.of[COUNT_RETURNED] = db_int(ctx, column);
    return out;
}

struct discipline_facts discipline_facts_read(struct ctx *ctx)
{
    return (struct discipline_facts){
        .clock = (enum report_clock)db_int(ctx, 3),
        .due_on = db_int(ctx, 4),
        .today = use_today(ctx),
        .upheld = db_int(ctx, 5) != 0,
        .extended = db_int(ctx, 6) != 0,
        .returned = db_int(ctx, 7) != 0,
        .count = 1,
    };
}

static enum status gap_cycles(const struct discipline_scope *scope, struct list *out)
{
    const struct discipline_wish *wish = scope->wish;
    struct ctx *ctx = scope->ctx;
    TRY(db_start(ctx, STMT_DISCIPLINE_GAP_CYCLES,
        ARGS(V_INT(wish->days.first), V_INT(wish->days.last), V_ID(wish->regime_id))));
    return ids_read(ctx, out);
}

struct gaps {
    struct discipline_gap *items;
    size_t len, cap;
};

/* Who stood on the list in a cycle's data window. */
struct listed {
    int64_t *ids;                   /* all of them */
    struct discipline_gap *without; /* those who have no report */
    size_t ids_len, without_len;
    int64_t window_to;
};

static enum status listed_read(struct ctx *ctx, int64_t cycle_id, struct listed *out)
{
    size_t ids_cap = 0, without_cap = 0;
    bool more;

    *out = (struct listed){ 0 };
    TRY(db_start(ctx, STMT_DISCIPLINE_LISTED, ARGS(V_INT(cycle_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        out->ids = list_room(ctx->arena, out->ids, out->ids_len, &ids_cap, sizeof(*out->ids));
        out->ids[out->ids_len++] = db_int(ctx, 0);
        out->window_to = db_int(ctx, 5);
        if (!db_int(ctx, 6)) {
            out->without = list_room(
                ctx->arena, out->without, out->without_len, &without_cap, sizeof(*out->without));
            out->without[out->without_len++] = (struct discipline_gap){ db_int(ctx, 0),
                db_int(ctx, 1), db_int(ctx, 2), db_int(ctx, 3), db_text(ctx, 4) };
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* Where a successor reports over the window nothing was left unassigned (core/succession.h). */
static enum status gaps_of_cycle(
    const struct discipline_scope *scope, int64_t cycle_id, struct gaps *out)
{
    struct ctx *ctx = scope->ctx;
    struct listed listed;
    struct list links, there;

    TRY(listed_read(ctx, cycle_id, &listed));
    if (!listed.without_len)
        return ST_OK;
    TRY(succession_links(ctx, listed.without[0].regime_id, &links));
    there = (struct list){ listed.ids, listed.ids_len };
    for (size_t i = 0; i < listed.without_len; i++) {
        const struct discipline_gap *gap = &listed.without[i];

        if (!discipline_scope_has(scope, gap->unit_id, gap->regime_id) ||
            succession_replaced(links.items, links.len, gap->unit_id, listed.window_to, &there))
            continue;
        out->items = list_room(ctx->arena, out->items, out->len, &out->cap, sizeof(*out->items));
        out->items[out->len++] = *gap;
    }
    return ST_OK;
}

/* Totals are made with their cycle, whoever is on a list. */
enum status discipline_gaps(const struct discipline_scope *scope, struct list *out)
{
    struct gaps gaps = { 0 };
    struct list cycles = { 0 };

    if (scope->wish->kind == REPORT_OF_UNIT)
        TRY(gap_cycles(scope, &cycles));
    for (size_t i = 0; i < cycles.len; i++)
        TRY(gaps_of_cycle(scope, *LIST_AT(cycles, int64_t, i), &gaps));
    *out = (struct list){ gaps.items, gaps.len };
    return ST_OK;
}
