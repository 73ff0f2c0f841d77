#include "core/calendar.h"

#include "base/limits.h"
#include "tests/unit.h"

#define FOLDER "tests/data/calendar/"
#define FIRST 2020
#define YEARS 9

/* The calendar of 2020 to 2028 as the program knows it by itself. */
static struct calendar known(struct arena *arena)
{
    struct calendar_year years[YEARS];

    for (int i = 0; i < YEARS; i++)
        years[i] = calendar_year_default(arena, FIRST + i);
    return calendar_join(arena, years, YEARS);
}

static int64_t day(struct str text)
{
    int64_t out = 0;

    assert_true(date_parse(text, &out));
    return out;
}

static struct str rows_of(struct arena *arena, const char *name)
{
    struct str rows = file_read(arena, name);

    str_cut(&rows, '\n');
    return rows;
}

static void working_days_are_those_of_the_notices(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar calendar = known(arena);
    struct str rows = rows_of(arena, FOLDER "next_working_day.csv");
    int count = 0;

    (void)state;
    for (; rows.len; count++) {
        struct str row = str_cut(&rows, '\n');
        int64_t on = day(str_cut(&row, ','));

        assert_int_equal(calendar_is_off(&calendar, on), str_eq(str_cut(&row, ','), S("0")));
        assert_int_equal(calendar_workday_from(&calendar, on), day(row));
    }
    assert_int_equal(count, 569);
    arena_free(arena);
}

static void months_have_as_many_working_days_as_counted_elsewhere(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar calendar = known(arena);
    struct str rows = rows_of(arena, FOLDER "working_days_per_month.csv");
    int count = 0;

    (void)state;
    for (; rows.len; count++) {
        struct str row = str_cut(&rows, '\n');
        int64_t year = 0, month = 0, expected = 0, first;

        assert_true(str_to_int(str_cut(&row, ','), &year));
        assert_true(str_to_int(str_cut(&row, ','), &month));
        assert_true(str_to_int(row, &expected));
        first = date_of((struct ymd){ (int)year, (int)month, 1 });
        assert_int_equal(calendar_workdays_in(
                             &calendar, first, first + date_month_len((int)year, (int)month) - 1),
            expected);
    }
    assert_int_equal(count, 72);
    arena_free(arena);
}

static bool is_swap(int kind)
{
    return kind == DAY_SWAP_OFF || kind == DAY_SWAP_WORK;
}

/* Swaps are the Prime Minister's to choose; all the rest of six notices follows from the rules. */
static void the_rules_alone_find_every_day_but_the_swapped(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    int swapped = 0, found = 0;

    (void)state;
    for (int year = 2021; year <= 2026; year++) {
        struct calendar_year notice = calendar_year_default(arena, year);
        struct calendar_year computed = calendar_year_computed(arena, year);
        size_t at = 0;

        assert_int_equal(notice.source, CALENDAR_NOTICE);
        assert_true(notice.notice.len > 0);
        for (size_t i = 0; i < notice.days.len; i++) {
            const struct calendar_day *expected = LIST_AT(notice.days, struct calendar_day, i);

            if (is_swap(expected->kind)) {
                swapped++;
                continue;
            }
            assert_true(at < computed.days.len);
            assert_int_equal(LIST_AT(computed.days, struct calendar_day, at)->on, expected->on);
            assert_int_equal(LIST_AT(computed.days, struct calendar_day, at)->kind, expected->kind);
            at++;
            found++;
        }
        assert_int_equal(at, computed.days.len);
    }
    assert_int_equal(swapped, 8);
    assert_int_equal(found, 67);
    arena_free(arena);
}

/* clang-format off */
static const struct { int year; const char *days; } computed[] = {
    /* 2/9 on a Sunday: the day after it is its neighbour, and it has a day in lieu of its own. */
    { 2029, "2029-01-01 2029-02-12 2029-02-13 2029-02-14 2029-02-15 2029-02-16 2029-04-23"
            " 2029-04-30 2029-05-01 2029-09-03 2029-09-04 2029-11-26" },
    /* Tết begins on a Saturday. */
    { 2027, "2027-01-01 2027-02-04 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-04-16"
            " 2027-04-30 2027-05-03 2027-09-02 2027-09-03 2027-11-24" },
    /* Before the law of 2019, 2/9 had no neighbour. */
    { 2020, "2020-01-01 2020-01-23 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-04-02"
            " 2020-04-30 2020-05-01 2020-09-02" },
    /* After the lunar table's end only solar holidays are known. */
    { 2150, "2150-01-01 2150-04-30 2150-05-01 2150-09-01 2150-09-02 2150-11-24" },
};
/* clang-format on */

