#include "core/content.h"

#include "core/content_sum.h"
#include "tests/unit.h"

#include "tests/grid.h"

/* A small generator, so that every run sees the same figures. */
static uint64_t seed;

static uint64_t any(uint64_t below)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % below;
}

/* Five columns: numbers of 0 and 3 decimals, texts, dates, yes or no. */
static struct form *mixed_form(struct arena *arena, size_t rows_len)
{
    struct form *form = grid_form(arena, rows_len, 5, 0);

    FORM_COLUMN(form, 1)->decimals = 3;
    FORM_COLUMN(form, 2)->type = TYPE_TEXT;
    FORM_COLUMN(form, 3)->type = TYPE_DATE;
    FORM_COLUMN(form, 4)->type = TYPE_YES_NO;
    return form;
}

/* Numbers of every length, of both signs. */
static int64_t any_number(void)
{
    int64_t n = (int64_t)(any(UINT64_C(1) << 31) << 32 | any(UINT64_C(1) << 31));

    n >>= any(63);
    return any(3) ? n : -n;
}

static struct cell any_cell(struct arena *arena, size_t column)
{
    switch (column) {
    case 0:
        return (struct cell){ .kind = CELL_NUMBER, .value = any_number() };
    case 1:
        return (struct cell){ .kind = CELL_NUMBER, .value = any_number(), .scale = 3 };
    case 2:
        return (struct cell){ .kind = CELL_TEXT,
            .text = str_format(arena, "Xã Tân Lập %d", (int)any(20)) };
    case 3:
        return (struct cell){ .kind = CELL_DATE, .value = 10000 + (int64_t)any(20000) };
    default:
        return (struct cell){ .kind = CELL_YES_NO, .value = (int64_t)any(2) };
    }
}

/* every: of each `every` cells one is filled; 1 fills all. */
static struct content *any_content(struct arena *arena, const struct form *form, uint64_t every)
{
    struct content *content = content_new(arena, form);

    for (size_t r = 0; r < form->rows.len; r++)
        for (size_t c = 0; c < form->columns.len; c++)
            if (any(every) == 0)
                assert_int_equal(content_put(content, FORM_ROW(form, r)->key,
                                     FORM_COLUMN(form, c)->key, any_cell(arena, c)),
                    CONTENT_OK);
    return content;
}

static size_t slot_of(const struct content *content, int64_t row, int64_t column)
{
    return (size_t)shape_slot(content->shape, row, column);
}

static void assert_same(const struct content *a, const struct content *b)
{
    for (size_t i = 0; i < shape_slots(a->shape); i++) {
        assert_true(cell_eq(a->cells[i], b->cells[i]));
        assert_true(
            !a->overrides || !a->overrides[i].len || str_eq(a->overrides[i], b->overrides[i]));
        assert_true(!a->versions || a->versions[i] == b->versions[i]);
    }
}

