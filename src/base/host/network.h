/*
 * network -- the network an address belongs to, as one counts those who knock too often.
 *
 * An IPv6 host owns its whole /64 and may come from any address of it, so that
 * much is one; IPv4 addresses are counted one by one, also in their IPv6 form.
 *
 * Layer:  base/host (inet_pton)
 * Owns:   text lives in the arena given
 * Fails:  false for what is no address
 * Limits: none
 * Tests:  network_test.c
 */
#ifndef BAOCAO_NETWORK_H
#define BAOCAO_NETWORK_H

#include "base/str.h"

struct network {
    unsigned char bytes[16]; /* IPv6; ::ffff:a.b.c.d for IPv4 */
};

/* IPv4 or IPv6 in text form. */
bool network_of(struct str address, struct network *out) MUST_CHECK;
/* One text for each network; what is no address stays as it is. */
struct str network_text(struct arena *arena, struct str address);

#endif
