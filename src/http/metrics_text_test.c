#include "http/metrics_text.h"

#include "base/host/heap.h"
#include "tests/unit.h"

static void writes_every_counter_once(void **state)
{
    struct http_metrics metrics = { .answers = { [2] = 7, [5] = 1 },
        .latency = { [0] = 5, [1] = 3 },
        .latency_sum_us = 12000,
        .bytes_in = 10,
        .waiting_db = 2 };
    struct arena *arena = arena_new(1 << 20);
    struct buf out = { .arena = arena };
    static const char *const lines[] = {
        "baocao_http_bytes_in_total 10\n",
        "baocao_http_answers_total{status=\"2xx\"} 7\n",
        "baocao_http_answers_total{status=\"5xx\"} 1\n",
        "baocao_lane_db_waiting 2\n",
        "le=\"+Inf\"} 8\n",
        "baocao_http_latency_ms_sum 12\n",
        "baocao_http_latency_ms_count 8\n",
    };

    (void)state;
    metrics_text(&metrics, &out);
    for (size_t i = 0; i < ARRAY_LEN(lines); i++)
        assert_true(str_find(buf_str(&out), str_of(lines[i])) < out.len);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(writes_every_counter_once) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
