#include "model/discipline.h"

#include "model/report.h"

#define X(name, wire) [BY_##name] = wire,
const char *const discipline_by_names[BY_COUNT] = { DISCIPLINE_BY_LIST(X) };
#undef X
#define X(name, wire) [SORT_##name] = wire,
const char *const discipline_sort_names[SORT_COUNT] = { DISCIPLINE_SORT_LIST(X) };
#undef X

/* Units' reports, and totals: the first two of enum report_kind. */
#define KINDS_COUNTED 2

/* clang-format off */
static const struct field query_fields[] = {
    { MEMBER(struct discipline_query, year),      .type = FIELD_INT,  .flags = F_QUERY, .min = 1901, .max = 2198, .doc = "In which year reports were first due; not given: this one." },
    { MEMBER(struct discipline_query, part),      .type = FIELD_ENUM, .flags = F_QUERY, .names = year_part_names, .names_len = YEAR_PART_COUNT, .doc = "In which part of it; not given: all of it." },
    { MEMBER(struct discipline_query, by),        .type = FIELD_ENUM, .flags = F_QUERY, .names = discipline_by_names, .names_len = BY_COUNT, .doc = "What a row is; not given: a unit." },
    { MEMBER(struct discipline_query, kind),      .type = FIELD_ENUM, .flags = F_QUERY, .names = report_kind_names, .names_len = KINDS_COUNTED, .doc = "Units' reports, or the totals of lead units; not given: units' reports." },
    { MEMBER(struct discipline_query, sort),      .type = FIELD_ENUM, .flags = F_QUERY, .names = discipline_sort_names, .names_len = SORT_COUNT, .doc = "By name; or the worst rate, the most late, missing or expected first." },
    { MEMBER(struct discipline_query, regime_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this regime." },
    { MEMBER(struct discipline_query, unit_id),   .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit." },
    { MEMBER(struct discipline_query, under_id),  .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct discipline_query, q),         .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit's name; where a row is a regime, of the regime's." },
    PAGE_FIELDS(struct discipline_query),
};

#define COUNT(of_what, wire) { .name = wire, .offset = offsetof(struct discipline_row, sum.of[COUNT_##of_what]), .type = FIELD_INT, .flags = F_READ
static const struct field row_fields[] = {
    { MEMBER(struct discipline_row, id),   .type = FIELD_INT,  .flags = F_READ, .doc = "The unit or the regime; of a month its number; of the total 0." },
    { MEMBER(struct discipline_row, code), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its code." },
    { MEMBER(struct discipline_row, name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    COUNT(EXPECTED, "expected"),     .doc = "Reports that were assigned." },
    { MEMBER(struct discipline_row, due),  .type = FIELD_INT,  .flags = F_READ, .doc = "Of them those that have come due: on time, late and missing together." },
    COUNT(ON_TIME, "on_time"),       .doc = "Sent in time, or late and an appeal was upheld." },
    COUNT(LATE, "late"),             .doc = "Sent late, by the due day in force when they were sent." },
    COUNT(MISSING, "missing"),       .doc = "Not sent, and the due day is over." },
    COUNT(WAITING, "waiting"),       .doc = "Not sent, and not due yet." },
    COUNT(EXCUSED, "excused"),       .doc = "Not sent, and not counted as due since an appeal was upheld." },
    COUNT(EXTENDED, "extended"),     .doc = "Of all: put off before they were sent." },
    COUNT(RETURNED, "returned"),     .doc = "Of all: returned by the receiver at least once." },
    COUNT(UPHELD, "upheld"),         .doc = "Of all: counted otherwise than the clock says, since an appeal was upheld." },
    COUNT(UNASSIGNED, "unassigned"), .doc = "Expected by the regime's list of reporters, but not assigned; not among those above." },
    { MEMBER(struct discipline_row, urged), .type = FIELD_INT, .flags = F_READ, .doc = "Letters that urged these reports, without those withdrawn; of units alone. The total is their sum." },
    { MEMBER(struct discipline_row, rate), .type = FIELD_DEC,  .flags = F_READ, .doc = "On time of those due, in percent; null: none is due." },
};
#undef COUNT

const struct resource discipline_row_resource = { .name = "discipline_row", .size = sizeof(struct discipline_row),
    .fields = row_fields, .fields_len = ARRAY_LEN(row_fields) };

static const struct field out_fields[] = {
    { MEMBER(struct discipline_out, from_on), .type = FIELD_DATE,   .flags = F_READ, .doc = "First day." },
    { MEMBER(struct discipline_out, to_on),   .type = FIELD_DATE,   .flags = F_READ, .doc = "Last day." },
    { MEMBER(struct discipline_out, title),   .type = FIELD_TEXT,   .flags = F_READ, .doc = "These days in words." },
    { MEMBER(struct discipline_out, by),      .type = FIELD_ENUM,   .flags = F_READ, .names = discipline_by_names, .names_len = BY_COUNT, .doc = "What a row is." },
    { MEMBER(struct discipline_out, total),   .type = FIELD_RECORD, .flags = F_READ, .of = &discipline_row_resource, .doc = "All rows of all pages together." },
    { MEMBER(struct discipline_out, rows),    .type = FIELD_INT,    .flags = F_READ, .doc = "How many rows there are." },
    { MEMBER(struct discipline_out, items),   .type = FIELD_LIST,   .flags = F_READ, .of = &discipline_row_resource, .doc = "The rows of this page." },
    { MEMBER(struct discipline_out, next),    .type = FIELD_TEXT,   .flags = F_READ | F_NULL, .doc = "Cursor of the next page; null: this is the last." },
};

