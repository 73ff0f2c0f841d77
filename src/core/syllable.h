/*
 * syllable -- whether letters can be a syllable of Vietnamese: an onset, a rime, a tone.
 *
 * Vietnamese has some 160 rimes and 27 onsets, so that text read in the wrong
 * encoding hardly ever spells a syllable. That is what tells encodings apart
 * (legacy.h). Rare and dialectal rimes count; foreign words do not.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  never
 * Limits: eight letters
 * Tests:  syllable_test.c
 */
#ifndef BAOCAO_SYLLABLE_H
#define BAOCAO_SYLLABLE_H

#include "base/str.h"

/* One word of composed letters, in any case. */
bool syllable_is(struct str word);
/* Whether the rimes are in order; for the test. */
bool syllable_table_is_sound(void);

#endif
