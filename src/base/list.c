#include "base/list.h"

#include "base/limits.h"
#include "base/mem.h"

void *list_room(struct arena *arena, void *items, size_t len, size_t *cap, size_t item_size)
{
    size_t more = *cap ? *cap * 2 : 8;
    void *bigger;

    if (len < *cap)
        return items;
    ASSERT(more <= ARENA_ALLOC_MAX / item_size);
    bigger = arena_bytes(arena, more * item_size);
    if (len)
        memcpy(bigger, items, len * item_size);
    memset((char *)bigger + len * item_size, 0, (more - len) * item_size);
    *cap = more;
    return bigger;
}
