/* Signatures whose key's owner signed odd things about them: attributes twice, of other kinds, that
 * name other certificates or algorithms; and time stamps that are none. */
#include <stdlib.h>
#include <string.h>

#include <openssl/ts.h>

#include "tests/sign/tamper.h"
#include "tests/unit.h"

#define PACKET "{\"so\":1}"

/* ---- DER ---- */

static struct str der(struct ctx *ctx, int tag, struct str body)
{
    struct buf out = { .arena = ctx->arena };

    buf_add_char(&out, (char)tag);
    if (body.len < 128) {
        buf_add_char(&out, (char)body.len);
    } else {
        buf_add_char(&out, (char)0x82);
        buf_add_char(&out, (char)(body.len >> 8));
        buf_add_char(&out, (char)body.len);
    }
    if (body.len >= 128 && body.len < 256) {
        out.len = 1;
        buf_add_char(&out, (char)0x81);
        buf_add_char(&out, (char)body.len);
    }
    buf_add(&out, body);
    return buf_str(&out);
}

static struct str joined(struct ctx *ctx, struct str a, struct str b)
{
    struct buf out = { .arena = ctx->arena };

    buf_add(&out, a);
    buf_add(&out, b);
    return buf_str(&out);
}

static struct str hex(struct ctx *ctx, const char *digits)
{
    struct buf out = { .arena = ctx->arena };

    for (; digits[0] && digits[1]; digits += 2) {
        const char two[] = { digits[0], digits[1], 0 };

        buf_add_char(&out, (char)strtol(two, NULL, 16));
    }
    return buf_str(&out);
}

/* "30", and what stands in it. */
static struct str attribute(struct ctx *ctx, const char *oid, struct str values)
{
    return der(ctx, 0x30, joined(ctx, hex(ctx, oid), der(ctx, 0x31, values)));
}

#define OID_TYPE "06092a864886f70d010903"
#define OID_DIGEST "06092a864886f70d010904"
#define OID_TIME "06092a864886f70d010905"
#define OID_CERT_1 "060b2a864886f70d010910020c"
#define OID_CERT_2 "060b2a864886f70d010910022f"
#define OID_PROTECTION "06092a864886f70d010934"
#define OID_OTHER "06032a0304"
#define IS_DATA "06092a864886f70d010701"
#define IS_STAMP "060b2a864886f70d0109100104"

static struct str digest_value(struct ctx *ctx, struct str bytes)
{
    const struct str content[2] = { bytes, S("") };
    unsigned char digest[SHA256_BYTES];

    sha256_of(content, digest);
    return der(ctx, 0x04, str_copy(ctx->arena, (struct str){ (char *)digest, SHA256_BYTES }));
}

/* SigningCertificateV2 by its digest alone. */
static struct str names_second(struct ctx *ctx, const char *name)
{
    return der(ctx, 0x30,
        der(ctx, 0x30,
            der(ctx, 0x30, digest_value(ctx, cert_der(ctx->arena, desk_cert(ctx, name))))));
}

/* SigningCertificate, by SHA-1. */
static struct str names_first(struct ctx *ctx, const char *name)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned len;

    assert_int_equal(X509_digest(desk_cert(ctx, name), EVP_sha1(), digest, &len), 1);
    return der(ctx, 0x30,
        der(ctx, 0x30,
            der(ctx, 0x30,
                der(ctx, 0x04, str_copy(ctx->arena, (struct str){ (char *)digest, len })))));
}

/* ---- what its owner signs ---- */

enum odd {
    USUAL,
    TYPE_TWICE,
    TYPE_OTHER,
    TYPE_GONE,
    DIGEST_TWICE,
    DIGEST_TWO_VALUES,
    DIGEST_GONE,
    CERT_TWICE,
    CERT_TWICE_OTHER,
    CERT_TWO_VALUES,
    CERT_NO_LIST,
    CERT_OTHER,
    CERT_GONE,
    CERT_OLD,
    CERT_OLD_OTHER,
    CERT_OLD_TWICE,
    TIME_TWICE,
    OTHER_ONCE,
    OTHER_TWICE,
    PROTECTED,
    PROTECTED_OTHER,
    ODD_COUNT
};

