#include "core/form_diff.h"

#include "tests/unit.h"

#include "tests/grid.h"

#include <string.h>

static struct arena *arena;

/* Rows in this order, labelled "r" and their key; columns likewise, headed "c" and their key. */
static struct form *sheet(const char *rows, const char *columns)
{
    struct form *form = grid_form(arena, strlen(rows), strlen(columns), 0);

    for (size_t i = 0; rows[i]; i++)
        *FORM_ROW(form, i) =
            (struct form_row){ .key = rows[i] - '0', .label = str_format(arena, "r%c", rows[i]) };
    for (size_t i = 0; columns[i]; i++) {
        struct str *heading = ARENA_NEW(arena, struct str);

        *heading = str_format(arena, "c%c", columns[i]);
        *FORM_COLUMN(form, i) = (struct form_column){
            .key = columns[i] - '0', .path = { heading, 1 }, .rule = RULE_SUM
        };
    }
    return form;
}

/* "row_moved 3; column_added 4": what changed, told by kind and key. */
static struct str told(const struct form *before, const struct form *after)
{
    struct form_changes_found found = form_diff(arena, before, after);
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < found.items.len; i++) {
        const struct form_change *change = LIST_AT(found.items, struct form_change, i);

        buf_addf(&out, "%s%s", i ? "; " : "", form_change_names[change->kind]);
        if (change->row)
            buf_addf(&out, " %lld", (long long)change->row);
        if (change->column)
            buf_addf(&out, change->row ? ":%lld" : " %lld", (long long)change->column);
    }
    assert_int_equal(found.count, found.items.len);
    return buf_str(&out);
}

static void rows_and_columns_are_told_by_their_keys(void **state)
{
    static const struct {
        const char *rows, *columns, *rows_after, *columns_after, *told;
    } cases[] = {
        { "123", "12", "123", "12", "" },
        { "123", "12", "1243", "12", "row_added 4" },
        { "123", "12", "13", "12", "row_removed 2" },
        { "123", "12", "123", "312", "column_added 3" },
        { "123", "12", "123", "1", "column_removed 2" },
        /* The fewest moved: not all those that stand elsewhere. */
        { "12345", "12", "23451", "12", "row_moved 1" },
        { "12345", "12", "51234", "12", "row_moved 5" },
        { "12345", "12", "14325", "12", "row_moved 4; row_moved 3" },
        { "123", "123", "123", "231", "column_moved 1" },
        { "12345", "12", "61325", "21", "column_moved 2; row_removed 4; row_added 6; row_moved 3" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str found = told(sheet(cases[i].rows, cases[i].columns),
            sheet(cases[i].rows_after, cases[i].columns_after));

        if (!str_eq(found, str_of(cases[i].told)))
            fail_msg("%s → %s: " STR_FMT, cases[i].rows, cases[i].rows_after, STR_ARG(found));
    }
}

static void what_a_row_or_column_says_is_compared(void **state)
{
    struct form *before = sheet("12", "12"), *after = sheet("12", "12");

    (void)state;
    FORM_ROW(after, 0)->label = S("Lúa mùa");
    FORM_ROW(after, 1)->indicator = S("ngo");
    FORM_ROW(after, 1)->rule = RULE_MAX;
    FORM_COLUMN(after, 0)->number = S("(1)");
    FORM_COLUMN(after, 0)->decimals = 2;
    FORM_COLUMN(after, 1)->type = TYPE_TEXT;
    FORM_COLUMN(after, 1)->rule = RULE_RATIO;
    FORM_COLUMN(after, 1)->rule_num = 1;
    FORM_COLUMN(after, 1)->required = true;
    FORM_COLUMN(after, 1)->width = 40; /* how wide it is shown is no change of the form */
    after->title = S("Biểu");
    after->open_list = true;
    expect_text(told(before, after),
        "sheet; sheet; column_renamed 1; column_type 1; column_type 2; column_rule 2; "
        "column_other 2; row_renamed 1; row_rule 2; row_other 2",
        "changes");
}

static void formulas_and_locks_are_compared_cell_by_cell(void **state)
{
    struct form *before = sheet("123", "12"), *after = sheet("124", "12");

    (void)state;
    grid_formula(before, "A1", S("=B1"));
    grid_formula(before, "A2", S("=B2"));
    grid_formula(before, "A3", S("=B3")); /* goes with its row, which is told */
    grid_formula(after, "A2", S("=B2*2"));
    grid_formula(after, "B1", S("=1"));
    grid_formula(after, "B2", S(""));
    FORM_CELL(after, 2)->readonly = true;
    grid_formula(after, "A4", S("=B4"));
    expect_text(told(before, after),
        "row_removed 3; row_added 4; formula 1:1; formula 1:2; formula 2:1; lock 2:2", "changes");
    expect_text(told(after, after), "", "no changes");
}

static void texts_say_what_was_and_is(void **state)
{
    struct form *before = sheet("123", "12"), *after = sheet("312", "12");
    struct form_changes_found found;
    const struct form_change *change;

    (void)state;
    FORM_COLUMN(after, 0)->decimals = 2;
    found = form_diff(arena, before, after);
    assert_int_equal(found.count, 2);
    change = LIST_AT(found.items, struct form_change, 0);
    expect_text(change->label, "A – c1", "label");
    expect_text(change->before, "số", "before");
    expect_text(change->after, "số, 2 chữ số thập phân", "after");
    change = LIST_AT(found.items, struct form_change, 1);
    expect_text(change->before, "2 – r2", "stood behind");
    expect_text(change->after, "đầu biểu", "stands behind");
    expect_text(
        form_diff_words(arena, &found, 1), "Đổi kiểu dữ liệu: A – c1; … (2 thay đổi)", "in words");
}

static void a_long_list_is_cut_and_counted(void **state)
{
    struct form *before = grid_form(arena, 800, 1, 0), *after = grid_form(arena, 800, 1, 0);
    struct form_changes_found found;

    (void)state;
    for (size_t i = 0; i < 800; i++)
        FORM_ROW(after, i)->key = (int64_t)i + 10001;
    found = form_diff(arena, before, after);
    assert_int_equal(found.count, 1600);
    assert_int_equal(found.items.len, FORM_CHANGES_MAX);
}

static int begin(void **state)
{
    (void)state;
    arena = arena_new(UNIT_BYTES);
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
        cmocka_unit_test_setup_teardown(rows_and_columns_are_told_by_their_keys, begin, end),
        cmocka_unit_test_setup_teardown(what_a_row_or_column_says_is_compared, begin, end),
        cmocka_unit_test_setup_teardown(formulas_and_locks_are_compared_cell_by_cell, begin, end),
        cmocka_unit_test_setup_teardown(texts_say_what_was_and_is, begin, end),
        cmocka_unit_test_setup_teardown(a_long_list_is_cut_and_counted, begin, end),
    };

    return cmocka_run_group_tests_name("form diff", tests, NULL, NULL);
}
