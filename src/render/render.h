/*
 * render -- a filled form as a file: one table of writers, all of one shape.
 *
 * A writer is handed a form, who reports, for which period, and a way to ask
 * for rows and their figures one after another; so a report, a total and a
 * list of a hundred thousand rows are written alike.
 *
 * Layer:  render
 * Owns:   the bytes live in the context's arena
 * Fails:  RENDER_FAILED: the file could not be made
 * Limits: OPEN_ROWS_MAX rows
 * Tests:  xlsx_test.c, csv_test.c, tests/render/
 */
#ifndef BAOCAO_RENDER_H
#define BAOCAO_RENDER_H

#include "base/ctx.h"
#include "core/content.h"

/* Rows in the order they are printed, each asked for once, from the first to the last; value() for
 * value columns only. What they allocate in the context's arena is gone behind the row. */
struct render_rows {
    size_t len;
    const struct form_row *(*row)(const void *user, size_t i);
    struct cell (*value)(const void *user, size_t i, const struct form_column *column);
    const void *user;
};

/* A line of what is to know of the figures. */
struct render_remark {
    struct str cell, message, found, allowed, note, noted_by;
};

/* Where figures taken out come from: who uses them cites it (NA-32). */
struct render_source {
    struct str system, report, revision, taken; /* of the report with its period; "Bản 2"; when */
};

struct render_table {
    const struct form *form;
    struct str unit_name;     /* who reports; empty: a dotted line */
    bool of_nobody;           /* a list of the system's: no unit reports it */
    struct str receiver_name; /* to whom; empty: not printed */
    struct str period_title;  /* "Tháng 7 năm 2026"; empty: not printed */
    struct str view;          /* which rows alone there are; empty: all */
    struct render_rows rows;
    struct list remarks; /* struct render_remark: a sheet of their own, where a file has sheets */
    struct render_source source; /* the same; system empty: not said */
};

struct render_writer {
    const char *extension; /* "xlsx" */
    const char *media_type;
    enum status (*write)(struct ctx *ctx, const struct render_table *table, struct str *out);
};

/* The writer for a file name's extension, or NULL. */
const struct render_writer *render_writer(struct str extension);

/* The form's own rows with a report's figures; content NULL: an empty form. */
struct render_rows render_rows_of(
    struct arena *arena, const struct form *form, const struct content *content);

enum status render_xlsx(
    struct ctx *ctx, const struct render_table *table, struct str *out) MUST_CHECK;
/* Semicolons and decimal commas, as Excel reads where Vietnamese is set. */
enum status render_csv(
    struct ctx *ctx, const struct render_table *table, struct str *out) MUST_CHECK;

#endif
