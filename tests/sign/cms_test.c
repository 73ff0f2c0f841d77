/* CMS signatures are put together, read again, and checked by OpenSSL's own program. */
#include <string.h>

#include <openssl/pem.h>

#include "base/limits.h"
#include "tests/sign/desk.h"
#include "tests/unit.h"

static const struct str content[2] = { { "so lieu ", 8 }, { "thang 7", 7 } };

static struct str sign(struct ctx *ctx, const char *name, enum cms_scheme scheme)
{
    struct cms_parts parts = {
        .cert = desk_cert(ctx, name), .chain = desk_chain(ctx), .scheme = scheme
    };
    unsigned char digest[SHA256_BYTES];
    struct str out;

    sha256_of(content, digest);
    assert_int_equal(cms_attributes(ctx, parts.cert, digest, &parts.attributes), ST_OK);
    parts.signature = desk_sign(ctx, name, scheme, parts.attributes);
    assert_int_equal(cms_assemble(ctx, &parts, &out), ST_OK);
    return out;
}

static const struct {
    const char *name;
    enum cms_scheme scheme;
} keys[] = {
    { "leader", CMS_SCHEME_RSA },
    { "leader", CMS_SCHEME_RSA_PSS },
    { "leader3072", CMS_SCHEME_RSA },
    { "leader4096", CMS_SCHEME_RSA_PSS },
    { "leader-ec", CMS_SCHEME_ECDSA },
};

static void each_kind_of_key_signs(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        struct ctx ctx = desk_ctx();
        struct str bytes = sign(&ctx, keys[i].name, keys[i].scheme);
        const char *pki = desk_folder(ctx.arena);
        const char *cms = desk_write(ctx.arena, "a.cms", bytes);
        const char *data = desk_write(ctx.arena, "a.txt", S("so lieu thang 7"));
        struct cms read;

        assert_int_equal(cms_read(&ctx, bytes, &read), ST_OK);
        assert_int_equal(cms_check(&ctx, &read, content), ST_OK);
        assert_true(read.names_cert && read.claimed_ms == 0 && read.stamp.len == 0);
        assert_int_equal(cert_may_sign(&ctx, read.cert), ST_OK);
        assert_true(desk_run(ctx.arena,
            "openssl cms -verify -cades -binary -inform DER -in '%s' -content '%s'"
            " -CAfile '%s/root.pem' -purpose any -out /dev/null 2>>'%s/log'",
            cms, data, pki, pki));
        arena_free(ctx.arena);
    }
}

static void other_content_is_told(void **state)
{
    const struct str other[2] = { content[0], S("thang 8") };
    struct ctx ctx = desk_ctx();
    struct cms read;

    (void)state;
    assert_int_equal(cms_read(&ctx, sign(&ctx, "leader", CMS_SCHEME_RSA), &read), ST_OK);
    assert_int_equal(cms_check(&ctx, &read, other), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_CHANGED);
    arena_free(ctx.arena);
}

/* Every byte in turn of what is signed and of the signature itself. */
static void no_flipped_byte_is_believed(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str bytes = sign(&ctx, "leader-ec", CMS_SCHEME_ECDSA);
    struct cms whole;
    size_t from;

    (void)state;
    assert_int_equal(cms_read(&ctx, bytes, &whole), ST_OK);
    from = str_find(bytes, whole.signature) - 150; /* the last of the signed attributes */
    for (size_t i = from; i < bytes.len; i++) {
        struct ctx own = desk_ctx();
        struct str flipped = str_copy(own.arena, bytes);
        struct cms read;

        ((char *)(uintptr_t)flipped.ptr)[i] ^= 0x11;
        if (cms_read(&own, flipped, &read) == ST_OK && cms_check(&own, &read, content) == ST_OK)
            fail_msg("byte %zu of %zu changed, and it is still valid", i, bytes.len);
        arena_free(own.arena);
    }
    arena_free(ctx.arena);
}

