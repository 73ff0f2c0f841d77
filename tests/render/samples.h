/*
 * samples -- papers for the tests of both writers: a text alone, a text with a form, a form wider
 * than its paper, and what nobody should write.
 *
 * Layer:  tests
 * Owns:   all lives in the context's arena
 * Fails:  a failed check ends its test
 * Limits: none
 * Tests:  pdf_test.c, pdf_a_test.c, docx_test.c
 */
#ifndef BAOCAO_RENDER_SAMPLES_H
#define BAOCAO_RENDER_SAMPLES_H

#include "base/ctx.h"
#include "core/paper/paper.h"

struct sample {
    const char *name; /* of its text in tests/data/papers */
    struct paper (*make)(struct arena *arena);
};

extern const struct sample samples[];
extern const size_t samples_len;
/* Long titles, a cell of 2,000 letters without a space, combining marks, tables of 5,000 cells. */
extern const struct sample odd_samples[];
extern const size_t odd_samples_len;

/* A short one, signed by this right; by another than the head's and his deputy's: by an office. */
struct paper sample_signed_as(struct arena *arena, enum authority authority);
/* 20 pages with a table of 500 rows. */
struct paper sample_large(struct arena *arena);

/* Its annex as a file of its own. */
struct paper sample_annex(struct arena *arena);

/* What people write in other languages, and what no font has. */
struct paper sample_letters(struct arena *arena);

/* Runs a program on the bytes and gives what it wrote to "out"; ends the test if it
 * fails. An @ in an argument is the folder it works in. */
struct str sample_convert(struct arena *arena, const char *const *args, const char *name,
    struct str bytes, const char *out);
/* Compares with tests/data/papers/NAME, or writes it where BAOCAO_GOLDEN is set. */
void sample_expect(struct arena *arena, const char *name, struct str text);
/* For people who look at them: BAOCAO_PAPERS=folder keeps the files. */
void sample_keep(struct arena *arena, const char *name, struct str bytes);

#endif
