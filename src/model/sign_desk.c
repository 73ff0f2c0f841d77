#include "model/sign_desk.h"

#include "model/report_signing.h"

static const char *const order_names[SIGN_DESK_ORDER_COUNT] = {
    [SIGN_DESK_BY_DUE] = "due",
    [SIGN_DESK_BY_UNIT] = "unit",
};

/* clang-format off */
static const struct field query_fields[] = {
    { MEMBER(struct sign_desk_query, q),       .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit or the regime." },
    { MEMBER(struct sign_desk_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct sign_desk_query, order),   .type = FIELD_ENUM, .flags = F_QUERY, .names = order_names, .names_len = SIGN_DESK_ORDER_COUNT, .doc = "By due day, or by name of the unit; left out: by due day." },
    PAGE_FIELDS(struct sign_desk_query),
};

static const struct field item_fields[] = {
    { MEMBER(struct sign_item, report_id),     .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct sign_item, revision),      .type = FIELD_INT,  .flags = F_READ, .doc = "Its newest revision." },
    { MEMBER(struct sign_item, digest),        .type = FIELD_TEXT, .flags = F_READ, .doc = "The digest of that revision, to be sent back when it is signed." },
    { MEMBER(struct sign_item, regime_name),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What it reports on." },
    { MEMBER(struct sign_item, period_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Of which period." },
    { MEMBER(struct sign_item, unit_id),       .type = FIELD_INT,  .flags = F_READ, .doc = "Whose it is." },
    { MEMBER(struct sign_item, unit_name),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of that unit." },
    { MEMBER(struct sign_item, receiver_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "To whom it goes." },
    { MEMBER(struct sign_item, due_on),        .type = FIELD_DATE, .flags = F_READ, .doc = "When it is due." },
    { MEMBER(struct sign_item, late),          .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether that day is over." },
    { MEMBER(struct sign_item, correction),    .type = FIELD_RECORD, .flags = F_READ, .of = &correction_resource, .doc = "The correction that is under way: it has no due day." },
    { MEMBER(struct sign_item, can_sign),      .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may sign it now." },
    { MEMBER(struct sign_item, sign_reason),   .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct sign_item, forms),         .type = FIELD_LIST, .flags = F_READ, .of = &sign_form_resource, .doc = "The ways in which I may." },
    { MEMBER(struct sign_item, form_reason),   .type = FIELD_TEXT, .flags = F_READ, .doc = "If there is none: why." },
};

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&sign_item_resource) };

static const struct field desk_fields[] = {
    { MEMBER(struct sign_desk, page),       .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &sign_desk_page_resource, .doc = "The reports." },
    { MEMBER(struct sign_desk, covers),     .type = FIELD_LIST, .flags = F_READ, .doc = "The kinds of document a digital signing covers." },
    { MEMBER(struct sign_desk, key_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "Why I cannot sign with a key, whichever report it is; empty: I can." },
    { MEMBER(struct sign_desk, at_once),    .type = FIELD_INT,  .flags = F_READ, .doc = "How many documents one confirmation is for at most." },
};

const struct resource sign_desk_query_resource = { .name = "sign_desk_query", .size = sizeof(struct sign_desk_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource sign_item_resource = { .name = "sign_item", .size = sizeof(struct sign_item),
    .fields = item_fields, .fields_len = ARRAY_LEN(item_fields) };
const struct resource sign_desk_page_resource = { .name = "sign_desk_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };
const struct resource sign_desk_resource = { .name = "sign_desk", .size = sizeof(struct sign_desk),
    .fields = desk_fields, .fields_len = ARRAY_LEN(desk_fields) };
/* clang-format on */
