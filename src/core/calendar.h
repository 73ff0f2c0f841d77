/*
 * calendar -- which days civil servants work: weekly days off, public holidays, days in lieu,
 * swaps.
 *
 * The Labour Code 2019 gives the holidays (Article 112) and a day in lieu for
 * one that falls on a weekly day off (Article 111.3); each year's notice says
 * which five days Tết has, which day beside 2/9 is free, and which working
 * days are swapped. So a year's days come from, in this order: what the
 * administrator confirmed; the notices the program ships (2021 to 2026); the
 * rules of calendar.c, each with its years. Without a notice Tết is counted
 * from two days before New Year, or one where the earlier one is a weekly day
 * off, and 2/9 takes the neighbour that joins a weekend: as all six notices
 * known did.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in
 * Fails:  calendar_year_check and calendar_year_lack answer with the first fault
 * Limits: CALENDAR_DAYS_MAX a year; Tết and Giỗ Tổ are known up to 2100
 * Tests:  calendar_test.c, tests/data/calendar/
 */
#ifndef BAOCAO_CALENDAR_H
#define BAOCAO_CALENDAR_H

#include "base/date.h"
#include "base/list.h"

/* X(NAME, "wire", "tên") */
#define DAY_KIND_LIST(X) \
    X(HOLIDAY, "holiday", "Nghỉ lễ, tết") \
    X(IN_LIEU, "in_lieu", "Nghỉ bù") \
    X(SWAP_OFF, "swap_off", "Nghỉ hoán đổi") \
    X(SWAP_WORK, "swap_work", "Làm bù")

/* X(NAME, "wire") : where a year's days come from. */
#define CALENDAR_SOURCE_LIST(X) \
    X(COMPUTED, "computed") X(NOTICE, "notice") X(CONFIRMED, "confirmed")

#define X(name, wire, title) DAY_##name,
enum day_kind { DAY_KIND_LIST(X) DAY_KIND_COUNT };
#undef X
#define X(name, wire) CALENDAR_##name,
enum calendar_source { CALENDAR_SOURCE_LIST(X) CALENDAR_SOURCE_COUNT };
#undef X

extern const char *const day_kind_names[DAY_KIND_COUNT];
extern const char *const calendar_source_names[CALENDAR_SOURCE_COUNT];

/* A weekday off, or a Saturday or Sunday worked. */
struct calendar_day {
    int64_t on; /* days since 1970 */
    int kind;   /* enum day_kind */
    struct str name;
};

struct calendar_year {
    int64_t year;
    int source;        /* enum calendar_source */
    struct str notice; /* the document that says so; empty: none */
    struct list days;  /* struct calendar_day, ascending */
};

/* Days of one year or of several together. */
struct calendar {
    const struct calendar_day *days; /* ascending */
    size_t len;
};

/* Saturdays and Sundays alone. */
extern const struct calendar calendar_weekends;

/* What is known of a year nobody confirmed. */
struct calendar_year calendar_year_default(struct arena *arena, int year);
/* What the rules alone say of it. */
struct calendar_year calendar_year_computed(struct arena *arena, int year);
/* The years' days together; years ascend. */
struct calendar calendar_join(struct arena *arena, const struct calendar_year *years, size_t len);

bool calendar_is_off(const struct calendar *calendar, int64_t day);
/* The day itself, or the first working day after it. */
int64_t calendar_workday_from(const struct calendar *calendar, int64_t day);
/* The count-th working day after the day. */
int64_t calendar_workdays_after(const struct calendar *calendar, int64_t day, int64_t count);
/* Working days among first to last, both included. */
int64_t calendar_workdays_in(const struct calendar *calendar, int64_t first, int64_t last);

/* The first thing wrong with a year somebody wrote, or .field empty. */
struct calendar_fault {
    struct str field; /* "days[3].on" */
    struct str text;  /* Vietnamese */
};
struct calendar_fault calendar_year_check(struct arena *arena, const struct calendar_year *year);
/* The first holiday the law gives that a year without such a fault lacks, with day and article. */
struct calendar_fault calendar_year_lack(struct arena *arena, const struct calendar_year *year);

#endif
