#include "tests/sign/desk.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "base/host/clock.h"
#include "tests/unit.h"

int64_t desk_now_ms(void)
{
    static int64_t now;

    if (now == 0)
        now = clock_now_ms();
    return now;
}

struct ctx desk_ctx(void)
{
    return (struct ctx){ .arena = arena_new(UNIT_BYTES), .now_ms = desk_now_ms() };
}

bool desk_run(struct arena *arena, const char *format, ...)
{
    va_list args;
    struct str command;

    va_start(args, format);
    command = str_vformat(arena, format, args);
    va_end(args);
    return system(command.ptr) == 0;
}

static const char *build_folder(void)
{
    const char *folder = getenv("MESON_BUILD_ROOT");

    if (!folder)
        fail_msg("MESON_BUILD_ROOT names the build folder, in full; run it by make test");
    return folder;
}

const char *desk_folder(struct arena *arena)
{
    static bool looked; /* the script knows whether there is anything to do */
    struct str path = str_format(arena, "%s/sign-pki", build_folder());

    if (!looked && !desk_run(arena, "bash tests/sign/pki.sh '" STR_FMT "'", STR_ARG(path)))
        fail_msg("tests/sign/pki.sh failed; see %s/log", path.ptr);
    looked = true;
    return path.ptr;
}

struct str desk_file(struct arena *arena, const char *name)
{
    return file_read(arena, str_format(arena, "%s/%s", desk_folder(arena), name).ptr);
}

X509 *desk_cert(struct ctx *ctx, const char *name)
{
    X509 *cert;

    if (cert_read(ctx, desk_file(ctx->arena, str_format(ctx->arena, "%s.pem", name).ptr), &cert) !=
        ST_OK)
        fail_msg("no certificate %s", name);
    return cert;
}

STACK_OF(X509) * desk_chain(struct ctx *ctx)
{
    STACK_OF(X509) * chain;

    if (cert_read_all(ctx, desk_file(ctx->arena, "sub.pem"), &chain) != ST_OK)
        fail_msg("no chain");
    return chain;
}

enum cms_scheme desk_scheme(const char *name)
{
    static const char *const on_rsa[] = { "leader", "leader3072", "leader4096", "seal", "small",
        "tsa-plain" };

    for (size_t i = 0; i < ARRAY_LEN(on_rsa); i++)
        if (strcmp(name, on_rsa[i]) == 0)
            return CMS_SCHEME_RSA;
    return CMS_SCHEME_ECDSA;
}

struct str desk_sign_digest(
    struct ctx *ctx, const char *name, const unsigned char digest[SHA256_BYTES])
{
    struct str pem = desk_file(ctx->arena, str_format(ctx->arena, "%s.key", name).ptr);
    BIO *from = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(from, NULL, NULL, NULL);
    EVP_PKEY_CTX *with = EVP_PKEY_CTX_new(key, NULL);
    size_t len = 1024;
    unsigned char *out = arena_alloc(ctx->arena, len);

    assert_non_null(with);
    assert_int_equal(EVP_PKEY_sign_init(with), 1);
    if (desk_scheme(name) == CMS_SCHEME_RSA)
        assert_int_equal(EVP_PKEY_CTX_set_rsa_padding(with, RSA_PKCS1_PADDING), 1);
    assert_int_equal(EVP_PKEY_CTX_set_signature_md(with, EVP_sha256()), 1);
    assert_int_equal(EVP_PKEY_sign(with, out, &len, digest, SHA256_BYTES), 1);
    EVP_PKEY_CTX_free(with);
    EVP_PKEY_free(key);
    BIO_free(from);
    return (struct str){ (const char *)out, len };
}

struct str desk_sign(struct ctx *ctx, const char *name, enum cms_scheme scheme, struct str bytes)
{
    struct str pem = desk_file(ctx->arena, str_format(ctx->arena, "%s.key", name).ptr);
    BIO *from = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(from, NULL, NULL, NULL);
    EVP_MD_CTX *md = EVP_MD_CTX_new();
    EVP_PKEY_CTX *with = NULL;
    size_t len = 1024;
    unsigned char *out = arena_alloc(ctx->arena, len);

    assert_non_null(key);
    assert_int_equal(EVP_DigestSignInit(md, &with, EVP_sha256(), NULL, key), 1);
    if (scheme == CMS_SCHEME_RSA_PSS) {
        assert_int_equal(EVP_PKEY_CTX_set_rsa_padding(with, RSA_PKCS1_PSS_PADDING), 1);
        assert_int_equal(EVP_PKEY_CTX_set_rsa_pss_saltlen(with, SHA256_BYTES), 1);
    }
    assert_int_equal(EVP_DigestSign(md, out, &len, (const unsigned char *)bytes.ptr, bytes.len), 1);
    EVP_MD_CTX_free(md);
    EVP_PKEY_free(key);
    BIO_free(from);
    return (struct str){ (const char *)out, len };
}

const char *desk_write(struct arena *arena, const char *name, struct str bytes)
{
    const char *path = str_format(arena, "%s/work/%d-%s", desk_folder(arena), getpid(), name).ptr;
    FILE *file;

    assert_true(desk_run(arena, "mkdir -p '%s/work'", desk_folder(arena)));
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
    return path;
}

struct str desk_stamp(struct ctx *ctx, const char *authority, struct str bytes)
{
    const char *pki = desk_folder(ctx->arena);
    const char *data = desk_write(ctx->arena, "stamped", bytes);
    struct str token;

    if (!desk_run(ctx->arena,
            "cd '%s' && openssl ts -query -data '%s' -sha256 -cert -out '%s.q' 2>>log &&"
            " flock .tsa openssl ts -reply -config ca.cnf -section stamps -queryfile '%s.q'"
            " -signer %s.pem -inkey %s.key -chain sub.pem -token_out -out '%s.t' 2>>log",
            pki, data, data, data, authority, authority, data))
        fail_msg("no time stamp by %s", authority);
    token = file_read(ctx->arena, str_format(ctx->arena, "%s.t", data).ptr);
    assert_true(desk_run(ctx->arena, "rm -f '%s' '%s.q' '%s.t'", data, data, data));
    return token;
}
