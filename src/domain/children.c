#include "domain/children.h"
#include "domain/alerts.h"

#include "base/json.h"
#include "core/handing.h"
#include "core/notice.h"
#include "core/part.h"
#include "domain/calendars.h"
#include "domain/regimes.h"
#include "domain/reports.h"
#include "domain/unit_reporters.h"
#include "domain/use.h"
#include "model/unit.h"

/* A note names no more than people read. */
#define NAMED_MAX 20

/* A report being handed on, or looked at for it. */
struct handing {
    struct report_work work;
    struct handing_days days;
    struct regime regime;
    struct calendar calendar; /* this year's and the next's */
    struct notice_rule rule;
    bool may;           /* by rights */
    const char *reason; /* why it may not be handed on now; NULL: it may */
    enum problem_key refusal;
};

/* ---- whether it may ---- */

static enum status depth_of(struct ctx *ctx, const struct report *report, int64_t *out)
{
    int64_t id = report->id;
    bool found = report->kind == REPORT_CHILD;

    *out = 0;
    while (found && *out <= CHILDREN_DEPTH_MAX) {
        TRY(db_one(ctx, STMT_CHILD_PARENT, ARGS(V_INT(id), V_INT(REPORT_CHILD)), &found));
        if (!found)
            break;
        id = db_int(ctx, 0);
        (*out)++;
    }
    return ST_OK;
}

static enum status rule_fill(struct ctx *ctx, struct handing *h)
{
    int year = date_ymd(use_today(ctx)).year;

    TRY(regime_get(ctx, h->work.report.regime_id, &h->regime));
    TRY(calendar_load(ctx, year, year + 1, &h->calendar));
    h->rule = notice_rule_of(ctx->arena, h->work.profile);
    return ST_OK;
}

static void refuse(struct handing *h, enum problem_key key)
{
    h->refusal = key;
    h->reason = problem_text(key);
}

/* Only the report's own side knows to whom it was handed on. */
static enum status handing_open(struct ctx *ctx, int64_t id, struct handing *h)
{
    const struct report *report = &h->work.report;
    int64_t depth;

    *h = (struct handing){ 0 };
    TRY(report_work_get(ctx, id, &h->work));
    if (!report_is_own(ctx, report))
        return use_not_found(ctx);
    h->may = use_may(ctx, RIGHT_REPORT_CONSOLIDATE, report->unit_path, report->regime_id);
    h->days = handing_days(report->window_to, report->due_on, use_today(ctx));
    TRY(rule_fill(ctx, h));
    TRY(depth_of(ctx, report, &depth));
    if ((report->kind != REPORT_OF_UNIT && report->kind != REPORT_CHILD) ||
        !report_open_for_entry(&h->work))
        refuse(h, PROBLEM_CHILD_STATE);
    else if (!handing_depth_fits(depth))
        refuse(h, PROBLEM_CHILD_DEPTH);
    else if (report->children >= CHILDREN_MAX)
        refuse(h, PROBLEM_CHILD_TOO_MANY);
    else if (!h->may)
        refuse(h, PROBLEM_STEP_NOT_YOURS);
    return ST_OK;
}

/* ---- reading ---- */

static enum status row_child(struct ctx *ctx, const struct handing *h, struct child *out)
{
    struct str rows = db_text(ctx, 11), columns = db_text(ctx, 12);
    bool begun = db_int(ctx, 5) != REPORT_ASSIGNED || db_int(ctx, 9) || db_int(ctx, 13);
    enum report_clock clock = (enum report_clock)db_int(ctx, 10);

    *out = (struct child){
        .report_id = db_int(ctx, 0),
        .unit_id = db_int(ctx, 1),
        .unit_code = db_text(ctx, 2),
        .unit_name = db_text(ctx, 3),
        .unit_kind = (int)db_int(ctx, 4),
        .state = (int)db_int(ctx, 5),
        .due_on = db_int(ctx, 6),
        .sent_ms = db_int(ctx, 7),
        .accepted_ms = db_int(ctx, 8),
        .children = db_int(ctx, 9),
        .can_withdraw = h->may && !begun,
    };
    out->late = discipline_is_late(clock, out->due_on, use_today(ctx));
    if (!out->can_withdraw)
        out->withdraw_reason =
            str_of(problem_text(begun ? PROBLEM_CHILD_BEGUN : PROBLEM_STEP_NOT_YOURS));
    TRY(use_keys_read(ctx, rows, &out->rows));
    return use_keys_read(ctx, columns, &out->columns);
}

