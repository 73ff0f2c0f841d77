#include "sign/trust.h"

#include <string.h>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include "base/date.h"
#include "sign/cms_shape.h"
#include "sign/sign_limits.h"

/* Clocks of authorities and ours may differ by so much. */
#define SKEW_MS ((int64_t)5 * 60 * 1000)

static enum status say(struct ctx *ctx, enum problem_key key)
{
    ERR_clear_error();
    return fail(ctx, key, "%s", problem_text(key));
}

/* ---- what is given ---- */

static void free_chain(void *thing)
{
    sk_X509_pop_free(thing, X509_free);
}

static void free_trust(void *thing)
{
    struct trust *trust = thing;

    X509_STORE_free(trust->roots);
    sk_X509_pop_free(trust->others, X509_free);
    sk_X509_CRL_pop_free(trust->lists, X509_CRL_free);
    for (size_t i = 0; i < trust->answers_len; i++)
        OCSP_RESPONSE_free(trust->answers[i]);
}

struct trust *trust_new(struct ctx *ctx)
{
    struct trust *trust = ARENA_NEW(ctx->arena, struct trust);

    trust->roots = X509_STORE_new();
    trust->others = sk_X509_new_null();
    trust->lists = sk_X509_CRL_new_null();
    ASSERT(trust->roots && trust->others && trust->lists);
    arena_defer(ctx->arena, free_trust, trust);
    return trust;
}

static bool add_cert(struct trust *trust, X509 *cert)
{
    if (X509_check_issued(cert, cert) == X509_V_OK)
        return X509_STORE_add_cert(trust->roots, cert) == 1;
    return X509_up_ref(cert) == 1 && sk_X509_push(trust->others, cert) > 0;
}

static size_t add_pem(struct trust *trust, struct str bytes)
{
    BIO *from = BIO_new_mem_buf(bytes.ptr, (int)bytes.len);
    STACK_OF(X509_INFO) *found = from ? PEM_X509_INFO_read_bio(from, NULL, NULL, NULL) : NULL;
    size_t taken = 0;

    for (int i = 0; i < sk_X509_INFO_num(found); i++) {
        X509_INFO *info = sk_X509_INFO_value(found, i);

        if (info->x509 && add_cert(trust, info->x509))
            taken++;
        if (info->crl && X509_CRL_up_ref(info->crl) &&
            sk_X509_CRL_push(trust->lists, info->crl) > 0)
            taken++;
    }
    sk_X509_INFO_pop_free(found, X509_INFO_free);
    BIO_free(from);
    return taken;
}

static size_t add_der(struct trust *trust, struct str bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    X509 *cert = d2i_X509(NULL, &at, (long)bytes.len);
    X509_CRL *list;
    bool added;

    if (cert) {
        added = add_cert(trust, cert);
        X509_free(cert);
        return added;
    }
    list = d2i_X509_CRL(NULL, &at, (long)bytes.len);
    return list && sk_X509_CRL_push(trust->lists, list) > 0;
}

/* Of answers there are few, and they take nobody's room. */
static bool add_answer(struct trust *trust, struct str bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    OCSP_RESPONSE *answer = d2i_OCSP_RESPONSE(NULL, &at, (long)bytes.len);

    if (answer && trust->answers_len < TRUST_ANSWERS_MAX) {
        trust->answers[trust->answers_len++] = answer;
        return true;
    }
    OCSP_RESPONSE_free(answer);
    return false;
}

enum status trust_add(struct ctx *ctx, struct trust *trust, struct str bytes)
{
    bool der = bytes.len > 0 && bytes.ptr[0] == 0x30, answered = false;
    size_t taken = 0;

    if (bytes.len > 0 && bytes.len <= TRUST_BYTES_MAX)
        taken = der ? add_der(trust, bytes) : add_pem(trust, bytes);
    if (der && !taken)
        answered = add_answer(trust, bytes);
    trust->items += taken;
    ERR_clear_error();
    if (answered || (taken > 0 && trust->items <= TRUST_ITEMS_MAX + TRUST_BESIDE_MAX))
        return ST_OK;
    return say(ctx, PROBLEM_SIGN_CERT_BROKEN);
}

