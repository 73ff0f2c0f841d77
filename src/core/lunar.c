#include "core/lunar.h"

#define LUNAR_YEAR_FIRST 1900

struct lunar_year {
    int year, tet_month, tet_day;
    int leap_month;   /* 0: none */
    unsigned lengths; /* bit i: month i of the year, from 0, has 30 days */
};

#define L(year, month, day, leap, lengths) { year, month, day, leap, lengths },
static const struct lunar_year lunar_years[] = {
#include "core/lunar.def"
};
#undef L

static const struct lunar_year *year_find(int year)
{
    int at = year - LUNAR_YEAR_FIRST;

    return at < 0 || at >= (int)ARRAY_LEN(lunar_years) ? NULL : &lunar_years[at];
}

static int64_t year_start(const struct lunar_year *year)
{
    return date_of((struct ymd){ year->year, year->tet_month, year->tet_day });
}

static int months_in(const struct lunar_year *year)
{
    return year->leap_month ? 13 : 12;
}

static int month_len(const struct lunar_year *year, int at)
{
    return year->lengths >> at & 1 ? 30 : 29;
}

/* The place of a month in its year, from 0; -1: the year has no such month. */
static int month_place(const struct lunar_year *year, int month, bool leap)
{
    bool is_after_leap = year->leap_month && month > year->leap_month;

    if (month < 1 || month > 12 || (leap && month != year->leap_month))
        return -1;
    return month - 1 + (leap || is_after_leap ? 1 : 0);
}

bool lunar_of(int64_t day, struct lunar_day *out)
{
    int civil = date_ymd(day).year;
    const struct lunar_year *year = year_find(civil);
    int at = 0;

    if (!year || day < year_start(year))
        year = year_find(civil - 1);
    if (!year)
        return false;
    day -= year_start(year);
    for (; at < months_in(year) && day >= month_len(year, at); at++)
        day -= month_len(year, at);
    if (at == months_in(year))
        return false; /* after the last year known */
    out->year = year->year;
    out->leap = year->leap_month && at == year->leap_month;
    out->month = at + 1 - (year->leap_month && at >= year->leap_month ? 1 : 0);
    out->day = (int)day + 1;
    return true;
}

bool lunar_to_day(struct lunar_day lunar, int64_t *out)
{
    const struct lunar_year *year = year_find(lunar.year);
    int64_t day;
    int place;

    if (!year)
        return false;
    place = month_place(year, lunar.month, lunar.leap);
    if (place < 0 || lunar.day < 1 || lunar.day > month_len(year, place))
        return false;
    day = year_start(year) + lunar.day - 1;
    for (int at = 0; at < place; at++)
        day += month_len(year, at);
    *out = day;
    return true;
}