static enum status children_read(struct ctx *ctx, const struct handing *h, struct list *out)
{
    struct child *children = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_CHILD_LIST, ARGS(V_INT(h->work.report.id))));
    TRY(db_next(ctx, &more));
    while (more) {
        children = list_room(ctx->arena, children, len, &cap, sizeof(*children));
        TRY(row_child(ctx, h, &children[len++]));
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ children, len };
    return ST_OK;
}

static enum period_kind kind_of(const struct handing *h)
{
    return (enum period_kind)h->regime.period_kind;
}

/* From when on a due day is of no short notice: who hands on may know before he tries. */
static void notice_view(struct ctx *ctx, const struct handing *h, struct children_out *out)
{
    const struct notice none = { .rule = &h->rule, .is_short = true };
    const struct day_span due = { h->days.from, h->days.to };
    int64_t first = notice_first_due(&h->rule, &h->calendar, kind_of(h), ctx->now_ms, due);

    out->short_before = first > due.first ? first : DATE_NONE;
    if (first > due.first)
        out->short_notice = notice_rule_text(ctx->arena, &h->rule);
    out->short_allowed = notice_allows(none, (enum regime_origin)h->regime.origin, GROUND_NONE);
}

static enum status children_view(struct ctx *ctx, const struct handing *h, struct children_out *out)
{
    *out = (struct children_out){
        .report_id = h->work.report.id,
        .unit_id = h->work.report.unit_id,
        .can_assign = !h->reason,
        .assign_reason = str_of(h->reason ? h->reason : ""),
        .due_from = h->days.from,
        .due_to = h->days.to,
    };
    notice_view(ctx, h, out);
    return children_read(ctx, h, &out->items);
}

enum status child_list(struct ctx *ctx, const struct by_id *in, struct children_out *out)
{
    struct handing h;

    TRY(handing_open(ctx, in->id, &h));
    return children_view(ctx, &h, out);
}

/* ---- handing on ---- */

static enum status unit_bad(
    struct ctx *ctx, enum problem_key key, size_t i, const struct unit *unit)
{
    return fail_field(ctx, key, str_format(ctx->arena, "units[%zu].unit_id", i).ptr,
        "%s Đơn vị: " STR_FMT ".", problem_text(key), STR_ARG(unit->name));
}

/* Those below the report's unit, and those elsewhere that report to it today (NA-61). */
static enum status reach_check(
    struct ctx *ctx, const struct report *report, size_t i, const struct unit *unit)
{
    bool reached = handing_is_below(unit->path, report->unit_path);

    if (!reached)
        TRY(unit_reporter_reaches(ctx, report->unit_path, unit->path, &reached));
    return reached ? ST_OK : unit_bad(ctx, PROBLEM_CHILD_STRANGER, i, unit);
}

/* A unit within reach, that is there in the data window and has no report of the cycle. */
static enum status unit_take(
    struct ctx *ctx, const struct handing *h, size_t i, int64_t unit_id, struct unit *out)
{
    const struct report *report = &h->work.report;
    const char *field = str_format(ctx->arena, "units[%zu].unit_id", i).ptr;
    bool found;

    TRY(db_one(ctx, STMT_UNIT_GET, ARGS(V_INT(unit_id)), &found));
    if (!found)
        return fail_field(ctx, PROBLEM_NO_SUCH_UNIT, field, "%s (%lld)",
            problem_text(PROBLEM_NO_SUCH_UNIT), (long long)unit_id);
    row_read(ctx, &unit_resource, 0, out);
    TRY(reach_check(ctx, report, i, out));
    if ((out->valid_from != DATE_NONE && out->valid_from > report->window_to) ||
        (out->valid_to != DATE_NONE && out->valid_to < report->window_from))
        return unit_bad(ctx, PROBLEM_CHILD_ENDED, i, out);
    TRY(db_one(ctx, STMT_CHILD_TAKEN,
        ARGS(V_INT(report->cycle_id), V_INT(unit_id), V_INT(REPORT_OF_UNIT), V_INT(REPORT_CHILD)),
        &found));
    return found ? unit_bad(ctx, PROBLEM_CHILD_TWICE, i, out) : ST_OK;
}

static enum status key_bad(struct ctx *ctx, enum problem_key key, size_t i, const char *what)
{
    return fail_field(
        ctx, key, str_format(ctx->arena, "units[%zu].%s", i, what).ptr, "%s", problem_text(key));
}

