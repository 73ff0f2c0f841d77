/*
 * papers -- a report's paper as a file: PDF and .docx, both from the one description in
 * core/paper/paper.h.
 *
 * The same paper always gives the same bytes: no clock, no random numbers, and of the machine only
 * the font, Liberation Serif, which has the widths of Times New Roman and is embedded in the PDF.
 *
 * Layer:  render
 * Owns:   the bytes live in the context's arena
 * Fails:  RENDER_FAILED: the file could not be made
 * Limits: those of core/paper/paper.h
 * Tests:  tests/render/
 */
#ifndef BAOCAO_PAPERS_H
#define BAOCAO_PAPERS_H

#include "base/ctx.h"
#include "core/paper/paper.h"

/* In points (1/72 inch) from the upper left corner of a page so high; pages count from 1. */
struct paper_place {
    size_t page;
    double x, y, width, height, page_height;
};

/* The same as signatures count: page from 0, hundredths of a point from the lower left corner. */
struct paper_spot {
    int64_t page, left, bottom, right, top;
};

/* Room that a line leaves for what is written in later: letters of this size stand on y. */
struct paper_room {
    double x, y, width;
};
#define PAPER_ROOMS_MAX 3
struct paper_line {
    size_t page; /* from 1 */
    double size, page_height;
    struct paper_room rooms[PAPER_ROOMS_MAX];
    size_t len; /* 0: it leaves none */
    /* Of a paper with reserved lines: words of the number's line that are not printed, but drawn
     * with the number, in the middle of the room or up to its end. */
    struct str before, behind;
    bool at_end;
};
/* Number and day once more, above an annex; both slanting. */
struct paper_reference {
    struct paper_line number, day;
};
#define PAPER_REFERENCES_MAX 8

/* The same as signatures count, as paper_spot does. */
struct paper_gap {
    int64_t left, base, width;
};
struct paper_gaps {
    int64_t page, size;
    struct paper_gap rooms[PAPER_ROOMS_MAX];
    size_t len;
    struct str before, behind;
    bool at_end;
};

struct paper_file {
    struct str bytes;
    size_t pages;            /* of a PDF */
    struct paper_place sign; /* of a PDF: where the signature goes, between position and name */
    struct paper_place
        area; /* of a PDF: from its first line of position to the name, for the seal */
    /* Of a PDF without number and day: one room for the number; for day, month and year, slanting,
     * one each. */
    struct paper_line number, day;
    struct paper_reference references[PAPER_REFERENCES_MAX]; /* of a paper with reserved lines */
    size_t references_len;
};

struct paper_writer {
    const char *extension; /* "pdf" */
    const char *media_type;
    enum status (*write)(struct ctx *ctx, const struct paper *paper, struct paper_file *out);
};

struct paper_spot paper_spot(const struct paper_place *place);
struct paper_gaps paper_gaps(const struct paper_line *line);

/* The writer for a file name's extension, or NULL. */
const struct paper_writer *paper_writer(struct str extension);

enum status render_pdf(
    struct ctx *ctx, const struct paper *paper, struct paper_file *out) MUST_CHECK;
enum status render_docx(
    struct ctx *ctx, const struct paper *paper, struct paper_file *out) MUST_CHECK;

/* The TrueType font a PDF's letters are of, upright or slanting: to write into its rooms. */
enum paper_font { PAPER_FONT_UPRIGHT, PAPER_FONT_SLANTING };
enum status paper_font(struct ctx *ctx, enum paper_font which, struct str *out) MUST_CHECK;

#endif
