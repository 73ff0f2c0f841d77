/*
 * answers -- answers kept as they were sent, for as long as their object does not change.
 *
 * Most reads find a report as it was. Its version is asked for every time, with
 * the rights; only the work of unpacking and writing it out again is spared.
 * What is kept depends on the object alone, never on who asks.
 *
 * Layer:  api
 * Owns:   its copies; those found are copied into the request's arena
 * Fails:  never: what does not fit is not kept
 * Limits: ANSWERS_BYTES_MAX in all, ANSWER_BYTES_MAX each, ANSWERS_MAX of them
 * Tests:  answers_test.c
 */
#ifndef BAOCAO_ANSWERS_H
#define BAOCAO_ANSWERS_H

#include "base/str.h"

#define ANSWERS_MAX 1024
#define ANSWER_BYTES_MAX ((size_t)256 << 10)
#define ANSWERS_BYTES_MAX ((size_t)16 << 20)

/* The time is there because a restored database may count its versions again. */
struct answer_key {
    int64_t id, version, changed_ms;
};

struct answers;

struct answers *answers_new(void);
void answers_free(struct answers *answers);
/* From any thread, both; answers may be NULL: then nothing is ever found. */
bool answers_find(
    struct answers *answers, struct arena *arena, struct answer_key key, struct str *out);
void answers_keep(struct answers *answers, struct answer_key key, struct str body);

#endif
