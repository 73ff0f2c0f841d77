/*
 * stream -- clients that keep their connection open and are told what changes.
 *
 * A publisher adds text to the backlog of each stream that wants it and wakes
 * the stream's loop, which takes the backlog and writes it. So a publisher
 * never waits for a client, and a client that reads too slowly is cut off
 * rather than remembered.
 *
 * Layer:  http
 * Owns:   its backlog and its subscriber
 * Fails:  stream_open NULL: the address has too many
 * Limits: HTTP_STREAM_BACKLOG_BYTES_MAX a stream, HTTP_STREAMS_PER_ADDRESS_MAX an address
 * Tests:  tests/http/server_test.c
 */
#ifndef BAOCAO_STREAM_H
#define BAOCAO_STREAM_H

#include "http/loop.h"

struct stream;

/* All on the loop's thread. */
struct stream *stream_open(struct ticket *ticket);
void stream_close(struct stream *stream);

enum stream_state { STREAM_EMPTY, STREAM_TEXT, STREAM_CUT };

/* What waits to be written, now the caller's to give back to the heap. */
enum stream_state stream_take(struct stream *stream, struct str *out);
/* Whether it is to end now, whatever is still being written to it. */
bool stream_is_cut(struct stream *stream);

/* Lets every connection of the loop with something to write, or to be cut, know. */
void streams_flush(struct loop *loop);
/* A comment on each quiet stream, to find clients that vanished and keep proxies patient. */
void streams_beat(struct loop *loop);

#endif
