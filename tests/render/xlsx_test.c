/* A filled form written as .xlsx, read back with our own reader and recognised again. */
#include "base/limits.h"
#include "core/annex/annex.h"
#include "core/text.h"
#include "exchange/xlsx_read.h"
#include "exchange/xlsx_zip.h"
#include "render/render.h"
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#define FOLDER "tests/data/forms/"

static struct ctx new_ctx(void)
{
    return (struct ctx){ .arena = arena_new(ARENA_HEAVY_BYTES) };
}

static struct form annex(struct ctx *ctx, const char *id)
{
    struct str path = str_format(ctx->arena, FOLDER "%s.xlsx", id);
    struct book book;
    struct form form;

    assert_int_equal(xlsx_read(ctx, file_read(ctx->arena, str_z(ctx->arena, path)), &book), ST_OK);
    assert_int_equal(annex_recognise(ctx->arena, xlsx_first_sheet(&book), &form), ANNEX_OK);
    return form;
}

static struct str render(struct ctx *ctx, const struct render_table *table)
{
    const struct render_writer *writer = render_writer(S("xlsx"));
    struct str bytes;

    assert_non_null(writer);
    if (writer->write(ctx, table, &bytes) != ST_OK)
        fail_msg("%.*s", STR_ARG(ctx->problem.detail));
    return bytes;
}

static const struct sheet *read_back(struct ctx *ctx, struct str bytes, struct book *book)
{
    if (xlsx_read(ctx, bytes, book) != ST_OK)
        fail_msg("%.*s", STR_ARG(ctx->problem.detail));
    assert_int_equal(book->len, 1);
    return &book->sheets[0];
}

static void same(struct str got, struct str want, const char *id)
{
    if (!str_eq(got, want))
        fail_msg("%s: \"%.*s\", not \"%.*s\"", id, STR_ARG(got), STR_ARG(want));
}

/* ---- what is written is recognised as the same form ---- */

static void same_columns(const struct form *got, const struct form *want, const char *id)
{
    assert_int_equal(got->columns.len, want->columns.len);
    for (size_t i = 0; i < want->columns.len; i++) {
        const struct form_column *a = FORM_COLUMN(got, i);
        const struct form_column *b = FORM_COLUMN(want, i);

        assert_int_equal(a->role, b->role);
        same(a->number, b->number, id);
        same(a->attribute, b->attribute, id);
        assert_int_equal(a->path.len, b->path.len);
        for (size_t k = 0; k < a->path.len; k++)
            same(*LIST_AT(a->path, struct str, k), *LIST_AT(b->path, struct str, k), id);
    }
}

static void same_rows(const struct form *got, const struct form *want, const char *id)
{
    assert_int_equal(got->rows.len, want->rows.len);
    for (size_t i = 0; i < want->rows.len; i++) {
        const struct form_row *a = FORM_ROW(got, i);
        const struct form_row *b = FORM_ROW(want, i);

        same(a->stt, b->stt, id);
        same(a->code, b->code, id);
        same(a->label, b->label, id);
        same(a->unit, b->unit, id);
        assert_int_equal(a->indent, b->indent);
    }
}

static void real_annexes_survive(void **state)
{
    static const char *const ids[] = { "nong_nghiep_thang", "nong_nghiep_quy",
        "nong_nghiep_tong_hop", "nong_nghiep_ke_hoach", "bnv_0601n", "bnv_0603n", "bnv_0604n",
        "binh_phuoc_dat_dai_tong_hop", "ntm_bieu11", "sct_binh_phuoc_ban_le",
        "tin_dung_nong_thon_b01" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
        struct ctx ctx = new_ctx();
        struct form want = annex(&ctx, ids[i]);
        struct render_table table = { .form = &want,
            .unit_name = S("Xã Tân Thành"),
            .period_title = S("Tháng 7 năm 2026"),
            .rows = render_rows_of(ctx.arena, &want, NULL) };
        struct book book;
        struct form got;

        assert_int_equal(
            annex_recognise(ctx.arena, read_back(&ctx, render(&ctx, &table), &book), &got),
            ANNEX_OK);
        same_columns(&got, &want, ids[i]);
        same_rows(&got, &want, ids[i]);
        same(got.title, want.title, ids[i]);
        same(got.form_no, want.form_no, ids[i]);
        same(got.unit_note, want.unit_note, ids[i]);
        arena_free(ctx.arena);
    }
}

