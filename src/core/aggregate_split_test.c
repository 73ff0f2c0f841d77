#include "core/aggregate.h"

#include "core/formula/formula.h"
#include "core/part.h"
#include "tests/unit.h"

#include "tests/grid.h"

/* Two parts of a sheet of three columns: which rows each has, what they filled in, what stood in
 * the target, and A1, A2, A3 after. */
static const struct {
    const char *what;
    int rule; /* of column A */
    const char *rows[2], *cells[2], *before, *after[3];
} cases[] = {
    { "split by rows: each row is taken over", RULE_SUM, { "1", "2" }, { "A1=1.5", "A2=2" }, "A3=7",
        { "1.5", "2", "7" } },
    { "taken over whatever the rule", RULE_NONE, { "1", "2" }, { "A1=1.5", "A2=2" }, "",
        { "1.5", "2", "" } },
    { "taken over without an average", RULE_AVERAGE, { "1", "2" }, { "A1=1.5", "A2=2" }, "",
        { "1.5", "2", "" } },
    { "all alike: summed", RULE_SUM, { "", "" }, { "A1=1.5 A2=1", "A1=2" }, "",
        { "3.5", "1", "" } },
    { "all alike, and the rule takes nothing", RULE_NONE, { "", "" }, { "A1=1", "A1=2" }, "A1=9",
        { "9", "", "" } },
    { "both: one row of two, one of one", RULE_SUM, { "1 2", "1" }, { "A1=1 A2=5", "A1=2" }, "A3=1",
        { "3", "5", "1" } },
    { "empty is taken over too", RULE_SUM, { "1", "2" }, { "", "A2=2" }, "A1=4", { "", "2", "" } },
    { "what is nobody's is not touched", RULE_SUM, { "1", "1" }, { "A1=1", "A1=1" }, "A2=8 A3=9",
        { "2", "8", "9" } },
};

static struct list keys(struct arena *arena, const char *text)
{
    struct str rest = str_of(text);
    int64_t *items = ARENA_ARRAY(arena, rest.len + 1, int64_t);
    struct list out = { items, 0 };

    while (rest.len)
        assert_true(str_to_int(str_cut(&rest, ' '), &items[out.len++]));
    return out;
}

static struct content *filled(struct arena *arena, const struct form *form, const char *cells)
{
    struct content *content = content_new(arena, form);
    struct str rest = str_of(cells);

    while (rest.len) {
        struct str wire = str_cut(&rest, ' '), address = str_cut(&wire, '=');

        assert_int_equal(grid_put(content, str_z(arena, address), str_z(arena, wire)), CONTENT_OK);
    }
    return content;
}

static struct content *built(struct arena *arena, const struct form *form, size_t i)
{
    const struct part parts[2] = { { .rows = keys(arena, cases[i].rows[0]) },
        { .rows = keys(arena, cases[i].rows[1]) } };
    const struct shape *shape = shape_new(arena, form);
    struct part_cover cover = part_cover_new(arena, shape, parts, 2);
    const struct aggregate_plan *plan = aggregate_split(arena, form, &cover);
    struct aggregate_run *run = aggregate_start(arena, plan);
    struct cell *put = ARENA_ARRAY(arena, shape_slots(shape), struct cell);
    struct content *target = filled(arena, form, cases[i].before);

    for (size_t p = 0; p < 2; p++) {
        struct content *part = filled(arena, form, cases[i].cells[p]);

        assert_true(aggregate_add(run, content_pack(arena, part, 0)));
        aggregate_take_over(plan, &cover, p, part, put);
    }
    aggregate_put(plan, put, target);
    aggregate_finish(run, NULL, target);
    return target;
}

static void cells_of_one_part_are_taken_over_and_of_several_consolidated(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct form *form = grid_form(arena, 3, 3, 2);
        struct content *target;

        FORM_COLUMN(form, 0)->rule = cases[i].rule;
        target = built(arena, form, i);
        for (int64_t row = 1; row <= 3; row++) {
            struct buf found = { .arena = arena };

            cell_add_to(&found, content_get(target, row, 1));
            expect_text(buf_str(&found), cases[i].after[row - 1], cases[i].what);
        }
    }
    arena_free(arena);
}

static void what_was_typed_over_stays(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 1, 1, 0);
    const struct part part = { .rows = keys(arena, "") };
    struct part_cover cover = part_cover_new(arena, shape_new(arena, form), &part, 1);
    const struct aggregate_plan *plan = aggregate_split(arena, form, &cover);
    struct content *target = filled(arena, form, "A1=9"), *child = filled(arena, form, "A1=1");
    struct cell put[1] = { { 0 } };

    (void)state;
    assert_int_equal(content_set_override(target, 1, 1, S("Bổ sung")), CONTENT_OK);
    aggregate_take_over(plan, &cover, 0, child, put);
    aggregate_put(plan, put, target);
    assert_int_equal(content_get(target, 1, 1).value, 9);
    content_clear_override(target, 1, 1);
    aggregate_put(plan, put, target);
    assert_int_equal(content_get(target, 1, 1).value, 1);
    assert_true(aggregate_explain(plan, 1, 1).put);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_one_part_are_taken_over_and_of_several_consolidated),
        cmocka_unit_test(what_was_typed_over_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
