#include "core/form.h"

#include "tests/unit.h"

#include "tests/grid.h"

static void keys_are_found_in_any_order(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 300, 20, 0);

    (void)state;
    for (long i = 0; i < 300; i++)
        assert_int_equal(form_row_index(form, i + 1), i);
    assert_int_equal(form_row_index(form, 0), -1);
    assert_int_equal(form_row_index(form, 301), -1);
    FORM_ROW(form, 100)->key = 5000; /* a row put in later, between 100 and 102 */
    FORM_ROW(form, 7)->key = 4000;
    for (size_t i = 0; i < 300; i++)
        assert_int_equal(form_row_index(form, FORM_ROW(form, i)->key), (long)i);
    assert_int_equal(form_row_index(form, 101), -1);
    assert_int_equal(form_column_index(form, 20), 19);
    assert_int_equal(form_column_index(&(struct form){ 0 }, 1), -1);
    arena_free(arena);
}

static void columns_have_letters(void **state)
{
    static const struct {
        int64_t key;
        const char *letters;
    } cases[] = { { 1, "A" }, { 26, "Z" }, { 27, "AA" }, { 52, "AZ" }, { 53, "BA" }, { 702, "ZZ" },
        { 703, "AAA" }, { FORM_COLUMN_KEY_MAX, "XFD" } };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        expect_text(form_column_letters(arena, cases[i].key), cases[i].letters, "letters");
        assert_int_equal(form_column_key(str_of(cases[i].letters)), cases[i].key);
    }
    assert_int_equal(form_column_key(S("")), 0);
    assert_int_equal(form_column_key(S("XFE")), 0);
    assert_int_equal(form_column_key(S("A1")), 0);
    assert_int_equal(form_column_key(S("ab")), 28);
    expect_text(form_address(arena, 14, 4), "D14", "address");
    arena_free(arena);
}

static void a_reporter_types_where_a_figure_is_expected(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 4, 4, 0);

    (void)state;
    grid_formula(form, "C3", S("=B3+D3"));
    grid_formula(form, "B2", S(""));
    FORM_CELL(form, 0)->readonly = true;
    FORM_ROW(form, 0)->kind = ROW_GROUP;
    FORM_COLUMN(form, 0)->role = COLUMN_LABEL;
    FORM_COLUMN(form, 3)->readonly = true;
    assert_true(form_cell_editable(form, 3, 2));
    assert_false(form_cell_editable(form, 3, 3)); /* calculated */
    assert_false(form_cell_editable(form, 2, 2)); /* crossed out */
    assert_false(form_cell_editable(form, 1, 2)); /* a heading between rows */
    assert_false(form_cell_editable(form, 3, 1)); /* the label */
    assert_false(form_cell_editable(form, 3, 4)); /* a column nobody fills */
    assert_false(form_cell_editable(form, 9, 2));
    assert_null(form_cell_find(form, 3, 2));
    expect_text(form_cell_find(form, 3, 3)->formula, "=B3+D3", "formula");
    arena_free(arena);
}

/* ---- form_check: each case spoils a sound form in one place ---- */

static void key_twice(struct form *form)
{
    FORM_ROW(form, 3)->key = 2;
}

static void key_zero(struct form *form)
{
    FORM_COLUMN(form, 1)->key = 0;
}

static void key_far(struct form *form)
{
    FORM_COLUMN(form, 3)->key = FORM_COLUMN_KEY_MAX + 1;
}

static void indicator_twice(struct form *form)
{
    FORM_ROW(form, 2)->indicator = S("i1");
}

static void indicator_of_a_heading(struct form *form)
{
    FORM_ROW(form, 3)->indicator = S("i1");
    FORM_ROW(form, 3)->kind = ROW_GROUP;
}

static void attribute_twice(struct form *form)
{
    FORM_COLUMN(form, 2)->attribute = S("a1");
}

static void decimals_too_many(struct form *form)
{
    FORM_COLUMN(form, 2)->decimals = DEC_SCALE_MAX + 1;
}

