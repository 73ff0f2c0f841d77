/* Authorities, their lists and answers, and time stamps, each with something about it that makes
 * its word worth nothing: what they say is not taken for a word. */
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/date.h"
#include "tests/sign/tamper.h"
#include "tests/unit.h"

static EVP_PKEY *key_of(struct ctx *ctx, const char *name)
{
    struct str pem = desk_file(ctx->arena, str_format(ctx->arena, "%s.key", name).ptr);
    BIO *from = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(from, NULL, NULL, NULL);

    BIO_free(from);
    assert_non_null(key);
    return key;
}

static int64_t day_ms(int year, int month, int day)
{
    return date_of((struct ymd){ year, month, day }) * MS_PER_DAY;
}

static ASN1_TIME *time_of(int64_t ms)
{
    return ASN1_TIME_set(NULL, (time_t)(ms / 1000));
}

/* "critical,DER:…" of the configuration's language, or a name and what it says. */
static X509_EXTENSION *extension_of(X509 *issuer, const char *name, const char *value)
{
    X509V3_CTX with;
    X509_EXTENSION *out;

    X509V3_set_ctx(&with, issuer, issuer, NULL, NULL, 0);
    out = X509V3_EXT_nconf(NULL, &with, name, value);
    if (!out)
        fail_msg("%s %s: cannot be made", name, value);
    return out;
}

static struct str kept(struct ctx *ctx, unsigned char *bytes, int len)
{
    struct str out;

    assert_true(len > 0);
    out = str_copy(ctx->arena, (struct str){ (const char *)bytes, (size_t)len });
    OPENSSL_free(bytes);
    return out;
}

/* ---- certificates ---- */

/* One made anew: an authority's name and key, or a signer's, and other words about what it may. */
struct made {
    const char *what;
    const char *of, *by; /* whose name and key, and who issues it */
    const char *words[8];
    enum problem_key reason;
};

static X509 *certificate_made(struct ctx *ctx, const struct made *how, const char *key)
{
    X509 *old = desk_cert(ctx, how->of), *issuer = desk_cert(ctx, how->by), *out = X509_new();
    EVP_PKEY *by = key_of(ctx, how->by), *own = key_of(ctx, key ? key : how->of);

    assert_int_equal(X509_set_version(out, 2), 1);
    assert_int_equal(ASN1_INTEGER_set(X509_get_serialNumber(out), 0x7a01), 1);
    assert_int_equal(X509_set_issuer_name(out, X509_get_subject_name(issuer)), 1);
    assert_int_equal(X509_set_subject_name(out, X509_get_subject_name(old)), 1);
    assert_int_equal(X509_set1_notBefore(out, X509_get0_notBefore(old)), 1);
    assert_int_equal(X509_set1_notAfter(out, X509_get0_notAfter(old)), 1);
    assert_int_equal(X509_set_pubkey(out, own), 1);
    for (size_t i = 0; i + 1 < ARRAY_LEN(how->words) && how->words[i]; i += 2) {
        X509_EXTENSION *one = extension_of(issuer, how->words[i], how->words[i + 1]);

        assert_int_equal(X509_add_ext(out, one, -1), 1);
        X509_EXTENSION_free(one);
    }
    assert_true(X509_sign(out, by, EVP_sha256()) > 0);
    EVP_PKEY_free(by);
    EVP_PKEY_free(own);
    return out;
}

static struct str der_of(struct ctx *ctx, X509 *cert)
{
    struct str out = cert_der(ctx->arena, cert);

    X509_free(cert);
    return out;
}

static void trusted(struct ctx *ctx, struct trust *trust, struct str bytes)
{
    assert_int_equal(trust_add(ctx, trust, bytes), ST_OK);
}

#define CA_BASIC "basicConstraints", "critical,CA:TRUE"
#define CA_USAGE "keyUsage", "critical,keyCertSign,cRLSign"

