#include "http/loop.h"

#include <errno.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "http/conn.h"
#include "http/exchange.h"
#include "http/stream.h"

#define ACCEPTS_AT_ONCE 64

/* ---- tickets ---- */

/* Unique within the server's life and hard to guess; not a secret. */
static void ticket_name(struct loop *loop, struct ticket *ticket)
{
    uint64_t id = loop->id_next += 0x9e3779b97f4a7c15u; /* splitmix64 */

    id = (id ^ (id >> 30)) * 0xbf58476d1ce4e5b9u;
    id = (id ^ (id >> 27)) * 0x94d049bb133111ebu;
    id ^= id >> 31;
    for (size_t i = 0; i < 16; i++)
        ticket->request_id[i] = "0123456789abcdef"[(id >> (i * 4)) & 15];
    ticket->request_id[16] = 0;
}

struct ticket *loop_ticket(struct loop *loop, struct conn *conn)
{
    struct ticket *ticket = loop->spare;

    if (ticket) {
        loop->spare = ticket->next;
        loop->spare_len--;
    } else {
        ticket = heap_take(sizeof(*ticket));
        ticket->arena = arena_new(ARENA_REQUEST_BYTES);
    }
    ticket->next = NULL;
    ticket->loop = loop;
    ticket->conn = conn;
    ticket->begun_us = clock_monotonic_us();
    ticket_name(loop, ticket);
    http_parse_begin(&ticket->parse, ticket->arena);
    count_add(&loop->counts.in_flight, 1);
    return ticket;
}

static void ticket_free(struct ticket *ticket)
{
    arena_free(ticket->arena);
    heap_give(ticket);
}

void loop_ticket_give(struct ticket *ticket)
{
    struct loop *loop = ticket->loop;

    count_add(&loop->counts.in_flight, (uint64_t)-1);
    atomic_fetch_sub(&loop->server->bodies_bytes, ticket->body_counted);
    http_parse_end(&ticket->parse);
    arena_free(ticket->heavy);
    arena_reset(ticket->arena);
    ticket->heavy = NULL;
    ticket->body_counted = 0;
    ticket->call = (struct call){ 0 };
    ticket->pieces = ticket->sent_bytes = 0;
    ticket->of_site = ticket->parked = ticket->away = ticket->broken = false;
    atomic_store(&ticket->abandoned, false);
    if (loop->spare_len >= HTTP_TICKETS_SPARE_MAX) {
        ticket_free(ticket);
        return;
    }
    ticket->next = loop->spare;
    loop->spare = ticket;
    loop->spare_len++;
}

/* ---- the mailbox ---- */

void loop_wake(struct loop *loop)
{
    eventfd_write(loop->mail_fd, 1);
}

void loop_post(struct loop *loop, struct ticket *ticket)
{
    bool first;

    pthread_mutex_lock(&loop->mutex);
    first = !loop->home;
    ticket->next = loop->home;
    loop->home = ticket;
    if (first)
        loop_wake(loop); /* within the lock: the loop must not be gone meanwhile */
    pthread_mutex_unlock(&loop->mutex);
}

/* What came home, oldest first. */
static struct ticket *mail_take(struct loop *loop)
{
    struct ticket *newest, *list = NULL;

    pthread_mutex_lock(&loop->mutex);
    newest = loop->home;
    loop->home = NULL;
    pthread_mutex_unlock(&loop->mutex);
    while (newest) {
        struct ticket *next = newest->next;

        newest->next = list;
        list = newest;
        newest = next;
    }
    return list;
}

static void loop_stop(struct loop *loop);

static void on_mail(evutil_socket_t fd, short what, void *arg)
{
    struct loop *loop = arg;
    eventfd_t count;
    struct ticket *ticket;

    (void)what;
    eventfd_read(fd, &count);
    ticket = mail_take(loop);
    while (ticket) {
        struct ticket *next = ticket->next;

        ticket->next = NULL;
        ticket->away = false;
        loop->away--;
        if (ticket->conn)
            conn_deliver(ticket);
        else
            loop_ticket_give(ticket);
        ticket = next;
    }
    streams_flush(loop);
    if (atomic_load(&loop->server->stop_asked) && !loop->stopping)
        loop_stop(loop);
}

/* ---- accepting, deadlines, stopping ---- */

static void accept_all(struct loop *loop, int most)
{
    char address[ADDRESS_TEXT_MAX];
    int fd = 0;

    for (int i = 0; i < most && fd >= 0; i++) {
        fd = listen_accept(loop->listen_fd, address);
        if (fd >= 0)
            conn_open(loop, fd, address);
        else if (errno == ECONNABORTED || errno == EINTR)
            fd = 0; /* that one is gone; the next may be there */
    }
    /* No descriptors left: the sweep listens again, meanwhile the loop must not spin. */
    if (fd < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS))
        event_del(&loop->accepting);
}

