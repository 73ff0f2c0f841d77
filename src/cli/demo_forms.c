/* The demo's forms, read from real annexes, and the regime that asks for them. */
#include <stdio.h>

#include "base/date.h"
#include "cli/demo_posts.h"
#include "core/period.h"
#include "domain/annexes.h"
#include "domain/forms.h"
#include "domain/lives.h"
#include "domain/outlines.h"
#include "domain/regimes.h"

/* What the one who sets up a form corrects in an annex (data/forms/README.md). */
struct correction {
    const char *file;
    int64_t copy_from, copy_to;   /* formulas of a column serve another that has none there */
    int64_t copy2_from, copy2_to; /* 0: no second one */
    int64_t typed_column;         /* formulas that only repeat another cell go; 0: none */
    int64_t rice_row;             /* its sums end with a term too many */
    int64_t heading_row;          /* no figures stand there */
    int64_t hectare_row;          /* its unit was left out */
};

static const struct correction source_correction = {
    .file = "forms/nong_nghiep_thang.xlsx",
    .copy_from = 5,
    .copy_to = 6,
    .typed_column = 6,
    .rice_row = 15,
    .heading_row = 173,
    .hectare_row = 186,
};
static const struct correction total_correction = {
    .file = "forms/nong_nghiep_tong_hop.xlsx",
    .copy_from = 6,
    .copy_to = 7,
    .copy2_from = 7,
    .copy2_to = 5,
    .rice_row = 13,
    .heading_row = 171,
    .hectare_row = 184,
};

/* =E19 or =E89+0: no sum, only a cell again. */
static bool repeats(struct str formula)
{
    for (size_t i = 0; i < formula.len; i++)
        if (formula.ptr[i] == '(' || formula.ptr[i] == '/' ||
            (formula.ptr[i] == '+' && !str_ends(formula, S("+0"))))
            return false;
    return formula.len > 0;
}

/* The same formula one column or more to the side: letters before digits become the other's. */
static struct str moved(struct arena *arena, struct str formula, char from, char to)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < formula.len; i++) {
        bool address = i + 1 < formula.len && formula.ptr[i] == from && formula.ptr[i + 1] >= '0' &&
                       formula.ptr[i + 1] <= '9';

        buf_add_char(&out, address ? to : formula.ptr[i]);
    }
    return buf_str(&out);
}

static void formulas_copy(struct arena *arena, struct form *layout, int64_t from, int64_t to)
{
    size_t len = layout->cells.len;
    struct form_cell *cells = ARENA_ARRAY(arena, len * 2 + 1, struct form_cell);
    struct list out = { cells, len };

    for (size_t i = 0; i < len; i++)
        cells[i] = *FORM_CELL(layout, i);
    for (size_t i = 0; i < len; i++) {
        if (cells[i].column != from || !cells[i].formula.len ||
            form_cell_find(layout, cells[i].row, to))
            continue;
        cells[out.len++] = (struct form_cell){
            .row = cells[i].row,
            .column = to,
            .formula = moved(arena, cells[i].formula, (char)('A' + from - 1), (char)('A' + to - 1)),
        };
    }
    layout->cells = out;
    form_sort_cells(layout);
}

static void last_term_drop(struct form_cell *cell)
{
    size_t end = cell->formula.len;

    while (end > 0 && cell->formula.ptr[end - 1] != '+')
        end--;
    if (end > 0)
        cell->formula.len = end - 1;
}

static void cells_correct(const struct correction *correction, struct form *layout)
{
    struct form_cell *cells = layout->cells.items;
    size_t kept = 0;

    for (size_t i = 0; i < layout->cells.len; i++) {
        struct form_cell cell = cells[i];

        if (cell.row == correction->heading_row ||
            (cell.column == correction->typed_column && repeats(cell.formula)))
            continue;
        if (cell.row == correction->rice_row)
            last_term_drop(&cell);
        cells[kept++] = cell;
    }
    layout->cells.len = kept;
}