static void verdicts_of_put(void **state)
{
    static const struct {
        const char *what, *address, *wire;
        enum content_verdict verdict;
        const char *kept;
    } cases[] = {
        { "a whole number", "A1", "12", CONTENT_OK, "12" },
        { "a number without decimals where there are three", "B1", "12", CONTENT_OK, "12" },
        { "three decimals", "B1", "-0.125", CONTENT_OK, "-0.125" },
        { "trailing zeros are no decimals", "A1", "12.00", CONTENT_OK, "12" },
        { "four decimals are not rounded", "B1", "0.1251", CONTENT_DECIMALS, "" },
        { "one decimal in a whole column", "A1", "1.5", CONTENT_DECIMALS, "" },
        { "the largest", "A1", "9223372036854775807", CONTENT_OK, "9223372036854775807" },
        { "beyond the largest", "A1", "9223372036854775808", CONTENT_KIND, "" },
        { "does not fit three decimals", "B1", "9223372036854775807", CONTENT_TOO_LARGE, "" },
        { "a text among numbers", "A1", "mười", CONTENT_KIND, "" },
        { "a text", "C1", "Xã Tân Lập", CONTENT_OK, "Xã Tân Lập" },
        { "a control character", "C1", "\x01", CONTENT_TEXT, "" },
        { "half a letter", "C1", "\xe1\xba", CONTENT_TEXT, "" },
        { "a date", "D1", "2026-02-28", CONTENT_OK, "2026-02-28" },
        { "no such day", "D1", "2026-02-29", CONTENT_KIND, "" },
        { "yes", "E1", "true", CONTENT_OK, "true" },
        { "neither yes nor no", "E1", "1", CONTENT_KIND, "" },
        { "nothing", "A1", "", CONTENT_OK, "" },
        { "a heading between rows", "A2", "1", CONTENT_NO_CELL, "" },
        { "no such row", "A9", "1", CONTENT_NO_CELL, "" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = mixed_form(arena, 3);

    (void)state;
    FORM_ROW(form, 1)->kind = ROW_GROUP;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct content *content = content_new(arena, form);

        if (grid_put(content, cases[i].address, cases[i].wire) != cases[i].verdict)
            fail_msg("%s", cases[i].what);
        expect_text(grid_get(arena, content, cases[i].address), cases[i].kept, cases[i].what);
    }
    arena_free(arena);
}

static void a_packed_content_comes_back(void **state)
{
    static const size_t rows[] = { 1, 7, 8, 63, 64, 65, 200 };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    seed = 20260715;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct form *form = mixed_form(arena, rows[i]);

        for (uint64_t every = 1; every < 40; every = every * 2 + 1) {
            struct content *content = any_content(arena, form, every), *back;
            struct str blob = content_pack(arena, content, 0), again;

            assert_true(content_unpack(arena, form, blob, &back));
            assert_same(content, back);
            again = content_pack(arena, back, 0);
            assert_true(str_eq(blob, again));
        }
    }
    arena_free(arena);
}

static void sections_are_packed_when_asked_for(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = mixed_form(arena, 30);
    struct content *content, *plain, *whole;
    struct str blob;

    (void)state;
    seed = 7;
    content = any_content(arena, form, 2);
    blob = content_pack(arena, content, CONTENT_VERSIONS | CONTENT_OVERRIDES);
    assert_true(str_eq(blob, content_pack(arena, content, 0))); /* nothing to say: no section */
    for (int64_t row = 1; row <= 30; row++)
        content_set_version(content, slot_of(content, row, row % 5 + 1), row * 7);
    assert_int_equal(content_set_override(content, 3, 1, S("Số liệu đã đối chiếu")), CONTENT_OK);
    assert_int_equal(content_set_override(content, 3, 9, S("x")), CONTENT_NO_CELL);
    content->cells[5] = (struct cell){ .kind = CELL_EMPTY, .error = CELL_ERROR_DIV0 };

    assert_true(content_unpack(
        arena, form, content_pack(arena, content, CONTENT_VERSIONS | CONTENT_OVERRIDES), &whole));
    assert_same(content, whole);
    assert_int_equal(content_version(whole, 10, 1), 70);
    assert_int_equal(content_version(whole, 10, 2), 0);
    expect_text(content_override(whole, 3, 1), "Số liệu đã đối chiếu", "note");

    assert_true(content_unpack(arena, form, content_pack(arena, content, 0), &plain));
    assert_null(plain->versions);
    assert_null(plain->overrides);
    assert_int_equal(plain->cells[5].error, CELL_ERROR_DIV0);
    arena_free(arena);
}

static void the_canonical_form_is_plain(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = mixed_form(arena, 3);
    struct content *content = content_new(arena, form);

    (void)state;
    FORM_ROW(form, 1)->key = 40;
    content->shape = shape_new(arena, form);
    assert_int_equal(grid_put(content, "A1", "-12"), CONTENT_OK);
    assert_int_equal(grid_put(content, "B1", "1.500"), CONTENT_OK);
    assert_int_equal(grid_put(content, "C40", "Hà\nNội"), CONTENT_OK);
    assert_int_equal(grid_put(content, "D3", "2026-07-15"), CONTENT_OK);
    assert_int_equal(grid_put(content, "E3", "false"), CONTENT_OK);
    content->cells[10].error = CELL_ERROR_DIV0;
    assert_int_equal(content_set_override(content, 1, 1, S("ghi chú")), CONTENT_OK);
    content_set_version(content, 0, 99);
    expect_text(content_canonical(arena, content),
        "1:1 n -12\n1:1 o 8 ghi chú\n1:2 n 1.5\n40:3 t 9 Hà\nNội\n"
        "3:1 e div0\n3:4 d 2026-07-15\n3:5 b false\n",
        "canonical");
    arena_free(arena);
}

