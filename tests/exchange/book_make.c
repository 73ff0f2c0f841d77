#include "tests/exchange/book_make.h"

#include <stdlib.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "core/annex/sheet.h"
#include "tests/unit.h"

struct make {
    struct arena *arena;
    lxw_workbook *book;
    lxw_worksheet *sheet;
};

struct look {
    bool bold, center, text;
    int indent;
};

static struct look look_of(struct str flags)
{
    struct look look = { .bold = false };

    for (size_t i = 0; i < flags.len; i++) {
        char c = flags.ptr[i];

        look.bold = look.bold || c == 'b';
        look.center = look.center || c == 'c';
        look.text = look.text || c == 't';
        if (c == 'i' && i + 1 < flags.len)
            look.indent = flags.ptr[i + 1] - '0';
    }
    return look;
}

static lxw_format *format_of(struct make *make, struct look look)
{
    lxw_format *format = workbook_add_format(make->book);

    if (look.bold)
        format_set_bold(format);
    if (look.center)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (look.indent > 0)
        format_set_indent(format, (uint8_t)look.indent);
    return format;
}

static struct str unescaped(struct arena *arena, struct str text)
{
    static const struct {
        char letter;
        const char *text;
    } signs[] = {
        { 'n', "\n" },
        { 's', "\xC2\xA0" },
        { 'z', "\xE2\x80\x8B" },
        { 'h', "\xC2\xAD" },
        { 'b', "\xEF\xBB\xBF" },
        { 'm', "\xE2\x80\xAB" },
    };
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\\' || i + 1 == text.len) {
            buf_add_char(&buf, text.ptr[i]);
            continue;
        }
        i++;
        for (size_t j = 0; j < ARRAY_LEN(signs); j++) {
            if (signs[j].letter == text.ptr[i])
                buf_add(&buf, str_of(signs[j].text));
        }
    }
    return buf_str(&buf);
}

static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((text.ptr[i] < '0' || text.ptr[i] > '9') && text.ptr[i] != '.')
            return false;
    }
    return text.len > 0 && text.ptr[0] != '.';
}

static void put(struct make *make, struct str ref, struct look look, struct str text)
{
    lxw_format *format = format_of(make, look);
    struct str last = ref;
    struct str first = str_cut(&last, ':');
    const char *z = str_z(make->arena, unescaped(make->arena, text));
    int64_t row, column, last_row, last_column;

    if (!sheet_ref(first, &row, &column))
        fail_msg("no cell: " STR_FMT, STR_ARG(ref));
    if (sheet_ref(last, &last_row, &last_column))
        worksheet_merge_range(make->sheet, (lxw_row_t)row - 1, (lxw_col_t)(column - 1),
            (lxw_row_t)last_row - 1, (lxw_col_t)(last_column - 1), "", format);
    row--;
    column--;
    if (str_starts(text, S("=")) && !look.text)
        worksheet_write_formula(make->sheet, (lxw_row_t)row, (lxw_col_t)column, z, format);
    else if (is_number(text) && !look.text)
        worksheet_write_number(
            make->sheet, (lxw_row_t)row, (lxw_col_t)column, strtod(z, NULL), format);
    else if (text.len > 0)
        worksheet_write_string(make->sheet, (lxw_row_t)row, (lxw_col_t)column, z, format);
}

static void hide(struct make *make, struct str what)
{
    struct str rest = what;
    struct str kind = str_cut(&rest, ' ');
    lxw_row_col_options options = { .hidden = 1 };
    int64_t row = 1, column = 1;

    if (str_eq(kind, S("row"))) {
        assert_true(str_to_int(rest, &row));
        worksheet_set_row_opt(make->sheet, (lxw_row_t)row - 1, LXW_DEF_ROW_HEIGHT, NULL, &options);
        return;
    }
    assert_true(sheet_ref(str_format(make->arena, STR_FMT "1", STR_ARG(rest)), &row, &column));
    worksheet_set_column_opt(make->sheet, (lxw_col_t)(column - 1), (lxw_col_t)(column - 1),
        LXW_DEF_COL_WIDTH, NULL, &options);
}

static void line_take(struct make *make, struct str line)
{
    struct str text = line;
    struct str head = str_trim(str_cut(&text, '|'));
    struct str flags = head;
    struct str word = str_cut(&flags, ' ');

    if (head.len == 0 || head.ptr[0] == '#')
        return;
    if (str_eq(word, S("sheet")) || str_eq(word, S("sheet-"))) {
        make->sheet = workbook_add_worksheet(make->book, str_z(make->arena, flags));
        assert_non_null(make->sheet);
        if (str_ends(word, S("-")))
            worksheet_hide(make->sheet);
        return;
    }
    if (make->sheet == NULL)
        make->sheet = workbook_add_worksheet(make->book, "Biểu");
    if (str_eq(word, S("hide")))
        hide(make, str_trim(flags));
    else
        put(make, word, look_of(str_trim(flags)),
            str_starts(text, S(" ")) ? str_sub(text, 1, text.len) : text);
}

struct str book_make(struct arena *arena, struct str lines)
{
    char path[] = "/tmp/baocao-book-XXXXXX";
    struct make make = { .arena = arena };
    int fd = mkstemp(path);
    struct str bytes;

    assert_true(fd >= 0);
    close(fd);
    make.book = workbook_new(path);
    while (lines.len > 0)
        line_take(&make, str_cut(&lines, '\n'));
    assert_int_equal(workbook_close(make.book), LXW_NO_ERROR);
    bytes = file_read(arena, path);
    unlink(path);
    return bytes;
}
