#include "core/aggregate.h"

#include "core/formula/formula.h"
#include "tests/unit.h"

#include "tests/grid.h"

/* A report of the form, as "A1=5 B1=7". */
static struct str report(struct arena *arena, const struct form *form, const char *cells)
{
    struct content *content = content_new(arena, form);
    struct str rest = str_of(cells);

    while (rest.len) {
        struct str wire = str_cut(&rest, ' '), address = str_cut(&wire, '=');

        if (grid_put(content, str_z(arena, address), str_z(arena, wire)) != CONTENT_OK)
            fail_msg("cannot put " STR_FMT, STR_ARG(address));
    }
    return content_pack(arena, content, 0);
}

/* Consolidates up to four reports of `source` into a content of `target`. */
static struct content *consolidated(struct arena *arena, const struct form *target,
    const struct form *source, const char *const reports[4])
{
    struct aggregate_run *run = aggregate_start(arena, aggregate_plan_new(arena, target, source));
    struct content *content = content_new(arena, target);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, target, &fault);

    assert_non_null(program);
    for (size_t i = 0; i < 4 && reports[i]; i++)
        assert_true(aggregate_add(run, report(arena, source, reports[i])));
    aggregate_finish(run, program, content);
    return content;
}

/* One rule over A1, with B1 and C1 beside it; of two decimals. */
static const struct {
    const char *what;
    int rule;
    const char *reports[4], *result;
} rules[] = {
    { "a sum", RULE_SUM, { "A1=1.5", "A1=2.25", "A1=-1" }, "2.75" },
    { "a sum of what is there", RULE_SUM, { "A1=1.5", "B1=1", "" }, "1.5" },
    { "a sum of zeros is zero", RULE_SUM, { "A1=0", "A1=0" }, "0" },
    { "a sum of nothing is nothing", RULE_SUM, { "B1=1", "" }, "" },
    { "no report", RULE_SUM, { NULL }, "" },
    { "a number column that says nothing", RULE_DEFAULT, { "A1=1", "A1=2" }, "3" },
    { "none", RULE_NONE, { "A1=1", "A1=2" }, "" },
    { "the last that has one", RULE_LAST, { "A1=1", "A1=7", "B1=3" }, "7" },
    { "an average", RULE_AVERAGE, { "A1=1", "A1=2", "A1=2" }, "1.67" },
    { "an average of those who have one", RULE_AVERAGE, { "A1=1", "", "A1=2" }, "1.5" },
    { "an average of nothing", RULE_AVERAGE, { "" }, "" },
    { "an average of a tie", RULE_AVERAGE, { "A1=0.01", "A1=0" }, "0.01" },
    { "the least", RULE_MIN, { "A1=3", "A1=-1.5", "A1=2" }, "-1.5" },
    { "the most", RULE_MAX, { "A1=3", "A1=-1.5", "" }, "3" },
    { "the most of negatives", RULE_MAX, { "A1=-3", "A1=-1.5", "" }, "-1.5" },
    { "weighted by B", RULE_WEIGHTED, { "A1=50 B1=10", "A1=80 B1=30" }, "72.5" },
    { "a weight without a figure does not count", RULE_WEIGHTED,
        { "A1=50 B1=10", "B1=30", "A1=90" }, "50" },
    { "no pair", RULE_WEIGHTED, { "A1=50", "B1=30" }, "" },
    { "weights of nothing", RULE_WEIGHTED, { "A1=50 B1=0" }, "#div0" },
    { "B over C in percent", RULE_RATIO, { "B1=1 C1=3", "B1=3 C1=5" }, "50" },
    { "not the mean of the percentages", RULE_RATIO, { "A1=100 B1=1 C1=1", "A1=0 B1=0 C1=99" },
        "1" },
    { "a ratio rounds once", RULE_RATIO, { "B1=1 C1=3", "B1=1 C1=3" }, "33.33" },
    { "sums may come from different reports", RULE_RATIO, { "B1=1", "C1=4" }, "25" },
    { "nothing over something is nothing", RULE_RATIO, { "C1=4" }, "" },
    { "something over nothing", RULE_RATIO, { "B1=4" }, "#div0" },
    { "something over zero", RULE_RATIO, { "B1=4 C1=0" }, "#div0" },
    { "nothing at all", RULE_RATIO, { "A1=4" }, "" },
    { "a sum that does not fit", RULE_SUM, { "A1=92233720368547758.07", "A1=92233720368547758.07" },
        "#overflow" },
    { "but fits again", RULE_SUM,
        { "A1=92233720368547758.07", "A1=92233720368547758.07", "A1=-92233720368547758.07" },
        "92233720368547758.07" },
    { "weights that do not fit", RULE_WEIGHTED,
        { "A1=92233720368547758.07 B1=92233720368547758.07",
            "A1=92233720368547758.07 B1=92233720368547758.07",
            "A1=92233720368547758.07 B1=92233720368547758.07" },
        "#overflow" },
};

