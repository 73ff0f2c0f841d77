#include "model/check.h"

/* clang-format off */
static const struct field item_fields[] = {
    { MEMBER(struct check_item, code),     .type = FIELD_TEXT, .flags = F_READ, .doc = "The check." },
    { MEMBER(struct check_item, severity), .type = FIELD_ENUM, .flags = F_READ, .names = check_severity_names, .names_len = CHECK_SEVERITY_COUNT, .doc = "Whether it blocks submitting, or asks for an explanation." },
    { MEMBER(struct check_item, row),      .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row." },
    { MEMBER(struct check_item, column),   .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column." },
    { MEMBER(struct check_item, address),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The cell as people name it." },
    { MEMBER(struct check_item, label),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The row's text." },
    { MEMBER(struct check_item, heading),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The column's headings." },
    { MEMBER(struct check_item, found),    .type = FIELD_TEXT, .flags = F_READ, .doc = "What stands there, as written in Vietnam." },
    { MEMBER(struct check_item, allowed),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What may stand there." },
    { MEMBER(struct check_item, message),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What to tell, in Vietnamese." },
};

static const struct resource item_resource = { .name = "check_item", .size = sizeof(struct check_item),
    .fields = item_fields, .fields_len = ARRAY_LEN(item_fields) };

static const struct field warning_fields[] = {
    { MEMBER(struct check_warning, id),       .type = FIELD_INT,  .flags = F_JOIN, .doc = "Of a frozen one." },
    { MEMBER(struct check_warning, code),     .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "The check." },
    { MEMBER(struct check_warning, message),  .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What it tells, in Vietnamese." },
    { MEMBER(struct check_warning, row),      .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Key of the row of its first cell." },
    { MEMBER(struct check_warning, column),   .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Key of the column of its first cell." },
    { MEMBER(struct check_warning, cells),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many cells it is about." },
    { MEMBER(struct check_warning, found),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What stands in the first." },
    { MEMBER(struct check_warning, allowed),  .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What may stand there." },
    { MEMBER(struct check_warning, note),     .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Why it stands; empty: nobody said." },
    { MEMBER(struct check_warning, noted_by), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Who said so." },
    { .name = "noted_at", .offset = offsetof(struct check_warning, noted_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "When." },
};

static const struct field checks_fields[] = {
    { MEMBER(struct checks_out, errors),      .type = FIELD_INT,  .flags = F_READ, .doc = "Cells that must be mended before submitting." },
    { MEMBER(struct checks_out, warnings),    .type = FIELD_INT,  .flags = F_READ, .doc = "Cells whose figure must be explained." },
    { MEMBER(struct checks_out, unexplained), .type = FIELD_INT,  .flags = F_READ, .doc = "Warnings that stand without an explanation." },
    { MEMBER(struct checks_out, items),       .type = FIELD_LIST, .flags = F_READ, .of = &item_resource, .doc = "The cells, by check: the first thousand." },
    { MEMBER(struct checks_out, notes),       .type = FIELD_LIST, .flags = F_READ, .of = &check_warning_resource, .doc = "The warnings that stand, each with its explanation." },
};

static const struct field note_in_fields[] = {
    { MEMBER(struct check_note_in, id),   .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct check_note_in, code), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 40, .doc = "The check." },
    { MEMBER(struct check_note_in, note), .type = FIELD_TEXT, .flags = F_CREATE, .max = 1000, .title = "Giải trình", .doc = "Why its figures stand; empty: none any more." },
};

static const struct field query_fields[] = {
    { MEMBER(struct warning_query, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The total." },
    PAGE_FIELDS(struct warning_query),
};

static const struct field report_warning_fields[] = {
    { MEMBER(struct report_warning, report_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct report_warning, revision),  .type = FIELD_INT,  .flags = F_READ, .doc = "The frozen revision." },
    { MEMBER(struct report_warning, unit_id),   .type = FIELD_INT,  .flags = F_READ, .doc = "The unit that reported." },
    { MEMBER(struct report_warning, unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct report_warning, warning),   .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &check_warning_resource, .doc = "The warning." },
};

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&report_warning_resource) };

const struct resource checks_resource = { .name = "checks", .size = sizeof(struct checks_out),
    .fields = checks_fields, .fields_len = ARRAY_LEN(checks_fields) };
const struct resource check_warning_resource = { .name = "check_warning", .size = sizeof(struct check_warning),
    .fields = warning_fields, .fields_len = ARRAY_LEN(warning_fields) };
const struct resource check_note_in_resource = { .name = "check_note", .size = sizeof(struct check_note_in),
    .fields = note_in_fields, .fields_len = ARRAY_LEN(note_in_fields) };
const struct resource warning_query_resource = { .name = "warning_query", .size = sizeof(struct warning_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource report_warning_resource = { .name = "report_warning", .size = sizeof(struct report_warning),
    .fields = report_warning_fields, .fields_len = ARRAY_LEN(report_warning_fields) };
const struct resource warning_page_resource = { .name = "warning_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };
/* clang-format on */
