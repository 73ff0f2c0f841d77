/*
 * discipline_table -- how units reported, as it was announced for a year's scoring.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/discipline_table.talk
 */
#ifndef BAOCAO_MODEL_DISCIPLINE_TABLE_H
#define BAOCAO_MODEL_DISCIPLINE_TABLE_H

#include "model/discipline.h"

struct discipline_table {
    int64_t id, year, number; /* number: 1 is the year's first, 2 what took its place … */
    int64_t from_on, to_on;
    struct str note;
    int64_t unit_id;
    struct str unit_name, announced_by_name;
    int64_t announced_ms;
    int64_t units; /* joined: lines it has */
};

/* GET /discipline/tables */
struct discipline_tables_query {
    int64_t year; /* 0: any */
    struct page page;
};

struct discipline_tables_out {
    bool can_announce;
    struct list items; /* struct discipline_table */
    struct str next;
};

/* GET /discipline/tables/{id} */
struct discipline_table_out {
    struct discipline_table table;
    struct discipline_row total;
    struct list lines; /* struct discipline_row, of units, in the order announced */
};

extern const struct resource discipline_table_resource;
extern const struct resource discipline_tables_query_resource;
extern const struct resource discipline_tables_resource;
extern const struct resource discipline_table_full_resource;

#endif
