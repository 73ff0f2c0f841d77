/*
 * cms_shape -- whether a CMS signature is written in the one way its contents allow.
 *
 * Much of a CMS is not signed: version numbers, the list of algorithms, parameters, how the
 * signer's certificate is named, what was put beside the signature. Libraries pass over it. Here
 * each of these must say what follows from the rest, so that no byte can be another one; what
 * follows from nothing (attributes that are not signed, but for the time stamp; lists of revoked
 * certificates) is told apart. Encodings with open lengths (BER) are read, for programs write them.
 *
 * Layer:  sign
 * Owns:   nothing; what is found borrows the bytes
 * Fails:  SIGN_CMS_BROKEN, SIGN_ALGORITHM
 * Limits: SHAPE_DEPTH_MAX
 * Tests:  tests/sign/cms_test.c, tests/fuzz/fuzz_cms.c
 */
#ifndef BAOCAO_CMS_SHAPE_H
#define BAOCAO_CMS_SHAPE_H

#include <openssl/x509.h>

#include "base/ctx.h"

enum cms_shape_of { CMS_SHAPE_DETACHED, CMS_SHAPE_STAMP };

struct cms_shape {
    struct str issuer; /* of the signer's certificate, DER; empty: it is named by its key */
    int key;           /* EVP_PKEY_*: of which kind it must be */
    bool more;         /* has something beside that nobody signed */
    size_t zeroes;     /* behind it */
};

/* One signature with its certificates; zeroes may follow. */
enum status cms_shape_read(
    struct ctx *ctx, struct str bytes, enum cms_shape_of of, struct cms_shape *out) MUST_CHECK;
/* Whether this is the certificate that is named, and its key of the kind that is named. */
bool cms_shape_is_by(const struct cms_shape *shape, X509 *cert);

#endif