static void years_without_a_notice_are_computed(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(computed); i++) {
        struct calendar_year year = calendar_year_default(arena, computed[i].year);
        struct buf text = { .arena = arena };

        assert_int_equal(year.source, CALENDAR_COMPUTED);
        assert_int_equal(calendar_year_check(arena, &year).field.len, 0);
        for (size_t j = 0; j < year.days.len; j++) {
            buf_add(&text, j ? S(" ") : S(""));
            date_add_to(&text, LIST_AT(year.days, struct calendar_day, j)->on);
        }
        expect_text(buf_str(&text), computed[i].days, "computed");
    }
    arena_free(arena);
}

/* clang-format off */
static const struct {
    const char *first, *second;
    int first_kind, second_kind;
    const char *field; /* "": nothing wrong */
} faults[] = {
    { "2027-02-04", "2027-02-05", DAY_HOLIDAY,  DAY_HOLIDAY,   "" },
    { "2027-02-04", "2027-02-13", DAY_SWAP_OFF, DAY_SWAP_WORK, "" },
    { "2027-02-05", "2027-02-04", DAY_HOLIDAY,  DAY_HOLIDAY,   "days[1].on" },
    { "2027-02-04", "2027-02-04", DAY_HOLIDAY,  DAY_SWAP_OFF,  "days[1].on" },
    { "2026-12-31", "2027-02-04", DAY_HOLIDAY,  DAY_HOLIDAY,   "days[0].on" },
    { "2027-02-04", "2028-01-03", DAY_HOLIDAY,  DAY_HOLIDAY,   "days[1].on" },
    { "2027-02-06", "2027-02-08", DAY_HOLIDAY,  DAY_IN_LIEU,   "days[0].on" },
    { "2027-02-04", "2027-02-05", DAY_HOLIDAY,  DAY_SWAP_WORK, "days[1].on" },
};
/* clang-format on */

static void a_year_somebody_wrote_is_checked(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
        struct calendar_day days[] = {
            { day(str_of(faults[i].first)), faults[i].first_kind, S("một") },
            { day(str_of(faults[i].second)), faults[i].second_kind, S("hai") },
        };
        struct calendar_year year = { .year = 2027, .days = { days, 2 } };
        struct calendar_fault fault = calendar_year_check(arena, &year);

        expect_text(fault.field, faults[i].field, faults[i].second);
        assert_int_equal(fault.text.len > 0, fault.field.len > 0);
    }
    arena_free(arena);
}

