#include "core/cell_diff.h"

#include "base/date.h"
#include "base/utf8.h"

/*
 * One version byte, then the cells one after another: a head (kinds of both values and two flags),
 * the row if it is not the last cell's and the column, each as its distance from the last cell's,
 * the scale of the figures if it is not the last one's, the value before, the value since.
 */
#define DIFF_VERSION 1
#define CELL_BYTES 10

enum {
    HEAD_KIND_BITS = 3,
    HEAD_KIND = (1 << HEAD_KIND_BITS) - 1,
    HEAD_ROW = 1 << 6,
    HEAD_SCALE = 1 << 7
};

/* ---- writing ---- */

struct diff_writer diff_write(struct arena *arena, size_t cells)
{
    struct diff_writer writer = { .blob.arena = arena };

    buf_reserve(&writer.blob, cells * CELL_BYTES + 1);
    return writer;
}

static void add_signed(struct diff_writer *writer, int64_t n)
{
    blob_add_varint(&writer->blob, blob_zigzag(n));
}

static void value_add(struct diff_writer *writer, const struct cell *cell)
{
    if (cell->kind == CELL_TEXT) {
        blob_add_varint(&writer->blob, cell->text.len);
        buf_add(&writer->blob, cell->text);
    } else if (cell->kind != CELL_EMPTY) {
        add_signed(writer, cell->value);
    }
}

/* Both figures stand in one column, whose scale they have. */
static uint8_t scale_of(const struct diff_writer *writer, const struct cell_diff *diff)
{
    bool was = diff->before.kind == CELL_NUMBER, is = diff->after.kind == CELL_NUMBER;

    ASSERT(!was || !is || diff->before.scale == diff->after.scale);
    if (is)
        return diff->after.scale;
    return was ? diff->before.scale : writer->scale;
}

void diff_add(struct diff_writer *writer, const struct cell_diff *diff)
{
    uint8_t scale = scale_of(writer, diff);
    unsigned head = diff->before.kind | (unsigned)diff->after.kind << HEAD_KIND_BITS;

    if (!writer->blob.len)
        buf_add_char(&writer->blob, DIFF_VERSION);
    head |= diff->at.row != writer->last.row ? HEAD_ROW : 0;
    head |= scale != writer->scale ? HEAD_SCALE : 0;
    buf_add_char(&writer->blob, (char)head);
    if (head & HEAD_ROW)
        add_signed(writer, diff->at.row - writer->last.row);
    add_signed(writer, diff->at.column - writer->last.column);
    if (head & HEAD_SCALE)
        buf_add_char(&writer->blob, (char)scale);
    value_add(writer, &diff->before);
    value_add(writer, &diff->after);
    writer->last = diff->at;
    writer->scale = scale;
}

struct str diff_blob(const struct diff_writer *writer)
{
    return buf_str(&writer->blob);
}

/* ---- reading ---- */

struct diff_reader diff_read(struct str blob)
{
    struct diff_reader reader = { 0 };

    if (!blob.len)
        return reader;
    reader.from.at = (const unsigned char *)blob.ptr;
    reader.from.end = reader.from.at + blob.len;
    reader.bad = blob_byte(&reader.from) != DIFF_VERSION;
    return reader;
}

/* A key is a place on a sheet; *key moves by what is read. */
static bool key_read(struct blob_reader *from, int64_t most, int64_t *key)
{
    int64_t step = blob_unzigzag(blob_varint(from));

    if (from->bad || step > most || step < -most)
        return false;
    *key += step;
    return *key >= 1 && *key <= most;
}

static bool text_read(struct blob_reader *from, struct str *out)
{
    uint64_t len = blob_varint(from);
    const unsigned char *bytes = blob_bytes(from, len);

    if (!bytes || len == 0 || len > CELL_TEXT_BYTES_MAX)
        return false;
    *out = (struct str){ (const char *)bytes, (size_t)len };
    return utf8_is_text(*out);
}

static bool value_read(struct diff_reader *reader, unsigned kind, struct cell *out)
{
    *out = (struct cell){ .kind = (uint8_t)kind };
    switch ((enum cell_kind)kind) {
    case CELL_EMPTY:
        return true;
    case CELL_TEXT:
        return text_read(&reader->from, &out->text);
    case CELL_NUMBER:
        out->scale = reader->scale;
        out->value = blob_unzigzag(blob_varint(&reader->from));
        return out->value >= -INT64_MAX;
    case CELL_DATE:
        out->value = blob_unzigzag(blob_varint(&reader->from));
        return out->value >= date_of((struct ymd){ 1900, 1, 1 }) &&
               out->value <= date_of((struct ymd){ 2199, 12, 31 });
    case CELL_YES_NO:
        out->value = blob_unzigzag(blob_varint(&reader->from));
        return out->value == 0 || out->value == 1;
    }
    return false;
}

static bool diff_take(struct diff_reader *reader, struct cell_diff *out)
{
    unsigned head = blob_byte(&reader->from);

    if ((head & HEAD_ROW) && !key_read(&reader->from, OPEN_KEY_MAX, &reader->last.row))
        return false;
    if (!key_read(&reader->from, DIFF_ROW_ITSELF, &reader->last.column))
        return false;
    if (head & HEAD_SCALE)
        reader->scale = (uint8_t)blob_byte(&reader->from);
    out->at = reader->last;
    return reader->last.row && reader->scale <= DEC_SCALE_MAX &&
           value_read(reader, head & HEAD_KIND, &out->before) &&
           value_read(reader, head >> HEAD_KIND_BITS & HEAD_KIND, &out->after) && !reader->from.bad;
}

bool diff_next(struct diff_reader *reader, struct cell_diff *out)
{
    if (reader->bad || !blob_left(&reader->from))
        return false;
    reader->bad = !diff_take(reader, out);
    return !reader->bad;
}

size_t diff_len(struct str blob)
{
    struct diff_reader reader = diff_read(blob);
    struct cell_diff diff;
    size_t len = 0;

    while (diff_next(&reader, &diff))
        len++;
    return len;
}
