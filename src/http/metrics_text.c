#include "http/metrics_text.h"

#include <stddef.h>

/* clang-format off */
static const struct {
    const char *name, *kind, *help;
    size_t offset;
} counters[] = {
    { "baocao_http_bytes_in_total",    "counter", "Bytes read.",                    offsetof(struct http_metrics, bytes_in) },
    { "baocao_http_bytes_out_total",   "counter", "Bytes written.",                 offsetof(struct http_metrics, bytes_out) },
    { "baocao_http_accepted_total",    "counter", "Connections accepted.",          offsetof(struct http_metrics, accepted) },
    { "baocao_http_turned_away_total", "counter", "Connections over a limit.",      offsetof(struct http_metrics, turned_away) },
    { "baocao_http_abandoned_total",   "counter", "Requests whose client left.",    offsetof(struct http_metrics, abandoned) },
    { "baocao_http_connections",       "gauge",   "Open connections.",              offsetof(struct http_metrics, connections) },
    { "baocao_http_in_flight",         "gauge",   "Requests being answered.",       offsetof(struct http_metrics, in_flight) },
    { "baocao_http_streams",           "gauge",   "Open event streams.",            offsetof(struct http_metrics, streams) },
    { "baocao_lane_heavy_waiting",     "gauge",   "Requests waiting for the heavy lane.",   offsetof(struct http_metrics, waiting_heavy) },
    { "baocao_lane_hash_waiting",      "gauge",   "Requests waiting for the hashing lane.", offsetof(struct http_metrics, waiting_hash) },
    { "baocao_lane_db_waiting",        "gauge",   "Requests waiting for the database.",     offsetof(struct http_metrics, waiting_db) },
};
/* clang-format on */

static void head(struct buf *out, const char *name, const char *kind, const char *help)
{
    buf_addf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind);
}

static void answers(const struct http_metrics *metrics, struct buf *out)
{
    head(out, "baocao_http_answers_total", "counter", "Answers by hundreds of their status.");
    for (int hundreds = 1; hundreds < 6; hundreds++)
        buf_addf(out, "baocao_http_answers_total{status=\"%dxx\"} %llu\n", hundreds,
            (unsigned long long)metrics->answers[hundreds]);
}

static void latency(const struct http_metrics *metrics, struct buf *out)
{
    unsigned long long below = 0;

    head(out, "baocao_http_latency_ms", "histogram", "Time from the whole request to its answer.");
    for (int i = 0; i < HTTP_LATENCY_BUCKETS - 1; i++) {
        below += metrics->latency[i];
        buf_addf(out, "baocao_http_latency_ms_bucket{le=\"%lld\"} %llu\n",
            (long long)http_latency_ms[i], below);
    }
    below += metrics->latency[HTTP_LATENCY_BUCKETS - 1];
    buf_addf(out, "baocao_http_latency_ms_bucket{le=\"+Inf\"} %llu\n", below);
    buf_addf(out, "baocao_http_latency_ms_sum %llu\nbaocao_http_latency_ms_count %llu\n",
        (unsigned long long)metrics->latency_sum_us / 1000, below);
}

void metrics_text(const struct http_metrics *metrics, struct buf *out)
{
    for (size_t i = 0; i < ARRAY_LEN(counters); i++) {
        const char *at = (const char *)metrics + counters[i].offset;

        head(out, counters[i].name, counters[i].kind, counters[i].help);
        buf_addf(out, "%s %llu\n", counters[i].name, *(const unsigned long long *)(const void *)at);
    }
    answers(metrics, out);
    latency(metrics, out);
}
