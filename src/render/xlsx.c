/* A filled form as .xlsx, looking like the annex it came from. */
#include <xlsxwriter.h>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/host/heap.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "core/head.h"
#include "core/number.h"
#include "render/render.h"

#define PAPER_A3 8
#define PAPER_A4 9
/* A table wider than this is too small to read on A4. */
#define A4_CHARS 190
#define FONT "Times New Roman"
#define SOURCE_TITLE_CHARS 22
#define SOURCE_TEXT_CHARS 90
#define LINE_POINTS 16.5
#define LINES_MAX 20
/* Beyond so many digits a double, all that .xlsx has for figures, is not exact: it becomes text. */
#define EXACT_DIGITS 15
/* Beyond so many rows the file is written row by row instead of being held in memory. */
#define STREAM_ROWS 2000
#define DAYS_1900_TO_1970 25569
#define LEVELS 32 /* indents 0 .. FORM_INDENT_MAX, decimals 0 .. DEC_SCALE_MAX */

_Static_assert(FORM_INDENT_MAX < LEVELS && DEC_SCALE_MAX < LEVELS, "a format for each");

/* How a cell looks; its level is an indent (LABEL) or a count of decimals (FIGURE). */
enum look {
    TITLE,
    PERIOD,
    LEFT,
    RIGHT,
    NOTE,
    FOOT,
    HEAD,
    NUMBERS,
    CENTER,
    LABEL,
    WORDS,
    FIGURE,
    DAY,
    LOOKS
};
enum weight { PLAIN, BOLD, WEIGHTS };

struct file {
    struct ctx *ctx;
    const struct render_table *table;
    const struct form *form;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *formats[LOOKS][WEIGHTS][LEVELS];
    lxw_row_t row; /* the next one */
    int columns;
    int lines; /* that the row of the table being written takes */
    bool streamed;
    bool failed;
};

/* ---- formats ---- */

/* clang-format off */
static const struct {
    bool bold, italic, bordered, wrapped;
    int align, size;
} looks[LOOKS] = {
    [TITLE]   = { true,  false, false, true,  LXW_ALIGN_CENTER, 14 },
    [PERIOD]  = { false, true,  false, true,  LXW_ALIGN_CENTER, 12 },
    [LEFT]    = { false, false, false, true,  LXW_ALIGN_CENTER, 12 },
    [RIGHT]   = { false, false, false, true,  LXW_ALIGN_CENTER, 12 },
    [NOTE]    = { false, true,  false, false, LXW_ALIGN_RIGHT,  12 },
    [FOOT]    = { false, false, false, true,  LXW_ALIGN_LEFT,   12 },
    [HEAD]    = { true,  false, true,  true,  LXW_ALIGN_CENTER, 12 },
    [NUMBERS] = { false, true,  true,  true,  LXW_ALIGN_CENTER, 11 },
    [CENTER]  = { false, false, true,  true,  LXW_ALIGN_CENTER, 12 },
    [LABEL]   = { false, false, true,  true,  LXW_ALIGN_LEFT,   12 },
    [WORDS]   = { false, false, true,  true,  LXW_ALIGN_LEFT,   12 },
    [FIGURE]  = { false, false, true,  false, LXW_ALIGN_RIGHT,  12 },
    [DAY]     = { false, false, true,  false, LXW_ALIGN_CENTER, 12 },
};
static const char *const number_formats[DEC_SCALE_MAX + 1] = {
    "#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000", "#,##0.00000", "#,##0.000000",
};
/* clang-format on */

static lxw_format *new_format(struct file *file, enum look look, enum weight weight, int level)
{
    lxw_format *format = workbook_add_format(file->workbook);

    format_set_font_name(format, FONT);
    format_set_font_size(format, looks[look].size);
    format_set_align(format, (uint8_t)looks[look].align);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (looks[look].bold || weight == BOLD)
        format_set_bold(format);
    if (looks[look].italic)
        format_set_italic(format);
    if (looks[look].bordered)
        format_set_border(format, LXW_BORDER_THIN);
    if (looks[look].wrapped)
        format_set_text_wrap(format);
    if (look == LABEL && level > 0)
        format_set_indent(format, (uint8_t)level);
    if (look == FIGURE)
        format_set_num_format(format, number_formats[level]);
    if (look == DAY)
        format_set_num_format(format, "dd/mm/yyyy");
    return format;
}

