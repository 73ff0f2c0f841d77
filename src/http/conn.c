#include "http/conn.h"

#include <string.h>
#include <unistd.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "http/exchange.h"
#include "http/stream.h"

#define CONTINUE "HTTP/1.1 100 Continue\r\n\r\n"

static void input_resume(struct conn *conn);

static const struct http_times *times_of(const struct conn *conn)
{
    return &conn->loop->server->config.times;
}

/* Long transfers get time in proportion to their length. */
static int64_t transfer_ms(const struct conn *conn, int64_t least_ms, size_t bytes)
{
    return least_ms + (int64_t)(bytes / (size_t)times_of(conn)->bytes_per_ms);
}

static void deadline_set(struct conn *conn, int64_t ms)
{
    conn->deadline_us = clock_monotonic_us() + ms * 1000;
}

static void reading_on(struct conn *conn)
{
    if (!conn->reading)
        event_add(&conn->readable, NULL);
    conn->reading = true;
}

static void reading_off(struct conn *conn)
{
    if (conn->reading)
        event_del(&conn->readable);
    conn->reading = false;
}

/* ---- the end of a connection ---- */

static void conn_close(struct conn *conn)
{
    conn->phase = CONN_CLOSED;
}

/* The connection's ticket is done with, or goes on without it. */
static void ticket_leave(struct conn *conn)
{
    struct ticket *ticket = conn->ticket;

    conn->ticket = NULL;
    if (!ticket)
        return;
    ticket->conn = NULL;
    if (ticket->away) {
        atomic_store(&ticket->abandoned, true);
        count_add(&conn->loop->counts.abandoned, 1);
    } else {
        loop_ticket_give(ticket);
    }
}

static void conn_free(struct conn *conn)
{
    struct loop *loop = conn->loop;

    reading_off(conn);
    event_del(&conn->writable);
    wire_close(&conn->wire);
    if (conn->stream)
        stream_close(conn->stream);
    ticket_leave(conn);
    peers_leave(loop->server->peers, &conn->key, PEER_CONNECTIONS);
    if (conn->prev)
        conn->prev->next = conn->next;
    else
        loop->conns = conn->next;
    if (conn->next)
        conn->next->prev = conn->prev;
    count_add(&loop->counts.connections, (uint64_t)-1);
    heap_give(conn->events);
    heap_give(conn->rest_block);
    heap_give(conn);
}

/* The last thing done by every function called from outside. */
static void conn_settle(struct conn *conn)
{
    if (conn->phase == CONN_CLOSED)
        conn_free(conn);
}

void conn_cut(struct conn *conn)
{
    conn_free(conn);
}

/* Closing at once would reset the connection and take the answer with it, were input left. */
static void linger(struct conn *conn)
{
    wire_say_end(&conn->wire);
    conn->phase = CONN_LINGER;
    deadline_set(conn, HTTP_LINGER_MS_MAX);
    reading_on(conn);
}

/* ---- writing ---- */

enum flushed { FLUSHED_ALL, FLUSHED_PART, FLUSHED_NEVER };

static void out_advance(struct conn *conn, size_t len)
{
    count_add(&conn->loop->counts.bytes_out, len);
    for (size_t i = 0; i < ARRAY_LEN(conn->out); i++) {
        size_t part = len < conn->out[i].len ? len : conn->out[i].len;

        conn->out[i] = str_sub(conn->out[i], part, conn->out[i].len);
        len -= part;
    }
}

static enum flushed out_flush(struct conn *conn)
{
    while (conn->out[0].len || conn->out[1].len) {
        size_t sent = 0;

        switch (wire_write(&conn->wire, conn->out, &sent)) {
        case WIRE_DONE:
            out_advance(conn, sent);
            break;
        case WIRE_AGAIN:
            event_add(&conn->writable, NULL);
            return FLUSHED_PART;
        case WIRE_END:
        case WIRE_BROKEN:
            return FLUSHED_NEVER;
        }
    }
    return FLUSHED_ALL;
}

/* ---- event streams ---- */

static void stream_write(struct conn *conn)
{
    enum flushed flushed = FLUSHED_ALL;
    struct str text;

    while (flushed == FLUSHED_ALL) {
        enum stream_state state = stream_take(conn->stream, &text);

        heap_give(conn->events);
        conn->events = NULL;
        conn->deadline_us = 0;
        if (state == STREAM_CUT)
            conn_close(conn);
        if (state != STREAM_TEXT)
            return;
        conn->events = (char *)(uintptr_t)text.ptr;
        conn->out[0] = text;
        flushed = out_flush(conn);
    }
    if (flushed == FLUSHED_NEVER)
        conn_close(conn);
    else
        deadline_set(conn, times_of(conn)->answer_ms);
}

struct conn *conn_list_add(struct conn *list, struct conn *conn)
{
    conn->busy_next = list;
    return conn;
}