static void set_column_rule(struct form *form, int rule)
{
    FORM_COLUMN(form, 0)->rule = rule;
    FORM_COLUMN(form, 0)->rule_weight = 2;
    FORM_COLUMN(form, 0)->rule_num = 2;
    FORM_COLUMN(form, 0)->rule_den = 3;
    FORM_COLUMN(form, 0)->rule_factor = (struct maybe_dec){ true, { 100, 0 } };
}

static void rules_of_a_column(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 2, 3, 2);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
        struct content *content;

        set_column_rule(form, rules[i].rule);
        content = consolidated(arena, form, form, rules[i].reports);
        expect_text(grid_get(arena, content, "A1"), rules[i].result, rules[i].what);
    }
    arena_free(arena);
}

static void a_row_s_rule_goes_before(void **state)
{
    static const char *const reports[4] = { "A1=10 B1=20 A2=4 A3=8 B3=1",
        "A1=30 B1=40 A2=6 A3=12" };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 3, 2, 1);
    struct content *content;

    (void)state;
    FORM_COLUMN(form, 0)->rule = RULE_SUM;
    FORM_COLUMN(form, 1)->rule = RULE_SUM;
    FORM_ROW(form, 0)->rule = RULE_AVERAGE;
    FORM_ROW(form, 2)->rule = RULE_RATIO; /* row 2 over row 1, whatever the column */
    FORM_ROW(form, 2)->rule_num = 2;
    FORM_ROW(form, 2)->rule_den = 1;
    content = consolidated(arena, form, form, reports);
    expect_text(grid_get(arena, content, "A1"), "20", "averaged");
    expect_text(grid_get(arena, content, "B1"), "30", "averaged");
    expect_text(grid_get(arena, content, "A2"), "10", "summed");
    expect_text(grid_get(arena, content, "A3"), "0.3", "10 / 40: of the sums");
    expect_text(grid_get(arena, content, "B3"), "", "no numerator");
    arena_free(arena);
}

/* The target has other rows and columns, in another order, with other decimals. */
static void cells_are_found_by_their_codes(void **state)
{
    static const char *const reports[4] = { "A1=1.25 B1=10.5 A2=100", "A1=1.25 B2=7", "C1=99" };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *source = grid_form(arena, 2, 3, 2), *target = grid_form(arena, 4, 4, 1);
    struct content *content;
    struct aggregate_explanation explanation;

    (void)state;
    FORM_ROW(target, 0)->indicator = S("i2");
    FORM_ROW(target, 1)->indicator = S("i9");
    FORM_ROW(target, 2)->indicator = S("i1");
    FORM_ROW(target, 3)->indicator = S("");
    FORM_COLUMN(target, 0)->attribute = S("a2");
    FORM_COLUMN(target, 1)->attribute = S("a1");
    FORM_COLUMN(target, 2)->attribute = S("a3");
    FORM_COLUMN(target, 2)->type = TYPE_TEXT; /* another type than the source's: no counterpart */
    FORM_COLUMN(target, 3)->attribute = S("");
    content = consolidated(arena, target, source, reports);
    expect_text(grid_get(arena, content, "B3"), "2.5", "i1, a1");
    expect_text(grid_get(arena, content, "A3"), "10.5", "i1, a2");
    expect_text(grid_get(arena, content, "B1"), "100", "i2, a1");
    expect_text(grid_get(arena, content, "A1"), "7", "i2, a2");
    expect_text(grid_get(arena, content, "C3"), "", "a number is no text");
    expect_text(grid_get(arena, content, "A2"), "", "no such indicator");
    expect_text(grid_get(arena, content, "B4"), "", "no code");
    explanation = aggregate_explain(aggregate_plan_new(arena, target, source), 3, 2);
    assert_int_equal(explanation.rule, RULE_SUM);
    assert_int_equal(explanation.sources_len, 1);
    assert_int_equal(explanation.sources[0].cell.row, 1);
    assert_int_equal(explanation.sources[0].cell.column, 1);
    arena_free(arena);
}

