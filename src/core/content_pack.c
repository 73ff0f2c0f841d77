#include "base/date.h"
#include "base/utf8.h"
#include "core/content_lists.h"
#include "core/content_rows.h"

/* ---- varints and presence ---- */

void blob_add_varint(struct buf *buf, uint64_t value)
{
    unsigned char *to = (unsigned char *)buf_reserve(buf, BLOB_VARINT_BYTES);
    unsigned size = (70 - (unsigned)__builtin_clzll(value | 1)) / 7; /* a byte for each 7 bits */
    uint64_t word;

    if (size > BLOB_VARINT_BYTES)
        size = BLOB_VARINT_BYTES;
    if (size == BLOB_VARINT_BYTES) {
        *to = 0;
        memcpy(to + 1, &value, sizeof(value));
    } else {
        word = (value << size) | ((uint64_t)1 << (size - 1));
        memcpy(to, &word, sizeof(word));
    }
    buf->len += size;
}

static void every_row(size_t rows_len, uint64_t *bits)
{
    size_t words = (rows_len + 63) / 64;

    for (size_t i = 0; i < words; i++)
        bits[i] = UINT64_MAX;
    if (rows_len % 64)
        bits[words - 1] >>= 64 - rows_len % 64;
}

static bool bitmap_read(struct blob_reader *reader, size_t rows_len, uint64_t *bits)
{
    size_t len = (rows_len + 7) / 8;
    const unsigned char *bytes = blob_bytes(reader, len);

    if (!bytes)
        return false;
    bits[(rows_len + 63) / 64 - 1] = 0;
    memcpy(bits, bytes, len);
    return rows_len % 64 == 0 || bits[rows_len / 64] >> (rows_len % 64) == 0;
}

bool blob_presence(struct blob_reader *reader, size_t rows_len, uint64_t *bits)
{
    unsigned mode = blob_byte(reader);

    if (rows_len == 0)
        return !reader->bad && mode == BLOB_NO_ROW;
    switch (mode) {
    case BLOB_NO_ROW:
        memset(bits, 0, (rows_len + 63) / 64 * sizeof(*bits));
        return !reader->bad;
    case BLOB_EVERY_ROW:
        every_row(rows_len, bits);
        return true;
    case BLOB_BITMAP:
        return bitmap_read(reader, rows_len, bits);
    default:
        return false;
    }
}

bool blob_head(struct blob_reader *reader, struct str blob, uint32_t print, unsigned *flags)
{
    if (blob.len < BLOB_HEAD_BYTES || blob.ptr[0] != BLOB_VERSION)
        return false;
    *flags = (unsigned char)blob.ptr[1];
    if (*flags & ~(unsigned)(BLOB_ERRORS | BLOB_OVERRIDES | BLOB_VERSIONS | BLOB_ROWS))
        return false;
    *reader = (struct blob_reader){
        .at = (const unsigned char *)blob.ptr + BLOB_HEAD_BYTES,
        .end = (const unsigned char *)blob.ptr + blob.len,
    };
    return memcmp(blob.ptr + 2, &print, sizeof(print)) == 0;
}

/* ---- packing ---- */

/* The texts of a content, each kept once, numbered as they first appear. */
struct text_table {
    struct str *texts;
    uint32_t *places; /* hash -> number + 1 */
    size_t len, places_len;
};

static struct text_table text_table_new(struct arena *arena, size_t texts_max)
{
    struct text_table table = { .places_len = 16 };

    while (table.places_len < texts_max * 2)
        table.places_len *= 2;
    table.texts = ARENA_ARRAY(arena, texts_max, struct str);
    table.places = ARENA_ARRAY(arena, table.places_len, uint32_t);
    return table;
}

