#include "core/formula/wide.h"

__extension__ typedef unsigned __int128 uint128;

#define DIGITS_MAX 38
#define E18 ((uint128)1000000000000000000u)

/* clang-format off */
static const uint128 tens[DIGITS_MAX + 1] = {
    1u, 10u, 100u, 1000u, 10000u, 100000u, 1000000u, 10000000u, 100000000u, 1000000000u,
    10000000000u, 100000000000u, 1000000000000u, 10000000000000u, 100000000000000u,
    1000000000000000u, 10000000000000000u, 100000000000000000u,
    E18, E18 * 10u, E18 * 100u, E18 * 1000u, E18 * 10000u, E18 * 100000u, E18 * 1000000u,
    E18 * 10000000u, E18 * 100000000u, E18 * 1000000000u, E18 * 10000000000u,
    E18 * 100000000000u, E18 * 1000000000000u, E18 * 10000000000000u, E18 * 100000000000000u,
    E18 * 1000000000000000u, E18 * 10000000000000000u, E18 * 100000000000000000u,
    E18 * E18, E18 * E18 * 10u, E18 * E18 * 100u,
};
/* clang-format on */

static uint128 size_of(int128 n)
{
    return n < 0 ? (uint128)0 - (uint128)n : (uint128)n;
}

static int bits(uint128 n)
{
    uint64_t high = (uint64_t)(n >> 64), low = (uint64_t)n;

    if (high)
        return 128 - __builtin_clzll(high);
    return low ? 64 - __builtin_clzll(low) : 0;
}

/* How many decimal digits; 0 has none. */
static int digits(uint128 n)
{
    int least = bits(n) * 1233 >> 12; /* 1233 / 4096: a little above log10(2) */

    return least <= DIGITS_MAX && n >= tens[least] ? least + 1 : least;
}

/* The mark of a cut: no inexact value ends in 0 or 5. */
static uint128 marked(uint128 size, bool inexact)
{
    return inexact && size % 5 == 0 ? size + 1 : size;
}

static bool settle(uint128 size, int scale, bool negative, struct wide *out)
{
    int excess = digits(size) - DIGITS_MAX;
    uint128 kept;

    if (excess > 0) {
        if (excess > scale)
            return false;
        kept = size / tens[excess];
        size = marked(kept, kept * tens[excess] != size);
        scale -= excess;
    }
    *out = (struct wide){ .mantissa = negative ? -(int128)size : (int128)size, .scale = scale };
    return true;
}

/* ---- sum ---- */

/* As wide_add where scales differ: the coarser is raised as far as it fits, the finer cut to it. */
static bool add_scaled(struct wide coarse, struct wide fine, struct wide *out)
{
    uint128 a = size_of(coarse.mantissa), b = size_of(fine.mantissa), kept;
    int raise = fine.scale - coarse.scale, room = DIGITS_MAX - digits(a), drop;
    bool opposite = (coarse.mantissa < 0) != (fine.mantissa < 0), inexact;

    drop = raise > room ? raise - room : 0;
    a *= tens[raise - drop];
    kept = b / tens[drop];
    inexact = kept * tens[drop] != b;
    if (!opposite)
        return settle(marked(a + kept, inexact), fine.scale - drop, coarse.mantissa < 0, out);
    if (kept > a)
        return settle(kept - a, fine.scale - drop, fine.mantissa < 0, out);
    /* What was cut off b is still to be taken off a. */
    return settle(marked(a - kept - inexact, inexact), fine.scale - drop, coarse.mantissa < 0, out);
}

static bool plain_add(struct wide a, struct wide b, struct wide *out)
{
    int128 sum;

    if (a.mantissa == 0 || b.mantissa == 0) {
        *out = a.mantissa == 0 ? b : a;
        return true;
    }
    if (a.scale < b.scale)
        return add_scaled(a, b, out);
    if (a.scale > b.scale)
        return add_scaled(b, a, out);
    if (__builtin_add_overflow(a.mantissa, b.mantissa, &sum))
        return settle(size_of(a.mantissa) + size_of(b.mantissa), a.scale, a.mantissa < 0, out);
    if (sum < (int128)tens[DIGITS_MAX] && sum > -(int128)tens[DIGITS_MAX]) {
        *out = (struct wide){ .mantissa = sum, .scale = a.scale };
        return true;
    }
    return settle(size_of(sum), a.scale, sum < 0, out);
}

/* ---- product ---- */

#define LIMBS 4

/* limbs: the product of a and b, lowest first. */
static void product(uint128 a, uint128 b, uint64_t limbs[LIMBS])
{
    uint64_t a0 = (uint64_t)a, a1 = (uint64_t)(a >> 64), b0 = (uint64_t)b, b1 = (uint64_t)(b >> 64);
    uint128 low = (uint128)a0 * b0, one = (uint128)a0 * b1, two = (uint128)a1 * b0;
    uint128 high = (uint128)a1 * b1, middle = (low >> 64) + (uint64_t)one + (uint64_t)two;

    limbs[0] = (uint64_t)low;
    limbs[1] = (uint64_t)middle;
    high += (one >> 64) + (two >> 64) + (middle >> 64);
    limbs[2] = (uint64_t)high;
    limbs[3] = (uint64_t)(high >> 64);
}

