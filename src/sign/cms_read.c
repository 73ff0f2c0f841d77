#include <string.h>

#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/evp.h>

#include "sign/cms.h"
#include "sign/cms_shape.h"
#include "sign/sign_limits.h"

static enum status broken(struct ctx *ctx, const char *what)
{
    ERR_clear_error();
    return fail(ctx, PROBLEM_SIGN_CMS_BROKEN, "Không đọc được dữ liệu chữ ký số: %s.", what);
}

static void free_info(void *thing)
{
    CMS_ContentInfo_free(thing);
}

static void free_certs(void *thing)
{
    sk_X509_pop_free(thing, X509_free);
}

/* Only zeroes may follow: what a PDF file keeps free for longer signatures. */
static enum status parse(struct ctx *ctx, struct str bytes, struct cms *out)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    const unsigned char *end = at + bytes.len;
    size_t len = bytes.len; /* some programs keep much more free than they need */

    while (len > 0 && at[len - 1] == 0)
        len--;
    if (len == 0 || len > CMS_BYTES_MAX)
        return broken(ctx, "độ dài không hợp lệ");
    out->info = d2i_CMS_ContentInfo(NULL, &at, (long)bytes.len);
    if (!out->info)
        return broken(ctx, "sai cấu trúc");
    arena_defer(ctx->arena, free_info, out->info);
    for (; at < end; at++)
        if (*at != 0)
            return broken(ctx, "có dữ liệu ẩn phía sau");
    if (OBJ_obj2nid(CMS_get0_type(out->info)) != NID_pkcs7_signed ||
        OBJ_obj2nid(CMS_get0_eContentType(out->info)) != NID_pkcs7_data)
        return broken(ctx, "không phải chữ ký");
    return ST_OK;
}

static enum status find_signer(struct ctx *ctx, struct cms *out)
{
    STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(out->info);

    if (sk_CMS_SignerInfo_num(signers) != 1)
        return broken(ctx, "không có đúng một người ký");
    out->signer = sk_CMS_SignerInfo_value(signers, 0);
    out->certs = CMS_get1_certs(out->info);
    if (!out->certs)
        return broken(ctx, "thiếu chứng thư của người ký");
    arena_defer(ctx->arena, free_certs, out->certs);
    if (sk_X509_num(out->certs) > CMS_CERTIFICATES_MAX)
        return broken(ctx, "có quá nhiều chứng thư");
    for (int i = 0; i < sk_X509_num(out->certs) && !out->cert; i++)
        if (CMS_SignerInfo_cert_cmp(out->signer, sk_X509_value(out->certs, i)) == 0)
            out->cert = sk_X509_value(out->certs, i);
    if (!out->cert)
        return broken(ctx, "thiếu chứng thư của người ký");
    CMS_SignerInfo_set1_signer_cert(out->signer, out->cert);
    return ST_OK;
}

/* ---- attributes ---- */

/* The value of a signed attribute that may come once, with one value; NULL: there is none. */
static const void *signed_value(const struct cms *cms, int nid, int type)
{
    return CMS_signed_get0_data_by_OBJ(cms->signer, OBJ_nid2obj(nid), -3, type);
}

/* False: it is not the certificate's name. The old way names it by SHA-1 and proves nothing, but
 * may not name another. */
static bool is_named_by(const struct cms *cms, int nid)
{
    const ASN1_STRING *value = signed_value(cms, nid, V_ASN1_SEQUENCE);
    const unsigned char *at = value ? ASN1_STRING_get0_data(value) : NULL;
    STACK_OF(X509) *only = sk_X509_new_null();
    ESS_SIGNING_CERT_V2 *named = NULL;
    ESS_SIGNING_CERT *old = NULL;
    bool same;

    if (value && nid == NID_id_smime_aa_signingCertificateV2)
        named = d2i_ESS_SIGNING_CERT_V2(NULL, &at, ASN1_STRING_length(value));
    else if (value)
        old = d2i_ESS_SIGNING_CERT(NULL, &at, ASN1_STRING_length(value));
    same = (named || old) && only && sk_X509_push(only, cms->cert) > 0 &&
           OSSL_ESS_check_signing_certs(old, named, only, 1) == 1;
    sk_X509_free(only);
    ESS_SIGNING_CERT_V2_free(named);
    ESS_SIGNING_CERT_free(old);
    ERR_clear_error();
    return same;
}

/* Which certificate it is by must be the one that is inside, wherever it says so. */
static enum status check_signing_certificate(struct ctx *ctx, struct cms *cms)
{
    static const int kinds[] = { NID_id_smime_aa_signingCertificate,
        NID_id_smime_aa_signingCertificateV2 };

    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        cms->names_cert = CMS_signed_get_attr_by_NID(cms->signer, kinds[i], -1) >= 0;
        if (cms->names_cert && !is_named_by(cms, kinds[i]))
            return fail(ctx, PROBLEM_SIGN_CERT_OTHER, "%s", problem_text(PROBLEM_SIGN_CERT_OTHER));
    }
    return ST_OK;
}

static enum status read_stamp(struct ctx *ctx, struct cms *cms)
{
    int at = CMS_unsigned_get_attr_by_NID(cms->signer, NID_id_smime_aa_timeStampToken, -1);
    X509_ATTRIBUTE *attribute;
    const ASN1_TYPE *value;

