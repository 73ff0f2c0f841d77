#include "core/cell_diff.h"

#include "tests/unit.h"

static struct cell number(int64_t value, uint8_t scale)
{
    return (struct cell){ .kind = CELL_NUMBER, .value = value, .scale = scale };
}

static struct cell text(const char *of)
{
    return (struct cell){ .kind = CELL_TEXT, .text = str_of(of) };
}

static const struct cell nothing = { .kind = CELL_EMPTY };

#define DIFFS_MAX 8

static struct {
    const char *what;
    struct cell_diff diffs[DIFFS_MAX];
    size_t len;
} cases[8];

static size_t cases_fill(void)
{
    struct cell largest = number(INT64_MAX, 0), least = number(-INT64_MAX, 0);
    struct cell day = { .kind = CELL_DATE, .value = 20000 };
    struct cell yes = { .kind = CELL_YES_NO, .value = 1 }, no = { .kind = CELL_YES_NO };
    size_t n = 0;

    cases[n].what = "a figure is typed into an empty cell";
    cases[n].diffs[0] = (struct cell_diff){ { 6, 4 }, nothing, number(20000, 2) };
    cases[n++].len = 1;
    cases[n].what = "a figure is emptied: the scale is the old one's";
    cases[n].diffs[0] = (struct cell_diff){ { 6, 4 }, number(-1, 6), nothing };
    cases[n++].len = 1;
    cases[n].what = "figures of any size, cells in any order, columns of any scale";
    cases[n].diffs[0] = (struct cell_diff){ { 1048576, 16384 }, largest, least };
    cases[n].diffs[1] = (struct cell_diff){ { 1, 1 }, number(125, 2), number(0, 2) };
    cases[n].diffs[2] = (struct cell_diff){ { 1, 2 }, nothing, number(-7, 0) };
    cases[n].diffs[3] = (struct cell_diff){ { 500, 1 }, number(126, 2), number(125, 2) };
    cases[n++].len = 4;
    cases[n].what = "every kind of value";
    cases[n].diffs[0] = (struct cell_diff){ { 3, 1 }, text("Xã Tân Lập"), text("Xã Tân Hòa") };
    cases[n].diffs[1] = (struct cell_diff){ { 3, 2 }, day, nothing };
    cases[n].diffs[2] = (struct cell_diff){ { 3, 3 }, no, yes };
    cases[n++].len = 3;
    return n;
}

static struct str packed(struct arena *arena, const struct cell_diff *diffs, size_t len)
{
    struct diff_writer writer = diff_write(arena, len);

    for (size_t i = 0; i < len; i++)
        diff_add(&writer, &diffs[i]);
    return diff_blob(&writer);
}

static void what_was_packed_is_read(void **state)
{
    size_t len = cases_fill();

    (void)state;
    for (size_t i = 0; i < len; i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct diff_reader reader = diff_read(packed(arena, cases[i].diffs, cases[i].len));
        struct cell_diff diff;

        print_message("%s\n", cases[i].what);
        for (size_t k = 0; k < cases[i].len; k++) {
            assert_true(diff_next(&reader, &diff));
            assert_int_equal(diff.at.row, cases[i].diffs[k].at.row);
            assert_int_equal(diff.at.column, cases[i].diffs[k].at.column);
            assert_true(cell_eq(diff.before, cases[i].diffs[k].before));
            assert_true(cell_eq(diff.after, cases[i].diffs[k].after));
        }
        assert_false(diff_next(&reader, &diff));
        assert_false(reader.bad);
        arena_free(arena);
    }
}

static void nothing_takes_no_bytes(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct diff_reader reader = diff_read(packed(arena, NULL, 0));
    struct cell_diff diff;

    (void)state;
    assert_int_equal(packed(arena, NULL, 0).len, 0);
    assert_false(diff_next(&reader, &diff));
    assert_false(reader.bad);
    arena_free(arena);
}

/* A sheet of 500 figures: as text it was 19 KB. */
static void a_sheet_is_small(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct diff_writer writer = diff_write(arena, 500);

    (void)state;
    for (int64_t i = 0; i < 500; i++)
        diff_add(&writer, &(struct cell_diff){ { i / 10 + 1, i % 10 + 1 },
                              number(10000025 + i * 100, 2), number(90000025 - i * 100, 2) });
    assert_true(diff_blob(&writer).len < 5500);
    assert_int_equal(diff_len(diff_blob(&writer)), 500);
    arena_free(arena);
}

static void damage_is_seen(void **state)
{
    static const struct {
        const char *what;
        struct str blob;
    } bad[] = {
        { "a version nobody wrote", { "\x02", 1 } },
        { "the end behind a head", { "\x01\x48", 2 } },
        { "a first cell without a row", { "\x01\x08\x05\x05", 4 } },
        { "row 0", { "\x01\x48\x01\x05\x05", 5 } },
        { "a scale beyond the finest", { "\x01\xc8\x05\x05\x07\x05", 6 } },
        { "a kind of value nobody knows", { "\x01\x78\x05\x05\x05", 5 } },
        { "a text of no length", { "\x01\x50\x05\x05\x01", 5 } },
        { "a text longer than the rest", { "\x01\x50\x05\x05\x09 abc", 8 } },
        { "a day before 1900", { "\x01\x58\x05\x05\xfc\x52\x07", 7 } },
        { "neither yes nor no", { "\x01\x60\x05\x05\x09", 5 } },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct diff_reader reader = diff_read(bad[i].blob);
        struct cell_diff diff;

        print_message("%s\n", bad[i].what);
        assert_false(diff_next(&reader, &diff));
        assert_true(reader.bad);
        assert_false(diff_next(&reader, &diff));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_packed_is_read),
        cmocka_unit_test(nothing_takes_no_bytes),
        cmocka_unit_test(a_sheet_is_small),
        cmocka_unit_test(damage_is_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