static void rows_correct(const struct correction *correction, struct form *layout)
{
    for (size_t i = 0; i < layout->rows.len; i++) {
        struct form_row *row = FORM_ROW(layout, i);

        if (row->key == correction->hectare_row)
            row->unit = S("ha");
        if (row->key != correction->heading_row)
            continue;
        row->kind = ROW_GROUP;
        row->indicator = (struct str){ 0 };
    }
}

static enum status layout_read(
    struct ctx *ctx, const struct correction *correction, struct form *out)
{
    const struct form_import_in in = { .file = demo_file(correction->file) };
    struct form_import read = { 0 };

    TRY(annex_import(ctx, NULL, &in, &read));
    cells_correct(correction, &read.layout);
    rows_correct(correction, &read.layout);
    formulas_copy(ctx->arena, &read.layout, correction->copy_from, correction->copy_to);
    if (correction->copy2_from)
        formulas_copy(ctx->arena, &read.layout, correction->copy2_from, correction->copy2_to);
    read.layout.doubts.len = 0;
    *out = read.layout;
    return ST_OK;
}

/* Each value column of the total that counts figures is named as the column it counts. */
static void attributes_set(struct form *total, const struct form *source)
{
    static const struct {
        int64_t total, source;
    } pairs[] = { { 4, 4 }, { 6, 5 }, { 7, 6 } };

    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        long to = form_column_index(total, pairs[i].total);
        long from = form_column_index(source, pairs[i].source);

        ASSERT(to >= 0 && from >= 0);
        FORM_COLUMN(total, to)->attribute = FORM_COLUMN(source, from)->attribute;
    }
}

/* The plan is typed in by who makes the total: nobody reports it. */
static void rules_set(struct form *total)
{
    static const int64_t own[] = { 5 };

    for (size_t i = 0; i < ARRAY_LEN(own); i++) {
        long at = form_column_index(total, own[i]);

        ASSERT(at >= 0);
        FORM_COLUMN(total, at)->rule = RULE_NONE;
    }
}

enum status demo_forms_read(struct ctx *ctx, struct demo *demo)
{
    TRY(layout_read(ctx, &source_correction, &demo->source_layout));
    TRY(layout_read(ctx, &total_correction, &demo->total_layout));
    attributes_set(&demo->total_layout, &demo->source_layout);
    rules_set(&demo->total_layout);
    TRY(form_layout_check(ctx, &demo->source_layout));
    return form_layout_check(ctx, &demo->total_layout);
}

struct period_rules demo_rules(void)
{
    return (struct period_rules){
        .kind = PERIOD_MONTH,
        .window = S("15-14"),
        .due = S("day=20;month=+0;shift=next"),
        .total_due = S("workdays=5;after=due;shift=none"),
    };
}

/* The text that goes with the figures: data/outlines/README.md. */
static enum status outline_make(struct ctx *ctx, int64_t owner_id, int64_t *out_id)
{
    struct outline_save wanted = { 0 };
    struct outline_full made;

    TRY(resource_from_json(
        ctx, &outline_file_resource, demo_file("outlines/nong_nghiep_thang.json"), &wanted));
    TRY(document_settle(ctx, DOC_OUTLINE, &wanted.document));
    wanted.owner_unit_id = owner_id;
    TRY(outline_create(ctx, &wanted, &made));
    *out_id = made.outline.id;
    return ST_OK;
}

