/*
 * setup -- what only the one who runs the machine may do: the first administrator, a lost password.
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  STORE_CONSTRAINT when it is set up already; NO_SUCH_ACCOUNT
 * Limits: none
 * Tests:  tests/cli/
 */
#ifndef BAOCAO_SETUP_H
#define BAOCAO_SETUP_H

#include "store/database.h"

struct setup {
    struct str username, password, password_hash;
    struct str unit_code, unit_name;
    bool must_change_password;
    int64_t unit_id, account_id; /* what was made */
};

/* txn_fns; arg is a struct setup. */
txn_fn setup_first;
txn_fn setup_reset;

#endif
