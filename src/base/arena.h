/*
 * arena -- memory that is released all at once: one arena per request, job or command.
 *
 * An arena grows by blocks it takes from a source (the heap on a server, the
 * linear memory in WebAssembly). Nothing is freed by hand, so an early return
 * is always right. Things that are not memory register with arena_defer and
 * are undone in reverse order by arena_reset and arena_free, and by
 * arena_rewind past their mark.
 *
 * Layer:  base (freestanding)
 * Owns:   all it hands out, until arena_reset, arena_rewind past it, or arena_free
 * Fails:  arena_alloc never fails: no memory left ends the process
 * Limits: one allocation at most ARENA_ALLOC_MAX bytes
 * Tests:  arena_test.c
 */
#ifndef BAOCAO_ARENA_H
#define BAOCAO_ARENA_H

#include "base/base.h"

struct arena;

/* Where blocks come from. take may not fail: it ends the process instead. */
struct arena_source {
    void *(*take)(size_t bytes);
    void (*give)(void *block);
};

/* A point to come back to; see arena_rewind. */
struct arena_mark {
    void *block;
    size_t used;
    void *defers;
};

struct arena *arena_new_from(const struct arena_source *source, size_t budget_bytes);
/* Zeroed, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);
/* The same with whatever it holds: for buffers that are written before they are read. */
void *arena_bytes(struct arena *arena, size_t size);
/* As arena_alloc for len items of item_size bytes; a product that overflows ends the process. */
void *arena_array(struct arena *arena, size_t len, size_t item_size);
/* Whether more than the budget was taken; who reads unbounded input asks. */
bool arena_over_budget(const struct arena *arena);
size_t arena_total(const struct arena *arena);
struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);
void arena_defer(struct arena *arena, void (*undo)(void *thing), void *thing);
/* Releases everything but keeps the arena, and one block for its next use. */
void arena_reset(struct arena *arena);
void arena_free(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, len, type) ((type *)arena_array((arena), (len), sizeof(type)))

#endif
