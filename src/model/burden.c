#include "model/burden.h"

#include "model/unit.h"

static const char *const by_names[BURDEN_BY_COUNT] = {
#define X(name, wire) [BURDEN_##name] = wire,
    BURDEN_BY_LIST(X)
#undef X
};

/* clang-format off */
static const struct field query_fields[] = {
    { MEMBER(struct burden_query, year),         .type = FIELD_INT,  .flags = F_QUERY, .min = 1901, .max = 2198, .doc = "In which year reports fall due; not given: this one." },
    { MEMBER(struct burden_query, by),           .type = FIELD_ENUM, .flags = F_QUERY, .names = by_names, .names_len = BURDEN_BY_COUNT, .doc = "A row a unit that is asked, or an office that asks; not given: a unit." },
    { MEMBER(struct burden_query, lead_unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only what this office asks." },
    { MEMBER(struct burden_query, unit_id),      .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only what this unit is asked." },
    { MEMBER(struct burden_query, under_id),     .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only units below this one, and itself." },
    { MEMBER(struct burden_query, kind),         .type = FIELD_ENUM, .flags = F_QUERY, .names = unit_kind_names, .names_len = UNIT_KIND_COUNT, .doc = "Only units of this kind." },
};

static const struct field month_fields[] = {
    { MEMBER(struct burden_month, reports), .type = FIELD_INT, .flags = F_READ, .doc = "Reports that fall due." },
    { MEMBER(struct burden_month, cells),   .type = FIELD_INT, .flags = F_READ, .doc = "Cells to be filled in in them." },
};
static const struct resource month_resource = { .name = "burden_month", .size = sizeof(struct burden_month),
    .fields = month_fields, .fields_len = ARRAY_LEN(month_fields) };

static const struct field row_fields[] = {
    { MEMBER(struct burden_row, id),      .type = FIELD_INT,  .flags = F_READ, .doc = "The unit, or the office." },
    { MEMBER(struct burden_row, code),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Its code." },
    { MEMBER(struct burden_row, name),    .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
    { MEMBER(struct burden_row, regimes), .type = FIELD_INT,  .flags = F_READ, .doc = "How many regimes ask it, or it leads." },
    { MEMBER(struct burden_row, reports), .type = FIELD_INT,  .flags = F_READ, .doc = "Reports of the year." },
    { MEMBER(struct burden_row, cells),   .type = FIELD_INT,  .flags = F_READ, .doc = "Cells of the year." },
    { MEMBER(struct burden_row, months),  .type = FIELD_LIST, .flags = F_READ, .of = &month_resource, .doc = "The twelve months, January first." },
};
static const struct resource row_resource = { .name = "burden_row", .size = sizeof(struct burden_row),
    .fields = row_fields, .fields_len = ARRAY_LEN(row_fields) };

static const struct field office_fields[] = {
    { MEMBER(struct burden_office, id),   .type = FIELD_INT,  .flags = F_READ, .doc = "The office." },
    { MEMBER(struct burden_office, name), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name." },
};
static const struct resource office_resource = { .name = "burden_office", .size = sizeof(struct burden_office),
    .fields = office_fields, .fields_len = ARRAY_LEN(office_fields) };

static const struct field burden_fields[] = {
    { MEMBER(struct burden, year),    .type = FIELD_INT,  .flags = F_READ, .doc = "The year." },
    { MEMBER(struct burden, by),      .type = FIELD_ENUM, .flags = F_READ, .names = by_names, .names_len = BURDEN_BY_COUNT, .doc = "What a row is." },
    { MEMBER(struct burden, regimes), .type = FIELD_INT,  .flags = F_READ, .doc = "Regimes in use that ask anything of these units." },
    { MEMBER(struct burden, units),   .type = FIELD_INT,  .flags = F_READ, .doc = "Units that are asked." },
    { MEMBER(struct burden, reports), .type = FIELD_INT,  .flags = F_READ, .doc = "Reports of all rows." },
    { MEMBER(struct burden, cells),   .type = FIELD_INT,  .flags = F_READ, .doc = "Cells of all rows." },
    { MEMBER(struct burden, months),  .type = FIELD_LIST, .flags = F_READ, .of = &month_resource, .doc = "The twelve months of all rows." },
    { MEMBER(struct burden, rows),    .type = FIELD_LIST, .flags = F_READ, .of = &row_resource, .doc = "The heaviest first; at most 5,000." },
    { MEMBER(struct burden, offices), .type = FIELD_LIST, .flags = F_READ, .of = &office_resource, .doc = "Who asks anything at all, by name." },
};

const struct resource burden_query_resource = { .name = "burden_query", .size = sizeof(struct burden_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource burden_resource = { .name = "burden", .size = sizeof(struct burden),
    .fields = burden_fields, .fields_len = ARRAY_LEN(burden_fields) };
/* clang-format on */
