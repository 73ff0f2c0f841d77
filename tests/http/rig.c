#include "tests/http/rig.h"

#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/host/clock.h"
#include "base/host/log.h"

#define PATIENCE_MS 10000

void sleep_ms(int ms)
{
    struct timespec t = { ms / 1000, (long)(ms % 1000) * 1000000 };

    while (nanosleep(&t, &t) != 0)
        ;
}

static void *serve(void *arg)
{
    struct rig *rig = arg;
    struct ctx ctx = { .arena = rig->arena };

    rig->ended = http_server_run(&ctx, rig->server);
    return NULL;
}

void rig_start(struct rig *rig)
{
    struct ctx ctx;

    log_set_level(LOG_ERROR); /* refusals are what is tested here */
    rig->arena = arena_new(UNIT_BYTES);
    ctx = (struct ctx){ .arena = rig->arena };
    if (!rig->database_options.queue_max)
        rig->database_options.queue_max = 1000;
    rig->database = fake_database_open(rig->database_options);
    rig->api.database = rig->database;
    rig->config.api = &rig->api;
    rig->config.listen = "127.0.0.1:0";
    if (!rig->config.loops)
        rig->config.loops = 2;
    if (http_server_new(&ctx, &rig->config, &rig->server) != ST_OK)
        fail_msg("no server: %.*s", STR_ARG(ctx.problem.detail));
    rig->port = http_server_port(rig->server);
    assert_int_equal(pthread_create(&rig->thread, NULL, serve, rig), 0);
}

int64_t rig_stop(struct rig *rig)
{
    int64_t begun = clock_monotonic_us();

    http_server_ask_stop(rig->server);
    pthread_join(rig->thread, NULL);
    begun = (clock_monotonic_us() - begun) / 1000;
    http_server_free(rig->server);
    fake_database_close(rig->database);
    arena_free(rig->arena);
    return begun;
}

struct http_metrics rig_metrics(struct rig *rig)
{
    struct http_metrics metrics;

    http_metrics(rig->server, &metrics);
    return metrics;
}

void rig_wait(struct rig *rig, bool (*holds)(struct rig *rig), const char *what)
{
    for (int waited = 0; !holds(rig); waited += 10) {
        if (waited > PATIENCE_MS)
            fail_msg("waited in vain: %s", what);
        sleep_ms(10);
    }
}

/* ---- clients ---- */

/* room: bytes the kernel may keep for it; 0: as it likes. */
static struct client *client_connect(struct rig *rig, int room)
{
    struct client *client = heap_take(sizeof(*client));
    struct sockaddr_in at = {
        .sin_family = AF_INET,
        .sin_port = htons((uint16_t)rig->port),
        .sin_addr = { htonl(INADDR_LOOPBACK) },
    };

    client->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (room)
        setsockopt(client->fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof(room));
    if (connect(client->fd, (struct sockaddr *)&at, sizeof(at)) != 0) {
        close(client->fd);
        client->fd = -1;
    }
    return client;
}

struct client *client_open(struct rig *rig)
{
    return client_connect(rig, 0);
}

struct client *client_open_narrow(struct rig *rig)
{
    return client_connect(rig, 4096);
}

void client_close(struct client *client)
{
    if (client->fd >= 0)
        close(client->fd);
    heap_give(client);
}

void client_abort(struct client *client)
{
    struct linger now = { 1, 0 };

    setsockopt(client->fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    client_close(client);
}

void client_send(struct client *client, struct str text)
{
    while (text.len) {
        ssize_t sent = send(client->fd, text.ptr, text.len, MSG_NOSIGNAL);

        if (sent < 0)
            return; /* the server closed; what it said will be read */
        text = str_sub(text, (size_t)sent, text.len);
    }
}

/* 1: more came, 0: the connection ended, -1: nothing within the time. */
static int receive(struct client *client, int ms)
{
    struct pollfd wait = { .fd = client->fd, .events = POLLIN };
    ssize_t got;

    if (client->len == sizeof(client->text))
        fail_msg("the answer is too long for the test");
    if (poll(&wait, 1, ms) != 1)
        return -1;
    got = recv(client->fd, client->text + client->len, sizeof(client->text) - client->len, 0);
    client->len += got > 0 ? (size_t)got : 0;
    return got > 0;
}

static struct str unread(const struct client *client)
{
    return (struct str){ client->text + client->from, client->len - client->from };
}

static int receive_or_end(struct client *client)
{
    int state = receive(client, PATIENCE_MS);

    if (state < 0)
        fail_msg("no answer; read so far: %.*s", STR_ARG(unread(client)));
    return state;
}

int client_head(struct client *client, struct str *head)
{
    struct str text = unread(client);
    int64_t status = 0;
    size_t end;

    while ((end = str_find(text, S("\r\n\r\n"))) == text.len) {
        if (!receive_or_end(client))
            return 0;
        text = unread(client);
    }
    *head = str_sub(text, 0, end + 4);
    client->from += end + 4;
    if (!str_starts(text, S("HTTP/1.1 ")) || !str_to_int(str_sub(text, 9, 3), &status))
        fail_msg("no status line: %.*s", STR_ARG(*head));
    return (int)status;
}

static size_t length_of(struct str head)
{
    struct str name = S("\r\nContent-Length: ");
    size_t at = str_find(head, name);
    int64_t len = 0;

    if (at == head.len)
        return 0;
    head = str_sub(head, at + name.len, head.len);
    if (!str_to_int(str_cut(&head, '\r'), &len))
        fail_msg("a Content-Length that is no number");
    return (size_t)len;
}

int client_answer(struct client *client, struct str *body)
{
    struct str head;
    int status = client_head(client, &head);
    size_t len = status ? length_of(head) : 0;

    *body = (struct str){ 0 };
    if (!status || status == 304 || status == 100)
        return status;
    while (unread(client).len < len)
        if (!receive_or_end(client))
            return 0;
    *body = str_sub(unread(client), 0, len);
    client->from += len;
    return status;
}

bool client_closes(struct client *client, int ms)
{
    int64_t until = clock_monotonic_us() + (int64_t)ms * 1000;
    int state = 1;

    while (state == 1 && clock_monotonic_us() < until)
        state = receive(client, (int)((until - clock_monotonic_us()) / 1000) + 1);
    return state == 0;
}

void client_expect(struct client *client, const char *text)
{
    while (str_find(unread(client), str_of(text)) == unread(client).len)
        if (!receive_or_end(client))
            fail_msg("closed before \"%s\" came", text);
    client->from += str_find(unread(client), str_of(text)) + str_of(text).len;
}

int ask(struct rig *rig, struct str request)
{
    struct client *client = client_open(rig);
    struct str body;
    int status;

    client_send(client, request);
    status = client_answer(client, &body);
    client_close(client);
    return status;
}
