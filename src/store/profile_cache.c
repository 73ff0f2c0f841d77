#include "store/profile_cache.h"

#include <pthread.h>

#include "base/host/heap.h"
#include "model/profile.h"

#define ENTRY_BYTES ((size_t)8 << 20)

struct entry {
    int64_t print;
    struct arena *arena;
    const struct profile *profile;
};

/* One per process, by nature: what a print names is the same everywhere. */
static struct {
    pthread_mutex_t mutex;
    struct entry entries[PROFILE_CACHE_MAX];
    size_t len;
} cache = { .mutex = PTHREAD_MUTEX_INITIALIZER };

/* The newest first: that is the one in force. */
static const struct profile *entry_find(int64_t print)
{
    const struct profile *found = NULL;

    pthread_mutex_lock(&cache.mutex);
    for (size_t i = cache.len; i-- > 0 && !found;)
        if (cache.entries[i].print == print)
            found = cache.entries[i].profile;
    pthread_mutex_unlock(&cache.mutex);
    return found;
}

/* False when the cache is full: then the caller keeps its own. */
static bool entry_add(struct entry entry)
{
    bool added = false;

    pthread_mutex_lock(&cache.mutex);
    if (cache.len < PROFILE_CACHE_MAX) {
        cache.entries[cache.len++] = entry;
        added = true;
    }
    pthread_mutex_unlock(&cache.mutex);
    return added;
}

static enum status entry_build(
    struct ctx *ctx, struct arena *arena, struct str text, struct profile *out)
{
    struct ctx own = { .arena = arena, .now_ms = ctx->now_ms };

    if (profile_read(&own, str_copy(arena, text), out) == ST_OK)
        return ST_OK;
    return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Cấu hình theo quy chế không đọc được: " STR_FMT,
        STR_ARG(own.problem.detail));
}

static void give_arena(void *arena)
{
    arena_free(arena);
}

enum status profile_entry_get(struct ctx *ctx, int64_t print, const struct profile **out)
{
    struct profile *profile;
    struct arena *arena;
    enum status built;
    bool found;

    *out = entry_find(print);
    if (*out)
        return ST_OK;
    TRY(db_one(ctx, STMT_PROFILE_TEXT, ARGS(V_INT(print)), &found));
    if (!found)
        return fail(ctx, PROBLEM_PROFILE_NONE, "%s", problem_text(PROBLEM_PROFILE_NONE));
    arena = arena_new(ENTRY_BYTES);
    profile = ARENA_NEW(arena, struct profile);
    built = entry_build(ctx, arena, db_text(ctx, 0), profile);
    if (built != ST_OK) {
        arena_free(arena);
        return built;
    }
    if (!entry_add((struct entry){ print, arena, profile }))
        arena_defer(ctx->arena, give_arena, arena);
    *out = profile;
    return ST_OK;
}

void profile_cache_free(void)
{
    pthread_mutex_lock(&cache.mutex);
    for (size_t i = 0; i < cache.len; i++)
        arena_free(cache.entries[i].arena);
    cache.len = 0;
    pthread_mutex_unlock(&cache.mutex);
}
