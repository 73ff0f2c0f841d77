#include "exchange/xlsx_read.h"

#include <string.h>

#include <zip.h>

#include "base/limits.h"
#include "tests/unit.h"

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

struct part {
    const char *name, *text;
};

static const struct part root_rels = { "_rels/.rels",
    HEAD "<Relationships " PACKAGE "><Relationship Id=\"rId1\" Type=\"" REL "/officeDocument\""
         " Target=\"xl/workbook.xml\"/></Relationships>" };
static const struct part workbook = { "xl/workbook.xml",
    HEAD "<workbook " MAIN " xmlns:r=\"" REL "\"><sheets>"
         "<sheet name=\"Ẩn\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
         "<sheet name=\"Biểu\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>" };
static const struct part workbook_rels = { "xl/_rels/workbook.xml.rels",
    HEAD "<Relationships " PACKAGE ">"
         "<Relationship Id=\"rId1\" Type=\"" REL "/worksheet\" Target=\"worksheets/a.xml\"/>"
         "<Relationship Id=\"rId2\" Type=\"" REL "/worksheet\" Target=\"/xl/worksheets/b.xml\"/>"
         "<Relationship Id=\"rId3\" Type=\"" REL "/sharedStrings\" Target=\"s.xml\"/>"
         "<Relationship Id=\"rId4\" Type=\"" REL "/styles\" Target=\"styles.xml\"/>"
         "</Relationships>" };
static const struct part strings = { "xl/s.xml",
    HEAD "<sst " MAIN "><si><t>Diện tích</t></si>"
         "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">Sản </t></r><r><t>lượng</t></r>"
         "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si><si><t>a_x000D_\nb_x005F_</t></si></sst>" };
static const struct part styles = { "xl/styles.xml",
    HEAD "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0.0\\ \"/>"
         "<numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
         "<fonts><font><name val=\"VNI-Times\"/></font><font><b/><i val=\"0\"/></font></fonts>"
         "<cellStyleXfs><xf fontId=\"1\"/></cellStyleXfs>"
         "<cellXfs><xf fontId=\"0\" numFmtId=\"0\"/>"
         "<xf fontId=\"1\" numFmtId=\"164\"><alignment horizontal=\"left\" indent=\"2\"/></xf>"
         "<xf fontId=\"0\" numFmtId=\"165\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>" };
static const struct part empty_sheet = { "xl/worksheets/a.xml",
    HEAD "<worksheet " MAIN "><sheetData/></worksheet>" };

#define SHEET(inside) HEAD "<worksheet " MAIN ">" inside "</worksheet>"
#define DATA(rows) SHEET("<sheetData>" rows "</sheetData>")

struct fixture {
    struct ctx ctx;
    struct book book;
};

static struct str pack(struct arena *arena, const struct part *parts, size_t len)
{
    zip_error_t error;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    zip_stat_t stat;
    char *bytes;

