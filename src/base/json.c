#include "base/json.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "base/word.h"

/* What may come next. */
enum {
    WANT_VALUE,
    WANT_VALUE_OR_CLOSER, /* behind [ */
    WANT_NAME_OR_CLOSER,  /* behind { */
    WANT_COMMA_OR_CLOSER, /* behind a value inside something */
    WANT_END,             /* behind the outermost value */
    WANT_NOTHING          /* failed */
};

/* The names of all open objects, innermost last: one stack serves the whole
 * document, so that an object costs no memory of its own. */
struct json_names {
    struct str *texts;
    uint32_t *hashes;
    size_t len, cap;
    size_t starts[JSON_DEPTH_MAX + 1]; /* where the names of the object at a depth begin */
};

struct json_reader json_read(struct arena *arena, struct str text)
{
    return (struct json_reader){
        .arena = arena,
        .begin = text.ptr,
        .at = text.ptr,
        .end = text.ptr ? text.ptr + text.len : NULL,
        .expect = WANT_VALUE,
    };
}

size_t json_offset(const struct json_reader *r)
{
    return (size_t)(r->at - r->begin);
}

static enum json_token refuse(struct json_reader *r, enum problem_key problem)
{
    r->problem = problem;
    r->expect = WANT_NOTHING;
    return JSON_ERROR;
}

static enum json_token refuse_syntax(struct json_reader *r)
{
    return refuse(r, PROBLEM_JSON_SYNTAX);
}

/* The byte at hand, or 0 at the end: no rule begins with a NUL. */
static char peek(const struct json_reader *r)
{
    return r->at < r->end ? *r->at : 0;
}

static void skip_spaces(struct json_reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\r' || *r->at == '\t'))
        r->at++;
}

/* ---- strings ---- */

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\';
}

/* The first byte from `at` on that ends a plain run: quote, backslash or control. *high gets a bit
 * where a byte before it is no ASCII. */
