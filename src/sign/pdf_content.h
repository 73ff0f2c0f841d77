/*
 * pdf_content -- what a PDF file shows, as one digest, whatever its objects are numbered.
 *
 * Pages with all they draw on (decoded), their annotations, and the catalog
 * with its actions and names. Left out is what a signature adds: signature
 * fields and their widgets, which are looked at one by one, and what was filled
 * in as number and day (pdf_number.h). Two files with the same digest show the
 * same to every viewer.
 *
 * Layer:  sign
 * Owns:   nothing
 * Fails:  SIGN_PDF_BROKEN, SIGN_PDF_TOO_LARGE, SIGN_PDF_ACTIVE, SIGN_WIDGET_LARGE
 * Limits: PDF_STEPS_MAX, PDF_WALK_DEPTH_MAX, PDF_PAGES_MAX
 * Tests:  tests/sign/attack_test.c, tests/fuzz/fuzz_verify.c
 */
#ifndef BAOCAO_PDF_CONTENT_H
#define BAOCAO_PDF_CONTENT_H

#include "sign/cms.h"
#include "sign/pdf_fields.h"

/* Refuses files that act by themselves: scripts, programs, files inside. */
enum status pdf_content(struct pdf_file *file, const struct pdf_fields *fields,
    unsigned char out[SHA256_BYTES]) MUST_CHECK;
/* How a field shows itself: its place and its picture. */
enum status pdf_widget_content(struct pdf_file *file, const struct pdf_field *field,
    unsigned char out[SHA256_BYTES]) MUST_CHECK;
/* Of one value, with all it refers to. */
enum status pdf_value_content(struct pdf_file *file, const struct pdf_value *value,
    unsigned char out[SHA256_BYTES]) MUST_CHECK;
/* Refuses widgets that hide a page, on each page all of them together. */
enum status pdf_check_widgets(struct pdf_file *file, const struct pdf_fields *fields) MUST_CHECK;

#endif
