/*
 * server -- HTTP/1.1 in front of the API: loops, lanes, the web interface, event streams.
 *
 * One event loop per core reads, parses and answers. What may block goes to a
 * lane's threads; a write to SQLite holds no thread at all: its request is
 * parked until the group commit and answered from there.
 *
 * A new server has bound its address and runs nothing yet; http_server_run
 * returns after http_server_ask_stop, when the last answer is out (at most
 * HTTP_STOP_MS_MAX for clients, and as long as work in hand takes).
 *
 * Layer:  http
 * Owns:   its sockets, threads and connections; the config must outlive it
 * Fails:  HTTP_LISTEN, HTTP_TLS, STORE_FAILED from http_server_new and http_server_run
 * Limits: HTTP_CONNECTIONS_MAX, HTTP_LOOPS_MAX, HTTP_QUEUE_*_MAX
 * Tests:  tests/http/
 */
#ifndef BAOCAO_SERVER_H
#define BAOCAO_SERVER_H

#include "http/metrics.h"
#include "http/static.h"

struct http_server;

/* What main.c ties to the server from below it. Any may be NULL. */
struct http_hooks {
    /* A client opened an event stream; what it returns is handed to http_publish's `wants`,
     * and is the server's until stream_closed. Both on a loop's thread. */
    void *(*stream_opened)(struct ctx *ctx, struct call *call);
    void (*stream_closed)(void *subscriber);
};

/* How long things may take, in ms; 0: the limit of base/limits.h. Tests are less patient. */
struct http_times {
    int head_ms, body_ms, answer_ms, idle_ms, beat_ms;
    int bytes_per_ms; /* what a line must carry: bodies and answers get time in proportion */
};

struct http_config {
    const char *listen; /* "127.0.0.1:8080", "[::1]:8080", "localhost:8080"; port 0: any free one */
    /* The address of a proxy whose X-Forwarded-For, -Proto and X-Request-Id are believed. */
    const char *trusted_proxy;
    /* PEM files; both or neither. NULL: plain HTTP, for loopback or behind a proxy. */
    const char *tls_cert, *tls_key;
    int loops;                                   /* 0: one per core */
    int heavy_threads, hash_threads, db_threads; /* 0: 2, 1, 8 */
    const struct api_config *api;
    const struct static_site *site; /* NULL: none */
    struct http_hooks hooks;
    struct http_times times;
};

/* Whether its address can be listened on and its certificate read, now: what may be asked before
 * the work that a server needs is done. */
enum status http_check(struct ctx *ctx, const struct http_config *config) MUST_CHECK;
enum status http_server_new(
    struct ctx *ctx, const struct http_config *config, struct http_server **out) MUST_CHECK;
/* The port it is bound to. */
int http_server_port(const struct http_server *server);
/* Serves until asked to stop. */
enum status http_server_run(struct ctx *ctx, struct http_server *server) MUST_CHECK;
/* From any thread, and from a signal handler. */
void http_server_ask_stop(struct http_server *server);
void http_server_free(struct http_server *server);

/* Whether the stream of this subscriber gets the event. Called on the publisher's thread with a
 * lock held: it must be quick, and must not call the server. */
typedef bool stream_wants(void *subscriber, void *arg);

/* Sends an event to every stream that wants it, from any thread. Never blocks on a client. */
void http_publish(
    struct http_server *server, const char *event, struct str data, stream_wants *wants, void *arg);
/* Ends the streams chosen, as when their session ends. */
void http_cut_streams(struct http_server *server, stream_wants *chosen, void *arg);

void http_metrics(struct http_server *server, struct http_metrics *out);

#endif
