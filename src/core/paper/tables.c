/* Tables of paper: out of a form with its figures, and out of what people drew in a text. */
#include "base/limits.h"
#include "core/head.h"
#include "core/number.h"
#include "core/paper/parts.h"

/* ---- cells that cover all of a table ---- */

struct grid {
    struct arena *arena;
    size_t rows, columns;
    struct list cells; /* struct paper_cell */
    size_t cap;
    size_t *at; /* by place: the cell there, from 1; 0: none */
};

static struct grid grid_new(struct arena *arena, size_t rows, size_t columns)
{
    return (struct grid){
        .arena = arena,
        .rows = rows,
        .columns = columns,
        .at = ARENA_ARRAY(arena, rows * columns, size_t),
    };
}

static bool grid_free(const struct grid *grid, const struct paper_cell *cell)
{
    if (cell->last_row >= grid->rows || cell->last_column >= grid->columns)
        return false;
    for (size_t row = cell->row; row <= cell->last_row; row++)
        for (size_t column = cell->column; column <= cell->last_column; column++)
            if (grid->at[row * grid->columns + column])
                return false;
    return true;
}

/* A cell that lies over others is left out: no table has two texts in one place. */
static void grid_put(struct grid *grid, struct paper_cell cell)
{
    struct list *cells = &grid->cells;

    if (!grid_free(grid, &cell))
        return;
    cells->items = list_room(grid->arena, cells->items, cells->len, &grid->cap, sizeof(cell));
    *LIST_AT(*cells, struct paper_cell, cells->len++) = cell;
    for (size_t row = cell.row; row <= cell.last_row; row++)
        for (size_t column = cell.column; column <= cell.last_column; column++)
            grid->at[row * grid->columns + column] = cells->len;
}

/* The cells in reading order, empty ones where there was none. */
static struct list grid_cells(const struct grid *grid)
{
    struct paper_cell *all =
        ARENA_ARRAY(grid->arena, grid->rows * grid->columns, struct paper_cell);
    size_t len = 0;

    for (size_t row = 0; row < grid->rows; row++)
        for (size_t column = 0; column < grid->columns; column++) {
            size_t at = grid->at[row * grid->columns + column];
            struct paper_cell cell = { row, column, row, column, PAPER_START, 0, 0, { 0 } };

            if (at && grid->cells.items)
                cell = *LIST_AT(grid->cells, struct paper_cell, at - 1);
            if (cell.row == row && cell.column == column)
                all[len++] = cell;
        }
    return (struct list){ all, len };
}

/* ---- forms ---- */

struct filled {
    struct grid grid;
    const struct form *form;
    const struct content *content;
};

static struct paper_cell one_cell(size_t row, size_t column)
{
    return (
        struct paper_cell){ .row = row, .column = column, .last_row = row, .last_column = column };
}

static size_t put_head(struct filled *to)
{
    struct arena *arena = to->grid.arena;
    struct head head = head_of(arena, to->form);

    for (size_t i = 0; i < head.len; i++) {
        const struct head_area *area = &head.areas[i];

        grid_put(&to->grid,
            (struct paper_cell){ area->row, area->column, area->last_row, area->last_column,
                PAPER_CENTER, PAPER_BOLD, 0, paper_runs(arena, area->text, 0) });
    }
    for (size_t i = 0; head.numbers && i < to->form->columns.len; i++) {
        struct paper_cell cell = one_cell(head.rows, i);

        cell.align = PAPER_CENTER;
        cell.marks = PAPER_ITALIC;
        cell.runs = paper_runs(arena, head_number(FORM_COLUMN(to->form, i)), 0);
        grid_put(&to->grid, cell);
    }
    return head.rows + head.numbers;
}

static void set_value(struct arena *arena, struct paper_cell *to, struct cell value)
{
    struct str text = { 0 };

    to->align = PAPER_CENTER;
    switch ((enum cell_kind)value.kind) {
    case CELL_EMPTY:
        return;
    case CELL_NUMBER:
        to->align = PAPER_END;
        text = number_format_vi(
            arena, dec_normalise(CELL_DEC(value)), NUMBER_DECIMALS_ALL, NUMBER_GROUPED);
        break;
    case CELL_TEXT:
        to->align = PAPER_START;
        text = value.text;
        break;
    case CELL_DATE:
        text = date_format_vi(arena, value.value);
        break;
    case CELL_YES_NO:
        text = value.value ? S("Có") : S("Không");
        break;
    }
    to->runs = paper_runs(arena, text, 0);
}

