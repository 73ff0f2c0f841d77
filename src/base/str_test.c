#include "base/str.h"

#include <string.h>

#include "tests/unit.h"

static void slices_compare(void **state)
{
    static const struct {
        const char *a, *b;
        int order;
    } cases[] = {
        { "", "", 0 },
        { "a", "", 1 },
        { "", "a", -1 },
        { "a", "a", 0 },
        { "a", "b", -1 },
        { "b", "a", 1 },
        { "ab", "a", 1 },
        { "a", "ab", -1 },
        { "Z", "a", -1 },
        { "z", "à", -1 },
        { "abc", "abd", -1 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int order = str_cmp(str_of(cases[i].a), str_of(cases[i].b));

        assert_int_equal((order > 0) - (order < 0), cases[i].order);
        assert_int_equal(str_eq(str_of(cases[i].a), str_of(cases[i].b)), cases[i].order == 0);
    }
    assert_true(str_eq((struct str){ NULL, 0 }, S("")));
    assert_int_equal(str_of(NULL).len, 0);
}

static void slices_start_and_end(void **state)
{
    (void)state;
    assert_true(str_starts(S("báo cáo"), S("báo")));
    assert_true(str_starts(S("báo"), S("")));
    assert_false(str_starts(S("bá"), S("báo")));
    assert_false(str_starts(S("cáo"), S("báo")));
    assert_true(str_ends(S("mẫu.xlsx"), S(".xlsx")));
    assert_true(str_ends(S(""), S("")));
    assert_false(str_ends(S("xlsx"), S(".xlsx")));
    assert_false(str_ends(S("mẫu.xls"), S(".xlsx")));
}

static void parts_are_found(void **state)
{
    (void)state;
    assert_int_equal(str_find(S("a=b=c"), S("=")), 1);
    assert_int_equal(str_find(S("a=b=c"), S("=c")), 3);
    assert_int_equal(str_find(S("abc"), S("x")), 3);
    assert_int_equal(str_find(S("abc"), S("abcd")), 3);
    assert_int_equal(str_find(S("abc"), S("")), 0);
    assert_int_equal(str_find(S(""), S("")), 0);
}

static void sub_is_clipped(void **state)
{
    (void)state;
    expect_text(str_sub(S("abcdef"), 2, 3), "cde", "inside");
    expect_text(str_sub(S("abcdef"), 4, 9), "ef", "over the end");
    expect_text(str_sub(S("abcdef"), 9, 2), "", "behind the end");
    expect_text(str_sub(S("abcdef"), 6, SIZE_MAX), "", "at the end");
    expect_text(str_sub((struct str){ NULL, 0 }, 1, 1), "", "nothing");
}

static void trim_takes_white_space_off_both_ends(void **state)
{
    (void)state;
    expect_text(str_trim(S(" \t\r\n\v\f xã A \n")), "xã A", "both ends");
    expect_text(str_trim(S("   ")), "", "white space only");
    expect_text(str_trim(S("")), "", "nothing");
    expect_text(str_trim(S("a b")), "a b", "inside stays");
}

static void cut_takes_heads(void **state)
{
    struct str rest = S("a,,b");

    (void)state;
    expect_text(str_cut(&rest, ','), "a", "first");
    expect_text(str_cut(&rest, ','), "", "empty between");
    expect_text(str_cut(&rest, ','), "b", "last");
    expect_text(rest, "", "nothing left");
    expect_text(str_cut(&rest, ','), "", "of nothing");
    rest = S("a,");
    str_cut(&rest, ',');
    expect_text(rest, "", "behind a final separator");
}

static void digits_become_an_integer(void **state)
{
    static const char *const refused[] = { "", "-1", "+1", " 1", "1 ", "1a", "1.0",
        "1234567890123456789" };
    int64_t out = 42;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(refused); i++)
        assert_false(str_to_int(str_of(refused[i]), &out));
    assert_int_equal(out, 42);
    assert_true(str_to_int(S("0"), &out) && out == 0);
    assert_true(str_to_int(S("007"), &out) && out == 7);
    assert_true(str_to_int(S("999999999999999999"), &out) && out == 999999999999999999);
}

static void copies_end_with_a_nul(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    char bytes[] = "abc";
    struct str copy = str_copy(arena, (struct str){ bytes, 2 });

    (void)state;
    bytes[0] = 'x';
    expect_text(copy, "ab", "its own bytes");
    assert_string_equal(copy.ptr, "ab");
    assert_string_equal(str_z(arena, S("")), "");
    arena_free(arena);
}

static void a_buffer_grows(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf buf = { .arena = arena };

    (void)state;
    assert_int_equal(buf_str(&buf).len, 0);
    buf_add(&buf, (struct str){ NULL, 0 });
    for (int i = 0; i < 10000; i++) {
        buf_add(&buf, S("ab"));
        buf_add_char(&buf, 'c');
        buf_add_int(&buf, i % 10);
    }
    assert_int_equal(buf.len, 40000);
    for (size_t i = 0; i < 10000; i++) {
        const char expected[] = { 'a', 'b', 'c', (char)('0' + i % 10) };

        assert_memory_equal(buf.ptr + 4 * i, expected, 4);
    }
    memset(buf_reserve(&buf, 100), 'x', 100);
    buf.len += 100;
    assert_int_equal(buf_str(&buf).ptr[40099], 'x');
    arena_free(arena);
}

static void integers_are_added(void **state)
{
    static const struct {
        int64_t n;
        const char *text;
    } cases[] = {
        { 0, "0" },
        { -1, "-1" },
        { 1234567890, "1234567890" },
        { INT64_MAX, "9223372036854775807" },
        { INT64_MIN, "-9223372036854775808" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct buf buf = { .arena = arena };

        buf_add_int(&buf, cases[i].n);
        expect_text(buf_str(&buf), cases[i].text, "buf_add_int");
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_compare),
        cmocka_unit_test(slices_start_and_end),
        cmocka_unit_test(parts_are_found),
        cmocka_unit_test(sub_is_clipped),
        cmocka_unit_test(trim_takes_white_space_off_both_ends),
        cmocka_unit_test(cut_takes_heads),
        cmocka_unit_test(digits_become_an_integer),
        cmocka_unit_test(copies_end_with_a_nul),
        cmocka_unit_test(a_buffer_grows),
        cmocka_unit_test(integers_are_added),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
