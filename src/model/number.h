/*
 * number -- document numbers, the books they come from, and the two registers.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/number.talk, tests/api/register.talk
 */
#ifndef BAOCAO_MODEL_NUMBER_H
#define BAOCAO_MODEL_NUMBER_H

#include "core/numbering.h"
#include "model/common.h"

/* What a book counts. X(NAME, "wire") */
#define BOOK_KIND_LIST(X) X(OUTGOING, "outgoing") X(INCOMING, "incoming")
/* X(NAME, "wire", "tên tiếng Việt"), in the order of the database. */
#define NUMBER_STATE_LIST(X) \
    X(RESERVED, "reserved", "Giữ số") \
    X(ISSUED, "issued", "Đã cấp") \
    X(RELEASED, "released", "Đã hủy")
/* X(NAME, "wire") */
#define REGISTER_ORDER_LIST(X) X(NEWEST, "newest") X(OLDEST, "oldest") X(NUMBER, "number")

#define X(name, wire) BOOK_##name,
enum book_kind { BOOK_KIND_LIST(X) BOOK_KIND_COUNT };
#undef X
#define X(name, wire, title) NUMBER_##name,
enum number_state { NUMBER_STATE_LIST(X) NUMBER_STATE_COUNT };
#undef X
#define X(name, wire) REGISTER_##name,
enum register_order { REGISTER_ORDER_LIST(X) REGISTER_ORDER_COUNT };
#undef X

extern const char *const number_state_titles[NUMBER_STATE_COUNT];

struct number_book {
    int64_t id, unit_id, year; /* year 0: one for all years */
    int kind;
    int64_t next, version, changed_ms;
    struct str unit_name, unit_path, unit_sort; /* joined */
    int64_t issued, reserved, released; /* joined: how many; of what arrives, issued alone */
    struct str next_text;               /* computed: "05/BC-UBND"; empty: the book is full */
};

struct number_book_query {
    int64_t unit_id;
    struct page page;
};

struct number_books {
    struct page_out page;                 /* struct number_book, the newest year first */
    int64_t outgoing_year, incoming_year; /* of the books in use today */
};

/* PUT /units/{id}/number-books/{year} */
struct number_book_start {
    int64_t id, year;
    int kind;
    int64_t next;
    struct str reason;
};

struct document_number {
    int64_t id, book_id, number; /* number 0: sent outside under one the book has not */
    struct str text;             /* "05/BC-UBND" */
    int state;
    int64_t report_id, revision, issued_on;
    struct str subject, search;
    bool outside;
    int64_t sent_ms, account_id;
    struct str account_name;
    int64_t at_ms;
    struct str reason;
    int64_t version;
    /* joined */
    int64_t unit_id, year;
    struct str unit_name, unit_code, unit_path;
    int64_t regime_id;
    struct str regime_name, period;
    int64_t receiver_id;
    struct str receiver_name, receiver_code;
    int64_t due_on;
    struct str signer, replaced_by;
    bool duplicate, borne; /* borne: by the document that goes out */
    /* computed */
    struct str state_title, period_title, code_number, code_notation, remark;
    bool can_release;
    struct str release_reason; /* why not */
};

/* GET /reports/{id}/numbers */
struct report_numbers {
    int64_t report_id, revision;
    struct str text;   /* of the newest revision; empty: none */
    int64_t issued_on; /* of it */
    bool can_number;
    struct str reason;       /* why not */
    struct str preview;      /* which number it would get now */
    int64_t earliest, today; /* days it may be issued on */
    struct list items;       /* struct document_number, newest first */
    struct list reserved;    /* struct document_number: what may be taken instead */
};

/* POST /reports/{id}/number */
struct number_new {
    int64_t id, issued_on, number_id;
};

/* POST /units/{id}/numbers */
struct number_reserve {
    int64_t id, issued_on;
    struct str subject, reason;
};

/* POST /units/{id}/numbers/{number_id}/release */
struct number_release {
    int64_t id, number_id, version;
    struct str reason;
};

struct arrival {
    int64_t id, book_id, number, report_id, revision, arrived_on, accepted_ms;
    struct str document_text;
    int64_t document_on;
    struct str subject, search, account_name;
    /* joined */
    int64_t unit_id, year;
    struct str unit_name, unit_path;
    int64_t sender_id;
    struct str sender_name, sender_code;
    int64_t regime_id;
    struct str regime_name, period;
    int state;
    int64_t replaced_by; /* arrival number of the corrected report; 0: none */
    /* computed */
    struct str period_title, state_title, remark;
};

struct register_query {
    struct str q;
    int64_t unit_id, regime_id, year;
    int state; /* -1: any */
    int64_t from, to;
    int order;
    struct page page;
};

extern const struct resource number_book_resource;
extern const struct resource number_book_query_resource;
extern const struct resource number_books_resource;
extern const struct resource number_book_start_resource;
extern const struct resource document_number_resource;
extern const struct resource report_numbers_resource;
extern const struct resource number_new_resource;
extern const struct resource number_reserve_resource;
extern const struct resource number_release_resource;
extern const struct resource arrival_resource;
extern const struct resource outgoing_query_resource;
extern const struct resource outgoing_page_resource;
extern const struct resource incoming_query_resource;
extern const struct resource incoming_page_resource;

#endif
