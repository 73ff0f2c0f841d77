/* The formulas of an annex: those of Excel's cells, and those printed over column numbers. */
#include "core/formula/formula.h"

#include "base/mem.h"

#include "core/annex/tokens.h"
#include "core/annex/work.h"

/* ---- the shape of a quotient ---- */

static struct str without_spaces(struct str text, char *to, size_t room)
{
    size_t len = 0;

    for (size_t i = 0; i < text.len && len < room; i++) {
        if (text.ptr[i] != ' ' && text.ptr[i] != '$')
            to[len++] = text.ptr[i];
    }
    return (struct str){ to, len };
}

static bool is_ref_char(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Takes a reference off the front. */
static bool take_ref(struct str *text, int64_t *row, int64_t *column)
{
    size_t len = 0;

    while (len < text->len && is_ref_char(text->ptr[len]))
        len++;
    if (!sheet_ref(str_sub(*text, 0, len), row, column))
        return false;
    *text = str_sub(*text, len, text->len);
    return true;
}

/* "=(D17/D15)*10" and "=IFERROR(D17/D15*10,0)" without their brackets. */
static struct str opened(struct str text)
{
    if (str_starts(text, S("=")))
        text = str_sub(text, 1, text.len);
    if (str_starts(text, S("IFERROR(")))
        text = str_sub(text, 8, str_find(text, S(",")) - 8);
    if (str_starts(text, S("(")))
        text = str_sub(text, 1, text.len);
    return text;
}

struct quotient work_quotient(struct str formula)
{
    struct quotient q = { .found = false };
    char room[64];
    struct str rest = opened(without_spaces(formula, room, sizeof(room)));

    if (formula.len >= sizeof(room) || !take_ref(&rest, &q.num_row, &q.num_column))
        return q;
    if (!str_starts(rest, S("/")))
        return q;
    rest = str_sub(rest, 1, rest.len);
    if (!take_ref(&rest, &q.den_row, &q.den_column))
        return q;
    if (str_starts(rest, S(")")))
        rest = str_sub(rest, 1, rest.len);
    q.found = rest.len == 0;
    if (str_starts(rest, S("*"))) {
        q.factor.given = dec_parse(str_sub(rest, 1, rest.len), &q.factor.value);
        q.found = q.factor.given && q.factor.value.mantissa != 0;
    }
    return q;
}

/* ---- formulas of cells ---- */

static struct form_cell *add_cell(struct work *work, int64_t row, int64_t column)
{
    struct form_cell *cell = &work->cells[work->cells_len++];

    *cell = (struct form_cell){ .row = row, .column = column, .formula = S("") };
    return cell;
}

#define CROSS_BYTES_MAX 8

/* What stands in cells nobody fills: "x", "-", "///". */
static bool is_crossed_out(struct str text)
{
    text = str_trim(text);
    if (text.len == 0 || text.len > CROSS_BYTES_MAX)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c != 'x' && c != 'X' && c != '-' && c != '/' && c != '\\' && c != ' ')
            return false;
    }
    return true;
}

static void read_cell(struct work *work, const struct form_row *row,
    const struct form_column *column, size_t *figures)
{
    const struct sheet_cell *cell = page_cell(&work->page, row->key, column->key);

    if (cell->formula.len >= FORMULA_BYTES_MAX) {
        work_doubt(work, row->key, column->key, "Công thức quá dài; ô để nhập tay.");
        return;
    }
    if (cell->formula.len > 0) {
        add_cell(work, row->key, column->key)->formula =
            str_format(work->arena, "=" STR_FMT, STR_ARG(cell->formula));
        return;
    }
    if (cell->kind == SHEET_TEXT && is_crossed_out(cell->text)) {
        add_cell(work, row->key, column->key)->readonly = true;
        work_doubt(work, row->key, column->key,
            "Ô ghi “" STR_FMT "” được hiểu là ô gạch chéo, không phải điền.",
            STR_ARG(str_trim(cell->text)));
        return;
    }
    *figures += cell->kind != SHEET_EMPTY && cell->text.len > 0 ? 1 : 0;
}

/* What is printed over the column, for the row. In rows that are added it counts with that row's
 * own figures, as it would in a row of the form: it is tried as in one. */
