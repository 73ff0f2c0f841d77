#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/http/rig.h"

/* What is sent is sealed on its way (BP-09, BP-29). */
static char folder[] = "/tmp/baocao-tls-XXXXXX";
static char cert_path[64], key_path[64];

/* A key and a certificate it signed itself. */
static int make_certificate(void **state)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *cert = X509_new();
    FILE *file;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(cert_path, sizeof(cert_path), "%s/cert.pem", folder);
    snprintf(key_path, sizeof(key_path), "%s/key.pem", folder);
    X509_gmtime_adj(X509_getm_notBefore(cert), -60);
    X509_gmtime_adj(X509_getm_notAfter(cert), 3600);
    X509_set_pubkey(cert, key);
    X509_sign(cert, key, EVP_sha256());
    file = fopen(cert_path, "w");
    PEM_write_X509(file, cert);
    fclose(file);
    file = fopen(key_path, "w");
    PEM_write_PrivateKey(file, key, NULL, NULL, 0, NULL, NULL);
    fclose(file);
    X509_free(cert);
    EVP_PKEY_free(key);
    return 0;
}

static int remove_certificate(void **state)
{
    (void)state;
    unlink(cert_path);
    unlink(key_path);
    return rmdir(folder);
}

static void rig_start_with_tls(struct rig *rig)
{
    rig->config.tls_cert = cert_path;
    rig->config.tls_key = key_path;
    rig_start(rig);
}

/* Sends the request under TLS `version` and reads until the server ends; the bytes read. */
static size_t ask_under_tls(struct rig *rig, int version, struct str request, char *to, size_t room)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    struct client *client = client_open(rig);
    SSL *tls = SSL_new(ctx);
    size_t len = 0, got = 0;

    SSL_set_min_proto_version(tls, version);
    SSL_set_max_proto_version(tls, version);
    SSL_set_fd(tls, client->fd);
    if (SSL_connect(tls) == 1) {
        size_t sent = 0;

        assert_int_equal(SSL_write_ex(tls, request.ptr, request.len, &sent), 1);
        while (len < room && SSL_read_ex(tls, to + len, room - len, &got) == 1)
            len += got;
    }
    SSL_free(tls);
    SSL_CTX_free(ctx);
    client_close(client);
    ERR_clear_error();
    return len;
}

#define LAST(path) "GET " path HOST "Connection: close\r\n\r\n"

static void both_versions_are_spoken(void **state)
{
    static const int versions[] = { TLS1_2_VERSION, TLS1_3_VERSION };
    struct rig rig = { 0 };
    char text[8192];

    (void)state;
    rig_start_with_tls(&rig);
    for (size_t i = 0; i < ARRAY_LEN(versions); i++) {
        struct str answer = { text,
            ask_under_tls(&rig, versions[i], S(GET("/api/v1/slow/5") LAST("/api/v1/see")), text,
                sizeof(text)) };

        assert_true(str_find(answer, S("\r\n\r\nslow")) < answer.len);
        assert_true(str_find(answer, S("secure=1")) < answer.len);
        assert_true(str_find(answer, S("Strict-Transport-Security: ")) < answer.len);
    }
    assert_int_equal(ask_under_tls(&rig, TLS1_1_VERSION, S(LAST("/")), text, sizeof(text)), 0);
    rig_stop(&rig);
}

static void long_answers_and_bodies_pass(void **state)
{
    enum { BYTES = 3000000 };
    struct rig rig = { 0 };
    char *text = heap_take(BYTES + 8192);
    struct str head = S("POST /api/v1/echo" HOST "Connection: close\r\n"
                        "Content-Length: 3000000\r\n\r\n");
    struct str request;
    char *body = heap_take(BYTES + head.len);
    size_t len;

    (void)state;
    rig_start_with_tls(&rig);
    memcpy(body, head.ptr, head.len);
    for (size_t i = 0; i < BYTES; i++)
        body[head.len + i] = (char)('a' + i % 26);
    request = (struct str){ body, head.len + BYTES };
    len = ask_under_tls(&rig, TLS1_3_VERSION, request, text, BYTES + 8192);
    assert_in_range(len, BYTES, BYTES + 2000);
    assert_memory_equal(text + len - BYTES, body + head.len, BYTES);
    heap_give(text);
    heap_give(body);
    rig_stop(&rig);
}

static bool nothing_open(struct rig *rig)
{
    return rig_metrics(rig).connections == 0;
}

/* Plain HTTP, half a greeting, or nothing at all: the connection ends, the server goes on. */
static void strangers_are_let_go(void **state)
{
    struct rig rig = { .config = { .times = { .head_ms = 300 } } };
    struct client *plain, *half, *silent;
    char text[4096];

    (void)state;
    rig_start_with_tls(&rig);
    plain = client_open(&rig);
    half = client_open(&rig);
    silent = client_open(&rig);
    client_send(plain, S(GET("/api/v1/tiny")));
    client_send(half, S("\x16\x03\x01\x02\x00\x01\x00"));
    assert_true(client_closes(plain, 2000));
    assert_true(client_closes(half, 2000));
    assert_true(client_closes(silent, 2000));
    assert_true(
        ask_under_tls(&rig, TLS1_3_VERSION, S(LAST("/api/v1/tiny")), text, sizeof(text)) > 0);
    client_close(plain);
    client_close(half);
    client_close(silent);
    rig_wait(&rig, nothing_open, "the strangers to leave");
    rig_stop(&rig);
}

static void wrong_files_are_named(void **state)
{
    struct fake_options options = { .queue_max = 1 };
    struct api_config api = { .database = fake_database_open(options) };
    struct http_config config = {
        .listen = "127.0.0.1:0",
        .api = &api,
        .tls_cert = "/nonexistent/cert.pem",
        .tls_key = key_path,
    };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct ctx ctx = { .arena = arena };
    struct http_server *server = NULL;

    (void)state;
    assert_int_equal(http_server_new(&ctx, &config, &server), ST_INTERNAL);
    assert_int_equal(ctx.problem.key, PROBLEM_HTTP_TLS);
    assert_null(server);
    arena_free(arena);
    fake_database_close(api.database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_versions_are_spoken),
        cmocka_unit_test(long_answers_and_bodies_pass),
        cmocka_unit_test(strangers_are_let_go),
        cmocka_unit_test(wrong_files_are_named),
    };

    return cmocka_run_group_tests(tests, make_certificate, remove_certificate);
}
