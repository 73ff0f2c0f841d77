#include "core/measure.h"

#include "base/utf8.h"
#include "core/text.h"

/* ---- converting ---- */

/* A fraction in its lowest terms, den > 0. */
struct fraction {
    int128 num, den;
};

static int128 size_of(int128 n)
{
    return n < 0 ? -n : n;
}

static int128 divisor_of(int128 a, int128 b)
{
    a = size_of(a);
    b = size_of(b);
    while (b) {
        int128 rest = a % b;

        a = b;
        b = rest;
    }
    return a ? a : 1;
}

#define LARGEST ((int128)INT64_MAX << 64 | (int128)UINT64_MAX)

static bool times(int128 a, int128 b, int128 *out)
{
    if (a && size_of(b) > LARGEST / size_of(a))
        return false;
    *out = a * b;
    return true;
}

static int128 power_of_ten(int n)
{
    int128 power = 1;

    while (n-- > 0)
        power *= 10;
    return power;
}

/* Digits behind the point that say nothing make products overflow for nothing. */
static struct fraction fraction_of(struct dec value)
{
    struct dec plain = dec_normalise(value);
    struct fraction out = { plain.mantissa, power_of_ten(plain.scale) };
    int128 common = divisor_of(out.num, out.den);

    return (struct fraction){ out.num / common, out.den / common };
}

/* a * b, crosswise reduced first: a product that fits does not overflow on its way. */
static bool product(struct fraction a, struct fraction b, struct fraction *out)
{
    int128 left = divisor_of(a.num, b.den), right = divisor_of(b.num, a.den);

    return times(a.num / left, b.num / right, &out->num) &&
           times(a.den / right, b.den / left, &out->den);
}

static bool fits(int128 n)
{
    return n <= INT64_MAX && n >= -INT64_MAX;
}

/* The value with the fewest decimals that say all of it, at most `scale_max`. */
static enum convert_answer exactly(struct fraction value, int scale_max, struct dec *out)
{
    ASSERT(value.den > 0);
    for (int scale = 0; scale <= scale_max; scale++) {
        int128 mantissa;

        if (power_of_ten(scale) % value.den != 0)
            continue;
        if (!times(value.num, power_of_ten(scale) / value.den, &mantissa) || !fits(mantissa))
            return CONVERT_TOO_LARGE;
        *out = (struct dec){ (int64_t)mantissa, scale };
        return CONVERT_EXACT;
    }
    return CONVERT_NOT_EXACT;
}

static enum convert_answer rounded(struct fraction value, int scale, struct dec *out)
{
    int128 num;

    if (!times(value.num, power_of_ten(scale), &num))
        return CONVERT_TOO_LARGE;
    num = dec_round_div(num, value.den);
    if (!fits(num))
        return CONVERT_TOO_LARGE;
    *out = (struct dec){ (int64_t)num, scale };
    return CONVERT_ROUNDED;
}

static bool same_quantity(struct arena *arena, struct str a, struct str b)
{
    return str_eq(text_search_key(arena, a), text_search_key(arena, b));
}

enum convert_answer measure_convert(
    struct arena *arena, const struct conversion *conversion, struct dec value, struct dec *out)
{
    bool rounding = conversion->decimals != CONVERT_EXACTLY;
    struct fraction from = fraction_of(conversion->from.factor);
    struct fraction to = fraction_of(conversion->to.factor);
    struct fraction result;
    enum convert_answer answer;

    ASSERT(from.num > 0 && to.num > 0 && conversion->decimals <= DEC_SCALE_MAX);
    if (!same_quantity(arena, conversion->from.quantity, conversion->to.quantity))
        return CONVERT_OTHER_QUANTITY;
    if (!product(from, (struct fraction){ to.den, to.num }, &result) ||
        !product(fraction_of(value), result, &result))
        return CONVERT_TOO_LARGE;
    answer = exactly(result, rounding ? conversion->decimals : DEC_SCALE_MAX, out);
    return answer == CONVERT_NOT_EXACT && rounding ? rounded(result, conversion->decimals, out)
                                                   : answer;
}