static lxw_format *format_of(struct file *file, enum look look, enum weight weight, int level)
{
    lxw_format **format = &file->formats[look][weight][level];

    if (*format == NULL)
        *format = new_format(file, look, weight, level);
    return *format;
}

/* ---- cells ---- */

static void note(struct file *file, lxw_error error)
{
    file->failed = file->failed || error != LXW_NO_ERROR;
}

/* Never a formula, whatever the text begins with. */
static void put_text(struct file *file, int column, struct str text, lxw_format *format)
{
    lxw_col_t at = (lxw_col_t)column;

    if (text.len == 0)
        note(file, worksheet_write_blank(file->sheet, file->row, at, format));
    else
        note(file, worksheet_write_string(
                       file->sheet, file->row, at, str_z(file->ctx->arena, text), format));
}

/* How many lines the text takes at this width, words being kept whole more or less. */
static int lines_of(struct str text, int width)
{
    int room = width > 4 ? width - 2 : 2;
    int lines = 0;

    while (text.len > 0 && lines < LINES_MAX) {
        int chars = (int)utf8_chars(str_cut(&text, '\n'));

        lines += chars > room ? (chars + room - 1) / room : 1;
    }
    if (lines < 1)
        return 1;
    return lines > LINES_MAX ? LINES_MAX : lines;
}

static void set_height(struct file *file, int lines)
{
    if (lines > 1)
        note(file, worksheet_set_row(file->sheet, file->row, lines * LINE_POINTS, NULL));
}

/* A text of the table: its row grows to show all of it, also in programs that do not see to it. */
static void put_words(
    struct file *file, int column, struct str text, lxw_format *format, int indent)
{
    int own = lines_of(text, head_width(FORM_COLUMN(file->form, (size_t)column)) - indent);

    put_text(file, column, text, format);
    file->lines = own > file->lines ? own : file->lines;
}

static int digits_of(int64_t mantissa)
{
    int digits = 1;

    for (; mantissa > 9 || mantissa < -9; mantissa /= 10)
        digits++;
    return digits;
}

/* The nearest double; it reads back as the same figure up to EXACT_DIGITS digits. */
static double nearest(struct dec value)
{
    double divisor = 1;

    for (int i = 0; i < value.scale; i++)
        divisor *= 10;
    return (double)value.mantissa / divisor;
}

static void put_number(struct file *file, int column, struct dec value, enum weight weight)
{
    struct dec shown = dec_normalise(value);
    struct str text;

    if (digits_of(shown.mantissa) <= EXACT_DIGITS) {
        note(file, worksheet_write_number(file->sheet, file->row, (lxw_col_t)column, nearest(shown),
                       format_of(file, FIGURE, weight, shown.scale)));
        return;
    }
    text = number_format_vi(file->ctx->arena, shown, NUMBER_DECIMALS_ALL, NUMBER_GROUPED);
    put_text(file, column, text, format_of(file, FIGURE, weight, 0));
}

static void put_value(struct file *file, int column, struct cell cell, enum weight weight)
{
    switch ((enum cell_kind)cell.kind) {
    case CELL_NUMBER:
        put_number(file, column, CELL_DEC(cell), weight);
        return;
    case CELL_DATE:
        note(file, worksheet_write_number(file->sheet, file->row, (lxw_col_t)column,
                       (double)(cell.value + DAYS_1900_TO_1970), format_of(file, DAY, weight, 0)));
        return;
    case CELL_TEXT:
        put_words(file, column, cell.text, format_of(file, WORDS, weight, 0), 0);
        return;
    case CELL_YES_NO:
        put_text(file, column, cell.value != 0 ? S("Có") : S("Không"),
            format_of(file, CENTER, weight, 0));
        return;
    case CELL_EMPTY:
        put_text(file, column, S(""), format_of(file, FIGURE, weight, 0));
    }
}

