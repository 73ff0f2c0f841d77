#include "sign/trust_facts.h"

#include <string.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/date.h"
#include "sign/cms.h"

#define SKEW_MS ((int64_t)5 * 60 * 1000)
#define URL_BYTES_MAX 500

static enum status say(struct ctx *ctx, enum problem_key key)
{
    ERR_clear_error();
    return fail(ctx, key, "%s", problem_text(key));
}

static void free_list(void *thing)
{
    X509_CRL_free(thing);
}

static void free_answer(void *thing)
{
    OCSP_BASICRESP_free(thing);
}

/* ---- reading ---- */

static struct str name_text(struct arena *arena, const X509_NAME *name)
{
    int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    unsigned char *utf8 = NULL;
    struct str out = S("");
    int len = -1;

    if (at >= 0)
        len = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (len > 0)
        out = str_copy(
            arena, str_sub((struct str){ (char *)utf8, (size_t)len }, 0, SIGNER_CHARS_MAX));
    OPENSSL_free(utf8);
    return out;
}

static struct str serial_text(struct arena *arena, const ASN1_INTEGER *serial)
{
    BIGNUM *number = ASN1_INTEGER_to_BN(serial, NULL);
    char *digits = number ? BN_bn2hex(number) : NULL;
    struct str out = digits ? str_copy(arena, str_of(digits)) : S("");

    OPENSSL_free(digits);
    BN_free(number);
    return out;
}

static void digest_bytes(struct str bytes, unsigned char out[CERT_DIGEST_BYTES])
{
    const struct str content[2] = { bytes, S("") };

    sha256_of(content, out);
}

static struct str url_of(struct arena *arena, const GENERAL_NAME *name)
{
    struct str url;

    if (!name || name->type != GEN_URI)
        return S("");
    url.ptr = (const char *)ASN1_STRING_get0_data(name->d.uniformResourceIdentifier);
    url.len = (size_t)ASN1_STRING_length(name->d.uniformResourceIdentifier);
    if (url.len > URL_BYTES_MAX || !str_starts(url, S("http")))
        return S("");
    return str_copy(arena, url);
}

static struct str list_url_of(struct arena *arena, X509 *cert)
{
    CRL_DIST_POINTS *points = X509_get_ext_d2i(cert, NID_crl_distribution_points, NULL, NULL);
    struct str out = S("");

    for (int i = 0; i < sk_DIST_POINT_num(points) && !out.len; i++) {
        const DIST_POINT *point = sk_DIST_POINT_value(points, i);
        GENERAL_NAMES *names = point->distpoint && point->distpoint->type == 0
                                   ? point->distpoint->name.fullname
                                   : NULL;

        for (int k = 0; k < sk_GENERAL_NAME_num(names) && !out.len; k++)
            out = url_of(arena, sk_GENERAL_NAME_value(names, k));
    }
    CRL_DIST_POINTS_free(points);
    return out;
}

static struct str answer_url_of(struct arena *arena, X509 *cert)
{
    AUTHORITY_INFO_ACCESS *all = X509_get_ext_d2i(cert, NID_info_access, NULL, NULL);
    struct str out = S("");

    for (int i = 0; i < sk_ACCESS_DESCRIPTION_num(all) && !out.len; i++) {
        const ACCESS_DESCRIPTION *one = sk_ACCESS_DESCRIPTION_value(all, i);

        if (OBJ_obj2nid(one->method) == NID_ad_OCSP)
            out = url_of(arena, one->location);
    }
    AUTHORITY_INFO_ACCESS_free(all);
    return out;
}

static void key_digest(const X509 *cert, unsigned char out[CERT_DIGEST_BYTES])
{
    unsigned len = 0;

    ASSERT(X509_pubkey_digest(cert, EVP_sha256(), out, &len) == 1 && len == CERT_DIGEST_BYTES);
}

struct trust_facts trust_facts_of(struct arena *arena, X509 *cert)
{
    struct trust_facts facts = {
        .kind = FACT_CERTIFICATE,
        .bytes = cert_der(arena, cert),
        .subject = cert_name(arena, cert),
        .issuer = cert_issuer(arena, cert),
        .serial = serial_text(arena, X509_get0_serialNumber(cert)),
        .from_ms = cert_time_ms(X509_get0_notBefore(cert)),
        .to_ms = cert_time_ms(X509_get0_notAfter(cert)),
        .is_root = X509_check_issued(cert, cert) == X509_V_OK,
        .list_url = list_url_of(arena, cert),
        .answer_url = answer_url_of(arena, cert),
    };

    cert_digest(cert, facts.digest);
    key_digest(cert, facts.own_key);
    return facts;
}

