#include "model/cells.h"

#include "core/formula/formula.h"
#include "core/workflow.h"
#include "model/correction.h"
#include "model/form.h"

/* clang-format off */
static const struct field cell_fields[] = {
    { MEMBER(struct cell_out, row),      .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row." },
    { MEMBER(struct cell_out, column),   .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column." },
    { MEMBER(struct cell_out, value),    .type = FIELD_DEC,  .flags = F_READ, .doc = "The figure." },
    { MEMBER(struct cell_out, text),     .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "The text, date or yes/no of a cell that is none." },
    { MEMBER(struct cell_out, version),  .type = FIELD_INT,  .flags = F_READ, .doc = "The report's version when the cell last changed." },
    { MEMBER(struct cell_out, override), .type = FIELD_BOOL, .flags = F_READ | F_BRIEF, .doc = "Typed over what was calculated." },
    { MEMBER(struct cell_out, note),     .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "Why it was typed over." },
    { MEMBER(struct cell_out, error),    .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "Why a formula has no figure." },
};

static const struct field ref_fields[] = {
    { MEMBER(struct cell_ref, row),    .type = FIELD_INT, .flags = F_READ, .doc = "Key of the row." },
    { MEMBER(struct cell_ref, column), .type = FIELD_INT, .flags = F_READ, .doc = "Key of the column." },
};

static const struct field change_fields[] = {
    { MEMBER(struct cell_change, row),    .type = FIELD_INT,  .flags = F_UPDATE | F_MUST, .min = 1, .doc = "Key of the row." },
    { MEMBER(struct cell_change, column), .type = FIELD_INT,  .flags = F_UPDATE | F_MUST, .min = 1, .doc = "Key of the column." },
    { MEMBER(struct cell_change, value),  .type = FIELD_DEC,  .flags = F_UPDATE, .doc = "The figure; null empties the cell." },
    { MEMBER(struct cell_change, text),   .type = FIELD_TEXT, .flags = F_UPDATE | F_NULL, .max = CELL_TEXT_CHARS_MAX, .doc = "The text, of a cell that is no figure." },
    { MEMBER(struct cell_change, note),   .type = FIELD_TEXT, .flags = F_UPDATE, .max = 500, .doc = "Why a total is typed over." },
};

static const struct field conflict_fields[] = {
    { MEMBER(struct cell_conflict, row),     .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row." },
    { MEMBER(struct cell_conflict, column),  .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column." },
    { MEMBER(struct cell_conflict, mine),    .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "What was sent." },
    { MEMBER(struct cell_conflict, theirs),  .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "What stands there now." },
    { MEMBER(struct cell_conflict, version), .type = FIELD_INT,  .flags = F_READ, .doc = "The version that put it there." },
    { MEMBER(struct cell_conflict, by),      .type = FIELD_TEXT, .flags = F_READ, .doc = "Who put it there." },
    { .name = "at", .offset = offsetof(struct cell_conflict, at_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
    { MEMBER(struct cell_conflict, gone),    .type = FIELD_BOOL, .flags = F_READ | F_BRIEF, .doc = "Its row was taken away." },
};

static const struct field row_fields[] = {
    { MEMBER(struct row_out, key),           .type = FIELD_INT,  .flags = F_READ, .doc = "Its key, which no other row of the report ever gets." },
    { MEMBER(struct row_out, open),          .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the open row it stands under." },
    { MEMBER(struct row_out, heading),       .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "In a total: the unit over the rows of its list; such a row has no figures." },
    { MEMBER(struct row_out, source_report), .type = FIELD_INT,  .flags = F_READ | F_BRIEF, .doc = "In a total: the report it is from." },
    { MEMBER(struct row_out, source_row),    .type = FIELD_INT,  .flags = F_READ | F_BRIEF, .doc = "In a total: its key there." },
};

static const struct field row_change_fields[] = {
    { MEMBER(struct row_change, key),     .type = FIELD_INT,  .flags = F_UPDATE, .min = 0, .doc = "The row; without it one is added and the answer says its key. Who adds a row may draw its key: from 2^32 to 2^47 - 1, so that a save that is sent twice adds it once." },
    { MEMBER(struct row_change, open),    .type = FIELD_INT,  .flags = F_UPDATE, .min = 0, .doc = "The open row it is added to, of a row that is added." },
    { MEMBER(struct row_change, after),   .type = FIELD_INT,  .flags = F_UPDATE, .min = 0, .doc = "The added row it comes to stand behind; 0: the list begins with it. Without it an added row is the last." },
    { MEMBER(struct row_change, removed), .type = FIELD_BOOL, .flags = F_UPDATE, .doc = "The row is taken away, with its figures." },
};

static const struct field row_conflict_fields[] = {
    { MEMBER(struct row_conflict, key),     .type = FIELD_INT,  .flags = F_READ, .doc = "The row." },
    { MEMBER(struct row_conflict, gone),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Somebody took it away, and it was not added again; otherwise somebody wrote in it, and it was not taken away." },
    { MEMBER(struct row_conflict, version), .type = FIELD_INT,  .flags = F_READ, .doc = "The version that did." },
    { MEMBER(struct row_conflict, by),      .type = FIELD_TEXT, .flags = F_READ, .doc = "Who." },
    { .name = "at", .offset = offsetof(struct row_conflict, at_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
};

static const struct field missing_fields[] = {
    { MEMBER(struct missing_unit, unit_id),   .type = FIELD_INT,  .flags = F_READ, .doc = "The unit." },
    { MEMBER(struct missing_unit, unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct missing_unit, state),     .type = FIELD_ENUM, .flags = F_READ, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where its report stands." },
};

static const struct field part_fields[] = {
    { MEMBER(struct explain_part, report_id),   .type = FIELD_INT,  .flags = F_READ, .doc = "The report it is from." },
    { MEMBER(struct explain_part, unit_id),     .type = FIELD_INT,  .flags = F_READ, .doc = "The unit." },
    { MEMBER(struct explain_part, unit_name),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct explain_part, row),         .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row in that report." },
    { MEMBER(struct explain_part, column),      .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column in that report." },
    { MEMBER(struct explain_part, value),       .type = FIELD_DEC,  .flags = F_READ, .doc = "The figure; of a ratio, the numerator." },
    { MEMBER(struct explain_part, weight),      .type = FIELD_DEC,  .flags = F_READ, .doc = "The weight; of a ratio, the denominator." },
    { MEMBER(struct explain_part, revision),    .type = FIELD_INT,  .flags = F_READ, .doc = "The frozen revision it is from." },
    { MEMBER(struct explain_part, entered_by),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Who last typed the cell." },
    { .name = "entered_at",  .offset = offsetof(struct explain_part, entered_ms),  .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
    { MEMBER(struct explain_part, approved_by), .type = FIELD_TEXT, .flags = F_READ, .doc = "Who approved the report." },
    { .name = "approved_at", .offset = offsetof(struct explain_part, approved_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
};

static const struct field term_fields[] = {
    { MEMBER(struct explain_term, row),     .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row." },
    { MEMBER(struct explain_term, column),  .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column." },
    { MEMBER(struct explain_term, label),   .type = FIELD_TEXT, .flags = F_READ, .doc = "The row's text." },
    { MEMBER(struct explain_term, heading), .type = FIELD_TEXT, .flags = F_READ, .doc = "The column's headings." },
    { MEMBER(struct explain_term, value),   .type = FIELD_DEC,  .flags = F_READ, .doc = "Its figure." },
};

static const struct field source_fields[] = {
    { MEMBER(struct explain_source, kind),         .type = FIELD_ENUM, .flags = F_READ, .names = formula_external_names, .names_len = EXTERNAL_COUNT, .doc = "Which other report it is from." },
    { MEMBER(struct explain_source, title),        .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct explain_source, period),       .type = FIELD_TEXT, .flags = F_READ, .doc = "Of which period; empty: of none." },
    { MEMBER(struct explain_source, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in words." },
    { MEMBER(struct explain_source, form_code),    .type = FIELD_TEXT, .flags = F_READ, .doc = "form: the other form." },
    { MEMBER(struct explain_source, report_id),    .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "The report; null: there is none." },
    { MEMBER(struct explain_source, revision),     .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "The frozen revision it is from." },
    { MEMBER(struct explain_source, row),          .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the row in that report." },
    { MEMBER(struct explain_source, column),       .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the column in that report." },
    { MEMBER(struct explain_source, label),        .type = FIELD_TEXT, .flags = F_READ, .doc = "The row's text there." },
    { MEMBER(struct explain_source, heading),      .type = FIELD_TEXT, .flags = F_READ, .doc = "The column's headings there." },
    { MEMBER(struct explain_source, value),        .type = FIELD_DEC,  .flags = F_READ, .doc = "The figure." },
    { MEMBER(struct explain_source, text),         .type = FIELD_TEXT, .flags = F_READ, .doc = "The text, date or yes/no of a cell that is none." },
    { MEMBER(struct explain_source, reason),       .type = FIELD_TEXT, .flags = F_READ, .doc = "Why there is no figure; empty: there is one." },
};

static const struct field external_fields[] = {
    { MEMBER(struct external_out, type),  .type = FIELD_ENUM, .flags = F_READ, .names = value_type_names, .names_len = TYPE_COUNT, .doc = "What it is." },
    { MEMBER(struct external_out, value), .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "On the wire; null: empty." },
    { MEMBER(struct external_out, error), .type = FIELD_TEXT, .flags = F_READ | F_BRIEF, .doc = "The code of the error it is in." },
};

static const struct field history_fields[] = {
    { .name = "at", .offset = offsetof(struct cell_history, at_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
    { MEMBER(struct cell_history, actor_name),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Who." },
    { MEMBER(struct cell_history, unit_name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Of which unit." },
    { MEMBER(struct cell_history, before),       .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "What stood there before." },
    { MEMBER(struct cell_history, after),        .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "What has stood there since." },
    { MEMBER(struct cell_history, action),       .type = FIELD_TEXT, .flags = F_READ, .doc = "By which use case." },
    { MEMBER(struct cell_history, action_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct cell_history, address),      .type = FIELD_TEXT, .flags = F_READ, .doc = "From where." },
};

static const struct resource cell_resource = { .name = "cell", .size = sizeof(struct cell_out),
    .fields = cell_fields, .fields_len = ARRAY_LEN(cell_fields) };
const struct resource cell_ref_resource = { .name = "cell_ref", .size = sizeof(struct cell_ref),
    .fields = ref_fields, .fields_len = ARRAY_LEN(ref_fields) };
static const struct resource change_resource = { .name = "cell_change", .size = sizeof(struct cell_change),
    .fields = change_fields, .fields_len = ARRAY_LEN(change_fields), .given_at = offsetof(struct cell_change, given) };
static const struct resource conflict_resource = { .name = "cell_conflict", .size = sizeof(struct cell_conflict),
    .fields = conflict_fields, .fields_len = ARRAY_LEN(conflict_fields) };
static const struct resource row_resource = { .name = "added_row", .size = sizeof(struct row_out),
    .fields = row_fields, .fields_len = ARRAY_LEN(row_fields) };
static const struct resource row_change_resource = { .name = "row_change", .size = sizeof(struct row_change),
    .fields = row_change_fields, .fields_len = ARRAY_LEN(row_change_fields), .given_at = offsetof(struct row_change, given) };
static const struct resource row_conflict_resource = { .name = "row_conflict", .size = sizeof(struct row_conflict),
    .fields = row_conflict_fields, .fields_len = ARRAY_LEN(row_conflict_fields) };
const struct resource missing_unit_resource = { .name = "missing_unit", .size = sizeof(struct missing_unit),
    .fields = missing_fields, .fields_len = ARRAY_LEN(missing_fields) };
static const struct resource part_resource = { .name = "explain_part", .size = sizeof(struct explain_part),
    .fields = part_fields, .fields_len = ARRAY_LEN(part_fields) };
static const struct resource term_resource = { .name = "explain_term", .size = sizeof(struct explain_term),
    .fields = term_fields, .fields_len = ARRAY_LEN(term_fields) };
static const struct resource source_resource = { .name = "explain_source", .size = sizeof(struct explain_source),
    .fields = source_fields, .fields_len = ARRAY_LEN(source_fields) };
static const struct resource external_resource = { .name = "external", .size = sizeof(struct external_out),
    .fields = external_fields, .fields_len = ARRAY_LEN(external_fields) };
static const struct resource history_resource = { .name = "cell_history", .size = sizeof(struct cell_history),
    .fields = history_fields, .fields_len = ARRAY_LEN(history_fields) };

static const struct field cells_fields[] = {
    { MEMBER(struct cells_out, report_id),    .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct cells_out, version),      .type = FIELD_INT,  .flags = F_READ, .doc = "Its version: the base_version of the next save." },
    { MEMBER(struct cells_out, cells),        .type = FIELD_LIST, .flags = F_READ, .of = &cell_resource, .doc = "Its cells that are not empty." },
    { MEMBER(struct cells_out, rows),         .type = FIELD_LIST, .flags = F_READ | F_BRIEF, .of = &row_resource, .doc = "The rows that were added to its form's open rows, in the order of the form and theirs. Their cells include those of the columns that name a row." },
    { MEMBER(struct cells_out, externals),    .type = FIELD_LIST, .flags = F_READ | F_BRIEF, .of = &external_resource, .doc = "What its form's formulas take from other reports, in the order the core names them." },
    { MEMBER(struct cells_out, part_rows),    .type = FIELD_LIST, .flags = F_READ, .of = &number_item_resource, .doc = "Keys of the rows assigned; empty: all." },
    { MEMBER(struct cells_out, part_columns), .type = FIELD_LIST, .flags = F_READ, .of = &number_item_resource, .doc = "Keys of the columns assigned; empty: all." },
    { MEMBER(struct cells_out, handed),       .type = FIELD_LIST, .flags = F_READ | F_BRIEF, .of = &cell_ref_resource, .doc = "Of a report that was handed on: the cells that come from those units, to be typed over only with a note." },
};

static const struct field patch_fields[] = {
    { MEMBER(struct cells_patch, id),           .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct cells_patch, base_version), .type = FIELD_INT,  .flags = F_UPDATE | F_MUST, .min = 1, .doc = "The version the changes were made on." },
    { MEMBER(struct cells_patch, cells),        .type = FIELD_LIST, .flags = F_UPDATE, .min = 1, .max = CELLS_PATCH_MAX, .of = &change_resource, .doc = "The cells that changed." },
    { MEMBER(struct cells_patch, rows),         .type = FIELD_LIST, .flags = F_UPDATE, .min = 1, .max = OPEN_ROWS_PATCH_MAX, .of = &row_change_resource, .doc = "Rows of open lists, before the cells: one after another they are added, moved or taken away." },
};

static const struct field saved_fields[] = {
    { MEMBER(struct cells_saved, version),    .type = FIELD_INT,  .flags = F_READ, .doc = "The report's version now." },
    { .name = "saved_at", .offset = offsetof(struct cells_saved, saved_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When they were kept for good." },
    { MEMBER(struct cells_saved, saved),      .type = FIELD_LIST, .flags = F_READ, .of = &cell_ref_resource, .doc = "The cells that were saved." },
    { MEMBER(struct cells_saved, calculated), .type = FIELD_LIST, .flags = F_READ, .of = &cell_resource, .doc = "Cells whose formula gave another figure." },
    { MEMBER(struct cells_saved, conflicts),  .type = FIELD_LIST, .flags = F_READ, .of = &conflict_resource, .doc = "Cells somebody else changed since base_version; not saved." },
    { MEMBER(struct cells_saved, rows),          .type = FIELD_LIST, .flags = F_READ | F_BRIEF, .of = &row_resource, .doc = "The rows that were added or moved, in the order they were sent." },
    { MEMBER(struct cells_saved, row_conflicts), .type = FIELD_LIST, .flags = F_READ | F_BRIEF, .of = &row_conflict_resource, .doc = "Rows that were left as they are, as somebody else did something with them since base_version." },
};

static const struct field consolidate_in_fields[] = {
    { MEMBER(struct consolidate_in, id),      .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The total." },
    { MEMBER(struct consolidate_in, version), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
};

static const struct field restore_in_fields[] = {
    { MEMBER(struct restore_in, id),           .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The total." },
    { MEMBER(struct restore_in, base_version), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version the decision was made on." },
    { MEMBER(struct restore_in, row),          .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Key of the row." },
    { MEMBER(struct restore_in, column),       .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Key of the column." },
};

static const struct field consolidate_fields[] = {
    { MEMBER(struct consolidate_out, report_id), .type = FIELD_INT,  .flags = F_READ, .doc = "The total." },
    { MEMBER(struct consolidate_out, version),   .type = FIELD_INT,  .flags = F_READ, .doc = "Its version now." },
    { MEMBER(struct consolidate_out, used),      .type = FIELD_INT,  .flags = F_READ, .doc = "How many accepted reports it was built from." },
    { MEMBER(struct consolidate_out, cells),     .type = FIELD_INT,  .flags = F_READ, .doc = "How many cells got a figure." },
    { MEMBER(struct consolidate_out, missing),   .type = FIELD_LIST, .flags = F_READ, .of = &missing_unit_resource, .doc = "Units whose report is not accepted." },
    { MEMBER(struct consolidate_out, not_taken), .type = FIELD_LIST, .flags = F_READ, .of = &aggregate_gap_resource, .doc = "Rows, columns and cells in which the reports have figures that the total does not take: the first hundred." },
    { MEMBER(struct consolidate_out, not_taken_count), .type = FIELD_INT, .flags = F_READ, .doc = "How many there are." },
};

static const struct field cell_query_fields[] = {
    { MEMBER(struct cell_query, id),     .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct cell_query, row),    .type = FIELD_INT, .flags = F_QUERY | F_MUST, .min = 1, .doc = "Key of the row." },
    { MEMBER(struct cell_query, column), .type = FIELD_INT, .flags = F_QUERY | F_MUST, .min = 1, .doc = "Key of the column." },
};

static const struct field explain_fields[] = {
    { MEMBER(struct explain_out, row),           .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row." },
    { MEMBER(struct explain_out, column),        .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column." },
    { MEMBER(struct explain_out, label),         .type = FIELD_TEXT, .flags = F_READ, .doc = "The row's text." },
    { MEMBER(struct explain_out, heading),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The column's headings." },
    { MEMBER(struct explain_out, value),         .type = FIELD_DEC,  .flags = F_READ, .doc = "The figure." },
    { MEMBER(struct explain_out, rule),          .type = FIELD_ENUM, .flags = F_READ, .names = rule_names, .names_len = RULE_COUNT, .doc = "How it adds up." },
    { MEMBER(struct explain_out, rule_title),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct explain_out, formula),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The formula it comes from; empty: none." },
    { MEMBER(struct explain_out, parts),         .type = FIELD_LIST, .flags = F_READ, .of = &part_resource, .doc = "The units' figures it is made of." },
    { MEMBER(struct explain_out, missing),       .type = FIELD_LIST, .flags = F_READ, .of = &missing_unit_resource, .doc = "Units that gave none." },
    { MEMBER(struct explain_out, terms),         .type = FIELD_LIST, .flags = F_READ, .of = &term_resource, .doc = "The cells its formula names." },
    { MEMBER(struct explain_out, sources),       .type = FIELD_LIST, .flags = F_READ, .of = &source_resource, .doc = "The other reports its formula takes figures from." },
    { MEMBER(struct explain_out, flags), .type = FIELD_LIST, .flags = F_READ, .of = &total_flag_cells_resource, .doc = "Reports whose figure here was corrected since the signed revision was built of it." },
    { MEMBER(struct explain_out, override),      .type = FIELD_BOOL, .flags = F_READ, .doc = "Typed over what was calculated." },
    { MEMBER(struct explain_out, override_note), .type = FIELD_TEXT, .flags = F_READ, .doc = "Why." },
};

static const struct field history_page_fields[] = { PAGE_OUT_FIELDS(&history_resource) };

const struct resource cells_resource = { .name = "cells", .size = sizeof(struct cells_out),
    .fields = cells_fields, .fields_len = ARRAY_LEN(cells_fields) };
const struct resource cells_patch_resource = { .name = "cells_patch", .size = sizeof(struct cells_patch),
    .fields = patch_fields, .fields_len = ARRAY_LEN(patch_fields) };
const struct resource cells_saved_resource = { .name = "cells_saved", .size = sizeof(struct cells_saved),
    .fields = saved_fields, .fields_len = ARRAY_LEN(saved_fields) };
const struct resource consolidate_in_resource = { .name = "consolidate_in", .size = sizeof(struct consolidate_in),
    .fields = consolidate_in_fields, .fields_len = ARRAY_LEN(consolidate_in_fields) };
const struct resource consolidate_resource = { .name = "consolidate", .size = sizeof(struct consolidate_out),
    .fields = consolidate_fields, .fields_len = ARRAY_LEN(consolidate_fields) };
const struct resource restore_in_resource = { .name = "restore_in", .size = sizeof(struct restore_in),
    .fields = restore_in_fields, .fields_len = ARRAY_LEN(restore_in_fields) };
const struct resource cell_query_resource = { .name = "cell_query", .size = sizeof(struct cell_query),
    .fields = cell_query_fields, .fields_len = ARRAY_LEN(cell_query_fields) };
const struct resource explain_resource = { .name = "explain", .size = sizeof(struct explain_out),
    .fields = explain_fields, .fields_len = ARRAY_LEN(explain_fields) };
const struct resource cell_history_page_resource = { .name = "cell_history_page", .size = sizeof(struct page_out),
    .fields = history_page_fields, .fields_len = ARRAY_LEN(history_page_fields) };
/* clang-format on */
