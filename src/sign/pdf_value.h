/*
 * pdf_value -- the values a PDF file is written in: read strictly, and written again.
 *
 * A verifier must see what every viewer sees, so what viewers disagree about
 * (a key given twice, a number with two signs, a string that does not end) is
 * refused, not repaired. A value knows where it stood in the file.
 *
 * Layer:  sign
 * Owns:   values live in the context's arena; names without escapes borrow the file's bytes
 * Fails:  SIGN_PDF_BROKEN, SIGN_PDF_TOO_LARGE
 * Limits: PDF_DEPTH_MAX, PDF_ITEMS_MAX
 * Tests:  pdf_file_test.c, tests/fuzz/fuzz_pdf.c
 */
#ifndef BAOCAO_PDF_VALUE_H
#define BAOCAO_PDF_VALUE_H

#include "base/ctx.h"
#include "base/list.h"

enum pdf_kind {
    PDF_NULL,
    PDF_BOOL,
    PDF_INT,
    PDF_REAL,
    PDF_STRING,
    PDF_NAME,
    PDF_ARRAY,
    PDF_DICT,
    PDF_STREAM,
    PDF_REF
};

struct pdf_value {
    enum pdf_kind kind;
    int64_t number;     /* PDF_INT, PDF_BOOL, PDF_REF's object; PDF_REAL in hundred-thousandths */
    int64_t generation; /* PDF_REF; an object that was read where it stands */
    struct str text; /* PDF_NAME and PDF_STRING decoded, PDF_REAL as written; PDF_STREAM's data */
    struct pdf_value *items; /* PDF_ARRAY; PDF_DICT and PDF_STREAM: key, value, key, value, … */
    size_t len;
    size_t from, to; /* in the bytes it was read of */
};

/* Where reading goes on. */
struct pdf_reader {
    struct ctx *ctx;
    struct str bytes;
    size_t at;
    unsigned depth;
};

/* White space and comments. */
void pdf_skip(struct pdf_reader *reader);
enum status pdf_read(struct pdf_reader *reader, struct pdf_value *out) MUST_CHECK;
/* Whether the word comes next, white space before it; takes it if so. */
bool pdf_word(struct pdf_reader *reader, const char *word);
enum status pdf_read_int(struct pdf_reader *reader, int64_t *out) MUST_CHECK;

/* The value of a key; one of kind PDF_NULL if there is none. References are not followed. */
const struct pdf_value *pdf_key(const struct pdf_value *dict, const char *key);
bool pdf_is_name(const struct pdf_value *value, const char *name);
/* A number in hundred-thousandths; 0 for what is no number. */
int64_t pdf_scaled(const struct pdf_value *value);

/* Building: a dictionary with one key set anew, an array with one item more. Old ones stay. */
struct pdf_value pdf_with(struct arena *arena, const struct pdf_value *dict, const char *key,
    const struct pdf_value *value);
struct pdf_value pdf_append(
    struct arena *arena, const struct pdf_value *array, const struct pdf_value *item);
struct pdf_value pdf_ref(int64_t number);
void pdf_write(struct buf *to, const struct pdf_value *value);

#endif
