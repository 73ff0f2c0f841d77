#include "core/asked.h"

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

/* The rows a row stands under, from the outermost one. */
struct above {
    const struct form_row *rows[ASKED_DEPTH_MAX];
    size_t len;
};

static void above_step(struct above *above, const struct form_row *row)
{
    while (above->len && above->rows[above->len - 1]->indent >= row->indent)
        above->len--;
    if (above->len < ASKED_DEPTH_MAX)
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
    struct above above = { 0 };

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

int asked_score(struct arena *arena, const struct asked *a, const struct asked *b)
{
    int score;

    if (a->in_catalogue && b->in_catalogue && a->row && b->row)
        return str_eq(a->code, b->code) ? 1000 : 0;
    if (!similar_may(&a->name, &b->name))
        return 0;
    score = similar_score(&a->name, &b->name);
    return score >= SIMILAR_MIN && measure_may_be_same(arena, a->unit, b->unit) ? score : 0;
}