/* clang-format off */
static const struct {
    const char *what;
    enum problem_key reason;
} odds[ODD_COUNT] = {
    [USUAL] = { "as it should be", PROBLEM_NONE },
    [TYPE_TWICE] = { "a type of content twice", PROBLEM_SIGN_CMS_BROKEN },
    [TYPE_OTHER] = { "another type of content", PROBLEM_SIGN_CMS_BROKEN },
    [TYPE_GONE] = { "no type of content", PROBLEM_SIGN_CMS_BROKEN },
    [DIGEST_TWICE] = { "a digest twice", PROBLEM_SIGN_CMS_BROKEN },
    [DIGEST_TWO_VALUES] = { "a digest with two values", PROBLEM_SIGN_CMS_BROKEN },
    [DIGEST_GONE] = { "no digest", PROBLEM_SIGN_CMS_BROKEN },
    [CERT_TWICE] = { "its certificate twice", PROBLEM_SIGN_CMS_BROKEN },
    [CERT_TWICE_OTHER] = { "two certificates", PROBLEM_SIGN_CMS_BROKEN },
    [CERT_TWO_VALUES] = { "a certificate with two values", PROBLEM_SIGN_CMS_BROKEN },
    [CERT_NO_LIST] = { "a certificate that is none", PROBLEM_SIGN_CERT_OTHER },
    [CERT_OTHER] = { "another certificate", PROBLEM_SIGN_CERT_OTHER },
    [CERT_GONE] = { "no certificate is named", PROBLEM_NONE },
    [CERT_OLD] = { "its certificate in the old way", PROBLEM_NONE },
    [CERT_OLD_OTHER] = { "another certificate in the old way", PROBLEM_SIGN_CERT_OTHER },
    [CERT_OLD_TWICE] = { "another in the old way, its own in the new one", PROBLEM_SIGN_CERT_OTHER },
    [TIME_TWICE] = { "two times", PROBLEM_SIGN_CMS_BROKEN },
    [OTHER_ONCE] = { "something more", PROBLEM_NONE },
    [OTHER_TWICE] = { "something more twice", PROBLEM_SIGN_CMS_BROKEN },
    [PROTECTED] = { "its algorithms", PROBLEM_NONE },
    [PROTECTED_OTHER] = { "other algorithms", PROBLEM_SIGN_CMS_BROKEN },
};
/* clang-format on */

#define SHA256 "300b0609608648016503040201"
#define SHA512 "300b0609608648016503040203"
#define ECDSA_SHA256 "a10a06082a8648ce3d040302"
#define ECDSA_SHA512 "a10a06082a8648ce3d040304"

/* Who it is by, and again. */
static void add_names(struct ctx *ctx, enum odd odd, struct buf *to)
{
    struct str own = names_second(ctx, odd == CERT_OTHER ? "seal" : "leader-ec");

    if (odd == CERT_TWO_VALUES)
        own = joined(ctx, own, names_second(ctx, "seal"));
    if (odd == CERT_NO_LIST)
        own = hex(ctx, "0401ff");
    if (odd != CERT_GONE && odd != CERT_OLD && odd != CERT_OLD_OTHER)
        buf_add(to, attribute(ctx, OID_CERT_2, own));
    if (odd == CERT_TWICE || odd == CERT_TWICE_OTHER)
        buf_add(
            to, attribute(ctx, OID_CERT_2, odd == CERT_TWICE ? own : names_second(ctx, "seal")));
    if (odd >= CERT_OLD && odd <= CERT_OLD_TWICE)
        buf_add(to,
            attribute(ctx, OID_CERT_1, names_first(ctx, odd == CERT_OLD ? "leader-ec" : "seal")));
}

static void add_times(struct buf *to, struct str one, int times)
{
    while (times-- > 0)
        buf_add(to, one);
}

static struct str attributes_of(struct ctx *ctx, enum odd odd)
{
    struct buf all = { .arena = ctx->arena };
    struct str digest = digest_value(ctx, S(PACKET));
    struct str type = attribute(ctx, OID_TYPE, hex(ctx, odd == TYPE_OTHER ? OID_OTHER : IS_DATA));
    struct str time = attribute(ctx, OID_TIME, hex(ctx, "170d3236303130353030303030305a"));
    struct str right = der(ctx, 0x30, hex(ctx, SHA256 ECDSA_SHA256));
    struct str wrong = der(ctx, 0x30, hex(ctx, SHA512 ECDSA_SHA512));

