#include "core/formula/formula.h"

#include "tests/unit.h"

#include "tests/grid.h"

/* ---- tests/golden/formula*.test ---- */

#define GOLDEN_ADDRESS "J20"

static struct form *golden_form(struct arena *arena)
{
    struct form *form = grid_form(arena, 20, 10, 6);

    FORM_ROW(form, 18)->kind = ROW_GROUP;
    FORM_COLUMN(form, 7)->type = TYPE_TEXT;
    FORM_COLUMN(form, 8)->type = TYPE_DATE;
    return form;
}

struct golden {
    struct str expression, inputs, result;
};

/* Takes the next case off *rest; false at the end. */
static bool golden_next(struct str *rest, struct golden *out)
{
    while (rest->len && (rest->ptr[0] == '\n' || rest->ptr[0] == '#'))
        (void)str_cut(rest, '\n');
    if (!rest->len)
        return false;
    out->expression = str_cut(rest, '\n');
    out->inputs = str_cut(rest, '\n');
    out->result = str_cut(rest, '\n');
    return true;
}

/* Formulas and decimals of the inputs go to the form; values are put later. */
static void golden_shape(struct arena *arena, struct form *form, struct golden golden)
{
    grid_formula(form, GOLDEN_ADDRESS, golden.expression);
    while (golden.inputs.len) {
        struct str value = str_cut(&golden.inputs, ' '), name = str_cut(&value, '=');

        if (str_eq(name, S("decimals")))
            assert_true(str_to_int(value, &FORM_COLUMN(form, 9)->decimals));
        else if (value.ptr[0] == '=')
            grid_formula(form, str_z(arena, name), value);
    }
}

static void golden_values(struct arena *arena, struct content *content, struct str inputs)
{
    while (inputs.len) {
        struct str value = str_cut(&inputs, ' '), name = str_cut(&value, '=');

        if (!str_eq(name, S("decimals")) && value.ptr[0] != '=' &&
            grid_put(content, str_z(arena, name), str_z(arena, value)) != CONTENT_OK)
            fail_msg("cannot put " STR_FMT, STR_ARG(name));
    }
}

static struct str golden_result(struct arena *arena, struct golden golden)
{
    struct form *form = golden_form(arena);
    struct formula_program *program;
    struct formula_fault fault;
    struct content *content;
    struct str result;

    golden_shape(arena, form, golden);
    program = formula_program_new(arena, form, &fault);
    if (!program)
        return str_format(arena, "fault: " STR_FMT, STR_ARG(fault.text));
    content = content_new(arena, form);
    golden_values(arena, content, golden.inputs);
    formula_run(program, content);
    result = grid_get(arena, content, GOLDEN_ADDRESS);
    return result.len ? result : S("empty");
}

static void golden_file(const char *path, size_t cases_min)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, path);
    struct golden golden;
    size_t cases = 0, wrong = 0;

    while (golden_next(&rest, &golden)) {
        struct arena_mark mark = arena_mark(arena);
        struct str found = golden_result(arena, golden);

        if (!str_eq(found, golden.result)) {
            print_error(STR_FMT " with " STR_FMT ": found " STR_FMT ", expected " STR_FMT "\n",
                STR_ARG(golden.expression), STR_ARG(golden.inputs), STR_ARG(found),
                STR_ARG(golden.result));
            wrong++;
        }
        cases++;
        arena_rewind(arena, mark);
    }
    print_message("%s: %zu cases\n", path, cases);
    assert_int_equal(wrong, 0);
    assert_true(cases >= cases_min);
    arena_free(arena);
}

static void golden_cases(void **state)
{
    (void)state;
    golden_file("tests/golden/formula.test", 150);
}

static void generated_cases(void **state)
{
    (void)state;
    golden_file("tests/golden/formula_generated.test", 1000);
}

/* ---- programs ---- */

static void a_row_put_in_between_belongs_to_the_range(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 6, 2, 0);
    struct formula_fault fault;
    struct formula_program *program;
    struct content *content;

    (void)state;
    FORM_ROW(form, 2)->key = 99; /* between rows 2 and 4 */
    grid_formula(form, "A6", S("=SUM(A1:A4)"));
    program = formula_program_new(arena, form, &fault);
    assert_non_null(program);
    content = content_new(arena, form);
    assert_int_equal(grid_put(content, "A1", "1"), CONTENT_OK);
    assert_int_equal(grid_put(content, "A99", "10"), CONTENT_OK);
    assert_int_equal(grid_put(content, "A5", "100"), CONTENT_OK);
    formula_run(program, content);
    expect_text(grid_get(arena, content, "A6"), "11", "sum");
    arena_free(arena);
}

/* C1 = A1 + B1, C2 = C1 * 2, C3 = C2 + C1, B4 = SUM(A1:A3) */
static struct form *chain_form(struct arena *arena)
{
    struct form *form = grid_form(arena, 4, 3, 0);

    grid_formula(form, "C3", S("=C2+C1"));
    grid_formula(form, "C2", S("=C1*2"));
    grid_formula(form, "C1", S("=A1+B1"));
    grid_formula(form, "B4", S("=SUM(A1:A3)"));
    return form;
}

static struct str names_of(struct arena *arena, const struct shape *shape, struct slot_list slots)
{
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < slots.len; i++) {
        struct cell_ref ref = shape_ref(shape, slots.slots[i]);

        buf_add(&buf, form_address(arena, ref.row, ref.column));
        buf_add_char(&buf, ' ');
    }
    return buf_str(&buf);
}

static struct str run_after(struct arena *arena, const struct formula_program *program,
    struct content *content, const char *address, const char *wire)
{
    struct cell_ref ref = grid_ref(str_of(address));
    uint32_t slot = (uint32_t)shape_slot(content->shape, ref.row, ref.column);

