/*
 * pkcs11 -- keys in a token of the organisation, through the module its maker supplies.
 *
 * The private key never leaves the token. Key and certificate have one label.
 * A call opens a session, logs in, signs and logs out again; calls wait for
 * each other, for many modules cannot do two things at once.
 *
 * Layer:  keys (the declarations of PKCS #11, dlopen)
 * Owns:   the module, until key_close
 * Fails:  as key_source.h says
 * Limits: KEY_SLOTS_MAX, KEY_LIST_MAX, KEY_CERT_BYTES_MAX
 * Tests:  tests/keys/pkcs11_test.c (softhsm2)
 */
#ifndef BAOCAO_PKCS11_H
#define BAOCAO_PKCS11_H

#include "keys/key_source.h"

struct pkcs11_config {
    const char *module;   /* path of the maker's library */
    const char *token;    /* its label; NULL: the only one */
    const char *pin_file; /* NULL: a PIN comes with each call */
};

/* Loads the module. The configuration must outlive it. */
enum status pkcs11_open(
    struct ctx *ctx, const struct pkcs11_config *config, struct key_source **out) MUST_CHECK;

#endif