/* Each gap as "side:row:column", or their labels' absence shows in the count. */
static void expect_gaps(struct arena *arena, const struct aggregate_gaps *gaps, const char *wanted)
{
    struct buf text = { .arena = arena };

    for (size_t i = 0; i < gaps->items.len; i++) {
        const struct aggregate_gap *gap = LIST_AT(gaps->items, struct aggregate_gap, i);

        buf_addf(&text, "%s%s:%lld:%lld", i ? " " : "", aggregate_side_names[gap->side],
            (long long)gap->row, (long long)gap->column);
    }
    expect_text(buf_str(&text), wanted, "the gaps");
    assert_int_equal(gaps->count, gaps->items.len);
}

/* What was typed in and is not taken is named, unless it is not meant to be. */
static void what_is_lost_is_named(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *source = grid_form(arena, 3, 4, 2), *target = grid_form(arena, 3, 3, 2);
    const struct aggregate_plan *plan;
    struct aggregate_gaps gaps;
    struct aggregate_run *run;

    (void)state;
    FORM_ROW(source, 2)->indicator = S("khác");
    FORM_COLUMN(source, 1)->attribute = S("khác");
    FORM_COLUMN(source, 3)->rule = RULE_NONE; /* deliberate */
    FORM_COLUMN(target, 2)->rule = RULE_WEIGHTED;
    FORM_COLUMN(target, 2)->rule_weight = 2; /* which nothing comes to */
    plan = aggregate_plan_new(arena, target, source);
    assert_false(aggregate_is_void(plan));
    gaps = aggregate_gaps(arena, plan);
    expect_gaps(arena, &gaps, "entry:0:2 entry:3:0 total:0:2 total:3:0");
    run = aggregate_start(arena, plan);
    assert_true(aggregate_add(run, report(arena, source, "A1=1 D1=4")));
    gaps = aggregate_lost(arena, run);
    expect_gaps(arena, &gaps, "");
    assert_true(aggregate_add(run, report(arena, source, "B3=2 A3=3 C2=5")));
    gaps = aggregate_lost(arena, run);
    expect_gaps(arena, &gaps, "entry:0:2 entry:3:0 entry:2:3");
    for (size_t i = 0; i < 3; i++)
        FORM_ROW(source, i)->indicator = S("");
    assert_true(aggregate_is_void(aggregate_plan_new(arena, target, source)));
    plan = aggregate_plan_new(arena, target, target);
    assert_false(aggregate_is_void(plan));
    gaps = aggregate_gaps(arena, plan);
    expect_gaps(arena, &gaps, "");
    arena_free(arena);
}

/* A percentage of the total's own figures is no column that the reporters were not asked for. */
static void a_ratio_of_the_total_lacks_nothing(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *source = grid_form(arena, 2, 2, 2), *target = grid_form(arena, 2, 3, 2);
    struct aggregate_gaps gaps;

    (void)state;
    gaps = aggregate_gaps(arena, aggregate_plan_new(arena, target, source));
    expect_gaps(arena, &gaps, "total:0:3");
    FORM_COLUMN(target, 2)->rule = RULE_RATIO;
    FORM_COLUMN(target, 2)->rule_num = 2;
    FORM_COLUMN(target, 2)->rule_den = 1;
    gaps = aggregate_gaps(arena, aggregate_plan_new(arena, target, source));
    expect_gaps(arena, &gaps, "");
    arena_free(arena);
}

