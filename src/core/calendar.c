#include "core/calendar.h"

#include "core/lunar.h"

#define WEEKDAYS 5
/* Tết has five days, 2/9 two, and there are five more: room for as many in lieu. */
#define COMPUTED_DAYS_MAX 32
#define YEAR_LAST INT32_MAX

const char *const day_kind_names[DAY_KIND_COUNT] = {
#define X(name, wire, title) [DAY_##name] = wire,
    DAY_KIND_LIST(X)
#undef X
};

const char *const calendar_source_names[CALENDAR_SOURCE_COUNT] = {
#define X(name, wire) [CALENDAR_##name] = wire,
    CALENDAR_SOURCE_LIST(X)
#undef X
};

const struct calendar calendar_weekends = { NULL, 0 };

static bool is_weekend(int64_t day)
{
    return date_weekday(day) > WEEKDAYS;
}

/* ---- the rules ---- */

enum holiday_reckoning { SOLAR, LUNAR };

enum holiday_spread {
    ONE_DAY,
    TET_DAYS,     /* five days around it */
    AND_NEIGHBOUR /* and the day before or after */
};

/* Labour Code 2019, Article 112.1, and what was changed since; by day of the year. */
/* clang-format off */
static const struct holiday_rule {
    enum holiday_reckoning reckoning;
    int month, day;
    enum holiday_spread spread;
    int from_year, to_year;
    const char *name;
    const char *point; /* of Article 112.1; NULL: the resolution that added it */
} holiday_rules[] = {
    { SOLAR,  1,  1, ONE_DAY,       1995, YEAR_LAST, "Tết Dương lịch", "a" },
    { LUNAR,  1,  1, TET_DAYS,      2013, YEAR_LAST, "Tết Âm lịch", "b" },
    { LUNAR,  3, 10, ONE_DAY,       2007, YEAR_LAST, "Giỗ Tổ Hùng Vương", "e" },
    { SOLAR,  4, 30, ONE_DAY,       1995, YEAR_LAST, "Ngày Chiến thắng", "c" },
    { SOLAR,  5,  1, ONE_DAY,       1995, YEAR_LAST, "Ngày Quốc tế lao động", "d" },
    { SOLAR,  9,  2, ONE_DAY,       1995, 2020,      "Quốc khánh", "đ" },
    { SOLAR,  9,  2, AND_NEIGHBOUR, 2021, YEAR_LAST, "Quốc khánh", "đ" },
    /* NQ 28/2026/QH16 */
    { SOLAR, 11, 24, ONE_DAY,       2026, YEAR_LAST, "Ngày Văn hóa Việt Nam", NULL },
};
/* clang-format on */

/* The holidays of a year, whatever day of the week they fall on, ascending. */
struct holidays {
    int64_t days[COMPUTED_DAYS_MAX];
    const char *names[COMPUTED_DAYS_MAX];
    size_t len;
};

static bool rule_day(const struct holiday_rule *rule, int year, int64_t *out)
{
    if (year < rule->from_year || year > rule->to_year)
        return false;
    if (rule->reckoning == LUNAR)
        return lunar_to_day(
            (struct lunar_day){ .year = year, .month = rule->month, .day = rule->day }, out);
    *out = date_of((struct ymd){ year, rule->month, rule->day });
    return true;
}

static void spread_of(const struct holiday_rule *rule, int64_t day, int64_t *first, int64_t *last)
{
    *first = *last = day;
    switch (rule->spread) {
    case ONE_DAY:
        break;
    case TET_DAYS:
        *first = is_weekend(day - 2) ? day - 1 : day - 2;
        *last = *first + 4;
        break;
    case AND_NEIGHBOUR:
        /* Monday, Thursday and Sunday take the day after, the others the day before. */
        if (date_weekday(day) == 1 || date_weekday(day) == 4 || date_weekday(day) == 7)
            *last = day + 1;
        else
            *first = day - 1;
        break;
    }
}

static struct holidays holidays_of(int year)
{
    struct holidays out = { .len = 0 };

    for (size_t i = 0; i < ARRAY_LEN(holiday_rules); i++) {
        int64_t day, first, last;

        if (!rule_day(&holiday_rules[i], year, &day))
            continue;
        spread_of(&holiday_rules[i], day, &first, &last);
        for (day = first; day <= last; day++) {
            ASSERT(out.len < COMPUTED_DAYS_MAX);
            out.days[out.len] = day;
            out.names[out.len++] = holiday_rules[i].name;
        }
    }
    return out;
}

