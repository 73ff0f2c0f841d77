#include "model/catalogue.h"

static const char *const outcome_names[CATALOGUE_OUTCOME_COUNT] = {
#define X(name, wire) [CATALOGUE_##name] = wire,
    CATALOGUE_OUTCOME_LIST(X)
#undef X
};

#define WRITE (F_READ | F_CREATE | F_UPDATE | F_COLUMN)
#define CODE_MAX 200

/* clang-format off */
#define AT(holder, member) .name = #member, .offset = offsetof(holder, item.member)

/* The fields every entry begins and ends with. */
#define ITEM_FIELDS(holder) \
    { AT(holder, id),          .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_PATH, .min = 1, .doc = "Identifies the entry." }, \
    { AT(holder, code),        .type = FIELD_TEXT, .flags = F_CODE | F_READ | F_CREATE | F_REQUIRED | F_COLUMN, .min = 1, .max = CODE_MAX, \
      .title = "Mã", .doc = "What forms, formulas and figures name it by; never changed, never used again." }, \
    { AT(holder, name),        .type = FIELD_TEXT, .flags = F_LINE | WRITE | F_REQUIRED, .min = 1, .max = 500, .title = "Tên", .doc = "Its name." }, \
    { AT(holder, name_search), .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "Name, code and other names without diacritics." }, \
    { AT(holder, name_sort),   .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "The name's place in Vietnamese order." }, \
    { AT(holder, aliases),     .type = FIELD_LIST, .flags = WRITE, .max = CATALOGUE_ALIASES_MAX, .title = "Tên gọi khác", .doc = "Other names people write for it." }

