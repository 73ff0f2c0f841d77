#include "http/stream.h"

#include <string.h>

#include "base/host/heap.h"
#include "http/conn.h"

struct stream {
    struct stream *prev, *next; /* guarded by the loop's mutex, as all but the last three */
    char *text;
    size_t len, cap;
    bool cut;
    void *subscriber;

    struct conn *conn; /* the loop's */
    struct loop *loop;
    struct network key;
};

struct stream *stream_open(struct ticket *ticket)
{
    struct http_server *server = ticket->loop->server;
    struct loop *loop = ticket->loop;
    struct network key = { { 0 } };
    struct stream *stream;

    if (!network_of(ticket->call.request.address, &key) ||
        !peers_enter(server->peers, &key, PEER_STREAMS, PEER_LIMITED))
        return NULL;
    stream = heap_take(sizeof(*stream));
    stream->conn = ticket->conn;
    stream->loop = loop;
    stream->key = key;
    if (server->config.hooks.stream_opened)
        stream->subscriber = server->config.hooks.stream_opened(&ticket->ctx, &ticket->call);
    pthread_mutex_lock(&loop->mutex);
    stream->next = loop->streams;
    if (stream->next)
        stream->next->prev = stream;
    loop->streams = stream;
    pthread_mutex_unlock(&loop->mutex);
    count_add(&loop->counts.streams, 1);
    return stream;
}

void stream_close(struct stream *stream)
{
    struct loop *loop = stream->loop;
    struct http_server *server = loop->server;

    pthread_mutex_lock(&loop->mutex);
    if (stream->prev)
        stream->prev->next = stream->next;
    else
        loop->streams = stream->next;
    if (stream->next)
        stream->next->prev = stream->prev;
    pthread_mutex_unlock(&loop->mutex);
    count_add(&loop->counts.streams, (uint64_t)-1);
    peers_leave(server->peers, &stream->key, PEER_STREAMS);
    if (server->config.hooks.stream_closed)
        server->config.hooks.stream_closed(stream->subscriber);
    heap_give(stream->text);
    heap_give(stream);
}

/* With the mutex held. */
static void stream_add(struct stream *stream, struct str text)
{
    if (stream->len + text.len > HTTP_STREAM_BACKLOG_BYTES_MAX) {
        stream->cut = true;
        return;
    }
    if (stream->cap - stream->len < text.len) {
        size_t cap = (stream->len + text.len) * 2;
        char *bigger = heap_take(cap);

        if (stream->len)
            memcpy(bigger, stream->text, stream->len);
        heap_give(stream->text);
        stream->text = bigger;
        stream->cap = cap;
    }
    memcpy(stream->text + stream->len, text.ptr, text.len);
    stream->len += text.len;
}

enum stream_state stream_take(struct stream *stream, struct str *out)
{
    enum stream_state state = STREAM_EMPTY;

    pthread_mutex_lock(&stream->loop->mutex);
    if (stream->cut) {
        state = STREAM_CUT;
    } else if (stream->len) {
        state = STREAM_TEXT;
        *out = (struct str){ stream->text, stream->len };
        stream->text = NULL;
        stream->len = stream->cap = 0;
    }
    pthread_mutex_unlock(&stream->loop->mutex);
    return state;
}

bool stream_is_cut(struct stream *stream)
{
    bool cut;

    pthread_mutex_lock(&stream->loop->mutex);
    cut = stream->cut;
    pthread_mutex_unlock(&stream->loop->mutex);
    return cut;
}

/* The connections are gone through first and written to afterwards: writing may close one. */
void streams_flush(struct loop *loop)
{
    struct conn *busy = NULL;

    pthread_mutex_lock(&loop->mutex);
    for (struct stream *stream = loop->streams; stream; stream = stream->next)
        if (stream->len || stream->cut)
            busy = conn_list_add(busy, stream->conn);
    pthread_mutex_unlock(&loop->mutex);
    while (busy)
        busy = conn_stream_ready(busy);
}

void streams_beat(struct loop *loop)
{
    pthread_mutex_lock(&loop->mutex);
    for (struct stream *stream = loop->streams; stream; stream = stream->next)
        if (!stream->len)
            stream_add(stream, S(":\n\n"));
    pthread_mutex_unlock(&loop->mutex);
    streams_flush(loop);
}

/* ---- publishing, from any thread ---- */

/* "event: cell\ndata: …\n\n", one data line for each line of the data. */
static struct str frame_of(struct arena *arena, const char *event, struct str data)
{
    struct buf frame = { .arena = arena };

    buf_add(&frame, S("event: "));
    buf_add(&frame, str_of(event));
    do {
        buf_add(&frame, S("\ndata: "));
        buf_add(&frame, str_cut(&data, '\n'));
    } while (data.len);
    buf_add(&frame, S("\n\n"));
    return buf_str(&frame);
}

/* An empty frame cuts the streams chosen. */
static void loop_publish(struct loop *loop, struct str frame, stream_wants *wants, void *arg)
{
    bool any = false;

    pthread_mutex_lock(&loop->mutex);
    for (struct stream *stream = loop->streams; stream; stream = stream->next) {
        if (!wants(stream->subscriber, arg))
            continue;
        if (frame.len)
            stream_add(stream, frame);
        else
            stream->cut = true;
        any = true;
    }
    pthread_mutex_unlock(&loop->mutex);
    if (any)
        loop_wake(loop);
}

void http_publish(
    struct http_server *server, const char *event, struct str data, stream_wants *wants, void *arg)
{
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);
    struct str frame = frame_of(arena, event, data);

    for (int i = 0; i < server->loops_len; i++)
        loop_publish(server->loops[i], frame, wants, arg);
    arena_free(arena);
}

void http_cut_streams(struct http_server *server, stream_wants *chosen, void *arg)
{
    for (int i = 0; i < server->loops_len; i++)
        loop_publish(server->loops[i], (struct str){ 0 }, chosen, arg);
}
