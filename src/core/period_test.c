#include "core/period.h"

#include "tests/unit.h"

/* The tables below know Saturdays and Sundays only; holidays are calendar_test.c's. */
#define BY_WEEK(text) (&(struct due_by){ .rule = text, .calendar = &calendar_weekends })

static struct period parsed(const char *code)
{
    struct period period = { 0 };

    if (!period_parse(str_of(code), &period))
        fail_msg("\"%s\" is no period", code);
    return period;
}

static int64_t day(const char *text)
{
    int64_t day = 0;

    if (!date_parse(str_of(text), &day))
        fail_msg("\"%s\" is no day", text);
    return day;
}

static struct str span_text(struct arena *arena, struct day_span span)
{
    return str_format(arena, STR_FMT ".." STR_FMT, STR_ARG(date_format(arena, span.first)),
        STR_ARG(date_format(arena, span.last)));
}

/* ---- codes ---- */

/* clang-format off */
static const struct {
    const char *code, *title, *days, *previous, *next, *year_before;
} periods[] = {
    { "2026",       "Năm 2026",                      "2026-01-01..2026-12-31", "2025",       "2027",       "2025" },
    { "2026-H1",    "6 tháng đầu năm 2026",          "2026-01-01..2026-06-30", "2025-H2",    "2026-H2",    "2025-H1" },
    { "2026-H2",    "6 tháng cuối năm 2026",         "2026-07-01..2026-12-31", "2026-H1",    "2027-H1",    "2025-H2" },
    { "2026-9M",    "9 tháng năm 2026",              "2026-01-01..2026-09-30", "2025-9M",    "2027-9M",    "2025-9M" },
    { "2026-Q1",    "Quý I năm 2026",                "2026-01-01..2026-03-31", "2025-Q4",    "2026-Q2",    "2025-Q1" },
    { "2026-Q2",    "Quý II năm 2026",               "2026-04-01..2026-06-30", "2026-Q1",    "2026-Q3",    "2025-Q2" },
    { "2026-Q3",    "Quý III năm 2026",              "2026-07-01..2026-09-30", "2026-Q2",    "2026-Q4",    "2025-Q3" },
    { "2026-Q4",    "Quý IV năm 2026",               "2026-10-01..2026-12-31", "2026-Q3",    "2027-Q1",    "2025-Q4" },
    { "2026-01",    "Tháng 1 năm 2026",              "2026-01-01..2026-01-31", "2025-12",    "2026-02",    "2025-01" },
    { "2026-07",    "Tháng 7 năm 2026",              "2026-07-01..2026-07-31", "2026-06",    "2026-08",    "2025-07" },
    { "2026-12",    "Tháng 12 năm 2026",             "2026-12-01..2026-12-31", "2026-11",    "2027-01",    "2025-12" },
    { "2024-02",    "Tháng 2 năm 2024",              "2024-02-01..2024-02-29", "2024-01",    "2024-03",    "2023-02" },
    { "2026-W01",   "Tuần 1 năm 2026",               "2025-12-29..2026-01-04", "2025-W52",   "2026-W02",   "2025-W01" },
    { "2026-W31",   "Tuần 31 năm 2026",              "2026-07-27..2026-08-02", "2026-W30",   "2026-W32",   "2025-W31" },
    { "2026-W53",   "Tuần 53 năm 2026",              "2026-12-28..2027-01-03", "2026-W52",   "2027-W01",   "2025-W52" },
    { "2026-07-D1", "10 ngày đầu tháng 7 năm 2026",  "2026-07-01..2026-07-10", "2026-06-D3", "2026-07-D2", "2025-07-D1" },
    { "2026-07-D2", "10 ngày giữa tháng 7 năm 2026", "2026-07-11..2026-07-20", "2026-07-D1", "2026-07-D3", "2025-07-D2" },
    { "2026-07-D3", "10 ngày cuối tháng 7 năm 2026", "2026-07-21..2026-07-31", "2026-07-D2", "2026-08-D1", "2025-07-D3" },
    { "2026-02-D3", "10 ngày cuối tháng 2 năm 2026", "2026-02-21..2026-02-28", "2026-02-D2", "2026-03-D1", "2025-02-D3" },
    { "2026-12-D3", "10 ngày cuối tháng 12 năm 2026", "2026-12-21..2026-12-31", "2026-12-D2", "2027-01-D1", "2025-12-D3" },
    { "2026-07-15", "Ngày 15/07/2026",               "2026-07-15..2026-07-15", "2026-07-14", "2026-07-16", "2025-07-15" },
    { "2026-01-01", "Ngày 01/01/2026",               "2026-01-01..2026-01-01", "2025-12-31", "2026-01-02", "2025-01-01" },
    { "2024-02-29", "Ngày 29/02/2024",               "2024-02-29..2024-02-29", "2024-02-28", "2024-03-01", "2023-02-28" },
    { "2025-2026",  "Năm học 2025 - 2026",           "2025-09-01..2026-08-31", "2024-2025",  "2026-2027",  "2024-2025" },
    { "2026-2030",  "5 năm 2026 - 2030",             "2026-01-01..2030-12-31", "2021-2025",  "2031-2035",  "2021-2025" },
    { "1900",       "Năm 1900",                      "1900-01-01..1900-12-31", "1899",       "1901",       "1899" },
    { "2199-12",    "Tháng 12 năm 2199",             "2199-12-01..2199-12-31", "2199-11",    "2200-01",    "2198-12" },
};
/* clang-format on */