    assert_non_null(zip);
    zip_source_keep(target);
    for (size_t i = 0; i < len; i++) {
        size_t size = strlen(parts[i].text);
        zip_source_t *source = zip_source_buffer(zip, parts[i].text, size, 0);

        assert_true(zip_file_add(zip, parts[i].name, source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_stat(target, &stat), 0);
    bytes = arena_alloc(arena, stat.size);
    assert_int_equal(zip_source_open(target), 0);
    assert_int_equal(zip_source_read(target, bytes, stat.size), (zip_int64_t)stat.size);
    zip_source_close(target);
    zip_source_free(target);
    return (struct str){ bytes, stat.size };
}

static struct str pack_sheet(struct arena *arena, const char *xml)
{
    const struct part parts[] = { root_rels, workbook, workbook_rels, strings, styles, empty_sheet,
        { "xl/worksheets/b.xml", xml } };

    return pack(arena, parts, ARRAY_LEN(parts));
}

static int setup(void **state)
{
    struct fixture *f = heap_take(sizeof(*f));

    f->ctx.arena = arena_new(ARENA_HEAVY_BYTES);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    arena_free(f->ctx.arena);
    heap_give(f);
    return 0;
}

static const struct sheet *read_sheet(struct fixture *f, const char *xml)
{
    enum status st = xlsx_read(&f->ctx, pack_sheet(f->ctx.arena, xml), &f->book);

    if (st != ST_OK)
        fail_msg("%s: %.*s", problem_name(f->ctx.problem.key), STR_ARG(f->ctx.problem.detail));
    return xlsx_first_sheet(&f->book);
}

static void want_text(const struct sheet *sheet, int row, int column, const char *want)
{
    expect_text(sheet_cell(sheet, row, column)->text, want, "text");
}

static void want_formula(const struct sheet *sheet, int row, int column, const char *want)
{
    expect_text(sheet_cell(sheet, row, column)->formula, want, "formula");
}

static void reads_every_kind_of_value(void **state)
{
    struct fixture *f = *state;
    const struct sheet *sheet = read_sheet(
        f, DATA("<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"s\"><v>0</v></c>"
                "<c r=\"B2\" t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
                "<c r=\"E2\"><v>0.10000000000000001</v></c><c r=\"F2\" t=\"b\"><v>1</v></c>"
                "<c r=\"G2\" t=\"e\"><v>#DIV/0!</v></c><c r=\"H2\" t=\"str\"><v>chữ</v></c>"
                "<c r=\"I2\" t=\"inlineStr\"><is><t>thẳng</t><rPh><t>y</t></rPh></is></c>"
                "<c r=\"J2\" s=\"1\"/></row><row><c><v>7</v></c></row>"));

    assert_true(str_eq(sheet->name, S("Biểu")));
    want_text(sheet, 2, 1, "Diện tích");
    want_text(sheet, 2, 2, "Sản lượng");
    want_text(sheet, 2, 3, "a\nb_");
    want_text(sheet, 2, 5, "0.1");
    want_text(sheet, 2, 6, "1");
    want_text(sheet, 2, 7, "#DIV/0!");
    want_text(sheet, 2, 8, "chữ");
    want_text(sheet, 2, 9, "thẳng");
    want_text(sheet, 3, 1, "7");
    assert_true(sheet_row(sheet, 2)->hidden);
    assert_int_equal(sheet->last_column, 9);
    assert_int_equal(sheet->last_row, 3);
    assert_int_equal(sheet_cell(sheet, 2, 10)->style, 1);
}

static void writes_out_shared_formulas(void **state)
{
    struct fixture *f = *state;
    const struct sheet *sheet = read_sheet(
        f, DATA("<row r=\"1\"><c r=\"B1\"><f t=\"shared\" ref=\"B1:C2\" si=\"0\">A1*$A$1</f>"
                "<v>1</v></c><c r=\"C1\"><f t=\"shared\" si=\"0\"/></c></row>"
                "<row r=\"2\"><c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>4</v></c>"
                "<c r=\"D2\"><f>SUM(A1:A2)</f></c></row>"));

    want_formula(sheet, 1, 2, "A1*$A$1");
    want_formula(sheet, 1, 3, "B1*$A$1");
    want_formula(sheet, 2, 2, "A2*$A$1");
    want_formula(sheet, 2, 4, "SUM(A1:A2)");
    want_text(sheet, 2, 2, "4");
}

static void reads_looks(void **state)
{
    struct fixture *f = *state;
    const struct sheet *sheet = read_sheet(
        f, SHEET("<cols><col min=\"1\" max=\"2\" width=\"31.640625\" hidden=\"true\"/></cols>"
                 "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c>"
                 "<c r=\"B1\" s=\"2\"><v>46218</v></c><c r=\"C1\" s=\"3\"><v>0.5</v></c>"
                 "<c r=\"D1\"><v>1</v></c></row></sheetData>"
                 "<mergeCells><mergeCell ref=\"A1:B3\"/></mergeCells>"));
    const struct sheet_style *style = sheet_style(sheet, sheet_cell(sheet, 1, 1));
    int64_t days = 0;

    assert_true(style->bold);
    assert_false(style->italic);
    assert_int_equal(style->decimals, 1);
    assert_int_equal(style->indent, 2);
    assert_int_equal(style->align, ALIGN_LEFT);
    assert_true(sheet_date(sheet, sheet_cell(sheet, 1, 2), &days));
    assert_true(sheet_style(sheet, sheet_cell(sheet, 1, 3))->percent);
    assert_int_equal(sheet_style(sheet, sheet_cell(sheet, 1, 3))->decimals, 2);
    assert_int_equal(sheet_style(sheet, sheet_cell(sheet, 1, 4))->decimals, -1);
    assert_true(str_eq(sheet_style(sheet, sheet_cell(sheet, 1, 4))->font, S("VNI-Times")));
    assert_int_equal(sheet_width(sheet, 2), 32);
    assert_true(sheet_column_hidden(sheet, 1));
    assert_int_equal(sheet_merge(sheet, 3, 2)->last_row, 3);
}

static void passes_over_what_others_add(void **state)
{
    struct fixture *f = *state;
    const struct sheet *sheet = read_sheet(
        f, SHEET("<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v><x:v xmlns:x=\"urn:x\">9</x:v></c>"
                 "<x:c xmlns:x=\"urn:x\" r=\"B1\"><v>9</v></x:c></row></sheetData>"
                 "<extLst><ext><x:f xmlns:x=\"urn:x\">A1</x:f></ext></extLst>"));

    want_text(sheet, 1, 1, "1");
    want_text(sheet, 1, 2, "");
}

static void refuses_what_is_broken_or_hostile(void **state)
{
    /* clang-format off */
    static const struct { const char *xml; enum problem_key want; const char *why; } cases[] = {
        { DATA(""),                                        PROBLEM_XLSX_EMPTY,   "nothing in it" },
        { DATA("<row r=\"1\"><c r=\"A1\"/></row>"),        PROBLEM_XLSX_EMPTY,   "only looks" },
        { "<worksheet",                                    PROBLEM_XLSX_BROKEN,  "cut off" },
        { "",                                              PROBLEM_XLSX_BROKEN,  "no XML" },
        { HEAD "<!DOCTYPE a><worksheet " MAIN "/>",        PROBLEM_XLSX_HOSTILE, "a document type" },
        { HEAD "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", PROBLEM_XLSX_HOSTILE, "an entity" },
        { HEAD "<a>&b;</a>",                               PROBLEM_XLSX_BROKEN,  "an unknown entity" },
        { DATA("<row r=\"2\"/><row r=\"1\"/>"),            PROBLEM_XLSX_BROKEN,  "rows go back" },
        { DATA("<row r=\"1048577\"/>"),                    PROBLEM_XLSX_BROKEN,  "a row too many" },
        { DATA("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>"), PROBLEM_XLSX_BROKEN, "cells go back" },
        { DATA("<row r=\"1\"><c r=\"A1\"/><c r=\"A1\"/></row>"), PROBLEM_XLSX_BROKEN, "a cell twice" },
        { DATA("<row r=\"1\"><c r=\"A2\"/></row>"),        PROBLEM_XLSX_BROKEN,  "of another row" },
        { DATA("<row r=\"1\"><c r=\"XFE1\"/></row>"),      PROBLEM_XLSX_BROKEN,  "a column too many" },
        { DATA("<c r=\"A1\"/>"),                           PROBLEM_XLSX_BROKEN,  "a cell without a row" },
        { DATA("<row r=\"1\"><c t=\"s\"><v>3</v></c></row>"), PROBLEM_XLSX_BROKEN, "no such text" },
        { DATA("<row r=\"1\"><c t=\"s\"><v>-1</v></c></row>"), PROBLEM_XLSX_BROKEN, "a text below 0" },
        { DATA("<row r=\"1\"><c><f t=\"shared\" si=\"5\"/></c></row>"), PROBLEM_XLSX_BROKEN,
          "no such formula" },
        { DATA("<row r=\"1\"><c><f t=\"shared\" si=\"100000\">A1</f></c></row>"),
          PROBLEM_XLSX_BROKEN, "a formula number too large" },
        { SHEET("<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"), PROBLEM_XLSX_BROKEN,
          "a merge turned round" },
        { SHEET("<cols><col min=\"0\" max=\"1\"/></cols>"), PROBLEM_XLSX_BROKEN, "a column 0" },
    };
    /* clang-format on */
    struct fixture *f = *state;

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str bytes = pack_sheet(f->ctx.arena, cases[i].xml);
        enum status st = xlsx_read(&f->ctx, bytes, &f->book);

        if (st == ST_OK || f->ctx.problem.key != cases[i].want)
            fail_msg("%s: %s", cases[i].why, problem_name(f->ctx.problem.key));
        assert_true(f->ctx.problem.detail.len > 0);
    }
}

/* before, then `open`, a number and `close` over and over, then after. */
struct flood {
    const char *before, *open, *close, *after;
    size_t times;
    enum problem_key want;
};

static const char *write_flood(struct arena *arena, const struct flood *flood)
{
    struct buf buf = { .arena = arena };

    buf_add(&buf, str_of(flood->before));
    for (size_t i = 0; i < flood->times; i++) {
        buf_add(&buf, str_of(flood->open));
        buf_add_int(&buf, (int64_t)i + 1);
        buf_add(&buf, str_of(flood->close));
    }
    buf_add(&buf, str_of(flood->after));
    return str_z(arena, buf_str(&buf));
}

static void keeps_limits(void **state)
{
    /* clang-format off */
    static const struct flood cases[] = {
        { HEAD "<worksheet " MAIN ">", "<a", ">", "", 100, PROBLEM_XLSX_HOSTILE },
        { HEAD "<worksheet " MAIN "><col", " a", "=\"1\"", "/></worksheet>", 65,
          PROBLEM_XLSX_HOSTILE },
        { HEAD "<worksheet " MAIN ">", "<name", "/>", "</worksheet>", 2000, PROBLEM_XLSX_HOSTILE },
        { HEAD "<worksheet " MAIN "><a b=\"", "xxxxxxxxxxxxxxxx", "", "\"/></worksheet>", 40000,
          PROBLEM_XLSX_HOSTILE },
        { HEAD "<worksheet " MAIN "><sheetData><row><c t=\"str\"><v>", "xxxxxxxxxxxxxxxx", "",
          "</v></c></row></sheetData></worksheet>", 10000, PROBLEM_XLSX_TOO_LARGE },
        { HEAD "<worksheet " MAIN "><mergeCells>", "<mergeCell ref=\"A", "\"/>",
          "</mergeCells></worksheet>", XLSX_MERGES_MAX + 1, PROBLEM_XLSX_TOO_LARGE },
    };
    /* clang-format on */
    struct fixture *f = *state;

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *xml = write_flood(f->ctx.arena, &cases[i]);
        enum status st = xlsx_read(&f->ctx, pack_sheet(f->ctx.arena, xml), &f->book);

        if (st == ST_OK || f->ctx.problem.key != cases[i].want)
            fail_msg("case %zu: %s", i, problem_name(f->ctx.problem.key));
    }
}