    assert_int_equal(grid_put(content, address, wire), CONTENT_OK);
    return names_of(arena, content->shape,
        formula_run_from(arena, program, content, (struct slot_list){ &slot, 1 }));
}

static void only_dependants_are_calculated_again(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = chain_form(arena);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    struct content *content = content_new(arena, form);

    (void)state;
    assert_int_equal(formula_count(program), 4);
    expect_text(run_after(arena, program, content, "A1", "5"), "C1 C2 C3 B4 ", "A1=5");
    expect_text(run_after(arena, program, content, "A2", "5"), "B4 ", "A2=5");
    expect_text(run_after(arena, program, content, "A1", "5"), "", "A1=5 again");
    expect_text(run_after(arena, program, content, "C4", "5"), "", "C4=5");
    expect_text(grid_get(arena, content, "C3"), "15", "C3");
    expect_text(run_after(arena, program, content, "A1", "0"), "C1 C2 C3 B4 ", "A1=0");
    expect_text(run_after(arena, program, content, "B1", "0"), "", "0+0 is what it was");
    arena_free(arena);
}

static void an_overridden_cell_keeps_its_figure(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = chain_form(arena);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    struct content *content = content_new(arena, form);

    (void)state;
    assert_int_equal(grid_put(content, "A1", "5"), CONTENT_OK);
    assert_int_equal(grid_put(content, "C2", "7"), CONTENT_OK);
    assert_int_equal(content_set_override(content, 2, 3, S("theo biên bản")), CONTENT_OK);
    formula_run(program, content);
    expect_text(grid_get(arena, content, "C2"), "7", "C2");
    expect_text(grid_get(arena, content, "C3"), "12", "C3");
    arena_free(arena);
}

static void inputs_are_named(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = chain_form(arena);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    const struct shape *shape = shape_new(arena, form);

    (void)state;
    expect_text(names_of(arena, shape, formula_inputs(arena, program, 4, 2)), "A1 A2 A3 ", "B4");
    expect_text(names_of(arena, shape, formula_inputs(arena, program, 3, 3)), "C2 C1 ", "C3");
    assert_int_equal(formula_inputs(arena, program, 1, 1).len, 0);
    assert_int_equal(formula_inputs(arena, program, 9, 9).len, 0);
    arena_free(arena);
}

/* ---- limits ---- */

static struct str repeated(
    struct arena *arena, const char *head, const char *part, size_t times, const char *tail)
{
    struct buf buf = { .arena = arena };

    buf_add(&buf, str_of(head));
    for (size_t i = 0; i < times; i++)
        buf_add(&buf, str_of(part));
    buf_add(&buf, str_of(tail));
    return buf_str(&buf);
}

static struct str fault_of(struct arena *arena, struct str formula)
{
    struct form *form = grid_form(arena, 500, 10, 0);
    struct formula_fault fault;

    grid_formula(form, "J500", formula);
    (void)formula_program_new(arena, form, &fault);
    return fault.text;
}

static void limits_are_kept(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str inner = repeated(arena, "", "(1+2*", 64, "1");

    (void)state;
    expect_text(
        fault_of(arena, repeated(arena, str_z(arena, inner), ")", 64, "")), "", "64 levels");
    inner = repeated(arena, "", "SUM(1;2+3*", 64, "1");
    expect_text(
        fault_of(arena, repeated(arena, str_z(arena, inner), ")", 64, "")), "", "64 sums of sums");
    expect_text(fault_of(arena, repeated(arena, "", "(", 65, "1")),
        "Công thức lồng nhau quá 64 mức.", "65 levels");
    expect_text(fault_of(arena, repeated(arena, "1", "+A1", 1400, "")),
        "Công thức dài quá 4096 ký tự.", "4,201 bytes");
    expect_text(fault_of(arena, repeated(arena, "SUM(A1", ";A1:I500", 30, ")")),
        "Công thức quá dài: vượt quá 100000 bước tính.", "30 whole sheets");
    expect_text(fault_of(arena, repeated(arena, "", "-", 4000, "1")), "", "4,000 signs");
    arena_free(arena);
}

static void all_formulas_together_have_a_limit(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 500, 10, 0);
    struct formula_fault fault;

    (void)state;
    for (int row = 1; row <= 500; row++)
        *FORM_CELL(form, form->cells.len++) =
            (struct form_cell){ .row = row, .column = 10, .formula = S("=SUM(A1:I500)") };
    assert_null(formula_program_new(arena, form, &fault));
    expect_text(fault.text, "Các công thức của biểu có quá nhiều phép tính.", "fault");
    assert_int_equal(fault.row, 445);
    arena_free(arena);
}

static void a_long_circle_is_shortened(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 100, 1, 0);
    struct formula_fault fault;

    (void)state;
    for (int row = 1; row <= 100; row++)
        *FORM_CELL(form, form->cells.len++) = (struct form_cell){
            .row = row, .column = 1, .formula = str_format(arena, "=A%d", row % 100 + 1)
        };
    assert_null(formula_program_new(arena, form, &fault));
    expect_text(fault.text,
        "Công thức vòng: A1 → A2 → A3 → A4 → A5 → A6 → A7 → A8 → A9 → A10 → A11 → A12 → … → A1",
        "fault");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_cases),
        cmocka_unit_test(generated_cases),
        cmocka_unit_test(a_row_put_in_between_belongs_to_the_range),
        cmocka_unit_test(only_dependants_are_calculated_again),
        cmocka_unit_test(an_overridden_cell_keeps_its_figure),
        cmocka_unit_test(inputs_are_named),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(all_formulas_together_have_a_limit),
        cmocka_unit_test(a_long_circle_is_shortened),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
