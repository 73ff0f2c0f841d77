#include "tests/api/stamper.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>

#include "base/date.h"
#include "tests/sign/desk.h"
#include "tests/unit.h"

static X509 *cert_of(struct arena *arena, const char *name)
{
    struct str pem = desk_file(arena, str_format(arena, "%s.pem", name).ptr);
    BIO *bio = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    X509 *cert = PEM_read_bio_X509(bio, NULL, NULL, NULL);

    BIO_free(bio);
    assert_non_null(cert);
    return cert;
}

static EVP_PKEY *key_of(struct arena *arena, const char *name)
{
    struct str pem = desk_file(arena, str_format(arena, "%s.key", name).ptr);
    BIO *bio = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

    BIO_free(bio);
    assert_non_null(key);
    return key;
}

static ASN1_INTEGER *serial_give(TS_RESP_CTX *with, void *arg)
{
    ASN1_INTEGER *serial = ASN1_INTEGER_new();

    (void)with, (void)arg;
    ASN1_INTEGER_set(serial, 7);
    return serial;
}

static int time_give(TS_RESP_CTX *with, void *arg, long *seconds, long *micros)
{
    (void)with;
    *seconds = (long)(*(const int64_t *)arg / 1000);
    *micros = 0;
    return 1;
}

/* The same question about something else. */
static struct str about_other(struct arena *arena, struct str question)
{
    const unsigned char *at = (const unsigned char *)question.ptr;
    TS_REQ *read = d2i_TS_REQ(NULL, &at, (long)question.len);
    TS_MSG_IMPRINT *imprint;
    ASN1_OCTET_STRING *digest;
    unsigned char *bytes = NULL;
    struct str out;
    int len;

    assert_non_null(read);
    imprint = TS_REQ_get_msg_imprint(read);
    digest = TS_MSG_IMPRINT_get_msg(imprint);
    ((unsigned char *)(uintptr_t)ASN1_STRING_get0_data(digest))[0] ^= 1;
    len = i2d_TS_REQ(read, &bytes);
    assert_true(len > 0);
    out = str_copy(arena, (struct str){ (const char *)bytes, (size_t)len });
    OPENSSL_free(bytes);
    TS_REQ_free(read);
    return out;
}

static TS_RESP_CTX *authority_open(struct arena *arena, const char *name, int64_t *now_ms)
{
    TS_RESP_CTX *with = TS_RESP_CTX_new();
    STACK_OF(X509) *chain = sk_X509_new_null();
    ASN1_OBJECT *policy = OBJ_txt2obj("1.2.3.4.1", 1);
    X509 *cert = cert_of(arena, name);
    EVP_PKEY *key = key_of(arena, name);

    assert_true(sk_X509_push(chain, cert_of(arena, "sub")) > 0);
    assert_int_equal(TS_RESP_CTX_set_signer_cert(with, cert), 1);
    assert_int_equal(TS_RESP_CTX_set_signer_key(with, key), 1);
    assert_int_equal(TS_RESP_CTX_set_certs(with, chain), 1);
    assert_int_equal(TS_RESP_CTX_set_def_policy(with, policy), 1);
    assert_int_equal(TS_RESP_CTX_add_md(with, EVP_sha256()), 1);
    assert_int_equal(TS_RESP_CTX_add_md(with, EVP_sha384()), 1);
    assert_int_equal(TS_RESP_CTX_add_md(with, EVP_sha512()), 1);
    assert_int_equal(TS_RESP_CTX_set_signer_digest(with, EVP_sha256()), 1);
    assert_int_equal(TS_RESP_CTX_set_ess_cert_id_digest(with, EVP_sha256()), 1);
    TS_RESP_CTX_set_serial_cb(with, serial_give, NULL);
    TS_RESP_CTX_set_time_cb(with, time_give, now_ms);
    X509_free(cert);
    EVP_PKEY_free(key);
    ASN1_OBJECT_free(policy);
    sk_X509_pop_free(chain, X509_free);
    return with;
}

static struct str answered(struct arena *arena, TS_RESP_CTX *with, struct str question)
{
    BIO *bio = BIO_new_mem_buf(question.ptr, (int)question.len);
    TS_RESP *answer = TS_RESP_create_response(with, bio);
    unsigned char *bytes = NULL;
    int len = answer ? i2d_TS_RESP(answer, &bytes) : 0;
    struct str out;

    assert_true(len > 0);
    out = str_copy(arena, (struct str){ (const char *)bytes, (size_t)len });
    OPENSSL_free(bytes);
    TS_RESP_free(answer);
    BIO_free(bio);
    ERR_clear_error();
    return out;
}

bool stamper_answer(void *of, struct arena *arena, const struct fetch_order *order, struct str *out,
    struct str *out_error)
{
    int64_t now_ms = *(const int64_t *)of;
    struct str name = order->url, question = order->post;
    TS_RESP_CTX *with;

    assert_string_equal(order->post_type, "application/timestamp-query");
    assert_int_equal(order->seconds, STAMP_SECONDS_MAX);
    while (str_find(name, S("/")) < name.len)
        (void)str_cut(&name, '/');
    if (str_eq(name, S("silent"))) {
        *out_error = S("máy chủ không trả lời kịp");
        return false;
    }
    if (str_eq(name, S("refuse")))
        question = S("no question");
    if (str_eq(name, S("other")))
        question = about_other(arena, question);
    if (str_eq(name, S("late")))
        now_ms -= MS_PER_DAY;
    if (str_eq(name, S("refuse")) || str_eq(name, S("other")) || str_eq(name, S("late")))
        name = S("tsa");
    with = authority_open(arena, str_z(arena, name), &now_ms);
    *out = answered(arena, with, question);
    TS_RESP_CTX_free(with);
    return true;
}