static struct str der_of_list(struct arena *arena, X509_CRL *list)
{
    int len = i2d_X509_CRL(list, NULL);
    unsigned char *bytes = arena_bytes(arena, len > 0 ? (size_t)len : 1), *at = bytes;

    len = i2d_X509_CRL(list, &at);
    return (struct str){ (const char *)bytes, len > 0 ? (size_t)len : 0 };
}

static struct trust_facts facts_of_list(struct arena *arena, X509_CRL *list)
{
    struct trust_facts facts = {
        .kind = FACT_LIST,
        .bytes = der_of_list(arena, list),
        .subject = S(""),
        .issuer = name_text(arena, X509_CRL_get_issuer(list)),
        .serial = S(""),
        .from_ms = cert_time_ms(X509_CRL_get0_lastUpdate(list)),
        .to_ms = cert_time_ms(X509_CRL_get0_nextUpdate(list)),
    };

    digest_bytes(facts.bytes, facts.digest);
    return facts;
}

/* Of the one certificate it is about; an answer about several is none of ours. */
static enum status facts_of_answer(
    struct ctx *ctx, struct str der, OCSP_BASICRESP *basic, struct trust_facts *out)
{
    OCSP_SINGLERESP *one = OCSP_resp_count(basic) == 1 ? OCSP_resp_get0(basic, 0) : NULL;
    ASN1_GENERALIZEDTIME *from = NULL, *to = NULL;
    ASN1_INTEGER *serial = NULL;

    if (!one)
        return say(ctx, PROBLEM_TRUST_ANSWER_OTHER);
    (void)OCSP_single_get0_status(one, NULL, NULL, &from, &to);
    (void)OCSP_id_get0_info(NULL, NULL, NULL, &serial, (OCSP_CERTID *)OCSP_SINGLERESP_get0_id(one));
    *out = (struct trust_facts){
        .kind = FACT_ANSWER,
        .bytes = der,
        .subject = S(""),
        .issuer = S(""),
        .serial = serial_text(ctx->arena, serial),
        .from_ms = cert_time_ms(from),
        .to_ms = cert_time_ms(to),
    };
    digest_bytes(der, out->digest);
    return ST_OK;
}

static OCSP_BASICRESP *basic_of(struct ctx *ctx, struct str der, int *out_status)
{
    const unsigned char *at = (const unsigned char *)der.ptr;
    OCSP_RESPONSE *answer = d2i_OCSP_RESPONSE(NULL, &at, (long)der.len);
    OCSP_BASICRESP *basic = answer ? OCSP_response_get1_basic(answer) : NULL;

    *out_status = answer ? OCSP_response_status(answer) : -1;
    OCSP_RESPONSE_free(answer);
    if (basic)
        arena_defer(ctx->arena, free_answer, basic);
    ERR_clear_error();
    return basic;
}

static enum status read_der(struct ctx *ctx, struct str bytes, struct trust_facts *out)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    X509 *cert = d2i_X509(NULL, &at, (long)bytes.len);
    OCSP_BASICRESP *basic;
    X509_CRL *list;
    int status;

    if (cert) {
        *out = trust_facts_of(ctx->arena, cert);
        X509_free(cert);
        return ST_OK;
    }
    list = d2i_X509_CRL(NULL, &at, (long)bytes.len);
    if (list) {
        *out = facts_of_list(ctx->arena, list);
        X509_CRL_free(list);
        return ST_OK;
    }
    basic = basic_of(ctx, bytes, &status);
    if (basic)
        return facts_of_answer(ctx, bytes, basic, out);
    return say(ctx, status > 0 ? PROBLEM_TRUST_ANSWER_REFUSED : PROBLEM_SIGN_CERT_BROKEN);
}

static void read_pem(struct ctx *ctx, struct str bytes, struct list *to)
{
    BIO *from = BIO_new_mem_buf(bytes.ptr, (int)bytes.len);
    STACK_OF(X509_INFO) *found = from ? PEM_X509_INFO_read_bio(from, NULL, NULL, NULL) : NULL;

    for (int i = 0; i < sk_X509_INFO_num(found); i++) {
        X509_INFO *info = sk_X509_INFO_value(found, i);

        if (info->x509 && to->len < TRUST_UPLOAD_ITEMS_MAX)
            *LIST_AT(*to, struct trust_facts, to->len++) = trust_facts_of(ctx->arena, info->x509);
        if (info->crl && to->len < TRUST_UPLOAD_ITEMS_MAX)
            *LIST_AT(*to, struct trust_facts, to->len++) = facts_of_list(ctx->arena, info->crl);
    }
    sk_X509_INFO_pop_free(found, X509_INFO_free);
    BIO_free(from);
}

enum status trust_facts_read(struct ctx *ctx, struct str bytes, struct list *out)
{
    struct list all = { ARENA_ARRAY(ctx->arena, TRUST_UPLOAD_ITEMS_MAX, struct trust_facts), 0 };

