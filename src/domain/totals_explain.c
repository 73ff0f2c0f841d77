#include "domain/totals.h"

#include "core/open_stack.h"
#include "domain/grown.h"
#include "domain/sources.h"
#include "domain/total_flags.h"
#include "domain/usage_reports.h"
#include "domain/use.h"

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
    enum { FIGURES, APPROVED, SUBMITTED };
    int64_t revision = 0; /* each submitting froze the next */
    size_t i = 0;
    bool more;

    TRY(db_start(ctx, STMT_TOTAL_PEOPLE, ARGS(V_INT(total_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t report_id = db_int(ctx, 0);
        struct explain_part *part;

        while (
            i < sources->len && LIST_AT(*sources, struct source, i)->part.report_id != report_id) {
            i++;
            revision = 0;
        }
        if (i == sources->len)
            break;
        part = &LIST_AT(*sources, struct source, i)->part;
        if (db_int(ctx, 4) == SUBMITTED) {
            revision++;
        } else if (db_int(ctx, 4) == APPROVED) {
            /* Whoever approved the revision that was counted, not a later one. */
            if (revision == part->revision)
                part->approved_by = db_text(ctx, 2);
        } else if (db_int(ctx, 1) == versions[i]) {
            part->entered_by = db_text(ctx, 2);
            part->entered_ms = db_int(ctx, 3);
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static bool lies_in(const struct total_basis *basis, int64_t report_id, const struct cell_query *at)
{
    long index = total_child_index(basis, report_id);

    return index < 0 ||
           part_has(&LIST_AT(basis->children, struct child_part, index)->part, at->row, at->column);
}

/* Units the cell was built without. */
static enum status absent_fill(
    struct ctx *ctx, const struct total_basis *basis, const struct cell_query *in, struct list *out)
{
    struct missing_unit *units = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_TOTAL_ABSENT, ARGS(V_INT(in->id))));
    TRY(db_next(ctx, &more));
    while (more) {
        units = list_room(ctx->arena, units, len, &cap, sizeof(*units));
        if (lies_in(basis, db_int(ctx, 3), in))
            units[len++] =
                (struct missing_unit){ db_int(ctx, 0), db_text(ctx, 1), (int)db_int(ctx, 2) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ units, len };
    return ST_OK;
}

/* A row of a list is one report's. */
static enum status row_explain(struct ctx *ctx, const struct report_work *work,
    const struct cell_query *in, const struct form_entry *source_form, struct explain_out *out)
{
    const struct form *form = &work->form->form;
    const struct form_row *row = FORM_ROW(form, form_row_index(form, in->row));
    struct aggregate_explanation how = { .rule = RULE_NONE, .sources_len = 1 };
    struct explain_part *part = ARENA_NEW(ctx->arena, struct explain_part);
    int64_t *versions;
    struct list sources;

    if (out->formula.len || !row->source_report)
        return ST_OK;
    how.sources[0].cell = (struct cell_ref){ row->source_row,
        open_stack_column(&work->base->form, &source_form->form, in->column) };
    TRY(total_sources_load(ctx, in->id, &sources));
    versions = ARENA_ARRAY(ctx->arena, sources.len + 1, int64_t);
    TRY(parts_fill(ctx, source_form, &how, &sources, versions));
    TRY(people_fill(ctx, in->id, &sources, versions));
    for (size_t i = 0; i < sources.len; i++) {
        if (LIST_AT(sources, struct source, i)->part.report_id != row->source_report)
            continue;
        *part = LIST_AT(sources, struct source, i)->part;
        out->parts = (struct list){ part, 1 };
    }
    return ST_OK;
}

static enum status parts_explain(struct ctx *ctx, const struct report_work *work,
    const struct total_basis *basis, const struct cell_query *in, struct explain_out *out)
{
    struct aggregate_explanation how;
    struct explain_part *parts;
    struct list sources;
    int64_t *versions;

    if (in->row > FORM_ROW_KEY_MAX)
        return row_explain(ctx, work, in, basis->source, out);
    how = aggregate_explain(basis->plan, in->row, in->column);
    out->rule = how.rule;
    if (how.put)
        out->rule_title = S("Lấy số liệu của đơn vị được giao");
    if (how.calculated || !how.sources_len)
        return ST_OK;
    TRY(total_sources_load(ctx, in->id, &sources));
    versions = ARENA_ARRAY(ctx->arena, sources.len + 1, int64_t);
    TRY(parts_fill(ctx, basis->source, &how, &sources, versions));
    TRY(people_fill(ctx, in->id, &sources, versions));
    parts = ARENA_ARRAY(ctx->arena, sources.len + 1, struct explain_part);
    out->parts = (struct list){ parts, 0 };
    for (size_t i = 0; i < sources.len; i++) {
        const struct explain_part *part = &LIST_AT(sources, struct source, i)->part;

        if (lies_in(basis, part->report_id, in))
            parts[out->parts.len++] = *part;
    }
    return absent_fill(ctx, basis, in, &out->missing);
}

static void terms_fill(struct ctx *ctx, const struct report_work *work, const struct cell_query *in,
    struct explain_out *out)
{
    const struct form_cell *special = form_cell_find(&work->form->form, in->row, in->column);
    struct slot_list inputs =
        formula_inputs(ctx->arena, report_program(ctx, work), in->row, in->column);
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

static enum status flagged_explain(struct ctx *ctx, const struct report_work *work,
    const struct cell_query *in, struct explain_out *out)
{
    struct total_basis basis;

    TRY(total_basis_get(ctx, &work->report, &basis));
    TRY(parts_explain(ctx, work, &basis, in, out));
    return total_flags_at(ctx, work, &basis, in, &out->flags);
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
    if (total_has_parts(&work.report))
        TRY(flagged_explain(ctx, &work, in, out));
    if (!out->rule_title.len)
        TRY(usage_explain(ctx, work.report.id, in->row, in->column, &out->rule_title));
    if (!out->rule_title.len)
        out->rule_title = str_of(out->formula.len ? "Tính theo công thức" : rule_titles[out->rule]);
    return ST_OK;
}
