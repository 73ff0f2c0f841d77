#include "sign/pdf_filter.h"

#include <string.h>

#include <zlib.h>

#define PIECE_BYTES ((size_t)64 << 10)
#define SAMPLES_MAX 32
#define COLUMNS_MAX 100000
/* Predictors that are told by each line itself. */
#define PNG_LEAST 10
#define PNG_MOST 15

static enum status broken(const struct pdf_file *file, const char *what)
{
    return fail(file->ctx, PROBLEM_SIGN_PDF_BROKEN, "Dữ liệu nén trong tệp PDF hỏng: %s.", what);
}

/* ---- Flate ---- */

static enum status check_inflated(const struct pdf_file *file)
{
    if (file->inflated <= PDF_INFLATED_BYTES_MAX && !arena_over_budget(file->ctx->arena))
        return ST_OK;
    return fail(file->ctx, PROBLEM_SIGN_PDF_TOO_LARGE,
        "Dữ liệu giải nén của tệp PDF vượt quá %zu MiB.", PDF_INFLATED_BYTES_MAX >> 20);
}

static enum status pump(struct pdf_file *file, z_stream *z, struct buf *to)
{
    int got = Z_OK;

    while (got == Z_OK) {
        char *room = buf_reserve(to, PIECE_BYTES);
        size_t made;

        z->next_out = (unsigned char *)room;
        z->avail_out = PIECE_BYTES;
        got = inflate(z, Z_NO_FLUSH);
        made = PIECE_BYTES - z->avail_out;
        to->len += made;
        file->inflated += made;
        TRY(check_inflated(file));
        if (got == Z_OK && made == 0)
            got = Z_BUF_ERROR;
    }
    return got == Z_STREAM_END ? ST_OK : broken(file, "Flate");
}

static enum status undo_flate(struct pdf_file *file, struct str in, struct str *out)
{
    struct buf to = { .arena = file->ctx->arena };
    /* zlib's headers forget to say that input is not written. */
    z_stream z = { .next_in = (unsigned char *)(uintptr_t)in.ptr, .avail_in = (unsigned)in.len };
    enum status st;

    if (inflateInit(&z) != Z_OK)
        return broken(file, "Flate");
    st = pump(file, &z, &to);
    (void)inflateEnd(&z);
    TRY(st);
    *out = buf_str(&to);
    return ST_OK;
}

struct str pdf_deflate(struct arena *arena, struct str data)
{
    uLong room = compressBound(data.len);
    unsigned char *out = arena_bytes(arena, room);

    /* There is room for whatever it makes. */
    ASSERT(compress2(out, &room, (const unsigned char *)data.ptr, data.len, 9) == Z_OK);
    return (struct str){ (const char *)out, room };
}

/* ---- predictors: each line is written as its difference from its neighbours ---- */

struct lines {
    size_t pixel, len; /* bytes of a pixel and of a line */
};

static int paeth(int left, int up, int corner)
{
    int guess = left + up - corner;
    int to_left = guess > left ? guess - left : left - guess;
    int to_up = guess > up ? guess - up : up - guess;
    int to_corner = guess > corner ? guess - corner : corner - guess;

    if (to_left <= to_up && to_left <= to_corner)
        return left;
    return to_up <= to_corner ? up : corner;
}

static bool undo_line(int kind, unsigned char *line, const unsigned char *above, struct lines l)
{
    if (kind > 4)
        return false;
    for (size_t i = 0; i < l.len; i++) {
        int left = i >= l.pixel ? line[i - l.pixel] : 0;
        int corner = i >= l.pixel ? above[i - l.pixel] : 0;
        int add = 0;

        if (kind == 1)
            add = left;
        else if (kind == 2)
            add = above[i];
        else if (kind == 3)
            add = (left + above[i]) / 2;
        else if (kind == 4)
            add = paeth(left, above[i], corner);
        line[i] = (unsigned char)(line[i] + add);
    }
    return true;
}

static enum status undo_png(struct pdf_file *file, struct lines l, struct str in, struct str *out)
{
    size_t lines = (in.len + l.len) / (l.len + 1);
    unsigned char *to = arena_alloc(file->ctx->arena, (lines + 1) * l.len);
    unsigned char *above = to; /* a line of zeroes stands before the first */
    size_t made = 0;

    while (in.len > 1) {
        struct str part = str_sub(in, 1, l.len);
        unsigned char *line = above + l.len;

        memcpy(line, part.ptr, part.len);
        if (!undo_line((unsigned char)in.ptr[0], line, above, l))
            return broken(file, "Predictor");
        made += part.len;
        above = line;
        in = str_sub(in, 1 + part.len, in.len);
    }
    *out = (struct str){ (const char *)to + l.len, made };
    return ST_OK;
}

