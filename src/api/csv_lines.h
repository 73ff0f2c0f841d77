/*
 * csv_lines -- a CSV file of lines with named columns, each fault said by line and column.
 *
 * Columns go by their names or by what people read above them, case and marks
 * aside, in any order; a column that is not needed may be absent. Days are
 * written 2025-07-01 or 1/7/2025; a code may stand as ="00123", which keeps its
 * zeros in a spreadsheet.
 *
 * Layer:  api
 * Owns:   nothing; texts live in the request's arena
 * Fails:  the key the caller gives, with every fault
 * Limits: CSV_ROWS_MAX rows, CSV_COLUMNS_MAX columns
 * Tests:  tests/api/unit.talk, tests/api/succession.talk
 */
#ifndef BAOCAO_CSV_LINES_H
#define BAOCAO_CSV_LINES_H

#include "base/ctx.h"
#include "base/list.h"
#include "core/csv.h"

struct csv_title {
    const char *name, *title;
    bool needed;
};

struct csv_lines {
    struct ctx *ctx;
    enum problem_key key; /* of what is refused */
    const struct csv_title *columns;
    size_t columns_len;
    struct csv_reader reader;
    size_t at[CSV_COLUMNS_MAX]; /* which field of the file holds which column */
    struct faults faults;
};

/* What the line now read says. */
typedef void csv_line_read(struct csv_lines *lines, void *out);

/* Reads every line into an item of the list; refuses the file if anything was wrong with it. ctx,
 * key and the columns are given. */
enum status csv_lines_read(struct csv_lines *lines, struct str text, size_t item_size,
    csv_line_read *read, struct list *out) MUST_CHECK;

bool csv_lines_have(const struct csv_lines *lines, size_t column);
struct str csv_lines_text(const struct csv_lines *lines, size_t column);
/* One of `len` choices by its name or title, or -1. */
int csv_lines_choice(const struct csv_lines *lines, size_t column, const char *const *names,
    const char *const *titles, int len);
/* A day; DATE_NONE and a fault if it is none. An empty one is DATE_NONE without. */
int64_t csv_lines_day(struct csv_lines *lines, size_t column);
void csv_lines_bad(struct csv_lines *lines, size_t column, const char *why, struct str found);

#endif
