#include "model/ticket.h"

#define X(name, wire) [TICKET_WHOSE_##name] = wire,
static const char *const whose_names[TICKET_WHOSE_COUNT] = { TICKET_WHOSE_LIST(X) };
#undef X
#define X(name, wire) [TICKET_ORDER_##name] = wire,
static const char *const order_names[TICKET_ORDER_COUNT] = { TICKET_ORDER_LIST(X) };
#undef X

/* clang-format off */
static const struct field message_fields[] = {
    { MEMBER(struct ticket_message, id),               .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies it; later ones are greater." },
    { MEMBER(struct ticket_message, ticket_id),        .type = FIELD_INT,  .flags = F_COLUMN, .doc = "About which ticket." },
    { MEMBER(struct ticket_message, author_id),        .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Whose account said it." },
    { MEMBER(struct ticket_message, author_name),      .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post's name then." },
    { MEMBER(struct ticket_message, author_unit_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Of which unit." },
    { MEMBER(struct ticket_message, by_desk),          .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "Whether the help desk says it; else the asker." },
    { MEMBER(struct ticket_message, body),             .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What was said." },
    { .name = "at", .offset = offsetof(struct ticket_message, at_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
};
const struct resource ticket_message_resource = { .name = "ticket_message", .table = "ticket_message", .size = sizeof(struct ticket_message),
    .fields = message_fields, .fields_len = ARRAY_LEN(message_fields) };

static const struct field ticket_fields[] = {
    { MEMBER(struct ticket, id),             .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Identifies the ticket: its number." },
    { MEMBER(struct ticket, kind),           .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = ticket_kind_names, .names_len = TICKET_KIND_COUNT, .doc = "What it is." },
    { MEMBER(struct ticket, state),          .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = ticket_state_names, .names_len = TICKET_STATE_COUNT, .doc = "Where it stands." },
    { MEMBER(struct ticket, subject),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What it is about." },
    { MEMBER(struct ticket, subject_search), .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What it is found by." },
    { MEMBER(struct ticket, unit_id),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "The asker's unit then." },
    { MEMBER(struct ticket, asked_by),       .type = FIELD_INT,  .flags = F_COLUMN, .doc = "Whose account asked." },
    { MEMBER(struct ticket, asked_name),     .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The post's name then." },
    { .name = "asked_at", .offset = offsetof(struct ticket, asked_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct ticket, page),           .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Address of the page it was sent from; empty: none was told." },
    { MEMBER(struct ticket, roles),          .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "The roles the asker held then." },
    { MEMBER(struct ticket, program),        .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Version of the program then." },
    { .name = "opened_at", .offset = offsetof(struct ticket, opened_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "Since when an answer is waited for: sent, or opened again." },
    { MEMBER(struct ticket, due_on),         .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "Last day to answer; null: no rule says one." },
    { MEMBER(struct ticket, handler_id),     .type = FIELD_INT,  .flags = F_READ | F_COLUMN | F_NULL, .doc = "Whose account handles it." },
    { .name = "answered_at", .offset = offsetof(struct ticket, answered_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was first answered since it was opened." },
    { .name = "closed_at", .offset = offsetof(struct ticket, closed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was closed." },
    { MEMBER(struct ticket, version),        .type = FIELD_INT,  .flags = F_READ | F_COLUMN, .doc = "Send it back with the next step." },
    { .name = "changed_at", .offset = offsetof(struct ticket, changed_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When something was last done or said." },
    { MEMBER(struct ticket, unit_name),      .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit." },
    { MEMBER(struct ticket, unit_path),      .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the unit." },
    { MEMBER(struct ticket, handler_name),   .type = FIELD_TEXT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Who handles it, as the account is called now." },
    { MEMBER(struct ticket, late),           .type = FIELD_BOOL, .flags = F_READ, .doc = "Not answered by its last day." },
    { MEMBER(struct ticket, own),            .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I sent it." },
    { MEMBER(struct ticket, can_handle),     .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I am of the help desk of its unit." },
    { MEMBER(struct ticket, answer_days),    .type = FIELD_INT,  .flags = F_READ, .doc = "Working days after the day it was opened until it was answered or closed, or until today." },
    { MEMBER(struct ticket, actions),        .type = FIELD_LIST, .flags = F_READ, .doc = "What I may do with it now: take, assign, answer, add, close, reopen." },
    { MEMBER(struct ticket, messages),       .type = FIELD_LIST, .flags = F_READ, .of = &ticket_message_resource, .doc = "What was said, oldest first; empty in lists." },
};
const struct resource ticket_resource = { .name = "ticket", .table = "ticket", .size = sizeof(struct ticket),
    .fields = ticket_fields, .fields_len = ARRAY_LEN(ticket_fields) };

static const struct field query_fields[] = {
    { MEMBER(struct ticket_query, q),       .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of the subject, the asker or the unit." },
    { MEMBER(struct ticket_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct ticket_query, state),   .type = FIELD_ENUM, .flags = F_QUERY, .names = ticket_state_names, .names_len = TICKET_STATE_COUNT, .doc = "Only those that stand there." },
    { MEMBER(struct ticket_query, kind),    .type = FIELD_ENUM, .flags = F_QUERY, .names = ticket_kind_names, .names_len = TICKET_KIND_COUNT, .doc = "Only of this kind." },
    { MEMBER(struct ticket_query, whose),   .type = FIELD_ENUM, .flags = F_QUERY, .names = whose_names, .names_len = TICKET_WHOSE_COUNT, .doc = "Only those I sent, or those I handle." },
    { MEMBER(struct ticket_query, open),    .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Only those that wait for the help desk, or only the others." },
    { MEMBER(struct ticket_query, late),    .type = FIELD_ENUM, .flags = F_QUERY, .names = yes_no_names, .names_len = 2, .doc = "Only late ones, or only those in time." },
    { MEMBER(struct ticket_query, order),   .type = FIELD_ENUM, .flags = F_QUERY, .names = order_names, .names_len = TICKET_ORDER_COUNT, .doc = "Which come first; newest unless said." },
    { MEMBER(struct ticket_query, from),    .type = FIELD_DATE, .flags = F_QUERY, .doc = "Sent on this day or later." },
    { MEMBER(struct ticket_query, to),      .type = FIELD_DATE, .flags = F_QUERY, .doc = "Sent on this day or earlier." },
    PAGE_FIELDS(struct ticket_query),
};
const struct resource ticket_query_resource = { .name = "ticket_query", .size = sizeof(struct ticket_query),
    .fields = query_fields, .fields_len = ARRAY_LEN(query_fields) };

static const struct field page_fields[] = { PAGE_OUT_FIELDS(&ticket_resource) };
const struct resource ticket_page_resource = { .name = "ticket_page", .size = sizeof(struct page_out),
    .fields = page_fields, .fields_len = ARRAY_LEN(page_fields) };

static const struct field new_fields[] = {
    { MEMBER(struct ticket_new, kind),    .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = ticket_kind_names, .names_len = TICKET_KIND_COUNT, .title = "Loại", .doc = "What it is." },
    { MEMBER(struct ticket_new, subject), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED | F_LINE, .min = 1, .max = TICKET_SUBJECT_CHARS_MAX, .title = "Tiêu đề", .doc = "What it is about, in a line." },
    { MEMBER(struct ticket_new, body),    .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = TICKET_BODY_CHARS_MAX, .title = "Nội dung", .doc = "What there is to say." },
    { MEMBER(struct ticket_new, page),    .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = TICKET_PAGE_BYTES_MAX, .title = "Trang đang mở", .doc = "Address of the page it is sent from, without question and mark; empty: not told." },
};
const struct resource ticket_new_resource = { .name = "ticket_new", .size = sizeof(struct ticket_new),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };

static const struct field step_fields[] = {
    { MEMBER(struct ticket_step, id),         .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The ticket." },
    { MEMBER(struct ticket_step, version),    .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The version that was looked at." },
    { MEMBER(struct ticket_step, action),     .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = ticket_action_names, .names_len = TICKET_ACTION_COUNT, .title = "Việc", .doc = "What is done." },
    { MEMBER(struct ticket_step, body),       .type = FIELD_TEXT, .flags = F_CREATE, .max = TICKET_BODY_CHARS_MAX, .title = "Nội dung", .doc = "What is said with it." },
    { MEMBER(struct ticket_step, handler_id), .type = FIELD_INT,  .flags = F_CREATE | F_NULL, .title = "Người xử lý", .doc = "Who is to handle it; of assign alone." },
};
const struct resource ticket_step_resource = { .name = "ticket_step", .size = sizeof(struct ticket_step),
    .fields = step_fields, .fields_len = ARRAY_LEN(step_fields) };

static const struct field draft_fields[] = {
    { MEMBER(struct ticket_draft, name),      .type = FIELD_TEXT, .flags = F_READ, .doc = "My post." },
    { MEMBER(struct ticket_draft, unit_name), .type = FIELD_TEXT, .flags = F_READ, .doc = "My unit." },
    { MEMBER(struct ticket_draft, roles),     .type = FIELD_TEXT, .flags = F_READ, .doc = "My roles in force, in words." },
    { MEMBER(struct ticket_draft, program),   .type = FIELD_TEXT, .flags = F_READ, .doc = "Version of the program." },
    { .name = "at", .offset = offsetof(struct ticket_draft, at_ms), .type = FIELD_TIME, .flags = F_READ, .doc = "Now." },
    { MEMBER(struct ticket_draft, left),      .type = FIELD_INT,  .flags = F_READ, .doc = "How many I may still send today." },
};
const struct resource ticket_draft_resource = { .name = "ticket_draft", .size = sizeof(struct ticket_draft),
    .fields = draft_fields, .fields_len = ARRAY_LEN(draft_fields) };

static const struct field handler_fields[] = {
    { MEMBER(struct ticket_handler, account_id), .type = FIELD_INT,  .flags = F_READ, .doc = "Whose account." },
    { MEMBER(struct ticket_handler, name),       .type = FIELD_TEXT, .flags = F_READ, .doc = "The post." },
    { MEMBER(struct ticket_handler, unit_name),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Its unit." },
};
static const struct resource ticket_handler_resource = { .name = "ticket_handler", .size = sizeof(struct ticket_handler),
    .fields = handler_fields, .fields_len = ARRAY_LEN(handler_fields) };

static const struct field handlers_fields[] = {
    { MEMBER(struct ticket_handlers, items), .type = FIELD_LIST, .flags = F_READ, .of = &ticket_handler_resource, .doc = "Who may be given the ticket, those of the nearest unit first." },
};
const struct resource ticket_handlers_resource = { .name = "ticket_handlers", .size = sizeof(struct ticket_handlers),
    .fields = handlers_fields, .fields_len = ARRAY_LEN(handlers_fields) };

static const struct field total_fields[] = {
    { MEMBER(struct ticket_total, unit_id),   .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Of which unit." },
    { MEMBER(struct ticket_total, unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its name." },
    { MEMBER(struct ticket_total, kind),      .type = FIELD_ENUM, .flags = F_READ | F_JOIN, .names = ticket_kind_names, .names_len = TICKET_KIND_COUNT, .doc = "Of which kind." },
    { MEMBER(struct ticket_total, received),  .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "How many were sent in the time asked for." },
    { MEMBER(struct ticket_total, fresh),     .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Of them: new, nobody handles them." },
    { MEMBER(struct ticket_total, handling),  .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Of them: being handled." },
    { MEMBER(struct ticket_total, answered),  .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Of them: answered." },
    { MEMBER(struct ticket_total, closed),    .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Of them: closed." },
    { MEMBER(struct ticket_total, reopened),  .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Of them: opened again." },
    { MEMBER(struct ticket_total, late),      .type = FIELD_INT,  .flags = F_READ | F_JOIN, .doc = "Of them: not answered by their last day." },
};
const struct resource ticket_total_resource = { .name = "ticket_total", .size = sizeof(struct ticket_total),
    .fields = total_fields, .fields_len = ARRAY_LEN(total_fields) };

static const struct field total_query_fields[] = {
    { MEMBER(struct ticket_total_query, from),    .type = FIELD_DATE, .flags = F_QUERY, .doc = "Sent on this day or later; the first of this month unless said." },
    { MEMBER(struct ticket_total_query, to),      .type = FIELD_DATE, .flags = F_QUERY, .doc = "Sent on this day or earlier; today unless said." },
    { MEMBER(struct ticket_total_query, unit_id), .type = FIELD_INT,  .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
};
const struct resource ticket_total_query_resource = { .name = "ticket_total_query", .size = sizeof(struct ticket_total_query),
    .fields = total_query_fields, .fields_len = ARRAY_LEN(total_query_fields) };

static const struct field totals_fields[] = {
    { MEMBER(struct ticket_totals, from),  .type = FIELD_DATE, .flags = F_READ, .doc = "From which day on." },
    { MEMBER(struct ticket_totals, to),    .type = FIELD_DATE, .flags = F_READ, .doc = "Until which day." },
    { MEMBER(struct ticket_totals, items), .type = FIELD_LIST, .flags = F_READ, .of = &ticket_total_resource, .doc = "A row for each unit and kind, by unit." },
};
const struct resource ticket_totals_resource = { .name = "ticket_totals", .size = sizeof(struct ticket_totals),
    .fields = totals_fields, .fields_len = ARRAY_LEN(totals_fields) };
/* clang-format on */
