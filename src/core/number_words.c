#include "core/number_words.h"

#include "base/utf8.h"
#include "core/letters.h"

/* ---- letters without marks ---- */

struct key {
    char chars[NUMBER_CHARS_MAX];
    size_t len;
};

static struct str key_str(const struct key *key)
{
    return (struct str){ key->chars, key->len };
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0d) || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) ||
           c == 0x202f || c == 0xfeff;
}

static bool is_mark(uint32_t c)
{
    return c >= 0x0300 && c <= 0x036f;
}

static bool is_letter(uint32_t c)
{
    return letter_is_ascii(c) || letter_of(c) || is_mark(c);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* 0: left out of keys. */
static char folded(uint32_t c)
{
    const struct letter *letter = letter_of(c);

    if (letter)
        return letter->base;
    if (letter_is_ascii(c))
        return (char)(c | 0x20);
    if (c == 0xb2 || c == 0xb3)
        return (char)('2' + (c - 0xb2));
    return c < 0x80 && (is_digit(c) || c == '%' || c == '/' || c == '"') ? (char)c : 0;
}

static struct key key_of(struct str text)
{
    struct key key = { .len = 0 };

    while (text.len && key.len < sizeof(key.chars)) {
        char c = folded(utf8_next(&text));

        if (c)
            key.chars[key.len++] = c;
    }
    return key;
}

static bool key_is(const struct key *key, const char *word)
{
    return str_eq(key_str(key), str_of(word));
}

static void skip_spaces(struct str *text)
{
    struct str rest = *text;

    while (rest.len && is_space(utf8_next(&rest)))
        *text = rest;
}

/* The letters at the beginning; none: empty. */
static struct str word_at(struct str text)
{
    struct str rest = text, word = { text.ptr, 0 };

    while (rest.len && is_letter(utf8_next(&rest)))
        word.len = (size_t)(rest.ptr - text.ptr);
    return word;
}

/* ---- steps: trăm, nghìn, triệu, tỷ ---- */

static const struct {
    const char *word;
    int digits;
} steps[] = {
    { "tram", 2 },
    { "nghin", 3 },
    { "ngan", 3 },
    { "trieu", 6 },
    { "tr", 6 },
    { "ty", 9 },
    { "ti", 9 },
};

/* "trđ": a step and the đồng in one word. */
static bool is_short_million(const struct key *key)
{
    return key_is(key, "trd") || key_is(key, "trdong");
}

/* Digits of the step at the beginning of *text, which moves behind it; 0: there is none. */
static int step_take(struct str *text)
{
    struct str rest = *text, word, next;
    struct key key, after;

    skip_spaces(&rest);
    word = word_at(rest);
    key = key_of(word);
    if (is_short_million(&key)) {
        *text = str_sub(rest, 2, rest.len);
        return 6;
    }
    next = str_sub(rest, word.len, rest.len);
    skip_spaces(&next);
    after = key_of(word_at(next));
    if ((key_is(&key, "ty") || key_is(&key, "ti")) && key_is(&after, "le"))
        return 0; /* tỷ lệ is a ratio */
    for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
        if (!key_is(&key, steps[i].word))
            continue;
        *text = str_sub(rest, word.len, rest.len);
        return steps[i].digits;
    }
    return 0;
}

static int steps_take(struct str *text)
{
    int digits = 0, more;

    while ((more = step_take(text)) > 0)
        digits += more;
    return digits;
}

static bool half_take(struct str *text)
{
    struct str rest = *text, word;
    struct key key;

    skip_spaces(&rest);
    word = word_at(rest);
    key = key_of(word);
    if (!key_is(&key, "ruoi"))
        return false;
    *text = str_sub(rest, word.len, rest.len);
    return true;
}

/* ---- a unit of measure ---- */

struct unit {
    int digits;      /* of what it counts in: triệu đồng 6 */
    struct key base; /* "dong"; empty: not known */
};

/* All names of the đồng are one. */
static struct key base_of(struct str text)
{
    static const char *const dongs[] = { "d", "vnd", "dongvietnam" };
    struct key key = key_of(text);

    for (size_t i = 0; i < ARRAY_LEN(dongs); i++)
        if (key_is(&key, dongs[i]))
            return key_of(S("dong"));
    return key;
}

/* "1.000 đồng", "1000đ": zeros behind a one; moves *text behind it. */
static int thousands_take(struct str *text)
{
    size_t at = 0;
    int digits = 0;

    if (!str_starts(*text, S("1")))
        return 0;
    for (at = 1; at < text->len; at++) {
        char c = text->ptr[at];

        if (c == '0')
            digits++;
        else if (c != '.' && c != ',' && c != ' ')
            break;
    }
    if (digits)
        *text = str_sub(*text, at, text->len);
    return digits;
}

/* "Đơn vị tính: triệu đồng" says what stands behind the colon. */
static struct unit unit_of(struct str text)
{
    struct unit unit = { 0 };
    size_t colon = str_find(text, S(":"));

    if (colon < text.len)
        text = str_sub(text, colon + 1, text.len);
    skip_spaces(&text);
    while (str_starts(text, S("(")))
        text = str_sub(text, 1, text.len);
    unit.digits = thousands_take(&text);
    unit.digits += steps_take(&text);
    unit.base = base_of(text);
    return unit;
}

/* ---- an amount ---- */

struct amount {
    enum number_style style;
    struct str left;     /* not read yet */
    struct dec value;    /* in single units */
    int digits;          /* of the last step; -1: nothing was read yet */
    bool stepped, ended; /* a step was named; a part without one was read */
};

/* 12,5 or 1 234: digits, marks, and spaces that stand between digits. */
static struct str figure_at(struct str text)
{
    struct str rest = text, figure = { text.ptr, 0 };