static void codes_have_titles_days_and_neighbours(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(periods); i++) {
        struct period period = parsed(periods[i].code);
        struct day_span days = { 0 };

        expect_text(period_code(arena, period), periods[i].code, "the code again");
        expect_text(period_title(arena, period), periods[i].title, periods[i].code);
        assert_true(period_days(period, &days));
        expect_text(span_text(arena, days), periods[i].days, periods[i].code);
        expect_text(period_code(arena, period_previous(period)), periods[i].previous, "previous");
        expect_text(period_code(arena, period_next(period)), periods[i].next, "next");
        expect_text(
            period_code(arena, period_year_before(period)), periods[i].year_before, "year before");
    }
    arena_free(arena);
}

static const char *const not_codes[] = { "", "202", "20266", "1899", "2200", "2026-", "2026-00",
    "2026-13", "2026-7", "2026-007", "2026-H0", "2026-H3", "2026-h1", "2026-Q0", "2026-Q5",
    "2026-q1", "2026-3M", "2026-9m", "2026-W00", "2026-W1", "2025-W53", "2026-W54", "2026-07-D0",
    "2026-07-D4", "2026-13-D1", "2026-00-D1", "2026-02-29", "2026-04-31", "2026-07-00",
    "2026-00-10", "2026-07-15 ", " 2026", "2026/07", "yyyy", "yyyy-nn", "2026-nn", "202n", "-026",
    "+026", "AH", "AH-", "ah-2026-001", "AH-2026_001", "AH-2026 01", "AH-báo-cáo",
    "AH-12345678901234567-", "AH2026", "CD-", "cd-1", "2025-2027", "2026-2025", "2026-2026",
    "2025-202", "2025-2029", "2027-2031", "2026-2031", "2030-2026", "2196-2200" };

static void what_is_no_period_is_refused(void **state)
{
    struct period out = { .kind = PERIOD_WEEK, .year = 42 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(not_codes); i++)
        if (period_parse(str_of(not_codes[i]), &out))
            fail_msg("\"%s\" was taken", not_codes[i]);
    assert_int_equal(out.kind, PERIOD_WEEK);
    assert_int_equal(out.year, 42);
}

static void every_kind_has_a_name_and_a_title(void **state)
{
    (void)state;
    for (size_t kind = 0; kind < PERIOD_KIND_COUNT; kind++) {
        assert_non_null(period_kind_names[kind]);
        assert_non_null(period_kind_titles[kind]);
        for (size_t other = 0; other < kind; other++)
            assert_string_not_equal(period_kind_names[kind], period_kind_names[other]);
    }
}

static void ad_hoc_periods_keep_their_code_and_have_no_days(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct period period = parsed("AH-2026-001");
    struct day_span days;

    (void)state;
    assert_int_equal(period.kind, PERIOD_AD_HOC);
    expect_text(period_code(arena, period), "AH-2026-001", "code");
    expect_text(period_title(arena, period), "Đột xuất AH-2026-001", "title");
    expect_text(period_code(arena, period_next(period)), "AH-2026-001", "next");
    expect_text(period_code(arena, period_previous(period)), "AH-2026-001", "previous");
    expect_text(period_code(arena, period_year_before(period)), "AH-2026-001", "year before");
    assert_false(period_days(period, &days));
    expect_text(period_code(arena, parsed("AH-bao-lu-so-3")), "AH-bao-lu-so-3", "code");
    expect_text(
        period_code(arena, parsed("AH-12345678901234567")), "AH-12345678901234567", "longest");
    expect_text(period_title(arena, parsed("CD-2026-7")), "Chuyên đề CD-2026-7", "title");
    assert_int_equal(parsed("CD-2026-7").kind, PERIOD_THEMATIC);
    arena_free(arena);
}

/* ---- from days ---- */

