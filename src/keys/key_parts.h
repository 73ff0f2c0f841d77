/*
 * key_parts -- what sources of keys share: secrets in files, base 64, certificates as PEM.
 *
 * Layer:  keys
 * Owns:   results live in the arena given
 * Fails:  false for what is not as it must be
 * Limits: KEY_SECRET_BYTES_MAX
 * Tests:  key_parts_test.c
 */
#ifndef BAOCAO_KEY_PARTS_H
#define BAOCAO_KEY_PARTS_H

#include "base/str.h"
#include "sign/sign_limits.h"

/* A secret that is to be wiped with key_secret_end. */
struct key_secret {
    char bytes[4096]; /* a NUL follows */
    size_t len;
};

/* The first line of a file that nobody but its owner can read, who is root or who runs the server;
 * false: there is none, or others can read it. */
bool key_secret_read(const char *path, struct key_secret *out) MUST_CHECK;
void key_secret_end(struct key_secret *secret);

void base64_add(struct buf *to, struct str bytes);
void pem_add(struct buf *to, struct str der);

#endif
