#include "model/urging.h"

#include "core/paper/letterhead.h"
#include "model/report.h"

#define X(name, wire) [URGING_IS_##name] = wire,
static const char *const state_names[URGING_STATE_COUNT] = { URGING_STATE_LIST(X) };
#undef X
#define X(name, wire) [URGING_##name] = wire,
static const char *const whose_names[URGING_WHOSE_COUNT] = { URGING_WHOSE_LIST(X) };
#undef X
#define X(name, wire) [URGING_BY_##name] = wire,
static const char *const sort_names[URGING_SORT_COUNT] = { URGING_SORT_LIST(X) };
#undef X
#define X(name, wire) [OWED_BY_##name] = wire,
static const char *const owed_sort_names[OWED_SORT_COUNT] = { OWED_SORT_LIST(X) };
#undef X
#define X(name, wire) [OWED_ONLY_##name] = wire,
static const char *const owed_which_names[OWED_WHICH_COUNT] = { OWED_WHICH_LIST(X) };
#undef X
#define X(name, wire) [URGED_BY_##name] = wire,
static const char *const urged_sort_names[URGED_SORT_COUNT] = { URGED_SORT_LIST(X) };
#undef X

/* clang-format off */
#define NUMBER .type = FIELD_TEXT, .max = 20, .title = "Số", .doc = "Number of the letter; empty: not given yet."
#define SYMBOL .type = FIELD_TEXT, .min = 1, .max = 60, .title = "Ký hiệu", .doc = "Behind the number: UBND-VP."

