#include "domain/totals.h"

#include "core/cell_diff.h"
#include "domain/cells.h"
#include "domain/regimes.h"
#include "domain/sources.h"
#include "domain/use.h"

/* A note names no more than people read. */
#define LOST_NAMED_MAX 20

/* ---- counting ---- */

static enum status require_total(struct ctx *ctx, const struct report *report)
{
    TRY(report_require_seen(ctx, report));
    TRY(use_require(ctx, RIGHT_REPORT_CONSOLIDATE, report->unit_path, report->regime_id));
    if (report->kind != REPORT_TOTAL)
        return fail(ctx, PROBLEM_TOTAL_ONLY, "%s", problem_text(PROBLEM_TOTAL_ONLY));
    return ST_OK;
}

enum status total_plan(struct ctx *ctx, const struct report *total,
    const struct aggregate_plan **out_plan, const struct form_entry **out_source)
{
    const struct form_entry *target;
    struct cycle cycle;

    TRY(cycle_get(ctx, total->cycle_id, &cycle));
    TRY(form_entry_get(ctx, cycle.form_version_id, out_source));
    TRY(form_entry_get(ctx, total->form_version_id, &target));
    *out_plan = aggregate_plan_new(ctx->arena, &target->form, &(*out_source)->form);
    return ST_OK;
}

/* Counts the rows of a statement that was started: report, unit, revision, its figures. */
static enum status rows_count(struct ctx *ctx, struct total_count *out)
{
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct arena_mark mark = arena_mark(ctx->arena);

        if (!aggregate_add(out->run, db_blob(ctx, 3)))
            return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)db_int(ctx, 0));
        out->revisions++;
        out->revision_sum += db_int(ctx, 2);
        arena_rewind(ctx->arena, mark);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status count_start(struct ctx *ctx, const struct report *total, struct total_count *out)
{
    const struct aggregate_plan *plan;
    const struct form_entry *source;

    TRY(total_plan(ctx, total, &plan, &source));
    *out = (struct total_count){ .run = aggregate_start(ctx->arena, plan) };
    return ST_OK;
}

enum status total_count(struct ctx *ctx, const struct consolidate_in *in, struct total_count *out)
{
    struct report total;

    TRY(report_get(ctx, in->id, &total));
    TRY(require_total(ctx, &total));
    TRY(count_start(ctx, &total, out));
    TRY(db_start(ctx, STMT_TOTAL_ACCEPTED, ARGS(V_INT(total.cycle_id), V_INT(REPORT_ACCEPTED))));
    TRY(rows_count(ctx, out));
    if (!out->revisions)
        return fail(ctx, PROBLEM_TOTAL_NONE, "%s", problem_text(PROBLEM_TOTAL_NONE));
    return ST_OK;
}

/* ---- keeping ---- */

/* Whether the total's sources are exactly the revisions that were counted. */
static enum status sources_check(
    struct ctx *ctx, const struct report *total, const struct total_count *count)
{
    bool found;

    TRY(db_one(ctx, STMT_TOTAL_CHECK, ARGS(V_INT(total->id)), &found));
    if (db_int(ctx, 0) != count->revisions || db_int(ctx, 1) != count->revision_sum)
        return use_changed(ctx);
    return ST_OK;
}

static enum status sources_keep(
    struct ctx *ctx, const struct report *total, const struct total_count *count)
{
    const struct value args[] = { V_INT(total->id), V_INT(total->cycle_id),
        V_INT(REPORT_ACCEPTED) };
    bool found;

    /* Most totals are built again from what they were built from: then there is nothing to write.
     */
    TRY(db_one(ctx, STMT_TOTAL_COMPARE, args, ARRAY_LEN(args), &found));
    if (db_int(ctx, 0) != count->revisions || db_int(ctx, 1) != count->revision_sum)
        return use_changed(ctx);
    if (db_int(ctx, 2) == count->revisions && db_int(ctx, 3) == count->revisions)
        return ST_OK;
    TRY(db_run(ctx, STMT_TOTAL_SOURCE_CLEAR, args, ARRAY_LEN(args)));
    TRY(db_run(ctx, STMT_TOTAL_SOURCE_FILL, args, ARRAY_LEN(args)));
    return sources_check(ctx, total, count);
}

