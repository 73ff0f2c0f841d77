#include "core/usage_figures.h"

#include "tests/unit.h"

static void the_form_is_in_order(void **state)
{
    struct arena *arena = *state;
    const struct form form = usage_form(arena);
    struct form_fault fault = form_check(arena, &form);

    if (fault.field.len)
        fail_msg(STR_FMT ": " STR_FMT, STR_ARG(fault.field), STR_ARG(fault.text));
    for (size_t i = 0; i < USAGE_FIGURE_COUNT; i++) {
        const struct usage_figure_text *text = &usage_figure_texts[i];

        assert_true(form_row_index(&form, text->key) == (long)i);
        assert_false(form_cell_editable(&form, text->key, USAGE_COLUMN_VALUE));
        assert_true(form_cell_editable(&form, text->key, USAGE_COLUMN_NOTE));
        assert_true(str_ends(str_of(text->how), S(".")));
    }
}

static void reports_are_counted_as_discipline_says(void **state)
{
    struct discipline_sum sum = { { 0 } };
    struct usage_figures figures = { { 0 } }, other = { { [USAGE_LATE] = 1, [USAGE_LED] = 2 } };

    (void)state;
    for (int i = 0; i < COUNT_COUNT; i++)
        sum.of[i] = 10 + i;
    usage_figures_of_reports(&figures, &sum);
    usage_figures_join(&figures, &other);
    assert_int_equal(figures.of[USAGE_ASSIGNED], 10 + COUNT_EXPECTED);
    assert_int_equal(figures.of[USAGE_ON_TIME], 10 + COUNT_ON_TIME);
    assert_int_equal(figures.of[USAGE_LATE], 11 + COUNT_LATE);
    assert_int_equal(figures.of[USAGE_MISSING], 10 + COUNT_MISSING);
    assert_int_equal(figures.of[USAGE_WAITING], 10 + COUNT_WAITING);
    assert_int_equal(figures.of[USAGE_EXCUSED], 10 + COUNT_EXCUSED);
    assert_int_equal(figures.of[USAGE_RETURNED], 10 + COUNT_RETURNED);
    assert_int_equal(figures.of[USAGE_LED], 2);
    assert_int_equal(figures.of[USAGE_ACCOUNTS], 0);
}

#define MIN INT64_C(60000)

static void what_several_breaks_share_counts_once(void **state)
{
    static const struct usage_break breaks[] = {
        { 0, 60 * MIN },
        { 30 * MIN, 40 * MIN },
        { 50 * MIN, 80 * MIN },
        { 100 * MIN, 101 * MIN },
        { 100 * MIN, 105 * MIN },
    };

    (void)state;
    assert_int_equal(usage_minutes(breaks, 0), 0);
    assert_int_equal(usage_minutes(breaks, 1), 60);
    assert_int_equal(usage_minutes(breaks, 2), 60);
    assert_int_equal(usage_minutes(breaks, 3), 80);
    assert_int_equal(usage_minutes(breaks, ARRAY_LEN(breaks)), 85);
}

static int arena_open(void **state)
{
    *state = arena_new(UNIT_BYTES);
    return 0;
}

static int arena_close(void **state)
{
    arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_form_is_in_order, arena_open, arena_close),
        cmocka_unit_test(reports_are_counted_as_discipline_says),
        cmocka_unit_test(what_several_breaks_share_counts_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
