#include "core/opening.h"
#include "domain/alerts.h"
#include "domain/cycle_opening.h"
#include "domain/forms.h"
#include "domain/outlines.h"
#include "domain/regimes.h"
#include "domain/use.h"
#include "model/report.h"

/* Whether the total of the cycle opens to who asks. */
static bool total_opens(struct ctx *ctx, const struct cycle *cycle)
{
    bool sent = workflow_is_sent((enum report_state)cycle->total_state);

    return cycle->total_report_id &&
           (use_may(ctx, RIGHT_REPORT_READ, cycle->lead_unit_path, cycle->regime_id) ||
               use_may(ctx, RIGHT_REPORT_RECEIVE, cycle->total_receiver_path, cycle->regime_id) ||
               (sent && use_may(ctx, RIGHT_REPORT_READ_SENT, cycle->total_receiver_path,
                            cycle->regime_id)));
}

static void cycle_complete(struct ctx *ctx, struct cycle *cycle)
{
    cycle->period_title = period_words(ctx->arena, cycle->period);
    cycle->can_follow =
        use_may(ctx, RIGHT_PROGRESS_READ, cycle->lead_unit_path, cycle->regime_id) ||
        use_may(ctx, RIGHT_PROGRESS_READ, cycle->receiver_unit_path, cycle->regime_id);
    cycle->can_open_total = total_opens(ctx, cycle);
    if (!cycle->can_follow)
        cycle->sent = 0;
}

enum status cycle_get(struct ctx *ctx, int64_t id, struct cycle *out)
{
    bool found;

