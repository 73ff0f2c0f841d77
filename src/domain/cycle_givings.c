#include "domain/alerts.h"
#include "domain/cycle_opening.h"
#include "domain/regimes.h"
#include "domain/reports.h"
#include "domain/use.h"
#include "domain/withdrawals.h"
#include "model/unit.h"

/* A note names no more than people read. */
#define NAMED_MAX 20

/* What a unit has of the cycle already. */
struct held {
    int64_t report_id; /* 0: nothing */
    bool withdrawn;    /* its own report, taken from it */
    bool drafted;
    struct str rows, columns;
};

/* Units being given their reports of a cycle that is open. */
struct giving {
    struct opening opening;
    struct cycle cycle;
    struct list held; /* struct held, a place as opening.reporters has them */
    bool unlisted;    /* one of them is not on the regime's list in the data window */
};

static enum status held_get(struct ctx *ctx, int64_t cycle_id, int64_t unit_id, struct held *out)
{
    bool found;

    TRY(db_one(ctx, STMT_CYCLE_UNIT_REPORT,
        ARGS(V_INT(cycle_id), V_INT(unit_id), V_INT(REPORT_OF_UNIT), V_INT(REPORT_CHILD)), &found));
    *out = (struct held){ 0 };
    if (found)
        *out = (struct held){
            .report_id = db_int(ctx, 0),
            .withdrawn = db_int(ctx, 1) == REPORT_OF_UNIT && db_int(ctx, 2) == REPORT_WITHDRAWN,
            .rows = db_text(ctx, 3),
            .columns = db_text(ctx, 4),
            .drafted = db_int(ctx, 5) != 0,
        };
    return ST_OK;
}

static enum status giving_open(struct ctx *ctx, const struct cycle_reporters *in, struct giving *g)
{
    struct opening *o = &g->opening;

    *g = (struct giving){ 0 };
    TRY(cycle_lead_get(ctx, in->id, &g->cycle));
    if (g->cycle.state != CYCLE_OPEN)
        return fail(ctx, PROBLEM_CYCLE_NOT_OPEN, "%s", problem_text(PROBLEM_CYCLE_NOT_OPEN));
    *o = (struct opening){ .cycle_id = g->cycle.id,
        .form_version_id = g->cycle.form_version_id,
        .dates = { .window_from = g->cycle.window_from,
            .window_to = g->cycle.window_to,
            .due_on = in->due_on == DATE_NONE ? g->cycle.due_on : in->due_on } };
    TRY(regime_get(ctx, g->cycle.regime_id, &o->regime));
    if (in->due_on != DATE_NONE)
        TRY(opening_due_check(ctx, o));
    return opening_notice(ctx, o);
}

/* ---- who ---- */

static bool is_listed(const struct list *listed, int64_t unit_id)
{
    for (size_t i = 0; i < listed->len; i++)
        if (LIST_AT(*listed, struct reporter_row, i)->reporter.unit_id == unit_id)
            return true;
    return false;
}

static enum status unit_bad(
    struct ctx *ctx, enum problem_key key, size_t i, const struct unit *unit)
{
    return fail_field(ctx, key, str_format(ctx->arena, "units[%zu].unit_id", i).ptr,
        "%s Đơn vị: " STR_FMT ".", problem_text(key), STR_ARG(unit->name));
}

/* A unit that is there in the data window and has no report of the cycle, or had one. What it
 * entered is of the part it had: it is given that part again, as it is where none is named. */
static enum status asked_take(
    struct ctx *ctx, const struct giving *g, size_t i, struct reporter_row *row, struct held *out)
{
    const struct opening *o = &g->opening;
    struct unit unit;
    bool found;

    TRY(db_one(ctx, STMT_UNIT_GET, ARGS(V_INT(row->reporter.unit_id)), &found));
    if (!found)
        return use_not_found(ctx); /* opening_asked found it */
    row_read(ctx, &unit_resource, 0, &unit);
    row->reporter.unit_name = unit.name;
    row->reporter.valid_from = row->reporter.valid_to = DATE_NONE;
    row->valid_from = unit.valid_from;
    row->valid_to = unit.valid_to;
    if (!opening_is_there(o, row))
        return unit_bad(ctx, PROBLEM_CHILD_ENDED, i, &unit);
    TRY(held_get(ctx, g->cycle.id, unit.id, out));
    if (out->report_id && !out->withdrawn)
        return unit_bad(ctx, PROBLEM_CHILD_TWICE, i, &unit);
    if (out->withdrawn && !row->reporter.rows.len && !row->reporter.columns.len) {
        row->rows = out->rows;
        row->columns = out->columns;
    }
    if (out->drafted && (!str_eq(out->rows, row->rows) || !str_eq(out->columns, row->columns)))
        return unit_bad(ctx, PROBLEM_CYCLE_PART_KEPT, i, &unit);
    return ST_OK;
}

static enum status asked_fill(struct ctx *ctx, const struct list *units, struct giving *g)
{
    struct opening list = g->opening;
    struct held *held = ARENA_ARRAY(ctx->arena, units->len, struct held);

