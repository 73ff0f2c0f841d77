#include "core/content_sum.h"

#include "core/content_rows.h"

struct content_sums *content_sums_new(struct arena *arena, const struct form *form)
{
    struct content_sums *sums = ARENA_NEW(arena, struct content_sums);
    size_t slots;

    sums->arena = arena;
    sums->shape = shape_new(arena, form);
    slots = shape_slots(sums->shape);
    sums->cells = ARENA_ARRAY(arena, slots, struct cell_sum);
    for (size_t i = 0; i < slots; i++)
        sums->cells[i] = (struct cell_sum){ .min = INT64_MAX, .max = INT64_MIN };
    sums->slots = ARENA_ARRAY(arena, slots, uint32_t);
    sums->values = ARENA_ARRAY(arena, slots, int64_t);
    sums->bits = ARENA_ARRAY(arena, (sums->shape->rows_len + 63) / 64, uint64_t);
    return sums;
}

/* Decodes the values of one column whose rows are set in .bits, as pairs from .pairs on. */
static void column_decode(struct blob_reader *reader, struct content_sums *acc, size_t column)
{
    size_t rows_len = acc->shape->rows_len, columns_len = acc->shape->columns_len;
    uint32_t *slots = acc->slots + acc->pairs;
    int64_t *values = acc->values + acc->pairs;
    bool beyond = false;
    struct blob_reader from = *reader; /* in registers: this loop is what consolidation costs */

    for (size_t word = 0; word < (rows_len + 63) / 64; word++) {
        for (uint64_t bits = acc->bits[word]; bits; bits &= bits - 1) {
            size_t row = word * 64 + (size_t)__builtin_ctzll(bits);
            unsigned size = 0;
            uint64_t raw;

            raw = blob_left(&from) >= BLOB_VARINT_BYTES ? blob_decode(from.at, &size)
                                                        : blob_varint(&from);
            from.at += size;
            beyond |= raw == UINT64_MAX; /* -2^63, which no cell may hold */
            *slots++ = (uint32_t)(row * columns_len + column);
            *values++ = blob_unzigzag(raw);
        }
    }
    acc->pairs = (size_t)(slots - acc->slots);
    from.bad = from.bad || beyond;
    *reader = from;
}

/* Where rows were added, values of theirs stand between those of the form's own rows, and columns
 * that name rows behind the value columns. */
static bool column_pick(
    struct blob_reader *reader, struct content_sums *acc, size_t column, const struct shape *grown)
{
    uint64_t *bits = ARENA_ARRAY(acc->arena, (grown->rows_len + 63) / 64, uint64_t);
    size_t own = 0;

    if (!blob_presence(reader, grown->rows_len, bits))
        return false;
    for (size_t r = 0; r < grown->rows_len; r++) {
        bool counts = !shape_row(grown, r)->open;
        uint64_t raw = bits[r / 64] >> r % 64 & 1 ? blob_varint(reader) : UINT64_MAX;

        if (counts && raw != UINT64_MAX && column < acc->shape->columns_len &&
            shape_column(grown, column)->type != TYPE_TEXT) {
            acc->slots[acc->pairs] = (uint32_t)(own * acc->shape->columns_len + column);
            acc->values[acc->pairs++] = blob_unzigzag(raw);
        }
        own += counts;
    }
    return !reader->bad;
}

static bool grown_decode(struct blob_reader *reader, struct content_sums *acc)
{
    const struct form *form = acc->shape->form;
    const struct shape *grown;
    struct blob_rows rows;

    if (!blob_rows(reader, acc->arena, form, &rows))
        return false;
    grown = rows.len ? shape_new(acc->arena, form_grow(acc->arena, form, rows.rows, rows.len))
                     : acc->shape;
    for (size_t c = 0; c < grown->columns_len; c++)
        if (!column_pick(reader, acc, c, grown))
            return false;
    return true;
}

static bool report_decode(struct str blob, struct content_sums *acc)
{
    struct arena_mark mark = arena_mark(acc->arena);
    struct blob_reader reader;
    unsigned flags;
    bool sound;

    acc->pairs = 0;
    if (!blob_head(&reader, blob, acc->shape->print, &flags))
        return false;
    if (flags & BLOB_ROWS) {
        sound = grown_decode(&reader, acc);
        arena_rewind(acc->arena, mark);
        return sound;
    }
    for (size_t c = 0; c < acc->shape->columns_len; c++) {
        size_t before = acc->pairs;

        if (!blob_presence(&reader, acc->shape->rows_len, acc->bits))
            return false;
        column_decode(&reader, acc, c);
        if (reader.bad)
            return false;
        if (shape_column(acc->shape, c)->type == TYPE_TEXT)
            acc->pairs = before;
    }
    return true;
}

/* What lies in acc is taken out of it first: the compiler must believe that a sum may overwrite it.
 */
static void pairs_add(const struct content_sums *acc)
{
    const uint32_t *slots = acc->slots;
    const int64_t *values = acc->values;
    struct cell_sum *cells = acc->cells;
    size_t pairs = acc->pairs;

    for (size_t i = 0; i < pairs; i++) {
        struct cell_sum *cell = &cells[slots[i]];
        int64_t value = values[i];

        cell->sum += value;
        cell->min = value < cell->min ? value : cell->min;
        cell->max = value > cell->max ? value : cell->max;
        cell->last = value;
        cell->count++;
    }
}

bool content_sum_add(struct str blob, const struct form *form, struct content_sums *acc)
{
    ASSERT(form == acc->shape->form);
    if (!report_decode(blob, acc)) {
        acc->pairs = 0;
        return false;
    }
    pairs_add(acc);
    acc->reports++;
    return true;
}
