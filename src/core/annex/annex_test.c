/* Pages made by hand; real ones are in tests/exchange/annex_test.c. */
#include "core/annex/annex.h"

#include "base/limits.h"
#include "tests/page.h"
#include "tests/unit.h"

static struct form form_of(struct arena *arena, const char *const *lines)
{
    struct sheet sheet = page_of_lines(arena, lines);
    struct form form;

    assert_int_equal(annex_recognise(arena, &sheet, &form), ANNEX_OK);
    expect_text(form_check(arena, &form).text, "", "form_check");
    return form;
}

static void expect_formula(const struct form *form, int row, int column, const char *want)
{
    const struct form_cell *cell = form_cell_find(form, row, column);

    expect_text(cell == NULL ? S("") : cell->formula, want, "formula");
}

static bool doubts(const struct form *form, const char *words)
{
    for (size_t i = 0; i < form->doubts.len; i++) {
        struct str text = LIST_AT(form->doubts, struct form_doubt, i)->text;

        if (str_find(text, str_of(words)) < text.len)
            return true;
    }
    return false;
}

static void printed_formulas_become_formulas_of_cells(void **state)
{
    static const char *const lines[] = { "BIỂU", "STT|Chỉ tiêu|Tổng số|Nam|Nữ", "A|B|1=2+3|2|3",
        "1|Học sinh", "2|Giáo viên|=D5", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form form = form_of(arena, lines);

    (void)state;
    assert_int_equal(form.rows.len, 2);
    expect_formula(&form, 4, 3, "=D4+E4");
    expect_formula(&form, 5, 3, "=D5");
    arena_free(arena);
}

static const struct form_row *open_row_of(const struct form *form)
{
    for (size_t i = 0; i < form->rows.len; i++)
        if (FORM_ROW(form, i)->kind == ROW_OPEN)
            return FORM_ROW(form, i);
    fail_msg("no open row");
    return NULL;
}

/* Over the columns, or as Excel has it in the row that stands for others: each row added has it. */
static void what_an_open_row_calculates_is_taken_over(void **state)
{
    static const char *const printed[] = { "DANH MỤC", "STT|Tên công trình|Đơn giá|Khối lượng|Tiền",
        "(1)|(2)|(3)|(4)|(5)=(3)x(4)", "1|…", "|Cộng", NULL };
    static const char *const excel[] = { "DANH MỤC", "STT|Tên công trình|Đơn giá|Khối lượng|Tiền",
        "(1)|(2)|(3)|(4)|(5)", "…|…|||=C4*D4", "|Cộng", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form form = form_of(arena, printed);

    (void)state;
    assert_true(form.open_list);
    expect_formula(&form, (int)open_row_of(&form)->key, 5, "=C4*D4");
    form = form_of(arena, excel);
    expect_text(FORM_COLUMN(&form, 4)->printed, "(5)=(3)*(4)", "printed");
    expect_formula(&form, (int)open_row_of(&form)->key, 5, "=C4*D4");
    arena_free(arena);
}

static void texts_of_old_fonts_are_read(void **state)
{
    static const char *const lines[] = { "B¸o c¸o n«ng nghiÖp", "STT|ChØ tiªu|§VT|Sè l­îng",
        "1|Lóa §«ng Xu©n|tÊn|1", "2|Ng« lai|ha|1", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form form = form_of(arena, lines);

    (void)state;
    expect_text(FORM_ROW(&form, 0)->label, "Lúa Đông Xuân", "a label");
    expect_text(FORM_ROW(&form, 0)->unit, "tấn", "a unit");
    expect_text(FORM_ROW(&form, 1)->label, "Ngô lai", "a label");
    assert_true(doubts(&form, "Đã chuyển"));
    assert_true(doubts(&form, "TCVN3 (ABC)"));
    arena_free(arena);
}

static void formulas_that_cannot_be_calculated_are_doubts(void **state)
{
    static const char *const lines[] = { "STT|Chỉ tiêu|ĐVT|Số", "1|Lúa|ha|=Z99", "2|Bắp|ha|=D4",
        "3|Sắn|ha|=D3", "4|Mía|ha|=D5*", "5|Tổng|ha|=SUM(D2:D5)", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form form = form_of(arena, lines);

    (void)state;
    expect_formula(&form, 2, 4, "");
    expect_formula(&form, 5, 4, "");
    expect_formula(&form, 6, 4, "=SUM(D2:D5)");
    assert_true(doubts(&form, "=Z99"));
    assert_true(doubts(&form, "=D5*"));
    arena_free(arena);
}

static void crossed_out_cells_are_not_filled(void **state)
{
    static const char *const lines[] = { "STT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện", "1|Lúa|ha|x|5",
        "2|Bắp|ha", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form form = form_of(arena, lines);

    (void)state;
    assert_true(form_cell_find(&form, 2, 4)->readonly);
    assert_null(form_cell_find(&form, 2, 5));
    assert_true(doubts(&form, "1 ô số liệu"));
    arena_free(arena);
}

static void same_labels_get_codes_of_their_own(void **state)
{
    static const char *const lines[] = { "STT|Chỉ tiêu|ĐVT|Số|Số", "1|Khác|ha", "2|Khác|ha",
        "3|Khác 2|ha", "4|Khác|ha", NULL };
    static const char *const want[] = { "khac", "khac_2", "khac_2_2", "khac_3" };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form form = form_of(arena, lines);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(want); i++)
        expect_text(FORM_ROW(&form, i)->indicator, want[i], "indicator");
    expect_text(FORM_COLUMN(&form, 3)->attribute, "so", "attribute");
    expect_text(FORM_COLUMN(&form, 4)->attribute, "so_2", "attribute");
    arena_free(arena);
}

static void names_and_signatures_are_left_out(void **state)
{
    static const char *const lines[] = { "STT|Chỉ tiêu|ĐVT|Số", "1|Lúa|ha", "2|Bắp|ha", "",
        "|||…, ngày … tháng … năm …", "|NGƯỜI LẬP BIỂU||GIÁM ĐỐC", "|Nguyễn Văn A", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form form = form_of(arena, lines);

    (void)state;
    assert_int_equal(form.rows.len, 2);
    assert_int_equal(form.columns.len, 4);
    arena_free(arena);
}

static void pages_without_a_table(void **state)
{
    static const char *const nothing[] = { "Kính gửi: Sở Nội vụ", "", "Xin báo cáo như sau.",
        NULL };
    static const char *const no_figures[] = { "STT|Chỉ tiêu|ĐVT", "1|Lúa|ha", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct sheet sheet = page_of_lines(arena, nothing);
    struct form form;

    (void)state;
    assert_int_equal(annex_recognise(arena, &sheet, &form), ANNEX_NO_TABLE);
    sheet = page_of_lines(arena, no_figures);
    assert_int_equal(annex_recognise(arena, &sheet, &form), ANNEX_NO_TABLE);
    sheet = (struct sheet){ .last_row = 0 };
    assert_int_equal(annex_recognise(arena, &sheet, &form), ANNEX_NO_TABLE);
    sheet = (struct sheet){ .last_row = 100000, .last_column = 3 };
    assert_int_equal(annex_recognise(arena, &sheet, &form), ANNEX_TOO_LARGE);
    sheet = (struct sheet){ .last_row = 3, .last_column = FORM_COLUMNS_MAX + 1 };
    assert_int_equal(annex_recognise(arena, &sheet, &form), ANNEX_TOO_LARGE);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_formulas_become_formulas_of_cells),
        cmocka_unit_test(what_an_open_row_calculates_is_taken_over),
        cmocka_unit_test(texts_of_old_fonts_are_read),
        cmocka_unit_test(formulas_that_cannot_be_calculated_are_doubts),
        cmocka_unit_test(crossed_out_cells_are_not_filled),
        cmocka_unit_test(same_labels_get_codes_of_their_own),
        cmocka_unit_test(names_and_signatures_are_left_out),
        cmocka_unit_test(pages_without_a_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
