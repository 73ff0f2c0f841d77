#include "domain/checks.h"

#include "core/checks.h"
#include "domain/grown.h"
#include "domain/use.h"

/* ---- running ---- */

/* Rows or columns of a form, as one of its sides. */
struct side {
    const struct form *form;
    long (*index)(const struct form *form, int64_t key);
    const int32_t *slots; /* by index */
    size_t len;           /* slots */
};

/* By slot: whether the keys name it; no keys name all. */
static bool *marks_of(struct ctx *ctx, const struct list *keys, const struct side *side)
{
    bool *marks = ARENA_ARRAY(ctx->arena, side->len, bool);

    for (size_t i = 0; i < side->len; i++)
        marks[i] = keys->len == 0;
    for (size_t i = 0; i < keys->len; i++) {
        long at = side->index(side->form, *LIST_AT(*keys, int64_t, i));

        if (at >= 0 && side->slots[at] >= 0)
            marks[side->slots[at]] = true;
    }
    return marks;
}

/* By slot, or NULL where all is assigned. */
static const bool *assigned_slots(struct ctx *ctx, const struct report_work *work)
{
    const struct shape *shape = work->form->shape;
    const struct form *form = &work->form->form;
    const struct side rows = { form, form_row_index, shape->row_slots, shape->rows_len };
    const struct side columns = { form, form_column_index, shape->column_slots,
        shape->columns_len };
    const bool *in_rows, *in_columns;
    bool *slots;

    if (!work->part_rows.len && !work->part_columns.len)
        return NULL;
    in_rows = marks_of(ctx, &work->part_rows, &rows);
    in_columns = marks_of(ctx, &work->part_columns, &columns);
    slots = ARENA_ARRAY(ctx->arena, shape_slots(shape), bool);
    for (size_t slot = 0; slot < shape_slots(shape); slot++)
        slots[slot] = in_rows[slot / shape->columns_len] && in_columns[slot % shape->columns_len];
    return slots;
}

static struct check_result run(struct ctx *ctx, const struct report_work *work)
{
    return checks_run(
        ctx->arena, report_program(ctx, work), work->content, assigned_slots(ctx, work));
}

static struct check_item item_of(
    struct ctx *ctx, const struct report_work *work, const struct check_finding *finding)
{
    const struct check_rule *rule = FORM_CHECK(&work->form->form, finding->check);
    const struct shape *shape = work->form->shape;
    struct cell_ref ref = shape_ref(shape, finding->slot);

    return (struct check_item){
        .code = rule->code,
        .severity = rule->severity,
        .row = ref.row,
        .column = ref.column,
        .address = open_cell_name(ctx->arena, &work->form->form, ref.row, ref.column),
        .label = shape_row(shape, finding->slot / shape->columns_len)->label,
        .heading =
            form_heading(ctx->arena, shape_column(shape, finding->slot % shape->columns_len)),
        .found = finding->found,
        .allowed = finding->allowed,
        .message = check_message(rule),
    };
}

/* ---- warnings ---- */

static struct check_warning warning_of(struct ctx *ctx, const struct report_work *work,
    const struct check_finding *finding, uint32_t cells)
{
    struct check_item item = item_of(ctx, work, finding);

    return (struct check_warning){
        .code = item.code,
        .message = item.message,
        .row = item.row,
        .column = item.column,
        .cells = cells,
        .found = item.found,
        .allowed = item.allowed,
    };
}

/* The warnings that stand, each with its first cell, in the order of the form's checks. One whose
 * cells are all behind those that are named has no cell. */
static struct list warnings_of(
    struct ctx *ctx, const struct report_work *work, const struct check_result *result)
{
    const struct form *form = &work->form->form;
    struct check_warning *warnings =
        ARENA_ARRAY(ctx->arena, form->checks.len, struct check_warning);
    struct list out = { warnings, 0 };
    size_t at = 0;

    for (size_t i = 0; i < form->checks.len; i++) {
        const struct check_rule *rule = FORM_CHECK(form, i);

        while (at < result->len && result->items[at].check < i)
            at++;
        if (!result->counts[i] || rule->severity != CHECK_WARNING)
            continue;
        if (at < result->len && result->items[at].check == i)
            warnings[out.len++] = warning_of(ctx, work, &result->items[at], result->counts[i]);
        else
            warnings[out.len++] = (struct check_warning){
                .code = rule->code, .message = check_message(rule), .cells = result->counts[i]
            };
    }
    return out;
}

static struct check_warning *warning_find(const struct list *warnings, struct str code)
{
    for (size_t i = 0; i < warnings->len; i++)
        if (str_eq(LIST_AT(*warnings, struct check_warning, i)->code, code))
            return LIST_AT(*warnings, struct check_warning, i);
    return NULL;
}

/* What was said of them while the report is filled in. */
static enum status notes_fill(struct ctx *ctx, int64_t report_id, struct list *warnings)
{
    bool more;

