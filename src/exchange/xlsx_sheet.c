#include "exchange/xlsx_sheet.h"

#include "base/limits.h"
#include "base/mem.h"

#define WIDTH_MAX 255

struct xlsx_sheet xlsx_sheet_reader(
    struct ctx *ctx, struct xlsx_shared *shared, struct sheet *sheet)
{
    return (struct xlsx_sheet){ .ctx = ctx, .shared = shared, .sheet = sheet };
}

static enum status broken(struct xlsx_sheet *x, const char *why)
{
    return fail(x->ctx, PROBLEM_XLSX_BROKEN, "Trang “" STR_FMT "”, dòng %d: %s.",
        STR_ARG(x->sheet->name), (int)x->row.number, why);
}

/* ---- rows ---- */

static enum status start_row(struct xlsx_sheet *x, const char **attributes)
{
    int64_t number = xml_number(attributes, "r", (int64_t)x->row.number + 1);

    if (number <= x->row.number || number > SHEET_ROWS_MAX)
        return broken(x, "số thứ tự dòng không tăng dần hoặc vượt mức");
    x->row = (struct sheet_row){
        .number = (int32_t)number,
        .hidden = xml_flag(attributes, "hidden", false),
    };
    return ST_OK;
}

static enum status end_row(struct xlsx_sheet *x)
{
    void *rows = x->sheet->rows;
    struct sheet_row *row;
    size_t bytes = (size_t)x->row.len * sizeof(*x->cells);

    if (x->row.len == 0)
        return ST_OK;
    row = xlsx_grow(x->ctx, &rows, &x->sheet->rows_len, sizeof(*row), SHEET_ROWS_MAX);
    ASSERT(row != NULL);
    x->sheet->rows = rows;
    *row = x->row;
    row->cells = arena_alloc(x->ctx->arena, bytes);
    memcpy(row->cells, x->cells, bytes);
    return ST_OK;
}

/* ---- cells ---- */

static char value_type(struct str type)
{
    if (type.ptr == NULL || type.len == 0)
        return 'n';
    if (str_eq(type, S("str")))
        return 'S';
    return type.ptr[0];
}

static enum status start_cell(struct xlsx_sheet *x, const char **attributes)
{
    int64_t previous = x->row.len == 0 ? 0 : x->cells[x->row.len - 1].column;
    int64_t row = x->row.number;
    int64_t column = previous + 1;
    int64_t style = xml_number(attributes, "s", 0);
    struct str ref = xml_attribute(attributes, "r");

    if (x->row.number == 0)
        return broken(x, "ô nằm ngoài dòng");
    if (ref.ptr != NULL && !sheet_ref(ref, &row, &column))
        return broken(x, "địa chỉ ô không hợp lệ");
    if (row != x->row.number || column <= previous || column > SHEET_COLUMNS_MAX)
        return broken(x, "ô không đúng thứ tự");
    if (style >= XLSX_STYLES_MAX)
        return broken(x, "kiểu định dạng không có");
    x->cell = (struct sheet_cell){
        .text = S(""),
        .formula = S(""),
        .column = (int32_t)column,
        .style = (uint16_t)style,
    };
    x->type = value_type(xml_attribute(attributes, "t"));
    x->has_value = false;
    x->has_shared = false;
    x->value.len = 0;
    x->formula.len = 0;
    return ST_OK;
}

static enum status set_number(struct xlsx_sheet *x, struct str raw)
{
    x->cell.kind = SHEET_NUMBER;
    if (sheet_number(x->ctx->arena, raw, &x->cell.text))
        return ST_OK;
    x->cell.kind = SHEET_TEXT;
    x->cell.text = xlsx_text_take(x->ctx, &x->value);
    return ST_OK;
}

static enum status set_shared_text(struct xlsx_sheet *x, struct str raw)
{
    int64_t index;

    if (!str_to_int(raw, &index) || (uint64_t)index >= x->shared->strings_len)
        return broken(x, "ô trỏ tới văn bản không có");
    x->cell.kind = SHEET_TEXT;
    x->cell.text = x->shared->strings[index];
    return ST_OK;
}

static enum status set_value(struct xlsx_sheet *x)
{
    struct str raw = str_trim((struct str){ x->value.ptr, x->value.len });

