#include "domain/totals.h"

#include "core/cell_diff.h"
#include "core/content_lists.h"
#include "core/open_stack.h"
#include "domain/cells.h"
#include "domain/grown.h"
#include "domain/regimes.h"
#include "domain/sources.h"
#include "domain/use.h"

/* A note names no more than people read. */
#define LOST_NAMED_MAX 20
/* Who is still out is named in a question. */
#define MISSING_NAMED_MAX 5

/* ---- what it is put together of ---- */

bool total_has_parts(const struct report *report)
{
    return report->kind == REPORT_TOTAL || report->children > 0;
}

enum status total_require_parts(struct ctx *ctx, const struct report *report)
{
    if (!total_has_parts(report))
        return fail(ctx, PROBLEM_TOTAL_ONLY, "%s", problem_text(PROBLEM_TOTAL_ONLY));
    return ST_OK;
}

static enum status require_total(struct ctx *ctx, const struct report *report)
{
    TRY(report_require_seen(ctx, report));
    TRY(use_require(ctx, RIGHT_REPORT_CONSOLIDATE, report->unit_path, report->regime_id));
    return total_require_parts(ctx, report);
}

enum status child_parts_load(struct ctx *ctx, int64_t report_id, struct list *out)
{
    struct child_part *parts = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_CHILD_PARTS, ARGS(V_INT(report_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct str rows = db_text(ctx, 1), columns = db_text(ctx, 2);

        parts = list_room(ctx->arena, parts, len, &cap, sizeof(*parts));
        parts[len].report_id = db_int(ctx, 0);
        TRY(use_keys_read(ctx, rows, &parts[len].part.rows));
        TRY(use_keys_read(ctx, columns, &parts[len].part.columns));
        len++;
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ parts, len };
    return ST_OK;
}

static enum status split_load(struct ctx *ctx, const struct report *report, struct total_basis *out)
{
    struct part *parts;

    TRY(form_entry_get(ctx, report->form_version_id, &out->source));
    TRY(child_parts_load(ctx, report->id, &out->children));
    parts = ARENA_ARRAY(ctx->arena, out->children.len + 1, struct part);
    for (size_t i = 0; i < out->children.len; i++)
        parts[i] = LIST_AT(out->children, struct child_part, i)->part;
    out->cover = part_cover_new(ctx->arena, out->source->shape, parts, out->children.len);
    out->plan = aggregate_split(ctx->arena, &out->source->form, &out->cover);
    return ST_OK;
}

enum status total_basis_get(struct ctx *ctx, const struct report *report, struct total_basis *out)
{
    const struct form_entry *target;
    struct cycle cycle;

    *out = (struct total_basis){ 0 };
    if (report->kind != REPORT_TOTAL)
        return split_load(ctx, report, out);
    TRY(cycle_get(ctx, report->cycle_id, &cycle));
    TRY(form_entry_get(ctx, cycle.form_version_id, &out->source));
    TRY(form_entry_get(ctx, report->form_version_id, &target));
    out->plan = aggregate_plan_new(ctx->arena, &target->form, &out->source->form);
    return ST_OK;
}

long total_child_index(const struct total_basis *basis, int64_t report_id)
{
    for (size_t i = 0; i < basis->children.len; i++)
        if (LIST_AT(basis->children, struct child_part, i)->report_id == report_id)
            return (long)i;
    return -1;
}

/* ---- counting ---- */

static enum status damaged(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)db_int(ctx, 0));
}

/* Takes over the cells of a report that was handed on; their texts stay in its blob. */
static enum status row_take_over(struct ctx *ctx, struct total_count *out, struct str blob)
{
    long index = total_child_index(&out->basis, db_int(ctx, 0));
    struct arena_mark mark = arena_mark(ctx->arena);
    struct content *content;

    if (index < 0)
        return ST_OK;
    if (!content_unpack(ctx->arena, &out->basis.source->form, blob, &content))
        return damaged(ctx);
    aggregate_take_over(out->basis.plan, &out->basis.cover, (size_t)index, content, out->put);
    arena_rewind(ctx->arena, mark);
    return ST_OK;
}

/* Lists are kept until they are put under one another. */
static enum status list_keep(struct ctx *ctx, struct total_count *out, struct str blob)
{
    struct content *content;
    struct stacked *lists;

