/*
 * pdf_fields -- the fields of a PDF file: those for signatures, and those for number and day.
 *
 * Layer:  sign
 * Owns:   values live in the context's arena
 * Fails:  SIGN_FIELD for a form that has anything else, or one that is not as it must be
 * Limits: SIGNATURE_FIELDS_MAX, PDF_PAGES_MAX
 * Tests:  tests/sign/attack_test.c, tests/fuzz/fuzz_verify.c
 */
#ifndef BAOCAO_PDF_FIELDS_H
#define BAOCAO_PDF_FIELDS_H

#include "sign/pdf_file.h"

/* A rectangle in hundredths of a point (1/72 inch), from the lower left corner. */
struct pdf_box {
    int64_t left, bottom, right, top;
};

/* The document's number, and the day it was issued: filled in when it was signed already. Those of
 * its head; of the annexes so2 and ngay2, so3 and ngay3. */
#define PDF_NUMBER_FIELD "so"
#define PDF_DAY_FIELD "ngay"
#define PDF_NUMBER_PLACES_MAX 9
/* A field's own key for where its letters go. */
#define PDF_ROOMS_KEY "BaoCao"

enum pdf_field_kind { PDF_FIELD_SIGNATURE, PDF_FIELD_NUMBER, PDF_FIELD_DAY };

struct pdf_field {
    enum pdf_field_kind kind;
    size_t place;   /* of a number or day: from 1, the head's */
    int64_t number; /* of its object */
    struct str name;
    const struct pdf_value *dict;
    const struct pdf_value *signature; /* its dictionary; NULL: not signed */
    struct str value;                  /* of a number or day, as it is kept; empty: none yet */
};

struct pdf_fields {
    struct pdf_field items[SIGNATURE_FIELDS_MAX];
    size_t len;
};

struct pdf_pages {
    int64_t *numbers; /* of the pages' objects, in order */
    size_t len;
};

enum status pdf_read_fields(struct pdf_file *file, struct pdf_fields *out) MUST_CHECK;
/* Of a number or day, the one of this place; NULL: there is none. */
const struct pdf_field *pdf_field_at(
    const struct pdf_fields *fields, enum pdf_field_kind kind, size_t place);
/* How many places it has: all of them from 1. */
size_t pdf_field_places(const struct pdf_fields *fields, enum pdf_field_kind kind);
const struct pdf_field *pdf_field_of(const struct pdf_fields *fields, int64_t number);
enum status pdf_read_pages(struct pdf_file *file, struct pdf_pages *out) MUST_CHECK;
/* How many pages a document has; 0: our reader does not take it, and none can be told. */
size_t pdf_count_pages(const struct ctx *ctx, struct str bytes);
/* A value that a page has itself or from above. */
enum status pdf_page_value(
    struct pdf_file *file, int64_t page, const char *key, const struct pdf_value **out) MUST_CHECK;
/* A box of four numbers; its corners are put in order. */
bool pdf_box_of(const struct pdf_value *value, struct pdf_box *out);

#endif