static struct cell *cells_copy(struct ctx *ctx, const struct report_work *work)
{
    size_t slots = shape_slots(work->form->shape);
    struct cell *copy = ARENA_ARRAY(ctx->arena, slots + 1, struct cell);

    for (size_t slot = 0; slot < slots; slot++)
        copy[slot] = work->content->cells[slot];
    return copy;
}

/* The cells that became others, which get the new version; `always` is one of them: -1: none. */
static struct slot_list changed_slots(
    struct ctx *ctx, struct report_work *work, const struct cell *before, long always)
{
    size_t slots = shape_slots(work->form->shape);
    struct slot_list out = { ARENA_ARRAY(ctx->arena, slots + 1, uint32_t), 0 };

    for (size_t slot = 0; slot < slots; slot++) {
        if (cell_eq(before[slot], work->content->cells[slot]) && (long)slot != always)
            continue;
        content_set_version(work->content, slot, work->report.version + 1);
        out.slots[out.len++] = (uint32_t)slot;
    }
    return out;
}

/* What those cells were and are, for the event. */
static struct str changed_cells(struct ctx *ctx, const struct report_work *work,
    const struct cell *before, struct slot_list changed)
{
    struct diff_writer writer = diff_write(ctx->arena, changed.len);

    for (size_t i = 0; i < changed.len; i++) {
        uint32_t slot = changed.slots[i];

        diff_add(&writer, &(struct cell_diff){ shape_ref(work->form->shape, slot), before[slot],
                              work->content->cells[slot] });
    }
    return diff_blob(&writer);
}

static enum status missing_fill(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len, struct list *out)
{
    struct missing_unit *units = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, stmt, args, args_len));
    TRY(db_next(ctx, &more));
    while (more) {
        units = list_room(ctx->arena, units, len, &cap, sizeof(*units));
        units[len++] =
            (struct missing_unit){ db_int(ctx, 0), db_text(ctx, 1), (int)db_int(ctx, 2) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ units, len };
    return ST_OK;
}

static int64_t figures_count(const struct report_work *work)
{
    int64_t count = 0;

    for (size_t slot = 0; slot < shape_slots(work->form->shape); slot++)
        count += work->content->cells[slot].kind != CELL_EMPTY;
    return count;
}

/* What the total was built from, and what of it did not fit in, for those who read the history. */
static struct str count_note(
    struct ctx *ctx, const struct total_count *count, const struct aggregate_gaps *lost)
{
    struct buf note = { .arena = ctx->arena };

    buf_addf(&note, "Từ %lld báo cáo đã tiếp nhận", (long long)count->revisions);
    if (!lost->count)
        return buf_str(&note);
    buf_add(&note, S(". Có số liệu không vào tổng hợp: "));
    for (size_t i = 0; i < lost->items.len && i < LOST_NAMED_MAX; i++)
        buf_addf(&note, "%s" STR_FMT, i ? "; " : "",
            STR_ARG(LIST_AT(lost->items, struct aggregate_gap, i)->label));
    buf_add(&note, lost->count > LOST_NAMED_MAX ? S(" …") : S("."));
    return buf_str(&note);
}

static enum status total_change(struct ctx *ctx, struct report_work *work,
    const struct total_count *count, const struct aggregate_gaps *lost)
{
    const struct cell *before = cells_copy(ctx, work);
    struct slot_list changed;

    aggregate_finish(count->run, work->form->program, work->content);
    changed = changed_slots(ctx, work, before, -1);
    TRY(draft_keep(ctx, work));
    return history_add(ctx, (struct history_facts){
                                .action = "report.consolidate",
                                .object_type = OBJECT_REPORT,
                                .object_id = work->report.id,
                                .object_version = work->report.version,
                                .unit_id = work->report.unit_id,
                                .other_unit_id = work->report.receiver_unit_id,
                                .note = count_note(ctx, count, lost),
                                .cells = changed_cells(ctx, work, before, changed),
                            });
}

