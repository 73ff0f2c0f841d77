/*
 * withdrawal -- a report taken from the unit that had it, and a cycle cancelled.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/withdrawal.talk
 */
#ifndef BAOCAO_MODEL_WITHDRAWAL_H
#define BAOCAO_MODEL_WITHDRAWAL_H

#include "model/common.h"

/* Of a report that was: by whom, when and why. */
struct withdrawal {
    int64_t withdrawn_ms; /* 0: it was not */
    struct str withdrawn_by_name, reason, document;
    bool cancelled; /* with the whole cycle */
};

/* POST /cycles/{id}/withdrawals */
struct withdrawal_new {
    int64_t id;          /* of the cycle */
    struct list reports; /* int64_t */
    struct str reason, document;
};

/* POST /cycles/{id}/cancellation */
struct cancellation_new {
    int64_t id, version;
    struct str reason, document;
};

extern const struct resource withdrawal_resource;
extern const struct resource withdrawal_new_resource;
extern const struct resource cancellation_new_resource;

#endif
