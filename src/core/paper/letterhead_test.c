#include "core/paper/letterhead.h"

#include "tests/unit.h"

#define NBSP "\u00a0"

static void authority_is_said_by_the_rules(void **state)
{
    const struct {
        const char *what;
        struct letterhead head;
        const char *lines;
    } signing[] = {
        { "the head of an office", { .head = S("Giám đốc") }, "GIÁM ĐỐC" },
        { "the head of a collective body",
            { .on_behalf = S("Ủy ban nhân dân"), .head = S("Chủ tịch") },
            "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH" },
        { "a deputy",
            { .on_behalf = S("Ủy ban nhân dân"),
                .head = S("Chủ tịch"),
                .authority = AUTHORITY_DEPUTY,
                .position = S("Phó Chủ tịch") },
            "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH" },
        { "by order of the head",
            { .on_behalf = S("Ủy ban nhân dân"),
                .head = S("Chủ tịch"),
                .authority = AUTHORITY_BY_ORDER,
                .position = S("Chánh Văn phòng") },
            "TL. CHỦ TỊCH|CHÁNH VĂN PHÒNG" },
        { "authorised by the head",
            { .head = S("Giám đốc"),
                .authority = AUTHORITY_AUTHORISED,
                .position = S("Trưởng phòng Kế hoạch") },
            "TUQ. GIÁM ĐỐC|TRƯỞNG PHÒNG KẾ HOẠCH" },
        { "who acts as the head", { .head = S("Giám đốc"), .authority = AUTHORITY_ACTING },
            "Q. GIÁM ĐỐC" },
        { "nobody is named", { .on_behalf = S("") }, "" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(signing); i++) {
        struct list lines = letterhead_authority(arena, &signing[i].head);
        struct buf said = { .arena = arena };

        for (size_t k = 0; k < lines.len; k++) {
            buf_add(&said, k > 0 ? S("|") : S(""));
            buf_add(&said, *LIST_AT(lines, struct str, k));
        }
        expect_text(buf_str(&said), signing[i].lines, signing[i].what);
    }
    arena_free(arena);
}

static void numbers_are_as_given_or_have_room(void **state)
{
    const struct letterhead head = { .symbol = S("BC-UBND") };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    expect_text(letterhead_number(arena, &head, S("05/BC-UBND"), S("/BC-X")), "05/BC-UBND",
        "as it was given");
    expect_text(letterhead_number(arena, &head, (struct str){ 0 }, (struct str){ 0 }),
        NBSP NBSP NBSP NBSP NBSP NBSP NBSP NBSP "/BC-UBND", "not given yet");
    arena_free(arena);
}

static const struct {
    struct ymd day;
    const char *text;
} days[] = {
    { { 2026, 1, 5 }, "ngày 05 tháng 01 năm 2026" },
    { { 2026, 2, 28 }, "ngày 28 tháng 02 năm 2026" },
    { { 2026, 3, 9 }, "ngày 09 tháng 3 năm 2026" },
    { { 2026, 12, 31 }, "ngày 31 tháng 12 năm 2026" },
};

static void days_are_written_as_the_decree_has_it(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(days); i++)
        expect_text(letterhead_day(arena, date_of(days[i].day)), days[i].text, "a day");
    assert_true(str_starts(letterhead_day(arena, DATE_NONE), S("ngày" NBSP)));
    arena_free(arena);
}

static void lines_are_said_as_one(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf many = { .arena = arena };

    (void)state;
    expect_text(letterhead_said(arena, S("Ủy ban nhân dân\n\n  xã An Bình ")),
        "Ủy ban nhân dân xã An Bình", "two lines");
    expect_text(letterhead_said(arena, S("\n \n")), "", "no line");
    for (int i = 0; i < 1000; i++)
        buf_add(&many, S("a\n"));
    assert_in_range(letterhead_lines(arena, buf_str(&many)).len, 1, 100);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(authority_is_said_by_the_rules),
        cmocka_unit_test(numbers_are_as_given_or_have_room),
        cmocka_unit_test(days_are_written_as_the_decree_has_it),
        cmocka_unit_test(lines_are_said_as_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
