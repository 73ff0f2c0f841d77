/*
 * uses -- the reports that were built of a report's figures, directly or over others.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: REPORT_USES_MAX
 * Tests:  resource_test.c, tests/api/uses.talk
 */
#ifndef BAOCAO_MODEL_USES_H
#define BAOCAO_MODEL_USES_H

#include "model/common.h"

struct report_use {
    int64_t report_id, source_report_id, unit_id;
    struct str unit_name, regime_name, period_title;
    int kind, state;
    int64_t revision; /* of the source: the one that was counted */
    bool current;     /* that revision counts still */
    bool can_open;    /* by who asks */
    bool flagged;     /* its signed revision counts figures of before a correction */
};

/* GET /reports/{id}/uses */
struct report_uses {
    int64_t report_id;
    struct list items; /* struct report_use */
};

extern const struct resource report_uses_resource;

#endif
