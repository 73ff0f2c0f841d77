#include "model/resource.h"

#include "base/json.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "model/field_text.h"

/* ---- out ---- */

static void encode_record(struct json_writer *w, const struct resource *res, const void *record);
static void encode_value(struct json_writer *w, const struct field *field, const void *at);

/* Lists of whole numbers, written [1,2], are records of one field named "". */
static bool is_plain(const struct resource *of)
{
    return of->fields_len == 1 && of->fields[0].name[0] == '\0';
}

static void encode_dec(struct json_writer *w, const struct maybe_dec *dec)
{
    if (!dec->given) {
        json_null(w);
        return;
    }
    json_raw(w, S("\""));
    dec_add_to(w->out, dec->value);
    buf_add_char(w->out, '"');
}

static void encode_list(struct json_writer *w, const struct field *field, const struct list *list)
{
    json_open(w, '[');
    for (size_t i = 0; i < list->len; i++) {
        const char *item = (const char *)list->items + i * (field->of ? field->of->size : 0);

        if (!field->of)
            json_str(w, *LIST_AT(*list, struct str, i));
        else if (is_plain(field->of))
            encode_value(w, &field->of->fields[0], item);
        else
            encode_record(w, field->of, item);
    }
    json_close(w, ']');
}

static void encode_int(struct json_writer *w, const struct field *field, int64_t n)
{
    if ((field->flags & F_NULL) && n == 0)
        json_null(w);
    else
        json_int(w, n);
}

/* A choice the table does not know: nobody's, or one of a later version's that was undone. */
static void encode_enum(struct json_writer *w, const struct field *field, int n)
{
    if (n < 0 || (size_t)n >= field->names_len)
        json_null(w);
    else
        json_str(w, str_of(field->names[n]));
}

static void encode_instant(struct json_writer *w, const struct field *field, int64_t n)
{
    char memory[64];
    struct buf text = { .ptr = memory, .cap = sizeof(memory) };

    if (field->type == FIELD_DATE ? n == DATE_NONE : n == 0) {
        json_null(w);
        return;
    }
    if (field->type == FIELD_DATE)
        date_add_to(&text, n);
    else
        time_add_to(&text, n);
    json_str(w, buf_str(&text));
}

static void encode_value(struct json_writer *w, const struct field *field, const void *at)
{
    switch (field->type) {
    case FIELD_INT:
        encode_int(w, field, *(const int64_t *)at);
        return;
    case FIELD_DATE:
    case FIELD_TIME:
        encode_instant(w, field, *(const int64_t *)at);
        return;
    case FIELD_TEXT:
        if ((field->flags & F_NULL) && ((const struct str *)at)->len == 0)
            json_null(w);
        else
            json_str(w, *(const struct str *)at);
        return;
    case FIELD_BOOL:
        json_bool(w, *(const bool *)at);
        return;
    case FIELD_ENUM:
        encode_enum(w, field, *(const int *)at);
        return;
    case FIELD_DEC:
        encode_dec(w, at);
        return;
    case FIELD_RECORD:
        encode_record(w, field->of, at);
        return;
    case FIELD_LIST:
        encode_list(w, field, at);
        return;
    case FIELD_JSON:
        json_raw(w, ((const struct str *)at)->len ? *(const struct str *)at : S("null"));
        return;
    case FIELD_BLOB:
        json_null(w);
        return;
    }
}

static bool is_empty(const struct field *field, const void *at)
{
    switch (field->type) {
    case FIELD_INT:
    case FIELD_TIME:
        return *(const int64_t *)at == 0;
    case FIELD_DATE:
        return *(const int64_t *)at == DATE_NONE;
    case FIELD_TEXT:
    case FIELD_BLOB:
    case FIELD_JSON:
        return ((const struct str *)at)->len == 0;
    case FIELD_BOOL:
        return !*(const bool *)at;
    case FIELD_DEC:
        return !((const struct maybe_dec *)at)->given;
    case FIELD_LIST:
        return ((const struct list *)at)->len == 0;
    case FIELD_ENUM:
    case FIELD_RECORD:
        return false;
    }
    return false;
}

