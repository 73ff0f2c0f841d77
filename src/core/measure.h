/*
 * measure -- units of measure: telling them by the names people write, converting exactly.
 *
 * Each measure has a quantity ("Khối lượng") and a factor: how many of the
 * quantity's base measure one of it is. Both are exact decimals, so that a
 * figure in tạ is the same figure in tấn. What has no exact value of at most
 * DEC_SCALE_MAX decimals is refused, unless the caller says to how many
 * decimals it may be rounded: nothing is rounded silently.
 *
 * Layer:  core (pure)
 * Owns:   keys live in the arena given
 * Fails:  the answers of enum convert_answer; *out untouched unless EXACT or ROUNDED
 * Limits: those of base/dec.h
 * Tests:  measure_test.c
 */
#ifndef BAOCAO_MEASURE_H
#define BAOCAO_MEASURE_H

#include "base/dec.h"

enum convert_answer {
    CONVERT_EXACT,
    CONVERT_ROUNDED,        /* only if rounding was asked for */
    CONVERT_OTHER_QUANTITY, /* kg is not ha */
    CONVERT_NOT_EXACT,      /* not within DEC_SCALE_MAX decimals, and no rounding was asked for */
    CONVERT_TOO_LARGE
};

struct measure_of {
    struct str quantity;
    struct dec factor; /* > 0 */
};

/* As many decimals as it takes, and no rounding. */
#define CONVERT_EXACTLY (-1)

struct conversion {
    struct measure_of from, to;
    int decimals; /* 0 .. DEC_SCALE_MAX: round to so many; or CONVERT_EXACTLY */
};

enum convert_answer measure_convert(struct arena *arena, const struct conversion *conversion,
    struct dec value, struct dec *out) MUST_CHECK;

/* What two spellings of one measure have in common: "Tấn ", "tấn"; "m²", "m2"; "Ngh. tỷ đồng",
 * "nghìn tỷ đồng"; "1000 đ", "nghìn đồng"; "tỉ", "tỷ"; "tạ/ ha", "tạ/ha". Diacritics count: "hộ" is
 * not "hồ". */
struct str measure_key(struct arena *arena, struct str text);
/* Whether two spellings may mean the same figure but for a factor, as far as words tell: alike but
 * for "nghìn", "triệu" …, or one is not said. What the catalogue knows decides before this. */
bool measure_may_be_same(struct arena *arena, struct str a, struct str b);

#endif