static void what_is_hidden_behind_it_is_told(void **state)
{
    struct ctx ctx = desk_ctx();
    struct buf longer = { .arena = ctx.arena };
    struct cms read;

    (void)state;
    buf_add(&longer, sign(&ctx, "leader", CMS_SCHEME_RSA));
    buf_add(&longer, S("\0\0\0\0"));
    assert_int_equal(cms_read(&ctx, buf_str(&longer), &read), ST_OK);
    buf_add(&longer, S("x"));
    assert_int_equal(cms_read(&ctx, buf_str(&longer), &read), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_CMS_BROKEN);
    arena_free(ctx.arena);
}

static void a_time_stamp_is_put_in_once(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str bytes = sign(&ctx, "leader", CMS_SCHEME_RSA), stamp, stamped;
    struct cms read;

    (void)state;
    assert_int_equal(cms_read(&ctx, bytes, &read), ST_OK);
    stamp = desk_stamp(&ctx, "tsa", read.signature);
    assert_int_equal(cms_with_stamp(&ctx, bytes, stamp, &stamped), ST_OK);
    assert_int_equal(cms_read(&ctx, stamped, &read), ST_OK);
    assert_true(str_eq(read.stamp, stamp));
    assert_int_equal(cms_check(&ctx, &read, content), ST_OK);
    assert_int_equal(cms_with_stamp(&ctx, stamped, stamp, &bytes), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_STAMP_BROKEN);
    arena_free(ctx.arena);
}

/* What a program put beside the signature, in place of a time stamp or with it. */
static void what_nobody_signed_is_told(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str bytes = sign(&ctx, "leader", CMS_SCHEME_RSA), pem = desk_file(ctx.arena, "sub.crl");
    BIO *from = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    X509_CRL *list = PEM_read_bio_X509_CRL(from, NULL, NULL, NULL);

    (void)state;
    for (int with_list = 0; with_list < 2; with_list++) {
        unsigned char *again = NULL;
        struct cms read;
        int len;

        assert_int_equal(cms_read(&ctx, bytes, &read), ST_OK);
        assert_int_equal(with_list ? CMS_add1_crl(read.info, list)
                                   : CMS_unsigned_add1_attr_by_txt(
                                         read.signer, "1.2.3.4", V_ASN1_UTF8STRING, "x", 1),
            1);
        len = i2d_CMS_ContentInfo(read.info, &again);
        assert_int_equal(
            cms_read(&ctx, str_copy(ctx.arena, (struct str){ (char *)again, (size_t)len }), &read),
            ST_OK);
        assert_int_equal(cms_check(&ctx, &read, content), ST_INVALID);
        assert_int_equal(ctx.problem.key, PROBLEM_SIGN_UNBOUND);
        OPENSSL_free(again);
    }
    X509_CRL_free(list);
    BIO_free(from);
    arena_free(ctx.arena);
}

static void certificates_tell_what_they_are_for(void **state)
{
    static const struct {
        const char *name;
        enum problem_key key;
    } cases[] = {
        { "seal", PROBLEM_NONE },
        { "tls-only", PROBLEM_SIGN_CERT_USAGE },
        { "no-sign", PROBLEM_SIGN_CERT_USAGE },
        { "tsa", PROBLEM_SIGN_CERT_USAGE },
        { "sub", PROBLEM_SIGN_CERT_USAGE },
        { "small", PROBLEM_SIGN_ALGORITHM },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        enum status st = cert_may_sign(&ctx, desk_cert(&ctx, cases[i].name));

        assert_int_equal(ctx.problem.key, cases[i].key);
        assert_true((st == ST_OK) == (cases[i].key == PROBLEM_NONE));
        arena_free(ctx.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_key_signs),
        cmocka_unit_test(other_content_is_told),
        cmocka_unit_test(no_flipped_byte_is_believed),
        cmocka_unit_test(what_is_hidden_behind_it_is_told),
        cmocka_unit_test(a_time_stamp_is_put_in_once),
        cmocka_unit_test(what_nobody_signed_is_told),
        cmocka_unit_test(certificates_tell_what_they_are_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