    if (odd == DIGEST_TWO_VALUES)
        digest = joined(ctx, digest, digest_value(ctx, S("{}")));
    add_times(&all, type, 1 + (odd == TYPE_TWICE) - (odd == TYPE_GONE));
    add_times(
        &all, attribute(ctx, OID_DIGEST, digest), 1 + (odd == DIGEST_TWICE) - (odd == DIGEST_GONE));
    add_names(ctx, odd, &all);
    add_times(&all, time, 2 * (odd == TIME_TWICE));
    add_times(&all, attribute(ctx, OID_OTHER, hex(ctx, "0500")),
        (odd == OTHER_ONCE) + 2 * (odd == OTHER_TWICE));
    add_times(&all, attribute(ctx, OID_PROTECTION, right), odd == PROTECTED);
    add_times(&all, attribute(ctx, OID_PROTECTION, wrong), odd == PROTECTED_OTHER);
    return der(ctx, 0x31, buf_str(&all));
}

static struct str signed_oddly(struct ctx *ctx, enum odd odd)
{
    struct cms_parts parts = { .cert = desk_cert(ctx, "leader-ec"),
        .chain = desk_chain(ctx),
        .scheme = CMS_SCHEME_ECDSA,
        .attributes = attributes_of(ctx, odd) };
    struct str out;

    parts.signature = desk_sign(ctx, "leader-ec", CMS_SCHEME_ECDSA, parts.attributes);
    assert_int_equal(cms_assemble(ctx, &parts, &out), ST_OK);
    return out;
}

static struct verified verified_packet(struct ctx *ctx, struct str cms)
{
    struct verify of = { .bytes = S(PACKET), .trust = office_trust(ctx) };
    struct verified out;

    verify_packet(ctx, &of, cms, &out);
    return out;
}

static void what_is_signed_about_a_signature_fits_it(void **state)
{
    (void)state;
    for (enum odd odd = 0; odd < ODD_COUNT; odd++) {
        struct ctx ctx = desk_ctx();
        struct verified found = verified_packet(&ctx, signed_oddly(&ctx, odd));

        if (office_reason(&found) != odds[odd].reason)
            fail_msg("%s: %s", odds[odd].what, problem_name(office_reason(&found)));
        attack_count();
        arena_free(ctx.arena);
    }
}

/* What a PDF file keeps free behind a signature, a file of its own has no use for. */
static void nothing_stands_behind_a_signature_apart(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str cms = signed_oddly(&ctx, USUAL);
    struct verified found = verified_packet(&ctx, joined(&ctx, cms, (struct str){ "\0\0\0\0", 4 }));

    (void)state;
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_CMS_BROKEN);
    attack_count();
    arena_free(ctx.arena);
}

/* ---- time stamps ---- */

struct token {
    const char *what;
    const char *type; /* of the content, as it is signed */
    const char *more; /* of what is stamped: words that count */
    bool twice;       /* the digest */
    bool other;       /* the certificate it names */
    enum problem_key reason;
};

static struct str stamped_info(struct ctx *ctx, struct str signature, const char *more)
{
    struct buf body = { .arena = ctx->arena };
    struct tm tm;
    time_t now = (time_t)(ctx->now_ms / 1000) - 60;
    char text[16];

    assert_non_null(gmtime_r(&now, &tm));
    assert_int_equal(strftime(text, sizeof(text), "%Y%m%d%H%M%SZ", &tm), 15);
    buf_add(&body, hex(ctx, "020101"
                            "06042a030401"));
    buf_add(&body,
        der(ctx, 0x30,
            joined(ctx, hex(ctx, "300d06096086480165030402010500"), digest_value(ctx, signature))));
    buf_add(&body, hex(ctx, "02017b"));
    buf_add(&body, der(ctx, 0x18, str_of(text)));
    buf_add(&body, hex(ctx, more));
    return der(ctx, 0x30, buf_str(&body));
}

