#include "core/content_rows.h"

#include "base/utf8.h"

bool blob_text(struct blob_reader *reader, struct str *out)
{
    uint64_t len = blob_varint(reader);
    const unsigned char *bytes = blob_bytes(reader, len);

    if (!bytes || len == 0 || len > CELL_TEXT_BYTES_MAX)
        return false;
    *out = (struct str){ (const char *)bytes, (size_t)len };
    return utf8_is_text(*out);
}

static bool key_ok(int64_t key)
{
    return key >= OPEN_KEY_FIRST && key <= OPEN_KEY_MAX;
}

static bool row_read(
    struct blob_reader *reader, const struct form *form, int64_t *key, struct open_row *out)
{
    uint64_t open = blob_varint(reader), from, row;
    int64_t step = blob_unzigzag(blob_varint(reader));
    unsigned kind = blob_byte(reader);

    if (reader->bad || open >= form->rows.len || kind > BLOB_ROW_HEADING || step > OPEN_KEY_MAX ||
        step < -OPEN_KEY_MAX)
        return false;
    *key += step;
    *out = (struct open_row){ .key = *key, .open = FORM_ROW(form, open)->key };
    if (kind == BLOB_ROW_TYPED)
        return true;
    from = blob_varint(reader);
    row = blob_varint(reader);
    out->source_report = (int64_t)(from & INT64_MAX);
    out->source_row = (int64_t)(row & INT64_MAX);
    if (reader->bad || from > INT64_MAX || row > INT64_MAX)
        return false;
    return kind == BLOB_ROW_FROM ? from || row : blob_text(reader, &out->heading);
}

static bool removed_read(struct blob_reader *reader, struct arena *arena, struct blob_rows *out)
{
    uint64_t len = blob_varint(reader);

    if (reader->bad || len > OPEN_REMOVED_MAX)
        return false;
    out->removed = ARENA_ARRAY(arena, (size_t)len, struct open_removed);
    out->removed_len = (size_t)len;
    for (size_t i = 0; i < len; i++) {
        uint64_t key = blob_varint(reader), version = blob_varint(reader);

        if (reader->bad || key > OPEN_KEY_MAX || !key_ok((int64_t)key) || version > INT64_MAX)
            return false;
        out->removed[i] = (struct open_removed){ (int64_t)key, (int64_t)version };
    }
    return true;
}

bool blob_rows(
    struct blob_reader *reader, struct arena *arena, const struct form *form, struct blob_rows *out)
{
    uint64_t next = blob_varint(reader), len = blob_varint(reader);
    int64_t key = 0;

    *out = (struct blob_rows){ .next_key = (int64_t)(next & INT64_MAX), .len = (size_t)len };
    if (reader->bad || next < OPEN_KEY_FIRST || next > OPEN_KEY_DRAWN || len > OPEN_ROWS_MAX ||
        len > blob_left(reader))
        return false;
    out->rows = ARENA_ARRAY(arena, (size_t)len, struct open_row);
    for (size_t i = 0; i < len; i++)
        if (!row_read(reader, form, &key, &out->rows[i]))
            return false;
    return open_rows_ok(arena, form, out->rows, out->len) && removed_read(reader, arena, out);
}
