/*
 * discipline -- what a report's clock says, what mark that is, and how marks are counted.
 *
 * The clock runs until a report is sent, and stops there: in time or late, by the due day in force
 * at that moment. What it said is kept; due days that change afterwards do not change it. A return
 * or a recall lets it run again. A report whose clock runs past its due day is missing.
 *
 * Marks are counted over what was expected, not over what was sent: what is not due yet counts
 * nowhere, and a rate is of what has come due. An appeal that was upheld changes the mark, never
 * the clock: a late report is then counted as in time, a missing one is not counted as owed. It
 * is upheld only while the clock still says what it was made against, and holds as long.
 *
 * The clock of a report that was taken from its unit is void: the report counts nowhere.
 *
 * Layer:  core (pure: no clock of its own, no I/O, no allocation)
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  discipline_test.c, tests/api/discipline.talk
 */
#ifndef BAOCAO_DISCIPLINE_H
#define BAOCAO_DISCIPLINE_H

#include "base/dec.h"
#include "core/period.h"

/* X(NAME, "wire", "tên tiếng Việt") */
#define REPORT_CLOCK_LIST(X) \
    X(RUNS, "runs", "Chưa gửi") \
    X(IN_TIME, "in_time", "Gửi trong hạn") \
    X(LATE, "late", "Gửi trễ hạn") \
    X(VOID, "void", "Không phải gửi")

#define DISCIPLINE_MARK_LIST(X) \
    X(WAITING, "waiting", "Chưa đến hạn") \
    X(ON_TIME, "on_time", "Đúng hạn") \
    X(LATE, "late", "Trễ hạn") \
    X(MISSING, "missing", "Quá hạn chưa gửi") \
    X(EXCUSED, "excused", "Không tính")

/* What is counted of a unit, a regime, a month. */
#define DISCIPLINE_COUNT_LIST(X) \
    X(EXPECTED, "expected", "Phải gửi") \
    X(ON_TIME, "on_time", "Đúng hạn") \
    X(LATE, "late", "Trễ hạn") \
    X(MISSING, "missing", "Quá hạn chưa gửi") \
    X(WAITING, "waiting", "Chưa đến hạn") \
    X(EXCUSED, "excused", "Không tính") \
    X(EXTENDED, "extended", "Được gia hạn") \
    X(RETURNED, "returned", "Bị trả lại") \
    X(UPHELD, "upheld", "Kiến nghị được chấp nhận") \
    X(UNASSIGNED, "unassigned", "Có tên nhưng chưa được giao")

#define X(name, wire, title) REPORT_CLOCK_##name,
enum report_clock { REPORT_CLOCK_LIST(X) REPORT_CLOCK_COUNT };
#undef X
#define X(name, wire, title) MARK_##name,
enum discipline_mark { DISCIPLINE_MARK_LIST(X) MARK_COUNT };
#undef X
#define X(name, wire, title) COUNT_##name,
enum discipline_count { DISCIPLINE_COUNT_LIST(X) COUNT_COUNT };
#undef X

extern const char *const report_clock_names[REPORT_CLOCK_COUNT];
extern const char *const discipline_mark_names[MARK_COUNT];
extern const char *const discipline_mark_titles[MARK_COUNT];
extern const char *const discipline_count_names[COUNT_COUNT];
extern const char *const discipline_count_titles[COUNT_COUNT];

/* The one rule of late: what the clock of a report says that was due and is sent on these days. */
enum report_clock discipline_stop(int64_t due_on, int64_t sent_on);
/* Whether a report is late: sent so, or not sent and the day is over. */
bool discipline_is_late(enum report_clock clock, int64_t due_on, int64_t today);
/* The last due day that is over: a clock that runs and goes by it, or by one before, is late. */
int64_t discipline_over(int64_t today);

/* What is known of a report, or of `count` of them that are alike. */
struct discipline_facts {
    enum report_clock clock;
    int64_t due_on; /* while the clock runs */
    int64_t today;
    bool upheld; /* an appeal was */
    bool extended, returned;
    int64_t count;
};