static X509_STORE *store_copy(X509_STORE *store)
{
    STACK_OF(X509) *certs = X509_STORE_get1_all_certs(store);
    X509_STORE *out = X509_STORE_new();

    ASSERT(out);
    for (int i = 0; i < sk_X509_num(certs); i++)
        ASSERT(X509_STORE_add_cert(out, sk_X509_value(certs, i)) == 1);
    sk_X509_pop_free(certs, X509_free);
    return out;
}

static struct str answer_der(struct arena *arena, OCSP_RESPONSE *answer)
{
    int len = i2d_OCSP_RESPONSE(answer, NULL);
    unsigned char *bytes = arena_bytes(arena, len > 0 ? (size_t)len : 1), *at = bytes;

    len = i2d_OCSP_RESPONSE(answer, &at);
    return (struct str){ (const char *)bytes, len > 0 ? (size_t)len : 0 };
}

struct trust *trust_beside(struct ctx *ctx, const struct trust *base)
{
    struct trust *trust = trust_new(ctx);

    X509_STORE_free(trust->roots);
    trust->roots = store_copy(base->roots);
    for (int i = 0; i < sk_X509_num(base->others); i++) {
        X509 *one = sk_X509_value(base->others, i);

        ASSERT(X509_up_ref(one) == 1 && sk_X509_push(trust->others, one) > 0);
    }
    for (int i = 0; i < sk_X509_CRL_num(base->lists); i++) {
        X509_CRL *one = sk_X509_CRL_value(base->lists, i);

        ASSERT(X509_CRL_up_ref(one) == 1 && sk_X509_CRL_push(trust->lists, one) > 0);
    }
    for (size_t i = 0; i < base->answers_len; i++)
        ASSERT(trust_add(ctx, trust, answer_der(ctx->arena, base->answers[i])) == ST_OK);
    trust->items = base->items;
    return trust;
}

/* ---- the way to a root ---- */

static enum status chain_problem(struct ctx *ctx, int error)
{
    if (error == X509_V_ERR_CERT_HAS_EXPIRED)
        return say(ctx, PROBLEM_SIGN_CERT_EXPIRED);
    if (error == X509_V_ERR_CERT_NOT_YET_VALID)
        return say(ctx, PROBLEM_SIGN_CERT_EARLY);
    return say(ctx, PROBLEM_SIGN_CERT_UNTRUSTED);
}

static enum status find_chain(
    struct ctx *ctx, X509_STORE_CTX *with, X509 *cert, int64_t at_ms, STACK_OF(X509) * *out)
{
    X509_VERIFY_PARAM *param = X509_STORE_CTX_get0_param(with);

    X509_STORE_CTX_set_cert(with, cert);
    X509_VERIFY_PARAM_set_time(param, (time_t)(at_ms / 1000));
    X509_VERIFY_PARAM_set_purpose(param, X509_PURPOSE_ANY);
    X509_VERIFY_PARAM_set_auth_level(param, 2);
    if (X509_verify_cert(with) != 1)
        return chain_problem(ctx, X509_STORE_CTX_get_error(with));
    *out = X509_STORE_CTX_get1_chain(with);
    if (!*out)
        return say(ctx, PROBLEM_SIGN_CERT_UNTRUSTED);
    arena_defer(ctx->arena, free_chain, *out);
    return ST_OK;
}

STACK_OF(X509) * trust_authorities(struct ctx *ctx, const struct trust *trust)
{
    STACK_OF(X509) *all = X509_STORE_get1_all_certs(trust->roots);

    ASSERT(all);
    for (int i = 0; i < sk_X509_num(trust->others); i++) {
        X509 *one = sk_X509_value(trust->others, i);

        ASSERT(X509_up_ref(one) == 1 && sk_X509_push(all, one) > 0);
    }
    arena_defer(ctx->arena, free_chain, all);
    return all;
}