/* Depth is that of the tables, which are constant and tested: RESOURCE_DEPTH_MAX. */
static void encode_members(struct json_writer *w, const struct resource *res, const void *record)
{
    for (size_t i = 0; i < res->fields_len; i++) {
        const struct field *field = &res->fields[i];
        const char *at = (const char *)record + field->offset;

        if (!(field->flags & F_READ) || field->type == FIELD_BLOB)
            continue;
        if ((field->flags & F_BRIEF) && is_empty(field, at))
            continue;
        if (field->flags & F_FLAT) {
            encode_members(w, field->of, at);
            continue;
        }
        if (field->quoted.len)
            json_member(w, field->quoted);
        else
            json_name(w, field->name);
        encode_value(w, field, at);
    }
}

static void encode_record(struct json_writer *w, const struct resource *res, const void *record)
{
    json_open(w, '{');
    encode_members(w, res, record);
    json_close(w, '}');
}

void resource_encode(struct buf *out, const struct resource *res, const void *record)
{
    struct json_writer w = { .out = out };

    encode_record(&w, res, record);
}

struct str resource_to_json(struct arena *arena, const struct resource *res, const void *record)
{
    struct buf out = { .arena = arena };

    resource_encode(&out, res, record);
    return buf_str(&out);
}

void resource_columns(struct buf *out, const struct resource *res, struct str prefix)
{
    const char *comma = "";

    for (size_t i = 0; i < res->fields_len; i++) {
        if (!(res->fields[i].flags & F_COLUMN))
            continue;
        buf_addf(out, "%s" STR_FMT "%s", comma, STR_ARG(prefix), res->fields[i].name);
        comma = ", ";
    }
}

/* ---- in ---- */

/* Where in the document the decoder is: a chain of names from the outside in. */
struct place {
    const struct place *outer;
    const char *name;
    size_t index; /* of a list's item */
    bool is_item;
};

struct decode {
    struct ctx *ctx;
    struct json_reader reader;
    unsigned purpose;
    /* Which fields the record decoded last must have: the same for all records of a list. */
    const struct resource *needed_of;
    uint64_t needed;
};

static void place_add(struct buf *out, const struct place *place)
{
    if (!place)
        return;
    place_add(out, place->outer);
    if (place->is_item)
        buf_addf(out, "[%zu]", place->index);
    else
        buf_addf(out, "%s%s", out->len ? "." : "", place->name);
}

static enum status bad(
    struct decode *d, const struct place *place, enum problem_key key, const char *found)
{
    struct buf path = { .arena = d->ctx->arena };

    place_add(&path, place);
    buf_add_char(&path, '\0');
    return fail_field(d->ctx, key, path.ptr, "%s (%s: %s)", problem_text(key), path.ptr, found);
}

/* Who sends megabytes is not sent them back: at most this much of what was found is said. */
#define SHOWN_BYTES_MAX 60

static struct str clip(struct str text)
{
    if (text.len <= SHOWN_BYTES_MAX)
        return text;
    text.len = SHOWN_BYTES_MAX;
    while (text.len && ((unsigned char)text.ptr[text.len] & 0xc0) == 0x80)
        text.len--;
    return text;
}

static const char *shown(struct decode *d, struct str text)
{
    struct str head = clip(text);

    return str_format(
        d->ctx->arena, "“" STR_FMT "%s”", STR_ARG(head), head.len < text.len ? "…" : "")
        .ptr;
}

static enum status syntax(struct decode *d)
{
    enum problem_key key = d->reader.problem ? d->reader.problem : PROBLEM_JSON_SYNTAX;

    return fail(d->ctx, key, "%s (vị trí %zu)", problem_text(key), json_offset(&d->reader));
}