static void what_takes_nothing_is_left_alone(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 3, 2, 0);
    struct aggregate_run *run;
    struct content *content = content_new(arena, form);

    (void)state;
    FORM_COLUMN(form, 1)->rule = RULE_NONE;
    run = aggregate_start(arena, aggregate_plan_new(arena, form, form));
    assert_true(aggregate_add(run, report(arena, form, "A1=5 A2=6 A3=7 B1=8")));
    assert_int_equal(grid_put(content, "A1", "1000"), CONTENT_OK);
    assert_int_equal(grid_put(content, "A2", "1000"), CONTENT_OK);
    assert_int_equal(grid_put(content, "B1", "1000"), CONTENT_OK);
    assert_int_equal(content_set_override(content, 2, 1, S("theo biên bản")), CONTENT_OK);
    aggregate_finish(run, NULL, content);
    expect_text(grid_get(arena, content, "A1"), "5", "counted again");
    expect_text(grid_get(arena, content, "A2"), "1000", "overridden");
    expect_text(grid_get(arena, content, "B1"), "1000", "typed in above, rule none");
    expect_text(grid_get(arena, content, "B2"), "", "rule none");
    arena_free(arena);
}

static void calculated_cells_are_calculated(void **state)
{
    static const char *const reports[4] = { "A1=1 A2=2 A3=3 A4=50", "A1=3 A2=4 A3=7 A4=42.86" };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 5, 1, 2);
    struct content *content;
    struct aggregate_explanation explanation;

    (void)state;
    grid_formula(form, "A3", S("=A1+A2"));
    grid_formula(form, "A4", S("=A1/A2*100"));
    FORM_ROW(form, 4)->rule = RULE_RATIO; /* of a calculated cell */
    FORM_ROW(form, 4)->rule_num = 3;
    FORM_ROW(form, 4)->rule_den = 1;
    content = consolidated(arena, form, form, reports);
    expect_text(grid_get(arena, content, "A3"), "10", "a total");
    expect_text(grid_get(arena, content, "A4"), "66.67", "4 / 6, no sum of percentages");
    expect_text(grid_get(arena, content, "A5"), "2.5", "10 / 4");
    explanation = aggregate_explain(aggregate_plan_new(arena, form, form), 4, 1);
    assert_true(explanation.calculated);
    assert_int_equal(explanation.rule, RULE_NONE);
    assert_int_equal(explanation.sources_len, 0);
    arena_free(arena);
}

static void a_ratio_follows_an_override(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 1, 3, 2);
    struct aggregate_run *run;
    struct content *content = content_new(arena, form);

    (void)state;
    set_column_rule(form, RULE_RATIO);
    run = aggregate_start(arena, aggregate_plan_new(arena, form, form));
    assert_true(aggregate_add(run, report(arena, form, "B1=1 C1=4")));
    assert_int_equal(grid_put(content, "C1", "5"), CONTENT_OK);
    assert_int_equal(content_set_override(content, 1, 3, S("theo dân số mới")), CONTENT_OK);
    aggregate_finish(run, NULL, content);
    expect_text(grid_get(arena, content, "A1"), "20", "1 / 5");
    arena_free(arena);
}

static void a_ratio_of_ratios_says_nothing(void **state)
{
    static const char *const reports[4] = { "A1=10 A2=4 B1=20 B2=5", "A1=10 A2=4 B1=20 B2=5" };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 3, 3, 2);
    struct content *content;

    (void)state;
    FORM_ROW(form, 2)->rule = RULE_RATIO; /* a yield: output by area */
    FORM_ROW(form, 2)->rule_num = 1;
    FORM_ROW(form, 2)->rule_den = 2;
    FORM_COLUMN(form, 2)->rule = RULE_RATIO; /* the year compared with its plan */
    FORM_COLUMN(form, 2)->rule_num = 1;
    FORM_COLUMN(form, 2)->rule_den = 2;
    content = consolidated(arena, form, form, reports);
    expect_text(grid_get(arena, content, "A3"), "2.5", "a yield");
    expect_text(grid_get(arena, content, "C1"), "0.5", "a comparison");
    expect_text(grid_get(arena, content, "C3"), "", "a quotient of comparisons");
    arena_free(arena);
}

