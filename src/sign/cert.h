/*
 * cert -- certificates: read, named, and told whether they may sign documents.
 *
 * Layer:  sign
 * Owns:   what libcrypto made is freed with the context's arena
 * Fails:  SIGN_CERT_BROKEN, SIGN_CERT_USAGE, SIGN_ALGORITHM
 * Limits: TRUST_BYTES_MAX, CMS_CERTIFICATES_MAX
 * Tests:  tests/sign/cms_test.c
 */
#ifndef BAOCAO_CERT_H
#define BAOCAO_CERT_H

#include <openssl/x509.h>

#include "base/ctx.h"

#define CERT_DIGEST_BYTES 32

/* One in DER, or the first one in PEM. */
enum status cert_read(struct ctx *ctx, struct str bytes, X509 **out) MUST_CHECK;
/* All of a PEM file, or the one in DER. The stack is freed with the arena. */
enum status cert_read_all(struct ctx *ctx, struct str bytes, STACK_OF(X509) * *out) MUST_CHECK;
struct str cert_der(struct arena *arena, const X509 *cert);
/* The common name, or the whole name if there is none. */
struct str cert_name(struct arena *arena, const X509 *cert);
struct str cert_issuer(struct arena *arena, const X509 *cert);
/* SHA-256 of the certificate: how an account's certificate is known. */
void cert_digest(const X509 *cert, unsigned char out[CERT_DIGEST_BYTES]);
/* Milliseconds since 1970. */
int64_t cert_time_ms(const ASN1_TIME *time);
/* Whether it is meant for signing documents, with a key that is long enough. */
enum status cert_may_sign(struct ctx *ctx, X509 *cert) MUST_CHECK;

#endif
