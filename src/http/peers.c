#include "http/peers.h"

#include <pthread.h>
#include <string.h>

#include "base/host/heap.h"
#include "base/limits.h"

/* Twice what can be in it: a connection brings one address, a stream behind a proxy another. */
#define SLOTS ((size_t)HTTP_CONNECTIONS_MAX * 4)

struct slot {
    struct network key;
    uint32_t counts[PEER_COUNT]; /* all 0: the slot is free */
};

struct peers {
    pthread_mutex_t mutex;
    uint32_t totals[PEER_COUNT];
    struct slot slots[SLOTS];
};

static const uint32_t limits[PEER_COUNT] = {
    [PEER_CONNECTIONS] = HTTP_CONNECTIONS_PER_ADDRESS_MAX,
    [PEER_STREAMS] = HTTP_STREAMS_PER_ADDRESS_MAX,
};

struct peers *peers_new(void)
{
    struct peers *peers = heap_take(sizeof(*peers));

    pthread_mutex_init(&peers->mutex, NULL);
    return peers;
}

void peers_free(struct peers *peers)
{
    if (!peers)
        return;
    pthread_mutex_destroy(&peers->mutex);
    heap_give(peers);
}

static bool slot_is_free(const struct slot *slot)
{
    return !slot->counts[PEER_CONNECTIONS] && !slot->counts[PEER_STREAMS];
}

static size_t slot_home(const struct network *key)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */

    for (size_t i = 0; i < sizeof(key->bytes); i++)
        hash = (hash ^ key->bytes[i]) * 1099511628211u;
    return (size_t)((hash ^ (hash >> 29)) % SLOTS);
}

/* The address's slot, or the free one where it belongs. */
static struct slot *slot_find(struct peers *peers, const struct network *key)
{
    size_t at = slot_home(key);

    while (
        !slot_is_free(&peers->slots[at]) && memcmp(&peers->slots[at].key, key, sizeof(*key)) != 0)
        at = (at + 1) % SLOTS;
    return &peers->slots[at];
}

/* Closes the gap at `hole`, so that a search never meets one it should not. */
static void slots_close_gap(struct peers *peers, size_t hole)
{
    for (size_t at = (hole + 1) % SLOTS; !slot_is_free(&peers->slots[at]); at = (at + 1) % SLOTS) {
        size_t home = slot_home(&peers->slots[at].key);

        if ((at + SLOTS - home) % SLOTS < (at + SLOTS - hole) % SLOTS)
            continue; /* its search begins behind the hole */
        peers->slots[hole] = peers->slots[at];
        peers->slots[at] = (struct slot){ 0 };
        hole = at;
    }
}

bool peers_enter(
    struct peers *peers, const struct network *key, enum peer_count count, enum peer_limit limit)
{
    struct slot *slot;
    bool taken;

    pthread_mutex_lock(&peers->mutex);
    slot = slot_find(peers, key);
    taken = peers->totals[count] < HTTP_CONNECTIONS_MAX &&
            (limit == PEER_UNLIMITED || slot->counts[count] < limits[count]);
    if (taken) {
        slot->key = *key;
        slot->counts[count]++;
        peers->totals[count]++;
    }
    pthread_mutex_unlock(&peers->mutex);
    return taken;
}

void peers_leave(struct peers *peers, const struct network *key, enum peer_count count)
{
    struct slot *slot;

    pthread_mutex_lock(&peers->mutex);
    slot = slot_find(peers, key);
    ASSERT(slot->counts[count] > 0);
    slot->counts[count]--;
    peers->totals[count]--;
    if (slot_is_free(slot))
        slots_close_gap(peers, (size_t)(slot - peers->slots));
    pthread_mutex_unlock(&peers->mutex);
}