static enum status check_range(
    struct decode *d, const struct field *field, const struct place *place, int64_t n)
{
    bool text = field->type == FIELD_TEXT, list = field->type == FIELD_LIST;
    enum problem_key few = text ? PROBLEM_FIELD_TOO_SHORT : PROBLEM_FIELD_TOO_SMALL;
    enum problem_key many =
        text ? PROBLEM_FIELD_TOO_LONG : (list ? PROBLEM_FIELD_TOO_MANY : PROBLEM_FIELD_TOO_LARGE);

    if (n < field->min)
        return bad(d, place, few,
            str_format(d->ctx->arena, "%lld, tối thiểu %lld", (long long)n, (long long)field->min)
                .ptr);
    if (field->max && n > field->max)
        return bad(d, place, many,
            str_format(d->ctx->arena, "%lld, tối đa %lld", (long long)n, (long long)field->max)
                .ptr);
    return ST_OK;
}

static enum status decode_int(struct decode *d, const struct field *field,
    const struct place *place, struct str text, int64_t *out)
{
    bool negative = text.len && text.ptr[0] == '-';
    int64_t n;

    if (!str_to_int(negative ? str_sub(text, 1, text.len) : text, &n))
        return bad(d, place, PROBLEM_FIELD_NOT_A_NUMBER, shown(d, text));
    if (negative)
        n = -n;
    TRY(check_range(d, field, place, n));
    *out = n;
    return ST_OK;
}

static enum status decode_text(struct decode *d, const struct field *field,
    const struct place *place, struct str text, struct str *out)
{
    enum problem_key key = field_text_settle(field, &text);
    bool blank = str_trim(text).len == 0;

    if (key)
        return bad(d, place, key, key == PROBLEM_FIELD_TEXT ? "ký tự điều khiển" : shown(d, text));
    /* Where something must be said, spaces say nothing. */
    TRY(check_range(d, field, place, blank && field->min ? 0 : (int64_t)utf8_chars(text)));
    *out = text;
    return ST_OK;
}

static enum status decode_enum(struct decode *d, const struct field *field,
    const struct place *place, struct str text, int *out)
{
    for (size_t i = 0; i < field->names_len; i++) {
        if (str_eq(text, str_of(field->names[i]))) {
            *out = (int)i;
            return ST_OK;
        }
    }
    return bad(d, place, PROBLEM_FIELD_NOT_ONE_OF, shown(d, text));
}

static enum status decode_date(
    struct decode *d, const struct place *place, struct str text, int64_t *out)
{
    return date_parse(text, out) ? ST_OK : bad(d, place, PROBLEM_FIELD_NOT_A_DATE, shown(d, text));
}

static enum status decode_dec(
    struct decode *d, const struct place *place, struct str text, struct maybe_dec *out)
{
    struct dec value;

    if (!dec_parse(text, &value))
        return bad(d, place,
            dec_is_too_long(text) ? PROBLEM_CELL_TOO_LARGE : PROBLEM_FIELD_NOT_A_NUMBER,
            shown(d, text));
    *out = (struct maybe_dec){ true, value };
    return ST_OK;
}

/* A value that came as text: from a JSON string, a path or a query. */
static enum status decode_scalar(struct decode *d, const struct field *field,
    const struct place *place, struct str text, void *at)
{
    switch (field->type) {
    case FIELD_INT:
        return decode_int(d, field, place, text, at);
    case FIELD_TEXT:
        return decode_text(d, field, place, text, at);
    case FIELD_ENUM:
        return decode_enum(d, field, place, text, at);
    case FIELD_DATE:
        return decode_date(d, place, text, at);
    case FIELD_TIME:
        return time_parse(text, at) ? ST_OK
                                    : bad(d, place, PROBLEM_FIELD_NOT_A_DATE, shown(d, text));
    case FIELD_DEC:
        return decode_dec(d, place, text, at);
    case FIELD_BOOL:
        if (!str_eq(text, S("true")) && !str_eq(text, S("false")))
            return bad(d, place, PROBLEM_FIELD_TYPE, shown(d, text));
        *(bool *)at = text.len == 4;
        return ST_OK;
    case FIELD_RECORD:
    case FIELD_LIST:
    case FIELD_BLOB:
    case FIELD_JSON:
        break;
    }
    return bad(d, place, PROBLEM_FIELD_TYPE, shown(d, text));
}

