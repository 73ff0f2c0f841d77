#include "base/host/nfc.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"
#include "tests/unit.h"

static const struct {
    const char *what, *in, *out;
} cases[] = {
    { "nothing", "", "" },
    { "ASCII", "Bao cao thang 7", "Bao cao thang 7" },
    { "composed already", "Ủy ban nhân dân", "Ủy ban nhân dân" },
    { "a letter and a tone", "a\xcc\x81", "á" },
    { "a letter, a circumflex and a tone", "e\xcc\x82\xcc\x81", "ế" },
    { "the tone before the dot below", "o\xcc\x9b\xcc\xa3", "ợ" },
    { "marks in the other order", "a\xcc\xa3\xcc\x82", "ậ" },
    { "half composed", "ê\xcc\x81", "ế" },
    { "a whole name",
        "D\xc4\x83"
        "k Ha\xcc\x80 huye\xcc\xa3\xcc\x82n",
        "Dăk Hà huyện" },
    { "no-break space stays",
        "a\xc2\xa0"
        "b",
        "a\xc2\xa0"
        "b" },
    { "ligatures stay", "\xef\xac\x81", "\xef\xac\x81" },
    { "the ohm sign becomes omega", "\xe2\x84\xa6", "Ω" },
};

static void text_is_composed(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str out;

        assert_true(nfc(arena, str_of(cases[i].in), &out));
        expect_text(out, cases[i].out, cases[i].what);
    }
    arena_free(arena);
}

static void what_is_composed_is_borrowed(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str in = S("Hội đồng nhân dân tỉnh Đồng Nai – “2026”…"), out;

    (void)state;
    assert_true(nfc(arena, in, &out));
    assert_ptr_equal(in.ptr, out.ptr);
    arena_free(arena);
}

static void malformed_bytes_are_refused(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str out = S("as it was");

    (void)state;
    assert_false(nfc(arena, S("a\xff"), &out));
    assert_false(nfc(arena, S("\xed\xa0\x80"), &out));
    expect_text(out, "as it was", "out");
    arena_free(arena);
}

/* The short way agrees with the library, for each code point behind a letter that takes marks. */
static void every_code_point_agrees(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (uint32_t c = 1; c <= 0x10ffff; c++) {
        struct arena_mark mark = arena_mark(arena);
        struct buf buf = { .arena = arena };
        struct str out;
        char *expected;

        if (c >= 0xd800 && c <= 0xdfff)
            continue;
        buf_add_char(&buf, 'A');
        utf8_add(&buf, c);
        expected = (char *)utf8proc_NFC((const utf8proc_uint8_t *)str_z(arena, buf_str(&buf)));
        assert_true(nfc(arena, buf_str(&buf), &out));
        if (!str_eq(out, str_of(expected)))
            fail_msg("code point %x", c);
        free(expected);
        arena_rewind(arena, mark);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_composed),
        cmocka_unit_test(what_is_composed_is_borrowed),
        cmocka_unit_test(malformed_bytes_are_refused),
        cmocka_unit_test(every_code_point_agrees),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
