#include "domain/total_flags.h"

#include "core/content_diff.h"
#include "core/open_stack.h"
#include "domain/profiles.h"
#include "domain/use.h"

/* ---- which reports ---- */

enum status total_freeze(struct ctx *ctx, const struct report *report)
{
    return db_run(ctx, STMT_CORRECTION_FREEZE, ARGS(V_INT(report->id), V_INT(report->revision)));
}

enum status flags_ask(struct ctx *ctx, bool *out)
{
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    *out = workflow_has(&profile->workflow, ACTION_SIGN);
    return ST_OK;
}

static struct total_flag row_flag(struct ctx *ctx)
{
    int64_t used = db_int(ctx, 2), newest = db_int(ctx, 3);
    bool sent = newest > used;

    return (struct total_flag){
        .source_report_id = db_int(ctx, 0),
        .unit_name = db_text(ctx, 1),
        .used_revision = sent ? used : 0,
        .revision = sent ? newest : 0,
    };
}

enum status total_flags(
    struct ctx *ctx, const struct report *report, struct list *out, int64_t *count)
{
    struct total_flag *flags = NULL;
    bool is_signed, more;
    size_t cap = 0, len = 0;

    *count = 0;
    TRY(flags_ask(ctx, &is_signed));
    TRY(db_start(ctx, STMT_CORRECTION_FLAGS,
        ARGS(V_INT(report->id), V_INT(is_signed), V_INT(REPORT_USES_LEVELS_MAX),
            V_INT(TOTAL_FLAGS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        flags = list_room(ctx->arena, flags, len, &cap, sizeof(*flags));
        *count = db_int(ctx, 4);
        flags[len++] = row_flag(ctx);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ flags, len };
    return ST_OK;
}

/* ---- which cells ---- */

/* What is looked at of the reports a total is built from. */
struct look {
    const struct total_basis *basis;
    const struct form *target; /* of the total, as its version is */
    const bool *taken;         /* by slot of the source's form; NULL: .cells alone */
    struct cell_ref cells[2];
    size_t cells_len;
    int64_t report_id; /* the one report a row of a list is of; 0: all of them */
};

/* A cell that is another one, with what its row is called: its texts borrow the packed figures. */
struct kept {
    struct content_change change;
    struct str label;
};

static bool is_added(int64_t row)
{
    return row > FORM_ROW_KEY_MAX;
}

static const struct form_row *row_of(const struct content *content, int64_t row)
{
    const struct form *form = content->shape->form;

    return FORM_ROW(form, form_row_index(form, row));
}

/* Whether the total takes the cell: `open` is the row of the form it stands in. */
static bool is_taken(const struct look *look, const struct content_change *change, int64_t open)
{
    const struct form_entry *source = look->basis->source;
    long slot = shape_slot(source->shape, change->at.row, change->at.column);

    for (size_t i = 0; i < look->cells_len; i++)
        if (look->cells[i].row == change->at.row && look->cells[i].column == change->at.column)
            return true;
    if (!look->taken)
        return false;
    if (is_added(change->at.row))
        return open_stack_takes(look->target, &source->form, open, change->at.column);
    return slot >= 0 && look->taken[slot];
}

static bool is_looked_at(const struct look *look, int64_t report_id,
    const struct content_change *change, const struct form_row *row)
{
    int64_t of_form = is_added(change->at.row) ? row->open : change->at.row;
    long child = total_child_index(look->basis, report_id);

    if (child >= 0 && !part_has(&LIST_AT(look->basis->children, struct child_part, child)->part,
                          of_form, change->at.column))
        return false;
    return is_taken(look, change, of_form);
}

static enum status packed_load(
    struct ctx *ctx, int64_t report_id, int64_t revision, struct str *out)
{
    bool found;

    TRY(db_one(ctx, STMT_CORRECTION_CONTENT, ARGS(V_INT(report_id), V_INT(revision)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = db_blob(ctx, 0);
    return ST_OK;
}

static enum status unpack(struct ctx *ctx, const struct look *look, int64_t report_id,
    struct str packed, struct content **out)
{
    if (content_unpack(ctx->arena, &look->basis->source->form, packed, out))
        return ST_OK;
    return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)report_id);
}

/* The first ones are kept; whether something of those borrows the packed figures. */
static bool changes_keep(const struct look *look, const struct total_flag *flag,
    const struct content *before, const struct content *after, struct list *kept)
{
    struct list changes = content_diff(before->arena, before, after);
    bool borrows = false;

    kept->len = 0;
    for (size_t i = 0; i < changes.len; i++) {
        const struct content_change *change = LIST_AT(changes, struct content_change, i);
        const struct form_row *row = row_of(change->gone ? before : after, change->at.row);

        if (!is_looked_at(look, flag->source_report_id, change, row))
            continue;
        if (kept->len < TOTAL_FLAG_CELLS_MAX) {
            *LIST_AT(*kept, struct kept, kept->len) = (struct kept){ *change, row->label };
            borrows = borrows || is_added(change->at.row) || change->before.kind == CELL_TEXT ||
                      change->after.kind == CELL_TEXT;
        }
        kept->len++;
    }
    return borrows;
}

static struct list cells_told(struct arena *arena, const struct form *form, const struct list *kept)
{
    size_t len = kept->len < TOTAL_FLAG_CELLS_MAX ? kept->len : TOTAL_FLAG_CELLS_MAX;
    struct revision_cell *cells = ARENA_ARRAY(arena, len + 1, struct revision_cell);

    for (size_t i = 0; i < len; i++) {
        const struct kept *one = LIST_AT(*kept, struct kept, i);
        long column = form_column_index(form, one->change.at.column);

        cells[i] = (struct revision_cell){
            .row = one->change.at.row,
            .column = one->change.at.column,
            .label = one->label,
            .heading = form_heading(arena, FORM_COLUMN(form, column)),
            .before = content_cell_text(arena, one->change.before),
            .after = content_cell_text(arena, one->change.after),
        };
    }
    return (struct list){ cells, len };
}

/* What a report is unpacked for is given back before the next one; of its packed figures stays what
 * is told as it stands there. */
static enum status cells_fill(
    struct ctx *ctx, const struct look *look, struct list *kept, struct total_flag *flag)
{
    struct arena_mark start = arena_mark(ctx->arena), loaded;
    struct str packed[2] = { { 0 }, { 0 } };
    struct content *before, *after;
    bool borrows;

    TRY(packed_load(ctx, flag->source_report_id, flag->used_revision, &packed[0]));
    TRY(packed_load(ctx, flag->source_report_id, flag->revision, &packed[1]));
    loaded = arena_mark(ctx->arena);
    TRY(unpack(ctx, look, flag->source_report_id, packed[0], &before));
    TRY(unpack(ctx, look, flag->source_report_id, packed[1], &after));
    borrows = changes_keep(look, flag, before, after, kept);
    arena_rewind(ctx->arena, borrows ? loaded : start);
    flag->cells = cells_told(ctx->arena, &look->basis->source->form, kept);
    flag->cells_count = (int64_t)kept->len;
    return ST_OK;
}

/* A total that is outdated itself has no cells of its own to tell. */
static enum status flags_fill(struct ctx *ctx, const struct look *look, struct list *flags)
{
    struct list kept = { ARENA_ARRAY(ctx->arena, TOTAL_FLAG_CELLS_MAX, struct kept), 0 };

    for (size_t i = 0; i < flags->len; i++) {
        struct total_flag *flag = LIST_AT(*flags, struct total_flag, i);

        if (flag->revision && (!look->report_id || look->report_id == flag->source_report_id))
            TRY(cells_fill(ctx, look, &kept, flag));
    }
    return ST_OK;
}

/* ---- all cells ---- */

/* The cells of the source's form that some cell of the total takes. */
static const bool *taken_of(
    struct arena *arena, const struct total_basis *basis, const struct shape *target)
{
    const struct shape *source = basis->source->shape;
    bool *taken = ARENA_ARRAY(arena, shape_slots(source) + 1, bool);

    for (size_t slot = 0; slot < shape_slots(target); slot++) {
        struct cell_ref at = shape_ref(target, slot);
        struct aggregate_explanation how = aggregate_explain(basis->plan, at.row, at.column);

        for (size_t i = 0; !how.calculated && i < how.sources_len; i++) {
            struct cell_ref from = how.sources[i].cell;
            long in_source = shape_slot(source, from.row, from.column);

            if (in_source >= 0)
                taken[in_source] = true;
        }
    }
    return taken;
}

enum status total_flags_explain(
    struct ctx *ctx, const struct by_id *in, struct total_flags_out *out)
{
    const struct form_entry *target;
    struct total_basis basis;
    struct report report;
    struct look look;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    out->report_id = in->id;
    if (!total_has_parts(&report))
        return ST_OK;
    TRY(total_flags(ctx, &report, &out->items, &out->count));
    if (!out->items.len)
        return ST_OK;
    TRY(total_basis_get(ctx, &report, &basis));
    TRY(form_entry_get(ctx, report.form_version_id, &target));
    look = (struct look){ .basis = &basis,
        .target = &target->form,
        .taken = taken_of(ctx->arena, &basis, target->shape) };
    return flags_fill(ctx, &look, &out->items);
}

/* ---- one cell ---- */

/* What a cell of the total takes of the sources; false: nothing. */
static bool look_at(const struct report_work *work, const struct total_basis *basis,
    const struct cell_query *in, struct look *out)
{
    const struct form *form = &work->form->form;
    const struct form_row *row = FORM_ROW(form, form_row_index(form, in->row));
    struct aggregate_explanation how;

    *out = (struct look){ .basis = basis, .target = &work->base->form };
    if (is_added(in->row)) {
        out->report_id = row->source_report;
        out->cells[0] = (struct cell_ref){ row->source_row,
            open_stack_column(&work->base->form, &basis->source->form, in->column) };
        out->cells_len = 1;
        return row->source_report != 0;
    }
    how = aggregate_explain(basis->plan, in->row, in->column);
    for (size_t i = 0; !how.calculated && i < how.sources_len; i++)
        out->cells[out->cells_len++] = how.sources[i].cell;
    return out->cells_len > 0;
}

enum status total_flags_at(struct ctx *ctx, const struct report_work *work,
    const struct total_basis *basis, const struct cell_query *in, struct list *out)
{
    struct look look;
    struct list all;
    int64_t count;
    size_t len = 0;

    *out = (struct list){ 0 };
    if (!look_at(work, basis, in, &look))
        return ST_OK;
    TRY(total_flags(ctx, &work->report, &all, &count));
    TRY(flags_fill(ctx, &look, &all));
    for (size_t i = 0; i < all.len; i++) {
        struct total_flag *flag = LIST_AT(all, struct total_flag, i);

        if (flag->cells_count)
            *LIST_AT(all, struct total_flag, len++) = *flag;
    }
    *out = (struct list){ all.items, len };
    return ST_OK;
}
