#include "base/host/heap.h"

#include <stdio.h>
#include <stdlib.h>

void base_panic(const char *file, int line, const char *what)
{
    fprintf(stderr, "{\"level\":\"fatal\",\"at\":\"%s:%d\",\"what\":\"%s\"}\n", file, line, what);
    abort();
}

void *heap_take(size_t bytes)
{
    void *ptr = calloc(1, bytes);

    if (!ptr)
        base_panic(__FILE__, __LINE__, "out of memory");
    return ptr;
}

void *heap_grow(void *ptr, size_t bytes)
{
    void *bigger = realloc(ptr, bytes);

    if (!bigger)
        base_panic(__FILE__, __LINE__, "out of memory");
    return bigger;
}

void heap_give(void *ptr)
{
    free(ptr);
}

/* Blocks are zeroed as they are handed out, so they need not be here. */
static void *block_take(size_t bytes)
{
    void *ptr = malloc(bytes);

    if (!ptr)
        base_panic(__FILE__, __LINE__, "out of memory");
    return ptr;
}

static const struct arena_source heap_source = { .take = block_take, .give = free };

struct arena *arena_new(size_t budget_bytes)
{
    return arena_new_from(&heap_source, budget_bytes);
}