static void a_damaged_blob_is_refused(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = mixed_form(arena, 20), *other = mixed_form(arena, 20);
    struct content *content, *back = NULL;
    struct content_sums *sums = content_sums_new(arena, form);
    struct str blob;

    (void)state;
    seed = 99;
    content = any_content(arena, form, 2);
    content_set_version(content, 0, 3);
    assert_int_equal(content_set_override(content, 2, 1, S("ghi chú")), CONTENT_OK);
    blob = content_pack(arena, content, CONTENT_VERSIONS | CONTENT_OVERRIDES);
    FORM_COLUMN(other, 0)->decimals = 1;
    assert_false(content_unpack(arena, other, blob, &back));
    for (size_t len = 0; len < blob.len; len++) {
        char *exact = heap_take(len + 1); /* so that a read past the end is seen */

        for (size_t i = 0; i < len; i++)
            exact[i] = blob.ptr[i];
        assert_false(content_unpack(arena, form, (struct str){ exact, len }, &back));
        heap_give(exact);
    }
    assert_false(content_unpack(arena, form, str_format(arena, STR_FMT "x", STR_ARG(blob)), &back));
    assert_false(content_sum_add(str_sub(blob, 0, 12), form, sums));
    assert_int_equal(sums->reports, 0);
    for (size_t i = 0; i < shape_slots(sums->shape); i++)
        assert_int_equal(sums->cells[i].count, 0);
    arena_free(arena);
}

static void every_spoiled_byte_is_borne(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = mixed_form(arena, 20);
    struct content_sums *sums = content_sums_new(arena, form);
    struct content *content, *back;
    struct str blob;
    char *spoiled;

    (void)state;
    seed = 5;
    content = any_content(arena, form, 3);
    blob = content_pack(arena, content, 0);
    spoiled = (char *)str_copy(arena, blob).ptr;
    for (size_t i = 0; i < blob.len; i++) {
        for (int bit = 0; bit < 8; bit++) {
            struct arena_mark mark = arena_mark(arena);

            spoiled[i] = (char)(blob.ptr[i] ^ 1 << bit);
            if (content_unpack(arena, form, (struct str){ spoiled, blob.len }, &back))
                (void)content_canonical(arena, back);
            (void)!content_sum_add((struct str){ spoiled, blob.len }, form, sums);
            arena_rewind(arena, mark);
        }
        spoiled[i] = blob.ptr[i];
    }
    arena_free(arena);
}

static void reports_are_summed_as_their_cells_are(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = mixed_form(arena, 100);
    struct content_sums *sums = content_sums_new(arena, form);
    struct cell_sum expected[500] = { 0 };

    (void)state;
    seed = 1;
    for (int report = 0; report < 60; report++) {
        struct content *content = any_content(arena, form, (uint64_t)report % 4 + 1);

        assert_true(content_sum_add(content_pack(arena, content, 0), form, sums));
        for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
            struct cell cell = content->cells[i];

            if (cell.kind == CELL_EMPTY || cell.kind == CELL_TEXT)
                continue;
            if (!expected[i].count || cell.value < expected[i].min)
                expected[i].min = cell.value;
            if (!expected[i].count || cell.value > expected[i].max)
                expected[i].max = cell.value;
            expected[i].sum += cell.value;
            expected[i].last = cell.value;
            expected[i].count++;
        }
    }
    assert_int_equal(sums->reports, 60);
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        assert_int_equal(sums->cells[i].count, expected[i].count);
        if (!expected[i].count)
            continue;
        assert_true(sums->cells[i].sum == expected[i].sum);
        assert_true(sums->cells[i].min == expected[i].min);
        assert_true(sums->cells[i].max == expected[i].max);
        assert_true(sums->cells[i].last == expected[i].last);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts_of_put),
        cmocka_unit_test(a_packed_content_comes_back),
        cmocka_unit_test(sections_are_packed_when_asked_for),
        cmocka_unit_test(the_canonical_form_is_plain),
        cmocka_unit_test(a_damaged_blob_is_refused),
        cmocka_unit_test(every_spoiled_byte_is_borne),
        cmocka_unit_test(reports_are_summed_as_their_cells_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
