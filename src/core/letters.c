#include "core/letters.h"

/* clang-format off */
static const struct letter letters[] = {
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
/* clang-format on */

bool letter_is_ascii(uint32_t code_point)
{
    uint32_t c = code_point | 0x20;

    return code_point < 0x80 && c >= 'a' && c <= 'z';
}

const struct letter *letter_of(uint32_t code_point)
{
    if (code_point < 0x80)
        return NULL;
    for (size_t i = 0; i < ARRAY_LEN(letters); i++)
        if (letters[i].lower == code_point || letters[i].upper == code_point)
            return &letters[i];
    return NULL;
}

uint32_t letter_make(char base, enum mark mark, enum tone tone, enum letter_case as)
{
    if (mark == PLAIN && tone == NGANG)
        return (uint32_t)(as == UPPER_CASE ? base - ('a' - 'A') : base);
    for (size_t i = 0; i < ARRAY_LEN(letters); i++)
        if (letters[i].base == base && letters[i].mark == mark && letters[i].tone == tone)
            return as == UPPER_CASE ? letters[i].upper : letters[i].lower;
    return 0;
}

uint32_t letter_upper(uint32_t code_point)
{
    const struct letter *letter = letter_of(code_point);

    if (letter)
        return letter->upper;
    return code_point >= 'a' && code_point <= 'z' ? code_point - ('a' - 'A') : code_point;
}
