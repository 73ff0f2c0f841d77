#include "core/asked.h"

#include "core/annex/tokens.h"
#include "core/measure.h"

/* ---- measures ---- */

/* "Đơn vị tính: triệu đồng" says "triệu đồng". */
static struct str note_unit(struct str note)
{
    struct str unit = note;

    (void)str_cut(&unit, ':');
    return str_trim(unit);
}

/* The measure all columns of figures name; empty: none, or not one. */
static struct str columns_unit(const struct form *form)
{
    struct str unit = { 0 };

    for (size_t i = 0; i < form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(form, i);

        if (column->role != COLUMN_VALUE || column->type != TYPE_NUMBER)
            continue;
        if (!column->unit.len || (unit.len && !str_eq(unit, column->unit)))
            return (struct str){ 0 };
        unit = column->unit;
    }
    return unit;
}

struct str asked_row_unit(const struct form *form, const struct form_row *row)
{
    struct str unit = row->unit.len ? row->unit : columns_unit(form);

    return unit.len ? unit : note_unit(form->unit_note);
}

/* ---- names ---- */

static struct str path_join(struct arena *arena, const struct list *path)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < path->len; i++)
        buf_addf(&out, "%s" STR_FMT, i ? " › " : "", STR_ARG(*LIST_AT(*path, struct str, i)));
    return buf_str(&out);
}

/* How deep a row stands: by its ordinal where the form has ordinals, else by its indent. */
struct depth {
    int rank;
    int64_t indent;
};

/* The rows a row stands under, from the outermost one. */
struct above {
    const struct form_row *rows[ASKED_DEPTH_MAX];
    struct depth depths[ASKED_DEPTH_MAX];
    size_t len;
    bool by_ordinal;
    struct str capital, small; /* the ordinals before: C is a letter behind B, else a numeral */
};

static struct str ordinal_of(const struct form_row *row)
{
    return row->stt.len ? row->stt : token_ordinal(row->label);
}

static bool has_ordinals(const struct form *form)
{
    for (size_t i = 0; i < form->rows.len; i++)
        if (FORM_ROW(form, i)->stt.len)
            return true;
    return false;
}

static struct depth depth_of(struct above *above, const struct form_row *row)
{
    struct str ordinal = ordinal_of(row);
    bool is_small = ordinal.len && ordinal.ptr[0] >= 'a' && ordinal.ptr[0] <= 'z';
    struct depth depth = { 0, row->indent };

    if (!above->by_ordinal)
        return depth;
    depth.rank = token_rank(ordinal, is_small ? above->small : above->capital);
    if (depth.rank == RANK_UPPER)
        above->capital = ordinal;
    if (depth.rank == RANK_LOWER)
        above->small = ordinal;
    /* Of rows without ordinals, headings head the others. */
    if (depth.rank == RANK_NONE && row->kind != ROW_GROUP)
        depth.rank++;
    return depth;
}

static bool is_deeper(struct depth below, struct depth above)
{
    return below.rank != above.rank ? below.rank > above.rank : below.indent > above.indent;
}

static void above_step(struct above *above, const struct form_row *row)
{
    struct depth depth = depth_of(above, row);

    while (above->len && !is_deeper(depth, above->depths[above->len - 1]))
        above->len--;
    if (above->len == ASKED_DEPTH_MAX)
        return;
    above->depths[above->len] = depth;
    above->rows[above->len++] = row;
}

static struct list row_path(struct arena *arena, const struct above *above)
{
    struct str *parts = ARENA_ARRAY(arena, ASKED_DEPTH_MAX, struct str);
    struct list path = { parts, 0 };

    for (size_t i = 0; i < above->len; i++)
        if (above->rows[i]->label.len)
            parts[path.len++] = above->rows[i]->label;
    return path;
}

static struct asked asked_make(
    struct arena *arena, const struct similar *similar, const struct list *path)
{
    return (struct asked){
        .label = path_join(arena, path),
        .name = similar_name_of(arena, similar, path),
    };
}

/* ---- rows or columns ---- */

static size_t rows_asking(const struct form *form)
{
    size_t len = 0;

    for (size_t i = 0; i < form->rows.len; i++)
        len += FORM_ROW(form, i)->kind == ROW_FIXED;
    return len;
}

static struct list asked_rows(
    struct arena *arena, const struct similar *similar, const struct form *form)
{
    struct asked *items = ARENA_ARRAY(arena, form->rows.len, struct asked);
    struct list out = { items, 0 };
    struct above above = { .by_ordinal = has_ordinals(form) };

    for (size_t i = 0; i < form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(form, i);
        struct list path;

        above_step(&above, row);
        if (row->kind != ROW_FIXED)
            continue;
        path = row_path(arena, &above);
        items[out.len] = asked_make(arena, similar, &path);
        items[out.len].row = row->key;
        items[out.len].code = row->indicator;
        items[out.len].unit = asked_row_unit(form, row);
        out.len++;
    }
    return out;
}

static struct list asked_columns(
    struct arena *arena, const struct similar *similar, const struct form *form)
{
    struct asked *items = ARENA_ARRAY(arena, form->columns.len, struct asked);
    struct list out = { items, 0 };

    for (size_t i = 0; i < form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(form, i);

        if (column->role != COLUMN_VALUE || column->type != TYPE_NUMBER)
            continue;
        items[out.len] = asked_make(arena, similar, &column->path);
        items[out.len].column = column->key;
        items[out.len].code = column->attribute;
        items[out.len].unit = column->unit.len ? column->unit : note_unit(form->unit_note);
        out.len++;
    }
    return out;
}

struct list asked_of(struct arena *arena, const struct similar *similar, const struct form *form)
{
    return rows_asking(form) > 1 && !form->open_list ? asked_rows(arena, similar, form)
                                                     : asked_columns(arena, similar, form);
}

void asked_know(struct arena *arena, const struct similar *similar, const struct list *names,
    struct asked *asked)
{
    struct similar_name *known = ARENA_ARRAY(arena, names->len + 1, struct similar_name);

    for (size_t i = 0; i < names->len; i++) {
        struct list path = { LIST_AT(*names, struct str, i), 1 };

        known[i] = similar_name_of(arena, similar, &path);
    }
    asked->in_catalogue = true;
    asked->known = (struct list){ known, names->len };
}

static int names_score(const struct similar_name *a, const struct similar_name *b)
{
    return similar_may(a, b) ? similar_score(a, b) : 0;
}

/* What a form calls a question, against what it or the catalogue calls another. */
static int known_score(const struct similar_name *name, const struct asked *other)
{
    int best = names_score(name, &other->name);

    for (size_t i = 0; i < other->known.len; i++) {
        int score = names_score(name, LIST_AT(other->known, struct similar_name, i));

        if (score > best)
            best = score;
    }
    return best;
}

int asked_score(struct arena *arena, const struct asked *a, const struct asked *b)
{
    int score;

    if (a->in_catalogue && b->in_catalogue && a->row && b->row)
        return str_eq(a->code, b->code) ? 1000 : 0;
    /* Of the two at most one is known, so that its names stand against the other's own. */
    score = a->in_catalogue ? known_score(&b->name, a) : known_score(&a->name, b);
    return score >= SIMILAR_MIN && measure_may_be_same(arena, a->unit, b->unit) ? score : 0;
}
