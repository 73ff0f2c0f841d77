/*
 * pdf_filter -- a stream's data with its compression taken off.
 *
 * Flate with its predictors, hexadecimal and base 85 are undone. What holds
 * pictures (DCT, JPX, CCITT, JBIG2) and what hardly anybody writes any more
 * (LZW, RunLength) stays as it is, and *rest says so.
 *
 * Layer:  sign
 * Owns:   data lives in the context's arena, or borrows the file's bytes
 * Fails:  SIGN_PDF_BROKEN, SIGN_PDF_TOO_LARGE
 * Limits: PDF_INFLATED_BYTES_MAX for all streams of a file, PDF_FILTERS_MAX, PDF_MEMO_ITEMS
 * Tests:  pdf_file_test.c, tests/fuzz/fuzz_pdf.c
 */
#ifndef BAOCAO_PDF_FILTER_H
#define BAOCAO_PDF_FILTER_H

#include "sign/cms.h"
#include "sign/pdf_file.h"

/* What a stream's data are. */
struct pdf_digest {
    size_t len;
    unsigned char sha256[SHA256_BYTES];
};

/* Digests of streams by where they stand, for files that are parts of the same bytes: each
 * revision of a document has the same fonts. */
struct pdf_memo {
    size_t len;
    struct {
        struct str packed;
        size_t inflated;
        struct pdf_digest digest;
    } items[PDF_MEMO_ITEMS];
};

/* Refuses what cannot be undone. */
enum status pdf_data(
    struct pdf_file *file, const struct pdf_value *stream, struct str *out) MUST_CHECK;
/* *out_rest: the name of the filter that stays; empty: all were undone. */
enum status pdf_data_or_rest(struct pdf_file *file, const struct pdf_value *stream, struct str *out,
    struct str *out_rest) MUST_CHECK;
/* The same, as a digest; what the file's memo knows is not undone again, and counts as if it were.
 */
enum status pdf_data_digest(struct pdf_file *file, const struct pdf_value *stream,
    struct pdf_digest *out, struct str *out_rest) MUST_CHECK;
/* Data compressed as FlateDecode reads it. */
struct str pdf_deflate(struct arena *arena, struct str data);

#endif