    if (!content_unpack(ctx->arena, &out->basis.source->form, blob, &content))
        return damaged(ctx);
    lists =
        list_room(ctx->arena, out->lists.items, out->lists.len, &out->lists_cap, sizeof(*lists));
    lists[out->lists.len++] =
        (struct stacked){ db_int(ctx, 0), str_copy(ctx->arena, db_text(ctx, 4)), content };
    out->lists.items = lists;
    return ST_OK;
}

/* Counts the rows of a statement that was started: report, unit, revision, its figures, and the
 * unit's name. */
static enum status rows_count(struct ctx *ctx, struct total_count *out)
{
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct arena_mark mark = arena_mark(ctx->arena);
        struct str blob = db_blob(ctx, 3);

        if (!aggregate_add(out->run, blob))
            return damaged(ctx);
        if (content_has_rows(blob))
            TRY(list_keep(ctx, out, blob));
        if (out->put)
            TRY(row_take_over(ctx, out, blob));
        else if (!content_has_rows(blob))
            arena_rewind(ctx->arena, mark);
        out->revisions++;
        out->revision_sum += db_int(ctx, 2);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status count_start(struct ctx *ctx, const struct report *total, struct total_count *out)
{
    *out = (struct total_count){ 0 };
    TRY(total_basis_get(ctx, total, &out->basis));
    out->run = aggregate_start(ctx->arena, out->basis.plan);
    if (total->kind != REPORT_TOTAL)
        out->put = ARENA_ARRAY(ctx->arena, shape_slots(out->basis.source->shape) + 1, struct cell);
    return ST_OK;
}

enum status total_count(struct ctx *ctx, const struct consolidate_in *in, struct total_count *out)
{
    struct report total;

    TRY(report_get(ctx, in->id, &total));
    TRY(require_total(ctx, &total));
    TRY(count_start(ctx, &total, out));
    TRY(db_start(ctx, STMT_TOTAL_ACCEPTED, ARGS(V_INT(total.id), V_INT(REPORT_ACCEPTED))));
    TRY(rows_count(ctx, out));
    if (!out->revisions)
        return fail(ctx, PROBLEM_TOTAL_NONE, "%s", problem_text(PROBLEM_TOTAL_NONE));
    return ST_OK;
}

/* The parts a report was split into are those it was counted by. */
static enum status same_parts(
    struct ctx *ctx, const struct report *report, const struct total_count *count)
{
    struct list now;

    if (report->kind == REPORT_TOTAL)
        return ST_OK;
    TRY(child_parts_load(ctx, report->id, &now));
    if (now.len != count->basis.children.len)
        return use_changed(ctx);
    for (size_t i = 0; i < now.len; i++)
        if (total_child_index(&count->basis, LIST_AT(now, struct child_part, i)->report_id) < 0)
            return use_changed(ctx);
    return ST_OK;
}

static void counted_put(
    struct ctx *ctx, const struct total_count *count, const struct report_work *work)
{
    if (count->put)
        aggregate_put(count->basis.plan, count->put, work->content);
    aggregate_finish(count->run, report_program(ctx, work), work->content);
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
    const struct value args[] = { V_INT(total->id), V_INT(REPORT_ACCEPTED) };
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

static enum status missing_fill(struct ctx *ctx, int64_t report_id, struct list *out)
{
    struct missing_unit *units = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_TOTAL_MISSING, ARGS(V_INT(report_id), V_INT(REPORT_ACCEPTED))));
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

/* What became of the rows of lists. */
static void rows_compare(
    struct diff_writer *writer, const struct content *was, const struct content *is, bool came)
{
    const struct cell none = { .kind = CELL_EMPTY }, yes = { .kind = CELL_YES_NO, .value = 1 };

    for (size_t i = 0; i < is->rows_len; i++) {
        int64_t key = is->rows[i].key;

        if (!was->grown || form_row_index(was->grown, key) < 0)
            diff_add(writer, &(struct cell_diff){
                                 { key, DIFF_ROW_ITSELF }, came ? none : yes, came ? yes : none });
    }
}

/* The cells that became others get the new version; what they were and are, for the event. */
static struct str content_compare(
    struct ctx *ctx, struct report_work *work, const struct content *was)
{
    struct content *is = work->content;
    struct diff_writer writer = diff_write(ctx->arena, shape_slots(is->shape));

