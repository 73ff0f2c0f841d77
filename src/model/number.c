#include "model/number.h"

#include "core/workflow.h"

#define X(name, wire) [BOOK_##name] = wire,
static const char *const book_kind_names[BOOK_KIND_COUNT] = { BOOK_KIND_LIST(X) };
#undef X
#define X(name, wire, title) [NUMBER_##name] = wire,
static const char *const number_state_names[NUMBER_STATE_COUNT] = { NUMBER_STATE_LIST(X) };
#undef X
#define X(name, wire, title) [NUMBER_##name] = title,
const char *const number_state_titles[NUMBER_STATE_COUNT] = { NUMBER_STATE_LIST(X) };
#undef X
#define X(name, wire) [REGISTER_##name] = wire,
static const char *const order_names[REGISTER_ORDER_COUNT] = { REGISTER_ORDER_LIST(X) };
#undef X

/* clang-format off */
static const struct field number_book_fields[] = {
    { MEMBER(struct number_book, id), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "Identifies the book." },
    { MEMBER(struct number_book, unit_id), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "Whose it is." },
    { MEMBER(struct number_book, year), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "Of which year; 0: of all." },
    { MEMBER(struct number_book, kind), .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = book_kind_names, .names_len = BOOK_KIND_COUNT, .doc = "Whether of what goes out or of what arrives." },
    { MEMBER(struct number_book, next), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "From which number on nobody has had one." },
    { MEMBER(struct number_book, version), .type = FIELD_INT, .flags = F_COLUMN, .doc = "Raised whenever a number is given." },
    { .name = "changed_at", .offset = offsetof(struct number_book, changed_ms), .type = FIELD_TIME, .flags = F_COLUMN, .doc = "When that was." },
    { MEMBER(struct number_book, unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit." },
    { MEMBER(struct number_book, unit_path), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Its path." },
    { MEMBER(struct number_book, unit_sort), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "By which it is sorted." },
    { MEMBER(struct number_book, issued), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "How many were given." },
    { MEMBER(struct number_book, reserved), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "How many are reserved." },
    { MEMBER(struct number_book, released), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "How many were released and will be given again." },
    { MEMBER(struct number_book, next_text), .type = FIELD_TEXT, .flags = F_READ, .doc = "The next number as it will be written; empty: the book is full." },
};

static const struct field number_book_query_fields[] = {
    { MEMBER(struct number_book_query, unit_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Only of this unit." },
    PAGE_FIELDS(struct number_book_query),
};

static const struct field number_books_fields[] = {
    PAGE_OUT_FIELDS(&number_book_resource), /* of its first member */
    { MEMBER(struct number_books, outgoing_year), .type = FIELD_INT, .flags = F_READ, .doc = "The year of the books that what goes out today is entered in; 0: one book serves all years." },
    { MEMBER(struct number_books, incoming_year), .type = FIELD_INT, .flags = F_READ, .doc = "The same of what arrives today." },
};

static const struct field number_book_start_fields[] = {
    { MEMBER(struct number_book_start, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The unit." },
    { MEMBER(struct number_book_start, year), .type = FIELD_INT, .flags = F_PATH, .max = 9999, .doc = "The year; 0 where the profile has one series for all years." },
    { MEMBER(struct number_book_start, kind), .type = FIELD_ENUM, .flags = F_CREATE, .names = book_kind_names, .names_len = BOOK_KIND_COUNT, .doc = "Of which book; outgoing unless said." },
    { MEMBER(struct number_book_start, next), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = DOCUMENT_NUMBER_MAX, .title = "Số tiếp theo", .doc = "The number to go on with." },
    { MEMBER(struct number_book_start, reason), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Căn cứ, lý do", .doc = "Why: by what the numbers before it were issued." },
};

static const struct field document_number_fields[] = {
    { MEMBER(struct document_number, id), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "Identifies it." },
    { MEMBER(struct document_number, book_id), .type = FIELD_INT, .flags = F_COLUMN, .doc = "Of which book." },
    { MEMBER(struct document_number, number), .type = FIELD_INT, .flags = F_READ | F_COLUMN | F_NULL, .doc = "The number alone; null: sent outside under one that is none of the book, or somebody else's." },
    { MEMBER(struct document_number, text), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Number and symbol: 05/BC-UBND." },
    { MEMBER(struct document_number, state), .type = FIELD_ENUM, .flags = F_READ | F_COLUMN, .names = number_state_names, .names_len = NUMBER_STATE_COUNT, .doc = "Whether it is reserved, issued or was released." },
    { MEMBER(struct document_number, report_id), .type = FIELD_INT, .flags = F_READ | F_COLUMN | F_NULL, .doc = "Of which report." },
    { MEMBER(struct document_number, revision), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "Of which of its revisions." },
    { MEMBER(struct document_number, issued_on), .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "The day the document bears." },
    { MEMBER(struct document_number, subject), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What it is about." },
    { MEMBER(struct document_number, search), .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What it is found by." },
    { MEMBER(struct document_number, outside), .type = FIELD_BOOL, .flags = F_READ | F_COLUMN, .doc = "Whether it was sent by other means during an outage." },
    { .name = "sent_at", .offset = offsetof(struct document_number, sent_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was sent." },
    { MEMBER(struct document_number, account_id), .type = FIELD_INT, .flags = F_COLUMN, .doc = "Whose account did it." },
    { MEMBER(struct document_number, account_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Who gave, reserved or released it last." },
    { .name = "at", .offset = offsetof(struct document_number, at_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When." },
    { MEMBER(struct document_number, reason), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Why it was reserved or released." },
    { MEMBER(struct document_number, version), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "Send it back when releasing it." },
    { MEMBER(struct document_number, unit_id), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "Which unit issues it." },
    { MEMBER(struct document_number, year), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "Of which year its book is." },
    { MEMBER(struct document_number, unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of the unit." },
    { MEMBER(struct document_number, unit_code), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Code of the unit." },
    { MEMBER(struct document_number, unit_path), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Path of the unit." },
    { MEMBER(struct document_number, regime_id), .type = FIELD_INT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Of which regime the report is." },
    { MEMBER(struct document_number, regime_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its name." },
    { MEMBER(struct document_number, period), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Of which period." },
    { MEMBER(struct document_number, receiver_id), .type = FIELD_INT, .flags = F_JOIN | F_NULL, .doc = "To which unit it goes." },
    { MEMBER(struct document_number, receiver_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "To whom it goes." },
    { MEMBER(struct document_number, receiver_code), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Code of that unit." },
    { MEMBER(struct document_number, due_on), .type = FIELD_DATE, .flags = F_READ | F_JOIN, .doc = "When the report is due." },
    { MEMBER(struct document_number, signer), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Which post signed it." },
    { MEMBER(struct document_number, replaced_by), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Number of the document that replaces it; empty: none does." },
    { MEMBER(struct document_number, duplicate), .type = FIELD_BOOL, .flags = F_READ | F_JOIN, .doc = "It was sent outside under a number that another document has." },
    { MEMBER(struct document_number, borne), .type = FIELD_BOOL, .flags = F_JOIN, .doc = "The document that goes out bears it." },
    { MEMBER(struct document_number, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The state in Vietnamese." },
    { MEMBER(struct document_number, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The period in Vietnamese." },
    { MEMBER(struct document_number, code_number), .type = FIELD_TEXT, .flags = F_READ, .doc = "The figures of the number: 05." },
    { MEMBER(struct document_number, code_notation), .type = FIELD_TEXT, .flags = F_READ, .doc = "The symbol: BC-UBND." },
    { MEMBER(struct document_number, remark), .type = FIELD_TEXT, .flags = F_READ, .doc = "What the register notes of it: replaced, released, sent outside, twice the same number." },
    { MEMBER(struct document_number, can_release), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may release it now." },
    { MEMBER(struct document_number, release_reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
};

static const struct field report_numbers_fields[] = {
    { MEMBER(struct report_numbers, report_id), .type = FIELD_INT, .flags = F_READ, .doc = "The report." },
    { MEMBER(struct report_numbers, revision), .type = FIELD_INT, .flags = F_READ, .doc = "Its newest revision." },
    { MEMBER(struct report_numbers, text), .type = FIELD_TEXT, .flags = F_READ, .doc = "The number that bears; empty: none." },
    { MEMBER(struct report_numbers, issued_on), .type = FIELD_DATE, .flags = F_READ, .doc = "The day it bears." },
    { MEMBER(struct report_numbers, can_number), .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether I may give it one now." },
    { MEMBER(struct report_numbers, reason), .type = FIELD_TEXT, .flags = F_READ, .doc = "If not: why not." },
    { MEMBER(struct report_numbers, preview), .type = FIELD_TEXT, .flags = F_READ, .doc = "The number it would get now." },
    { MEMBER(struct report_numbers, earliest), .type = FIELD_DATE, .flags = F_READ, .doc = "The first day it may be issued on." },
    { MEMBER(struct report_numbers, today), .type = FIELD_DATE, .flags = F_READ, .doc = "The last." },
    { MEMBER(struct report_numbers, items), .type = FIELD_LIST, .flags = F_READ, .of = &document_number_resource, .doc = "All numbers it has had, newest first." },
    { MEMBER(struct report_numbers, reserved), .type = FIELD_LIST, .flags = F_READ, .of = &document_number_resource, .doc = "Reserved numbers of its unit, one of which may be taken instead." },
};

static const struct field number_new_fields[] = {
    { MEMBER(struct number_new, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct number_new, issued_on), .type = FIELD_DATE, .flags = F_CREATE, .title = "Ngày ban hành", .doc = "The day it is to bear; null: today, or that of the reserved number." },
    { MEMBER(struct number_new, number_id), .type = FIELD_INT, .flags = F_CREATE | F_NULL, .min = 1, .title = "Số đã giữ", .doc = "A reserved number to be taken; null: the next." },
};

static const struct field number_reserve_fields[] = {
    { MEMBER(struct number_reserve, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The unit." },
    { MEMBER(struct number_reserve, issued_on), .type = FIELD_DATE, .flags = F_CREATE | F_REQUIRED, .title = "Ngày ban hành", .doc = "The day the document bears." },
    { MEMBER(struct number_reserve, subject), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Trích yếu", .doc = "What the document is about." },
    { MEMBER(struct number_reserve, reason), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Lý do giữ số", .doc = "Why it is reserved." },
};

static const struct field number_release_fields[] = {
    { MEMBER(struct number_release, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The unit." },
    { MEMBER(struct number_release, number_id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The number." },
    { MEMBER(struct number_release, version), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
    { MEMBER(struct number_release, reason), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 500, .title = "Lý do hủy số", .doc = "Why it is released." },
};

static const struct field arrival_fields[] = {
    { MEMBER(struct arrival, id), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "Identifies it." },
    { MEMBER(struct arrival, book_id), .type = FIELD_INT, .flags = F_COLUMN, .doc = "Of which book." },
    { MEMBER(struct arrival, number), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "Its number among what arrived." },
    { MEMBER(struct arrival, report_id), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "The report." },
    { MEMBER(struct arrival, revision), .type = FIELD_INT, .flags = F_READ | F_COLUMN, .doc = "Which of its revisions." },
    { MEMBER(struct arrival, arrived_on), .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "The day it arrived: it was sent on." },
    { .name = "accepted_at", .offset = offsetof(struct arrival, accepted_ms), .type = FIELD_TIME, .flags = F_READ | F_COLUMN, .doc = "When it was taken in." },
    { MEMBER(struct arrival, document_text), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Number and symbol it bears; empty: none." },
    { MEMBER(struct arrival, document_on), .type = FIELD_DATE, .flags = F_READ | F_COLUMN, .doc = "The day it bears." },
    { MEMBER(struct arrival, subject), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "What it is about." },
    { MEMBER(struct arrival, search), .type = FIELD_TEXT, .flags = F_COLUMN, .doc = "What it is found by." },
    { MEMBER(struct arrival, account_name), .type = FIELD_TEXT, .flags = F_READ | F_COLUMN, .doc = "Who took it in." },
    { MEMBER(struct arrival, unit_id), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "Where it arrived." },
    { MEMBER(struct arrival, year), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "Of which year the book is." },
    { MEMBER(struct arrival, unit_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of that unit." },
    { MEMBER(struct arrival, unit_path), .type = FIELD_TEXT, .flags = F_JOIN, .doc = "Its path." },
    { MEMBER(struct arrival, sender_id), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "Whose it is." },
    { MEMBER(struct arrival, sender_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Name of that unit." },
    { MEMBER(struct arrival, sender_code), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its code." },
    { MEMBER(struct arrival, regime_id), .type = FIELD_INT, .flags = F_READ | F_JOIN, .doc = "Of which regime." },
    { MEMBER(struct arrival, regime_name), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Its name." },
    { MEMBER(struct arrival, period), .type = FIELD_TEXT, .flags = F_READ | F_JOIN, .doc = "Of which period." },
    { MEMBER(struct arrival, state), .type = FIELD_ENUM, .flags = F_READ | F_JOIN, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Where the report stands now." },
    { MEMBER(struct arrival, replaced_by), .type = FIELD_INT, .flags = F_READ | F_JOIN | F_NULL, .doc = "Arrival number of the corrected report that replaces it." },
    { MEMBER(struct arrival, period_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The period in Vietnamese." },
    { MEMBER(struct arrival, state_title), .type = FIELD_TEXT, .flags = F_READ, .doc = "The state in Vietnamese." },
    { MEMBER(struct arrival, remark), .type = FIELD_TEXT, .flags = F_READ, .doc = "What the register notes of it." },
};

static const struct field outgoing_query_fields[] = {
    { MEMBER(struct register_query, q), .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of number, subject or unit." },
    { MEMBER(struct register_query, unit_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct register_query, regime_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Only of this regime." },
    { MEMBER(struct register_query, year), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .max = 9999, .doc = "Only of this year's book." },
    { MEMBER(struct register_query, state), .type = FIELD_ENUM, .flags = F_QUERY, .names = number_state_names, .names_len = NUMBER_STATE_COUNT, .doc = "Only numbers that stand so." },
    { MEMBER(struct register_query, from), .type = FIELD_DATE, .flags = F_QUERY, .doc = "Issued on this day or later." },
    { MEMBER(struct register_query, to), .type = FIELD_DATE, .flags = F_QUERY, .doc = "Issued on this day or earlier." },
    { MEMBER(struct register_query, order), .type = FIELD_ENUM, .flags = F_QUERY, .names = order_names, .names_len = REGISTER_ORDER_COUNT, .doc = "Which come first; newest unless said." },
    PAGE_FIELDS(struct register_query),
};

static const struct field incoming_query_fields[] = {
    { MEMBER(struct register_query, q), .type = FIELD_TEXT, .flags = F_QUERY, .max = 200, .doc = "Words of number, subject or unit." },
    { MEMBER(struct register_query, unit_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Only of this unit and those below it." },
    { MEMBER(struct register_query, regime_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "Only of this regime." },
    { MEMBER(struct register_query, year), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .max = 9999, .doc = "Only of this year's book." },
    { MEMBER(struct register_query, state), .type = FIELD_ENUM, .flags = F_QUERY, .names = report_state_names, .names_len = REPORT_STATE_COUNT, .doc = "Only of reports that stand there now." },
    { MEMBER(struct register_query, from), .type = FIELD_DATE, .flags = F_QUERY, .doc = "Arrived on this day or later." },
    { MEMBER(struct register_query, to), .type = FIELD_DATE, .flags = F_QUERY, .doc = "Arrived on this day or earlier." },
    { MEMBER(struct register_query, order), .type = FIELD_ENUM, .flags = F_QUERY, .names = order_names, .names_len = REGISTER_ORDER_COUNT, .doc = "Which come first; newest unless said." },
    PAGE_FIELDS(struct register_query),
};

static const struct field outgoing_page_fields[] = { PAGE_OUT_FIELDS(&document_number_resource) };
static const struct field incoming_page_fields[] = { PAGE_OUT_FIELDS(&arrival_resource) };

const struct resource number_book_resource = { .name = "number_book", .table = "number_book", .size = sizeof(struct number_book),
    .fields = number_book_fields, .fields_len = ARRAY_LEN(number_book_fields) };
const struct resource number_book_query_resource = { .name = "number_book_query", .size = sizeof(struct number_book_query),
    .fields = number_book_query_fields, .fields_len = ARRAY_LEN(number_book_query_fields) };
const struct resource number_books_resource = { .name = "number_books", .size = sizeof(struct number_books),
    .fields = number_books_fields, .fields_len = ARRAY_LEN(number_books_fields) };
const struct resource number_book_start_resource = { .name = "number_book_start", .size = sizeof(struct number_book_start),
    .fields = number_book_start_fields, .fields_len = ARRAY_LEN(number_book_start_fields) };
const struct resource document_number_resource = { .name = "document_number", .table = "document_number", .size = sizeof(struct document_number),
    .fields = document_number_fields, .fields_len = ARRAY_LEN(document_number_fields) };
const struct resource report_numbers_resource = { .name = "report_numbers", .size = sizeof(struct report_numbers),
    .fields = report_numbers_fields, .fields_len = ARRAY_LEN(report_numbers_fields) };
const struct resource number_new_resource = { .name = "number_new", .size = sizeof(struct number_new),
    .fields = number_new_fields, .fields_len = ARRAY_LEN(number_new_fields) };
const struct resource number_reserve_resource = { .name = "number_reserve", .size = sizeof(struct number_reserve),
    .fields = number_reserve_fields, .fields_len = ARRAY_LEN(number_reserve_fields) };
const struct resource number_release_resource = { .name = "number_release", .size = sizeof(struct number_release),
    .fields = number_release_fields, .fields_len = ARRAY_LEN(number_release_fields) };
const struct resource arrival_resource = { .name = "arrival", .table = "arrival", .size = sizeof(struct arrival),
    .fields = arrival_fields, .fields_len = ARRAY_LEN(arrival_fields) };
const struct resource outgoing_query_resource = { .name = "outgoing_query", .size = sizeof(struct register_query),
    .fields = outgoing_query_fields, .fields_len = ARRAY_LEN(outgoing_query_fields) };
const struct resource incoming_query_resource = { .name = "incoming_query", .size = sizeof(struct register_query),
    .fields = incoming_query_fields, .fields_len = ARRAY_LEN(incoming_query_fields) };
const struct resource outgoing_page_resource = { .name = "outgoing_page", .size = sizeof(struct page_out),
    .fields = outgoing_page_fields, .fields_len = ARRAY_LEN(outgoing_page_fields) };
const struct resource incoming_page_resource = { .name = "incoming_page", .size = sizeof(struct page_out),
    .fields = incoming_page_fields, .fields_len = ARRAY_LEN(incoming_page_fields) };
/* clang-format on */
