/* Every byte of a signature changed in turn: none of them is one that nobody reads. A bit of each
 * byte, and inside of certificates of some; with BAOCAO_SIGN_FLIPS=8 every bit, before a release.
 */
#include <stdlib.h>

#include "tests/sign/office.h"
#include "tests/unit.h"

static const struct str packet = { "{\"so\":1}", 8 };

static struct str signature(
    struct ctx *ctx, const char *key, enum cms_scheme scheme, const char *authority)
{
    struct sign_job job = sign_packet(packet);
    struct sign_answer answer = { .kind = SIGN_ANSWER_RAW, .scheme = scheme };
    struct buf certs = { .arena = ctx->arena };
    struct str attributes, cms, stamp = { 0 };
    struct cms read;

    buf_add(&certs, desk_file(ctx->arena, str_format(ctx->arena, "%s.pem", key).ptr));
    buf_add(&certs, desk_file(ctx->arena, "sub.pem"));
    buf_add(&certs, desk_file(ctx->arena, "root.pem"));
    answer.certs = buf_str(&certs);
    assert_int_equal(sign_attributes(ctx, &job, answer.certs, &attributes), ST_OK);
    answer.bytes = desk_sign(ctx, key, scheme, attributes);
    if (authority) {
        assert_int_equal(sign_collect(ctx, &job, &answer, &cms), ST_OK);
        assert_int_equal(cms_read(ctx, cms, &read), ST_OK);
        stamp = desk_stamp(ctx, authority, read.signature);
    }
    assert_int_equal(sign_finish(ctx, &job, &answer, stamp, &cms), ST_OK);
    return cms;
}

static enum verdict verdict_on(const struct trust *trust, struct str cms)
{
    struct ctx ctx = desk_ctx();
    struct verify of = { .bytes = packet, .trust = trust };
    struct verified found;

    ctx.now_ms += 2000;
    verify_packet(&ctx, &of, cms, &found);
    arena_free(ctx.arena);
    return found.verdict;
}

static size_t bits(void)
{
    const char *told = getenv("BAOCAO_SIGN_FLIPS");
    int64_t wanted = 1;

    if (told && (!str_to_int(str_of(told), &wanted) || wanted < 1 || wanted > 8))
        fail_msg("BAOCAO_SIGN_FLIPS is a number up to 8");
    return (size_t)wanted;
}

/* Inside of certificates, where one byte is like the other. */
static const bool *bulk_of(struct ctx *ctx, struct str cms)
{
    static const char *const names[] = { "leader", "leader-ec", "sub", "root", "tsa" };
    bool *out = ARENA_ARRAY(ctx->arena, cms.len, bool);

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct str der = cert_der(ctx->arena, desk_cert(ctx, names[i]));

        for (size_t at = 0; at + der.len <= cms.len; at++)
            for (size_t k = 0; str_starts(str_sub(cms, at, cms.len), der) && k < der.len; k++)
                out[at + k] = k % 16 != 0;
    }
    return out;
}

static size_t flip_all(struct ctx *ctx, const struct trust *trust, struct str cms, const char *what)
{
    struct str flipped = str_copy(ctx->arena, cms);
    char *bytes = (char *)(uintptr_t)flipped.ptr;
    const bool *bulk = bulk_of(ctx, cms);
    size_t tried = 0;

    assert_int_equal(verdict_on(trust, cms), VERDICT_VALID);
    for (size_t i = 0; i < cms.len; i++)
        for (size_t bit = bits() == 1 && bulk[i] ? 1 : 0; bit < bits(); bit++, tried++) {
            bytes[i] = (char)(cms.ptr[i] ^ 1 << (i + bit) % 8);
            if (verdict_on(trust, flipped) == VERDICT_VALID)
                fail_msg("%s: byte %zu of %zu, bit %zu changed, and it is still valid", what, i,
                    cms.len, (i + bit) % 8);
            bytes[i] = cms.ptr[i];
        }
    return tried;
}

static void no_byte_of_a_signature_is_idle(void **state)
{
    static const struct {
        const char *what, *key, *authority;
        enum cms_scheme scheme;
    } cases[] = {
        { "P-256 with a time stamp", "leader-ec", "tsa", CMS_SCHEME_ECDSA },
        { "RSA", "leader", NULL, CMS_SCHEME_RSA },
        { "RSA-PSS", "leader", NULL, CMS_SCHEME_RSA_PSS },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        struct str cms = signature(&ctx, cases[i].key, cases[i].scheme, cases[i].authority);
        size_t tried = flip_all(&ctx, office_trust(&ctx), cms, cases[i].what);

        print_message(
            "%s: %zu changes in %zu bytes, none accepted\n", cases[i].what, tried, cms.len);
        arena_free(ctx.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_byte_of_a_signature_is_idle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