/* Who signs, the date over it and the notes come out as they went in. */
static void what_stands_below_survives(void **state)
{
    struct ctx ctx = new_ctx();
    struct form_sign signs[] = { { S("NGƯỜI LẬP BIỂU"), S("(Ký, ghi rõ họ tên)") },
        { S("NGƯỜI KIỂM TRA"), S("") }, { S("THỦ TRƯỞNG ĐƠN VỊ"), S("(Ký tên, đóng dấu)") } };
    struct str notes[] = { S("Ghi chú:"), S("- Số liệu tính đến hết ngày 25.") };
    struct form want = annex(&ctx, "bnv_0601n");
    struct render_table table = { .form = &want };
    struct book book;
    struct form got;

    (void)state;
    want.date_line = S("..., ngày ... tháng ... năm 2026");
    want.signs = (struct list){ signs, ARRAY_LEN(signs) };
    want.notes = (struct list){ notes, ARRAY_LEN(notes) };
    table.rows = render_rows_of(ctx.arena, &want, NULL);
    assert_int_equal(
        annex_recognise(ctx.arena, read_back(&ctx, render(&ctx, &table), &book), &got), ANNEX_OK);
    same_rows(&got, &want, "bnv_0601n");
    same(got.date_line, want.date_line, "date");
    assert_int_equal(got.signs.len, ARRAY_LEN(signs));
    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        same(LIST_AT(got.signs, struct form_sign, i)->title, signs[i].title, "title");
        same(LIST_AT(got.signs, struct form_sign, i)->note, signs[i].note, "note");
    }
    assert_int_equal(got.notes.len, ARRAY_LEN(notes));
    for (size_t i = 0; i < ARRAY_LEN(notes); i++)
        same(*LIST_AT(got.notes, struct str, i), notes[i], "note");
    arena_free(ctx.arena);
}

/* ---- figures ---- */

static struct cell number(int64_t mantissa, int scale)
{
    return (struct cell){ .kind = CELL_NUMBER, .value = mantissa, .scale = (uint8_t)scale };
}

/* clang-format off */
static const struct value_case {
    struct cell cell;
    enum sheet_kind kind;
    const char *text;
    int decimals; /* of the format the figure is shown in */
} values[] = {
    { { .kind = CELL_EMPTY },                                           SHEET_EMPTY,  "", -1 },
    { { .kind = CELL_NUMBER, .value = 0, .scale = 2 },                  SHEET_NUMBER, "0", 0 },
    { { .kind = CELL_NUMBER, .value = 123450, .scale = 2 },             SHEET_NUMBER, "1234.5", 1 },
    { { .kind = CELL_NUMBER, .value = -7, .scale = 6 },                 SHEET_NUMBER, "-0.000007", 6 },
    { { .kind = CELL_NUMBER, .value = 10, .scale = 2 },                 SHEET_NUMBER, "0.1", 1 },
    { { .kind = CELL_NUMBER, .value = 999999999999999, .scale = 0 },    SHEET_NUMBER, "999999999999999", 0 },
    { { .kind = CELL_NUMBER, .value = 123456789012345, .scale = 5 },    SHEET_NUMBER, "1234567890.12345", 5 },
    { { .kind = CELL_NUMBER, .value = 1234567890123456, .scale = 2 },   SHEET_TEXT,   "12.345.678.901.234,56", -1 },
    { { .kind = CELL_NUMBER, .value = -INT64_MAX, .scale = 0 },          SHEET_TEXT,   NULL, -1 },
    { { .kind = CELL_DATE, .value = 20649 },                            SHEET_NUMBER, "46218", -1 },
    { { .kind = CELL_YES_NO, .value = 1 },                              SHEET_TEXT,   "Có", -1 },
    { { .kind = CELL_TEXT, .text = { "=1+1", 4 } },                     SHEET_TEXT,   "=1+1", -1 },
    { { .kind = CELL_TEXT, .text = { "=HYPERLINK(\"x\")", 15 } },       SHEET_TEXT,   "=HYPERLINK(\"x\")", -1 },
    { { .kind = CELL_TEXT, .text = { "+1", 2 } },                       SHEET_TEXT,   "+1", -1 },
    { { .kind = CELL_TEXT, .text = { "-1", 2 } },                       SHEET_TEXT,   "-1", -1 },
    { { .kind = CELL_TEXT, .text = { "@SUM(1)", 7 } },                  SHEET_TEXT,   "@SUM(1)", -1 },
    { { .kind = CELL_TEXT, .text = { "{=1}", 4 } },                     SHEET_TEXT,   "{=1}", -1 },
    { { .kind = CELL_TEXT, .text = { "http://a.vn", 11 } },             SHEET_TEXT,   "http://a.vn", -1 },
    { { .kind = CELL_TEXT, .text = { " a <b> & \"c\"\nd ", 15 } },      SHEET_TEXT,   " a <b> & \"c\"\nd ", -1 },
};
/* clang-format on */

