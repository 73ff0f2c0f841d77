#include "core/annex/tokens.h"

#include "tests/unit.h"

static void cells_of_the_number_row(void **state)
{
    /* clang-format off */
    static const struct { const char *text; enum token_kind kind; int value; const char *number, *printed; }
    cases[] = {
        { "1",                      TOKEN_NUMBER, 1,  "1",   "" },
        { "(12)",                   TOKEN_NUMBER, 12, "(12)", "" },
        { "A",                      TOKEN_LETTER, 1,  "A",   "" },
        { "MS",                     TOKEN_LETTER, 0,  "MS",  "" },
        { "1=4+13+22",              TOKEN_NUMBER, 1,  "1",   "1=4+13+22" },
        { "3=6+7+15+ 16 + 24 +25",  TOKEN_NUMBER, 3,  "3",   "3=6+7+15+ 16 + 24 +25" },
        { "(3)=(1)+(2)",            TOKEN_NUMBER, 3,  "(3)", "(3)=(1)+(2)" },
        { "6=7+..+10= 24+26",       TOKEN_NUMBER, 6,  "6",   "6=7+..+10= 24+26" },
        { "10=18+…+22",             TOKEN_NUMBER, 10, "10",  "10=18+…+22" },
        { "8 = 7/5x100%",           TOKEN_NUMBER, 8,  "8",   "8 = 7/5x100%" },
        { "1 = tổng các cột",       TOKEN_NONE,   0,  NULL,  NULL },
        { "2004",                   TOKEN_NONE,   0,  NULL,  NULL },
        { "Nam",                    TOKEN_NONE,   0,  NULL,  NULL },
        { "",                       TOKEN_NONE,   0,  NULL,  NULL },
    };
    /* clang-format on */
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct token token = token_read(arena, str_of(cases[i].text));

        assert_int_equal(token.kind, cases[i].kind);
        if (token.kind == TOKEN_NONE)
            continue;
        assert_int_equal(token.value, cases[i].value);
        expect_text(token.number, cases[i].number, cases[i].text);
        expect_text(token.printed, cases[i].printed, cases[i].text);
    }
    arena_free(arena);
}

static void what_headings_say_in_brackets(void **state)
{
    /* clang-format off */
    static const struct { const char *heading, *unit, *printed; } cases[] = {
        { "Vốn (triệu đồng)",                       "triệu đồng", "" },
        { "So sánh (%)",                            "%",          "" },
        { "Diện tích (ĐVT: ha)",                    "ha",         "" },
        { "Đất (m2)",                               "m2",         "" },
        { "Cấp Trung ương (Hội đồng Thi đua)",      "",           "" },
        { "Tổng số (3=1+2)",                        "",           "3=1+2" },
        { "Tổng số (3)=(1)+(2)",                    "",           "(3)=(1)+(2)" },
        { "Tổng số",                                "",           "" },
        { "Tổng = tất cả",                          "",           "" },
        { "()",                                     "",           "" },
        { ")",                                      "",           "" },
        { "=",                                      "",           "" },
        { "",                                       "",           "" },
    };
    /* clang-format on */
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str heading = str_of(cases[i].heading);

        expect_text(token_unit(arena, heading), cases[i].unit, cases[i].heading);
        expect_text(token_printed(arena, heading), cases[i].printed, cases[i].heading);
    }
    expect_text(token_note_unit(S("Đơn vị tính: Triệu đồng")), "Triệu đồng", "note");
    expect_text(token_note_unit(S("(ĐVT: ha)")), "ha", "note in brackets");
    expect_text(token_note_unit(S("Đơn vị tính")), "", "note without a unit");
    arena_free(arena);
}

static void ordinals_by_depth(void **state)
{
    /* clang-format off */
    static const struct { const char *ordinal, *before; int rank; } cases[] = {
        { "A",     "",  RANK_UPPER },
        { "I",     "A", RANK_ROMAN },
        { "I",     "H", RANK_UPPER },
        { "C",     "B", RANK_UPPER },
        { "V",     "A", RANK_ROMAN },
        { "XII",   "",  RANK_ROMAN },
        { "1",     "",  RANK_INTEGER },
        { "(1)",   "",  RANK_INTEGER },
        { "10.",   "",  RANK_INTEGER },
        { "1.1",   "",  RANK_DOTTED },
        { "II.10", "",  RANK_DOTTED },
        { "1.1.1", "",  RANK_DOTTED + 1 },
        { "a)",    "",  RANK_LOWER },
        { "đ",     "",  RANK_LOWER },
        { "-",     "",  RANK_DASH },
        { "+",     "",  RANK_PLUS },
        { "Tổng",  "",  RANK_NONE },
        { "",      "",  RANK_NONE },
    };
    /* clang-format on */

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int rank = token_rank(str_of(cases[i].ordinal), str_of(cases[i].before));

        if (rank != cases[i].rank)
            fail_msg("%s: %d, not %d", cases[i].ordinal, rank, cases[i].rank);
    }
}

static void ordinals_before_labels(void **state)
{
    /* clang-format off */
    static const struct { const char *label, *ordinal; } cases[] = {
        { "1. Chia theo phạm vi", "1." },
        { "a) Lúa",               "a)" },
        { "- Toàn quốc",          "-" },
        { "+ Doanh nhân",         "+" },
        { "_Các khoản thu",       "_" },
        { "Tổng số",              "" },
        { "TP. Biên Hòa",         "" },
        { "1.",                   "" },
        { "",                     "" },
    };
    /* clang-format on */

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        expect_text(token_ordinal(str_of(cases[i].label)), cases[i].ordinal, cases[i].label);
}

static void places_to_be_filled(void **state)
{
    /* clang-format off */
    static const struct { const char *label; bool is; } cases[] = {
        { "…", true }, { ".....", true }, { "Xã …", true }, { "Phường ...", true },
        { "…....", true }, { "Chi khác…", false }, { "Thủy sản khác", false }, { "", false },
        { "1.", false },
    };
    /* clang-format on */
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        if (token_is_placeholder(arena, str_of(cases[i].label)) != cases[i].is)
            fail_msg("%s", cases[i].label);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_the_number_row),
        cmocka_unit_test(what_headings_say_in_brackets),
        cmocka_unit_test(ordinals_by_depth),
        cmocka_unit_test(ordinals_before_labels),
        cmocka_unit_test(places_to_be_filled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
