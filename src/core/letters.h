/*
 * letters -- the letters of Vietnamese: what each is made of, and each from what it is made of.
 *
 * A letter is one of a-z with a mark that makes it another letter of the
 * alphabet, and a tone. Letters of the neighbouring languages are their plain
 * ones with the tone FOREIGN.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  NULL, 0: no such letter
 * Limits: none
 * Tests:  letters_test.c
 */
#ifndef BAOCAO_LETTERS_H
#define BAOCAO_LETTERS_H

#include "base/base.h"

/* What makes a letter another letter, in the order of the alphabet: a ă â, d đ, e ê, o ô ơ, u ư. */
enum mark { PLAIN, BREVE, CIRCUMFLEX, HORN, STROKE };

/* In the order of the dictionary. FOREIGN: a letter of another language, as its plain one. */
enum tone { NGANG, HUYEN, HOI, NGA, SAC, NANG, FOREIGN };

enum letter_case { LOWER_CASE, UPPER_CASE };

struct letter {
    uint32_t upper, lower;
    char base; /* a-z */
    enum mark mark;
    enum tone tone;
};

/* The letter of a code point beyond ASCII, in either case. */
const struct letter *letter_of(uint32_t code_point);
/* The code point; ASCII where mark and tone are none. */
uint32_t letter_make(char base, enum mark mark, enum tone tone, enum letter_case as);
/* The same letter in the other form: of ASCII and of letters with marks. */
uint32_t letter_upper(uint32_t code_point);
bool letter_is_ascii(uint32_t code_point);

#endif