struct conn *conn_stream_ready(struct conn *list)
{
    struct conn *conn = list;

    list = conn->busy_next;
    /* One that fell behind may never become writable again: it is not waited for. */
    if (conn->phase == CONN_STREAM && (!conn->out[0].len || stream_is_cut(conn->stream)))
        stream_write(conn);
    conn_settle(conn);
    return list;
}

static void stream_resume(struct conn *conn)
{
    switch (out_flush(conn)) {
    case FLUSHED_ALL:
        stream_write(conn);
        break;
    case FLUSHED_PART:
        break;
    case FLUSHED_NEVER:
        conn_close(conn);
        break;
    }
}

/* ---- answers ---- */

static void stream_begin(struct conn *conn)
{
    conn->phase = CONN_STREAM;
    conn->deadline_us = 0;
    stream_write(conn);
}

static void answer_sent(struct conn *conn)
{
    exchange_log(conn->ticket, str_of(conn->address));
    ticket_leave(conn);
    if (conn->stream) {
        stream_begin(conn);
    } else if (conn->close_after) {
        linger(conn);
    } else {
        conn->phase = CONN_IDLE;
        deadline_set(conn, times_of(conn)->idle_ms);
    }
}

static void answer_write(struct conn *conn);

static void piece_write(struct conn *conn)
{
    if (conn->ticket->broken) {
        conn_close(conn); /* shorter than announced: the client sees that it is not whole */
        return;
    }
    conn->out[1] = conn->ticket->call.response.body;
    conn->ticket->sent_bytes += conn->out[1].len;
    answer_write(conn);
}

/* What was there of the body is sent: asks for more of it, until there is none. A full lane is
 * asked again by the sweep. */
static void piece_ask(struct conn *conn)
{
    switch (exchange_more(conn->ticket)) {
    case EXCHANGE_ANSWERED:
        piece_write(conn);
        break;
    case EXCHANGE_AWAY:
        conn->ticket->away = true;
        conn->loop->away++;
        break;
    case EXCHANGE_BUSY:
        break;
    }
}

static void answer_write(struct conn *conn)
{
    switch (out_flush(conn)) {
    case FLUSHED_ALL:
        if (conn->ticket->call.response.body_more)
            piece_ask(conn);
        else
            answer_sent(conn);
        break;
    case FLUSHED_PART:
        break;
    case FLUSHED_NEVER:
        conn_close(conn);
        break;
    }
}

/* The response asks for a stream: it is opened, or the response becomes a refusal. */
static void stream_try(struct conn *conn)
{
    struct ticket *ticket = conn->ticket;

    if (ticket->call.request.method == METHOD_HEAD) {
        ticket->call.response.stream = false;
        return;
    }
    conn->stream = stream_open(ticket);
    if (!conn->stream)
        exchange_refuse(ticket, 429, PROBLEM_HTTP_STREAMS, NULL);
}

/* Writes the ticket's response. */
static void answer(struct conn *conn)
{
    struct ticket *ticket = conn->ticket;
    struct response *response = &ticket->call.response;
    struct head_facts facts = {
        .date = loop_date(conn->loop, clock_now_ms()),
        .request_id = str_of(ticket->request_id),
        .content = ticket->of_site ? HEAD_OF_SITE : HEAD_OF_API,
        .secure = ticket->call.request.secure,
    };

    ticket->took_us = clock_monotonic_us() - ticket->begun_us;
    if (response->stream)
        stream_try(conn);
    conn->close_after = conn->close_after || conn->stream || conn->loop->stopping;
    facts.connection = conn->close_after ? HEAD_CLOSE : HEAD_KEEP_ALIVE;
    conn->out[0] = http_head(ticket->arena, response, &facts);
    if (ticket->parse.request.method != METHOD_HEAD && http_status_has_body(response->status))
        conn->out[1] = response->body;
    else
        response->body_more = 0;
    ticket->sent_bytes = conn->out[1].len;
    conn->phase = CONN_SEND;
    deadline_set(
        conn, transfer_ms(conn, times_of(conn)->answer_ms, conn->out[1].len + response->body_more));
    answer_write(conn);
}

static void refuse(struct conn *conn, int status, enum problem_key problem, const char *detail)
{
    conn->close_after = true;
    exchange_refuse(conn->ticket, status, problem, detail);
    answer(conn);
}

void conn_deliver(struct ticket *ticket)
{
    struct conn *conn = ticket->conn;

    if (conn->phase == CONN_SEND) {
        piece_write(conn);
    } else {
        exchange_home(ticket);
        answer(conn);
    }
    input_resume(conn);
    conn_settle(conn);
}

/* ---- requests ---- */

static void request_begin(struct conn *conn)
{
    conn->ticket = loop_ticket(conn->loop, conn);
    conn->phase = CONN_HEAD;
    deadline_set(conn, times_of(conn)->head_ms);
}