static void dates_and_texts(void **state)
{
    static const char *const reports[4] = {
        "A1=2026-03-01 B1=2026-03-01 C1=2026-03-01 D1=true E1=x",
        "A1=2026-01-15 B1=2026-01-15 C1=2026-01-15 D1=false E1=y",
        "A1=2026-02-01",
    };
    static const int types[] = { TYPE_DATE, TYPE_DATE, TYPE_DATE, TYPE_YES_NO, TYPE_TEXT };
    static const int column_rules[] = { RULE_MIN, RULE_LAST, RULE_SUM, RULE_LAST, RULE_LAST };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 1, 5, 0);
    struct content *content;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(types); i++) {
        FORM_COLUMN(form, i)->type = types[i];
        FORM_COLUMN(form, i)->rule = column_rules[i];
    }
    content = consolidated(arena, form, form, reports);
    expect_text(grid_get(arena, content, "A1"), "2026-01-15", "the earliest");
    expect_text(grid_get(arena, content, "B1"), "2026-01-15", "the last counted");
    expect_text(grid_get(arena, content, "C1"), "", "dates have no sum");
    expect_text(grid_get(arena, content, "D1"), "false", "the last answer");
    expect_text(grid_get(arena, content, "E1"), "", "texts are not consolidated");
    arena_free(arena);
}

static void damaged_reports_do_not_count(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 3, 3, 0), *other = grid_form(arena, 3, 2, 0);
    struct aggregate_run *run = aggregate_start(arena, aggregate_plan_new(arena, form, form));
    struct str blob = report(arena, form, "A1=1 B2=2 C3=3");
    struct content *content = content_new(arena, form);

    (void)state;
    assert_true(aggregate_add(run, blob));
    assert_false(aggregate_add(run, str_sub(blob, 0, 9)));
    assert_false(aggregate_add(run, report(arena, other, "A1=1")));
    assert_int_equal(aggregate_count(run), 1);
    aggregate_finish(run, NULL, content);
    expect_text(grid_get(arena, content, "A1"), "1", "counted once");
    arena_free(arena);
}

static void ratios_name_both_their_cells(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 2, 3, 2);
    struct aggregate_explanation explanation;

    (void)state;
    set_column_rule(form, RULE_RATIO);
    explanation = aggregate_explain(aggregate_plan_new(arena, form, form), 2, 1);
    assert_int_equal(explanation.rule, RULE_RATIO);
    assert_true(explanation.factor.given);
    assert_int_equal(explanation.sources_len, 2);
    assert_int_equal(explanation.sources[0].part, AGGREGATE_NUM);
    assert_int_equal(explanation.sources[0].cell.column, 2);
    assert_int_equal(explanation.sources[1].part, AGGREGATE_DEN);
    assert_int_equal(explanation.sources[1].cell.column, 3);
    set_column_rule(form, RULE_WEIGHTED);
    explanation = aggregate_explain(aggregate_plan_new(arena, form, form), 2, 1);
    assert_int_equal(explanation.sources[0].part, AGGREGATE_VALUE);
    assert_int_equal(explanation.sources[1].part, AGGREGATE_WEIGHT);
    assert_int_equal(explanation.sources[1].cell.column, 2);
    assert_int_equal(aggregate_explain(aggregate_plan_new(arena, form, form), 9, 9).sources_len, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_of_a_column),
        cmocka_unit_test(a_row_s_rule_goes_before),
        cmocka_unit_test(cells_are_found_by_their_codes),
        cmocka_unit_test(what_is_lost_is_named),
        cmocka_unit_test(a_ratio_of_the_total_lacks_nothing),
        cmocka_unit_test(what_takes_nothing_is_left_alone),
        cmocka_unit_test(calculated_cells_are_calculated),
        cmocka_unit_test(a_ratio_follows_an_override),
        cmocka_unit_test(a_ratio_of_ratios_says_nothing),
        cmocka_unit_test(dates_and_texts),
        cmocka_unit_test(damaged_reports_do_not_count),
        cmocka_unit_test(ratios_name_both_their_cells),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
