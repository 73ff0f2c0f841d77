/*
 * word -- eight bytes looked at together, for the scanners of JSON and UTF-8.
 *
 * Both mostly pass over plain letters; asking eight at once whether one of
 * them is special makes that several times faster. A mask may flag bytes
 * behind the first special one falsely, never before it.
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

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the first byte is the lowest");

#define WORD_BYTES sizeof(uint64_t)
#define WORD_EACH(byte) ((uint64_t)0x0101010101010101 * (byte))

static inline uint64_t word_load(const char *at)
{
    uint64_t word;

    __builtin_memcpy(&word, at, sizeof(word));
    return word;
}

static inline uint64_t word_half(const char *at)
{
    uint32_t half;

    __builtin_memcpy(&half, at, sizeof(half));
    return half;
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

/* How many bytes stand before the first one flagged in a mask that is not zero. */
static inline size_t word_before(uint64_t mask)
{
    return (size_t)__builtin_ctzll(mask) / 8;
}

/* The flags of the first `len` bytes of a word, of which it has more. */
static inline uint64_t word_head(uint64_t mask, size_t len)
{
    return mask & (((uint64_t)1 << (len * 8)) - 1);
}

#endif