    if (bytes.len == 0 || bytes.len > TRUST_BYTES_MAX)
        return say(ctx, PROBLEM_SIGN_CERT_BROKEN);
    if (bytes.ptr[0] == 0x30) {
        TRY(read_der(ctx, bytes, LIST_AT(all, struct trust_facts, 0)));
        all.len = 1;
    } else {
        read_pem(ctx, bytes, &all);
    }
    ERR_clear_error();
    if (all.len == 0)
        return say(ctx, PROBLEM_SIGN_CERT_BROKEN);
    *out = all;
    return ST_OK;
}

struct str trust_facts_pem(struct arena *arena, const struct trust_facts *facts)
{
    const unsigned char *at = (const unsigned char *)facts->bytes.ptr;
    X509 *cert = d2i_X509(NULL, &at, (long)facts->bytes.len);
    BIO *to = cert ? BIO_new(BIO_s_mem()) : NULL;
    struct str out = S("");
    char *text;
    long len;

    if (to && PEM_write_bio_X509(to, cert) == 1) {
        len = BIO_get_mem_data(to, &text);
        out = str_copy(arena, (struct str){ text, len > 0 ? (size_t)len : 0 });
    }
    BIO_free(to);
    X509_free(cert);
    ERR_clear_error();
    return out;
}

/* ---- what may be believed ---- */

bool trust_facts_find_issuer(struct ctx *ctx, const struct trust *trust, struct trust_facts *facts)
{
    struct ctx own = *ctx;
    X509 *cert, *issuer;

    facts->issued = false;
    if (cert_read(&own, facts->bytes, &cert) != ST_OK)
        return false;
    issuer = trust_issuer(ctx, trust, cert);
    if (!issuer)
        return false;
    key_digest(issuer, facts->issuer_key);
    cert_digest(issuer, facts->authority);
    facts->issued = true;
    return true;
}

static enum status admit_authority(
    struct ctx *ctx, const struct trust *trust, struct trust_facts *facts)
{
    struct trust *with = trust_beside(ctx, trust);
    enum status st;
    X509 *cert;

    TRY(cert_read(ctx, facts->bytes, &cert));
    if (X509_check_ca(cert) != 1)
        return say(ctx, PROBLEM_TRUST_AUTHORITY_NOT);
    if (facts->is_root && X509_self_signed(cert, 1) != 1)
        return say(ctx, PROBLEM_SIGN_FORGED);
    if (facts->is_root)
        TRY(trust_add(ctx, with, facts->bytes));
    (void)trust_facts_find_issuer(ctx, with, facts);
    st = trust_check(ctx, with, cert, NULL, ctx->now_ms);
    return st != ST_OK && ctx->problem.key == PROBLEM_SIGN_REVOCATION_UNKNOWN ? ST_OK : st;
}

static enum status admit_list(struct ctx *ctx, const struct trust *trust, struct trust_facts *facts)
{
    const unsigned char *at = (const unsigned char *)facts->bytes.ptr;
    X509_CRL *list = d2i_X509_CRL(NULL, &at, (long)facts->bytes.len);
    STACK_OF(X509) *all = trust_authorities(ctx, trust);

    if (!list)
        return say(ctx, PROBLEM_SIGN_CERT_BROKEN);
    arena_defer(ctx->arena, free_list, list);
    if (X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) >= 0 ||
        X509_CRL_get_ext_by_NID(list, NID_issuing_distribution_point, -1) >= 0 || !facts->to_ms)
        return say(ctx, PROBLEM_TRUST_LIST_PART);
    for (int i = 0; i < sk_X509_num(all); i++) {
        X509 *one = sk_X509_value(all, i);

        if (X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_subject_name(one)) == 0 &&
            X509_CRL_verify(list, X509_get0_pubkey(one)) == 1) {
            key_digest(one, facts->issuer_key);
            return ST_OK;
        }
    }
    return say(ctx, PROBLEM_TRUST_SIGNER_UNKNOWN);
}

static enum status admit_answer(
    struct ctx *ctx, const struct trust *trust, struct trust_facts *facts)
{
    STACK_OF(X509) *all = trust_authorities(ctx, trust);
    int status;
    OCSP_BASICRESP *basic = basic_of(ctx, facts->bytes, &status);

    if (!basic)
        return say(ctx, PROBLEM_TRUST_ANSWER_REFUSED);
    if (OCSP_basic_verify(basic, all, trust->roots, 0) != 1)
        return say(ctx, PROBLEM_TRUST_SIGNER_UNKNOWN);
    return facts->to_ms ? ST_OK : say(ctx, PROBLEM_TRUST_STALE);
}

