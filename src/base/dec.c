#include "base/dec.h"

#define POWERS 19

static const int64_t power_of_ten[POWERS] = {
    1,
    10,
    100,
    1000,
    10000,
    100000,
    1000000,
    10000000,
    100000000,
    1000000000,
    10000000000,
    100000000000,
    1000000000000,
    10000000000000,
    100000000000000,
    1000000000000000,
    10000000000000000,
    100000000000000000,
    1000000000000000000,
};
_Static_assert(POWERS == DEC_SCALE_WORK + 1, "a power for each scale");

static bool scale_ok(int scale)
{
    return scale >= 0 && scale <= DEC_SCALE_WORK;
}

static bool fits(int128 mantissa)
{
    return mantissa <= INT64_MAX && mantissa >= -INT64_MAX;
}

int128 dec_round_div(int128 num, int128 den)
{
    int128 whole, rest, rest_size, den_size;

    ASSERT(den != 0);
    whole = num / den;
    rest = num % den;
    rest_size = rest < 0 ? -rest : rest;
    den_size = den < 0 ? -den : den;
    if (rest_size >= den_size - rest_size)
        whole += (num < 0) == (den < 0) ? 1 : -1;
    return whole;
}

/* ---- text ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes digits off the head of text into *mantissa; how many they were, or -1 on overflow. */
static int take_digits(struct str *text, int64_t *mantissa)
{
    int taken = 0;

    for (; text->len && is_digit(text->ptr[0]); taken++) {
        int digit = text->ptr[0] - '0';

        if (*mantissa > (INT64_MAX - digit) / 10)
            return -1;
        *mantissa = *mantissa * 10 + digit;
        text->ptr++;
        text->len--;
    }
    return taken;
}

bool dec_parse(struct str text, struct dec *out)
{
    bool negative = text.len && text.ptr[0] == '-', zero;
    int64_t mantissa = 0;
    int whole, decimals = 0;

    text = str_sub(text, negative, text.len);
    zero = text.len && text.ptr[0] == '0';
    whole = take_digits(&text, &mantissa);
    if (whole < 1 || (zero && whole > 1))
        return false;
    if (text.len) {
        if (text.ptr[0] != '.')
            return false;
        text = str_sub(text, 1, text.len);
        decimals = take_digits(&text, &mantissa);
        if (decimals < 1 || decimals > DEC_SCALE_WORK || text.len)
            return false;
    }
    *out = (struct dec){ negative ? -mantissa : mantissa, decimals };
    return true;
}

bool dec_is_too_long(struct str text)
{
    bool negative = text.len && text.ptr[0] == '-';
    struct str whole, decimals = str_sub(text, negative, text.len);
    size_t digits;

    whole = str_cut(&decimals, '.');
    digits = whole.len + decimals.len;
    for (size_t i = 0; i < whole.len; i++)
        if (whole.ptr[i] < '0' || whole.ptr[i] > '9')
            return false;
    for (size_t i = 0; i < decimals.len; i++)
        if (decimals.ptr[i] < '0' || decimals.ptr[i] > '9')
            return false;
    return whole.len && whole.ptr[0] != '0' && digits >= DEC_DIGITS_MAX &&
           text.ptr[text.len - 1] != '.';
}

void dec_add_to(struct buf *buf, struct dec value)
{
    struct dec plain = dec_normalise(value);
    uint64_t left = (uint64_t)(plain.mantissa < 0 ? -plain.mantissa : plain.mantissa);
    char text[24], *end = text + sizeof(text), *at = end;

    for (int i = 0; i < plain.scale; i++, left /= 10)
        *--at = (char)('0' + left % 10);
    if (plain.scale)
        *--at = '.';
    do
        *--at = (char)('0' + left % 10);
    while ((left /= 10) != 0);
    if (plain.mantissa < 0)
        *--at = '-';
    buf_add(buf, (struct str){ at, (size_t)(end - at) });
}

struct str dec_format(struct arena *arena, struct dec value)
{
    struct buf buf = { .arena = arena };

    dec_add_to(&buf, value);
    return buf_str(&buf);
}

/* ---- arithmetic ---- */

bool dec_rescale(struct dec value, int scale, struct dec *out)
{
    int128 mantissa = value.mantissa;

    if (!scale_ok(scale))
        return false;
    if (scale >= value.scale)
        mantissa *= power_of_ten[scale - value.scale];
    else
        mantissa = dec_round_div(mantissa, power_of_ten[value.scale - scale]);
    if (!fits(mantissa))
        return false;
    *out = (struct dec){ (int64_t)mantissa, scale };
    return true;
}

struct dec dec_normalise(struct dec value)
{
    while (value.scale > 0 && value.mantissa % 10 == 0) {
        value.mantissa /= 10;
        value.scale--;
    }
    return value;
}

