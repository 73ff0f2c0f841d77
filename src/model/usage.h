/*
 * usage -- how the system itself is used: accounts, log-ins and reports by unit.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/usage.talk
 */
#ifndef BAOCAO_MODEL_USAGE_H
#define BAOCAO_MODEL_USAGE_H

#include "core/workflow.h"
#include "model/discipline.h"

/* X(NAME, "wire") */
#define USAGE_SORT_LIST(X) \
    X(NAME, "name") \
    X(LOGINS, "logins") \
    X(UNUSED, "unused")

#define X(name, wire) USAGE_SORT_##name,
enum usage_sort { USAGE_SORT_LIST(X) USAGE_SORT_COUNT };
#undef X

/* GET /usage */
struct usage_query {
    int64_t year;
    int part, sort; /* -1: the year, by name */
    int64_t under_id;
    struct str q;
    struct page page;
};

struct usage_row {
    int64_t id;
    struct str code, name;
    int64_t accounts, locked, people, logins, assigned, sent;
    int64_t incidents; /* told to the help desk */
    int64_t order;     /* of names */
};

struct usage_state {
    int state; /* enum report_state */
    struct str title;
    int64_t reports;
};

/* A time at which the system, or the line of a unit, could not be used. */
struct usage_outage {
    int64_t from_ms, to_ms; /* to_ms 0: it still cannot */
    struct str unit_name;   /* empty: the whole system */
    struct str affected;
    int64_t minutes; /* within the days asked for */
};

struct usage_out {
    int64_t from_on, to_on;
    struct str title;
    struct usage_row total;
    int64_t rows, used;  /* units, and those of whom anybody logged in */
    struct list states;  /* struct usage_state, those there are */
    struct list outages; /* struct usage_outage, newest first */
    int64_t outage_minutes;
    struct list items; /* struct usage_row */
    struct str next;
};

extern const struct resource usage_query_resource;
extern const struct resource usage_resource;

#endif
