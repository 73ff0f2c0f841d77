/*
 * A table on pages: row by row, its headings repeated, no row cut through that fits on a page.
 *
 * Rows that cells reach over together are a band, drawn as one. A band taller than a page is cut
 * between its rows, and a row taller than a page between its lines.
 */
#include "render/pdf_table.h"
#include "render/pdf.h"

#include "base/host/heap.h"

#define BORDER 0.5
#define ABOVE 4
#define BELOW 6
#define EPSILON 0.01
/* Headings taller than this part of a page are printed once: rows need the room. */
#define HEAD_MOST 0.5

/* A cell of the band that is drawn, where it stands in the group of columns. */
struct slot {
    const struct paper_cell *cell;
    PangoLayout *layout;
    double x, width, indent;
    double text;      /* its height */
    int next;         /* the line that is drawn next */
    double y, height; /* of its part on this page */
};

struct drawing {
    struct pdf *pdf;
    const struct paper_table *table;
    struct pdf_plan plan;
    double *starts;   /* by column: where it begins; below 0: it is not of the group */
    size_t *first_of; /* by row: the first of its cells, and one more behind the last row */
    double *heights;  /* by row */
    struct slot *slots;
    size_t slots_len;
    bool repeats; /* the headings, on each page */
    bool begun;   /* a row stands on this page below the headings */
    PangoLayout **pool;
    size_t pool_len, pool_cap;
};

/* ---- layouts, used again for each band ---- */

static PangoLayout *layout_at(struct drawing *d, size_t i)
{
    if (i >= d->pool_cap) {
        d->pool_cap = d->pool_cap ? 2 * d->pool_cap : 64;
        d->pool = heap_grow(d->pool, d->pool_cap * sizeof(PangoLayout *));
    }
    while (d->pool_len <= i) {
        PangoLayout *layout = pango_layout_new(d->pdf->pango);

        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        d->pool[d->pool_len++] = layout;
    }
    return d->pool[i];
}

static void layouts_free(struct drawing *d)
{
    for (size_t i = 0; i < d->pool_len; i++)
        g_object_unref(d->pool[i]);
    heap_give(d->pool);
}

/* ---- bands ---- */

/* Where the band that begins with this row ends: behind the last row its cells reach into. */
static size_t band_end(const struct drawing *d, size_t row)
{
    size_t end = row + 1;

    for (size_t at = row; at < end; at++)
        for (size_t i = d->first_of[at]; i < d->first_of[at + 1]; i++) {
            size_t last = LIST_AT(d->table->cells, struct paper_cell, i)->last_row;

            end = last + 1 > end ? last + 1 : end;
        }
    return end;
}

/* The cell's columns that are of the group; false: none is. */
static bool slot_place(const struct drawing *d, const struct paper_cell *cell, struct slot *out)
{
    bool any = false;

    *out = (struct slot){ .cell = cell };
    for (size_t column = cell->column; column <= cell->last_column; column++) {
        if (d->starts[column] < 0)
            continue;
        if (!any)
            out->x = d->starts[column];
        any = true;
        out->width += d->plan.widths[column];
    }
    return any;
}

static void slot_set(struct drawing *d, struct slot *slot)
{
    const struct paper_cell *cell = slot->cell;
    double room = slot->width - 2 * PDF_CELL_PAD, indent = cell->indent * PDF_INDENT * d->plan.size;

    /* Indents never take more than half of a narrow column. */
    slot->indent = indent < room / 2 ? indent : room / 2;
    slot->layout = layout_at(d, d->slots_len);
    slot->text = pdf_set(d->pdf, slot->layout,
        &(struct pdf_text){
            cell->runs, cell->marks, d->plan.size, cell->align, room - slot->indent, 0, 0 });
}

/* Cells of one row say how tall it is; those of several stretch their last row. */
static void set_heights(struct drawing *d, size_t from, size_t to)
{
    for (size_t row = from; row < to; row++)
        d->heights[row] = d->plan.size + 2 * PDF_CELL_PAD_Y;
    for (int several = 0; several < 2; several++)
        for (size_t i = 0; i < d->slots_len; i++) {
            const struct paper_cell *cell = d->slots[i].cell;
            double needed = d->slots[i].text + 2 * PDF_CELL_PAD_Y;

            if ((cell->row < cell->last_row) != (several == 1))
                continue;
            for (size_t row = cell->row; row < cell->last_row; row++)
                needed -= d->heights[row];
            if (needed > d->heights[cell->last_row])
                d->heights[cell->last_row] = needed;
        }
}

