#include "model/fill.h"

/* clang-format off */
static const struct field item_fields[] = {
    { MEMBER(struct fill_item, row),         .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row." },
    { MEMBER(struct fill_item, column),      .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column." },
    { MEMBER(struct fill_item, at),          .type = FIELD_TEXT, .flags = F_READ, .doc = "Where it stands in the file: E19." },
    { MEMBER(struct fill_item, found),       .type = FIELD_TEXT, .flags = F_READ, .doc = "What stands there." },
    { MEMBER(struct fill_item, state),       .type = FIELD_ENUM, .flags = F_READ, .names = fill_state_names, .names_len = FILL_STATE_COUNT, .doc = "What becomes of it." },
    { MEMBER(struct fill_item, value),       .type = FIELD_DEC,  .flags = F_READ, .doc = "The figure to be saved; of a calculated cell, the formula's." },
    { MEMBER(struct fill_item, text),        .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "The text, date or yes/no to be saved." },
    { MEMBER(struct fill_item, other),       .type = FIELD_DEC,  .flags = F_READ, .doc = "Asked: the figure of the second reading." },
    { MEMBER(struct fill_item, other_text),  .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "Asked: the text of the second reading." },
    { MEMBER(struct fill_item, before),      .type = FIELD_DEC,  .flags = F_READ, .doc = "The report's figure." },
    { MEMBER(struct fill_item, before_text), .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "The report's text, date or yes/no." },
    { MEMBER(struct fill_item, reason),      .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "Why it is refused, rounded, asked or differs; how it was read." },
};

static const struct resource item_resource = { .name = "fill_item", .size = sizeof(struct fill_item),
    .fields = item_fields, .fields_len = ARRAY_LEN(item_fields) };

static const struct field row_fields[] = {
    { MEMBER(struct fill_row, key),    .type = FIELD_INT,  .flags = F_READ, .doc = "Its key, drawn; items of its cells have it." },
    { MEMBER(struct fill_row, open),   .type = FIELD_INT,  .flags = F_READ, .doc = "The open row it comes under." },
    { MEMBER(struct fill_row, after),  .type = FIELD_INT,  .flags = F_READ, .doc = "The row it comes behind; 0: it is the first of the list." },
    { MEMBER(struct fill_row, at),     .type = FIELD_TEXT, .flags = F_READ, .doc = "The file's row: 19." },
    { MEMBER(struct fill_row, label),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name in the file." },
    { MEMBER(struct fill_row, code),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Its code in the file." },
    { MEMBER(struct fill_row, state),  .type = FIELD_ENUM, .flags = F_READ, .names = fill_state_names, .names_len = FILL_STATE_COUNT, .doc = "Taken or refused." },
    { MEMBER(struct fill_row, reason), .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "Why it is refused." },
};

static const struct resource row_resource = { .name = "fill_row", .size = sizeof(struct fill_row),
    .fields = row_fields, .fields_len = ARRAY_LEN(row_fields) };

static const struct field in_fields[] = {
    { MEMBER(struct fill_in, id),    .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct fill_in, sheet), .type = FIELD_INT, .flags = F_QUERY, .max = XLSX_SHEETS_MAX, .doc = "Which sheet, from 0; not given: the first that is this form." },
};

static const struct field out_fields[] = {
    { MEMBER(struct fill_out, report_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct fill_out, version),   .type = FIELD_INT,  .flags = F_READ, .doc = "Its version: the base of what is saved." },
    { MEMBER(struct fill_out, sheets),    .type = FIELD_LIST, .flags = F_READ, .doc = "Names of the file's sheets." },
    { MEMBER(struct fill_out, sheet),     .type = FIELD_INT,  .flags = F_READ, .doc = "The sheet that was read." },
    { MEMBER(struct fill_out, items),     .type = FIELD_LIST, .flags = F_READ, .of = &item_resource, .doc = "Cells of the file that say something." },
    { MEMBER(struct fill_out, rows),      .type = FIELD_LIST, .flags = F_READ, .of = &row_resource, .doc = "Rows of the file that would be added to open lists: to be saved with their cells." },
    { MEMBER(struct fill_out, strange),   .type = FIELD_LIST, .flags = F_READ, .doc = "Rows of the file the form has not." },
    { MEMBER(struct fill_out, lacking),   .type = FIELD_LIST, .flags = F_READ, .doc = "Rows of the form the file has not." },
};

const struct resource fill_in_resource = { .name = "fill_in", .size = sizeof(struct fill_in),
    .fields = in_fields, .fields_len = ARRAY_LEN(in_fields) };
const struct resource fill_resource = { .name = "fill", .size = sizeof(struct fill_out),
    .fields = out_fields, .fields_len = ARRAY_LEN(out_fields) };
/* clang-format on */
