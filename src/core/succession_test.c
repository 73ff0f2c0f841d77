#include "core/succession.h"

#include "base/date.h"
#include "base/limits.h"
#include "tests/unit.h"

#define UNITS(...) \
    { \
        (int64_t[]){ __VA_ARGS__ }, sizeof((int64_t[]){ __VA_ARGS__ }) / sizeof(int64_t) \
    }
#define NOBODY \
    { \
        NULL, 0 \
    }

/* clang-format off */
static const struct {
    const char *what;
    enum succession_kind kind;
    struct list predecessors, successors;
    int64_t heir;
    enum succession_refusal refusal;
} checks[] = {
    { "two merge into a new one",       SUCCESSION_MERGE,   UNITS(1, 2), UNITS(9), 0, SUCCESSION_OK },
    { "one merges into another",        SUCCESSION_MERGE,   UNITS(1), UNITS(9), 9, SUCCESSION_OK },
    { "a merger into two",              SUCCESSION_MERGE,   UNITS(1, 2), UNITS(8, 9), 8, SUCCESSION_COUNT },
    { "a merger of nobody",             SUCCESSION_MERGE,   NOBODY, UNITS(9), 0, SUCCESSION_COUNT },
    { "one splits",                     SUCCESSION_SPLIT,   UNITS(1), UNITS(8, 9), 9, SUCCESSION_OK },
    { "a split without an heir",        SUCCESSION_SPLIT,   UNITS(1), UNITS(8, 9), 0, SUCCESSION_HEIR },
    { "an heir that is no successor",   SUCCESSION_SPLIT,   UNITS(1), UNITS(8, 9), 7, SUCCESSION_HEIR },
    { "a split into one",               SUCCESSION_SPLIT,   UNITS(1), UNITS(8), 8, SUCCESSION_COUNT },
    { "a new name",                     SUCCESSION_RENAME,  UNITS(1), UNITS(2), 0, SUCCESSION_OK },
    { "a new name of two",              SUCCESSION_RENAME,  UNITS(1, 2), UNITS(3), 0, SUCCESSION_COUNT },
    { "one ends, another takes over",   SUCCESSION_ABOLISH, UNITS(1), UNITS(2), 0, SUCCESSION_OK },
    { "one ends, nobody takes over",    SUCCESSION_ABOLISH, UNITS(1), NOBODY, 0, SUCCESSION_OK },
    { "one ends in two",                SUCCESSION_ABOLISH, UNITS(1), UNITS(2, 3), 2, SUCCESSION_COUNT },
    { "into itself",                    SUCCESSION_MERGE,   UNITS(1, 2), UNITS(2), 0, SUCCESSION_TWICE },
    { "one named twice",                SUCCESSION_MERGE,   UNITS(1, 1), UNITS(2), 0, SUCCESSION_TWICE },
    { "a successor named twice",        SUCCESSION_SPLIT,   UNITS(1), UNITS(2, 2), 2, SUCCESSION_TWICE },
};
/* clang-format on */

static void each_kind_has_its_units(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(checks); i++)
        if (succession_check(checks[i].kind, &checks[i].predecessors, &checks[i].successors,
                checks[i].heir) != checks[i].refusal)
            fail_msg("%s", checks[i].what);
}

static void the_only_successor_is_the_heir(void **state)
{
    const struct list one = UNITS(7), two = UNITS(7, 8), none = NOBODY;

    (void)state;
    assert_int_equal(succession_heir(&one, 0), 7);
    assert_int_equal(succession_heir(&two, 8), 8);
    assert_int_equal(succession_heir(&none, 0), 0);
}

/* clang-format off */
static const struct {
    const char *what, *path;
    int64_t depth, deepest;
    const char *heir_path;
    int64_t heir_depth;
    enum succession_refusal refusal;
} moves[] = {
    { "beside it",                "1/40/",    1, 3, "1/41/",      1,                  SUCCESSION_OK },
    { "above it",                 "1/40/",    1, 3, "1/",         0,                  SUCCESSION_OK },
    { "right below it",           "1/40/",    1, 3, "1/40/7/",    2,                  SUCCESSION_BELOW },
    { "far below it",             "1/40/",    1, 3, "1/40/7/8/",  3,                  SUCCESSION_BELOW },
    { "below, succeeded itself",  "1/40/",    1, 3, "1/40/+7/",   2,                  SUCCESSION_BELOW },
    { "a number that begins so",  "1/40/",    1, 1, "1/400/",     1,                  SUCCESSION_OK },
    { "as deep as may be",        "1/40/",    1, 3, "1/41/5/",    UNIT_DEPTH_MAX - 4, SUCCESSION_OK },
    { "one level deeper",         "1/40/",    1, 3, "1/41/5/6/",  UNIT_DEPTH_MAX - 3, SUCCESSION_DEEP },
    { "nothing below it",         "1/40/",    1, 1, "1/41/5/6/",  UNIT_DEPTH_MAX - 2, SUCCESSION_OK },
};
/* clang-format on */

