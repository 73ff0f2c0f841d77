#include "core/text.h"

#include "base/utf8.h"

enum kind { LETTER, DIGIT, SPACE, PUNCTUATION, OTHER };

/* What makes a letter another letter, in the order of the alphabet: a ă â, d đ, e ê, o ô ơ, u ư. */
enum mark { PLAIN, BREVE, CIRCUMFLEX, HORN, STROKE };

/* In the order of the dictionary. FOREIGN: a letter of another language, as its plain one. */
enum tone { NGANG, HUYEN, HOI, NGA, SAC, NANG, FOREIGN };

/* One letter, digit or other sign, with the marks that follow it. */
struct sign {
    enum kind kind;
    char base; /* a-z, a digit, or the ASCII punctuation it stands for */
    enum mark mark;
    enum tone tone;
    uint32_t code_point;
};

/* clang-format off */
static const struct letter {
    uint32_t upper, lower;
    char base;
    enum mark mark;
    enum tone tone;
} letters[] = {
    { 0x00c0, 0x00e0, 'a', PLAIN, HUYEN },
    { 0x1ea2, 0x1ea3, 'a', PLAIN, HOI },
    { 0x00c3, 0x00e3, 'a', PLAIN, NGA },
    { 0x00c1, 0x00e1, 'a', PLAIN, SAC },
    { 0x1ea0, 0x1ea1, 'a', PLAIN, NANG },
    { 0x0102, 0x0103, 'a', BREVE, NGANG },
    { 0x1eb0, 0x1eb1, 'a', BREVE, HUYEN },
    { 0x1eb2, 0x1eb3, 'a', BREVE, HOI },
    { 0x1eb4, 0x1eb5, 'a', BREVE, NGA },
    { 0x1eae, 0x1eaf, 'a', BREVE, SAC },
    { 0x1eb6, 0x1eb7, 'a', BREVE, NANG },
    { 0x00c2, 0x00e2, 'a', CIRCUMFLEX, NGANG },
    { 0x1ea6, 0x1ea7, 'a', CIRCUMFLEX, HUYEN },
    { 0x1ea8, 0x1ea9, 'a', CIRCUMFLEX, HOI },
    { 0x1eaa, 0x1eab, 'a', CIRCUMFLEX, NGA },
    { 0x1ea4, 0x1ea5, 'a', CIRCUMFLEX, SAC },
    { 0x1eac, 0x1ead, 'a', CIRCUMFLEX, NANG },
    { 0x00c8, 0x00e8, 'e', PLAIN, HUYEN },
    { 0x1eba, 0x1ebb, 'e', PLAIN, HOI },
    { 0x1ebc, 0x1ebd, 'e', PLAIN, NGA },
    { 0x00c9, 0x00e9, 'e', PLAIN, SAC },
    { 0x1eb8, 0x1eb9, 'e', PLAIN, NANG },
    { 0x00ca, 0x00ea, 'e', CIRCUMFLEX, NGANG },
    { 0x1ec0, 0x1ec1, 'e', CIRCUMFLEX, HUYEN },
    { 0x1ec2, 0x1ec3, 'e', CIRCUMFLEX, HOI },
    { 0x1ec4, 0x1ec5, 'e', CIRCUMFLEX, NGA },
    { 0x1ebe, 0x1ebf, 'e', CIRCUMFLEX, SAC },
    { 0x1ec6, 0x1ec7, 'e', CIRCUMFLEX, NANG },
    { 0x00cc, 0x00ec, 'i', PLAIN, HUYEN },
    { 0x1ec8, 0x1ec9, 'i', PLAIN, HOI },
    { 0x0128, 0x0129, 'i', PLAIN, NGA },
    { 0x00cd, 0x00ed, 'i', PLAIN, SAC },
    { 0x1eca, 0x1ecb, 'i', PLAIN, NANG },
    { 0x00d2, 0x00f2, 'o', PLAIN, HUYEN },
    { 0x1ece, 0x1ecf, 'o', PLAIN, HOI },
    { 0x00d5, 0x00f5, 'o', PLAIN, NGA },
    { 0x00d3, 0x00f3, 'o', PLAIN, SAC },
    { 0x1ecc, 0x1ecd, 'o', PLAIN, NANG },
    { 0x00d4, 0x00f4, 'o', CIRCUMFLEX, NGANG },
    { 0x1ed2, 0x1ed3, 'o', CIRCUMFLEX, HUYEN },
    { 0x1ed4, 0x1ed5, 'o', CIRCUMFLEX, HOI },
    { 0x1ed6, 0x1ed7, 'o', CIRCUMFLEX, NGA },
    { 0x1ed0, 0x1ed1, 'o', CIRCUMFLEX, SAC },
    { 0x1ed8, 0x1ed9, 'o', CIRCUMFLEX, NANG },
    { 0x01a0, 0x01a1, 'o', HORN, NGANG },
    { 0x1edc, 0x1edd, 'o', HORN, HUYEN },
    { 0x1ede, 0x1edf, 'o', HORN, HOI },
    { 0x1ee0, 0x1ee1, 'o', HORN, NGA },
    { 0x1eda, 0x1edb, 'o', HORN, SAC },
    { 0x1ee2, 0x1ee3, 'o', HORN, NANG },
    { 0x00d9, 0x00f9, 'u', PLAIN, HUYEN },
    { 0x1ee6, 0x1ee7, 'u', PLAIN, HOI },
    { 0x0168, 0x0169, 'u', PLAIN, NGA },
    { 0x00da, 0x00fa, 'u', PLAIN, SAC },
    { 0x1ee4, 0x1ee5, 'u', PLAIN, NANG },
    { 0x01af, 0x01b0, 'u', HORN, NGANG },
    { 0x1eea, 0x1eeb, 'u', HORN, HUYEN },
    { 0x1eec, 0x1eed, 'u', HORN, HOI },
    { 0x1eee, 0x1eef, 'u', HORN, NGA },
    { 0x1ee8, 0x1ee9, 'u', HORN, SAC },
    { 0x1ef0, 0x1ef1, 'u', HORN, NANG },
    { 0x1ef2, 0x1ef3, 'y', PLAIN, HUYEN },
    { 0x1ef6, 0x1ef7, 'y', PLAIN, HOI },
    { 0x1ef8, 0x1ef9, 'y', PLAIN, NGA },
    { 0x00dd, 0x00fd, 'y', PLAIN, SAC },
    { 0x1ef4, 0x1ef5, 'y', PLAIN, NANG },
    { 0x0110, 0x0111, 'd', STROKE, NGANG },
    { 0x00c4, 0x00e4, 'a', PLAIN, FOREIGN },
    { 0x00c5, 0x00e5, 'a', PLAIN, FOREIGN },
    { 0x00c7, 0x00e7, 'c', PLAIN, FOREIGN },
    { 0x00cb, 0x00eb, 'e', PLAIN, FOREIGN },
    { 0x00ce, 0x00ee, 'i', PLAIN, FOREIGN },
    { 0x00cf, 0x00ef, 'i', PLAIN, FOREIGN },
    { 0x00d1, 0x00f1, 'n', PLAIN, FOREIGN },
    { 0x00d6, 0x00f6, 'o', PLAIN, FOREIGN },
    { 0x00d8, 0x00f8, 'o', PLAIN, FOREIGN },
    { 0x00db, 0x00fb, 'u', PLAIN, FOREIGN },
    { 0x00dc, 0x00fc, 'u', PLAIN, FOREIGN },
};

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
    if (c < 0x80)
        return ascii_sign(c);
    if (c == UTF8_BAD)
        return (struct sign){ .kind = SPACE, .base = ' ', .code_point = ' ' };
    for (size_t i = 0; i < ARRAY_LEN(letters); i++)
        if (letters[i].lower == c || letters[i].upper == c)
            return (struct sign){ LETTER, letters[i].base, letters[i].mark, letters[i].tone, c };
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
