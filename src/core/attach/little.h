/*
 * little -- whole numbers as files of PCs have them: lowest byte first.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  a place behind the end reads as 0; ask little_has first where 0 means something
 * Limits: none
 * Tests:  archive_test.c, compound_test.c
 */
#ifndef BAOCAO_LITTLE_H
#define BAOCAO_LITTLE_H

#include "base/str.h"

static inline bool little_has(struct str bytes, size_t at, size_t len)
{
    return at <= bytes.len && bytes.len - at >= len;
}

static inline uint32_t little_read(struct str bytes, size_t at, size_t len)
{
    uint32_t n = 0;

    if (!little_has(bytes, at, len))
        return 0;
    for (size_t i = len; i > 0; i--)
        n = n << 8 | (unsigned char)bytes.ptr[at + i - 1];
    return n;
}

static inline uint32_t little_16(struct str bytes, size_t at)
{
    return little_read(bytes, at, 2);
}

static inline uint32_t little_32(struct str bytes, size_t at)
{
    return little_read(bytes, at, 4);
}

#endif
