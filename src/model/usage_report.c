#include "model/usage_report.h"

/* clang-format off */
static const struct field office_fields[] = {
    { MEMBER(struct usage_office, unit_id),       .type = FIELD_INT, .flags = F_READ | F_NULL, .doc = "The office that runs the system: units report to it how they use it; null: none was named." },
    { MEMBER(struct usage_office, upper_unit_id), .type = FIELD_INT, .flags = F_READ | F_NULL, .doc = "To whom it reports itself." },
    { MEMBER(struct usage_office, version),       .type = FIELD_INT, .flags = F_READ | F_NULL, .doc = "Send it back when changing; null: none was named." },
    { MEMBER(struct usage_office, unit_name),       .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct usage_office, upper_unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "The name of that unit." },
};

static const struct field set_fields[] = {
    { MEMBER(struct usage_office, unit_id),       .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Cơ quan quản lý, vận hành", .doc = "The office that runs the system." },
    { MEMBER(struct usage_office, upper_unit_id), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Nơi nhận báo cáo của cơ quan này", .doc = "To whom it reports itself." },
    { MEMBER(struct usage_office, version),       .type = FIELD_INT, .flags = F_CREATE | F_NULL, .min = 1, .doc = "The version that was read; null: none was named." },
};

static const struct field item_fields[] = {
    { MEMBER(struct usage_item, code),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The code of the rule, and of its regime." },
    { MEMBER(struct usage_item, title),      .type = FIELD_TEXT, .flags = F_READ, .doc = "What the report is called." },
    { MEMBER(struct usage_item, ower),       .type = FIELD_ENUM, .flags = F_READ, .names = usage_ower_names, .names_len = USAGE_OWER_COUNT, .doc = "Who owes it." },
    { MEMBER(struct usage_item, ower_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct usage_item, kind),       .type = FIELD_ENUM, .flags = F_READ, .names = period_kind_names, .names_len = PERIOD_KIND_COUNT, .doc = "Of which periods." },
    { MEMBER(struct usage_item, kind_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The same in Vietnamese." },
    { MEMBER(struct usage_item, article),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The article it stands by." },
    { MEMBER(struct usage_item, regime_id),  .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "The regime it is kept under; null: there is none yet." },
    { MEMBER(struct usage_item, reporters),  .type = FIELD_INT,  .flags = F_READ, .doc = "How many units are on its list." },
    { MEMBER(struct usage_item, next_on),    .type = FIELD_DATE, .flags = F_READ, .doc = "When the next one is drawn up." },
    { MEMBER(struct usage_item, next_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "Of which period." },
    { MEMBER(struct usage_item, cycle_id),   .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "The newest cycle; null: there is none yet." },
    { MEMBER(struct usage_item, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its period." },
    { MEMBER(struct usage_item, due_on),     .type = FIELD_DATE, .flags = F_READ, .doc = "When its reports are due." },
    { MEMBER(struct usage_item, reports),    .type = FIELD_INT,  .flags = F_READ, .doc = "How many there are." },
    { MEMBER(struct usage_item, drawn),      .type = FIELD_INT,  .flags = F_READ, .doc = "Of them those the system put its figures into." },
    { MEMBER(struct usage_item, sent),       .type = FIELD_INT,  .flags = F_READ, .doc = "Of them those the receiver has." },
};

static const struct resource item_resource = { .name = "usage_item", .size = sizeof(struct usage_item),
    .fields = item_fields, .fields_len = ARRAY_LEN(item_fields) };

static const struct field plan_fields[] = {
    { MEMBER(struct usage_plan, office),  .type = FIELD_RECORD, .flags = F_READ, .of = &usage_office_resource, .doc = "Who runs the system." },
    { MEMBER(struct usage_plan, can_set), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may name another office." },
    { MEMBER(struct usage_plan, items),   .type = FIELD_LIST, .flags = F_READ, .of = &item_resource, .doc = "The reports the profile in force asks for." },
    { MEMBER(struct usage_plan, scoring_before),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Before which day of the year the table for scoring is sent; empty: none is drawn up by itself." },
    { MEMBER(struct usage_plan, scoring_article), .type = FIELD_TEXT, .flags = F_READ, .doc = "The article that says so." },
    { MEMBER(struct usage_plan, scoring_year),    .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "Of which year the next one is." },
    { MEMBER(struct usage_plan, scoring_from),    .type = FIELD_DATE, .flags = F_READ, .doc = "It is of reports first due from this day on." },
    { MEMBER(struct usage_plan, scoring_to),      .type = FIELD_DATE, .flags = F_READ, .doc = "Until this day." },
    { MEMBER(struct usage_plan, scoring_on),      .type = FIELD_DATE, .flags = F_READ, .doc = "When it is drawn up: the last day on which it can be sent." },
};

const struct resource usage_office_resource = { .name = "usage_office", .size = sizeof(struct usage_office),
    .fields = office_fields, .fields_len = ARRAY_LEN(office_fields) };
const struct resource usage_office_set_resource = { .name = "usage_office_set", .size = sizeof(struct usage_office),
    .fields = set_fields, .fields_len = ARRAY_LEN(set_fields) };
const struct resource usage_plan_resource = { .name = "usage_plan", .size = sizeof(struct usage_plan),
    .fields = plan_fields, .fields_len = ARRAY_LEN(plan_fields) };
/* clang-format on */
