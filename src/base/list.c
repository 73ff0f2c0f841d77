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

/* ---- order ---- */

struct sorting {
    size_t item_size;
    list_order *comes_first;
    const void *arg;
};

/* Two runs in order, the second behind the first, become one. */
static void runs_merge(
    const struct sorting *s, const char *left, size_t left_len, size_t right_len, char *to)
{
    const char *right = left + left_len * s->item_size;
    const char *left_end = right, *right_end = right + right_len * s->item_size;

    while (left < left_end || right < right_end) {
        bool from_right =
            left == left_end || (right < right_end && s->comes_first(right, left, s->arg));
        const char **from = from_right ? &right : &left;

        memcpy(to, *from, s->item_size);
        *from += s->item_size;
        to += s->item_size;
    }
}

/* Runs of one, two, four … items are merged from one array into the other: no recursion. */
void list_sort(struct arena *arena, struct list *list, size_t item_size, list_order *comes_first,
    const void *arg)
{
    const struct sorting s = { item_size, comes_first, arg };
    char *from = list->items, *to;

    if (list->len < 2)
        return;
    to = arena_bytes(arena, list->len * item_size);
    for (size_t run = 1; run < list->len; run *= 2) {
        char *swap = from;

        for (size_t at = 0; at < list->len; at += 2 * run) {
            size_t left = list->len - at < run ? list->len - at : run;
            size_t rest = list->len - at - left;

            runs_merge(
                &s, from + at * item_size, left, rest < run ? rest : run, to + at * item_size);
        }
        from = to;
        to = swap;
    }
    list->items = from;
}

struct list list_slice(struct list list, size_t item_size, size_t from, size_t most)
{
    size_t left = from < list.len ? list.len - from : 0;

    if (!left)
        return (struct list){ 0 };
    return (struct list){ (char *)list.items + from * item_size, left < most ? left : most };
}
