/*
 * wide -- intermediate values of formulas: a 128-bit mantissa, a decimal scale, a denominator.
 *
 * A quotient stays a fraction while numerator and denominator fit, so that
 * 1/3*1.5 is one half and not a little less. A result that fits 38 digits is
 * exact. One that does not is cut, not rounded: digits are dropped, and if what
 * was dropped is not nothing and the last digit kept is 0 or 5 it grows by one
 * (the decimal form of "round to odd"). So no cut value ever looks like a tie,
 * and the one real rounding, half away from zero to a column's decimals, comes
 * out as if nothing had been cut before.
 *
 * Layer:  core (pure; private to formula/ and aggregate.c)
 * Owns:   nothing
 * Fails:  false: the whole part does not fit, or division by zero; *out untouched
 * Limits: |mantissa| < 10^38; scale 0..WIDE_SCALE_MAX
 * Tests:  wide_test.c
 */
#ifndef BAOCAO_WIDE_H
#define BAOCAO_WIDE_H

#include "base/dec.h"

#define WIDE_SCALE_MAX 38
/* A quotient has at least this many digits in all, and this many behind the point if they fit. */
#define WIDE_QUOTIENT_DIGITS 20

/* mantissa / 10^scale / den; all zero is 0. */
struct wide {
    int128 mantissa;
    int scale;
    int128 den; /* > 0; 0: none */
};

#define WIDE_OF_DEC(d) ((struct wide){ .mantissa = (d).mantissa, .scale = (d).scale })

bool wide_add(struct wide a, struct wide b, struct wide *out) MUST_CHECK;
bool wide_mul(struct wide a, struct wide b, struct wide *out) MUST_CHECK;
bool wide_div(struct wide a, struct wide b, struct wide *out) MUST_CHECK;
/* Rounded half away from zero to `scale` decimals; false if that does not fit. */
bool wide_round(struct wide a, int scale, struct dec *out) MUST_CHECK;
enum wide_rounding {
    WIDE_HALF_AWAY, /* to the nearest, a tie away from zero */
    WIDE_AWAY,      /* away from zero */
    WIDE_TOWARD,    /* toward zero: what is behind is cut off */
    WIDE_FLOOR      /* down */
};

/* To `places` decimals, or for less than 0 to tens, hundreds …; false if that does not fit. */
bool wide_places(
    struct wide a, int places, enum wide_rounding rounding, struct wide *out) MUST_CHECK;
/* <0, 0, >0 by value. */
int wide_cmp(struct wide a, struct wide b);

#endif
