#include "core/number.h"

#include "base/utf8.h"
#include "core/number_words.h"

/* ---- to plain characters ---- */

/* A text as the few characters a figure is made of: digits . , + - ( ) % and space. */
struct plain {
    char chars[NUMBER_CHARS_MAX];
    size_t len;
};

/* clang-format off */
static const struct {
    uint32_t first, last;
    char plain;
} stand_ins[] = {
    { 0x09, 0x0d, ' ' },
    { 0xa0, 0xa0, ' ' },     /* no-break space */
    { 0x2000, 0x200b, ' ' }, /* spaces of other widths */
    { 0x202f, 0x202f, ' ' }, /* narrow no-break space */
    { 0xfeff, 0xfeff, ' ' }, /* byte order mark */
    { 0x2010, 0x2015, '-' }, /* hyphens and dashes */
    { 0x2212, 0x2212, '-' }, /* the minus sign */
};
/* clang-format on */

/* 0: a character no figure has. */
static char plain_of(uint32_t c)
{
    static const char kept[] = "0123456789.,+-()% ";

    for (size_t i = 0; kept[i]; i++)
        if ((unsigned char)kept[i] == c)
            return kept[i];
    for (size_t i = 0; i < ARRAY_LEN(stand_ins); i++)
        if (c >= stand_ins[i].first && c <= stand_ins[i].last)
            return stand_ins[i].plain;
    return 0;
}

/* "…" is two points: dots alone mean empty, and no figure has two in a row. */
static bool to_plain(struct str text, struct plain *out)
{
    while (text.len) {
        uint32_t c = utf8_next(&text);
        bool dots = c == 0x2026;
        char plain = dots ? '.' : plain_of(c);

        if (!plain || out->len + 2 > NUMBER_CHARS_MAX)
            return false;
        out->chars[out->len++] = plain;
        if (dots)
            out->chars[out->len++] = plain;
    }
    return true;
}

static struct str trim(struct str s)
{
    while (s.len && s.ptr[0] == ' ')
        s = str_sub(s, 1, s.len);
    while (s.len && s.ptr[s.len - 1] == ' ')
        s.len--;
    return s;
}

static bool all_are(struct str s, char c)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != c)
            return false;
    return true;
}

static bool means_empty(struct str s)
{
    return all_are(s, '-') || (s.len > 1 && all_are(s, '.'));
}

/* ---- around the digits ---- */

struct framed {
    struct str body; /* digits, points, commas, spaces */
    bool negative;
};

/* framed -> "(" body ")" "%"? | sign? body "%"? */
static struct framed unframe(struct str s)
{
    struct framed framed = { 0 };

    if (str_ends(s, S("%")))
        s = trim(str_sub(s, 0, s.len - 1));
    if (str_starts(s, S("(")) && str_ends(s, S(")"))) {
        framed.negative = true;
        s = str_sub(s, 1, s.len - 2);
    } else if (str_starts(s, S("-")) || str_starts(s, S("+"))) {
        framed.negative = s.ptr[0] == '-';
        s = str_sub(s, 1, s.len);
    }
    framed.body = trim(s);
    return framed;
}

/* ---- the digits ---- */

enum reading { READ_NONE, READ_TOO_LARGE, READ_OK };

/* The marks of a style. Spaces between thousands belong to both. */
static const struct marks {
    char group, decimal;
} marks_of[] = {
    [NUMBER_VI] = { '.', ',' },
    [NUMBER_EN] = { ',', '.' },
};

static bool all_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

/* thousands -> [1-9] digit{0,2} (separator digit{3})+, all separators alike */
static bool is_grouped(struct str s, char separator)
{
    struct str first = str_cut(&s, separator);

    if (!first.len || first.len > 3 || first.ptr[0] == '0' || !all_digits(first))
        return false;
    for (; s.len > 4; s = str_sub(s, 4, s.len))
        if (!all_digits(str_sub(s, 0, 3)) || s.ptr[3] != separator)
            return false;
    return s.len == 3 && all_digits(s);
}