static size_t text_number(struct text_table *table, struct str text)
{
    uint32_t hash = UINT32_C(2166136261);
    size_t at;

    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.ptr[i]) * UINT32_C(16777619);
    for (at = hash & (table->places_len - 1); table->places[at];
         at = (at + 1) & (table->places_len - 1))
        if (str_eq(table->texts[table->places[at] - 1], text))
            return table->places[at] - 1;
    table->texts[table->len++] = text;
    table->places[at] = (uint32_t)table->len;
    return table->len - 1;
}

static size_t texts_count(const struct content *content)
{
    size_t len = 0;

    for (size_t i = 0; i < shape_slots(content->shape); i++)
        len += content->cells[i].kind == CELL_TEXT;
    return len;
}

static void presence_pack(struct buf *buf, const struct content *content, size_t column)
{
    size_t rows_len = content->shape->rows_len, columns_len = content->shape->columns_len;
    size_t present = 0;
    char *bytes;

    for (size_t r = 0; r < rows_len; r++)
        present += content->cells[r * columns_len + column].kind != CELL_EMPTY;
    if (present == 0 || present == rows_len) {
        buf_add_char(buf, present ? BLOB_EVERY_ROW : BLOB_NO_ROW);
        return;
    }
    buf_add_char(buf, BLOB_BITMAP);
    bytes = buf_reserve(buf, (rows_len + 7) / 8);
    memset(bytes, 0, (rows_len + 7) / 8);
    for (size_t r = 0; r < rows_len; r++)
        if (content->cells[r * columns_len + column].kind != CELL_EMPTY)
            bytes[r / 8] = (char)(bytes[r / 8] | 1 << r % 8);
    buf->len += (rows_len + 7) / 8;
}

static void column_pack(
    struct buf *buf, const struct content *content, size_t column, struct text_table *table)
{
    const struct shape *shape = content->shape;

    presence_pack(buf, content, column);
    for (size_t r = 0; r < shape->rows_len; r++) {
        const struct cell *cell = &content->cells[r * shape->columns_len + column];

        if (cell->kind == CELL_TEXT)
            blob_add_varint(buf, text_number(table, cell->text));
        else if (cell->kind != CELL_EMPTY)
            blob_add_varint(buf, blob_zigzag(cell->value));
    }
}

static void text_pack(struct buf *buf, struct str text)
{
    blob_add_varint(buf, text.len);
    buf_add(buf, text);
}

/* Pairs of slot and error code; the count first. */
static size_t errors_pack(struct buf *buf, const struct content *content)
{
    size_t len = 0, slots = shape_slots(content->shape);

    for (size_t i = 0; i < slots; i++)
        len += content->cells[i].error != CELL_ERROR_NONE;
    if (len == 0)
        return 0;
    blob_add_varint(buf, len);
    for (size_t i = 0; i < slots; i++) {
        if (content->cells[i].error != CELL_ERROR_NONE) {
            blob_add_varint(buf, i);
            blob_add_varint(buf, content->cells[i].error);
        }
    }
    return len;
}

static size_t overrides_pack(struct buf *buf, const struct content *content)
{
    size_t len = 0, slots = shape_slots(content->shape);

    for (size_t i = 0; content->overrides && i < slots; i++)
        len += content->overrides[i].len > 0;
    if (len == 0)
        return 0;
    blob_add_varint(buf, len);
    for (size_t i = 0; i < slots; i++) {
        if (content->overrides[i].len) {
            blob_add_varint(buf, i);
            text_pack(buf, content->overrides[i]);
        }
    }
    return len;
}

/* Runs of slots last changed by the same version. */
static size_t versions_pack(struct buf *buf, const struct content *content)
{
    size_t slots = shape_slots(content->shape), run;

    if (!content->versions)
        return 0;
    for (size_t i = 0; i < slots; i += run) {
        for (run = 1; i + run < slots && content->versions[i + run] == content->versions[i];)
            run++;
        blob_add_varint(buf, run);
        blob_add_varint(buf, blob_zigzag(content->versions[i]));
    }
    return slots;
}

