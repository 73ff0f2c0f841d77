#include "model/outline.h"

/* clang-format off */
static const struct field record_fields[] = {
    { MEMBER(struct outline_record, id),              .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the outline." },
    { MEMBER(struct outline_record, code),            .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Its code, unique." },
    { MEMBER(struct outline_record, title),           .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Its title." },
    { MEMBER(struct outline_record, owner_unit_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The unit that owns it." },
    { MEMBER(struct outline_record, version_number),  .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Number of its newest version." },
    { MEMBER(struct outline_record, sections),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Headings of the newest version." },
    { .name = "changed_at", .offset = offsetof(struct outline_record, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it last changed." },
    { MEMBER(struct outline_record, version),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back when changing the outline." },
    { MEMBER(struct outline_record, owner_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the owning unit." },
};

#define DOCUMENT "The text: nodes doc, heading, paragraph, bulletList, orderedList, listItem, table, tableRow, tableHeader, tableCell, formTable, text, figure, comparison, fact, source; marks bold, italic."

const struct resource outline_record_resource = { .name = "outline", .table = "outline", .size = sizeof(struct outline_record),
    .fields = record_fields, .fields_len = ARRAY_LEN(record_fields) };

static const struct field full_fields[] = {
    { MEMBER(struct outline_full, outline),  .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &outline_record_resource, .doc = "The outline." },
    { MEMBER(struct outline_full, number),   .type = FIELD_INT,  .flags = F_READ, .doc = "Number of the version shown." },
    { MEMBER(struct outline_full, document), .type = FIELD_JSON, .flags = F_READ, .doc = DOCUMENT },
};

static const struct field ref_fields[] = {
    { MEMBER(struct outline_ref, id),     .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The outline." },
    { MEMBER(struct outline_ref, number), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Which version; not given: the newest." },
};

static const struct field query_fields[] = {
    { MEMBER(struct outline_query, q), .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the title or the code." },
    PAGE_FIELDS(struct outline_query),
};

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&outline_record_resource) };

static const struct field new_fields[] = {
    { MEMBER(struct outline_save, code),          .type = FIELD_TEXT, .flags = F_CODE | F_CREATE | F_REQUIRED, .min = 1, .max = 60, .title = "Mã đề cương", .doc = "Its code, unique." },
    { MEMBER(struct outline_save, title),         .type = FIELD_TEXT, .flags = F_LINE | F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Tên đề cương", .doc = "Its title." },
    { MEMBER(struct outline_save, owner_unit_id), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Đơn vị quản lý", .doc = "The unit that owns it." },
    { MEMBER(struct outline_save, document),      .type = FIELD_JSON, .flags = F_CREATE | F_REQUIRED, .title = "Nội dung đề cương", .doc = DOCUMENT },
};

static const struct field version_fields[] = {
    { MEMBER(struct outline_save, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The outline." },
    { MEMBER(struct outline_save, version),  .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The outline's version." },
    { MEMBER(struct outline_save, document), .type = FIELD_JSON, .flags = F_CREATE | F_REQUIRED, .title = "Nội dung đề cương", .doc = DOCUMENT },
};

const struct resource outline_full_resource = { .name = "outline_full", .size = sizeof(struct outline_full),
    .fields = full_fields, .fields_len = ARRAY_LEN(full_fields) };
const struct resource outline_ref_resource = { .name = "outline_ref", .size = sizeof(struct outline_ref),
    .fields = ref_fields, .fields_len = ARRAY_LEN(ref_fields) };
const struct resource outline_query_resource = { .name = "outline_query", .size = sizeof(struct outline_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource outline_page_resource = { .name = "outline_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };
const struct resource outline_new_resource = { .name = "outline_new", .size = sizeof(struct outline_save),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };
const struct resource outline_version_resource = { .name = "outline_version", .size = sizeof(struct outline_save),
    .fields = version_fields, .fields_len = ARRAY_LEN(version_fields) };

static const struct field file_fields[] = {
    { MEMBER(struct outline_save, code),     .type = FIELD_TEXT, .flags = F_CODE | F_CREATE | F_REQUIRED, .min = 1, .max = 60, .doc = "Its code." },
    { MEMBER(struct outline_save, title),    .type = FIELD_TEXT, .flags = F_LINE | F_CREATE | F_REQUIRED, .min = 1, .max = 500, .doc = "Its title." },
    { MEMBER(struct outline_save, document), .type = FIELD_JSON, .flags = F_CREATE | F_REQUIRED, .doc = DOCUMENT },
};

const struct resource outline_file_resource = { .name = "outline_file", .size = sizeof(struct outline_save),
    .fields = file_fields, .fields_len = ARRAY_LEN(file_fields) };
/* clang-format on */