static void expect_reason(
    const struct ctx *ctx, enum status st, enum problem_key wanted, const char *what)
{
    enum problem_key found = st == ST_OK ? PROBLEM_NONE : ctx->problem.key;

    if (found != wanted)
        fail_msg("%s: %s, expected %s", what, problem_name(found), problem_name(wanted));
    attack_count();
}

/* The authority below the root, with its own key and name. */
static void an_authority_must_be_one(void **state)
{
    static const struct made cases[] = {
        { "as it should be", "sub", "root", { CA_BASIC, CA_USAGE }, PROBLEM_NONE },
        { "does not say that it is one", "sub", "root", { CA_USAGE }, PROBLEM_SIGN_CERT_UNTRUSTED },
        { "says that it is none", "sub", "root", { "basicConstraints", "CA:FALSE", CA_USAGE },
            PROBLEM_SIGN_CERT_UNTRUSTED },
        { "may not issue", "sub", "root", { CA_BASIC, "keyUsage", "critical,cRLSign" },
            PROBLEM_SIGN_CERT_UNTRUSTED },
        { "may not write lists", "sub", "root", { CA_BASIC, "keyUsage", "critical,keyCertSign" },
            PROBLEM_SIGN_REVOCATION_UNKNOWN },
        { "an unknown word that counts", "sub", "root",
            { CA_BASIC, CA_USAGE, "1.2.3.4", "critical,DER:0500" }, PROBLEM_SIGN_CERT_UNTRUSTED },
        { "for other names only", "sub", "root",
            { CA_BASIC, CA_USAGE, "nameConstraints", "critical,permitted;email:khac.example" },
            PROBLEM_NONE },
        { "below one that may have none below", "leader", "sub", { CA_BASIC, CA_USAGE },
            PROBLEM_SIGN_CERT_UNTRUSTED },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        struct trust *trust = trust_new(&ctx);
        const struct made leaf = { "", "leader-ec", cases[i].of,
            { "keyUsage", "critical,digitalSignature" }, PROBLEM_NONE };
        X509 *signer = i + 1 < ARRAY_LEN(cases) ? desk_cert(&ctx, "leader-ec")
                                                : certificate_made(&ctx, &leaf, NULL);

        trusted(&ctx, trust, desk_file(ctx.arena, "root.pem"));
        trusted(&ctx, trust, desk_file(ctx.arena, "root.crl"));
        trusted(&ctx, trust, desk_file(ctx.arena, "sub.crl"));
        if (i + 1 == ARRAY_LEN(cases))
            trusted(&ctx, trust, desk_file(ctx.arena, "sub.pem"));
        trusted(&ctx, trust, der_of(&ctx, certificate_made(&ctx, &cases[i], NULL)));
        expect_reason(&ctx, trust_check(&ctx, trust, signer, NULL, ctx.now_ms), cases[i].reason,
            cases[i].what);
        if (i + 1 == ARRAY_LEN(cases))
            X509_free(signer);
        arena_free(ctx.arena);
    }
}

/* ---- lists ---- */

struct listed {
    const char *what;
    const char *key;                  /* who signs it in the authority's name */
    const char *name, *value;         /* of the list; NULL: nothing beside */
    const char *row_name, *row_value; /* of a row; NULL: no row */
    bool row_of_signer, old_digest;
    int from_days, to_days; /* from today */
    enum problem_key reason;
};

static struct str list_made(struct ctx *ctx, const struct listed *how, X509 *signer)
{
    X509 *sub = desk_cert(ctx, "sub");
    X509_CRL *out = X509_CRL_new();
    EVP_PKEY *key = key_of(ctx, how->key ? how->key : "sub");
    ASN1_TIME *from = time_of(ctx->now_ms + how->from_days * MS_PER_DAY);
    ASN1_TIME *to = time_of(ctx->now_ms + how->to_days * MS_PER_DAY);
    unsigned char *bytes = NULL;
    int len;

