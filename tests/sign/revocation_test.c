/* Certificates that were taken back after somebody signed with them: what he signed stays, unless
 * his key may have been another's by then. By lists and by answers alike. */
#include "base/date.h"
#include "tests/sign/office.h"
#include "tests/unit.h"

static struct verified verified_at(
    struct ctx *ctx, const char *key, const char *given, int64_t at_ms)
{
    struct sign_job job = sign_packet(S("{}"));
    struct sign_answer answer = { .kind = SIGN_ANSWER_RAW,
        .scheme = desk_scheme(key),
        .certs = desk_file(ctx->arena, str_format(ctx->arena, "%s.pem", key).ptr) };
    struct verify of = { .bytes = S("{}"), .trust = NULL, .at_ms = at_ms };
    const char *const names[] = { "root.pem", "sub.pem", "root.crl", given };
    struct trust *trust = trust_new(ctx);
    struct str attributes, cms;
    struct verified out;

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        assert_int_equal(trust_add(ctx, trust, desk_file(ctx->arena, names[i])), ST_OK);
    of.trust = trust;
    assert_int_equal(sign_attributes(ctx, &job, answer.certs, &attributes), ST_OK);
    answer.bytes = desk_sign(ctx, key, answer.scheme, attributes);
    assert_int_equal(sign_finish(ctx, &job, &answer, S(""), &cms), ST_OK);
    verify_packet(ctx, &of, cms, &out);
    return out;
}

static int64_t day(int month, int number)
{
    return date_of((struct ymd){ 2025, month, number }) * MS_PER_DAY;
}

/* All were taken back on 1 March 2025; the first's key may have been another's since 1 February. */
static void what_was_signed_before_stays(void **state)
{
    static const struct {
        const char *key;
        int month, day; /* 0: nobody knows when it was signed */
        enum problem_key reason;
    } cases[] = {
        { "lost", 1, 31, PROBLEM_NONE },
        { "lost", 2, 1, PROBLEM_SIGN_CERT_REVOKED },
        { "lost", 2, 15, PROBLEM_SIGN_CERT_REVOKED },
        { "lost", 3, 2, PROBLEM_SIGN_CERT_REVOKED },
        { "lost-undated", 2, 15, PROBLEM_NONE },
        { "lost-undated", 3, 1, PROBLEM_SIGN_CERT_REVOKED },
        { "replaced", 2, 15, PROBLEM_NONE },
        { "replaced", 3, 2, PROBLEM_SIGN_CERT_REVOKED },
        { "replaced", 0, 0, PROBLEM_SIGN_CERT_REVOKED },
        { "closed", 2, 28, PROBLEM_NONE },
        { "closed", 3, 1, PROBLEM_SIGN_CERT_REVOKED },
        { "leader-ec", 2, 15, PROBLEM_NONE },
    };

    (void)state;
    for (size_t i = 0; i < 2 * ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        const char *key = cases[i / 2].key;
        const char *given = i % 2 ? str_format(ctx.arena, "%s.ocsp", key).ptr : "reasons.crl";
        int64_t at = cases[i / 2].month ? day(cases[i / 2].month, cases[i / 2].day) : 0;
        struct verified found;

        if (i / 2 + 1 == ARRAY_LEN(cases) && i % 2)
            given = "newer.crl"; /* of before */
        found = verified_at(&ctx, key, given, at);
        if (found.items[0].reason != cases[i / 2].reason)
            fail_msg(
                "%s by %s, case %zu: %s", key, given, i / 2, problem_name(found.items[0].reason));
        arena_free(ctx.arena);
    }
}

/* What is said by one is not taken back by another that does not know it yet. */
static void the_worst_word_counts(void **state)
{
    struct ctx ctx = desk_ctx();
    struct trust *trust = office_trust(&ctx); /* its list is of January */
    X509 *cert = desk_cert(&ctx, "replaced");

    (void)state;
    assert_int_equal(trust_check(&ctx, trust, cert, desk_chain(&ctx), day(4, 1)), ST_OK);
    assert_int_equal(trust_add(&ctx, trust, desk_file(ctx.arena, "replaced.ocsp")), ST_OK);
    assert_int_equal(trust_check(&ctx, trust, cert, desk_chain(&ctx), day(4, 1)), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_CERT_REVOKED);
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_signed_before_stays),
        cmocka_unit_test(the_worst_word_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
