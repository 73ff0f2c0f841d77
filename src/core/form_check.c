/* The first thing wrong with a form somebody drew. */
#include "core/form.h"
#include "core/formula/formula.h"
#include "core/open_rows.h"

struct check {
    struct arena *arena;
    const struct form *form;
    struct form_fault fault;
};

static bool fault(struct check *check, struct str field, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* Keeps the first fault; always false. */
static bool fault(struct check *check, struct str field, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    if (!check->fault.field.len)
        check->fault =
            (struct form_fault){ .field = field, .text = str_vformat(check->arena, fmt, args) };
    va_end(args);
    return false;
}

static struct str member(struct check *check, const char *list, size_t i, const char *name)
{
    return str_format(check->arena, "%s[%zu].%s", list, i, name);
}

/* ---- what must be there once only ---- */

struct named {
    int64_t key;
    struct str code;
    size_t index;
};

static int named_order(const struct named *a, const struct named *b)
{
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return str_cmp(a->code, b->code);
}

/* The index of an item whose key and code an earlier item has too, or len. Sorts items. */
static size_t first_twice(struct named *items, size_t len)
{
    size_t twice = SIZE_MAX;

    for (size_t gap = len / 2; gap > 0; gap /= 2) {
        for (size_t i = gap; i < len; i++) {
            struct named moving = items[i];
            size_t to = i;

            for (; to >= gap && named_order(&items[to - gap], &moving) > 0; to -= gap)
                items[to] = items[to - gap];
            items[to] = moving;
        }
    }
    for (size_t i = 1; i < len; i++) {
        size_t later = items[i].index > items[i - 1].index ? items[i].index : items[i - 1].index;

        if (named_order(&items[i - 1], &items[i]) == 0 && later < twice)
            twice = later;
    }
    return twice;
}

static bool column_keys_once(struct check *check)
{
    const struct form *form = check->form;
    struct named *keys = ARENA_ARRAY(check->arena, form->columns.len, struct named);
    struct named *codes = ARENA_ARRAY(check->arena, form->columns.len, struct named);
    size_t codes_len = 0, twice;

    for (size_t i = 0; i < form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(form, i);

        keys[i] = (struct named){ .key = column->key, .index = i };
        if (column->role == COLUMN_VALUE && column->attribute.len)
            codes[codes_len++] = (struct named){ .code = column->attribute, .index = i };
    }
    twice = first_twice(keys, form->columns.len);
    if (twice != SIZE_MAX)
        return fault(check, member(check, "columns", twice, "key"), "Trùng khóa cột %lld.",
            (long long)FORM_COLUMN(form, twice)->key);
    twice = first_twice(codes, codes_len);
    if (twice != SIZE_MAX)
        return fault(check, member(check, "columns", twice, "attribute"),
            "Mã thuộc tính “" STR_FMT "” đã dùng cho một cột số liệu khác.",
            STR_ARG(FORM_COLUMN(form, twice)->attribute));
    return true;
}

static bool row_keys_once(struct check *check)
{
    const struct form *form = check->form;
    struct named *keys = ARENA_ARRAY(check->arena, form->rows.len, struct named);
    struct named *codes = ARENA_ARRAY(check->arena, form->rows.len, struct named);
    size_t codes_len = 0, twice;

    for (size_t i = 0; i < form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(form, i);

        keys[i] = (struct named){ .key = row->key, .index = i };
        if (row->kind == ROW_FIXED && row->indicator.len)
            codes[codes_len++] = (struct named){ .code = row->indicator, .index = i };
    }
    twice = first_twice(keys, form->rows.len);
    if (twice != SIZE_MAX)
        return fault(check, member(check, "rows", twice, "key"), "Trùng khóa dòng %lld.",
            (long long)FORM_ROW(form, twice)->key);
    twice = first_twice(codes, codes_len);
    if (twice != SIZE_MAX)
        return fault(check, member(check, "rows", twice, "indicator"),
            "Mã chỉ tiêu “" STR_FMT "” đã dùng cho một dòng số liệu khác.",
            STR_ARG(FORM_ROW(form, twice)->indicator));
    return true;
}

/* ---- sizes ---- */

static bool counts_fit(struct check *check)
{
    const struct form *form = check->form;
    size_t cells = 0, value_columns = 0;

    if (form->columns.len > FORM_COLUMNS_MAX)
        return fault(check, S("columns"), "Biểu có %zu cột, nhiều nhất là %d cột.",
            form->columns.len, FORM_COLUMNS_MAX);
    if (form->rows.len > FORM_ROWS_MAX)
        return fault(check, S("rows"), "Biểu có %zu dòng, nhiều nhất là %d dòng.", form->rows.len,
            FORM_ROWS_MAX);
    for (size_t i = 0; i < form->columns.len; i++)
        value_columns += FORM_COLUMN(form, i)->role == COLUMN_VALUE;
    for (size_t i = 0; i < form->rows.len; i++)
        cells += FORM_ROW(form, i)->kind == ROW_FIXED ? value_columns : 0;
    if (value_columns == 0)
        return fault(check, S("columns"), "Biểu chưa có cột số liệu nào.");
    if (form->open_list && !form_is_open(form))
        return fault(check, S("rows"),
            "Biểu là danh sách mở nhưng chưa có dòng mở, nơi đơn vị tự thêm dòng.");
    if (form->rows.len == 0)
        return fault(check, S("rows"), "Biểu chưa có dòng nào.");
    if (cells > FORM_CELLS_MAX)
        return fault(
            check, S("rows"), "Biểu có %zu ô số liệu, nhiều nhất là %d ô.", cells, FORM_CELLS_MAX);
    return true;
}

static bool label_fits(struct check *check, struct str label, struct str field)
{
    if (label.len > FORM_LABEL_BYTES_MAX)
        return fault(check, field, "Nội dung dài quá %d byte.", FORM_LABEL_BYTES_MAX);
    return true;
}

/* ---- rules of consolidation ---- */

/* A rule of a column or of a row, with the question which keys it may name. */
struct rule {
    const char *list;
    size_t index;
    int kind;
    int64_t own, weight, num, den;
    struct maybe_dec factor;
    bool (*names)(const struct form *form, int64_t key);
    const char *what; /* "cột số" */
};

static bool names_number_column(const struct form *form, int64_t key)
{
    long i = form_column_index(form, key);

    return i >= 0 && FORM_COLUMN(form, i)->role == COLUMN_VALUE &&
           FORM_COLUMN(form, i)->type == TYPE_NUMBER;
}

static bool names_value_row(const struct form *form, int64_t key)
{
    long i = form_row_index(form, key);

    return i >= 0 && FORM_ROW(form, i)->kind == ROW_FIXED;
}

static bool rule_key_fits(
    struct check *check, const struct rule *rule, const char *name, int64_t key)
{
    struct str field = member(check, rule->list, rule->index, name);

    if (key == rule->own)
        return fault(check, field, "Quy tắc tổng hợp lấy chính nó làm căn cứ.");
    if (!rule->names(check->form, key))
        return fault(check, field, "Quy tắc tổng hợp cần một %s có trong biểu, không có khóa %lld.",
            rule->what, (long long)key);
    return true;
}

static bool rule_fits(struct check *check, const struct rule *rule)
{
    if (rule->kind < 0 || rule->kind >= RULE_COUNT)
        return fault(check, member(check, rule->list, rule->index, "rule"),
            "Quy tắc tổng hợp không có trong danh mục.");
    if (rule->kind == RULE_WEIGHTED)
        return rule_key_fits(check, rule, "rule_weight", rule->weight);
    if (rule->kind != RULE_RATIO)
        return true;
    if (rule->factor.given && rule->factor.value.mantissa == 0)
        return fault(check, member(check, rule->list, rule->index, "rule_factor"),
            "Hệ số của tỷ lệ phải khác 0.");
    return rule_key_fits(check, rule, "rule_num", rule->num) &&
           rule_key_fits(check, rule, "rule_den", rule->den);
}

/* ---- columns, rows, cells ---- */

static bool column_fits(struct check *check, size_t i)
{
    const struct form_column *column = FORM_COLUMN(check->form, i);
    struct rule rule = { .list = "columns",
        .index = i,
        .kind = column->rule,
        .own = column->key,
        .weight = column->rule_weight,
        .num = column->rule_num,
        .den = column->rule_den,
        .factor = column->rule_factor,
        .names = names_number_column,
        .what = "cột số" };

    if (column->key < 1 || column->key > FORM_COLUMN_KEY_MAX)
        return fault(check, member(check, "columns", i, "key"), "Khóa cột phải từ 1 đến %d.",
            FORM_COLUMN_KEY_MAX);
    if (column->role < 0 || column->role >= COLUMN_ROLE_COUNT)
        return fault(check, member(check, "columns", i, "role"), "Vai trò cột không hợp lệ.");
    if (column->type < 0 || column->type >= TYPE_COUNT)
        return fault(check, member(check, "columns", i, "type"), "Kiểu dữ liệu không hợp lệ.");
    if (column->decimals < 0 || column->decimals > DEC_SCALE_MAX)
        return fault(check, member(check, "columns", i, "decimals"),
            "Số chữ số thập phân phải từ 0 đến %d.", DEC_SCALE_MAX);
    if (column->path.len > FORM_HEADING_DEPTH_MAX)
        return fault(check, member(check, "columns", i, "path"),
            "Tiêu đề cột có %zu tầng, nhiều nhất là %d tầng.", column->path.len,
            FORM_HEADING_DEPTH_MAX);
    for (size_t level = 0; level < column->path.len; level++)
        if (!label_fits(check, *LIST_AT(column->path, struct str, level),
                member(check, "columns", i, "path")))
            return false;
    return column->role != COLUMN_VALUE || rule_fits(check, &rule);
}

static bool row_fits(struct check *check, size_t i)
{
    const struct form_row *row = FORM_ROW(check->form, i);
    struct rule rule = { .list = "rows",
        .index = i,
        .kind = row->rule,
        .own = row->key,
        .weight = row->rule_weight,
        .num = row->rule_num,
        .den = row->rule_den,
        .factor = row->rule_factor,
        .names = names_value_row,
        .what = "dòng số liệu" };

    if (row->key < 1 || row->key > FORM_ROW_KEY_MAX)
        return fault(check, member(check, "rows", i, "key"), "Khóa dòng phải từ 1 đến %d.",
            FORM_ROW_KEY_MAX);
    if (row->kind < 0 || row->kind >= ROW_KIND_COUNT)
        return fault(check, member(check, "rows", i, "kind"), "Loại dòng không hợp lệ.");
    if (row->indent < 0 || row->indent > FORM_INDENT_MAX)
        return fault(check, member(check, "rows", i, "indent"), "Bậc thụt dòng phải từ 0 đến %d.",
            FORM_INDENT_MAX);
    return label_fits(check, row->label, member(check, "rows", i, "label")) &&
           (row->kind != ROW_FIXED || rule_fits(check, &rule));
}

static bool cell_fits(struct check *check, size_t i)
{
    const struct form_cell *cell = FORM_CELL(check->form, i), *before;
    long row = form_row_index(check->form, cell->row);
    long column = form_column_index(check->form, cell->column);

    if (row < 0 || FORM_ROW(check->form, row)->kind == ROW_GROUP)
        return fault(check, member(check, "cells", i, "row"),
            "Không có dòng số liệu mang khóa %lld.", (long long)cell->row);
    if (column < 0 || FORM_COLUMN(check->form, column)->role != COLUMN_VALUE)
        return fault(check, member(check, "cells", i, "column"),
            "Không có cột số liệu mang khóa %lld.", (long long)cell->column);
    before = i ? FORM_CELL(check->form, i - 1) : NULL;
    if (before &&
        (before->row > cell->row || (before->row == cell->row && before->column >= cell->column)))
        return fault(check, member(check, "cells", i, "row"),
            "Các ô phải xếp theo khóa dòng rồi khóa cột, mỗi ô một lần.");
    return true;
}

static size_t cell_place(const struct form *form, int64_t row, int64_t column)
{
    size_t i = 0;

    while (FORM_CELL(form, i)->row != row || FORM_CELL(form, i)->column != column)
        i++;
    return i;
}

/* "Ô D14, ký tự 3: Không hiểu …" */
static bool formula_fault_at(
    struct check *check, struct str field, struct str place, const struct formula_fault *wrong)
{
    if (!wrong->position)
        return fault(check, field, STR_FMT ": " STR_FMT, STR_ARG(place), STR_ARG(wrong->text));
    return fault(check, field, STR_FMT ", ký tự %zu: " STR_FMT, STR_ARG(place), wrong->position,
        STR_ARG(wrong->text));
}

/* Of an open list with no row and with one: what is right then is right of any number of rows. */
static bool formulas_compile(struct check *check, struct formula_fault *wrong)
{
    return formula_program_new(check->arena, check->form, wrong) &&
           (!form_is_open(check->form) || formula_program_new(check->arena,
                                              form_grow_sample(check->arena, check->form), wrong));
}

static bool formulas_fit(struct check *check)
{
    struct arena *arena = check->arena;
    struct formula_fault wrong;

    if (formulas_compile(check, &wrong))
        return true;
    if (wrong.check)
        return formula_fault_at(check, member(check, "checks", wrong.check - 1, "formula"),
            str_format(arena, "Kiểm tra " STR_FMT,
                STR_ARG(FORM_CHECK(check->form, wrong.check - 1)->code)),
            &wrong);
    return formula_fault_at(check,
        member(check, "cells", cell_place(check->form, wrong.row, wrong.column), "formula"),
        str_format(arena, "Ô " STR_FMT, STR_ARG(form_address(arena, wrong.row, wrong.column))),
        &wrong);
}

/* Keeps the first fault of the checks. */
static bool rules_fit(struct check *check)
{
    check->fault = form_check_rules(check->arena, check->form);
    return check->fault.field.len == 0;
}

static bool each(struct check *check, size_t len, bool (*fits)(struct check *check, size_t i))
{
    for (size_t i = 0; i < len; i++)
        if (!fits(check, i))
            return false;
    return true;
}

struct form_fault form_check(struct arena *arena, const struct form *form)
{
    struct check check = { .arena = arena, .form = form };

    if (counts_fit(&check) && each(&check, form->columns.len, column_fits) &&
        column_keys_once(&check) && each(&check, form->rows.len, row_fits) &&
        row_keys_once(&check) && each(&check, form->cells.len, cell_fits) && rules_fit(&check))
        (void)formulas_fit(&check);
    return check.fault;
}