enum status total_keep(struct ctx *ctx, const struct consolidate_in *in,
    const struct total_count *count, struct consolidate_out *out)
{
    struct aggregate_gaps lost = aggregate_lost(ctx->arena, count->run);
    struct wf_verdict verdict;
    struct report_work work;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(require_total(ctx, &work.report));
    verdict = workflow_decide(report_facts(ctx, &work, (struct str){ 0 }), ACTION_ENTER);
    if (verdict.refusal == WF_NO_SUCH_STEP)
        return report_refuse(ctx, verdict, (enum report_state)work.report.state);
    if (work.report.version != in->version)
        return use_changed(ctx);
    TRY(sources_keep(ctx, &work.report, count));
    TRY(total_change(ctx, &work, count, &lost));
    *out = (struct consolidate_out){
        .report_id = work.report.id,
        .version = work.report.version,
        .used = count->revisions,
        .cells = figures_count(&work),
        .not_taken = lost.items,
        .not_taken_count = (int64_t)lost.count,
    };
    return missing_fill(ctx, STMT_TOTAL_MISSING,
        ARGS(V_INT(work.report.cycle_id), V_INT(REPORT_ACCEPTED)), &out->missing);
}

/* ---- what to know of a total before it goes on ---- */

enum status total_state(struct ctx *ctx, struct report_full *out)
{
    const struct aggregate_plan *plan;
    const struct form_entry *source;
    struct aggregate_gaps gaps;
    bool found;

    TRY(db_one(ctx, STMT_TOTAL_STALE,
        ARGS(V_INT(out->report.id), V_INT(out->report.cycle_id), V_INT(REPORT_ACCEPTED)), &found));
    /* A total that was never built is not out of date. */
    out->stale = db_int(ctx, 0) ? db_int(ctx, 1) : 0;
    TRY(total_plan(ctx, &out->report, &plan, &source));
    gaps = aggregate_gaps(ctx->arena, plan);
    out->unmatched = gaps.items;
    out->unmatched_count = (int64_t)gaps.count;
    return ST_OK;
}

/* ---- restoring what was typed over ---- */

static enum status require_entry(struct ctx *ctx, const struct report_work *work)
{
    struct wf_verdict verdict =
        workflow_decide(report_facts(ctx, work, (struct str){ 0 }), ACTION_ENTER);

    TRY(report_refuse(ctx, verdict, (enum report_state)work->report.state));
    if (work->report.kind != REPORT_TOTAL)
        return fail(ctx, PROBLEM_TOTAL_ONLY, "%s", problem_text(PROBLEM_TOTAL_ONLY));
    return ST_OK;
}

enum status total_recount(struct ctx *ctx, const struct restore_in *in, struct total_count *out)
{
    struct report_work work;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(require_entry(ctx, &work));
    TRY(count_start(ctx, &work.report, out));
    TRY(db_start(ctx, STMT_TOTAL_COUNTED, ARGS(V_INT(in->id))));
    return rows_count(ctx, out);
}

/* The cell asked for was typed over, and nobody did so again since base_version. */
static enum status override_find(struct ctx *ctx, const struct report_work *work,
    const struct restore_in *in, struct str *out_note)
{
    if (shape_slot(work->form->shape, in->row, in->column) < 0)
        return fail_field(ctx, PROBLEM_CELL_NONE, "row", "%s", problem_text(PROBLEM_CELL_NONE));
    *out_note = content_override(work->content, in->row, in->column);
    if (!out_note->len)
        return fail(
            ctx, PROBLEM_CELL_NOT_OVERRIDDEN, "%s", problem_text(PROBLEM_CELL_NOT_OVERRIDDEN));
    if (content_version(work->content, in->row, in->column) > in->base_version)
        return use_changed(ctx);
    return ST_OK;
}

static enum status restore_keep(struct ctx *ctx, struct report_work *work,
    const struct cell *before, struct slot_list changed, struct str note)
{
    TRY(draft_keep(ctx, work));
    return history_add(
        ctx, (struct history_facts){
                 .action = "report.restore",
                 .object_type = OBJECT_REPORT,
                 .object_id = work->report.id,
                 .object_version = work->report.version,
                 .unit_id = work->report.unit_id,
                 .other_unit_id = work->report.receiver_unit_id,
                 .note = str_format(ctx->arena, "Giải trình khi sửa: " STR_FMT, STR_ARG(note)),
                 .cells = changed_cells(ctx, work, before, changed),
             });
}