static void on_accept(evutil_socket_t fd, short what, void *arg)
{
    (void)fd;
    (void)what;
    accept_all(arg, ACCEPTS_AT_ONCE);
}

static void conns_each(struct loop *loop, void (*visit)(struct conn *conn, int64_t now_us))
{
    int64_t now_us = clock_monotonic_us();

    for (struct conn *conn = loop->conns, *next; conn; conn = next) {
        next = conn->next; /* visiting frees conn at most */
        visit(conn, now_us);
    }
}

static void visit_stop(struct conn *conn, int64_t now_us)
{
    (void)now_us;
    conn_stop(conn);
}

static void visit_cut(struct conn *conn, int64_t now_us)
{
    (void)now_us;
    conn_cut(conn);
}

/* Clients get HTTP_STOP_MS_MAX; tickets are waited for as long as they are away. */
static void loop_stop(struct loop *loop)
{
    loop->stopping = true;
    loop->stop_at_us = clock_monotonic_us() + HTTP_STOP_MS_MAX * 1000;
    accept_all(loop, HTTP_CONNECTIONS_MAX); /* with the socket they would be reset */
    event_del(&loop->accepting);
    close(loop->listen_fd);
    loop->listen_fd = -1;
    conns_each(loop, visit_stop);
}

static void on_sweep(evutil_socket_t fd, short what, void *arg)
{
    struct loop *loop = arg;

    (void)fd;
    (void)what;
    conns_each(loop, conn_sweep);
    if (!loop->stopping) {
        event_add(&loop->accepting, NULL);
        return;
    }
    if (clock_monotonic_us() > loop->stop_at_us)
        conns_each(loop, visit_cut);
    if (!loop->conns && !loop->away)
        event_base_loopbreak(loop->base);
}

static void on_beat(evutil_socket_t fd, short what, void *arg)
{
    (void)fd;
    (void)what;
    streams_beat(arg);
}

struct str loop_date(struct loop *loop, int64_t now_ms)
{
    if (loop->date_s != now_ms / 1000) {
        loop->date_s = now_ms / 1000;
        http_date(now_ms, loop->date);
    }
    return str_of(loop->date);
}

/* ---- life ---- */

static void add_timer(struct loop *loop, struct event *event, int ms, event_callback_fn call)
{
    struct timeval every = { ms / 1000, (ms % 1000) * 1000 };

    event_assign(event, loop->base, -1, EV_PERSIST, call, loop);
    event_add(event, &every);
}

static void add_events(struct loop *loop)
{
    event_assign(
        &loop->accepting, loop->base, loop->listen_fd, EV_READ | EV_PERSIST, on_accept, loop);
    event_assign(&loop->mail, loop->base, loop->mail_fd, EV_READ | EV_PERSIST, on_mail, loop);
    event_add(&loop->accepting, NULL);
    event_add(&loop->mail, NULL);
    add_timer(loop, &loop->sweep, LOOP_SWEEP_MS, on_sweep);
    add_timer(loop, &loop->beat, loop->server->config.times.beat_ms, on_beat);
}

enum status loop_open(struct ctx *ctx, struct http_server *server, struct loop **out)
{
    struct event_config *config;
    struct loop *loop;
    int fd = listen_on(server->config.listen, server->port);

    if (fd < 0)
        return listen_fail(ctx, server->config.listen);
    loop = heap_take(sizeof(*loop));
    loop->server = server;
    loop->listen_fd = fd;
    loop->mail_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    ASSERT(loop->mail_fd >= 0);
    clock_random(&loop->id_next, sizeof(loop->id_next));
    pthread_mutex_init(&loop->mutex, NULL);
    config = event_config_new();
    event_config_set_flag(config, EVENT_BASE_FLAG_NOLOCK); /* one thread only */
    loop->base = event_base_new_with_config(config);
    event_config_free(config);
    ASSERT(loop->base != NULL);
    add_events(loop);
    *out = loop;
    return ST_OK;
}

void *loop_main(void *arg)
{
    struct loop *loop = arg;
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);
    struct ctx ctx = { .arena = arena };

    loop->status = database_connect(&ctx, loop->server->config.api->database, &loop->db);
    arena_free(arena);
    if (loop->status == ST_OK)
        event_base_dispatch(loop->base);
    else
        http_server_ask_stop(loop->server);
    return NULL;
}

void loop_close(struct loop *loop)
{
    conns_each(loop, visit_cut);
    event_del(&loop->accepting);
    event_del(&loop->mail);
    event_del(&loop->sweep);
    event_del(&loop->beat);
    event_base_free(loop->base);
    if (loop->listen_fd >= 0)
        close(loop->listen_fd);
    close(loop->mail_fd);
    pthread_mutex_destroy(&loop->mutex);
    while (loop->spare) {
        struct ticket *next = loop->spare->next;

        ticket_free(loop->spare);
        loop->spare = next;
    }
    heap_give(loop);
}
