#include "core/annex/match.h"

#include "core/text.h"

/* ---- rows ---- */

static uint64_t hash_more(uint64_t hash, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
    return hash;
}

static uint64_t *row_hashes(struct arena *arena, const struct form *form)
{
    uint64_t *hashes = ARENA_ARRAY(arena, form->rows.len, uint64_t);

    for (size_t i = 0; i < form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(form, i);
        uint64_t hash = hash_more(1469598103934665603u, text_search_key(arena, row->stt));

        hashes[i] = hash_more(hash * 31, text_search_key(arena, row->label));
    }
    return hashes;
}

struct sequence {
    const uint64_t *items;
    size_t len;
};

/* The nearest place ahead where the two go on alike; false: none within reach. */
static bool meet(struct sequence a, struct sequence b, size_t *skip_a, size_t *skip_b)
{
    for (size_t far = 1; far <= MATCH_AHEAD; far++) {
        for (size_t i = 0; i <= far; i++) {
            if (i >= a.len || far - i >= b.len || a.items[i] != b.items[far - i])
                continue;
            *skip_a = i;
            *skip_b = far - i;
            return true;
        }
    }
    return false;
}

static struct sequence from(struct sequence sequence, size_t at)
{
    return (struct sequence){ sequence.items + at, sequence.len - at };
}

int32_t *match_rows(struct arena *arena, const struct form *form, const struct form *other)
{
    struct sequence a = { row_hashes(arena, form), form->rows.len };
    struct sequence b = { row_hashes(arena, other), other->rows.len };
    int32_t *partners = ARENA_ARRAY(arena, a.len, int32_t);
    size_t i = 0, j = 0;

    for (size_t k = 0; k < a.len; k++)
        partners[k] = -1;
    while (i < a.len && j < b.len) {
        size_t skip_a = 1, skip_b = 1;

        if (a.items[i] == b.items[j]) {
            partners[i++] = (int32_t)j++;
            continue;
        }
        if (!meet(from(a, i), from(b, j), &skip_a, &skip_b))
            skip_a = skip_b = 1;
        i += skip_a;
        j += skip_b;
    }
    return partners;
}

int32_t *match_own_rows(struct arena *arena, const struct form *form, const struct form *other)
{
    const uint64_t *own = row_hashes(arena, form), *others = row_hashes(arena, other);
    int32_t *partners = ARENA_ARRAY(arena, form->rows.len, int32_t);
    size_t from = 0;

    for (size_t i = 0; i < form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(form, i);
        size_t j = from;

        partners[i] = -1;
        if (row->open || row->kind == ROW_OPEN)
            continue;
        while (j < other->rows.len && others[j] != own[i])
            j++;
        if (j == other->rows.len)
            continue;
        partners[i] = (int32_t)j;
        from = j + 1;
    }
    return partners;
}

/* ---- columns ---- */

static struct str headings_key(struct arena *arena, const struct form_column *column)
{
    struct buf text = { .arena = arena };

    for (size_t i = 0; i < column->path.len; i++) {
        buf_add(&text, *LIST_AT(column->path, struct str, i));
        buf_add_char(&text, ' ');
    }
    return text_search_key(arena, buf_str(&text));
}

static bool is_taken(const int32_t *partners, size_t len, int32_t other)
{
    for (size_t i = 0; i < len; i++)
        if (partners[i] == other)
            return true;
    return false;
}

static void pair_by(struct arena *arena, const struct form *form, const struct form *other,
    int32_t *partners, struct str (*key)(struct arena *, const struct form_column *))
{
    size_t len = form->columns.len;

    for (size_t i = 0; i < len; i++) {
        struct str wanted = key(arena, FORM_COLUMN(form, i));

        if (FORM_COLUMN(form, i)->role != COLUMN_VALUE || partners[i] >= 0 || !wanted.len)
            continue;
        for (size_t j = 0; j < other->columns.len && partners[i] < 0; j++)
            if (!is_taken(partners, len, (int32_t)j) &&
                str_eq(wanted, key(arena, FORM_COLUMN(other, j))))
                partners[i] = (int32_t)j;
    }
}

static struct str number_of(struct arena *arena, const struct form_column *column)
{
    (void)arena;
    return column->number;
}

int32_t *match_columns(struct arena *arena, const struct form *form, const struct form *other)
{
    int32_t *partners = ARENA_ARRAY(arena, form->columns.len, int32_t);

    for (size_t i = 0; i < form->columns.len; i++)
        partners[i] = -1;
    pair_by(arena, form, other, partners, headings_key);
    pair_by(arena, form, other, partners, number_of);
    return partners;
}

static bool names_alike(
    struct arena *arena, const struct form_column *a, const struct form_column *b, bool by_role)
{
    return by_role ? a->role == b->role : str_eq(headings_key(arena, a), headings_key(arena, b));
}

void match_naming_columns(
    struct arena *arena, const struct form *form, const struct form *other, int32_t *partners)
{
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < form->columns.len; i++) {
            const struct form_column *column = FORM_COLUMN(form, i);

            for (size_t j = 0;
                 column->role != COLUMN_VALUE && partners[i] < 0 && j < other->columns.len; j++)
                if (!is_taken(partners, form->columns.len, (int32_t)j) &&
                    names_alike(arena, column, FORM_COLUMN(other, j), pass == 1))
                    partners[i] = (int32_t)j;
        }
    }
}
