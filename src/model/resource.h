/*
 * resource -- a record described once: its JSON, its checks, its columns, its documentation.
 *
 * A resource is a table of fields over a plain struct. Its readers, each
 * written once for all resources: resource_decode (JSON, path and query in,
 * with every check), resource_encode (JSON out), the store (column lists and
 * row reading), and api/openapi.c (the OpenAPI document, from which the web
 * client's types are made). A field is added in one line plus one migration.
 *
 * A secret has no F_READ: there is no way to encode it.
 *
 * Layer:  model
 * Owns:   decoded text lives in the request's arena
 * Fails:  resource_decode: ST_BAD_REQUEST for JSON that is none, ST_INVALID with problem.field
 *         naming the member ("rows[3].label")
 * Limits: 64 fields a resource (a field set is one uint64_t); nesting RESOURCE_DEPTH_MAX
 * Tests:  resource_test.c
 */
#ifndef BAOCAO_RESOURCE_H
#define BAOCAO_RESOURCE_H

#include "base/ctx.h"
#include "base/date.h"
#include "base/list.h"

#define RESOURCE_DEPTH_MAX 12

enum field_type {
    FIELD_INT,    /* int64_t */
    FIELD_TEXT,   /* struct str */
    FIELD_BOOL,   /* bool */
    FIELD_ENUM,   /* int, by names */
    FIELD_DATE,   /* int64_t days, DATE_NONE is null; "2026-07-15" */
    FIELD_TIME,   /* int64_t ms, 0 is null; "2026-07-15T08:30:00.000Z" */
    FIELD_DEC,    /* struct maybe_dec; a JSON string "1234.5" or null */
    FIELD_RECORD, /* the nested struct itself, by .of */
    FIELD_LIST,   /* struct list of .of, or of text where .of is NULL */
    FIELD_BLOB,   /* struct str of bytes: a column, never JSON */
    FIELD_JSON    /* struct str: a JSON object as it stands, checked by whoever knows it */
};

enum field_flag {
    F_READ = 1u << 0,     /* appears in answers */
    F_CREATE = 1u << 1,   /* may be given when creating */
    F_UPDATE = 1u << 2,   /* may be given when changing */
    F_REQUIRED = 1u << 3, /* must be given when creating */
    F_COLUMN = 1u << 4,   /* is a column of .table, in the order of the fields */
    F_PATH = 1u << 5,     /* is {name} in the route's path */
    F_QUERY = 1u << 6,    /* is a query parameter; an ENUM not given is -1 */
    F_NULL = 1u << 7,     /* may be null: an INT is then 0, a text empty, an ENUM -1 */
    F_MUST = 1u << 8,     /* must be given when changing too (version), or in the query */
    F_JOIN = 1u << 9,     /* of another table: selected behind {name.columns}, in order */
    F_FLAT = 1u << 10,    /* a RECORD whose members stand among those around it in JSON */
    F_BRIEF = 1u << 11,   /* left out of answers when empty, null or false */
    F_CURSOR = 1u << 12,  /* a TEXT that only an answer of ours can have said: "12:…" */
    F_LINE = 1u << 13,    /* a TEXT of one line, as a name: trimmed, nothing in it is invisible */
    F_CODE = 1u << 14     /* a LINE without two spaces on end: a code that people copy */
};

struct resource;

struct field {
    const char *name;  /* JSON member, SQL column and form field alike */
    struct str quoted; /* the name as JSON has it, with its colon; or empty */
    enum field_type type;
    unsigned flags;
    size_t offset;
    int64_t min, max; /* of a number; of a text's characters; of a list's items; max 0: none */
    const char *const *names; /* FIELD_ENUM: value -> wire name */
    size_t names_len;
    const struct resource *of; /* FIELD_RECORD, FIELD_LIST */
    const char *title;         /* Vietnamese label; NULL where no form shows it */
    const char *doc;           /* one English sentence: the API reference */
};

#define MEMBER(type, member) \
    .name = #member, .quoted = { "\"" #member "\":", sizeof("\"" #member "\":") - 1 }, \
    .offset = offsetof(type, member)

struct resource {
    const char *name;  /* schema name in OpenAPI, {name.columns} in SQL */
    const char *table; /* NULL: not kept */
    size_t size;
    const struct field *fields;
    size_t fields_len;
    /* Offset of a uint64_t of the record that gets a bit per field given; 0: none is kept. */
    size_t given_at;
};

/* What a request gave: the body's JSON, what {name} in the path matched, the query's pairs. */
struct resource_input {
    struct str body;
    const struct str *path_names, *path_values;
    size_t path_len;
    const struct str *query_names, *query_values;
    size_t query_len;
};

/* purpose: F_CREATE or F_UPDATE for the body's fields, 0 where there must be no body.
 * *out_given gets a bit per field that was given. */
enum status resource_decode(struct ctx *ctx, const struct resource *res, unsigned purpose,
    const struct resource_input *input, void *record, uint64_t *out_given) MUST_CHECK;
/* The same from a bare JSON document (stored layouts, tests). */
enum status resource_from_json(
    struct ctx *ctx, const struct resource *res, struct str json, void *record) MUST_CHECK;
void resource_encode(struct buf *out, const struct resource *res, const void *record);
struct str resource_to_json(struct arena *arena, const struct resource *res, const void *record);
/* "id, name, …" of the F_COLUMN fields, each behind prefix ("r." or ""). */
void resource_columns(struct buf *out, const struct resource *res, struct str prefix);
/* Whether the field was in what resource_decode read. */
bool resource_given(const struct resource *res, uint64_t given, const char *name);
/* Copies the given F_UPDATE fields of `from` over `to`; both are records of res. */
void resource_patch(const struct resource *res, uint64_t given, const void *from, void *to);

#endif