    TRY(opening_reporters(ctx, &list));
    TRY(opening_asked(ctx, units, &g->opening));
    for (size_t i = 0; i < units->len; i++) {
        struct reporter_row *row = LIST_AT(g->opening.reporters, struct reporter_row, i);

        TRY(asked_take(ctx, g, i, row, &held[i]));
        g->unlisted = g->unlisted || !is_listed(&list.reporters, row->reporter.unit_id);
    }
    g->held = (struct list){ held, units->len };
    return ST_OK;
}

/* Of the list those who have no report of it; from whom it was taken stays without. */
static enum status listed_fill(struct ctx *ctx, struct giving *g)
{
    struct list *rows = &g->opening.reporters;
    size_t kept = 0;

    TRY(opening_reporters(ctx, &g->opening));
    for (size_t i = 0; i < rows->len; i++) {
        const struct reporter_row row = *LIST_AT(*rows, struct reporter_row, i);
        struct held held;

        TRY(held_get(ctx, g->cycle.id, row.reporter.unit_id, &held));
        if (!held.report_id)
            *LIST_AT(*rows, struct reporter_row, kept++) = row;
    }
    rows->len = kept;
    g->held = (struct list){ ARENA_ARRAY(ctx->arena, kept + 1, struct held), kept };
    if (kept)
        return ST_OK;
    return fail(ctx, PROBLEM_CYCLE_ALL_HAVE, "%s", problem_text(PROBLEM_CYCLE_ALL_HAVE));
}

static enum status reason_require(
    struct ctx *ctx, const struct giving *g, const struct cycle_reporters *in)
{
    struct str note = str_trim(in->note);

    TRY(opening_notice_require(
        ctx, &g->opening, (struct notice_answer){ in->short_notice_ground, note, "note" }));
    if (!g->unlisted || note.len)
        return ST_OK;
    return fail_field(
        ctx, PROBLEM_CYCLE_UNLISTED, "note", "%s", problem_text(PROBLEM_CYCLE_UNLISTED));
}

/* ---- giving ---- */

/* Whoever has begun is told at once: the round that tells of new reports looks for none begun. */
static enum status begun_tell(struct ctx *ctx, int64_t report_id)
{
    struct report report;

    TRY(report_get(ctx, report_id, &report));
    report.state = REPORT_ASSIGNED;
    return alert_tell_state(ctx, &report);
}

static enum status give(struct ctx *ctx, const struct giving *g, const struct reporter_row *row,
    const struct held *held)
{
    const struct opening *o = &g->opening;

    if (!held->withdrawn)
        return opening_assign(ctx, o, row);
    TRY(db_run(ctx, STMT_ASSIGNMENT_AGAIN,
        ARGS(V_INT(g->cycle.id), V_INT(row->reporter.unit_id), V_TEXT(row->rows),
            V_TEXT(row->columns), V_INT(ctx->now_ms), V_INT(ctx->actor->account_id))));
    TRY(withdrawal_undo(
        ctx, held->report_id, o->dates.due_on, o->regime.receiver_unit_id, held->drafted));
    return held->drafted ? begun_tell(ctx, held->report_id) : ST_OK;
}

/* To whom, until when and why, as far as a note goes. */
static struct str giving_note(
    struct ctx *ctx, const struct giving *g, const struct cycle_reporters *in)
{
    const struct list *rows = &g->opening.reporters;
    struct buf note = { .arena = ctx->arena };
    struct str why = str_trim(in->note);

    buf_addf(
        &note, "Hạn " STR_FMT ": ", STR_ARG(date_format_vi(ctx->arena, g->opening.dates.due_on)));
    for (size_t i = 0; i < rows->len && i < NAMED_MAX; i++)
        buf_addf(&note, "%s" STR_FMT, i ? ", " : "",
            STR_ARG(LIST_AT(*rows, struct reporter_row, i)->reporter.unit_name));
    buf_add(&note, rows->len > NAMED_MAX ? S(" … ") : S(". "));
    if (g->opening.notice.is_short)
        why = opening_note(ctx, &g->opening, &(struct cycle){ .short_notice_reason = why });
    buf_add(&note, why);
    return str_trim(buf_str(&note));
}

enum status cycle_add_reporters(
    struct ctx *ctx, const struct cycle_reporters *in, struct cycle_opened *out)
{
    struct giving g;
    bool found;

    TRY(giving_open(ctx, in, &g));
    TRY(in->units.len ? asked_fill(ctx, &in->units, &g) : listed_fill(ctx, &g));
    TRY(reason_require(ctx, &g, in));
    TRY(db_one(ctx, STMT_CYCLE_TOUCH, ARGS(V_INT(in->id), V_INT(in->version)), &found));
    if (!found)
        return use_changed(ctx);
    for (size_t i = 0; i < g.held.len; i++)
        TRY(give(ctx, &g, LIST_AT(g.opening.reporters, struct reporter_row, i),
            LIST_AT(g.held, struct held, i)));
    TRY(db_run(ctx, STMT_REPORT_ADOPT,
        ARGS(V_INT(g.cycle.total_report_id), V_INT(in->id), V_INT(REPORT_OF_UNIT))));
    TRY(cycle_get(ctx, in->id, &out->cycle));
    out->left_out = g.opening.left_out;
    g.opening.left_out = (struct list){ 0 };
    return opening_event(ctx, &g.opening, "cycle.give", giving_note(ctx, &g, in), &out->cycle);
}