/* ---- names ---- */

/* clang-format off */
/* Words people shorten, as they are written out; of several spellings one. */
static const struct {
    const char *word, *full;
} words[] = {
    { "ngh", "nghìn" }, { "ngàn", "nghìn" }, { "1000", "nghìn" }, { "tr", "triệu" }, { "trđ", "triệu đồng" },
    { "tỉ", "tỷ" }, { "đ", "đồng" }, { "vnđ", "đồng" }, { "vnd", "đồng" }, { "hecta", "ha" }, { "héc-ta", "ha" },
    { "kilôgam", "kg" }, { "kilogam", "kg" }, { "mét vuông", "m2" }, { "mét khối", "m3" }, { "phần trăm", "%" },
    { "hs", "hồ sơ" },
};
/* clang-format on */

/* One word after another, in lower case, powers as digits. */
static void letter_add(struct buf *out, uint32_t c)
{
    if (c == 0xb2 || c == 0xb3)
        buf_add_char(out, c == 0xb2 ? '2' : '3');
    else
        utf8_add(out, text_lower(c));
}

static bool parts_words(uint32_t c)
{
    return c <= ' ' || c == '.' || c == ',' || c == 0xa0 || c == UTF8_BAD;
}

static struct str written_out(struct str word)
{
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_eq(str_of(words[i].word), word))
            return str_of(words[i].full);
    return word;
}

static void word_end(struct buf *out, struct buf *word)
{
    struct str full = written_out(buf_str(word));

    if (!full.len)
        return;
    if (out->len && out->ptr[out->len - 1] != '/')
        buf_add_char(out, ' ');
    buf_add(out, full);
    word->len = 0;
}

struct str measure_key(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena }, word = { .arena = arena };

    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (c == '(')
            break; /* what follows explains */
        if (!parts_words(c) && c != '/') {
            letter_add(&word, c);
            continue;
        }
        word_end(&out, &word);
        if (c == '/' && out.len)
            buf_add_char(&out, '/');
    }
    word_end(&out, &word);
    return written_out(buf_str(&out));
}

/* "nghìn tấn" is "tấn": how many at once is no other measure. */
static struct str without_scale(struct str key)
{
    static const char *const scales[] = { "trăm ", "nghìn ", "triệu ", "tỷ " };
    bool cut = true;

    while (cut) {
        cut = false;
        for (size_t i = 0; i < ARRAY_LEN(scales); i++) {
            struct str scale = str_of(scales[i]);

            if (!str_starts(key, scale))
                continue;
            key = str_sub(key, scale.len, key.len);
            cut = true;
        }
    }
    return key;
}

/* Measures of one quantity that every form knows, whatever the catalogue holds. */
static struct str quantity_word(struct str key)
{
    static const char *const kin[][2] = {
        { "kg", "khối lượng" },
        { "tạ", "khối lượng" },
        { "tấn", "khối lượng" },
        { "g", "khối lượng" },
        { "m2", "diện tích" },
        { "ha", "diện tích" },
        { "km2", "diện tích" },
        { "m", "độ dài" },
        { "km", "độ dài" },
        { "lượt người", "lượt" },
        { "htx", "hợp tác xã" },
    };

    for (size_t i = 0; i < ARRAY_LEN(kin); i++)
        if (str_eq(key, str_of(kin[i][0])))
            return str_of(kin[i][1]);
    return key;
}

bool measure_may_be_same(struct arena *arena, struct str a, struct str b)
{
    struct str one = without_scale(measure_key(arena, a));
    struct str other = without_scale(measure_key(arena, b));

    return !one.len || !other.len || str_eq(quantity_word(one), quantity_word(other)) ||
           str_eq(text_search_key(arena, one), other) || str_eq(one, text_search_key(arena, other));
}
