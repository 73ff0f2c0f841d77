/*
 * issue -- a document made ready to be signed before it has a number, and its number put in later.
 *
 * The leader signs first; number and day are given afterwards, by the clerk,
 * before the organisation's seal. So an issued document keeps rooms for both,
 * as fields nobody can type into, and names by a digest what else is signed
 * with it: annexes in files of their own and the data packet. Numbering is one
 * revision that changes nothing else; verify.h accepts it once, in this shape.
 *
 * Layer:  sign
 * Owns:   bytes live in the context's arena
 * Fails:  SIGN_PLACE, SIGN_LABEL, SIGN_NUMBERED, SIGN_FIELD, SIGN_FONT and those of pdf_file
 * Limits: STAMP_LABEL_CHARS_MAX, FONT_BYTES_MAX
 * Tests:  tests/sign/issue_test.c
 */
#ifndef BAOCAO_ISSUE_H
#define BAOCAO_ISSUE_H

#include "sign/pdf_number.h"
#include "sign/pdf_place.h"

/* Room for letters, in hundredths of a point from the lower left corner of the page. */
struct issue_room {
    int64_t left, base, width; /* letters stand on the base */
};

/* A line with rooms; len 0: the document has none. A number has one, a day three. */
struct issue_line {
    size_t page;     /* from 0 */
    int64_t size;    /* of letters, in hundredths of a point */
    struct str font; /* a TrueType font */
    struct issue_room rooms[PDF_ROOMS_MAX];
    size_t len;
    /* Of a number: words that are not printed, but drawn with it, in the middle of the room or up
     * to its end (pdf_number_words). */
    struct str before, behind;
    bool at_end;
};

/* Number and day once more, on a page of their own: an annex's. Both in the slanting font of the
 * head's day. */
struct issue_again {
    struct issue_line number, day;
};
#define ISSUE_AGAIN_MAX (PDF_NUMBER_PLACES_MAX - 1)

struct issue_order {
    struct str document;
    struct str manifest; /* SHA-256 as 64 hexadecimal digits; empty: nothing goes with it */
    struct issue_line number, day;
    struct issue_again again[ISSUE_AGAIN_MAX]; /* only where the head has both */
    size_t again_len;
    struct pdf_area area; /* where it is signed and sealed */
};

/* The document as it is issued: what is signed, and what verifiers compare with. */
enum status issue_reserve(
    struct ctx *ctx, const struct issue_order *order, struct str *out) MUST_CHECK;
/* Number ("05") and day, once and together, at every place; signed already or not. */
enum status issue_number(struct ctx *ctx, struct str document, struct str number, int64_t day,
    struct str *out) MUST_CHECK;
/* Whether a number can be put in is told before anybody signs by pdf_check_number. */

#endif