/* 10^exponent for the scales of products. */
static int128 power(int exponent)
{
    if (exponent < POWERS)
        return power_of_ten[exponent];
    return (int128)power_of_ten[POWERS - 1] * power_of_ten[exponent - (POWERS - 1)];
}

/* Exact if it fits, else rounded to as many decimals as fit. Fewer than a cell
 * may have (DEC_SCALE_MAX) would lose what a reader sees: that is an overflow. */
static bool settle(int128 mantissa, int scale, struct dec *out)
{
    int fine = scale < DEC_SCALE_WORK ? scale : DEC_SCALE_WORK;

    if (fine == scale && fits(mantissa)) {
        *out = (struct dec){ (int64_t)mantissa, scale };
        return true;
    }
    for (; fine >= 0; fine--) {
        int128 unit = power(scale - fine);
        int128 settled = dec_round_div(mantissa, unit);

        if (fine < DEC_SCALE_MAX && settled * unit != mantissa)
            return false;
        if (fits(settled)) {
            *out = (struct dec){ (int64_t)settled, fine };
            return true;
        }
    }
    return false;
}

/* The mantissa at a scale not coarser than the value's own: always exact in 128 bits. */
static int128 at_scale(struct dec value, int scale)
{
    return (int128)value.mantissa * power_of_ten[scale - value.scale];
}

static int finer(struct dec a, struct dec b)
{
    return a.scale > b.scale ? a.scale : b.scale;
}

bool dec_add(struct dec a, struct dec b, struct dec *out)
{
    int scale = finer(a, b);

    return settle(at_scale(a, scale) + at_scale(b, scale), scale, out);
}

bool dec_sub(struct dec a, struct dec b, struct dec *out)
{
    return dec_add(a, (struct dec){ -b.mantissa, b.scale }, out);
}

bool dec_mul(struct dec a, struct dec b, struct dec *out)
{
    return settle((int128)a.mantissa * b.mantissa, a.scale + b.scale, out);
}

int dec_cmp(struct dec a, struct dec b)
{
    int scale = finer(a, b);
    int128 left = at_scale(a, scale), right = at_scale(b, scale);

    return (left > right) - (left < right);
}

/* num * 10^exponent / den, rounded, for exponents whose product does not fit 128
 * bits: whole part and rest are carried on, eighteen digits at a time. */
static bool long_div(int64_t num, int exponent, int64_t den, int128 *out)
{
    int128 whole = 0, rest = num;

    while (exponent > DEC_SCALE_WORK) {
        rest *= power_of_ten[DEC_SCALE_WORK];
        whole = whole * power_of_ten[DEC_SCALE_WORK] + rest / den;
        rest %= den;
        exponent -= DEC_SCALE_WORK;
        if (!fits(whole))
            return false;
    }
    *out = whole * power_of_ten[exponent] + dec_round_div(rest * power_of_ten[exponent], den);
    return true;
}

bool dec_div(struct dec a, struct dec b, int scale, struct dec *out)
{
    int exponent = scale + b.scale - a.scale;
    int128 quotient;

    if (b.mantissa == 0 || !scale_ok(scale))
        return false;
    if (exponent < 0)
        quotient = dec_round_div(a.mantissa, (int128)b.mantissa * power_of_ten[-exponent]);
    else if (!long_div(a.mantissa, exponent, b.mantissa, &quotient))
        return false;
    if (!fits(quotient))
        return false;
    *out = (struct dec){ (int64_t)quotient, scale };
    return true;
}

/* ---- sums ---- */

#define INT128_LARGEST ((((int128)1 << 126) - 1) * 2 + 1)

/* *mantissa times 10^exponent, unless that does not fit. */
static bool raise(int128 *mantissa, int exponent)
{
    int128 most = INT128_LARGEST / power_of_ten[exponent];

    if (*mantissa > most || *mantissa < -most)
        return false;
    *mantissa *= power_of_ten[exponent];
    return true;
}

bool dec_sum_add(struct dec_sum *sum, struct dec value)
{
    struct dec_sum next = *sum;
    int128 term = value.mantissa;

    if (value.scale > sum->scale) {
        if (!raise(&next.mantissa, value.scale - sum->scale))
            return false;
        next.scale = value.scale;
    } else {
        term *= power_of_ten[sum->scale - value.scale];
    }
    if (__builtin_add_overflow(next.mantissa, term, &next.mantissa))
        return false;
    *sum = next;
    return true;
}

bool dec_sum_value(const struct dec_sum *sum, int scale, struct dec *out)
{
    int128 mantissa = sum->mantissa;

    if (!scale_ok(scale))
        return false;
    if (scale < sum->scale)
        mantissa = dec_round_div(mantissa, power_of_ten[sum->scale - scale]);
    else if (!raise(&mantissa, scale - sum->scale))
        return false;
    if (!fits(mantissa))
        return false;
    *out = (struct dec){ (int64_t)mantissa, scale };
    return true;
}