static const struct form_row *value_row(const void *user, size_t i)
{
    static const struct form_row row = { .label = { "dòng", sizeof("dòng") - 1 }, .indent = 2 };

    (void)user;
    (void)i;
    return &row;
}

static struct cell value_at(const void *user, size_t i, const struct form_column *column)
{
    (void)user;
    (void)column;
    return values[i % ARRAY_LEN(values)].cell;
}

static struct form list_form(struct arena *arena, size_t value_columns)
{
    struct form form = { .title = S("DANH SÁCH"), .form_no = S(""), .open_list = true };
    struct form_column *columns = ARENA_ARRAY(arena, value_columns + 1, struct form_column);

    for (size_t i = 0; i <= value_columns; i++) {
        struct str *path = ARENA_ARRAY(arena, 2, struct str);

        path[0] = i == 0 ? S("Tên") : S("Số liệu");
        path[1] = str_format(arena, "Cột %zu", i);
        columns[i] = (struct form_column){ .key = (int64_t)i + 1,
            .role = i == 0 ? COLUMN_LABEL : COLUMN_VALUE,
            .path = { path, i == 0 ? 1 : 2 },
            .number = str_format(arena, "%zu", i + 1) };
    }
    form.columns = (struct list){ columns, value_columns + 1 };
    return form;
}

/* The row of the sheet the first row of the table stands in. */
static int64_t first_row(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->rows_len; i++) {
        if (str_eq(sheet_cell(sheet, sheet->rows[i].number, 1)->text, S("dòng")))
            return sheet->rows[i].number;
    }
    fail_msg("no row of the table was found");
    return 0;
}

static void figures_and_texts_come_back(struct ctx *ctx, size_t rows)
{
    struct form form = list_form(ctx->arena, 2);
    struct render_table table = { .form = &form, .rows = { rows, value_row, value_at, NULL } };
    struct book book;
    const struct sheet *sheet = read_back(ctx, render(ctx, &table), &book);
    int64_t first = first_row(sheet);

    for (size_t i = 0; i < rows; i++) {
        const struct value_case *want = &values[i % ARRAY_LEN(values)];
        const struct sheet_cell *cell = sheet_cell(sheet, first + (int64_t)i, 2);

        assert_int_equal(cell->kind, want->kind);
        assert_int_equal(cell->formula.len, 0);
        if (want->text != NULL)
            expect_text(cell->text, want->text, "cell");
        if (want->decimals >= 0)
            assert_int_equal(sheet_style(sheet, cell)->decimals, want->decimals);
    }
    assert_int_equal(sheet_style(sheet, sheet_cell(sheet, first, 1))->indent, 2);
    assert_true(sheet_style(sheet, sheet_cell(sheet, first + 9, 2))->date);
    /* "Số liệu" over two columns, "Tên" over two rows, the rows above */
    assert_non_null(sheet_merge(sheet, first - 3, 3));
    assert_int_equal(sheet_merge(sheet, first - 2, 1)->row, first - 3);
}

static void short_tables_and_long_ones(void **state)
{
    struct ctx ctx = new_ctx();

    (void)state;
    figures_and_texts_come_back(&ctx, ARRAY_LEN(values));
    figures_and_texts_come_back(&ctx, 2500); /* written row by row */
    arena_free(ctx.arena);
}