static enum status decode_record(struct decode *d, const struct resource *res,
    const struct place *place, void *record, uint64_t *out_given);
static enum status decode_value(struct decode *d, const struct field *field,
    const struct place *place, enum json_token token, void *at);

static void set_null(const struct field *field, void *at)
{
    switch (field->type) {
    case FIELD_INT:
    case FIELD_TIME:
        *(int64_t *)at = 0;
        return;
    case FIELD_DATE:
        *(int64_t *)at = DATE_NONE;
        return;
    case FIELD_TEXT:
    case FIELD_JSON:
        *(struct str *)at = (struct str){ 0 };
        return;
    case FIELD_DEC:
        *(struct maybe_dec *)at = (struct maybe_dec){ 0 };
        return;
    case FIELD_BOOL:
    case FIELD_ENUM:
    case FIELD_RECORD:
    case FIELD_LIST:
    case FIELD_BLOB:
        return;
    }
}

/* An item of a list of texts is described by this. */
static const struct field text_item = { .name = "", .type = FIELD_TEXT, .max = 2000 };

static enum status decode_item(struct decode *d, const struct field *field,
    const struct place *place, enum json_token token, void *item)
{
    uint64_t given;

    if (!field->of)
        return decode_value(d, &text_item, place, token, item);
    if (is_plain(field->of))
        return decode_value(d, &field->of->fields[0], place, token, item);
    if (token != JSON_OBJECT)
        return bad(d, place, PROBLEM_FIELD_TYPE, "cần một đối tượng {…}");
    return decode_record(d, field->of, place, item, &given);
}

static enum status decode_list(struct decode *d, const struct field *field,
    const struct place *place, enum json_token token, struct list *out)
{
    size_t size = field->of ? field->of->size : sizeof(struct str);
    struct list list = { 0 };
    size_t cap = 0;

    if (token != JSON_ARRAY)
        return bad(d, place, PROBLEM_FIELD_TYPE, "cần một danh sách […]");
    for (token = json_next(&d->reader); token != JSON_ARRAY_END; token = json_next(&d->reader)) {
        struct place at = { .outer = place, .index = list.len, .is_item = true };

        if (token == JSON_ERROR)
            return syntax(d);
        if (field->max && (int64_t)list.len >= field->max)
            return check_range(d, field, place, field->max + 1);
        list.items = list_room(d->ctx->arena, list.items, list.len, &cap, size);
        TRY(decode_item(d, field, &at, token, (char *)list.items + list.len * size));
        list.len++;
    }
    TRY(check_range(d, field, place, (int64_t)list.len));
    *out = list;
    return ST_OK;
}

/* The object as it stands: what is in it is checked by who knows it. */
static enum status decode_json(struct decode *d, struct str *out)
{
    const char *from = d->reader.at - 1;

    if (!json_skip(&d->reader, JSON_OBJECT))
        return syntax(d);
    *out = (struct str){ from, (size_t)(d->reader.at - from) };
    return ST_OK;
}