#define VERSION_FIELDS(holder) \
    { AT(holder, version),     .type = FIELD_INT,  .flags = F_READ | F_UPDATE | F_MUST | F_COLUMN, .min = 1, .doc = "Send it back when changing the entry." }, \
    { .name = "changed_at", .offset = offsetof(holder, item.changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it last changed." }

#define DATE_FIELDS(holder) \
    { MEMBER(holder, valid_from), .type = FIELD_DATE, .flags = WRITE, .title = "Hiệu lực từ ngày", .doc = "First day it is in force; null: always was." }, \
    { MEMBER(holder, valid_to),   .type = FIELD_DATE, .flags = WRITE, .title = "Hết hiệu lực ngày", .doc = "Last day it is in force; null: still is." }

#define RULE_FIELDS(holder, more) \
    { MEMBER(holder, unit_rule), .type = FIELD_ENUM, .flags = WRITE | (more), .names = rule_names, .names_len = RULE_COUNT, \
      .title = "Cộng theo đơn vị", .doc = "How its figures add up over units; none yields no value." }, \
    { MEMBER(holder, time_rule), .type = FIELD_ENUM, .flags = WRITE | (more), .names = rule_names, .names_len = RULE_COUNT, \
      .title = "Cộng theo thời gian", .doc = "How its figures add up over the periods of a longer one." }

static const struct field sector_fields[] = {
    ITEM_FIELDS(struct sector),
    { MEMBER(struct sector, note), .type = FIELD_TEXT, .flags = WRITE, .max = 2000, .title = "Ghi chú", .doc = "What belongs to it." },
    VERSION_FIELDS(struct sector),
};

static const struct field measure_fields[] = {
    ITEM_FIELDS(struct measure),
    { MEMBER(struct measure, quantity), .type = FIELD_TEXT, .flags = F_LINE | WRITE | F_REQUIRED, .min = 1, .max = 200,
      .title = "Đại lượng", .doc = "What it measures; only measures of one quantity convert." },
    { MEMBER(struct measure, factor),   .type = FIELD_DEC, .flags = WRITE | F_REQUIRED,
      .title = "Hệ số", .doc = "How many of the quantity's base measure it is, exactly." },
    VERSION_FIELDS(struct measure),
};

static const struct field attribute_fields[] = {
    ITEM_FIELDS(struct attribute),
    { MEMBER(struct attribute, definition), .type = FIELD_TEXT, .flags = WRITE, .max = 4000, .title = "Định nghĩa", .doc = "What a column with this code holds." },
    { MEMBER(struct attribute, type),       .type = FIELD_ENUM, .flags = WRITE, .names = value_type_names, .names_len = TYPE_COUNT,
      .title = "Kiểu dữ liệu", .doc = "What its cells hold." },
    RULE_FIELDS(struct attribute, 0),
    DATE_FIELDS(struct attribute),
    VERSION_FIELDS(struct attribute),
};

static const struct field indicator_fields[] = {
    ITEM_FIELDS(struct indicator),
    { MEMBER(struct indicator, definition),    .type = FIELD_TEXT, .flags = WRITE, .max = 4000, .title = "Định nghĩa", .doc = "What is counted, and what is not." },
    { MEMBER(struct indicator, method),        .type = FIELD_TEXT, .flags = WRITE, .max = 4000, .title = "Phương pháp tính", .doc = "How it is calculated." },
    { MEMBER(struct indicator, legal_basis),   .type = FIELD_TEXT, .flags = WRITE, .max = 1000, .title = "Căn cứ, nguồn", .doc = "The document that prescribes it, or where it was taken from." },
    { MEMBER(struct indicator, measure),       .type = FIELD_TEXT, .flags = F_CODE | WRITE, .max = CODE_MAX, .title = "Đơn vị tính", .doc = "Code of its unit of measure; empty: none." },
    { MEMBER(struct indicator, sector),        .type = FIELD_TEXT, .flags = F_CODE | WRITE, .max = CODE_MAX, .title = "Lĩnh vực", .doc = "Code of its sector; empty: none." },
    { MEMBER(struct indicator, decimals),      .type = FIELD_INT,  .flags = WRITE, .max = DEC_SCALE_MAX, .title = "Số chữ số thập phân", .doc = "Decimals its figures have." },
    { MEMBER(struct indicator, owner_unit_id), .type = FIELD_INT,  .flags = WRITE | F_REQUIRED, .min = 1, .title = "Đơn vị quản lý", .doc = "The one unit that answers for it." },
    RULE_FIELDS(struct indicator, F_REQUIRED),
    { MEMBER(struct indicator, weight),        .type = FIELD_TEXT, .flags = F_CODE | WRITE, .max = CODE_MAX, .title = "Chỉ tiêu quyền số", .doc = "weighted: code of the weighing indicator." },
    { MEMBER(struct indicator, numerator),     .type = FIELD_TEXT, .flags = F_CODE | WRITE, .max = CODE_MAX, .title = "Chỉ tiêu tử số", .doc = "ratio: code of the numerator." },
    { MEMBER(struct indicator, divisor),       .type = FIELD_TEXT, .flags = F_CODE | WRITE, .max = CODE_MAX, .title = "Chỉ tiêu mẫu số", .doc = "ratio: code of the denominator." },
    DATE_FIELDS(struct indicator),
    VERSION_FIELDS(struct indicator),
    { MEMBER(struct indicator, owner_unit_code), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Code of the owning unit." },
    { MEMBER(struct indicator, owner_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the owning unit." },
    { MEMBER(struct indicator, measure_name),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit of measure." },
    { MEMBER(struct indicator, sector_name),     .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the sector." },
};

#define Q_FIELD \
    { MEMBER(struct catalogue_query, q), .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the name, the code or another name, with or without diacritics." }
#define ON_FIELD \
    { MEMBER(struct catalogue_query, on), .type = FIELD_DATE, .flags = F_QUERY, .doc = "Only entries in force on this day." }

static const struct field sector_query_fields[] = { Q_FIELD, PAGE_FIELDS(struct catalogue_query) };

static const struct field measure_list_fields[] = {
    Q_FIELD,
    { MEMBER(struct catalogue_query, quantity), .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Only measures of this quantity." },
    PAGE_FIELDS(struct catalogue_query),
};

static const struct field attribute_query_fields[] = { Q_FIELD, ON_FIELD, PAGE_FIELDS(struct catalogue_query) };

static const struct field indicator_query_fields[] = {
    Q_FIELD,
    { MEMBER(struct catalogue_query, sector),        .type = FIELD_TEXT, .flags = F_QUERY, .max = CODE_MAX, .doc = "Only indicators of this sector." },
    { MEMBER(struct catalogue_query, measure),       .type = FIELD_TEXT, .flags = F_QUERY, .max = CODE_MAX, .doc = "Only indicators in this measure." },
    { MEMBER(struct catalogue_query, owner_unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only indicators this unit owns." },
    ON_FIELD,
    PAGE_FIELDS(struct catalogue_query),
};

static const struct field import_in_fields[] = {
    { MEMBER(struct catalogue_import_in, owner_unit_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1,
      .doc = "Of indicators: who owns those whose line names no owner." },
};

static const struct field outcome_fields[] = {
    { MEMBER(struct catalogue_line_outcome, line),    .type = FIELD_INT,  .flags = F_READ, .doc = "Line of the file, from 1." },
    { MEMBER(struct catalogue_line_outcome, code),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The code it names." },
    { MEMBER(struct catalogue_line_outcome, name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The name it names." },
    { MEMBER(struct catalogue_line_outcome, outcome), .type = FIELD_ENUM, .flags = F_READ, .names = outcome_names, .names_len = CATALOGUE_OUTCOME_COUNT, .doc = "What becomes of it." },
    { MEMBER(struct catalogue_line_outcome, key),     .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Why it is refused; null: it is not." },
    { MEMBER(struct catalogue_line_outcome, field),   .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Which column is at fault." },
    { MEMBER(struct catalogue_line_outcome, detail),  .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "What was found and what is allowed, in Vietnamese." },
};

static const struct resource outcome_resource = { .name = "catalogue_line", .size = sizeof(struct catalogue_line_outcome),
    .fields = outcome_fields, .fields_len = ARRAY_LEN(outcome_fields) };

static const struct field import_fields[] = {
    { MEMBER(struct catalogue_import, created),   .type = FIELD_INT, .flags = F_READ, .doc = "Entries that are new." },
    { MEMBER(struct catalogue_import, updated),   .type = FIELD_INT, .flags = F_READ, .doc = "Entries that change." },
    { MEMBER(struct catalogue_import, unchanged), .type = FIELD_INT, .flags = F_READ, .doc = "Entries that are so already." },
    { MEMBER(struct catalogue_import, refused),   .type = FIELD_INT, .flags = F_READ, .doc = "Lines that cannot be taken; an import takes none then." },
    { MEMBER(struct catalogue_import, lines),     .type = FIELD_LIST, .flags = F_READ, .of = &outcome_resource, .doc = "The lines that are refused or change something, the first 500." },
};

static const struct field measure_query_fields[] = {
    { MEMBER(struct measure_query, value),    .type = FIELD_TEXT, .flags = F_QUERY | F_MUST, .min = 1, .max = 40, .doc = "The figure, as 1234.5." },
    { MEMBER(struct measure_query, from),     .type = FIELD_TEXT, .flags = F_QUERY | F_MUST, .min = 1, .max = CODE_MAX, .doc = "Code of the measure it is in." },
    { MEMBER(struct measure_query, to),       .type = FIELD_TEXT, .flags = F_QUERY | F_MUST, .min = 1, .max = CODE_MAX, .doc = "Code of the measure wanted." },
    { MEMBER(struct measure_query, decimals), .type = FIELD_INT,  .flags = F_QUERY, .max = DEC_SCALE_MAX, .doc = "With round: to how many decimals." },
    { MEMBER(struct measure_query, round),    .type = FIELD_BOOL, .flags = F_QUERY, .doc = "Round what is not exact; else it is refused." },
};

static const struct field measure_answer_fields[] = {
    { MEMBER(struct measure_answer, value),     .type = FIELD_DEC,  .flags = F_READ, .doc = "The figure in the measure wanted." },
    { MEMBER(struct measure_answer, exact),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether nothing was rounded." },
    { MEMBER(struct measure_answer, from_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of the measure it was in." },
    { MEMBER(struct measure_answer, to_name),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of the measure it is in." },
};

#define ENTRY(kind, rows) { .name = #kind, .table = #kind, .size = sizeof(struct kind), \
    .fields = (rows), .fields_len = ARRAY_LEN(rows), .given_at = offsetof(struct kind, item.given) }
#define PLAIN(word, holder, rows) { .name = (word), .size = sizeof(holder), .fields = (rows), .fields_len = ARRAY_LEN(rows) }

const struct resource sector_resource = ENTRY(sector, sector_fields);
const struct resource measure_resource = ENTRY(measure, measure_fields);
const struct resource attribute_resource = ENTRY(attribute, attribute_fields);
const struct resource indicator_resource = ENTRY(indicator, indicator_fields);

static const struct field sector_page_fields[] = { PAGE_OUT_FIELDS(&sector_resource) };
static const struct field measure_page_fields[] = { PAGE_OUT_FIELDS(&measure_resource) };
static const struct field attribute_page_fields[] = { PAGE_OUT_FIELDS(&attribute_resource) };
static const struct field indicator_page_fields[] = { PAGE_OUT_FIELDS(&indicator_resource) };

const struct resource sector_query_resource = PLAIN("sector_query", struct catalogue_query, sector_query_fields);
const struct resource sector_page_resource = PLAIN("sector_page", struct page_out, sector_page_fields);
const struct resource measure_list_resource = PLAIN("measure_list", struct catalogue_query, measure_list_fields);
const struct resource measure_page_resource = PLAIN("measure_page", struct page_out, measure_page_fields);
const struct resource attribute_query_resource = PLAIN("attribute_query", struct catalogue_query, attribute_query_fields);
const struct resource attribute_page_resource = PLAIN("attribute_page", struct page_out, attribute_page_fields);
const struct resource indicator_query_resource = PLAIN("indicator_query", struct catalogue_query, indicator_query_fields);
const struct resource indicator_page_resource = PLAIN("indicator_page", struct page_out, indicator_page_fields);
const struct resource catalogue_import_in_resource = PLAIN("catalogue_import_in", struct catalogue_import_in, import_in_fields);
const struct resource catalogue_import_resource = PLAIN("catalogue_import", struct catalogue_import, import_fields);
const struct resource measure_query_resource = PLAIN("measure_query", struct measure_query, measure_query_fields);
const struct resource measure_answer_resource = PLAIN("measure_answer", struct measure_answer, measure_answer_fields);
/* clang-format on */