static void reports_show_their_figures(void **state)
{
    struct ctx ctx = new_ctx();
    struct form form = annex(&ctx, "nong_nghiep_thang");
    struct content *content = content_new(ctx.arena, &form);
    struct render_table table = { .form = &form, .unit_name = S("Xã Tân Thành") };
    struct book book;
    const struct sheet *sheet;
    int64_t row = 0;

    (void)state;
    assert_int_equal(content_put(content, 19, 5, number(123456, 2)), CONTENT_OK);
    table.rows = render_rows_of(ctx.arena, &form, content);
    sheet = read_back(&ctx, render(&ctx, &table), &book);
    for (int64_t r = 1; r <= sheet->last_row; r++) {
        if (str_eq(sheet_cell(sheet, r, 1)->text, S("1.1.1")))
            row = r + 1;
    }
    expect_text(sheet_cell(sheet, row, 5)->text, "1234.56", "figure");
    assert_int_equal(sheet_cell(sheet, row, 4)->kind, SHEET_EMPTY);
    arena_free(ctx.arena);
}

/* ---- heights ---- */

static enum status piece_add(void *user, struct str piece, bool last)
{
    (void)last;
    buf_add(user, piece);
    return ST_OK;
}

static struct cell long_text_at(const void *user, size_t i, const struct form_column *column)
{
    static const struct str texts[] = {
        { "ngắn", sizeof("ngắn") - 1 },
        { "một\nhai\nba", sizeof("một\nhai\nba") - 1 },
        { "chế độ báo cáo định kỳ của đơn vị", sizeof("chế độ báo cáo định kỳ của đơn vị") - 1 },
    };

    (void)user;
    return (struct cell){ .kind = CELL_TEXT, .text = column->key == 2 ? texts[i] : texts[0] };
}

/* A row is as high as its longest text needs, which not every program works out for itself. */
static void rows_show_all_of_their_texts(void **state)
{
    struct ctx ctx = new_ctx();
    struct form form = list_form(ctx.arena, 2);
    struct render_table table = { .form = &form, .rows = { 3, value_row, long_text_at, NULL } };
    struct buf page = { .arena = ctx.arena };
    struct xlsx_zip *zip;
    struct book book;
    struct str bytes;
    int64_t first;

    (void)state;
    ((struct form_column *)form.columns.items)[1].width = 17; /* 15 letters a line */
    bytes = render(&ctx, &table);
    first = first_row(read_back(&ctx, bytes, &book));
    assert_int_equal(xlsx_zip_open(&ctx, bytes, &zip), ST_OK);
    assert_int_equal(xlsx_zip_read(&ctx, zip, S("xl/worksheets/sheet1.xml"),
                         (struct xlsx_sink){ piece_add, &page }),
        ST_OK);
    for (int64_t i = 0; i < 3; i++) {
        struct str row = buf_str(&page), end;

        row.ptr += str_find(row, str_format(ctx.arena, "<row r=\"%lld\"", (long long)(first + i)));
        row.len = buf_str(&page).len - (size_t)(row.ptr - buf_str(&page).ptr);
        end = str_cut(&row, '>');
        assert_int_equal(str_find(end, S(" ht=\"49.5\"")) < end.len, i > 0);
    }
    arena_free(ctx.arena);
}

/* What was said of the figures has a sheet of its own, and only then. */
static void remarks_have_a_sheet(void **state)
{
    struct ctx ctx = new_ctx();
    struct form form = list_form(ctx.arena, 2);
    struct render_remark remark = { S("B1"), S("Biến động lớn"), S("150"), S("≤ 120"),
        S("=Nhận 40 hộ"), S("Công chức") };
    struct render_table table = { .form = &form, .rows = { 2, value_row, value_at, NULL } };
    struct book book;

    (void)state;
    assert_int_equal(xlsx_read(&ctx, render(&ctx, &table), &book), ST_OK);
    assert_int_equal(book.len, 1);
    table.remarks = (struct list){ &remark, 1 };
    assert_int_equal(xlsx_read(&ctx, render(&ctx, &table), &book), ST_OK);
    assert_int_equal(book.len, 2);
    assert_string_equal(str_z(ctx.arena, book.sheets[1].name), "Kiểm tra");
    assert_string_equal(str_z(ctx.arena, sheet_cell(&book.sheets[1], 2, 1)->text), "B1");
    assert_string_equal(str_z(ctx.arena, sheet_cell(&book.sheets[1], 2, 5)->text), "=Nhận 40 hộ");
    arena_free(ctx.arena);
}