/* clang-format off */
static const struct {
    enum period_kind kind;
    const char *day, *code;
} of_days[] = {
    { PERIOD_MONTH,       "2026-07-15", "2026-07" },
    { PERIOD_QUARTER,     "2026-03-31", "2026-Q1" },
    { PERIOD_QUARTER,     "2026-04-01", "2026-Q2" },
    { PERIOD_HALF,        "2026-06-30", "2026-H1" },
    { PERIOD_HALF,        "2026-07-01", "2026-H2" },
    { PERIOD_NINE_MONTHS, "2026-09-30", "2026-9M" },
    { PERIOD_NINE_MONTHS, "2026-12-31", "2026-9M" }, /* the one of its year */
    { PERIOD_YEAR,        "2026-12-31", "2026" },
    { PERIOD_WEEK,        "2025-12-29", "2026-W01" },
    { PERIOD_WEEK,        "2027-01-03", "2026-W53" },
    { PERIOD_WEEK,        "2027-01-04", "2027-W01" },
    { PERIOD_TEN_DAYS,    "2026-07-10", "2026-07-D1" },
    { PERIOD_TEN_DAYS,    "2026-07-11", "2026-07-D2" },
    { PERIOD_TEN_DAYS,    "2026-07-20", "2026-07-D2" },
    { PERIOD_TEN_DAYS,    "2026-07-31", "2026-07-D3" },
    { PERIOD_DAY,         "2026-07-15", "2026-07-15" },
    { PERIOD_SCHOOL_YEAR, "2026-08-31", "2025-2026" },
    { PERIOD_SCHOOL_YEAR, "2026-09-01", "2026-2027" },
    { PERIOD_SCHOOL_YEAR, "2026-01-15", "2025-2026" },
    { PERIOD_FIVE_YEARS,  "2025-12-31", "2021-2025" },
    { PERIOD_FIVE_YEARS,  "2026-01-01", "2026-2030" },
    { PERIOD_FIVE_YEARS,  "2030-12-31", "2026-2030" },
    { PERIOD_AD_HOC,      "2026-07-15", "" },
};
/* clang-format on */

static void a_day_lies_in_its_period(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(of_days); i++) {
        struct period period = period_of_day(of_days[i].kind, day(of_days[i].day));

        expect_text(period_code(arena, period), of_days[i].code, of_days[i].day);
    }
    arena_free(arena);
}

/* Eight years: every day lies in its period, and behind one period lies the next. */
static void periods_follow_one_another_without_gaps(void **state)
{
    (void)state;
    for (int64_t at = day("2020-01-01"); at < day("2028-01-01"); at++) {
        for (enum period_kind kind = 0; kind < PERIOD_KIND_COUNT; kind++) {
            struct period period = period_of_day(kind, at), back;
            struct day_span own = { 0 }, next = { 0 };

            if (kind == PERIOD_NINE_MONTHS || period_kind_is_named(kind))
                continue;
            assert_true(period_days(period, &own));
            assert_in_range(at, own.first, own.last);
            assert_true(period_days(period_next(period), &next));
            assert_int_equal(next.first, own.last + 1);
            back = period_previous(period_next(period));
            assert_true(back.year == period.year && back.month == period.month &&
                        back.number == period.number);
        }
    }
}

/* ---- windows ---- */

