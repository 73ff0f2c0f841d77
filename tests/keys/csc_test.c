/* Keys with a remote service: signing at once and after waiting; refused, expired, slow, broken and
 * lying answers. tests/keys/csc_mock.py is the service. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "keys/csc.h"
#include "tests/sign/office.h"
#include "tests/unit.h"

#define PIN "246810"
#define TOKEN "ma-truy-cap-bi-mat"

static struct csc_config config;
static struct key_source *source;

static void write_private(struct arena *arena, const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    (void)arena;
    assert_non_null(file);
    (void)fputs(text, file);
    fclose(file);
    assert_int_equal(chmod(path, 0600), 0);
}

/* Until the port is written, ten seconds at most. */
static struct str port_of(struct arena *arena, const char *path)
{
    static const struct timespec moment = { .tv_nsec = 50000000 };

    for (int i = 0; i < 200 && access(path, R_OK) != 0; i++)
        (void)nanosleep(&moment, NULL);
    return file_read(arena, path);
}

static int set_up(void **state)
{
    static struct ctx ctx;
    const char *folder;
    const char *port;

    (void)state;
    ctx = desk_ctx();
    folder = desk_folder(ctx.arena);
    assert_true(desk_run(ctx.arena, "mkdir -p '%s/work'", folder));
    port = str_format(ctx.arena, "%s/work/%d-port", folder, getpid()).ptr;
    assert_true(
        desk_run(ctx.arena, "setsid python3 tests/keys/csc_mock.py '%s' '%s' 120 >>'%s/log' 2>&1 &",
            folder, port, folder));
    config.token_file = str_format(ctx.arena, "%s/work/%d-token", folder, getpid()).ptr;
    write_private(ctx.arena, config.token_file, TOKEN "\n");
    config.url = str_format(
        ctx.arena, "http://127.0.0.1:" STR_FMT "/csc/v2", STR_ARG(port_of(ctx.arena, port)))
                     .ptr;
    config.ms_max = 8000;
    source = csc_open(&config);
    return 0;
}

/* ---- signing ---- */

static struct key_use use_of(struct ctx *ctx, const char *key)
{
    struct key_use use = { .key = str_of(key), .title = S("Báo cáo tháng 12") };
    const struct str content[2] = { S("thuộc tính"), S("") };
    struct key_facts facts;

    sha256_of(content, use.digests[0]);
    use.len = 1;
    if (key_certs(ctx, source, use.key, &facts) != ST_OK)
        fail_msg("%s: " STR_FMT, key, STR_ARG(ctx->problem.detail));
    use.certs = facts.certs;
    return use;
}

/* As the server does it, but without waiting between. */
static enum status sign_and_wait(
    struct ctx *ctx, const struct key_use *use, struct key_answer *out, size_t *out_times)
{
    *out_times = 0;
    TRY(key_sign(ctx, source, use, out));
    while (out->state == KEY_WAITING && ++*out_times < 20)
        TRY(key_poll(ctx, source, use, out->ticket, out));
    return ST_OK;
}

static void signatures_are_taken(void **state)
{
    static const struct {
        const char *key;
        size_t waits;
    } cases[] = { { "leader-honest", 0 }, { "leader-ec-honest", 0 }, { "leader-ec-pairs", 0 },
        { "leader3072-lines", 0 }, { "leader-waits", 5 }, { "leader-empty", 2 } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        struct key_use use = use_of(&ctx, cases[i].key);
        struct key_answer answer;
        size_t times;

        if (sign_and_wait(&ctx, &use, &answer, &times) != ST_OK)
            fail_msg("%s: " STR_FMT, cases[i].key, STR_ARG(ctx.problem.detail));
        assert_int_equal(answer.state, KEY_SIGNED);
        if (times != cases[i].waits)
            fail_msg("%s: asked %zu times", cases[i].key, times);
        arena_free(ctx.arena);
    }
}

/* ---- many at once ---- */

static struct key_use use_of_many(struct ctx *ctx, const char *key, size_t len)
{
    struct key_use use = use_of(ctx, key);

