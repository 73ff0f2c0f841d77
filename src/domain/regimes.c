#include "domain/regimes.h"

#include "core/aggregate.h"
#include "core/notice.h"
#include "core/period.h"
#include "core/text.h"
#include "domain/calendars.h"
#include "domain/forms.h"
#include "domain/outlines.h"
#include "domain/periods.h"
#include "domain/reports.h"
#include "domain/use.h"

/* A note names no more than people read. */
#define LEFT_OUT_NAMED_MAX 20

enum status regime_get(struct ctx *ctx, int64_t id, struct regime *out)
{
    bool found;

    TRY(db_one(ctx, STMT_REGIME_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &regime_resource, 0, out);
    return ST_OK;
}

/* 0 where no version is in use. */
static enum status used_find(struct ctx *ctx, int64_t form_id, int64_t *out_version_id)
{
    bool found;

    TRY(db_one(ctx, STMT_FORM_USED, ARGS(V_INT(form_id)), &found));
    *out_version_id = found ? db_int(ctx, 0) : 0;
    return ST_OK;
}

/* Compares the versions in use of a regime's two forms, which the next cycle will have. A regime
 * whose form was repealed is looked at all the same. */
static enum status forms_compare(
    struct ctx *ctx, const struct regime *regime, struct regime_full *out, bool *out_void)
{
    const struct form_entry *source, *target;
    const struct aggregate_plan *plan;
    int64_t source_id, target_id;
    struct aggregate_gaps gaps;

    *out_void = false;
    if (!regime->form_id || !regime->total_form_id || regime->total_form_id == regime->form_id)
        return ST_OK;
    TRY(used_find(ctx, regime->form_id, &source_id));
    TRY(used_find(ctx, regime->total_form_id, &target_id));
    if (!source_id || !target_id)
        return ST_OK;
    TRY(form_entry_get(ctx, source_id, &source));
    TRY(form_entry_get(ctx, target_id, &target));
    plan = aggregate_plan_new(ctx->arena, &target->form, &source->form);
    gaps = aggregate_gaps(ctx->arena, plan);
    out->unmatched = gaps.items;
    out->unmatched_count = (int64_t)gaps.count;
    *out_void = aggregate_is_void(plan);
    return ST_OK;
}

enum status regime_view(struct ctx *ctx, const struct by_id *in, struct regime_full *out)
{
    bool is_void;

    TRY(regime_get(ctx, in->id, &out->regime));
    return forms_compare(ctx, &out->regime, out, &is_void);
}

static struct str search_key(struct ctx *ctx, const struct regime *regime)
{
    return text_search_key(ctx->arena,
        str_format(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(regime->name), STR_ARG(regime->code)));
}

enum status regime_list(struct ctx *ctx, const struct regime_query *in, struct page_out *out)
{
    struct str after;
    int64_t id;