/* clang-format off */
static const struct {
    const char *code, *rule, *window; /* NULL: refused */
} windows[] = {
    { "2026-07",     "calendar",               "2026-07-01..2026-07-31" },
    { "2026-07",     "15-14",                  "2026-06-15..2026-07-14" },
    { "2026-01",     "15-14",                  "2025-12-15..2026-01-14" },
    { "2026-Q1",     "15-14",                  "2025-12-15..2026-03-14" },
    { "2026-H1",     "15-14",                  "2025-12-15..2026-06-14" },
    { "2026-H2",     "15-14",                  "2026-06-15..2026-12-14" },
    { "2026-9M",     "15-14",                  "2025-12-15..2026-09-14" },
    { "2026",        "15-14",                  "2025-12-15..2026-12-14" },
    { "2026",        "20-19",                  "2025-12-20..2026-12-19" },
    /* The month before too short: from its end, so that no day is left out or taken twice. */
    { "2026-03",     "31-30",                  "2026-03-01..2026-03-30" },
    { "2026-02",     "31-30",                  "2026-01-31..2026-02-28" },
    { "2024-02",     "31-30",                  "2024-01-31..2024-02-29" },
    { "2026-05",     "31-30",                  "2026-05-01..2026-05-30" },
    /* These have their own days under D-E. */
    { "2026-W31",    "15-14",                  "2026-07-27..2026-08-02" },
    { "2026-W31",    "calendar",               "2026-07-27..2026-08-02" },
    { "2026-07-D2",  "15-14",                  "2026-07-11..2026-07-20" },
    { "2026-07-15",  "15-14",                  "2026-07-15..2026-07-15" },
    /* Of a year: from a day of it, or of the year before, to another. */
    { "2026",        "16/8-15/8",              "2025-08-16..2026-08-15" },
    { "2026",        "1/1-31/12",              "2026-01-01..2026-12-31" },
    { "2026",        "1/3-31/10",              "2026-03-01..2026-10-31" },
    { "2026",        "1/3-29/2",               "2025-03-01..2026-02-28" },
    { "2025-2026",   "1/9-31/5",               "2025-09-01..2026-05-31" },
    { "2025-2026",   "5/9-15/1",               "2025-09-05..2026-01-15" },
    { "2025-2026",   "1/9-30/9",               "2025-09-01..2025-09-30" },
    { "2025-2026",   "15-14",                  "2025-08-15..2026-08-14" },
    { "2026-2030",   "calendar",               "2026-01-01..2030-12-31" },
    { "2026-2030",   "15-14",                  "2025-12-15..2030-12-14" },
    { "2026-2030",   "1/1-31/12",              NULL },
    { "2026-07",     "16/8-15/8",              NULL },
    { "2026-W31",    "16/8-15/8",              NULL },
    { "2026",        "16/8",                   NULL },
    { "2026",        "31/4-1/5",               NULL },
    { "2026",        "0/4-1/5",                NULL },
    { "2026",        "1/13-1/5",               NULL },
    { "2026",        "1/3-1/5-",               NULL },
    { "CD-2026-002", "2026-03-01..2026-05-31", "2026-03-01..2026-05-31" },
    { "CD-2026-002", "16/8-15/8",              NULL },
    /* Ad hoc: the days the rule names. */
    { "AH-2026-001", "2026-03-01..2026-05-31", "2026-03-01..2026-05-31" },
    { "AH-2026-001", "2026-03-01..2026-03-01", "2026-03-01..2026-03-01" },
    { "AH-2026-001", "2026-03-02..2026-03-01", NULL },
    { "AH-2026-001", "2026-03-01",             NULL },
    { "AH-2026-001", "2026-03-01..",           NULL },
    { "AH-2026-001", "..2026-03-01",           NULL },
    { "AH-2026-001", "2026-03-01...2026-05-31", NULL },
    { "AH-2026-001", "2026-03-01..2026-05-31 ", NULL },
    { "AH-2026-001", "calendar",               NULL },
    { "AH-2026-001", "15-14",                  NULL },
    { "2026-07",     "2026-03-01..2026-05-31", NULL },
    { "2026-07",     "",                       NULL },
    { "2026-07",     "Calendar",               NULL },
    { "2026-07",     "15",                     NULL },
    { "2026-07",     "15-",                    NULL },
    { "2026-07",     "-14",                    NULL },
    { "2026-07",     "15-14-",                 NULL },
    { "2026-07",     "14-15",                  NULL },
    { "2026-07",     "15-15",                  NULL },
    { "2026-07",     "32-14",                  NULL },
    { "2026-07",     "15-0",                   NULL },
    { "2026-07",     "15 - 14",                NULL },
    { "2026-07",     "999999999999999999999-14", NULL },
    { "2026-W31",    "tuần",                   NULL },
    /* Days of 1899 are no dates of ours. */
    { "1900-01",     "15-14",                  NULL },
    { "1900-02",     "15-14",                  "1900-01-15..1900-02-14" },
};
/* clang-format on */

static void windows_follow_their_rule(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(windows); i++) {
        struct day_span window = { 4, 2 };
        bool taken = period_window(parsed(windows[i].code), str_of(windows[i].rule), &window);

        if (taken != (windows[i].window != NULL))
            fail_msg("%s by \"%s\": taken is %d", windows[i].code, windows[i].rule, taken);
        if (taken)
            expect_text(span_text(arena, window), windows[i].window, windows[i].rule);
        else
            assert_true(window.first == 4 && window.last == 2);
    }
    arena_free(arena);
}

static void a_regime_of_ad_hoc_reports_can_be_tried_without_a_code(void **state)
{
    struct period period = period_of_day(PERIOD_AD_HOC, day("2026-07-15"));
    struct day_span window = { 0 };
    int64_t due = 0;

    (void)state;
    assert_false(period_window(period, S("15-14"), &window));
    assert_true(period_window(period, S("2026-03-01..2026-05-31"), &window));
    assert_true(period_due(period, window, BY_WEEK(S("2026-06-10")), &due));
    assert_int_equal(due, day("2026-06-10"));
}

/* KT-17 to KT-21: every row of Kon Tum's windows. */
static void windows_of_kon_tum(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, "tests/data/periods/period_windows_kon_tum_2021_2026.csv");
    int rows = 0;

    (void)state;
    for (str_cut(&rest, '\n'); rest.len; rows++) {
        struct str line = str_cut(&rest, '\n'), rule = str_cut(&line, ','), code, from;
        struct day_span window = { 0 };

        code = str_cut(&line, ',');
        from = str_cut(&line, ',');
        assert_true(period_window(parsed(str_z(arena, code)), S("15-14"), &window));
        expect_text(date_format(arena, window.first), str_z(arena, from), str_z(arena, rule));
        expect_text(date_format(arena, window.last), str_z(arena, line), str_z(arena, rule));
    }
    assert_int_equal(rows, 120);
    arena_free(arena);
}