    for (size_t i = 0; i < len; i++)
        sha256_of((const struct str[2]){ str_format(ctx->arena, "văn bản %zu", i), S("") },
            use.digests[i]);
    use.len = len;
    return use;
}

static void many_are_signed_by_one_leave(void **state)
{
    static const char *const names[] = { "leader-many", "leader-ec-many", "leader-later" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct ctx ctx = desk_ctx();
        struct key_use use = use_of_many(&ctx, names[i], 5);
        struct key_answer answer;
        size_t times;

        if (sign_and_wait(&ctx, &use, &answer, &times) != ST_OK)
            fail_msg("%s: " STR_FMT, names[i], STR_ARG(ctx.problem.detail));
        for (size_t k = 0; k < use.len; k++) {
            const struct sign_answer *one = &answer.signatures[k];

            assert_int_equal(
                cms_check_raw(&ctx, use.certs, one->scheme, use.digests[k], one->bytes), ST_OK);
        }
        arena_free(ctx.arena);
    }
}

static void how_many_is_told(void **state)
{
    static const struct {
        const char *key;
        size_t at_once;
    } cases[] = { { "leader-many", 5 }, { "leader-x", 1 }, { "leader-none", 1 },
        { "leader-boasts", KEY_AT_ONCE_MAX } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        struct key_facts facts;

        assert_int_equal(key_certs(&ctx, source, str_of(cases[i].key), &facts), ST_OK);
        assert_int_equal(facts.at_once, cases[i].at_once);
        arena_free(ctx.arena);
    }
}

/* One hash too many, less signatures than hashes, or in another order: nothing of it is taken. */
static void of_many_all_or_none(void **state)
{
    static const struct {
        const char *key;
        size_t len;
        enum problem_key problem;
    } cases[] = { { "leader-many", 6, PROBLEM_KEY_ANSWER },
        { "leader-boasts", 4, PROBLEM_KEY_ANSWER }, { "leader-x", 2, PROBLEM_KEY_ANSWER },
        { "leader-loses", 3, PROBLEM_KEY_ANSWER }, { "leader-shuffles", 3, PROBLEM_SIGN_FORGED },
        { "leader-spent", 3, PROBLEM_KEY_EXPIRED } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        struct key_use use = use_of_many(&ctx, cases[i].key, cases[i].len);
        struct key_answer answer;
        size_t times;

        if (sign_and_wait(&ctx, &use, &answer, &times) == ST_OK)
            fail_msg("%s was taken", cases[i].key);
        if (ctx.problem.key != cases[i].problem)
            fail_msg("%s: %s: " STR_FMT, cases[i].key, problem_name(ctx.problem.key),
                STR_ARG(ctx.problem.detail));
        arena_free(ctx.arena);
    }
}

/* Some of the signatures were kept, then the server ended: those of the others are asked for with
 * the same ticket, and nobody confirms again. What was not agreed to is not signed by it. */
static void a_ticket_is_for_what_is_left(void **state)
{
    struct ctx ctx = desk_ctx();
    struct key_use all = use_of_many(&ctx, "leader-later", 4), rest = all, other = all;
    struct key_answer answer;

    (void)state;
    assert_int_equal(key_sign(&ctx, source, &all, &answer), ST_OK);
    while (!str_starts(answer.ticket, S("s:")))
        assert_int_equal(key_poll(&ctx, source, &all, answer.ticket, &answer), ST_OK);
    rest.len = 2;
    for (size_t i = 0; i < 2; i++)
        memcpy(rest.digests[i], all.digests[3 - i], SHA256_BYTES);
    while (answer.state == KEY_WAITING)
        assert_int_equal(key_poll(&ctx, source, &rest, answer.ticket, &answer), ST_OK);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(cms_check_raw(&ctx, rest.certs, answer.signatures[i].scheme,
                             rest.digests[i], answer.signatures[i].bytes),
            ST_OK);
    /* All of them, where they are not in the order they were asked for in: jobs are claimed by when
     * they are due. */
    memcpy(rest.digests, all.digests, sizeof(rest.digests));
    memcpy(rest.digests[0], all.digests[1], SHA256_BYTES);
    memcpy(rest.digests[1], all.digests[0], SHA256_BYTES);
    rest.len = all.len;
    assert_int_equal(key_poll(&ctx, source, &rest, S("s:leader-later"), &answer), ST_OK);
    for (size_t i = 0; i < rest.len; i++)
        assert_int_equal(cms_check_raw(&ctx, rest.certs, answer.signatures[i].scheme,
                             rest.digests[i], answer.signatures[i].bytes),
            ST_OK);
    other.len = 1;
    other.digests[0][0] ^= 1;
    assert_int_not_equal(key_poll(&ctx, source, &other, S("s:leader-later"), &answer), ST_OK);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_FORGED);
    arena_free(ctx.arena);
}