static bool add_digits(struct str s, int64_t *mantissa)
{
    for (size_t i = 0; i < s.len; i++) {
        int digit = s.ptr[i] - '0';

        if (digit < 0 || digit > 9)
            continue; /* a separator */
        if (*mantissa > (INT64_MAX - digit) / 10)
            return false;
        *mantissa = *mantissa * 10 + digit;
    }
    return true;
}

/* Splits at the decimal mark; false if it stands there without decimals, or twice. */
static bool split(struct str body, char mark, struct str *whole, struct str *decimals)
{
    bool marked = str_find(body, (struct str){ &mark, 1 }) < body.len;

    *decimals = body;
    *whole = str_cut(decimals, mark);
    if (!marked)
        return whole->len > 0;
    return decimals->len > 0 && all_digits(*decimals);
}

static enum reading read_body(struct str body, enum number_style style, struct dec *out)
{
    struct marks marks = marks_of[style];
    struct str whole, decimals;
    int64_t mantissa = 0;

    if (!split(body, marks.decimal, &whole, &decimals))
        return READ_NONE;
    if (!all_digits(whole) && !is_grouped(whole, marks.group) && !is_grouped(whole, ' '))
        return READ_NONE;
    while (decimals.len && decimals.ptr[decimals.len - 1] == '0')
        decimals.len--;
    if (decimals.len > DEC_SCALE_WORK || !add_digits(whole, &mantissa) ||
        !add_digits(decimals, &mantissa))
        return READ_TOO_LARGE;
    *out = (struct dec){ mantissa, (int)decimals.len };
    return READ_OK;
}

/* ---- answers ---- */

/* What both styles make of a text. */
struct both {
    bool empty;
    enum reading readings[2];
    struct dec values[2];
};

static struct both read_both(struct str text)
{
    struct both both = { 0 };
    struct plain plain = { .len = 0 };
    struct framed framed;
    struct str body;

    if (!to_plain(text, &plain))
        return both;
    body = trim((struct str){ plain.chars, plain.len });
    both.empty = means_empty(body);
    if (both.empty)
        return both;
    framed = unframe(body);
    for (int style = NUMBER_VI; style <= NUMBER_EN; style++) {
        both.readings[style] =
            read_body(framed.body, (enum number_style)style, &both.values[style]);
        if (framed.negative)
            both.values[style].mantissa = -both.values[style].mantissa;
    }
    return both;
}

/* The style of two readings that decides; NUMBER_ANY if they differ. */
static enum number_style decisive(const struct both *both)
{
    if (both->readings[NUMBER_VI] != READ_OK || both->readings[NUMBER_EN] != READ_OK)
        return both->readings[NUMBER_VI] >= both->readings[NUMBER_EN] ? NUMBER_VI : NUMBER_EN;
    return dec_cmp(both->values[NUMBER_VI], both->values[NUMBER_EN]) == 0 ? NUMBER_VI : NUMBER_ANY;
}

static enum number_answer answer_of(enum reading reading)
{
    switch (reading) {
    case READ_OK:
        return NUMBER_OK;
    case READ_TOO_LARGE:
        return NUMBER_TOO_LARGE;
    case READ_NONE:
        return NUMBER_NOT_ONE;
    }
    return NUMBER_NOT_ONE;
}

/* A reading with decimals is none where the cell takes none: "1.234" is one thousand there. */
static void fit(struct both *both, int decimals)
{
    bool fits[2];

    for (int i = NUMBER_VI; i <= NUMBER_EN; i++)
        fits[i] = both->readings[i] == READ_OK && dec_normalise(both->values[i]).scale == 0;
    if (decimals != 0 || fits[NUMBER_VI] == fits[NUMBER_EN])
        return;
    both->readings[fits[NUMBER_VI] ? NUMBER_EN : NUMBER_VI] = READ_NONE;
}

