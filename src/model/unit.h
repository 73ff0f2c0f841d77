/*
 * unit -- an agency, commune, division … that reports or receives, in a dated tree of any depth.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/
 */
#ifndef BAOCAO_MODEL_UNIT_H
#define BAOCAO_MODEL_UNIT_H

#include "model/common.h"

/* X(NAME, "wire", "tên") */
#define UNIT_KIND_LIST(X) \
    X(PROVINCE, "province", "Tỉnh, thành phố") \
    X(DEPARTMENT, "department", "Sở, ban, ngành") \
    X(DIVISION, "division", "Phòng, ban, đơn vị trực thuộc") \
    X(DISTRICT, "district", "Huyện, thị xã, thành phố thuộc tỉnh") \
    X(COMMUNE, "commune", "Xã") \
    X(WARD, "ward", "Phường") \
    X(SPECIAL_ZONE, "special_zone", "Đặc khu") \
    X(AGENCY, "agency", "Cơ quan trung ương tại địa phương") \
    X(ENTERPRISE, "enterprise", "Doanh nghiệp") \
    X(OTHER, "other", "Khác") \
    X(ORGANIZATION, "organization", "Tổ chức") \
    X(INDIVIDUAL, "individual", "Cá nhân")

enum unit_kind {
#define X(name, wire, title) UNIT_##name,
    UNIT_KIND_LIST(X)
#undef X
        UNIT_KIND_COUNT
};

extern const char *const unit_kind_names[UNIT_KIND_COUNT];
extern const char *const unit_kind_titles[UNIT_KIND_COUNT];

struct unit {
    int64_t id;
    struct str code, name, name_search, name_sort;
    int kind;
    int64_t parent_id;
    struct str path;
    int64_t depth;
    int64_t valid_from, valid_to;
    int64_t version, changed_ms;
    struct str parent_name; /* joined */
    int64_t children;       /* joined */
    uint64_t given;
};

struct unit_query {
    struct str q;
    int64_t parent_id, under, reporters_of;
    int kind, managed; /* -1: any */
    int64_t on;
    struct page page;
};

/* GET /units/count */
struct unit_count {
    int64_t units;
};

/* What an import of a CSV file did. */
/* GET /units/export.csv: for whom. */
enum unit_file_dialect { UNIT_FILE_PLAIN, UNIT_FILE_EXCEL, UNIT_FILE_DIALECT_COUNT };

struct unit_file_query {
    int dialect; /* enum unit_file_dialect */
};

struct unit_import {
    int64_t created, updated, unchanged;
};

extern const struct resource unit_resource;
extern const struct resource unit_query_resource;
extern const struct resource unit_page_resource;
extern const struct resource unit_count_resource;
extern const struct resource unit_import_resource;
extern const struct resource unit_file_query_resource;

#endif
