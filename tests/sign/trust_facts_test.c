/*
 * What is told of certificates, lists and answers before they are kept, and which are believed.
 */
#include "sign/signed_marks.h"
#include "sign/trust_facts.h"

#include "tests/sign/office.h"
#include "tests/unit.h"

static struct trust *authorities(struct ctx *ctx)
{
    struct trust *trust = trust_new(ctx);

    assert_int_equal(trust_add(ctx, trust, desk_file(ctx->arena, "root.pem")), ST_OK);
    assert_int_equal(trust_add(ctx, trust, desk_file(ctx->arena, "sub.pem")), ST_OK);
    return trust;
}

static struct trust_facts facts_of(struct ctx *ctx, const char *name)
{
    struct list all;

    assert_int_equal(trust_facts_read(ctx, desk_file(ctx->arena, name), &all), ST_OK);
    assert_int_equal(all.len, 1);
    return *LIST_AT(all, struct trust_facts, 0);
}

static enum problem_key key_of(struct ctx *ctx, enum status st)
{
    return st == ST_OK ? PROBLEM_NONE : ctx->problem.key;
}

static void test_what_they_say(void **state)
{
    struct ctx ctx = desk_ctx();
    struct trust_facts root = facts_of(&ctx, "root.pem"), leader = facts_of(&ctx, "leader.pem"),
                       list = facts_of(&ctx, "sub.crl"), answer = facts_of(&ctx, "good.ocsp"),
                       urls = facts_of(&ctx, "leader-urls.pem");

    (void)state;
    assert_true(root.is_root && root.kind == FACT_CERTIFICATE);
    assert_true(str_eq(root.subject, S("Root thu nghiem")));
    assert_false(leader.is_root);
    assert_true(str_eq(leader.subject, S("Chủ tịch UBND xã Tân Phú")));
    assert_true(str_eq(leader.issuer, S("Sub thu nghiem")));
    assert_true(leader.to_ms > ctx.now_ms && leader.from_ms < ctx.now_ms);
    assert_true(list.kind == FACT_LIST && str_eq(list.issuer, S("Sub thu nghiem")));
    assert_true(answer.kind == FACT_ANSWER && str_eq(answer.serial, leader.serial));
    assert_true(str_eq(urls.list_url, S("http://crl.thu-nghiem.vn/sub.crl")));
    assert_true(str_eq(urls.answer_url, S("http://ocsp.thu-nghiem.vn/good.ocsp")));
    assert_int_equal(leader.list_url.len, 0);
    arena_free(ctx.arena);
}

static void test_what_may_be_kept(void **state)
{
    static const struct {
        const char *name;
        enum problem_key want;
    } cases[] = {
        { "root.pem", PROBLEM_NONE },
        { "sub.pem", PROBLEM_NONE },
        { "other.pem", PROBLEM_NONE }, /* a root answers for itself: the administrator decides */
        { "leader.pem", PROBLEM_TRUST_AUTHORITY_NOT },
        { "sub.crl", PROBLEM_NONE },
        { "stale.crl", PROBLEM_NONE },
        { "other.crl", PROBLEM_TRUST_SIGNER_UNKNOWN },
        { "good.ocsp", PROBLEM_NONE },
        { "revoked.ocsp", PROBLEM_NONE },
        { "forged.ocsp", PROBLEM_TRUST_SIGNER_UNKNOWN },
    };
    struct ctx ctx = desk_ctx();
    struct trust *trust = authorities(&ctx);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct trust_facts facts = facts_of(&ctx, cases[i].name);
        enum problem_key got = key_of(&ctx, trust_facts_admit(&ctx, trust, &facts));

        if (got != cases[i].want)
            fail_msg("%s: %s", cases[i].name, problem_name(got));
    }
    arena_free(ctx.arena);
}

static void test_what_a_server_may_send(void **state)
{
    static const struct {
        const char *name;
        enum fact_kind kind;
        const char *about;
        enum problem_key want;
    } cases[] = {
        { "sub.crl", FACT_LIST, NULL, PROBLEM_NONE },
        { "stale.crl", FACT_LIST, NULL, PROBLEM_TRUST_STALE },
        { "other.crl", FACT_LIST, NULL, PROBLEM_TRUST_SIGNER_UNKNOWN },
        { "leader.pem", FACT_LIST, NULL, PROBLEM_SIGN_CERT_BROKEN },
        { "sub.pem", FACT_LIST, NULL, PROBLEM_SIGN_CERT_BROKEN }, /* no authority sneaks in */
        { "good.ocsp", FACT_ANSWER, "leader.pem", PROBLEM_NONE },
        { "good.ocsp", FACT_ANSWER, "seal.pem", PROBLEM_TRUST_ANSWER_OTHER },
        { "forged.ocsp", FACT_ANSWER, "leader.pem", PROBLEM_TRUST_SIGNER_UNKNOWN },
        { "sub.crl", FACT_ANSWER, "leader.pem", PROBLEM_SIGN_CERT_BROKEN },
    };
    struct ctx ctx = desk_ctx();
    struct trust *trust = authorities(&ctx);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct trust_facts facts = facts_of(&ctx, cases[i].name);
        struct str about = cases[i].about ? facts_of(&ctx, cases[i].about).bytes : S("");
        enum problem_key got =
            key_of(&ctx, trust_facts_admit_fetched(&ctx, trust, &facts, cases[i].kind, about));

        if (got != cases[i].want)
            fail_msg("%s: %s", cases[i].name, problem_name(got));
    }
    arena_free(ctx.arena);
}