    TRY(db_start(ctx, STMT_CHECK_NOTES, ARGS(V_INT(report_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct check_warning *warning = warning_find(warnings, db_text(ctx, 0));

        if (warning) {
            warning->note = db_text(ctx, 1);
            warning->noted_by = db_text(ctx, 2);
            warning->noted_ms = db_int(ctx, 3);
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status frozen_read(struct ctx *ctx, const struct report *report, struct list *out)
{
    TRY(db_start(ctx, STMT_CHECK_FROZEN, ARGS(V_INT(report->id), V_INT(report->revision))));
    return rows_read(ctx, &check_warning_resource, out);
}

static enum status warned_fill(
    struct ctx *ctx, struct report_work *work, const struct check_result *result)
{
    if (!report_open_for_entry(work))
        return frozen_read(ctx, &work->report, &work->warned);
    work->warned = warnings_of(ctx, work, result);
    return work->warned.len ? notes_fill(ctx, work->report.id, &work->warned) : ST_OK;
}

static int64_t unexplained(const struct list *warnings)
{
    int64_t count = 0;

    for (size_t i = 0; i < warnings->len; i++)
        count += !LIST_AT(*warnings, struct check_warning, i)->note.len;
    return count;
}

/* ---- looking ---- */

static enum status checks_fill(struct ctx *ctx, struct report_work *work, struct checks_out *out)
{
    struct check_result result = run(ctx, work);
    struct check_item *items = ARENA_ARRAY(ctx->arena, result.len, struct check_item);

    TRY(warned_fill(ctx, work, &result));
    for (size_t i = 0; i < result.len; i++)
        items[i] = item_of(ctx, work, &result.items[i]);
    *out = (struct checks_out){
        .errors = (int64_t)result.errors,
        .warnings = (int64_t)result.warnings,
        .unexplained = unexplained(&work->warned),
        .items = { items, result.len },
        .notes = work->warned,
    };
    return ST_OK;
}

enum status checks_view(struct ctx *ctx, const struct by_id *in, struct checks_out *out)
{
    struct report_work work;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(report_require_figures(ctx, &work.report));
    return checks_fill(ctx, &work, out);
}

static enum status warnings_read(struct ctx *ctx, struct list *out)
{
    struct report_warning *warnings = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct report_warning warning = {
            .report_id = db_int(ctx, 0),
            .revision = db_int(ctx, 1),
            .unit_id = db_int(ctx, 2),
            .unit_name = db_text(ctx, 3),
            .unit_sort = db_text(ctx, 4),
        };

        row_read(ctx, &check_warning_resource, 5, &warning.warning);
        warnings = list_room(ctx->arena, warnings, len, &cap, sizeof(warning));
        warnings[len++] = warning;
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ warnings, len };
    return ST_OK;
}

enum status total_warnings(struct ctx *ctx, const struct warning_query *in, struct page_out *out)
{
    struct report total;
    struct str after;
    int64_t id;

    TRY(report_get(ctx, in->id, &total));
    TRY(report_require_figures(ctx, &total));
    cursor_read(in->page, &id, &after);
    TRY(db_start(ctx, STMT_CHECK_TOTAL,
        ARGS(V_INT(in->id), V_TEXT(after), V_INT(id), V_INT(page_limit(in->page) + 1))));
    TRY(warnings_read(ctx, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct report_warning *last =
            LIST_AT(out->items, struct report_warning, out->items.len - 1);

        out->next = cursor_make(ctx, last->warning.id, last->unit_sort);
    }
    return ST_OK;
}

/* ---- explaining ---- */

static bool has_warning(const struct form *form, struct str code)
{
    for (size_t i = 0; i < form->checks.len; i++)
        if (str_eq(FORM_CHECK(form, i)->code, code))
            return FORM_CHECK(form, i)->severity == CHECK_WARNING;
    return false;
}

static enum status note_keep(
    struct ctx *ctx, const struct report *report, struct str code, struct str note)
{
    if (!note.len)
        return db_run(ctx, STMT_CHECK_NOTE_DROP, ARGS(V_INT(report->id), V_TEXT(code)));
    return db_run(ctx, STMT_CHECK_NOTE_PUT,
        ARGS(V_INT(report->id), V_TEXT(code), V_TEXT(note), V_TEXT(ctx->actor->name),
            V_INT(ctx->now_ms)));
}

enum status check_note_save(struct ctx *ctx, const struct check_note_in *in, struct checks_out *out)
{
    struct str note = str_trim(in->note);
    struct report_work work;
    struct wf_verdict verdict;

    TRY(report_work_get(ctx, in->id, &work));
    verdict = report_may_enter(ctx, &work);
    TRY(report_refuse(ctx, verdict, (enum report_state)work.report.state));
    if (!has_warning(&work.form->form, in->code))
        return fail_field(ctx, PROBLEM_CHECK_NONE, "code", "%s", problem_text(PROBLEM_CHECK_NONE));
    TRY(note_keep(ctx, &work.report, in->code, note));
    TRY(history_add(ctx,
        (struct history_facts){
            .action = "report.explain",
            .object_type = OBJECT_REPORT,
            .object_id = work.report.id,
            .unit_id = work.report.unit_id,
            .other_unit_id = work.report.receiver_unit_id,
            .note = str_format(ctx->arena, STR_FMT ": " STR_FMT, STR_ARG(in->code), STR_ARG(note)),
        }));
    return checks_fill(ctx, &work, out);
}

enum status checks_warned(struct ctx *ctx, struct report_work *work)
{
    struct check_result result;

    if (!work->form->form.checks.len)
        return ST_OK;
    result = run(ctx, work);
    return warned_fill(ctx, work, &result);
}

/* ---- submitting ---- */

enum status checks_look(struct ctx *ctx, struct report_work *work)
{
    struct check_result result;

    work->checks_met = NEED_CHECKS | NEED_EXPLAINED;
    if (!work->form->form.checks.len || !report_open_for_entry(work))
        return ST_OK;
    result = run(ctx, work);
    TRY(warned_fill(ctx, work, &result));
    if (result.errors)
        work->checks_met &= ~(unsigned)NEED_CHECKS;
    if (unexplained(&work->warned))
        work->checks_met &= ~(unsigned)NEED_EXPLAINED;
    return ST_OK;
}

static enum status error_refuse(struct ctx *ctx, const struct report_work *work)
{
    struct check_result result = run(ctx, work);
    const struct check_finding *first = NULL;
    struct check_item item;

    for (size_t i = 0; i < result.len && !first; i++)
        if (FORM_CHECK(&work->form->form, result.items[i].check)->severity == CHECK_ERROR)
            first = &result.items[i];
    if (!first)
        return fail(ctx, PROBLEM_CHECK_FAILED, "%s", problem_text(PROBLEM_CHECK_FAILED));
    item = item_of(ctx, work, first);
    return fail_field(ctx, PROBLEM_CHECK_FAILED, "cells",
        "%s Ô " STR_FMT " (" STR_FMT "): " STR_FMT " Số liệu: " STR_FMT "; cho phép: " STR_FMT
        ". Tất cả %zu ô.",
        problem_text(PROBLEM_CHECK_FAILED), STR_ARG(item.address), STR_ARG(item.label),
        STR_ARG(item.message), STR_ARG(item.found), STR_ARG(item.allowed), result.errors);
}

static enum status warning_refuse(struct ctx *ctx, const struct report_work *work)
{
    for (size_t i = 0; i < work->warned.len; i++) {
        const struct check_warning *warning = LIST_AT(work->warned, struct check_warning, i);

        if (warning->note.len)
            continue;
        return fail_field(ctx, PROBLEM_CHECK_UNEXPLAINED, "notes",
            "%s Ô " STR_FMT ": " STR_FMT " Số liệu: " STR_FMT "; cho phép: " STR_FMT ".",
            problem_text(PROBLEM_CHECK_UNEXPLAINED),
            STR_ARG(open_cell_name(ctx->arena, &work->form->form, warning->row, warning->column)),
            STR_ARG(warning->message), STR_ARG(warning->found), STR_ARG(warning->allowed));
    }
    return ST_OK;
}

enum status checks_refuse(struct ctx *ctx, const struct report_work *work, unsigned unmet)
{
    if (!unmet || (unmet & ~(unsigned)(NEED_CHECKS | NEED_EXPLAINED)))
        return ST_OK;
    return unmet & NEED_CHECKS ? error_refuse(ctx, work) : warning_refuse(ctx, work);
}

/* ---- freezing ---- */

struct str checks_canonical(struct ctx *ctx, const struct report_work *work)
{
    struct buf lines = { .arena = ctx->arena };

    for (size_t i = 0; i < work->warned.len; i++) {
        const struct check_warning *warning = LIST_AT(work->warned, struct check_warning, i);

        buf_addf(&lines, STR_FMT " %lld:%lld %zu " STR_FMT "\n", STR_ARG(warning->code),
            (long long)warning->row, (long long)warning->column, warning->note.len,
            STR_ARG(warning->note));
    }
    return buf_str(&lines);
}

enum status checks_freeze(struct ctx *ctx, const struct report_work *work, int64_t revision_id)
{
    for (size_t i = 0; i < work->warned.len; i++) {
        const struct check_warning *warning = LIST_AT(work->warned, struct check_warning, i);

        TRY(db_queue(ctx, STMT_CHECK_INSERT,
            ARGS(V_INT(revision_id), V_TEXT(warning->code), V_TEXT(warning->message),
                V_INT(warning->row), V_INT(warning->column), V_INT(warning->cells),
                V_TEXT(warning->found), V_TEXT(warning->allowed), V_TEXT(warning->note),
                V_TEXT(warning->noted_by), V_INT(warning->noted_ms))));
    }
    return ST_OK;
}
