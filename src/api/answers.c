#include "api/answers.h"

#include <pthread.h>
#include <string.h>

#include "base/host/heap.h"

struct answer {
    struct answer_key key;
    char *bytes; /* NULL: the place is free */
    size_t len;
};

/* A place by identifier: a newer version, or another object of that place, takes it over. */
struct answers {
    pthread_mutex_t mutex;
    struct answer places[ANSWERS_MAX];
    size_t bytes;
    size_t hand; /* where making room goes on */
};

struct answers *answers_new(void)
{
    struct answers *answers = heap_take(sizeof(*answers));

    pthread_mutex_init(&answers->mutex, NULL);
    return answers;
}

static void forget(struct answers *answers, struct answer *answer)
{
    answers->bytes -= answer->len;
    heap_give(answer->bytes);
    *answer = (struct answer){ 0 };
}

void answers_free(struct answers *answers)
{
    if (!answers)
        return;
    for (size_t i = 0; i < ANSWERS_MAX; i++)
        forget(answers, &answers->places[i]);
    pthread_mutex_destroy(&answers->mutex);
    heap_give(answers);
}

static struct answer *place_of(struct answers *answers, int64_t id)
{
    return &answers->places[(uint64_t)id % ANSWERS_MAX];
}

static bool key_eq(struct answer_key a, struct answer_key b)
{
    return a.id == b.id && a.version == b.version && a.changed_ms == b.changed_ms;
}

bool answers_find(
    struct answers *answers, struct arena *arena, struct answer_key key, struct str *out)
{
    const struct answer *answer;
    bool found;

    if (!answers)
        return false;
    pthread_mutex_lock(&answers->mutex);
    answer = place_of(answers, key.id);
    found = answer->bytes && key_eq(answer->key, key);
    if (found)
        *out = str_copy(arena, (struct str){ answer->bytes, answer->len });
    pthread_mutex_unlock(&answers->mutex);
    return found;
}

static void make_room(struct answers *answers, size_t len)
{
    while (answers->bytes + len > ANSWERS_BYTES_MAX) {
        forget(answers, &answers->places[answers->hand]);
        answers->hand = (answers->hand + 1) % ANSWERS_MAX;
    }
}

void answers_keep(struct answers *answers, struct answer_key key, struct str body)
{
    struct answer *answer;

    if (!answers || !body.len || body.len > ANSWER_BYTES_MAX)
        return;
    pthread_mutex_lock(&answers->mutex);
    answer = place_of(answers, key.id);
    forget(answers, answer);
    make_room(answers, body.len);
    *answer = (struct answer){ key, heap_take(body.len), body.len };
    memcpy(answer->bytes, body.ptr, body.len);
    answers->bytes += body.len;
    pthread_mutex_unlock(&answers->mutex);
}
