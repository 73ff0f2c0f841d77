#include "http/wire.h"

#include <errno.h>
#include <limits.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

/* One TLS record: a short head and body leave together. */
#define RECORD_BYTES ((size_t)16 << 10)

/* ---- life ---- */

static bool tls_setup(SSL_CTX *tls, const char *cert_path, const char *key_path)
{
    SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(tls, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                              SSL_MODE_RELEASE_BUFFERS);
    return SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION) &&
           SSL_CTX_set_cipher_list(tls, "ECDHE+AESGCM:ECDHE+CHACHA20") &&
           SSL_CTX_use_certificate_chain_file(tls, cert_path) == 1 &&
           SSL_CTX_use_PrivateKey_file(tls, key_path, SSL_FILETYPE_PEM) == 1 &&
           SSL_CTX_check_private_key(tls) == 1;
}

enum status wire_tls_new(
    struct ctx *ctx, const char *cert_path, const char *key_path, struct ssl_ctx_st **out)
{
    SSL_CTX *tls = SSL_CTX_new(TLS_server_method());

    ASSERT(tls != NULL);
    if (!tls_setup(tls, cert_path, key_path)) {
        SSL_CTX_free(tls);
        return fail(ctx, PROBLEM_HTTP_TLS, "Tệp chứng thư %s, tệp khóa %s.", cert_path, key_path);
    }
    (void)signal(SIGPIPE, SIG_IGN); /* OpenSSL writes without MSG_NOSIGNAL */
    *out = tls;
    return ST_OK;
}

void wire_tls_free(struct ssl_ctx_st *tls)
{
    SSL_CTX_free(tls);
}

bool wire_open(struct wire *wire, int fd, struct ssl_ctx_st *tls)
{
    *wire = (struct wire){ .fd = fd };
    if (!tls)
        return true;
    wire->tls = SSL_new(tls);
    if (!wire->tls || !SSL_set_fd(wire->tls, fd)) {
        SSL_free(wire->tls);
        return false;
    }
    SSL_set_accept_state(wire->tls);
    return true;
}

void wire_close(struct wire *wire)
{
    SSL_free(wire->tls);
    close(wire->fd);
}

void wire_say_end(struct wire *wire)
{
    ERR_clear_error();
    if (wire->tls && SSL_is_init_finished(wire->tls))
        (void)SSL_shutdown(wire->tls);
    shutdown(wire->fd, SHUT_WR);
}

/* ---- reading and writing ---- */

static enum wire_state plain_state(ssize_t got, size_t *len)
{
    if (got > 0) {
        *len = (size_t)got;
        return WIRE_DONE;
    }
    if (got == 0)
        return WIRE_END;
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)
        return WIRE_AGAIN;
    return WIRE_BROKEN;
}

static enum wire_state tls_state(struct wire *wire, int got, size_t *len)
{
    if (got > 0) {
        *len = (size_t)got;
        return WIRE_DONE;
    }
    switch (SSL_get_error(wire->tls, got)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return WIRE_AGAIN;
    case SSL_ERROR_ZERO_RETURN:
        return WIRE_END;
    default:
        return WIRE_BROKEN;
    }
}

enum wire_state wire_read(struct wire *wire, char *to, size_t room, size_t *len)
{
    if (!wire->tls)
        return plain_state(recv(wire->fd, to, room, 0), len);
    /* A record is taken whole, so nothing is left inside OpenSSL where epoll cannot see it. */
    ASSERT(room >= RECORD_BYTES && room <= INT_MAX);
    ERR_clear_error();
    return tls_state(wire, SSL_read(wire->tls, to, (int)room), len);
}

enum wire_state wire_peek(const struct wire *wire)
{
    char byte;
    size_t len;

    return plain_state(recv(wire->fd, &byte, 1, MSG_PEEK), &len);
}

static enum wire_state plain_write(struct wire *wire, const struct str parts[2], size_t *len)
{
    struct iovec vectors[2] = {
        { (void *)(uintptr_t)parts[0].ptr, parts[0].len },
        { (void *)(uintptr_t)parts[1].ptr, parts[1].len },
    };
    struct msghdr message = { .msg_iov = vectors, .msg_iovlen = 2 };

    return plain_state(sendmsg(wire->fd, &message, MSG_NOSIGNAL), len);
}

/* OpenSSL wants the same bytes again after WIRE_AGAIN, though not at the same place: the parts
 * have not moved on, so they give the same. */
static enum wire_state tls_write(struct wire *wire, const struct str parts[2], size_t *len)
{
    char both[RECORD_BYTES];
    struct str text = parts[0].len ? parts[0] : parts[1];

    if (parts[0].len && parts[1].len && parts[0].len + parts[1].len <= sizeof(both)) {
        memcpy(both, parts[0].ptr, parts[0].len);
        memcpy(both + parts[0].len, parts[1].ptr, parts[1].len);
        text = (struct str){ both, parts[0].len + parts[1].len };
    }
    ERR_clear_error();
    return tls_state(
        wire, SSL_write(wire->tls, text.ptr, text.len > INT_MAX ? INT_MAX : (int)text.len), len);
}

enum wire_state wire_write(struct wire *wire, const struct str parts[2], size_t *len)
{
    return wire->tls ? tls_write(wire, parts, len) : plain_write(wire, parts, len);
}
