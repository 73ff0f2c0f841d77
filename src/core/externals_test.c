#include "core/externals.h"

#include "tests/unit.h"

#include "tests/grid.h"

/* A form whose first column takes all there is to take, cell by cell. */
static struct form *a_form(struct arena *arena)
{
    struct form *form = grid_form(arena, 4, 3, 2);

    grid_formula(form, "A1", S("=KY_TRUOC(B1)"));
    grid_formula(form, "A2", S("=CUNG_KY(B1)+KE_HOACH(B1)"));
    grid_formula(form, "A3", S("=LUY_KE(B1)"));
    grid_formula(form, "A4", S("=BIEU(\"DS\";\"i2\";\"a3\")+BIEU(\"DS\";\"khac\";\"a1\")"));
    return form;
}

static struct content *a_content(struct arena *arena, const struct form *form, const char *cells)
{
    struct content *content = content_new(arena, form);
    struct str rest = str_of(cells);

    while (rest.len) {
        struct str value = str_cut(&rest, ' '), name = str_cut(&value, '=');

        assert_int_equal(grid_put(content, str_z(arena, name), str_z(arena, value)), CONTENT_OK);
    }
    return content;
}

/* What formula_externals[i] came to; "": empty. */
static const char *text_of(struct arena *arena, const struct cell *cells, size_t i)
{
    struct buf buf = { .arena = arena };

    if (cells[i].error)
        return cell_error_names[cells[i].error];
    cell_add_to(&buf, cells[i]);
    return str_z(arena, buf_str(&buf));
}

/* In the order of the formulas above. */
enum { PREVIOUS, LAST_YEAR, PLAN, EARLIER, OTHER, ABSENT };

struct fixture {
    struct arena *arena;
    struct form *form;
    const struct formula_program *program;
    struct external_fill *fill;
};

static struct fixture begin(void)
{
    struct fixture f = { .arena = arena_new(UNIT_BYTES) };
    struct formula_fault fault;

    f.form = a_form(f.arena);
    f.program = formula_program_new(f.arena, f.form, &fault);
    assert_non_null(f.program);
    f.fill = externals_start(f.arena, f.program);
    return f;
}

static void add(struct fixture *f, unsigned roles, const struct content *content)
{
    externals_add(f->arena, f->fill,
        &(struct external_source){
            .roles = roles, .same_form = true, .form_code = S("DS"), .content = content });
}

static void nothing_given_is_empty(void **state)
{
    struct fixture f = begin();
    const struct cell *cells = externals_finish(f.fill);

    (void)state;
    assert_int_equal(formula_externals(f.program).len, 6);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(text_of(f.arena, cells, i), "");
    assert_int_equal(externals_kinds(f.program), 31);
    arena_free(f.arena);
}

static void each_role_takes_its_own(void **state)
{
    struct fixture f = begin();
    const struct cell *cells;

    (void)state;
    add(&f, EXTERNAL_BIT(EXTERNAL_PREVIOUS) | EXTERNAL_BIT(EXTERNAL_EARLIER),
        a_content(f.arena, f.form, "B1=5.25"));
    add(&f, EXTERNAL_BIT(EXTERNAL_EARLIER), a_content(f.arena, f.form, "B1=1.5"));
    add(&f, EXTERNAL_BIT(EXTERNAL_EARLIER), a_content(f.arena, f.form, "B2=100"));
    add(&f, EXTERNAL_BIT(EXTERNAL_LAST_YEAR), a_content(f.arena, f.form, "B1=7"));
    add(&f, EXTERNAL_BIT(EXTERNAL_PLAN), a_content(f.arena, f.form, ""));
    add(&f, EXTERNAL_BIT(EXTERNAL_FORM), a_content(f.arena, f.form, "C2=9"));
    cells = externals_finish(f.fill);
    assert_string_equal(text_of(f.arena, cells, PREVIOUS), "5.25");
    assert_string_equal(text_of(f.arena, cells, LAST_YEAR), "7");
    assert_string_equal(text_of(f.arena, cells, PLAN), "");
    assert_string_equal(text_of(f.arena, cells, EARLIER), "6.75");
    assert_string_equal(text_of(f.arena, cells, OTHER), "9");
    assert_string_equal(text_of(f.arena, cells, ABSENT), "ref");
    arena_free(f.arena);
}

