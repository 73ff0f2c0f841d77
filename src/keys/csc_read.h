/*
 * csc_read -- what a signing service answered, out of its JSON: the members we know of.
 *
 * Layer:  keys
 * Owns:   texts live in the arena given
 * Fails:  false for what is no JSON object, or has a member of another kind
 * Limits: KEY_LIST_MAX texts of a list
 * Tests:  tests/keys/csc_test.c, tests/fuzz/fuzz_csc.c
 */
#ifndef BAOCAO_CSC_READ_H
#define BAOCAO_CSC_READ_H

#include "base/json.h"
#include "sign/sign_limits.h"

struct csc_list {
    struct str items[KEY_LIST_MAX];
    size_t len;
};

/* Members of the answer and, by the path below, of objects in it. Empty: it had none. */
struct csc_answer {
    struct str error, sad, handle, response;
    struct str key_status, cert_status;                    /* key.status, cert.status */
    int64_t at_once;                                       /* multisign; 0: it had none */
    struct csc_list credentials, signatures, certificates; /* cert.certificates */
};

bool csc_read(struct arena *arena, struct str json, struct csc_answer *out) MUST_CHECK;

#endif
