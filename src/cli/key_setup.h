/*
 * key_setup -- the keys that the settings say the server may ask: an office's device, a service.
 *
 * They stand in the configuration and nowhere else: what a device is called, and files that only
 * the server's own account reads. The database never holds a secret of a key.
 *
 * Layer:  cli
 * Owns:   the sources, until key_setup_close
 * Fails:  false, and says which setting is wrong
 * Limits: none
 * Tests:  tests/cli/verbs_test.py
 */
#ifndef BAOCAO_KEY_SETUP_H
#define BAOCAO_KEY_SETUP_H

#include "cli/config.h"
#include "domain/signings.h"
#include "keys/csc.h"
#include "keys/pkcs11.h"

/* Must stay where it is until it is closed. */
struct key_setup {
    struct pkcs11_config token;
    struct csc_config service;
    struct sign_keys keys;
    bool on; /* there is one at least */
};

bool key_setup_open(struct ctx *ctx, const struct config *config, struct key_setup *out) MUST_CHECK;
void key_setup_close(struct key_setup *setup);

#endif