static const char *plain_end(const char *at, const char *end, uint64_t *high)
{
    while (end - at >= (ptrdiff_t)WORD_BYTES) {
        uint64_t word = word_load(at);
        uint64_t ends = word_has(word, '"') | word_has(word, '\\') | word_below(word, 0x20);

        if (ends) {
            *high |= word_head(word_high(word), word_before(ends));
            return at + word_before(ends);
        }
        *high |= word_high(word);
        at += WORD_BYTES;
    }
    for (; at < end && is_plain(*at); at++)
        *high |= (unsigned char)*at & 0x80;
    return at;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Takes four hexadecimal digits; false leaves r->at at the one that is none. */
static bool take_hex(struct json_reader *r, uint32_t *out)
{
    uint32_t value = 0;

    for (int i = 0; i < 4; i++, r->at++) {
        int digit = hex_value(peek(r));

        if (digit < 0)
            return false;
        value = value << 4 | (uint32_t)digit;
    }
    *out = value;
    return true;
}

/* What follows "\u": one unit, or the two halves of a pair. */
static bool take_code_point(struct json_reader *r, uint32_t *out)
{
    uint32_t high, low;

    if (!take_hex(r, &high) || (high >= 0xdc00 && high <= 0xdfff))
        return false;
    *out = high;
    if (high < 0xd800 || high > 0xdbff)
        return true;
    if (r->end - r->at < 6 || r->at[0] != '\\' || r->at[1] != 'u')
        return false;
    r->at += 2;
    if (!take_hex(r, &low) || low < 0xdc00 || low > 0xdfff)
        return false;
    *out = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    return true;
}

/* Takes the escape behind a backslash that was taken. */
static bool take_escape(struct json_reader *r, struct buf *to)
{
    static const char from[] = "\"\\/bfnrt", plain[] = "\"\\/\b\f\n\r\t";
    char c = peek(r);
    uint32_t code_point;

    if (c == 'u') {
        r->at++;
        if (!take_code_point(r, &code_point))
            return false;
        utf8_add(to, code_point);
        return true;
    }
    for (size_t i = 0; from[i]; i++) {
        if (from[i] == c) {
            r->at++;
            buf_add_char(to, plain[i]);
            return true;
        }
    }
    return false;
}

/* The rest of a string with escapes, from its first backslash on. */
static bool take_escaped(struct json_reader *r, const char *begin, uint64_t *high)
{
    struct buf text = { .arena = r->arena };
    const char *run = begin;

    while (peek(r) == '\\') {
        buf_add(&text, (struct str){ run, (size_t)(r->at - run) });
        r->at++;
        if (!take_escape(r, &text))
            return false;
        run = r->at;
        r->at = plain_end(r->at, r->end, high);
    }
    buf_add(&text, (struct str){ run, (size_t)(r->at - run) });
    r->text = buf_str(&text);
    return true;
}

/* Takes a string, r->at being at its opening quote, into r->text. */
static bool take_string(struct json_reader *r)
{
    const char *begin = ++r->at;
    uint64_t high = 0;

    r->at = plain_end(begin, r->end, &high);
    r->text = (struct str){ begin, (size_t)(r->at - begin) };
    if (peek(r) == '\\' && !take_escaped(r, begin, &high))
        return false;
    if (peek(r) != '"')
        return false;
    if (high && !utf8_valid((struct str){ begin, (size_t)(r->at - begin) }))
        return false;
    r->at++;
    return true;
}

/* ---- numbers and words ---- */

static bool take_digits(struct json_reader *r)
{
    const char *begin = r->at;

    while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
        r->at++;
    return r->at > begin;
}

/* number -> -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static bool take_number(struct json_reader *r)
{
    const char *begin = r->at;

    if (peek(r) == '-')
        r->at++;
    if (peek(r) == '0')
        r->at++;
    else if (!take_digits(r))
        return false;
    if (peek(r) == '.') {
        r->at++;
        if (!take_digits(r))
            return false;
    }
    if (peek(r) == 'e' || peek(r) == 'E') {
        r->at++;
        if (peek(r) == '+' || peek(r) == '-')
            r->at++;
        if (!take_digits(r))
            return false;
    }
    r->text = (struct str){ begin, (size_t)(r->at - begin) };
    return true;
}

static bool take_word(struct json_reader *r, struct str word)
{
    if ((size_t)(r->end - r->at) < word.len || memcmp(r->at, word.ptr, word.len) != 0)
        return false;
    r->at += word.len;
    return true;
}

/* ---- names ---- */

/* Names are short: their first and last bytes, which overlap, are all of most. */
static uint32_t hash_of(struct str s)
{
    uint64_t hash = s.len;

    if (s.len >= WORD_BYTES && s.len <= 2 * WORD_BYTES)
        hash ^= word_load(s.ptr) ^ word_load(s.ptr + s.len - WORD_BYTES) * 3;
    else if (s.len >= 4 && s.len < WORD_BYTES)
        hash ^= word_half(s.ptr) | word_half(s.ptr + s.len - 4) << 32;
    else
        for (size_t i = 0; i < s.len; i++)
            hash = hash * 1099511628211u ^ (unsigned char)s.ptr[i];
    return (uint32_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

static void names_grow(struct json_reader *r, struct json_names *names)
{
    size_t cap = names->cap ? names->cap * 2 : 32;
    struct str *texts = ARENA_ARRAY(r->arena, cap, struct str);
    uint32_t *hashes = ARENA_ARRAY(r->arena, cap, uint32_t);

    if (names->len) {
        memcpy(texts, names->texts, names->len * sizeof(*texts));
        memcpy(hashes, names->hashes, names->len * sizeof(*hashes));
    }
    names->texts = texts;
    names->hashes = hashes;
    names->cap = cap;
}

/* Notes r->text as a name of the innermost object; the problem if it may not be one. An object
 * has few names and JSON_MEMBERS_MAX at most, so that comparing hashes in a row is quickest. */
static enum problem_key name_note(struct json_reader *r)
{
    struct json_names *names = r->names;
    uint32_t hash = hash_of(r->text);
    size_t start = names->starts[r->depth];

    for (size_t i = start; i < names->len; i++)
        if (names->hashes[i] == hash && str_eq(names->texts[i], r->text))
            return PROBLEM_JSON_DUPLICATE;
    if (names->len - start == JSON_MEMBERS_MAX)
        return PROBLEM_JSON_TOO_MANY;
    if (names->len == names->cap)
        names_grow(r, names);
    names->texts[names->len] = r->text;
    names->hashes[names->len++] = hash;
    return PROBLEM_NONE;
}

/* name -> string ":" */
static enum json_token take_name(struct json_reader *r)
{
    enum problem_key problem;
    const char *begin = r->at;

    if (peek(r) != '"' || !take_string(r))
        return refuse_syntax(r);
    problem = name_note(r);
    if (problem != PROBLEM_NONE) {
        r->at = begin;
        return refuse(r, problem);
    }
    skip_spaces(r);
    if (peek(r) != ':')
        return refuse_syntax(r);
    r->at++;
    r->expect = WANT_VALUE;
    return JSON_NAME;
}

/* ---- values ---- */

static enum json_token ended(struct json_reader *r, enum json_token token)
{
    r->expect = r->depth ? WANT_COMMA_OR_CLOSER : WANT_END;
    return token;
}

static enum json_token take_opener(struct json_reader *r, char opener)
{
    if (r->depth == JSON_DEPTH_MAX)
        return refuse(r, PROBLEM_JSON_TOO_DEEP);
    r->at++;
    r->depth++;
    if (opener == '[') {
        r->closers[r->depth] = ']';
        r->expect = WANT_VALUE_OR_CLOSER;
        return JSON_ARRAY;
    }
    if (!r->names)
        r->names = ARENA_NEW(r->arena, struct json_names);
    r->names->starts[r->depth] = r->names->len;
    r->closers[r->depth] = '}';
    r->expect = WANT_NAME_OR_CLOSER;
    return JSON_OBJECT;
}

static enum json_token take_closer(struct json_reader *r)
{
    bool object = *r->at++ == '}';

    if (object)
        r->names->len = r->names->starts[r->depth];
    r->depth--;
    return ended(r, object ? JSON_OBJECT_END : JSON_ARRAY_END);
}

static enum json_token take_value(struct json_reader *r)
{
    char c = peek(r);

    switch (c) {
    case '{':
    case '[':
        return take_opener(r, c);
    case '"':
        return take_string(r) ? ended(r, JSON_STRING) : refuse_syntax(r);
    case 't':
        return take_word(r, S("true")) ? ended(r, JSON_TRUE) : refuse_syntax(r);
    case 'f':
        return take_word(r, S("false")) ? ended(r, JSON_FALSE) : refuse_syntax(r);
    case 'n':
        return take_word(r, S("null")) ? ended(r, JSON_NULL) : refuse_syntax(r);
    default:
        return take_number(r) ? ended(r, JSON_NUMBER) : refuse_syntax(r);
    }
}

static enum json_token take_behind_value(struct json_reader *r)
{
    char closer = (char)r->closers[r->depth];

    if (peek(r) == closer)
        return take_closer(r);
    if (peek(r) != ',')
        return refuse_syntax(r);
    r->at++;
    skip_spaces(r);
    return closer == '}' ? take_name(r) : take_value(r);
}

enum json_token json_next(struct json_reader *r)
{
    skip_spaces(r);
    switch (r->expect) {
    case WANT_COMMA_OR_CLOSER:
        return take_behind_value(r);
    case WANT_NAME_OR_CLOSER:
        return peek(r) == '}' ? take_closer(r) : take_name(r);
    case WANT_VALUE_OR_CLOSER:
        return peek(r) == ']' ? take_closer(r) : take_value(r);
    case WANT_VALUE:
        return take_value(r);
    case WANT_END:
        return r->at == r->end ? JSON_END : refuse_syntax(r);
    default:
        return JSON_ERROR;
    }
}

bool json_skip(struct json_reader *r, enum json_token token)
{
    int outside = r->depth;

    if (token == JSON_OBJECT || token == JSON_ARRAY)
        outside--;
    while (token != JSON_ERROR && token != JSON_END && r->depth > outside)
        token = json_next(r);
    return token != JSON_ERROR;
}

/* ---- the writer ---- */

static void comma(struct json_writer *w)
{
    if (w->comma)
        buf_add_char(w->out, ',');
    w->comma = true;
}

void json_open(struct json_writer *w, char bracket)
{
    comma(w);
    buf_add_char(w->out, bracket);
    w->comma = false;
}

void json_close(struct json_writer *w, char bracket)
{
    buf_add_char(w->out, bracket);
    w->comma = true;
}

void json_member(struct json_writer *w, struct str quoted)
{
    char *at = buf_reserve(w->out, quoted.len + 1);

    if (w->comma)
        *at++ = ',';
    memcpy(at, quoted.ptr, quoted.len);
    w->out->len += quoted.len + w->comma;
    w->comma = false;
}

void json_name(struct json_writer *w, const char *name)
{
    struct str text = str_of(name);
    char *at = buf_reserve(w->out, text.len + 4), *begin = at;

    if (w->comma)
        *at++ = ',';
    *at++ = '"';
    memcpy(at, text.ptr, text.len);
    at += text.len;
    *at++ = '"';
    *at++ = ':';
    w->out->len += (size_t)(at - begin);
    w->comma = false;
}

static void add_escape(struct buf *out, char c)
{
    static const char from[] = "\"\\\n\r\t\b\f", letter[] = "\"\\nrtbf";

    buf_add_char(out, '\\');
    for (size_t i = 0; from[i]; i++) {
        if (from[i] == c) {
            buf_add_char(out, letter[i]);
            return;
        }
    }
    buf_addf(out, "u%04x", (unsigned)(unsigned char)c);
}

void json_str(struct json_writer *w, struct str text)
{
    const char *at = text.len ? text.ptr : "", *end = at + text.len;

    buf_reserve(w->out, text.len + 3);
    comma(w);
    buf_add_char(w->out, '"');
    while (at < end) {
        const char *run = at;
        uint64_t high = 0;

        at = plain_end(at, end, &high);
        buf_add(w->out, (struct str){ run, (size_t)(at - run) });
        if (at < end)
            add_escape(w->out, *at++);
    }
    buf_add_char(w->out, '"');
}

void json_int(struct json_writer *w, int64_t n)
{
    comma(w);
    buf_add_int(w->out, n);
}

void json_bool(struct json_writer *w, bool b)
{
    json_raw(w, b ? S("true") : S("false"));
}

void json_null(struct json_writer *w)
{
    json_raw(w, S("null"));
}

void json_raw(struct json_writer *w, struct str json)
{
    comma(w);
    buf_add(w->out, json);
}