/* What is left out of a year as it is known, and put in; then what lacks. */
/* clang-format off */
static const struct {
    int year;
    const char *out;                        /* days left out; "*": all */
    struct { const char *on; int kind; } in; /* a day put in; NULL: none */
    const char *text;                       /* "": nothing lacks */
} lacks[] = {
    { 2027, "*", { 0 }, "Thiếu Tết Dương lịch, ngày 01/01/2027 (điểm a khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    /* On a Saturday or Sunday it needs no row: Tết is what lacks. */
    { 2028, "*", { 0 }, "Thiếu Tết Âm lịch, ngày 24/01/2028 (điểm b khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2026, "2026-01-01", { 0 }, "Thiếu Tết Dương lịch, ngày 01/01/2026 (điểm a khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2026, "2026-02-16", { 0 }, "Thiếu Tết Âm lịch, ngày 16/02/2026 (điểm b khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2026, "2026-02-17", { 0 }, "Thiếu Tết Âm lịch, ngày 17/02/2026 (điểm b khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2026, "2026-02-20", { 0 }, "Thiếu Tết Âm lịch, ngày 20/02/2026 (điểm b khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    /* A notice may choose another five; a day worked for elsewhere is none of them. */
    { 2026, "2026-02-20", { "2026-02-13", DAY_HOLIDAY }, "" },
    { 2026, "2026-02-20", { "2026-02-13", DAY_SWAP_OFF }, "Thiếu Tết Âm lịch, ngày 20/02/2026 (điểm b khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2026, "2026-02-20", { "2026-02-23", DAY_HOLIDAY }, "Thiếu Tết Âm lịch, ngày 20/02/2026 (điểm b khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    /* Two of the five fell on a weekend, and are made up for. */
    { 2023, "2023-01-26", { 0 }, "Thiếu Tết Âm lịch, ngày 26/01/2023 (điểm b khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2023, "", { "2023-01-21", DAY_SWAP_WORK }, "Thiếu Tết Âm lịch, ngày 21/01/2023 (điểm b khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2025, "2025-04-07", { 0 }, "Thiếu Giỗ Tổ Hùng Vương, ngày 07/04/2025 (điểm e khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2026, "2026-04-27", { 0 }, "" },
    { 2026, "", { "2026-04-26", DAY_SWAP_WORK }, "Thiếu Giỗ Tổ Hùng Vương, ngày 26/04/2026 (điểm e khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2025, "2025-04-30", { 0 }, "Thiếu Ngày Chiến thắng, ngày 30/04/2025 (điểm c khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2025, "2025-04-30", { "2025-04-30", DAY_SWAP_OFF }, "Thiếu Ngày Chiến thắng, ngày 30/04/2025 (điểm c khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2025, "2025-05-01", { 0 }, "Thiếu Ngày Quốc tế lao động, ngày 01/05/2025 (điểm d khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2025, "2025-09-01", { 0 }, "Thiếu Quốc khánh, ngày 01/09/2025 (điểm đ khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2025, "2025-09-01", { "2025-09-03", DAY_HOLIDAY }, "" },
    { 2025, "2025-09-02", { 0 }, "Thiếu Quốc khánh, ngày 02/09/2025 (điểm đ khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    /* The day off before it is swapped, not given. */
    { 2026, "2026-09-01", { "2026-09-01", DAY_SWAP_OFF }, "Thiếu Quốc khánh, ngày 01/09/2026 (điểm đ khoản 1 Điều 112 Bộ luật Lao động năm 2019)." },
    { 2026, "2026-11-24", { 0 }, "Thiếu Ngày Văn hóa Việt Nam, ngày 24/11/2026 (Nghị quyết 28/2026/QH16)." },
    { 2019, "2019-09-02", { 0 }, "Thiếu Quốc khánh, ngày 02/09/2019 (điểm đ khoản 1 Điều 115 Bộ luật Lao động năm 2012)." },
    { 2008, "2008-04-30", { 0 }, "Thiếu Ngày Chiến thắng, ngày 30/04/2008 (Điều 73 Bộ luật Lao động năm 1994)." },
};
/* clang-format on */

/* The year as it is known, with the case's days left out and put in. */
static struct calendar_year lacking(struct arena *arena, size_t at)
{
    struct calendar_year year = calendar_year_default(arena, lacks[at].year);
    struct calendar_day *days = ARENA_ARRAY(arena, year.days.len + 1, struct calendar_day);
    struct calendar_day in = { .on = INT64_MAX, .kind = lacks[at].in.kind, .name = S("Thêm") };
    size_t len = 0;

    if (lacks[at].in.on)
        in.on = day(str_of(lacks[at].in.on));
    for (size_t i = 0; i < year.days.len; i++) {
        struct calendar_day one = *LIST_AT(year.days, struct calendar_day, i);
        struct buf on = { .arena = arena };

        date_add_to(&on, one.on);
        if (in.on < one.on) {
            days[len++] = in;
            in.on = INT64_MAX;
        }
        if (!str_eq(buf_str(&on), str_of(lacks[at].out)) && lacks[at].out[0] != '*')
            days[len++] = one;
    }
    if (in.on != INT64_MAX)
        days[len++] = in;
    year.days = (struct list){ days, len };
    return year;
}

static void a_year_has_the_holidays_of_the_law(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(lacks); i++) {
        struct calendar_year year = lacking(arena, i);
        struct calendar_fault fault = calendar_year_lack(arena, &year);

        assert_int_equal(calendar_year_check(arena, &year).field.len, 0);
        expect_text(fault.text, lacks[i].text, lacks[i].out);
        expect_text(fault.field, fault.text.len ? "days" : "", lacks[i].out);
    }
    arena_free(arena);
}

/* What is proposed can be confirmed as it stands: the notices from 2021, the rules elsewhere. */
static void no_year_that_is_proposed_lacks_one(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (int at = CALENDAR_YEAR_MIN; at <= CALENDAR_YEAR_MAX; at++) {
        struct calendar_year year = calendar_year_default(arena, at);

        expect_text(calendar_year_lack(arena, &year).text, "", "proposed");
    }
    arena_free(arena);
}

static void working_days_are_counted_over_tet(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar calendar = known(arena);
    int64_t before_tet = day(S("2026-02-13"));

    (void)state;
    assert_int_equal(calendar_workdays_after(&calendar, before_tet, 1), day(S("2026-02-23")));
    assert_int_equal(
        calendar_workdays_after(&calendar_weekends, before_tet, 1), day(S("2026-02-16")));
    /* A Saturday worked counts. */
    assert_int_equal(
        calendar_workdays_after(&calendar, day(S("2026-01-09")), 1), day(S("2026-01-10")));
    assert_int_equal(calendar_workdays_after(&calendar, before_tet, 0), before_tet);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(working_days_are_those_of_the_notices),
        cmocka_unit_test(months_have_as_many_working_days_as_counted_elsewhere),
        cmocka_unit_test(the_rules_alone_find_every_day_but_the_swapped),
        cmocka_unit_test(years_without_a_notice_are_computed),
        cmocka_unit_test(a_year_somebody_wrote_is_checked),
        cmocka_unit_test(a_year_has_the_holidays_of_the_law),
        cmocka_unit_test(no_year_that_is_proposed_lacks_one),
        cmocka_unit_test(working_days_are_counted_over_tet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
