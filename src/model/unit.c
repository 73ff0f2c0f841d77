#include "model/unit.h"

const char *const unit_kind_names[UNIT_KIND_COUNT] = {
#define X(name, wire, title) [UNIT_##name] = wire,
    UNIT_KIND_LIST(X)
#undef X
};

const char *const unit_kind_titles[UNIT_KIND_COUNT] = {
#define X(name, wire, title) [UNIT_##name] = title,
    UNIT_KIND_LIST(X)
#undef X
};

#define WRITE (F_READ | F_CREATE | F_UPDATE | F_COLUMN)

/* clang-format off */
static const struct field unit_fields[] = {
    { MEMBER(struct unit, id),          .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the unit." },
    { MEMBER(struct unit, code),        .type = FIELD_TEXT, .flags = F_CODE | F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .min = 1, .max = 35,
      .title = "Mã đơn vị", .doc = "Statistics Office code of a commune, agency code of a department (QĐ 20/2020/QĐ-TTg); never used again." },
    { MEMBER(struct unit, name),        .type = FIELD_TEXT, .flags = F_LINE | WRITE | F_REQUIRED, .min = 1, .max = 300, .title = "Tên đơn vị", .doc = "Its name with the word of its kind." },
    { MEMBER(struct unit, name_search), .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "The name without diacritics." },
    { MEMBER(struct unit, name_sort),   .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "The name's place in Vietnamese order." },
    { MEMBER(struct unit, kind),        .type = FIELD_ENUM, .flags = WRITE | F_REQUIRED, .names = unit_kind_names, .names_len = UNIT_KIND_COUNT,
      .title = "Loại đơn vị", .doc = "What kind of unit it is." },
    { MEMBER(struct unit, parent_id),   .type = FIELD_INT,  .flags = WRITE | F_NULL, .title = "Đơn vị cấp trên", .doc = "The unit above it; null: none." },
    { MEMBER(struct unit, path),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Identifiers from the root to the unit, as 1/40/." },
    { MEMBER(struct unit, depth),       .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "0 at the root." },
    { MEMBER(struct unit, valid_from),  .type = FIELD_DATE, .flags = WRITE, .title = "Hiệu lực từ ngày", .doc = "First day of its existence; null: always." },
    { MEMBER(struct unit, valid_to),    .type = FIELD_DATE, .flags = WRITE, .title = "Hết hiệu lực ngày", .doc = "Last day of its existence; null: still." },
    { MEMBER(struct unit, version),     .type = FIELD_INT,  .flags = F_READ | F_UPDATE | F_MUST | F_COLUMN, .min = 1, .doc = "Send it back when changing the unit." },
    { .name = "changed_at", .offset = offsetof(struct unit, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it last changed." },
    { MEMBER(struct unit, parent_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit above." },
    { MEMBER(struct unit, children),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many units are right below." },
};

static const struct field unit_query_fields[] = {
    { MEMBER(struct unit_query, q),         .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the name or the code, with or without diacritics." },
    { MEMBER(struct unit_query, parent_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only units right below this one." },
    { MEMBER(struct unit_query, under),     .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only units below this one, however deep." },
    { MEMBER(struct unit_query, reporters_of), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Only units this one may hand its reports on to: those below it, and those registered today as reporting to it." },
    { MEMBER(struct unit_query, kind),      .type = FIELD_ENUM, .flags = F_QUERY, .names = unit_kind_names, .names_len = UNIT_KIND_COUNT, .doc = "Only units of this kind." },
    { MEMBER(struct unit_query, managed),   .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Only units that have an administrator of their own who may log in, or only the others." },
    { MEMBER(struct unit_query, on),        .type = FIELD_DATE, .flags = F_QUERY, .doc = "Only units that exist on this day." },
    PAGE_FIELDS(struct unit_query),
};

static const struct field unit_page_fields[] = { PAGE_OUT_FIELDS(&unit_resource) };

static const struct field unit_count_fields[] = {
    { MEMBER(struct unit_count, units), .type = FIELD_INT, .flags = F_READ, .doc = "How many units fit." },
};

static const char *const unit_file_names[UNIT_FILE_DIALECT_COUNT] = { "plain", "excel" };

static const struct field unit_file_query_fields[] = {
    { MEMBER(struct unit_file_query, dialect), .type = FIELD_ENUM, .flags = F_QUERY, .names = unit_file_names, .names_len = UNIT_FILE_DIALECT_COUNT, .doc = "plain: commas, names of fields, 2025-07-01; excel: as Excel opens it where Vietnamese is set." },
};

static const struct field unit_import_fields[] = {
    { MEMBER(struct unit_import, created),   .type = FIELD_INT, .flags = F_READ, .title = "Thêm mới", .doc = "Units that are new." },
    { MEMBER(struct unit_import, updated),   .type = FIELD_INT, .flags = F_READ, .title = "Cập nhật", .doc = "Units that changed." },
    { MEMBER(struct unit_import, unchanged), .type = FIELD_INT, .flags = F_READ, .title = "Giữ nguyên", .doc = "Units that were so already." },
};

const struct resource unit_resource = { .name = "unit", .table = "unit", .size = sizeof(struct unit),
    .fields = unit_fields, .fields_len = ARRAY_LEN(unit_fields),
    .given_at = offsetof(struct unit, given) };
const struct resource unit_query_resource = { .name = "unit_query", .size = sizeof(struct unit_query),
    .fields = unit_query_fields, .fields_len = ARRAY_LEN(unit_query_fields) };
const struct resource unit_page_resource = { .name = "unit_page", .size = sizeof(struct page_out),
    .fields = unit_page_fields, .fields_len = ARRAY_LEN(unit_page_fields) };
const struct resource unit_count_resource = { .name = "unit_count", .size = sizeof(struct unit_count),
    .fields = unit_count_fields, .fields_len = ARRAY_LEN(unit_count_fields) };
const struct resource unit_file_query_resource = { .name = "unit_file_query", .size = sizeof(struct unit_file_query),
    .fields = unit_file_query_fields, .fields_len = ARRAY_LEN(unit_file_query_fields) };
const struct resource unit_import_resource = { .name = "unit_import", .size = sizeof(struct unit_import),
    .fields = unit_import_fields, .fields_len = ARRAY_LEN(unit_import_fields) };
/* clang-format on */
