#include "domain/usage_counts.h"

#include "core/ticket.h"
#include "domain/discipline_scope.h"
#include "domain/use.h"
#include "model/report.h"
#include "model/usage.h"

#define NOBODY ((size_t)-1)

/* A unit, and for which of those that report it counts. */
struct part {
    int64_t unit_id;
    size_t of; /* index in the wish's units; NOBODY: none */
};

struct counting {
    struct ctx *ctx;
    const struct usage_wish *wish;
    struct part *parts; /* by identifier */
    size_t parts_len;
    struct usage_figures *figures;
};

/* ---- for whom a unit counts ---- */

static size_t index_of(const struct list *ids, int64_t id)
{
    size_t low = 0, high = ids->len;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int64_t found = *LIST_AT(*ids, int64_t, mid);

        if (found == id)
            return mid;
        if (found < id)
            low = mid + 1;
        else
            high = mid;
    }
    return NOBODY;
}

/* The last on the way down, "1/40/+77/", that reports. */
static size_t nearest(const struct usage_wish *wish, struct str path)
{
    size_t found = NOBODY;

    if (wish->ower == USAGE_OF_OPERATOR)
        return wish->units.len ? 0 : NOBODY;
    while (path.len) {
        struct str step = str_cut(&path, '/');
        int64_t id;
        size_t at;

        if (str_starts(step, S("+")))
            step = str_sub(step, 1, step.len);
        at = str_to_int(step, &id) ? index_of(&wish->units, id) : NOBODY;
        found = at == NOBODY ? found : at;
    }
    return found;
}

static enum status parts_read(struct counting *c)
{
    struct ctx *ctx = c->ctx;
    size_t cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_DISCIPLINE_UNITS, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        c->parts = list_room(ctx->arena, c->parts, c->parts_len, &cap, sizeof(*c->parts));
        c->parts[c->parts_len++] =
            (struct part){ db_int(ctx, 0), nearest(c->wish, db_text(ctx, 4)) };
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* The figures a unit counts to; NULL: it counts for nobody. */
static struct usage_figures *figures_of(const struct counting *c, int64_t unit_id)
{
    size_t low = 0, high = c->parts_len;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        const struct part *part = &c->parts[mid];

