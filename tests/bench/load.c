/*
 * Clients of a server, each with a connection kept open and one request at a time:
 *
 *   bench_load get  PORT COOKIE CLIENTS SECONDS PATH FIRST COUNT [ETAG]
 *   bench_load save PORT COOKIE CLIENTS SECONDS PATH FIRST COUNT CELLS COLUMNS
 *
 * "#" in PATH stands for FIRST, FIRST + 1 … of COUNT reports; SECONDS 0 means each of them once.
 * "save" patches CELLS cells of each, every time with other figures. Prints one line of JSON.
 */
#include "base/arena.h"
#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/limits.h"
#include "base/str.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define CLIENTS_MAX 256
#define ANSWER_BYTES_MAX ((size_t)1 << 20)
#define TIMES_MAX ((size_t)1 << 21)
#define HEAD_BYTES_MAX 2048

struct report {
    int64_t version;
    int figure;
};

struct client {
    int fd;
    size_t next; /* report */
    char *out, *in;
    size_t out_len, sent, got;
    int64_t begun_us;
    bool idle;
};

static struct load {
    struct arena *arena;
    const char *path, *cookie, *etag;
    bool saving;
    int port, clients, columns;
    size_t cells, first, count, started, done, failed, bytes;
    struct report *reports;
    int64_t *times_us;
    int64_t until_us; /* 0: each report once */
    int epoll;
    struct client all[CLIENTS_MAX];
} load;

static void stop(const char *what)
{
    perror(what);
    exit(1);
}

/* ---- requests ---- */

static struct str path_of(size_t report)
{
    struct str path = str_of(load.path), before = str_cut(&path, '#');

    if (!strchr(load.path, '#'))
        return str_of(load.path);
    return str_format(
        load.arena, STR_FMT "%zu" STR_FMT, STR_ARG(before), load.first + report, STR_ARG(path));
}

/* Not by a format: the clients share the machine with what they measure. */
static void add_change(struct buf *body, size_t cell, int figure)
{
    buf_add(body, cell ? S(",{\"row\":") : S("{\"row\":"));
    buf_add_int(body, (int64_t)(cell / (size_t)load.columns + 1));
    buf_add(body, S(",\"column\":"));
    buf_add_int(body, (int64_t)(cell % (size_t)load.columns + 1));
    buf_add(body, S(",\"value\":\""));
    buf_add_int(body, 100000 + (figure + (int)cell * 37) % 900000);
    buf_add(body, S(".25\"}"));
}

static struct str body_of(struct report *report)
{
    struct buf body = { .arena = load.arena };

    report->figure = (report->figure + 1) % 900000;
    buf_addf(&body, "{\"base_version\":%lld,\"cells\":[", (long long)report->version);
    for (size_t i = 0; i < load.cells; i++)
        add_change(&body, i, report->figure);
    buf_add(&body, S("]}"));
    return buf_str(&body);
}

/* Whoever saves must have read the report once. */
static bool saves(const struct client *client)
{
    return load.saving && load.reports[client->next].version > 0;
}

static void request_make(struct client *client)
{
    struct arena_mark mark = arena_mark(load.arena);
    struct str body = { 0 }, path = path_of(client->next);
    int len;

    if (saves(client))
        body = body_of(&load.reports[client->next]);
    len = snprintf(client->out, ANSWER_BYTES_MAX,
        "%s " STR_FMT " HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n%s%s%sContent-Length: "
        "%zu\r\nContent-Type: application/json\r\n\r\n" STR_FMT,
        saves(client) ? "PATCH" : "GET", STR_ARG(path), load.port, load.cookie,
        load.etag ? "If-None-Match: " : "", load.etag ? load.etag : "", load.etag ? "\r\n" : "",
        body.len, STR_ARG(body));
    client->out_len = (size_t)len;
    client->sent = client->got = 0;
    client->begun_us = clock_monotonic_us();
    arena_rewind(load.arena, mark);
}

static void send_more(struct client *client)
{
    struct epoll_event event = { .events = EPOLLIN, .data.ptr = client };

    while (client->sent < client->out_len) {
        ssize_t n = write(client->fd, client->out + client->sent, client->out_len - client->sent);

        if (n < 0 && errno == EAGAIN)
            break;
        if (n <= 0)
            stop("write");
        client->sent += (size_t)n;
    }
    if (client->sent < client->out_len)
        event.events |= EPOLLOUT;
    if (epoll_ctl(load.epoll, EPOLL_CTL_MOD, client->fd, &event) != 0)
        stop("epoll_ctl");
}

static bool goes_on(void)
{
    return load.until_us ? clock_monotonic_us() < load.until_us : load.started < load.count;
}

/* A client has the reports of its number, its number + clients and so on to itself. */
static void next_request(struct client *client)
{
    client->idle = !goes_on();
    if (client->idle)
        return;
    client->next += (size_t)load.clients;
    if (client->next >= load.count)
        client->next = (size_t)(client - load.all) % load.count;
    load.started++;
    request_make(client);
    send_more(client);
}

/* ---- answers ---- */

static int64_t number_behind(struct str text, struct str name)
{
    size_t at = str_find(text, name);
    int64_t value;
    struct str rest = str_sub(text, at + name.len, text.len);
    size_t len = 0;

    while (len < rest.len && rest.ptr[len] >= '0' && rest.ptr[len] <= '9')
        len++;
    return at < text.len && str_to_int(str_sub(rest, 0, len), &value) ? value : -1;
}