    cursor_read(in->page, &id, &after);
    TRY(db_start(ctx, STMT_REGIME_LIST,
        ARGS(V_TEXT(text_search_key(ctx->arena, in->q)), V_TEXT(after),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &regime_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct regime *last = LIST_AT(out->items, struct regime, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, last->code);
    }
    return ST_OK;
}

static struct period_rules rules_of(const struct regime *regime)
{
    return (struct period_rules){
        .kind = regime->period_kind,
        .window = regime->window_rule,
        .due = regime->due_rule,
        .total_due = regime->total_due_rule,
    };
}

/* A plan is of a year, and planned by no other: so none can be of itself. */
static enum status plan_check(struct ctx *ctx, const struct regime *regime)
{
    struct regime plan;
    bool found;

    if (!regime->plan_regime_id)
        return ST_OK;
    TRY(db_one(ctx, STMT_REGIME_GET, ARGS(V_INT(regime->plan_regime_id)), &found));
    if (found)
        row_read(ctx, &regime_resource, 0, &plan);
    if (!found || plan.id == regime->id || plan.period_kind != PERIOD_YEAR || plan.plan_regime_id)
        return fail_field(
            ctx, PROBLEM_REGIME_PLAN, "plan_regime_id", "%s", problem_text(PROBLEM_REGIME_PLAN));
    return ST_OK;
}

/* Units and forms it names exist, and its rules can be read. */
static enum status regime_check(
    struct ctx *ctx, const struct regime *regime, struct regime_full *out)
{
    const struct period_rules rules = rules_of(regime);
    struct str path;
    int64_t version;
    bool is_void;

    TRY(use_unit_path(ctx, "receiver_unit_id", regime->receiver_unit_id, &path));
    if (regime->upper_unit_id)
        TRY(use_unit_path(ctx, "upper_unit_id", regime->upper_unit_id, &path));
    if (!regime->form_id && !regime->outline_id)
        return fail_field(
            ctx, PROBLEM_REGIME_NOTHING, "form_id", "%s", problem_text(PROBLEM_REGIME_NOTHING));
    if (regime->form_id)
        TRY(form_used(ctx, "form_id", regime->form_id, &version));
    if (regime->total_form_id)
        TRY(form_used(ctx, "total_form_id", regime->total_form_id, &version));
    if (regime->outline_id)
        TRY(outline_newest(ctx, "outline_id", regime->outline_id, &version));
    TRY(forms_compare(ctx, regime, out, &is_void));
    if (is_void)
        return fail_field(ctx, PROBLEM_REGIME_TOTAL_FORM, "total_form_id", "%s",
            problem_text(PROBLEM_REGIME_TOTAL_FORM));
    TRY(plan_check(ctx, regime));
    return period_rules_check(ctx, &rules);
}

static enum status regime_event(
    struct ctx *ctx, const char *action, const struct regime *before, const struct regime *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_REGIME,
                 .object_id = after->id,
                 .unit_id = after->lead_unit_id,
                 .other_unit_id = after->receiver_unit_id,
                 .before = before ? resource_to_json(ctx->arena, &regime_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &regime_resource, after),
             });
}

static void default_rules(struct regime *regime)
{
    if (!regime->window_rule.len)
        regime->window_rule = str_of(PERIOD_WINDOW_DEFAULT);
    if (!regime->due_rule.len)
        regime->due_rule = str_of(PERIOD_DUE_DEFAULT);
    if (!regime->total_due_rule.len)
        regime->total_due_rule = str_of(PERIOD_TOTAL_DUE_DEFAULT);
}

enum status regime_create(struct ctx *ctx, const struct regime *in, struct regime_full *out)
{
    struct regime regime = *in;
    enum status kept;
    struct str path;
    bool found;

    default_rules(&regime);
    TRY(use_unit_path(ctx, "lead_unit_id", regime.lead_unit_id, &path));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, path, REGIME_NEW));
    TRY(regime_check(ctx, &regime, out));
    kept = db_one(ctx, STMT_REGIME_INSERT,
        ARGS(V_TEXT(regime.code), V_TEXT(regime.name), V_TEXT(search_key(ctx, &regime)),
            V_TEXT(regime.legal_basis), V_INT(regime.lead_unit_id), V_INT(regime.receiver_unit_id),
            V_ID(regime.upper_unit_id), V_INT(regime.form_id), V_ID(regime.total_form_id),
            V_INT(regime.period_kind), V_TEXT(regime.window_rule), V_TEXT(regime.due_rule),
            V_TEXT(regime.total_due_rule), V_INT(ctx->now_ms), V_ID(regime.plan_regime_id),
            V_ID(regime.outline_id), V_INT(regime.origin)),
        &found);
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_REGIME_CODE_TAKEN, "code", "%s (" STR_FMT ")",
            problem_text(PROBLEM_REGIME_CODE_TAKEN), STR_ARG(regime.code));
    TRY(kept);
    TRY(regime_get(ctx, db_int(ctx, 0), &out->regime));
    return regime_event(ctx, "regime.create", NULL, &out->regime);
}

enum status regime_change(struct ctx *ctx, const struct regime *in, struct regime_full *out)
{
    struct regime before, regime;
    struct str path;
    bool found;

