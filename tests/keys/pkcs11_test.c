/* Keys in a token: softhsm2 is the token. The key signs, the PIN stays where it is, and what is
 * wrong is told. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <p11-kit/pkcs11.h>

#include "keys/pkcs11.h"
#include "tests/sign/office.h"
#include "tests/unit.h"

static struct pkcs11_config config = { .token = "bao cao" };
static struct key_source *source;

static const char *const modules[] = { "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so" };

/* ---- certificates put into the token, as its owner would ---- */

static void put_cert(
    struct ctx *ctx, CK_FUNCTION_LIST *call, CK_SESSION_HANDLE session, const char *name)
{
    CK_OBJECT_CLASS class = CKO_CERTIFICATE;
    CK_CERTIFICATE_TYPE type = CKC_X_509;
    CK_BBOOL yes = CK_TRUE, no = CK_FALSE;
    struct str der = cert_der(ctx->arena, desk_cert(ctx, name));
    CK_ATTRIBUTE all[] = { { CKA_CLASS, &class, sizeof(class) },
        { CKA_CERTIFICATE_TYPE, &type, sizeof(type) }, { CKA_TOKEN, &yes, sizeof(yes) },
        { CKA_PRIVATE, &no, sizeof(no) }, { CKA_SUBJECT, (void *)(uintptr_t) "x", 1 },
        { CKA_LABEL, (void *)(uintptr_t)name, strlen(name) },
        { CKA_VALUE, (void *)(uintptr_t)der.ptr, der.len } };
    CK_OBJECT_HANDLE object;

    assert_int_equal(call->C_CreateObject(session, all, ARRAY_LEN(all), &object), CKR_OK);
}

static void put_certs(struct ctx *ctx)
{
    void *library = dlopen(config.module, RTLD_NOW | RTLD_LOCAL);
    void *symbol = library ? dlsym(library, "C_GetFunctionList") : NULL;
    CK_RV (*get)(CK_FUNCTION_LIST **) = NULL;
    CK_FUNCTION_LIST *call;
    CK_SLOT_ID slots[8];
    CK_ULONG len = 8;
    CK_SESSION_HANDLE session;

    assert_non_null(symbol);
    memcpy(&get, &symbol, sizeof(get));
    assert_int_equal(get(&call), CKR_OK);
    assert_int_equal(call->C_Initialize(NULL), CKR_OK);
    assert_int_equal(call->C_GetSlotList(CK_TRUE, slots, &len), CKR_OK);
    assert_int_equal(
        call->C_OpenSession(slots[0], CKF_SERIAL_SESSION | CKF_RW_SESSION, NULL, NULL, &session),
        CKR_OK);
    assert_int_equal(
        call->C_Login(session, CKU_USER, (CK_UTF8CHAR *)(uintptr_t) "246810", 6), CKR_OK);
    put_cert(ctx, call, session, "leader");
    put_cert(ctx, call, session, "leader-ec");
    put_cert(ctx, call, session, "stranger"); /* whose key is elsewhere */
    assert_int_equal(call->C_Finalize(NULL), CKR_OK);
    dlclose(library);
}

static int set_up(void **state)
{
    static struct ctx ctx;
    const char *folder;

    (void)state;
    ctx = desk_ctx();
    folder = str_format(ctx.arena, "%s/token-%d", desk_folder(ctx.arena), getpid()).ptr;
    for (size_t i = 0; i < ARRAY_LEN(modules) && !config.module; i++)
        if (access(modules[i], R_OK) == 0)
            config.module = modules[i];
    if (!config.module)
        fail_msg("softhsm2 is not installed: tools/setup.sh check");
    if (!desk_run(ctx.arena, "bash tests/keys/token.sh '%s' '%s' >>'%s/log' 2>&1",
            desk_folder(ctx.arena), folder, desk_folder(ctx.arena)))
        fail_msg("no token; see %s/log", desk_folder(ctx.arena));
    assert_int_equal(
        setenv("SOFTHSM2_CONF", str_format(ctx.arena, "%s/softhsm.conf", folder).ptr, 1), 0);
    config.pin_file = str_format(ctx.arena, "%s/pin", folder).ptr;
    put_certs(&ctx);
    assert_int_equal(pkcs11_open(&ctx, &config, &source), ST_OK);
    return 0;
}

/* ---- signing ---- */

static struct key_use use_of(struct ctx *ctx, const char *key)
{
    struct key_use use = { .key = str_of(key) };
    struct key_facts facts;

    sha256_of((const struct str[2]){ S("thuộc tính"), S("") }, use.digests[0]);
    use.len = 1;
    if (key_certs(ctx, source, use.key, &facts) != ST_OK)
        fail_msg("%s: " STR_FMT, key, STR_ARG(ctx->problem.detail));
    use.certs = facts.certs;
    return use;
}

