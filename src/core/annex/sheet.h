/*
 * sheet -- a spreadsheet page as plain data: what stands in which cell, and how it looks.
 *
 * The reader of .xlsx files fills it, recognition of annexes and the import of
 * figures read it. It knows nothing of zip or XML. Cells are kept row by row,
 * in order, so that a page of 100,000 cells costs one array a row.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in
 * Fails:  a cell that is not there is sheet_no_cell: empty text, no formula
 * Limits: SHEET_ROWS_MAX, SHEET_COLUMNS_MAX (Excel's own)
 * Tests:  sheet_test.c
 */
#ifndef BAOCAO_SHEET_H
#define BAOCAO_SHEET_H

#include "base/str.h"

#define SHEET_ROWS_MAX 1048576
#define SHEET_COLUMNS_MAX 16384
/* Excel keeps and shows fifteen significant digits. */
#define SHEET_DIGITS_MAX 15

enum sheet_kind {
    SHEET_EMPTY,
    SHEET_TEXT,
    SHEET_NUMBER, /* text holds it in the wire form: "1234.5" */
    SHEET_BOOL,   /* text holds "1" or "0" */
    SHEET_ERROR   /* text holds "#DIV/0!" and the like */
};

enum sheet_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_OTHER };

/* The look of a cell, as far as it says something about its meaning. */
struct sheet_style {
    struct str font;
    bool bold, italic;
    bool percent; /* the format shows hundredths as per cent */
    bool date;    /* the number is a day or an hour */
    int decimals; /* of the number format; -1: the format does not say (General) */
    int indent;   /* of the alignment, in Excel's steps */
    enum sheet_align align;
};

struct sheet_cell {
    struct str text;    /* a text as typed, a number in the wire form; a formula's cached value */
    struct str formula; /* without "=", shared ones written out; empty: none */
    int32_t column;     /* 1 = A */
    uint16_t style;     /* index into sheet.styles */
    uint8_t kind;       /* enum sheet_kind */
};

struct sheet_row {
    int32_t number; /* from 1 */
    int32_t len;
    bool hidden;
    struct sheet_cell *cells; /* by column */
};

struct sheet_merge {
    int32_t row, column, last_row, last_column;
};

/* A run of columns with one width. */
struct sheet_width {
    int32_t column, last_column;
    int32_t chars; /* rounded; 0: the default */
    bool hidden;
};

struct sheet {
    struct str name;
    bool hidden;
    bool date1904;          /* days count from 1904-01-01 */
    struct sheet_row *rows; /* by number; rows without cells are left out */
    size_t rows_len;
    int32_t last_row; /* of a cell that is there; 0: the page is empty */
    int32_t last_column;
    struct sheet_merge *merges;
    size_t merges_len;
    struct sheet_width *widths;
    size_t widths_len;
    const struct sheet_style *styles;
    size_t styles_len;
};

/* The pages of one file, in the order of its tabs. */
struct book {
    struct sheet *sheets;
    size_t len;
};

extern const struct sheet_cell sheet_no_cell;

/* The row with this number, or NULL. */
const struct sheet_row *sheet_row(const struct sheet *sheet, int64_t number);
/* Never NULL; merges are not looked at. */
const struct sheet_cell *sheet_cell(const struct sheet *sheet, int64_t row, int64_t column);
const struct sheet_style *sheet_style(const struct sheet *sheet, const struct sheet_cell *cell);
/* The merge that covers the cell, or NULL. */
const struct sheet_merge *sheet_merge(const struct sheet *sheet, int64_t row, int64_t column);
int64_t sheet_width(const struct sheet *sheet, int64_t column);
bool sheet_column_hidden(const struct sheet *sheet, int64_t column);
/* A number as files write it ("0.10000000000000001", "1.5E-3") as Excel shows it ("0.1", "0.0015").
 * False if it is no number. */
bool sheet_number(struct arena *arena, struct str raw, struct str *out);
/* The day a date cell stands for, as in base/date.h; false if it is none. */
bool sheet_date(const struct sheet *sheet, const struct sheet_cell *cell, int64_t *days);
/* A formula moved by so many rows and columns, as Excel moves it when copied. */
struct str sheet_shift(struct arena *arena, struct str formula, int64_t rows, int64_t columns);
/* "AB12" with or without $; false if it is no reference. */
bool sheet_ref(struct str text, int64_t *row, int64_t *column);

#endif
