#include "domain/regimes.h"

#include "core/notice.h"
#include "core/opening.h"
#include "core/part.h"
#include "core/period.h"
#include "domain/calendars.h"
#include "domain/forms.h"
#include "domain/outlines.h"
#include "domain/periods.h"
#include "domain/profiles.h"
#include "domain/regime_rows.h"
#include "domain/reports.h"
#include "domain/successions.h"
#include "domain/use.h"

/* A note names no more than people read. */
#define LEFT_OUT_NAMED_MAX 20

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

/* What a cycle being opened stands on. */
struct opening {
    struct regime regime;
    struct period_dates dates;
    int64_t form_version_id, total_form_version_id, outline_version_id, cycle_id;
    struct list reporters, left_out; /* struct reporter_row, struct left_out */
    struct notice_rule rule;
    struct notice notice;
    struct str overlap; /* the cycle its data share days with; empty: none */
};

static enum status assign(struct ctx *ctx, const struct opening *o, const struct reporter_row *row)
{
    int64_t assignment_id;
    bool found;

    TRY(db_one(ctx, STMT_ASSIGNMENT_INSERT,
        ARGS(V_INT(o->cycle_id), V_INT(row->reporter.unit_id), V_TEXT(row->rows),
            V_TEXT(row->columns), V_INT(ctx->now_ms), V_INT(ctx->actor->account_id)),
        &found));
    assignment_id = db_int(ctx, 0);
    TRY(db_one(ctx, STMT_REPORT_INSERT,
        ARGS(V_INT(REPORT_OF_UNIT), V_INT(o->cycle_id), V_INT(assignment_id), V_INT(o->regime.id),
            V_INT(row->reporter.unit_id), V_INT(o->regime.receiver_unit_id),
            V_INT(o->form_version_id), V_INT(o->dates.due_on), V_INT(ctx->now_ms), V_NULL),
        &found));
    return history_add(ctx, (struct history_facts){
                                .action = "report.assign",
                                .object_type = OBJECT_REPORT,
                                .object_id = db_int(ctx, 0),
                                .unit_id = row->reporter.unit_id,
                                .other_unit_id = o->regime.receiver_unit_id,
                            });
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

/* Whether the unit is there, and on the list, on any day of the data window. */
static bool is_there(const struct opening *o, const struct reporter_row *row)
{
    const struct reporter *reporter = &row->reporter;

    return (row->valid_from == DATE_NONE || row->valid_from <= o->dates.window_to) &&
           (row->valid_to == DATE_NONE || row->valid_to >= o->dates.window_from) &&
           (reporter->valid_from == DATE_NONE || reporter->valid_from <= o->dates.window_to) &&
           (reporter->valid_to == DATE_NONE || reporter->valid_to >= o->dates.window_from);
}

/* The units of the list that are there in the window. */
static struct list there_of(struct ctx *ctx, const struct opening *o, const struct list *rows)
{
    int64_t *ids = ARENA_ARRAY(ctx->arena, rows->len + 1, int64_t);
    size_t len = 0;

    for (size_t i = 0; i < rows->len; i++) {
        const struct reporter_row *row = LIST_AT(*rows, struct reporter_row, i);

        if (is_there(o, row))
            ids[len++] = row->reporter.unit_id;
    }
    return (struct list){ ids, len };
}

/* Parts those who report from those who are not there, or in whose place a successor reports. */
static enum status opening_reporters(struct ctx *ctx, struct opening *o)
{
    struct list rows, links, there;
    struct left_out *left_out;

    TRY(reporter_rows(ctx, o->regime.id, &rows));
    TRY(succession_links(ctx, o->regime.id, &links));
    there = there_of(ctx, o, &rows);
    left_out = ARENA_ARRAY(ctx->arena, rows.len + 1, struct left_out);
    o->reporters = (struct list){ rows.items, 0 };
    o->left_out = (struct list){ left_out, 0 };
    for (size_t i = 0; i < rows.len; i++) {
        const struct reporter_row row = *LIST_AT(rows, struct reporter_row, i);

        if (is_there(o, &row) && !succession_replaced(links.items, links.len, row.reporter.unit_id,
                                     o->dates.window_to, &there))
            *LIST_AT(o->reporters, struct reporter_row, o->reporters.len++) = row;
        else
            left_out[o->left_out.len++] = (struct left_out){
                .unit_id = row.reporter.unit_id,
                .unit_code = row.reporter.unit_code,
                .unit_name = row.reporter.unit_name,
                .valid_from = row.valid_from,
                .valid_to = row.valid_to,
            };
    }
    return ST_OK;
}

static enum status notice_fill(struct ctx *ctx, struct opening *o)
{
    int year = date_ymd(use_today(ctx)).year;
    const struct profile *profile;
    struct calendar calendar;