static void a_document_is_signed_by_each_kind_of_key(void **state)
{
    static const char *const keys[] = { "leader", "leader-ec" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        struct ctx ctx = desk_ctx();
        struct str paper = office_paper(ctx.arena, "cairo"), attributes, out;
        struct sign_order order = {
            .document = paper, .field = S(OFFICE_SEAL), .at_ms = ctx.now_ms
        };
        struct key_use use = use_of(&ctx, keys[i]);
        struct key_answer answer;
        struct sign_job job;
        struct verified found;

        assert_int_equal(sign_begin(&ctx, &order, &job), ST_OK);
        assert_int_equal(sign_attributes(&ctx, &job, use.certs, &attributes), ST_OK);
        sha256_of((const struct str[2]){ attributes, S("") }, use.digests[0]);
        if (key_sign(&ctx, source, &use, &answer) != ST_OK)
            fail_msg("%s: " STR_FMT, keys[i], STR_ARG(ctx.problem.detail));
        assert_int_equal(answer.state, KEY_SIGNED);
        assert_int_equal(sign_finish(&ctx, &job, &answer.signatures[0], S(""), &out), ST_OK);
        found = office_verify(&ctx, out, paper);
        assert_int_equal(found.verdict, VERDICT_VALID);
        arena_free(ctx.arena);
    }
}

static void curves_sign_many_times(void **state)
{
    struct ctx ctx = desk_ctx();
    struct key_use use = use_of(&ctx, "leader-ec");
    struct key_answer answer;

    (void)state;
    for (int i = 0; i < 64; i++) {
        use.digests[0][0] = (unsigned char)i; /* numbers with and without a zero before them */
        assert_int_equal(key_sign(&ctx, source, &use, &answer), ST_OK);
    }
    assert_int_not_equal(key_poll(&ctx, source, &use, S("a:1"), &answer), ST_OK);
    arena_free(ctx.arena);
}

static void certificates_are_listed(void **state)
{
    struct ctx ctx = desk_ctx();
    struct list names;

    (void)state;
    assert_int_equal(key_list(&ctx, source, &names), ST_OK);
    assert_int_equal(names.len, 3);
    arena_free(ctx.arena);
}

static void expect_refused(struct ctx *ctx, const struct key_use *use, enum problem_key key)
{
    struct key_answer answer;

    if (key_sign(ctx, source, use, &answer) == ST_OK)
        fail_msg(STR_FMT " signed", STR_ARG(use->key));
    if (ctx->problem.key != key)
        fail_msg("%s: " STR_FMT, problem_name(ctx->problem.key), STR_ARG(ctx->problem.detail));
    assert_true(str_find(ctx->problem.detail, S("246810")) == ctx->problem.detail.len);
}

static void what_is_wrong_is_told(void **state)
{
    struct ctx ctx = desk_ctx();
    struct key_use use = use_of(&ctx, "leader");
    const char *pin_file = config.pin_file;
    struct key_facts facts;

    (void)state;
    use.secret = S("111111");
    expect_refused(&ctx, &use, PROBLEM_KEY_SECRET);
    use.secret = S("246810");
    use.key = S("nobody");
    expect_refused(&ctx, &use, PROBLEM_KEY_NOT_FOUND);
    assert_int_not_equal(key_certs(&ctx, source, S("seal"), &facts), ST_OK);
    assert_int_equal(ctx.problem.key, PROBLEM_KEY_NOT_FOUND);
    use = use_of(&ctx, "stranger");
    expect_refused(&ctx, &use, PROBLEM_KEY_NOT_FOUND);
    use.key = S("leader-ec"); /* another's certificate: the signature does not fit */
    expect_refused(&ctx, &use, PROBLEM_SIGN_FORGED);
    use = use_of(&ctx, "leader");
    config.pin_file = NULL;
    expect_refused(&ctx, &use, PROBLEM_KEY_SECRET);
    config.pin_file = pin_file;
    assert_int_equal(chmod(pin_file, 0644), 0);
    expect_refused(&ctx, &use, PROBLEM_KEY_SECRET);
    assert_int_equal(chmod(pin_file, 0600), 0);
    config.token = "another";
    expect_refused(&ctx, &use, PROBLEM_KEY_DOWN);
    config.token = "bao cao";
    arena_free(ctx.arena);
}

static void what_is_no_module_is_told(void **state)
{
    struct ctx ctx = desk_ctx();
    struct pkcs11_config none = { .module = "/nonexistent.so" }, other = { .module = "libm.so.6" };
    struct key_source *opened;

    (void)state;
    assert_int_not_equal(pkcs11_open(&ctx, &none, &opened), ST_OK);
    assert_int_equal(ctx.problem.key, PROBLEM_KEY_DOWN);
    assert_int_not_equal(pkcs11_open(&ctx, &other, &opened), ST_OK);
    arena_free(ctx.arena);
}

static int tear_down(void **state)
{
    struct ctx ctx = desk_ctx();

    (void)state;
    key_close(source);
    (void)desk_run(ctx.arena, "rm -rf '%s/token-%d'", desk_folder(ctx.arena), getpid());
    arena_free(ctx.arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_signed_by_each_kind_of_key),
        cmocka_unit_test(curves_sign_many_times),
        cmocka_unit_test(certificates_are_listed),
        cmocka_unit_test(what_is_wrong_is_told),
        cmocka_unit_test(what_is_no_module_is_told),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
