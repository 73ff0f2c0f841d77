/*
 * json -- a strict reader that is pulled, and a writer that streams.
 *
 * RFC 8259 and nothing more: UTF-8 checked, no duplicate names in an object,
 * no lone surrogates, no trailing bytes, depth and member limits. Numbers are
 * handed over as their own text, so a figure never passes through a double.
 *
 * Reading: json_next() until JSON_END or JSON_ERROR. Inside an object it gives
 * JSON_NAME, then the value's tokens. json_skip() passes over one whole value.
 * To look ahead, read the document a second time: a copy of a reader shares
 * the names it has seen.
 *
 * Layer:  base (freestanding)
 * Owns:   text borrows the input where it has no escapes, else lives in the arena
 * Fails:  JSON_ERROR, with .problem one of PROBLEM_JSON_*, and .at where it stopped
 * Limits: JSON_DEPTH_MAX, JSON_MEMBERS_MAX names an object
 * Tests:  json_test.c, tests/golden/json/ (a public conformance set), tests/fuzz/fuzz_json.c
 */
#ifndef BAOCAO_JSON_H
#define BAOCAO_JSON_H

#include "base/limits.h"
#include "base/status.h"

enum json_token {
    JSON_ERROR,
    JSON_END,
    JSON_OBJECT, /* { */
    JSON_OBJECT_END,
    JSON_ARRAY, /* [ */
    JSON_ARRAY_END,
    JSON_NAME,
    JSON_STRING,
    JSON_NUMBER, /* text holds it as written */
    JSON_TRUE,
    JSON_FALSE,
    JSON_NULL
};

struct json_reader {
    struct arena *arena;
    const char *begin, *at, *end;
    struct str text; /* of the last JSON_NAME, JSON_STRING or JSON_NUMBER */
    enum problem_key problem;
    int depth;
    unsigned char expect; /* private from here on */
    unsigned char closers[JSON_DEPTH_MAX + 1];
    struct json_names *names; /* one set per open object */
};

struct json_reader json_read(struct arena *arena, struct str text);
enum json_token json_next(struct json_reader *reader);
/* Passes over the value whose first token was `token`; false on an error. */
bool json_skip(struct json_reader *reader, enum json_token token) MUST_CHECK;
/* Byte offset of the reader, for messages. */
size_t json_offset(const struct json_reader *reader);

/* The writer puts commas by itself. Names must be plain ASCII without quotes. */
struct json_writer {
    struct buf *out;
    bool comma;
};

void json_open(struct json_writer *w, char bracket);  /* '{' or '[' */
void json_close(struct json_writer *w, char bracket); /* '}' or ']' */
void json_name(struct json_writer *w, const char *name);
void json_member(struct json_writer *w, struct str quoted); /* a name as it stands: "row": */
void json_str(struct json_writer *w, struct str text);
void json_int(struct json_writer *w, int64_t n);
void json_bool(struct json_writer *w, bool b);
void json_null(struct json_writer *w);
void json_raw(struct json_writer *w, struct str json); /* trusted JSON, as it is */

#endif
