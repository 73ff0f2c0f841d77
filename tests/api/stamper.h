/*
 * stamper -- in conversations: a time stamping authority, by the clock of the conversation.
 *
 * What the address ends with is the name of its key in tests/sign/pki.sh; "silent" does not answer,
 * "refuse" says no, "other" stamps something else, "late" says a time long past.
 *
 * Layer:  tests
 * Owns:   what it gives lives in the arena given
 * Fails:  ends the test
 * Limits: none
 * Tests:  the tests
 */
#ifndef BAOCAO_TESTS_STAMPER_H
#define BAOCAO_TESTS_STAMPER_H

#include "domain/sign_stamps.h"

/* of: an int64_t, the time it is, in ms. */
fetch_fn stamper_answer;

#endif
