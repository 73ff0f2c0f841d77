/*
 * metrics -- what the server counts about itself, and how another module reads it.
 *
 * Each loop counts for itself without locks; http_metrics() adds the loops up.
 *
 * Layer:  http
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  tests/http/server_test.c
 */
#ifndef BAOCAO_METRICS_H
#define BAOCAO_METRICS_H

#include <stdatomic.h>

#include "base/base.h"

#define HTTP_LATENCY_BUCKETS 12

/* The upper ends of the latency buckets; what is slower falls into the last, which has none. */
extern const int64_t http_latency_ms[HTTP_LATENCY_BUCKETS - 1];

/* A moment's figures; counters only grow, the last group goes up and down. */
struct http_metrics {
    uint64_t answers[6]; /* by hundreds of the status: [2] is 2xx; [0] is unused */
    uint64_t latency[HTTP_LATENCY_BUCKETS];
    uint64_t latency_sum_us;
    uint64_t bytes_in, bytes_out;
    uint64_t accepted, turned_away, abandoned;

    uint64_t connections, in_flight, streams;
    uint64_t waiting_heavy, waiting_hash, waiting_db;
};

/* One loop's share: written by the loop, read by anyone. */
struct loop_counts {
    _Atomic uint64_t answers[6], latency[HTTP_LATENCY_BUCKETS], latency_sum_us;
    _Atomic uint64_t bytes_in, bytes_out, accepted, turned_away, abandoned;
    _Atomic uint64_t connections, in_flight, streams;
};

/* Only the loop itself adds, so a plain load and store are enough. */
static inline void count_add(_Atomic uint64_t *counter, uint64_t n)
{
    atomic_store_explicit(
        counter, atomic_load_explicit(counter, memory_order_relaxed) + n, memory_order_relaxed);
}

void counts_answer(struct loop_counts *counts, int status, int64_t took_us);
void counts_sum(const struct loop_counts *counts, struct http_metrics *out);

#endif