/* The key of the next row, then the rows by the place of their open row and the distance of their
 * key from the last one's, then those taken away. */
static bool rows_pack(struct buf *buf, const struct content *content, unsigned parts)
{
    size_t removed = parts & CONTENT_VERSIONS ? content->removed_len : 0;
    bool keeps = (parts & CONTENT_VERSIONS) && content->next_key != OPEN_KEY_FIRST;
    int64_t key = 0;

    if (!content->rows_len && !removed && !keeps)
        return false;
    blob_add_varint(buf, (uint64_t)content->next_key);
    blob_add_varint(buf, content->rows_len);
    for (size_t i = 0; i < content->rows_len; i++) {
        const struct open_row *row = &content->rows[i];
        bool from = row->source_report || row->source_row;

        blob_add_varint(buf, (uint64_t)form_row_index(content->base, row->open));
        blob_add_varint(buf, blob_zigzag(row->key - key));
        key = row->key;
        buf_add_char(buf, row->heading.len ? BLOB_ROW_HEADING
                          : from           ? BLOB_ROW_FROM
                                           : BLOB_ROW_TYPED);
        if (row->heading.len || from) {
            blob_add_varint(buf, (uint64_t)row->source_report);
            blob_add_varint(buf, (uint64_t)row->source_row);
        }
        if (row->heading.len)
            text_pack(buf, row->heading);
    }
    blob_add_varint(buf, removed);
    for (size_t i = 0; i < removed; i++) {
        blob_add_varint(buf, (uint64_t)content->removed[i].key);
        blob_add_varint(buf, (uint64_t)content->removed[i].version);
    }
    return true;
}

struct str content_pack(struct arena *arena, const struct content *content, unsigned parts)
{
    struct text_table table = text_table_new(arena, texts_count(content));
    struct buf buf = { .arena = arena };
    unsigned flags = 0;

    buf_reserve(&buf, BLOB_HEAD_BYTES + shape_slots(content->shape) * 3);
    buf_add_char(&buf, BLOB_VERSION);
    buf_add_char(&buf, 0);
    memcpy(buf_reserve(&buf, 4), &content->shape->print, 4);
    buf.len += 4;
    if (rows_pack(&buf, content, parts))
        flags |= BLOB_ROWS;
    for (size_t c = 0; c < content->shape->columns_len; c++)
        column_pack(&buf, content, c, &table);
    blob_add_varint(&buf, table.len);
    for (size_t i = 0; i < table.len; i++)
        text_pack(&buf, table.texts[i]);
    if (errors_pack(&buf, content))
        flags |= BLOB_ERRORS;
    if ((parts & CONTENT_OVERRIDES) && overrides_pack(&buf, content))
        flags |= BLOB_OVERRIDES;
    if ((parts & CONTENT_VERSIONS) && versions_pack(&buf, content))
        flags |= BLOB_VERSIONS;
    buf.ptr[1] = (char)flags;
    return buf_str(&buf);
}

/* ---- unpacking ---- */

static bool value_ok(int type, int64_t value)
{
    switch ((enum value_type)type) {
    case TYPE_NUMBER:
        return value >= -INT64_MAX;
    case TYPE_DATE:
        return value >= date_of((struct ymd){ 1900, 1, 1 }) &&
               value <= date_of((struct ymd){ 2199, 12, 31 });
    case TYPE_YES_NO:
        return value == 0 || value == 1;
    case TYPE_TEXT:
        return value >= 0;
    case TYPE_COUNT:
        break;
    }
    return false;
}

static bool column_unpack(
    struct blob_reader *reader, struct content *content, size_t column, uint64_t *bits)
{
    static const uint8_t kinds[TYPE_COUNT] = { CELL_NUMBER, CELL_TEXT, CELL_DATE, CELL_YES_NO };
    const struct form_column *of = shape_column(content->shape, column);

