#include "sign/stamp_ask.h"

#include <string.h>

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

static const EVP_MD *md_of(enum stamp_digest digest)
{
    switch (digest) {
    case STAMP_SHA256:
        return EVP_sha256();
    case STAMP_SHA384:
        return EVP_sha384();
    case STAMP_SHA512:
    case STAMP_DIGEST_COUNT:
        break;
    }
    return EVP_sha512();
}

static ASN1_OBJECT *policy_of(struct arena *arena, struct str policy)
{
    ASN1_OBJECT *object = OBJ_txt2obj(str_z(arena, policy), 1);

    ERR_clear_error();
    return object;
}

bool stamp_policy_check(struct str policy)
{
    size_t figures = 0, points = 0;

    for (size_t i = 0; i < policy.len; i++) {
        if (policy.ptr[i] == '.' && figures == 0)
            return false;
        points += policy.ptr[i] == '.';
        figures = policy.ptr[i] == '.' ? 0 : figures + 1;
        if (policy.ptr[i] != '.' && (policy.ptr[i] < '0' || policy.ptr[i] > '9'))
            return false;
    }
    return figures && points && policy.ptr[0] >= '0' && policy.ptr[0] <= '2';
}

/* ---- the question ---- */

static bool imprint_set(TS_REQ *question, const struct stamp_order *order)
{
    TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
    X509_ALGOR *algorithm = X509_ALGOR_new();
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    bool ok = imprint && algorithm;

    if (ok) {
        X509_ALGOR_set_md(algorithm, md_of(order->digest));
        ok = EVP_Digest(order->stamped.ptr, order->stamped.len, digest, &len, md_of(order->digest),
                 NULL) == 1 &&
             TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1 &&
             TS_MSG_IMPRINT_set_msg(imprint, digest, (int)len) == 1 &&
             TS_REQ_set_msg_imprint(question, imprint) == 1;
    }
    X509_ALGOR_free(algorithm);
    TS_MSG_IMPRINT_free(imprint);
    return ok;
}

static ASN1_INTEGER *nonce_of(const struct stamp_order *order)
{
    BIGNUM *number = BN_bin2bn(order->nonce, STAMP_NONCE_BYTES, NULL);
    ASN1_INTEGER *nonce = number ? BN_to_ASN1_INTEGER(number, NULL) : NULL;

    BN_free(number);
    return nonce;
}

static bool question_set(struct arena *arena, TS_REQ *question, const struct stamp_order *order)
{
    ASN1_OBJECT *policy = order->policy.len ? policy_of(arena, order->policy) : NULL;
    ASN1_INTEGER *nonce = nonce_of(order);
    bool ok = nonce && TS_REQ_set_version(question, 1) == 1 && imprint_set(question, order) &&
              (!order->policy.len || (policy && TS_REQ_set_policy_id(question, policy) == 1)) &&
              TS_REQ_set_nonce(question, nonce) == 1 && TS_REQ_set_cert_req(question, 1) == 1;

    ASN1_INTEGER_free(nonce);
    ASN1_OBJECT_free(policy);
    return ok;
}

enum status stamp_ask(struct ctx *ctx, struct stamp_order *order, struct str *out_question)
{
    TS_REQ *question;
    unsigned char *bytes = NULL;
    int len = 0;

    if (order->policy.len && !stamp_policy_check(order->policy))
        return fail(ctx, PROBLEM_STAMP_POLICY, "%s", problem_text(PROBLEM_STAMP_POLICY));
    ASSERT(RAND_bytes(order->nonce, STAMP_NONCE_BYTES) == 1);
    order->nonce[0] |= 0x40; /* as long as it is, and not below 0 */
    order->nonce[0] &= 0x7f;
    question = TS_REQ_new();
    if (question && question_set(ctx->arena, question, order))
        len = i2d_TS_REQ(question, &bytes);
    TS_REQ_free(question);
    ERR_clear_error();
    ASSERT(len > 0);
    *out_question = str_copy(ctx->arena, (struct str){ (const char *)bytes, (size_t)len });
    OPENSSL_free(bytes);
    return ST_OK;
}

/* ---- the answer ---- */

static enum status other(struct ctx *ctx, const char *what)
{
    return fail(ctx, PROBLEM_STAMP_ANSWER, "%s %s", problem_text(PROBLEM_STAMP_ANSWER), what);
}

static enum status granted(struct ctx *ctx, TS_RESP *answer)
{
    TS_STATUS_INFO *info = TS_RESP_get_status_info(answer);
    const STACK_OF(ASN1_UTF8STRING) *texts = TS_STATUS_INFO_get0_text(info);
    const ASN1_UTF8STRING *text =
        sk_ASN1_UTF8STRING_num(texts) > 0 ? sk_ASN1_UTF8STRING_value(texts, 0) : NULL;
    long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info));

    if (status == TS_STATUS_GRANTED)
        return ST_OK;
    return fail(ctx, PROBLEM_STAMP_REFUSED, "%s Mã %ld. %.*s", problem_text(PROBLEM_STAMP_REFUSED),
        status, text ? ASN1_STRING_length(text) : 0,
        text ? (const char *)ASN1_STRING_get0_data(text) : "");
}