static void a_document_is_signed(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str paper = office_paper(ctx.arena, "cairo"), attributes, out;
    struct sign_order order = { .document = paper, .field = S(OFFICE_LEADER), .at_ms = ctx.now_ms };
    struct key_use use = use_of(&ctx, "leader-honest");
    struct key_answer answer;
    struct sign_job job;
    struct verified found;

    (void)state;
    assert_int_equal(sign_begin(&ctx, &order, &job), ST_OK);
    assert_int_equal(sign_attributes(&ctx, &job, use.certs, &attributes), ST_OK);
    sha256_of((const struct str[2]){ attributes, S("") }, use.digests[0]);
    assert_int_equal(key_sign(&ctx, source, &use, &answer), ST_OK);
    assert_int_equal(sign_finish(&ctx, &job, &answer.signatures[0], S(""), &out), ST_OK);
    found = office_verify(&ctx, out, paper);
    assert_int_equal(found.verdict, VERDICT_VALID);
    arena_free(ctx.arena);
}

static void expect_no_secret(const struct ctx *ctx)
{
    struct str detail = ctx->problem.detail;

    assert_true(str_find(detail, S(PIN)) == detail.len);
    assert_true(str_find(detail, S(TOKEN)) == detail.len);
    assert_true(str_find(detail, S("leave-")) == detail.len);
}

static void what_goes_wrong_is_told(void **state)
{
    static const struct {
        const char *key, *secret;
        enum problem_key problem;
    } cases[] = {
        { "leader-lies", "", PROBLEM_SIGN_FORGED },
        { "leader-ec-lies", "", PROBLEM_SIGN_FORGED },
        { "leader-swaps", "", PROBLEM_SIGN_FORGED },
        { "leader-refuses", "", PROBLEM_KEY_REJECTED },
        { "leader-expires", "", PROBLEM_KEY_EXPIRED },
        { "leader-pin", "13579", PROBLEM_KEY_SECRET },
        { "leader-pin", PIN "0", PROBLEM_KEY_SECRET },
        { "leader-nothing", "", PROBLEM_KEY_ANSWER },
        { "leader-twice", "", PROBLEM_KEY_ANSWER },
        { "leader-broken", "", PROBLEM_KEY_ANSWER },
        { "leader-long", "", PROBLEM_KEY_ANSWER },
        { "leader-fails", "", PROBLEM_KEY_DOWN },
        { "leader-moved", "", PROBLEM_KEY_ANSWER },
        { "", "", PROBLEM_KEY_NOT_FOUND },
        { "x\ny", "", PROBLEM_KEY_NOT_FOUND },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        struct key_use use = use_of(&ctx, strstr(cases[i].key, "ec") ? "leader-ec-x" : "leader-x");
        struct key_answer answer;
        size_t times;

        use.key = str_of(cases[i].key);
        use.secret = str_of(cases[i].secret);
        if (sign_and_wait(&ctx, &use, &answer, &times) == ST_OK)
            fail_msg("%s was taken", cases[i].key);
        if (ctx.problem.key != cases[i].problem)
            fail_msg("%s: %s: " STR_FMT, cases[i].key, problem_name(ctx.problem.key),
                STR_ARG(ctx.problem.detail));
        expect_no_secret(&ctx);
        arena_free(ctx.arena);
    }
}