    while (rest.len) {
        uint32_t c = utf8_next(&rest);

        if (is_digit(c) || c == '.' || c == ',')
            figure.len = (size_t)(rest.ptr - text.ptr);
        else if (!is_space(c))
            break;
    }
    return figure;
}

static struct dec power(int digits)
{
    struct dec out = { 1, 0 };

    while (digits-- > 0)
        out.mantissa *= 10;
    return out;
}

/* Whether the part may follow what was read: whole, and smaller than the step before it. */
static bool may_follow(const struct amount *amount, struct dec part)
{
    return amount->value.scale == 0 && dec_cmp(part, power(amount->digits)) < 0;
}

static enum number_answer part_add(struct amount *amount, struct dec figure, int digits, bool half)
{
    struct dec part;

    if (digits > DEC_SCALE_WORK || !dec_mul(figure, power(digits), &part) ||
        (half && !dec_add(part, (struct dec){ 5 * power(digits).mantissa, 1 }, &part)))
        return NUMBER_TOO_LARGE;
    part = dec_normalise(part);
    if (amount->digits >= 0 && !may_follow(amount, part))
        return NUMBER_NOT_ONE;
    if (!dec_add(amount->value, part, &amount->value))
        return NUMBER_TOO_LARGE;
    amount->value = dec_normalise(amount->value);
    amount->digits = digits;
    amount->stepped = amount->stepped || digits > 0;
    amount->ended = digits == 0 || half || figure.scale > 0;
    return NUMBER_OK;
}

/* part -> figure step* "rưỡi"? */
static enum number_answer part_read(struct amount *amount, struct str text)
{
    enum number_answer answer;
    struct dec figure;
    bool half;
    int digits;

    if (amount->ended)
        return NUMBER_NOT_ONE;
    answer = number_read(text, amount->style, &figure);
    if (answer != NUMBER_OK)
        return answer == NUMBER_EMPTY ? NUMBER_NOT_ONE : answer;
    digits = steps_take(&amount->left);
    half = digits > 0 && half_take(&amount->left);
    if (half && figure.scale > 0)
        return NUMBER_NOT_ONE;
    return part_add(amount, dec_normalise(figure), digits, half);
}

static enum number_answer parts_read(struct amount *amount)
{
    enum number_answer answer;
    struct str figure;

    for (;;) {
        skip_spaces(&amount->left);
        figure = figure_at(amount->left);
        if (!figure.len)
            return amount->digits < 0 ? NUMBER_NOT_ONE : NUMBER_OK;
        amount->left = str_sub(amount->left, figure.len, amount->left.len);
        answer = part_read(amount, figure);
        if (answer != NUMBER_OK)
            return answer;
    }
}

/* ---- signs around it ---- */

/* "(2 tỷ)", "- 2 tỷ": a dash of any length before a digit. */
static bool negative_take(struct str *text)
{
    struct str rest;
    uint32_t c;

    skip_spaces(text);
    if (str_starts(*text, S("(")) && str_ends(*text, S(")"))) {
        *text = str_sub(*text, 1, text->len - 2);
        return true;
    }
    rest = *text;
    c = rest.len ? utf8_next(&rest) : 0;
    if (c != '-' && c != 0x2212 && (c < 0x2010 || c > 0x2015))
        return false;
    skip_spaces(&rest);
    *text = rest;
    return true;
}

static enum number_answer amount_in(
    const struct amount *amount, bool negative, struct str unit_text, struct dec *out)
{
    struct unit said = unit_of(amount->left), unit = unit_of(unit_text);
    struct dec value = amount->value;

    if (!unit.base.len)
        return amount->stepped ? NUMBER_UNIT_UNKNOWN : NUMBER_NOT_ONE;
    if (!amount->stepped && !said.base.len)
        return NUMBER_NOT_ONE;
    if (amount->ended && amount->stepped && amount->digits == 0 && !said.base.len)
        return NUMBER_NOT_ONE; /* 2 tỷ 350: of what? */
    if (said.base.len && !str_eq(key_str(&said.base), key_str(&unit.base)))
        return NUMBER_OTHER_UNIT;
    value.scale += unit.digits;
    value = dec_normalise(value);
    if (value.scale > DEC_SCALE_WORK)
        return NUMBER_TOO_LARGE;
    value.mantissa = negative ? -value.mantissa : value.mantissa;
    *out = value;
    return NUMBER_OK;
}

enum number_answer number_words_read(
    struct str text, enum number_style style, struct str unit, struct dec *out)
{
    struct amount amount = { .style = style, .digits = -1 };
    enum number_answer answer;
    bool negative;

    if (text.len > (size_t)NUMBER_CHARS_MAX * 4 || !utf8_valid(text) ||
        utf8_chars(text) > NUMBER_CHARS_MAX)
        return NUMBER_NOT_ONE;
    negative = negative_take(&text);
    amount.left = text;
    answer = parts_read(&amount);
    return answer == NUMBER_OK ? amount_in(&amount, negative, unit, out) : answer;
}

/* ---- what stands for another cell ---- */

bool number_is_cross(struct str text)
{
    struct key key = key_of(text);

    text = str_trim(text);
    return (text.len == 1 && key_is(&key, "x")) || str_eq(text, S("×"));
}

bool number_is_ditto(struct str text)
{
    static const char *const dittos[] = { "nt", "nhutren", "\"", "\"\"" };
    struct key key;

    if (text.len > (size_t)NUMBER_CHARS_MAX)
        return false;
    if (str_eq(str_trim(text), S("〃")) || str_eq(str_trim(text), S("”")))
        return true;
    key = key_of(text);
    for (size_t i = 0; i < ARRAY_LEN(dittos); i++)
        if (key_is(&key, dittos[i]))
            return true;
    return false;
}
