/*
 * form_cache -- form versions read and compiled once for the whole process.
 *
 * A form version never changes, so what was made of it (the form, its shape,
 * its formula program) may be shared by all threads for as long as the process
 * lives. Everything handed out is immutable. One that SQLite's writer reads
 * before its commit may yet be undone, and its number given to another: such
 * entries are forgotten with the job or the batch that failed. PostgreSQL gives
 * no number twice.
 *
 * Layer:  store
 * Owns:   every entry, until form_cache_free
 * Fails:  NOT_FOUND; CONTENT_DAMAGED for a layout that cannot be read
 * Limits: FORM_CACHE_MAX entries; beyond, a version is read for its request alone
 * Tests:  tests/api/form.talk, tests/store/form_cache_test.c
 */
#ifndef BAOCAO_FORM_CACHE_H
#define BAOCAO_FORM_CACHE_H

#include "core/formula/formula.h"
#include "store/db.h"

#define FORM_CACHE_MAX 512

struct form_entry {
    int64_t version_id;
    struct form form;
    const struct shape *shape;
    const struct formula_program *program;
};

enum status form_entry_get(
    struct ctx *ctx, int64_t version_id, const struct form_entry **out) MUST_CHECK;
/* For the writer's thread. How many entries are in doubt; those behind so many are forgotten, as
 * what they were read from was undone; or all are kept, as it was committed. */
size_t form_cache_doubts(void);
void form_cache_undo(size_t doubts);
void form_cache_settle(void);
/* When the process ends; also between tests, each with a database of its own. */
void form_cache_free(void);

#endif
