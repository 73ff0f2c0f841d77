#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "sign/cms.h"
#include "sign/sign_limits.h"

/* Tags of DER. */
#define SEQUENCE 0x30
#define SET 0x31
#define OCTETS 0x04
#define CONTEXT_0 0xA0
#define CONTEXT_4 0xA4

#define BYTES(...) \
    { \
        (const char[]){ __VA_ARGS__ }, sizeof((const char[]){ __VA_ARGS__ }) \
    }

/* clang-format off */
#define PKCS9 0x2a, (char)0x86, 0x48, (char)0x86, (char)0xf7, 0x0d, 1, 9
#define PKCS7 0x2a, (char)0x86, 0x48, (char)0x86, (char)0xf7, 0x0d, 1, 7
#define PKCS1 0x2a, (char)0x86, 0x48, (char)0x86, (char)0xf7, 0x0d, 1, 1
#define SHA256_OID 6, 9, 0x60, (char)0x86, 0x48, 1, 0x65, 3, 4, 2, 1

static const struct str oid_data = BYTES(6, 9, PKCS7, 1);
static const struct str oid_signed_data = BYTES(6, 9, PKCS7, 2);
static const struct str oid_content_type = BYTES(6, 9, PKCS9, 3);
static const struct str oid_message_digest = BYTES(6, 9, PKCS9, 4);
static const struct str oid_signing_certificate = BYTES(6, 11, PKCS9, 16, 2, 47);
static const struct str version_1 = BYTES(2, 1, 1);
static const struct str sha256 = BYTES(SEQUENCE, 13, SHA256_OID, 5, 0);
static const struct str schemes[] = {
    [CMS_SCHEME_RSA] = BYTES(SEQUENCE, 13, 6, 9, PKCS1, 1, 5, 0),
    /* SHA-256, MGF1 with SHA-256, a salt of 32 bytes */
    [CMS_SCHEME_RSA_PSS] = BYTES(SEQUENCE, 65, 6, 9, PKCS1, 10, SEQUENCE, 52,
        (char)0xa0, 15, SEQUENCE, 13, SHA256_OID, 5, 0,
        (char)0xa1, 28, SEQUENCE, 26, 6, 9, PKCS1, 8, SEQUENCE, 13, SHA256_OID, 5, 0,
        (char)0xa2, 3, 2, 1, 32),
    [CMS_SCHEME_ECDSA] = BYTES(SEQUENCE, 10, 6, 8, 0x2a, (char)0x86, 0x48, (char)0xce, 0x3d, 4, 3, 2),
};
/* clang-format on */

static enum status broken(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_SIGN_CMS_BROKEN, "%s", problem_text(PROBLEM_SIGN_CMS_BROKEN));
}

/* ---- DER ---- */

static void add_head(struct buf *to, int tag, size_t len)
{
    unsigned shift = 0;

    buf_add_char(to, (char)tag);
    if (len < 128) {
        buf_add_char(to, (char)len);
        return;
    }
    while (len >> shift > 255)
        shift += 8;
    buf_add_char(to, (char)(0x81 + shift / 8));
    for (unsigned at = shift + 8; at > 0; at -= 8)
        buf_add_char(to, (char)(len >> (at - 8)));
}

/* Parts, one behind the other, as one value. */
static struct str wrap(struct arena *arena, int tag, const struct str *parts, size_t len)
{
    struct buf out = { .arena = arena };
    size_t bytes = 0;

    for (size_t i = 0; i < len; i++)
        bytes += parts[i].len;
    add_head(&out, tag, bytes);
    for (size_t i = 0; i < len; i++)
        buf_add(&out, parts[i]);
    return buf_str(&out);
}

static struct str wrap_one(struct arena *arena, int tag, struct str part)
{
    return wrap(arena, tag, &part, 1);
}

static struct str wrap_two(struct arena *arena, int tag, struct str a, struct str b)
{
    const struct str parts[] = { a, b };

    return wrap(arena, tag, parts, ARRAY_LEN(parts));
}

/* ---- the certificate's names ---- */

static struct str name_der(struct arena *arena, const X509_NAME *name)
{
    const unsigned char *bytes = NULL;
    size_t len = 0;

    if (X509_NAME_get0_der(name, &bytes, &len) != 1)
        return S("");
    return str_copy(arena, (struct str){ (const char *)bytes, len });
}

static struct str serial_der(struct arena *arena, const X509 *cert)
{
    const ASN1_INTEGER *serial = X509_get0_serialNumber(cert);
    int len = i2d_ASN1_INTEGER(serial, NULL);
    unsigned char *bytes = arena_bytes(arena, len > 0 ? (size_t)len : 1), *at = bytes;

    len = i2d_ASN1_INTEGER(serial, &at);
    return (struct str){ (const char *)bytes, len > 0 ? (size_t)len : 0 };
}

/* ---- attributes ---- */

static struct str attribute(struct arena *arena, struct str oid, struct str value)
{
    return wrap_two(arena, SEQUENCE, oid, wrap_one(arena, SET, value));
}