static struct str undo_tiff(struct arena *arena, struct lines l, struct str in)
{
    struct str copy = str_copy(arena, in);
    unsigned char *to = (unsigned char *)(uintptr_t)copy.ptr;

    for (size_t i = 0; i < copy.len; i++)
        if (i % l.len >= l.pixel)
            to[i] = (unsigned char)(to[i] + to[i - l.pixel]);
    return copy;
}

static enum status parameter(struct pdf_file *file, const struct pdf_value *parms, const char *key,
    int64_t fallback, int64_t *out)
{
    const struct pdf_value *value;

    TRY(pdf_at(file, parms, key, &value));
    *out = value->kind == PDF_INT ? value->number : fallback;
    /* What is no whole number some take for one, others for none. */
    return value->kind == PDF_INT || value->kind == PDF_NULL ? ST_OK : broken(file, key);
}

static enum status undo_predictor(
    struct pdf_file *file, const struct pdf_value *parms, struct str *data)
{
    int64_t kind, colors, bits, columns;
    struct lines l;

    TRY(parameter(file, parms, "Predictor", 1, &kind));
    TRY(parameter(file, parms, "Colors", 1, &colors));
    TRY(parameter(file, parms, "BitsPerComponent", 8, &bits));
    TRY(parameter(file, parms, "Columns", 1, &columns));
    if (kind == 1)
        return ST_OK;
    if (colors < 1 || colors > SAMPLES_MAX || bits < 1 || bits > 16 || (bits & (bits - 1)) != 0 ||
        columns < 1 || columns > COLUMNS_MAX ||
        (kind == 2 ? bits != 8 : kind < PNG_LEAST || kind > PNG_MOST))
        return broken(file, "Predictor");
    l.pixel = (size_t)(colors * bits + 7) / 8;
    l.len = (size_t)(colors * bits * columns + 7) / 8;
    if (kind != 2)
        return undo_png(file, l, *data, data);
    *data = undo_tiff(file->ctx->arena, l, *data);
    return ST_OK;
}

/* ---- texts ---- */

static enum status undo_hex(struct pdf_file *file, struct str in, struct str *out)
{
    struct buf text = { .arena = file->ctx->arena };
    struct pdf_reader reader = { .ctx = file->ctx };
    struct pdf_value value;

    buf_add_char(&text, '<');
    buf_add(&text, in);
    if (!str_ends(str_trim(in), S(">")))
        buf_add_char(&text, '>');
    reader.bytes = buf_str(&text);
    TRY(pdf_read(&reader, &value));
    if (value.kind != PDF_STRING)
        return broken(file, "ASCIIHex");
    *out = value.text;
    return ST_OK;
}

/* Five letters are four bytes; so many bytes of them count. */
static void add_group(struct buf *to, uint32_t group, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        buf_add_char(to, (char)(group >> (24 - 8 * i)));
}

static enum status undo_85(struct pdf_file *file, struct str in, struct str *out)
{
    struct buf to = { .arena = file->ctx->arena };
    uint64_t group = 0;
    size_t len = 0;

    for (size_t i = 0; i < in.len && in.ptr[i] != '~'; i++) {
        int c = (unsigned char)in.ptr[i];

        if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
            continue; /* at others some viewers end */
        if (c == 'z' && len == 0) {
            add_group(&to, 0, 4);
            continue;
        }
        if (c < '!' || c > 'u')
            return broken(file, "ASCII85");
        group = group * 85 + (uint64_t)(c - '!');
        if (++len == 5) {
            add_group(&to, (uint32_t)group, 4);
            group = len = 0;
        }
    }
    for (size_t i = len; len > 0 && i < 5; i++)
        group = group * 85 + 84;
    if (len > 1)
        add_group(&to, (uint32_t)group, len - 1);
    *out = buf_str(&to);
    return ST_OK;
}

/* ---- a stream's filters, one after the other ---- */

/* *done: whether it is one that can be undone. */
static enum status undo(struct pdf_file *file, const struct pdf_value *filter,
    const struct pdf_value *parms, struct str *data, bool *done)
{
    *done = true;
    if (pdf_is_name(filter, "FlateDecode") || pdf_is_name(filter, "Fl")) {
        TRY(undo_flate(file, *data, data));
        return undo_predictor(file, parms, data);
    }
    if (pdf_is_name(filter, "ASCIIHexDecode") || pdf_is_name(filter, "AHx"))
        return undo_hex(file, *data, data);
    if (pdf_is_name(filter, "ASCII85Decode") || pdf_is_name(filter, "A85"))
        return undo_85(file, *data, data);
    *done = false;
    return filter->kind == PDF_NAME ? ST_OK : broken(file, "Filter");
}

/* The i-th of an array, or the value itself if it is none. */
static enum status nth(
    struct pdf_file *file, const struct pdf_value *of, size_t i, const struct pdf_value **out)
{
    static const struct pdf_value nothing = { .kind = PDF_NULL };