static void test_who_may_sign(void **state)
{
    static const struct {
        const char *name;
        enum problem_key want;
        bool known;
    } cases[] = {
        { "leader.pem", PROBLEM_NONE, true },
        { "leader-ec.pem", PROBLEM_NONE, true },
        { "early.pem", PROBLEM_NONE, true },
        { "expired.pem", PROBLEM_SIGN_CERT_EXPIRED, false },
        { "revoked.pem", PROBLEM_SIGN_CERT_REVOKED, false },
        { "tls-only.pem", PROBLEM_SIGN_CERT_USAGE, false },
        { "no-sign.pem", PROBLEM_SIGN_CERT_USAGE, false },
        { "small.pem", PROBLEM_SIGN_ALGORITHM, false },
        { "stranger.pem", PROBLEM_SIGN_CERT_UNTRUSTED, false },
        { "sub.pem", PROBLEM_SIGN_CERT_USAGE, false },
    };
    struct ctx ctx = desk_ctx();
    struct trust *trust = office_trust(&ctx), *bare = authorities(&ctx);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct trust_facts facts = facts_of(&ctx, cases[i].name);
        bool known = false;
        enum problem_key got = key_of(&ctx, trust_facts_signer(&ctx, trust, &facts, &known));

        if (got != cases[i].want || known != cases[i].known)
            fail_msg("%s: %s", cases[i].name, problem_name(got));
    }
    /* Without lists nobody knows, and that is no refusal here. */
    struct trust_facts facts = facts_of(&ctx, "leader.pem");
    bool known = true;
    assert_int_equal(trust_facts_signer(&ctx, bare, &facts, &known), ST_OK);
    assert_false(known);
    arena_free(ctx.arena);
}

/* What is added beside does not reach the one it was made of. */
static void test_beside(void **state)
{
    struct ctx ctx = desk_ctx();
    struct trust *base = authorities(&ctx), *own = trust_beside(&ctx, base);
    struct trust_facts facts = facts_of(&ctx, "leader.pem");
    bool known = false;

    (void)state;
    assert_int_equal(trust_add(&ctx, own, desk_file(ctx.arena, "good.ocsp")), ST_OK);
    assert_int_equal(trust_add(&ctx, own, desk_file(ctx.arena, "root.crl")), ST_OK);
    assert_int_equal(trust_facts_signer(&ctx, own, &facts, &known), ST_OK);
    assert_true(known);
    assert_int_equal(trust_facts_signer(&ctx, trust_beside(&ctx, own), &facts, &known), ST_OK);
    assert_true(known);
    assert_int_equal(trust_facts_signer(&ctx, base, &facts, &known), ST_OK);
    assert_false(known);
    arena_free(ctx.arena);
}

/* A list may have dropped what had ended before it was made: it does not speak for it. */
static void test_lists_leave_out_what_ended(void **state)
{
    struct ctx ctx = desk_ctx();
    struct trust *trust = office_trust(&ctx);
    const int64_t while_valid = INT64_C(1590000000000); /* 2020-05-20 */
    X509 *cert;

    (void)state;
    assert_int_equal(cert_read(&ctx, desk_file(ctx.arena, "expired.pem"), &cert), ST_OK);
    assert_int_equal(key_of(&ctx, trust_check(&ctx, trust, cert, NULL, while_valid)),
        PROBLEM_SIGN_CERT_EARLY); /* its authority is younger */
    arena_free(ctx.arena);
}

static void test_marks(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str paper = office_paper(ctx.arena, "cairo"), once, twice;
    struct signed_marks marks, first;
    struct list signers;

    (void)state;
    once = office_sign(&ctx, paper, OFFICE_LEADER, "leader-ec", NULL);
    twice = office_sign(&ctx, once, OFFICE_SEAL, "seal", NULL);
    signed_marks_read(&ctx, twice, &marks);
    signed_marks_read(&ctx, paper, &first);
    assert_int_equal(marks.prints.len, 3);
    assert_true(
        str_eq(*LIST_AT(marks.prints, struct str, 2), *LIST_AT(first.prints, struct str, 0)));
    signed_signers(&ctx, twice, &signers);
    assert_int_equal(signers.len, 2);
    assert_true(
        str_eq(LIST_AT(signers, struct trust_facts, 0)->subject, S("Chủ tịch UBND xã Hòa Bình")));
    signed_signers(&ctx, S("%PDF-1.4 nothing"), &signers);
    assert_int_equal(signers.len, 0);
    signed_signers(&ctx, S(""), &signers);
    assert_int_equal(signers.len, 0);
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_they_say),
        cmocka_unit_test(test_what_may_be_kept),
        cmocka_unit_test(test_what_a_server_may_send),
        cmocka_unit_test(test_who_may_sign),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_lists_leave_out_what_ended),
        cmocka_unit_test(test_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
