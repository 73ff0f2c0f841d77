#include "base/utf8.h"

#include "base/word.h"
#include "tests/unit.h"

static const struct {
    const char *what, *bytes;
    bool valid, text;
} cases[] = {
    { "nothing", "", true, true },
    { "ASCII longer than a word", "0123456789abcdef0123", true, true },
    { "Vietnamese", "Ủy ban nhân dân phường Điện Biên Phủ", true, true },
    { "four bytes", "\xf0\x9f\x98\x80", true, true },
    { "the last code point", "\xf4\x8f\xbf\xbf", true, true },
    { "just above it", "\xf4\x90\x80\x80", false, false },
    { "the last before surrogates", "\xed\x9f\xbf", true, true },
    { "the first surrogate", "\xed\xa0\x80", false, false },
    { "the last surrogate", "\xed\xbf\xbf", false, false },
    { "the first behind surrogates", "\xee\x80\x80", true, true },
    { "an overlong of two", "\xc0\xaf", false, false },
    { "another overlong of two", "\xc1\xbf", false, false },
    { "an overlong of three", "\xe0\x9f\xbf", false, false },
    { "an overlong of four", "\xf0\x8f\xbf\xbf", false, false },
    { "five bytes", "\xf8\x88\x80\x80\x80", false, false },
    { "a continuation alone", "\x80", false, false },
    { "a head alone", "\xc3", false, false },
    { "a head and a letter", "\xc3(", false, false },
    { "two of three bytes", "abcdefgh\xe1\xba", false, false },
    { "a bad third byte",
        "\xe1\xba"
        "A",
        false, false },
    { "Latin-1", "ngh\xea thu\xe2t", false, false },
    { "tab and line feed", "a\tb\nc", true, true },
    { "carriage return", "a\r\nb", true, false },
    { "a bell", "a\x07", true, false },
    { "delete", "a\x7f", true, false },
    { "a control of Latin-1", "a\xc2\x85", true, false },
    { "a no-break space", "a\xc2\xa0", true, true },
};

static void bytes_are_text_or_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (utf8_valid(str_of(cases[i].bytes)) != cases[i].valid ||
            utf8_is_text(str_of(cases[i].bytes)) != cases[i].text)
            fail_msg("%s", cases[i].what);
    assert_true(utf8_valid((struct str){ "a\0b", 3 }));
    assert_false(utf8_is_text((struct str){ "a\0b", 3 }));
}

/* A bad byte is found wherever it stands among whole words of plain ones. */
static void a_bad_byte_is_found_at_each_place(void **state)
{
    char bytes[40];

    (void)state;
    for (size_t at = 0; at < sizeof(bytes); at++) {
        for (size_t i = 0; i < sizeof(bytes); i++)
            bytes[i] = i == at ? '\xff' : 'x';
        assert_false(utf8_valid((struct str){ bytes, sizeof(bytes) }));
        assert_true(utf8_valid((struct str){ bytes, at }));
    }
}

static void every_code_point_comes_back(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf buf = { .arena = arena };

    (void)state;
    for (uint32_t c = 0; c <= 0x10ffff; c++) {
        struct str s;

        buf.len = 0;
        utf8_add(&buf, c);
        s = buf_str(&buf);
        if (c >= 0xd800 && c <= 0xdfff) {
            if (utf8_next(&s) != UTF8_BAD)
                fail_msg("surrogate %x was decoded", c);
            continue;
        }
        if (utf8_chars(s) != 1 || utf8_next(&s) != c || s.len)
            fail_msg("code point %x", c);
    }
    arena_free(arena);
}

static void a_bad_byte_takes_one_place(void **state)
{
    struct str s = S("a\xe1\xba"
                     "b\xffĐ");
    const uint32_t expected[] = { 'a', UTF8_BAD, UTF8_BAD, 'b', UTF8_BAD, 0x110 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(expected); i++)
        assert_int_equal(utf8_next(&s), expected[i]);
    assert_int_equal(s.len, 0);
    assert_int_equal(utf8_chars(S("Đắk Lắk")), 7);
}

static void words_are_asked_for_bytes(void **state)
{
    (void)state;
    for (unsigned byte = 0; byte < 256; byte++) {
        for (size_t at = 0; at < WORD_BYTES; at++) {
            char bytes[WORD_BYTES] = "ABCDEFGH";
            uint64_t word;

            bytes[at] = (char)byte;
            word = word_load(bytes);
            assert_int_equal(word_high(word) != 0, byte >= 0x80);
            assert_int_equal(word_below(word, 0x20) != 0, byte < 0x20);
            assert_int_equal(word_has(word, '"') != 0, byte == '"');
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_text_or_not),
        cmocka_unit_test(a_bad_byte_is_found_at_each_place),
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(a_bad_byte_takes_one_place),
        cmocka_unit_test(words_are_asked_for_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