static bool imprint_is(TS_TST_INFO *info, const struct stamp_order *order)
{
    TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
    const ASN1_OCTET_STRING *said = imprint ? TS_MSG_IMPRINT_get_msg(imprint) : NULL;
    const ASN1_OBJECT *algorithm = NULL;
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned len = 0;

    if (!said)
        return false;
    X509_ALGOR_get0(&algorithm, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
    return OBJ_obj2nid(algorithm) == EVP_MD_get_type(md_of(order->digest)) &&
           EVP_Digest(order->stamped.ptr, order->stamped.len, digest, &len, md_of(order->digest),
               NULL) == 1 &&
           (unsigned)ASN1_STRING_length(said) == len &&
           memcmp(ASN1_STRING_get0_data(said), digest, len) == 0;
}

static bool nonce_is(TS_TST_INFO *info, const struct stamp_order *order)
{
    ASN1_INTEGER *asked = nonce_of(order);
    const ASN1_INTEGER *said = TS_TST_INFO_get_nonce(info);
    bool same = asked && said && ASN1_INTEGER_cmp(asked, said) == 0;

    ASN1_INTEGER_free(asked);
    return same;
}

static bool policy_is(struct arena *arena, TS_TST_INFO *info, const struct stamp_order *order)
{
    ASN1_OBJECT *asked = order->policy.len ? policy_of(arena, order->policy) : NULL;
    bool same =
        !order->policy.len || (asked && OBJ_cmp(asked, TS_TST_INFO_get_policy_id(info)) == 0);

    ASN1_OBJECT_free(asked);
    return same;
}

static enum status facts_check(struct ctx *ctx, TS_TST_INFO *info, const struct stamp_order *order)
{
    if (!info || TS_TST_INFO_get_version(info) != 1)
        return other(ctx, "Không có dấu thời gian.");
    if (!imprint_is(info, order))
        return other(ctx, "Dấu thời gian của dữ liệu khác.");
    if (!nonce_is(info, order))
        return other(ctx, "Số ngẫu nhiên (nonce) khác.");
    if (!policy_is(ctx->arena, info, order))
        return other(ctx, "Chính sách khác.");
    if (cert_time_ms(TS_TST_INFO_get_time(info)) < ctx->now_ms - STAMP_CLOCKS_DIFFER_MS)
        return other(ctx, "Thời gian quá cũ.");
    return ST_OK;
}

static struct str token_of(struct arena *arena, PKCS7 *token)
{
    unsigned char *bytes = NULL;
    int len = token ? i2d_PKCS7(token, &bytes) : 0;
    struct str out = { 0 };

    if (len > 0)
        out = str_copy(arena, (struct str){ (const char *)bytes, (size_t)len });
    OPENSSL_free(bytes);
    return out;
}

static enum status answer_read(
    struct ctx *ctx, TS_RESP *answer, const struct stamp_order *order, struct str *out)
{
    TRY(granted(ctx, answer));
    TRY(facts_check(ctx, TS_RESP_get_tst_info(answer), order));
    *out = token_of(ctx->arena, TS_RESP_get_token(answer));
    return out->len && out->len <= CMS_BYTES_MAX ? ST_OK : other(ctx, "Dấu thời gian quá lớn.");
}

enum status stamp_take(struct ctx *ctx, const struct trust *trust, const struct stamp_order *order,
    struct str answer, struct stamp_taken *out)
{
    const unsigned char *at = (const unsigned char *)answer.ptr;
    TS_RESP *read = d2i_TS_RESP(NULL, &at, (long)answer.len);
    struct trust_facts signer;
    enum status st;

    if (read && (const char *)at == answer.ptr + answer.len)
        st = answer_read(ctx, read, order, &out->token);
    else
        st = other(ctx, "Không đọc được.");
    TS_RESP_free(read);
    ERR_clear_error();
    TRY(st);
    TRY(trust_check_stamp(ctx, trust, out->token, order->stamped, &out->at_ms));
    if (!stamp_signer(ctx, out->token, &signer))
        return other(ctx, "Không có chứng thư của nơi cấp.");
    out->ends_ms = signer.to_ms;
    out->authority = signer.subject;
    return ST_OK;
}

bool stamp_signer(struct ctx *ctx, struct str token, struct trust_facts *out)
{
    const unsigned char *at = (const unsigned char *)token.ptr;
    PKCS7 *read = d2i_PKCS7(NULL, &at, (long)token.len);
    STACK_OF(X509) *signers =
        read && PKCS7_type_is_signed(read) ? PKCS7_get0_signers(read, NULL, 0) : NULL;
    bool found = sk_X509_num(signers) == 1;

    if (found)
        *out = trust_facts_of(ctx->arena, sk_X509_value(signers, 0));
    sk_X509_free(signers);
    PKCS7_free(read);
    ERR_clear_error();
    return found;
}