static void a_unit_goes_under_its_heir_where_there_is_room(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
        const struct succession_place unit = { str_of(moves[i].path), moves[i].depth };
        const struct succession_place heir = { str_of(moves[i].heir_path), moves[i].heir_depth };

        if (succession_move_check(&unit, moves[i].deepest, &heir) != moves[i].refusal)
            fail_msg("%s", moves[i].what);
    }
}

/* ---- lists ---- */

static struct standing line(int64_t unit, struct list rows, int64_t from, int64_t to)
{
    return (struct standing){ .unit_id = unit, .part = { .rows = rows }, .from = from, .to = to };
}

static void expect_line(const struct standing *row, int64_t unit, int64_t from, int64_t to)
{
    if (row->unit_id != unit || row->from != from || row->to != to)
        fail_msg("unit %lld from %lld to %lld", (long long)row->unit_id, (long long)row->from,
            (long long)row->to);
}

static void a_new_unit_stands_in_the_place_of_two(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct list to = UNITS(9);
    struct standing rows[8];
    size_t len = 2;

    (void)state;
    rows[0] = line(1, (struct list)UNITS(6), DATE_NONE, DATE_NONE);
    rows[1] = line(2, (struct list)UNITS(9, 7), DATE_NONE, 400);
    succession_list(arena, rows, &len, 1, &to, 100);
    succession_list(arena, rows, &len, 2, &to, 100);
    assert_int_equal(len, 3);
    expect_line(&rows[0], 1, DATE_NONE, 99);
    expect_line(&rows[1], 2, DATE_NONE, 99);
    expect_line(&rows[2], 9, 100, DATE_NONE);
    assert_int_equal(rows[2].part.rows.len, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(*LIST_AT(rows[2].part.rows, int64_t, i), ((int64_t[]){ 6, 7, 9 })[i]);
    assert_true(rows[0].changed && rows[1].changed && rows[2].changed);
    arena_free(arena);
}

static void who_has_all_of_the_form_keeps_it(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct list to = UNITS(9);
    struct standing rows[8];
    size_t len = 2;

    (void)state;
    rows[0] = line(1, (struct list)UNITS(6), DATE_NONE, DATE_NONE);
    rows[1] = line(9, (struct list)NOBODY, 200, 300);
    succession_list(arena, rows, &len, 1, &to, 100);
    assert_int_equal(len, 2);
    expect_line(&rows[1], 9, 100, DATE_NONE);
    assert_int_equal(rows[1].part.rows.len, 0);
    arena_free(arena);
}

static void all_who_come_of_a_split_report(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct list to = UNITS(8, 9);
    struct standing rows[8];
    size_t len = 1;

    (void)state;
    rows[0] = line(1, (struct list)NOBODY, 150, DATE_NONE);
    succession_list(arena, rows, &len, 1, &to, 100);
    assert_int_equal(len, 3);
    assert_true(rows[0].dropped); /* it never came to report */
    expect_line(&rows[1], 8, 150, DATE_NONE);
    expect_line(&rows[2], 9, 150, DATE_NONE);
    arena_free(arena);
}

static void what_ended_before_is_left_alone(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct list to = UNITS(9), nobody = NOBODY;
    struct standing rows[8];
    size_t len = 1;

    (void)state;
    rows[0] = line(1, (struct list)NOBODY, DATE_NONE, 50);
    succession_list(arena, rows, &len, 1, &to, 100);
    succession_list(arena, rows, &len, 5, &to, 100);
    assert_int_equal(len, 1);
    expect_line(&rows[0], 1, DATE_NONE, 50);
    assert_false(rows[0].changed);
    rows[0].to = DATE_NONE;
    succession_list(arena, rows, &len, 1, &nobody, 100);
    assert_int_equal(len, 1);
    expect_line(&rows[0], 1, DATE_NONE, 99);
    arena_free(arena);
}

static void over_the_day_the_successor_reports(void **state)
{
    static const struct succession_link links[] = { { 1, 9, 100 }, { 2, 9, 100 }, { 3, 0, 100 } };
    const struct list there = UNITS(1, 2, 3, 9), without = UNITS(1, 2, 3);

    (void)state;
    assert_true(succession_replaced(links, 3, 1, 120, &there));
    assert_true(succession_replaced(links, 3, 2, 100, &there));
    assert_false(succession_replaced(links, 3, 1, 99, &there));
    assert_false(succession_replaced(links, 3, 1, 120, &without));
    assert_false(succession_replaced(links, 3, 3, 120, &there));
    assert_false(succession_replaced(links, 3, 9, 120, &there));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_its_units),
        cmocka_unit_test(the_only_successor_is_the_heir),
        cmocka_unit_test(a_unit_goes_under_its_heir_where_there_is_room),
        cmocka_unit_test(a_new_unit_stands_in_the_place_of_two),
        cmocka_unit_test(who_has_all_of_the_form_keeps_it),
        cmocka_unit_test(all_who_come_of_a_split_report),
        cmocka_unit_test(what_ended_before_is_left_alone),
        cmocka_unit_test(over_the_day_the_successor_reports),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
