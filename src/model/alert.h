/*
 * alert -- something a person is told in the application.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/alert.talk
 */
#ifndef BAOCAO_MODEL_ALERT_H
#define BAOCAO_MODEL_ALERT_H

#include "core/alert.h"
#include "model/common.h"

struct alert {
    int64_t id, account_id;
    int kind; /* enum alert_kind */
    struct str object_type;
    int64_t object_id, step, turn;
    struct str text_key, text;
    int64_t made_ms, read_ms;
    struct str title; /* computed: the kind in Vietnamese */
};

struct alert_query {
    int kind, read; /* -1: whichever */
    struct str q;
    struct page page;
};

/* Some that were read, or all up to one. */
struct alerts_read {
    struct list ids; /* int64_t */
    int64_t until;
};

struct alert_count {
    int64_t unread; /* at most ALERT_COUNT_MAX */
};

extern const struct resource alert_resource;
extern const struct resource alert_query_resource;
extern const struct resource alert_page_resource;
extern const struct resource alerts_read_resource;
extern const struct resource alert_count_resource;

#endif