/* A year's days being put together, in order. */
struct year_builder {
    struct arena *arena;
    struct calendar_day *days;
    size_t len, cap;
};

static bool builder_has(const struct year_builder *builder, int64_t day)
{
    for (size_t i = 0; i < builder->len; i++)
        if (builder->days[i].on == day)
            return true;
    return false;
}

static void builder_add(struct year_builder *builder, struct calendar_day day)
{
    size_t at;

    builder->days = list_room(
        builder->arena, builder->days, builder->len, &builder->cap, sizeof(*builder->days));
    for (at = builder->len++; at > 0 && builder->days[at - 1].on > day.on; at--)
        builder->days[at] = builder->days[at - 1];
    builder->days[at] = day;
}

/* Article 111.3: the next working day for each holiday on a weekly day off. */
static void add_in_lieu(struct year_builder *builder, const struct holidays *holidays)
{
    for (size_t i = 0; i < holidays->len; i++) {
        int64_t day = holidays->days[i];

        if (!is_weekend(day))
            continue;
        while (is_weekend(day) || builder_has(builder, day))
            day++;
        builder_add(builder, (struct calendar_day){ day, DAY_IN_LIEU,
                                 str_format(builder->arena, "Nghỉ bù %s", holidays->names[i]) });
    }
}

struct calendar_year calendar_year_computed(struct arena *arena, int year)
{
    struct year_builder builder = { .arena = arena };
    struct holidays holidays = holidays_of(year);

    for (size_t i = 0; i < holidays.len; i++)
        if (!is_weekend(holidays.days[i]) && !builder_has(&builder, holidays.days[i]))
            builder_add(&builder,
                (struct calendar_day){ holidays.days[i], DAY_HOLIDAY, str_of(holidays.names[i]) });
    add_in_lieu(&builder, &holidays);
    return (struct calendar_year){
        .year = year, .source = CALENDAR_COMPUTED, .days = { builder.days, builder.len }
    };
}

/* ---- the notices ---- */

static const struct notice_year {
    int year;
    const char *notices;
} notice_years[] = {
#define N(year, notices) { year, notices },
#define O(year, month, day, kind, name)
#include "core/official_days.def"
#undef N
#undef O
};

static const struct notice_day {
    struct ymd on;
    enum day_kind kind;
    const char *name;
} notice_days[] = {
#define N(year, notices)
#define O(year, month, day, kind, name) { { year, month, day }, DAY_##kind, name },
#include "core/official_days.def"
#undef N
#undef O
};

static const char *notices_of(int year)
{
    for (size_t i = 0; i < ARRAY_LEN(notice_years); i++)
        if (notice_years[i].year == year)
            return notice_years[i].notices;
    return NULL;
}

struct calendar_year calendar_year_default(struct arena *arena, int year)
{
    struct year_builder builder = { .arena = arena };
    const char *notices = notices_of(year);

    if (!notices)
        return calendar_year_computed(arena, year);
    for (size_t i = 0; i < ARRAY_LEN(notice_days); i++) {
        const struct notice_day *day = &notice_days[i];

        if (day->on.year == year)
            builder_add(&builder,
                (struct calendar_day){ date_of(day->on), (int)day->kind, str_of(day->name) });
    }
    return (struct calendar_year){ .year = year,
        .source = CALENDAR_NOTICE,
        .notice = str_of(notices),
        .days = { builder.days, builder.len } };
}

/* ---- asking ---- */

struct calendar calendar_join(struct arena *arena, const struct calendar_year *years, size_t len)
{
    struct calendar_day *days;
    size_t total = 0, at = 0;

    for (size_t i = 0; i < len; i++)
        total += years[i].days.len;
    days = ARENA_ARRAY(arena, total + 1, struct calendar_day);
    for (size_t i = 0; i < len; i++)
        for (size_t j = 0; j < years[i].days.len; j++)
            days[at++] = LIST_AT(years[i].days, struct calendar_day, j)[0];
    return (struct calendar){ days, total };
}

