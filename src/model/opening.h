/*
 * opening -- whether the cycles of a regime open by themselves, and when.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: OPENING_DAYS_MAX
 * Tests:  resource_test.c, tests/api/opening.talk
 */
#ifndef BAOCAO_MODEL_OPENING_H
#define BAOCAO_MODEL_OPENING_H

#include "model/common.h"

struct opening_rule {
    int64_t regime_id;
    int64_t days;    /* before the due day; 0: by hand */
    int64_t since;   /* the day it was said; DATE_NONE: by hand */
    int64_t version; /* 0: nobody said anything yet */
    int64_t next_on; /* DATE_NONE: none */
    struct str next_period, next_title;
    struct str failed_period, failed_text; /* empty: nothing failed */
    int64_t failed_ms, changed_ms;
};

extern const struct resource opening_rule_resource;
/* What is told in events: the days alone. */
extern const struct resource opening_kept_resource;

#endif
