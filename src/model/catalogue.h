/*
 * catalogue -- the four lists whose codes give figures their meaning, each described once.
 *
 * An indicator is what a row of a form asks for, an attribute what a column
 * means (plan, done in the period, cumulative …), a measure is a unit of
 * measure, a sector an area of work. One indicator has one definition and one
 * unit that owns it (NA-12, BP-27); the other three are the whole province's.
 * Codes stay what they are for good: forms, formulas and figures name them. An
 * entry that is no longer used gets a last day, it is never deleted.
 *
 * All four begin with a struct catalogue_item, so that domain/catalogues.c is
 * written once.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/catalogue.talk
 */
#ifndef BAOCAO_MODEL_CATALOGUE_H
#define BAOCAO_MODEL_CATALOGUE_H

#include "core/form.h"
#include "model/common.h"

#define CATALOGUE_ALIASES_MAX 30

/* What all entries have; the first member of each. */
struct catalogue_item {
    int64_t id;
    struct str code, name, name_search, name_sort;
    struct list aliases; /* struct str: other names people write */
    int64_t version, changed_ms;
    uint64_t given;
};

struct sector {
    struct catalogue_item item;
    struct str note;
};

/* A figure in this measure, times the factor, is the figure in the base measure of its quantity. */
struct measure {
    struct catalogue_item item;
    struct str quantity; /* "Khối lượng": only measures of one quantity convert */
    struct maybe_dec factor;
};

struct attribute {
    struct catalogue_item item;
    struct str definition;
    int type;                 /* enum value_type */
    int unit_rule, time_rule; /* enum rule_kind; DEFAULT: as the indicator says */
    int64_t valid_from, valid_to;
};

struct indicator {
    struct catalogue_item item;
    struct str definition, method, legal_basis;
    struct str measure, sector; /* codes; empty: none */
    int64_t decimals;
    int64_t owner_unit_id;
    int unit_rule, time_rule;              /* enum rule_kind, never DEFAULT */
    struct str weight, numerator, divisor; /* codes of indicators, as the rules need */
    int64_t valid_from, valid_to;
    struct str owner_unit_code, owner_unit_name, measure_name, sector_name; /* joined */
};

/* Each list uses the members its query resource names. */
struct catalogue_query {
    struct str q, sector, measure, quantity;
    int64_t owner_unit_id, on;
    struct page page;
};

/* X(NAME, "wire") */
#define CATALOGUE_OUTCOME_LIST(X) \
    X(CREATED, "created") X(UPDATED, "updated") X(UNCHANGED, "unchanged") X(REFUSED, "refused")

#define X(name, wire) CATALOGUE_##name,
enum catalogue_outcome { CATALOGUE_OUTCOME_LIST(X) CATALOGUE_OUTCOME_COUNT };
#undef X

/* What becomes of one line of a file. */
struct catalogue_line_outcome {
    int64_t line;
    struct str code, name;
    int outcome;                   /* enum catalogue_outcome */
    struct str key, field, detail; /* of a refusal */
};

/* POST /indicators/import and /indicators/preview: owner of entries whose line names none. */
struct catalogue_import_in {
    int64_t owner_unit_id;
    struct list lines; /* struct catalogue_line of domain/catalogue_import.h */
};

struct catalogue_import {
    int64_t created, updated, unchanged, refused;
    struct list lines; /* struct catalogue_line_outcome, those that are not unchanged */
};

/* GET /measures/convert */
struct measure_query {
    struct str value, from, to;
    int64_t decimals;
    bool round;
};

struct measure_answer {
    struct maybe_dec value;
    bool exact;
    struct str from_name, to_name;
};

extern const struct resource sector_resource;
extern const struct resource sector_query_resource;
extern const struct resource sector_page_resource;
extern const struct resource measure_resource;
extern const struct resource measure_list_resource;
extern const struct resource measure_page_resource;
extern const struct resource attribute_resource;
extern const struct resource attribute_query_resource;
extern const struct resource attribute_page_resource;
extern const struct resource indicator_resource;
extern const struct resource indicator_query_resource;
extern const struct resource indicator_page_resource;
extern const struct resource catalogue_import_in_resource;
extern const struct resource catalogue_import_resource;
extern const struct resource measure_query_resource;
extern const struct resource measure_answer_resource;

#endif
