#include "core/form_edit.h"

#include "tests/unit.h"

#include "tests/grid.h"

static struct arena *arena;

/* Of a sheet of ten rows and six columns: what the formula of F10 becomes; the same again where it
 * stays. */
/* clang-format off */
static const struct {
    const char *formula;
    struct form_edit edit;
    const char *after;
} cases[] = {
    /* One cell is named by its keys and followed for nothing. */
    { "=A2+B3",          { AXIS_ROWS, 2, 2, false, 6 },    "=A2+B3" },
    { "=A2+B3",          { AXIS_ROWS, 3, 3, true, 0 },     "=A2+#REF!" },
    { "=A2+B3",          { AXIS_COLUMNS, 1, 1, true, 0 },  "=#REF!+B3" },
    { "=$A$2*2",         { AXIS_ROWS, 2, 2, true, 0 },     "=#REF!*2" },
    /* A corner that is removed leaves its place to the one inside. */
    { "=SUM(A2:A6)",     { AXIS_ROWS, 2, 2, true, 0 },     "=SUM(A3:A6)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 6, 6, true, 0 },     "=SUM(A2:A5)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 3, 4, true, 0 },     "=SUM(A2:A6)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 1, 4, true, 0 },     "=SUM(A5:A6)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 4, 8, true, 0 },     "=SUM(A2:A3)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 2, 6, true, 0 },     "=SUM(#REF!)" },
    { "=SUM(A6:A2)",     { AXIS_ROWS, 2, 2, true, 0 },     "=SUM(A6:A3)" },
    { "=SUM($A$2:A$6)",  { AXIS_ROWS, 2, 2, true, 0 },     "=SUM($A$3:A$6)" },
    { "=SUM(A1:C1)",     { AXIS_COLUMNS, 1, 1, true, 0 },  "=SUM(B1:C1)" },
    { "=SUM(A1:C1)",     { AXIS_COLUMNS, 3, 3, true, 0 },  "=SUM(A1:B1)" },
    /* Moved within its range a row stays in it, whichever it was. */
    { "=SUM(A2:A6)",     { AXIS_ROWS, 2, 2, false, 5 },    "=SUM(A3:A6)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 6, 6, false, 4 },    "=SUM(A2:A5)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 4, 4, false, 3 },    "=SUM(A2:A6)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 6, 6, false, 2 },    "=SUM(A2:A5)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 2, 2, false, 7 },    "=SUM(A3:A6)" },
    /* Moved out of it, it leaves it; moved in, it belongs to it. */
    { "=SUM(A2:A6)",     { AXIS_ROWS, 2, 2, false, 9 },    "=SUM(A3:A6)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 4, 4, false, 9 },    "=SUM(A2:A6)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 6, 6, false, 1 },    "=SUM(A2:A5)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 8, 8, false, 4 },    "=SUM(A2:A6)" },
    { "=SUM(A2:A6)",     { AXIS_ROWS, 5, 8, false, 1 },    "=SUM(A2:A4)" },
    /* A range in what is moved goes with it. */
    { "=SUM(A2:A3)",     { AXIS_ROWS, 2, 4, false, 9 },    "=SUM(A2:A3)" },
    { "=SUM(A2:E2)",     { AXIS_ROWS, 2, 2, false, 9 },    "=SUM(A2:E2)" },
    { "=SUM(A2:E2)",     { AXIS_COLUMNS, 1, 1, false, 4 }, "=SUM(B2:E2)" },
    { "=SUM(A2:C2)",     { AXIS_COLUMNS, 1, 1, false, 0 }, "=SUM(B2:C2)" },
    /* Texts and names are no references; what is wrong stays as it is. */
    { "=IF(A2>0;\"A3\";SUM(A3:A4))", { AXIS_ROWS, 3, 3, true, 0 }, "=IF(A2>0;\"A3\";SUM(A4:A4))" },
    { "=SUM(A2:)",       { AXIS_ROWS, 2, 2, true, 0 },     "=SUM(A2:)" },
    { "=A40+SUM(A50:A60)", { AXIS_ROWS, 2, 2, true, 0 },   "=A40+SUM(A50:A60)" },
    /* A corner beyond the form stands for the last row there is. */
    { "=SUM(A8:A99)",    { AXIS_ROWS, 9, 9, true, 0 },     "=SUM(A8:A99)" },
    { "=SUM(A8:A99)",    { AXIS_ROWS, 8, 8, true, 0 },     "=SUM(A9:A99)" },
};
/* clang-format on */