static void another_form_is_read_by_codes(void **state)
{
    struct fixture f = begin();
    struct form *other = grid_form(f.arena, 2, 2, 0);
    struct external_source source = { .roles = EXTERNAL_BIT(EXTERNAL_PREVIOUS), .content = NULL };
    const struct cell *cells;

    (void)state;
    FORM_ROW(other, 0)->indicator = S("khac");
    FORM_ROW(other, 1)->indicator = S("i1");
    source.content = a_content(f.arena, other, "B1=3 B2=4");
    externals_add(f.arena, f.fill, &source);
    cells = externals_finish(f.fill);
    assert_string_equal(text_of(f.arena, cells, PREVIOUS), "4"); /* i1, a2 */
    assert_int_equal(
        externals_slot(f.arena, &source, &formula_externals(f.program).items[PREVIOUS]), 3);
    arena_free(f.arena);
}

/* The other version of the same form moved the row: its key says which it is. */
static void the_same_form_is_read_by_keys(void **state)
{
    struct fixture f = begin();
    struct form *older = grid_form(f.arena, 2, 2, 0);
    const struct cell *cells;

    (void)state;
    FORM_ROW(older, 0)->key = 9;
    FORM_ROW(older, 0)->indicator = S("i1");
    FORM_ROW(older, 1)->key = 1;
    FORM_ROW(older, 1)->indicator = S("i9");
    add(&f, EXTERNAL_BIT(EXTERNAL_PREVIOUS), a_content(f.arena, older, "B1=4 B9=3"));
    cells = externals_finish(f.fill);
    assert_string_equal(text_of(f.arena, cells, PREVIOUS), "4");
    arena_free(f.arena);
}

static void errors_and_other_kinds_travel(void **state)
{
    struct fixture f = begin();
    struct content *wrong = a_content(f.arena, f.form, "");
    struct content *large = a_content(f.arena, f.form, "B1=90000000000000000");
    struct form *texts = grid_form(f.arena, 4, 3, 2);
    const struct cell *cells;

    (void)state;
    FORM_COLUMN(texts, 1)->type = TYPE_TEXT;
    wrong->cells[1].error = CELL_ERROR_DIV0;
    add(&f, EXTERNAL_BIT(EXTERNAL_PREVIOUS), wrong);
    add(&f, EXTERNAL_BIT(EXTERNAL_LAST_YEAR), a_content(f.arena, texts, "B1=chữ"));
    add(&f, EXTERNAL_BIT(EXTERNAL_EARLIER), a_content(f.arena, texts, "B1=chữ"));
    for (int i = 0; i < 3; i++)
        add(&f, EXTERNAL_BIT(EXTERNAL_EARLIER), large);
    cells = externals_finish(f.fill);
    assert_string_equal(text_of(f.arena, cells, PREVIOUS), "div0");
    assert_string_equal(text_of(f.arena, cells, LAST_YEAR), "chữ");
    assert_string_equal(text_of(f.arena, cells, EARLIER), "overflow");
    arena_free(f.arena);
}

static void the_first_error_of_the_year_is_told(void **state)
{
    struct fixture f = begin();
    struct content *wrong = a_content(f.arena, f.form, "");

    (void)state;
    wrong->cells[1].error = CELL_ERROR_NA;
    add(&f, EXTERNAL_BIT(EXTERNAL_EARLIER), a_content(f.arena, f.form, "B1=1"));
    add(&f, EXTERNAL_BIT(EXTERNAL_EARLIER), wrong);
    add(&f, EXTERNAL_BIT(EXTERNAL_EARLIER), a_content(f.arena, f.form, "B1=1"));
    assert_string_equal(text_of(f.arena, externals_finish(f.fill), EARLIER), "na");
    arena_free(f.arena);
}

static void a_cell_names_what_it_takes(void **state)
{
    struct fixture f = begin();
    struct slot_list inputs = formula_outer_inputs(f.arena, f.program, 2, 1);

    (void)state;
    assert_int_equal(inputs.len, 2);
    assert_int_equal(inputs.slots[0], LAST_YEAR);
    assert_int_equal(inputs.slots[1], PLAN);
    assert_int_equal(formula_outer_inputs(f.arena, f.program, 1, 2).len, 0);
    assert_int_equal(formula_outer_inputs(f.arena, f.program, 99, 2).len, 0);
    arena_free(f.arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_given_is_empty),
        cmocka_unit_test(each_role_takes_its_own),
        cmocka_unit_test(another_form_is_read_by_codes),
        cmocka_unit_test(the_same_form_is_read_by_keys),
        cmocka_unit_test(errors_and_other_kinds_travel),
        cmocka_unit_test(the_first_error_of_the_year_is_told),
        cmocka_unit_test(a_cell_names_what_it_takes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