static struct str token_made(struct ctx *ctx, const struct token *how, struct str signature)
{
    X509 *tsa = desk_cert(ctx, "tsa");
    struct str info = stamped_info(ctx, signature, how->more), digest = digest_value(ctx, info);
    struct buf attributes = { .arena = ctx->arena }, signer = { .arena = ctx->arena },
               all = { .arena = ctx->arena };
    struct str set, issuer, serial;
    unsigned char *bytes = NULL;
    int len = i2d_X509_NAME(X509_get_issuer_name(tsa), &bytes);

    issuer = str_copy(ctx->arena, (struct str){ (char *)bytes, (size_t)len });
    OPENSSL_free(bytes);
    bytes = NULL;
    len = i2d_ASN1_INTEGER(X509_get0_serialNumber(tsa), &bytes);
    serial = str_copy(ctx->arena, (struct str){ (char *)bytes, (size_t)len });
    OPENSSL_free(bytes);
    if (how->type)
        buf_add(&attributes, attribute(ctx, OID_TYPE, hex(ctx, how->type)));
    for (int i = 0; i < 1 + how->twice; i++)
        buf_add(&attributes, attribute(ctx, OID_DIGEST, digest));
    buf_add(
        &attributes, attribute(ctx, OID_CERT_2, names_second(ctx, how->other ? "seal" : "tsa")));
    set = der(ctx, 0x31, buf_str(&attributes));
    buf_add(&signer, hex(ctx, "020101"));
    buf_add(&signer, der(ctx, 0x30, joined(ctx, issuer, serial)));
    buf_add(&signer, hex(ctx, "300d06096086480165030402010500"));
    buf_add(&signer, der(ctx, 0xA0, buf_str(&attributes)));
    buf_add(&signer, hex(ctx, "300d06092a864886f70d0101010500"));
    buf_add(&signer, der(ctx, 0x04, desk_sign(ctx, "tsa", CMS_SCHEME_RSA, set)));
    buf_add(&all, hex(ctx, "020103"
                           "310f"
                           "300d06096086480165030402010500"));
    buf_add(&all,
        der(ctx, 0x30, joined(ctx, hex(ctx, IS_STAMP), der(ctx, 0xA0, der(ctx, 0x04, info)))));
    buf_add(&all,
        der(ctx, 0xA0,
            joined(ctx, cert_der(ctx->arena, tsa), cert_der(ctx->arena, desk_cert(ctx, "sub")))));
    buf_add(&all, der(ctx, 0x31, der(ctx, 0x30, buf_str(&signer))));
    return der(ctx, 0x30,
        joined(ctx, hex(ctx, "06092a864886f70d010702"),
            der(ctx, 0xA0, der(ctx, 0x30, buf_str(&all)))));
}

static void a_time_stamp_is_one(void **state)
{
    static const struct token cases[] = {
        { "as it should be", IS_STAMP, "", false, false, PROBLEM_NONE },
        { "signed as something else", IS_DATA, "", false, false, PROBLEM_SIGN_STAMP_BROKEN },
        { "signed as nothing", NULL, "", false, false, PROBLEM_SIGN_STAMP_BROKEN },
        { "its digest twice", IS_STAMP, "", true, false, PROBLEM_SIGN_STAMP_BROKEN },
        { "by another certificate", IS_STAMP, "", false, true, PROBLEM_SIGN_STAMP_BROKEN },
        { "an unknown word that counts", IS_STAMP, "a10e300c06032a03040101ff04020500", false, false,
            PROBLEM_SIGN_STAMP_BROKEN },
        { "an unknown word that does not count", IS_STAMP, "a10b300906032a030404020500", false,
            false, PROBLEM_NONE },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        struct str cms = signed_oddly(&ctx, USUAL), stamped;
        struct cms read;
        struct verified found;

        assert_int_equal(cms_read(&ctx, cms, &read), ST_OK);
        assert_int_equal(
            cms_with_stamp(&ctx, cms, token_made(&ctx, &cases[i], read.signature), &stamped),
            ST_OK);
        found = verified_packet(&ctx, stamped);
        if (office_reason(&found) != cases[i].reason)
            fail_msg("%s: %s", cases[i].what, problem_name(office_reason(&found)));
        attack_count();
        arena_free(ctx.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_signed_about_a_signature_fits_it),
        cmocka_unit_test(nothing_stands_behind_a_signature_apart),
        cmocka_unit_test(a_time_stamp_is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
