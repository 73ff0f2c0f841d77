#include "domain/cells.h"

#include "base/utf8.h"
#include "core/diff_words.h"
#include "core/number.h"
#include "domain/grown.h"
#include "domain/rows.h"
#include "domain/sources.h"
#include "domain/totals.h"
#include "domain/use.h"

#define HISTORY_EVENTS_MAX 500
/* Who sends thousands of letters is not sent them back. */
#define FOUND_CHARS_MAX 40

/* ---- reading ---- */

static struct cell_out cell_shown(struct ctx *ctx, const struct content *content, size_t slot)
{
    struct cell_ref ref = shape_ref(content->shape, slot);
    struct cell cell = content->cells[slot];
    struct cell_out out = {
        .row = ref.row,
        .column = ref.column,
        .version = content->versions ? content->versions[slot] : 0,
        .note = content->overrides ? content->overrides[slot] : (struct str){ 0 },
    };

    if (cell.kind == CELL_NUMBER) {
        out.value = (struct maybe_dec){ true, CELL_DEC(cell) };
    } else if (cell.kind != CELL_EMPTY) {
        struct buf text = { .arena = ctx->arena };

        cell_add_to(&text, cell);
        out.text = buf_str(&text);
    }
    out.override = out.note.len > 0;
    if (cell.error != CELL_ERROR_NONE)
        out.error = str_of(cell_error_texts[cell.error]);
    return out;
}

struct list cells_encode(struct ctx *ctx, const struct content *content)
{
    size_t slots = shape_slots(content->shape);
    struct cell_out *cells = ARENA_ARRAY(ctx->arena, slots, struct cell_out);
    struct list out = { cells, 0 };

    for (size_t slot = 0; slot < slots; slot++) {
        const struct cell *cell = &content->cells[slot];
        bool emptied = content->versions && content->versions[slot] > 0;

        if (cell->kind != CELL_EMPTY || cell->error != CELL_ERROR_NONE || emptied)
            cells[out.len++] = cell_shown(ctx, content, slot);
    }
    return out;
}

struct list cells_shown(struct ctx *ctx, const struct content *content, struct slot_list slots)
{
    struct cell_out *cells = ARENA_ARRAY(ctx->arena, slots.len, struct cell_out);

    for (size_t i = 0; i < slots.len; i++)
        cells[i] = cell_shown(ctx, content, slots.slots[i]);
    return (struct list){ cells, slots.len };
}

enum status cells_look_ahead(struct ctx *ctx, int64_t id)
{
    return db_ahead(ctx, STMT_REPORT_LOOK, ARGS(V_INT(id)));
}

enum status cells_look(struct ctx *ctx, const struct by_id *in, struct cells_out *out)
{
    struct report report;