X509 *trust_issuer(struct ctx *ctx, const struct trust *trust, X509 *cert)
{
    STACK_OF(X509) *all = trust_authorities(ctx, trust);
    X509 *found = NULL;

    for (int i = 0; i < sk_X509_num(all) && !found; i++) {
        X509 *one = sk_X509_value(all, i);

        if (X509_check_issued(one, cert) == X509_V_OK &&
            X509_verify(cert, X509_get0_pubkey(one)) == 1)
            found = one;
    }
    ERR_clear_error();
    return found;
}

/* Those that were given, and those that came with the signature. */
static STACK_OF(X509) * both(const struct trust *trust, STACK_OF(X509) * certs)
{
    STACK_OF(X509) *all = sk_X509_dup(trust->others);

    for (int i = 0; all && i < sk_X509_num(certs); i++)
        (void)sk_X509_push(all, sk_X509_value(certs, i));
    return all;
}

/* ---- what was taken back ---- */

enum revocation { REVOCATION_UNKNOWN, REVOCATION_GOOD, REVOCATION_REVOKED };

/* What was said between these times speaks for that one; an answer from the future for none. */
static bool speaks_for(int64_t at_ms, const ASN1_TIME *from, const ASN1_TIME *to, int64_t now_ms)
{
    return from && to && cert_time_ms(from) <= now_ms + SKEW_MS && at_ms <= cert_time_ms(to);
}

/* Since when it is worth nothing: since it was taken back, or since the day from which on its
 * authority thinks that its key may be another's (RFC 5280, 5.3.2). What was signed before stays.
 */
static enum revocation when(int64_t at_ms, const ASN1_TIME *revoked, const ASN1_TIME *invalid)
{
    if (!revoked || cert_time_ms(revoked) <= at_ms)
        return REVOCATION_REVOKED;
    return invalid && cert_time_ms(invalid) <= at_ms ? REVOCATION_REVOKED : REVOCATION_GOOD;
}

static enum revocation read_row(const X509_REVOKED *row, int64_t at_ms)
{
    int critical = -1; /* -1 behind: there is no such date; -2: there are two */
    ASN1_GENERALIZEDTIME *invalid =
        X509_REVOKED_get_ext_d2i(row, NID_invalidity_date, &critical, NULL);
    enum revocation found = when(at_ms, X509_REVOKED_get0_revocationDate(row), invalid);

    ASN1_GENERALIZEDTIME_free(invalid);
    return critical == -1 || invalid ? found : REVOCATION_REVOKED;
}

/* What it is hashed with must be as good as what signers use. */
static bool is_weak(int signature)
{
    int hashed = NID_undef;
    const EVP_MD *md;

    if (!OBJ_find_sigid_algs(signature, &hashed, NULL) || hashed == NID_undef)
        return false; /* it says so itself, and is checked where it is used */
    md = EVP_get_digestbynid(hashed);
    return !md || EVP_MD_get_size(md) < CERT_DIGEST_BYTES;
}

/* Words that must not be passed over by who does not know them (RFC 5280, 5.2 and 5.3). */
static bool insists(const STACK_OF(X509_EXTENSION) * words)
{
    for (int i = 0; i < sk_X509_EXTENSION_num(words); i++)
        if (X509_EXTENSION_get_critical(sk_X509_EXTENSION_value(words, i)))
            return true;
    return false;
}

static bool list_insists(X509_CRL *list)
{
    STACK_OF(X509_REVOKED) *rows = X509_CRL_get_REVOKED(list);
    bool found = insists(X509_CRL_get0_extensions(list));

    for (int i = 0; i < sk_X509_REVOKED_num(rows) && !found; i++)
        found = insists(X509_REVOKED_get0_extensions(sk_X509_REVOKED_value(rows, i)));
    return found;
}

/* Who may not write lists, or writes weak ones, takes a certificate back for all that, but his
 * silence says nothing. */
static enum revocation unless_in_doubt(enum revocation found, bool in_doubt)
{
    return found == REVOCATION_GOOD && in_doubt ? REVOCATION_UNKNOWN : found;
}

static bool list_is_in_doubt(X509_CRL *list, X509 *issuer)
{
    return !(X509_get_key_usage(issuer) & KU_CRL_SIGN) ||
           is_weak(X509_CRL_get_signature_nid(list)) || list_insists(list);
}