static const struct field reports_query_fields[] = {
    { MEMBER(struct discipline_reports_query, year),      .type = FIELD_INT,  .flags = F_QUERY, .min = 1901, .max = 2198, .doc = "In which year reports were first due; not given: this one." },
    { MEMBER(struct discipline_reports_query, part),      .type = FIELD_ENUM, .flags = F_QUERY, .names = year_part_names, .names_len = YEAR_PART_COUNT, .doc = "In which part of it; not given: all of it." },
    { MEMBER(struct discipline_reports_query, month),     .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .max = 12, .doc = "Only those first due in this month of the part." },
    { MEMBER(struct discipline_reports_query, kind),      .type = FIELD_ENUM, .flags = F_QUERY, .names = report_kind_names, .names_len = KINDS_COUNTED, .doc = "Units' reports, or totals; not given: units' reports." },
    { MEMBER(struct discipline_reports_query, count),     .type = FIELD_ENUM, .flags = F_QUERY, .names = discipline_count_names, .names_len = COUNT_COUNT, .doc = "Which count to open; not given: all that was expected." },
    { MEMBER(struct discipline_reports_query, regime_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this regime." },
    { MEMBER(struct discipline_reports_query, unit_id),   .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit." },
    { MEMBER(struct discipline_reports_query, under_id),  .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct discipline_reports_query, q),         .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit's name." },
    PAGE_FIELDS(struct discipline_reports_query),
};

static const struct field report_fields[] = {
    { MEMBER(struct discipline_report, report_id),    .type = FIELD_INT,  .flags = F_READ | F_NULL, .doc = "The report; null: it was not assigned." },
    { MEMBER(struct discipline_report, unit_id),      .type = FIELD_INT,  .flags = F_READ, .doc = "Whose it is." },
    { MEMBER(struct discipline_report, unit_name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of the unit." },
    { MEMBER(struct discipline_report, regime_id),    .type = FIELD_INT,  .flags = F_READ, .doc = "Its regime." },
    { MEMBER(struct discipline_report, regime_name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of the regime." },
    { MEMBER(struct discipline_report, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its period in words." },
    { MEMBER(struct discipline_report, first_due_on), .type = FIELD_DATE, .flags = F_READ, .doc = "When it was due at first." },
    { MEMBER(struct discipline_report, due_on),       .type = FIELD_DATE, .flags = F_READ, .doc = "The due day it was sent by; not sent: the one in force." },
    { .name = "sent_at", .offset = offsetof(struct discipline_report, sent_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When it was sent; null: it was not." },
    { MEMBER(struct discipline_report, mark),         .type = FIELD_ENUM, .flags = F_READ | F_NULL, .names = discipline_mark_names, .names_len = MARK_COUNT, .doc = "As what it counts; null: it was not assigned." },
    { MEMBER(struct discipline_report, by_clock),     .type = FIELD_ENUM, .flags = F_READ | F_NULL, .names = discipline_mark_names, .names_len = MARK_COUNT, .doc = "What the clock alone says: another word where an appeal was upheld." },
    { MEMBER(struct discipline_report, days_late),    .type = FIELD_INT,  .flags = F_READ, .doc = "By how many days it came late, or is late; 0: it is not." },
    { MEMBER(struct discipline_report, returns),      .type = FIELD_INT,  .flags = F_READ, .doc = "How often the receiver returned it." },
    { MEMBER(struct discipline_report, extended),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether its due day was put off before it was sent." },
    { MEMBER(struct discipline_report, extended_by),  .type = FIELD_TEXT, .flags = F_READ, .doc = "If so: by whom." },
    { .name = "extended_at", .offset = offsetof(struct discipline_report, extended_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "When." },
    { MEMBER(struct discipline_report, extended_note), .type = FIELD_TEXT, .flags = F_READ, .doc = "From which day to which, and why." },
    { MEMBER(struct discipline_report, appeal),       .type = FIELD_ENUM, .flags = F_READ | F_NULL, .names = appeal_state_names, .names_len = APPEAL_STATE_COUNT, .doc = "Where the last appeal against its mark stands; null: there is none." },
    { MEMBER(struct discipline_report, appeal_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "Why it was made." },
    { MEMBER(struct discipline_report, appeal_answer), .type = FIELD_TEXT, .flags = F_READ, .doc = "What was answered." },
    { MEMBER(struct discipline_report, can_open),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether you may look at the report." },
};

static const struct resource report_item_resource = { .name = "discipline_report", .size = sizeof(struct discipline_report),
    .fields = report_fields, .fields_len = ARRAY_LEN(report_fields) };
static const struct field report_page_fields[] = { PAGE_OUT_FIELDS(&report_item_resource) };

const struct resource discipline_query_resource = { .name = "discipline_query", .size = sizeof(struct discipline_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource discipline_resource = { .name = "discipline", .size = sizeof(struct discipline_out),
    .fields = out_fields, .fields_len = ARRAY_LEN(out_fields) };
const struct resource discipline_reports_query_resource = { .name = "discipline_reports_query", .size = sizeof(struct discipline_reports_query),
    .fields = reports_query_fields, .fields_len = ARRAY_LEN(reports_query_fields) };
const struct resource discipline_report_page_resource = { .name = "discipline_report_page", .size = sizeof(struct page_out),
    .fields = report_page_fields, .fields_len = ARRAY_LEN(report_page_fields) };
/* clang-format on */
