/*
 * mem -- the four memory functions a compiler may call by itself, declared without libc.
 *
 * The host gets them from libc, WebAssembly from core/wasm/.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  every other test
 */
#ifndef BAOCAO_MEM_H
#define BAOCAO_MEM_H

#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t len);
void *memmove(void *to, const void *from, size_t len);
void *memset(void *at, int byte, size_t len);
int memcmp(const void *a, const void *b, size_t len);

#endif
