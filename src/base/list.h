/*
 * list -- an array with its length, put in order and cut into pages; a figure that may be absent.
 *
 * The two plain shapes that records described by field tables are made of. Equal items keep their
 * order when sorted, so that a page shown twice is the same page.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing; items live in some arena
 * Fails:  never
 * Limits: none
 * Tests:  list_test.c
 */
#ifndef BAOCAO_LIST_H
#define BAOCAO_LIST_H

#include "base/dec.h"

/* items is an array of len records; which type, the field or the owner says. */
struct list {
    void *items;
    size_t len;
};

/* Room for one more item behind len of them: the same array, or a copy twice as long. */
void *list_room(struct arena *arena, void *items, size_t len, size_t *cap, size_t item_size);

/* Whether a stands before b; of equal ones neither does. What arg is, the caller says. */
typedef bool list_order(const void *a, const void *b, const void *arg);

/* Puts the items in order; equal ones stay as they stood. Needs as much room again in the arena. */
void list_sort(struct arena *arena, struct list *list, size_t item_size, list_order *comes_first,
    const void *arg);
/* At most `most` items from the one at `from` on: the same items, not a copy. */
struct list list_slice(struct list list, size_t item_size, size_t from, size_t most);

#define LIST_AT(list, type, i) (&((type *)(list).items)[i])

/* A decimal that may be absent: empty is not zero. */
struct maybe_dec {
    bool given;
    struct dec value;
};

#endif
