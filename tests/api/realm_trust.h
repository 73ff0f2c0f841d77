/*
 * realm_trust -- of each place in the tree: certificates and pictures, and what they are believed
 * by.
 *
 * Layer:  tests
 * Owns:   nothing beyond the world
 * Fails:  a test that cannot have its realm fails
 * Limits: none
 * Tests:  rights_test.c, fault_test.c
 */
#ifndef BAOCAO_TESTS_REALM_TRUST_H
#define BAOCAO_TESTS_REALM_TRUST_H

#include "tests/api/realm.h"

/* $root $trust_item $source, which all share; $account_cert of $account, $unit_cert of $unit; to be
 * given: $signer_pem $seal_pem $root_pem $png. */
void realm_trust(struct realm *realm);

#endif
