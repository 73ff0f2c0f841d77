#include "core/annex/words.h"

#include "tests/unit.h"

static void words_are_whole_words(void **state)
{
    /* clang-format off */
    static const struct { enum words words; const char *key; bool is; } cases[] = {
        { WORDS_STT,       "stt",                       true },
        { WORDS_STT,       "stt 1",                     false },
        { WORDS_UNIT,      "don vi tinh",               true },
        { WORDS_UNIT,      "don vi",                    false },
        { WORDS_LABEL,     "don vi",                    true },
        { WORDS_LABEL,     "chi tieu chu yeu",          true },
        { WORDS_LABEL,     "chi tieut",                 false },
        { WORDS_TEXT,      "ghi chu",                   true },
        { WORDS_TEXT,      "cac ghi chu khac",          true },
        { WORDS_TEXT,      "ghi chung",                 false },
        { WORDS_FORM_NO,   "bieu so 06 vpcp kstt",      true },
        { WORDS_FORM_NO,   "bieu tong hop",             false },
        { WORDS_UNIT_NOTE, "dvt 1000 dong",             true },
        { WORDS_UNIT_NOTE, "don vi bao cao",            false },
        { WORDS_PREFACE,   "don vi bao cao so tu phap", true },
        { WORDS_SIGN_OFF,  "ngay thang nam",            true },
        { WORDS_MEASURE,   "ta ha",                     true },
        { WORDS_MEASURE,   "",                          false },
    };
    /* clang-format on */

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        if (words_are(cases[i].words, str_of(cases[i].key)) != cases[i].is)
            fail_msg("%s", cases[i].key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(words_are_whole_words) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
