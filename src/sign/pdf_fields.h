/*
 * pdf_fields -- the signature fields of a PDF file: where they show, and what signed them.
 *
 * Layer:  sign
 * Owns:   values live in the context's arena
 * Fails:  SIGN_FIELD for a form that has anything but plain signature fields
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

struct pdf_field {
    int64_t number; /* of its object */
    struct str name;
    const struct pdf_value *dict;
    const struct pdf_value *signature; /* its dictionary; NULL: not signed */
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
const struct pdf_field *pdf_field_of(const struct pdf_fields *fields, int64_t number);
enum status pdf_read_pages(struct pdf_file *file, struct pdf_pages *out) MUST_CHECK;
/* A value that a page has itself or from above. */
enum status pdf_page_value(
    struct pdf_file *file, int64_t page, const char *key, const struct pdf_value **out) MUST_CHECK;
/* A box of four numbers; its corners are put in order. */
bool pdf_box_of(const struct pdf_value *value, struct pdf_box *out);

#endif
