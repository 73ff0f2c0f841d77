#include "base/arena.h"

#include "base/limits.h"
#include "base/mem.h"

#define BLOCK_BYTES ((size_t)16 << 10)
#define ALIGN _Alignof(max_align_t)

struct block {
    struct block *next;
    size_t used, cap;
    max_align_t data[];
};

struct defer {
    struct defer *next;
    void (*undo)(void *thing);
    void *thing;
};

struct arena {
    const struct arena_source *source;
    struct block *head;
    struct defer *defers;
    size_t total, budget;
};

struct arena *arena_new_from(const struct arena_source *source, size_t budget_bytes)
{
    struct arena *arena = source->take(sizeof(*arena));

    *arena = (struct arena){ .source = source, .budget = budget_bytes };
    return arena;
}

static void block_push(struct arena *arena, size_t size)
{
    size_t cap = size > BLOCK_BYTES ? size : BLOCK_BYTES;
    struct block *block = arena->source->take(sizeof(*block) + cap);

    block->next = arena->head;
    block->used = 0;
    block->cap = cap;
    arena->head = block;
    arena->total += cap;
}

static void block_pop(struct arena *arena)
{
    struct block *block = arena->head;

    arena->head = block->next;
    arena->total -= block->cap;
    arena->source->give(block);
}

void *arena_bytes(struct arena *arena, size_t size)
{
    char *ptr;

    ASSERT(size <= ARENA_ALLOC_MAX);
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    if (!arena->head || arena->head->cap - arena->head->used < size)
        block_push(arena, size);
    ptr = (char *)arena->head->data + arena->head->used;
    arena->head->used += size;
    return ptr;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_bytes(arena, size), 0, size);
}

void *arena_array(struct arena *arena, size_t len, size_t item_size)
{
    size_t size;

    ASSERT(!__builtin_mul_overflow(len, item_size, &size));
    return arena_alloc(arena, size);
}

bool arena_over_budget(const struct arena *arena)
{
    return arena->total > arena->budget;
}

size_t arena_total(const struct arena *arena)
{
    return arena->total;
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){
        .block = arena->head,
        .used = arena->head ? arena->head->used : 0,
        .defers = arena->defers,
    };
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    while (arena->defers != mark.defers) {
        struct defer *defer = arena->defers;

        arena->defers = defer->next;
        defer->undo(defer->thing);
    }
    while (arena->head != mark.block)
        block_pop(arena);
    if (arena->head)
        arena->head->used = mark.used;
}

void arena_defer(struct arena *arena, void (*undo)(void *thing), void *thing)
{
    struct defer *defer = ARENA_NEW(arena, struct defer);

    *defer = (struct defer){ .next = arena->defers, .undo = undo, .thing = thing };
    arena->defers = defer;
}

void arena_reset(struct arena *arena)
{
    struct arena_mark start = { 0 };

    while (arena->defers) {
        struct defer *defer = arena->defers;

        arena->defers = defer->next;
        defer->undo(defer->thing);
    }
    while (arena->head && (arena->head->next || arena->head->cap > BLOCK_BYTES))
        block_pop(arena);
    start.block = arena->head;
    arena_rewind(arena, start);
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    arena_rewind(arena, (struct arena_mark){ 0 });
    arena->source->give(arena);
}