/* ---- merging ---- */

/* The library cannot merge upwards once rows have left its memory, so the range is handed to it
 * directly; it writes the list and frees it by free(), as heap_give would. */
static void merge(struct file *file, lxw_row_t row, int column, lxw_row_t last_row, int last_column)
{
    lxw_merged_range *range;

    if (row == last_row && column == last_column)
        return;
    range = heap_take(sizeof(*range));
    range->first_row = row;
    range->last_row = last_row;
    range->first_col = (lxw_col_t)column;
    range->last_col = (lxw_col_t)last_column;
    file->sheet->merged_range_count++;
    STAILQ_INSERT_TAIL(file->sheet->merged_ranges, range, list_pointers);
}

/* ---- above the table ---- */

static int width_between(const struct file *file, size_t first, size_t last)
{
    int width = 0;

    for (size_t i = first; i <= last; i++)
        width += head_width(FORM_COLUMN(file->form, i));
    return width;
}

/* A text over some columns of the current row. */
static void put_across(struct file *file, int first, int last, struct str text, lxw_format *format)
{
    put_text(file, first, text, format);
    merge(file, file->row, first, file->row, last);
}

/* One row over the whole width. */
static void put_line(struct file *file, struct str text, enum look look)
{
    if (text.len == 0)
        return;
    set_height(file, lines_of(text, width_between(file, 0, (size_t)file->columns - 1)));
    put_across(file, 0, file->columns - 1, text, format_of(file, look, PLAIN, 0));
    file->row++;
}

/* The column the right half begins with: about half of the width lies before it. */
static int middle(const struct file *file)
{
    int whole = width_between(file, 0, (size_t)file->columns - 1);
    int column = 0;

    while (column + 1 < file->columns && 2 * width_between(file, 0, (size_t)column) < whole)
        column++;
    return column > 0 ? column : 1;
}

/* A row in two halves: the form's number and who reports. */
static void put_halves(struct file *file, struct str left, struct str right, enum weight weight)
{
    int half = middle(file);

    if (left.len == 0 && right.len == 0)
        return;
    if (file->columns < 2) {
        put_line(file, left, LEFT);
        put_line(file, right, RIGHT);
        return;
    }
    set_height(file, lines_of(left, width_between(file, 0, (size_t)half - 1)));
    put_across(file, 0, half - 1, left, format_of(file, LEFT, weight, 0));
    put_across(file, half, file->columns - 1, right, format_of(file, RIGHT, PLAIN, 0));
    file->row++;
}

static struct str labelled(struct file *file, const char *label, struct str text)
{
    return str_format(file->ctx->arena, "%s: " STR_FMT, label, STR_ARG(text));
}

static void write_preface(struct file *file)
{
    const struct render_table *table = file->table;
    const struct form *form = file->form;
    struct str unit = table->unit_name.len > 0 ? table->unit_name : S("…");
    struct str receiver = table->receiver_name;

    if (receiver.len > 0)
        receiver = labelled(file, "Đơn vị nhận báo cáo", receiver);
    if (!table->of_nobody)
        put_halves(file, form->form_no, labelled(file, "Đơn vị báo cáo", unit), BOLD);
    put_halves(file, form->legal_basis, receiver, PLAIN);
    file->row++;
    put_line(file, form->title, TITLE);
    put_line(file, table->period_title, PERIOD);
    if (table->view.len > 0)
        put_line(file, labelled(file, "Chỉ gồm", table->view), PERIOD);
    put_line(file, form->unit_note, NOTE);
}

/* ---- headings ---- */

static int lines_in_row(const struct file *file, const struct head *head, size_t row)
{
    int lines = 1;

    for (size_t i = 0; i < head->len; i++) {
        const struct head_area *area = &head->areas[i];
        int rows = (int)(area->last_row - area->row + 1);
        int all = lines_of(area->text, width_between(file, area->column, area->last_column));
        int each = (all + rows - 1) / rows;

        if (area->row <= row && row <= area->last_row && each > lines)
            lines = each;
    }
    return lines;
}

