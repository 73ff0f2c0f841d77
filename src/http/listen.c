#define _GNU_SOURCE /* accept4 */

#include "http/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 1024

/* "127.0.0.1:80", "[::1]:80", "localhost:80"; false: none of them. */
static bool address_read(
    const char *text, int port_wanted, struct sockaddr_storage *out, socklen_t *out_len)
{
    struct str s = str_of(text), host;
    struct sockaddr_in *v4 = (struct sockaddr_in *)out;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)out;
    char z[ADDRESS_TEXT_MAX];
    int64_t port;

    if (str_starts(s, S("["))) {
        s = str_sub(s, 1, s.len);
        host = str_cut(&s, ']');
        if (!str_starts(s, S(":")))
            return false;
        s = str_sub(s, 1, s.len);
    } else {
        host = str_cut(&s, ':');
    }
    if (host.len >= sizeof(z) || !str_to_int(s, &port) || port > 65535)
        return false;
    if (str_eq(host, S("localhost")))
        host = S("127.0.0.1");
    memcpy(z, host.ptr, host.len);
    z[host.len] = 0;
    port = port_wanted ? port_wanted : port;
    *out = (struct sockaddr_storage){ 0 };
    if (inet_pton(AF_INET, z, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons((uint16_t)port);
        *out_len = sizeof(*v4);
        return true;
    }
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons((uint16_t)port);
    *out_len = sizeof(*v6);
    return inet_pton(AF_INET6, z, &v6->sin6_addr) == 1;
}

static void close_keeping_errno(int fd)
{
    int why = errno;

    close(fd);
    errno = why;
}

/* Whether a socket of its own could listen there: with SO_REUSEPORT alone a second server started
 * by mistake would silently share the port. */
static bool address_is_free(const struct sockaddr_storage *at, socklen_t at_len)
{
    int one = 1;
    int fd = socket(at->ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool is_free;

    if (fd < 0)
        return false;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
    is_free = bind(fd, (const struct sockaddr *)at, at_len) == 0 && listen(fd, 1) == 0;
    close_keeping_errno(fd);
    return is_free;
}

int listen_on(const char *address, int port_wanted)
{
    struct sockaddr_storage at;
    socklen_t at_len;
    int one = 1;
    int fd;

    if (!address_read(address, port_wanted, &at, &at_len)) {
        errno = EINVAL;
        return -1;
    }
    if (!port_wanted && !address_is_free(&at, at_len))
        return -1;
    fd = socket(at.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
    setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &one, sizeof(one));
    /* Inherited by what is accepted. Without it an answer of 30 KB waits 40 ms for an ACK. */
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    if (bind(fd, (struct sockaddr *)&at, at_len) != 0 || listen(fd, BACKLOG) != 0) {
        close_keeping_errno(fd);
        return -1;
    }
    return fd;
}

enum status listen_fail(struct ctx *ctx, const char *address)
{
    static const struct {
        int why;
        const char *text;
    } reasons[] = {
        { EINVAL, "không phải địa chỉ, cần dạng 127.0.0.1:8080 (not an address)" },
        { EADDRINUSE, "đang có chương trình khác dùng (address already in use)" },
        { EADDRNOTAVAIL, "máy này không có địa chỉ đó (not an address of this machine)" },
        { EACCES, "cần quyền cao hơn (permission denied)" },
    };
    int why = errno;

    for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
        if (reasons[i].why == why)
            return fail(ctx, PROBLEM_HTTP_LISTEN, "%s %s: %s.", problem_text(PROBLEM_HTTP_LISTEN),
                address, reasons[i].text);
    return fail(ctx, PROBLEM_HTTP_LISTEN, "%s %s: %s.", problem_text(PROBLEM_HTTP_LISTEN), address,
        strerror(why));
}

int listen_port(int fd)
{
    struct sockaddr_storage at;
    socklen_t len = sizeof(at);

    if (getsockname(fd, (struct sockaddr *)&at, &len) != 0)
        return 0;
    return at.ss_family == AF_INET6 ? ntohs(((struct sockaddr_in6 *)&at)->sin6_port)
                                    : ntohs(((struct sockaddr_in *)&at)->sin_port);
}

/* "::ffff:10.0.0.1", an IPv4 client of an IPv6 socket, is written as IPv4. */
static void address_write(const struct sockaddr_storage *at, char to[ADDRESS_TEXT_MAX])
{
    const struct in6_addr *v6 = &((const struct sockaddr_in6 *)at)->sin6_addr;
    const void *v4 = &((const struct sockaddr_in *)at)->sin_addr;
    const char *written;

    if (at->ss_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(v6))
        written = inet_ntop(AF_INET, &v6->s6_addr[12], to, ADDRESS_TEXT_MAX);
    else if (at->ss_family == AF_INET6)
        written = inet_ntop(AF_INET6, v6, to, ADDRESS_TEXT_MAX);
    else
        written = inet_ntop(AF_INET, v4, to, ADDRESS_TEXT_MAX);
    ASSERT(written != NULL);
}

int listen_accept(int fd, char address[ADDRESS_TEXT_MAX])
{
    struct sockaddr_storage at;
    socklen_t len = sizeof(at);
    int client = accept4(fd, (struct sockaddr *)&at, &len, SOCK_NONBLOCK | SOCK_CLOEXEC);

    if (client >= 0)
        address_write(&at, address);
    return client;
}
