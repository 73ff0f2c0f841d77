#include "model/usage.h"

#define X(name, wire) [USAGE_SORT_##name] = wire,
static const char *const sort_names[USAGE_SORT_COUNT] = { USAGE_SORT_LIST(X) };
#undef X

/* clang-format off */
static const struct field query_fields[] = {
    { MEMBER(struct usage_query, year),     .type = FIELD_INT,  .flags = F_QUERY, .min = 1901, .max = 2198, .doc = "Of which year; not given: this one." },
    { MEMBER(struct usage_query, part),     .type = FIELD_ENUM, .flags = F_QUERY, .names = year_part_names, .names_len = YEAR_PART_COUNT, .doc = "Of which part of it: a month, a quarter, a half; not given: all of it." },
    { MEMBER(struct usage_query, sort),     .type = FIELD_ENUM, .flags = F_QUERY, .names = sort_names, .names_len = USAGE_SORT_COUNT, .doc = "By name; or the most log-ins, or the fewest, first." },
    { MEMBER(struct usage_query, under_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct usage_query, q),        .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit's name." },
    PAGE_FIELDS(struct usage_query),
};

static const struct field row_fields[] = {
    { MEMBER(struct usage_row, id),       .type = FIELD_INT,  .flags = F_READ, .doc = "The unit; of the total 0." },
    { MEMBER(struct usage_row, code),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Its code." },
    { MEMBER(struct usage_row, name),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct usage_row, accounts), .type = FIELD_INT,  .flags = F_READ, .doc = "Accounts it has now." },
    { MEMBER(struct usage_row, locked),   .type = FIELD_INT,  .flags = F_READ, .doc = "Of them locked." },
    { MEMBER(struct usage_row, people),   .type = FIELD_INT,  .flags = F_READ, .doc = "Accounts that logged in within these days." },
    { MEMBER(struct usage_row, logins),   .type = FIELD_INT,  .flags = F_READ, .doc = "How often." },
    { MEMBER(struct usage_row, assigned), .type = FIELD_INT,  .flags = F_READ, .doc = "Reports first due within these days." },
    { MEMBER(struct usage_row, sent),     .type = FIELD_INT,  .flags = F_READ, .doc = "Of them those the receiver has." },
    { MEMBER(struct usage_row, incidents), .type = FIELD_INT, .flags = F_READ, .doc = "Incidents it told the help desk within these days." },
};
static const struct resource row_resource = { .name = "usage_row", .size = sizeof(struct usage_row),
    .fields = row_fields, .fields_len = ARRAY_LEN(row_fields) };

static const struct field state_fields[] = {
    { MEMBER(struct usage_state, state),   .type = FIELD_ENUM, .flags = F_READ, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "A state." },
    { MEMBER(struct usage_state, title),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Its Vietnamese name." },
    { MEMBER(struct usage_state, reports), .type = FIELD_INT,  .flags = F_READ, .doc = "Reports that are in it now." },
};
static const struct resource state_resource = { .name = "usage_state", .size = sizeof(struct usage_state),
    .fields = state_fields, .fields_len = ARRAY_LEN(state_fields) };

static const struct field outage_fields[] = {
    { .name = "from_at", .offset = offsetof(struct usage_outage, from_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "Since when." },
    { .name = "to_at",   .offset = offsetof(struct usage_outage, to_ms),   .type = FIELD_TIME, .flags = F_READ, .doc = "Until when; null: it goes on." },
    { MEMBER(struct usage_outage, unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Whose line; empty: the whole system." },
    { MEMBER(struct usage_outage, affected),  .type = FIELD_TEXT, .flags = F_READ, .doc = "What could not be used." },
    { MEMBER(struct usage_outage, minutes),   .type = FIELD_INT,  .flags = F_READ, .doc = "How long within these days." },
};
static const struct resource usage_outage_resource = { .name = "usage_outage", .size = sizeof(struct usage_outage),
    .fields = outage_fields, .fields_len = ARRAY_LEN(outage_fields) };

static const struct field usage_fields[] = {
    { MEMBER(struct usage_out, from_on), .type = FIELD_DATE,   .flags = F_READ, .doc = "First day." },
    { MEMBER(struct usage_out, to_on),   .type = FIELD_DATE,   .flags = F_READ, .doc = "Last day." },
    { MEMBER(struct usage_out, title),   .type = FIELD_TEXT,   .flags = F_READ, .doc = "These days in words." },
    { MEMBER(struct usage_out, total),   .type = FIELD_RECORD, .flags = F_READ, .of = &row_resource, .doc = "All units of all pages together." },
    { MEMBER(struct usage_out, rows),    .type = FIELD_INT,    .flags = F_READ, .doc = "How many units there are." },
    { MEMBER(struct usage_out, used),    .type = FIELD_INT,    .flags = F_READ, .doc = "Of how many of them anybody logged in." },
    { MEMBER(struct usage_out, states),  .type = FIELD_LIST,   .flags = F_READ, .of = &state_resource, .doc = "Their reports first due within these days, by state." },
    { MEMBER(struct usage_out, outages), .type = FIELD_LIST,   .flags = F_READ, .of = &usage_outage_resource, .doc = "Outages of the whole system, and of the lines of these units, that touched these days; newest first." },
    { MEMBER(struct usage_out, outage_minutes), .type = FIELD_INT, .flags = F_READ, .doc = "How long there was at least one of them within these days." },
    { MEMBER(struct usage_out, items),   .type = FIELD_LIST,   .flags = F_READ, .of = &row_resource, .doc = "The units of this page." },
    { MEMBER(struct usage_out, next),    .type = FIELD_TEXT,   .flags = F_READ | F_NULL, .doc = "Cursor of the next page; null: this is the last." },
};

const struct resource usage_query_resource = { .name = "usage_query", .size = sizeof(struct usage_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource usage_resource = { .name = "usage", .size = sizeof(struct usage_out),
    .fields = usage_fields, .fields_len = ARRAY_LEN(usage_fields) };
/* clang-format on */
