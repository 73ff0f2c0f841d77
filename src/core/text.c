#include "core/text.h"

#include "base/utf8.h"
#include "core/letters.h"

enum kind { LETTER, DIGIT, SPACE, PUNCTUATION, OTHER };

/* One letter, digit or other sign, with the marks that follow it. */
struct sign {
    enum kind kind;
    char base; /* a-z, a digit, or the ASCII punctuation it stands for */
    enum mark mark;
    enum tone tone;
    uint32_t code_point;
};

/* clang-format off */
/* Typography for what has a plain sign. */
static const struct {
    uint32_t first, last;
    enum kind kind;
    char base;
} stand_ins[] = {
    { 0x00a0, 0x00a0, SPACE, ' ' },        /* no-break space */
    { 0x00ab, 0x00ab, PUNCTUATION, '"' },  /* « */
    { 0x00b2, 0x00b3, DIGIT, '2' },        /* ² ³ */
    { 0x00b9, 0x00b9, DIGIT, '1' },        /* ¹ */
    { 0x00bb, 0x00bb, PUNCTUATION, '"' },  /* » */
    { 0x2000, 0x200f, SPACE, ' ' },        /* spaces of other widths */
    { 0x2010, 0x2015, PUNCTUATION, '-' },  /* hyphens and dashes */
    { 0x2018, 0x201b, PUNCTUATION, '\'' },
    { 0x201c, 0x201f, PUNCTUATION, '"' },
    { 0x2026, 0x2026, PUNCTUATION, '.' },  /* … */
    { 0x2028, 0x202f, SPACE, ' ' },
    { 0x2212, 0x2212, PUNCTUATION, '-' },  /* the minus sign */
    { 0x3000, 0x3000, SPACE, ' ' },
    { 0xfeff, 0xfeff, SPACE, ' ' },        /* the byte order mark */
};
/* clang-format on */

/* The order of Unicode's collation. */
static const char punctuation_order[] = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

static struct sign ascii_sign(uint32_t c)
{
    struct sign sign = { .kind = PUNCTUATION, .base = (char)c, .code_point = c };

    if (c >= 'A' && c <= 'Z')
        sign.base = (char)(c + ('a' - 'A'));
    if (sign.base >= 'a' && sign.base <= 'z')
        sign.kind = LETTER;
    else if (c >= '0' && c <= '9')
        sign.kind = DIGIT;
    else if (c <= ' ' || c == 0x7f)
        sign.kind = SPACE;
    return sign;
}

static struct sign sign_of(uint32_t c)
{
    const struct letter *letter;

    if (c < 0x80)
        return ascii_sign(c);
    if (c == UTF8_BAD)
        return (struct sign){ .kind = SPACE, .base = ' ', .code_point = ' ' };
    letter = letter_of(c);
    if (letter)
        return (struct sign){ LETTER, letter->base, letter->mark, letter->tone, c };
    for (size_t i = 0; i < ARRAY_LEN(stand_ins); i++)
        if (c >= stand_ins[i].first && c <= stand_ins[i].last)
            return (struct sign){ .kind = stand_ins[i].kind,
                .base = (char)(stand_ins[i].base + (c == 0xb3)),
                .code_point = c };
    return (struct sign){ .kind = OTHER, .code_point = c };
}

static bool is_combining(uint32_t c)
{
    return c >= 0x300 && c <= 0x36f;
}

/* Marks of decomposed text; those of other languages change nothing. */
static void put_mark(struct sign *sign, uint32_t c)
{
    static const struct {
        uint32_t code_point;
        enum mark mark;
        enum tone tone;
    } combining[] = {
        { 0x300, PLAIN, HUYEN },
        { 0x301, PLAIN, SAC },
        { 0x303, PLAIN, NGA },
        { 0x309, PLAIN, HOI },
        { 0x323, PLAIN, NANG },
        { 0x306, BREVE, NGANG },
        { 0x302, CIRCUMFLEX, NGANG },
        { 0x31b, HORN, NGANG },
    };

    for (size_t i = 0; i < ARRAY_LEN(combining); i++) {
        if (combining[i].code_point != c)
            continue;
        if (combining[i].mark != PLAIN)
            sign->mark = combining[i].mark;
        if (combining[i].tone != NGANG)
            sign->tone = combining[i].tone;
    }
}

/* Takes a sign and its combining marks off *text, which must not be empty. */
static struct sign sign_next(struct str *text)
{
    struct sign sign = sign_of(utf8_next(text));

    while (text->len) {
        struct str rest = *text;
        uint32_t c = utf8_next(&rest);

        if (!is_combining(c))
            break;
        put_mark(&sign, c);
        *text = rest;
    }
    return sign;
}

/* ---- case ---- */

uint32_t text_lower(uint32_t c)
{
    const struct letter *letter;

    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    letter = letter_of(c);
    return letter ? letter->lower : c;
}

