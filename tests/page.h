/*
 * page -- spreadsheet pages made of lines, for tests of what reads them.
 *
 * Layer:  tests
 * Owns:   pages live in the arena given and borrow the lines
 * Fails:  never
 * Limits: PAGE_LINES_MAX lines of PAGE_CELLS_MAX cells
 * Tests:  the tests
 */
#ifndef BAOCAO_TESTS_PAGE_H
#define BAOCAO_TESTS_PAGE_H

#include "core/annex/sheet.h"

#define PAGE_CELLS_MAX 64
#define PAGE_LINES_MAX 16

/* A page from lines of cells parted by "|": "=…" a formula, digits a number, else a text. */
static inline struct sheet page_of_lines(struct arena *arena, const char *const *lines)
{
    struct sheet sheet = { .name = S("Biểu") };

    sheet.rows = ARENA_ARRAY(arena, PAGE_LINES_MAX, struct sheet_row);
    for (int32_t n = 1; lines[n - 1] != NULL; n++) {
        struct sheet_row *row = &sheet.rows[sheet.rows_len++];
        struct str rest = str_of(lines[n - 1]);

        *row = (struct sheet_row){ .number = n };
        row->cells = ARENA_ARRAY(arena, PAGE_CELLS_MAX, struct sheet_cell);
        while (rest.len > 0) {
            struct str text = str_cut(&rest, '|');
            struct sheet_cell *cell = &row->cells[row->len++];
            bool formula = str_starts(text, S("="));
            int64_t number;

            *cell = (struct sheet_cell){ .column = row->len, .text = text, .formula = S("") };
            cell->kind = str_to_int(text, &number) ? SHEET_NUMBER : SHEET_TEXT;
            if (text.len == 0 || formula)
                cell->kind = SHEET_EMPTY;
            if (formula)
                cell->formula = str_sub(text, 1, text.len);
            if (formula)
                cell->text = S("");
            sheet.last_column = row->len > sheet.last_column ? row->len : sheet.last_column;
        }
        sheet.last_row = n;
    }
    return sheet;
}

#endif
