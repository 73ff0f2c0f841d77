/*
 * thing -- say in one sentence what is kept and for whom.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/thing.talk
 */
#ifndef BAOCAO_MODEL_THING_H
#define BAOCAO_MODEL_THING_H

#include "model/common.h"

struct thing {
    int64_t id;
    struct str code, name;
    int64_t version, changed_ms;
    uint64_t given;
};

struct thing_query {
    struct page page;
};

extern const struct resource thing_resource;
extern const struct resource thing_query_resource;
extern const struct resource thing_page_resource;

#endif
