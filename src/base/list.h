/*
 * list -- an array with its length, and a figure that may be absent.
 *
 * The two plain shapes that records described by field tables are made of.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing; items live in some arena
 * Fails:  never
 * Limits: none
 * Tests:  resource_test.c
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

#define LIST_AT(list, type, i) (&((type *)(list).items)[i])

/* A decimal that may be absent: empty is not zero. */
struct maybe_dec {
    bool given;
    struct dec value;
};

#endif
