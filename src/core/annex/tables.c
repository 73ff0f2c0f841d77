/* The tables of one page: below each other, or side by side. */
#include "core/annex/annex.h"

#include "core/annex/frame.h"

/* The row without the cells left and right of the columns. */
static struct sheet_row row_part(struct sheet_row row, const struct area *area)
{
    while (row.len > 0 && row.cells[0].column < area->column) {
        row.cells++;
        row.len--;
    }
    while (row.len > 0 && row.cells[row.len - 1].column > area->last_column)
        row.len--;
    return row;
}

/* How far the part reaches: as a reader of files counts it, by cells that hold something. */
static void reach(struct sheet *part, const struct sheet_row *row)
{
    for (int32_t j = row->len; j > 0; j--) {
        const struct sheet_cell *cell = &row->cells[j - 1];

        if (cell->kind == SHEET_EMPTY && cell->formula.len == 0)
            continue;
        part->last_row = row->number;
        if (cell->column > part->last_column)
            part->last_column = cell->column;
        return;
    }
}

struct sheet annex_part(
    struct arena *arena, const struct sheet *sheet, const struct annex_table *table)
{
    const struct area *area = &table->area;
    struct sheet part = *sheet;

    part.rows = ARENA_ARRAY(arena, sheet->rows_len, struct sheet_row);
    part.rows_len = 0;
    part.last_row = part.last_column = 0;
    for (size_t i = 0; i < sheet->rows_len; i++) {
        struct sheet_row row = sheet->rows[i];

        if (row.number < area->row || row.number > area->last_row)
            continue;
        if (row.number >= table->head)
            row = row_part(row, area);
        part.rows[part.rows_len++] = row;
        reach(&part, &row);
    }
    return part;
}

struct tables {
    struct arena *arena;
    const struct sheet *sheet;
    struct annex_table items[ANNEX_TABLES_MAX];
    size_t len;
};

static bool look(struct tables *tables, const struct annex_table *table, struct frame *frame)
{
    struct arena_mark mark = arena_mark(tables->arena);
    struct sheet part = annex_part(tables->arena, tables->sheet, table);
    struct annex_page page;
    bool found = false;

    if (part.last_row > 0) {
        page = page_of(tables->arena, &part);
        found = frame_find(&page, frame);
    }
    arena_rewind(tables->arena, mark);
    return found;
}

static void add(struct tables *tables, const struct annex_table *table)
{
    if (tables->len < ANNEX_TABLES_MAX)
        tables->items[tables->len++] = *table;
}

/* The tables beside each other in one band of rows. */
static void add_beside(struct tables *tables, struct annex_table band, struct frame frame)
{
    while (frame.next_column > 0 && tables->len < ANNEX_TABLES_MAX) {
        struct annex_table left = band;

        left.area.last_column = frame.next_column - 1;
        add(tables, &left);
        band.area.column = frame.next_column;
        if (!look(tables, &band, &frame))
            return;
    }
    add(tables, &band);
}

struct list annex_tables(struct arena *arena, const struct sheet *sheet)
{
    struct tables *tables = ARENA_NEW(arena, struct tables);
    struct annex_table rest = { .area = { 1, 1, sheet->last_row, sheet->last_column } };
    struct frame frame;

    *tables = (struct tables){ .arena = arena, .sheet = sheet };
    /* What is too large is told of the whole page. */
    if (sheet->last_row > 0 && page_too_large(sheet))
        add(tables, &rest);
    if (tables->len > 0)
        return (struct list){ tables->items, tables->len };
    while (tables->len < ANNEX_TABLES_MAX && look(tables, &rest, &frame)) {
        struct annex_table band = rest;

        band.head = frame.head_first;
        if (frame.number_row > 0 && frame.number_row < band.head)
            band.head = frame.number_row;
        if (frame.next_table > 0)
            band.area.last_row = frame.next_table - 1;
        add_beside(tables, band, frame);
        if (frame.next_table == 0)
            break;
        rest.area.row = frame.next_table;
    }
    return (struct list){ tables->items, tables->len };
}