static void refuses_hostile_archives(void **state)
{
    struct fixture *f = *state;
    struct arena *arena = f->ctx.arena;
    const char *sheet = DATA("<row><c><v>1</v></c></row>");
    const char *names[] = { "../evil", "/abs", "a/../../b", "c:\\d", "a\\b", "xl/WORKBOOK.xml" };
    struct part parts[] = { root_rels, workbook, workbook_rels, strings, styles, empty_sheet,
        { "xl/worksheets/b.xml", sheet }, { "", "x" } };

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct str bytes;

        parts[ARRAY_LEN(parts) - 1].name = names[i];
        bytes = pack(arena, parts, ARRAY_LEN(parts));
        if (xlsx_read(&f->ctx, bytes, &f->book) == ST_OK)
            fail_msg("%s was taken", names[i]);
        assert_int_equal(f->ctx.problem.key, PROBLEM_XLSX_HOSTILE);
    }
    assert_int_not_equal(xlsx_read(&f->ctx, S("PK\3\4 nothing"), &f->book), ST_OK);
    assert_int_equal(f->ctx.problem.key, PROBLEM_XLSX_BROKEN);
    assert_int_not_equal(xlsx_read(&f->ctx, S(""), &f->book), ST_OK);
    assert_int_equal(f->ctx.problem.key, PROBLEM_XLSX_BROKEN);
    assert_int_not_equal(xlsx_read(&f->ctx, S("\xD0\xCF\x11\xE0\xA1\xB1"), &f->book), ST_OK);
    assert_int_equal(f->ctx.problem.key, PROBLEM_XLSX_BROKEN);
}

