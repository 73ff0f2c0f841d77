/*
 * cms -- detached CMS signatures, as PDF files (CAdES) and data packets carry them.
 *
 * Built in two steps, because the key may be anywhere: the attributes to be
 * signed come first, their signature is put in later. libcrypto's own builder
 * would add a signing time, which PAdES forbids. Read strictly: one signer,
 * whose certificate is inside; nothing behind but zeroes.
 *
 * Layer:  sign
 * Owns:   bytes live in the context's arena; what libcrypto made is freed with it
 * Fails:  SIGN_CMS_BROKEN, SIGN_ALGORITHM, SIGN_CHANGED, SIGN_FORGED, SIGN_CERT_OTHER, SIGN_UNBOUND
 * Limits: CMS_BYTES_MAX, CMS_CERTIFICATES_MAX
 * Tests:  tests/sign/cms_test.c, tests/keys/, tests/fuzz/fuzz_cms.c
 */
#ifndef BAOCAO_CMS_H
#define BAOCAO_CMS_H

#include <openssl/cms.h>

#include "sign/cert.h"

#define SHA256_BYTES 32

enum cms_scheme { CMS_SCHEME_RSA, CMS_SCHEME_RSA_PSS, CMS_SCHEME_ECDSA };

/* All that a signature is put together from. */
struct cms_parts {
    X509 *cert;
    STACK_OF(X509) * chain; /* between it and a root; may be NULL */
    struct str attributes;  /* of cms_attributes */
    struct str signature;
    enum cms_scheme scheme;
};

/* A signature that was read. */
struct cms {
    CMS_ContentInfo *info;
    CMS_SignerInfo *signer;
    X509 *cert;             /* the signer's */
    STACK_OF(X509) * certs; /* all that are inside */
    struct str signature;   /* its value: what a time stamp is about */
    struct str stamp;       /* the time stamp's token; empty: none */
    bool names_cert;        /* signs which certificate it is by */
    bool more;              /* brings what nobody signed and nobody can check */
    int64_t claimed_ms;     /* the signer's own word for the time; 0: none */
    size_t zeroes;          /* behind it: what a PDF file keeps free */
};

/* The signed attributes for content with this SHA-256: whose own SHA-256 a key signs. */
enum status cms_attributes(struct ctx *ctx, X509 *cert, const unsigned char digest[SHA256_BYTES],
    struct str *out) MUST_CHECK;
enum status cms_assemble(
    struct ctx *ctx, const struct cms_parts *parts, struct str *out) MUST_CHECK;
/* The same signature with a time stamp's token in it. */
enum status cms_with_stamp(
    struct ctx *ctx, struct str cms, struct str stamp, struct str *out) MUST_CHECK;

enum status cms_read(struct ctx *ctx, struct str bytes, struct cms *out) MUST_CHECK;
/* Whether it is by its certificate's key and about this content, given in two pieces. */
enum status cms_check(
    struct ctx *ctx, const struct cms *cms, const struct str content[2]) MUST_CHECK;

/* The scheme of the first certificate's key. */
enum status cms_scheme_of(struct ctx *ctx, struct str certs, enum cms_scheme *out) MUST_CHECK;
/* Whether it signs what has this digest with the first certificate's key. */
enum status cms_check_raw(struct ctx *ctx, struct str certs, enum cms_scheme scheme,
    const unsigned char digest[SHA256_BYTES], struct str signature) MUST_CHECK;

void sha256_of(const struct str content[2], unsigned char out[SHA256_BYTES]);

#endif