/* What the clock alone says, and what counts: they differ where an appeal was upheld. */
enum discipline_mark discipline_by_clock(const struct discipline_facts *facts);
enum discipline_mark discipline_mark_of(const struct discipline_facts *facts);
/* Whether the reports are among those of a count: so every count opens to what it counted. */
bool discipline_counts(const struct discipline_facts *facts, enum discipline_count count);

/* What all reports of a count have in common, to pass over others cheaply; discipline_counts then
 * decides. */
struct discipline_sieve {
    int clock, upheld; /* -1: whichever */
    bool extended, returned;
};

struct discipline_sieve discipline_sieve_of(enum discipline_count count);

struct discipline_sum {
    int64_t of[COUNT_COUNT];
};

void discipline_add(struct discipline_sum *sum, const struct discipline_facts *facts);
void discipline_join(struct discipline_sum *sum, const struct discipline_sum *other);
/* How many have come due: in time, late and missing together. */
int64_t discipline_due(const struct discipline_sum *sum);
/* Of them those in time, in percent with two decimals; false: none has come due. */
bool discipline_rate(const struct discipline_sum *sum, struct dec *out) MUST_CHECK;

/* X(NAME, "wire", first month, months): parts of a year by the days reports are first due on. */
#define YEAR_PART_LIST(X) \
    X(YEAR, "year", 1, 12) \
    X(H1, "h1", 1, 6) \
    X(H2, "h2", 7, 6) \
    X(Q1, "q1", 1, 3) \
    X(Q2, "q2", 4, 3) \
    X(Q3, "q3", 7, 3) \
    X(Q4, "q4", 10, 3) \
    X(M1, "m1", 1, 1) \
    X(M2, "m2", 2, 1) \
    X(M3, "m3", 3, 1) \
    X(M4, "m4", 4, 1) \
    X(M5, "m5", 5, 1) \
    X(M6, "m6", 6, 1) \
    X(M7, "m7", 7, 1) \
    X(M8, "m8", 8, 1) \
    X(M9, "m9", 9, 1) \
    X(M10, "m10", 10, 1) \
    X(M11, "m11", 11, 1) \
    X(M12, "m12", 12, 1)

#define X(name, wire, first, months) PART_##name,
enum year_part { YEAR_PART_LIST(X) YEAR_PART_COUNT };
#undef X

extern const char *const year_part_names[YEAR_PART_COUNT];

struct day_span year_part_days(int year, enum year_part part);
/* "Năm 2026", "6 tháng đầu năm 2026", "Quý I năm 2026", "Tháng 1 năm 2026". */
struct str year_part_title(struct arena *arena, int year, enum year_part part);

/* ---- appeals ---- */

/* X(NAME, "wire", "tên tiếng Việt") */
#define APPEAL_STATE_LIST(X) \
    X(ASKED, "asked", "Chờ xem xét") \
    X(UPHELD, "upheld", "Chấp nhận") \
    X(DISMISSED, "dismissed", "Không chấp nhận")

#define X(name, wire, title) APPEAL_##name,
enum appeal_state { APPEAL_STATE_LIST(X) APPEAL_STATE_COUNT };
#undef X

extern const char *const appeal_state_names[APPEAL_STATE_COUNT];
extern const char *const appeal_state_titles[APPEAL_STATE_COUNT];

enum appeal_refusal { APPEAL_OK, APPEAL_NO_MARK, APPEAL_OPEN, APPEAL_DONE, APPEAL_OFTEN };

/* Whether an appeal may be made: only against a mark that stands, one at a time, so often. */
enum appeal_refusal appeal_ask(const struct discipline_facts *facts, int64_t open, int64_t made);
/* Whether one against the mark may be upheld: it is still what the clock says. */
bool appeal_holds(const struct discipline_facts *facts, enum discipline_mark against);

#endif
