/*
 * certificates -- whose certificate it is: the leader's in the account of the post, the seal's in
 * the unit.
 *
 * A signature counts if its certificate was registered when it was made: registered before, not
 * withdrawn until then. Who issues accounts (account.write) says which certificate is a post's, for
 * that is part of who the post is; nobody does so for a post he could not give. Who keeps the
 * unit's papers (letterhead.write: its clerk, its administrator) says which is its seal's, for the
 * clerk keeps the seal and the device with its key (Article 32 of Decree 30/2020/NĐ-CP). A person's
 * and an office's are never the same one; several posts of one person may have one.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, GRANT_TOO_HIGH, SIGN_CERT_*, SIGN_ALGORITHM, CERTIFICATE_*, TRUST_WITHDRAWN
 * Limits: CERTIFICATES_MAX that are not withdrawn
 * Tests:  tests/api/certificate.talk
 */
#ifndef BAOCAO_CERTIFICATES_H
#define BAOCAO_CERTIFICATES_H

#include "model/certificate.h"
#include "store/db.h"

struct owner {
    enum owner_kind kind;
    int64_t id;
};

/* Those that are not withdrawn, the newest first: struct certificate. */
enum status certificates_of(struct ctx *ctx, struct owner owner, struct list *out) MUST_CHECK;
/* The certificate itself, DER. */
enum status certificate_bytes(struct ctx *ctx, int64_t id, struct str *out) MUST_CHECK;

/* Whether its authority took it back, as far as is known; of one that ended, before it did. */
enum status certificate_is_revoked(struct ctx *ctx, int64_t id, bool *out) MUST_CHECK;

/* Whose it was at that time, the last registered first: struct certificate_holder. */
struct certificate_holder {
    struct owner owner;
    struct str name; /* the post; empty: the unit itself */
    struct str unit_name;
    int64_t unit_id;
};
enum status certificate_holders(
    struct ctx *ctx, struct str hash, int64_t at_ms, struct list *out) MUST_CHECK;

/* With the right to see them, and what is known of each. */
enum status certificate_list(
    struct ctx *ctx, struct owner owner, struct certificates_out *out) MUST_CHECK;
/* Registering, in three steps: what it is judged by is read, in any transaction, for who may
 * register; it is judged, which needs no database; it is kept. */
enum status certificate_look(
    struct ctx *ctx, enum owner_kind kind, struct certificate_new *in) MUST_CHECK;
enum status certificate_check(struct ctx *ctx, struct certificate_new *in) MUST_CHECK;
enum status certificate_add(struct ctx *ctx, enum owner_kind kind, const struct certificate_new *in,
    struct certificate *out) MUST_CHECK;
enum status certificate_withdraw(struct ctx *ctx, enum owner_kind kind,
    const struct certificate_withdraw *in, struct certificate *out) MUST_CHECK;

#endif
