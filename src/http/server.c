#include "http/server.h"

#include <sys/resource.h>
#include <unistd.h>

#include "base/host/heap.h"
#include "http/exchange.h"
#include "http/listen.h"
#include "http/wire.h"

#define HEAVY_THREADS 2
#define HASH_THREADS 1
#define DB_THREADS 8

static int or_else(int asked, int otherwise)
{
    return asked > 0 ? asked : otherwise;
}

static struct http_times times_wanted(const struct http_times *asked)
{
    return (struct http_times){
        .head_ms = or_else(asked->head_ms, HTTP_HEAD_MS_MAX),
        .body_ms = or_else(asked->body_ms, HTTP_BODY_MS_MAX),
        .answer_ms = or_else(asked->answer_ms, HTTP_ANSWER_MS_MAX),
        .idle_ms = or_else(asked->idle_ms, HTTP_IDLE_MS_MAX),
        .beat_ms = or_else(asked->beat_ms, HTTP_STREAM_BEAT_MS),
        .bytes_per_ms = or_else(asked->bytes_per_ms, HTTP_BYTES_PER_MS_MIN),
    };
}

/* Every connection is a descriptor; many systems begin with 1,024. */
static void descriptors_raise(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

static int loops_wanted(int asked)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    if (asked <= 0)
        asked = cores > 0 ? (int)cores : 1;
    return asked < HTTP_LOOPS_MAX ? asked : HTTP_LOOPS_MAX;
}

/* ---- lanes ---- */

static void lane_add(struct http_server *server, enum lane which, int threads, size_t queue_max)
{
    struct lane_setup setup = {
        .database = server->config.api->database,
        .threads = threads,
        .queue_max = queue_max,
        .work = exchange_work,
    };

    server->lanes[which] = lane_new(&setup);
}

static void lanes_add(struct http_server *server)
{
    const struct http_config *config = &server->config;

    lane_add(
        server, LANE_HEAVY, or_else(config->heavy_threads, HEAVY_THREADS), HTTP_QUEUE_HEAVY_MAX);
    lane_add(server, LANE_HASH, or_else(config->hash_threads, HASH_THREADS), HTTP_QUEUE_HASH_MAX);
    /* With SQLite quick work is done on the loops. */
    if (database_kind(config->api->database) != DATABASE_SQLITE)
        lane_add(server, LANE_QUICK, or_else(config->db_threads, DB_THREADS), HTTP_QUEUE_DB_MAX);
}

static enum status lanes_start(struct ctx *ctx, struct http_server *server)
{
    for (size_t i = 0; i < ARRAY_LEN(server->lanes); i++)
        if (server->lanes[i])
            TRY(lane_start(ctx, server->lanes[i]));
    return ST_OK;
}

static void lanes_stop(struct http_server *server)
{
    for (size_t i = 0; i < ARRAY_LEN(server->lanes); i++)
        if (server->lanes[i])
            lane_stop(server->lanes[i]);
}

/* ---- life ---- */

/* Everything that can fail before the server runs. */
static enum status server_open(struct ctx *ctx, struct http_server *server)
{
    const struct http_config *config = &server->config;
    int loops_len = loops_wanted(config->loops);

    if (config->tls_cert && config->tls_key)
        TRY(wire_tls_new(ctx, config->tls_cert, config->tls_key, &server->tls));
    for (; server->loops_len < loops_len; server->loops_len++) {
        TRY(loop_open(ctx, server, &server->loops[server->loops_len]));
        server->port = listen_port(server->loops[server->loops_len]->listen_fd);
    }
    return ST_OK;
}

enum status http_check(struct ctx *ctx, const struct http_config *config)
{
    struct ssl_ctx_st *tls = NULL;
    int fd = listen_on(config->listen, 0);

    if (fd < 0)
        return listen_fail(ctx, config->listen);
    close(fd);
    if (config->tls_cert && config->tls_key)
        TRY(wire_tls_new(ctx, config->tls_cert, config->tls_key, &tls));
    wire_tls_free(tls);
    return ST_OK;
}

enum status http_server_new(
    struct ctx *ctx, const struct http_config *config, struct http_server **out)
{
    struct http_server *server = heap_take(sizeof(*server));
    enum status status;

    descriptors_raise();
    server->config = *config;
    server->config.times = times_wanted(&config->times);
    server->peers = peers_new();
    lanes_add(server);
    status = server_open(ctx, server);
    if (status == ST_OK)
        *out = server;
    else
        http_server_free(server);
    return status;
}

int http_server_port(const struct http_server *server)
{
    return server->port;
}

void http_server_free(struct http_server *server)
{
    if (!server)
        return;
    for (int i = 0; i < server->loops_len; i++)
        loop_close(server->loops[i]);
    for (size_t i = 0; i < ARRAY_LEN(server->lanes); i++)
        lane_free(server->lanes[i]);
    peers_free(server->peers);
    wire_tls_free(server->tls);
    heap_give(server);
}

void http_server_ask_stop(struct http_server *server)
{
    atomic_store(&server->stop_asked, true);
    for (int i = 0; i < server->loops_len; i++)
        loop_wake(server->loops[i]);
}

/* ---- running ---- */

static enum status loops_run(struct ctx *ctx, struct http_server *server)
{
    enum status status = ST_OK;

    for (int i = 0; i < server->loops_len; i++)
        ASSERT(pthread_create(&server->loops[i]->thread, NULL, loop_main, server->loops[i]) == 0);
    for (int i = 0; i < server->loops_len; i++)
        pthread_join(server->loops[i]->thread, NULL);
    for (int i = 0; i < server->loops_len; i++)
        if (server->loops[i]->status != ST_OK)
            status = fail(ctx, PROBLEM_STORE_FAILED, "Không mở được kết nối cơ sở dữ liệu.");
    return status;
}

enum status http_server_run(struct ctx *ctx, struct http_server *server)
{
    enum status status = lanes_start(ctx, server);

    if (status == ST_OK)
        status = loops_run(ctx, server);
    lanes_stop(server);
    return status;
}

void http_metrics(struct http_server *server, struct http_metrics *out)
{
    *out = (struct http_metrics){ 0 };
    for (int i = 0; i < server->loops_len; i++)
        counts_sum(&server->loops[i]->counts, out);
    out->waiting_heavy = lane_waiting(server->lanes[LANE_HEAVY]);
    out->waiting_hash = lane_waiting(server->lanes[LANE_HASH]);
    out->waiting_db = lane_waiting(server->lanes[LANE_QUICK]);
}