/* Who uses official data cites the system fully and exactly (NA-32). */
static void where_it_comes_from_has_a_sheet(void **state)
{
    static const char *const lines[] = { "Hệ thống thông tin báo cáo tỉnh Nghệ An",
        "Nông nghiệp tháng, Tháng 7 năm 2026", "Xã Tân Thành", "Bản 2, Đã gửi",
        "20/07/2026 15:30" };
    struct ctx ctx = new_ctx();
    struct form form = list_form(ctx.arena, 2);
    struct render_table table = {
        .form = &form,
        .unit_name = str_of(lines[2]),
        .rows = { 2, value_row, value_at, NULL },
        .source = { str_of(lines[0]), str_of(lines[1]), str_of(lines[3]), str_of(lines[4]) },
    };
    struct book book;

    (void)state;
    assert_int_equal(xlsx_read(&ctx, render(&ctx, &table), &book), ST_OK);
    assert_int_equal(book.len, 2);
    assert_string_equal(str_z(ctx.arena, book.sheets[1].name), "Nguồn");
    for (size_t i = 0; i < ARRAY_LEN(lines); i++)
        assert_string_equal(
            str_z(ctx.arena, sheet_cell(&book.sheets[1], (int64_t)i + 1, 2)->text), lines[i]);
    arena_free(ctx.arena);
}

/* Writes a file to look at: TABLE_OUT=/tmp/a.xlsx. */
static void a_file_to_look_at(void **state)
{
    const char *path = getenv("TABLE_OUT");
    const char *id = getenv("TABLE_ID");
    struct ctx ctx = new_ctx();
    struct form form;
    struct render_table table;
    struct str bytes;
    FILE *file;

    (void)state;
    if (path != NULL) {
        form = annex(&ctx, id == NULL ? "nong_nghiep_thang" : id);
        table = (struct render_table){ .form = &form,
            .unit_name = S("Ủy ban nhân dân xã Tân Thành"),
            .receiver_name = S("Sở Nông nghiệp và Môi trường"),
            .period_title = S("Tháng 7 năm 2026"),
            .rows = render_rows_of(ctx.arena, &form, NULL) };
        bytes = render(&ctx, &table);
        file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
        fclose(file);
    }
    arena_free(ctx.arena);
}

static void as_csv(void **state)
{
    struct ctx ctx = new_ctx();
    struct form form = list_form(ctx.arena, 1);
    struct render_table table = { .form = &form, .rows = { 4, value_row, value_at, NULL } };
    struct str bytes;

    (void)state;
    assert_int_equal(render_writer(S("csv"))->write(&ctx, &table, &bytes), ST_OK);
    expect_text(bytes,
        "\xEF\xBB\xBF"
        "Tên;Số liệu - Cột 1\r\n"
        "dòng;\r\ndòng;0\r\ndòng;1234,5\r\ndòng;-0,000007\r\n",
        "csv");
    table.unit_name = S("Xã A");
    table.source = (struct render_source){ S("Hệ thống"), S("Nông nghiệp, Tháng 7"), S("Bản 2"),
        S("20/07/2026 15:30") };
    assert_int_equal(render_writer(S("csv"))->write(&ctx, &table, &bytes), ST_OK);
    assert_true(
        str_ends(bytes, S("dòng;-0,000007\r\n\r\nNguồn số liệu;Hệ thống;\"Nông nghiệp, Tháng 7\";"
                          "Xã A;Bản 2;20/07/2026 15:30\r\n")));
    assert_null(render_writer(S("exe")));
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_annexes_survive),
        cmocka_unit_test(what_stands_below_survives),
        cmocka_unit_test(short_tables_and_long_ones),
        cmocka_unit_test(reports_show_their_figures),
        cmocka_unit_test(rows_show_all_of_their_texts),
        cmocka_unit_test(as_csv),
        cmocka_unit_test(remarks_have_a_sheet),
        cmocka_unit_test(where_it_comes_from_has_a_sheet),
        cmocka_unit_test(a_file_to_look_at),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
