/*
 * pdf_append -- a revision more at the end of a PDF file; what was there stays byte for byte.
 *
 * Objects are given new bodies or new numbers, and a section of the kind the
 * file ends with (table or stream) says where they are.
 *
 * Layer:  sign
 * Owns:   the bytes live in the context's arena
 * Fails:  never; the caller checks sizes beforehand
 * Limits: PDF_CHANGES_MAX objects a revision
 * Tests:  pdf_file_test.c
 */
#ifndef BAOCAO_PDF_APPEND_H
#define BAOCAO_PDF_APPEND_H

#include "sign/pdf_file.h"

#define PDF_CHANGES_MAX 64

struct pdf_appending {
    struct pdf_file *file;
    struct buf bytes; /* the file and what was appended so far */
    int64_t next;     /* the next number that is free */
    struct {
        int64_t number;
        size_t at;
    } changes[PDF_CHANGES_MAX];
    size_t changes_len;
};

struct pdf_appending pdf_append_to(struct pdf_file *file);
int64_t pdf_new_number(struct pdf_appending *to);
void pdf_change(struct pdf_appending *to, int64_t number, const struct pdf_value *value);
/* `dict` as written, without Length and the angle brackets around it. */
void pdf_change_stream(struct pdf_appending *to, int64_t number, struct str dict, struct str data);
/* Begins an object whose body the caller adds to to->bytes; "endobj" is the caller's too. */
void pdf_change_head(struct pdf_appending *to, int64_t number);
/* Ends the revision. */
struct str pdf_append_end(struct pdf_appending *to);

#endif
