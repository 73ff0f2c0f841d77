#include "core/discipline.h"

#include "base/limits.h"

#define X(name, wire, title) [REPORT_CLOCK_##name] = wire,
const char *const report_clock_names[REPORT_CLOCK_COUNT] = { REPORT_CLOCK_LIST(X) };
#undef X
#define X(name, wire, title) [MARK_##name] = wire,
const char *const discipline_mark_names[MARK_COUNT] = { DISCIPLINE_MARK_LIST(X) };
#undef X
#define X(name, wire, title) [MARK_##name] = title,
const char *const discipline_mark_titles[MARK_COUNT] = { DISCIPLINE_MARK_LIST(X) };
#undef X
#define X(name, wire, title) [COUNT_##name] = wire,
const char *const discipline_count_names[COUNT_COUNT] = { DISCIPLINE_COUNT_LIST(X) };
#undef X
#define X(name, wire, title) [COUNT_##name] = title,
const char *const discipline_count_titles[COUNT_COUNT] = { DISCIPLINE_COUNT_LIST(X) };
#undef X
#define X(name, wire, title) [APPEAL_##name] = wire,
const char *const appeal_state_names[APPEAL_STATE_COUNT] = { APPEAL_STATE_LIST(X) };
#undef X
#define X(name, wire, title) [APPEAL_##name] = title,
const char *const appeal_state_titles[APPEAL_STATE_COUNT] = { APPEAL_STATE_LIST(X) };
#undef X
#define X(name, wire, first, months) [PART_##name] = wire,
const char *const year_part_names[YEAR_PART_COUNT] = { YEAR_PART_LIST(X) };
#undef X

/* ---- the clock ---- */

enum report_clock discipline_stop(int64_t due_on, int64_t sent_on)
{
    return sent_on > due_on ? REPORT_CLOCK_LATE : REPORT_CLOCK_IN_TIME;
}

bool discipline_is_late(enum report_clock clock, int64_t due_on, int64_t today)
{
    /* One that were sent today would be late: then one that is not, is. */
    return (clock == REPORT_CLOCK_RUNS ? discipline_stop(due_on, today) : clock) ==
           REPORT_CLOCK_LATE;
}

int64_t discipline_over(int64_t today)
{
    return today - 1;
}

/* ---- marks ---- */

enum discipline_mark discipline_by_clock(const struct discipline_facts *facts)
{
    bool late = discipline_is_late(facts->clock, facts->due_on, facts->today);

    if (facts->clock == REPORT_CLOCK_VOID)
        return MARK_EXCUSED;
    if (facts->clock == REPORT_CLOCK_RUNS)
        return late ? MARK_MISSING : MARK_WAITING;
    return late ? MARK_LATE : MARK_ON_TIME;
}

enum discipline_mark discipline_mark_of(const struct discipline_facts *facts)
{
    enum discipline_mark mark = discipline_by_clock(facts);

    if (!facts->upheld)
        return mark;
    switch (mark) {
    case MARK_LATE:
        return MARK_ON_TIME;
    case MARK_MISSING:
        return MARK_EXCUSED;
    case MARK_WAITING:
    case MARK_ON_TIME:
    case MARK_EXCUSED:
    case MARK_COUNT:
        break;
    }
    return mark;
}

bool discipline_counts(const struct discipline_facts *facts, enum discipline_count count)
{
    enum discipline_mark mark = discipline_mark_of(facts);

    if (facts->clock == REPORT_CLOCK_VOID)
        return false;
    switch (count) {
    case COUNT_EXPECTED:
        return true;
    case COUNT_ON_TIME:
        return mark == MARK_ON_TIME;
    case COUNT_LATE:
        return mark == MARK_LATE;
    case COUNT_MISSING:
        return mark == MARK_MISSING;
    case COUNT_WAITING:
        return mark == MARK_WAITING;
    case COUNT_EXCUSED:
        return mark == MARK_EXCUSED;
    case COUNT_EXTENDED:
        return facts->extended;
    case COUNT_RETURNED:
        return facts->returned;
    case COUNT_UPHELD:
        return mark != discipline_by_clock(facts);
    case COUNT_UNASSIGNED:
    case COUNT_COUNT:
        break;
    }
    return false; /* what was not assigned is no report */
}

