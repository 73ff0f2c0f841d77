/*
 * ink_matrix -- numbers and matrices of a page's drawing, exact enough that no place is mistaken.
 *
 * Numbers are read in billionths: many programs draw large and make it small, and a place that
 * is wrong by a line hides a line. What is farther away than any page is held there.
 *
 * Layer:  sign
 * Owns:   nothing
 * Fails:  never
 * Limits: INK_FAR
 * Tests:  tests/sign/place_attack_test.c
 */
#ifndef BAOCAO_INK_MATRIX_H
#define BAOCAO_INK_MATRIX_H

#include "sign/pdf_value.h"

#define INK_SCALE ((int64_t)1000000000)
#define INK_HUNDREDTH (INK_SCALE / 100)
#define INK_FAR (INK_SCALE * 100000000)

struct ink_matrix {
    int64_t a, b, c, d, e, f;
};

int64_t ink_held(int128 value);
int64_t ink_size(int64_t value);
bool ink_is_number(const struct pdf_value *value);
/* As it is written: pdf_scaled has fewer digits. 0 for what is no number. */
int64_t ink_number(const struct pdf_value *value);
/* First the one, then the other. */
struct ink_matrix ink_then(const struct ink_matrix *m, const struct ink_matrix *n);
/* At which height of the page a point is. */
int64_t ink_height(const struct ink_matrix *m, int64_t x, int64_t y);

#endif
