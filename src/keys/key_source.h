/*
 * key_source -- a key the server may sign with, wherever it is.
 *
 * A token signs at once. A service may first ask the signer on a telephone: it
 * gives a ticket then, plain text that can be kept and asked with until there
 * is an answer. An answer is a signature for each digest that fits it and the
 * certificate, or a failure that says what to do; what does not fit is never
 * handed on. By one leave of the signer as many digests are signed as the key
 * allows; who has kept some of the signatures may ask with the same ticket for
 * those of the others.
 *
 * Layer:  keys
 * Owns:   results live in the context's arena; sources last until key_close
 * Fails:  KEY_NOT_FOUND, KEY_SECRET, KEY_LOCKED, KEY_REJECTED, KEY_EXPIRED, KEY_DOWN, KEY_ANSWER,
 *         SIGN_FORGED for a signature of something else
 * Limits: KEY_*_MAX, CSC_*_MAX
 * Tests:  tests/keys/
 */
#ifndef BAOCAO_KEY_SOURCE_H
#define BAOCAO_KEY_SOURCE_H

#include "sign/sign.h"

struct key_source;

/* What is signed, by which key: all of it by one leave. */
struct key_use {
    struct str key;    /* a token's label; a service's credential */
    struct str secret; /* PIN or one-time password; empty: the one that is configured, or none */
    struct str title;  /* shown to who confirms */
    struct str certs;  /* of key_certs */
    unsigned char digests[KEY_AT_ONCE_MAX][SHA256_BYTES]; /* of sign_attributes, by sha256_of */
    size_t len; /* at least 1, at most key_facts.at_once */
};

enum key_state { KEY_SIGNED, KEY_WAITING };

struct key_answer {
    enum key_state state;
    /* KEY_SIGNED, one a digest and in their order: for sign_collect and sign_finish. */
    struct sign_answer signatures[KEY_AT_ONCE_MAX];
    struct str ticket; /* KEY_WAITING: for key_poll */
    /* What a source gives, before it is looked at; more than was asked for only where a ticket was
     * for more. */
    struct str given[KEY_LIST_MAX];
    size_t given_len;
};

struct key_facts {
    struct str certs; /* the key's certificate and, where it is known, those above it, as PEM */
    size_t at_once;   /* digests that one leave is for, KEY_AT_ONCE_MAX at most */
};

/* What can be signed with: names for key_use.key, struct str. */
enum status key_list(struct ctx *ctx, struct key_source *source, struct list *out) MUST_CHECK;
enum status key_certs(
    struct ctx *ctx, struct key_source *source, struct str key, struct key_facts *out) MUST_CHECK;
enum status key_sign(struct ctx *ctx, struct key_source *source, const struct key_use *use,
    struct key_answer *out) MUST_CHECK;
/* Asks again; gives a ticket again while it is not decided. */
enum status key_poll(struct ctx *ctx, struct key_source *source, const struct key_use *use,
    struct str ticket, struct key_answer *out) MUST_CHECK;
void key_close(struct key_source *source);

/* For sources: what a kind does. Without poll it never waits. */
struct key_source {
    enum status (*list)(struct ctx *ctx, struct key_source *source, struct list *out);
    enum status (*certs)(
        struct ctx *ctx, struct key_source *source, struct str key, struct key_facts *out);
    enum status (*sign)(struct ctx *ctx, struct key_source *source, const struct key_use *use,
        struct key_answer *out);
    enum status (*poll)(struct ctx *ctx, struct key_source *source, const struct key_use *use,
        struct str ticket, struct key_answer *out);
    void (*close)(struct key_source *source);
};

#endif
