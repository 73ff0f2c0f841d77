/*
 * form_cache -- form versions read and compiled once for the whole process.
 *
 * A form version never changes, so what was made of it (the form, its shape,
 * its formula program) may be shared by all threads for as long as the process
 * lives. Everything handed out is immutable.
 *
 * Layer:  store
 * Owns:   every entry, until form_cache_free
 * Fails:  NOT_FOUND; CONTENT_DAMAGED for a layout that cannot be read
 * Limits: FORM_CACHE_MAX entries; beyond, a version is read for its request alone
 * Tests:  tests/api/form.talk
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
/* When the process ends; also between tests, each with a database of its own. */
void form_cache_free(void);

#endif