/* SigningCertificateV2 (RFC 5035) with one certificate, by SHA-256, issuer and serial number. */
static struct str signing_certificate(struct arena *arena, const X509 *cert)
{
    unsigned char digest[CERT_DIGEST_BYTES];
    struct str hash, issuer;

    cert_digest(cert, digest);
    hash = wrap_one(arena, OCTETS, (struct str){ (const char *)digest, sizeof(digest) });
    issuer = wrap_one(
        arena, SEQUENCE, wrap_one(arena, CONTEXT_4, name_der(arena, X509_get_issuer_name(cert))));
    issuer = wrap_two(arena, SEQUENCE, issuer, serial_der(arena, cert));
    return wrap_one(
        arena, SEQUENCE, wrap_one(arena, SEQUENCE, wrap_two(arena, SEQUENCE, hash, issuer)));
}

/* DER wants the members of a set in order. */
static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

enum status cms_attributes(
    struct ctx *ctx, X509 *cert, const unsigned char digest[SHA256_BYTES], struct str *out)
{
    struct arena *arena = ctx->arena;
    struct str content =
        wrap_one(arena, OCTETS, (struct str){ (const char *)digest, SHA256_BYTES });
    struct str parts[] = {
        attribute(arena, oid_content_type, oid_data),
        attribute(arena, oid_message_digest, content),
        attribute(arena, oid_signing_certificate, signing_certificate(arena, cert)),
    };

    if (X509_get_issuer_name(cert) == NULL)
        return broken(ctx);
    qsort(parts, ARRAY_LEN(parts), sizeof(parts[0]), by_bytes);
    *out = wrap(arena, SET, parts, ARRAY_LEN(parts));
    return ST_OK;
}

/* ---- the whole ---- */

static struct str certificates(struct arena *arena, const struct cms_parts *parts)
{
    struct buf all = { .arena = arena };

    buf_add(&all, cert_der(arena, parts->cert));
    for (int i = 0; i < sk_X509_num(parts->chain) && i < CMS_CERTIFICATES_MAX; i++)
        if (X509_cmp(sk_X509_value(parts->chain, i), parts->cert) != 0)
            buf_add(&all, cert_der(arena, sk_X509_value(parts->chain, i)));
    return wrap_one(arena, CONTEXT_0, buf_str(&all));
}

static struct str signer_info(struct arena *arena, const struct cms_parts *parts)
{
    struct str attributes = str_copy(arena, parts->attributes);
    struct str fields[6];

    *(char *)(uintptr_t)attributes.ptr = (char)CONTEXT_0; /* a set when hashed, [0] in here */
    fields[0] = version_1;
    fields[1] = wrap_two(arena, SEQUENCE, name_der(arena, X509_get_issuer_name(parts->cert)),
        serial_der(arena, parts->cert));
    fields[2] = sha256;
    fields[3] = attributes;
    fields[4] = schemes[parts->scheme];
    fields[5] = wrap_one(arena, OCTETS, parts->signature);
    return wrap(arena, SEQUENCE, fields, ARRAY_LEN(fields));
}

enum status cms_assemble(struct ctx *ctx, const struct cms_parts *parts, struct str *out)
{
    struct arena *arena = ctx->arena;
    struct str fields[5];

    if (parts->attributes.len == 0 || parts->signature.len == 0)
        return broken(ctx);
    fields[0] = version_1;
    fields[1] = wrap_one(arena, SET, sha256);
    fields[2] = wrap_one(arena, SEQUENCE, oid_data);
    fields[3] = certificates(arena, parts);
    fields[4] = wrap_one(arena, SET, signer_info(arena, parts));
    *out = wrap_two(arena, SEQUENCE, oid_signed_data,
        wrap_one(arena, CONTEXT_0, wrap(arena, SEQUENCE, fields, ARRAY_LEN(fields))));
    if (out->len > CMS_BYTES_MAX)
        return fail(ctx, PROBLEM_SIGN_CMS_ROOM, "%s", problem_text(PROBLEM_SIGN_CMS_ROOM));
    return ST_OK;
}

enum status cms_with_stamp(struct ctx *ctx, struct str cms, struct str stamp, struct str *out)
{
    struct cms read;
    unsigned char *bytes = NULL;
    int len;

    TRY(cms_read(ctx, cms, &read));
    if (read.stamp.len > 0 || stamp.len == 0 || stamp.len > CMS_BYTES_MAX ||
        CMS_unsigned_add1_attr_by_NID(read.signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE,
            stamp.ptr, (int)stamp.len) != 1)
        return fail(ctx, PROBLEM_SIGN_STAMP_BROKEN, "%s", problem_text(PROBLEM_SIGN_STAMP_BROKEN));
    len = i2d_CMS_ContentInfo(read.info, &bytes);
    if (len <= 0)
        return broken(ctx);
    *out = str_copy(ctx->arena, (struct str){ (const char *)bytes, (size_t)len });
    OPENSSL_free(bytes);
    return ST_OK;
}
