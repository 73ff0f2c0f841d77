/*
 * db_fault -- a driver that wraps a real one and fails the nth call.
 *
 * What a use case does when the database fails in its midst is tested by
 * failing every call in turn: wrap with fail_at 1, 2, 3 … until the use case
 * goes through, and look each time that nothing is half done.
 *
 * On SQLite a write runs on the writer's connection, which is out of reach:
 * there fault_txn wraps it for the time of the use case.
 *
 * Layer:  tests
 * Owns:   nothing; the wrapped connection stays its owner's
 * Fails:  STORE_FAILED, once, or as the wrapper says
 * Limits: none
 * Tests:  tests/store/fault_test.c
 */
#ifndef BAOCAO_TESTS_DB_FAULT_H
#define BAOCAO_TESTS_DB_FAULT_H

#include "store/database.h"

struct fault_db {
    struct db base;
    struct db *inner;
    int calls_left; /* the call that brings this to 0 fails; above 0 at the end: none failed */
    enum problem_key problem; /* with which */
    bool lasting;             /* and every call after it */
};

void db_fault_wrap(struct fault_db *fault, struct db *inner, int fail_at);

/* The argument of fault_txn, a use case around another. */
struct fault_job {
    txn_fn *use_case;
    void *arg;
    int fail_at;
    bool failed; /* out: a call was failed */
};

txn_fn fault_txn;

#endif