/* ---- due days ---- */

/* clang-format off */
static const struct {
    const char *code, *window_rule, *rule, *due; /* NULL: refused */
} dues[] = {
    { "2026-07",    "15-14",    "day=20;month=+0;shift=next",  "2026-07-20" },
    { "2026-06",    "15-14",    "day=20;month=+0;shift=next",  "2026-06-22" }, /* a Saturday */
    { "2026-06",    "15-14",    "day=20;month=+0;shift=none",  "2026-06-20" },
    { "2026-Q2",    "15-14",    "day=21;month=+0;shift=next",  "2026-06-22" }, /* a Sunday */
    { "2026",       "calendar", "day=31;month=+1;shift=none",  "2027-01-31" },
    { "2026",       "15-14",    "day=7;month=-1;shift=none",   "2026-11-07" },
    { "2026-H1",    "calendar", "day=31;month=+1;shift=next",  "2026-07-31" },
    { "2026-02",    "calendar", "day=31;month=+0;shift=none",  "2026-02-28" }, /* its last day */
    { "2026-02",    "calendar", "day=31;month=+0;shift=next",  "2026-03-02" },
    { "2026-01",    "15-14",    "day=29;month=+1;shift=none",  "2026-02-28" },
    { "2026-12",    "15-14",    "day=5;month=+12;shift=none",  "2027-12-05" },
    { "2026-12",    "15-14",    "day=5;month=-12;shift=none",  "2025-12-05" },
    { "2026-07",    "15-14",    "shift=next;month=+0;day=20",  "2026-07-20" },
    { "2026-W31",   "calendar", "workdays=1;after=window;shift=none", "2026-08-03" },
    { "2026-W31",   "calendar", "day=5;month=+0;shift=none",   "2026-08-05" }, /* it ends in August */
    { "2026-07-D2", "calendar", "workdays=2;after=window;shift=none", "2026-07-22" },
    { "2026-07-15", "calendar", "workdays=1;after=window;shift=none", "2026-07-16" },
    { "2026-07",    "15-14",    "workdays=2;after=window;shift=none", "2026-07-16" },
    { "2026-02",    "15-14",    "workdays=2;after=window;shift=none", "2026-02-17" }, /* over a weekend */
    { "2026-02",    "15-14",    "workdays=260;after=window;shift=next", "2027-02-12" },
    /* Law: the 25th of the last month, Decree 09/2019 Article 13. */
    { "2026-01",    "15-14",    "day=25;month=+0;shift=next",  "2026-01-26" },
    { "2026-03",    "15-14",    "day=25;month=+0;shift=next",  "2026-03-25" },
    { "2026-07",    "15-14",    "day=25;month=+0;shift=next",  "2026-07-27" },
    { "AH-2026-001", "2026-03-01..2026-05-31", "2026-06-10",   "2026-06-10" },
    { "AH-2026-001", "2026-03-01..2026-05-31", "day=10;month=+1;shift=none", "2026-06-10" },
    { "AH-2026-001", "2026-03-01..2026-05-31", "workdays=3;after=window;shift=none", "2026-06-03" },
    { "CD-2026-002", "2026-03-01..2026-05-31", "2026-06-10",   "2026-06-10" },
    { "2025-2026",  "calendar", "day=15;month=-3;shift=none",  "2026-05-15" },
    { "2026-2030",  "calendar", "day=29;month=+6;shift=next",  "2031-06-30" }, /* a Sunday */
    { "2026-2030",  "calendar", "day=30;month=-6;shift=none",  "2030-06-30" },
    { "2026-Q2",    "calendar", "days=30;after=window;shift=none", "2026-07-30" },
    { "2026-Q3",    "calendar", "days=31;after=window;shift=next", "2026-11-02" }, /* a Saturday */
    { "2026-Q2",    "calendar", "days=0;after=window;shift=none",  NULL },
    { "2026-Q2",    "calendar", "days=367;after=window;shift=none", NULL },
    { "2026-Q2",    "calendar", "days=30;shift=none",          NULL },
    { "2026-Q2",    "calendar", "days=30;workdays=1;after=window;shift=none", NULL },
    { "2026-Q2",    "calendar", "days=30;after=due;shift=none", NULL },
    { "AH-2026-001", "2026-03-01..2026-05-31", "2026-06-31",   NULL },
    { "2026-07",    "15-14",    "2026-07-20",                  NULL },
    { "2026-07",    "15-14",    "",                            NULL },
    { "2026-07",    "15-14",    "day=20",                      NULL },
    { "2026-07",    "15-14",    "day=20;month=+0",             NULL },
    { "2026-07",    "15-14",    "month=+0;shift=next",         NULL },
    { "2026-07",    "15-14",    "day=20;month=0;shift=next",   NULL },
    { "2026-07",    "15-14",    "day=20;month=+;shift=next",   NULL },
    { "2026-07",    "15-14",    "day=20;month=+13;shift=next", NULL },
    { "2026-07",    "15-14",    "day=20;month=--1;shift=next", NULL },
    { "2026-07",    "15-14",    "day=0;month=+0;shift=next",   NULL },
    { "2026-07",    "15-14",    "day=32;month=+0;shift=next",  NULL },
    { "2026-07",    "15-14",    "day=;month=+0;shift=next",    NULL },
    { "2026-07",    "15-14",    "day;month=+0;shift=next",     NULL },
    { "2026-07",    "15-14",    "day=20;day=20;month=+0;shift=next", NULL },
    { "2026-07",    "15-14",    "day=20;month=+0;shift=back",  NULL },
    { "2026-07",    "15-14",    "day=20;month=+0;shift=",      NULL },
    { "2026-07",    "15-14",    "day=20;month=+0;shift=next ", NULL },
    { "2026-07",    "15-14",    "day=20;month=+0;shift=next;hour=7", NULL },
    { "2026-07",    "15-14",    "day=20;;month=+0;shift=next", NULL },
    { "2026-07",    "15-14",    "workdays=2;shift=none",       NULL },
    { "2026-07",    "15-14",    "workdays=2;after=year;shift=none", NULL },
    { "2026-07",    "15-14",    "workdays=2;after=due;shift=none", NULL }, /* due after itself */
    { "2026-07",    "15-14",    "workdays=0;after=window;shift=none", NULL },
    { "2026-07",    "15-14",    "workdays=261;after=window;shift=none", NULL },
    { "2026-07",    "15-14",    "workdays=99999999999999999999;after=window;shift=none", NULL },
    { "2026-07",    "15-14",    "day=2;workdays=2;after=window;shift=none", NULL },
    { "2199",       "calendar", "day=1;month=+1;shift=none",   NULL }, /* no date of ours */
};
/* clang-format on */