enum status total_restore(struct ctx *ctx, const struct restore_in *in,
    const struct total_count *count, struct cells_saved *out)
{
    struct report_work work;
    struct slot_list changed;
    const struct cell *before;
    struct cell_ref *saved = ARENA_NEW(ctx->arena, struct cell_ref);
    struct str note;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(require_entry(ctx, &work));
    TRY(override_find(ctx, &work, in, &note));
    TRY(sources_check(ctx, &work.report, count));
    before = cells_copy(ctx, &work);
    content_clear_override(work.content, in->row, in->column);
    aggregate_finish(count->run, work.form->program, work.content);
    changed = changed_slots(ctx, &work, before, shape_slot(work.form->shape, in->row, in->column));
    TRY(restore_keep(ctx, &work, before, changed, note));
    *saved = (struct cell_ref){ in->row, in->column };
    *out = (struct cells_saved){
        .version = work.report.version,
        .saved_ms = ctx->now_ms,
        .saved = { saved, 1 },
        .calculated = cells_shown(ctx, work.content, changed),
    };
    return ST_OK;
}

/* ---- explaining ---- */

static const char *const rule_titles[RULE_COUNT] = {
    [RULE_DEFAULT] = "",
    [RULE_SUM] = "Cộng các đơn vị",
    [RULE_LAST] = "Lấy giá trị sau cùng",
    [RULE_AVERAGE] = "Trung bình cộng",
    [RULE_WEIGHTED] = "Trung bình có trọng số",
    [RULE_RATIO] = "Tỷ lệ của hai tổng",
    [RULE_MIN] = "Nhỏ nhất",
    [RULE_MAX] = "Lớn nhất",
    [RULE_NONE] = "Không tổng hợp",
};

static struct maybe_dec figure_of(struct cell cell)
{
    return cell.kind == CELL_NUMBER ? (struct maybe_dec){ true, CELL_DEC(cell) }
                                    : (struct maybe_dec){ 0 };
}

/* One source report as its row came, its figures still packed. */
struct source {
    struct explain_part part;
    struct str blob;
};

static enum status total_sources_load(struct ctx *ctx, int64_t total_id, struct list *out)
{
    struct source *sources = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_TOTAL_SOURCES, ARGS(V_INT(total_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        sources = list_room(ctx->arena, sources, len, &cap, sizeof(*sources));
        sources[len++] = (struct source){
            .part = { .report_id = db_int(ctx, 0),
                .unit_id = db_int(ctx, 1),
                .unit_name = db_text(ctx, 2),
                .revision = db_int(ctx, 3),
                .approved_ms = db_int(ctx, 5) },
            .blob = db_blob(ctx, 4),
        };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ sources, len };
    return ST_OK;
}

/* The source cell that answers "who typed it": the value itself, or a ratio's numerator. */
static struct cell_ref main_cell(const struct aggregate_explanation *how)
{
    return how->sources_len ? how->sources[0].cell : (struct cell_ref){ 0 };
}

/* Fills each part's figures; versions[i] is the report version that last changed its cell. */
static enum status parts_fill(struct ctx *ctx, const struct form_entry *form,
    const struct aggregate_explanation *how, const struct list *sources, int64_t *versions)
{
    struct cell_ref cell = main_cell(how);

    for (size_t i = 0; i < sources->len; i++) {
        struct source *source = LIST_AT(*sources, struct source, i);
        struct arena_mark mark = arena_mark(ctx->arena);
        struct content *content;

        if (!content_unpack(ctx->arena, &form->form, source->blob, &content))
            return fail(
                ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)source->part.report_id);
        source->part.row = cell.row;
        source->part.column = cell.column;
        source->part.value = figure_of(content_get(content, cell.row, cell.column));
        if (how->sources_len > 1)
            source->part.weight = figure_of(
                content_get(content, how->sources[1].cell.row, how->sources[1].cell.column));
        versions[i] = content_version(content, cell.row, cell.column);
        arena_rewind(ctx->arena, mark);
    }
    return ST_OK;
}

/* Both lists come in the same order of reports: one walk over the people finds all parts'. */
static enum status people_fill(
    struct ctx *ctx, int64_t total_id, const struct list *sources, const int64_t *versions)
{
    size_t i = 0;
    bool more;

