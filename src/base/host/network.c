#include "base/host/network.h"

#include <arpa/inet.h>
#include <string.h>

bool network_of(struct str address, struct network *out)
{
    char text[INET6_ADDRSTRLEN];

    if (address.len >= sizeof(text))
        return false;
    memcpy(text, address.ptr, address.len);
    text[address.len] = 0;
    *out = (struct network){ { 0 } };
    if (inet_pton(AF_INET, text, out->bytes + 12) == 1) {
        out->bytes[10] = out->bytes[11] = 0xff;
        return true;
    }
    if (inet_pton(AF_INET6, text, out->bytes) != 1)
        return false;
    if (!IN6_IS_ADDR_V4MAPPED((const struct in6_addr *)(const void *)out->bytes))
        memset(out->bytes + 8, 0, 8);
    return true;
}

struct str network_text(struct arena *arena, struct str address)
{
    struct network network;
    char text[INET6_ADDRSTRLEN];

    if (!network_of(address, &network) || !inet_ntop(AF_INET6, network.bytes, text, sizeof(text)))
        return address;
    return str_copy(arena, str_of(text));
}