    TRY(profile_get(ctx, &profile));
    TRY(calendar_load(ctx, year, year + 1, &calendar));
    o->rule = notice_rule_of(ctx->arena, profile);
    o->notice = notice_of(
        &o->rule, &calendar, (enum period_kind)o->regime.period_kind, ctx->now_ms, o->dates.due_on);
    return ST_OK;
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
    TRY(notice_fill(ctx, o));
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

/* The units that are left out, by name, as far as a note goes. */
static struct str left_out_note(struct ctx *ctx, const struct opening *o)
{
    struct buf note = { .arena = ctx->arena };

    if (!o->left_out.len)
        return (struct str){ 0 };
    buf_addf(&note, "Không giao cho %zu đơn vị không có hiệu lực trong kỳ: ", o->left_out.len);
    for (size_t i = 0; i < o->left_out.len && i < LEFT_OUT_NAMED_MAX; i++)
        buf_addf(&note, "%s" STR_FMT, i ? ", " : "",
            STR_ARG(LIST_AT(o->left_out, struct left_out, i)->unit_name));
    buf_add(&note, o->left_out.len > LEFT_OUT_NAMED_MAX ? S(" …") : S("."));
    return buf_str(&note);
}

static struct str overlap_note(struct ctx *ctx, const struct opening *o, struct str reason)
{
    if (!o->overlap.len)
        return (struct str){ 0 };
    return str_format(ctx->arena, "Trùng ngày số liệu: " STR_FMT "%s " STR_FMT, STR_ARG(reason),
        str_ends(reason, S(".")) ? "" : ".", STR_ARG(o->overlap));
}

/* A reason that was not needed is not kept. */
static struct str opening_note(struct ctx *ctx, const struct opening *o, const struct cycle *in)
{
    const struct str others[] = { overlap_note(ctx, o, in->overlap_reason), left_out_note(ctx, o) };
    struct buf note = { .arena = ctx->arena };

    if (o->notice.is_short)
        buf_add(&note, notice_note(ctx->arena, o->notice, in->short_notice_reason));
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        buf_addf(&note, "%s" STR_FMT, note.len && others[i].len ? " " : "", STR_ARG(others[i]));
    return buf_str(&note);
}

static enum status no_reporters(struct ctx *ctx, const struct opening *o)
{
    return fail(ctx, PROBLEM_CYCLE_NO_REPORTERS, "%s " STR_FMT,
        problem_text(PROBLEM_CYCLE_NO_REPORTERS), STR_ARG(left_out_note(ctx, o)));
}

/* NA-21: refused, unless the regulation spares the regime or the ground that is named; and the
 * reason is written down either way. */
static enum status notice_require(
    struct ctx *ctx, const struct opening *o, int ground, struct str reason)
{
    const char *field = "short_notice_ground";

    if (!o->notice.is_short)
        return ST_OK;
    if (notice_allows(
            o->notice, (enum regime_origin)o->regime.origin, (enum notice_ground)ground)) {
        if (reason.len)
            return ST_OK;
        field = "short_notice_reason";
    }
    return fail_field(ctx, PROBLEM_CYCLE_SHORT_NOTICE, field, "%s " STR_FMT,
        problem_text(PROBLEM_CYCLE_SHORT_NOTICE), STR_ARG(notice_text(ctx->arena, o->notice)));
}

static enum status cycle_event(struct ctx *ctx, const struct opening *o, const char *action,
    struct str note, const struct cycle *after)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_CYCLE,
                                .object_id = o->cycle_id,
                                .unit_id = o->regime.lead_unit_id,
                                .other_unit_id = o->regime.receiver_unit_id,
                                .note = note,
                                .after = resource_to_json(ctx->arena, &cycle_resource, after),
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
    return cycle_event(
        ctx, o, "cycle.to_lead", overlap_note(ctx, o, in->overlap_reason), &out->cycle);
}

enum status cycle_open(struct ctx *ctx, const struct cycle *in, struct cycle_opened *out)
{
    struct opening o = { 0 };