/* So few bytes always fit a socket nothing waits in; where they do not, the client is gone. */
static void continue_say(struct conn *conn)
{
    const struct str parts[2] = { S(CONTINUE), { 0 } };
    size_t sent = 0;

    if (wire_write(&conn->wire, parts, &sent) != WIRE_DONE || sent < parts[0].len)
        conn_close(conn);
}

/* The head is sound and announces a body. */
static void body_begin(struct conn *conn, bool has_more)
{
    const struct http_parse *parse = &conn->ticket->parse;

    conn->phase = CONN_BODY;
    deadline_set(conn, transfer_ms(conn, times_of(conn)->body_ms, parse->body_len));
    if (parse->expects_continue && !has_more)
        continue_say(conn);
}

static void request_done(struct conn *conn)
{
    struct ticket *ticket = conn->ticket;
    struct exchange_peer peer = {
        .address = str_of(conn->address),
        .trusted = conn->trusted,
        .secure = conn->wire.tls != NULL,
    };

    ticket->begun_us = clock_monotonic_us();
    conn->close_after = !ticket->parse.keep_alive;
    conn->phase = CONN_WAIT;
    deadline_set(conn, times_of(conn)->answer_ms);
    if (exchange_begin(ticket, &peer) == EXCHANGE_ANSWERED) {
        answer(conn);
        return;
    }
    ticket->away = true;
    conn->loop->away++;
}

/* Bodies of all connections share one budget, so that many large ones cannot take all memory. */
static bool body_counted(struct ticket *ticket)
{
    struct http_server *server = ticket->loop->server;
    size_t more = ticket->parse.body_got - ticket->body_counted;

    if (!more)
        return true;
    ticket->body_counted += more;
    return atomic_fetch_add(&server->bodies_bytes, more) + more <= HTTP_BODIES_BYTES_MAX;
}

/* Hands bytes to the parser and does what they lead to; returns how many were taken. */
static size_t input_feed(struct conn *conn, struct str bytes)
{
    struct ticket *ticket;
    size_t taken;

    if (conn->phase == CONN_IDLE)
        request_begin(conn);
    ticket = conn->ticket;
    taken = http_parse_feed(&ticket->parse, bytes);
    if (!body_counted(ticket)) {
        refuse(conn, 503, PROBLEM_BUSY, NULL);
        return taken;
    }
    switch (ticket->parse.state) {
    case PARSE_HEAD:
        break;
    case PARSE_BODY:
        if (conn->phase == CONN_HEAD)
            body_begin(conn, taken < bytes.len);
        break;
    case PARSE_DONE:
        request_done(conn);
        break;
    case PARSE_REFUSED:
        refuse(conn, ticket->parse.status, ticket->parse.problem, ticket->parse.detail);
        break;
    }
    return taken;
}

static bool takes_input(const struct conn *conn)
{
    return conn->phase == CONN_IDLE || conn->phase == CONN_HEAD || conn->phase == CONN_BODY;
}

/* Keeps what came before its turn. */
static void rest_keep(struct conn *conn, struct str bytes)
{
    conn->rest_block = heap_take(bytes.len);
    memcpy(conn->rest_block, bytes.ptr, bytes.len);
    conn->rest = (struct str){ conn->rest_block, bytes.len };
    reading_off(conn);
}

/* An answer is out: goes on with what was kept, then with the socket. */
static void input_resume(struct conn *conn)
{
    while (conn->rest.len && takes_input(conn)) {
        size_t taken = input_feed(conn, conn->rest);

        conn->rest = str_sub(conn->rest, taken, conn->rest.len);
    }
    if (conn->rest.len)
        return;
    heap_give(conn->rest_block);
    conn->rest_block = NULL;
    if (takes_input(conn))
        reading_on(conn);
}

static void input_read(struct conn *conn)
{
    struct str bytes = { conn->loop->scratch, 0 };
    enum wire_state state =
        wire_read(&conn->wire, conn->loop->scratch, LOOP_SCRATCH_BYTES, &bytes.len);

    if (state == WIRE_AGAIN)
        return;
    if (state != WIRE_DONE) {
        conn_close(conn);
        return;
    }
    count_add(&conn->loop->counts.bytes_in, bytes.len);
    while (bytes.len && takes_input(conn)) {
        size_t taken = input_feed(conn, bytes);

        bytes = str_sub(bytes, taken, bytes.len);
    }
    if (bytes.len && (conn->phase == CONN_WAIT || conn->phase == CONN_SEND))
        rest_keep(conn, bytes);
}

/* Input while an answer is due: an early request stays in the socket; the end of a client that
 * waits ends its request. */
