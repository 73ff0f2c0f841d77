/*
 * number_words -- amounts with words: "2 tỷ 350 triệu", "12,5 ha", against a cell's unit of
 * measure.
 *
 * "2 tỷ 350 triệu" is 2350 where the cell counts millions of đồng. Each part but the last is whole
 * and says its step, and each is smaller than the step before it: "2 tỷ 350", which people also say
 * for 2,35 tỷ, is not read. Letters are compared without marks, so "ty" and "tỉ" are tỷ.
 *
 * Layer:  core (pure; private to number.c)
 * Owns:   nothing
 * Fails:  never; what cannot be read is an answer
 * Limits: NUMBER_CHARS_MAX characters
 * Tests:  number_test.c
 */
#ifndef BAOCAO_NUMBER_WORDS_H
#define BAOCAO_NUMBER_WORDS_H

#include "core/number.h"

enum number_answer number_words_read(
    struct str text, enum number_style style, struct str unit, struct dec *out);

#endif