static const struct field fields[] = {
    { MEMBER(struct urging, id),             .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the letter." },
    { MEMBER(struct urging, number),         .flags = F_READ | F_COLUMN, NUMBER },
    { MEMBER(struct urging, symbol),         .flags = F_READ | F_COLUMN, SYMBOL },
    { MEMBER(struct urging, issued_on),      .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .title = "Ngày văn bản", .doc = "Its day." },
    { MEMBER(struct urging, about),          .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .title = "Trích yếu", .doc = "What it is about, without V/v." },
    { MEMBER(struct urging, body),           .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .title = "Nội dung", .doc = "What it says." },
    { MEMBER(struct urging, due_on),         .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .title = "Gửi chậm nhất", .doc = "Until when it asks for the reports; null: at once." },
    { MEMBER(struct urging, unit_id),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Who issued it." },
    { MEMBER(struct urging, unit_name),      .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .title = "Đơn vị ban hành", .doc = "Its name then." },
    { MEMBER(struct urging, addressees),     .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "Whom it is addressed to, a line each." },
    { MEMBER(struct urging, letterhead),     .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What stands on it." },
    { MEMBER(struct urging, search),         .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What it is found by." },
    { MEMBER(struct urging, made_name),      .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Which post wrote it." },
    { .name = "made_at", .offset = offsetof(struct urging, made_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When: what is owed is told as it was then." },
    { .name = "withdrawn_at", .offset = offsetof(struct urging, withdrawn_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was withdrawn; null: it was not." },
    { MEMBER(struct urging, withdrawn_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "By which post." },
    { MEMBER(struct urging, withdrawn_reason), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .title = "Lý do thu hồi", .doc = "Why." },
    { MEMBER(struct urging, version),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back when changing." },
    { MEMBER(struct urging, unit_path),      .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the issuer." },
    { MEMBER(struct urging, units),          .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many units it goes to." },
    { MEMBER(struct urging, seen),           .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many of them said that they saw it." },
    { MEMBER(struct urging, reports),        .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many reports it asks for." },
    { MEMBER(struct urging, open),           .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many of them are not sent now." },
    { MEMBER(struct urging, urges_all),      .type = FIELD_BOOL, .flags = F_JOIN, .doc = "Whether the reader urges at its issuer in every regime it asks for." },
    { MEMBER(struct urging, own),            .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I see it as one of who issued it; else as one of those it goes to." },
    { MEMBER(struct urging, can_change),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may give its number or withdraw it: who urges at its issuer in every regime it asks for." },
};
const struct resource urging_resource = { .name = "urging", .table = "urging", .size = sizeof(struct urging),
    .fields = fields, .fields_len = ARRAY_LEN(fields) };

static const struct field item_fields[] = {
    { MEMBER(struct urging_item, urging_id),    .type = FIELD_INT,  .flags = F_COLUMN, .doc = "The letter." },
    { MEMBER(struct urging_item, place),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Its line in the annex." },
    { MEMBER(struct urging_item, unit_id),      .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Which of the units addressed answers for it." },
    { MEMBER(struct urging_item, report_id),    .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The report." },
    { MEMBER(struct urging_item, owner_name),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Name of the unit whose report it is, then." },
    { MEMBER(struct urging_item, regime_id),    .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Its regime." },
    { MEMBER(struct urging_item, regime_name),  .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Name of the regime then." },
    { MEMBER(struct urging_item, period_title), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Its period." },
    { MEMBER(struct urging_item, due_on),       .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "When it was due then." },
    { MEMBER(struct urging_item, state),        .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where it stood then." },
    { MEMBER(struct urging_item, standing),     .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "How late it was then, in words." },
    { MEMBER(struct urging_item, state_now),    .type = FIELD_ENUM, .flags = F_READ | F_JOIN, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where it stands now." },
    { MEMBER(struct urging_item, due_now),      .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "When it is due now." },
    { .name = "sent_at", .offset = offsetof(struct urging_item, sent_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "When it was sent; null: it is not." },
    { MEMBER(struct urging_item, open),         .type = FIELD_BOOL, .flags = F_READ | F_JOIN, .doc = "Whether it is not sent now." },
};
const struct resource urging_item_resource = { .name = "urging_item", .table = "urging_item", .size = sizeof(struct urging_item),
    .fields = item_fields, .fields_len = ARRAY_LEN(item_fields) };

static const struct field unit_fields[] = {
    { MEMBER(struct urging_unit, urging_id),   .type = FIELD_INT,  .flags = F_COLUMN, .doc = "The letter." },
    { MEMBER(struct urging_unit, unit_id),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The unit." },
    { MEMBER(struct urging_unit, unit_name),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Its name then." },
    { .name = "seen_at", .offset = offsetof(struct urging_unit, seen_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When somebody there said that it was seen; null: nobody did." },
    { MEMBER(struct urging_unit, seen_name),   .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Which post said so." },
    { MEMBER(struct urging_unit, unit_path),   .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the unit." },
    { MEMBER(struct urging_unit, reports),     .type = FIELD_INT,  .flags = F_READ, .doc = "How many reports it is asked for." },
    { MEMBER(struct urging_unit, open),        .type = FIELD_INT,  .flags = F_READ, .doc = "How many of them are not sent now." },
    { MEMBER(struct urging_unit, can_confirm), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may say that it was seen there." },
};
const struct resource urging_unit_resource = { .name = "urging_unit", .table = "urging_unit", .size = sizeof(struct urging_unit),
    .fields = unit_fields, .fields_len = ARRAY_LEN(unit_fields) };

static const struct field full_fields[] = {
    { MEMBER(struct urging_full, urging), .type = FIELD_RECORD, .flags = F_READ, .of = &urging_resource, .doc = "The letter." },
    { MEMBER(struct urging_full, units),  .type = FIELD_LIST,   .flags = F_READ, .of = &urging_unit_resource, .doc = "The units it goes to: all for who issued it, else those I am of." },
    { MEMBER(struct urging_full, items),  .type = FIELD_LIST,   .flags = F_READ, .of = &urging_item_resource, .doc = "The reports they are asked for." },
};
const struct resource urging_full_resource = { .name = "urging_full", .size = sizeof(struct urging_full),
    .fields = full_fields, .fields_len = ARRAY_LEN(full_fields) };

static const struct field query_fields[] = {
    { MEMBER(struct urging_query, q),         .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of its number, of what it is about, of its issuer or of a unit it goes to." },
    { MEMBER(struct urging_query, unit_id),   .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only those that go to this unit or one below it." },
    { MEMBER(struct urging_query, regime_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only those that ask for a report of this regime." },
    { MEMBER(struct urging_query, from),      .type = FIELD_DATE, .flags = F_QUERY, .doc = "Of this day or later." },
    { MEMBER(struct urging_query, to),        .type = FIELD_DATE, .flags = F_QUERY, .doc = "Of this day or earlier." },
    { MEMBER(struct urging_query, state),     .type = FIELD_ENUM, .flags = F_QUERY, .names = state_names, .names_len = URGING_STATE_COUNT, .doc = "Something is owed yet, everything was sent, or withdrawn." },
    { MEMBER(struct urging_query, whose),     .type = FIELD_ENUM, .flags = F_QUERY, .names = whose_names, .names_len = URGING_WHOSE_COUNT, .doc = "Only those issued within my scope, or those that go to units within it." },
    { MEMBER(struct urging_query, seen),      .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Only those every unit has seen, or those some unit has not." },
    { MEMBER(struct urging_query, sort),      .type = FIELD_ENUM, .flags = F_QUERY, .names = sort_names, .names_len = URGING_SORT_COUNT, .doc = "Which come first; the newest unless said." },
    PAGE_FIELDS(struct urging_query),
};
const struct resource urging_query_resource = { .name = "urging_query", .size = sizeof(struct urging_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&urging_resource) };
const struct resource urging_page_resource = { .name = "urging_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };

static const struct field new_fields[] = {
    { MEMBER(struct urging_new, unit_id),   .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .title = "Đơn vị ban hành", .doc = "Who issues it; not given: my unit." },
    { MEMBER(struct urging_new, number),    .flags = F_CREATE | F_LINE, NUMBER },
    { MEMBER(struct urging_new, symbol),    .flags = F_CREATE | F_REQUIRED | F_LINE, SYMBOL },
    { MEMBER(struct urging_new, issued_on), .type = FIELD_DATE, .flags = F_CREATE, .title = "Ngày văn bản", .doc = "Its day; not given: today." },
    { MEMBER(struct urging_new, about),     .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = 200, .title = "Trích yếu", .doc = "What it is about, without V/v." },
    { MEMBER(struct urging_new, body),      .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = URGING_BODY_CHARS_MAX, .title = "Nội dung", .doc = "What it says; each line is a paragraph. The request and its day follow." },
    { MEMBER(struct urging_new, due_on),    .type = FIELD_DATE, .flags = F_CREATE, .title = "Gửi chậm nhất", .doc = "Until when it asks for the reports; null: at once." },
    { MEMBER(struct urging_new, authority), .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = authority_names, .names_len = AUTHORITY_COUNT, .title = "Thẩm quyền ký", .doc = "By what right who signs does so." },
    { MEMBER(struct urging_new, position),  .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 200, .title = "Chức vụ người ký", .doc = "Of who signs by KT., TL. or TUQ." },
    { MEMBER(struct urging_new, signer),    .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 100, .title = "Họ và tên người ký", .doc = "Below the signature; empty: the place stays free." },
    { MEMBER(struct urging_new, reports),   .type = FIELD_LIST, .flags = F_CREATE | F_REQUIRED, .max = URGING_REPORTS_MAX, .of = &number_item_resource, .title = "Báo cáo", .doc = "The reports it asks for." },
};
const struct resource urging_new_resource = { .name = "urging_new", .size = sizeof(struct urging_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };

static const struct field draft_fields[] = {
    { MEMBER(struct urging_draft, unit_id),   .type = FIELD_INT,  .flags = F_READ, .doc = "Who would issue it." },
    { MEMBER(struct urging_draft, unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct urging_draft, symbol),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Behind the number." },
    { MEMBER(struct urging_draft, issued_on), .type = FIELD_DATE, .flags = F_READ, .doc = "Today." },
    { MEMBER(struct urging_draft, about),     .type = FIELD_TEXT, .flags = F_READ, .doc = "What it is about." },
    { MEMBER(struct urging_draft, body),      .type = FIELD_TEXT, .flags = F_READ, .doc = "What it says." },
    { MEMBER(struct urging_draft, authority), .type = FIELD_ENUM, .flags = F_READ, .names = authority_names, .names_len = AUTHORITY_COUNT, .doc = "By what right the unit's papers are signed." },
    { MEMBER(struct urging_draft, position),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Of who signs them." },
    { MEMBER(struct urging_draft, signer),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Who signs them." },
};
const struct resource urging_draft_resource = { .name = "urging_draft", .size = sizeof(struct urging_draft),
    .fields = draft_fields, .fields_len = ARRAY_LEN(draft_fields) };

static const struct field number_fields[] = {
    { MEMBER(struct urging_number, id),        .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The letter." },
    { MEMBER(struct urging_number, version),   .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version that was looked at." },
    { MEMBER(struct urging_number, number),    .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, NUMBER },
    { MEMBER(struct urging_number, symbol),    .flags = F_CREATE | F_REQUIRED | F_LINE, SYMBOL },
    { MEMBER(struct urging_number, issued_on), .type = FIELD_DATE, .flags = F_CREATE | F_REQUIRED, .title = "Ngày văn bản", .doc = "Its day." },
};
const struct resource urging_number_resource = { .name = "urging_number", .size = sizeof(struct urging_number),
    .fields = number_fields, .fields_len = ARRAY_LEN(number_fields) };

static const struct field withdraw_fields[] = {
    { MEMBER(struct urging_withdraw, id),      .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The letter." },
    { MEMBER(struct urging_withdraw, version), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version that was looked at." },
    { MEMBER(struct urging_withdraw, reason),  .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 1000, .title = "Lý do thu hồi", .doc = "Why." },
};
const struct resource urging_withdraw_resource = { .name = "urging_withdraw", .size = sizeof(struct urging_withdraw),
    .fields = withdraw_fields, .fields_len = ARRAY_LEN(withdraw_fields) };

static const struct field receipt_fields[] = {
    { MEMBER(struct urging_receipt, id),      .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The letter." },
    { MEMBER(struct urging_receipt, unit_id), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Đơn vị", .doc = "Where it was seen." },
};
const struct resource urging_receipt_resource = { .name = "urging_receipt", .size = sizeof(struct urging_receipt),
    .fields = receipt_fields, .fields_len = ARRAY_LEN(receipt_fields) };

static const struct field owed_query_fields[] = {
    { MEMBER(struct owed_query, q),         .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit or of the regime." },
    { MEMBER(struct owed_query, unit_id),   .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct owed_query, regime_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this regime." },
    { MEMBER(struct owed_query, cycle_id),  .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this cycle." },
    { MEMBER(struct owed_query, which),     .type = FIELD_ENUM, .flags = F_QUERY, .names = owed_which_names, .names_len = OWED_WHICH_COUNT, .doc = "Only what is overdue, or only what is due soon." },
    { MEMBER(struct owed_query, urged),     .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Only what a letter urged already, or only what none did." },
    { MEMBER(struct owed_query, sort),      .type = FIELD_ENUM, .flags = F_QUERY, .names = owed_sort_names, .names_len = OWED_SORT_COUNT, .doc = "By the name of the unit, or what is due longest first; by unit unless said." },
    PAGE_FIELDS(struct owed_query),
};
const struct resource owed_query_resource = { .name = "owed_query", .size = sizeof(struct owed_query),
    .fields = owed_query_fields, .fields_len = ARRAY_LEN(owed_query_fields) };

static const struct field owed_fields[] = {
    { MEMBER(struct owed, report_id),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The report." },
    { MEMBER(struct owed, kind),         .type = FIELD_ENUM, .flags = F_READ | F_JOIN, .names = report_kind_names, .names_len = REPORT_KIND_COUNT, .doc = "A unit's, or a total." },
    { MEMBER(struct owed, unit_id),      .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Whose it is." },
    { MEMBER(struct owed, unit_name),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit." },
    { MEMBER(struct owed, regime_id),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Its regime." },
    { MEMBER(struct owed, regime_name),  .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the regime." },
    { MEMBER(struct owed, period),       .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Its period." },
    { MEMBER(struct owed, due_on),       .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "When it is due." },
    { MEMBER(struct owed, state),        .type = FIELD_ENUM, .flags = F_READ | F_JOIN, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct owed, letters),      .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many letters urged it, without those withdrawn." },
    { MEMBER(struct owed, last_on),      .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "Day of the last of them; null: none did." },
    { MEMBER(struct owed, name_sort),    .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Order of the unit's name." },
    { MEMBER(struct owed, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its period in words." },
    { MEMBER(struct owed, standing),     .type = FIELD_TEXT, .flags = F_READ, .doc = "How late it is, in words." },
    { MEMBER(struct owed, overdue),      .type = FIELD_BOOL, .flags = F_READ, .doc = "Its day is over." },
};
const struct resource owed_resource = { .name = "owed", .size = sizeof(struct owed),
    .fields = owed_fields, .fields_len = ARRAY_LEN(owed_fields) };

static const struct field owed_page_fields[] = {
    { MEMBER(struct owed_out, units),   .type = FIELD_INT,  .flags = F_READ, .doc = "How many units owe something, in all pages." },
    { MEMBER(struct owed_out, overdue), .type = FIELD_INT,  .flags = F_READ, .doc = "How many reports are overdue." },
    { MEMBER(struct owed_out, soon),    .type = FIELD_INT,  .flags = F_READ, .doc = "How many are due soon." },
    { MEMBER(struct owed_out, reports_max), .type = FIELD_INT, .flags = F_READ, .doc = "How many of them one letter may ask for." },
    { MEMBER(struct owed_out, items),   .type = FIELD_LIST, .flags = F_READ, .of = &owed_resource, .doc = "The rows of this page." },
    { MEMBER(struct owed_out, next),    .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Cursor of the next page; null: this is the last." },
};
const struct resource owed_page_resource = { .name = "owed_page", .size = sizeof(struct owed_out),
    .fields = owed_page_fields, .fields_len = ARRAY_LEN(owed_page_fields) };

static const struct field urged_query_fields[] = {
    { MEMBER(struct urged_query, q),         .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit's name." },
    { MEMBER(struct urged_query, unit_id),   .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only this unit and those below it." },
    { MEMBER(struct urged_query, regime_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only for reports of this regime." },
    { MEMBER(struct urged_query, from),      .type = FIELD_DATE, .flags = F_QUERY, .doc = "By letters of this day or later." },
    { MEMBER(struct urged_query, to),        .type = FIELD_DATE, .flags = F_QUERY, .doc = "By letters of this day or earlier." },
    { MEMBER(struct urged_query, sort),      .type = FIELD_ENUM, .flags = F_QUERY, .names = urged_sort_names, .names_len = URGED_SORT_COUNT, .doc = "By name; or most letters, or most that is owed yet, first." },
    PAGE_FIELDS(struct urged_query),
};
const struct resource urged_query_resource = { .name = "urged_query", .size = sizeof(struct urged_query),
    .fields = urged_query_fields, .fields_len = ARRAY_LEN(urged_query_fields) };

static const struct field urged_fields[] = {
    { MEMBER(struct urged, unit_id),   .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The unit." },
    { MEMBER(struct urged, unit_code), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its code." },
    { MEMBER(struct urged, unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its name." },
    { MEMBER(struct urged, letters),   .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many letters went to it, without those withdrawn." },
    { MEMBER(struct urged, reports),   .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many reports they asked for; one asked for twice counts once." },
    { MEMBER(struct urged, open),      .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many of them are not sent now." },
    { MEMBER(struct urged, unseen),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many of the letters nobody there said to have seen." },
    { MEMBER(struct urged, last_on),   .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "Day of the last letter." },
};
const struct resource urged_resource = { .name = "urged", .size = sizeof(struct urged),
    .fields = urged_fields, .fields_len = ARRAY_LEN(urged_fields) };

static const struct field urged_page_fields[] = {
    { MEMBER(struct urged_out, rows),    .type = FIELD_INT,  .flags = F_READ, .doc = "How many units there are in all pages." },
    { MEMBER(struct urged_out, letters), .type = FIELD_INT,  .flags = F_READ, .doc = "How many letters went to them, each counted once." },
    { MEMBER(struct urged_out, items),   .type = FIELD_LIST, .flags = F_READ, .of = &urged_resource, .doc = "The rows of this page." },
    { MEMBER(struct urged_out, next),    .type = FIELD_TEXT, .flags = F_READ | F_NULL, .doc = "Cursor of the next page; null: this is the last." },
};
const struct resource urged_page_resource = { .name = "urged_page", .size = sizeof(struct urged_out),
    .fields = urged_page_fields, .fields_len = ARRAY_LEN(urged_page_fields) };
/* clang-format on */
