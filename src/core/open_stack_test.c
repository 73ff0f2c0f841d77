#include "core/open_stack.h"

#include "core/content_lists.h"
#include "core/formula/formula.h"
#include "tests/unit.h"

#include "tests/grid.h"

#define K(n) (OPEN_KEY_FIRST + (n))

/* A label, a code, a figure, twice the figure; row 1 is open, row 2 sums its list. */
static struct form *list_form(struct arena *arena)
{
    struct form *form = grid_form(arena, 2, 4, 0);

    FORM_COLUMN(form, 0)->role = COLUMN_LABEL;
    FORM_COLUMN(form, 1)->role = COLUMN_CODE;
    FORM_ROW(form, 0)->kind = ROW_OPEN;
    grid_formula(form, "D1", S("=C1*2"));
    grid_formula(form, "C2", S("=SUM(C1:C1)"));
    return form;
}

static void put(struct content *content, int64_t row, int64_t column, const char *wire)
{
    const struct form *form = content->shape->form;
    struct cell cell;

    assert_int_equal(
        cell_read(FORM_COLUMN(form, form_column_index(form, column)), str_of(wire), &cell),
        CONTENT_OK);
    assert_int_equal(content_put(content, row, column, cell), CONTENT_OK);
}

/* A unit's list: names and figures, each row with a code. */
static struct content *list_of(
    struct arena *arena, const struct form *form, size_t len, const char *const names[][2])
{
    struct content *content = content_new(arena, form);
    struct open_row *rows = ARENA_ARRAY(arena, len + 1, struct open_row);

    for (size_t i = 0; i < len; i++)
        rows[i] = (struct open_row){ .key = K((int64_t)i), .open = 1 };
    content_set_rows(content, rows, len);
    for (size_t i = 0; i < len; i++) {
        put(content, K((int64_t)i), 1, names[i][0]);
        put(content, K((int64_t)i), 2, "DA01");
        put(content, K((int64_t)i), 3, names[i][1]);
    }
    content_name_rows(content);
    return content;
}

/* "key label figure twice" of each row, and the sum. */
static struct str told(struct arena *arena, struct content *content)
{
    const struct form *form = content->shape->form;
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    struct buf buf = { .arena = arena };

    assert_non_null(program);
    formula_run(program, content);
    for (size_t i = 0; i < form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(form, i);

        if (row->kind == ROW_OPEN)
            continue;
        buf_addf(&buf, "%lld " STR_FMT, (long long)(row->open ? row->key - K(0) : row->key),
            STR_ARG(row->label));
        for (int64_t column = 3; column <= 4 && row->kind == ROW_FIXED; column++) {
            buf_add_char(&buf, ' ');
            cell_add_to(&buf, content_get(content, row->key, column));
        }
        buf_add(&buf, S("; "));
    }
    return buf_str(&buf);
}

static const char *const roads[][2] = { { "Đường liên xã", "5" }, { "Cầu", "7" } };
static const char *const schools[][2] = { { "Trường", "100" } };

static void lists_stand_under_their_units(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct content *total = content_new(arena, form);
    struct stacked sources[] = {
        { 11, S("Xã A"), list_of(arena, form, 2, roads) },
        { 12, S("Xã B"), content_new(arena, form) },
        { 13, S("Xã C"), list_of(arena, form, 1, schools) },
    };

    (void)state;
    assert_true(open_stack(total, sources, ARRAY_LEN(sources)));
    expect_text(told(arena, total),
        "0 Xã A; 1 Đường liên xã 5 10; 2 Cầu 7 14; 3 Xã C; 4 Trường 100 200; 2  112 ; ",
        "the same code is two rows, a unit without rows has no heading");
    assert_int_equal(total->rows[2].source_report, 11);
    assert_int_equal(total->rows[2].source_row, K(1));

    /* Again, with other sources: rows that stay have the keys they had. */
    sources[1].content = list_of(arena, form, 1, roads);
    sources[0] = sources[1];
    sources[1] = sources[2];
    assert_true(open_stack(total, sources, 2));
    expect_text(told(arena, total),
        "5 Xã B; 6 Đường liên xã 5 10; 3 Xã C; 4 Trường 100 200; 2  105 ; ", "keys stay");
    assert_true(open_stack(total, sources, 0));
    expect_text(told(arena, total), "2   ; ", "no list");
    arena_free(arena);
}