static enum status admit_any(struct ctx *ctx, const struct trust *trust, struct trust_facts *facts)
{
    switch (facts->kind) {
    case FACT_CERTIFICATE:
        return admit_authority(ctx, trust, facts);
    case FACT_LIST:
        return admit_list(ctx, trust, facts);
    case FACT_ANSWER:
        return admit_answer(ctx, trust, facts);
    }
    return say(ctx, PROBLEM_SIGN_CERT_BROKEN);
}

enum status trust_facts_admit(struct ctx *ctx, const struct trust *trust, struct trust_facts *facts)
{
    enum status st = admit_any(ctx, trust, facts);

    ERR_clear_error();
    return st;
}

/* An authority's answer about another certificate is as genuine as any. */
static bool is_about(
    struct ctx *ctx, const struct trust *trust, const struct trust_facts *facts, struct str cert)
{
    int status, said, reason;
    OCSP_BASICRESP *basic = basic_of(ctx, facts->bytes, &status);
    ASN1_GENERALIZEDTIME *revoked, *from, *to;
    X509 *read, *issuer;
    OCSP_CERTID *id;
    bool found;

    if (!basic || cert_read(ctx, cert, &read) != ST_OK)
        return false;
    issuer = trust_issuer(ctx, trust, read);
    id = issuer ? OCSP_cert_to_id(NULL, read, issuer) : NULL;
    found = id && OCSP_resp_find_status(basic, id, &said, &reason, &revoked, &from, &to) == 1 &&
            said != V_OCSP_CERTSTATUS_UNKNOWN;
    OCSP_CERTID_free(id);
    ERR_clear_error();
    return found;
}

enum status trust_facts_admit_fetched(struct ctx *ctx, const struct trust *trust,
    struct trust_facts *facts, enum fact_kind kind, struct str cert)
{
    if (facts->kind != kind)
        return say(ctx, PROBLEM_SIGN_CERT_BROKEN);
    TRY(trust_facts_admit(ctx, trust, facts));
    if (facts->from_ms > ctx->now_ms + SKEW_MS || facts->to_ms <= ctx->now_ms)
        return fail(ctx, PROBLEM_TRUST_STALE, "%s Có hiệu lực từ " STR_FMT " đến " STR_FMT ".",
            problem_text(PROBLEM_TRUST_STALE), STR_ARG(time_format_vi(ctx->arena, facts->from_ms)),
            STR_ARG(time_format_vi(ctx->arena, facts->to_ms)));
    if (kind == FACT_ANSWER && !is_about(ctx, trust, facts, cert))
        return say(ctx, PROBLEM_TRUST_ANSWER_OTHER);
    return ST_OK;
}

enum status trust_facts_signer(struct ctx *ctx, const struct trust *trust,
    struct trust_facts *facts, bool *out_revocation_known)
{
    int64_t at_ms = facts->from_ms > ctx->now_ms ? facts->from_ms : ctx->now_ms;
    enum status st;
    X509 *cert;

    if (facts->kind != FACT_CERTIFICATE)
        return say(ctx, PROBLEM_SIGN_CERT_BROKEN);
    TRY(cert_read(ctx, facts->bytes, &cert));
    if (X509_check_ca(cert) == 1)
        return say(ctx, PROBLEM_SIGN_CERT_USAGE);
    TRY(cert_may_sign(ctx, cert));
    (void)trust_facts_find_issuer(ctx, trust, facts);
    st = trust_check(ctx, trust, cert, NULL, at_ms);
    *out_revocation_known = st == ST_OK;
    return st != ST_OK && ctx->problem.key == PROBLEM_SIGN_REVOCATION_UNKNOWN ? ST_OK : st;
}

/* ---- asking ---- */

enum status trust_question(
    struct ctx *ctx, const struct trust *trust, struct str cert, struct str *out)
{
    OCSP_REQUEST *question = OCSP_REQUEST_new();
    unsigned char *bytes = NULL;
    X509 *read, *issuer;
    OCSP_CERTID *id;
    int len = -1;

    ASSERT(question);
    if (cert_read(ctx, cert, &read) != ST_OK) {
        OCSP_REQUEST_free(question);
        return ST_INVALID;
    }
    issuer = trust_issuer(ctx, trust, read);
    id = issuer ? OCSP_cert_to_id(NULL, read, issuer) : NULL;
    if (id && OCSP_request_add0_id(question, id))
        len = i2d_OCSP_REQUEST(question, &bytes);
    OCSP_REQUEST_free(question);
    if (len <= 0)
        return say(ctx, PROBLEM_SIGN_CERT_UNTRUSTED);
    *out = str_copy(ctx->arena, (struct str){ (const char *)bytes, (size_t)len });
    OPENSSL_free(bytes);
    return ST_OK;
}
