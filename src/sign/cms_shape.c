#include "sign/cms_shape.h"

#include <string.h>

#include <openssl/err.h>
#include <openssl/rsa.h>

#define SHAPE_DEPTH_MAX 32
#define ATTRIBUTES_MAX 64

#define OPEN 0x20
#define OCTETS 0x04
#define OBJECT 0x06
#define SEQUENCE 0x30
#define SET 0x31
#define CONTEXT_0 0xA0
#define CONTEXT_1 0xA1
#define KEY_IDENTIFIER 0x80
#define KEY_IDENTIFIER_OPEN 0xA0

static enum status broken(struct ctx *ctx, const char *what)
{
    ERR_clear_error();
    return fail(ctx, PROBLEM_SIGN_CMS_BROKEN, "Không đọc được dữ liệu chữ ký số: %s.", what);
}

static enum status unsafe(struct ctx *ctx)
{
    ERR_clear_error();
    return fail(ctx, PROBLEM_SIGN_ALGORITHM, "%s", problem_text(PROBLEM_SIGN_ALGORITHM));
}

/* ---- elements ---- */

struct element {
    unsigned char tag;
    struct str body, whole;
};

static unsigned char byte_at(struct str in, size_t at)
{
    return (unsigned char)in.ptr[at];
}

static bool next_element(struct str *from, unsigned depth, struct element *out);

/* Up to the two zeroes that close it. */
static bool open_element(struct str *from, unsigned depth, struct element *out)
{
    struct str rest = str_sub(*from, 2, from->len);
    struct element child;

    if (!(out->tag & OPEN) || depth >= SHAPE_DEPTH_MAX)
        return false;
    while (rest.len >= 2 && (byte_at(rest, 0) || byte_at(rest, 1)))
        if (!next_element(&rest, depth + 1, &child))
            return false;
    if (rest.len < 2)
        return false;
    out->body = (struct str){ from->ptr + 2, (size_t)(rest.ptr - from->ptr) - 2 };
    out->whole = str_sub(*from, 0, out->body.len + 4);
    *from = str_sub(*from, out->whole.len, from->len);
    return true;
}

/* A length as short as it can be. */
static bool length_of(struct str from, size_t *out_head, size_t *out_len)
{
    unsigned char first = byte_at(from, 1);
    size_t bytes = first & 0x7F, len = 0;

    *out_head = 2;
    *out_len = first;
    if (first < 0x80)
        return true;
    if (bytes == 0 || bytes > 4 || from.len < 2 + bytes || byte_at(from, 2) == 0)
        return false;
    for (size_t i = 0; i < bytes; i++)
        len = len << 8 | byte_at(from, 2 + i);
    *out_head = 2 + bytes;
    *out_len = len;
    return len >= 0x80;
}

static bool next_element(struct str *from, unsigned depth, struct element *out)
{
    size_t head, len;

    *out = (struct element){ 0 };
    if (from->len < 2 || (byte_at(*from, 0) & 0x1F) == 0x1F)
        return false;
    out->tag = byte_at(*from, 0);
    if (byte_at(*from, 1) == 0x80)
        return open_element(from, depth, out);
    if (!length_of(*from, &head, &len) || len > from->len - head)
        return false;
    out->body = str_sub(*from, head, len);
    out->whole = str_sub(*from, 0, head + len);
    *from = str_sub(*from, head + len, from->len);
    return true;
}

static bool take(struct str *from, unsigned char tag, struct element *out)
{
    struct str rest = *from;

    if (!next_element(&rest, 0, out) || out->tag != tag)
        return false;
    *from = rest;
    return true;
}

/* Lists are open, single values are not, but for octets that some write in pieces: libraries take
 * the one for the other, and write it as it should be when they hash it. */
static bool is_regular(struct str all, unsigned depth)
{
    struct element one;

    while (all.len > 0) {
        if (depth >= SHAPE_DEPTH_MAX || !next_element(&all, depth, &one))
            return false;
        if (one.tag < 0x40 && one.tag != (OCTETS | OPEN) &&
            !!(one.tag & OPEN) != ((one.tag | OPEN) == SEQUENCE || (one.tag | OPEN) == SET))
            return false;
        if ((one.tag & OPEN) && !is_regular(one.body, depth + 1))
            return false;
    }
    return true;
}

/* The one element there is. */
static bool take_only(struct str from, unsigned char tag, struct element *out)
{
    return take(&from, tag, out) && from.len == 0;
}