    TRY(report_look(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    out->report_id = report.id;
    out->version = report.version;
    out->changed_ms = report.changed_ms;
    out->form_version_id = report.form_version_id;
    out->children = report.children;
    return ST_OK;
}

/* The cells that come from the units a report was handed on to. */
static enum status handed_fill(
    struct ctx *ctx, const struct report_work *work, struct cells_out *out)
{
    const struct report report = {
        .id = out->report_id, .kind = REPORT_OF_UNIT, .form_version_id = out->form_version_id
    };
    size_t slots = shape_slots(work->form->shape);
    struct cell_ref *cells = ARENA_ARRAY(ctx->arena, slots + 1, struct cell_ref);
    struct total_basis basis;

    TRY(total_basis_get(ctx, &report, &basis));
    out->handed = (struct list){ cells, 0 };
    for (size_t slot = 0; slot < slots; slot++) {
        struct cell_ref ref = shape_ref(work->form->shape, slot);

        if (aggregate_explain(basis.plan, ref.row, ref.column).sources_len)
            cells[out->handed.len++] = ref;
    }
    return ST_OK;
}

enum status cells_fill(struct ctx *ctx, struct cells_out *out)
{
    struct report_work work = {
        .report = { .id = out->report_id, .form_version_id = out->form_version_id },
    };

    TRY(report_work_fill(ctx, &work));
    out->part_rows = work.part_rows;
    out->part_columns = work.part_columns;
    out->rows = rows_encode(ctx, work.content);
    out->cells = cells_encode(ctx, work.content);
    out->sources_print = work.sources_print;
    if (work.sources_print)
        out->externals = sources_encode(ctx, &work);
    return out->children ? handed_fill(ctx, &work, out) : ST_OK;
}

/* ---- saving ---- */

/* One save as it goes on. */
struct save {
    struct ctx *ctx;
    struct report_work work;
    const struct cells_patch *in;
    struct cells_saved *out;
    struct rows_done rows;
    struct slot_list changed;
    struct cell *before; /* what stood in the changed cells */
    size_t conflicts_cap;
    uint8_t *met;                      /* by slot: 1 once the request named the cell */
    const struct aggregate_plan *plan; /* of what is built from others */
    struct str over;                   /* why the first cell was typed over */
};

static struct str wire(struct ctx *ctx, struct cell cell)
{
    struct buf text = { .arena = ctx->arena };

    cell_add_to(&text, cell);
    return buf_str(&text);
}

static enum status bad_cell(struct save *s, size_t i, enum problem_key key, const char *member)
{
    const struct cell_change *change = LIST_AT(s->in->cells, struct cell_change, i);
    struct str cell =
        open_cell_name(s->ctx->arena, &s->work.form->form, change->row, change->column);

    return fail_field(s->ctx, key, str_format(s->ctx->arena, "cells[%zu]%s", i, member).ptr,
        "%s Ô " STR_FMT ".", problem_text(key), STR_ARG(cell));
}

static struct str head_of(struct str text)
{
    struct str rest = text;

    for (size_t i = 0; i < FOUND_CHARS_MAX && rest.len; i++)
        (void)utf8_next(&rest);
    return str_sub(text, 0, text.len - rest.len);
}

/* Which type the cell wants and what was sent instead. */
static enum status kind_bad(struct save *s, size_t i, const struct form_column *column)
{
    static const char *const wanted[TYPE_COUNT] = {
        [TYPE_NUMBER] = "số",
        [TYPE_TEXT] = "văn bản",
        [TYPE_DATE] = "ngày dạng năm-tháng-ngày",
        [TYPE_YES_NO] = "true hoặc false",
    };
    const struct cell_change *change = LIST_AT(s->in->cells, struct cell_change, i);
    struct str cell =
        open_cell_name(s->ctx->arena, &s->work.form->form, change->row, change->column);
    struct buf found = { .arena = s->ctx->arena };
    struct str head;

    if (change->value.given)
        dec_add_to(&found, change->value.value);
    else
        buf_add(&found, change->text);
    head = head_of(buf_str(&found));
    return fail_field(s->ctx, PROBLEM_CELL_KIND,
        str_format(s->ctx->arena, "cells[%zu].%s", i, change->value.given ? "value" : "text").ptr,
        "%s Ô " STR_FMT " cần %s, nhận được “" STR_FMT "%s”.", problem_text(PROBLEM_CELL_KIND),
        STR_ARG(cell), wanted[column->type], STR_ARG(head),
        head.len < buf_str(&found).len ? "…" : "");
}

static enum status verdict_bad(
    struct save *s, size_t i, const struct form_column *column, enum content_verdict verdict)
{
    switch (verdict) {
    case CONTENT_OK:
        return ST_OK;
    case CONTENT_NO_CELL:
        return bad_cell(s, i, PROBLEM_CELL_NONE, "");
    case CONTENT_KIND:
        return kind_bad(s, i, column);
    case CONTENT_DECIMALS:
        return bad_cell(s, i, PROBLEM_CELL_DECIMALS, ".value");
    case CONTENT_TOO_LARGE:
        return bad_cell(s, i, PROBLEM_CELL_TOO_LARGE, ".value");
    case CONTENT_TEXT:
        return bad_cell(s, i, PROBLEM_CELL_KIND, ".text");
    }
    return ST_OK;
}

/* A figure with more decimals than its column has: refused, and what it would be if it were
 * rounded, which is for a person to decide. */
static enum status decimals_bad(
    struct save *s, size_t i, const struct form_column *column, struct dec figure)
{
    const struct cell_change *change = LIST_AT(s->in->cells, struct cell_change, i);
    struct str cell =
        open_cell_name(s->ctx->arena, &s->work.form->form, change->row, change->column);
    struct dec rounded;
    enum status bad;

    if (!dec_rescale(figure, (int)column->decimals, &rounded))
        return bad_cell(s, i, PROBLEM_CELL_TOO_LARGE, ".value");
    bad = fail_field(s->ctx, PROBLEM_CELL_DECIMALS,
        str_format(s->ctx->arena, "cells[%zu].value", i).ptr,
        "%s Ô " STR_FMT ": tối đa %lld chữ số thập phân, làm tròn là " STR_FMT ".",
        problem_text(PROBLEM_CELL_DECIMALS), STR_ARG(cell), (long long)column->decimals,
        STR_ARG(number_format_vi(s->ctx->arena, rounded, NUMBER_DECIMALS_ALL, NUMBER_GROUPED)));
    s->ctx->problem.rounded = dec_format(s->ctx->arena, rounded);
    s->ctx->problem.decimals = column->decimals;
    return bad;
}

static enum status figure_read(
    struct save *s, size_t i, const struct form_column *column, struct dec figure, struct cell *out)
{
    enum content_verdict verdict = cell_of_dec(column, figure, out);

    return verdict == CONTENT_DECIMALS ? decimals_bad(s, i, column, figure)
                                       : verdict_bad(s, i, column, verdict);
}

/* What was sent, as a cell of the slot's column. */
static enum status change_read(struct save *s, size_t i, size_t slot, struct cell *out)
{
    const struct cell_change *change = LIST_AT(s->in->cells, struct cell_change, i);
    const struct shape *shape = s->work.form->shape;
    const struct form_column *column = shape_column(shape, slot % shape->columns_len);
    struct buf text = { .arena = s->ctx->arena };
    struct dec figure;

    if (!(change->given & CELL_CHANGE_SAYS))
        return bad_cell(s, i, PROBLEM_FIELD_REQUIRED, ".value");
    /* A figure and a text: one of them would be lost without a word. */
    if (change->value.given && change->text.len)
        return bad_cell(s, i, PROBLEM_CELL_KIND, ".text");
    if (!change->value.given && column->type == TYPE_NUMBER && dec_parse(change->text, &figure))
        return figure_read(s, i, column, figure, out);
    if (!change->value.given)
        return verdict_bad(s, i, column, cell_read(column, change->text, out));
    if (column->type == TYPE_NUMBER)
        return figure_read(s, i, column, change->value.value, out);
    dec_add_to(&text, change->value.value);
    return verdict_bad(s, i, column, cell_read(column, buf_str(&text), out));
}

/* A total takes cells from the units or calculates them, a report that was handed on takes some:
 * typing over one of those needs a reason. */
static bool is_override(const struct save *s, const struct cell_change *change)
{
    struct aggregate_explanation how;

    if (!s->plan)
        return false;
    how = aggregate_explain(s->plan, change->row, change->column);
    return (how.calculated && s->work.report.kind == REPORT_TOTAL) || how.sources_len > 0;
}

static enum status check_place(struct save *s, size_t i, size_t *out_slot)
{
    const struct cell_change *change = LIST_AT(s->in->cells, struct cell_change, i);
    long slot = shape_slot(s->work.form->shape, change->row, change->column);
    bool over = is_override(s, change);

    if (slot < 0)
        return bad_cell(s, i, PROBLEM_CELL_NONE, "");
    if (shape_row(s->work.form->shape, (size_t)slot / s->work.form->shape->columns_len)
            ->source_report)
        return bad_cell(s, i, PROBLEM_ROW_TOTAL, "");
    if (s->met[slot]++)
        return bad_cell(s, i, PROBLEM_CELL_TWICE, "");
    if (!over && !form_cell_editable(&s->work.form->form, change->row, change->column))
        return bad_cell(s, i, PROBLEM_CELL_READONLY, "");
    if (!report_assigned(&s->work, change->row, change->column))
        return bad_cell(s, i, PROBLEM_CELL_NOT_ASSIGNED, "");
    if (over && !str_trim(change->note).len)
        return bad_cell(s, i, PROBLEM_CELL_NOTE, ".note");
    *out_slot = (size_t)slot;
    return ST_OK;
}

/* Who last changed the cell; conflicts mostly come from few saves, each looked up once. */
static enum status conflict_by(struct save *s, struct cell_conflict *conflict)
{
    bool found;

    for (size_t i = 0; i < s->out->conflicts.len; i++) {
        const struct cell_conflict *other = LIST_AT(s->out->conflicts, struct cell_conflict, i);

        if (other->version == conflict->version) {
            conflict->by = other->by;
            conflict->at_ms = other->at_ms;
            return ST_OK;
        }
    }
    TRY(db_one(
        s->ctx, STMT_EVENT_OF_VERSION, ARGS(V_INT(s->in->id), V_INT(conflict->version)), &found));
    if (found) {
        conflict->by = db_text(s->ctx, 0);
        conflict->at_ms = db_int(s->ctx, 1);
    }
    return ST_OK;
}

static enum status conflict_add(
    struct save *s, const struct cell_change *change, size_t slot, struct cell mine)
{
    struct list *all = &s->out->conflicts;
    struct cell_conflict *conflict;

    all->items =
        list_room(s->ctx->arena, all->items, all->len, &s->conflicts_cap, sizeof(*conflict));
    conflict = LIST_AT(*all, struct cell_conflict, all->len);
    *conflict = (struct cell_conflict){
        .row = change->row,
        .column = change->column,
        .mine = wire(s->ctx, mine),
        .theirs = wire(s->ctx, s->work.content->cells[slot]),
        .version = s->work.content->versions[slot],
    };
    TRY(conflict_by(s, conflict));
    all->len++;
    return ST_OK;
}

/* Written in a row that somebody took away: what was typed is told, and by whom it is gone. */
static enum status gone_add(struct save *s, const struct cell_change *change, int64_t version)
{
    struct list *all = &s->out->conflicts;
    struct buf mine = { .arena = s->ctx->arena };
    struct cell_conflict *conflict;

    if (change->value.given)
        dec_add_to(&mine, change->value.value);
    else
        buf_add(&mine, change->text);
    all->items =
        list_room(s->ctx->arena, all->items, all->len, &s->conflicts_cap, sizeof(*conflict));
    conflict = LIST_AT(*all, struct cell_conflict, all->len);
    *conflict = (struct cell_conflict){ .row = change->row,
        .column = change->column,
        .mine = buf_str(&mine),
        .version = version,
        .gone = true };
    TRY(conflict_by(s, conflict));
    all->len++;
    return ST_OK;
}

static bool changed_since(const struct save *s, size_t slot)
{
    return s->work.content->versions && s->work.content->versions[slot] > s->in->base_version;
}

static enum status change_apply(struct save *s, size_t i)
{
    const struct cell_change *change = LIST_AT(s->in->cells, struct cell_change, i);
    struct content *content = s->work.content;
    int64_t gone = change->row > FORM_ROW_KEY_MAX ? rows_gone_since(content, change->row) : 0;
    struct cell mine;
    size_t slot = 0;

    if (gone)
        return gone_add(s, change, gone);
    TRY(check_place(s, i, &slot));
    TRY(change_read(s, i, slot, &mine));
    if (changed_since(s, slot) && !cell_eq(mine, content->cells[slot]))
        return conflict_add(s, change, slot, mine);
    *LIST_AT(s->out->saved, struct cell_ref, s->out->saved.len++) =
        (struct cell_ref){ change->row, change->column };
    if (cell_eq(mine, content->cells[slot]) && !is_override(s, change))
        return ST_OK;
    s->before[s->changed.len] = content->cells[slot];
    s->changed.slots[s->changed.len++] = (uint32_t)slot;
    content->cells[slot] = mine; /* as cell_read left it: of the column's kind and scale */
    content_set_version(content, slot, s->work.report.version + 1);
    if (!is_override(s, change))
        return ST_OK;
    if (!s->over.len)
        s->over = str_trim(change->note);
    return verdict_bad(s, i, shape_column(content->shape, slot % content->shape->columns_len),
        content_set_override(content, change->row, change->column, str_trim(change->note)));
}

/* Where rows came or went, all is calculated: sums are of other cells than before. */
static struct slot_list calculate_all(struct save *s)
{
    const struct formula_program *program = report_program(s->ctx, &s->work);
    struct content *content = s->work.content;
    size_t slots = shape_slots(content->shape);
    struct cell *before = arena_bytes(s->ctx->arena, slots * sizeof(*before));
    struct slot_list moved = { ARENA_ARRAY(s->ctx->arena, slots + 1, uint32_t), 0 };

    for (size_t slot = 0; slot < slots; slot++)
        before[slot] = content->cells[slot];
    formula_run(program, content);
    for (uint32_t slot = 0; slot < slots; slot++)
        if (!cell_eq(before[slot], content->cells[slot]))
            moved.slots[moved.len++] = slot;
    return moved;
}

/* Formulas run over what changed; what they change gets the new version too. */
static void calculate(struct save *s)
{
    struct slot_list moved = s->rows.changed
                                 ? calculate_all(s)
                                 : formula_run_from(s->ctx->arena, report_program(s->ctx, &s->work),
                                       s->work.content, s->changed);

    for (size_t i = 0; i < moved.len; i++)
        content_set_version(s->work.content, moved.slots[i], s->work.report.version + 1);
    s->out->calculated = cells_shown(s->ctx, s->work.content, moved);
}

/* What became of rows, and what the changed cells held and hold, for the event. */
static struct str diff_pack(struct save *s)
{
    struct diff_writer writer = diff_write(s->ctx->arena, s->changed.len + s->rows.diffs.len);

    for (size_t i = 0; i < s->rows.diffs.len; i++)
        diff_add(&writer, LIST_AT(s->rows.diffs, struct cell_diff, i));
    for (size_t i = 0; i < s->changed.len; i++) {
        uint32_t slot = s->changed.slots[i];

        diff_add(&writer, &(struct cell_diff){ shape_ref(s->work.form->shape, slot), s->before[i],
                              s->work.content->cells[slot] });
    }
    return diff_blob(&writer);
}

enum status draft_keep(struct ctx *ctx, struct report_work *work)
{
    struct str blob = content_pack(ctx->arena, work->content, CONTENT_VERSIONS | CONTENT_OVERRIDES);

    if (blob.len > DRAFT_BYTES_MAX)
        return fail_field(ctx, PROBLEM_CONTENT_TOO_LARGE, "cells",
            "%s Tối đa %zu MB, nay sẽ là %zu MB.", problem_text(PROBLEM_CONTENT_TOO_LARGE),
            DRAFT_BYTES_MAX >> 20, (blob.len >> 20) + 1);
    /* The transaction has read this version: nobody else can have changed it, or all is run again.
     */
    TRY(db_queue(ctx, STMT_REPORT_TOUCH,
        ARGS(V_INT(work->report.id), V_INT(work->report.version), V_INT(REPORT_IN_ENTRY),
            V_INT(ctx->now_ms))));
    work->report.version++;
    work->report.state = REPORT_IN_ENTRY;
    work->report.changed_ms = ctx->now_ms;
    return db_queue(ctx, work->drafted ? STMT_DRAFT_CHANGE : STMT_DRAFT_PUT,
        ARGS(V_INT(work->report.id), V_BLOB(blob)));
}

static enum status save_keep(struct save *s)
{
    bool over = s->work.report.kind == REPORT_TOTAL || s->over.len;

    calculate(s);
    TRY(draft_keep(s->ctx, &s->work));
    return history_add(s->ctx, (struct history_facts){
                                   .action = over ? "report.override" : "report.enter",
                                   .object_type = OBJECT_REPORT,
                                   .object_id = s->work.report.id,
                                   .object_version = s->work.report.version,
                                   .unit_id = s->work.report.unit_id,
                                   .other_unit_id = s->work.report.receiver_unit_id,
                                   .note = s->over,
                                   .cells = diff_pack(s),
                               });
}

static enum status save_open(struct save *s)
{
    struct ctx *ctx = s->ctx;
    size_t len = s->in->cells.len;
    struct total_basis basis;
    struct wf_verdict verdict;

    TRY(report_save_get(ctx, s->in->id, &s->work));
    verdict = report_may_enter(ctx, &s->work);
    TRY(report_refuse(ctx, verdict, (enum report_state)s->work.report.state));
    if (s->in->base_version > s->work.report.version)
        return fail_field(ctx, PROBLEM_CELL_VERSION, "base_version", "%s Hiện có: %lld.",
            problem_text(PROBLEM_CELL_VERSION), (long long)s->work.report.version);
    if (total_has_parts(&s->work.report)) {
        TRY(total_basis_get(ctx, &s->work.report, &basis));
        s->plan = basis.plan;
    }
    TRY(rows_apply(ctx, &s->work, s->in, s->out, &s->rows));
    s->changed = (struct slot_list){ ARENA_ARRAY(ctx->arena, len, uint32_t), 0 };
    s->before = arena_bytes(ctx->arena, len * sizeof(*s->before));
    s->met = ARENA_ARRAY(ctx->arena, shape_slots(s->work.form->shape) + 1, uint8_t);
    s->out->saved.items = ARENA_ARRAY(ctx->arena, len, struct cell_ref);
    return ST_OK;
}

enum status cells_save_ahead(struct ctx *ctx, int64_t id)
{
    return db_ahead(ctx, STMT_REPORT_SAVE, ARGS(V_INT(id)));
}

enum status cells_save(struct ctx *ctx, const struct cells_patch *in, struct cells_saved *out)
{
    struct save s = { .ctx = ctx, .in = in, .out = out };

    if (!in->cells.len && !in->rows.len)
        return fail_field(
            ctx, PROBLEM_FIELD_REQUIRED, "cells", "%s", problem_text(PROBLEM_FIELD_REQUIRED));
    TRY(save_open(&s));
    for (size_t i = 0; i < in->cells.len; i++)
        TRY(change_apply(&s, i));
    if (s.changed.len || s.rows.changed)
        TRY(save_keep(&s));
    out->version = s.work.report.version;
    out->saved_ms = ctx->now_ms;
    return ST_OK;
}

/* ---- history ---- */

static void change_tell(struct ctx *ctx, const struct event *event, const struct cell_diff *diff,
    struct cell_history *out)
{
    *out = (struct cell_history){
        .at_ms = event->at_ms,
        .actor_name = event->actor_name,
        .unit_name = event->actor_unit_name,
        .before = diff_words_before(ctx->arena, diff),
        .after = diff_words_after(ctx->arena, diff),
        .action = event->action,
        .action_title = event_title(event->action),
        .address = event->address,
    };
}

/* What an event did to the cell, and where the history is one's own, what became of its row; false:
 * it let both alone. */
static bool change_of(struct ctx *ctx, const struct event *event, struct cell_ref at, bool own,
    struct cell_history *out)
{
    struct diff_reader reader = diff_read(event->cells);
    struct str row_action = { 0 };
    bool of_row = false, of_cell = false;
    struct cell_diff diff;

    while (!of_cell && diff_next(&reader, &diff)) {
        if (diff.at.row != at.row)
            continue;
        of_cell = diff.at.column == at.column;
        if (own && diff.at.column == DIFF_ROW_ITSELF)
            row_action = diff_words_action(&diff);
        if (!of_cell && (!own || of_row || diff.at.column != DIFF_ROW_ITSELF))
            continue;
        change_tell(ctx, event, &diff, out);
        of_row = !of_cell;
    }
    if (row_action.len)
        out->action_title = row_action;
    ctx->db->spoiled = ctx->db->spoiled || reader.bad;
    return of_cell || of_row;
}

/* Events hold all cells of a save: those that let this one alone are dropped as they are read. */
static enum status cell_changes(
    struct ctx *ctx, const struct cell_query *in, bool own, struct list *out)
{
    struct cell_ref at = { in->row, in->column };
    struct cell_history *changes = ARENA_ARRAY(ctx->arena, HISTORY_EVENTS_MAX, struct cell_history);
    bool more;

    *out = (struct list){ changes, 0 };
    TRY(db_start(ctx, STMT_EVENT_FIGURES, ARGS(V_INT(in->id), V_INT(HISTORY_EVENTS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct arena_mark mark = arena_mark(ctx->arena);
        struct event event = { 0 };

        row_read(ctx, &event_resource, 0, &event);
        if (change_of(ctx, &event, at, own, &changes[out->len]))
            out->len++;
        else
            arena_rewind(ctx->arena, mark);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* Whoever takes the report in sees who last changed the figure that was sent, and when; what it was
 * before is the reporter's own (ADR 0018). */
static void history_of_others(struct list *items)
{
    struct cell_history *last = items->items;

    if (!items->len)
        return;
    items->len = 1;
    last->before = (struct str){ 0 };
    last->address = (struct str){ 0 };
}

enum status cell_history(struct ctx *ctx, const struct cell_query *in, struct page_out *out)
{
    struct report report;
    bool own;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    own = report_is_own(ctx, &report);
    TRY(cell_changes(ctx, in, own, &out->items));
    if (!own)
        history_of_others(&out->items);
    return ST_OK;
}
