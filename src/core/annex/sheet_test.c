#include "core/annex/sheet.h"

#include "tests/unit.h"

static void numbers_as_excel_shows_them(void **state)
{
    /* clang-format off */
    static const struct { const char *raw, *want; } cases[] = {
        { "0.10000000000000001",    "0.1" },
        { "0.30000000000000004",    "0.3" },
        { "46406.740000000005",     "46406.74" },
        { "15237170",               "15237170" },
        { "007",                    "7" },
        { "-0",                     "0" },
        { "0.0",                    "0" },
        { "-1.5E-3",                "-0.0015" },
        { "1E+20",                  "100000000000000000000" },
        { "1.23456789012345677E+17","123456789012346000" },
        { "999999999999999.9",      "1000000000000000" },
        { "0.99999999999999999",    "1" },
        { "12.50",                  "12.5" },
        { ".5",                     "0.5" },
        { "5.",                     "5" },
        { "2.0432692307692308E-2",  "0.0204326923076923" },
        { "1E400",                  NULL },
        { "1E-400",                 NULL },
        { "",                       NULL },
        { "-",                      NULL },
        { "1e",                     NULL },
        { "1.2.3",                  NULL },
        { "12a",                    NULL },
        { "0x1F",                   NULL },
    };
    /* clang-format on */
    struct arena *arena = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str got = S("(none)");
        bool is = sheet_number(arena, str_of(cases[i].raw), &got);

        assert_int_equal(is, cases[i].want != NULL);
        if (is)
            assert_string_equal(str_z(arena, got), cases[i].want);
    }
    arena_free(arena);
}

static void formulas_move_as_excel_moves_them(void **state)
{
    /* clang-format off */
    static const struct { const char *formula; int rows, columns; const char *want; } cases[] = {
        { "D14+D39",              1,  0, "D15+D40" },
        { "D14+D39",              0,  1, "E14+E39" },
        { "$D14+D$39+$D$1",       2,  3, "$D16+G$39+$D$1" },
        { "SUM(D7:D9)*LOG10(A1)", 1,  1, "SUM(E8:E10)*LOG10(B2)" },
        { "Z1",                   0,  1, "AA1" },
        { "\"D14\"&D14",          1,  0, "\"D14\"&D15" },
        { "'B 1'!B1+B1!C2",       1,  0, "'B 1'!B2+B1!C3" },
        { "SUM(A:C)",             5,  1, "SUM(B:D)" },
        { "SUM(1:3)",             5,  1, "SUM(6:8)" },
        { "A1",                  -1,  0, "#REF!" },
        { "1.5E3*A1+TRUE",        1,  0, "1.5E3*A2+TRUE" },
        { "XFE1+ABCD1",           1,  0, "XFE1+ABCD1" },
        { "[1]Sheet1!A1",         1,  0, "[1]Sheet1!A2" },
        { "thuế_A1",              1,  0, "thuế_A1" },
        { "\"mở",                 1,  0, "\"mở" },
    };
    /* clang-format on */
    struct arena *arena = arena_new(1 << 20);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str got =
            sheet_shift(arena, str_of(cases[i].formula), cases[i].rows, cases[i].columns);

        assert_string_equal(str_z(arena, got), cases[i].want);
    }
    arena_free(arena);
}

static void references(void **state)
{
    int64_t row = 0;
    int64_t column = 0;

    (void)state;
    assert_true(sheet_ref(S("AB12"), &row, &column));
    assert_int_equal(row, 12);
    assert_int_equal(column, 28);
    assert_true(sheet_ref(S("$XFD$1048576"), &row, &column));
    assert_int_equal(column, SHEET_COLUMNS_MAX);
    assert_false(sheet_ref(S("A0"), &row, &column));
    assert_false(sheet_ref(S("A1048577"), &row, &column));
    assert_false(sheet_ref(S("XFE1"), &row, &column));
    assert_false(sheet_ref(S("A"), &row, &column));
    assert_false(sheet_ref(S("12"), &row, &column));
    assert_false(sheet_ref(S(""), &row, &column));
    assert_false(sheet_ref(S("A1B"), &row, &column));
}

static void dates_by_both_epochs(void **state)
{
    struct sheet_style styles[] = { { .decimals = -1 }, { .decimals = -1, .date = true } };
    struct sheet sheet = { .styles = styles, .styles_len = ARRAY_LEN(styles) };
    struct sheet_cell cell = { .kind = SHEET_NUMBER, .style = 1, .text = S("46218.5") };
    int64_t days = 0;

    (void)state;
    assert_true(sheet_date(&sheet, &cell, &days));
    assert_int_equal(days, 20649); /* 2026-07-15 */
    sheet.date1904 = true;
    cell.text = S("44756");
    assert_true(sheet_date(&sheet, &cell, &days));
    assert_int_equal(days, 20649);
    cell.style = 0;
    assert_false(sheet_date(&sheet, &cell, &days));
}

static void cells_are_found_and_missed(void **state)
{
    struct sheet_cell cells[] = { { .column = 2, .text = S("b"), .kind = SHEET_TEXT },
        { .column = 5, .text = S("e"), .kind = SHEET_TEXT } };
    struct sheet_row rows[] = { { .number = 3, .len = 2, .cells = cells }, { .number = 9 } };
    struct sheet_merge merges[] = { { 3, 2, 4, 4 } };
    struct sheet sheet = { .rows = rows, .rows_len = 2, .merges = merges, .merges_len = 1 };

    (void)state;
    assert_true(str_eq(sheet_cell(&sheet, 3, 5)->text, S("e")));
    assert_ptr_equal(sheet_cell(&sheet, 3, 3), &sheet_no_cell);
    assert_ptr_equal(sheet_cell(&sheet, 4, 2), &sheet_no_cell);
    assert_ptr_equal(sheet_cell(&sheet, 10, 1), &sheet_no_cell);
    assert_ptr_equal(sheet_merge(&sheet, 4, 4), &merges[0]);
    assert_null(sheet_merge(&sheet, 5, 4));
    assert_int_equal(sheet_style(&sheet, &cells[0])->decimals, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_as_excel_shows_them),
        cmocka_unit_test(formulas_move_as_excel_moves_them),
        cmocka_unit_test(references),
        cmocka_unit_test(dates_by_both_epochs),
        cmocka_unit_test(cells_are_found_and_missed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
