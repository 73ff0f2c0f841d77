#include "sign/cert.h"

#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/date.h"
#include "sign/sign_limits.h"

#define RSA_BITS_MIN 2048
#define EC_BITS_MIN 256
#define OID_BYTES_MAX 80

static void free_cert(void *thing)
{
    X509_free(thing);
}

static void free_certs(void *thing)
{
    sk_X509_pop_free(thing, X509_free);
}

static enum status broken(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_SIGN_CERT_BROKEN, "%s", problem_text(PROBLEM_SIGN_CERT_BROKEN));
}

enum status cert_read(struct ctx *ctx, struct str bytes, X509 **out)
{
    STACK_OF(X509) * all;

    TRY(cert_read_all(ctx, bytes, &all));
    if (!X509_up_ref(sk_X509_value(all, 0)))
        return broken(ctx);
    *out = sk_X509_value(all, 0);
    arena_defer(ctx->arena, free_cert, *out);
    return ST_OK;
}

static void read_pem(BIO *from, STACK_OF(X509) * to)
{
    X509 *cert = PEM_read_bio_X509(from, NULL, NULL, NULL);

    while (cert && sk_X509_num(to) < TRUST_ITEMS_MAX && sk_X509_push(to, cert) > 0)
        cert = PEM_read_bio_X509(from, NULL, NULL, NULL);
    X509_free(cert); /* one too many */
}

enum status cert_read_all(struct ctx *ctx, struct str bytes, STACK_OF(X509) * *out)
{
    STACK_OF(X509) *all = sk_X509_new_null();
    const unsigned char *at = (const unsigned char *)bytes.ptr;

    if (!all || bytes.len > TRUST_BYTES_MAX)
        return broken(ctx);
    arena_defer(ctx->arena, free_certs, all);
    if (bytes.len > 0 && bytes.ptr[0] == 0x30) {
        X509 *cert = d2i_X509(NULL, &at, (long)bytes.len);

        if (cert && sk_X509_push(all, cert) <= 0)
            X509_free(cert);
    } else {
        BIO *from = BIO_new_mem_buf(bytes.ptr, (int)bytes.len);

        if (from)
            read_pem(from, all);
        BIO_free(from);
    }
    if (sk_X509_num(all) <= 0)
        return broken(ctx);
    *out = all;
    return ST_OK;
}

struct str cert_der(struct arena *arena, const X509 *cert)
{
    int len = i2d_X509(cert, NULL);
    unsigned char *bytes = arena_bytes(arena, len > 0 ? (size_t)len : 1), *at = bytes;

    len = i2d_X509(cert, &at);
    return (struct str){ (const char *)bytes, len > 0 ? (size_t)len : 0 };
}

static struct str name_of(struct arena *arena, const X509_NAME *name)
{
    int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    unsigned char *utf8 = NULL;
    struct str out = { 0 };
    int len;

    if (at >= 0) {
        len = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
        if (len > 0)
            out = str_copy(arena, str_sub((struct str){ (char *)utf8, (size_t)len }, 0,
                                      (size_t)4 * SIGNER_CHARS_MAX));
        OPENSSL_free(utf8);
    } else {
        char *line = X509_NAME_oneline(name, NULL, 0);

        out = str_copy(arena, str_of(line));
        OPENSSL_free(line);
    }
    return out;
}

struct str cert_name(struct arena *arena, const X509 *cert)
{
    return name_of(arena, X509_get_subject_name(cert));
}

struct str cert_issuer(struct arena *arena, const X509 *cert)
{
    return name_of(arena, X509_get_issuer_name(cert));
}

void cert_digest(const X509 *cert, unsigned char out[CERT_DIGEST_BYTES])
{
    unsigned len = 0;

    ASSERT(X509_digest(cert, EVP_sha256(), out, &len) == 1 && len == CERT_DIGEST_BYTES);
}

int64_t cert_time_ms(const ASN1_TIME *time)
{
    struct tm tm;

    if (!time || ASN1_TIME_to_tm(time, &tm) != 1)
        return 0;
    return date_of((struct ymd){ tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday }) * MS_PER_DAY +
           ((int64_t)tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec) * 1000;
}

/* ---- what it is meant for ---- */

/* Purposes under which authorities issue certificates for documents. */
static const char *const signing_purposes[] = {
    "1.3.6.1.5.5.7.3.4",       /* e-mail protection: what most authorities write */
    "1.3.6.1.5.5.7.3.2",       /* client authentication */
    "1.3.6.1.5.5.7.3.36",      /* document signing (RFC 9336) */
    "1.3.6.1.4.1.311.10.3.12", /* document signing (Microsoft) */
    "1.2.840.113583.1.1.5",    /* authentic documents (Adobe) */
    "2.5.29.37.0",             /* any */
};

static bool is_signing_purpose(const ASN1_OBJECT *purpose)
{
    char text[OID_BYTES_MAX];

    if (OBJ_obj2txt(text, sizeof(text), purpose, 1) <= 0)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(signing_purposes); i++)
        if (str_eq(str_of(text), str_of(signing_purposes[i])))
            return true;
    return false;
}

/* One that names no purpose may be used for any. */
static bool has_signing_purpose(const X509 *cert)
{
    EXTENDED_KEY_USAGE *purposes = X509_get_ext_d2i(cert, NID_ext_key_usage, NULL, NULL);
    bool found = purposes == NULL;

    for (int i = 0; i < sk_ASN1_OBJECT_num(purposes); i++)
        found = found || is_signing_purpose(sk_ASN1_OBJECT_value(purposes, i));
    sk_ASN1_OBJECT_pop_free(purposes, ASN1_OBJECT_free);
    return found;
}

static bool key_is_long_enough(const X509 *cert)
{
    EVP_PKEY *key = X509_get0_pubkey(cert);
    int kind = key ? EVP_PKEY_get_base_id(key) : EVP_PKEY_NONE;

    if (kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS)
        return EVP_PKEY_get_bits(key) >= RSA_BITS_MIN;
    return kind == EVP_PKEY_EC && EVP_PKEY_get_bits(key) >= EC_BITS_MIN;
}

enum status cert_may_sign(struct ctx *ctx, X509 *cert)
{
    uint32_t usage = X509_get_key_usage(cert); /* all of them if it names none */

    if (!key_is_long_enough(cert))
        return fail(ctx, PROBLEM_SIGN_ALGORITHM, "Khóa của chứng thư ngắn hơn mức an toàn.");
    if (X509_check_ca(cert) != 0 || (usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0 ||
        !has_signing_purpose(cert))
        return fail(ctx, PROBLEM_SIGN_CERT_USAGE, "%s", problem_text(PROBLEM_SIGN_CERT_USAGE));
    return ST_OK;
}
