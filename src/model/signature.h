/*
 * signature -- that somebody stands by a frozen revision, bound to it by its digest.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/profile_na.part
 */
#ifndef BAOCAO_MODEL_SIGNATURE_H
#define BAOCAO_MODEL_SIGNATURE_H

#include "core/profile.h"
#include "model/common.h"

struct signature {
    int64_t id, report_id, revision, account_id;
    struct str account_name; /* the post's name then */
    int kind;                /* enum signature_kind */
    struct str digest;       /* of the revision that was read */
    bool for_head;           /* by a deputy: ký thay */
    int64_t signed_ms;
    int64_t authorisation_id; /* by which entry of the register; 0: by none */
    struct str
        authority; /* how it reads over the signature, a line each; empty: as the letterhead */
    /* computed */
    struct str kind_title;
    bool holds; /* of the revision the report has now, of a kind that counts, on what was issued
                   last */
};

extern const struct resource signature_resource;

#endif
