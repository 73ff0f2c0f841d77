/*
 * net_fetch -- asks a server for bytes over http or https, and trusts it in nothing.
 *
 * The address was named by an administrator; what its name leads to is looked at when the
 * connection is made, so that no name can lead into an inner network that was not meant. No
 * redirects, no proxy, no cookies, one answer of bounded size in bounded time, over a connection
 * that is used once. One handle serves one thread; fetch_apart takes another for each question.
 * Whether the bytes are worth anything is for the caller to find out.
 *
 * Layer:  exchange (libcurl)
 * Owns:   its handle
 * Fails:  false with the reason in Vietnamese
 * Limits: TRUST_FETCH_BYTES_MAX, TRUST_CONNECT_SECONDS_MAX, TRUST_FETCH_SECONDS_MAX
 * Tests:  tests/exchange/fetch_test.c
 */
#ifndef BAOCAO_NET_FETCH_H
#define BAOCAO_NET_FETCH_H

#include "base/str.h"

struct fetch;

struct fetch_order {
    struct str url;
    bool inside;              /* it may be an address of an inner network */
    struct str post;          /* what is sent; empty: nothing, by GET */
    const char *post_type;    /* of what is sent */
    const _Atomic bool *stop; /* set: it is given up within a second or two; NULL: it is not */
    int seconds;              /* it is given up after; 0: TRUST_FETCH_SECONDS_MAX */
};

/* Asks a server: fetch_run, fetch_apart, or what stands for them in tests. */
typedef bool fetch_fn(void *of, struct arena *arena, const struct fetch_order *order,
    struct str *out, struct str *out_error);

/* Before other threads are started. */
struct fetch *fetch_new(void);
void fetch_free(struct fetch *fetch);
/* The bytes live in the arena. */
bool fetch_run(struct fetch *fetch, struct arena *arena, const struct fetch_order *order,
    struct str *out, struct str *out_error) MUST_CHECK;
/* The same with a handle of its own: from any thread, while a struct fetch is there. */
fetch_fn fetch_apart;

#endif
