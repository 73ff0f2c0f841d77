/*
 * pki -- certificates to try with: made once by tests/sign/pki.sh in the build folder.
 *
 * Layer:  tests
 * Owns:   what it gives lives in the arena
 * Fails:  ends the test
 * Limits: none
 * Tests:  the tests
 */
#ifndef BAOCAO_TESTS_PKI_H
#define BAOCAO_TESTS_PKI_H

#include "base/str.h"

/* The bytes of one of its files: "leader.pem". */
struct str pki_file(struct arena *arena, const char *name);
bool pki_has(struct arena *arena, struct str name);

#endif