static void answered(struct client *client, struct str head, struct str body)
{
    bool good =
        str_starts(head, S("HTTP/1.1 200")) || (load.etag && str_starts(head, S("HTTP/1.1 304")));

    if (load.saving && load.reports[client->next].version == 0) {
        load.reports[client->next].version = number_behind(body, S("\"version\":"));
        request_make(client);
        send_more(client);
        return;
    }
    if (load.saving) {
        load.reports[client->next].version = number_behind(body, S("\"version\":"));
        good = good && str_find(body, S("\"conflicts\":[]")) < body.len;
    }
    if (!good && load.failed++ < 2)
        fprintf(stderr, STR_FMT "\n" STR_FMT "\n", STR_ARG(head),
            STR_ARG(str_sub(body, 0, body.len < 500 ? body.len : 500)));
    if (load.done < TIMES_MAX)
        load.times_us[load.done] = clock_monotonic_us() - client->begun_us;
    load.done++;
    load.bytes = body.len;
    next_request(client);
}

static void receive(struct client *client)
{
    ssize_t n = read(client->fd, client->in + client->got, ANSWER_BYTES_MAX - client->got);
    struct str all, head;
    size_t head_len;
    int64_t length;

    if (n < 0 && errno == EAGAIN)
        return;
    if (n <= 0)
        stop("the server closed the connection");
    client->got += (size_t)n;
    all = (struct str){ client->in, client->got };
    head_len = str_find(
        str_sub(all, 0, all.len < HEAD_BYTES_MAX ? all.len : HEAD_BYTES_MAX), S("\r\n\r\n"));
    if (head_len >= all.len || head_len >= HEAD_BYTES_MAX)
        return;
    head = str_sub(all, 0, head_len);
    length = number_behind(head, S("Content-Length: "));
    if (length < 0)
        length = 0;
    if (all.len >= head_len + 4 + (size_t)length)
        answered(client, head, str_sub(all, head_len + 4, all.len));
}

/* ---- the run ---- */

static void client_open(struct client *client, size_t number)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)load.port) };
    struct epoll_event event = { .events = EPOLLIN, .data.ptr = client };
    int on = 1;

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    client->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (client->fd < 0 || connect(client->fd, (struct sockaddr *)&to, sizeof(to)) != 0)
        stop("connect");
    setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (fcntl(client->fd, F_SETFL, O_NONBLOCK) != 0)
        stop("fcntl");
    client->out = heap_take(ANSWER_BYTES_MAX);
    client->in = heap_take(ANSWER_BYTES_MAX);
    client->next = load.count + number; /* the first step brings it to its first report */
    if (epoll_ctl(load.epoll, EPOLL_CTL_ADD, client->fd, &event) != 0)
        stop("epoll_ctl");
}

static bool anybody_waits(void)
{
    for (int i = 0; i < load.clients; i++)
        if (!load.all[i].idle)
            return true;
    return false;
}

static void turn(void)
{
    struct epoll_event events[CLIENTS_MAX];
    int n = epoll_wait(load.epoll, events, CLIENTS_MAX, 10000);

    if (n <= 0)
        stop("no answer for 10 seconds");
    for (int i = 0; i < n; i++) {
        if (events[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP))
            receive(events[i].data.ptr);
        else
            send_more(events[i].data.ptr);
    }
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static void print(int64_t took_us)
{
    size_t len = load.done < TIMES_MAX ? load.done : TIMES_MAX;

    qsort(load.times_us, len, sizeof(*load.times_us), by_size);
    printf("{\"rate\":%.1f,\"p50_us\":%lld,\"p95_us\":%lld,\"p99_us\":%lld,\"done\":%zu,"
           "\"failed\":%zu,\"bytes\":%zu}\n",
        (double)load.done * 1e6 / (double)took_us, (long long)load.times_us[len / 2],
        (long long)load.times_us[len * 95 / 100], (long long)load.times_us[len * 99 / 100],
        load.done, load.failed, load.bytes);
}

static void read_arguments(int argc, char **argv)
{
    if (argc < 9) {
        fprintf(stderr, "see the head of tests/bench/load.c\n");
        exit(2);
    }
    load.saving = strcmp(argv[1], "save") == 0;
    load.port = (int)strtol(argv[2], NULL, 10);
    load.cookie = argv[3];
    load.clients = (int)strtol(argv[4], NULL, 10);
    load.path = argv[6];
    load.first = strtoul(argv[7], NULL, 10);
    load.count = strtoul(argv[8], NULL, 10);
    if (load.saving && argc == 11) {
        load.cells = strtoul(argv[9], NULL, 10);
        load.columns = (int)strtol(argv[10], NULL, 10);
    } else if (argc == 10) {
        load.etag = argv[9];
    }
    if (load.clients < 1 || load.clients > CLIENTS_MAX)
        stop("clients");
}

int main(int argc, char **argv)
{
    int64_t begin_us;

    signal(SIGPIPE, SIG_IGN);
    read_arguments(argc, argv);
    load.arena = arena_new(ARENA_HEAVY_BYTES);
    load.epoll = epoll_create1(0);
    load.times_us = heap_take(TIMES_MAX * sizeof(*load.times_us));
    load.reports = ARENA_ARRAY(load.arena, load.count, struct report);
    for (size_t i = 0; i < load.count; i++)
        load.reports[i] = (struct report){ 0, (int)(clock_monotonic_us() % 900000) };
    for (int i = 0; i < load.clients; i++)
        client_open(&load.all[i], (size_t)i);
    begin_us = clock_monotonic_us();
    if (strcmp(argv[5], "0") != 0)
        load.until_us = begin_us + (int64_t)(strtod(argv[5], NULL) * 1e6);
    for (int i = 0; i < load.clients; i++)
        next_request(&load.all[i]);
    while (anybody_waits())
        turn();
    print(clock_monotonic_us() - begin_us);
    return 0;
}
