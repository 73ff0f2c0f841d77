/* A time stamp is put into what was signed already: our verifier, OpenSSL and poppler find it good,
 * and nothing else of the bytes has changed. */
#include "sign/sign_stamp.h"

#include <string.h>

#include "sign/signed_marks.h"
#include "tests/sign/office.h"
#include "tests/unit.h"

static struct str stamped(struct ctx *ctx, struct str signed_bytes, struct str *out_token)
{
    struct sign_last last;
    struct str out;

    assert_int_equal(sign_last(ctx, signed_bytes, &last), ST_OK);
    *out_token = desk_stamp(ctx, "tsa", last.cms.signature);
    assert_int_equal(sign_stamp(ctx, signed_bytes, &last, *out_token, &out), ST_OK);
    ctx->now_ms += 1000; /* the stamp is of this second or of the next */
    return out;
}

static void expect_stamped(const struct verified *found, size_t i)
{
    if (found->verdict != VERDICT_VALID)
        fail_msg(STR_FMT STR_FMT, STR_ARG(found->detail), STR_ARG(found->items[i].detail));
    assert_int_equal(found->items[i].level, LEVEL_T);
    assert_true(found->items[i].stamped_ms > 0);
    expect_text(found->items[i].stamper, "Cấp dấu thời gian thử nghiệm", "authority");
}

static void only_the_room_of_the_signature_changes(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str paper = office_paper(ctx.arena, "cairo"), token, with;
    struct str once = office_sign(&ctx, paper, OFFICE_LEADER, "leader", NULL);
    struct sign_last last;
    struct verified found;

    (void)state;
    assert_int_equal(sign_last(&ctx, once, &last), ST_OK);
    expect_text(last.field, OFFICE_LEADER, "field");
    with = stamped(&ctx, once, &token);
    assert_int_equal(with.len, once.len);
    assert_memory_equal(with.ptr, once.ptr, last.hole);
    assert_memory_equal(
        with.ptr + last.hole_end, once.ptr + last.hole_end, once.len - last.hole_end);
    found = office_verify(&ctx, with, paper);
    assert_int_equal(found.len, 1);
    expect_stamped(&found, 0);
    arena_free(ctx.arena);
}

static void the_seal_comes_over_a_stamp_and_has_its_own(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str paper = office_paper(ctx.arena, "libreoffice"), token, twice;
    struct str once = office_sign(&ctx, paper, OFFICE_LEADER, "leader-ec", NULL);
    struct list signers;
    struct verified found;

    (void)state;
    twice = office_sign(&ctx, stamped(&ctx, once, &token), OFFICE_SEAL, "seal", NULL);
    twice = stamped(&ctx, twice, &token);
    found = office_verify(&ctx, twice, paper);
    assert_int_equal(found.len, 2);
    expect_stamped(&found, 0);
    expect_stamped(&found, 1);
    /* Who stamped is asked about as who signed is; once, for both are by one. */
    signed_signers(&ctx, twice, &signers);
    assert_int_equal(signers.len, 3);
    expect_text(LIST_AT(signers, struct trust_facts, 2)->subject, "Cấp dấu thời gian thử nghiệm",
        "stamper");
    arena_free(ctx.arena);
}

static void a_packet_is_stamped_in_its_signature(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str packet = S("{\"format\":\"baocao-packet/1\"}"), attributes, cms, token;
    struct sign_job job = sign_packet(packet);
    struct str certs = desk_file(ctx.arena, "leader.pem");
    struct sign_answer answer = { .kind = SIGN_ANSWER_RAW, .scheme = desk_scheme("leader") };
    struct verify of = { .bytes = packet, .trust = office_trust(&ctx) };
    struct verified found;

    (void)state;
    assert_int_equal(sign_attributes(&ctx, &job, certs, &attributes), ST_OK);
    answer.bytes = desk_sign(&ctx, "leader", answer.scheme, attributes);
    answer.certs = certs;
    assert_int_equal(sign_finish(&ctx, &job, &answer, S(""), &cms), ST_OK);
    verify_packet(&ctx, &of, stamped(&ctx, cms, &token), &found);
    expect_stamped(&found, 0);
    arena_free(ctx.arena);
}

/* A signature has one time stamp, and it fits or is none. */
static void what_cannot_be_put_in_is_refused(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str paper = office_paper(ctx.arena, "cairo"), token, with, again;
    struct str once = office_sign(&ctx, paper, OFFICE_LEADER, "leader", NULL);
    struct sign_last last;

    (void)state;
    with = stamped(&ctx, once, &token);
    assert_int_equal(sign_last(&ctx, with, &last), ST_OK);
    assert_true(str_eq(last.cms.stamp, token));
    assert_int_equal(sign_stamp(&ctx, with, &last, token, &again), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_STAMP_BROKEN);
    assert_int_equal(sign_last(&ctx, once, &last), ST_OK);
    last.hole_end = last.hole + 2 * 2000; /* as of a program that kept less free */
    assert_int_equal(sign_stamp(&ctx, once, &last, token, &again), ST_TOO_LARGE);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_CMS_ROOM);
    assert_int_equal(sign_last(&ctx, paper, &last), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_NONE);
    arena_free(ctx.arena);
}

static void others_say_the_same(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str paper = office_paper(ctx.arena, "cairo"), token, with;
    struct str once = office_sign(&ctx, paper, OFFICE_LEADER, "leader", NULL);
    const char *pki = desk_folder(ctx.arena), *value, *bytes, *pdf;
    struct sign_last last;

    (void)state;
    with = stamped(&ctx, once, &token);
    assert_int_equal(sign_last(&ctx, with, &last), ST_OK);
    value = desk_write(ctx.arena, "value", last.cms.signature);
    bytes = desk_write(ctx.arena, "token", last.cms.stamp);
    pdf = desk_write(ctx.arena, "stamped.pdf", with);
    assert_true(desk_run(ctx.arena,
        "openssl ts -verify -data '%s' -in '%s' -token_in -CAfile '%s/root.pem' -untrusted "
        "'%s/sub.pem' >/dev/null 2>&1",
        value, bytes, pki, pki));
    assert_true(
        desk_run(ctx.arena, "pdfsig -nocert '%s' 2>&1 | grep -q 'Signature is Valid'", pdf));
    assert_true(desk_run(ctx.arena, "rm -f '%s' '%s' '%s'", value, bytes, pdf));
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_room_of_the_signature_changes),
        cmocka_unit_test(the_seal_comes_over_a_stamp_and_has_its_own),
        cmocka_unit_test(a_packet_is_stamped_in_its_signature),
        cmocka_unit_test(what_cannot_be_put_in_is_refused),
        cmocka_unit_test(others_say_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