    if (!x->has_value || x->value.len == 0)
        return ST_OK;
    switch (x->type) {
    case 'n':
        return set_number(x, raw);
    case 's':
        return set_shared_text(x, raw);
    case 'b':
        x->cell.kind = SHEET_BOOL;
        x->cell.text = str_eq(raw, S("1")) || str_eq(raw, S("true")) ? S("1") : S("0");
        return ST_OK;
    case 'e':
        x->cell.kind = SHEET_ERROR;
        break;
    default:
        x->cell.kind = SHEET_TEXT;
    }
    x->cell.text = xlsx_text_take(x->ctx, &x->value);
    return ST_OK;
}

/* ---- formulas ---- */

static enum status keep_shared(struct xlsx_sheet *x)
{
    size_t index = (size_t)x->shared_index;
    struct xlsx_formula *larger;
    size_t cap = x->formulas_cap;

    if (index >= cap) {
        cap = 2 * index + 16;
        larger = ARENA_ARRAY(x->ctx->arena, cap, struct xlsx_formula);
        if (x->formulas_cap > 0)
            memcpy(larger, x->formulas, x->formulas_cap * sizeof(*larger));
        x->formulas = larger;
        x->formulas_cap = cap;
    }
    x->formulas[index] = (struct xlsx_formula){ x->cell.formula, x->row.number, x->cell.column };
    return ST_OK;
}

static enum status expand_shared(struct xlsx_sheet *x)
{
    const struct xlsx_formula *formula;

    if ((size_t)x->shared_index >= x->formulas_cap || x->formulas[x->shared_index].text.ptr == NULL)
        return broken(x, "ô trỏ tới công thức chung không có");
    formula = &x->formulas[x->shared_index];
    x->cell.formula = sheet_shift(x->ctx->arena, formula->text, x->row.number - formula->row,
        x->cell.column - formula->column);
    if (arena_over_budget(x->ctx->arena))
        return fail(x->ctx, PROBLEM_XLSX_TOO_LARGE, "Các công thức quá dài.");
    return ST_OK;
}

static enum status set_formula(struct xlsx_sheet *x)
{
    struct xlsx_text text = x->formula;

    if (text.len > 0)
        x->cell.formula = xlsx_text_take(x->ctx, &text);
    if (!x->has_shared)
        return ST_OK;
    if (x->shared_index < 0 || x->shared_index >= XLSX_SHARED_FORMULAS_MAX)
        return broken(x, "công thức chung có số hiệu vượt mức");
    return x->cell.formula.len > 0 ? keep_shared(x) : expand_shared(x);
}

static void add_cell(struct xlsx_sheet *x)
{
    struct sheet *sheet = x->sheet;
    size_t len = (size_t)x->row.len;

    if (len == x->cells_cap) {
        size_t cap = x->cells_cap == 0 ? 32 : 2 * x->cells_cap;
        struct sheet_cell *larger = ARENA_ARRAY(x->ctx->arena, cap, struct sheet_cell);

        if (len > 0)
            memcpy(larger, x->cells, len * sizeof(*larger));
        x->cells = larger;
        x->cells_cap = cap;
    }
    x->cells[len] = x->cell;
    x->row.len++;
    if (x->cell.kind == SHEET_EMPTY && x->cell.formula.len == 0)
        return;
    sheet->last_row = x->row.number;
    if (x->cell.column > sheet->last_column)
        sheet->last_column = x->cell.column;
}

static enum status end_cell(struct xlsx_sheet *x)
{
    x->shared->cells++;
    if (x->shared->cells > XLSX_CELLS_MAX)
        return fail(x->ctx, PROBLEM_XLSX_TOO_LARGE, "Nhiều nhất %d ô.", XLSX_CELLS_MAX);
    TRY(set_value(x));
    TRY(set_formula(x));
    add_cell(x);
    return ST_OK;
}

/* ---- what stands beside the cells ---- */

static int32_t rounded(struct str width)
{
    struct str rest = width;
    int64_t chars = 0;

    if (!str_to_int(str_cut(&rest, '.'), &chars) || chars > WIDTH_MAX)
        return 0;
    return (int32_t)(chars + (rest.len > 0 && rest.ptr[0] >= '5' ? 1 : 0));
}

static enum status add_width(struct xlsx_sheet *x, const char **attributes)
{
    void *widths = x->sheet->widths;
    int64_t first = xml_number(attributes, "min", 0);
    int64_t last = xml_number(attributes, "max", 0);
    struct sheet_width *width;

