#include "http/metrics.h"

const int64_t http_latency_ms[HTTP_LATENCY_BUCKETS - 1] = { 1, 2, 5, 10, 25, 50, 100, 250, 1000,
    5000, 30000 };

void counts_answer(struct loop_counts *counts, int status, int64_t took_us)
{
    size_t bucket = 0;
    size_t hundreds = (size_t)status / 100;

    while (bucket < HTTP_LATENCY_BUCKETS - 1 && took_us > http_latency_ms[bucket] * 1000)
        bucket++;
    count_add(&counts->latency[bucket], 1);
    count_add(&counts->latency_sum_us, (uint64_t)took_us);
    count_add(&counts->answers[hundreds < ARRAY_LEN(counts->answers) ? hundreds : 0], 1);
}

static void sum(uint64_t *to, const _Atomic uint64_t *from)
{
    *to += atomic_load_explicit(from, memory_order_relaxed);
}

void counts_sum(const struct loop_counts *counts, struct http_metrics *out)
{
    for (size_t i = 0; i < ARRAY_LEN(out->answers); i++)
        sum(&out->answers[i], &counts->answers[i]);
    for (size_t i = 0; i < HTTP_LATENCY_BUCKETS; i++)
        sum(&out->latency[i], &counts->latency[i]);
    sum(&out->latency_sum_us, &counts->latency_sum_us);
    sum(&out->bytes_in, &counts->bytes_in);
    sum(&out->bytes_out, &counts->bytes_out);
    sum(&out->accepted, &counts->accepted);
    sum(&out->turned_away, &counts->turned_away);
    sum(&out->abandoned, &counts->abandoned);
    sum(&out->connections, &counts->connections);
    sum(&out->in_flight, &counts->in_flight);
    sum(&out->streams, &counts->streams);
}