static void the_right_pin_signs(void **state)
{
    struct ctx ctx = desk_ctx();
    struct key_use use = use_of(&ctx, "leader-pin");
    struct key_answer answer;

    (void)state;
    use.secret = S(PIN);
    assert_int_equal(key_sign(&ctx, source, &use, &answer), ST_OK);
    assert_int_equal(answer.state, KEY_SIGNED);
    arena_free(ctx.arena);
}

static void keys_are_listed_and_locked_ones_told(void **state)
{
    struct ctx ctx = desk_ctx();
    struct list names;
    struct key_facts facts;

    (void)state;
    assert_int_equal(key_list(&ctx, source, &names), ST_OK);
    assert_int_equal(names.len, 2);
    expect_text(*LIST_AT(names, struct str, 0), "leader-honest", "list");
    assert_int_equal(key_certs(&ctx, source, S("leader-disabled"), &facts), ST_CONFLICT);
    assert_int_equal(ctx.problem.key, PROBLEM_KEY_LOCKED);
    arena_free(ctx.arena);
}

static void slow_services_are_left(void **state)
{
    struct ctx ctx = desk_ctx();
    struct key_use use = use_of(&ctx, "leader-x");
    struct key_answer answer;

    (void)state;
    use.key = S("leader-slow");
    config.ms_max = 600;
    assert_int_not_equal(key_sign(&ctx, source, &use, &answer), ST_OK);
    assert_int_equal(ctx.problem.key, PROBLEM_KEY_DOWN);
    config.ms_max = 8000;
    arena_free(ctx.arena);
}

static void tickets_of_nobody_are_over(void **state)
{
    struct ctx ctx = desk_ctx();
    struct key_use use = use_of(&ctx, "leader-x");
    struct key_answer answer;

    (void)state;
    assert_int_not_equal(key_poll(&ctx, source, &use, S(""), &answer), ST_OK);
    assert_int_equal(ctx.problem.key, PROBLEM_KEY_EXPIRED);
    assert_int_not_equal(key_poll(&ctx, source, &use, S("x:1"), &answer), ST_OK);
    assert_int_equal(ctx.problem.key, PROBLEM_KEY_EXPIRED);
    arena_free(ctx.arena);
}

/* A token that others can read is none; nor is an address in the clear anywhere else. */
static void secrets_are_kept(void **state)
{
    struct ctx ctx = desk_ctx();
    struct csc_config other = config;
    struct key_source *service = csc_open(&other);
    struct list names;

    (void)state;
    assert_int_equal(chmod(config.token_file, 0640), 0);
    assert_int_not_equal(key_list(&ctx, service, &names), ST_OK);
    assert_int_equal(ctx.problem.key, PROBLEM_KEY_DOWN);
    assert_int_equal(chmod(config.token_file, 0600), 0);
    assert_int_equal(key_list(&ctx, service, &names), ST_OK);
    other.url = "http://dich-vu.example/csc/v2";
    assert_int_not_equal(key_list(&ctx, service, &names), ST_OK);
    assert_false(csc_url_allowed(S("http://127.0.0.1:80@dich-vu.example/")));
    assert_false(csc_url_allowed(S("ftp://dich-vu.example/")));
    assert_true(csc_url_allowed(S("https://dich-vu.example/csc/v2")));
    key_close(service);
    arena_free(ctx.arena);
}

static int tear_down(void **state)
{
    (void)state;
    (void)unlink(config.token_file);
    key_close(source);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signatures_are_taken),
        cmocka_unit_test(many_are_signed_by_one_leave),
        cmocka_unit_test(how_many_is_told),
        cmocka_unit_test(of_many_all_or_none),
        cmocka_unit_test(a_ticket_is_for_what_is_left),
        cmocka_unit_test(a_document_is_signed),
        cmocka_unit_test(what_goes_wrong_is_told),
        cmocka_unit_test(the_right_pin_signs),
        cmocka_unit_test(keys_are_listed_and_locked_ones_told),
        cmocka_unit_test(slow_services_are_left),
        cmocka_unit_test(tickets_of_nobody_are_over),
        cmocka_unit_test(secrets_are_kept),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
