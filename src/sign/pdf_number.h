/*
 * pdf_number -- a document's number and day as they stand in its fields, and how they must look.
 *
 * A leader signs before there is a number: the fields are empty then, and are
 * filled in later, those of the head and of every annex with the same. What is
 * filled in has one look only, made of the value and of what the field said
 * when it was issued; every other look is refused. A field may have words that
 * are drawn with the number, "Số: " and "/BC-UBND", so that they stand close
 * to it whatever its width; it shows them from the beginning.
 *
 * Layer:  sign
 * Owns:   nothing
 * Fails:  SIGN_NUMBER, SIGN_LABEL
 * Limits: STAMP_LABEL_CHARS_MAX
 * Tests:  tests/sign/issue_test.c, tests/fuzz/fuzz_verify.c
 */
#ifndef BAOCAO_PDF_NUMBER_H
#define BAOCAO_PDF_NUMBER_H

#include "sign/font.h"
#include "sign/pdf_form.h"
#include "sign/sign_limits.h"

#define PDF_MANIFEST_CHARS 64
#define PDF_MANIFEST_KEY "BaoCaoManifest"
/* In a field's own dictionary (PDF_ROOMS_KEY): what is drawn before and behind its number, and that
 * all of it ends where its room does; otherwise it stands in the middle. */
#define PDF_BEFORE_KEY "Before"
#define PDF_BEHIND_KEY "Behind"
#define PDF_AT_END_KEY "AtEnd"
/* Number and the parts of a day. */
#define PDF_ROOMS_MAX 3

/* Plain data, that outlives the file it was read of. */
struct pdf_numbers {
    bool reserved; /* has the fields, two at each place */
    size_t places;
    size_t len; /* of the number; 0: none yet */
    char number[STAMP_LABEL_CHARS_MAX];
    int64_t day;       /* DATE_NONE: none yet */
    size_t behind_len; /* of what is drawn behind the number; 0: that is printed */
    char behind[STAMP_LABEL_CHARS_MAX];
};

/* Whether it can be a number: bytes of letters a document's font has, no space around. */
enum status pdf_check_number(struct ctx *ctx, struct str number) MUST_CHECK;
/* Refuses a look that is not the one. */
enum status pdf_read_numbers(
    struct pdf_file *file, const struct pdf_fields *fields, struct pdf_numbers *out) MUST_CHECK;
/* How a field shows this value ("05"; "05/01/2026"). */
enum status pdf_number_look(struct pdf_file *file, const struct pdf_field *field, struct str value,
    struct pdf_look *out) MUST_CHECK;
/* How a field that is about to be added shows that it is empty; its font is not in the file yet. */
enum status pdf_empty_number_look(struct pdf_file *file, const struct pdf_value *dict,
    const struct font *font, struct pdf_look *out) MUST_CHECK;
/* Whether these words can be drawn with a number. */
bool pdf_number_words(struct str words);
/* The value as the field keeps it. */
struct str pdf_number_kept(struct arena *arena, struct str value);
/* SHA-256 of what goes with the document, as hexadecimal digits; empty: the file names none. */
enum status pdf_read_manifest(struct pdf_file *file, struct str *out) MUST_CHECK;
bool pdf_manifest_valid(struct str manifest);

#endif