static void set_printed(struct arena *arena, struct paper_cell *to, const struct form_row *row,
    const struct form_column *column)
{
    const struct str texts[COLUMN_ROLE_COUNT] = {
        [COLUMN_STT] = row->stt,
        [COLUMN_LABEL] = row->label,
        [COLUMN_CODE] = row->code,
        [COLUMN_UNIT] = row->unit,
    };

    to->align = column->role == COLUMN_LABEL ? PAPER_START : PAPER_CENTER;
    to->indent = column->role == COLUMN_LABEL ? (int)row->indent : 0;
    to->runs = paper_runs(arena, texts[column->role], 0);
}

static void put_row(struct filled *to, size_t at, const struct form_row *row)
{
    struct arena *arena = to->grid.arena;
    bool labelled = false;

    for (size_t i = 0; i < to->form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(to->form, i);
        struct paper_cell cell = one_cell(at, i);

        cell.marks = row->kind == ROW_GROUP ? PAPER_BOLD : 0;
        if (column->role == COLUMN_VALUE && to->content && row->kind == ROW_FIXED)
            set_value(arena, &cell, content_get(to->content, row->key, column->key));
        else if (column->role != COLUMN_VALUE && !(labelled && column->role == COLUMN_LABEL))
            set_printed(arena, &cell, row, column);
        labelled = labelled || column->role == COLUMN_LABEL;
        grid_put(&to->grid, cell);
    }
}

/* Columns left of the first value lead a row. */
static struct list columns_of(struct arena *arena, const struct form *form)
{
    struct paper_column *columns = ARENA_ARRAY(arena, form->columns.len, struct paper_column);
    bool leading = true;

    for (size_t i = 0; i < form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(form, i);

        leading = leading && column->role != COLUMN_VALUE;
        columns[i] = (struct paper_column){ head_width(column), leading };
    }
    return (struct list){ columns, form->columns.len };
}

const struct paper_table *paper_form_table(
    struct arena *arena, const struct form *form, const struct content *content)
{
    struct paper_table *table = ARENA_NEW(arena, struct paper_table);
    struct head head = head_of(arena, form);
    size_t rows = head.rows + head.numbers + form->rows.len;
    struct filled to = { grid_new(arena, rows, form->columns.len), form, content };

    table->head_rows = put_head(&to);
    for (size_t i = 0; i < form->rows.len; i++)
        put_row(&to, table->head_rows + i, FORM_ROW(form, i));
    table->columns = columns_of(arena, form);
    table->cells = grid_cells(&to.grid);
    table->rows = rows;
    return table;
}

/* ---- a part of a form ---- */

static bool listed(struct str keys, int64_t key)
{
    while (keys.len) {
        int64_t one;

        if (str_to_int(str_trim(str_cut(&keys, ',')), &one) && one == key)
            return true;
    }
    return false;
}

static struct list rows_listed(struct arena *arena, const struct form *form, struct str keys)
{
    struct form_row *rows = ARENA_ARRAY(arena, form->rows.len, struct form_row);
    size_t len = 0;

    if (!keys.len)
        return form->rows;
    for (size_t i = 0; i < form->rows.len; i++)
        if (listed(keys, FORM_ROW(form, i)->key))
            rows[len++] = *FORM_ROW(form, i);
    return (struct list){ rows, len };
}

static struct list columns_listed(struct arena *arena, const struct form *form, struct str keys)
{
    struct form_column *columns = ARENA_ARRAY(arena, form->columns.len, struct form_column);
    size_t len = 0;

    if (!keys.len)
        return form->columns;
    for (size_t i = 0; i < form->columns.len; i++)
        if (FORM_COLUMN(form, i)->role != COLUMN_VALUE || listed(keys, FORM_COLUMN(form, i)->key))
            columns[len++] = *FORM_COLUMN(form, i);
    return (struct list){ columns, len };
}

const struct paper_table *paper_form_part(
    struct arena *arena, const struct paper_facts *facts, struct str rows, struct str columns)
{
    struct form part;

    if (!facts->form)
        return NULL;
    part = *facts->form;
    part.rows = rows_listed(arena, facts->form, rows);
    part.columns = columns_listed(arena, facts->form, columns);
    if (!part.rows.len || !part.columns.len)
        return NULL;
    return paper_form_table(arena, &part, facts->content);
}

/* ---- tables of a text ---- */

static size_t children(const struct doc_node *node)
{
    size_t len = 0;

    for (const struct doc_node *child = node->first; child; child = child->next)
        len++;
    return len;
}

/* As many columns as the widest row takes, with what reaches into it from above: no cell is lost.
 */