static void refuses_too_many_entries(void **state)
{
    struct fixture *f = *state;
    struct part *parts = ARENA_ARRAY(f->ctx.arena, XLSX_ENTRIES_MAX + 1, struct part);

    for (size_t i = 0; i <= XLSX_ENTRIES_MAX; i++) {
        struct str name = str_format(f->ctx.arena, "a%zu", i);

        parts[i] = (struct part){ str_z(f->ctx.arena, name), "x" };
    }
    assert_int_not_equal(
        xlsx_read(&f->ctx, pack(f->ctx.arena, parts, XLSX_ENTRIES_MAX + 1), &f->book), ST_OK);
    assert_int_equal(f->ctx.problem.key, PROBLEM_XLSX_HOSTILE);
}

/* Writes over every occurrence of a text, in local and central headers alike. */
static void overwrite(struct str bytes, const char *old, const char *new)
{
    char *at = (char *)(uintptr_t)bytes.ptr;
    size_t len = strlen(old);

    for (size_t i = 0; i + len <= bytes.len; i++) {
        if (memcmp(at + i, old, len) == 0)
            memcpy(at + i, new, len);
    }
}

/* The size an entry has when inflated, as both headers tell it, made another one. */
static void lie_about_size(struct str bytes, size_t size, uint32_t lie)
{
    char old[5] = { (char)size, (char)(size >> 8), (char)(size >> 16), (char)(size >> 24), 0 };
    char new[5] = { (char)lie, (char)(lie >> 8), (char)(lie >> 16), (char)(lie >> 24), 0 };
    char *at = (char *)(uintptr_t)bytes.ptr;

    for (size_t i = 0; i + 4 <= bytes.len; i++) {
        if (memcmp(at + i, old, 4) == 0)
            memcpy(at + i, new, 4);
    }
}