static struct str after_of(struct form *form, struct form_edit edit)
{
    struct form_edited done;

    assert_true(form_edit(arena, form, edit, &done));
    return done.rewrites.len ? LIST_AT(done.rewrites, struct form_rewrite, 0)->formula
                             : FORM_CELL(form, 0)->formula;
}

static void ranges_follow_as_in_a_spreadsheet(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct form *form = grid_form(arena, 10, 6, 0);
        struct str after;

        grid_formula(form, "F10", str_of(cases[i].formula));
        after = after_of(form, cases[i].edit);
        if (!str_eq(after, str_of(cases[i].after)))
            fail_msg("%s (case %zu): expected %s, found " STR_FMT, cases[i].formula, i,
                cases[i].after, STR_ARG(after));
    }
}

/* ---- tests/golden/layout_edit.test ---- */

static int64_t number_of(struct str *line)
{
    int64_t number = -1;

    assert_true(str_to_int(str_cut(line, ' '), &number));
    return number;
}

static struct form_edit edit_of(struct str line)
{
    struct form_edit edit = { .axis = AXIS_ROWS };

    if (str_eq(str_cut(&line, ' '), S("columns")))
        edit.axis = AXIS_COLUMNS;
    edit.removes = str_eq(str_cut(&line, ' '), S("remove"));
    edit.first = number_of(&line);
    edit.last = number_of(&line);
    edit.before = number_of(&line);
    return edit;
}

/* The formula stands beside the ten rows and six columns, where the edit does not reach. */
static struct str golden_after(struct str formula, struct form_edit edit)
{
    struct form *form = grid_form(arena, 10, 6, 0);
    struct form_edited done;

    *FORM_CELL(form, form->cells.len++) =
        (struct form_cell){ .row = 11, .column = 7, .formula = formula };
    assert_true(form_edit(arena, form, edit, &done));
    return done.rewrites.len ? LIST_AT(done.rewrites, struct form_rewrite, 0)->formula : formula;
}

static void all_cases_are_as_hyperformula_has_them(void **state)
{
    struct str rest = file_read(arena, "tests/golden/layout_edit.test");
    int count = 0;

    (void)state;
    while (rest.len) {
        struct str formula = str_cut(&rest, '\n'), line, expected, found;

        if (!str_starts(formula, S("=")))
            continue;
        line = str_cut(&rest, '\n');
        expected = str_cut(&rest, '\n');
        found = golden_after(formula, edit_of(line));
        if (!str_eq(found, expected))
            fail_msg(STR_FMT ", " STR_FMT ": expected " STR_FMT ", found " STR_FMT,
                STR_ARG(formula), STR_ARG(line), STR_ARG(expected), STR_ARG(found));
        count++;
    }
    assert_int_equal(count, 400);
}

static void the_order_of_the_sheet_counts_and_not_the_keys(void **state)
{
    struct form *form = grid_form(arena, 6, 2, 0);

    (void)state;
    /* 1 4 6 2 3 5 */
    FORM_ROW(form, 1)->key = 4;
    FORM_ROW(form, 2)->key = 6;
    FORM_ROW(form, 3)->key = 2;
    FORM_ROW(form, 4)->key = 3;
    FORM_ROW(form, 5)->key = 5;
    grid_formula(form, "B1", S("=SUM(A4:A3)"));
    expect_text(after_of(form, (struct form_edit){ AXIS_ROWS, 4, 4, true, 0 }), "=SUM(A6:A3)",
        "the next in the order");
    expect_text(after_of(form, (struct form_edit){ AXIS_ROWS, 3, 3, true, 0 }), "=SUM(A4:A2)",
        "the one before");
}