static enum number_answer read_as(struct both both, enum number_style style, struct dec *out)
{
    enum number_style other = style == NUMBER_VI ? NUMBER_EN : NUMBER_VI;
    enum number_answer answer;

    if (both.empty)
        return NUMBER_EMPTY;
    if (style == NUMBER_ANY) {
        style = decisive(&both);
        if (style == NUMBER_ANY)
            return NUMBER_AMBIGUOUS;
        other = style;
    }
    answer = answer_of(both.readings[style]);
    if (answer == NUMBER_NOT_ONE && both.readings[other] == READ_OK) {
        style = other;
        answer = NUMBER_OTHER_STYLE;
    }
    if (answer == NUMBER_OK || answer == NUMBER_OTHER_STYLE)
        *out = both.values[style];
    return answer;
}

enum number_answer number_read(struct str text, enum number_style style, struct dec *out)
{
    return read_as(read_both(text), style, out);
}

enum number_answer number_read_at(
    struct str text, enum number_style style, struct number_place place, struct dec *out)
{
    struct both both = read_both(text);
    enum number_answer answer;

    if (style == NUMBER_ANY)
        fit(&both, place.decimals);
    answer = read_as(both, style, out);
    if (answer != NUMBER_NOT_ONE)
        return answer;
    if (number_is_cross(text))
        return NUMBER_EMPTY;
    if (number_is_ditto(text))
        return NUMBER_DITTO;
    return number_words_read(text, style, place.unit, out);
}

struct str number_unit(struct str column, struct str row, struct str form)
{
    column = str_trim(column);
    row = str_trim(row);
    if (column.len && row.len)
        return str_eq(column, row) ? column : S("");
    if (column.len || row.len)
        return column.len ? column : row;
    return str_trim(form);
}

struct number_guess number_style_guess(
    const struct str *texts, const struct number_place *places, size_t len)
{
    size_t votes[2] = { 0 }, unclear = 0;
    bool torn, silent;

    for (size_t i = 0; i < len; i++) {
        struct both both = read_both(texts[i]);
        bool vi, en;

        if (places)
            fit(&both, places[i].decimals);
        vi = both.readings[NUMBER_VI] == READ_OK;
        en = both.readings[NUMBER_EN] == READ_OK;
        if (vi != en)
            votes[vi ? NUMBER_VI : NUMBER_EN]++;
        else if (vi && decisive(&both) == NUMBER_ANY)
            unclear++;
    }
    torn = votes[NUMBER_VI] && votes[NUMBER_EN];
    silent = !votes[NUMBER_VI] && !votes[NUMBER_EN];
    return (struct number_guess){
        .style = votes[NUMBER_EN] > votes[NUMBER_VI] ? NUMBER_EN : NUMBER_VI,
        .sure = !torn && !(silent && unclear),
    };
}

/* ---- writing ---- */

struct str number_format_vi(
    struct arena *arena, struct dec value, int decimals, enum number_grouping grouping)
{
    struct dec plain = dec_normalise(value);
    char text[64], *end = text + sizeof(text), *at = end;
    uint64_t left;

    ASSERT(decimals <= DEC_SCALE_WORK);
    if (decimals == NUMBER_DECIMALS_ALL)
        decimals = plain.scale;
    if (plain.scale > decimals && !dec_rescale(plain, decimals, &plain))
        return S("");
    for (int i = plain.scale; i < decimals; i++)
        *--at = '0';
    left = (uint64_t)(plain.mantissa < 0 ? -plain.mantissa : plain.mantissa);
    for (int i = 0; i < plain.scale; i++, left /= 10)
        *--at = (char)('0' + left % 10);
    if (decimals)
        *--at = ',';
    for (int i = 0; i == 0 || left; i++, left /= 10) {
        if (grouping == NUMBER_GROUPED && i && i % 3 == 0)
            *--at = '.';
        *--at = (char)('0' + left % 10);
    }
    if (plain.mantissa < 0)
        *--at = '-';
    return str_copy(arena, (struct str){ at, (size_t)(end - at) });
}