static enum revocation ask_list(
    struct ctx *ctx, X509_CRL *list, X509 *cert, X509 *issuer, int64_t at_ms)
{
    X509_REVOKED *row = NULL;

    if (X509_NAME_cmp(X509_CRL_get_issuer(list), X509_get_subject_name(issuer)) != 0 ||
        X509_CRL_verify(list, X509_get0_pubkey(issuer)) != 1 ||
        !speaks_for(
            at_ms, X509_CRL_get0_lastUpdate(list), X509_CRL_get0_nextUpdate(list), ctx->now_ms))
        return REVOCATION_UNKNOWN;
    if (X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) >= 0 ||
        X509_CRL_get_ext_by_NID(list, NID_issuing_distribution_point, -1) >= 0)
        return REVOCATION_UNKNOWN; /* it speaks of some certificates only */
    if (cert_time_ms(X509_CRL_get0_lastUpdate(list)) > cert_time_ms(X509_get0_notAfter(cert)))
        return REVOCATION_UNKNOWN; /* authorities leave out those that have ended */
    switch (X509_CRL_get0_by_serial(list, &row, X509_get_serialNumber(cert))) {
    case 0:
        return unless_in_doubt(REVOCATION_GOOD, list_is_in_doubt(list, issuer));
    case 1:
        return unless_in_doubt(read_row(row, at_ms), list_is_in_doubt(list, issuer));
    default:
        return REVOCATION_UNKNOWN; /* taken off, as only a list of changes may say */
    }
}

/* Some know no more of a certificate once it has ended, and call it good; others say how far back
 * they know (RFC 6960, 4.4.4). */
static bool still_knows(OCSP_SINGLERESP *single, const ASN1_TIME *from, const X509 *cert)
{
    int64_t end = cert_time_ms(X509_get0_notAfter(cert));
    ASN1_GENERALIZEDTIME *cutoff;
    bool kept;

    if (cert_time_ms(from) <= end)
        return true;
    cutoff = OCSP_SINGLERESP_get1_ext_d2i(single, NID_id_pkix_OCSP_archiveCutoff, NULL, NULL);
    kept = cutoff && cert_time_ms(cutoff) <= end;
    ASN1_GENERALIZEDTIME_free(cutoff);
    return kept;
}

static bool answer_is_in_doubt(OCSP_BASICRESP *basic, OCSP_SINGLERESP *single)
{
    const ASN1_OBJECT *signature = NULL;

    X509_ALGOR_get0(&signature, NULL, NULL, OCSP_resp_get0_tbs_sigalg(basic));
    if (is_weak(OBJ_obj2nid(signature)))
        return true;
    for (int i = 0; i < OCSP_BASICRESP_get_ext_count(basic); i++)
        if (X509_EXTENSION_get_critical(OCSP_BASICRESP_get_ext(basic, i)))
            return true;
    for (int i = 0; i < OCSP_SINGLERESP_get_ext_count(single); i++)
        if (X509_EXTENSION_get_critical(OCSP_SINGLERESP_get_ext(single, i)))
            return true;
    return false;
}

static enum revocation read_single(
    OCSP_SINGLERESP *single, const X509 *cert, int64_t at_ms, int64_t now_ms)
{
    ASN1_GENERALIZEDTIME *revoked = NULL, *from = NULL, *to = NULL, *invalid;
    int reason, critical = -1,
                status = OCSP_single_get0_status(single, &reason, &revoked, &from, &to);
    enum revocation found;

    if (!speaks_for(at_ms, from, to, now_ms))
        return REVOCATION_UNKNOWN;
    if (status != V_OCSP_CERTSTATUS_REVOKED)
        return status == V_OCSP_CERTSTATUS_GOOD && still_knows(single, from, cert)
                   ? REVOCATION_GOOD
                   : REVOCATION_UNKNOWN;
    invalid = OCSP_SINGLERESP_get1_ext_d2i(single, NID_invalidity_date, &critical, NULL);
    found = when(at_ms, revoked, invalid);
    ASN1_GENERALIZEDTIME_free(invalid);
    return critical == -1 || invalid ? found : REVOCATION_REVOKED;
}

