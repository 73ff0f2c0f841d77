/*
 * list_file -- a list of records as .xlsx or CSV: texts and figures, their sum and who signs below.
 *
 * A list is a form too, for the writers of render/: its first column counts, the second is what
 * the line is called, the others say what is known of it. Figures are figures in the file, which
 * a spreadsheet adds up.
 *
 * Layer:  domain
 * Owns:   the bytes live in the context's arena
 * Fails:  NOT_FOUND for an extension nobody writes, RENDER_FAILED
 * Limits: CSV_ROWS_MAX rows
 * Tests:  tests/api/account_request.talk and others that export lists
 */
#ifndef BAOCAO_LIST_FILE_H
#define BAOCAO_LIST_FILE_H

#include "base/ctx.h"
#include "core/form.h"

struct list_column {
    const char *title;
    int64_t width; /* in characters */
    /* What stands there of a record of the list: a text or, where that is NULL, a figure. */
    struct str (*text)(struct arena *arena, const void *record);
    struct maybe_dec (*figure)(const void *record);
    int decimals;
};

struct list_file {
    struct str title;    /* "DANH SÁCH …" */
    struct str subtitle; /* below it; empty: nothing */
    struct str unit_name;
    const struct list_column *columns; /* the first is what a line is called */
    size_t columns_len;
    const struct list *records;
    size_t record_size;
    const void *total; /* a record below the others, called "Tổng cộng"; NULL: none */
    const struct form_sign *signs;
    size_t signs_len;
};

enum status list_file_write(struct ctx *ctx, const struct list_file *file, struct str extension,
    struct str *out) MUST_CHECK;

#endif
