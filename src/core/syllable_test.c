#include "core/syllable.h"

#include "tests/unit.h"

static const struct {
    const char *what, *word;
    bool is;
} cases[] = {
    { "nothing", "", false },
    { "a vowel alone", "ý", true },
    { "without tone", "trang", true },
    { "the longest", "nghiêng", true },
    { "capitals", "NGHIỆP", true },
    { "gi before its own vowel", "giếng", true },
    { "gi that is its own vowel", "gì", true },
    { "qu", "quốc", true },
    { "tone on the second vowel", "hoá", true },
    { "tone on the first vowel", "hóa", true },
    { "a name of the highlands", "Krông", true },
    { "a short end without its tone", "viêt", false },
    { "a short end with a tone it cannot have", "việt", true },
    { "and with one it cannot have", "viềt", false },
    { "two tones", "víệt", false },
    { "two onsets", "trchà", false },
    { "no rime", "trz", false },
    { "a rime alone that is none", "oaù", false },
    { "a letter of another language", "thaønh", false },
    { "k before a back vowel", "kú", false },
    { "c before a front vowel", "cế", false },
    { "gh before a front vowel", "ghế", true },
    { "g before a front vowel", "gế", false },
    { "a digit", "m2", false },
    { "too long", "nghiêngg", false },
};

static void words(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (syllable_is(str_of(cases[i].word)) != cases[i].is)
            fail_msg("%s: \"%s\" should %sbe a syllable", cases[i].what, cases[i].word,
                cases[i].is ? "" : "not ");
}

/* Nearly all words of the names of communes are syllables; the rest are names of other peoples. */
static void names_of_communes_are_made_of_them(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, "tests/golden/name_order.test");
    int words = 0, others = 0;

    (void)state;
    while (rest.len) {
        struct str name = str_cut(&rest, '\n');

        if (str_starts(name, S("#")))
            continue;
        while (name.len) {
            struct str word = str_cut(&name, ' ');

            words++;
            others += !syllable_is(word);
        }
    }
    print_message("%d words, %d no syllables\n", words, others);
    assert_true(words > 1000);
    assert_true(others * 20 < words);
    arena_free(arena);
}

static void table_is_in_order(void **state)
{
    (void)state;
    assert_true(syllable_table_is_sound());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(names_of_communes_are_made_of_them),
        cmocka_unit_test(table_is_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
