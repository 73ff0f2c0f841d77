/*
 * heap -- the arena's blocks from malloc, and the end of the process when there are none.
 *
 * Layer:  base/host (libc)
 * Owns:   nothing
 * Fails:  no memory left ends the process: its supervisor starts it again, nothing was committed
 * Limits: none
 * Tests:  arena_test.c
 */
#ifndef BAOCAO_HEAP_H
#define BAOCAO_HEAP_H

#include "base/arena.h"

struct arena *arena_new(size_t budget_bytes);

/* For what outlives every arena: owners in main.c and drivers' open/close. Zeroed; never NULL. */
void *heap_take(size_t bytes);
/* The same bytes in a larger block, which large ones reach without being copied; what follows them
 * is not zeroed. */
void *heap_grow(void *ptr, size_t bytes);
void heap_give(void *ptr);

#endif