static void heading_too_deep(struct form *form)
{
    FORM_COLUMN(form, 0)->path.len = FORM_HEADING_DEPTH_MAX + 1;
}

static void weight_of_no_column(struct form *form)
{
    FORM_COLUMN(form, 1)->rule = RULE_WEIGHTED;
    FORM_COLUMN(form, 1)->rule_weight = 99;
}

static void weight_of_a_label(struct form *form)
{
    FORM_COLUMN(form, 1)->rule = RULE_WEIGHTED;
    FORM_COLUMN(form, 1)->rule_weight = 1;
    FORM_COLUMN(form, 0)->role = COLUMN_LABEL;
}

static void ratio_of_itself(struct form *form)
{
    FORM_ROW(form, 1)->rule = RULE_RATIO;
    FORM_ROW(form, 1)->rule_num = 1;
    FORM_ROW(form, 1)->rule_den = 2;
}

static void ratio_factor_zero(struct form *form)
{
    FORM_ROW(form, 1)->rule = RULE_RATIO;
    FORM_ROW(form, 1)->rule_num = 1;
    FORM_ROW(form, 1)->rule_den = 3;
    FORM_ROW(form, 1)->rule_factor.given = true;
}

static void ratio_of_a_heading(struct form *form)
{
    FORM_ROW(form, 1)->rule = RULE_RATIO;
    FORM_ROW(form, 1)->rule_num = 1;
    FORM_ROW(form, 1)->rule_den = 4;
    FORM_ROW(form, 3)->kind = ROW_GROUP;
}

static void no_value_column(struct form *form)
{
    for (size_t i = 0; i < form->columns.len; i++)
        FORM_COLUMN(form, i)->role = COLUMN_LABEL;
}

static void no_row(struct form *form)
{
    form->rows.len = 0;
}

static void open_list(struct form *form)
{
    FORM_ROW(form, 3)->kind = ROW_OPEN;
    form->open_list = true;
}

static void open_list_without_its_row(struct form *form)
{
    form->open_list = true;
}

static void cell_of_no_row(struct form *form)
{
    grid_formula(form, "A9", S("=A1"));
}

static void cells_out_of_order(struct form *form)
{
    grid_formula(form, "A2", S("=A1"));
    grid_formula(form, "B1", S("=A1"));
    FORM_CELL(form, 0)->row = 3;
}

static void cell_twice(struct form *form)
{
    grid_formula(form, "A2", S("=A1"));
    grid_formula(form, "A2", S("=A1"));
}

static void formula_not_understood(struct form *form)
{
    grid_formula(form, "A2", S("=A1+"));
}

static void formula_of_no_cell(struct form *form)
{
    grid_formula(form, "A2", S("=A1+D40"));
}

static void formula_in_a_circle(struct form *form)
{
    grid_formula(form, "A2", S("=B3+1"));
    grid_formula(form, "B1", S("=C1"));
    grid_formula(form, "B3", S("=SUM(C1:C4)"));
    grid_formula(form, "C4", S("=A2"));
}

static void formula_of_itself(struct form *form)
{
    grid_formula(form, "B3", S("=SUM(B1:B4)"));
}

static void formula_in_a_text_column(struct form *form)
{
    FORM_COLUMN(form, 1)->type = TYPE_TEXT;
    grid_formula(form, "B3", S("=A1"));
}

static void formula_of_another_period(struct form *form)
{
    grid_formula(form, "B3", S("=A1-KY_TRUOC(A1)"));
}

