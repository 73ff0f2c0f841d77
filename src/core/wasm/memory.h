/*
 * memory -- the browser's linear memory as a source of arena blocks.
 *
 * Layer:  core (freestanding; private to wasm/)
 * Owns:   the heap behind the program's own data
 * Fails:  no memory left traps
 * Limits: 4 GiB, or what the browser gives
 * Tests:  tests/wasm/door.test.mjs
 */
#ifndef BAOCAO_MEMORY_H
#define BAOCAO_MEMORY_H

#include "base/arena.h"

extern const struct arena_source memory_source;

#endif
