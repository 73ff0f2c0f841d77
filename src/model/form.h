/*
 * form -- a form and its versions; the layout is core/form.h's structure, kept as JSON.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of base/limits.h, named in the field tables
 * Tests:  resource_test.c, tests/api/form.talk
 */
#ifndef BAOCAO_MODEL_FORM_H
#define BAOCAO_MODEL_FORM_H

#include "core/aggregate.h"
#include "model/form_life.h"

struct form_record {
    int64_t id;
    struct str code, title;
    int state; /* enum form_state: of the version in use, else of the newest */
    int64_t owner_unit_id;
    struct str owner_unit_name; /* joined */
    struct str owner_unit_path; /* joined */
    int64_t version_number;     /* of the newest form version */
    int64_t used_number;        /* of the version in use; 0: none */
    int64_t work_number;        /* of the version that is worked on; 0: none */
    int work_state;             /* enum form_state, or LIFE_NONE */
    int64_t rows, columns;      /* of the newest form version, value columns only */
    int64_t changed_ms;
    int64_t version;
};

/* A form with one version's layout: what is read, drawn and saved. */
struct form_full {
    struct form_record form;
    int64_t number;
    struct form_version life;
    struct list actions; /* struct form_choice */
    struct form layout;
};

/* GET /forms/{id}?number= */
struct form_ref {
    int64_t id, number; /* number 0: the newest */
};

struct form_query {
    struct str q;
    int state;
    struct page page;
};

/* POST /forms, POST /forms/{id}/versions and PUT /forms/{id}/draft */
struct form_save {
    int64_t id; /* of the form; 0 for a new one */
    struct str code, title;
    int64_t owner_unit_id, version;
    struct form_request request;
    struct form layout;
    struct form_fault fault; /* out of forms_check: what is wrong with the layout */
    uint64_t given;
};

/* POST /forms/import: what the annex was read as; nothing is kept. */
struct form_import_in {
    int64_t sheet, table;
    bool chosen; /* the sheet was given; else the first table of the file is taken */
    struct str file;
};

/* A table of the file, as the list to choose from shows it. */
struct form_import_table {
    int64_t sheet, table;
    bool hidden, too_large;
    struct str title, form_no;
    int64_t first_row, rows, columns, doubts;
};

struct form_import {
    struct list sheets; /* struct str */
    int64_t sheet, table;
    struct list tables; /* struct form_import_table */
    struct form layout;
};

extern const struct resource aggregate_gap_resource;
extern const struct resource form_layout_resource; /* struct form */
extern const struct resource form_ref_resource;
extern const struct resource form_query_resource;
extern const struct resource form_page_resource;
extern const struct resource form_new_resource;      /* struct form_save */
extern const struct resource form_revision_resource; /* struct form_save */
extern const struct resource form_draft_resource;    /* struct form_save */
extern const struct resource form_import_in_resource;
extern const struct resource form_import_resource;
extern const struct resource form_record_resource;
extern const struct resource form_full_resource;

#endif
