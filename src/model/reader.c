#include "model/reader.h"

static const char *const side_names[READER_SIDE_COUNT] = {
#define X(name, wire) [READER_##name] = wire,
    READER_SIDE_LIST(X)
#undef X
};

/* clang-format off */
static const struct field reader_fields[] = {
    { MEMBER(struct reader, account_id),  .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Whose account." },
    { MEMBER(struct reader, username),    .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What it logs in with." },
    { MEMBER(struct reader, name),        .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its post." },
    { MEMBER(struct reader, account_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its unit." },
    { MEMBER(struct reader, grant_id),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "By which grant." },
    { MEMBER(struct reader, role),        .type = FIELD_ENUM, .flags = F_READ | F_JOIN, .names = role_names, .names_len = ROLE_COUNT, .doc = "Its role." },
    { MEMBER(struct reader, unit_id),     .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "The unit it is over." },
    { MEMBER(struct reader, unit_name),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of that unit." },
    { MEMBER(struct reader, unit_path),   .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of that unit." },
    { MEMBER(struct reader, below),       .type = FIELD_BOOL, .flags = F_READ | F_JOIN, .doc = "And over all units below it." },
    { MEMBER(struct reader, regime_id),   .type = FIELD_INT,  .flags = F_READ | F_JOIN | F_NULL, .doc = "For which regime; null: all." },
    { MEMBER(struct reader, regime_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Name of the regime." },
    { MEMBER(struct reader, valid_from),  .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "First day it counts; null: since it was given." },
    { MEMBER(struct reader, valid_to),    .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "Last day it counts; null: until ended." },
    { .name = "given_at", .offset = offsetof(struct reader, given_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "When it was given; null: not known." },
    { MEMBER(struct reader, given_name),  .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "The post that gave it." },
    { MEMBER(struct reader, side),        .type = FIELD_ENUM, .flags = F_READ, .names = side_names, .names_len = READER_SIDE_COUNT, .doc = "As one of its unit, or of those it is sent to." },
    { MEMBER(struct reader, figures),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the figures are seen too, or only that it is there." },
};
const struct resource reader_resource = { .name = "reader", .size = sizeof(struct reader),
    .fields = reader_fields, .fields_len = ARRAY_LEN(reader_fields) };

static const struct field readers_fields[] = {
    { MEMBER(struct readers_out, title),    .type = FIELD_TEXT, .flags = F_READ, .doc = "The report, or the unit." },
    { MEMBER(struct readers_out, items),    .type = FIELD_LIST, .flags = F_READ, .of = &reader_resource, .doc = "An account and a grant a line, by username; at most 1,000." },
    { MEMBER(struct readers_out, accounts), .type = FIELD_INT,  .flags = F_READ, .doc = "How many different accounts." },
};
const struct resource readers_resource = { .name = "readers", .size = sizeof(struct readers_out),
    .fields = readers_fields, .fields_len = ARRAY_LEN(readers_fields) };

static const struct field item_fields[] = {
    { MEMBER(struct access_item, grant),    .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &grant_resource, .doc = "The grant." },
    { MEMBER(struct access_item, in_force), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether it counts today." },
    { MEMBER(struct access_item, units),    .type = FIELD_INT,  .flags = F_READ, .doc = "Units within its reach." },
    { MEMBER(struct access_item, reports),  .type = FIELD_INT,  .flags = F_READ, .doc = "Reports of those units it lets see, all periods." },
    { MEMBER(struct access_item, rights),   .type = FIELD_LIST, .flags = F_READ, .doc = "The rights of its role." },
};
static const struct resource item_resource = { .name = "access_item", .size = sizeof(struct access_item),
    .fields = item_fields, .fields_len = ARRAY_LEN(item_fields) };

static const struct field access_fields[] = {
    { MEMBER(struct access_out, account), .type = FIELD_RECORD, .flags = F_READ, .of = &account_resource, .doc = "The account." },
    { MEMBER(struct access_out, items),   .type = FIELD_LIST, .flags = F_READ, .of = &item_resource, .doc = "What each of its grants lets see." },
};
const struct resource access_resource = { .name = "access", .size = sizeof(struct access_out),
    .fields = access_fields, .fields_len = ARRAY_LEN(access_fields) };
/* clang-format on */