static struct printed_formula printed_for(
    struct work *work, const struct form_column *column, int64_t row)
{
    struct form form = *work->form;
    struct form_row *rows = ARENA_ARRAY(work->arena, work->rows_len, struct form_row);

    for (size_t i = 0; i < work->rows_len; i++) {
        rows[i] = work->rows[i];
        if (rows[i].key == row)
            rows[i].kind = ROW_FIXED;
    }
    form.rows = (struct list){ rows, work->rows_len };
    return formula_from_printed(work->arena, &form, column, row);
}

/* A printed formula becomes one of the cell, where Excel has none. */
static void add_printed(
    struct work *work, const struct form_row *row, const struct form_column *column)
{
    struct printed_formula printed =
        row->kind == ROW_OPEN ? printed_for(work, column, row->key)
                              : formula_from_printed(work->arena, work->form, column, row->key);

    if (printed.formula.len > 0)
        add_cell(work, row->key, column->key)->formula = printed.formula;
}

/* Each row that is added calculates what is printed over the columns: the open row has it for them.
 */
static void add_open_row(struct work *work, const struct form_row *row)
{
    for (size_t i = 0; i < work->columns_len; i++)
        if (work->columns[i].role == COLUMN_VALUE && work->columns[i].printed.len > 0)
            add_printed(work, row, &work->columns[i]);
}

static void read_cells(struct work *work, const struct form_row *row, size_t *figures)
{
    for (size_t i = 0; i < work->columns_len; i++) {
        const struct form_column *column = &work->columns[i];
        size_t before = work->cells_len;
        size_t seen = *figures;

        if (column->role != COLUMN_VALUE)
            continue;
        read_cell(work, row, column, figures);
        if (before == work->cells_len && seen == *figures && column->printed.len > 0)
            add_printed(work, row, column);
    }
}

/* A row with figures, also of those that are added; 0: there is none. */
static int64_t some_row(const struct work *work)
{
    for (size_t i = 0; i < work->rows_len; i++) {
        if (work->rows[i].kind != ROW_GROUP)
            return work->rows[i].key;
    }
    return 0;
}

static void check_printed(struct work *work, const struct form_column *column)
{
    int64_t row = some_row(work);
    struct printed_formula printed;

    if (column->printed.len == 0 || column->role != COLUMN_VALUE || row == 0)
        return;
    printed = printed_for(work, column, row);
    if (printed.formula.len == 0)
        work_doubt(work, 0, column->key, "Công thức in “" STR_FMT "” chưa hiểu được: " STR_FMT,
            STR_ARG(column->printed), STR_ARG(printed.fault));
    for (size_t i = 0; i < printed.also.len; i++)
        work_doubt(work, 0, column->key,
            "Công thức in còn nêu giá trị này phải bằng " STR_FMT "; hãy thêm kiểm tra nếu cần.",
            STR_ARG(*LIST_AT(printed.also, struct str, i)));
}

/* "=D11+E11+F11" of the row that stands for others, as printed over column numbers: "3=4+5+6". */
static struct str as_printed(struct work *work, const struct form_column *column, int64_t row)
{
    struct buf buf = { .arena = work->arena };
    struct str rest = page_cell(&work->page, row, column->key)->formula;

    if (rest.len >= FORMULA_BYTES_MAX)
        return S("");
    buf_addf(&buf, STR_FMT "=", STR_ARG(column->number));
    while (rest.len > 0) {
        int64_t ref_row, ref_column;
        long i;

        if (!is_ref_char(rest.ptr[0])) {
            buf_add_char(&buf, rest.ptr[0]);
            rest = str_sub(rest, 1, rest.len);
            continue;
        }
        if (!take_ref(&rest, &ref_row, &ref_column) || ref_row != row)
            return S("");
        i = form_column_index(work->form, ref_column);
        if (i < 0 || work->columns[i].number.len == 0)
            return S("");
        buf_add(&buf, work->columns[i].number);
    }
    return buf_str(&buf);
}

/* What the row that stands for others calculates is printed over the columns too, where it can be.
 */
static void read_open_column(
    struct work *work, const struct form_row *row, struct form_column *column)
{
    bool has_formula = page_cell(&work->page, row->key, column->key)->formula.len > 0;