struct discipline_sieve discipline_sieve_of(enum discipline_count count)
{
    struct discipline_sieve sieve = { .clock = -1, .upheld = -1 };

    switch (count) {
    case COUNT_LATE:
        sieve.clock = REPORT_CLOCK_LATE;
        sieve.upheld = 0;
        break;
    case COUNT_MISSING:
        sieve.clock = REPORT_CLOCK_RUNS;
        sieve.upheld = 0;
        break;
    case COUNT_WAITING:
        sieve.clock = REPORT_CLOCK_RUNS;
        break;
    case COUNT_EXCUSED:
        sieve.clock = REPORT_CLOCK_RUNS;
        sieve.upheld = 1;
        break;
    case COUNT_UPHELD:
        sieve.upheld = 1;
        break;
    case COUNT_EXTENDED:
        sieve.extended = true;
        break;
    case COUNT_RETURNED:
        sieve.returned = true;
        break;
    case COUNT_EXPECTED:
    case COUNT_ON_TIME:
    case COUNT_UNASSIGNED:
    case COUNT_COUNT:
        break;
    }
    return sieve;
}

void discipline_add(struct discipline_sum *sum, const struct discipline_facts *facts)
{
    for (int count = 0; count < COUNT_COUNT; count++)
        if (discipline_counts(facts, (enum discipline_count)count))
            sum->of[count] += facts->count;
}

void discipline_join(struct discipline_sum *sum, const struct discipline_sum *other)
{
    for (int count = 0; count < COUNT_COUNT; count++)
        sum->of[count] += other->of[count];
}

int64_t discipline_due(const struct discipline_sum *sum)
{
    return sum->of[COUNT_ON_TIME] + sum->of[COUNT_LATE] + sum->of[COUNT_MISSING];
}

bool discipline_rate(const struct discipline_sum *sum, struct dec *out)
{
    int64_t due = discipline_due(sum);

    if (!due)
        return false;
    *out = (struct dec){ (int64_t)dec_round_div((int128)sum->of[COUNT_ON_TIME] * 10000, due), 2 };
    return true;
}

/* ---- parts of a year ---- */

static const struct {
    int first, months;
} parts[YEAR_PART_COUNT] = {
#define X(name, wire, first, months) [PART_##name] = { first, months },
    YEAR_PART_LIST(X)
#undef X
};

struct day_span year_part_days(int year, enum year_part part)
{
    int last = parts[part].first + parts[part].months - 1;

    return (struct day_span){
        date_of((struct ymd){ year, parts[part].first, 1 }),
        date_of((struct ymd){ year, last, date_month_len(year, last) }),
    };
}

struct str year_part_title(struct arena *arena, int year, enum year_part part)
{
    static const enum period_kind kinds[] = {
        [1] = PERIOD_MONTH, [3] = PERIOD_QUARTER, [6] = PERIOD_HALF, [12] = PERIOD_YEAR
    };
    int months = parts[part].months;

    return period_title(arena, (struct period){
                                   .kind = kinds[months],
                                   .year = year,
                                   .number = (parts[part].first - 1) / months + 1,
                               });
}

/* ---- appeals ---- */

enum appeal_refusal appeal_ask(const struct discipline_facts *facts, int64_t open, int64_t made)
{
    enum discipline_mark mark = discipline_by_clock(facts);

    if (open)
        return APPEAL_OPEN;
    if (facts->upheld)
        return APPEAL_DONE;
    if (mark != MARK_LATE && mark != MARK_MISSING)
        return APPEAL_NO_MARK;
    return made >= APPEALS_MAX ? APPEAL_OFTEN : APPEAL_OK;
}

bool appeal_holds(const struct discipline_facts *facts, enum discipline_mark against)
{
    return discipline_by_clock(facts) == against;
}
