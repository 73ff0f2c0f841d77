#include "core/form_links.h"

#include "tests/unit.h"

#include "tests/grid.h"

#define FORMS 3

struct fixture {
    struct arena *arena;
    struct form *forms[FORMS];
    struct linked_form linked[FORMS];
};

/* Three forms "A", "B", "C" of three rows and columns. */
static struct fixture begin(void)
{
    static const char *const codes[] = { "A", "B", "C" };
    struct fixture f = { .arena = arena_new(UNIT_BYTES) };

    for (size_t i = 0; i < FORMS; i++) {
        f.forms[i] = grid_form(f.arena, 3, 3, 0);
        f.linked[i] = (struct linked_form){ .code = str_of(codes[i]), .form = f.forms[i] };
    }
    return f;
}

static struct form_fault check(struct fixture *f)
{
    for (size_t i = 0; i < FORMS; i++) {
        struct formula_fault fault;

        f->linked[i].program = formula_program_new(f->arena, f->forms[i], &fault);
        assert_non_null(f->linked[i].program);
    }
    return form_links_check(f->arena, f->linked, FORMS);
}

static void forms_that_take_from_others_are_in_order(void **state)
{
    struct fixture f = begin();

    (void)state;
    grid_formula(f.forms[0], "A1", S("=BIEU(\"B\";\"i1\";\"a1\")+BIEU(\"C\";\"i2\";\"a2\")"));
    grid_formula(f.forms[0], "A2", S("=A1+BIEU(\"B\";\"i1\";\"a1\")+KY_TRUOC(A2)"));
    grid_formula(f.forms[1], "A1", S("=SUM(B1:C3)+BIEU(\"C\";\"i2\";\"a2\")"));
    grid_formula(f.forms[2], "B2", S("=A1*2"));
    assert_int_equal(check(&f).field.len, 0);
    arena_free(f.arena);
}

static void what_is_named_must_be_there(void **state)
{
    static const struct {
        const char *formula, *text;
    } cases[] = {
        { "=B1+BIEU(\"D\";\"i1\";\"a1\")", "Không có biểu mẫu đang áp dụng nào mang mã “D”." },
        { "=BIEU(\"B\";\"i9\";\"a1\")", "Biểu “B” không có chỉ tiêu mang mã “i9”." },
        { "=BIEU(\"B\";\"i1\";\"a9\")", "Biểu “B” không có thuộc tính mang mã “a9”." },
        { "=BIEU(\"A\";\"i1\";\"a1\")",
            "Hàm BIEU lấy số liệu của chính biểu này; hãy ghi thẳng ô đó, ví dụ D14." },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct fixture f = begin();
        struct form_fault fault;

        grid_formula(f.forms[0], "A1", S("=B2"));
        grid_formula(f.forms[0], "A2", str_of(cases[i].formula));
        fault = check(&f);
        assert_string_equal(str_z(f.arena, fault.field), "cells[1].formula");
        assert_string_equal(str_z(f.arena, fault.text), cases[i].text);
        arena_free(f.arena);
    }
}

static void a_check_names_too(void **state)
{
    struct fixture f = begin();
    struct check_rule rule = { .code = S("KT01"), .formula = S("A1<=BIEU(\"D\";\"i1\";\"a1\")") };
    struct form_fault fault;

    (void)state;
    f.forms[0]->checks = (struct list){ &rule, 1 };
    fault = check(&f);
    assert_string_equal(str_z(f.arena, fault.field), "checks");
    arena_free(f.arena);
}

static void circles_are_named_through_all_forms(void **state)
{
    struct fixture f = begin();
    struct form_fault fault;

    (void)state;
    grid_formula(f.forms[0], "B1", S("=C1"));
    grid_formula(f.forms[0], "A2", S("=BIEU(\"B\";\"i1\";\"a1\")"));
    grid_formula(f.forms[1], "A1", S("=SUM(A2:B3)"));
    grid_formula(f.forms[1], "B3", S("=BIEU(\"C\";\"i2\";\"a2\")"));
    grid_formula(f.forms[2], "B2", S("=BIEU(\"A\";\"i2\";\"a1\")/2"));
    fault = check(&f);
    assert_string_equal(str_z(f.arena, fault.field), "cells[1].formula");
    assert_string_equal(str_z(f.arena, fault.text),
        "Công thức vòng qua các biểu: A!A2 → B!A1 → B!B3 → C!B2 → A!A2");
    arena_free(f.arena);
}

/* Another cell of the same forms, back and forth, is no circle. */
static void back_and_forth_is_no_circle(void **state)
{
    struct fixture f = begin();

    (void)state;
    grid_formula(f.forms[0], "A1", S("=BIEU(\"B\";\"i1\";\"a1\")"));
    grid_formula(f.forms[1], "A1", S("=BIEU(\"A\";\"i2\";\"a1\")"));
    grid_formula(f.forms[0], "A2", S("=BIEU(\"B\";\"i2\";\"a1\")"));
    assert_int_equal(check(&f).field.len, 0);
    arena_free(f.arena);
}

static void long_circles_are_shortened(void **state)
{
    struct fixture f = begin();
    struct form *form = grid_form(f.arena, 30, 1, 0);
    struct form_fault fault;

    (void)state;
    f.forms[1] = form;
    f.linked[1].form = form;
    grid_formula(f.forms[0], "A1", S("=BIEU(\"B\";\"i1\";\"a1\")"));
    for (int i = 1; i < 30; i++)
        grid_formula(form, str_z(f.arena, str_format(f.arena, "A%d", i)),
            str_format(f.arena, "=A%d", i + 1));
    grid_formula(form, "A30", S("=BIEU(\"A\";\"i1\";\"a1\")"));
    fault = check(&f);
    assert_string_equal(str_z(f.arena, fault.text),
        "Công thức vòng qua các biểu: A!A1 → B!A1 → B!A2 → B!A3 → B!A4 → B!A5 → B!A6 → B!A7 → "
        "B!A8 → B!A9 → B!A10 → B!A11 → … → A!A1");
    arena_free(f.arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_that_take_from_others_are_in_order),
        cmocka_unit_test(what_is_named_must_be_there),
        cmocka_unit_test(a_check_names_too),
        cmocka_unit_test(circles_are_named_through_all_forms),
        cmocka_unit_test(back_and_forth_is_no_circle),
        cmocka_unit_test(long_circles_are_shortened),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