    TRY(db_one(
        ctx, STMT_CYCLE_GET, ARGS(V_INT(id), V_INT(REPORT_SENT), V_INT(REPORT_ACCEPTED)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &cycle_resource, 0, out);
    cycle_complete(ctx, out);
    return ST_OK;
}

enum status cycle_view(struct ctx *ctx, const struct by_id *in, struct cycle *out)
{
    return cycle_get(ctx, in->id, out);
}

enum status cycle_list(struct ctx *ctx, const struct cycle_query *in, struct page_out *out)
{
    TRY(db_start(ctx, STMT_CYCLE_LIST,
        ARGS(V_ID(in->regime_id), V_INT(cursor_before(in->page)), V_INT(page_limit(in->page) + 1),
            V_INT(REPORT_SENT), V_INT(REPORT_ACCEPTED))));
    TRY(rows_read(ctx, &cycle_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct cycle *last = LIST_AT(out->items, struct cycle, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, (struct str){ 0 });
    }
    for (size_t i = 0; i < out->items.len; i++)
        cycle_complete(ctx, LIST_AT(out->items, struct cycle, i));
    return ST_OK;
}

/* The lead unit's own report of the cycle: the total, of which the others become part. */
static enum status total_add(struct ctx *ctx, const struct opening *o)
{
    int64_t upper = o->regime.upper_unit_id ? o->regime.upper_unit_id : o->regime.receiver_unit_id;
    bool found;

    TRY(db_one(ctx, STMT_REPORT_INSERT,
        ARGS(V_INT(REPORT_TOTAL), V_INT(o->cycle_id), V_NULL, V_INT(o->regime.id),
            V_INT(o->regime.lead_unit_id), V_INT(upper), V_INT(o->total_form_version_id),
            V_INT(o->dates.total_due_on), V_INT(ctx->now_ms), V_NULL),
        &found));
    return db_run(ctx, STMT_REPORT_ADOPT,
        ARGS(V_INT(db_int(ctx, 0)), V_INT(o->cycle_id), V_INT(REPORT_OF_UNIT)));
}

/* Periods of a kind follow one another; those of a regime overlap where its window rule was changed
 * between them. Ad hoc and thematic ones are of the days they are asked for. */
static enum status overlap_fill(struct ctx *ctx, struct str period, struct opening *o)
{
    bool found;

    if (!opening_possible((enum period_kind)o->regime.period_kind))
        return ST_OK;
    TRY(db_one(ctx, STMT_CYCLE_OVERLAP,
        ARGS(V_INT(o->regime.id), V_INT(o->dates.window_from), V_INT(o->dates.window_to),
            V_TEXT(period)),
        &found));
    if (found)
        o->overlap =
            str_format(ctx->arena, STR_FMT " đã lấy số liệu từ " STR_FMT " đến " STR_FMT ".",
                STR_ARG(period_words(ctx->arena, db_text(ctx, 0))),
                STR_ARG(date_format_vi(ctx->arena, db_date(ctx, 1))),
                STR_ARG(date_format_vi(ctx->arena, db_date(ctx, 2))));
    return ST_OK;
}

static enum status overlap_require(struct ctx *ctx, const struct opening *o, struct str reason)
{
    if (!o->overlap.len || str_trim(reason).len)
        return ST_OK;
    return fail_field(ctx, PROBLEM_CYCLE_OVERLAP, "overlap_reason", "%s " STR_FMT,
        problem_text(PROBLEM_CYCLE_OVERLAP), STR_ARG(o->overlap));
}

static enum status opening_fill(struct ctx *ctx, const struct cycle *in, struct opening *o)
{
    struct period_rules rules;

    TRY(regime_get(ctx, in->regime_id, &o->regime));
    TRY(use_require(ctx, RIGHT_CYCLE_OPEN, o->regime.lead_unit_path, o->regime.id));
    if (!o->regime.active)
        return fail(ctx, PROBLEM_REGIME_INACTIVE, "%s", problem_text(PROBLEM_REGIME_INACTIVE));
    rules = regime_rules(&o->regime);
    TRY(period_dates_of(ctx, in->period, &rules, &o->dates));
    TRY(opening_notice(ctx, o));
    TRY(overlap_fill(ctx, in->period, o));
    TRY(opening_reporters(ctx, o));
    if (o->regime.outline_id)
        TRY(outline_newest(ctx, "outline_id", o->regime.outline_id, &o->outline_version_id));
    if (!o->regime.form_id)
        return ST_OK;
    TRY(form_used(ctx, "form_id", o->regime.form_id, &o->form_version_id));
    return form_used(ctx, "total_form_id",
        o->regime.total_form_id ? o->regime.total_form_id : o->regime.form_id,
        &o->total_form_version_id);
}

/* Reports that are a text alone stand on the form that holds nothing. */
static enum status blank_take(struct ctx *ctx, struct opening *o)
{
    if (o->regime.form_id)
        return ST_OK;
    TRY(form_blank(ctx, o->regime.lead_unit_id, &o->form_version_id));
    o->total_form_version_id = o->form_version_id;
    return ST_OK;
}

static enum status cycle_add(struct ctx *ctx, const struct cycle *in, struct opening *o)
{
    enum status kept;
    bool found;

    kept = db_one(ctx, STMT_CYCLE_INSERT,
        ARGS(V_INT(in->regime_id), V_TEXT(in->period), V_INT(o->dates.window_from),
            V_INT(o->dates.window_to), V_INT(o->dates.due_on), V_INT(o->form_version_id),
            V_INT(o->total_form_version_id), V_INT(ctx->now_ms), V_INT(ctx->actor->account_id),
            V_ID(o->outline_version_id)),
        &found);
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_CYCLE_OPEN_ALREADY, "period", "%s",
            problem_text(PROBLEM_CYCLE_OPEN_ALREADY));
    TRY(kept);
    o->cycle_id = db_int(ctx, 0);
    return db_run(ctx, STMT_OPENING_SUCCEED, ARGS(V_INT(in->regime_id), V_TEXT(in->period)));
}

/* Whoever assigns the cycle's reports at the lead unit. */
static enum status lead_tell(struct ctx *ctx, const struct cycle *cycle)
{
    const struct alert_words words = {
        .regime = cycle->regime_name,
        .period = cycle->period_title,
        .due_on = cycle->due_on,
        .today = use_today(ctx),
    };

    return alert_tell_nearest(ctx,
        &(struct alert_office){
            .right = RIGHT_CYCLE_OPEN,
            .unit_path = cycle->lead_unit_path,
            .regime_id = cycle->regime_id,
        },
        &(struct alert){
            .kind = ALERT_ASSIGNED,
            .object_type = str_of(object_type_names[OBJECT_CYCLE]),
            .object_id = cycle->id,
            .text_key = S("to_assign"),
            .text = alert_text(ctx->arena, "to_assign", &words),
        });
}

/* The lead unit is given the cycle, and says who reports what of it (BG-20). */
static enum status cycle_to_lead(
    struct ctx *ctx, const struct cycle *in, struct opening *o, struct cycle_opened *out)
{
    TRY(blank_take(ctx, o));
    TRY(cycle_add(ctx, in, o));
    TRY(total_add(ctx, o));
    TRY(db_run(ctx, STMT_CYCLE_STATE, ARGS(V_INT(o->cycle_id), V_INT(CYCLE_WITH_LEAD))));
    TRY(cycle_get(ctx, o->cycle_id, &out->cycle));
    TRY(lead_tell(ctx, &out->cycle));
    return opening_event(
        ctx, o, "cycle.to_lead", opening_overlap_note(ctx, o, in->overlap_reason), &out->cycle);
}

enum status cycle_open(struct ctx *ctx, const struct cycle *in, struct cycle_opened *out)
{
    struct opening o = { 0 };

    TRY(opening_fill(ctx, in, &o));
    TRY(overlap_require(ctx, &o, in->overlap_reason));
    if (o.regime.two_step)
        return cycle_to_lead(ctx, in, &o, out);
    if (!o.reporters.len)
        return opening_no_reporters(ctx, &o);
    TRY(opening_notice_require(ctx, &o,
        (struct notice_answer){
            in->short_notice_ground, in->short_notice_reason, "short_notice_reason" }));
    TRY(blank_take(ctx, &o));
    TRY(cycle_add(ctx, in, &o));
    for (size_t i = 0; i < o.reporters.len; i++)
        TRY(opening_assign(ctx, &o, LIST_AT(o.reporters, struct reporter_row, i)));
    TRY(total_add(ctx, &o));
    TRY(cycle_get(ctx, o.cycle_id, &out->cycle));
    out->left_out = o.left_out;
    return opening_event(ctx, &o, "cycle.open", opening_note(ctx, &o, in), &out->cycle);
}

/* Of the same period one was cancelled: who opens it anew is to know. */
static enum status cancelled_tell(
    struct ctx *ctx, const struct preview_query *in, struct cycle_preview *out)
{
    bool found;

    TRY(db_one(ctx, STMT_CYCLE_CANCELLED_LAST,
        ARGS(V_INT(in->id), V_TEXT(in->period), V_INT(CYCLE_CANCELLED)), &found));
    if (found)
        out->cancelled =
            str_format(ctx->arena, "Mở lúc " STR_FMT ", hủy lúc " STR_FMT ", " STR_FMT ": " STR_FMT,
                STR_ARG(time_format_vi(ctx->arena, db_int(ctx, 0))),
                STR_ARG(time_format_vi(ctx->arena, db_int(ctx, 1))), STR_ARG(db_text(ctx, 2)),
                STR_ARG(db_text(ctx, 3)));
    return ST_OK;
}

enum status cycle_preview(
    struct ctx *ctx, const struct preview_query *in, struct cycle_preview *out)
{
    const struct cycle cycle = { .regime_id = in->id, .period = in->period };
    struct opening o = { 0 };

    TRY(opening_fill(ctx, &cycle, &o));
    *out = (struct cycle_preview){
        .regime_id = in->id,
        .period = in->period,
        .period_title = period_words(ctx->arena, in->period),
        .window_from = o.dates.window_from,
        .window_to = o.dates.window_to,
        .due_on = o.dates.due_on,
        .total_due_on = o.dates.total_due_on,
        .reports = (int64_t)o.reporters.len,
        .short_notice = o.notice.is_short ? notice_text(ctx->arena, o.notice) : S(""),
        .short_allowed = notice_allows(o.notice, (enum regime_origin)o.regime.origin, GROUND_NONE),
        .overlap = o.overlap,
        .left_out = o.left_out,
    };
    return cancelled_tell(ctx, in, out);
}
