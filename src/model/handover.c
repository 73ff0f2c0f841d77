#include "model/handover.h"

#define X(name, wire, title) [HANDOVER_##name] = wire,
static const char *const then_names[HANDOVER_THEN_COUNT] = { HANDOVER_THEN_LIST(X) };
#undef X

/* clang-format off */
static const struct field item_fields[] = {
    { MEMBER(struct handover_item, id),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Which one." },
    { MEMBER(struct handover_item, title), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "What it is about." },
    { .name = "at", .offset = offsetof(struct handover_item, at_ms), .type = FIELD_TIME, .flags = F_READ | F_JOIN, .doc = "Since when." },
    { MEMBER(struct handover_item, unit_id), .type = FIELD_INT, .flags = F_JOIN, .doc = "Of which unit." },
};
const struct resource handover_item_resource = { .name = "handover_item", .size = sizeof(struct handover_item),
    .fields = item_fields, .fields_len = ARRAY_LEN(item_fields) };

static const struct field work_fields[] = {
    { MEMBER(struct handover_work, account_id), .type = FIELD_INT,    .flags = F_READ, .doc = "Whose work it is." },
    { MEMBER(struct handover_work, name),       .type = FIELD_TEXT,   .flags = F_READ, .doc = "The post." },
    { MEMBER(struct handover_work, username),   .type = FIELD_TEXT,   .flags = F_READ, .doc = "The name it logs in with." },
    { MEMBER(struct handover_work, unit_name),  .type = FIELD_TEXT,   .flags = F_READ, .doc = "Its unit." },
    { MEMBER(struct handover_work, version),    .type = FIELD_INT,    .flags = F_READ, .doc = "The account's version: send it back when handing over." },
    { MEMBER(struct handover_work, grants),     .type = FIELD_LIST,   .flags = F_READ, .of = &grant_resource, .doc = "The roles it holds, those to sign for the head too." },
    { MEMBER(struct handover_work, inbox),      .type = FIELD_RECORD, .flags = F_READ, .of = &inbox_resource, .doc = "The reports that wait for it." },
    { MEMBER(struct handover_work, remarks),    .type = FIELD_INT,    .flags = F_READ, .doc = "Comments on those it fills in that nobody answered." },
    { MEMBER(struct handover_work, requests),   .type = FIELD_LIST,   .flags = F_READ, .of = &handover_item_resource, .doc = "What it asked about accounts and is not decided: stays with the unit." },
    { MEMBER(struct handover_work, tickets),    .type = FIELD_LIST,   .flags = F_READ, .of = &handover_item_resource, .doc = "What it handles for the help desk." },
    { MEMBER(struct handover_work, unread),     .type = FIELD_INT,    .flags = F_READ, .doc = "Alerts it has not read." },
};
const struct resource handover_work_resource = { .name = "handover_work", .size = sizeof(struct handover_work),
    .fields = work_fields, .fields_len = ARRAY_LEN(work_fields) };

static const struct field new_fields[] = {
    { MEMBER(struct handover_new, id),           .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The account whose work is handed over." },
    { MEMBER(struct handover_new, version),      .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version that was looked at." },
    { MEMBER(struct handover_new, successor_id), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .title = "Người nhận bàn giao", .doc = "The account that takes it over." },
    { MEMBER(struct handover_new, then),         .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = then_names, .names_len = HANDOVER_THEN_COUNT, .title = "Sau khi bàn giao", .doc = "What becomes of the account." },
    { MEMBER(struct handover_new, to_unit_id),   .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .title = "Chuyển đến đơn vị", .doc = "Where it moves." },
    { MEMBER(struct handover_new, note),         .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Lý do bàn giao", .doc = "Why, and on which document." },
};
const struct resource handover_new_resource = { .name = "handover_new", .size = sizeof(struct handover_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };

static const struct field handover_fields[] = {
    { MEMBER(struct handover, account_id),     .type = FIELD_INT,    .flags = F_READ, .doc = "Whose work it was." },
    { MEMBER(struct handover, account_name),   .type = FIELD_TEXT,   .flags = F_READ, .doc = "The post's name then." },
    { MEMBER(struct handover, successor_id),   .type = FIELD_INT,    .flags = F_READ, .doc = "Whose work it is since." },
    { MEMBER(struct handover, successor_name), .type = FIELD_TEXT,   .flags = F_READ, .doc = "The post's name then." },
    { MEMBER(struct handover, then),           .type = FIELD_ENUM,   .flags = F_READ, .names = then_names, .names_len = HANDOVER_THEN_COUNT, .doc = "What became of the account." },
    { MEMBER(struct handover, grants),         .type = FIELD_INT,    .flags = F_READ, .doc = "How many roles ended with it and are held by the successor." },
    { MEMBER(struct handover, tickets),        .type = FIELD_INT,    .flags = F_READ, .doc = "How many tickets of the help desk the successor handles." },
    { MEMBER(struct handover, alerts),         .type = FIELD_INT,    .flags = F_READ, .doc = "How many alerts the successor was told." },
    { MEMBER(struct handover, account),        .type = FIELD_RECORD, .flags = F_READ, .of = &account_resource, .doc = "The account since." },
};
const struct resource handover_resource = { .name = "handover", .size = sizeof(struct handover),
    .fields = handover_fields, .fields_len = ARRAY_LEN(handover_fields) };
/* clang-format on */