    if (has_formula && column->printed.len == 0 && column->number.len > 0)
        column->printed = as_printed(work, column, row->key);
    if (has_formula && column->printed.len == 0)
        work_doubt(work, row->key, column->key,
            "Công thức của dòng do đơn vị tự thêm chưa chuyển được; hãy ghi công thức theo "
            "số thứ tự cột.");
}

void work_formulas(struct work *work)
{
    size_t figures = 0;

    work->form->columns = (struct list){ work->columns, work->columns_len };
    work->form->rows = (struct list){ work->rows, work->rows_len };
    work->cells = ARENA_ARRAY(work->arena, work->rows_len * work->columns_len, struct form_cell);
    for (size_t i = 0; i < work->rows_len; i++) {
        for (size_t c = 0; work->rows[i].kind == ROW_OPEN && c < work->columns_len; c++)
            if (work->columns[c].role == COLUMN_VALUE)
                read_open_column(work, &work->rows[i], &work->columns[c]);
    }
    for (size_t i = 0; i < work->columns_len; i++)
        check_printed(work, &work->columns[i]);
    for (size_t i = 0; i < work->rows_len; i++) {
        if (work->rows[i].kind == ROW_FIXED)
            read_cells(work, &work->rows[i], &figures);
        else if (work->rows[i].kind == ROW_OPEN)
            add_open_row(work, &work->rows[i]);
    }
    if (figures > 0)
        work_doubt(work, 0, 0,
            "Biểu có sẵn %zu ô số liệu; chỉ khung biểu được lấy, số liệu thì không.", figures);
}

/* ---- what cannot be calculated ---- */

/* So many faulty formulas are named one by one. */
#define FAULTS_MAX 60

static struct form_cell *cell_at(struct work *work, int64_t row, int64_t column)
{
    for (size_t i = 0; i < work->cells_len; i++) {
        if (work->cells[i].row == row && work->cells[i].column == column)
            return &work->cells[i];
    }
    return NULL;
}

/* Cells that say nothing any more are left out. */
static void drop_plain_cells(struct work *work)
{
    size_t len = 0;

    for (size_t i = 0; i < work->cells_len; i++) {
        if (work->cells[i].formula.len > 0 || work->cells[i].readonly)
            work->cells[len++] = work->cells[i];
    }
    work->cells_len = len;
}

/* The fault of the first formula that cannot be calculated; .row 0: there is none. */
static struct formula_fault first_fault(struct work *work, char *text, size_t room)
{
    struct arena_mark mark = arena_mark(work->arena);
    struct formula_fault fault = { .row = 0 };
    bool good;

    work->form->cells = (struct list){ work->cells, work->cells_len };
    good = formula_program_new(work->arena, work->form, &fault) != NULL;
    if (good)
        fault.row = 0;
    else
        memcpy(text, fault.text.ptr, page_clip(fault.text, room).len);
    fault.text = (struct str){ text, good ? 0 : page_clip(fault.text, room).len };
    arena_rewind(work->arena, mark);
    return fault;
}

static void drop_all_formulas(struct work *work)
{
    for (size_t i = 0; i < work->cells_len; i++)
        work->cells[i].formula = S("");
    drop_plain_cells(work);
    work_doubt(work, 0, 0, "Quá nhiều công thức không dùng được; mọi ô để nhập tay.");
}

void work_check_formulas(struct work *work)
{
    char text[256];
    struct formula_fault fault = first_fault(work, text, sizeof(text));

    for (int tries = 0; fault.row > 0 && tries < FAULTS_MAX; tries++) {
        struct form_cell *cell = cell_at(work, fault.row, fault.column);

        ASSERT(cell != NULL);
        work_doubt(work, fault.row, fault.column,
            "Công thức " STR_FMT " không dùng được: " STR_FMT " Ô để nhập tay.",
            STR_ARG(page_clip(cell->formula, sizeof(text))), STR_ARG(fault.text));
        cell->formula = S("");
        drop_plain_cells(work);
        fault = first_fault(work, text, sizeof(text));
    }
    if (fault.row > 0)
        drop_all_formulas(work);
    work->form->cells = (struct list){ work->cells, work->cells_len };
}