static enum status decode_value(struct decode *d, const struct field *field,
    const struct place *place, enum json_token token, void *at)
{
    uint64_t given;

    if (token == JSON_ERROR)
        return syntax(d);
    if (token == JSON_NULL && ((field->flags & F_NULL) || field->type == FIELD_DATE ||
                                  field->type == FIELD_TIME || field->type == FIELD_DEC)) {
        set_null(field, at);
        return ST_OK;
    }
    if (field->type == FIELD_LIST)
        return decode_list(d, field, place, token, at);
    if (field->type == FIELD_RECORD && token == JSON_OBJECT)
        return decode_record(d, field->of, place, at, &given);
    if (field->type == FIELD_JSON && token == JSON_OBJECT)
        return decode_json(d, at);
    if (field->type == FIELD_BOOL && (token == JSON_TRUE || token == JSON_FALSE)) {
        *(bool *)at = token == JSON_TRUE;
        return ST_OK;
    }
    if (field->type == FIELD_INT ? token == JSON_NUMBER
                                 : token == JSON_STRING && field->type != FIELD_BOOL)
        return decode_scalar(d, field, place, d->reader.text, at);
    return bad(d, place, PROBLEM_FIELD_TYPE,
        field->type == FIELD_INT ? "cần một số nguyên" : "kiểu JSON không đúng");
}

static bool is_named(const struct field *field, struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (field->name[i] == '\0' || field->name[i] != name.ptr[i])
            return false;
    return field->name[name.len] == '\0';
}

/* Members mostly come in the order of the fields: the search begins at `from`, and goes round. */
static long field_find_from(const struct resource *res, size_t from, struct str name)
{
    for (size_t i = from; i < res->fields_len; i++)
        if (is_named(&res->fields[i], name))
            return (long)i;
    for (size_t i = 0; i < from && i < res->fields_len; i++)
        if (is_named(&res->fields[i], name))
            return (long)i;
    return -1;
}

static long field_find(const struct resource *res, struct str name)
{
    return field_find_from(res, 0, name);
}

static enum status decode_members(struct decode *d, const struct resource *res,
    const struct place *outer, void *record, uint64_t *given)
{
    enum json_token token;
    size_t from = 0;

    for (token = json_next(&d->reader); token != JSON_OBJECT_END; token = json_next(&d->reader)) {
        long i = token == JSON_NAME ? field_find_from(res, from, d->reader.text) : -1;
        struct place at = { .outer = outer };

        if (token != JSON_NAME)
            return syntax(d);
        at.name = i < 0 ? str_z(d->ctx->arena, clip(d->reader.text)) : res->fields[i].name;
        if (i < 0 || !(res->fields[i].flags & d->purpose))
            return bad(d, &at, PROBLEM_FIELD_UNEXPECTED, "không được gửi");
        from = (size_t)i + 1;
        *given |= UINT64_C(1) << i;
        TRY(decode_value(d, &res->fields[i], &at, json_next(&d->reader),
            (char *)record + res->fields[i].offset));
    }
    return ST_OK;
}

/* Every field that must be given in what the flag says (body, query) was. */
static enum status check_needed(struct decode *d, const struct resource *res,
    const struct place *outer, unsigned flags, uint64_t given)
{
    for (size_t i = 0; i < res->fields_len; i++) {
        struct place at = { .outer = outer, .name = res->fields[i].name };

        if ((res->fields[i].flags & flags) == flags && !(given >> i & 1))
            return bad(d, &at, PROBLEM_FIELD_REQUIRED, "chưa gửi");
    }
    return ST_OK;
}

/* Dates that were not sent are none, not 1970-01-01; a choice nobody made is none, not the first.
 * Depth is that of the tables. */
static void set_absent(const struct resource *res, void *record)
{
    for (size_t i = 0; i < res->fields_len; i++) {
        void *at = (char *)record + res->fields[i].offset;

        if (res->fields[i].type == FIELD_RECORD)
            set_absent(res->fields[i].of, at);
        else if (res->fields[i].type == FIELD_DATE)
            *(int64_t *)at = DATE_NONE;
        else if (res->fields[i].type == FIELD_ENUM && (res->fields[i].flags & F_QUERY))
            *(int *)at = -1;
    }
}

/* The flags of a field that must be given in the body. */
static unsigned must_flags(const struct decode *d)
{
    return d->purpose | (d->purpose & F_CREATE ? F_REQUIRED : F_MUST);
}

