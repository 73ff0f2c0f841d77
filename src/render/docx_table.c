/* A table in a .docx: a grid of fixed widths, cells over several columns and rows, headings that
 * are repeated on each page. */
#include "render/docx.h"

#include "base/utf8.h"

#define SIZE_MOST 24
#define SIZE_LEAST 16
#define PAD 57
#define INDENT 160
/* Of a column that says no width. */
#define LETTERS 12
/* A letter's width at one half point, in twentieths of a point: about 0.48 of the size. */
#define LETTER(size) ((size)*48 / 10)

struct writing {
    struct buf *out;
    const struct paper_table *table;
    size_t columns;
    int *widths;
    int size;   /* half points */
    size_t *at; /* by place: index of the cell there */
};

static int letters_of(const struct paper_table *table, size_t column)
{
    int width = LIST_AT(table->columns, struct paper_column, column)->width;

    return width > 0 ? width : LETTERS;
}

/* Letters as large as the widths of the annex allow; then all widths alike smaller or larger. */
static void set_widths(struct writing *w, int width)
{
    int64_t letters = 0, taken = 0;

    for (size_t i = 0; i < w->columns; i++)
        letters += letters_of(w->table, i);
    w->size = SIZE_MOST;
    while (w->size > SIZE_LEAST && letters * LETTER(w->size) > width)
        w->size -= 2;
    for (size_t i = 0; i < w->columns; i++) {
        w->widths[i] = (int)(letters_of(w->table, i) * (int64_t)width / letters);
        taken += w->widths[i];
    }
    w->widths[w->columns - 1] += (int)(width - taken);
}

static void set_places(struct writing *w)
{
    for (size_t i = 0; i < w->table->cells.len; i++) {
        const struct paper_cell *cell = LIST_AT(w->table->cells, struct paper_cell, i);

        for (size_t row = cell->row; row <= cell->last_row; row++)
            for (size_t column = cell->column; column <= cell->last_column; column++)
                w->at[row * w->columns + column] = i;
    }
}

static const char *alignment(enum paper_align align)
{
    switch (align) {
    case PAPER_CENTER:
        return "center";
    case PAPER_END:
        return "right";
    case PAPER_START:
    case PAPER_JUSTIFIED:
        break;
    }
    return "left";
}

static void add_cell(struct writing *w, const struct paper_cell *cell, size_t row)
{
    struct buf *out = w->out;
    int width = 0;

    for (size_t column = cell->column; column <= cell->last_column; column++)
        width += w->widths[column];
    buf_addf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
    if (cell->last_column > cell->column)
        buf_addf(out, "<w:gridSpan w:val=\"%zu\"/>", cell->last_column - cell->column + 1);
    if (cell->last_row > cell->row)
        buf_add(out, cell->row == row ? S("<w:vMerge w:val=\"restart\"/>") : S("<w:vMerge/>"));
    buf_addf(out,
        "<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:ind w:left=\"%d\"/><w:jc "
        "w:val=\"%s\"/>"
        "<w:rPr><w:sz w:val=\"%d\"/></w:rPr></w:pPr>",
        cell->indent * INDENT, alignment(cell->align), w->size);
    for (size_t i = 0; cell->row == row && i < cell->runs.len; i++) {
        const struct paper_run *run = LIST_AT(cell->runs, struct paper_run, i);

        docx_run(out, run->text, run->marks | cell->marks, w->size);
    }
    buf_add(out, S("</w:p></w:tc>"));
}

static void add_row(struct writing *w, size_t row)
{
    struct buf *out = w->out;
    size_t column = 0;

    buf_addf(out, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>",
        row < w->table->head_rows ? "<w:tblHeader/>" : "");
    while (column < w->columns) {
        const struct paper_cell *cell =
            LIST_AT(w->table->cells, struct paper_cell, w->at[row * w->columns + column]);

        add_cell(w, cell, row);
        column = cell->last_column + 1;
    }
    buf_add(out, S("</w:tr>"));
}

static void add_border(struct buf *out, const char *side)
{
    buf_addf(out, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", side);
}

static void add_properties(struct buf *out, int width)
{
    static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };

    buf_addf(out, "<w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblBorders>", width);
    for (size_t i = 0; i < ARRAY_LEN(sides); i++)
        add_border(out, sides[i]);
    buf_addf(out,
        "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
        "<w:top w:w=\"20\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>"
        "<w:bottom w:w=\"20\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar>"
        "</w:tblPr>",
        PAD, PAD);
}

void docx_table(struct arena *arena, struct buf *out, const struct paper_table *table, int width)
{
    struct writing w = { .out = out, .table = table, .columns = table->columns.len };

    w.widths = ARENA_ARRAY(arena, w.columns, int);
    w.at = ARENA_ARRAY(arena, table->rows * w.columns, size_t);
    set_widths(&w, width);
    set_places(&w);
    buf_add(out, S("<w:tbl>"));
    add_properties(out, width);
    buf_add(out, S("<w:tblGrid>"));
    for (size_t i = 0; i < w.columns; i++)
        buf_addf(out, "<w:gridCol w:w=\"%d\"/>", w.widths[i]);
    buf_add(out, S("</w:tblGrid>"));
    for (size_t row = 0; row < table->rows; row++)
        add_row(&w, row);
    buf_add(out, S("</w:tbl>"));
}