    assert_int_equal(X509_CRL_set_version(out, 1), 1);
    assert_int_equal(X509_CRL_set_issuer_name(out, X509_get_subject_name(sub)), 1);
    assert_int_equal(X509_CRL_set1_lastUpdate(out, from), 1);
    assert_int_equal(X509_CRL_set1_nextUpdate(out, to), 1);
    if (how->name) {
        X509_EXTENSION *one = extension_of(sub, how->name, how->value);

        assert_int_equal(X509_CRL_add_ext(out, one, -1), 1);
        X509_EXTENSION_free(one);
    }
    if (how->row_name) {
        X509_REVOKED *row = X509_REVOKED_new();
        X509_EXTENSION *one = extension_of(sub, how->row_name, how->row_value);
        ASN1_INTEGER *serial = ASN1_INTEGER_dup(X509_get_serialNumber(signer));

        if (!how->row_of_signer)
            assert_int_equal(ASN1_INTEGER_set(serial, 77), 1);
        assert_int_equal(X509_REVOKED_set_serialNumber(row, serial), 1);
        assert_int_equal(X509_REVOKED_set_revocationDate(row, from), 1);
        assert_int_equal(X509_REVOKED_add_ext(row, one, -1), 1);
        assert_int_equal(X509_CRL_add0_revoked(out, row), 1);
        X509_EXTENSION_free(one);
        ASN1_INTEGER_free(serial);
    }
    assert_int_equal(X509_CRL_sort(out), 1);
    assert_true(X509_CRL_sign(out, key, how->old_digest ? EVP_sha1() : EVP_sha256()) > 0);
    len = i2d_X509_CRL(out, &bytes);
    ASN1_TIME_free(from);
    ASN1_TIME_free(to);
    EVP_PKEY_free(key);
    X509_CRL_free(out);
    return kept(ctx, bytes, len);
}

#define UNKNOWN PROBLEM_SIGN_REVOCATION_UNKNOWN

static const struct listed lists[] = {
    { .what = "as it should be", .from_days = -2, .to_days = 5 },
    { .what = "a row about another",
        .from_days = -2,
        .to_days = 5,
        .row_name = "2.5.29.21",
        .row_value = "DER:0a0101" },
    { .what = "its signer",
        .from_days = -2,
        .to_days = 5,
        .row_name = "2.5.29.21",
        .row_value = "DER:0a0101",
        .row_of_signer = true,
        .reason = PROBLEM_SIGN_CERT_REVOKED },
    { .what = "its signer, released",
        .from_days = -2,
        .to_days = 5,
        .row_name = "2.5.29.21",
        .row_value = "DER:0a0108",
        .row_of_signer = true,
        .reason = UNKNOWN },
    { .what = "an unknown word that counts",
        .from_days = -2,
        .to_days = 5,
        .name = "1.2.3.4",
        .value = "critical,DER:0500",
        .reason = UNKNOWN },
    { .what = "an unknown word of a row",
        .from_days = -2,
        .to_days = 5,
        .row_name = "1.2.3.4",
        .row_value = "critical,DER:0500",
        .reason = UNKNOWN },
    { .what = "changes only",
        .from_days = -2,
        .to_days = 5,
        .name = "2.5.29.27",
        .value = "critical,DER:020101",
        .reason = UNKNOWN },
    { .what = "some only",
        .from_days = -2,
        .to_days = 5,
        .name = "2.5.29.28",
        .value = "critical,DER:30038201ff",
        .reason = UNKNOWN },
    { .what = "a weak digest",
        .from_days = -2,
        .to_days = 5,
        .old_digest = true,
        .reason = UNKNOWN },
    { .what = "by another key", .from_days = -2, .to_days = 5, .key = "other", .reason = UNKNOWN },
    { .what = "of tomorrow", .from_days = 1, .to_days = 5, .reason = UNKNOWN },
    { .what = "too old", .from_days = -20, .to_days = -5, .reason = UNKNOWN },
};