/* 02 01 n */
static bool take_version(struct str *from, unsigned char version)
{
    const char wanted[] = { 0x02, 0x01, (char)version };

    if (!str_starts(*from, (struct str){ wanted, sizeof(wanted) }))
        return false;
    *from = str_sub(*from, sizeof(wanted), from->len);
    return true;
}

static int object_of(struct str whole)
{
    const unsigned char *at = (const unsigned char *)whole.ptr;
    ASN1_OBJECT *object = d2i_ASN1_OBJECT(NULL, &at, (long)whole.len);
    int nid = object && at == (const unsigned char *)whole.ptr + whole.len ? OBJ_obj2nid(object)
                                                                           : NID_undef;

    ASN1_OBJECT_free(object);
    ERR_clear_error();
    return nid;
}

/* ---- algorithms ---- */

struct algorithm {
    int nid;
    int parameters;     /* V_ASN1_*; V_ASN1_UNDEF: none */
    struct str written; /* the parameters' */
};

static bool algorithm_of(struct str whole, struct algorithm *out)
{
    struct element all, object, parameters = { 0 };
    struct str rest;

    if (!take_only(whole, SEQUENCE, &all))
        return false;
    rest = all.body;
    if (!take(&rest, OBJECT, &object) ||
        (rest.len > 0 && (!next_element(&rest, 0, &parameters) || rest.len > 0)))
        return false;
    *out = (struct algorithm){ object_of(object.whole), V_ASN1_UNDEF, parameters.whole };
    if (parameters.whole.len > 0)
        out->parameters = parameters.tag == SEQUENCE ? V_ASN1_SEQUENCE : parameters.tag;
    return out->parameters != V_ASN1_NULL || parameters.body.len == 0;
}

static bool has_none(const struct algorithm *one)
{
    return one->parameters == V_ASN1_UNDEF || one->parameters == V_ASN1_NULL;
}

static bool is_digest(const X509_ALGOR *given, int digest)
{
    const ASN1_OBJECT *object = NULL;
    int kind = V_ASN1_UNDEF;

    X509_ALGOR_get0(&object, &kind, NULL, given);
    return OBJ_obj2nid(object) == digest && (kind == V_ASN1_UNDEF || kind == V_ASN1_NULL);
}

static bool masks_with(const X509_ALGOR *given, int digest)
{
    const ASN1_OBJECT *object = NULL;
    const void *value = NULL;
    X509_ALGOR *inner = NULL;
    int kind = V_ASN1_UNDEF;
    bool right;

    X509_ALGOR_get0(&object, &kind, &value, given);
    if (OBJ_obj2nid(object) == NID_mgf1 && kind == V_ASN1_SEQUENCE)
        inner = ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(X509_ALGOR), given->parameter);
    right = inner && is_digest(inner, digest);
    X509_ALGOR_free(inner);
    return right;
}

/* Hashed and masked with the signature's own digest, and written as short as can be. */
static bool is_pss_of(struct str written, int digest)
{
    const unsigned char *at = (const unsigned char *)written.ptr;
    RSA_PSS_PARAMS *params = d2i_RSA_PSS_PARAMS(NULL, &at, (long)written.len);
    unsigned char *again = NULL;
    int len = params ? i2d_RSA_PSS_PARAMS(params, &again) : 0;
    bool right = len > 0 && (size_t)len == written.len &&
                 memcmp(again, written.ptr, written.len) == 0 && params->hashAlgorithm &&
                 is_digest(params->hashAlgorithm, digest) && params->maskGenAlgorithm &&
                 masks_with(params->maskGenAlgorithm, digest) && !params->trailerField;

    OPENSSL_free(again);
    RSA_PSS_PARAMS_free(params);
    ERR_clear_error();
    return right;
}

/* The signature's algorithm, which may name the digest again, goes with it. */
static bool goes_with(const struct algorithm *signature, int digest, int *out_key)
{
    int hashed = NID_undef;

    *out_key = EVP_PKEY_RSA;
    if (signature->nid == NID_rsaEncryption)
        return has_none(signature);
    if (signature->nid == NID_rsassaPss)
        return signature->parameters == V_ASN1_SEQUENCE && is_pss_of(signature->written, digest);
    if (!OBJ_find_sigid_algs(signature->nid, &hashed, out_key) || hashed != digest)
        return false;
    if (*out_key == NID_X9_62_id_ecPublicKey)
        return signature->parameters == V_ASN1_UNDEF;
    return *out_key == EVP_PKEY_RSA && has_none(signature);
}