    if (first < 1 || last < first || last > SHEET_COLUMNS_MAX)
        return broken(x, "khai báo cột không hợp lệ");
    width = xlsx_grow(x->ctx, &widths, &x->sheet->widths_len, sizeof(*width), SHEET_COLUMNS_MAX);
    if (width == NULL)
        return broken(x, "quá nhiều khai báo cột");
    x->sheet->widths = widths;
    *width = (struct sheet_width){
        .column = (int32_t)first,
        .last_column = (int32_t)last,
        .chars = rounded(xml_attribute(attributes, "width")),
        .hidden = xml_flag(attributes, "hidden", false),
    };
    return ST_OK;
}

static enum status add_merge(struct xlsx_sheet *x, const char **attributes)
{
    void *merges = x->sheet->merges;
    struct str rest = xml_attribute(attributes, "ref");
    struct str first = str_cut(&rest, ':');
    int64_t row, column, last_row, last_column;
    struct sheet_merge *merge;

    if (!sheet_ref(first, &row, &column))
        return broken(x, "vùng gộp ô không hợp lệ");
    if (!sheet_ref(rest, &last_row, &last_column)) {
        last_row = row;
        last_column = column;
    }
    if (last_row < row || last_column < column)
        return broken(x, "vùng gộp ô không hợp lệ");
    merge = xlsx_grow(x->ctx, &merges, &x->sheet->merges_len, sizeof(*merge), XLSX_MERGES_MAX);
    if (merge == NULL)
        return fail(x->ctx, PROBLEM_XLSX_TOO_LARGE, "Nhiều nhất %d vùng gộp ô.", XLSX_MERGES_MAX);
    x->sheet->merges = merges;
    *merge = (struct sheet_merge){ (int32_t)row, (int32_t)column, (int32_t)last_row,
        (int32_t)last_column };
    return ST_OK;
}

/* ---- events ---- */

static void start_formula(struct xlsx_sheet *x, const char **attributes)
{
    x->listen = LISTEN_FORMULA;
    x->has_shared = str_eq(xml_attribute(attributes, "t"), S("shared"));
    if (x->has_shared)
        x->shared_index = xml_number(attributes, "si", -1);
}

static enum status start_in_data(struct xlsx_sheet *x, struct str name, const char **attributes)
{
    if (str_eq(name, S("c")))
        return start_cell(x, attributes);
    if (str_eq(name, S("row")))
        return start_row(x, attributes);
    if (str_eq(name, S("f")))
        start_formula(x, attributes);
    if (str_eq(name, S("rPh")))
        x->phonetic++;
    if (str_eq(name, S("v")) || (str_eq(name, S("t")) && x->phonetic == 0)) {
        x->listen = LISTEN_VALUE;
        x->has_value = true;
    }
    return ST_OK;
}

static enum status sheet_start(void *user, struct str name, const char **attributes)
{
    struct xlsx_sheet *x = user;

    if (x->in_data)
        return start_in_data(x, name, attributes);
    if (str_eq(name, S("sheetData")))
        x->in_data = true;
    if (str_eq(name, S("col")))
        return add_width(x, attributes);
    if (str_eq(name, S("mergeCell")))
        return add_merge(x, attributes);
    return ST_OK;
}

static enum status sheet_end(void *user, struct str name)
{
    struct xlsx_sheet *x = user;

    if (!x->in_data)
        return ST_OK;
    if (str_eq(name, S("c")))
        return end_cell(x);
    if (str_eq(name, S("row")))
        return end_row(x);
    if (str_eq(name, S("rPh")))
        x->phonetic--;
    if (str_eq(name, S("sheetData")))
        x->in_data = false;
    if (name.len == 1)
        x->listen = LISTEN_NONE;
    return ST_OK;
}

static enum status sheet_text(void *user, struct str text)
{
    struct xlsx_sheet *x = user;

    if (x->listen == LISTEN_NONE)
        return ST_OK;
    return xlsx_text_add(x->ctx, x->listen == LISTEN_VALUE ? &x->value : &x->formula, text);
}

const struct xml_events xlsx_sheet_events = {
    .start = sheet_start,
    .end = sheet_end,
    .text = sheet_text,
};