static double band_set(struct drawing *d, size_t from, size_t to)
{
    double height = 0;

    d->slots_len = 0;
    for (size_t i = d->first_of[from]; i < d->first_of[to]; i++) {
        struct slot *slot = &d->slots[d->slots_len];

        if (!slot_place(d, LIST_AT(d->table->cells, struct paper_cell, i), slot))
            continue;
        slot_set(d, slot);
        d->slots_len++;
    }
    set_heights(d, from, to);
    for (size_t row = from; row < to; row++)
        height += d->heights[row];
    return height;
}

/* ---- drawing ---- */

static double line_height(PangoLayout *layout, int line)
{
    PangoRectangle logical;

    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, line), NULL, &logical);
    return (double)logical.height / PANGO_SCALE;
}

/* The lines not yet drawn, as many as fit above the bottom; all of them where it is the last part
 * of the cell. */
static void put_lines(struct drawing *d, struct slot *slot, double y, double bottom, bool last)
{
    PangoLayoutIter *iter = pango_layout_get_iter(slot->layout);
    cairo_t *cr = d->pdf->cr;
    int line = 0;

    do {
        PangoRectangle logical;
        double height = line_height(slot->layout, line), baseline;

        if (line++ < slot->next)
            continue;
        if (!last && y + height > bottom + EPSILON)
            break;
        pango_layout_iter_get_line_extents(iter, NULL, &logical);
        baseline = (double)(pango_layout_iter_get_baseline(iter) - logical.y) / PANGO_SCALE;
        cairo_move_to(cr, slot->x + slot->indent + PDF_CELL_PAD + (double)logical.x / PANGO_SCALE,
            y + baseline);
        pango_cairo_show_layout_line(cr, pango_layout_iter_get_line_readonly(iter));
        y += height;
        slot->next++;
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
}

static bool in_rows(const struct slot *slot, size_t from, size_t to)
{
    return slot->cell->row < to && slot->cell->last_row >= from;
}

/* The part of a cell within rows from..to, the uppermost of which begins at y. */
static void put_slot(struct drawing *d, struct slot *slot, size_t from, size_t to, double y)
{
    const struct paper_cell *cell = slot->cell;
    bool whole = cell->row >= from && cell->last_row < to && slot->next == 0;
    double height = 0, above;

    for (size_t row = from; row < cell->row; row++)
        y += d->heights[row];
    for (size_t row = cell->row > from ? cell->row : from; row <= cell->last_row && row < to; row++)
        height += d->heights[row];
    slot->y = y;
    slot->height = height;
    above = whole ? (height - slot->text) / 2 : PDF_CELL_PAD_Y;
    above = above > PDF_CELL_PAD_Y ? above : PDF_CELL_PAD_Y;
    if (cell->runs.len)
        put_lines(d, slot, y + above, y + height - PDF_CELL_PAD_Y, cell->last_row < to);
}

/* Behind the texts: a text ends the path that is being made. */
static void put_edges(struct drawing *d, size_t from, size_t to)
{
    cairo_t *cr = d->pdf->cr;

    cairo_new_path(cr);
    for (size_t i = 0; i < d->slots_len; i++)
        if (in_rows(&d->slots[i], from, to))
            cairo_rectangle(
                cr, d->slots[i].x, d->slots[i].y, d->slots[i].width, d->slots[i].height);
    cairo_set_line_width(cr, BORDER);
    cairo_stroke(cr);
}

static void put_rows(struct drawing *d, size_t from, size_t to)
{
    double y = d->pdf->y;

    for (size_t i = 0; i < d->slots_len; i++)
        if (in_rows(&d->slots[i], from, to))
            put_slot(d, &d->slots[i], from, to, y);
    put_edges(d, from, to);
    for (size_t row = from; row < to; row++)
        d->pdf->y += d->heights[row];
    d->begun = true;
}

static void put_head(struct drawing *d)
{
    (void)band_set(d, 0, d->table->head_rows);
    put_rows(d, 0, d->table->head_rows);
    d->begun = false;
}

/* The band's own layouts are set again behind those of the headings. */
static void next_page(struct drawing *d, size_t from, size_t to)
{
    pdf_page_next(d->pdf);
    d->begun = false;
    if (!d->repeats)
        return;
    put_head(d);
    if (from < to)
        (void)band_set(d, from, to);
}

/* ---- what no page holds ---- */

/* How tall the rest of a row is: its cell with most lines to come. */
static double row_rest(const struct drawing *d, size_t row)
{
    double most = 0;

    for (size_t i = 0; i < d->slots_len; i++) {
        const struct slot *slot = &d->slots[i];
        int lines = pango_layout_get_line_count(slot->layout);
        double rest = 2 * PDF_CELL_PAD_Y;

        if (slot->cell->row > row || slot->cell->last_row != row || !slot->cell->runs.len)
            continue;
        for (int line = slot->next; line < lines; line++)
            rest += line_height(slot->layout, line);
        most = rest > most ? rest : most;
    }
    return most;
}

/* As many lines of a row as the page holds. */
static void put_slice(struct drawing *d, size_t row, double room)
{
    for (size_t i = 0; i < d->slots_len; i++) {
        struct slot *slot = &d->slots[i];

        if (!in_rows(slot, row, row + 1))
            continue;
        slot->y = d->pdf->y;
        slot->height = room;
        put_lines(d, slot, d->pdf->y + PDF_CELL_PAD_Y, d->pdf->y + room - PDF_CELL_PAD_Y, false);
    }
    put_edges(d, row, row + 1);
}

/* A row taller than a page, cut between its lines. Headings are not repeated within it: they would
 * take its layouts. */
static void put_slices(struct drawing *d, size_t row)
{
    double rest = d->heights[row];

    while (rest > pdf_room(d->pdf)) {
        put_slice(d, row, pdf_room(d->pdf));
        rest = row_rest(d, row);
        pdf_page_next(d->pdf);
    }
    d->heights[row] = rest;
    put_rows(d, row, row + 1);
}

/* Row by row, each on a page that holds it. */
static void put_apart(struct drawing *d, size_t from, size_t to)
{
    for (size_t row = from; row < to; row++) {
        if (d->heights[row] > pdf_room(d->pdf) && d->begun) {
            pdf_page_next(d->pdf);
            d->begun = false;
        }
        if (d->heights[row] > pdf_room(d->pdf))
            put_slices(d, row);
        else
            put_rows(d, row, row + 1);
    }
}

static void put_band(struct drawing *d, size_t from, size_t to)
{
    double height = band_set(d, from, to);

    if (height > pdf_room(d->pdf) && d->begun)
        next_page(d, from, to);
    if (height > pdf_room(d->pdf))
        put_apart(d, from, to);
    else
        put_rows(d, from, to);
}

/* ---- the table ---- */

static void set_group(struct drawing *d, const struct pdf_group *group)
{
    double x = d->pdf->left;

    for (size_t i = 0; i < d->table->columns.len; i++)
        d->starts[i] = -1;
    for (size_t i = 0; i < group->len; i++) {
        size_t column = d->plan.order[group->from + i];

        d->starts[column] = x;
        x += d->plan.widths[column];
    }
}

static double head_height(struct drawing *d)
{
    return d->table->head_rows ? band_set(d, 0, d->table->head_rows) : 0;
}

/* Headings stand on a page with the first band below them. */
static void put_group(struct drawing *d)
{
    double page = d->pdf->bottom - d->pdf->top, head = head_height(d);
    size_t row = d->table->head_rows;
    double first;

    d->repeats = head > 0 && head < page * HEAD_MOST;
    first = row < d->table->rows ? band_set(d, row, band_end(d, row)) : 0;
    if (head + first > pdf_room(d->pdf) && !pdf_fresh(d->pdf))
        pdf_page_next(d->pdf);
    if (d->repeats)
        put_head(d);
    else
        row = 0;
    d->begun = false;
    while (row < d->table->rows) {
        size_t end = band_end(d, row);

        put_band(d, row, end);
        row = end;
    }
}

static void set_rows(struct drawing *d)
{
    size_t row = 0;

    for (size_t i = 0; i < d->table->cells.len; i++)
        while (row <= LIST_AT(d->table->cells, struct paper_cell, i)->row)
            d->first_of[row++] = i;
    while (row <= d->table->rows)
        d->first_of[row++] = d->table->cells.len;
}

void pdf_table(struct pdf *pdf, const struct paper_table *table)
{
    struct arena *arena = pdf->ctx->arena;
    struct drawing d = {
        .pdf = pdf,
        .table = table,
        .plan = pdf_plan(pdf, table),
        .starts = ARENA_ARRAY(arena, table->columns.len, double),
        .first_of = ARENA_ARRAY(arena, table->rows + 1, size_t),
        .heights = ARENA_ARRAY(arena, table->rows, double),
        .slots = ARENA_ARRAY(arena, table->cells.len, struct slot),
    };

    set_rows(&d);
    if (!pdf_fresh(pdf))
        pdf->y += ABOVE;
    for (size_t i = 0; i < d.plan.groups_len; i++) {
        if (i > 0)
            pdf_page_next(pdf);
        set_group(&d, &d.plan.groups[i]);
        put_group(&d);
    }
    pdf->y += BELOW;
    layouts_free(&d);
}