static enum revocation read_answer(
    struct ctx *ctx, OCSP_BASICRESP *basic, X509 *cert, X509 *issuer, int64_t at_ms)
{
    OCSP_CERTID *id = OCSP_cert_to_id(NULL, cert, issuer);
    OCSP_SINGLERESP *single = OCSP_resp_get0(basic, id ? OCSP_resp_find(basic, id, -1) : -1);

    OCSP_CERTID_free(id);
    return single ? unless_in_doubt(read_single(single, cert, at_ms, ctx->now_ms),
                        answer_is_in_doubt(basic, single))
                  : REVOCATION_UNKNOWN;
}

static enum revocation ask_answer(struct ctx *ctx, const struct trust *trust, OCSP_RESPONSE *answer,
    STACK_OF(X509) * chain, int at_in_chain, int64_t at_ms)
{
    OCSP_BASICRESP *basic = OCSP_response_get1_basic(answer);
    X509 *cert = sk_X509_value(chain, at_in_chain);
    X509 *issuer = sk_X509_value(chain, at_in_chain + 1);
    enum revocation found = REVOCATION_UNKNOWN;

    if (basic && OCSP_basic_verify(basic, chain, trust->roots, 0) == 1)
        found = read_answer(ctx, basic, cert, issuer, at_ms);
    OCSP_BASICRESP_free(basic);
    return found;
}

/* The worst that anybody says. */
static enum revocation ask_all(struct ctx *ctx, const struct trust *trust, STACK_OF(X509) * chain,
    int at_in_chain, int64_t at_ms)
{
    enum revocation worst = REVOCATION_UNKNOWN;

    for (size_t i = 0; i < trust->answers_len; i++) {
        enum revocation one = ask_answer(ctx, trust, trust->answers[i], chain, at_in_chain, at_ms);

        worst = one > worst ? one : worst;
    }
    for (int i = 0; i < sk_X509_CRL_num(trust->lists); i++) {
        enum revocation one = ask_list(ctx, sk_X509_CRL_value(trust->lists, i),
            sk_X509_value(chain, at_in_chain), sk_X509_value(chain, at_in_chain + 1), at_ms);

        worst = one > worst ? one : worst;
    }
    ERR_clear_error();
    return worst;
}

/* All but the root, which nobody can take back but who removes it from the trusted ones. */
static enum status check_revocation(
    struct ctx *ctx, const struct trust *trust, STACK_OF(X509) * chain, int64_t at_ms)
{
    bool unknown = false;

    for (int i = 0; i + 1 < sk_X509_num(chain); i++) {
        switch (ask_all(ctx, trust, chain, i, at_ms)) {
        case REVOCATION_REVOKED:
            return say(ctx, PROBLEM_SIGN_CERT_REVOKED);
        case REVOCATION_UNKNOWN:
            unknown = true;
            break;
        case REVOCATION_GOOD:
            break;
        }
    }
    return unknown ? say(ctx, PROBLEM_SIGN_REVOCATION_UNKNOWN) : ST_OK;
}

static bool has_cert(STACK_OF(X509) * certs, const X509 *cert)
{
    for (int i = 0; i < sk_X509_num(certs); i++)
        if (X509_cmp(cert, sk_X509_value(certs, i)) == 0)
            return true;
    return false;
}

enum origin { ORIGIN_UNKNOWN, ORIGIN_RIGHT, ORIGIN_FORGED };

/* Whether one of those it names as its issuer is here, and made it. */
static enum origin origin_of(X509 *cert, STACK_OF(X509) * known)
{
    enum origin found = ORIGIN_UNKNOWN;

    for (int i = 0; i < sk_X509_num(known) && found != ORIGIN_RIGHT; i++) {
        X509 *one = sk_X509_value(known, i);

        if (X509_NAME_cmp(X509_get_subject_name(one), X509_get_issuer_name(cert)) == 0)
            found = X509_verify(cert, X509_get0_pubkey(one)) == 1 ? ORIGIN_RIGHT : ORIGIN_FORGED;
    }
    return found;
}

/* Signers' programs bring more than is on the way: their time stamper's, another authority's. Those
 * prove nothing and are not believed; but none may pass for an authority's that is known, and of
 * one whose authority is nowhere nobody can tell whether it is as it was. */