/* Divides by 10^exponent <= 10^18; whether a rest was left. */
static bool limbs_cut(uint64_t limbs[LIMBS], int exponent)
{
    uint64_t unit = (uint64_t)tens[exponent], rest = 0;

    for (int i = LIMBS - 1; i >= 0; i--) {
        uint128 part = (uint128)rest << 64 | limbs[i];

        limbs[i] = (uint64_t)(part / unit);
        rest = (uint64_t)(part % unit);
    }
    return rest != 0;
}

static bool mul_long(uint128 a, uint128 b, int scale, bool negative, struct wide *out)
{
    int drop = digits(a) + digits(b) - 1 - DIGITS_MAX;
    uint64_t limbs[LIMBS];
    bool inexact = false;
    uint128 size;

    if (drop < scale - WIDE_SCALE_MAX)
        drop = scale - WIDE_SCALE_MAX;
    if (drop > scale)
        return false;
    product(a, b, limbs);
    for (int left = drop, step; left > 0; left -= step) {
        step = left < 18 ? left : 18;
        inexact = limbs_cut(limbs, step) || inexact;
    }
    size = (uint128)limbs[1] << 64 | limbs[0];
    if (limbs[2] || limbs[3] || digits(size) > DIGITS_MAX) {
        if (++drop > scale)
            return false;
        inexact = limbs_cut(limbs, 1) || inexact;
        size = (uint128)limbs[1] << 64 | limbs[0];
    }
    return settle(marked(size, inexact), scale - drop, negative, out);
}

static bool plain_mul(struct wide a, struct wide b, struct wide *out)
{
    uint128 x = size_of(a.mantissa), y = size_of(b.mantissa);
    int scale = a.scale + b.scale;

    if (x == 0 || y == 0) {
        *out = (struct wide){ .mantissa = 0, .scale = 0 };
        return true;
    }
    if (scale > WIDE_SCALE_MAX || bits(x) + bits(y) > 126)
        return mul_long(x, y, scale, (a.mantissa < 0) != (b.mantissa < 0), out);
    *out = (struct wide){ .mantissa = a.mantissa * b.mantissa, .scale = scale };
    return true;
}

/* ---- quotient ---- */