static size_t columns_drawn(struct arena *arena, const struct doc_node *table, size_t rows)
{
    size_t *taken = ARENA_ARRAY(arena, rows + 1, size_t);
    size_t most = 1, at = 0;

    for (const struct doc_node *row = table->first; row; row = row->next, at++) {
        for (const struct doc_node *cell = row->first; cell; cell = cell->next) {
            size_t last = at + (size_t)doc_number(cell, ATTR_ROWSPAN);

            for (size_t below = at; below < last && below < rows; below++)
                taken[below] += (size_t)doc_number(cell, ATTR_COLSPAN);
        }
        most = taken[at] > most ? taken[at] : most;
    }
    return most < PAPER_TABLE_COLUMNS_MAX ? most : PAPER_TABLE_COLUMNS_MAX;
}

/* The next place of a row that no cell from above reaches into; columns: there is none. */
static size_t place_from(const struct grid *grid, size_t row, size_t column)
{
    while (column < grid->columns && grid->at[row * grid->columns + column])
        column++;
    return column;
}

/* "12.950", "-3,2%": figures stand below each other by their last digits. */
static bool is_figure(const struct list *runs)
{
    size_t digits = 0;

    for (size_t i = 0; i < runs->len; i++) {
        struct str text = LIST_AT(*runs, struct paper_run, i)->text;

        for (size_t k = 0; k < text.len; k++) {
            if (str_find(S("0123456789.,-+% "), str_sub(text, k, 1)) == S("0123456789.,-+% ").len)
                return false;
            digits += text.ptr[k] >= '0' && text.ptr[k] <= '9';
        }
    }
    return digits > 0;
}

static void put_drawn(struct grid *grid, size_t row, size_t column, const struct doc_node *node)
{
    struct paper_cell cell = one_cell(row, column);
    size_t columns = (size_t)doc_number(node, ATTR_COLSPAN);
    size_t rows = (size_t)doc_number(node, ATTR_ROWSPAN);

    /* Spans end where the table or the free places do. */
    while (cell.last_column + 1 < column + columns && cell.last_column + 1 < grid->columns &&
           !grid->at[row * grid->columns + cell.last_column + 1])
        cell.last_column++;
    cell.last_row = row + rows <= grid->rows ? row + rows - 1 : grid->rows - 1;
    cell.align = node->kind == NODE_HEAD_CELL ? PAPER_CENTER : PAPER_START;
    cell.marks = node->kind == NODE_HEAD_CELL ? PAPER_BOLD : 0;
    cell.runs = paper_node_runs(grid->arena, node);
    if (cell.align == PAPER_START && is_figure(&cell.runs))
        cell.align = PAPER_END;
    grid_put(grid, cell);
}

/* Rows of heading cells alone at the top are repeated on each page, if rows follow them. */
static size_t head_rows_drawn(const struct doc_node *table)
{
    size_t len = 0;

    for (const struct doc_node *row = table->first; row; row = row->next) {
        for (const struct doc_node *cell = row->first; cell; cell = cell->next)
            if (cell->kind != NODE_HEAD_CELL)
                return len;
        len += row->first != NULL;
    }
    return 0;
}

/* With all rows that its cells reach into; 0: nothing would be left to stand below. */
static size_t head_rows_closed(const struct paper_table *table, size_t rows)
{
    for (size_t i = 0; i < table->cells.len; i++) {
        const struct paper_cell *cell = LIST_AT(table->cells, struct paper_cell, i);

        if (cell->row < rows && cell->last_row >= rows)
            rows = cell->last_row + 1;
    }
    return rows < table->rows ? rows : 0;
}

const struct paper_table *paper_text_table(struct arena *arena, const struct doc_node *node)
{
    struct paper_table *table = ARENA_NEW(arena, struct paper_table);
    size_t rows = children(node);
    struct grid grid = grid_new(arena, rows, columns_drawn(arena, node, rows));
    struct paper_column *columns = ARENA_ARRAY(arena, grid.columns, struct paper_column);
    size_t at = 0;

    for (const struct doc_node *row = node->first; row; row = row->next, at++) {
        size_t column = 0;

        for (const struct doc_node *cell = row->first; cell; cell = cell->next) {
            column = place_from(&grid, at, column);
            if (column < grid.columns)
                put_drawn(&grid, at, column, cell);
        }
    }
    for (size_t i = 0; i < grid.columns; i++)
        columns[i] = (struct paper_column){ 0, i == 0 };
    table->rows = grid.rows;
    table->columns = (struct list){ columns, grid.columns };
    table->cells = grid_cells(&grid);
    table->head_rows = head_rows_closed(table, head_rows_drawn(node));
    return table;
}
