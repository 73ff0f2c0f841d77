/*
 * What the JSON reader accepts, written again by the writer, reads the same; and writing that
 * again gives the same bytes.
 */
#include "base/host/heap.h"
#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* A name is written as a string: the writer's own names are plain ASCII only. */
static void write_name(struct json_writer *w, struct str name)
{
    json_str(w, name);
    buf_add_char(w->out, ':');
    w->comma = false;
}

static void write_token(struct json_writer *w, enum json_token token, struct str text)
{
    switch (token) {
    case JSON_OBJECT:
        json_open(w, '{');
        return;
    case JSON_OBJECT_END:
        json_close(w, '}');
        return;
    case JSON_ARRAY:
        json_open(w, '[');
        return;
    case JSON_ARRAY_END:
        json_close(w, ']');
        return;
    case JSON_NAME:
        write_name(w, text);
        return;
    case JSON_STRING:
        json_str(w, text);
        return;
    case JSON_NUMBER:
        json_raw(w, text);
        return;
    case JSON_TRUE:
    case JSON_FALSE:
        json_bool(w, token == JSON_TRUE);
        return;
    case JSON_NULL:
        json_null(w);
        return;
    case JSON_END:
    case JSON_ERROR:
        return;
    }
}

/* The document written again; false if the reader refuses it. */
static bool rewrite(struct arena *arena, struct str doc, struct str *out)
{
    struct json_reader r = json_read(arena, doc);
    struct buf buf = { .arena = arena };
    struct json_writer w = { .out = &buf };
    enum json_token token = json_next(&r);

    for (; token != JSON_END && token != JSON_ERROR; token = json_next(&r))
        write_token(&w, token, r.text);
    ASSERT(json_offset(&r) <= doc.len);
    ASSERT((token == JSON_ERROR) == (r.problem != PROBLEM_NONE));
    *out = buf_str(&buf);
    return token == JSON_END;
}

static void expect_same_tokens(struct arena *arena, struct str a, struct str b)
{
    struct json_reader left = json_read(arena, a), right = json_read(arena, b);
    enum json_token token;

    do {
        token = json_next(&left);
        ASSERT(token == json_next(&right));
        ASSERT(token != JSON_ERROR);
        if (token == JSON_NAME || token == JSON_STRING || token == JSON_NUMBER)
            ASSERT(str_eq(left.text, right.text));
    } while (token != JSON_END);
}

/* Skipping the outermost value at once gives the same verdict. */
static void expect_same_verdict(struct arena *arena, struct str doc, bool accepted)
{
    struct json_reader r = json_read(arena, doc);

    ASSERT((json_skip(&r, json_next(&r)) && json_next(&r) == JSON_END) == accepted);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);
    struct str doc = { (const char *)data, len }, once, twice;
    bool accepted = rewrite(arena, doc, &once);

    expect_same_verdict(arena, doc, accepted);
    if (accepted) {
        expect_same_tokens(arena, doc, once);
        ASSERT(rewrite(arena, once, &twice));
        ASSERT(str_eq(once, twice));
    }
    arena_free(arena);
    return 0;
}
