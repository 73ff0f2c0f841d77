#include "domain/usage_reports.h"

#include "core/cell_diff.h"
#include "domain/alerts.h"
#include "domain/cells.h"
#include "domain/system_actor.h"
#include "domain/usage_counts.h"

/* States in which figures may be put into a report nobody sent on. */
#define OPEN_STATES V_INT(REPORT_ASSIGNED), V_INT(REPORT_IN_ENTRY)

enum status usage_cycles_due(struct ctx *ctx, struct list *out)
{
    TRY(db_start(ctx, STMT_USAGE_CYCLES_DUE,
        ARGS(V_INT(use_today(ctx)), OPEN_STATES, V_INT(USAGE_CYCLES_MAX))));
    return ids_read(ctx, out);
}

/* ---- drawing up ---- */

/* A report of the cycle, and where its unit stands among those that report. */
struct drawn {
    int64_t report_id, unit_id;
};

static enum status reports_read(struct ctx *ctx, int64_t cycle_id, struct list *out)
{
    struct drawn *reports = ARENA_ARRAY(ctx->arena, USAGE_DRAWN_MAX, struct drawn);
    size_t len = 0;
    bool more;

    TRY(db_start(
        ctx, STMT_USAGE_CYCLE_REPORTS, ARGS(V_INT(cycle_id), OPEN_STATES, V_INT(USAGE_DRAWN_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        reports[len++] = (struct drawn){ db_int(ctx, 0), db_int(ctx, 1) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ reports, len };
    return ST_OK;
}

/* What is counted; false: the system counts nothing for the cycle any more. */
static enum status wish_read(
    struct ctx *ctx, int64_t cycle_id, struct usage_wish *out, bool *out_found)
{
    *out = (struct usage_wish){ 0 };
    TRY(db_one(ctx, STMT_USAGE_CYCLE_GET, ARGS(V_INT(cycle_id)), out_found));
    if (!*out_found)
        return ST_OK;
    out->days = (struct day_span){ db_int(ctx, 0), db_int(ctx, 1) };
    out->ower = (enum usage_ower)db_int(ctx, 2);
    TRY(db_start(ctx, STMT_USAGE_CYCLE_UNITS, ARGS(V_INT(cycle_id))));
    return ids_read(ctx, &out->units);
}

static const struct usage_figures *figures_of(
    const struct usage_wish *wish, const struct list *counted, int64_t unit_id)
{
    static const struct usage_figures none;

    for (size_t i = 0; i < wish->units.len; i++)
        if (*LIST_AT(wish->units, int64_t, i) == unit_id)
            return LIST_AT(*counted, struct usage_figures, i);
    return &none;
}

/* Figures go into the rows the form has; what they hold now is told to the history. */
static struct str figures_put(
    struct ctx *ctx, struct report_work *work, const struct usage_figures *figures)
{
    const struct shape *shape = work->form->shape;
    struct diff_writer diff = diff_write(ctx->arena, USAGE_FIGURE_COUNT);

    for (size_t i = 0; i < USAGE_FIGURE_COUNT; i++) {
        long slot = shape_slot(shape, usage_figure_texts[i].key, USAGE_COLUMN_VALUE);
        struct cell before, after;

        if (slot < 0)
            continue;
        before = work->content->cells[slot];
        if (cell_of_dec(shape_column(shape, (size_t)slot % shape->columns_len),
                (struct dec){ figures->of[i], 0 }, &after) != CONTENT_OK)
            continue;
        work->content->cells[slot] = after;
        content_set_version(work->content, (size_t)slot, work->report.version + 1);
        diff_add(&diff, &(struct cell_diff){ shape_ref(shape, (size_t)slot), before, after });
    }
    return diff_blob(&diff);
}

static enum status report_draw(struct ctx *ctx, const struct usage_wish *wish,
    const struct list *counted, const struct drawn *drawn)
{
    struct report_work work;
    struct str diff;
    bool first;

    TRY(db_one(ctx, STMT_USAGE_COUNT_INSERT,
        ARGS(V_INT(drawn->report_id), V_INT(ctx->now_ms), V_INT(wish->days.first),
            V_INT(wish->days.last)),
        &first));
    if (!first)
        return ST_OK;
    TRY(report_save_get(ctx, drawn->report_id, &work));
    diff = figures_put(ctx, &work, figures_of(wish, counted, drawn->unit_id));
    TRY(draft_keep(ctx, &work));
    TRY(history_add(ctx, (struct history_facts){
                             .action = "report.draw",
                             .object_type = OBJECT_REPORT,
                             .object_id = work.report.id,
                             .object_version = work.report.version,
                             .unit_id = work.report.unit_id,
                             .other_unit_id = work.report.receiver_unit_id,
                             .cells = diff,
                         }));
    return alert_tell_drawn(ctx, drawn->report_id);
}

enum status usage_cycle_draw(struct ctx *ctx, int64_t cycle_id, bool *out_more)
{
    struct list reports, counted;
    struct usage_wish wish;
    bool found;

    *out_more = false;
    ctx->actor = system_actor(ctx, SYSTEM_MAY(REPORT_READ), S(""));
    TRY(wish_read(ctx, cycle_id, &wish, &found));
    if (!found)
        return ST_OK;
    TRY(reports_read(ctx, cycle_id, &reports));
    TRY(usage_count(ctx, &wish, &counted));
    for (size_t i = 0; i < reports.len; i++)
        TRY(report_draw(ctx, &wish, &counted, LIST_AT(reports, struct drawn, i)));
    *out_more = reports.len == USAGE_DRAWN_MAX;
    return ST_OK;
}

/* ---- saying how ---- */

static const char *how_of(int64_t row)
{
    for (size_t i = 0; i < USAGE_FIGURE_COUNT; i++)
        if (usage_figure_texts[i].key == row)
            return usage_figure_texts[i].how;
    return NULL;
}

enum status usage_explain(
    struct ctx *ctx, int64_t report_id, int64_t row, int64_t column, struct str *out)
{
    const char *how = column == USAGE_COLUMN_VALUE ? how_of(row) : NULL;
    bool found;

    *out = (struct str){ 0 };
    if (!how)
        return ST_OK;
    TRY(db_one(ctx, STMT_USAGE_COUNT_GET, ARGS(V_INT(report_id)), &found));
    if (!found)
        return ST_OK;
    *out = str_format(ctx->arena,
        "%s Hệ thống tính lúc " STR_FMT ", số liệu từ " STR_FMT " đến " STR_FMT ".", how,
        STR_ARG(time_format_vi(ctx->arena, db_int(ctx, 0))),
        STR_ARG(date_format_vi(ctx->arena, db_int(ctx, 1))),
        STR_ARG(date_format_vi(ctx->arena, db_int(ctx, 2))));
    return ST_OK;
}
