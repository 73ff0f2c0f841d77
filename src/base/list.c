#include "base/list.h"

#include "base/mem.h"

void *list_room(struct arena *arena, void *items, size_t len, size_t *cap, size_t item_size)
{
    size_t more = *cap ? *cap * 2 : 8;
    void *bigger;

    if (len < *cap)
        return items;
    bigger = arena_array(arena, more, item_size);
    if (len)
        memcpy(bigger, items, len * item_size);
    *cap = more;
    return bigger;
}
