/*
 * verify_parts -- the signatures inside a PDF file, each with the bytes it is about.
 *
 * Layer:  sign
 * Owns:   nothing; bytes borrow the file's
 * Fails:  SIGN_RANGE, SIGN_KIND, SIGN_FIELD
 * Limits: SIGNATURES_MAX, CMS_BYTES_MAX
 * Tests:  tests/sign/attack_test.c, tests/fuzz/fuzz_verify.c
 */
#ifndef BAOCAO_VERIFY_PARTS_H
#define BAOCAO_VERIFY_PARTS_H

#include "sign/pdf_content.h"

struct pdf_signed {
    const struct pdf_field *field;
    struct str cms;
    struct str before, after; /* the bytes it is about, around itself */
    size_t end;               /* behind the last of them */
    int64_t claimed_ms;       /* the file's word for the time; 0: none */
    bool must_name_cert;      /* PAdES */
};

/* In the order of where they end. */
struct pdf_signatures {
    struct pdf_signed items[SIGNATURES_MAX];
    size_t len;
};

enum status pdf_read_signatures(
    struct pdf_file *file, const struct pdf_fields *fields, struct pdf_signatures *out) MUST_CHECK;

#endif