static void a_list_must_be_one_that_can_be_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
        struct ctx ctx = desk_ctx();
        struct trust *trust = trust_new(&ctx);
        X509 *signer = desk_cert(&ctx, "leader-ec");

        trusted(&ctx, trust, desk_file(ctx.arena, "root.pem"));
        trusted(&ctx, trust, desk_file(ctx.arena, "sub.pem"));
        trusted(&ctx, trust, desk_file(ctx.arena, "root.crl"));
        trusted(&ctx, trust, list_made(&ctx, &lists[i], signer));
        expect_reason(&ctx, trust_check(&ctx, trust, signer, NULL, ctx.now_ms), lists[i].reason,
            lists[i].what);
        arena_free(ctx.arena);
    }
}

/* ---- answers ---- */

struct answered {
    const char *what;
    const char *by;              /* who signs it */
    const char *about, *for_one; /* the certificate it is about; whom the question is about */
    int from_days, to_days;      /* 0: it does not say until when */
    const char *name, *value, *single_name, *single_value;
    bool old_digest, then; /* then: when the certificate has ended, about the time before */
    enum problem_key reason;
};

static struct str answer_made(struct ctx *ctx, const struct answered *how)
{
    X509 *sub = desk_cert(ctx, "sub"), *by = desk_cert(ctx, how->by);
    OCSP_BASICRESP *out = OCSP_BASICRESP_new();
    OCSP_CERTID *id = OCSP_cert_to_id(EVP_sha1(), desk_cert(ctx, how->about), sub);
    EVP_PKEY *key = key_of(ctx, how->by);
    ASN1_TIME *from = time_of(ctx->now_ms + how->from_days * MS_PER_DAY);
    ASN1_TIME *to = how->to_days ? time_of(ctx->now_ms + how->to_days * MS_PER_DAY) : NULL;
    OCSP_SINGLERESP *single =
        OCSP_basic_add1_status(out, id, V_OCSP_CERTSTATUS_GOOD, 0, NULL, from, to);
    OCSP_RESPONSE *whole;
    unsigned char *bytes = NULL;
    int len;

    assert_non_null(single);
    if (how->name) {
        X509_EXTENSION *one = extension_of(sub, how->name, how->value);

        assert_int_equal(OCSP_BASICRESP_add_ext(out, one, -1), 1);
        X509_EXTENSION_free(one);
    }
    if (how->single_name) {
        X509_EXTENSION *one = extension_of(sub, how->single_name, how->single_value);

        assert_int_equal(OCSP_SINGLERESP_add_ext(single, one, -1), 1);
        X509_EXTENSION_free(one);
    }
    assert_int_equal(
        OCSP_basic_sign(out, by, key, how->old_digest ? EVP_sha1() : EVP_sha256(), NULL, 0), 1);
    whole = OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, out);
    assert_non_null(whole);
    len = i2d_OCSP_RESPONSE(whole, &bytes);
    OCSP_RESPONSE_free(whole);
    OCSP_BASICRESP_free(out);
    OCSP_CERTID_free(id);
    ASN1_TIME_free(from);
    ASN1_TIME_free(to);
    EVP_PKEY_free(key);
    return kept(ctx, bytes, len);
}

