#include "core/legacy.h"

#include "base/utf8.h"
#include "core/letters.h"
#include "core/syllable.h"

const char *const legacy_titles[LEGACY_LEN] = {
    [LEGACY_NONE] = "Unicode",
    [LEGACY_TCVN3] = "TCVN3 (ABC)",
    [LEGACY_VNI] = "VNI-Windows",
    [LEGACY_VISCII] = "VISCII",
    [LEGACY_VPS] = "VPS",
};

/* ---- one code point ---- */

/* What Windows shows for the bytes 0x80 to 0x9f. */
static const uint16_t windows[32] = { 0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c,
    0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178 };

/* What stands in texts copied out of PDF for bytes that are no letter to its reader. */
static const struct {
    uint32_t code_point;
    uint8_t byte;
} of_pdf[] = {
    { 0x2212, 0xad }, /* the minus sign */
    { 0x2219, 0xb7 }, /* the bullet operator */
};

/* The byte a code point was read from; 0: from none. */
static uint8_t byte_of(uint32_t c)
{
    if (c <= 0xff)
        return (uint8_t)c;
    for (size_t i = 0; i < ARRAY_LEN(windows); i++)
        if (windows[i] == c)
            return (uint8_t)(0x80 + i);
    for (size_t i = 0; i < ARRAY_LEN(of_pdf); i++)
        if (of_pdf[i].code_point == c)
            return of_pdf[i].byte;
    return 0;
}

struct str legacy_surface(struct arena *arena, struct str bytes)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < bytes.len; i++) {
        uint8_t byte = (uint8_t)bytes.ptr[i];

        utf8_add(&out, byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80] : byte);
    }
    return buf_str(&out);
}

/* clang-format off */
static const uint16_t letters_of[LEGACY_LEN][256] = {
#define BYTE(encoding, byte, code_point) [LEGACY_##encoding][byte] = code_point,
#include "core/legacy_bytes.def"
#undef BYTE
};

/* VNI writes a mark behind its letter, in small and in capital. */
static const struct {
    uint8_t lower, upper;
    enum mark mark;
    enum tone tone;
} vni_marks[] = {
    { 0xf9, 0xd9, PLAIN, SAC },      { 0xf8, 0xd8, PLAIN, HUYEN },
    { 0xfb, 0xdb, PLAIN, HOI },      { 0xf5, 0xd5, PLAIN, NGA },
    { 0xef, 0xcf, PLAIN, NANG },     { 0xe2, 0xc2, CIRCUMFLEX, NGANG },
    { 0xe1, 0xc1, CIRCUMFLEX, SAC }, { 0xe0, 0xc0, CIRCUMFLEX, HUYEN },
    { 0xe5, 0xc5, CIRCUMFLEX, HOI }, { 0xe3, 0xc3, CIRCUMFLEX, NGA },
    { 0xe4, 0xc4, CIRCUMFLEX, NANG },{ 0xea, 0xca, BREVE, NGANG },
    { 0xe9, 0xc9, BREVE, SAC },      { 0xe8, 0xc8, BREVE, HUYEN },
    { 0xfa, 0xda, BREVE, HOI },      { 0xfc, 0xdc, BREVE, NGA },
    { 0xeb, 0xcb, BREVE, NANG },
};

/* And these whole. */
static const struct {
    uint8_t lower, upper;
    char base;
    enum mark mark;
    enum tone tone;
} vni_letters[] = {
    { 0xf4, 0xd4, 'o', HORN, NGANG },   { 0xf6, 0xd6, 'u', HORN, NGANG },
    { 0xf1, 0xd1, 'd', STROKE, NGANG }, { 0xec, 0xcc, 'i', PLAIN, HUYEN },
    { 0xed, 0xcd, 'i', PLAIN, SAC },    { 0xe6, 0xc6, 'i', PLAIN, HOI },
    { 0xf3, 0xd3, 'i', PLAIN, NGA },    { 0xf2, 0xd2, 'i', PLAIN, NANG },
    { 0xee, 0xce, 'y', PLAIN, NANG },
};
/* clang-format on */

/* ---- a text in one encoding ---- */

struct piece {
    char base; /* a-z; 0: no letter */
    enum mark mark;
    enum letter_case as;
    uint32_t code_point;
};

static struct piece vni_piece(uint32_t c)
{
    struct piece piece = { .code_point = c };
    uint8_t byte = byte_of(c);

