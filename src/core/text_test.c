#include "core/text.h"

#include "tests/unit.h"

static const struct {
    const char *what, *text, *search, *slug;
} cases[] = {
    { "nothing", "", "", "" },
    { "a name", "Xã Tân Thông Hội", "xa tan thong hoi", "xa_tan_thong_hoi" },
    { "đ in both cases", "Đường đá", "duong da", "duong_da" },
    { "punctuation is one space", "TP. Huế – (mới)", "tp hue moi", "tp_hue_moi" },
    { "white space at the ends", " \t a \n", "a", "a" },
    { "several spaces", "a   b", "a b", "a_b" },
    { "no-break spaces",
        "a\xc2\xa0"
        "b\xe2\x80\xaf"
        "c",
        "a b c", "a_b_c" },
    { "number and sign of a document", "15/2025/TT-BTC", "15 2025 tt btc", "15_2025_tt_btc" },
    { "decomposed letters", "Tie\xcc\x82\xcc\x81ng Vie\xcc\xa3\xcc\x82t", "tieng viet",
        "tieng_viet" },
    { "half composed letters", "Ti\xc3\xaa\xcc\x81ng", "tieng", "tieng" },
    { "square metres", "m² và m³", "m2 va m3", "m2_va_m3" },
    { "letters of other languages", "Señor Ångström Çelik", "senor angstrom celik",
        "senor_angstrom_celik" },
    { "another script is kept for search", "Ω km", "Ω km", "km" },
    { "malformed bytes",
        "a\xff"
        "b",
        "a b", "a_b" },
    { "only punctuation", "…–()", "", "" },
    { "every letter of the alphabet", "aăâbcdđeêghiklmnoôơpqrstuưvxy",
        "aaabcddeeghiklmnooopqrstuuvxy", "aaabcddeeghiklmnooopqrstuuvxy" },
    { "every vowel with every tone", "ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰÝỲỶỸỴÍÌỈĨỊ",
        "aaaaaaaaaaeeeeeooooooooo"
        "ouuuuuyyyyyiiiii",
        "aaaaaaaaaaeeeeeoooooooooouuuuuyyyyyiiiii" },
};

static void search_keys_and_slugs(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str text = str_of(cases[i].text), key = text_search_key(arena, text);

        expect_text(key, cases[i].search, cases[i].what);
        expect_text(text_search_key(arena, key), cases[i].search, cases[i].what);
        expect_text(text_slug(arena, text), cases[i].slug, cases[i].what);
    }
    arena_free(arena);
}

static void capitals_have_their_tones(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    expect_text(text_upper(arena, S("Ủy ban nhân dân xã Đường Lâm 2")),
        "ỦY BAN NHÂN DÂN XÃ ĐƯỜNG LÂM 2", "a name");
    expect_text(text_upper(arena, (struct str){ 0 }), "", "nothing");
    expect_text(text_upper(arena, S("a\xff"
                                    "b")),
        "A B", "malformed bytes");
    arena_free(arena);
}

static void expect_printable(struct str key)
{
    for (size_t i = 0; i < key.len; i++)
        assert_in_range(key.ptr[i], ' ', '~');
}

/* tests/golden/name_order.test: names in the order of the Unicode collation for Vietnamese. */
static void names_are_in_alphabetical_order(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, "tests/golden/name_order.test");
    struct str last = { 0 }, last_key = { 0 };
    int names = 0;

    (void)state;
    while (rest.len) {
        struct str name = str_cut(&rest, '\n'), key;

        if (str_starts(name, S("#")))
            continue;
        key = text_sort_key(arena, name);
        expect_printable(key);
        if (names++ && str_cmp(last_key, key) >= 0)
            fail_msg("\"" STR_FMT "\" (" STR_FMT ") should come before \"" STR_FMT "\" (" STR_FMT
                     ")",
                STR_ARG(last), STR_ARG(last_key), STR_ARG(name), STR_ARG(key));
        last = name;
        last_key = key;
    }
    assert_true(names > 500);
    arena_free(arena);
}

static const struct {
    const char *what, *a, *b;
} same_keys[] = {
    { "case", "xã an bình", "Xã An Bình" },
    { "white space", "  An   Bình ", "An Bình" },
    { "composition", "Hue\xcc\x82\xcc\x81", "Huế" },
    { "the order of marks", "a\xcc\xa3\xcc\x82", "ậ" },
    { "dashes", "An – Bình", "An - Bình" },
    { "zeros before a number", "Tổ 02", "Tổ 2" },
}, ordered[] = {
    { "a name before its longer kin", "An", "An Bình" },
    { "letters before tones", "Bá", "Bab" },
    { "the first letter decides before all tones", "Bạ", "Bă" },
    { "numbers by value", "Khu phố 9", "Khu phố 10" },
    { "zero is a number", "Tổ 0", "Tổ 1" },
    { "long numbers", "Số 99999999999", "Số 100000000000" },
    { "numbers before letters", "Tổ 99", "Tổ A" },
    { "d before đ", "Dz", "Đa" },
    { "z before other scripts", "Zzz", "Ω" },
    { "a plain letter before its foreign kin", "Ca", "Ça" },
    { "spaces before punctuation", "a b", "a-b" },
    { "punctuation before numbers", "a-b", "a1" },
};

static void sort_keys_compare(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(same_keys); i++)
        if (!str_eq(text_sort_key(arena, str_of(same_keys[i].a)),
                text_sort_key(arena, str_of(same_keys[i].b))))
            fail_msg("%s", same_keys[i].what);
    for (size_t i = 0; i < ARRAY_LEN(ordered); i++)
        if (str_cmp(text_sort_key(arena, str_of(ordered[i].a)),
                text_sort_key(arena, str_of(ordered[i].b))) >= 0)
            fail_msg("%s", ordered[i].what);
    expect_text(text_sort_key(arena, S("Đắk Lắk 12")), "d4a1k!la1k!212 44", "a whole key");
    expect_text(text_sort_key(arena, S("")), "", "the key of nothing");
    arena_free(arena);
}

static void any_bytes_have_keys(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    char bytes[64];
    uint32_t seed = 1;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct arena_mark mark = arena_mark(arena);
        struct str text = { bytes, (size_t)i % sizeof(bytes) };

        for (size_t j = 0; j < text.len; j++) {
            seed = seed * 1664525 + 1013904223;
            bytes[j] = (char)(seed >> 24);
        }
        expect_printable(text_sort_key(arena, text));
        expect_printable(text_slug(arena, text));
        text_search_key(arena, text);
        arena_rewind(arena, mark);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_keys_and_slugs),
        cmocka_unit_test(capitals_have_their_tones),
        cmocka_unit_test(names_are_in_alphabetical_order),
        cmocka_unit_test(sort_keys_compare),
        cmocka_unit_test(any_bytes_have_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