static void refuses_headers_that_lie(void **state)
{
    struct fixture *f = *state;
    const char *sheet = DATA("<row><c><v>1</v></c></row>");
    struct str bytes;

    bytes = pack_sheet(f->ctx.arena, sheet);
    lie_about_size(bytes, strlen(sheet), 9);
    assert_int_not_equal(xlsx_read(&f->ctx, bytes, &f->book), ST_OK);
    bytes = pack_sheet(f->ctx.arena, sheet);
    lie_about_size(bytes, strlen(sheet), 99999);
    assert_int_not_equal(xlsx_read(&f->ctx, bytes, &f->book), ST_OK);
    /* two entries of one name */
    bytes = pack_sheet(f->ctx.arena, sheet);
    overwrite(bytes, "a.xml", "b.xml");
    assert_int_not_equal(xlsx_read(&f->ctx, bytes, &f->book), ST_OK);
}

/* 121 MiB of spaces are 120 KiB of archive. */
static void refuses_bombs(void **state)
{
    struct fixture *f = *state;
    size_t len = XLSX_ENTRY_BYTES_MAX + ((size_t)1 << 20);
    char *spaces = heap_take(len + 1);
    struct str bytes;

    memset(spaces, ' ', len);
    memcpy(spaces, "<a>", 3);
    bytes = pack_sheet(f->ctx.arena, spaces);
    assert_true(bytes.len < (1 << 20));
    assert_int_not_equal(xlsx_read(&f->ctx, bytes, &f->book), ST_OK);
    assert_int_equal(f->ctx.problem.key, PROBLEM_XLSX_TOO_LARGE);
    assert_true(arena_total(f->ctx.arena) < ((size_t)8 << 20));
    heap_give(spaces);
}

static void refuses_every_cut(void **state)
{
    struct fixture *f = *state;
    struct str whole = pack_sheet(f->ctx.arena, DATA("<row><c><v>1</v></c></row>"));

    for (size_t len = 0; len < whole.len; len += 7) {
        if (xlsx_read(&f->ctx, str_sub(whole, 0, len), &f->book) == ST_OK)
            fail_msg("taken after %zu of %zu bytes", len, whole.len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_every_kind_of_value, setup, teardown),
        cmocka_unit_test_setup_teardown(writes_out_shared_formulas, setup, teardown),
        cmocka_unit_test_setup_teardown(reads_looks, setup, teardown),
        cmocka_unit_test_setup_teardown(passes_over_what_others_add, setup, teardown),
        cmocka_unit_test_setup_teardown(refuses_what_is_broken_or_hostile, setup, teardown),
        cmocka_unit_test_setup_teardown(keeps_limits, setup, teardown),
        cmocka_unit_test_setup_teardown(refuses_hostile_archives, setup, teardown),
        cmocka_unit_test_setup_teardown(refuses_too_many_entries, setup, teardown),
        cmocka_unit_test_setup_teardown(refuses_headers_that_lie, setup, teardown),
        cmocka_unit_test_setup_teardown(refuses_bombs, setup, teardown),
        cmocka_unit_test_setup_teardown(refuses_every_cut, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
