/*
 * legacy -- Vietnamese text of the time before Unicode: TCVN3 (ABC), VNI-Windows, VISCII, VPS.
 *
 * Such text comes out of old files and fonts with its bytes read as Latin
 * letters: "thµnh phè", "thaønh phoá". Which encoding it has is told by the
 * font's name, or by trying each: only the right one spells syllables of
 * Vietnamese (syllable.h). Texts of one source are judged together, because a
 * short one ("Sè") may spell something in two encodings; but each is decided
 * alone, because one workbook mixes encodings. What stays unclear is
 * said to be doubtful and is not changed: no letter is guessed in silence.
 *
 * TCVN3 has no capital letters with tones; fonts whose name ends in H show all
 * as capitals. "Céng hßa" in such a font becomes "CỘNG HÒA".
 *
 * Layer:  core (pure)
 * Owns:   converted texts live in the arena given, others borrow what was given
 * Fails:  never; what cannot be read is doubtful
 * Limits: none
 * Tests:  legacy_test.c, tests/golden/legacy.test (cells of real files)
 */
#ifndef BAOCAO_LEGACY_H
#define BAOCAO_LEGACY_H

#include "base/str.h"

enum legacy { LEGACY_NONE, LEGACY_TCVN3, LEGACY_VNI, LEGACY_VISCII, LEGACY_VPS };
#define LEGACY_LEN 5

/* Vietnamese names: "TCVN3 (ABC)". LEGACY_NONE: "Unicode". */
extern const char *const legacy_titles[LEGACY_LEN];

struct legacy_text {
    struct str text;
    struct str font; /* empty: not known */
};

struct legacy_result {
    struct str text;      /* converted, or as it was */
    enum legacy encoding; /* it was found in; doubtful: the likeliest */
    bool doubtful;        /* more than one reading, or none without faults: text is as it was */
    struct str reading;   /* doubtful: the text in the likeliest encoding, to be offered */
};

/* Texts of one source, e.g. the cells of one page. results has room for len. */
void legacy_read(struct arena *arena, const struct legacy_text *texts, size_t len,
    struct legacy_result *results);
/* In an encoding that is known; letters it does not have stay as they are. */
struct str legacy_convert(struct arena *arena, enum legacy encoding, struct str text);
/* All letters as capitals. */
struct str legacy_capitals(struct arena *arena, struct str text);
/* By the names fonts were given; LEGACY_NONE: any other. */
enum legacy legacy_of_font(struct str font);
/* Bytes that are not UTF-8, each as the letter Windows showed for it. */
struct str legacy_surface(struct arena *arena, struct str bytes);

#endif