static const struct calendar_day *day_find(const struct calendar *calendar, int64_t day)
{
    size_t low = 0, high = calendar->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (calendar->days[middle].on < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low < calendar->len && calendar->days[low].on == day ? &calendar->days[low] : NULL;
}

bool calendar_is_off(const struct calendar *calendar, int64_t day)
{
    const struct calendar_day *found = day_find(calendar, day);

    return found ? found->kind != DAY_SWAP_WORK : is_weekend(day);
}

int64_t calendar_workday_from(const struct calendar *calendar, int64_t day)
{
    while (calendar_is_off(calendar, day))
        day++;
    return day;
}

int64_t calendar_workdays_after(const struct calendar *calendar, int64_t day, int64_t count)
{
    while (count-- > 0)
        day = calendar_workday_from(calendar, day + 1);
    return day;
}

int64_t calendar_workdays_in(const struct calendar *calendar, int64_t first, int64_t last)
{
    int64_t count = 0;

    for (int64_t day = first; day <= last; day++)
        count += !calendar_is_off(calendar, day);
    return count;
}

/* ---- checking ---- */

static const char *day_fault(const struct calendar_year *year, size_t at)
{
    const struct calendar_day *day = LIST_AT(year->days, struct calendar_day, at);
    bool weekend = is_weekend(day->on);

    if (date_ymd(day->on).year != year->year)
        return "không thuộc năm này";
    if (at && day->on <= LIST_AT(year->days, struct calendar_day, at - 1)->on)
        return "lặp lại hoặc không theo thứ tự";
    if (day->kind == DAY_SWAP_WORK && !weekend)
        return "đã là ngày làm việc, không cần khai làm bù";
    if (day->kind != DAY_SWAP_WORK && weekend)
        return "đã là ngày nghỉ hằng tuần";
    return NULL;
}

struct calendar_fault calendar_year_check(struct arena *arena, const struct calendar_year *year)
{
    for (size_t i = 0; i < year->days.len; i++) {
        const char *why = day_fault(year, i);
        int64_t on = LIST_AT(year->days, struct calendar_day, i)->on;

        if (why)
            return (struct calendar_fault){
                str_format(arena, "days[%zu].on", i),
                str_format(arena, "Ngày " STR_FMT " %s.", STR_ARG(date_format_vi(arena, on)), why),
            };
    }
    return (struct calendar_fault){ 0 };
}

/* ---- what the law gives ---- */

/* Off, and not in exchange for another day. */
static bool is_given(const struct calendar *calendar, int64_t day)
{
    const struct calendar_day *found = day_find(calendar, day);

    if (!found)
        return is_weekend(day);
    return found->kind == DAY_HOLIDAY || found->kind == DAY_IN_LIEU;
}

/* The working days given among the days off that join this one. */
static int64_t given_around(const struct calendar *calendar, int64_t day)
{
    int64_t count = 0;

    while (calendar_is_off(calendar, day - 1))
        day--;
    for (; calendar_is_off(calendar, day); day++)
        count += !is_weekend(day) && is_given(calendar, day);
    return count;
}

/*
 * Whether the holiday is not had; *out is the first of its days that lacks.
 * Which days it has beside itself is each year's notice to say, so as many
 * working days as it has days must be given, wherever about it they lie:
 * Article 111.3 makes up for those on a weekly day off.
 */
static bool holiday_lacks(
    const struct holiday_rule *rule, int64_t holiday, const struct calendar *calendar, int64_t *out)
{
    bool had = is_given(calendar, holiday);
    int64_t first, last;

    spread_of(rule, holiday, &first, &last);
    if (had && (first == last || given_around(calendar, holiday) > last - first))
        return false;
    while (is_given(calendar, first))
        first++;
    *out = first;
    return true;
}

static struct str article_of(struct arena *arena, const struct holiday_rule *rule, int64_t year)
{
    if (!rule->point)
        return S("Nghị quyết 28/2026/QH16");
    if (year < 2013)
        return S("Điều 73 Bộ luật Lao động năm 1994");
    return str_format(arena, "điểm %s khoản 1 %s", rule->point,
        year < 2021 ? "Điều 115 Bộ luật Lao động năm 2012" : "Điều 112 Bộ luật Lao động năm 2019");
}

struct calendar_fault calendar_year_lack(struct arena *arena, const struct calendar_year *year)
{
    struct calendar calendar = calendar_join(arena, year, 1);

    for (size_t i = 0; i < ARRAY_LEN(holiday_rules); i++) {
        const struct holiday_rule *rule = &holiday_rules[i];
        int64_t holiday, on;

        if (rule_day(rule, (int)year->year, &holiday) &&
            holiday_lacks(rule, holiday, &calendar, &on))
            return (struct calendar_fault){
                S("days"),
                str_format(arena, "Thiếu %s, ngày " STR_FMT " (" STR_FMT ").", rule->name,
                    STR_ARG(date_format_vi(arena, on)),
                    STR_ARG(article_of(arena, rule, year->year))),
            };
    }
    return (struct calendar_fault){ 0 };
}