static bool is_safe_digest(int nid)
{
    return nid == NID_sha256 || nid == NID_sha384 || nid == NID_sha512;
}

/* ---- the signer ---- */

/* The time stamp's, and no other. */
static bool only_stamp(struct str set)
{
    struct element attribute, object, values, value;
    struct str rest;

    if (!take_only(set, SEQUENCE, &attribute))
        return false;
    rest = attribute.body;
    return take(&rest, OBJECT, &object) && take(&rest, SET, &values) && rest.len == 0 &&
           object_of(object.whole) == NID_id_smime_aa_timeStampToken &&
           take_only(values.body, SEQUENCE, &value);
}

/* CMSAlgorithmProtection (RFC 6211): 1.2.840.113549.1.9.52. */
static const char protection[] = { 0x06, 0x09, 0x2a, (char)0x86, 0x48, (char)0x86, (char)0xf7, 0x0d,
    1, 9, 52 };

/* Names the algorithms that are used. */
static bool protects(struct str value, int digest, int key)
{
    struct element all, one, object;
    struct algorithm hashed, made;
    struct str rest;
    int found;

    if (!take_only(value, SEQUENCE, &all))
        return false;
    rest = all.body;
    if (!take(&rest, SEQUENCE, &one) || !algorithm_of(one.whole, &hashed) ||
        !take(&rest, CONTEXT_1, &one) || rest.len > 0)
        return false;
    rest = one.body;
    if (!take(&rest, OBJECT, &object))
        return false;
    made.nid = object_of(object.whole);
    if (made.nid == NID_rsaEncryption || made.nid == NID_rsassaPss)
        found = EVP_PKEY_RSA;
    else if (!OBJ_find_sigid_algs(made.nid, &made.parameters, &found) || made.parameters != digest)
        return false;
    return hashed.nid == digest && found == key;
}

/* Each once and with one value, for libraries take the first of several, or none of them. */
static bool attributes_fit(struct str set, int digest, int key)
{
    struct str kinds[ATTRIBUTES_MAX];
    size_t len = 0;

    while (set.len > 0) {
        struct element attribute, object, values, value;
        struct str rest, one;

        if (len == ATTRIBUTES_MAX || !take(&set, SEQUENCE, &attribute))
            return false;
        rest = attribute.body;
        if (!take(&rest, OBJECT, &object) || !take(&rest, SET, &values) || rest.len > 0)
            return false;
        one = values.body;
        if (!next_element(&one, 0, &value) || one.len > 0)
            return false;
        for (size_t i = 0; i < len; i++)
            if (str_eq(kinds[i], object.whole))
                return false;
        kinds[len++] = object.whole;
        if (str_eq(object.whole, (struct str){ protection, sizeof(protection) }) &&
            !protects(value.whole, digest, key))
            return false;
    }
    return true;
}

/* The certificate by issuer and number (version 1), or by its key (version 3). */
static bool take_named(struct str *from, bool *out_by_key, struct cms_shape *out)
{
    struct element named, issuer, serial;
    struct str rest;

    *out_by_key = str_starts(*from, S("\x02\x01\x03"));
    if (!take_version(from, *out_by_key ? 3 : 1))
        return false;
    if (*out_by_key)
        return take(from, KEY_IDENTIFIER, &named) || take(from, KEY_IDENTIFIER_OPEN, &named);
    if (!take(from, SEQUENCE, &named))
        return false;
    rest = named.body;
    if (!take(&rest, SEQUENCE, &issuer) || !take(&rest, V_ASN1_INTEGER, &serial) || rest.len > 0)
        return false;
    out->issuer = issuer.whole;
    return true;
}

