/* Our formatter gives what the C library's gives, for all that ours knows. */
#include <limits.h>
#include <string.h>

#include "base/str.h"
#include "tests/unit.h"

static struct arena *arena;
static int compared;

PRINTF_LIKE(1, 2) static void same(const char *fmt, ...)
{
    char expected[512];
    va_list args, again;
    struct str found;

    va_start(args, fmt);
    va_copy(again, args);
    vsnprintf(expected, sizeof(expected), fmt, args);
    found = str_vformat(arena, fmt, again);
    va_end(again);
    va_end(args);
    expect_text(found, expected, fmt);
    compared++;
}

static void same_of_int(int n)
{
    same("%d", n);
    same("%5d|", n);
    same("%-5d|", n);
    same("%05d|", n);
    same("%12d|%-12d|%012d|", n, n, n);
    same("%*d|%-*d|", 9, n, 9, n);
    same("%u %x", (unsigned)n, (unsigned)n);
    same("%08x|%-8x|%8x|", (unsigned)n, (unsigned)n, (unsigned)n);
}

static void same_of_long(long long n)
{
    same("%lld|%25lld|%-25lld|%025lld|", n, n, n, n);
    same("%llu|%llx|%25llu|%020llx|", (unsigned long long)n, (unsigned long long)n,
        (unsigned long long)n, (unsigned long long)n);
    same("%ld|%lu|%lx", (long)n, (unsigned long)n, (unsigned long)n);
    same("%zu|%zx|%30zu|%-30zu|", (size_t)n, (size_t)n, (size_t)n, (size_t)n);
}

static void numbers(void **state)
{
    static const int ints[] = { 0, 1, -1, 7, 42, -42, 99999, -99999, 123456, INT_MAX, INT_MIN };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(ints); i++)
        same_of_int(ints[i]);
    for (int shift = 0; shift < 64; shift++) {
        long long bit = (long long)(1ull << shift);

        same_of_long(bit);
        same_of_long(bit == LLONG_MIN ? LLONG_MAX : bit - 1);
        same_of_long(bit == LLONG_MIN ? bit : -bit);
    }
}

static void texts(void **state)
{
    static const char *const words[] = { "", "a", "Đắk Lắk", "a somewhat longer text" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        same("%s", words[i]);
        same("[%10s] [%-10s] [%1s]", words[i], words[i], words[i]);
        same("[%*s] [%-*s]", 7, words[i], 7, words[i]);
        for (int len = 0; len <= (int)strlen(words[i]); len++)
            same("[%.*s] [%30.*s] [%-30.*s]", len, words[i], len, words[i], len, words[i]);
    }
    same("%c%c", 'x', '\n');
    same("100%%");
    same("%s: %d of %zu (%x)%%", "rows", 3, (size_t)17, 255u);
    same("%s", "no arguments behind");
}

static void slices_may_hold_nuls_and_need_not_end(void **state)
{
    struct str s = { "a\0b", 3 };
    struct str found = str_format(arena, "[" STR_FMT "]", STR_ARG(s));

    (void)state;
    assert_int_equal(found.len, 5);
    assert_memory_equal(found.ptr, "[a\0b]", 5);
    s = str_sub(s, 0, 0);
    expect_text(str_format(arena, "[" STR_FMT "]", STR_ARG(s)), "[]", "an empty slice");
}

static void a_missing_text_is_empty(void **state)
{
    const char *volatile none = NULL;
    struct buf buf = { .arena = arena };

    (void)state;
    buf_addf(&buf, "[%s%.*s]", none, 0, none);
    expect_text(buf_str(&buf), "[]", "NULL");
}

static int setup(void **state)
{
    (void)state;
    arena = arena_new(UNIT_BYTES);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return compared > 500 ? 0 : 1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers),
        cmocka_unit_test(texts),
        cmocka_unit_test(slices_may_hold_nuls_and_need_not_end),
        cmocka_unit_test(a_missing_text_is_empty),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
