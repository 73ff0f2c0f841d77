#include "core/period.h"

#define YEAR_MIN 1900
#define YEAR_MAX 2199
#define NAME_CHARS_MAX 20
#define DUE_MONTHS_MAX 12
#define WORKDAYS_MAX 260
#define DUE_DAYS_MAX 366

#define X(name, wire, title) [PERIOD_##name] = wire,
const char *const period_kind_names[PERIOD_KIND_COUNT] = { PERIOD_KIND_LIST(X) };
#undef X
#define X(name, wire, title) [PERIOD_##name] = title,
const char *const period_kind_titles[PERIOD_KIND_COUNT] = { PERIOD_KIND_LIST(X) };
#undef X

/* In a pattern y, m and n are digits of year, month and number; the rest stands for itself.
 * months: how long a period is, 0 where it is not a count of months; in_year: how many a year has;
 * offset: months from January to the first one. years: those that have one at all are its
 * multiples, 0 where each has; other_year: the number in the pattern is another year, so many past
 * the one meant. A kind without pattern has names behind its mark.
 */
/* clang-format off */
static const struct {
    const char *pattern;
    int months, in_year, offset, years, other_year;
    const char *mark;
} kinds[PERIOD_KIND_COUNT] = {
    [PERIOD_MONTH]       = { .pattern = "yyyy-nn",    .months = 1, .in_year = 12 },
    [PERIOD_QUARTER]     = { .pattern = "yyyy-Qn",    .months = 3, .in_year = 4 },
    [PERIOD_HALF]        = { .pattern = "yyyy-Hn",    .months = 6, .in_year = 2 },
    [PERIOD_NINE_MONTHS] = { .pattern = "yyyy-9M",    .months = 9, .in_year = 1 },
    [PERIOD_YEAR]        = { .pattern = "yyyy",       .months = 12, .in_year = 1 },
    [PERIOD_WEEK]        = { .pattern = "yyyy-Wnn",   .months = 0, .in_year = 0 },
    [PERIOD_TEN_DAYS]    = { .pattern = "yyyy-mm-Dn", .months = 0, .in_year = 0 },
    [PERIOD_DAY]         = { .pattern = "yyyy-mm-nn", .months = 0, .in_year = 0 },
    [PERIOD_SCHOOL_YEAR] = { .pattern = "yyyy-nnnn",  .months = 12, .in_year = 1, .offset = 8, .other_year = 1 },
    [PERIOD_AD_HOC]      = { .mark = "AH-" },
    [PERIOD_THEMATIC]    = { .mark = "CD-" },
    [PERIOD_FIVE_YEARS]  = { .pattern = "nnnn-yyyy",  .months = 60, .in_year = 1, .offset = -48, .years = 5, .other_year = -4 },
};
/* clang-format on */

bool period_kind_is_named(enum period_kind kind)
{
    return kinds[kind].mark != NULL;
}

/* How many years lie between a period of the kind and the same one again. */
static int years_of(enum period_kind kind)
{
    return kinds[kind].years ? kinds[kind].years : 1;
}

static int64_t day_of(int year, int month, int day)
{
    return date_of((struct ymd){ year, month, day });
}

static bool in_years(int64_t day)
{
    return date_valid(date_ymd(day));
}

/* ISO 8601: week 1 has the year's 4 January in it. */
static int64_t week_first_day(int year, int week)
{
    int64_t fourth = day_of(year, 1, 4);

    return fourth - (date_weekday(fourth) - 1) + 7 * ((int64_t)week - 1);
}

static int weeks_in(int year)
{
    return (int)((week_first_day(year + 1, 1) - week_first_day(year, 1)) / 7);
}

static int number_max(struct period period)
{
    if (period.kind == PERIOD_WEEK)
        return weeks_in(period.year);
    if (period.kind == PERIOD_TEN_DAYS)
        return 3;
    if (period.kind == PERIOD_DAY)
        return date_month_len(period.year, period.month);
    return kinds[period.kind].in_year;
}

/* ---- codes ---- */

static int *pattern_number(struct period *period, char mark)
{
    return mark == 'y'   ? &period->year
           : mark == 'm' ? &period->month
           : mark == 'n' ? &period->number
                         : NULL;
}

static bool pattern_read(struct str text, struct str pattern, struct period *period)
{
    if (text.len != pattern.len)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        int *number = pattern_number(period, pattern.ptr[i]);
        char c = text.ptr[i];

        if (!number && c != pattern.ptr[i])
            return false;
        if (number && (c < '0' || c > '9'))
            return false;
        if (number)
            *number = *number * 10 + (c - '0');
    }
    return true;
}