static bool loses(const struct form_edited *done, enum form_loss_kind kind, int64_t row,
    int64_t column, const char *check)
{
    for (size_t i = 0; i < done->losses.len; i++) {
        const struct form_loss *loss = LIST_AT(done->losses, struct form_loss, i);

        if (loss->kind == kind && loss->row == row && loss->column == column &&
            str_eq(loss->check, str_of(check)))
            return true;
    }
    return false;
}

static void who_loses_by_a_removal_is_named(void **state)
{
    static int64_t parts[] = { 2, 3 };
    static struct check_rule checks[] = {
        { .code = { "KT1", 3 }, .kind = CHECK_SUM, .total = 1, .parts = { parts, 2 } },
        { .code = { "KT2", 3 }, .kind = CHECK_FORMULA, .formula = { "SUM(A2:A4)<=A1", 14 } },
        { .code = { "KT3", 3 }, .kind = CHECK_FORMULA, .formula = { "A2<=A1", 6 } },
    };
    struct form *form = grid_form(arena, 6, 3, 0);
    struct form_edited done;

    (void)state;
    grid_formula(form, "A5", S("=A1+A2"));
    grid_formula(form, "B2", S("=A2*2")); /* goes itself, and is not told of */
    FORM_ROW(form, 3)->rule = RULE_WEIGHTED;
    FORM_ROW(form, 3)->rule_weight = 2;
    FORM_COLUMN(form, 2)->rule = RULE_RATIO;
    FORM_COLUMN(form, 2)->rule_num = 2;
    FORM_COLUMN(form, 2)->rule_den = 1;
    form->checks = (struct list){ checks, ARRAY_LEN(checks) };
    assert_true(form_edit(arena, form, (struct form_edit){ AXIS_ROWS, 2, 2, true, 0 }, &done));
    assert_int_equal(done.losses.len, 4);
    assert_true(loses(&done, LOSS_FORMULA, 5, 1, ""));
    assert_true(loses(&done, LOSS_CHECK, 0, 0, "KT1"));
    assert_true(loses(&done, LOSS_CHECK, 0, 0, "KT3"));
    assert_true(loses(&done, LOSS_ROW_RULE, 4, 0, ""));
    assert_int_equal(done.rewrites.len, 3);
    expect_text(LIST_AT(done.rewrites, struct form_rewrite, 1)->check, "KT2", "check");
    expect_text(
        LIST_AT(done.rewrites, struct form_rewrite, 1)->formula, "SUM(A3:A4)<=A1", "condition");
    assert_true(form_edit(arena, form, (struct form_edit){ AXIS_COLUMNS, 2, 2, true, 0 }, &done));
    assert_int_equal(done.losses.len, 1);
    assert_true(loses(&done, LOSS_COLUMN_RULE, 0, 3, ""));
}

static void what_is_not_in_the_form_cannot_be_moved(void **state)
{
    static const struct form_edit wrong[] = {
        { AXIS_ROWS, 9, 9, true, 0 },
        { AXIS_ROWS, 3, 2, true, 0 },
        { AXIS_ROWS, 2, 3, false, 9 },
        { AXIS_ROWS, 2, 4, false, 3 }, /* into itself */
        { AXIS_COLUMNS, 4, 4, true, 0 },
    };
    struct form *form = grid_form(arena, 6, 3, 0);
    struct form_edited done;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
        assert_false(form_edit(arena, form, wrong[i], &done));
}

static int begin(void **state)
{
    (void)state;
    arena = arena_new((size_t)64 << 20);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(ranges_follow_as_in_a_spreadsheet, begin, end),
        cmocka_unit_test_setup_teardown(all_cases_are_as_hyperformula_has_them, begin, end),
        cmocka_unit_test_setup_teardown(the_order_of_the_sheet_counts_and_not_the_keys, begin, end),
        cmocka_unit_test_setup_teardown(who_loses_by_a_removal_is_named, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_in_the_form_cannot_be_moved, begin, end),
    };

    return cmocka_run_group_tests_name("form edit", tests, NULL, NULL);
}
