/*
 * peers -- how many connections and event streams each address holds.
 *
 * One table for all loops, under one lock that is taken when a connection or a
 * stream opens or closes, never per request. An IPv6 host owns its whole /64,
 * so that much counts as one address.
 *
 * Layer:  http
 * Owns:   its table
 * Fails:  false: the limit is reached, nothing was counted
 * Limits: HTTP_CONNECTIONS_MAX in all; HTTP_CONNECTIONS_PER_ADDRESS_MAX,
 *         HTTP_STREAMS_PER_ADDRESS_MAX an address
 * Tests:  peers_test.c
 */
#ifndef BAOCAO_PEERS_H
#define BAOCAO_PEERS_H

#include "base/host/network.h"

struct peers;

struct peers *peers_new(void);
void peers_free(struct peers *peers);

enum peer_count { PEER_CONNECTIONS, PEER_STREAMS, PEER_COUNT };

/* Behind a trusted proxy connections are the proxy's own: PEER_UNLIMITED counts them in all only.
 */
enum peer_limit { PEER_LIMITED, PEER_UNLIMITED };

bool peers_enter(struct peers *peers, const struct network *key, enum peer_count count,
    enum peer_limit limit) MUST_CHECK;
void peers_leave(struct peers *peers, const struct network *key, enum peer_count count);

#endif
