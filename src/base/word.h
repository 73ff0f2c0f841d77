/*
 * word -- eight bytes looked at together, for the scanners of JSON and UTF-8.
 *
 * Both mostly pass over plain letters; asking eight at once whether one of
 * them is special makes that several times faster, and the answer does not
 * depend on the byte order because only "some" or "none" is asked.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  json_test.c, utf8_test.c
 */
#ifndef BAOCAO_WORD_H
#define BAOCAO_WORD_H

#include "base/base.h"

#define WORD_BYTES sizeof(uint64_t)
#define WORD_EACH(byte) ((uint64_t)0x0101010101010101 * (byte))

static inline uint64_t word_load(const char *at)
{
    uint64_t word;

    __builtin_memcpy(&word, at, sizeof(word));
    return word;
}

/* Non-zero if some byte is 0x80 or above. */
static inline uint64_t word_high(uint64_t word)
{
    return word & WORD_EACH(0x80);
}

/* Non-zero if some byte is less than `least` (at most 0x80). Never zero when one is. */
static inline uint64_t word_below(uint64_t word, unsigned char least)
{
    return (word - WORD_EACH(least)) & ~word & WORD_EACH(0x80);
}

/* Non-zero if some byte equals `byte`. */
static inline uint64_t word_has(uint64_t word, unsigned char byte)
{
    return word_below(word ^ WORD_EACH(byte), 1);
}

#endif