static enum status check_brought(struct ctx *ctx, const struct trust *trust, STACK_OF(X509) * certs,
    STACK_OF(X509) * chain, bool *out_unknown)
{
    STACK_OF(X509) *known = sk_X509_dup(trust_authorities(ctx, trust));
    bool forged = !known;

    *out_unknown = false;
    for (int i = 0; known && i < sk_X509_num(certs); i++)
        (void)sk_X509_push(known, sk_X509_value(certs, i));
    for (int i = 0; i < sk_X509_num(certs) && !forged; i++) {
        X509 *one = sk_X509_value(certs, i);
        enum origin origin = has_cert(chain, one) ? ORIGIN_RIGHT : origin_of(one, known);

        forged = origin == ORIGIN_FORGED;
        *out_unknown = *out_unknown || origin == ORIGIN_UNKNOWN;
    }
    sk_X509_free(known);
    ERR_clear_error();
    if (forged)
        return fail(ctx, PROBLEM_SIGN_CERT_OTHER,
            "Chữ ký kèm theo một chứng thư không do nơi cấp ghi trong đó cấp.");
    return ST_OK;
}

enum status trust_check(
    struct ctx *ctx, const struct trust *trust, X509 *cert, STACK_OF(X509) * certs, int64_t at_ms)
{
    X509_STORE_CTX *with = X509_STORE_CTX_new();
    STACK_OF(X509) *others = both(trust, certs), *chain = NULL;
    enum status st = say(ctx, PROBLEM_SIGN_CERT_UNTRUSTED);
    bool unknown;

    if (with && others && X509_STORE_CTX_init(with, trust->roots, cert, others) == 1)
        st = find_chain(ctx, with, cert, at_ms, &chain);
    X509_STORE_CTX_free(with);
    sk_X509_free(others);
    ERR_clear_error();
    TRY(st);
    TRY(check_brought(ctx, trust, certs, chain, &unknown));
    TRY(check_revocation(ctx, trust, chain, at_ms));
    return unknown ? fail(ctx, PROBLEM_SIGN_UNBOUND,
                         "Chữ ký kèm theo một chứng thư không rõ nơi cấp, không kiểm tra được.")
                   : ST_OK;
}

/* ---- time stamps ---- */