static void write_head_row(struct file *file, const struct head *head, size_t row)
{
    lxw_format *format = format_of(file, HEAD, PLAIN, 0);

    set_height(file, lines_in_row(file, head, row));
    for (int column = 0; column < file->columns; column++)
        put_text(file, column, S(""), format);
    for (size_t i = 0; i < head->len; i++) {
        if (head->areas[i].row == row)
            put_text(file, (int)head->areas[i].column, head->areas[i].text, format);
    }
    file->row++;
}

static void write_numbers(struct file *file)
{
    int lines = 1;

    for (int column = 0; column < file->columns; column++) {
        const struct form_column *of = FORM_COLUMN(file->form, (size_t)column);
        int own = lines_of(head_number(of), head_width(of));

        put_text(file, column, head_number(of), format_of(file, NUMBERS, PLAIN, 0));
        lines = own > lines ? own : lines;
    }
    set_height(file, lines);
    file->row++;
}

/* How many columns stay in sight: those left of the figures. */
static int frozen_columns(const struct file *file)
{
    int column = 0;

    while (column < file->columns && FORM_COLUMN(file->form, (size_t)column)->role != COLUMN_VALUE)
        column++;
    return column < file->columns ? column : 0;
}

static void write_head(struct file *file)
{
    struct head head = head_of(file->ctx->arena, file->form);
    lxw_row_t top = file->row;

    for (size_t row = 0; row < head.rows; row++)
        write_head_row(file, &head, row);
    for (size_t i = 0; i < head.len; i++)
        merge(file, top + (lxw_row_t)head.areas[i].row, (int)head.areas[i].column,
            top + (lxw_row_t)head.areas[i].last_row, (int)head.areas[i].last_column);
    if (head.numbers)
        write_numbers(file);
    worksheet_freeze_panes(file->sheet, file->row, (lxw_col_t)frozen_columns(file));
    note(file, worksheet_repeat_rows(file->sheet, top, file->row - 1));
}

/* ---- body ---- */

static void put_printed(struct file *file, int column, const struct form_row *row, int role)
{
    enum weight weight = row->kind == ROW_GROUP ? BOLD : PLAIN;
    int indent = row->indent > FORM_INDENT_MAX ? FORM_INDENT_MAX : (int)row->indent;

    if (role == COLUMN_LABEL)
        put_words(file, column, row->label, format_of(file, LABEL, weight, indent), indent);
    else if (role == COLUMN_STT)
        put_text(file, column, row->stt, format_of(file, CENTER, weight, 0));
    else if (role == COLUMN_CODE)
        put_text(file, column, row->code, format_of(file, CENTER, weight, 0));
    else
        put_text(file, column, row->unit, format_of(file, CENTER, weight, 0));
}

static void write_row(struct file *file, size_t i)
{
    const struct render_rows *rows = &file->table->rows;
    const struct form_row *row = rows->row(rows->user, i);
    enum weight weight = row->kind == ROW_GROUP ? BOLD : PLAIN;
    struct arena_mark mark = arena_mark(file->ctx->arena);
    bool labelled_already = false;

    file->lines = 1;
    for (int column = 0; column < file->columns; column++) {
        const struct form_column *of = FORM_COLUMN(file->form, (size_t)column);

        if (of->role == COLUMN_VALUE)
            put_value(file, column, rows->value(rows->user, i, of), weight);
        else if (of->role == COLUMN_LABEL && labelled_already)
            put_text(file, column, S(""), format_of(file, LABEL, weight, 0));
        else
            put_printed(file, column, row, of->role);
        labelled_already = labelled_already || of->role == COLUMN_LABEL;
    }
    arena_rewind(file->ctx->arena, mark);
    set_height(file, file->lines);
    file->row++;
}

/* ---- below the table ---- */

/* As many columns for each who signs as there are; false: there are not enough for all. */
static bool sign_columns(const struct file *file, size_t i, int *first, int *last)
{
    int signs = (int)file->form->signs.len;

    *first = (int)i * file->columns / signs;
    *last = ((int)i + 1) * file->columns / signs - 1;
    return file->columns >= signs;
}