    if (!blob_presence(reader, content->shape->rows_len, bits))
        return false;
    for (size_t r = 0; r < content->shape->rows_len; r++) {
        struct cell *cell = &content->cells[r * content->shape->columns_len + column];
        uint64_t raw;

        if (!(bits[r / 64] >> r % 64 & 1))
            continue;
        raw = blob_varint(reader);
        cell->kind = kinds[of->type];
        cell->value = of->type == TYPE_TEXT ? (int64_t)raw : blob_unzigzag(raw);
        cell->scale = of->type == TYPE_NUMBER ? (uint8_t)of->decimals : 0;
        if (!value_ok(of->type, cell->value))
            return false;
    }
    return !reader->bad;
}

/* Reads the table of texts and hands them to the cells that named them by number. */
static bool texts_unpack(struct blob_reader *reader, struct content *content)
{
    uint64_t len = blob_varint(reader);
    struct str *texts;

    if (len > shape_slots(content->shape))
        return false;
    texts = ARENA_ARRAY(content->arena, (size_t)len, struct str);
    for (size_t i = 0; i < len; i++)
        if (!blob_text(reader, &texts[i]))
            return false;
    for (size_t i = 0; i < shape_slots(content->shape); i++) {
        struct cell *cell = &content->cells[i];

        if (cell->kind != CELL_TEXT)
            continue;
        if ((uint64_t)cell->value >= len)
            return false;
        cell->text = texts[cell->value];
        cell->value = 0;
    }
    return !reader->bad;
}

static bool errors_unpack(struct blob_reader *reader, struct content *content)
{
    uint64_t len = blob_varint(reader);

    if (len > shape_slots(content->shape))
        return false;
    for (uint64_t i = 0; i < len; i++) {
        uint64_t slot = blob_varint(reader), error = blob_varint(reader);

        if (slot >= shape_slots(content->shape) || error == CELL_ERROR_NONE ||
            error >= CELL_ERROR_COUNT || content->cells[slot].kind != CELL_EMPTY)
            return false;
        content->cells[slot].error = (uint8_t)error;
    }
    return !reader->bad;
}

static bool overrides_unpack(struct blob_reader *reader, struct content *content)
{
    uint64_t len = blob_varint(reader);

    if (len > shape_slots(content->shape))
        return false;
    content->overrides = ARENA_ARRAY(content->arena, shape_slots(content->shape), struct str);
    for (uint64_t i = 0; i < len; i++) {
        uint64_t slot = blob_varint(reader);

        if (slot >= shape_slots(content->shape) || !blob_text(reader, &content->overrides[slot]))
            return false;
    }
    return !reader->bad;
}

static bool versions_unpack(struct blob_reader *reader, struct content *content)
{
    size_t slots = shape_slots(content->shape), at = 0;

    content->versions = ARENA_ARRAY(content->arena, slots, int64_t);
    while (at < slots) {
        uint64_t run = blob_varint(reader);
        int64_t version = blob_unzigzag(blob_varint(reader));

        if (reader->bad || run == 0 || run > slots - at)
            return false;
        for (; run; run--)
            content->versions[at++] = version;
    }
    return !reader->bad;
}

static bool tail_unpack(struct blob_reader *reader, struct content *content, unsigned flags)
{
    if (!texts_unpack(reader, content))
        return false;
    if ((flags & BLOB_ERRORS) && !errors_unpack(reader, content))
        return false;
    if ((flags & BLOB_OVERRIDES) && !overrides_unpack(reader, content))
        return false;
    if ((flags & BLOB_VERSIONS) && !versions_unpack(reader, content))
        return false;
    return reader->at == reader->end;
}

/* What names the form's own rows stands in the form, not in cells. */
static bool heads_empty(const struct content *content)
{
    const struct shape *shape = content->shape;

    for (size_t r = 0; shape->columns_len > shape->values_len && r < shape->rows_len; r++)
        for (size_t c = shape->values_len; !shape_row(shape, r)->open && c < shape->columns_len;
             c++)
            if (content->cells[r * shape->columns_len + c].kind != CELL_EMPTY)
                return false;
    return true;
}

