/*
 * pdf_file -- a PDF file opened by its cross-reference sections, and its objects.
 *
 * Nothing is repaired: an object is where the newest section says, is written
 * as it must be, and shares no byte with another. Sections are kept in their
 * order, for each one that was appended is a revision somebody may have signed.
 *
 * Layer:  sign
 * Owns:   everything lives in the context's arena
 * Fails:  SIGN_PDF_BROKEN, SIGN_PDF_OVERLAP, SIGN_PDF_LOCKED, SIGN_PDF_TOO_LARGE
 * Limits: PDF_BYTES_MAX, PDF_OBJECTS_MAX, PDF_SECTIONS_MAX, PDF_INFLATED_BYTES_MAX
 * Tests:  pdf_file_test.c, tests/fuzz/fuzz_pdf.c
 */
#ifndef BAOCAO_PDF_FILE_H
#define BAOCAO_PDF_FILE_H

#include "sign/pdf_value.h"
#include "sign/sign_limits.h"

/* Where an object is. */
struct pdf_entry {
    enum { ENTRY_NONE, ENTRY_FREE, ENTRY_PLACED, ENTRY_PACKED } kind;
    int64_t at;         /* ENTRY_PLACED: its byte; ENTRY_PACKED: the stream that holds it */
    int64_t generation; /* ENTRY_PACKED: which one of that stream */
    unsigned section;   /* that spoke of it last, while sections are read */
    unsigned from;      /* that said this */
};

struct pdf_section {
    size_t from;  /* its first byte */
    size_t to;    /* behind its trailer */
    size_t names; /* the place that is written behind it */
    size_t end;   /* behind its %%EOF: a revision ends here; 0: none does */
};

/* A stream that holds objects, read. */
struct pdf_pack {
    struct str data;
    struct pdf_packed {
        int64_t number;
        size_t from, to; /* in the data: no two share any of it */
    } * objects;
    size_t len;
};

struct pdf_memo;
struct font_reaches;

struct pdf_file {
    struct ctx *ctx;
    struct str bytes;
    struct pdf_memo *memo;     /* NULL, or what outlives the file as its bytes do (pdf_filter.h) */
    struct pdf_entry *entries; /* by object number */
    size_t entries_len, entries_cap;
    const struct pdf_value **objects; /* those that were read */
    struct pdf_value trailer;         /* the newest */
    bool newest_is_stream;
    struct pdf_section sections[PDF_SECTIONS_MAX]; /* the newest first */
    size_t sections_len;
    struct pdf_pack **packs; /* by object number; NULL: not read yet */
    size_t inflated;
    unsigned depth;               /* of objects that need objects to be read */
    struct font_reaches *reaches; /* of fonts that were drawn with (font_reach.h) */
};

enum status pdf_open(struct ctx *ctx, struct str bytes, struct pdf_file **out) MUST_CHECK;
/* Reads every object and refuses those that share bytes, and references to other generations. */
enum status pdf_check_layout(struct pdf_file *file) MUST_CHECK;
/* From this byte on there is nothing but objects, their tables and comments: viewers that give up
 * a table find what it does not speak of. */
enum status pdf_check_gaps(struct pdf_file *file, size_t from) MUST_CHECK;
/* One that is not there is of kind PDF_NULL. */
enum status pdf_object(
    struct pdf_file *file, int64_t number, const struct pdf_value **out) MUST_CHECK;
/* Follows a reference, or gives the value itself. */
enum status pdf_follow(
    struct pdf_file *file, const struct pdf_value *value, const struct pdf_value **out) MUST_CHECK;
/* The value of a key, its reference followed. */
enum status pdf_at(struct pdf_file *file, const struct pdf_value *dict, const char *key,
    const struct pdf_value **out) MUST_CHECK;

/* For pdf_xref.c: the object that must stand at this byte. */
enum status pdf_object_at(
    struct pdf_file *file, size_t at, int64_t *out_number, struct pdf_value *out) MUST_CHECK;
/* For pdf_file.c: fills entries, sections and the trailer. */
enum status pdf_read_sections(struct pdf_file *file) MUST_CHECK;

#endif