static const struct answered answers[] = {
    { .what = "as it should be", .by = "ocsp", .about = "leader", .from_days = -1, .to_days = 1 },
    { .what = "by the authority itself",
        .by = "sub",
        .about = "leader",
        .from_days = -1,
        .to_days = 1 },
    { .what = "by a signer",
        .by = "seal",
        .about = "leader",
        .from_days = -1,
        .to_days = 1,
        .reason = UNKNOWN },
    { .what = "by himself",
        .by = "leader",
        .about = "leader",
        .from_days = -1,
        .to_days = 1,
        .reason = UNKNOWN },
    { .what = "by who stamps times",
        .by = "tsa",
        .about = "leader",
        .from_days = -1,
        .to_days = 1,
        .reason = UNKNOWN },
    { .what = "by another authority",
        .by = "other",
        .about = "leader",
        .from_days = -1,
        .to_days = 1,
        .reason = UNKNOWN },
    { .what = "about another",
        .by = "ocsp",
        .about = "seal",
        .from_days = -1,
        .to_days = 1,
        .reason = UNKNOWN },
    { .what = "too old",
        .by = "ocsp",
        .about = "leader",
        .from_days = -9,
        .to_days = -2,
        .reason = UNKNOWN },
    { .what = "without an end",
        .by = "ocsp",
        .about = "leader",
        .from_days = -1,
        .reason = UNKNOWN },
    { .what = "of tomorrow",
        .by = "ocsp",
        .about = "leader",
        .from_days = 1,
        .to_days = 2,
        .reason = UNKNOWN },
    { .what = "a weak digest",
        .by = "ocsp",
        .about = "leader",
        .from_days = -1,
        .to_days = 1,
        .old_digest = true,
        .reason = UNKNOWN },
    { .what = "an unknown word that counts",
        .by = "ocsp",
        .about = "leader",
        .from_days = -1,
        .to_days = 1,
        .name = "1.2.3.4",
        .value = "critical,DER:0500",
        .reason = UNKNOWN },
    { .what = "an unknown word about him",
        .by = "ocsp",
        .about = "leader",
        .from_days = -1,
        .to_days = 1,
        .single_name = "1.2.3.4",
        .single_value = "critical,DER:0500",
        .reason = UNKNOWN },
    { .what = "an unknown word that does not count",
        .by = "ocsp",
        .about = "leader",
        .from_days = -1,
        .to_days = 1,
        .name = "1.2.3.4",
        .value = "DER:0500" },
    { .what = "long after it ended",
        .by = "ocsp",
        .about = "leader-soon",
        .from_days = -1,
        .to_days = 1,
        .then = true,
        .reason = UNKNOWN },
    { .what = "long after it ended, as far back as is kept",
        .by = "ocsp",
        .about = "leader-soon",
        .from_days = -1,
        .to_days = 1,
        .then = true,
        .single_name = "1.3.6.1.5.5.7.48.1.6",
        .single_value = "DER:180f32303236303130313030303030305a" },
    { .what = "long after it ended, kept for less",
        .by = "ocsp",
        .about = "leader-soon",
        .from_days = -1,
        .to_days = 1,
        .then = true,
        .single_name = "1.3.6.1.5.5.7.48.1.6",
        .single_value = "DER:180f32303237303130313030303030305a",
        .reason = UNKNOWN },
};

static void an_answer_must_be_one_that_counts(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(answers); i++) {
        struct ctx ctx = desk_ctx();
        struct trust *trust = trust_new(&ctx);
        X509 *signer = desk_cert(&ctx, answers[i].then ? "leader-soon" : "leader");

        if (answers[i].then)
            ctx.now_ms = day_ms(2027, 2, 1);
        trusted(&ctx, trust, desk_file(ctx.arena, "root.pem"));
        trusted(&ctx, trust, desk_file(ctx.arena, "sub.pem"));
        trusted(&ctx, trust, desk_file(ctx.arena, "root.crl"));
        trusted(&ctx, trust, answer_made(&ctx, &answers[i]));
        expect_reason(&ctx,
            trust_check(
                &ctx, trust, signer, NULL, answers[i].then ? day_ms(2026, 6, 1) : ctx.now_ms),
            answers[i].reason, answers[i].what);
        arena_free(ctx.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_authority_must_be_one),
        cmocka_unit_test(a_list_must_be_one_that_can_be_read),
        cmocka_unit_test(an_answer_must_be_one_that_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
