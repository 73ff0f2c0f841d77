/*
 * discipline -- how reports stand to their due days: counts by unit, regime or month, and the
 * reports a count is made of.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/discipline.talk
 */
#ifndef BAOCAO_MODEL_DISCIPLINE_H
#define BAOCAO_MODEL_DISCIPLINE_H

#include "core/discipline.h"
#include "model/common.h"

/* X(NAME, "wire") */
#define DISCIPLINE_BY_LIST(X) X(UNIT, "unit") X(REGIME, "regime") X(MONTH, "month")
#define DISCIPLINE_SORT_LIST(X) \
    X(NAME, "name") \
    X(RATE, "rate") \
    X(LATE, "late") \
    X(MISSING, "missing") \
    X(EXPECTED, "expected")

#define X(name, wire) BY_##name,
enum discipline_by { DISCIPLINE_BY_LIST(X) BY_COUNT };
#undef X
#define X(name, wire) SORT_##name,
enum discipline_sort { DISCIPLINE_SORT_LIST(X) SORT_COUNT };
#undef X

/* GET /discipline */
struct discipline_query {
    int64_t year;
    int part, by, kind, sort; /* -1: the year, by unit, units' reports, by name */
    int64_t regime_id, unit_id, under_id;
    struct str q;
    struct page page;
};

/* Of a unit, a regime or a month; of all of them, without a name. */
struct discipline_row {
    int64_t id;
    struct str code, name;
    struct discipline_sum sum;
    int64_t due;
    struct maybe_dec rate;
    int64_t place;      /* in order of names */
    int64_t urged;      /* of a unit: letters that urged its reports */
    int64_t urged_last; /* the last of them that was counted */
};

struct discipline_out {
    int64_t from_on, to_on;
    struct str title;
    int by;
    struct discipline_row total;
    struct list items; /* struct discipline_row */
    int64_t rows;      /* in all pages */
    struct str next;
};

/* GET /discipline/reports */
struct discipline_reports_query {
    int64_t year;
    int part, kind, count; /* count -1: all that was expected */
    int64_t month;         /* 1 to 12: only first due in it; 0: all of the part */
    int64_t regime_id, unit_id, under_id;
    struct str q;
    struct page page;
};

/* One report of those counted, and why it is; report_id 0: it was not assigned. */
struct discipline_report {
    int64_t report_id, unit_id, regime_id;
    struct str unit_name, regime_name, period_title;
    int64_t first_due_on, due_on, sent_ms;
    int mark, by_clock; /* enum discipline_mark; -1: not assigned */
    int64_t days_late, returns;
    bool extended;
    struct str extended_by, extended_note;
    int64_t extended_ms;
    int appeal; /* enum appeal_state of the last one; -1: none */
    struct str appeal_reason, appeal_answer;
    bool can_open;
};

extern const char *const discipline_by_names[BY_COUNT];
extern const char *const discipline_sort_names[SORT_COUNT];

extern const struct resource discipline_query_resource;
extern const struct resource discipline_row_resource;
extern const struct resource discipline_resource;
extern const struct resource discipline_reports_query_resource;
extern const struct resource discipline_report_page_resource;

#endif