/* *rest * 10 / den as one digit, and the new rest; den < 10^38, so three times den fits. */
static unsigned next_digit(uint128 *rest, uint128 den)
{
    unsigned digit = 0;
    uint128 part = 0;

    for (unsigned bit = 8; bit; bit /= 2) {
        part += part;
        digit += digit;
        if (10u & bit)
            part += *rest;
        for (; part >= den; digit++)
            part -= den;
    }
    *rest = part;
    return digit;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

static bool plain_div(struct wide a, struct wide b, struct wide *out)
{
    uint128 num = size_of(a.mantissa), den = size_of(b.mantissa), rest, quotient;
    int gap = digits(den) - digits(num), scale = a.scale - b.scale, raise, first;

    if (den == 0)
        return false;
    if (num == 0) {
        *out = (struct wide){ .mantissa = 0, .scale = 0 };
        return true;
    }
    raise = most(most(WIDE_QUOTIENT_DIGITS + gap, WIDE_QUOTIENT_DIGITS - scale), 0);
    raise = least(raise, least(DIGITS_MAX - 1 + gap, WIDE_SCALE_MAX - scale));
    if (raise < 0 || scale + raise < 0)
        return false;
    first = least(raise, DIGITS_MAX - digits(num));
    num *= tens[first];
    quotient = num / den;
    rest = num - quotient * den;
    for (int i = first; i < raise; i++) {
        unsigned digit = next_digit(&rest, den);

        quotient = quotient * 10 + digit;
    }
    return settle(
        marked(quotient, rest != 0), scale + raise, (a.mantissa < 0) != (b.mantissa < 0), out);
}

/* ---- fractions ---- */

/* The value without a denominator. */
static bool collapse(struct wide a, struct wide *out)
{
    struct wide num = { .mantissa = a.mantissa, .scale = a.scale }, den = { .mantissa = a.den };

    if (a.den)
        return plain_div(num, den, out);
    *out = a;
    return true;
}

static int128 den_of(struct wide a)
{
    return a.den ? a.den : 1;
}

static bool exact_product(int128 a, int128 b, int128 *out)
{
    if (bits(size_of(a)) + bits(size_of(b)) > 126)
        return false;
    *out = a * b;
    return true;
}

static bool exact_raise(struct wide *a, int scale)
{
    int128 unit = (int128)tens[scale - a->scale];

    a->scale = scale;
    return exact_product(a->mantissa, unit, &a->mantissa);
}

/* a + b over one denominator, if all of it fits. */
static bool fraction_add(struct wide a, struct wide b, struct wide *out)
{
    struct wide sum = { .scale = a.scale > b.scale ? a.scale : b.scale };

    if (den_of(a) == den_of(b)) {
        sum.den = a.den;
    } else if (!exact_product(a.mantissa, den_of(b), &a.mantissa) ||
               !exact_product(b.mantissa, den_of(a), &b.mantissa) ||
               !exact_product(den_of(a), den_of(b), &sum.den)) {
        return false;
    }
    if (!exact_raise(&a, sum.scale) || !exact_raise(&b, sum.scale))
        return false;
    sum.mantissa = a.mantissa + b.mantissa;
    *out = sum;
    return bits(size_of(sum.mantissa)) <= 126;
}

static bool fraction_mul(struct wide a, struct wide b, struct wide *out)
{
    struct wide product = { .scale = a.scale + b.scale };

    if (product.scale > WIDE_SCALE_MAX ||
        !exact_product(a.mantissa, b.mantissa, &product.mantissa) ||
        !exact_product(den_of(a), den_of(b), &product.den))
        return false;
    *out = product;
    return true;
}

static bool fraction_div(struct wide a, struct wide b, struct wide *out)
{
    struct wide quotient = { .scale = a.scale - b.scale };
    int128 size = b.mantissa < 0 ? -b.mantissa : b.mantissa;

    if (!exact_product(a.mantissa, den_of(b), &quotient.mantissa) ||
        !exact_product(den_of(a), size, &quotient.den))
        return false;
    if (quotient.scale < 0 && !exact_raise(&quotient, 0))
        return false;
    if (b.mantissa < 0)
        quotient.mantissa = -quotient.mantissa;
    *out = quotient;
    return true;
}

bool wide_add(struct wide a, struct wide b, struct wide *out)
{
    if (!a.den && !b.den)
        return plain_add(a, b, out);
    if (fraction_add(a, b, out))
        return true;
    return collapse(a, &a) && collapse(b, &b) && plain_add(a, b, out);
}

bool wide_mul(struct wide a, struct wide b, struct wide *out)
{
    if (!a.den && !b.den)
        return plain_mul(a, b, out);
    if (fraction_mul(a, b, out))
        return true;
    return collapse(a, &a) && collapse(b, &b) && plain_mul(a, b, out);
}

bool wide_div(struct wide a, struct wide b, struct wide *out)
{
    if (b.mantissa == 0)
        return false;
    if (fraction_div(a, b, out))
        return true;
    return collapse(a, &a) && collapse(b, &b) && plain_div(a, b, out);
}

/* ---- to a cell, and order ---- */

static bool fits(int128 mantissa)
{
    return mantissa <= INT64_MAX && mantissa >= -INT64_MAX;
}

bool wide_round(struct wide a, int scale, struct dec *out)
{
    int128 mantissa;

    if (!collapse(a, &a))
        return false;
    mantissa = a.mantissa;
    if (scale > a.scale) {
        if (!fits(mantissa))
            return false;
        mantissa *= (int128)tens[scale - a.scale];
    } else if (scale < a.scale) {
        mantissa = dec_round_div(mantissa, (int128)tens[a.scale - scale]);
    }
    if (!fits(mantissa))
        return false;
    *out = (struct dec){ (int64_t)mantissa, scale };
    return true;
}

/* What is added to a quotient whose rest is not nothing: 1 or 0. */
static unsigned step_of(enum wide_rounding rounding, bool negative, bool half_or_more)
{
    switch (rounding) {
    case WIDE_HALF_AWAY:
        return half_or_more;
    case WIDE_AWAY:
        return 1;
    case WIDE_FLOOR:
        return negative;
    case WIDE_TOWARD:
        break;
    }
    return 0;
}

bool wide_places(struct wide a, int places, enum wide_rounding rounding, struct wide *out)
{
    bool negative;
    uint128 size, unit, kept, rest;
    int drop;

    if (!collapse(a, &a))
        return false;
    drop = a.scale - places;
    if (drop <= 0 || a.mantissa == 0) {
        *out = a;
        return true;
    }
    negative = a.mantissa < 0;
    size = size_of(a.mantissa);
    /* Beyond 38 places all is rest, and less than half. */
    unit = drop <= DIGITS_MAX ? tens[drop] : 0;
    kept = unit ? size / unit : 0;
    rest = unit ? size - kept * unit : size;
    if (rest)
        kept += step_of(rounding, negative, unit && rest >= unit - rest);
    if (places >= 0)
        return settle(kept, places, negative, out);
    if (kept && (-places > DIGITS_MAX || digits(kept) - places > DIGITS_MAX))
        return false;
    return settle(kept ? kept * tens[-places] : 0, 0, negative, out);
}

int wide_cmp(struct wide a, struct wide b)
{
    struct wide difference;

    /* A sum that does not fit has the sign of the larger term. */
    b.mantissa = -b.mantissa;
    if (!wide_add(a, b, &difference))
        return a.mantissa > 0 ? 1 : -1;
    return (difference.mantissa > 0) - (difference.mantissa < 0);
}