    TRY(opening_fill(ctx, in, &o));
    TRY(overlap_require(ctx, &o, in->overlap_reason));
    if (o.regime.two_step)
        return cycle_to_lead(ctx, in, &o, out);
    if (!o.reporters.len)
        return no_reporters(ctx, &o);
    TRY(notice_require(ctx, &o, in->short_notice_ground, in->short_notice_reason));
    TRY(blank_take(ctx, &o));
    TRY(cycle_add(ctx, in, &o));
    for (size_t i = 0; i < o.reporters.len; i++)
        TRY(assign(ctx, &o, LIST_AT(o.reporters, struct reporter_row, i)));
    TRY(total_add(ctx, &o));
    TRY(cycle_get(ctx, o.cycle_id, &out->cycle));
    out->left_out = o.left_out;
    return cycle_event(ctx, &o, "cycle.open", opening_note(ctx, &o, in), &out->cycle);
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
    return ST_OK;
}

/* ---- the second step: the lead unit assigns (BG-21, CT-24) ---- */

static enum status asked_rows(struct ctx *ctx, const struct cycle_assign *in, struct opening *o)
{
    static const struct form none;
    const struct form *form = &none;
    const struct form_entry *entry;
    struct reporter_row *rows = ARENA_ARRAY(ctx->arena, in->units.len + 1, struct reporter_row);

    if (!in->units.len)
        return opening_reporters(ctx, o);
    if (o->regime.form_id) {
        TRY(form_entry_get(ctx, o->form_version_id, &entry));
        form = &entry->form;
    }
    for (size_t i = 0; i < in->units.len; i++) {
        const struct reporter *reporter = LIST_AT(in->units, struct reporter, i);
        struct str path;

        TRY(use_unit_path(
            ctx, str_format(ctx->arena, "units[%zu].unit_id", i).ptr, reporter->unit_id, &path));
        TRY(reporter_part_check(ctx, form, reporter, i));
        for (size_t k = 0; k < i; k++)
            if (rows[k].reporter.unit_id == reporter->unit_id)
                return fail_field(ctx, PROBLEM_REGIME_TWICE,
                    str_format(ctx->arena, "units[%zu].unit_id", i).ptr, "%s",
                    problem_text(PROBLEM_REGIME_TWICE));
        rows[i] = (struct reporter_row){ .reporter = *reporter,
            .rows = use_keys_write(ctx, &reporter->rows),
            .columns = use_keys_write(ctx, &reporter->columns) };
    }
    o->reporters = (struct list){ rows, in->units.len };
    return ST_OK;
}

/* The day the lead unit sets is none on which data are still being taken, nor before the law's. */
static enum status due_check(struct ctx *ctx, const struct opening *o)
{
    const struct period_rules rules = regime_rules(&o->regime);
    int64_t least;

    TRY(period_least_due(
        ctx, &rules, (struct day_span){ o->dates.window_from, o->dates.window_to }, &least));
    if (o->dates.due_on >= least)
        return ST_OK;
    return fail_field(ctx, PROBLEM_CYCLE_DUE, "due_on",
        "%s Chốt số liệu: " STR_FMT "; sớm nhất được " STR_FMT ".", problem_text(PROBLEM_CYCLE_DUE),
        STR_ARG(date_format_vi(ctx->arena, o->dates.window_to)),
        STR_ARG(date_format_vi(ctx->arena, least)));
}

/* The cycle as the first step left it, with the due day the lead unit sets. */
static enum status assigning_fill(
    struct ctx *ctx, const struct cycle_assign *in, struct opening *o, struct cycle *cycle)
{
    TRY(cycle_get(ctx, in->id, cycle));
    TRY(use_require(ctx, RIGHT_CYCLE_OPEN, cycle->lead_unit_path, cycle->regime_id));
    if (cycle->state != CYCLE_WITH_LEAD)
        return fail(ctx, PROBLEM_CYCLE_ASSIGNED, "%s", problem_text(PROBLEM_CYCLE_ASSIGNED));
    *o = (struct opening){ .cycle_id = cycle->id,
        .form_version_id = cycle->form_version_id,
        .dates = { .window_from = cycle->window_from,
            .window_to = cycle->window_to,
            .due_on = in->due_on == DATE_NONE ? cycle->due_on : in->due_on } };
    TRY(regime_get(ctx, cycle->regime_id, &o->regime));
    TRY(due_check(ctx, o));
    TRY(notice_fill(ctx, o));
    return asked_rows(ctx, in, o);
}

enum status cycle_assign(struct ctx *ctx, const struct cycle_assign *in, struct cycle_opened *out)
{
    struct opening o;
    struct cycle cycle;
    bool found;

