/*
 * csc -- keys with a remote service, in the shape of the API of the Cloud Signature Consortium,
 * version 2.
 *
 * credentials/list and credentials/info say what there is; credentials/authorize
 * asks the signer for all digests at once, as many as the credential's
 * multisign allows, signatures/signHash signs them. Where the signer has to confirm
 * on a telephone, or the service takes its time, there is a ticket:
 * credentials/authorizeCheck and signatures/signPolling are asked with it. Only
 * digests leave this machine. Not tried against a live service: contracts and
 * secrets are each province's own.
 *
 * Layer:  keys
 * Owns:   nothing beside itself
 * Fails:  as key_source.h says
 * Limits: CSC_*_MAX, KEY_*_MAX
 * Tests:  tests/keys/csc_test.c with tests/keys/csc_mock.py
 */
#ifndef BAOCAO_CSC_H
#define BAOCAO_CSC_H

#include "keys/csc_http.h"
#include "keys/key_source.h"

/* The configuration must outlive it. */
struct key_source *csc_open(const struct csc_config *config);

#endif