static void put_signs(struct file *file)
{
    const struct list signs = file->form->signs;

    for (int line = 0; line < 2; line++) {
        for (size_t i = 0; i < signs.len; i++) {
            const struct form_sign *sign = LIST_AT(signs, struct form_sign, i);
            int first, last;

            if (sign_columns(file, i, &first, &last))
                put_across(file, first, last, line == 0 ? sign->title : sign->note,
                    format_of(file, line == 0 ? LEFT : PERIOD, line == 0 ? BOLD : PLAIN, 0));
        }
        file->row++;
    }
}

/* The date stands over the last who signs. */
static void put_date(struct file *file)
{
    int first = 0, last = file->columns - 1;

    if (file->form->date_line.len == 0)
        return;
    if (file->form->signs.len > 0)
        (void)sign_columns(file, file->form->signs.len - 1, &first, &last);
    else if (file->columns > 1)
        first = middle(file);
    put_across(file, first, last, file->form->date_line, format_of(file, PERIOD, PLAIN, 0));
    file->row++;
}

static void write_foot(struct file *file)
{
    const struct form *form = file->form;

    for (size_t i = 0; i < form->notes.len; i++)
        put_line(file, *LIST_AT(form->notes, struct str, i), FOOT);
    if (form->date_line.len == 0 && form->signs.len == 0)
        return;
    file->row++;
    put_date(file);
    put_signs(file);
}

/* ---- the file ---- */

static void set_page(struct file *file)
{
    for (int column = 0; column < file->columns; column++)
        note(file, worksheet_set_column(file->sheet, (lxw_col_t)column, (lxw_col_t)column,
                       head_width(FORM_COLUMN(file->form, (size_t)column)), NULL));
    worksheet_set_landscape(file->sheet);
    worksheet_set_paper(file->sheet,
        width_between(file, 0, (size_t)file->columns - 1) > A4_CHARS ? PAPER_A3 : PAPER_A4);
    worksheet_set_margins(file->sheet, 0.5, 0.4, 0.5, 0.5);
    worksheet_fit_to_pages(file->sheet, 1, 0);
    note(file, worksheet_set_footer(file->sheet, "&C&P/&N"));
}

static void write_sheet(struct file *file)
{
    file->sheet = workbook_add_worksheet(file->workbook, "Biểu");
    if (file->sheet == NULL) {
        file->failed = true;
        return;
    }
    set_page(file);
    write_preface(file);
    write_head(file);
    for (size_t i = 0; i < file->table->rows.len; i++)
        write_row(file, i);
    write_foot(file);
}

/* ---- remarks ---- */

static const struct {
    const char *title;
    int width;
} remark_columns[] = {
    { "Ô", 8 },
    { "Cảnh báo kiểm tra", 48 },
    { "Số liệu", 18 },
    { "Cho phép", 30 },
    { "Giải trình của đơn vị", 48 },
    { "Người giải trình", 28 },
};

static void write_remark(struct file *file, const struct render_remark *remark)
{
    const struct str texts[] = { remark->cell, remark->message, remark->found, remark->allowed,
        remark->note, remark->noted_by };
    int lines = 1;

    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        int needed = lines_of(texts[i], remark_columns[i].width);

        lines = needed > lines ? needed : lines;
    }
    set_height(file, lines);
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        put_text(file, (int)i, texts[i], format_of(file, WORDS, PLAIN, 0));
    file->row++;
}