static enum status regime_make(
    struct ctx *ctx, struct demo *demo, int64_t form_id, int64_t total_form_id, int64_t outline_id)
{
    const struct period_rules rules = demo_rules();
    int64_t lead_id = demo_unit_get(demo, S(DEMO_LEAD_CODE))->unit.id;
    struct reporter *reporters = ARENA_ARRAY(demo->arena, demo->communes_len, struct reporter);
    const struct regime wanted = {
        .code = S("NN-THANG"),
        .name = S("Báo cáo ước kết quả sản xuất nông, lâm, ngư nghiệp hằng tháng "
                  "(minh họa)"),
        .legal_basis = S("Chế độ báo cáo mẫu. Danh sách xã, phường và biểu mẫu là thật; "
                         "mọi số liệu do chương trình sinh ra để minh họa."),
        .compiler_post = S("Chuyên viên Phòng Kế hoạch - Tài chính"),
        .approver_post = S("Phó Giám đốc phụ trách"),
        .lead_unit_id = lead_id,
        .receiver_unit_id = lead_id,
        .upper_unit_id = demo_unit_get(demo, S(DEMO_UPPER_CODE))->unit.id,
        .form_id = form_id,
        .total_form_id = total_form_id,
        .outline_id = outline_id,
        .period_kind = rules.kind,
        .window_rule = rules.window,
        .due_rule = rules.due,
        .total_due_rule = rules.total_due,
        .active = true,
    };
    struct reporters_change change = { .reporters = { reporters, demo->communes_len } };
    struct regime_full made;
    struct regime regime;

    for (size_t i = 0; i < demo->communes_len; i++)
        reporters[i] = (struct reporter){
            .unit_id = demo->units[demo->communes_from + i].unit.id,
            .valid_from = DATE_NONE,
            .valid_to = DATE_NONE,
        };
    TRY(regime_create(ctx, &wanted, &made));
    demo->regime_id = change.id = made.regime.id;
    change.version = made.regime.version;
    return reporters_set(ctx, &change, &regime);
}

/* Drafted, announced and used on one day, as a province does that has nobody to test with. */
static enum status form_make(struct ctx *ctx, const struct form_save *wanted, int64_t *out_form_id)
{
    struct form_move use = { .action = LIFE_USE,
        .legal_basis = S("Chế độ báo cáo mẫu, kèm theo chương trình"),
        .use_from = DATE_NONE };
    struct form_full made;

    TRY(form_create(ctx, wanted, &made));
    use.id = made.form.id;
    use.version = made.form.version;
    ctx->now_ms += 20 * (int64_t)60 * 1000;
    TRY(form_act(ctx, &use, &made));
    *out_form_id = made.form.id;
    return ST_OK;
}

enum status demo_forms_make(struct ctx *ctx, struct demo *demo)
{
    int64_t day = demo_month_day(demo, 3) + 8;
    int64_t owner_id = demo_unit_get(demo, S(DEMO_LEAD_CODE))->unit.id;
    const struct demo_post *designer = demo_post_get(demo, S("thietke.snnmt"));
    const struct form_save source = {
        .code = S("NN-THANG-XA"),
        .title = S("Ước kết quả sản xuất nông, lâm, ngư nghiệp tháng (xã, phường)"),
        .owner_unit_id = owner_id,
        .request = { .on = DATE_NONE },
        .layout = demo->source_layout,
    };
    const struct form_save total = {
        .code = S("NN-THANG-TINH"),
        .title = S("Ước kết quả sản xuất nông, lâm, ngư nghiệp tháng (toàn tỉnh)"),
        .owner_unit_id = owner_id,
        .request = { .on = DATE_NONE },
        .layout = demo->total_layout,
    };
    int64_t source_id, total_id, outline_id;

    demo_act_as(ctx, demo_ms(day, 9 * 60), designer);
    TRY(form_make(ctx, &source, &source_id));
    demo_act_as(ctx, demo_ms(day, 10 * 60 + 25), designer);
    TRY(form_make(ctx, &total, &total_id));
    TRY(outline_make(ctx, owner_id, &outline_id));
    demo_act_as(ctx, demo_ms(day + 2, 8 * 60 + 40), demo_post_get(demo, S("chutri.snnmt")));
    TRY(regime_make(ctx, demo, source_id, total_id, outline_id));
    printf("  2 biểu mẫu đọc từ phụ lục Excel, 1 đề cương, 1 chế độ báo cáo tháng\n");
    fflush(stdout);
    return ST_OK;
}
