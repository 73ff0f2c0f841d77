#include "core/form_faults.h"

#include "tests/unit.h"

#include "tests/grid.h"

static void every_formula_at_fault_is_named_at_its_cell(void **state)
{
    struct arena *arena = arena_new((size_t)64 << 20);
    struct form *form = grid_form(arena, 6, 4, 0);
    struct form_faults found;

    (void)state;
    grid_formula(form, "A1", S("=B1+B2"));
    grid_formula(form, "A2", S("=B1+"));
    grid_formula(form, "A3", S("=A4"));
    grid_formula(form, "A4", S("=A3"));
    grid_formula(form, "C1", S("=SUM(#REF!)"));
    grid_formula(form, "C2", S("=Z9"));
    found = form_faults(arena, form);
    assert_int_equal(found.formulas.len, 4); /* of a circle one: without it there is none */
    for (size_t i = 0; i < found.formulas.len; i++) {
        const struct formula_fault *fault = LIST_AT(found.formulas, struct formula_fault, i);

        assert_true(fault->text.len > 5);
        assert_non_null(form_cell_find(form, fault->row, fault->column));
        assert_false(fault->row == 1 && fault->column == 1);
    }
    expect_text(found.other.field, "", "nothing else");
    expect_text(FORM_CELL(form, 0)->formula, "=B1+B2", "the form is as it was");
    FORM_COLUMN(form, 1)->rule = RULE_WEIGHTED;
    found = form_faults(arena, form);
    assert_int_equal(found.formulas.len, 4);
    expect_text(found.other.field, "columns[1].rule_weight", "other");
    arena_free(arena);
}

static void no_more_are_named_than_there_is_room_for(void **state)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct form *form = grid_form(arena, 300, 4, 0);

    (void)state;
    for (int64_t row = 1; row <= 300; row++)
        *FORM_CELL(form, form->cells.len++) =
            (struct form_cell){ .row = row, .column = 1, .formula = S("=B1+") };
    assert_int_equal(form_faults(arena, form).formulas.len, FORM_FAULTS_MAX);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_formula_at_fault_is_named_at_its_cell),
        cmocka_unit_test(no_more_are_named_than_there_is_room_for),
    };

    return cmocka_run_group_tests_name("form faults", tests, NULL, NULL);
}
