#include "model/ask.h"

#include "model/form.h"

static const char *const ask_period_names[ASK_PERIOD_COUNT] = {
#define X(name, wire) [ASK_##name] = wire,
    ASK_PERIOD_LIST(X)
#undef X
};

/* clang-format off */
static const struct field ask_in_fields[] = {
    { MEMBER(struct ask_in, form_id), .type = FIELD_INT, .flags = F_CREATE | F_NULL, .min = 0, .doc = "The form it will be a version of; null: a new one." },
    { MEMBER(struct ask_in, layout),  .type = FIELD_RECORD, .flags = F_CREATE | F_REQUIRED, .of = &form_layout_resource, .doc = "The layout as it is drawn now." },
};

static const struct field ask_formula_fields[] = {
    { MEMBER(struct ask_formula, row),     .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the row." },
    { MEMBER(struct ask_formula, column),  .type = FIELD_INT,  .flags = F_READ, .doc = "Key of the column." },
    { MEMBER(struct ask_formula, formula), .type = FIELD_TEXT, .flags = F_READ, .doc = "Takes the figure signed in the other form: =BIEU(…)." },
};
static const struct resource ask_formula_resource = { .name = "ask_formula", .size = sizeof(struct ask_formula),
    .fields = ask_formula_fields, .fields_len = ARRAY_LEN(ask_formula_fields) };

static const struct field ask_twin_fields[] = {
    { MEMBER(struct ask_twin, row),            .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of our row; null: a column asks." },
    { MEMBER(struct ask_twin, column),         .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of our column; null: a row asks." },
    { MEMBER(struct ask_twin, label),          .type = FIELD_TEXT, .flags = F_READ, .doc = "What is asked, under its headings." },
    { MEMBER(struct ask_twin, regime_id),      .type = FIELD_INT,  .flags = F_READ, .doc = "The regime that asks it already." },
    { MEMBER(struct ask_twin, regime_code),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Its code." },
    { MEMBER(struct ask_twin, regime_name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct ask_twin, lead_unit_id),   .type = FIELD_INT,  .flags = F_READ, .doc = "Who leads it." },
    { MEMBER(struct ask_twin, lead_unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of who leads it." },
    { MEMBER(struct ask_twin, form_id),        .type = FIELD_INT,  .flags = F_READ, .doc = "By which form." },
    { MEMBER(struct ask_twin, form_code),      .type = FIELD_TEXT, .flags = F_READ, .doc = "The form's code." },
    { MEMBER(struct ask_twin, form_title),     .type = FIELD_TEXT, .flags = F_READ, .doc = "The form's title." },
    { MEMBER(struct ask_twin, other_row),      .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "In which of its rows." },
    { MEMBER(struct ask_twin, other_column),   .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "In which of its columns." },
    { MEMBER(struct ask_twin, other_label),    .type = FIELD_TEXT, .flags = F_READ, .doc = "What it is called there." },
    { MEMBER(struct ask_twin, other_code),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Its code there." },
    { MEMBER(struct ask_twin, period_kind),    .type = FIELD_ENUM, .flags = F_READ, .names = period_kind_names, .names_len = PERIOD_KIND_COUNT, .doc = "How often it is asked there." },
    { MEMBER(struct ask_twin, period),         .type = FIELD_ENUM, .flags = F_READ, .names = ask_period_names, .names_len = ASK_PERIOD_COUNT, .doc = "How that lies to our own periods." },
    { MEMBER(struct ask_twin, reporters),      .type = FIELD_INT,  .flags = F_READ, .doc = "How many units are asked there." },
    { MEMBER(struct ask_twin, common),         .type = FIELD_INT,  .flags = F_READ, .doc = "How many of them report by our form too; -1: nobody does yet." },
    { MEMBER(struct ask_twin, score),          .type = FIELD_INT,  .flags = F_READ, .doc = "How alike the names are, of 1000." },
    { MEMBER(struct ask_twin, same_code),      .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the catalogue says they are one." },
    { MEMBER(struct ask_twin, reason),         .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Why it is asked again; null: nobody said." },
    { MEMBER(struct ask_twin, reason_by),      .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Who said so." },
    { MEMBER(struct ask_twin, formulas),       .type = FIELD_LIST, .flags = F_READ, .of = &ask_formula_resource, .doc = "Formulas that take the figure instead; none where periods or codes do not fit." },
};
static const struct resource ask_twin_resource = { .name = "ask_twin", .size = sizeof(struct ask_twin),
    .fields = ask_twin_fields, .fields_len = ARRAY_LEN(ask_twin_fields) };

static const struct field finding_fields[] = {
    { MEMBER(struct finding, row),    .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the row; null: the whole column." },
    { MEMBER(struct finding, column), .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the column; null: the whole row." },
    { MEMBER(struct finding, kind),   .type = FIELD_ENUM, .flags = F_READ, .names = finding_names, .names_len = FINDING_KIND_COUNT, .doc = "What differs from the catalogue." },
    { MEMBER(struct finding, text),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What was found and what the catalogue says, in Vietnamese." },
};
static const struct resource finding_resource = { .name = "finding", .size = sizeof(struct finding),
    .fields = finding_fields, .fields_len = ARRAY_LEN(finding_fields) };

static const struct field ask_out_fields[] = {
    { MEMBER(struct ask_out, questions), .type = FIELD_INT,  .flags = F_READ, .doc = "How many things the form asks." },
    { MEMBER(struct ask_out, asked),     .type = FIELD_INT,  .flags = F_READ, .doc = "How many of them are asked elsewhere." },
    { MEMBER(struct ask_out, explained), .type = FIELD_INT,  .flags = F_READ, .doc = "Of how many of these it was said why." },
    { MEMBER(struct ask_out, twins),     .type = FIELD_LIST, .flags = F_READ, .of = &ask_twin_resource, .doc = "Where else, in the order of the form; at most 500." },
    { MEMBER(struct ask_out, findings),  .type = FIELD_LIST, .flags = F_READ, .of = &finding_resource, .doc = "Where the form differs from the catalogues." },
};

static const struct field ask_reason_fields[] = {
    { MEMBER(struct ask_reason, id),            .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The form." },
    { MEMBER(struct ask_reason, row),           .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_NULL, .min = 0, .doc = "Key of our row; null: a column asks." },
    { MEMBER(struct ask_reason, column),        .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_NULL, .min = 0, .doc = "Key of our column; null: a row asks." },
    { MEMBER(struct ask_reason, other_form_id), .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_REQUIRED, .min = 1, .doc = "The form that asks it already." },
    { MEMBER(struct ask_reason, other_row),     .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_NULL, .min = 0, .doc = "In which of its rows." },
    { MEMBER(struct ask_reason, other_column),  .type = FIELD_INT,  .flags = F_READ | F_CREATE | F_NULL, .min = 0, .doc = "In which of its columns." },
    { MEMBER(struct ask_reason, reason),        .type = FIELD_TEXT, .flags = F_READ | F_CREATE | F_REQUIRED, .min = 10, .max = 1000,
      .title = "Lý do hỏi lại", .doc = "Why it is asked again." },
};

static const struct field duplicate_side_fields[] = {
    { MEMBER(struct duplicate_side, regime_id),      .type = FIELD_INT,  .flags = F_READ, .doc = "The regime." },
    { MEMBER(struct duplicate_side, regime_name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct duplicate_side, lead_unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Who leads it." },
    { MEMBER(struct duplicate_side, form_id),        .type = FIELD_INT,  .flags = F_READ, .doc = "The form." },
    { MEMBER(struct duplicate_side, form_title),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Its title." },
    { MEMBER(struct duplicate_side, row),            .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the row; null: a column asks." },
    { MEMBER(struct duplicate_side, column),         .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Key of the column; null: a row asks." },
    { MEMBER(struct duplicate_side, label),          .type = FIELD_TEXT, .flags = F_READ, .doc = "What is asked, under its headings." },
    { MEMBER(struct duplicate_side, unit),           .type = FIELD_TEXT, .flags = F_READ, .doc = "In which unit of measure." },
    { MEMBER(struct duplicate_side, period_kind),    .type = FIELD_ENUM, .flags = F_READ, .names = period_kind_names, .names_len = PERIOD_KIND_COUNT, .doc = "How often." },
    { MEMBER(struct duplicate_side, reporters),      .type = FIELD_INT,  .flags = F_READ, .doc = "Of how many units." },
};
static const struct resource duplicate_side_resource = { .name = "duplicate_side", .size = sizeof(struct duplicate_side),
    .fields = duplicate_side_fields, .fields_len = ARRAY_LEN(duplicate_side_fields) };

static const struct field duplicate_fields[] = {
    { MEMBER(struct duplicate, first),     .type = FIELD_RECORD, .flags = F_READ, .of = &duplicate_side_resource, .doc = "One place that asks." },
    { MEMBER(struct duplicate, second),    .type = FIELD_RECORD, .flags = F_READ, .of = &duplicate_side_resource, .doc = "The other." },
    { MEMBER(struct duplicate, score),     .type = FIELD_INT,  .flags = F_READ, .doc = "How alike, of 1000." },
    { MEMBER(struct duplicate, common),    .type = FIELD_INT,  .flags = F_READ, .doc = "How many units are asked by both." },
    { MEMBER(struct duplicate, same_code), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the catalogue says they are one." },
    { MEMBER(struct duplicate, reason),    .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Why it is asked twice; null: nobody said." },
};
static const struct resource duplicate_resource = { .name = "duplicate", .size = sizeof(struct duplicate),
    .fields = duplicate_fields, .fields_len = ARRAY_LEN(duplicate_fields) };

static const struct field duplicate_query_fields[] = {
    { MEMBER(struct duplicate_query, lead_unit_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Only where this unit asks on one side." },
};

static const struct field duplicates_fields[] = {
    { MEMBER(struct duplicates, questions), .type = FIELD_INT,  .flags = F_READ, .doc = "How many things all regimes ask." },
    { MEMBER(struct duplicates, found),     .type = FIELD_INT,  .flags = F_READ, .doc = "How many pairs ask the same." },
    { MEMBER(struct duplicates, items),     .type = FIELD_LIST, .flags = F_READ, .of = &duplicate_resource, .doc = "The pairs, those with most units in common first; at most 500." },
};

const struct resource ask_in_resource = { .name = "ask_once", .size = sizeof(struct ask_in),
    .fields = ask_in_fields, .fields_len = ARRAY_LEN(ask_in_fields) };
const struct resource ask_out_resource = { .name = "ask_once_answer", .size = sizeof(struct ask_out),
    .fields = ask_out_fields, .fields_len = ARRAY_LEN(ask_out_fields) };
const struct resource ask_reason_resource = { .name = "ask_reason", .size = sizeof(struct ask_reason),
    .fields = ask_reason_fields, .fields_len = ARRAY_LEN(ask_reason_fields) };
const struct resource duplicate_query_resource = { .name = "duplicate_query", .size = sizeof(struct duplicate_query),
    .fields = duplicate_query_fields, .fields_len = ARRAY_LEN(duplicate_query_fields) };
const struct resource duplicates_resource = { .name = "duplicates", .size = sizeof(struct duplicates),
    .fields = duplicates_fields, .fields_len = ARRAY_LEN(duplicates_fields) };
/* clang-format on */