static bool period_exists(struct period period)
{
    bool has_month = period.kind == PERIOD_TEN_DAYS || period.kind == PERIOD_DAY;

    if (period.year < YEAR_MIN || period.year > YEAR_MAX)
        return false;
    if (has_month && (period.month < 1 || period.month > 12))
        return false;
    return period.number >= 1 && period.number <= number_max(period);
}

static bool kind_parse(struct str code, enum period_kind kind, struct period *out)
{
    struct str pattern = str_of(kinds[kind].pattern);
    struct period period = { .kind = kind };

    if (!pattern_read(code, pattern, &period))
        return false;
    if (kinds[kind].other_year && period.number != period.year + kinds[kind].other_year)
        return false;
    if (period.year % years_of(kind))
        return false;
    if (kinds[kind].in_year == 1)
        period.number = 1;
    if (!period_exists(period))
        return false;
    *out = period;
    return true;
}

static bool named_parse(struct str code, enum period_kind kind, struct period *out)
{
    struct str mark = str_of(kinds[kind].mark);

    if (!str_starts(code, mark) || code.len == mark.len || code.len > NAME_CHARS_MAX)
        return false;
    for (size_t i = 0; i < code.len; i++) {
        char c = code.ptr[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

        if (!letter && !(c >= '0' && c <= '9') && c != '-')
            return false;
    }
    *out = (struct period){ .kind = kind, .number = 1, .name = code };
    return true;
}

bool period_parse(struct str code, struct period *out)
{
    for (enum period_kind kind = 0; kind < PERIOD_KIND_COUNT; kind++)
        if (period_kind_is_named(kind) ? named_parse(code, kind, out) : kind_parse(code, kind, out))
            return true;
    return false;
}

struct str period_code(struct arena *arena, struct period period)
{
    struct buf buf = { .arena = arena };

    if (period_kind_is_named(period.kind))
        return str_copy(arena, period.name);
    if (kinds[period.kind].other_year)
        period.number = period.year + kinds[period.kind].other_year;
    buf_add(&buf, str_of(kinds[period.kind].pattern));
    for (size_t i = buf.len; i-- > 0;) {
        int *number = pattern_number(&period, buf.ptr[i]);

        if (!number)
            continue;
        buf.ptr[i] = (char)('0' + *number % 10);
        *number /= 10;
    }
    return buf_str(&buf);
}

struct str period_title(struct arena *arena, struct period period)
{
    static const char *const quarters[] = { "", "I", "II", "III", "IV" };
    static const char *const halves[] = { "", "đầu", "cuối" };
    static const char *const tens[] = { "", "đầu", "giữa", "cuối" };
    int number = period.number, year = period.year;

    switch (period.kind) {
    case PERIOD_MONTH:
        return str_format(arena, "Tháng %d năm %d", number, year);
    case PERIOD_QUARTER:
        return str_format(arena, "Quý %s năm %d", quarters[number], year);
    case PERIOD_HALF:
        return str_format(arena, "6 tháng %s năm %d", halves[number], year);
    case PERIOD_NINE_MONTHS:
        return str_format(arena, "9 tháng năm %d", year);
    case PERIOD_YEAR:
        return str_format(arena, "Năm %d", year);
    case PERIOD_WEEK:
        return str_format(arena, "Tuần %d năm %d", number, year);
    case PERIOD_TEN_DAYS:
        return str_format(arena, "10 ngày %s tháng %d năm %d", tens[number], period.month, year);
    case PERIOD_DAY:
        return str_format(arena, "Ngày %02d/%02d/%04d", number, period.month, year);
    case PERIOD_SCHOOL_YEAR:
        return str_format(arena, "Năm học %d - %d", year, year + 1);
    case PERIOD_AD_HOC:
        return str_format(arena, "Đột xuất " STR_FMT, STR_ARG(period.name));
    case PERIOD_THEMATIC:
        return str_format(arena, "Chuyên đề " STR_FMT, STR_ARG(period.name));
    case PERIOD_FIVE_YEARS:
        return str_format(arena, "5 năm %d - %d", year - 4, year);
    case PERIOD_KIND_COUNT:
        break;
    }
    return S("");
}

/* ---- neighbours ---- */

/* The index-th of a kind that has in_year in each year, counted from the year 0. */
static struct period period_at(enum period_kind kind, int index)
{
    int in_year = kinds[kind].in_year;

    return (struct period){ .kind = kind, .year = index / in_year, .number = index % in_year + 1 };
}

static struct period week_of_day(int64_t day)
{
    /* A week belongs to the year its Thursday lies in. */
    int year = date_ymd(day - date_weekday(day) + 4).year;

    return (struct period){
        .kind = PERIOD_WEEK,
        .year = year,
        .number = (int)((day - week_first_day(year, 1)) / 7) + 1,
    };
}

struct period period_of_day(enum period_kind kind, int64_t day)
{
    struct ymd ymd = date_ymd(day);
    struct period period = { .kind = kind, .year = ymd.year, .number = 1 };

    if (period_kind_is_named(kind))
        return (struct period){ .kind = kind, .number = 1 };
    if (kind == PERIOD_WEEK)
        return week_of_day(day);
    if (kinds[kind].months) {
        int months = ymd.year * 12 + ymd.month - 1 - kinds[kind].offset;
        int number = months % 12 / kinds[kind].months + 1;

        period.year = months / 12 - months / 12 % years_of(kind);
        period.number = number > kinds[kind].in_year ? kinds[kind].in_year : number;
        return period;
    }
    period.month = ymd.month;
    period.number = kind == PERIOD_DAY ? ymd.day : ymd.day > 20 ? 3 : (ymd.day - 1) / 10 + 1;
    return period;
}

static struct period period_step(struct period period, int by)
{
    struct day_span own;

    if (kinds[period.kind].months)
        return period_at(period.kind, period.year * kinds[period.kind].in_year + period.number - 1 +
                                          by * years_of(period.kind));
    if (!period_days(period, &own))
        return period;
    return period_of_day(period.kind, by < 0 ? own.first - 1 : own.last + 1);
}

struct period period_next(struct period period)
{
    return period_step(period, 1);
}

struct period period_previous(struct period period)
{
    return period_step(period, -1);
}

bool period_is_earlier_of_year(struct period a, struct period b)
{
    if (a.kind != b.kind || period_kind_is_named(a.kind) || a.year != b.year)
        return false;
    if (a.kind == PERIOD_TEN_DAYS || a.kind == PERIOD_DAY)
        return a.month < b.month || (a.month == b.month && a.number < b.number);
    return a.number < b.number;
}

struct period period_year_before(struct period period)
{
    int most;

    if (period_kind_is_named(period.kind))
        return period;
    period.year -= years_of(period.kind);
    most = number_max(period);
    if (period.number > most)
        period.number = most;
    return period;
}

/* ---- days ---- */

/* A count of months is the year times 12 and the month from 0; its last day where day is past it.
 */
static int64_t day_in_month(int months, int day)
{
    int year = months / 12, month = months % 12 + 1, len = date_month_len(year, month);

    return day_of(year, month, day > len ? len : day);
}

static int first_month(struct period period)
{
    return period.year * 12 + kinds[period.kind].offset +
           (period.number - 1) * kinds[period.kind].months;
}

static int last_month(struct period period)
{
    return first_month(period) + kinds[period.kind].months - 1;
}

static struct day_span ten_days(struct period period)
{
    int month = period.year * 12 + period.month - 1, first = (period.number - 1) * 10 + 1;

    return (struct day_span){
        .first = day_in_month(month, first),
        .last = day_in_month(month, period.number == 3 ? 31 : first + 9),
    };
}

bool period_days(struct period period, struct day_span *out)
{
    int64_t first;

    if (period_kind_is_named(period.kind))
        return false;
    if (kinds[period.kind].months) {
        *out = (struct day_span){
            .first = day_in_month(first_month(period), 1),
            .last = day_in_month(last_month(period), 31),
        };
        return true;
    }
    if (period.kind == PERIOD_TEN_DAYS) {
        *out = ten_days(period);
        return true;
    }
    first = period.kind == PERIOD_WEEK ? week_first_day(period.year, period.number)
                                       : day_of(period.year, period.month, period.number);
    *out = (struct day_span){ first, period.kind == PERIOD_WEEK ? first + 6 : first };
    return true;
}

/* ---- windows ---- */

/* A number from 1 to most, as rules have them. */
static bool count_read(struct str text, int64_t most, int64_t *out)
{
    return str_to_int(text, out) && *out >= 1 && *out <= most;
}

/* Days D to E: D lies in the month before, so that it must be after E. */
static bool turn_read(struct str rule, int *first, int *last)
{
    struct str head = str_cut(&rule, '-');
    int64_t from, to;

    if (!count_read(head, 31, &from) || !count_read(rule, 31, &to) || from <= to)
        return false;
    *first = (int)from;
    *last = (int)to;
    return true;
}

/* Where the month before is too short for the first day, the window begins behind its end: then
 * 31-30 leaves out no day and takes none twice. */
static struct day_span turn_window(struct period period, int first, int last)
{
    int before = first_month(period) - 1;
    int len = date_month_len(before / 12, before % 12 + 1);

    return (struct day_span){
        .first = day_in_month(before, 1) + (first > len ? len : first - 1),
        .last = day_in_month(last_month(period), last),
    };
}

/* "16/8": a day of a year. */
static bool day_of_year_read(struct str text, struct ymd *out)
{
    struct str head = str_cut(&text, '/');
    int64_t day, month;

    if (!count_read(text, 12, &month) || !count_read(head, 31, &day))
        return false;
    /* 2024 has every day there is. */
    *out = (struct ymd){ .year = 2024, .month = (int)month, .day = (int)day };
    return date_valid(*out);
}

/* "16/8-15/8": the last of these days that lies in the period, and the first before it. */
static bool year_window(struct period period, struct str rule, struct day_span *out)
{
    struct str head = str_cut(&rule, '-');
    struct ymd from, to;
    struct day_span own;
    int year;

    if (kinds[period.kind].months != 12 || !day_of_year_read(head, &from) ||
        !day_of_year_read(rule, &to) || !period_days(period, &own))
        return false;
    year = date_ymd(own.last).year;
    out->last = day_in_month(year * 12 + to.month - 1, to.day);
    if (out->last > own.last)
        out->last = day_in_month(--year * 12 + to.month - 1, to.day);
    out->first = day_in_month(year * 12 + from.month - 1, from.day);
    if (out->first > out->last)
        out->first = day_in_month((year - 1) * 12 + from.month - 1, from.day);
    return true;
}

static bool fixed_read(struct str rule, struct day_span *out)
{
    size_t at = str_find(rule, S(".."));
    struct day_span span;

    if (at == rule.len || !date_parse(str_sub(rule, 0, at), &span.first) ||
        !date_parse(str_sub(rule, at + 2, rule.len), &span.last) || span.last < span.first)
        return false;
    *out = span;
    return true;
}

bool period_window(struct period period, struct str rule, struct day_span *out)
{
    struct day_span span = { 0 };
    int first, last;
    bool calendar = str_eq(rule, S("calendar"));
    bool of_year = str_find(rule, S("/")) < rule.len;

    if (period_kind_is_named(period.kind))
        return fixed_read(rule, out);
    if (!calendar && !of_year && !turn_read(rule, &first, &last))
        return false;
    if (of_year) {
        if (!year_window(period, rule, &span))
            return false;
    } else if (calendar || !kinds[period.kind].months) {
        if (!period_days(period, &span))
            return false;
    } else {
        span = turn_window(period, first, last);
    }
    if (!in_years(span.first) || !in_years(span.last))
        return false;
    *out = span;
    return true;
}

/* ---- due days ---- */

enum due_part {
    DUE_DAY = 1u << 0,
    DUE_MONTH = 1u << 1,
    DUE_WORKDAYS = 1u << 2,
    DUE_AFTER = 1u << 3,
    DUE_SHIFT = 1u << 4,
    DUE_DAYS = 1u << 5,
};

#define DUE_BY_DAY (DUE_DAY | DUE_MONTH | DUE_SHIFT)
#define DUE_BY_DAYS (DUE_DAYS | DUE_AFTER | DUE_SHIFT)
#define DUE_BY_WORKDAYS (DUE_WORKDAYS | DUE_AFTER | DUE_SHIFT)

struct due_rule {
    unsigned parts;
    int64_t day, month, workdays, days;
    bool after_due; /* after=due, not after=window */
    bool to_next;   /* shift=next */
};

static bool month_read(struct str text, int64_t *out)
{
    bool back = str_starts(text, S("-"));
    int64_t months;

    if (!back && !str_starts(text, S("+")))
        return false;
    if (!str_to_int(str_sub(text, 1, text.len), &months) || months > DUE_MONTHS_MAX)
        return false;
    *out = back ? -months : months;
    return true;
}

static bool shift_read(struct str text, bool *to_next)
{
    *to_next = str_eq(text, S("next"));
    return *to_next || str_eq(text, S("none"));
}

static bool after_read(struct str text, bool *after_due)
{
    *after_due = str_eq(text, S("due"));
    return *after_due || str_eq(text, S("window"));
}

/* The part that was read; 0: it is none, or says what it cannot. */
static unsigned part_read(struct str key, struct str value, struct due_rule *rule)
{
    if (str_eq(key, S("day")))
        return count_read(value, 31, &rule->day) ? DUE_DAY : 0;
    if (str_eq(key, S("month")))
        return month_read(value, &rule->month) ? DUE_MONTH : 0;
    if (str_eq(key, S("workdays")))
        return count_read(value, WORKDAYS_MAX, &rule->workdays) ? DUE_WORKDAYS : 0;
    if (str_eq(key, S("days")))
        return count_read(value, DUE_DAYS_MAX, &rule->days) ? DUE_DAYS : 0;
    if (str_eq(key, S("after")))
        return after_read(value, &rule->after_due) ? DUE_AFTER : 0;
    if (str_eq(key, S("shift")))
        return shift_read(value, &rule->to_next) ? DUE_SHIFT : 0;
    return 0;
}

static bool due_read(struct str text, struct due_rule *rule)
{
    while (text.len) {
        struct str value = str_cut(&text, ';'), key = str_cut(&value, '=');
        unsigned part = part_read(key, value, rule);

        if (!part || (rule->parts & part))
            return false;
        rule->parts |= part;
    }
    return rule->parts == DUE_BY_DAY || rule->parts == DUE_BY_WORKDAYS ||
           rule->parts == DUE_BY_DAYS;
}

static void due_day_add(struct buf *out, const struct due_rule *rule)
{
    buf_addf(out, "Ngày %lld ", (long long)rule->day);
    if (rule->month > 0)
        buf_addf(out, "của tháng thứ %lld sau tháng cuối kỳ", (long long)rule->month);
    else if (rule->month < 0)
        buf_addf(out, "của tháng thứ %lld trước tháng cuối kỳ", (long long)-rule->month);
    else
        buf_add(out, S("của tháng cuối kỳ"));
}

struct str period_due_words(struct arena *arena, struct str text)
{
    struct due_rule rule = { 0 };
    struct buf out = { .arena = arena };
    int64_t day;

    if (date_parse(text, &day))
        return date_format_vi(arena, day);
    if (!due_read(text, &rule))
        return text;
    if (rule.parts == DUE_BY_DAY)
        due_day_add(&out, &rule);
    else
        buf_addf(&out, "%lld %s sau %s",
            (long long)(rule.parts == DUE_BY_DAYS ? rule.days : rule.workdays),
            rule.parts == DUE_BY_DAYS ? "ngày" : "ngày làm việc",
            rule.after_due ? "hạn của các đơn vị" : "ngày chốt số liệu");
    if (rule.to_next)
        buf_add(&out, S(", gặp ngày nghỉ thì sang ngày làm việc kế tiếp"));
    return buf_str(&out);
}

/* The month the period ends in; an ad hoc one has its window's. */
static int month_of_end(struct period period, struct day_span window)
{
    struct day_span own;
    struct ymd end = date_ymd(period_days(period, &own) ? own.last : window.last);

    return end.year * 12 + end.month - 1;
}

/* reports_due: the day that after=due counts from; NULL: there is none, and the rule is refused. */
static bool due_find(struct period period, struct day_span window, const int64_t *reports_due,
    const struct due_by *by, int64_t *out)
{
    struct due_rule due = { 0 };
    int64_t day, from;

    if (period_kind_is_named(period.kind) && date_parse(by->rule, out))
        return true;
    if (!due_read(by->rule, &due) || (due.after_due && !reports_due))
        return false;
    from = due.after_due ? *reports_due : window.last;
    if (due.parts == DUE_BY_DAYS)
        day = from + due.days;
    else if (due.parts == DUE_BY_DAY)
        day = day_in_month(month_of_end(period, window) + (int)due.month, (int)due.day);
    else
        day = calendar_workdays_after(by->calendar, from, due.workdays);
    if (due.to_next)
        day = calendar_workday_from(by->calendar, day);
    if (!in_years(day))
        return false;
    *out = day;
    return true;
}

int64_t period_due_least(struct day_span window, const struct calendar *calendar)
{
    return calendar_workdays_after(calendar, window.last, 1);
}

bool period_due(struct period period, struct day_span window, const struct due_by *by, int64_t *out)
{
    int64_t least;

    if (!due_find(period, window, NULL, by, out))
        return false;
    if (!by->bound || period_kind_is_named(period.kind))
        return true;
    least = period_due_least(window, by->calendar);
    if (*out < least)
        *out = least;
    return true;
}

bool period_total_due(struct period period, struct day_span window, int64_t due,
    const struct due_by *by, int64_t *out)
{
    return due_find(period, window, &due, by, out);
}