/* Rows and columns of the form, and of those the report has itself; none given: all of these. */
static enum status part_take(struct ctx *ctx, const struct handing *h, size_t i,
    const struct child_new *child, struct part *out)
{
    const struct form *form = &h->work.form->form;

    for (size_t k = 0; k < child->rows.len; k++)
        if (form_row_index(form, *LIST_AT(child->rows, int64_t, k)) < 0)
            return key_bad(ctx, PROBLEM_REGIME_PART, i, "rows");
    for (size_t k = 0; k < child->columns.len; k++)
        if (form_column_index(form, *LIST_AT(child->columns, int64_t, k)) < 0)
            return key_bad(ctx, PROBLEM_REGIME_PART, i, "columns");
    out->rows = child->rows.len ? child->rows : h->work.part_rows;
    out->columns = child->columns.len ? child->columns : h->work.part_columns;
    if (!part_keys_within(&out->rows, &h->work.part_rows))
        return key_bad(ctx, PROBLEM_CHILD_PART, i, "rows");
    if (!part_keys_within(&out->columns, &h->work.part_columns))
        return key_bad(ctx, PROBLEM_CHILD_PART, i, "columns");
    return ST_OK;
}

static enum status child_add(struct ctx *ctx, const struct handing *h, const struct unit *unit,
    const struct part *part, const struct children_new *in)
{
    const struct report *report = &h->work.report;
    bool found;

    TRY(db_one(ctx, STMT_ASSIGNMENT_INSERT,
        ARGS(V_INT(report->cycle_id), V_INT(unit->id), V_TEXT(use_keys_write(ctx, &part->rows)),
            V_TEXT(use_keys_write(ctx, &part->columns)), V_INT(ctx->now_ms),
            V_INT(ctx->actor->account_id)),
        &found));
    TRY(db_one(ctx, STMT_REPORT_INSERT,
        ARGS(V_INT(REPORT_CHILD), V_INT(report->cycle_id), V_INT(db_int(ctx, 0)),
            V_INT(report->regime_id), V_INT(unit->id), V_INT(report->unit_id),
            V_INT(report->form_version_id), V_INT(in->due_on), V_INT(ctx->now_ms),
            V_INT(report->id)),
        &found));
    return history_add(ctx, (struct history_facts){
                                .action = "report.assign",
                                .object_type = OBJECT_REPORT,
                                .object_id = db_int(ctx, 0),
                                .unit_id = unit->id,
                                .other_unit_id = report->unit_id,
                                .note = str_trim(in->note),
                            });
}

static struct notice notice_given(
    struct ctx *ctx, const struct handing *h, const struct children_new *in)
{
    return notice_of(&h->rule, &h->calendar, kind_of(h), ctx->now_ms, in->due_on);
}

/* NA-21: as where a cycle is opened. */
static enum status notice_require(
    struct ctx *ctx, const struct handing *h, const struct children_new *in)
{
    struct notice notice = notice_given(ctx, h, in);
    const char *field = "short_notice_ground";

    if (!notice.is_short)
        return ST_OK;
    if (notice_allows(notice, (enum regime_origin)h->regime.origin,
            (enum notice_ground)in->short_notice_ground)) {
        if (str_trim(in->short_notice_reason).len)
            return ST_OK;
        field = "short_notice_reason";
    }
    return fail_field(ctx, PROBLEM_CHILD_SHORT_NOTICE, field, "%s " STR_FMT,
        problem_text(PROBLEM_CHILD_SHORT_NOTICE), STR_ARG(notice_text(ctx->arena, notice)));
}

static enum status due_check(
    struct ctx *ctx, const struct handing *h, const struct children_new *in)
{
    if (in->due_on >= h->days.from && in->due_on <= h->days.to)
        return ST_OK;
    return fail_field(ctx, PROBLEM_CHILD_DUE, "due_on", "%s Chọn từ " STR_FMT " đến " STR_FMT ".",
        problem_text(PROBLEM_CHILD_DUE), STR_ARG(date_format_vi(ctx->arena, h->days.from)),
        STR_ARG(date_format_vi(ctx->arena, h->days.to)));
}

