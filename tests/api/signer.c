#include "tests/api/signer.h"

#include "base/host/secret.h"
#include "domain/sign_asked.h"
#include "tests/sign/office.h"
#include "tests/unit.h"

static struct ctx ctx_of(struct arena *arena, int64_t now_ms)
{
    return (struct ctx){ .arena = arena, .now_ms = now_ms };
}

/* words: "FIELD KEY" */
struct str signer_document(struct arena *arena, int64_t now_ms, struct str pdf, const char *words)
{
    struct ctx ctx = ctx_of(arena, now_ms);
    struct str key = str_of(words), field = str_cut(&key, ' ');

    return office_sign(&ctx, pdf, str_z(arena, field), str_z(arena, key), NULL);
}

static int digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

static struct str cms_make(
    struct arena *arena, const char *key, const unsigned char digest[SHA256_BYTES])
{
    struct ctx ctx = ctx_of(arena, 0);
    struct cms_parts parts = { .cert = desk_cert(&ctx, key), .scheme = desk_scheme(key) };
    struct str out;

    parts.chain = desk_chain(&ctx);
    assert_int_equal(cms_attributes(&ctx, parts.cert, digest, &parts.attributes), ST_OK);
    parts.signature = desk_sign(&ctx, key, parts.scheme, parts.attributes);
    assert_int_equal(cms_assemble(&ctx, &parts, &out), ST_OK);
    return out;
}

static struct str base64(struct arena *arena, struct str bytes)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < bytes.len; i += 3) {
        uint32_t three = 0;

        for (size_t k = 0; k < 3; k++)
            three = three << 8 | (i + k < bytes.len ? (unsigned char)bytes.ptr[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            buf_add_char(&out, i + k > bytes.len ? '=' : signs[three >> (18 - 6 * k) & 63]);
    }
    return buf_str(&out);
}

struct str signer_cms(struct arena *arena, struct str words)
{
    struct str hex = words, key = str_cut(&hex, ' ');
    unsigned char digest[SHA256_BYTES];

    assert_int_equal(hex.len, 2 * SHA256_BYTES);
    for (size_t i = 0; i < SHA256_BYTES; i++)
        digest[i] = (unsigned char)(digit(hex.ptr[2 * i]) << 4 | digit(hex.ptr[2 * i + 1]));
    return base64(arena, cms_make(arena, str_z(arena, key), digest));
}

struct str signer_packet(struct arena *arena, struct str bytes, const char *key)
{
    const struct str content[2] = { bytes, S("") };
    unsigned char digest[SHA256_BYTES];

    sha256_of(content, digest);
    return cms_make(arena, key, digest);
}

struct str signer_around(struct arena *arena, struct str bytes, struct str words)
{
    struct str to = words, from = str_cut(&to, ' ');
    struct buf around = { .arena = arena };
    int64_t begin, end = 0;

    assert_true(str_to_int(from, &begin) && str_to_int(to, &end));
    buf_add(&around, str_sub(bytes, 0, (size_t)begin - 1));
    buf_add(&around, str_sub(bytes, (size_t)end + 1, bytes.len));
    return secret_sha256(arena, buf_str(&around));
}

struct str signer_form(struct arena *arena, struct str bytes)
{
    struct buf out = { .arena = arena };

    buf_add(&out,
        S("------7f3a\r\nContent-Disposition: form-data; name=\"FileName\"\r\n\r\nbao-cao.pdf\r\n"
          "------7f3a\r\nContent-Disposition: form-data; name=\"uploadfile\"; "
          "filename=\"bao-cao.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"));
    buf_add(&out, bytes);
    buf_add(&out, S("\r\n------7f3a--\r\n"));
    return buf_str(&out);
}

/* ---- keys that the server asks ---- */

/* "seal/2": the seal's, of which two are signed by one leave. */
static const char *key_name(struct arena *arena, struct str key, size_t *out_at_once)
{
    struct str name = str_cut(&key, '/');
    int64_t at_once;

    *out_at_once = str_to_int(key, &at_once) ? (size_t)at_once : KEY_AT_ONCE_MAX;
    return str_z(arena, name);
}

static enum status key_certs_of(
    struct ctx *ctx, struct key_source *source, struct str key, struct key_facts *out)
{
    const char *name =
        str_eq(key, S("refuse")) ? "leader" : key_name(ctx->arena, key, &out->at_once);
    struct buf certs = { .arena = ctx->arena };

    (void)source;
    buf_add(&certs, desk_file(ctx->arena, str_format(ctx->arena, "%s.pem", name).ptr));
    buf_add(&certs, desk_file(ctx->arena, "sub.pem"));
    out->certs = buf_str(&certs);
    return ST_OK;
}

static enum status sign_now(
    struct ctx *ctx, struct key_source *source, const struct key_use *use, struct key_answer *out)
{
    size_t at_once;
    const char *key = key_name(ctx->arena, use->key, &at_once);

    (void)source;
    if (str_eq(use->key, S("refuse")))
        return fail(ctx, PROBLEM_KEY_REJECTED, "%s", problem_text(PROBLEM_KEY_REJECTED));
    assert_true(use->len <= at_once);
    *out = (struct key_answer){ .state = KEY_SIGNED };
    for (size_t i = 0; i < use->len; i++) {
        out->given[out->given_len++] = desk_sign_digest(ctx, key, use->digests[i]);
        out->signatures[i] = (struct sign_answer){ .kind = SIGN_ANSWER_RAW,
            .bytes = out->given[i],
            .certs = use->certs,
            .scheme = desk_scheme(key) };
    }
    return ST_OK;
}

static enum status sign_later(
    struct ctx *ctx, struct key_source *source, const struct key_use *use, struct key_answer *out)
{
    if (str_eq(use->key, S("refuse")))
        return sign_now(ctx, source, use, out);
    *out = (struct key_answer){ .state = KEY_WAITING, .ticket = S("giao-dich-1") };
    return ST_OK;
}

static enum status sign_at_last(struct ctx *ctx, struct key_source *source,
    const struct key_use *use, struct str ticket, struct key_answer *out)
{
    expect_text(ticket, "giao-dich-1", "ticket");
    return sign_now(ctx, source, use, out);
}

struct sign_keys *signer_keys(void)
{
    static struct key_source token = { .certs = key_certs_of, .sign = sign_now };
    static struct key_source remote = {
        .certs = key_certs_of, .sign = sign_later, .poll = sign_at_last
    };
    static struct sign_keys keys = {
        .by_source = { [SOURCE_TOKEN] = &token, [SOURCE_REMOTE] = &remote },
        .names = { [SOURCE_TOKEN] = "HSM của cơ quan", [SOURCE_REMOTE] = "Dịch vụ thử" },
    };

    return &keys;
}