static const struct {
    const char *what;
    void (*spoil)(struct form *form);
    const char *field, *text;
} faults[] = {
    { "a row key twice", key_twice, "rows[3].key", "Trùng khóa dòng 2." },
    { "column 0", key_zero, "columns[1].key", "Khóa cột phải từ 1 đến 16384." },
    { "a column beyond XFD", key_far, "columns[3].key", "Khóa cột phải từ 1 đến 16384." },
    { "an indicator twice", indicator_twice, "rows[2].indicator",
        "Mã chỉ tiêu “i1” đã dùng cho một dòng số liệu khác." },
    { "a heading may repeat an indicator", indicator_of_a_heading, "", "" },
    { "an attribute twice", attribute_twice, "columns[2].attribute",
        "Mã thuộc tính “a1” đã dùng cho một cột số liệu khác." },
    { "seven decimals", decimals_too_many, "columns[2].decimals",
        "Số chữ số thập phân phải từ 0 đến 6." },
    { "a heading of seven levels", heading_too_deep, "columns[0].path",
        "Tiêu đề cột có 7 tầng, nhiều nhất là 6 tầng." },
    { "a weight that is not there", weight_of_no_column, "columns[1].rule_weight",
        "Quy tắc tổng hợp cần một cột số có trong biểu, không có khóa 99." },
    { "a weight that is a label", weight_of_a_label, "columns[1].rule_weight",
        "Quy tắc tổng hợp cần một cột số có trong biểu, không có khóa 1." },
    { "a ratio of itself", ratio_of_itself, "rows[1].rule_den",
        "Quy tắc tổng hợp lấy chính nó làm căn cứ." },
    { "a ratio times nothing", ratio_factor_zero, "rows[1].rule_factor",
        "Hệ số của tỷ lệ phải khác 0." },
    { "a ratio of a heading", ratio_of_a_heading, "rows[1].rule_den",
        "Quy tắc tổng hợp cần một dòng số liệu có trong biểu, không có khóa 4." },
    { "no column for figures", no_value_column, "columns", "Biểu chưa có cột số liệu nào." },
    { "no row", no_row, "rows", "Biểu chưa có dòng nào." },
    { "an open list", open_list, "", "" },
    { "an open list without an open row", open_list_without_its_row, "rows",
        "Biểu là danh sách mở nhưng chưa có dòng mở, nơi đơn vị tự thêm dòng." },
    { "a cell of no row", cell_of_no_row, "cells[0].row", "Không có dòng số liệu mang khóa 9." },
    { "cells out of order", cells_out_of_order, "cells[1].row",
        "Các ô phải xếp theo khóa dòng rồi khóa cột, mỗi ô một lần." },
    { "a cell twice", cell_twice, "cells[1].row",
        "Các ô phải xếp theo khóa dòng rồi khóa cột, mỗi ô một lần." },
    { "half a formula", formula_not_understood, "cells[0].formula",
        "Ô A2, ký tự 5: Công thức chưa viết hết." },
    { "a formula of no cell", formula_of_no_cell, "cells[0].formula",
        "Ô A2, ký tự 5: Ô D40 không có trong biểu hoặc không chứa số liệu." },
    { "formulas in a circle", formula_in_a_circle, "cells[1].formula",
        "Ô A2: Công thức vòng: A2 → B3 → C4 → A2" },
    { "a formula of itself", formula_of_itself, "cells[0].formula",
        "Ô B3: Công thức vòng: B3 → B3" },
    { "a formula among texts", formula_in_a_text_column, "", "" },
    { "a formula of another period", formula_of_another_period, "", "" },
};

static void the_first_fault_is_named(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
        struct form *form = grid_form(arena, 4, 4, 2);
        struct form_fault fault;

        faults[i].spoil(form);
        fault = form_check(arena, form);
        expect_text(fault.field, faults[i].field, faults[i].what);
        expect_text(fault.text, faults[i].text, faults[i].what);
    }
    arena_free(arena);
}

static void a_sound_form_has_no_fault(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 500, 10, 2);

    (void)state;
    assert_int_equal(form_check(arena, form).field.len, 0);
    form = grid_form(arena, 501, 10, 2);
    expect_text(form_check(arena, form).field, "rows", "5,010 cells");
    form = grid_form(arena, 1, FORM_COLUMNS_MAX + 1, 0);
    expect_text(form_check(arena, form).field, "columns", "257 columns");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_found_in_any_order),
        cmocka_unit_test(columns_have_letters),
        cmocka_unit_test(a_reporter_types_where_a_figure_is_expected),
        cmocka_unit_test(the_first_fault_is_named),
        cmocka_unit_test(a_sound_form_has_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