    if (at < 0)
        return ST_OK;
    attribute = CMS_unsigned_get_attr(cms->signer, at);
    value = X509_ATTRIBUTE_get0_type(attribute, 0);
    if (CMS_unsigned_get_attr_by_NID(cms->signer, NID_id_smime_aa_timeStampToken, at) >= 0 ||
        X509_ATTRIBUTE_count(attribute) != 1 || !value || value->type != V_ASN1_SEQUENCE)
        return fail(ctx, PROBLEM_SIGN_STAMP_BROKEN, "%s", problem_text(PROBLEM_SIGN_STAMP_BROKEN));
    cms->stamp = (struct str){ (const char *)ASN1_STRING_get0_data(value->value.sequence),
        (size_t)ASN1_STRING_length(value->value.sequence) };
    return ST_OK;
}

static void read_claimed_time(struct cms *cms)
{
    const ASN1_TIME *time = signed_value(cms, NID_pkcs9_signingTime, V_ASN1_UTCTIME);

    if (!time)
        time = signed_value(cms, NID_pkcs9_signingTime, V_ASN1_GENERALIZEDTIME);
    cms->claimed_ms = cert_time_ms(time);
}

/* ---- what it is made with ---- */

static const EVP_MD *digest_of(const struct cms *cms)
{
    X509_ALGOR *digest = NULL;
    const ASN1_OBJECT *oid = NULL;

    CMS_SignerInfo_get0_algs(cms->signer, NULL, NULL, &digest, NULL);
    X509_ALGOR_get0(&oid, NULL, NULL, digest);
    switch (OBJ_obj2nid(oid)) {
    case NID_sha256:
        return EVP_sha256();
    case NID_sha384:
        return EVP_sha384();
    case NID_sha512:
        return EVP_sha512();
    }
    return NULL;
}

/* As it must be written; by the certificate it names. */
static enum status check_shape(struct ctx *ctx, struct str bytes, struct cms *cms)
{
    struct cms_shape shape;

    TRY(cms_shape_read(ctx, bytes, CMS_SHAPE_DETACHED, &shape));
    if (!cms_shape_is_by(&shape, cms->cert))
        return broken(ctx, "chứng thư của người ký ghi sai");
    cms->more = shape.more;
    cms->zeroes = shape.zeroes;
    return ST_OK;
}

enum status cms_read(struct ctx *ctx, struct str bytes, struct cms *out)
{
    struct cms cms = { 0 };
    const ASN1_OCTET_STRING *value;
    ASN1_OCTET_STRING **content;

    TRY(parse(ctx, bytes, &cms));
    TRY(find_signer(ctx, &cms));
    content = CMS_get0_content(cms.info);
    if (content && *content)
        return broken(ctx, "nội dung không được nằm trong chữ ký");
    if (CMS_signed_get_attr_count(cms.signer) <= 0)
        return broken(ctx, "thiếu thuộc tính được ký");
    TRY(check_shape(ctx, bytes, &cms));
    value = CMS_SignerInfo_get0_signature(cms.signer);
    cms.signature = (struct str){ (const char *)ASN1_STRING_get0_data(value),
        (size_t)ASN1_STRING_length(value) };
    TRY(check_signing_certificate(ctx, &cms));
    TRY(read_stamp(ctx, &cms));
    read_claimed_time(&cms);
    ERR_clear_error();
    *out = cms;
    return ST_OK;
}

/* ---- whether it is true ---- */

static unsigned digest_parts(
    const EVP_MD *md, const struct str content[2], unsigned char out[EVP_MAX_MD_SIZE])
{
    EVP_MD_CTX *hash = EVP_MD_CTX_new();
    unsigned len = 0;

    ASSERT(hash && EVP_DigestInit_ex(hash, md, NULL) == 1);
    for (int i = 0; i < 2; i++)
        ASSERT(EVP_DigestUpdate(hash, content[i].ptr, content[i].len) == 1);
    ASSERT(EVP_DigestFinal_ex(hash, out, &len) == 1);
    EVP_MD_CTX_free(hash);
    return len;
}

void sha256_of(const struct str content[2], unsigned char out[SHA256_BYTES])
{
    unsigned char all[EVP_MAX_MD_SIZE];

    ASSERT(digest_parts(EVP_sha256(), content, all) == SHA256_BYTES);
    memcpy(out, all, SHA256_BYTES);
}

enum status cms_check(struct ctx *ctx, const struct cms *cms, const struct str content[2])
{
    const ASN1_OBJECT *type = signed_value(cms, NID_pkcs9_contentType, V_ASN1_OBJECT);
    const ASN1_OCTET_STRING *digest =
        signed_value(cms, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    unsigned char found[EVP_MAX_MD_SIZE];
    unsigned len = digest_parts(digest_of(cms), content, found);
    int verdict;

    if (!type || OBJ_obj2nid(type) != NID_pkcs7_data || !digest)
        return broken(ctx, "thiếu thuộc tính được ký");
    if ((unsigned)ASN1_STRING_length(digest) != len ||
        memcmp(ASN1_STRING_get0_data(digest), found, len) != 0)
        return fail(ctx, PROBLEM_SIGN_CHANGED, "%s", problem_text(PROBLEM_SIGN_CHANGED));
    verdict = CMS_SignerInfo_verify(cms->signer);
    ERR_clear_error();
    if (verdict != 1)
        return fail(ctx, PROBLEM_SIGN_FORGED, "%s", problem_text(PROBLEM_SIGN_FORGED));
    return cms->more ? fail(ctx, PROBLEM_SIGN_UNBOUND, "%s", problem_text(PROBLEM_SIGN_UNBOUND))
                     : ST_OK;
}