    TRY(regime_get(ctx, in->id, &before));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, before.lead_unit_path, before.id));
    regime = before;
    resource_patch(&regime_resource, in->given, in, &regime);
    default_rules(&regime);
    TRY(use_unit_path(ctx, "lead_unit_id", regime.lead_unit_id, &path));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, path, before.id));
    TRY(regime_check(ctx, &regime, out));
    TRY(db_one(ctx, STMT_REGIME_UPDATE,
        ARGS(V_INT(regime.id), V_INT(in->version), V_TEXT(regime.name),
            V_TEXT(search_key(ctx, &regime)), V_TEXT(regime.legal_basis),
            V_INT(regime.lead_unit_id), V_INT(regime.receiver_unit_id), V_ID(regime.upper_unit_id),
            V_INT(regime.form_id), V_ID(regime.total_form_id), V_INT(regime.period_kind),
            V_TEXT(regime.window_rule), V_TEXT(regime.due_rule), V_TEXT(regime.total_due_rule),
            V_INT(regime.active), V_INT(ctx->now_ms), V_ID(regime.plan_regime_id),
            V_ID(regime.outline_id), V_INT(regime.origin)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(regime_get(ctx, regime.id, &out->regime));
    return regime_event(ctx, "regime.change", &before, &out->regime);
}

/* ---- who reports ---- */

/* One row of reporter_list, its parts still as the column holds them. */
struct reporter_row {
    struct reporter reporter;
    struct str rows, columns;
    int64_t valid_from, valid_to; /* of the unit */
};

static enum status reporter_rows(struct ctx *ctx, int64_t regime_id, struct list *out)
{
    struct reporter_row *rows = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_REPORTER_LIST, ARGS(V_INT(regime_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct reporter_row row = {
            .reporter = { .unit_id = db_int(ctx, 0),
                .unit_code = db_text(ctx, 3),
                .unit_name = db_text(ctx, 4) },
            .rows = db_text(ctx, 1),
            .columns = db_text(ctx, 2),
            .valid_from = db_date(ctx, 5),
            .valid_to = db_date(ctx, 6),
        };

        rows = list_room(ctx->arena, rows, len, &cap, sizeof(row));
        rows[len++] = row;
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ rows, len };
    return ST_OK;
}

enum status reporter_list(struct ctx *ctx, const struct by_id *in, struct page_out *out)
{
    struct reporter *reporters;
    struct regime regime;
    struct list rows;

    TRY(regime_get(ctx, in->id, &regime));
    TRY(reporter_rows(ctx, in->id, &rows));
    reporters = ARENA_ARRAY(ctx->arena, rows.len, struct reporter);
    for (size_t i = 0; i < rows.len; i++) {
        struct reporter_row *row = LIST_AT(rows, struct reporter_row, i);

        TRY(use_keys_read(ctx, row->rows, &row->reporter.rows));
        TRY(use_keys_read(ctx, row->columns, &row->reporter.columns));
        reporters[i] = row->reporter;
    }
    out->items = (struct list){ reporters, rows.len };
    return ST_OK;
}

/* Every key is one of the form the reporters fill in. */
static enum status part_check(
    struct ctx *ctx, const struct form *form, const struct reporter *reporter, size_t i)
{
    const char *field = str_format(ctx->arena, "reporters[%zu]", i).ptr;

    for (size_t k = 0; k < reporter->rows.len; k++)
        if (form_row_index(form, *LIST_AT(reporter->rows, int64_t, k)) < 0)
            return fail_field(ctx, PROBLEM_REGIME_PART, field, "%s Dòng %lld.",
                problem_text(PROBLEM_REGIME_PART), (long long)*LIST_AT(reporter->rows, int64_t, k));
    for (size_t k = 0; k < reporter->columns.len; k++)
        if (form_column_index(form, *LIST_AT(reporter->columns, int64_t, k)) < 0)
            return fail_field(ctx, PROBLEM_REGIME_PART, field, "%s Cột %lld.",
                problem_text(PROBLEM_REGIME_PART),
                (long long)*LIST_AT(reporter->columns, int64_t, k));
    return ST_OK;
}

static enum status reporter_add(struct ctx *ctx, int64_t regime_id, const struct form *form,
    const struct reporter *reporter, size_t i)
{
    struct str path;
    enum status kept;

    TRY(use_unit_path(ctx, "reporters", reporter->unit_id, &path));
    TRY(part_check(ctx, form, reporter, i));
    kept = db_run(ctx, STMT_REPORTER_INSERT,
        ARGS(V_INT(regime_id), V_INT(reporter->unit_id),
            V_TEXT(use_keys_write(ctx, &reporter->rows)),
            V_TEXT(use_keys_write(ctx, &reporter->columns))));
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_REGIME_TWICE,
            str_format(ctx->arena, "reporters[%zu].unit_id", i).ptr, "%s Mục %zu.",
            problem_text(PROBLEM_REGIME_TWICE), i + 1);
    return kept;
}

/* Who reports which part, as the history keeps it: [{"unit_id":7,"rows":[1],"columns":[]},…]. */
static enum status reporters_json(struct ctx *ctx, int64_t regime_id, struct str *out)
{
    struct buf text = { .arena = ctx->arena };
    struct list rows;

    TRY(reporter_rows(ctx, regime_id, &rows));
    buf_add_char(&text, '[');
    for (size_t i = 0; i < rows.len; i++) {
        const struct reporter_row *row = LIST_AT(rows, struct reporter_row, i);

        buf_addf(&text, "%s{\"unit_id\":%lld,\"rows\":" STR_FMT ",\"columns\":" STR_FMT "}",
            i ? "," : "", (long long)row->reporter.unit_id, STR_ARG(row->rows),
            STR_ARG(row->columns));
    }
    buf_add_char(&text, ']');
    *out = buf_str(&text);
    return ST_OK;
}

enum status reporters_set(struct ctx *ctx, const struct reporters_change *in, struct regime *out)
{
    static const struct form none; /* of a text no part can be given to one */
    const struct form *form = &none;
    const struct form_entry *entry;
    struct str before, after;
    struct regime regime;
    int64_t version_id;
    bool found;

    TRY(regime_get(ctx, in->id, &regime));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, regime.lead_unit_path, regime.id));
    TRY(db_one(ctx, STMT_REGIME_TOUCH, ARGS(V_INT(in->id), V_INT(in->version), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    if (regime.form_id) {
        TRY(form_used(ctx, "form_id", regime.form_id, &version_id));
        TRY(form_entry_get(ctx, version_id, &entry));
        form = &entry->form;
    }
    TRY(reporters_json(ctx, in->id, &before));
    TRY(db_run(ctx, STMT_REPORTER_CLEAR, ARGS(V_INT(in->id))));
    for (size_t i = 0; i < in->reporters.len; i++)
        TRY(reporter_add(ctx, in->id, form, LIST_AT(in->reporters, struct reporter, i), i));
    TRY(reporters_json(ctx, in->id, &after));
    TRY(regime_get(ctx, in->id, out));
    return history_add(ctx, (struct history_facts){
                                .action = "regime.reporters",
                                .object_type = OBJECT_REGIME,
                                .object_id = out->id,
                                .unit_id = out->lead_unit_id,
                                .note = str_format(ctx->arena, "%lld → %lld đơn vị",
                                    (long long)regime.reporters, (long long)out->reporters),
                                .before = before,
                                .after = after,
                            });
}

/* ---- cycles ---- */

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
    struct notice notice;
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

/* Whether the unit is there on any day of the data window. */
static bool is_there(const struct opening *o, const struct reporter_row *row)
{
    return (row->valid_from == DATE_NONE || row->valid_from <= o->dates.window_to) &&
           (row->valid_to == DATE_NONE || row->valid_to >= o->dates.window_from);
}

/* Parts those who report from those who are not there. */
static enum status opening_reporters(struct ctx *ctx, struct opening *o)
{
    struct left_out *left_out;
    struct list rows;

    TRY(reporter_rows(ctx, o->regime.id, &rows));
    left_out = ARENA_ARRAY(ctx->arena, rows.len + 1, struct left_out);
    o->reporters = (struct list){ rows.items, 0 };
    o->left_out = (struct list){ left_out, 0 };
    for (size_t i = 0; i < rows.len; i++) {
        const struct reporter_row row = *LIST_AT(rows, struct reporter_row, i);

        if (is_there(o, &row))
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
    struct calendar calendar;

    TRY(calendar_load(ctx, year, year + 1, &calendar));
    o->notice = notice_of(&notice_rule_default, &calendar, (enum period_kind)o->regime.period_kind,
        ctx->now_ms, o->dates.due_on);
    return ST_OK;
}

static enum status opening_fill(struct ctx *ctx, const struct cycle *in, struct opening *o)
{
    struct period_rules rules;

    TRY(regime_get(ctx, in->regime_id, &o->regime));
    TRY(use_require(ctx, RIGHT_CYCLE_OPEN, o->regime.lead_unit_path, o->regime.id));
    if (!o->regime.active)
        return fail(ctx, PROBLEM_REGIME_INACTIVE, "%s", problem_text(PROBLEM_REGIME_INACTIVE));
    rules = rules_of(&o->regime);
    TRY(period_dates_of(ctx, in->period, &rules, &o->dates));
    TRY(notice_fill(ctx, o));
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
    return ST_OK;
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

/* A reason that was not needed is not kept. */
static struct str opening_note(struct ctx *ctx, const struct opening *o, struct str reason)
{
    struct str left_out = left_out_note(ctx, o);

    if (!o->notice.is_short)
        return left_out;
    return str_format(ctx->arena, "Giao sát hạn: " STR_FMT "%s " STR_FMT "%s" STR_FMT,
        STR_ARG(reason), str_ends(reason, S(".")) ? "" : ".",
        STR_ARG(notice_text(ctx->arena, o->notice)), left_out.len ? " " : "", STR_ARG(left_out));
}

static enum status no_reporters(struct ctx *ctx, const struct opening *o)
{
    return fail(ctx, PROBLEM_CYCLE_NO_REPORTERS, "%s " STR_FMT,
        problem_text(PROBLEM_CYCLE_NO_REPORTERS), STR_ARG(left_out_note(ctx, o)));
}

/* NA-21: refused, unless the regulation spares the regime or the ground that is named; and the
 * reason is written down either way. */
static enum status notice_require(struct ctx *ctx, const struct opening *o, const struct cycle *in)
{
    const char *field = "short_notice_ground";

    if (!o->notice.is_short)
        return ST_OK;
    if (notice_allows(o->notice, (enum regime_origin)o->regime.origin,
            (enum notice_ground)in->short_notice_ground)) {
        if (in->short_notice_reason.len)
            return ST_OK;
        field = "short_notice_reason";
    }
    return fail_field(ctx, PROBLEM_CYCLE_SHORT_NOTICE, field, "%s " STR_FMT,
        problem_text(PROBLEM_CYCLE_SHORT_NOTICE), STR_ARG(notice_text(ctx->arena, o->notice)));
}

enum status cycle_open(struct ctx *ctx, const struct cycle *in, struct cycle_opened *out)
{
    struct opening o = { 0 };

    TRY(opening_fill(ctx, in, &o));
    if (!o.reporters.len)
        return no_reporters(ctx, &o);
    TRY(notice_require(ctx, &o, in));
    TRY(blank_take(ctx, &o));
    TRY(cycle_add(ctx, in, &o));
    for (size_t i = 0; i < o.reporters.len; i++)
        TRY(assign(ctx, &o, LIST_AT(o.reporters, struct reporter_row, i)));
    TRY(total_add(ctx, &o));
    TRY(cycle_get(ctx, o.cycle_id, &out->cycle));
    out->left_out = o.left_out;
    return history_add(ctx, (struct history_facts){
                                .action = "cycle.open",
                                .object_type = OBJECT_CYCLE,
                                .object_id = o.cycle_id,
                                .unit_id = o.regime.lead_unit_id,
                                .other_unit_id = o.regime.receiver_unit_id,
                                .note = opening_note(ctx, &o, in->short_notice_reason),
                                .after = resource_to_json(ctx->arena, &cycle_resource, &out->cycle),
                            });
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
        .left_out = o.left_out,
    };
    return ST_OK;
}