static enum status read_signer(struct ctx *ctx, struct str set, int listed, enum cms_shape_of of,
    bool *out_by_key, struct cms_shape *out)
{
    struct element signer, digest, attributes, signature, value, beside;
    struct algorithm hashed, made;
    struct str rest;

    if (!take_only(set, SEQUENCE, &signer) || !is_regular(signer.body, 0))
        return broken(ctx, "không có đúng một người ký");
    rest = signer.body;
    if (!take_named(&rest, out_by_key, out) || !take(&rest, SEQUENCE, &digest) ||
        !algorithm_of(digest.whole, &hashed) || !take(&rest, CONTEXT_0, &attributes) ||
        !take(&rest, SEQUENCE, &signature) || !algorithm_of(signature.whole, &made) ||
        !take(&rest, OCTETS, &value))
        return broken(ctx, "sai cấu trúc ở phần người ký");
    if (!is_safe_digest(hashed.nid) || !has_none(&hashed))
        return unsafe(ctx);
    if (hashed.nid != listed)
        return broken(ctx, "danh sách thuật toán không đúng");
    if (!goes_with(&made, hashed.nid, &out->key))
        return unsafe(ctx);
    if (!attributes_fit(attributes.body, hashed.nid, out->key))
        return broken(ctx, "thuộc tính được ký không hợp lệ");
    if (rest.len == 0)
        return ST_OK;
    if (!take(&rest, CONTEXT_1, &beside) || rest.len > 0)
        return broken(ctx, "sai cấu trúc ở phần người ký");
    out->more = out->more || of == CMS_SHAPE_STAMP || !only_stamp(beside.body);
    return ST_OK;
}

/* ---- the whole ---- */

/* Certificates of the usual kind: others nobody would look at. */
static bool only_certificates(struct str set)
{
    struct element one;

    while (set.len > 0)
        if (!take(&set, SEQUENCE, &one))
            return false;
    return true;
}

static bool is_content(struct str body, enum cms_shape_of of)
{
    struct element type, content;
    int wanted = of == CMS_SHAPE_STAMP ? NID_id_smime_ct_TSTInfo : NID_pkcs7_data;

    if (!take(&body, OBJECT, &type) || object_of(type.whole) != wanted)
        return false;
    return of == CMS_SHAPE_DETACHED ? body.len == 0
                                    : take(&body, CONTEXT_0, &content) && body.len == 0;
}

static enum status read_signed(
    struct ctx *ctx, struct str body, enum cms_shape_of of, struct cms_shape *out)
{
    struct element digests, content, certs, lists, signers;
    struct algorithm listed;
    bool third = str_starts(body, S("\x02\x01\x03")), by_key = false;

    if (!take_version(&body, third ? 3 : 1) || !take(&body, SET, &digests) ||
        !algorithm_of(digests.body, &listed) || !has_none(&listed))
        return broken(ctx, "danh sách thuật toán không đúng");
    if (!take(&body, SEQUENCE, &content) || !is_content(content.body, of))
        return broken(ctx, "không phải chữ ký tách rời");
    if (!take(&body, CONTEXT_0, &certs) || !only_certificates(certs.body))
        return broken(ctx, "thiếu chứng thư của người ký");
    out->more = take(&body, CONTEXT_1, &lists);
    if (!take(&body, SET, &signers) || body.len > 0)
        return broken(ctx, "sai cấu trúc");
    TRY(read_signer(ctx, signers.body, listed.nid, of, &by_key, out));
    /* By RFC 5652, 5.1: what is not plain data, or names its certificate by the key. */
    return third == (of == CMS_SHAPE_STAMP || by_key) ? ST_OK : broken(ctx, "sai phiên bản");
}

enum status cms_shape_read(
    struct ctx *ctx, struct str bytes, enum cms_shape_of of, struct cms_shape *out)
{
    struct element all, type, content, body;
    struct str rest = bytes;

    *out = (struct cms_shape){ 0 };
    if (!take(&rest, SEQUENCE, &all))
        return broken(ctx, "sai cấu trúc");
    for (size_t i = 0; i < rest.len; i++)
        if (rest.ptr[i] != 0)
            return broken(ctx, "có dữ liệu ẩn phía sau");
    out->zeroes = rest.len;
    rest = all.body;
    if (!take(&rest, OBJECT, &type) || object_of(type.whole) != NID_pkcs7_signed ||
        !take(&rest, CONTEXT_0, &content) || rest.len > 0 ||
        !take_only(content.body, SEQUENCE, &body))
        return broken(ctx, "không phải chữ ký");
    return read_signed(ctx, body.body, of, out);
}

bool cms_shape_is_by(const struct cms_shape *shape, X509 *cert)
{
    const EVP_PKEY *key = X509_get0_pubkey(cert);
    unsigned char *name = NULL;
    int len = i2d_X509_NAME(X509_get_issuer_name(cert), &name);
    bool right =
        key && EVP_PKEY_get_base_id(key) == shape->key &&
        (shape->issuer.len == 0 ||
            (len > 0 && str_eq(shape->issuer, (struct str){ (const char *)name, (size_t)len })));

    OPENSSL_free(name);
    ERR_clear_error();
    return right;
}
