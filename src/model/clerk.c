#include "model/clerk.h"

/* clang-format off */
static const struct field query_fields[] = {
    { MEMBER(struct clerk_query, q),       .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the unit or the regime." },
    { MEMBER(struct clerk_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    PAGE_FIELDS(struct clerk_query),
};

static const struct field found_fields[] = {
    { MEMBER(struct clerk_found, check),        .type = FIELD_ENUM, .flags = F_READ, .names = clerk_check_names, .names_len = CLERK_CHECK_COUNT, .doc = "What was looked at." },
    { MEMBER(struct clerk_found, check_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "In Vietnamese." },
    { MEMBER(struct clerk_found, answer),       .type = FIELD_ENUM, .flags = F_READ, .names = clerk_answer_names, .names_len = CLERK_ANSWER_COUNT, .doc = "What was found." },
    { MEMBER(struct clerk_found, answer_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "In Vietnamese." },
    { MEMBER(struct clerk_found, words),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Why." },
};
static const struct resource found_resource = { .name = "clerk_found", .size = sizeof(struct clerk_found),
    .fields = found_fields, .fields_len = ARRAY_LEN(found_fields) };

static const struct field item_fields[] = {
    { MEMBER(struct clerk_item, report_id),     .type = FIELD_INT,  .flags = F_READ, .doc = "The report." },
    { MEMBER(struct clerk_item, version),       .type = FIELD_INT,  .flags = F_READ, .doc = "Its version, to be sent back with what is done." },
    { MEMBER(struct clerk_item, revision),      .type = FIELD_INT,  .flags = F_READ, .doc = "Its newest revision." },
    { MEMBER(struct clerk_item, digest),        .type = FIELD_TEXT, .flags = F_READ, .doc = "The digest of that revision, to be sent back when it is sealed." },
    { MEMBER(struct clerk_item, state),         .type = FIELD_ENUM, .flags = F_READ, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct clerk_item, state_title),   .type = FIELD_TEXT, .flags = F_READ, .doc = "In Vietnamese." },
    { MEMBER(struct clerk_item, regime_name),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What it reports on." },
    { MEMBER(struct clerk_item, period_title),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Of which period." },
    { MEMBER(struct clerk_item, unit_id),       .type = FIELD_INT,  .flags = F_READ, .doc = "Whose it is." },
    { MEMBER(struct clerk_item, unit_name),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Name of that unit." },
    { MEMBER(struct clerk_item, receiver_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "To whom it goes." },
    { MEMBER(struct clerk_item, due_on),        .type = FIELD_DATE, .flags = F_READ, .doc = "When it is due." },
    { MEMBER(struct clerk_item, late),          .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether that day is over." },
    { MEMBER(struct clerk_item, number),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Number and symbol; empty: none yet." },
    { MEMBER(struct clerk_item, issued_on),     .type = FIELD_DATE, .flags = F_READ, .doc = "The day it bears." },
    { MEMBER(struct clerk_item, checks),        .type = FIELD_LIST, .flags = F_READ, .of = &found_resource, .doc = "The check-list." },
    { MEMBER(struct clerk_item, can_number),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may give it a number." },
    { MEMBER(struct clerk_item, number_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct clerk_item, can_send),      .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may send it." },
    { MEMBER(struct clerk_item, send_reason),   .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct clerk_item, offers_seal),   .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether its document is signed digitally and waits for the agency's own signature." },
    { MEMBER(struct clerk_item, offers_return), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the regulation has the clerk give back what is not signed." },
    { MEMBER(struct clerk_item, can_return),    .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may give it back to the leader." },
    { MEMBER(struct clerk_item, return_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct clerk_item, correction),    .type = FIELD_RECORD, .flags = F_READ, .of = &correction_resource, .doc = "The correction that is under way: it has no due day." },
    { MEMBER(struct clerk_item, held_reason),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Why it is not numbered, sealed or sent together with others: what is not good in it wants somebody's look; empty: it may be." },
};

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&clerk_item_resource) };

const struct resource clerk_query_resource = { .name = "clerk_query", .size = sizeof(struct clerk_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };
const struct resource clerk_item_resource = { .name = "clerk_item", .size = sizeof(struct clerk_item),
    .fields = item_fields, .fields_len = ARRAY_LEN(item_fields) };
const struct resource clerk_page_resource = { .name = "clerk_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };
/* clang-format on */
