#include "model/form.h"

#define IO (F_READ | F_CREATE)

/* clang-format off */
static const struct field gap_fields[] = {
    { MEMBER(struct aggregate_gap, side),   .type = FIELD_ENUM, .flags = F_READ, .names = aggregate_side_names, .names_len = AGGREGATE_SIDE_COUNT, .doc = "Whose row and column: of the form that is filled in, or of the total's." },
    { MEMBER(struct aggregate_gap, row),    .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the row; null: the whole column." },
    { MEMBER(struct aggregate_gap, column), .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the column; null: the whole row." },
    { MEMBER(struct aggregate_gap, label),  .type = FIELD_TEXT, .flags = F_READ, .doc = "The row's text, the column's headings." },
    { MEMBER(struct aggregate_gap, code),   .type = FIELD_TEXT, .flags = F_READ, .doc = "The row's indicator, the column's attribute." },
};

const struct resource aggregate_gap_resource = { .name = "aggregate_gap", .size = sizeof(struct aggregate_gap),
    .fields = gap_fields, .fields_len = ARRAY_LEN(gap_fields) };

static const struct field column_fields[] = {
    { MEMBER(struct form_column, key),         .type = FIELD_INT,  .flags = IO | F_REQUIRED, .min = 1, .max = 16384,
      .title = "Cột", .doc = "The column of the annex, 1 = A; identifies the column for good." },
    { MEMBER(struct form_column, path),        .type = FIELD_LIST, .flags = IO, .max = FORM_HEADING_DEPTH_MAX,
      .title = "Tiêu đề", .doc = "The headings over the column, from the top one to the leaf." },
    { MEMBER(struct form_column, number),      .type = FIELD_TEXT, .flags = IO, .max = 60,
      .title = "Số cột", .doc = "As printed on the number row: A, 1, (3)=(1)+(2)." },
    { MEMBER(struct form_column, role),        .type = FIELD_ENUM, .flags = IO, .names = column_role_names, .names_len = COLUMN_ROLE_COUNT,
      .title = "Vai trò", .doc = "What the column is for." },
    { MEMBER(struct form_column, type),        .type = FIELD_ENUM, .flags = IO, .names = value_type_names, .names_len = TYPE_COUNT,
      .title = "Kiểu dữ liệu", .doc = "What its cells hold." },
    { MEMBER(struct form_column, decimals),    .type = FIELD_INT,  .flags = IO, .max = DEC_SCALE_MAX,
      .title = "Số chữ số thập phân", .doc = "Decimals kept and shown." },
    { MEMBER(struct form_column, unit),        .type = FIELD_TEXT, .flags = IO, .max = 60,
      .title = "Đơn vị tính", .doc = "Unit of measure said in the heading." },
    { MEMBER(struct form_column, attribute),   .type = FIELD_TEXT, .flags = IO, .max = 200,
      .title = "Mã thuộc tính", .doc = "Catalogue code of what the column means." },
    { MEMBER(struct form_column, printed),     .type = FIELD_TEXT, .flags = IO, .max = 500,
      .title = "Công thức in trên biểu", .doc = "The formula as printed in heading or number row." },
    { MEMBER(struct form_column, rule),        .type = FIELD_ENUM, .flags = IO, .names = rule_names, .names_len = RULE_COUNT,
      .title = "Cách tổng hợp", .doc = "How its figures add up over units." },
    { MEMBER(struct form_column, rule_weight), .type = FIELD_INT,  .flags = IO, .doc = "weighted: key of the weighing column." },
    { MEMBER(struct form_column, rule_num),    .type = FIELD_INT,  .flags = IO, .doc = "ratio: key of the numerator column." },
    { MEMBER(struct form_column, rule_den),    .type = FIELD_INT,  .flags = IO, .doc = "ratio: key of the denominator column." },
    { MEMBER(struct form_column, rule_factor), .type = FIELD_DEC,  .flags = IO, .doc = "ratio: times this; null is 1." },
    { MEMBER(struct form_column, readonly),    .type = FIELD_BOOL, .flags = IO, .title = "Khóa", .doc = "Nobody types in it." },
    { MEMBER(struct form_column, required),    .type = FIELD_BOOL, .flags = IO, .title = "Bắt buộc", .doc = "Must be filled in before submitting." },
    { MEMBER(struct form_column, width),       .type = FIELD_INT,  .flags = IO, .max = 255, .doc = "Width in the annex, in characters; 0: not said." },
};

static const struct field row_fields[] = {
    { MEMBER(struct form_row, key),         .type = FIELD_INT,  .flags = IO | F_REQUIRED, .min = 1, .max = 1048576,
      .title = "Dòng", .doc = "The row of the annex; identifies the row for good." },
    { MEMBER(struct form_row, kind),        .type = FIELD_ENUM, .flags = IO, .names = row_kind_names, .names_len = ROW_KIND_COUNT,
      .title = "Loại dòng", .doc = "Whether it carries values." },
    { MEMBER(struct form_row, stt),         .type = FIELD_TEXT, .flags = IO, .max = 60, .title = "STT", .doc = "The ordinal as printed." },
    { MEMBER(struct form_row, code),        .type = FIELD_TEXT, .flags = IO, .max = 60, .title = "Mã số", .doc = "The row's code as printed." },
    { MEMBER(struct form_row, label),       .type = FIELD_TEXT, .flags = IO, .max = FORM_LABEL_BYTES_MAX, .title = "Chỉ tiêu", .doc = "The row's text." },
    { MEMBER(struct form_row, unit),        .type = FIELD_TEXT, .flags = IO, .max = 60, .title = "Đơn vị tính", .doc = "The row's unit of measure." },
    { MEMBER(struct form_row, indent),      .type = FIELD_INT,  .flags = IO, .max = 20, .title = "Bậc", .doc = "Depth under its group." },
    { MEMBER(struct form_row, parent),      .type = FIELD_INT,  .flags = IO | F_BRIEF, .max = FORM_ROW_KEY_MAX, .title = "Thuộc dòng", .doc = "Key of the row it is a part of; 0: not said." },
    { MEMBER(struct form_row, indicator),   .type = FIELD_TEXT, .flags = IO, .max = 200, .title = "Mã chỉ tiêu", .doc = "Catalogue code of what the row means." },
    { MEMBER(struct form_row, rule),        .type = FIELD_ENUM, .flags = IO, .names = rule_names, .names_len = RULE_COUNT,
      .title = "Cách tổng hợp", .doc = "How its figures add up over units; default: as the column says." },
    { MEMBER(struct form_row, rule_weight), .type = FIELD_INT,  .flags = IO, .doc = "weighted: key of the weighing row." },
    { MEMBER(struct form_row, rule_num),    .type = FIELD_INT,  .flags = IO, .doc = "ratio: key of the numerator row." },
    { MEMBER(struct form_row, rule_den),    .type = FIELD_INT,  .flags = IO, .doc = "ratio: key of the denominator row." },
    { MEMBER(struct form_row, rule_factor), .type = FIELD_DEC,  .flags = IO, .doc = "ratio: times this; null is 1." },
};

static const struct field cell_fields[] = {
    { MEMBER(struct form_cell, row),      .type = FIELD_INT,  .flags = IO | F_REQUIRED, .min = 1, .doc = "Key of the row." },
    { MEMBER(struct form_cell, column),   .type = FIELD_INT,  .flags = IO | F_REQUIRED, .min = 1, .doc = "Key of the column." },
    { MEMBER(struct form_cell, formula),  .type = FIELD_TEXT, .flags = IO, .max = FORMULA_BYTES_MAX, .title = "Công thức", .doc = "A1 text over the keys, as =D14+D39." },
    { MEMBER(struct form_cell, readonly), .type = FIELD_BOOL, .flags = IO, .title = "Khóa", .doc = "Crossed out: nobody fills it." },
};

static const struct field check_fields[] = {
    { MEMBER(struct check_rule, code),      .type = FIELD_TEXT, .flags = IO | F_REQUIRED | F_CODE, .min = 1, .max = 40, .title = "Mã", .doc = "Identifies the check in the form." },
    { MEMBER(struct check_rule, severity),  .type = FIELD_ENUM, .flags = IO, .names = check_severity_names, .names_len = CHECK_SEVERITY_COUNT,
      .title = "Mức độ", .doc = "An error blocks submitting, a warning asks for an explanation." },
    { MEMBER(struct check_rule, kind),      .type = FIELD_ENUM, .flags = IO, .names = check_kind_names, .names_len = CHECK_KIND_COUNT,
      .title = "Loại kiểm tra", .doc = "What is asked of the figures." },
    { MEMBER(struct check_rule, message),   .type = FIELD_TEXT, .flags = IO | F_BRIEF, .max = 500, .title = "Thông báo", .doc = "What to tell, in Vietnamese; empty: what the kind says." },
    { MEMBER(struct check_rule, rows),      .type = FIELD_LIST, .flags = IO | F_BRIEF, .max = FORM_ROWS_MAX, .of = &number_item_resource, .title = "Dòng", .doc = "Keys of the rows it is about; empty: all." },
    { MEMBER(struct check_rule, columns),   .type = FIELD_LIST, .flags = IO | F_BRIEF, .max = FORM_COLUMNS_MAX, .of = &number_item_resource, .title = "Cột", .doc = "Keys of the columns it is about; empty: all." },
    { MEMBER(struct check_rule, formula),   .type = FIELD_TEXT, .flags = IO | F_BRIEF, .max = FORMULA_BYTES_MAX, .title = "Điều kiện", .doc = "formula: the condition, written for the first of the rows and columns." },
    { MEMBER(struct check_rule, axis),      .type = FIELD_ENUM, .flags = IO, .names = check_axis_names, .names_len = CHECK_AXIS_COUNT, .title = "Theo", .doc = "sum, part: whether total and parts are rows or columns." },
    { MEMBER(struct check_rule, total),     .type = FIELD_INT,  .flags = IO, .title = "Tổng số", .doc = "sum, part: key of the whole." },
    { MEMBER(struct check_rule, parts),     .type = FIELD_LIST, .flags = IO | F_BRIEF, .max = FORM_ROWS_MAX, .of = &number_item_resource, .title = "Thành phần", .doc = "sum, part: keys of the parts." },
    { MEMBER(struct check_rule, min),       .type = FIELD_DEC,  .flags = IO | F_BRIEF, .title = "Nhỏ nhất", .doc = "range: no figure is less." },
    { MEMBER(struct check_rule, max),       .type = FIELD_DEC,  .flags = IO | F_BRIEF, .title = "Lớn nhất", .doc = "range: no figure is more." },
    { MEMBER(struct check_rule, decimals),  .type = FIELD_INT,  .flags = IO, .max = DEC_SCALE_MAX, .title = "Số chữ số thập phân", .doc = "decimals: no figure has more." },
    { MEMBER(struct check_rule, values),    .type = FIELD_LIST, .flags = IO | F_BRIEF, .max = CHECK_VALUES_MAX, .title = "Danh sách", .doc = "one_of: the values that may stand there, as on the wire." },
    { MEMBER(struct check_rule, base),      .type = FIELD_ENUM, .flags = IO, .names = check_base_names, .names_len = CHECK_BASE_COUNT, .title = "So với", .doc = "change: which earlier figure." },
    { MEMBER(struct check_rule, percent),   .type = FIELD_DEC,  .flags = IO | F_BRIEF, .title = "Tối đa (%)", .doc = "change: by how much of it at most." },
    { MEMBER(struct check_rule, tolerance), .type = FIELD_DEC,  .flags = IO | F_BRIEF, .title = "Sai số cho phép", .doc = "formula, sum, part, change: differences up to this are none." },
};

static const struct field doubt_fields[] = {
    { MEMBER(struct form_doubt, row),    .type = FIELD_INT,  .flags = IO, .doc = "Key of the row, 0: the whole column or sheet." },
    { MEMBER(struct form_doubt, column), .type = FIELD_INT,  .flags = IO, .doc = "Key of the column, 0: the whole row or sheet." },
    { MEMBER(struct form_doubt, text),   .type = FIELD_TEXT, .flags = IO, .max = 2000, .doc = "What the import was not sure of." },
};

static const struct field sign_fields[] = {
    { MEMBER(struct form_sign, title), .type = FIELD_TEXT, .flags = IO, .max = 200, .title = "Người ký", .doc = "Who signs, as printed: NGƯỜI LẬP BIỂU." },
    { MEMBER(struct form_sign, note),  .type = FIELD_TEXT, .flags = IO, .max = 200, .title = "Ghi dưới", .doc = "What stands under it: (Ký, ghi rõ họ tên)." },
};
/* clang-format on */

static const struct resource sign_resource = { .name = "form_sign",
    .size = sizeof(struct form_sign),
    .fields = sign_fields,
    .fields_len = ARRAY_LEN(sign_fields) };
static const struct resource column_resource = { .name = "form_column",
    .size = sizeof(struct form_column),
    .fields = column_fields,
    .fields_len = ARRAY_LEN(column_fields) };
static const struct resource row_resource = { .name = "form_row",
    .size = sizeof(struct form_row),
    .fields = row_fields,
    .fields_len = ARRAY_LEN(row_fields) };
static const struct resource cell_resource = { .name = "form_cell",
    .size = sizeof(struct form_cell),
    .fields = cell_fields,
    .fields_len = ARRAY_LEN(cell_fields) };
static const struct resource check_resource = { .name = "form_check",
    .size = sizeof(struct check_rule),
    .fields = check_fields,
    .fields_len = ARRAY_LEN(check_fields) };
static const struct resource doubt_resource = { .name = "form_doubt",
    .size = sizeof(struct form_doubt),
    .fields = doubt_fields,
    .fields_len = ARRAY_LEN(doubt_fields) };

/* clang-format off */
static const struct field layout_fields[] = {
    { MEMBER(struct form, title),       .type = FIELD_TEXT, .flags = IO, .max = 1000, .title = "Tên biểu", .doc = "The title as printed." },
    { MEMBER(struct form, form_no),     .type = FIELD_TEXT, .flags = IO, .max = 200,  .title = "Số hiệu biểu", .doc = "The form's number as printed." },
    { MEMBER(struct form, unit_note),   .type = FIELD_TEXT, .flags = IO, .max = 200,  .title = "Đơn vị tính chung", .doc = "The note on units of measure." },
    { MEMBER(struct form, legal_basis), .type = FIELD_TEXT, .flags = IO, .max = 1000, .title = "Căn cứ", .doc = "The decision that prescribes the form." },
    { MEMBER(struct form, open_list),   .type = FIELD_BOOL, .flags = IO, .title = "Danh sách mở", .doc = "Rows are added by the reporter." },
    { MEMBER(struct form, columns),     .type = FIELD_LIST, .flags = IO | F_REQUIRED, .min = 1, .max = FORM_COLUMNS_MAX, .of = &column_resource,
      .doc = "The columns in the order of the sheet." },
    { MEMBER(struct form, rows),        .type = FIELD_LIST, .flags = IO, .max = FORM_ROWS_MAX, .of = &row_resource, .doc = "The rows in the order of the sheet." },
    { MEMBER(struct form, cells),       .type = FIELD_LIST, .flags = IO, .max = FORM_CELLS_MAX, .of = &cell_resource, .doc = "Formulas and locks of single cells." },
    { MEMBER(struct form, checks),      .type = FIELD_LIST, .flags = IO | F_BRIEF, .max = CHECKS_MAX, .of = &check_resource, .doc = "What figures must be like." },
    { MEMBER(struct form, date_line),   .type = FIELD_TEXT, .flags = IO | F_BRIEF, .max = 200, .title = "Dòng ngày tháng", .doc = "The line for place and date over the signatures." },
    { MEMBER(struct form, signs),       .type = FIELD_LIST, .flags = IO | F_BRIEF, .max = FORM_SIGNS_MAX, .of = &sign_resource, .doc = "Who signs below the table, from the left." },
    { MEMBER(struct form, notes),       .type = FIELD_LIST, .flags = IO | F_BRIEF, .max = FORM_NOTES_MAX, .doc = "Lines printed below the table." },
    { MEMBER(struct form, doubts),      .type = FIELD_LIST, .flags = IO, .max = 1000, .of = &doubt_resource, .doc = "What an import was not sure of." },
};

static const struct field record_fields[] = {
    { MEMBER(struct form_record, id),              .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the form." },
    { MEMBER(struct form_record, code),            .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Its code, unique." },
    { MEMBER(struct form_record, title),           .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Its title." },
    { MEMBER(struct form_record, state),           .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = form_state_names, .names_len = FORM_STATE_COUNT,
      .doc = "Where it is in its life: the version in use, else the newest." },
    { MEMBER(struct form_record, owner_unit_id),   .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The unit that owns it." },
    { MEMBER(struct form_record, version_number),  .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Number of its newest version." },
    { MEMBER(struct form_record, used_number),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "Number of the version in use; null: none." },
    { MEMBER(struct form_record, work_number),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "Number of the version that is drafted, tested or announced; null: none." },
    { MEMBER(struct form_record, work_state),      .type = FIELD_ENUM, .flags = F_READ | F_COLUMN | F_NULL, .names = form_state_names, .names_len = FORM_STATE_COUNT,
      .doc = "Where that one is; null: there is none." },
    { MEMBER(struct form_record, rows),            .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Rows of the newest version." },
    { MEMBER(struct form_record, columns),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Value columns of the newest version." },
    { .name = "changed_at", .offset = offsetof(struct form_record, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it last changed." },
    { MEMBER(struct form_record, version),         .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back when changing the form." },
    { MEMBER(struct form_record, owner_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the owning unit." },
    { MEMBER(struct form_record, owner_unit_path), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Its place in the tree." },
};
/* clang-format on */

const struct resource form_layout_resource = { .name = "form_layout",
    .size = sizeof(struct form),
    .fields = layout_fields,
    .fields_len = ARRAY_LEN(layout_fields) };

const struct resource form_record_resource = { .name = "form",
    .table = "form",
    .size = sizeof(struct form_record),
    .fields = record_fields,
    .fields_len = ARRAY_LEN(record_fields) };

/* clang-format off */
static const struct field full_fields[] = {
    { MEMBER(struct form_full, form),   .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &form_record_resource, .doc = "The form." },
    { MEMBER(struct form_full, number), .type = FIELD_INT, .flags = F_READ, .doc = "Number of the version shown." },
    { MEMBER(struct form_full, life),   .type = FIELD_RECORD, .flags = F_READ, .of = &form_version_resource, .doc = "The life of the version shown." },
    { MEMBER(struct form_full, actions), .type = FIELD_LIST, .flags = F_READ, .of = &form_choice_resource, .doc = "What can be done with the form, and why not." },
    { MEMBER(struct form_full, layout), .type = FIELD_RECORD, .flags = F_READ, .of = &form_layout_resource, .doc = "Columns, rows and formulas of that version." },
};

static const struct field ref_fields[] = {
    { MEMBER(struct form_ref, id),     .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The form." },
    { MEMBER(struct form_ref, number), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Which version; not given: the newest." },
};

static const struct field query_fields[] = {
    { MEMBER(struct form_query, q), .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the title or the code." },
    { MEMBER(struct form_query, state), .type = FIELD_ENUM, .flags = F_QUERY, .names = form_state_names, .names_len = FORM_STATE_COUNT,
      .doc = "Only forms in this state, or with a version worked on that is." },
    PAGE_FIELDS(struct form_query),
};

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&form_record_resource) };

static const struct field new_fields[] = {
    { MEMBER(struct form_save, code),          .type = FIELD_TEXT, .flags = F_CODE | F_CREATE | F_REQUIRED, .min = 1, .max = 60, .title = "Mã biểu mẫu", .doc = "Its code, unique." },
    { MEMBER(struct form_save, title),         .type = FIELD_TEXT, .flags = F_LINE | F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Tên biểu mẫu", .doc = "Its title." },
    { MEMBER(struct form_save, owner_unit_id), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Đơn vị quản lý", .doc = "The unit that owns it." },
    { MEMBER(struct form_save, request),       .type = FIELD_RECORD, .flags = F_CREATE, .of = &form_request_resource, .doc = "What asked for it, and which clock runs." },
    { MEMBER(struct form_save, layout),        .type = FIELD_RECORD, .flags = F_CREATE | F_REQUIRED, .of = &form_layout_resource, .doc = "Columns, rows and formulas." },
};

static const struct field revision_fields[] = {
    { MEMBER(struct form_save, id),      .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The form." },
    { MEMBER(struct form_save, version), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The form's version." },
    { MEMBER(struct form_save, request), .type = FIELD_RECORD, .flags = F_CREATE, .of = &form_request_resource, .doc = "What asked for the change, and which clock runs." },
    { MEMBER(struct form_save, layout),  .type = FIELD_RECORD, .flags = F_CREATE | F_REQUIRED, .of = &form_layout_resource, .doc = "Columns, rows and formulas of the draft." },
};

static const struct field draft_fields[] = {
    { MEMBER(struct form_save, id),      .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The form." },
    { MEMBER(struct form_save, version), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The form's version." },
    { MEMBER(struct form_save, request), .type = FIELD_RECORD, .flags = F_CREATE, .of = &form_request_resource, .doc = "What asked for it, and which clock runs; not given: as it was." },
    { MEMBER(struct form_save, layout),  .type = FIELD_RECORD, .flags = F_CREATE | F_REQUIRED, .of = &form_layout_resource, .doc = "Columns, rows and formulas, wrong or not: what is wrong is answered." },
};

static const struct field import_in_fields[] = {
    { MEMBER(struct form_import_in, sheet), .type = FIELD_INT, .flags = F_QUERY, .max = XLSX_SHEETS_MAX, .doc = "Which sheet, from 0; not given: the first that has a table." },
    { MEMBER(struct form_import_in, table), .type = FIELD_INT, .flags = F_QUERY, .max = ANNEX_TABLES_MAX, .doc = "Which table of the sheet, from 0." },
};

static const struct field import_table_fields[] = {
    { MEMBER(struct form_import_table, sheet),     .type = FIELD_INT,  .flags = F_READ, .doc = "The sheet it stands on." },
    { MEMBER(struct form_import_table, table),     .type = FIELD_INT,  .flags = F_READ, .doc = "Which of the tables of its sheet, from 0." },
    { MEMBER(struct form_import_table, hidden),    .type = FIELD_BOOL, .flags = F_READ, .doc = "The sheet is hidden." },
    { MEMBER(struct form_import_table, too_large), .type = FIELD_BOOL, .flags = F_READ, .doc = "It is larger than a form may be." },
    { MEMBER(struct form_import_table, title),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Its title." },
    { MEMBER(struct form_import_table, form_no),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Its number." },
    { MEMBER(struct form_import_table, first_row), .type = FIELD_INT,  .flags = F_READ, .doc = "The row of the sheet it begins with." },
    { MEMBER(struct form_import_table, rows),      .type = FIELD_INT,  .flags = F_READ, .doc = "Its rows." },
    { MEMBER(struct form_import_table, columns),   .type = FIELD_INT,  .flags = F_READ, .doc = "Its columns." },
    { MEMBER(struct form_import_table, doubts),    .type = FIELD_INT,  .flags = F_READ, .doc = "How much of it is not sure." },
};

static const struct resource import_table_resource = { .name = "form_import_table", .size = sizeof(struct form_import_table),
    .fields = import_table_fields, .fields_len = ARRAY_LEN(import_table_fields) };

static const struct field import_fields[] = {
    { MEMBER(struct form_import, sheets), .type = FIELD_LIST, .flags = F_READ, .doc = "Names of the file's sheets." },
    { MEMBER(struct form_import, sheet),  .type = FIELD_INT,  .flags = F_READ, .doc = "The sheet that was read." },
    { MEMBER(struct form_import, table),  .type = FIELD_INT,  .flags = F_READ, .doc = "The table of it that was read." },
    { MEMBER(struct form_import, tables), .type = FIELD_LIST, .flags = F_READ, .of = &import_table_resource, .doc = "All tables of the file." },
    { MEMBER(struct form_import, layout), .type = FIELD_RECORD, .flags = F_READ, .of = &form_layout_resource, .doc = "What it was read as, with doubts." },
};

const struct resource form_full_resource = { .name = "form_full", .size = sizeof(struct form_full),
    .fields = full_fields, .fields_len = ARRAY_LEN(full_fields) };
const struct resource form_ref_resource = { .name = "form_ref", .size = sizeof(struct form_ref),
    .fields = ref_fields, .fields_len = ARRAY_LEN(ref_fields) };
const struct resource form_query_resource = { .name = "form_query", .size = sizeof(struct form_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource form_page_resource = { .name = "form_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };
const struct resource form_new_resource = { .name = "form_new", .size = sizeof(struct form_save),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };
const struct resource form_revision_resource = { .name = "form_revision", .size = sizeof(struct form_save),
    .fields = revision_fields, .fields_len = ARRAY_LEN(revision_fields) };
const struct resource form_draft_resource = { .name = "form_draft", .size = sizeof(struct form_save),
    .fields = draft_fields, .fields_len = ARRAY_LEN(draft_fields), .given_at = offsetof(struct form_save, given) };
const struct resource form_import_in_resource = { .name = "form_import_in", .size = sizeof(struct form_import_in),
    .fields = import_in_fields, .fields_len = ARRAY_LEN(import_in_fields) };
const struct resource form_import_resource = { .name = "form_import", .size = sizeof(struct form_import),
    .fields = import_fields, .fields_len = ARRAY_LEN(import_fields) };
/* clang-format on */
