/*
 * period -- the reporting calendar: period codes, their days, data windows and due days.
 *
 * A period is a code people can read: 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-07,
 * 2026-W31 (ISO 8601), 2026-07-D2 (the second ten days), 2026-07-15, the
 * school year 2025-2026 (September to August), the five years of a plan
 * 2026-2030 (from a year behind a multiple of five), and for reports asked for once
 * a name of letters, digits and hyphens behind its mark: ad hoc AH-2026-001,
 * thematic CD-2026-001. What days
 * its data are from and when its report is due are rules in text, kept with
 * the regime: provinces differ, and a cited rule that changes is changed there
 * (BG-36).
 *
 * Window rules: "calendar" (the period's own days), "15-14" (from the 15th of
 * the month before the period to the 14th of its last month; KT-17 to KT-21),
 * and any other "D-E" of the same kin, D after E. Weeks, ten days and days
 * have their own days under these too. Of a year also "16/8-15/8", whose last
 * day lies in it. An ad hoc or thematic period has the days that the rule
 * itself names, "2026-03-01..2026-05-31", and no others (KT-16).
 * Due rules: "day=20;month=+0;shift=next": the 20th of the month, counted from
 * the period's last month, moved to the next working day when it falls on a
 * day off (CT-59); "workdays=2;after=window;shift=none": working days after
 * the window's end; "days=30;after=window;shift=next": days of the calendar
 * after it; for ad hoc and thematic reports also a day, "2026-06-10". A month too
 * short for a day ends with its last. The calendar says which days are off. A
 * total has a due rule of its own, which may also count from the day its
 * reports are due: "workdays=3;after=due;shift=none".
 *
 * Layer:  core (pure)
 * Owns:   text lives in the arena given
 * Fails:  false, and *out is left alone
 * Limits: years 1900 to 2199
 * Tests:  period_test.c, tests/golden/period.test, tests/data/periods/
 */
#ifndef BAOCAO_PERIOD_H
#define BAOCAO_PERIOD_H

#include "core/calendar.h"

/* X(NAME, "wire", "tên") */
#define PERIOD_KIND_LIST(X) \
    X(MONTH, "month", "Tháng") \
    X(QUARTER, "quarter", "Quý") \
    X(HALF, "half", "6 tháng") \
    X(NINE_MONTHS, "nine_months", "9 tháng") \
    X(YEAR, "year", "Năm") \
    X(WEEK, "week", "Tuần") \
    X(TEN_DAYS, "ten_days", "Mười ngày") \
    X(DAY, "day", "Ngày") \
    X(SCHOOL_YEAR, "school_year", "Năm học") \
    X(AD_HOC, "ad_hoc", "Đột xuất") \
    X(THEMATIC, "thematic", "Chuyên đề") \
    X(FIVE_YEARS, "five_years", "5 năm")

#define X(name, wire, title) PERIOD_##name,
enum period_kind { PERIOD_KIND_LIST(X) PERIOD_KIND_COUNT };
#undef X

extern const char *const period_kind_names[PERIOD_KIND_COUNT];
extern const char *const period_kind_titles[PERIOD_KIND_COUNT];

struct period {
    enum period_kind kind;
    int year; /* of SCHOOL_YEAR the one it begins in, of FIVE_YEARS the one it ends in */
    /* Month 1-12, quarter 1-4, half 1-2, week 1-53, ten days 1-3, day of month; else 1. */
    int number;
    int month;       /* of TEN_DAYS and DAY */
    struct str name; /* of AD_HOC and THEMATIC: its code, borrowed from the text parsed */
};

struct day_span {
    int64_t first, last; /* days since 1970, both included */
};

/* Reports of this kind, AD_HOC or THEMATIC, are asked for once, by a name: their periods have no
 * place in the calendar and do not follow one another. */
bool period_kind_is_named(enum period_kind kind);

bool period_parse(struct str code, struct period *out) MUST_CHECK;
struct str period_code(struct arena *arena, struct period period);
/* "Tháng 7 năm 2026", "Quý III năm 2026", "6 tháng đầu năm 2026" … */
struct str period_title(struct arena *arena, struct period period);
/* A named period, AD_HOC or THEMATIC, has no neighbours: these three give it back. */
struct period period_next(struct period period);
struct period period_previous(struct period period);
/* The same period a year before; week 53 and 29 February become the last there is. Of FIVE_YEARS,
 * which no other is a year before, the five years before. */
struct period period_year_before(struct period period);
/* Whether a is of b's kind and year, and before it: what "from the start of the year" adds up. */
bool period_is_earlier_of_year(struct period a, struct period b);
/* The period of a kind that the day lies in. Of NINE_MONTHS the one of its year, even in the last
 * three; of a named kind a nameless one, so that a regime's rules can be tried without a code. */
struct period period_of_day(enum period_kind kind, int64_t day);
/* Its own days in the calendar; a named period has none: false. */
bool period_days(struct period period, struct day_span *out) MUST_CHECK;

/* The days the data are from. */
bool period_window(struct period period, struct str rule, struct day_span *out) MUST_CHECK;
/* The rule of a due day in words, "Ngày 20 của tháng cuối kỳ", or the day it names, "10/06/2026";
 * one that cannot be read as it is. */
struct str period_due_words(struct arena *arena, struct str text);
/* What a due day is found by: the rule, and the calendar of the years it may lead to. */
struct due_by {
    struct str rule;
    const struct calendar *calendar;
    bool bound; /* the law's least day is kept to: a rule that leads before it leads to it */
};

/* A periodic report is due one working day after its data end, at the earliest (NĐ 09/2019/NĐ-CP,
 * Article 8.5). Those of a named kind are due when whoever asks for them says. */
int64_t period_due_least(struct day_span window, const struct calendar *calendar);

/* The last day to send, for the window that period_window gave. */
bool period_due(
    struct period period, struct day_span window, const struct due_by *by, int64_t *out) MUST_CHECK;
/* The last day to send the total of reports that are due on `due`. */
bool period_total_due(struct period period, struct day_span window, int64_t due,
    const struct due_by *by, int64_t *out) MUST_CHECK;

#endif
