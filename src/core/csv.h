/*
 * csv -- tables as text: a reader that forgives what spreadsheets write, a writer they cannot
 * misread.
 *
 * Reading: RFC 4180, pulled row by row; a byte order mark is passed over; comma,
 * semicolon or tab, whichever the first line has most; lines end by LF, CRLF or
 * CR; rows without any text are passed over (spreadsheets leave them behind).
 *
 * Writing: the byte order mark makes Excel read UTF-8. A text a spreadsheet
 * would take for a formula gets a leading apostrophe; numbers stay numbers.
 *
 * Layer:  core (pure)
 * Owns:   fields borrow the input, those with doubled quotes live in the arena
 * Fails:  csv_next returns false with .fault and .line set; at the end .fault is CSV_OK
 * Limits: CSV_ROWS_MAX rows, CSV_COLUMNS_MAX fields a row
 * Tests:  csv_test.c
 */
#ifndef BAOCAO_CSV_H
#define BAOCAO_CSV_H

#include "base/dec.h"

enum csv_fault {
    CSV_OK,
    CSV_NOT_UTF8,       /* also: saved as another encoding of Unicode */
    CSV_UNCLOSED_QUOTE, /* .line is where it was opened */
    CSV_TEXT_BEHIND_QUOTE,
    CSV_TOO_MANY_ROWS,
    CSV_TOO_MANY_COLUMNS
};

struct csv_reader {
    struct arena *arena;
    struct str rest;
    char separator;
    struct str fields[CSV_COLUMNS_MAX]; /* of the row csv_next took */
    size_t len;
    size_t line; /* of the file, from 1, where the row begins */
    enum csv_fault fault;
    size_t rows, lines_taken; /* private */
};

struct csv_reader csv_read(struct arena *arena, struct str text);
bool csv_next(struct csv_reader *reader);
/* Index of the field of that name in the row csv_next took, white space and case aside; len if
 * none.
 */
size_t csv_column(const struct csv_reader *reader, struct str name);
/* A field without the apostrophe the writer puts before texts like formulas. */
struct str csv_unguarded(struct str field);

enum csv_dialect {
    CSV_COMMA,    /* commas and decimal points: for programs */
    CSV_SEMICOLON /* semicolons and decimal commas: for Excel as it is set in Vietnam */
};

struct csv_writer {
    struct buf *out;
    enum csv_dialect dialect;
    bool behind; /* a field of the row was written */
};

/* Writes the byte order mark; once, before the first row. */
void csv_begin(struct csv_writer *writer);
void csv_text(struct csv_writer *writer, struct str text);
/* A code of digits that begins with 0, as ="00123": a spreadsheet keeps its zeros. */
void csv_digits(struct csv_writer *writer, struct str digits);
void csv_number(struct csv_writer *writer, struct dec value);
void csv_row_end(struct csv_writer *writer);

#endif