static void due_days_follow_their_rule(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(dues); i++) {
        struct period period = parsed(dues[i].code);
        struct day_span window = { 0 };
        int64_t due = 42;
        bool taken;

        assert_true(period_window(period, str_of(dues[i].window_rule), &window));
        taken = period_due(period, window, BY_WEEK(str_of(dues[i].rule)), &due);
        if (taken != (dues[i].due != NULL))
            fail_msg("%s by \"%s\": taken is %d", dues[i].code, dues[i].rule, taken);
        if (taken)
            expect_text(date_format(arena, due), dues[i].due, dues[i].rule);
        else
            assert_int_equal(due, 42);
    }
    arena_free(arena);
}

/* clang-format off */
static const struct {
    const char *code, *window_rule, *due, *rule, *total_due; /* NULL: refused */
} total_dues[] = {
    { "2026-10", "15-14", "2026-10-20", "workdays=3;after=due;shift=none",    "2026-10-23" },
    { "2026-10", "15-14", "2026-10-20", "workdays=4;after=due;shift=none",    "2026-10-26" }, /* over a weekend */
    { "2026-12", "15-14", "2026-12-21", "workdays=3;after=due;shift=none",    "2026-12-24" }, /* from the day it was moved to */
    { "2026-10", "15-14", "2026-10-24", "workdays=1;after=due;shift=next",    "2026-10-26" },
    { "2026-10", "15-14", "2026-10-20", "shift=none;after=due;workdays=1",    "2026-10-21" },
    { "2026-10", "15-14", "2026-10-20", "day=25;month=+0;shift=next",         "2026-10-26" },
    { "2026-10", "15-14", "2026-10-20", "workdays=5;after=window;shift=none", "2026-10-21" },
    { "2026-W31", "calendar", "2026-08-03", "workdays=1;after=due;shift=none", "2026-08-04" },
    { "AH-2026-001", "2026-03-01..2026-05-31", "2026-06-10", "2026-06-15",    "2026-06-15" },
    { "AH-2026-001", "2026-03-01..2026-05-31", "2026-06-10", "workdays=2;after=due;shift=none", "2026-06-12" },
    { "2026-10", "15-14", "2026-10-20", "2026-10-25",                         NULL },
    { "2026-10", "15-14", "2026-10-20", "workdays=0;after=due;shift=none",    NULL },
    { "2026-10", "15-14", "2026-10-20", "workdays=3;after=total;shift=none",  NULL },
    { "2026-10", "15-14", "2026-10-20", "workdays=3;after=due",               NULL },
    { "2026-10", "15-14", "2026-10-20", "",                                   NULL },
};
/* clang-format on */

