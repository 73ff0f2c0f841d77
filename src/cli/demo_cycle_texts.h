/*
 * demo_cycle_texts -- the words of the demo's reports: figures in them come by themselves.
 *
 * Layer:  cli
 * Owns:   nothing
 * Fails:  what the use cases say
 * Limits: none
 * Tests:  tests/cli/demo_test.py
 */
#ifndef BAOCAO_DEMO_CYCLE_TEXTS_H
#define BAOCAO_DEMO_CYCLE_TEXTS_H

#include "cli/demo_work.h"

/* Whose report, in which cycle. */
struct demo_writing {
    int64_t report_id;
    size_t commune, cycle;
};

/* Writes what the outline left empty; *version: the report's, since then. */
enum status demo_text_write(struct ctx *ctx, const struct demo *demo, struct demo_writing writing,
    int64_t *version) MUST_CHECK;

#endif
