/*
 * burden -- how much is asked: reports and cells by unit or asking office, month by month.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/burden.talk
 */
#ifndef BAOCAO_MODEL_BURDEN_H
#define BAOCAO_MODEL_BURDEN_H

#include "model/common.h"

/* X(NAME, "wire") */
#define BURDEN_BY_LIST(X) X(UNIT, "unit") X(OFFICE, "office")

#define X(name, wire) BURDEN_##name,
enum burden_by { BURDEN_BY_LIST(X) BURDEN_BY_COUNT };
#undef X

struct burden_query {
    int64_t year;
    int by; /* enum burden_by; -1: by unit */
    int64_t lead_unit_id, unit_id, under_id;
    int kind; /* enum unit_kind; -1: all */
};

struct burden_month {
    int64_t reports, cells;
};

struct burden_row {
    int64_t id;
    struct str code, name;
    int64_t regimes, reports, cells;
    struct list months; /* struct burden_month, twelve */
};

/* An office that asks anything, for the filter. */
struct burden_office {
    int64_t id;
    struct str name;
};

struct burden {
    int64_t year;
    int by;
    int64_t regimes, units, reports, cells;
    struct list rows;    /* struct burden_row, the heaviest first */
    struct list months;  /* struct burden_month of all rows */
    struct list offices; /* struct burden_office, by name */
};

extern const struct resource burden_query_resource;
extern const struct resource burden_resource;

#endif
