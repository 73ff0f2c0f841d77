/* Honest signatures of every kind a key, a program or an authority may make: documents of other
 * programs with three signatures, other digests, numbers in place of names, open lengths, time
 * stamps by longer digests, answers and lists together. All are accepted. */
#include "tests/sign/tamper.h"
#include "tests/unit.h"

#define FIELD_BESIDE "KyLienTich"

static size_t accepted;

static void expect_valid(const struct verified *found, size_t signatures, const char *what)
{
    if (found->verdict != VERDICT_VALID || found->len != signatures)
        fail_msg(
            "%s: %s " STR_FMT, what, problem_name(office_reason(found)), STR_ARG(found->detail));
    accepted++;
}

/* ---- three who sign ---- */

static struct str sign_unseen(struct ctx *ctx, struct str document, const char *key)
{
    struct sign_order order = {
        .document = document, .field = S(FIELD_BESIDE), .at_ms = ctx->now_ms
    };

    return office_sign_order(ctx, &order, key, NULL);
}

static void three_signatures_on_any_paper(void **state)
{
    static const char *const papers[] = { "cairo", "chromium", "libreoffice", "mutool",
        "qpdf-linear", "qpdf-packed" };
    static const char *const keys[][3] = { { "leader-ec", "leader3072", "seal" },
        { "leader4096", "leader-ec", "leader" } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(papers); i++) {
        struct ctx ctx = desk_ctx();
        const char *const *by = keys[i % ARRAY_LEN(keys)];
        struct str paper = office_paper(ctx.arena, papers[i]), out;
        struct verified found;

        out = office_sign(&ctx, paper, OFFICE_LEADER, by[0], "tsa");
        out = sign_unseen(&ctx, out, by[1]);
        out = office_sign(&ctx, out, OFFICE_SEAL, by[2], "tsa");
        ctx.now_ms += 5000;
        found = office_verify(&ctx, out, paper);
        expect_valid(&found, 3, papers[i]);
        found = office_verify(&ctx, out, S(""));
        expect_valid(&found, 3, papers[i]);
        arena_free(ctx.arena);
    }
}

/* ---- signatures by OpenSSL's program ---- */

static struct str cms_by_openssl(struct ctx *ctx, struct str content, const char *options)
{
    const char *data = desk_write(ctx->arena, "signed", content);
    struct str out;

    if (!desk_run(ctx->arena,
            "cd '%s' && openssl cms -sign -binary -cades -certfile sub.pem -in '%s' -outform DER"
            " -out '%s.cms' %s 2>>log",
            desk_folder(ctx->arena), data, data, options))
        fail_msg("%s: openssl cannot make it", options);
    out = file_read(ctx->arena, str_format(ctx->arena, "%s.cms", data).ptr);
    assert_true(desk_run(ctx->arena, "rm -f '%s' '%s.cms'", data, data));
    return out;
}

static const char *const kinds[] = {
    "-md sha256 -signer leader-ec.pem -inkey leader-ec.key",
    "-md sha384 -signer leader-ec.pem -inkey leader-ec.key",
    "-md sha512 -signer leader.pem -inkey leader.key",
    "-md sha512 -keyid -signer leader3072.pem -inkey leader3072.key",
    "-md sha256 -signer seal.pem -inkey seal.key -keyopt rsa_padding_mode:pss",
    "-md sha384 -signer leader4096.pem -inkey leader4096.key -keyopt rsa_padding_mode:pss"
    " -keyopt rsa_pss_saltlen:48",
    "-md sha512 -signer leader.pem -inkey leader.key -keyopt rsa_padding_mode:pss"
    " -keyopt rsa_pss_saltlen:64",
    "-md sha256 -keyid -signer leader-urls.pem -inkey leader-urls.key",
};

static void a_document_by_each_of_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        struct ctx ctx = desk_ctx();
        struct str paper = office_paper(ctx.arena, "cairo"), out;
        struct sign_order order = {
            .document = paper, .field = S(OFFICE_LEADER), .at_ms = ctx.now_ms
        };
        struct sign_answer answer = { .kind = SIGN_ANSWER_CMS };
        struct buf content = { .arena = ctx.arena };
        struct verified found;
        struct sign_job job;

        assert_int_equal(sign_begin(&ctx, &order, &job), ST_OK);
        buf_add(&content, str_sub(job.document, 0, job.hole - 1));
        buf_add(&content, str_sub(job.document, job.hole_end + 1, job.document.len));
        answer.bytes = cms_by_openssl(&ctx, buf_str(&content), kinds[i]);
        if (sign_finish(&ctx, &job, &answer, S(""), &out) != ST_OK)
            fail_msg("%s: " STR_FMT, kinds[i], STR_ARG(ctx.problem.detail));
        found = office_verify(&ctx, out, paper);
        expect_valid(&found, 1, kinds[i]);
        out = office_sign(&ctx, out, OFFICE_SEAL, "seal", NULL);
        found = office_verify(&ctx, out, paper);
        expect_valid(&found, 2, kinds[i]);
        arena_free(ctx.arena);
    }
}

