#include "model/discipline_table.h"

/* clang-format off */
static const struct field table_fields[] = {
    { MEMBER(struct discipline_table, id),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the table." },
    { MEMBER(struct discipline_table, year),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_CREATE | F_REQUIRED, .min = 1901, .max = 2198, .title = "Năm chấm điểm", .doc = "The year that is scored." },
    { MEMBER(struct discipline_table, number),    .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "1 is the first of the year; a later one takes its place." },
    { MEMBER(struct discipline_table, from_on),   .type = FIELD_DATE, .flags = F_READ | F_COLUMN | F_CREATE | F_REQUIRED, .title = "Từ ngày", .doc = "Reports first due from this day on." },
    { MEMBER(struct discipline_table, to_on),     .type = FIELD_DATE, .flags = F_READ | F_COLUMN | F_CREATE | F_REQUIRED, .title = "Đến ngày", .doc = "Until this day." },
    { MEMBER(struct discipline_table, note),      .type = FIELD_TEXT, .flags = F_READ | F_COLUMN | F_CREATE, .max = 1000, .title = "Căn cứ, ghi chú", .doc = "The document it is announced by; why it takes another's place." },
    { MEMBER(struct discipline_table, unit_id),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "The unit that announced it." },
    { MEMBER(struct discipline_table, unit_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Its name then." },
    { MEMBER(struct discipline_table, announced_by_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By whom it was announced." },
    { .name = "announced_at", .offset = offsetof(struct discipline_table, announced_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When: it stands as it was then." },
    { MEMBER(struct discipline_table, units),     .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many units are in it." },
};

const struct resource discipline_table_resource = { .name = "discipline_table", .table = "discipline_table", .size = sizeof(struct discipline_table),
    .fields = table_fields, .fields_len = ARRAY_LEN(table_fields) };

static const struct field query_fields[] = {
    { MEMBER(struct discipline_tables_query, year), .type = FIELD_INT, .flags = F_QUERY, .min = 1901, .max = 2198, .doc = "Only of this year." },
    PAGE_FIELDS(struct discipline_tables_query),
};

static const struct field tables_fields[] = {
    { MEMBER(struct discipline_tables_out, can_announce), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may announce one." },
    { MEMBER(struct discipline_tables_out, items), .type = FIELD_LIST, .flags = F_READ, .of = &discipline_table_resource, .doc = "Announced tables, the newest first." },
    { MEMBER(struct discipline_tables_out, next),  .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Cursor of the next page; null: this is the last." },
};

static const struct field full_fields[] = {
    { MEMBER(struct discipline_table_out, table), .type = FIELD_RECORD, .flags = F_READ, .of = &discipline_table_resource, .doc = "What was announced, by whom and when." },
    { MEMBER(struct discipline_table_out, total), .type = FIELD_RECORD, .flags = F_READ, .of = &discipline_row_resource, .doc = "All lines together." },
    { MEMBER(struct discipline_table_out, lines), .type = FIELD_LIST,   .flags = F_READ, .of = &discipline_row_resource, .doc = "A line a unit, as they were announced." },
};

const struct resource discipline_tables_query_resource = { .name = "discipline_tables_query", .size = sizeof(struct discipline_tables_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource discipline_tables_resource = { .name = "discipline_tables", .size = sizeof(struct discipline_tables_out),
    .fields = tables_fields, .fields_len = ARRAY_LEN(tables_fields) };
const struct resource discipline_table_full_resource = { .name = "discipline_table_full", .size = sizeof(struct discipline_table_out),
    .fields = full_fields, .fields_len = ARRAY_LEN(full_fields) };
/* clang-format on */