static void a_total_is_due_by_a_rule_of_its_own(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(total_dues); i++) {
        struct period period = parsed(total_dues[i].code);
        struct day_span window = { 0 };
        int64_t due = 42;
        bool taken;

        assert_true(period_window(period, str_of(total_dues[i].window_rule), &window));
        taken = period_total_due(
            period, window, day(total_dues[i].due), BY_WEEK(str_of(total_dues[i].rule)), &due);
        if (taken != (total_dues[i].total_due != NULL))
            fail_msg("%s by \"%s\": taken is %d", total_dues[i].code, total_dues[i].rule, taken);
        if (taken)
            expect_text(date_format(arena, due), total_dues[i].total_due, total_dues[i].rule);
        else
            assert_int_equal(due, 42);
    }
    arena_free(arena);
}

/* CT-59: the due day of one row. */
static void expect_shifted(struct arena *arena, const struct calendar *calendar, struct str line)
{
    struct str rule = str_cut(&line, ','), code = str_cut(&line, ','), nominal;
    struct period period = parsed(str_z(arena, code));
    struct day_span window = { 0 };
    struct due_by by = { .calendar = calendar };
    int64_t due = 0;

    nominal = str_cut(&line, ',');
    assert_int_equal(
        calendar_is_off(calendar, day(str_z(arena, nominal))), str_eq(str_cut(&line, ','), S("0")));
    by.rule = str_format(
        arena, "day=" STR_FMT ";month=+0;shift=next", STR_ARG(str_sub(rule, rule.len - 2, 2)));
    assert_true(period_window(period, S("15-14"), &window));
    assert_true(period_due(period, window, &by, &due));
    expect_text(date_format(arena, due), str_z(arena, line), str_z(arena, nominal));
}

static void deadlines_on_a_day_off_move_to_the_next_working_day(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, "tests/data/periods/deadline_shift_2021_2026.csv");
    struct calendar_year years[7];
    struct calendar calendar;
    int checked = 0;

    (void)state;
    for (int i = 0; i < 7; i++)
        years[i] = calendar_year_default(arena, 2021 + i);
    calendar = calendar_join(arena, years, 7);
    str_cut(&rest, '\n');
    for (; rest.len; checked++)
        expect_shifted(arena, &calendar, str_cut(&rest, '\n'));
    assert_int_equal(checked, 120);
    arena_free(arena);
}

static void a_periodic_report_is_due_a_working_day_after_its_data(void **state)
{
    static const struct {
        const char *period, *window, *rule, *due;
    } cases[] = {
        { "2026-10", "calendar", "day=20;month=+0;shift=next", "2026-11-02" },
        { "2026-10", "15-14", "day=14;month=+0;shift=none", "2026-10-15" },
        { "2026-11", "15-14", "day=15;month=+0;shift=none", "2026-11-16" }, /* a Sunday */
        { "2026-10", "15-14", "day=15;month=+0;shift=none", "2026-10-15" },
        { "2026-10", "15-14", "day=20;month=+0;shift=next", "2026-10-20" },
        { "AH-1", "2026-10-01..2026-10-09", "2026-10-09", "2026-10-09" },
        { "CD-1", "2026-10-01..2026-10-09", "2026-10-08", "2026-10-08" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct due_by by = { str_of(cases[i].rule), &calendar_weekends, true };
        struct period period = parsed(cases[i].period);
        struct day_span window;
        int64_t due = 0;

        assert_true(period_window(period, str_of(cases[i].window), &window));
        assert_true(period_due(period, window, &by, &due));
        expect_text(date_format(arena, due), cases[i].due, cases[i].rule);
    }
    arena_free(arena);
}

/* One duty as its text gives it, its window and due day worked out by hand. */
static void expect_duty(struct arena *arena, const struct calendar *calendar, struct str line)
{
    const char *id = str_z(arena, str_cut(&line, ','));
    struct period period = parsed(str_z(arena, str_cut(&line, ',')));
    struct str window_rule = str_cut(&line, ','), from = str_cut(&line, ',');
    struct str to = str_cut(&line, ',');
    struct due_by by = { .rule = str_cut(&line, ','), .calendar = calendar };
    struct day_span window = { 0 };
    int64_t due = 0;

    assert_true(period_window(period, window_rule, &window));
    if (from.len) {
        expect_text(date_format(arena, window.first), str_z(arena, from), id);
        expect_text(date_format(arena, window.last), str_z(arena, to), id);
    }
    if (!by.rule.len)
        return;
    assert_true(period_due(period, window, &by, &due));
    expect_text(date_format(arena, due), str_z(arena, line), id);
}

static void duties_of_37_texts_have_their_days(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, "tests/data/periods/reporting_rules.csv");
    struct calendar_year years[3];
    struct calendar calendar;
    int checked = 0;

    (void)state;
    for (int i = 0; i < 3; i++)
        years[i] = calendar_year_default(arena, 2025 + i);
    calendar = calendar_join(arena, years, 3);
    str_cut(&rest, '\n');
    for (; rest.len; checked++)
        expect_duty(arena, &calendar, str_cut(&rest, '\n'));
    assert_int_equal(checked, 68);
    arena_free(arena);
}

