#include "core/part.h"

#include "tests/unit.h"

#include "tests/grid.h"

/* Keys written "1 3"; "" is all of them. */
static struct list keys(struct arena *arena, const char *text)
{
    struct str rest = str_of(text);
    int64_t *items = ARENA_ARRAY(arena, rest.len + 1, int64_t);
    struct list out = { items, 0 };

    while (rest.len)
        assert_true(str_to_int(str_cut(&rest, ' '), &items[out.len++]));
    return out;
}

/* Two rows, three columns; counts by slot, then who has it last. */
static const struct {
    const char *what;
    struct {
        const char *rows, *columns;
    } parts[3];
    size_t parts_len;
    const char *counts, *last;
} covers[] = {
    { "nobody", { { 0 } }, 0, "000000", "......" },
    { "one has all", { { "", "" } }, 1, "111111", "000000" },
    { "all alike", { { "", "" }, { "", "" } }, 2, "222222", "111111" },
    { "split by rows", { { "1", "" }, { "2", "" } }, 2, "111111", "000111" },
    { "split by columns", { { "", "1" }, { "", "2 3" } }, 2, "111111", "011011" },
    { "a cell nobody has", { { "1", "" }, { "2", "1 2" } }, 2, "111110", "00011." },
    { "a cell two have", { { "1 2", "1" }, { "2", "" } }, 2, "100211", "0..111" },
    { "a key the form does not know", { { "9", "" } }, 1, "000000", "......" },
    { "rows and columns both", { { "2", "3" }, { "1", "1" }, { "", "2" } }, 3, "110011", "12..20" },
};

static void a_cell_knows_how_many_have_it(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct form *form = grid_form(arena, 2, 3, 0);
    const struct shape *shape = shape_new(arena, form);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(covers); i++) {
        struct part parts[3];
        struct part_cover cover;
        struct buf counts = { .arena = arena }, last = { .arena = arena };

        for (size_t p = 0; p < covers[i].parts_len; p++)
            parts[p] = (struct part){ keys(arena, covers[i].parts[p].rows),
                keys(arena, covers[i].parts[p].columns) };
        cover = part_cover_new(arena, shape, parts, covers[i].parts_len);
        for (size_t slot = 0; slot < shape_slots(shape); slot++) {
            buf_addf(&counts, "%u", cover.counts[slot]);
            buf_add_char(&last, cover.counts[slot] ? (char)('0' + cover.last[slot]) : '.');
        }
        expect_text(buf_str(&counts), covers[i].counts, covers[i].what);
        expect_text(buf_str(&last), covers[i].last, covers[i].what);
    }
    arena_free(arena);
}

static const struct {
    const char *keys, *among;
    bool within;
} withins[] = {
    { "", "", true },
    { "1 2", "", true },
    { "", "1 2", false }, /* all of the form is more than a part */
    { "1", "1 2", true },
    { "1 3", "1 2", false },
};

static void a_part_lies_within_another(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(withins); i++) {
        struct list some = keys(arena, withins[i].keys), among = keys(arena, withins[i].among);

        assert_int_equal(part_keys_within(&some, &among), withins[i].within);
    }
    arena_free(arena);
}

static void a_part_has_the_cells_of_its_rows_and_columns(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct part part = { keys(arena, "2"), keys(arena, "") };

    (void)state;
    assert_true(part_has(&part, 2, 7));
    assert_false(part_has(&part, 3, 7));
    part.columns = keys(arena, "7");
    assert_true(part_has(&part, 2, 7));
    assert_false(part_has(&part, 2, 8));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_knows_how_many_have_it),
        cmocka_unit_test(a_part_lies_within_another),
        cmocka_unit_test(a_part_has_the_cells_of_its_rows_and_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