    if (letter_is_ascii(c)) {
        piece.as = c < 'a' ? UPPER_CASE : LOWER_CASE;
        piece.base = (char)(c | 0x20);
        return piece;
    }
    for (size_t i = 0; byte >= 0x80 && i < ARRAY_LEN(vni_letters); i++) {
        if (vni_letters[i].lower != byte && vni_letters[i].upper != byte)
            continue;
        piece.as = vni_letters[i].upper == byte ? UPPER_CASE : LOWER_CASE;
        piece.base = vni_letters[i].base;
        piece.mark = vni_letters[i].mark;
        piece.code_point = letter_make(piece.base, piece.mark, vni_letters[i].tone, piece.as);
        if (vni_letters[i].tone != NGANG)
            piece.base = 0; /* it bears no second mark */
        return piece;
    }
    return piece;
}

/* The letter with the mark behind it, or 0. */
static uint32_t vni_marked(struct piece piece, uint32_t mark)
{
    uint8_t byte = byte_of(mark);

    for (size_t i = 0; byte >= 0x80 && i < ARRAY_LEN(vni_marks); i++) {
        if (vni_marks[i].lower != byte && (vni_marks[i].upper != byte || piece.as == LOWER_CASE))
            continue;
        if (vni_marks[i].mark != PLAIN && piece.mark != PLAIN)
            return 0;
        return letter_make(piece.base, vni_marks[i].mark == PLAIN ? piece.mark : vni_marks[i].mark,
            vni_marks[i].tone, piece.as);
    }
    return 0;
}

static struct str vni_convert(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };

    while (text.len) {
        struct piece piece = vni_piece(utf8_next(&text));
        struct str rest = text;
        uint32_t marked = piece.base && rest.len ? vni_marked(piece, utf8_next(&rest)) : 0;

        if (marked)
            text = rest;
        utf8_add(&out, marked ? marked : piece.code_point);
    }
    return buf_str(&out);
}

/* A capital vowel before its own small form with a tone: "A" "à" is À in fonts of capitals. */
static bool is_doubled(uint32_t before, uint32_t c)
{
    const struct letter *letter = letter_of(c), *first = letter_of(before);

    if (!letter || letter->lower != c || letter->tone == NGANG)
        return false;
    if (first)
        return first->upper == before && first->base == letter->base &&
               first->mark == letter->mark && first->tone == NGANG;
    return letter->mark == PLAIN && before == (uint32_t)(letter->base - ('a' - 'A'));
}

/* Between letters these are letters; standing alone they are what they look like. */
static bool is_sign(uint32_t c)
{
    return c == 0x2212 || c == 0x2219 || c == 0xa0 || (c > 0xff && c != 0x0192 && !letter_of(c));
}

static bool is_word(uint32_t c)
{
    return letter_is_ascii(c) || (c >= 0xa1 && c <= 0xff) || letter_of(c);
}

static struct str bytes_convert(struct arena *arena, enum legacy encoding, struct str text)
{
    struct buf out = { .arena = arena };
    uint32_t before = ' ', last = ' ';
    size_t last_at = 0;

    while (text.len) {
        uint32_t c = utf8_next(&text), made = letters_of[encoding][byte_of(c)];
        struct str rest = text;
        uint32_t after = rest.len ? utf8_next(&rest) : ' ';

        if (!made || (is_sign(c) && !is_word(before) && !is_word(after)))
            made = c;
        if (encoding == LEGACY_TCVN3 && made != c && is_doubled(last, made)) {
            out.len = last_at;
            made = letter_upper(made);
        }
        before = c;
        last = made;
        last_at = out.len;
        utf8_add(&out, made);
    }
    return buf_str(&out);
}

/* ---- capitals ---- */

/* Whether a word with two capitals and no small ASCII letter stands in a text without any. */
static bool is_in_capitals(struct str surface)
{
    size_t capitals = 0, others = 0;
    bool found = false;

    while (surface.len) {
        uint32_t c = utf8_next(&surface);

        if (c >= 'a' && c <= 'z')
            return false;
        if (c >= 'A' && c <= 'Z')
            capitals++;
        else if (c > 0x80)
            others++;
        else
            capitals = others = 0;
        found = found || (capitals >= 2 && others >= 1);
    }
    return found;
}

struct str legacy_capitals(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };

    while (text.len)
        utf8_add(&out, letter_upper(utf8_next(&text)));
    return buf_str(&out);
}

struct str legacy_convert(struct arena *arena, enum legacy encoding, struct str text)
{
    struct str out;

    switch (encoding) {
    case LEGACY_NONE:
        return text;
    case LEGACY_VNI:
        return vni_convert(arena, text);
    case LEGACY_TCVN3:
        out = bytes_convert(arena, encoding, text);
        return is_in_capitals(text) ? legacy_capitals(arena, out) : out;
    case LEGACY_VISCII:
    case LEGACY_VPS:
        break;
    }
    return bytes_convert(arena, encoding, text);
}