    TRY(assigning_fill(ctx, in, &o, &cycle));
    if (!o.reporters.len)
        return no_reporters(ctx, &o);
    TRY(notice_require(ctx, &o, in->short_notice_ground, in->note));
    TRY(db_one(ctx, STMT_CYCLE_ASSIGN,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(CYCLE_OPEN), V_INT(o.dates.due_on)), &found));
    if (!found)
        return use_changed(ctx);
    for (size_t i = 0; i < o.reporters.len; i++)
        TRY(assign(ctx, &o, LIST_AT(o.reporters, struct reporter_row, i)));
    TRY(db_run(ctx, STMT_REPORT_ADOPT,
        ARGS(V_INT(cycle.total_report_id), V_INT(in->id), V_INT(REPORT_OF_UNIT))));
    TRY(cycle_get(ctx, in->id, &out->cycle));
    out->left_out = o.left_out;
    return cycle_event(ctx, &o, "cycle.assign",
        opening_note(ctx, &o, &(struct cycle){ .short_notice_reason = in->note }), &out->cycle);
}

/* ---- who fills in which cell ---- */

/* Cells nobody has, and cells that several have where the form is split among them. */
static void cover_fill(struct ctx *ctx, const struct form_entry *form,
    const struct part_cover *cover, bool split, struct coverage *out)
{
    struct cell_ref *none = ARENA_ARRAY(ctx->arena, COVERAGE_NAMED_MAX, struct cell_ref);
    struct cell_ref *twice = ARENA_ARRAY(ctx->arena, COVERAGE_NAMED_MAX, struct cell_ref);

    out->none = (struct list){ none, 0 };
    out->twice = (struct list){ twice, 0 };
    for (size_t slot = 0; slot < shape_slots(form->shape); slot++) {
        struct cell_ref ref = shape_ref(form->shape, slot);

        if (!form_cell_editable(&form->form, ref.row, ref.column))
            continue;
        out->cells++;
        if (!cover->counts[slot] && out->none_count++ < COVERAGE_NAMED_MAX)
            none[out->none.len++] = ref;
        if (split && cover->counts[slot] > 1 && out->twice_count++ < COVERAGE_NAMED_MAX)
            twice[out->twice.len++] = ref;
    }
}

/* Who is on the list no more fills in nothing. */
static bool is_over(const struct ctx *ctx, const struct reporter_row *row)
{
    int64_t today = use_today(ctx);

    return (row->valid_to != DATE_NONE && row->valid_to < today) ||
           (row->reporter.valid_to != DATE_NONE && row->reporter.valid_to < today);
}

enum status regime_coverage(struct ctx *ctx, const struct by_id *in, struct coverage *out)
{
    const struct form_entry *form;
    struct regime regime;
    struct part *parts;
    struct list rows;
    int64_t version_id;
    bool split = false;
    size_t len = 0;

    TRY(regime_get(ctx, in->id, &regime));
    *out = (struct coverage){ .regime_id = in->id };
    if (!regime.form_id)
        return ST_OK;
    TRY(form_used(ctx, "form_id", regime.form_id, &version_id));
    TRY(form_entry_get(ctx, version_id, &form));
    TRY(reporter_rows(ctx, in->id, &rows));
    parts = ARENA_ARRAY(ctx->arena, rows.len + 1, struct part);
    for (size_t i = 0; i < rows.len; i++) {
        const struct reporter_row *row = LIST_AT(rows, struct reporter_row, i);

        if (is_over(ctx, row))
            continue;
        TRY(use_keys_read(ctx, row->rows, &parts[len].rows));
        TRY(use_keys_read(ctx, row->columns, &parts[len].columns));
        split = split || parts[len].rows.len || parts[len].columns.len;
        len++;
    }
    out->reporters = (int64_t)len;
    out->split = split;
    if (len) {
        struct part_cover cover = part_cover_new(ctx->arena, form->shape, parts, len);

        cover_fill(ctx, form, &cover, split, out);
    }
    return ST_OK;
}