    TRY(db_start(ctx, STMT_TOTAL_PEOPLE, ARGS(V_INT(total_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t report_id = db_int(ctx, 0);
        struct explain_part *part;

        while (i < sources->len && LIST_AT(*sources, struct source, i)->part.report_id != report_id)
            i++;
        if (i == sources->len)
            break;
        part = &LIST_AT(*sources, struct source, i)->part;
        if (db_int(ctx, 4)) {
            part->approved_by = db_text(ctx, 2);
        } else if (db_int(ctx, 1) == versions[i]) {
            part->entered_by = db_text(ctx, 2);
            part->entered_ms = db_int(ctx, 3);
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status parts_explain(struct ctx *ctx, const struct report_work *work,
    const struct cell_query *in, struct explain_out *out)
{
    const struct aggregate_plan *plan;
    const struct form_entry *source_form;
    struct aggregate_explanation how;
    struct explain_part *parts;
    struct list sources;
    int64_t *versions;

    TRY(total_plan(ctx, &work->report, &plan, &source_form));
    how = aggregate_explain(plan, in->row, in->column);
    out->rule = how.rule;
    if (how.calculated || !how.sources_len)
        return ST_OK;
    TRY(total_sources_load(ctx, in->id, &sources));
    versions = ARENA_ARRAY(ctx->arena, sources.len + 1, int64_t);
    TRY(parts_fill(ctx, source_form, &how, &sources, versions));
    TRY(people_fill(ctx, in->id, &sources, versions));
    parts = ARENA_ARRAY(ctx->arena, sources.len + 1, struct explain_part);
    for (size_t i = 0; i < sources.len; i++)
        parts[i] = LIST_AT(sources, struct source, i)->part;
    out->parts = (struct list){ parts, sources.len };
    return missing_fill(
        ctx, STMT_TOTAL_ABSENT, ARGS(V_INT(in->id), V_INT(work->report.cycle_id)), &out->missing);
}

static void terms_fill(struct ctx *ctx, const struct report_work *work, const struct cell_query *in,
    struct explain_out *out)
{
    const struct form_cell *special = form_cell_find(&work->form->form, in->row, in->column);
    struct slot_list inputs = formula_inputs(ctx->arena, work->form->program, in->row, in->column);
    struct explain_term *terms = ARENA_ARRAY(ctx->arena, inputs.len + 1, struct explain_term);
    size_t columns = work->form->shape->columns_len;

    if (special)
        out->formula = special->formula;
    for (size_t i = 0; i < inputs.len; i++) {
        struct cell_ref ref = shape_ref(work->form->shape, inputs.slots[i]);

        terms[i] = (struct explain_term){
            .row = ref.row,
            .column = ref.column,
            .label = shape_row(work->form->shape, inputs.slots[i] / columns)->label,
            .heading = form_heading(
                ctx->arena, shape_column(work->form->shape, inputs.slots[i] % columns)),
            .value = figure_of(work->content->cells[inputs.slots[i]]),
        };
    }
    out->terms = (struct list){ terms, inputs.len };
}

enum status total_explain(struct ctx *ctx, const struct cell_query *in, struct explain_out *out)
{
    struct report_work work;
    long slot;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(report_require_figures(ctx, &work.report));
    slot = shape_slot(work.form->shape, in->row, in->column);
    if (slot < 0)
        return fail_field(ctx, PROBLEM_CELL_NONE, "row", "%s", problem_text(PROBLEM_CELL_NONE));
    out->row = in->row;
    out->column = in->column;
    out->label = shape_row(work.form->shape, (size_t)slot / work.form->shape->columns_len)->label;
    out->heading = form_heading(
        ctx->arena, shape_column(work.form->shape, (size_t)slot % work.form->shape->columns_len));
    out->value = figure_of(work.content->cells[slot]);
    out->override_note = content_override(work.content, in->row, in->column);
    out->override = out->override_note.len > 0;
    out->rule = RULE_NONE;
    terms_fill(ctx, &work, in, out);
    TRY(sources_explain(ctx, &work, in->row, in->column, &out->sources));
    if (work.report.kind == REPORT_TOTAL)
        TRY(parts_explain(ctx, &work, in, out));
    out->rule_title = str_of(out->formula.len ? "Tính theo công thức" : rule_titles[out->rule]);
    return ST_OK;
}