static uint64_t needed(struct decode *d, const struct resource *res)
{
    unsigned flags = must_flags(d);

    if (d->needed_of == res)
        return d->needed;
    d->needed_of = res;
    d->needed = 0;
    for (size_t i = 0; i < res->fields_len; i++)
        if ((res->fields[i].flags & flags) == flags)
            d->needed |= UINT64_C(1) << i;
    return d->needed;
}

static void keep_given(const struct resource *res, void *record, uint64_t given)
{
    if (res->given_at)
        *(uint64_t *)((char *)record + res->given_at) = given;
}

static enum status decode_record(struct decode *d, const struct resource *res,
    const struct place *place, void *record, uint64_t *out_given)
{
    uint64_t given = 0;

    set_absent(res, record);
    TRY(decode_members(d, res, place, record, &given));
    if (needed(d, res) & ~given)
        TRY(check_needed(d, res, place, must_flags(d), given));
    keep_given(res, record, given);
    *out_given |= given;
    return ST_OK;
}

static enum status decode_document(
    struct decode *d, const struct resource *res, struct str json, void *record, uint64_t *given)
{
    d->reader = json_read(d->ctx->arena, json);
    if (json_next(&d->reader) != JSON_OBJECT)
        return syntax(d);
    TRY(decode_record(d, res, NULL, record, given));
    return json_next(&d->reader) == JSON_END ? ST_OK : syntax(d);
}

/* A record that path and query fill in, and what they gave so far. */
struct filled {
    const struct resource *res;
    void *record;
    uint64_t given;
};

static enum status decode_pair(
    struct decode *d, struct filled *filled, unsigned flag, struct str name, struct str value)
{
    long i = field_find(filled->res, name);
    const struct field *field = i < 0 ? NULL : &filled->res->fields[i];
    struct place at = { .name = str_z(d->ctx->arena, clip(name)) };

    if (!field || !(field->flags & flag))
        return bad(d, &at, PROBLEM_FIELD_UNEXPECTED, "không được gửi");
    if (filled->given >> i & 1)
        return bad(d, &at, PROBLEM_FIELD_UNEXPECTED, "gửi hai lần");
    filled->given |= UINT64_C(1) << i;
    return decode_scalar(d, field, &at, value, (char *)filled->record + field->offset);
}

static enum status decode_pairs(
    struct decode *d, const struct resource_input *input, struct filled *filled)
{
    for (size_t i = 0; i < input->path_len; i++)
        if (decode_pair(d, filled, F_PATH, input->path_names[i], input->path_values[i]) != ST_OK)
            return fail(d->ctx, PROBLEM_NOT_FOUND, "%s", problem_text(PROBLEM_NOT_FOUND));
    for (size_t i = 0; i < input->query_len; i++)
        TRY(decode_pair(d, filled, F_QUERY, input->query_names[i], input->query_values[i]));
    return check_needed(d, filled->res, NULL, F_QUERY | F_MUST, filled->given);
}

enum status resource_decode(struct ctx *ctx, const struct resource *res, unsigned purpose,
    const struct resource_input *input, void *record, uint64_t *out_given)
{
    struct decode d = { .ctx = ctx, .purpose = purpose };
    struct filled filled = { .res = res, .record = record };

    set_absent(res, record);
    if (purpose)
        TRY(decode_document(&d, res, input->body, record, &filled.given));
    TRY(decode_pairs(&d, input, &filled));
    keep_given(res, record, filled.given);
    *out_given = filled.given;
    return ST_OK;
}

enum status resource_from_json(
    struct ctx *ctx, const struct resource *res, struct str json, void *record)
{
    struct decode d = { .ctx = ctx, .purpose = F_CREATE };
    uint64_t given = 0;

    return decode_document(&d, res, json, record, &given);
}

bool resource_given(const struct resource *res, uint64_t given, const char *name)
{
    long i = field_find(res, str_of(name));

    ASSERT(i >= 0);
    return given >> i & 1;
}