struct str text_upper(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };

    while (text.len) {
        uint32_t c = utf8_next(&text);

        utf8_add(&out, c == UTF8_BAD ? ' ' : letter_upper(c));
    }
    return buf_str(&out);
}

/* ---- words ---- */

enum others { OTHERS_KEPT, OTHERS_DROPPED };

/* Words of plain lower-case letters and digits, with one `joint` between them. */
static struct str words_of(struct arena *arena, struct str text, char joint, enum others others)
{
    struct buf out = { .arena = arena };
    bool apart = false;

    buf_reserve(&out, text.len);
    while (text.len) {
        struct sign sign = sign_next(&text);

        if (sign.kind == OTHER && others == OTHERS_DROPPED)
            continue;
        if (sign.kind == SPACE || sign.kind == PUNCTUATION) {
            apart = out.len > 0;
            continue;
        }
        if (apart)
            buf_add_char(&out, joint);
        apart = false;
        if (sign.kind == OTHER)
            utf8_add(&out, sign.code_point);
        else
            buf_add_char(&out, sign.base);
    }
    return buf_str(&out);
}

struct str text_search_key(struct arena *arena, struct str text)
{
    return words_of(arena, text, ' ', OTHERS_KEPT);
}

struct str text_slug(struct arena *arena, struct str text)
{
    return words_of(arena, text, '_', OTHERS_DROPPED);
}

/* ---- the sort key ---- */

/*
 * key         -> sign* ( " " tone* )?
 * sign        -> "!"                 white space
 *              | "-" [A-_]           punctuation, by its place in the order
 *              | [0-`] digit*        a number: how many digits it has, then they
 *              | [adeou] [0-4]       a letter that has marked kin, and which it is
 *              | [a-z]               another letter
 *              | "~" hex{6}          a code point of another script
 * tone        -> [0-6]               of each letter of TONED, up to the last that has one
 *
 * The separator is less than any sign, so that a name comes before its longer kin.
 */
#define SPACE_KEY '!'
#define PUNCTUATION_KEY '-'
#define OTHER_KEY '~'
/* The vowels, and two that have marks in other languages. */
#define TONED "aeiouycn"
#define RUN_DIGITS_MAX ('`' - '0')

static bool is_one_of(char c, const char *set)
{
    while (*set && *set != c)
        set++;
    return *set != 0;
}

/* The digits that follow, `first` included, without leading zeros. */
static void add_digits(struct buf *key, char first, struct str *text)
{
    char digits[RUN_DIGITS_MAX];
    size_t len = 0;

    for (struct str rest = *text;;) {
        struct sign sign;

        if (len || first != '0')
            digits[len++] = first;
        if (!rest.len || len == RUN_DIGITS_MAX)
            break;
        sign = sign_next(&rest);
        if (sign.kind != DIGIT)
            break;
        first = sign.base;
        *text = rest;
    }
    buf_add_char(key, (char)('0' + len));
    buf_add(key, (struct str){ digits, len });
}

static void add_punctuation(struct buf *key, char c)
{
    size_t rank = 0;

    while (punctuation_order[rank] && punctuation_order[rank] != c)
        rank++;
    buf_add_char(key, PUNCTUATION_KEY);
    buf_add_char(key, (char)('A' + (int)rank));
}

static void add_sign(struct buf *key, struct sign sign, struct str *text)
{
    switch (sign.kind) {
    case LETTER:
        buf_add_char(key, sign.base);
        if (is_one_of(sign.base, "adeou"))
            buf_add_char(key, (char)('0' + sign.mark));
        return;
    case DIGIT:
        add_digits(key, sign.base, text);
        return;
    case PUNCTUATION:
        add_punctuation(key, sign.base);
        return;
    case SPACE:
        if (key->len && key->ptr[key->len - 1] != SPACE_KEY)
            buf_add_char(key, SPACE_KEY);
        return;
    case OTHER:
        buf_addf(key, "%c%06x", OTHER_KEY, sign.code_point);
        return;
    }
}

struct str text_sort_key(struct arena *arena, struct str text)
{
    struct buf key = { .arena = arena }, tones = { .arena = arena };
    size_t tones_len = 0;

    buf_reserve(&key, text.len * 2 + 8);
    text = str_trim(text);
    while (text.len) {
        struct sign sign = sign_next(&text);

        add_sign(&key, sign, &text);
        if (sign.kind != LETTER || !is_one_of(sign.base, TONED))
            continue;
        buf_add_char(&tones, (char)('0' + sign.tone));
        if (sign.tone != NGANG)
            tones_len = tones.len;
    }
    if (key.len && key.ptr[key.len - 1] == SPACE_KEY)
        key.len--;
    if (tones_len) {
        buf_add_char(&key, ' ');
        buf_add(&key, str_sub(buf_str(&tones), 0, tones_len));
    }
    return buf_str(&key);
}