/* ---- tests/golden/period.test ---- */

static void golden_week(struct arena *arena, struct str args)
{
    struct str year = str_cut(&args, ' '), weeks = str_cut(&args, ' ');
    struct period first = parsed(str_z(arena, str_format(arena, STR_FMT "-W01", STR_ARG(year)))),
                  last;
    struct day_span days = { 0 };

    last = period_previous(parsed(str_z(arena, str_format(arena, "%d-W01", first.year + 1))));
    assert_true(period_days(first, &days));
    expect_text(date_format(arena, days.first), str_z(arena, args), "week 1");
    expect_text(str_format(arena, "%d", last.number), str_z(arena, weeks), "weeks");
}

static void golden_window(struct arena *arena, struct str args, struct str expected)
{
    struct str code = str_cut(&args, ' ');
    struct day_span window = { 0 };

    assert_true(period_window(parsed(str_z(arena, code)), args, &window));
    expect_text(span_text(arena, window), str_z(arena, expected), str_z(arena, code));
}

static void golden_due(struct arena *arena, struct str args, struct str expected)
{
    struct str code = str_cut(&args, ' '), rule = str_cut(&args, ' ');
    struct period period = parsed(str_z(arena, code));
    struct day_span window = { 0 };
    int64_t due = 0;

    assert_true(period_window(period, rule, &window));
    assert_true(period_due(period, window, BY_WEEK(args), &due));
    expect_text(date_format(arena, due), str_z(arena, expected), str_z(arena, code));
}

static void another_implementation_agrees(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, "tests/golden/period.test");
    struct arena_mark mark = arena_mark(arena);
    int cases = 0;

    (void)state;
    for (; rest.len; cases++) {
        struct str line = str_cut(&rest, '\n'), verb = str_cut(&line, ' ');
        size_t at = str_find(line, S(" = "));
        struct str args = str_sub(line, 0, at), expected = str_sub(line, at + 3, line.len);

        if (str_eq(verb, S("week")))
            golden_week(arena, args);
        else if (str_eq(verb, S("window")))
            golden_window(arena, args, expected);
        else
            golden_due(arena, args, expected);
        arena_rewind(arena, mark);
    }
    assert_int_equal(cases, 2538);
    arena_free(arena);
}

static void due_rules_are_said_in_words(void **state)
{
    static const struct {
        const char *rule, *words;
    } cases[] = {
        { "day=20;month=+0;shift=next",
            "Ngày 20 của tháng cuối kỳ, gặp ngày nghỉ thì sang ngày làm việc kế tiếp" },
        { "day=5;month=+1;shift=none", "Ngày 5 của tháng thứ 1 sau tháng cuối kỳ" },
        { "day=5;month=-1;shift=none", "Ngày 5 của tháng thứ 1 trước tháng cuối kỳ" },
        { "workdays=5;after=due;shift=none", "5 ngày làm việc sau hạn của các đơn vị" },
        { "days=10;after=window;shift=next",
            "10 ngày sau ngày chốt số liệu, gặp ngày nghỉ thì sang ngày làm việc kế tiếp" },
        { "2026-12-03", "03/12/2026" },
        { "soon", "soon" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_true(str_eq(period_due_words(arena, str_of(cases[i].rule)), str_of(cases[i].words)));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(due_rules_are_said_in_words),
        cmocka_unit_test(codes_have_titles_days_and_neighbours),
        cmocka_unit_test(what_is_no_period_is_refused),
        cmocka_unit_test(every_kind_has_a_name_and_a_title),
        cmocka_unit_test(ad_hoc_periods_keep_their_code_and_have_no_days),
        cmocka_unit_test(a_day_lies_in_its_period),
        cmocka_unit_test(periods_follow_one_another_without_gaps),
        cmocka_unit_test(windows_follow_their_rule),
        cmocka_unit_test(a_regime_of_ad_hoc_reports_can_be_tried_without_a_code),
        cmocka_unit_test(windows_of_kon_tum),
        cmocka_unit_test(due_days_follow_their_rule),
        cmocka_unit_test(a_total_is_due_by_a_rule_of_its_own),
        cmocka_unit_test(deadlines_on_a_day_off_move_to_the_next_working_day),
        cmocka_unit_test(a_periodic_report_is_due_a_working_day_after_its_data),
        cmocka_unit_test(duties_of_37_texts_have_their_days),
        cmocka_unit_test(another_implementation_agrees),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
