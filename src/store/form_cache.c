#include "store/form_cache.h"

#include <pthread.h>

#include "base/host/heap.h"
#include "model/form.h"

#define ENTRY_BYTES ((size_t)64 << 20)

/* One per process, by nature: versions are facts about the one database it serves. */
static struct {
    pthread_mutex_t mutex;
    struct arena *arenas[FORM_CACHE_MAX];
    struct form_entry *entries[FORM_CACHE_MAX];
    size_t len;
    struct form_entry *doubts[FORM_CACHE_MAX]; /* those of them that may be undone, in order */
    size_t doubts_len;
} cache = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static const struct form_entry *entry_find(int64_t version_id)
{
    const struct form_entry *found = NULL;

    pthread_mutex_lock(&cache.mutex);
    for (size_t i = 0; i < cache.len && !found; i++)
        if (cache.entries[i]->version_id == version_id)
            found = cache.entries[i];
    pthread_mutex_unlock(&cache.mutex);
    return found;
}

/* False when the cache is full, or another thread was quicker: then the caller keeps its own. */
static bool entry_add(struct arena *arena, struct form_entry *entry, bool doubtful)
{
    bool added = false;

    pthread_mutex_lock(&cache.mutex);
    if (cache.len < FORM_CACHE_MAX) {
        cache.arenas[cache.len] = arena;
        cache.entries[cache.len++] = entry;
        if (doubtful)
            cache.doubts[cache.doubts_len++] = entry;
        added = true;
    }
    pthread_mutex_unlock(&cache.mutex);
    return added;
}

static enum status entry_build(
    struct ctx *ctx, struct arena *arena, struct str layout, struct form_entry *out)
{
    struct ctx own = { .arena = arena, .now_ms = ctx->now_ms };
    struct formula_fault fault;

    if (resource_from_json(&own, &form_layout_resource, str_copy(arena, layout), &out->form) !=
        ST_OK)
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Phiên bản biểu mẫu %lld không đọc được.",
            (long long)out->version_id);
    out->shape = shape_new(arena, &out->form);
    out->program = formula_program_new(arena, &out->form, &fault);
    if (!out->program)
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Phiên bản biểu mẫu %lld: " STR_FMT,
            (long long)out->version_id, STR_ARG(fault.text));
    return ST_OK;
}

static void give_arena(void *arena)
{
    arena_free(arena);
}

enum status form_entry_get(struct ctx *ctx, int64_t version_id, const struct form_entry **out)
{
    struct form_entry *entry;
    struct arena *arena;
    enum status built;
    bool found;

    *out = entry_find(version_id);
    if (*out)
        return ST_OK;
    TRY(db_one(ctx, STMT_FORM_VERSION_LAYOUT, ARGS(V_INT(version_id)), &found));
    if (!found)
        return fail(ctx, PROBLEM_NOT_FOUND, "%s", problem_text(PROBLEM_NOT_FOUND));
    arena = arena_new(ENTRY_BYTES);
    entry = ARENA_NEW(arena, struct form_entry);
    entry->version_id = version_id;
    built = entry_build(ctx, arena, db_text(ctx, 0), entry);
    if (built != ST_OK) {
        arena_free(arena);
        return built;
    }
    if (!entry_add(arena, entry, ctx->db->doubtful))
        arena_defer(ctx->arena, give_arena, arena);
    *out = entry;
    return ST_OK;
}

/* Nobody else has it: it is of a version that only the writer could see. */
static void entry_forget(const struct form_entry *entry)
{
    size_t at = 0;

    while (cache.entries[at] != entry)
        at++;
    arena_free(cache.arenas[at]);
    cache.len--;
    cache.arenas[at] = cache.arenas[cache.len];
    cache.entries[at] = cache.entries[cache.len];
}

size_t form_cache_doubts(void)
{
    size_t len;

    pthread_mutex_lock(&cache.mutex);
    len = cache.doubts_len;
    pthread_mutex_unlock(&cache.mutex);
    return len;
}

void form_cache_undo(size_t doubts)
{
    pthread_mutex_lock(&cache.mutex);
    while (cache.doubts_len > doubts)
        entry_forget(cache.doubts[--cache.doubts_len]);
    pthread_mutex_unlock(&cache.mutex);
}

void form_cache_settle(void)
{
    pthread_mutex_lock(&cache.mutex);
    cache.doubts_len = 0;
    pthread_mutex_unlock(&cache.mutex);
}

void form_cache_free(void)
{
    pthread_mutex_lock(&cache.mutex);
    for (size_t i = 0; i < cache.len; i++)
        arena_free(cache.arenas[i]);
    cache.len = cache.doubts_len = 0;
    pthread_mutex_unlock(&cache.mutex);
}
