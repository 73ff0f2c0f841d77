/*
 * realm_documents -- of each place in the tree: the documents a report that was sent went out as.
 *
 * Layer:  tests
 * Owns:   nothing beyond the world
 * Fails:  a test that cannot have its realm fails
 * Limits: none
 * Tests:  rights_test.c, fault_test.c
 */
#ifndef BAOCAO_TESTS_REALM_DOCUMENTS_H
#define BAOCAO_TESTS_REALM_DOCUMENTS_H

#include "tests/api/realm.h"

/* $paper of $sent, $arrived_paper of $arrived. */
void realm_documents(struct realm *realm);

#endif