/* Makes room for the cells of the rows that were added. */
static bool rows_unpack(struct blob_reader *reader, struct content *content)
{
    struct blob_rows rows;

    if (!blob_rows(reader, content->arena, content->base, &rows))
        return false;
    content->next_key = rows.next_key;
    content->removed = rows.removed;
    content->removed_len = rows.removed_len;
    if (rows.len)
        content_set_rows(content, rows.rows, rows.len);
    return true;
}

bool content_unpack(
    struct arena *arena, const struct form *form, struct str blob, struct content **out)
{
    struct content *content = content_new(arena, form);
    struct blob_reader reader;
    uint64_t *bits;
    unsigned flags;

    if (!blob_head(&reader, blob, content->shape->print, &flags))
        return false;
    if ((flags & BLOB_ROWS) && !rows_unpack(&reader, content))
        return false;
    bits = ARENA_ARRAY(arena, (content->shape->rows_len + 63) / 64, uint64_t);
    for (size_t c = 0; c < content->shape->columns_len; c++)
        if (!column_unpack(&reader, content, c, bits))
            return false;
    if (!tail_unpack(&reader, content, flags) || !heads_empty(content))
        return false;
    content_name_rows(content);
    *out = content;
    return true;
}

/* ---- the canonical form ---- */

static void canonical_text(struct buf *buf, char mark, struct str text)
{
    buf_addf(buf, " %c %zu " STR_FMT "\n", mark, text.len, STR_ARG(text));
}

static void canonical_cell(struct buf *buf, struct cell cell)
{
    static const char marks[] = { [CELL_EMPTY] = 'e', 'n', 't', 'd', 'b' };

    if (cell.kind == CELL_TEXT) {
        canonical_text(buf, 't', cell.text);
        return;
    }
    buf_addf(buf, " %c ", marks[cell.kind]);
    if (cell.kind == CELL_EMPTY)
        buf_add(buf, str_of(cell_error_names[cell.error]));
    else
        cell_add_to(buf, cell);
    buf_add_char(buf, '\n');
}

static void canonical_added(struct buf *buf, const struct form_row *row)
{
    buf_addf(buf, "%lld:0 %c %lld", (long long)row->key, row->kind == ROW_GROUP ? 'g' : 'r',
        (long long)row->open);
    if (row->kind == ROW_GROUP)
        buf_addf(buf, " %zu " STR_FMT, row->label.len, STR_ARG(row->label));
    buf_add_char(buf, '\n');
}

static void canonical_row(struct buf *out, const struct content *content, size_t value_row)
{
    size_t columns = content->shape->columns_len;

    for (size_t i = value_row * columns; i < (value_row + 1) * columns; i++) {
        struct cell_ref ref = shape_ref(content->shape, i);
        struct cell cell = content->cells[i];

        if (cell.kind != CELL_EMPTY || cell.error != CELL_ERROR_NONE) {
            buf_addf(out, "%lld:%lld", (long long)ref.row, (long long)ref.column);
            canonical_cell(out, cell);
        }
        if (content->overrides && content->overrides[i].len) {
            buf_addf(out, "%lld:%lld", (long long)ref.row, (long long)ref.column);
            canonical_text(out, 'o', content->overrides[i]);
        }
    }
}

struct str content_canonical(struct arena *arena, const struct content *content)
{
    const struct form *form = content->shape->form;
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < form->rows.len; i++) {
        if (FORM_ROW(form, i)->open)
            canonical_added(&buf, FORM_ROW(form, i));
        if (content->shape->row_slots[i] >= 0)
            canonical_row(&buf, content, (size_t)content->shape->row_slots[i]);
    }
    return buf_str(&buf);
}
