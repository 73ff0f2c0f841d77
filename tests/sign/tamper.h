/*
 * tamper -- revisions an attacker appends in tests: keys set, objects put on pages, pages moved.
 *
 * Layer:  tests
 * Owns:   what it gives lives in the context's arena
 * Fails:  ends the test
 * Limits: none
 * Tests:  the tests
 */
#ifndef BAOCAO_TAMPER_H
#define BAOCAO_TAMPER_H

#include "sign/pdf_append.h"
#include "sign/pdf_fields.h"
#include "tests/sign/office.h"

struct tampering {
    struct ctx *ctx;
    struct pdf_file *file;
    struct pdf_appending to;
    struct pdf_pages pages;
    struct pdf_fields fields;
    const struct pdf_value *root, *page;
    int64_t root_number, page_number;
};

/* Opens a document to append to it; ends with tamper_end. */
struct tampering tamper(struct ctx *ctx, struct str document);
struct str tamper_end(struct tampering *t);
struct pdf_value tamper_parsed(struct tampering *t, const char *text);
/* An object gets one key more, or another value for one. */
void tamper_key(struct tampering *t, int64_t number, const char *key, const char *value);
void tamper_annotation(struct tampering *t, const char *text);
/* A field of the form that is on the page too. */
void tamper_field(struct tampering *t, const char *text);
void tamper_drawing(struct tampering *t, const char *drawing);
/* The pages with these places, in this order: "10". */
void tamper_pages(struct tampering *t, const char *places);
/* The field of this name; ends the test if there is none. */
const struct pdf_field *tamper_find(struct tampering *t, const char *name);

/* Each attack that was told is counted. */
void attack_expect(struct ctx *ctx, struct str document, struct str issued, enum problem_key key,
    const char *what);
void attack_count(void);
size_t attacks_counted(void);

#endif
