#include "sign/pdf_value.h"

#include <string.h>

#include "sign/sign_limits.h"

/* Integers up to this stay exact when scaled. */
#define INT_MAX_READ ((int64_t)1000000000000)
/* Some read no further. */
#define NUMBER_BYTES_MAX 64
#define SCALE_DIGITS 5
#define SCALE ((int64_t)100000)

static const struct pdf_value nothing = { .kind = PDF_NULL };

static enum status broken(const struct pdf_reader *reader, const char *what)
{
    return fail(
        reader->ctx, PROBLEM_SIGN_PDF_BROKEN, "Tệp PDF hỏng ở byte %zu: %s.", reader->at, what);
}

/* ---- characters ---- */

static bool is_space(int c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(int c)
{
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' ||
           c == '}' || c == '/' || c == '%';
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static int hex_digit(int c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The byte at this distance; -1 behind the end. */
static int peek(const struct pdf_reader *reader, size_t ahead)
{
    size_t at = reader->at + ahead;

    return at < reader->bytes.len ? (unsigned char)reader->bytes.ptr[at] : -1;
}

static bool ends_word(int c)
{
    return c < 0 || is_space(c) || is_delimiter(c);
}

void pdf_skip(struct pdf_reader *reader)
{
    for (int c = peek(reader, 0); c >= 0; c = peek(reader, 0)) {
        if (c == '%') {
            while (c >= 0 && c != '\n' && c != '\r') {
                reader->at++;
                c = peek(reader, 0);
            }
        } else if (is_space(c)) {
            reader->at++;
        } else {
            return;
        }
    }
}

bool pdf_word(struct pdf_reader *reader, const char *word)
{
    struct str wanted = str_of(word);

    pdf_skip(reader);
    if (!str_eq(str_sub(reader->bytes, reader->at, wanted.len), wanted) ||
        !ends_word(peek(reader, wanted.len)))
        return false;
    reader->at += wanted.len;
    return true;
}

/* ---- numbers and references ---- */

static enum status read_digits(struct pdf_reader *reader, int64_t *out, size_t *len)
{
    int64_t n = 0;

    for (*len = 0; is_digit(peek(reader, 0)); (*len)++) {
        n = n * 10 + (peek(reader, 0) - '0');
        if (n > INT_MAX_READ || *len == NUMBER_BYTES_MAX)
            return broken(reader, "số quá lớn");
        reader->at++;
    }
    *out = n;
    return ST_OK;
}

/* Behind the point; rounded half away from zero. */
static int64_t read_fraction(struct pdf_reader *reader, size_t *len)
{
    int64_t n = 0;

    for (*len = 0; is_digit(peek(reader, 0)); (*len)++) {
        if (*len < SCALE_DIGITS)
            n = n * 10 + (peek(reader, 0) - '0');
        else if (*len == SCALE_DIGITS && peek(reader, 0) >= '5')
            n++;
        reader->at++;
    }
    for (size_t i = *len; i < SCALE_DIGITS; i++)
        n *= 10;
    return n;
}

static enum status read_number(struct pdf_reader *reader, struct pdf_value *out)
{
    int sign = peek(reader, 0);
    size_t whole_len, fraction_len = 0;
    int64_t whole, fraction = 0;
    bool real;

    out->from = reader->at;
    if (sign == '-' || sign == '+')
        reader->at++;
    TRY(read_digits(reader, &whole, &whole_len));
    real = peek(reader, 0) == '.';
    if (real) {
        reader->at++;
        fraction = read_fraction(reader, &fraction_len);
    }
    if (whole_len + fraction_len == 0 || whole_len + fraction_len > NUMBER_BYTES_MAX ||
        !ends_word(peek(reader, 0)))
        return broken(reader, "số sai cách viết");
    out->kind = real ? PDF_REAL : PDF_INT;
    out->number = real ? whole * SCALE + fraction : whole;
    if (sign == '-')
        out->number = -out->number;
    out->to = reader->at;
    out->text = str_sub(reader->bytes, out->from, out->to - out->from);
    return ST_OK;
}

enum status pdf_read_int(struct pdf_reader *reader, int64_t *out)
{
    size_t len;

    pdf_skip(reader);
    TRY(read_digits(reader, out, &len));
    return len > 0 && ends_word(peek(reader, 0)) ? ST_OK : broken(reader, "cần một số nguyên");
}

/* "12 0 R" begins like a number. */
static bool take_reference(struct pdf_reader *reader, struct pdf_value *out)
{
    struct pdf_reader ahead = *reader;
    int64_t generation = 0;
    size_t digits = 0;

    pdf_skip(&ahead);
    while (is_digit(peek(&ahead, 0)) && digits < SCALE_DIGITS) {
        generation = generation * 10 + (peek(&ahead, 0) - '0');
        ahead.at++;
        digits++;
    }
    if (digits == 0 || !is_space(peek(&ahead, 0)) || !pdf_word(&ahead, "R"))
        return false;
    reader->at = ahead.at;
    out->kind = PDF_REF;
    out->generation = generation;
    out->to = reader->at;
    return true;
}

/* ---- names and strings ---- */

static enum status read_name(struct pdf_reader *reader, struct pdf_value *out)
{
    struct buf text = { .arena = reader->ctx->arena };
    bool escaped = false;
    size_t from;

    out->kind = PDF_NAME;
    out->from = reader->at++;
    from = reader->at;
    for (int c = peek(reader, 0); !ends_word(c); c = peek(reader, 0)) {
        if (c == '#') {
            int high = hex_digit(peek(reader, 1)), low = hex_digit(peek(reader, 2));

            if (high < 0 || low < 0 || (high == 0 && low == 0))
                return broken(reader, "tên sai cách viết");
            if (!escaped)
                buf_add(&text, str_sub(reader->bytes, from, reader->at - from));
            escaped = true;
            buf_add_char(&text, (char)(high << 4 | low));
            reader->at += 3;
        } else {
            if (escaped)
                buf_add_char(&text, (char)c);
            reader->at++;
        }
    }
    out->to = reader->at;
    out->text = escaped ? buf_str(&text) : str_sub(reader->bytes, from, reader->at - from);
    return ST_OK;
}

static enum status read_hex_string(struct pdf_reader *reader, struct pdf_value *out)
{
    struct buf text = { .arena = reader->ctx->arena };
    int high = -1, c;

    out->kind = PDF_STRING;
    out->from = reader->at++;
    for (c = peek(reader, 0); c >= 0 && c != '>'; c = peek(reader, 0)) {
        int digit = hex_digit(c);

        if (digit < 0 && !is_space(c))
            return broken(reader, "chuỗi thập lục phân có ký tự lạ");
        if (digit >= 0 && high >= 0)
            buf_add_char(&text, (char)(high << 4 | digit));
        if (digit >= 0)
            high = high < 0 ? digit : -1;
        reader->at++;
    }
    if (c < 0)
        return broken(reader, "chuỗi không kết thúc");
    if (high >= 0)
        buf_add_char(&text, (char)(high << 4));
    out->to = ++reader->at;
    out->text = buf_str(&text);
    return ST_OK;
}

/* Up to three octal digits. */
static char read_octal(struct pdf_reader *reader)
{
    int n = 0;

    for (int i = 0; i < 3 && peek(reader, 0) >= '0' && peek(reader, 0) <= '7'; i++) {
        n = n * 8 + (peek(reader, 0) - '0');
        reader->at++;
    }
    return (char)(n & 0xff);
}

/* Behind a backslash. */
static void read_escape(struct pdf_reader *reader, struct buf *text)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    int c = peek(reader, 0);
    const char *known = c > 0 ? strchr(from, c) : NULL;

    if (c >= '0' && c <= '7') {
        buf_add_char(text, read_octal(reader));
        return;
    }
    if (c < 0)
        return;
    reader->at++;
    if (c == '\r' && peek(reader, 0) == '\n')
        reader->at++;
    else if (known)
        buf_add_char(text, to[known - from]);
    else if (c != '\r' && c != '\n')
        buf_add_char(text, (char)c);
}

static enum status read_string(struct pdf_reader *reader, struct pdf_value *out)
{
    struct buf text = { .arena = reader->ctx->arena };
    size_t open = 1;

    out->kind = PDF_STRING;
    out->from = reader->at++;
    while (open > 0) {
        int c = peek(reader, 0);

        if (c < 0)
            return broken(reader, "chuỗi không kết thúc");
        reader->at++;
        if (c == '\\') {
            read_escape(reader, &text);
            continue;
        }
        if (c == '\r') {
            if (peek(reader, 0) == '\n')
                reader->at++;
            c = '\n';
        }
        open += c == '(' ? 1 : 0;
        open -= c == ')' ? 1 : 0;
        if (open > 0)
            buf_add_char(&text, (char)c);
    }
    out->to = reader->at;
    out->text = buf_str(&text);
    return ST_OK;
}

/* ---- arrays and dictionaries ---- */

struct items {
    struct pdf_value *ptr;
    size_t len, cap;
};

static enum status add_item(
    struct pdf_reader *reader, struct items *items, const struct pdf_value *item)
{
    if (items->len >= PDF_ITEMS_MAX || arena_over_budget(reader->ctx->arena))
        return fail(reader->ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Tệp PDF có quá nhiều phần tử.");
    items->ptr = list_room(
        reader->ctx->arena, items->ptr, items->len, &items->cap, sizeof(struct pdf_value));
    items->ptr[items->len++] = *item;
    return ST_OK;
}

static enum status read_item(struct pdf_reader *reader, struct items *items)
{
    struct pdf_value item = nothing;

    TRY(pdf_read(reader, &item));
    return add_item(reader, items, &item);
}

static enum status read_array(struct pdf_reader *reader, struct pdf_value *out)
{
    struct items items = { 0 };
    size_t from = reader->at++;

    for (pdf_skip(reader); peek(reader, 0) != ']'; pdf_skip(reader))
        TRY(read_item(reader, &items));
    reader->at++;
    *out = (struct pdf_value){
        .kind = PDF_ARRAY, .items = items.ptr, .len = items.len, .from = from, .to = reader->at
    };
    return ST_OK;
}

static enum status read_key(struct pdf_reader *reader, struct items *items)
{
    struct pdf_value key = nothing;

    TRY(pdf_read(reader, &key));
    if (key.kind != PDF_NAME)
        return broken(reader, "khóa của từ điển không phải là tên");
    for (size_t i = 0; i + 1 < items->len; i += 2)
        if (str_eq(items->ptr[i].text, key.text))
            return fail(reader->ctx, PROBLEM_SIGN_PDF_OVERLAP,
                "Từ điển ở byte %zu có hai khóa " STR_FMT ".", reader->at, STR_ARG(key.text));
    return add_item(reader, items, &key);
}

static enum status read_dict(struct pdf_reader *reader, struct pdf_value *out)
{
    struct items items = { 0 };
    size_t from = reader->at;

    reader->at += 2;
    for (pdf_skip(reader); peek(reader, 0) != '>'; pdf_skip(reader)) {
        if (items.len >= PDF_KEYS_MAX * 2)
            return fail(reader->ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Từ điển có quá nhiều khóa.");
        TRY(read_key(reader, &items));
        TRY(read_item(reader, &items));
    }
    if (peek(reader, 1) != '>')
        return broken(reader, "từ điển không kết thúc");
    reader->at += 2;
    *out = (struct pdf_value){
        .kind = PDF_DICT, .items = items.ptr, .len = items.len, .from = from, .to = reader->at
    };
    return ST_OK;
}

/* ---- any value ---- */

static enum status read_keyword(struct pdf_reader *reader, struct pdf_value *out)
{
    size_t from = reader->at;

    *out = (struct pdf_value){ .kind = PDF_BOOL, .from = from };
    if (pdf_word(reader, "true"))
        out->number = 1;
    else if (pdf_word(reader, "null"))
        out->kind = PDF_NULL;
    else if (!pdf_word(reader, "false"))
        return broken(reader, "từ không biết");
    out->to = reader->at;
    return ST_OK;
}

static enum status read_any(struct pdf_reader *reader, struct pdf_value *out)
{
    int c = peek(reader, 0);

    *out = nothing;
    if (c == '/')
        return read_name(reader, out);
    if (c == '(')
        return read_string(reader, out);
    if (c == '[')
        return read_array(reader, out);
    if (c == '<')
        return peek(reader, 1) == '<' ? read_dict(reader, out) : read_hex_string(reader, out);
    if (is_digit(c) || c == '-' || c == '+' || c == '.') {
        TRY(read_number(reader, out));
        if (is_digit(c) && out->kind == PDF_INT)
            (void)take_reference(reader, out);
        return ST_OK;
    }
    return read_keyword(reader, out);
}

enum status pdf_read(struct pdf_reader *reader, struct pdf_value *out)
{
    enum status st;

    if (reader->depth >= PDF_DEPTH_MAX)
        return fail(reader->ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Tệp PDF lồng nhau quá sâu.");
    pdf_skip(reader);
    reader->depth++;
    st = read_any(reader, out);
    reader->depth--;
    return st;
}

const struct pdf_value *pdf_key(const struct pdf_value *dict, const char *key)
{
    struct str wanted = str_of(key);

    if (dict->kind != PDF_DICT && dict->kind != PDF_STREAM)
        return &nothing;
    for (size_t i = 0; i + 1 < dict->len; i += 2)
        if (str_eq(dict->items[i].text, wanted))
            return &dict->items[i + 1];
    return &nothing;
}

bool pdf_is_name(const struct pdf_value *value, const char *name)
{
    return value->kind == PDF_NAME && str_eq(value->text, str_of(name));
}

int64_t pdf_scaled(const struct pdf_value *value)
{
    if (value->kind == PDF_INT)
        return value->number * SCALE;
    return value->kind == PDF_REAL ? value->number : 0;
}

/* ---- building and writing ---- */

struct pdf_value pdf_ref(int64_t number)
{
    return (struct pdf_value){ .kind = PDF_REF, .number = number };
}

struct pdf_value pdf_with(struct arena *arena, const struct pdf_value *dict, const char *key,
    const struct pdf_value *value)
{
    struct pdf_value out = *dict;
    size_t at = 0;

    out.items = ARENA_ARRAY(arena, dict->len + 2, struct pdf_value);
    if (dict->len > 0)
        memcpy(out.items, dict->items, dict->len * sizeof(*out.items));
    while (at < dict->len && !str_eq(out.items[at].text, str_of(key)))
        at += 2;
    if (at == dict->len)
        out.len += 2;
    out.items[at] = (struct pdf_value){ .kind = PDF_NAME, .text = str_of(key) };
    out.items[at + 1] = *value;
    return out;
}

struct pdf_value pdf_append(
    struct arena *arena, const struct pdf_value *array, const struct pdf_value *item)
{
    struct pdf_value out = { .kind = PDF_ARRAY, .len = array->len + 1 };

    out.items = ARENA_ARRAY(arena, out.len, struct pdf_value);
    if (array->len > 0)
        memcpy(out.items, array->items, array->len * sizeof(*out.items));
    out.items[array->len] = *item;
    return out;
}

static void write_name(struct buf *to, struct str name)
{
    static const char digits[] = "0123456789ABCDEF";

    buf_add_char(to, '/');
    for (size_t i = 0; i < name.len; i++) {
        int c = (unsigned char)name.ptr[i];

        if (c <= ' ' || c > '~' || c == '#' || is_delimiter(c)) {
            buf_add_char(to, '#');
            buf_add_char(to, digits[c >> 4]);
            buf_add_char(to, digits[c & 15]);
        } else {
            buf_add_char(to, (char)c);
        }
    }
}

static void write_string(struct buf *to, struct str text)
{
    static const char digits[] = "0123456789abcdef";

    buf_add_char(to, '<');
    for (size_t i = 0; i < text.len; i++) {
        buf_add_char(to, digits[(unsigned char)text.ptr[i] >> 4]);
        buf_add_char(to, digits[(unsigned char)text.ptr[i] & 15]);
    }
    buf_add_char(to, '>');
}

static void write_items(struct buf *to, const struct pdf_value *value)
{
    bool dict = value->kind != PDF_ARRAY;

    buf_add(to, dict ? S("<<") : S("["));
    for (size_t i = 0; i < value->len; i++) {
        if (dict || i > 0) /* programs read lists of fields by cutting them at their spaces */
            buf_add_char(to, ' ');
        pdf_write(to, &value->items[i]);
    }
    buf_add(to, dict ? S(" >>") : S("]"));
}

void pdf_write(struct buf *to, const struct pdf_value *value)
{
    switch (value->kind) {
    case PDF_NULL:
        buf_add(to, S("null"));
        return;
    case PDF_BOOL:
        buf_add(to, value->number ? S("true") : S("false"));
        return;
    case PDF_INT:
        buf_add_int(to, value->number);
        return;
    case PDF_REAL:
        buf_add(to, value->text);
        return;
    case PDF_STRING:
        write_string(to, value->text);
        return;
    case PDF_NAME:
        write_name(to, value->text);
        return;
    case PDF_REF:
        buf_addf(to, "%lld %lld R", (long long)value->number, (long long)value->generation);
        return;
    case PDF_ARRAY:
    case PDF_DICT:
    case PDF_STREAM:
        write_items(to, value);
        return;
    }
}