static void write_remarks(struct file *file)
{
    const struct list *remarks = &file->table->remarks;

    if (!remarks->len || file->failed)
        return;
    file->sheet = workbook_add_worksheet(file->workbook, "Kiểm tra");
    if (file->sheet == NULL) {
        file->failed = true;
        return;
    }
    worksheet_set_landscape(file->sheet);
    worksheet_set_paper(file->sheet, PAPER_A4);
    worksheet_fit_to_pages(file->sheet, 1, 0);
    file->row = 0;
    for (size_t i = 0; i < ARRAY_LEN(remark_columns); i++) {
        note(file, worksheet_set_column(
                       file->sheet, (lxw_col_t)i, (lxw_col_t)i, remark_columns[i].width, NULL));
        put_text(file, (int)i, str_of(remark_columns[i].title), format_of(file, HEAD, PLAIN, 0));
    }
    file->row++;
    for (size_t i = 0; i < remarks->len; i++)
        write_remark(file, LIST_AT(*remarks, struct render_remark, i));
}

/* ---- where it comes from ---- */

/* Behind the table and not below it, where it would be read as a note of the form. */
static void write_source(struct file *file)
{
    const struct render_table *table = file->table;
    const struct {
        const char *title;
        struct str text;
    } lines[] = {
        { "Nguồn số liệu", table->source.system },
        { "Báo cáo", table->source.report },
        { "Đơn vị báo cáo", table->unit_name },
        { "Bản số liệu", table->source.revision },
        { "Thời điểm lấy ra", table->source.taken },
    };

    if (!table->source.system.len || file->failed)
        return;
    file->sheet = workbook_add_worksheet(file->workbook, "Nguồn");
    if (file->sheet == NULL) {
        file->failed = true;
        return;
    }
    file->row = 0;
    note(file, worksheet_set_column(file->sheet, 0, 0, SOURCE_TITLE_CHARS, NULL));
    note(file, worksheet_set_column(file->sheet, 1, 1, SOURCE_TEXT_CHARS, NULL));
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        set_height(file, lines_of(lines[i].text, SOURCE_TEXT_CHARS));
        put_text(file, 0, str_of(lines[i].title), format_of(file, LABEL, BOLD, 0));
        put_text(file, 1, lines[i].text, format_of(file, WORDS, PLAIN, 0));
        file->row++;
    }
}

static enum status write_workbook(struct file *file, const char *path)
{
    lxw_workbook_options options = { .constant_memory = file->streamed ? LXW_TRUE : LXW_FALSE };

    file->workbook = workbook_new_opt(path, &options);
    if (file->workbook == NULL)
        return fail(file->ctx, PROBLEM_RENDER_FAILED, "Không tạo được tệp.");
    write_sheet(file);
    write_remarks(file);
    write_source(file);
    note(file, workbook_close(file->workbook));
    if (file->failed)
        return fail(file->ctx, PROBLEM_RENDER_FAILED, "Không ghi được tệp .xlsx.");
    return ST_OK;
}

static enum status read_back(struct ctx *ctx, int fd, struct str *out)
{
    off_t size = lseek(fd, 0, SEEK_END);
    size_t len = 0;
    char *bytes;

    if (size <= 0 || (size_t)size > ARENA_ALLOC_MAX || lseek(fd, 0, SEEK_SET) != 0)
        return fail(ctx, PROBLEM_RENDER_FAILED, "Không đọc lại được tệp.");
    bytes = arena_alloc(ctx->arena, (size_t)size);
    while (len < (size_t)size) {
        ssize_t got = read(fd, bytes + len, (size_t)size - len);

        if (got <= 0)
            return fail(ctx, PROBLEM_RENDER_FAILED, "Không đọc lại được tệp.");
        len += (size_t)got;
    }
    *out = (struct str){ bytes, len };
    return ST_OK;
}

enum status render_xlsx(struct ctx *ctx, const struct render_table *table, struct str *out)
{
    char path[] = "/tmp/baocao-XXXXXX";
    struct file file = {
        .ctx = ctx,
        .table = table,
        .form = table->form,
        .columns = (int)table->form->columns.len,
        .streamed = table->rows.len > STREAM_ROWS,
    };
    int fd = mkstemp(path);
    enum status st;

    if (fd < 0)
        return fail(ctx, PROBLEM_RENDER_FAILED, "Không tạo được tệp tạm.");
    st = write_workbook(&file, path);
    if (st == ST_OK)
        st = read_back(ctx, fd, out);
    (void)unlink(path);
    (void)close(fd);
    return st;
}
