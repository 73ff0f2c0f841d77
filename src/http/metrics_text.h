/*
 * metrics_text -- the server's counters in the text form monitors read (Prometheus).
 *
 * Layer:  http
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  metrics_text_test.c
 */
#ifndef BAOCAO_METRICS_TEXT_H
#define BAOCAO_METRICS_TEXT_H

#include "base/str.h"
#include "http/metrics.h"

void metrics_text(const struct http_metrics *metrics, struct buf *out);

#endif
