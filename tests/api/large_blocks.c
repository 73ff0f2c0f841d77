#include "tests/api/large_blocks.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define LARGE_BYTES (1 << 20)

static sqlite3_mem_methods plain; /* SQLite's own */
static struct block {
    void *at;
    int size;
    bool used;
} blocks[LARGE_KEPT];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *take(int size)
{
    void *at = NULL;

    if (size < LARGE_BYTES)
        return plain.xMalloc(size);
    pthread_mutex_lock(&lock);
    for (struct block *b = blocks; b < blocks + LARGE_KEPT && !at; b++) {
        if (b->used || (b->at && b->size < size))
            continue;
        if (!b->at) {
            b->size = plain.xRoundup(size + size / 4);
            b->at = plain.xMalloc(b->size);
        }
        at = b->at;
        b->used = at != NULL;
    }
    pthread_mutex_unlock(&lock);
    return at ? at : plain.xMalloc(size);
}

static void give(void *at)
{
    bool kept = false;

    if (plain.xSize(at) >= LARGE_BYTES) {
        pthread_mutex_lock(&lock);
        for (struct block *b = blocks; b < blocks + LARGE_KEPT && !kept; b++)
            if (b->at == at) {
                b->used = false;
                kept = true;
            }
        pthread_mutex_unlock(&lock);
    }
    if (!kept)
        plain.xFree(at);
}

static void *take_anew(void *at, int size)
{
    int before = plain.xSize(at);
    void *to;

    if (before < LARGE_BYTES)
        return plain.xRealloc(at, size);
    to = take(size);
    if (!to)
        return NULL;
    memcpy(to, at, (size_t)(before < size ? before : size));
    give(at);
    return to;
}

void large_blocks_keep(void)
{
    sqlite3_mem_methods keeping;

    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain) != SQLITE_OK)
        abort();
    keeping = plain;
    keeping.xMalloc = take;
    keeping.xFree = give;
    keeping.xRealloc = take_anew;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &keeping) != SQLITE_OK)
        abort();
}