    if (of->kind == PDF_ARRAY)
        return pdf_follow(file, i < of->len ? &of->items[i] : &nothing, out);
    *out = i == 0 ? of : &nothing;
    return ST_OK;
}

/* Some viewers take these for the filters of the data that is here. */
static enum status check_names(struct pdf_file *file, const struct pdf_value *stream)
{
    static const char *const others[] = { "F", "FFilter", "FDecodeParms", "DP" };

    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (pdf_key(stream, others[i])->kind != PDF_NULL)
            return broken(file, others[i]);
    return ST_OK;
}

/* A list has a list, one filter has a dictionary; by others nobody, or somebody, goes. */
static bool parms_fit(const struct pdf_value *filters, const struct pdf_value *parms)
{
    return parms->kind == PDF_NULL ||
           parms->kind == (filters->kind == PDF_ARRAY ? PDF_ARRAY : PDF_DICT);
}

enum status pdf_data_or_rest(
    struct pdf_file *file, const struct pdf_value *stream, struct str *out, struct str *out_rest)
{
    const struct pdf_value *filters, *parms;
    struct str data = stream->text;
    size_t len;
    bool done = true;

    *out_rest = S("");
    if (stream->kind != PDF_STREAM)
        return broken(file, "không phải luồng dữ liệu");
    TRY(check_names(file, stream));
    TRY(pdf_at(file, stream, "Filter", &filters));
    TRY(pdf_at(file, stream, "DecodeParms", &parms));
    len = filters->kind == PDF_ARRAY ? filters->len : (filters->kind != PDF_NULL);
    if (len > PDF_FILTERS_MAX)
        return broken(file, "Filter");
    for (size_t i = 0; i < len && done; i++) {
        const struct pdf_value *filter, *parm;

        TRY(nth(file, filters, i, &filter));
        TRY(nth(file, parms, i, &parm));
        TRY(undo(file, filter, parm, &data, &done));
        if (!done)
            *out_rest = filter->text;
        else if (!parms_fit(filters, parms) || (parm->kind != PDF_NULL && parm->kind != PDF_DICT))
            return broken(file, "DecodeParms");
    }
    *out = data;
    return ST_OK;
}

enum status pdf_data(struct pdf_file *file, const struct pdf_value *stream, struct str *out)
{
    struct str rest;

    TRY(pdf_data_or_rest(file, stream, out, &rest));
    return rest.len == 0 ? ST_OK : broken(file, "Filter");
}

/* ---- digests, remembered ---- */

/* Flate and nothing else, in the file's own bytes: all that is remembered is where they are. */
static enum status may_remember(struct pdf_file *file, const struct pdf_value *stream, bool *out)
{
    const struct pdf_value *filter, *parms;
    const char *begin = file->bytes.ptr, *at = stream->text.ptr;

    *out = false;
    if (!file->memo || stream->kind != PDF_STREAM || stream->text.len < PDF_MEMO_BYTES_MIN ||
        at < begin || at + stream->text.len > begin + file->bytes.len)
        return ST_OK;
    TRY(check_names(file, stream));
    TRY(pdf_at(file, stream, "Filter", &filter));
    TRY(pdf_at(file, stream, "DecodeParms", &parms));
    *out = pdf_is_name(filter, "FlateDecode") && parms->kind == PDF_NULL;
    return ST_OK;
}

static bool recall(struct pdf_file *file, struct str packed, struct pdf_digest *out)
{
    for (size_t i = 0; i < file->memo->len; i++)
        if (file->memo->items[i].packed.ptr == packed.ptr &&
            file->memo->items[i].packed.len == packed.len) {
            file->inflated += file->memo->items[i].inflated;
            *out = file->memo->items[i].digest;
            return true;
        }
    return false;
}

static void remember(
    struct pdf_memo *memo, struct str packed, size_t inflated, const struct pdf_digest *digest)
{
    if (memo->len == PDF_MEMO_ITEMS)
        return;
    memo->items[memo->len].packed = packed;
    memo->items[memo->len].inflated = inflated;
    memo->items[memo->len++].digest = *digest;
}

enum status pdf_data_digest(struct pdf_file *file, const struct pdf_value *stream,
    struct pdf_digest *out, struct str *out_rest)
{
    struct str content[2] = { { 0 }, S("") };
    size_t before = file->inflated;
    bool keeps;

    TRY(may_remember(file, stream, &keeps));
    *out_rest = S("");
    if (keeps && recall(file, stream->text, out))
        return check_inflated(file);
    TRY(pdf_data_or_rest(file, stream, &content[0], out_rest));
    out->len = content[0].len;
    sha256_of(content, out->sha256);
    if (keeps)
        remember(file->memo, stream->text, file->inflated - before, out);
    return ST_OK;
}