static void input_peek(struct conn *conn)
{
    enum wire_state state = wire_peek(&conn->wire);

    if (state == WIRE_AGAIN)
        return;
    if (state == WIRE_BROKEN || (state == WIRE_END && conn->phase == CONN_WAIT))
        conn_close(conn);
    else
        reading_off(conn);
}

/* Bytes nobody reads: after a refusal, or from the reader of a stream. */
static void input_discard(struct conn *conn)
{
    size_t len;
    enum wire_state state = wire_read(&conn->wire, conn->loop->scratch, LOOP_SCRATCH_BYTES, &len);

    if (state == WIRE_END || state == WIRE_BROKEN)
        conn_close(conn);
}

/* ---- what libevent calls ---- */

static void on_readable(evutil_socket_t fd, short what, void *arg)
{
    struct conn *conn = arg;

    (void)fd;
    (void)what;
    switch (conn->phase) {
    case CONN_IDLE:
    case CONN_HEAD:
    case CONN_BODY:
        input_read(conn);
        break;
    case CONN_WAIT:
    case CONN_SEND:
        input_peek(conn);
        break;
    case CONN_STREAM:
    case CONN_LINGER:
        input_discard(conn);
        break;
    case CONN_CLOSED:
        break;
    }
    conn_settle(conn);
}

static void on_writable(evutil_socket_t fd, short what, void *arg)
{
    struct conn *conn = arg;

    (void)fd;
    (void)what;
    if (conn->phase == CONN_SEND) {
        answer_write(conn);
        input_resume(conn);
    } else if (conn->phase == CONN_STREAM) {
        stream_resume(conn);
    }
    conn_settle(conn);
}

/* Counts the connection, or turns it away. */
static bool may_enter(struct loop *loop, const char *address, struct conn *conn)
{
    const char *proxy = loop->server->config.trusted_proxy;
    enum peer_limit limit;

    conn->trusted = proxy && str_eq(str_of(proxy), str_of(address));
    limit = conn->trusted ? PEER_UNLIMITED : PEER_LIMITED;
    return network_of(str_of(address), &conn->key) &&
           peers_enter(loop->server->peers, &conn->key, PEER_CONNECTIONS, limit);
}

static void conn_link(struct conn *conn)
{
    struct loop *loop = conn->loop;

    conn->next = loop->conns;
    if (conn->next)
        conn->next->prev = conn;
    loop->conns = conn;
    count_add(&loop->counts.accepted, 1);
    count_add(&loop->counts.connections, 1);
}

void conn_open(struct loop *loop, int fd, const char *address)
{
    struct conn *conn = heap_take(sizeof(*conn));

    conn->loop = loop;
    memcpy(conn->address, address, strlen(address) + 1);
    if (!wire_open(&conn->wire, fd, loop->server->tls)) {
        close(fd);
        heap_give(conn);
        return;
    }
    if (!may_enter(loop, address, conn)) {
        count_add(&loop->counts.turned_away, 1);
        wire_close(&conn->wire);
        heap_give(conn);
        return;
    }
    conn_link(conn);
    event_assign(&conn->readable, loop->base, fd, EV_READ | EV_PERSIST, on_readable, conn);
    event_assign(&conn->writable, loop->base, fd, EV_WRITE, on_writable, conn);
    deadline_set(conn, times_of(conn)->head_ms);
    reading_on(conn);
}

/* ---- deadlines and the end ---- */

/* Work took too long: it goes on without us, and its outcome is not known. */
static void answer_late(struct conn *conn)
{
    ticket_leave(conn);
    conn->ticket = loop_ticket(conn->loop, conn);
    refuse(conn, 504, PROBLEM_HTTP_ANSWER_LATE, NULL);
}

static bool waits_for_lane(const struct conn *conn)
{
    return conn->phase == CONN_SEND && !conn->ticket->away && !conn->out[0].len &&
           !conn->out[1].len;
}

void conn_sweep(struct conn *conn, int64_t now_us)
{
    if (waits_for_lane(conn)) {
        piece_ask(conn);
        input_resume(conn);
    }
    if (!conn->deadline_us || now_us < conn->deadline_us)
        return;
    switch (conn->phase) {
    case CONN_HEAD:
    case CONN_BODY:
        refuse(conn, 408, PROBLEM_HTTP_TOO_SLOW, NULL);
        break;
    case CONN_WAIT:
        answer_late(conn);
        break;
    case CONN_IDLE:
    case CONN_SEND:
    case CONN_STREAM:
    case CONN_LINGER:
    case CONN_CLOSED:
        conn_close(conn);
        break;
    }
    conn_settle(conn);
}

void conn_stop(struct conn *conn)
{
    /* A request already in the socket is still answered. */
    bool idle = conn->phase == CONN_IDLE && wire_peek(&conn->wire) != WIRE_DONE;

    if (idle || conn->phase == CONN_STREAM)
        conn_close(conn);
    conn_settle(conn);
}
