/* Proposals for the codes of the catalogues: an indicator a row, an attribute a column. */
#include "core/annex/work.h"
#include "core/text.h"

/* Long enough for a label under its headings, short enough to be read. */
#define CODE_BYTES_MAX 100
#define CODE_TAIL_BYTES 8 /* "_12345" */

/* Cut behind a word. */
static struct str shortened(struct str slug, size_t most)
{
    if (slug.len <= most)
        return slug;
    while (most > 1 && slug.ptr[most] != '_')
        most--;
    return str_sub(slug, 0, most);
}

/* ---- making them unique ---- */

/* The codes given out, by hash, each with the number to try next where it comes again. */
struct code {
    struct str text;
    int next;
};

struct codes {
    struct code *slots;
    size_t len; /* a power of two, at least twice what goes in */
};

static struct codes codes_for(struct arena *arena, size_t items)
{
    struct codes codes = { .len = 16 };

    while (codes.len < 2 * items + 2)
        codes.len *= 2;
    codes.slots = ARENA_ARRAY(arena, codes.len, struct code);
    return codes;
}

/* The slot of the code, or the free one where it would be. */
static struct code *slot_of(const struct codes *codes, struct str text)
{
    uint64_t hash = 1469598103934665603u;
    size_t slot;

    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
    slot = (size_t)(hash >> 20) & (codes->len - 1);
    while (codes->slots[slot].text.len > 0 && !str_eq(codes->slots[slot].text, text))
        slot = (slot + 1) & (codes->len - 1);
    return &codes->slots[slot];
}

static struct str unique(
    struct work *work, struct codes *codes, struct str slug, const char *otherwise)
{
    struct str base = slug.len > 0 ? slug : str_of(otherwise);
    struct code *first = slot_of(codes, base);
    struct code *slot = first;
    struct str code = base;

    while (slot->text.len > 0) {
        code = str_format(work->arena, STR_FMT "_%d", STR_ARG(base), first->next++);
        slot = slot_of(codes, code);
    }
    *slot = (struct code){ code, 2 };
    return code;
}

/* ---- rows ---- */

static struct str *row_slugs(struct work *work)
{
    struct str *slugs = ARENA_ARRAY(work->arena, work->rows_len, struct str);

    for (size_t i = 0; i < work->rows_len; i++)
        slugs[i] = shortened(
            text_slug(work->arena, work->rows[i].label), CODE_BYTES_MAX - CODE_TAIL_BYTES);
    return slugs;
}

/* Headings count, and the row the ordinals put this one under. */
static bool names(const struct work *work, long row, long above)
{
    return work->rows[above].kind == ROW_GROUP || work->parents[row] == above;
}

/* Labels from the outermost heading that still fits down to the row's own. */
static struct str row_slug(struct work *work, const struct str *slugs, long row)
{
    struct str slug = slugs[row];
    long above = work->parents[row];

    while (above >= 0) {
        struct str more = slugs[above];

        if (names(work, row, above) && more.len > 0) {
            if (more.len + 1 + slug.len > CODE_BYTES_MAX - CODE_TAIL_BYTES)
                return slug;
            slug = str_format(work->arena, STR_FMT "_" STR_FMT, STR_ARG(more), STR_ARG(slug));
        }
        above = work->parents[above];
    }
    return slug;
}

/* ---- columns ---- */

static struct str column_slug(struct work *work, const struct form_column *column)
{
    struct buf buf = { .arena = work->arena };

    for (size_t i = 0; i < column->path.len; i++) {
        if (i > 0)
            buf_add_char(&buf, ' ');
        buf_add(&buf, *LIST_AT(column->path, struct str, i));
    }
    return shortened(text_slug(work->arena, buf_str(&buf)), CODE_BYTES_MAX - CODE_TAIL_BYTES);
}

void work_codes(struct work *work)
{
    struct codes indicators = codes_for(work->arena, work->rows_len);
    struct codes attributes = codes_for(work->arena, work->columns_len);
    struct str *slugs = row_slugs(work);

    for (size_t i = 0; i < work->rows_len; i++) {
        if (work->rows[i].kind == ROW_FIXED)
            work->rows[i].indicator =
                unique(work, &indicators, row_slug(work, slugs, (long)i), "chi_tieu");
    }
    for (size_t i = 0; i < work->columns_len; i++) {
        struct form_column *column = &work->columns[i];

        column->attribute = S("");
        if (column->role == COLUMN_VALUE)
            column->attribute = unique(work, &attributes, column_slug(work, column), "thuoc_tinh");
    }
}