        if (part->unit_id == unit_id)
            return part->of == NOBODY ? NULL : &c->figures[part->of];
        if (part->unit_id < unit_id)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

/* ---- counting ---- */

/* A figure in a column of each row, behind the unit it is of. */
struct column {
    enum usage_figure figure;
    int at;
};

/* The rows of the statement just started, each of a unit. */
static enum status rows_count(
    const struct counting *c, const struct column *columns, size_t columns_len)
{
    struct ctx *ctx = c->ctx;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct usage_figures *figures = figures_of(c, db_int(ctx, 0));

        for (size_t i = 0; figures && i < columns_len; i++)
            figures->of[columns[i].figure] += db_int(ctx, columns[i].at);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status reports_count(const struct counting *c)
{
    struct ctx *ctx = c->ctx;
    const struct day_span *days = &c->wish->days;
    bool more;

    TRY(db_start(ctx, STMT_DISCIPLINE_PAIRS,
        ARGS(V_INT(REPORT_OF_UNIT), V_INT(days->first), V_INT(days->last),
            V_INT(discipline_over(use_today(ctx))), V_NULL, V_NULL)));
    TRY(db_next(ctx, &more));
    while (more) {
        const struct discipline_counted row = discipline_row_read(ctx);
        struct usage_figures *figures = figures_of(c, row.unit_id);

        if (figures)
            usage_figures_of_reports(figures, &row.sum);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static int64_t from_ms(const struct counting *c)
{
    return date_end_ms(c->wish->days.first - 1) + 1;
}

static int64_t before_ms(const struct counting *c)
{
    return date_end_ms(c->wish->days.last) + 1;
}

static enum status uses_count(const struct counting *c)
{
    static const struct column accounts[] = { { USAGE_ACCOUNTS, 1 }, { USAGE_LOCKED, 2 } };
    static const struct column logins[] = { { USAGE_LOGINS, 1 }, { USAGE_PEOPLE, 2 } };
    static const struct column led[] = { { USAGE_LED, 1 } };
    static const struct column tickets[] = { { USAGE_INCIDENTS, 1 }, { USAGE_REQUESTS, 2 },
        { USAGE_UNANSWERED, 3 } };
    struct ctx *ctx = c->ctx;

    TRY(db_start(ctx, STMT_USAGE_ACCOUNTS, NO_ARGS));
    TRY(rows_count(c, accounts, ARRAY_LEN(accounts)));
    TRY(db_start(ctx, STMT_USAGE_LOGINS, ARGS(V_INT(from_ms(c)), V_INT(before_ms(c)))));
    TRY(rows_count(c, logins, ARRAY_LEN(logins)));
    TRY(db_start(ctx, STMT_USAGE_LED, NO_ARGS));
    TRY(rows_count(c, led, ARRAY_LEN(led)));
    TRY(db_start(ctx, STMT_USAGE_TICKETS,
        ARGS(V_INT(TICKET_KIND_INCIDENT), V_INT(from_ms(c)), V_INT(before_ms(c)),
            V_INT(TICKET_ANSWERED), V_INT(TICKET_CLOSED))));
    return rows_count(c, tickets, ARRAY_LEN(tickets));
}

/* ---- outages ---- */

/* An outage as far as it lies in the days, and whose it is; unit_id 0: everybody's. */
struct outage_part {
    int64_t unit_id;
    struct usage_break of;
};

/* Oldest first. */
static enum status outages_read(const struct counting *c, struct list *out)
{
    struct ctx *ctx = c->ctx;
    struct outage_part *parts = ARENA_ARRAY(ctx->arena, USAGE_OUTAGES_MAX, struct outage_part);
    size_t at = USAGE_OUTAGES_MAX;
    bool more;

    TRY(db_start(ctx, STMT_USAGE_OUTAGES,
        ARGS(V_INT(from_ms(c)), V_INT(before_ms(c)), V_INT(USAGE_OUTAGES_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t from = db_int(ctx, 2), to = db_int(ctx, 3);

        to = to && to < ctx->now_ms ? to : ctx->now_ms;
        parts[--at] = (struct outage_part){
            db_int(ctx, 0),
            { from > from_ms(c) ? from : from_ms(c), to < before_ms(c) ? to : before_ms(c) },
        };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ parts + at, USAGE_OUTAGES_MAX - at };
    return ST_OK;
}

static bool concerns(
    const struct counting *c, const struct outage_part *outage, const struct usage_figures *figures)
{
    if (!outage->unit_id)
        return c->wish->ower == USAGE_OF_OPERATOR;
    return figures_of(c, outage->unit_id) == figures;
}

static enum status outages_count(const struct counting *c)
{
    struct usage_break *breaks = ARENA_ARRAY(c->ctx->arena, USAGE_OUTAGES_MAX, struct usage_break);
    struct list outages;

    TRY(outages_read(c, &outages));
    for (size_t i = 0; outages.len && i < c->wish->units.len; i++) {
        size_t len = 0;

        for (size_t k = 0; k < outages.len; k++) {
            const struct outage_part *outage = LIST_AT(outages, struct outage_part, k);

            if (concerns(c, outage, &c->figures[i]))
                breaks[len++] = outage->of;
        }
        c->figures[i].of[USAGE_OUTAGES] = (int64_t)len;
        c->figures[i].of[USAGE_OUTAGE_MINUTES] = usage_minutes(breaks, len);
    }
    return ST_OK;
}

enum status usage_count(struct ctx *ctx, const struct usage_wish *wish, struct list *out)
{
    struct counting c = {
        .ctx = ctx,
        .wish = wish,
        .figures = ARENA_ARRAY(ctx->arena, wish->units.len + 1, struct usage_figures),
    };

    for (size_t i = 0; i < wish->units.len; i++)
        c.figures[i] = (struct usage_figures){ { 0 } };
    TRY(parts_read(&c));
    TRY(uses_count(&c));
    TRY(reports_count(&c));
    TRY(outages_count(&c));
    *out = (struct list){ c.figures, wish->units.len };
    return ST_OK;
}