static void a_total_of_totals_keeps_the_units(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct content *district = content_new(arena, form), *province = content_new(arena, form);
    const struct stacked communes[] = { { 11, S("Xã A"), list_of(arena, form, 1, roads) } };
    struct stacked districts[] = { { 20, S("Huyện"), district } };

    (void)state;
    assert_true(open_stack(district, communes, 1));
    assert_true(open_stack(province, districts, 1));
    expect_text(told(arena, province), "0 Huyện; 1 Xã A; 2 Đường liên xã 5 10; 2  5 ; ", "both");
    assert_int_equal(province->rows[2].source_report, 20);
    assert_int_equal(province->rows[2].source_row, K(1));
    arena_free(arena);
}

static void other_forms_meet_by_attribute_and_role(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena), *other = list_form(arena);
    struct content *total = content_new(arena, other);
    const struct stacked sources[] = { { 11, S("Xã A"), list_of(arena, form, 1, roads) } };

    (void)state;
    FORM_ROW(other, 0)->key = 7; /* another key: the only open row of each */
    FORM_CELL(other, 0)->row = 7;
    FORM_CELL(other, 0)->formula = S("=C7*2");
    FORM_CELL(other, 1)->formula = S("=SUM(C7:C7)");
    form_sort_cells(other);
    total = content_new(arena, other);
    assert_true(open_stack(total, sources, 1));
    expect_text(told(arena, total), "0 Xã A; 1 Đường liên xã 5 10; 2  5 ; ", "by attribute");
    FORM_COLUMN(other, 2)->attribute = S("khác");
    total = content_new(arena, other);
    assert_true(open_stack(total, sources, 1));
    expect_text(told(arena, total), "0 Xã A; 1 Đường liên xã  ; 2   ; ", "no counterpart");
    arena_free(arena);
}

static void lists_that_are_too_long_are_refused(void **state)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct form *form = list_form(arena);
    struct content *total = content_new(arena, form), *content = content_new(arena, form);
    size_t len = OPEN_CELLS_MAX / 4;
    struct open_row *rows = ARENA_ARRAY(arena, len, struct open_row);
    struct stacked sources[] = { { 11, S("Xã A"), content } };

    (void)state;
    for (size_t i = 0; i < len; i++)
        rows[i] = (struct open_row){ .key = K((int64_t)i), .open = 1 };
    content_set_rows(content, rows, len);
    assert_false(open_stack(total, sources, 1)); /* with the heading one too many */
    assert_int_equal(total->rows_len, 0);
    arena_free(arena);
}

static void what_lists_take_is_told(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *target = list_form(arena), *source = list_form(arena);

    (void)state;
    assert_true(open_stack_takes(target, target, 1, 3));
    assert_true(open_stack_takes(target, target, 1, 1));
    assert_false(open_stack_takes(target, target, 1, 4)); /* calculated */
    assert_false(open_stack_takes(target, target, 2, 3)); /* not open */
    assert_true(open_stack_takes(target, source, 1, 3));  /* the only list of each */
    FORM_COLUMN(source, 2)->attribute = S("khac");
    assert_false(open_stack_takes(target, source, 1, 3));
    FORM_ROW(target, 1)->kind = ROW_OPEN; /* two lists, one of them called alike */
    FORM_ROW(source, 0)->indicator = S("i2");
    assert_true(open_stack_takes(target, source, 1, 1));
    FORM_ROW(source, 0)->indicator = S("i3");
    assert_false(open_stack_takes(target, source, 1, 1));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_stand_under_their_units),
        cmocka_unit_test(a_total_of_totals_keeps_the_units),
        cmocka_unit_test(other_forms_meet_by_attribute_and_role),
        cmocka_unit_test(lists_that_are_too_long_are_refused),
        cmocka_unit_test(what_lists_take_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