    rows_compare(&writer, is, was, false);
    rows_compare(&writer, was, is, true);
    for (size_t slot = 0; slot < shape_slots(is->shape); slot++) {
        struct cell_ref ref = shape_ref(is->shape, slot);
        struct cell before = content_get(was, ref.row, ref.column);

        if (cell_eq(before, is->cells[slot]))
            continue;
        content_set_version(is, slot, work->report.version + 1);
        diff_add(&writer, &(struct cell_diff){ ref, before, is->cells[slot] });
    }
    return diff_blob(&writer);
}

static enum status lists_stack(
    struct ctx *ctx, struct report_work *work, const struct total_count *count)
{
    if (!work->content->rows_len && !count->lists.len)
        return ST_OK;
    if (!open_stack(work->content, count->lists.items, count->lists.len))
        return fail(ctx, PROBLEM_ROWS_TOO_MANY, "%s", problem_text(PROBLEM_ROWS_TOO_MANY));
    return report_regrow(ctx, work);
}

static enum status total_change(struct ctx *ctx, struct report_work *work,
    const struct total_count *count, const struct aggregate_gaps *lost)
{
    struct content was = *work->content;
    struct str cells;

    was.cells = cells_copy(ctx, work);
    TRY(lists_stack(ctx, work, count));
    counted_put(ctx, count, work);
    cells = content_compare(ctx, work, &was);
    TRY(draft_keep(ctx, work));
    return history_add(ctx, (struct history_facts){
                                .action = "report.consolidate",
                                .object_type = OBJECT_REPORT,
                                .object_id = work->report.id,
                                .object_version = work->report.version,
                                .unit_id = work->report.unit_id,
                                .other_unit_id = work->report.receiver_unit_id,
                                .note = count_note(ctx, count, lost),
                                .cells = cells,
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
    verdict = report_may_enter(ctx, &work);
    if (verdict.refusal == WF_NO_SUCH_STEP)
        return report_refuse(ctx, verdict, (enum report_state)work.report.state);
    if (work.report.version != in->version)
        return use_changed(ctx);
    TRY(same_parts(ctx, &work.report, count));
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
    return missing_fill(ctx, work.report.id, &out->missing);
}

/* ---- what to know of a total before it goes on ---- */

/* It may go on without those who are still out, but not without its people knowing. */
static enum status missing_first(struct ctx *ctx, struct report_full *out)
{
    struct missing_unit *units = ARENA_ARRAY(ctx->arena, MISSING_NAMED_MAX, struct missing_unit);
    size_t len = 0;
    bool more;

    TRY(db_start(ctx, STMT_TOTAL_MISSING_FIRST,
        ARGS(V_INT(out->report.id), V_INT(REPORT_ACCEPTED), V_INT(REPORT_WITHDRAWN),
            V_INT(MISSING_NAMED_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        units[len++] =
            (struct missing_unit){ db_int(ctx, 0), db_text(ctx, 1), (int)db_int(ctx, 2) };
        out->missing_count = db_int(ctx, 3);
        TRY(db_next(ctx, &more));
    }
    out->missing = (struct list){ units, len };
    return ST_OK;
}

enum status total_state(struct ctx *ctx, struct report_full *out)
{
    struct total_basis basis;
    struct aggregate_gaps gaps;
    bool found;

    TRY(db_one(ctx, STMT_TOTAL_STALE, ARGS(V_INT(out->report.id), V_INT(REPORT_ACCEPTED)), &found));
    out->built = db_int(ctx, 0) > 0;
    /* A total that was never built is not out of date; a report of which parts came back, typed
     * into before it was handed on, goes up without them unless that is said. */
    out->stale = out->built || out->report.children ? db_int(ctx, 1) : 0;
    TRY(missing_first(ctx, out));
    if (out->report.kind != REPORT_TOTAL)
        return ST_OK;
    TRY(total_basis_get(ctx, &out->report, &basis));
    gaps = aggregate_gaps(ctx->arena, basis.plan);
    out->unmatched = gaps.items;
    out->unmatched_count = (int64_t)gaps.count;
    return ST_OK;
}

/* ---- restoring what was typed over ---- */

static enum status require_entry(struct ctx *ctx, const struct report_work *work)
{
    struct wf_verdict verdict = report_may_enter(ctx, work);

    TRY(report_refuse(ctx, verdict, (enum report_state)work->report.state));
    return total_require_parts(ctx, &work->report);
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
    TRY(same_parts(ctx, &work.report, count));
    TRY(sources_check(ctx, &work.report, count));
    before = cells_copy(ctx, &work);
    content_clear_override(work.content, in->row, in->column);
    counted_put(ctx, count, &work);
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
