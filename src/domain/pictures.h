/*
 * pictures -- how a leader's signature and a unit's seal show on the page.
 *
 * PNG with transparency, by Annex I of Decree 30/2020/NĐ-CP: the signature blue, the seal red in
 * its real size. The one in the account is put there by whoever signs, the seal's by who keeps the
 * unit's papers. They are only how a signature looks: what counts is the certificate.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, SIGN_IMAGE, PICTURE_OPAQUE
 * Limits: STAMP_BYTES_MAX, STAMP_DOTS_MAX, PICTURE_MM_MIN, PICTURE_MM_MAX
 * Tests:  tests/api/certificate.talk
 */
#ifndef BAOCAO_PICTURES_H
#define BAOCAO_PICTURES_H

#include "domain/certificates.h"

/* Whoever asks; out->png is empty and out->found false where there is none. */
enum status picture_of(struct ctx *ctx, struct owner owner, struct picture *out) MUST_CHECK;
/* By who may look at the owner. */
enum status picture_view(struct ctx *ctx, struct owner owner, struct picture *out) MUST_CHECK;
/* Before the transaction: whether the actor may, in a reading one; then what the bytes are. */
enum status picture_admit(
    struct ctx *ctx, enum owner_kind kind, const struct picture_new *in) MUST_CHECK;
enum status picture_inspect(struct ctx *ctx, struct picture_new *in) MUST_CHECK;
enum status picture_put(struct ctx *ctx, enum owner_kind kind, const struct picture_new *in,
    struct picture *out) MUST_CHECK;
enum status picture_remove(struct ctx *ctx, struct owner owner, struct picture *out) MUST_CHECK;

#endif
