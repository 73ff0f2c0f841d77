#include "core/formula/formula.h"

#include "core/content_lists.h"
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

/* "J:text" */
static void golden_type(struct form *form, struct str value)
{
    struct str letters = str_cut(&value, ':');
    struct form_column *column =
        FORM_COLUMN(form, form_column_index(form, form_column_key(letters)));

    for (column->type = 0; !str_eq(value, str_of(value_type_names[column->type])); column->type++)
        assert_true(column->type < TYPE_COUNT - 1);
}

/* "5:3": row 5 is open; the rows added to it are made with the content. */
static size_t golden_open(struct form *form, struct str value)
{
    struct str row = str_cut(&value, ':');
    int64_t key = 0, count = 0;

    assert_true(str_to_int(row, &key) && str_to_int(value, &count));
    FORM_ROW(form, key - 1)->kind = ROW_OPEN;
    return (size_t)count;
}

/* Adds the rows "open=5:3" asks for: their keys are those after a sheet's last row. */
static void golden_rows(struct arena *arena, struct content *content, struct str inputs)
{
    while (inputs.len) {
        struct str value = str_cut(&inputs, ' '), name = str_cut(&value, '=');
        struct open_row *rows;
        int64_t open;
        size_t len;

        if (!str_eq(name, S("open")))
            continue;
        len = golden_open((struct form *)(uintptr_t)content->base, value);
        assert_true(str_to_int(str_cut(&value, ':'), &open));
        rows = ARENA_ARRAY(arena, len + 1, struct open_row);
        for (size_t i = 0; i < len; i++)
            rows[i] = (struct open_row){ .key = OPEN_KEY_FIRST + (int64_t)i, .open = open };
        content_set_rows(content, rows, len);
    }
}

/* Formulas, types and decimals of the inputs go to the form; values are put later. */
static void golden_shape(struct arena *arena, struct form *form, struct golden golden)
{
    grid_formula(form, GOLDEN_ADDRESS, golden.expression);
    while (golden.inputs.len) {
        struct str value = str_cut(&golden.inputs, ' '), name = str_cut(&value, '=');

        if (str_eq(name, S("decimals")))
            assert_true(str_to_int(value, &FORM_COLUMN(form, 9)->decimals));
        else if (str_eq(name, S("type")))
            golden_type(form, value);
        else if (str_eq(name, S("open")))
            golden_open(form, value);
        else if (value.ptr[0] == '=')
            grid_formula(form, str_z(arena, name), value);
    }
}

/* "KY_TRUOC(A1)" and the like, as the inputs of a case name what comes from elsewhere. */
static struct str external_name(struct arena *arena, const struct formula_external *external)
{
    static const char *const kinds[] = { "KY_TRUOC", "CUNG_KY", "LUY_KE", "KE_HOACH" };

    if (external->kind == EXTERNAL_FORM)
        return str_format(arena, "BIEU(" STR_FMT ";" STR_FMT ";" STR_FMT ")",
            STR_ARG(external->form), STR_ARG(external->row_code), STR_ARG(external->column_code));
    return str_format(arena, "%s(" STR_FMT ")", kinds[external->kind],
        STR_ARG(form_address(arena, external->row, external->column)));
}

static void golden_external(struct arena *arena, struct formula_external_list list,
    struct cell *cells, struct str name, struct str value)
{
    const struct form_column as_number = { .decimals = 6 }, as_text = { .type = TYPE_TEXT };

    for (size_t i = 0; i < list.len; i++) {
        if (!str_eq(name, external_name(arena, &list.items[i])))
            continue;
        if (cell_read(&as_number, value, &cells[i]) != CONTENT_OK)
            assert_int_equal(cell_read(&as_text, value, &cells[i]), CONTENT_OK);
        return;
    }
    fail_msg("nothing is taken from " STR_FMT, STR_ARG(name));
}

static void golden_values(struct arena *arena, const struct formula_program *program,
    struct content *content, struct str inputs)
{
    struct formula_external_list list = formula_externals(program);
    struct cell *externals = ARENA_ARRAY(arena, list.len, struct cell);

    content->externals = externals;
    while (inputs.len) {
        struct str value = str_cut(&inputs, ' '), name = str_cut(&value, '=');

        if (str_eq(name, S("decimals")) || str_eq(name, S("type")) || str_eq(name, S("open")) ||
            value.ptr[0] == '=')
            continue;
        if (str_ends(name, S(")")))
            golden_external(arena, list, externals, name, value);
        else if (grid_put(content, str_z(arena, name), str_z(arena, value)) != CONTENT_OK)
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
    golden_rows(arena, content, golden.inputs);
    if (content->grown)
        program = formula_program_new(arena, content->grown, &fault);
    if (!program)
        return str_format(arena, "fault: " STR_FMT, STR_ARG(fault.text));
    golden_values(arena, program, content, golden.inputs);
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

static void function_cases(void **state)
{
    (void)state;
    golden_file("tests/golden/formula_functions.test", 400);
}

static void open_cases(void **state)
{
    (void)state;
    golden_file("tests/golden/formula_open.test", 20);
}

static void calc_cases(void **state)
{
    (void)state;
    golden_file("tests/golden/formula_calc.test", 5000);
}

static void generated_cases(void **state)
{
    (void)state;
    golden_file("tests/golden/formula_generated.test", 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_cases),
        cmocka_unit_test(function_cases),
        cmocka_unit_test(open_cases),
        cmocka_unit_test(calc_cases),
        cmocka_unit_test(generated_cases),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
