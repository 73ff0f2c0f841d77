/*
 * dec -- exact decimals: an int64 mantissa and a scale, sums and products in 128 bits.
 *
 * value = mantissa / 10^scale. Figures are never doubles. Rounding is half
 * away from zero, in one function (dec_round_div), as Excel and officials
 * round. An overflow is an answer (false), never a wrapped number.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  functions returning bool: false on overflow or division by zero, *out untouched
 * Limits: |mantissa| < 2^63; scale 0..DEC_SCALE_MAX in cells, 0..DEC_SCALE_WORK while computing
 * Tests:  dec_test.c (10,000 cases of an independent implementation: tests/golden/dec.test)
 */
#ifndef BAOCAO_DEC_H
#define BAOCAO_DEC_H

#include "base/limits.h"
#include "base/str.h"

/* The finest scale a struct dec may have while computing. */
#define DEC_SCALE_WORK 18

struct dec {
    int64_t mantissa;
    int scale;
};

/* A running sum: cannot overflow for fewer than 2^63 terms of one scale. */
struct dec_sum {
    int128 mantissa;
    int scale;
};

/* As many digits may be too long for an int64_t; fewer never are. */
#define DEC_DIGITS_MAX 19

#define DEC_ZERO ((struct dec){ 0, 0 })

/* Reads the wire form: -?digits(.digits)?, no sign +, no exponent, no leading zero but "0" or "0.".
 */
bool dec_parse(struct str text, struct dec *out) MUST_CHECK;
/* Whether a text is a number in the wire form that is too long for dec_parse. */
bool dec_is_too_long(struct str text);
/* Writes the wire form, without trailing zeros behind the point: "1234.5", "-0.25", "0". */
void dec_add_to(struct buf *buf, struct dec value);
struct str dec_format(struct arena *arena, struct dec value);
/* Brings to `scale`, rounding half away from zero. */
bool dec_rescale(struct dec value, int scale, struct dec *out) MUST_CHECK;
/* The same value with the smallest scale. */
struct dec dec_normalise(struct dec value);
/* Exact if it fits, else rounded to as many decimals (at most DEC_SCALE_WORK) as fit; a result
 * that does not fit exactly or with DEC_SCALE_MAX decimals is an overflow. */
bool dec_add(struct dec a, struct dec b, struct dec *out) MUST_CHECK;
bool dec_sub(struct dec a, struct dec b, struct dec *out) MUST_CHECK;
bool dec_mul(struct dec a, struct dec b, struct dec *out) MUST_CHECK;
/* a / b rounded half away from zero to `scale` decimals. */
bool dec_div(struct dec a, struct dec b, int scale, struct dec *out) MUST_CHECK;
int dec_cmp(struct dec a, struct dec b); /* <0, 0, >0 by value */

bool dec_sum_add(struct dec_sum *sum, struct dec value) MUST_CHECK;
/* The sum at `scale` decimals. */
bool dec_sum_value(const struct dec_sum *sum, int scale, struct dec *out) MUST_CHECK;
/* num / den rounded half away from zero; den != 0. The one rounding of the program. */
int128 dec_round_div(int128 num, int128 den);

#endif