/* A packet's signature, and one that came with room behind it, which is not kept. */
static void a_packet_by_each_of_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        struct ctx ctx = desk_ctx();
        struct verify of = { .bytes = S("{\"so\":1}"), .trust = office_trust(&ctx) };
        struct sign_job job = sign_packet(of.bytes);
        struct sign_answer answer = { .kind = SIGN_ANSWER_CMS };
        struct buf roomy = { .arena = ctx.arena };
        struct verified found;
        struct str out;

        buf_add(&roomy, cms_by_openssl(&ctx, of.bytes, kinds[i]));
        buf_add(&roomy, (struct str){ "\0\0\0", i % 2 ? 3 : 0 });
        answer.bytes = buf_str(&roomy);
        assert_int_equal(sign_finish(&ctx, &job, &answer, S(""), &out), ST_OK);
        verify_packet(&ctx, &of, out, &found);
        expect_valid(&found, 1, kinds[i]);
        arena_free(ctx.arena);
    }
}

/* ---- time stamps, lists and answers ---- */

static struct str stamp_by(struct ctx *ctx, const char *digest, struct str bytes)
{
    const char *data = desk_write(ctx->arena, "stamped", bytes);
    struct str token;

    if (!desk_run(ctx->arena,
            "cd '%s' && openssl ts -query -data '%s' -%s -cert -out '%s.q' 2>>log &&"
            " flock .tsa openssl ts -reply -config ca.cnf -section stamps -queryfile '%s.q'"
            " -signer tsa.pem -inkey tsa.key -chain sub.pem -token_out -out '%s.t' -%s 2>>log",
            desk_folder(ctx->arena), data, digest, data, data, data, digest))
        fail_msg("no time stamp with %s", digest);
    token = file_read(ctx->arena, str_format(ctx->arena, "%s.t", data).ptr);
    assert_true(desk_run(ctx->arena, "rm -f '%s' '%s.q' '%s.t'", data, data, data));
    return token;
}

static void what_authorities_say_goes_together(void **state)
{
    static const char *const digests[] = { "sha256", "sha384", "sha512" };
    static const char *const given[][3] = { { "good.ocsp", NULL, NULL },
        { "good.ocsp", "sub.crl", NULL }, { "good.ocsp", "sub.crl", "newer.crl" } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(digests); i++) {
        struct ctx ctx = desk_ctx();
        struct verify of = { .bytes = S("{\"so\":1}"), .trust = NULL };
        struct str cms = cms_by_openssl(&ctx, of.bytes, kinds[2]), stamped;
        struct trust *trust = trust_new(&ctx);
        struct verified found;
        struct cms read;

        assert_int_equal(trust_add(&ctx, trust, desk_file(ctx.arena, "root.pem")), ST_OK);
        assert_int_equal(trust_add(&ctx, trust, desk_file(ctx.arena, "sub.pem")), ST_OK);
        assert_int_equal(trust_add(&ctx, trust, desk_file(ctx.arena, "root.crl")), ST_OK);
        for (size_t k = 0; k < ARRAY_LEN(given[i]) && given[i][k]; k++)
            assert_int_equal(trust_add(&ctx, trust, desk_file(ctx.arena, given[i][k])), ST_OK);
        of.trust = trust;
        verify_packet(&ctx, &of, cms, &found);
        expect_valid(&found, 1, digests[i]);
        assert_int_equal(cms_read(&ctx, cms, &read), ST_OK);
        assert_int_equal(
            cms_with_stamp(&ctx, cms, stamp_by(&ctx, digests[i], read.signature), &stamped), ST_OK);
        ctx.now_ms += 5000;
        of.trust = office_trust(&ctx);
        verify_packet(&ctx, &of, stamped, &found);
        expect_valid(&found, 1, digests[i]);
        assert_int_equal(found.items[0].level, LEVEL_T);
        arena_free(ctx.arena);
    }
}

static void all_were_counted(void **state)
{
    (void)state;
    print_message("%zu honest signatures, all accepted\n", accepted);
    assert_true(accepted >= 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_signatures_on_any_paper),
        cmocka_unit_test(a_document_by_each_of_them),
        cmocka_unit_test(a_packet_by_each_of_them),
        cmocka_unit_test(what_authorities_say_goes_together),
        cmocka_unit_test(all_were_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
