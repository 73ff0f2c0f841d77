#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "sign/cms.h"

enum status cms_scheme_of(struct ctx *ctx, struct str certs, enum cms_scheme *out)
{
    X509 *cert;
    const EVP_PKEY *key;

    TRY(cert_read(ctx, certs, &cert));
    key = X509_get0_pubkey(cert);
    switch (key ? EVP_PKEY_get_base_id(key) : EVP_PKEY_NONE) {
    case EVP_PKEY_RSA:
        *out = CMS_SCHEME_RSA;
        return ST_OK;
    case EVP_PKEY_EC:
        *out = CMS_SCHEME_ECDSA;
        return ST_OK;
    default:
        return fail(ctx, PROBLEM_SIGN_ALGORITHM, "%s", problem_text(PROBLEM_SIGN_ALGORITHM));
    }
}

static bool set_scheme(EVP_PKEY_CTX *with, enum cms_scheme scheme)
{
    if (EVP_PKEY_verify_init(with) != 1 || EVP_PKEY_CTX_set_signature_md(with, EVP_sha256()) != 1)
        return false;
    if (scheme == CMS_SCHEME_ECDSA)
        return true;
    if (scheme == CMS_SCHEME_RSA)
        return EVP_PKEY_CTX_set_rsa_padding(with, RSA_PKCS1_PADDING) == 1;
    return EVP_PKEY_CTX_set_rsa_padding(with, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(with, SHA256_BYTES) == 1;
}

enum status cms_check_raw(struct ctx *ctx, struct str certs, enum cms_scheme scheme,
    const unsigned char digest[SHA256_BYTES], struct str signature)
{
    EVP_PKEY_CTX *with = NULL;
    X509 *cert;
    bool right;

    TRY(cert_read(ctx, certs, &cert));
    if (X509_get0_pubkey(cert))
        with = EVP_PKEY_CTX_new(X509_get0_pubkey(cert), NULL);
    right = with && set_scheme(with, scheme) &&
            EVP_PKEY_verify(with, (const unsigned char *)signature.ptr, signature.len, digest,
                SHA256_BYTES) == 1;
    EVP_PKEY_CTX_free(with);
    ERR_clear_error();
    return right ? ST_OK : fail(ctx, PROBLEM_SIGN_FORGED, "%s", problem_text(PROBLEM_SIGN_FORGED));
}