/* The token's own signature, and that it is about these bytes; by whom, is asked afterwards. */
static bool token_is_sound(PKCS7 *token, TS_TST_INFO *info, struct str stamped, bool *about_them)
{
    TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
    ASN1_OCTET_STRING *said = TS_MSG_IMPRINT_get_msg(imprint);
    const ASN1_OBJECT *oid = NULL;
    unsigned char digest[EVP_MAX_MD_SIZE];
    const EVP_MD *md;
    unsigned len = 0;

    X509_ALGOR_get0(&oid, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
    md = EVP_get_digestbyobj(oid);
    if (!md || EVP_MD_get_size(md) < CERT_DIGEST_BYTES || !said ||
        EVP_Digest(stamped.ptr, stamped.len, digest, &len, md, NULL) != 1)
        return false;
    *about_them = (unsigned)ASN1_STRING_length(said) == len &&
                  memcmp(ASN1_STRING_get0_data(said), digest, len) == 0;
    return PKCS7_type_is_signed(token) && !insists(TS_TST_INFO_get_exts(info));
}

/* Its authority signed that it is one. */
static bool is_signed_as_stamp(PKCS7 *token)
{
    STACK_OF(PKCS7_SIGNER_INFO) *signers = PKCS7_get_signer_info(token);
    PKCS7_SIGNER_INFO *only =
        sk_PKCS7_SIGNER_INFO_num(signers) == 1 ? sk_PKCS7_SIGNER_INFO_value(signers, 0) : NULL;
    const ASN1_TYPE *type = only ? PKCS7_get_signed_attribute(only, NID_pkcs9_contentType) : NULL;

    return type && type->type == V_ASN1_OBJECT &&
           OBJ_obj2nid(type->value.object) == NID_id_smime_ct_TSTInfo;
}

static X509 *stamp_signer(PKCS7 *token, STACK_OF(X509) * *out_certs)
{
    STACK_OF(X509) *signers = PKCS7_get0_signers(token, NULL, 0);
    X509 *only = sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : NULL;

    sk_X509_free(signers);
    *out_certs = token->d.sign->cert;
    return only;
}

/* libcrypto checks the signature, the chain at the time it says, and that it is for time stamps. */
static bool stamp_verifies(const struct trust *trust, PKCS7 *token, int64_t at_ms)
{
    TS_VERIFY_CTX *with = TS_VERIFY_CTX_new();
    X509_VERIFY_PARAM *param = X509_VERIFY_PARAM_new();
    X509_STORE *roots = store_copy(trust->roots); /* others may check at another time meanwhile */
    bool ok = false;

    if (with && param) {
        X509_VERIFY_PARAM_set_time(param, (time_t)(at_ms / 1000));
        X509_STORE_set1_param(roots, param);
        (void)TS_VERIFY_CTX_set_flags(with, TS_VFY_SIGNATURE | TS_VFY_VERSION);
        (void)TS_VERIFY_CTX_set_store(with, roots);
        roots = NULL;
        (void)TS_VERIFY_CTX_set_certs(with, X509_chain_up_ref(trust->others));
        ok = TS_RESP_verify_token(with, token) == 1;
    }
    X509_STORE_free(roots);
    X509_VERIFY_PARAM_free(param);
    TS_VERIFY_CTX_free(with);
    ERR_clear_error();
    return ok;
}

static enum status check_token(struct ctx *ctx, const struct trust *trust, PKCS7 *token,
    const struct cms_shape *shape, struct str stamped, int64_t *out_ms)
{
    TS_TST_INFO *info = PKCS7_to_TS_TST_INFO(token);
    bool about_them = false, sound;
    STACK_OF(X509) *certs = NULL;
    int64_t at_ms;
    X509 *signer;

    if (!info)
        return say(ctx, PROBLEM_SIGN_STAMP_BROKEN);
    sound = token_is_sound(token, info, stamped, &about_them);
    at_ms = cert_time_ms(TS_TST_INFO_get_time(info));
    TS_TST_INFO_free(info);
    signer = sound && is_signed_as_stamp(token) ? stamp_signer(token, &certs) : NULL;
    if (!signer || !cms_shape_is_by(shape, signer) || at_ms > ctx->now_ms + SKEW_MS)
        return say(ctx, PROBLEM_SIGN_STAMP_BROKEN);
    if (!about_them)
        return say(ctx, PROBLEM_SIGN_STAMP_OTHER);
    TRY(trust_check(ctx, trust, signer, certs, at_ms));
    if (!stamp_verifies(trust, token, at_ms))
        return say(ctx, PROBLEM_SIGN_STAMP_BROKEN);
    if (shape->more)
        return say(ctx, PROBLEM_SIGN_UNBOUND);
    *out_ms = at_ms;
    return ST_OK;
}

enum status trust_check_stamp(struct ctx *ctx, const struct trust *trust, struct str token,
    struct str stamped, int64_t *out_ms)
{
    const unsigned char *at = (const unsigned char *)token.ptr;
    PKCS7 *read = d2i_PKCS7(NULL, &at, (long)token.len);
    struct cms_shape shape;
    enum status st;

    if (!read || (const char *)at != token.ptr + token.len || !PKCS7_type_is_signed(read) ||
        cms_shape_read(ctx, token, CMS_SHAPE_STAMP, &shape) != ST_OK)
        st = say(ctx, PROBLEM_SIGN_STAMP_BROKEN);
    else
        st = check_token(ctx, trust, read, &shape, stamped, out_ms);
    PKCS7_free(read);
    if (st != ST_OK && ctx->problem.key != PROBLEM_SIGN_REVOCATION_UNKNOWN &&
        ctx->problem.key != PROBLEM_SIGN_STAMP_OTHER &&
        ctx->problem.key != PROBLEM_SIGN_STAMP_BROKEN)
        return say(ctx, PROBLEM_SIGN_STAMP_UNTRUSTED);
    return st;
}
