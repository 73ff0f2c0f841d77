#include "base/date.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2199
#define VIETNAM_MS ((int64_t)7 * 3600 * 1000)
/* 400 years of the calendar, and the days from 0000-03-01 to 1970-01-01. */
#define ERA_DAYS 146097
#define EPOCH_DAYS 719468

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Years are counted from 1 March, so that the leap day is the last one. */
int64_t date_of(struct ymd ymd)
{
    int64_t year = ymd.month <= 2 ? ymd.year - 1 : ymd.year;
    int64_t era = floor_div(year, 400), of_era = year - era * 400;
    int64_t of_year = (153 * (ymd.month + (ymd.month > 2 ? -3 : 9)) + 2) / 5 + ymd.day - 1;

    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_DAYS;
}

struct ymd date_ymd(int64_t days)
{
    int64_t since = days + EPOCH_DAYS, era = floor_div(since, ERA_DAYS);
    int64_t of_era = since - era * ERA_DAYS;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;

    return (struct ymd){
        .year = (int)(year + era * 400 + (month >= 10)),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(of_year - (153 * month + 2) / 5 + 1),
    };
}

int date_month_len(int year, int month)
{
    static const int lens[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    ASSERT(month >= 1 && month <= 12);
    return lens[month] + (month == 2 && leap);
}

bool date_valid(struct ymd ymd)
{
    return ymd.year >= YEAR_MIN && ymd.year <= YEAR_MAX && ymd.month >= 1 && ymd.month <= 12 &&
           ymd.day >= 1 && ymd.day <= date_month_len(ymd.year, ymd.month);
}

int date_weekday(int64_t days)
{
    return (int)(days - floor_div(days + 3, 7) * 7) + 4;
}

/* Reads text by a pattern of the same length: digits stand at '0' and make the
 * numbers in their order, any other character stands for itself. */
static bool take_pattern(struct str text, struct str pattern, int *numbers)
{
    if (text.len != pattern.len)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (pattern.ptr[i] != '0') {
            if (c != pattern.ptr[i])
                return false;
            numbers++;
            continue;
        }
        if (c < '0' || c > '9')
            return false;
        *numbers = *numbers * 10 + (c - '0');
    }
    return true;
}

bool date_parse(struct str text, int64_t *out)
{
    int n[3] = { 0 };
    struct ymd ymd;

    if (!take_pattern(text, S("0000-00-00"), n))
        return false;
    ymd = (struct ymd){ n[0], n[1], n[2] };
    if (!date_valid(ymd))
        return false;
    *out = date_of(ymd);
    return true;
}

bool time_parse(struct str text, int64_t *out_ms)
{
    enum { YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, MS, BEHIND_Z, COUNT };
    int n[COUNT] = { 0 };
    struct ymd ymd;

    if (!take_pattern(text, S("0000-00-00T00:00:00.000Z"), n))
        return false;
    ymd = (struct ymd){ n[YEAR], n[MONTH], n[DAY] };
    if (!date_valid(ymd) || n[HOUR] > 23 || n[MINUTE] > 59 || n[SECOND] > 59)
        return false;
    *out_ms = date_of(ymd) * MS_PER_DAY +
              (((int64_t)n[HOUR] * 60 + n[MINUTE]) * 60 + n[SECOND]) * 1000 + n[MS];
    return true;
}

void date_add_to(struct buf *buf, int64_t days)
{
    struct ymd ymd = date_ymd(days);

    buf_addf(buf, "%04d-%02d-%02d", ymd.year, ymd.month, ymd.day);
}

struct str date_format(struct arena *arena, int64_t days)
{
    struct buf buf = { .arena = arena };

    if (days != DATE_NONE)
        date_add_to(&buf, days);
    return buf_str(&buf);
}

struct str date_format_vi(struct arena *arena, int64_t days)
{
    struct ymd ymd;

    if (days == DATE_NONE)
        return S("");
    ymd = date_ymd(days);
    return str_format(arena, "%02d/%02d/%04d", ymd.day, ymd.month, ymd.year);
}

int64_t date_today(int64_t now_ms)
{
    return floor_div(now_ms + VIETNAM_MS, MS_PER_DAY);
}

int64_t date_end_ms(int64_t days)
{
    return (days + 1) * MS_PER_DAY - VIETNAM_MS - 1;
}

void time_add_to(struct buf *buf, int64_t ms)
{
    int64_t days = floor_div(ms, MS_PER_DAY);
    int of_day = (int)(ms - days * MS_PER_DAY);

    date_add_to(buf, days);
    buf_addf(buf, "T%02d:%02d:%02d.%03dZ", of_day / 3600000, of_day / 60000 % 60,
        of_day / 1000 % 60, of_day % 1000);
}

struct str time_format(struct arena *arena, int64_t ms)
{
    struct buf buf = { .arena = arena };

    time_add_to(&buf, ms);
    return buf_str(&buf);
}

struct str time_format_vi(struct arena *arena, int64_t ms)
{
    int64_t days = date_today(ms);
    int of_day = (int)(ms + VIETNAM_MS - days * MS_PER_DAY);
    struct ymd ymd = date_ymd(days);

    return str_format(arena, "%02d/%02d/%04d %02d:%02d", ymd.day, ymd.month, ymd.year,
        of_day / 3600000, of_day / 60000 % 60);
}