/* To whom it was handed on, by name, as far as a note goes; what they are told, and why so late. */
static struct str handed_note(struct ctx *ctx, const struct handing *h,
    const struct children_new *in, const struct buf *names)
{
    struct notice notice = notice_given(ctx, h, in);
    struct str said = str_trim(in->note);
    struct buf note = { .arena = ctx->arena };

    buf_addf(&note, "Hạn " STR_FMT ": " STR_FMT "%s%s" STR_FMT,
        STR_ARG(date_format_vi(ctx->arena, in->due_on)), STR_ARG(buf_str(names)),
        in->units.len > NAMED_MAX ? " …" : "", said.len ? ". " : "", STR_ARG(said));
    if (notice.is_short)
        buf_addf(&note, "%s " STR_FMT, str_ends(buf_str(&note), S(".")) ? "" : ".",
            STR_ARG(notice_note(ctx->arena, notice, str_trim(in->short_notice_reason))));
    return buf_str(&note);
}

static enum status handed_keep(struct ctx *ctx, const struct handing *h, struct str note,
    const char *action, int64_t other_unit_id, int64_t by)
{
    TRY(db_run(
        ctx, STMT_CHILD_COUNT, ARGS(V_INT(h->work.report.id), V_INT(by), V_INT(ctx->now_ms))));
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_REPORT,
                                .object_id = h->work.report.id,
                                .unit_id = h->work.report.unit_id,
                                .other_unit_id = other_unit_id,
                                .note = note,
                            });
}

static enum status refused(struct ctx *ctx, const struct handing *h)
{
    if (!h->may)
        return use_not_found(ctx);
    return h->reason ? fail(ctx, h->refusal, "%s", h->reason) : ST_OK;
}

enum status child_assign(struct ctx *ctx, const struct children_new *in, struct children_out *out)
{
    struct buf names = { .arena = ctx->arena };
    struct handing h;

    TRY(handing_open(ctx, in->id, &h));
    TRY(refused(ctx, &h));
    TRY(due_check(ctx, &h, in));
    TRY(notice_require(ctx, &h, in));
    if (h.work.report.children + (int64_t)in->units.len > CHILDREN_MAX)
        return fail(ctx, PROBLEM_CHILD_TOO_MANY, "%s", problem_text(PROBLEM_CHILD_TOO_MANY));
    for (size_t i = 0; i < in->units.len; i++) {
        const struct child_new *child = LIST_AT(in->units, struct child_new, i);
        struct unit unit;
        struct part part;

        TRY(unit_take(ctx, &h, i, child->unit_id, &unit));
        TRY(part_take(ctx, &h, i, child, &part));
        TRY(child_add(ctx, &h, &unit, &part, in));
        if (i < NAMED_MAX)
            buf_addf(&names, "%s" STR_FMT, i ? ", " : "", STR_ARG(unit.name));
    }
    TRY(handed_keep(ctx, &h, handed_note(ctx, &h, in, &names), "report.hand_on",
        h.work.report.receiver_unit_id, (int64_t)in->units.len));
    return children_view(ctx, &h, out);
}

/* ---- taking back ---- */

static const struct child *child_find(const struct list *children, int64_t report_id)
{
    for (size_t i = 0; i < children->len; i++)
        if (LIST_AT(*children, struct child, i)->report_id == report_id)
            return LIST_AT(*children, struct child, i);
    return NULL;
}

static enum status child_remove(struct ctx *ctx, int64_t report_id)
{
    bool found;

    TRY(alert_forget(ctx, report_id));
    TRY(db_one(ctx, STMT_CHILD_REMOVE, ARGS(V_INT(report_id)), &found));
    return db_run(ctx, STMT_CHILD_PART_REMOVE, ARGS(V_INT(db_int(ctx, 0))));
}

enum status child_withdraw(struct ctx *ctx, const struct child_ref *in, struct children_out *out)
{
    const struct child *child;
    struct list children;
    struct handing h;

    TRY(handing_open(ctx, in->id, &h));
    if (!h.may)
        return use_not_found(ctx);
    TRY(children_read(ctx, &h, &children));
    child = child_find(&children, in->child_id);
    if (!child)
        return use_not_found(ctx);
    if (!child->can_withdraw)
        return fail(ctx, PROBLEM_CHILD_BEGUN, "%s", problem_text(PROBLEM_CHILD_BEGUN));
    TRY(child_remove(ctx, in->child_id));
    TRY(handed_keep(ctx, &h, child->unit_name, "report.take_back", child->unit_id, -1));
    h.work.report.children--;
    return children_view(ctx, &h, out);
}
