/* Whether two names ask the same: measured on pairs labelled by hand, and cases that must hold. */
#include "core/similar.h"

#include "core/measure.h"
#include "tests/unit.h"

#include <string.h>

#define PAIRS "tests/golden/similar.tsv"
/* Of 1000: what the list must reach, so that a change for the worse is seen. */
#define PRECISION_MIN 900
#define RECALL_MIN 900

static struct arena *arena;
static const struct similar *similar;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new(UNIT_BYTES);
    similar = similar_new(arena);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct similar_name name(struct str text)
{
    struct str *parts = ARENA_ARRAY(arena, 16, struct str);
    struct list path = { parts, 0 };
    struct str mark = S(" › ");

    while (text.len) {
        size_t at = str_find(text, mark);

        parts[path.len++] = str_sub(text, 0, at);
        text = str_sub(text, at + mark.len, text.len);
    }
    return similar_name_of(arena, similar, &path);
}

static int score(const char *a, const char *b)
{
    struct similar_name one = name(str_of(a)), other = name(str_of(b));

    return similar_score(&one, &other);
}

struct counts {
    int hits, misses, false_hits, right_passes;
};

static int per_mille(int part, int whole)
{
    return whole ? part * 1000 / whole : 0;
}

static void counts_print(const char *what, const struct counts *c)
{
    int said = c->hits + c->false_hits, true_ones = c->hits + c->misses;

    print_message(
        "%s: %d pairs, precision %d of %d (%d per mille), recall %d of %d (%d per mille)\n", what,
        true_ones + c->false_hits + c->right_passes, c->hits, said, per_mille(c->hits, said),
        c->hits, true_ones, per_mille(c->hits, true_ones));
}

/* same, unit, name, unit, name */
static void pair_count(struct str line, int64_t number, struct counts *counts)
{
    struct str same = str_cut(&line, '\t'), unit_a = str_cut(&line, '\t');
    struct similar_name a = name(str_cut(&line, '\t')), b;
    struct str unit_b = str_cut(&line, '\t');
    bool is_same = str_eq(same, S("1")), said;
    int points;

    b = name(line);
    points = similar_score(&a, &b);
    said =
        points >= SIMILAR_MIN && similar_may(&a, &b) && measure_may_be_same(arena, unit_a, unit_b);
    counts->hits += is_same && said;
    counts->misses += is_same && !said;
    counts->false_hits += !is_same && said;
    counts->right_passes += !is_same && !said;
    if (is_same != said)
        print_message("%s:%lld: %s, %d of 1000\n", PAIRS, (long long)number,
            is_same ? "missed" : "taken for the same", points);
}

static void pairs_are_told_as_people_tell_them(void **state)
{
    struct str left = file_read(arena, PAIRS);
    struct counts all = { 0 }, half[2] = { 0 };

    (void)state;
    for (int64_t number = 1; left.len; number++) {
        struct str line = str_cut(&left, '\n');

        if (!line.len || line.ptr[0] == '#')
            continue;
        pair_count(line, number, &half[number & 1]);
    }
    all = (struct counts){ half[0].hits + half[1].hits, half[0].misses + half[1].misses,
        half[0].false_hits + half[1].false_hits, half[0].right_passes + half[1].right_passes };
    counts_print("odd lines", &half[1]);
    counts_print("even lines", &half[0]);
    counts_print("all", &all);
    assert_true(all.hits + all.misses + all.false_hits + all.right_passes >= 80);
    assert_true(all.hits * 1000 >= PRECISION_MIN * (all.hits + all.false_hits));
    assert_true(all.hits * 1000 >= RECALL_MIN * (all.hits + all.misses));
}

static void one_spelling_or_the_other_is_the_same(void **state)
{
    static const char *const pairs[][2] = {
        { "Hoà giải", "HÒA  GIẢI" },
        { "Kỹ thuật", "Kĩ thuật" },
        { "Quý", "Quí" },
        { "Tỷ lệ", "Tỉ lệ" },
        { "Thuỷ lợi", "Thủy lợi" },
        { "Dan so", "Dân số" },
        { "Số hộ (hộ)", "Hộ" },
        { "1. Trâu", "- Trâu" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        if (score(pairs[i][0], pairs[i][1]) < 900)
            fail_msg("%s and %s: %d", pairs[i][0], pairs[i][1], score(pairs[i][0], pairs[i][1]));
}

static void likeness_goes_both_ways(void **state)
{
    struct str left = file_read(arena, PAIRS);

    (void)state;
    while (left.len) {
        struct str line = str_cut(&left, '\n');
        struct similar_name a, b;

        if (!line.len || line.ptr[0] == '#')
            continue;
        str_cut(&line, '\t');
        str_cut(&line, '\t');
        a = name(str_cut(&line, '\t'));
        str_cut(&line, '\t');
        b = name(line);
        assert_int_equal(similar_score(&a, &b), similar_score(&b, &a));
        assert_int_equal(similar_score(&a, &a), 1000);
        assert_true(similar_may(&a, &a));
    }
}

static void nothing_is_like_nothing(void **state)
{
    struct similar_name none = similar_name_of(arena, similar, &(struct list){ 0 });
    struct similar_name empty = name(S("  ")), signs = name(S("(*) – …"));
    struct buf many = { .arena = arena };
    struct similar_name all;

    (void)state;
    assert_int_equal(similar_score(&none, &none), 0);
    assert_int_equal(similar_score(&empty, &signs), 0);
    for (int i = 0; i < 5000; i++)
        buf_addf(&many, "từ%d ", i);
    all = name(buf_str(&many));
    assert_true(all.len <= SIMILAR_WORDS_MAX);
    assert_int_equal(similar_score(&all, &all), 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            pairs_are_told_as_people_tell_them, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(
            one_spelling_or_the_other_is_the_same, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(likeness_goes_both_ways, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(nothing_is_like_nothing, open_arena, close_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
