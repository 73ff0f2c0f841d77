/*
 * Authorities are asked once by several processes, whoever dies or comes late; what they answer is
 * believed as far as it can be, and a failed call to the database loses nothing (KT-27, CT-34).
 */
#include "base/host/clock.h"
#include "jobs/asker.h"
#include "tests/api/pki.h"
#include "tests/api/talk.h"
#include "tests/store/db_fault.h"

#include <pthread.h>
#include <string.h>

#define CALLS_MAX 100
#define ASKED_MAX 64

static struct world world;
static enum database_kind kind;

/* What servers were asked, and what the next answers are. */
static struct {
    pthread_mutex_t mutex;
    char urls[ASKED_MAX][128];
    size_t len;
    const char *answer; /* a file of the pki; NULL: the one the address ends with; "": nobody */
} asked = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static bool fetch(void *of, struct arena *arena, const struct fetch_order *order, struct str *out,
    struct str *out_error)
{
    struct str name = order->url;
    const char *answer;

    (void)of;
    pthread_mutex_lock(&asked.mutex);
    assert_true(asked.len < ASKED_MAX && order->url.len < sizeof(asked.urls[0]));
    memcpy(asked.urls[asked.len], order->url.ptr, order->url.len);
    asked.urls[asked.len++][order->url.len] = '\0';
    pthread_mutex_unlock(&asked.mutex);
    while (str_find(name, S("/")) < name.len)
        (void)str_cut(&name, '/');
    answer = asked.answer ? asked.answer : str_z(arena, name);
    *out_error = S("không kết nối được máy chủ");
    if (!*answer)
        return false;
    *out = pki_file(arena, answer);
    return true;
}

struct process {
    struct arena *arena;
    struct db *db;
    struct asker asker;
};

static struct process process_new(void)
{
    struct process process = { .arena = arena_new(ARENA_REQUEST_BYTES),
        .asker = { .fetch = fetch } };
    struct ctx ctx = { .arena = process.arena };

    assert_int_equal(database_connect(&ctx, world.database, &process.db), ST_OK);
    return process;
}

static void *asker_round(void *arg)
{
    struct process *process = arg;
    struct rounds_plan plan = asker_plan(&process->asker);
    const struct chore chore = { process->arena, process->db, world.database, world.now_ms, NULL,
        plan.arg };

    rounds_once(&plan, &chore);
    return NULL;
}

static void rounds_at_once(size_t len)
{
    struct process processes[4];
    pthread_t threads[4];

    for (size_t i = 0; i < len; i++)
        processes[i] = process_new();
    for (size_t i = 0; i < len; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, asker_round, &processes[i]), 0);
    for (size_t i = 0; i < len; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < len; i++)
        arena_free(processes[i].arena);
}

static int64_t trust_file(const char *name)
{
    struct call call =
        world_must(&world, "admin", "POST /trust-items", pki_file(world.arena, name));

    return world_number(&world, &call, "items.0.id");
}

static int64_t source_add(int64_t authority, const char *how, const char *file)
{
    struct call call = world_must(&world, "admin", "POST /trust-sources",
        str_format(world.arena,
            "{\"authority_id\":%lld,\"kind\":\"%s\",\"url\":\"http://ca.thu-nghiem.vn/%s\"}",
            (long long)authority, how, file));

    return world_number(&world, &call, "id");
}

static bool answer_has(const char *line, const char *words)
{
    struct call call = world_must(&world, "admin", line, (struct str){ 0 });

    return str_find(call.response.body, str_of(words)) < call.response.body.len;
}

/* ---- lists ---- */

static void processes_ask_each_once(void **state)
{
    (void)state;
    source_add(trust_file("root.pem"), "crl", "root.crl");
    source_add(trust_file("sub.pem"), "crl", "newer.crl");
    for (int i = 0; i < 3; i++) /* what one has in hand the others leave alone */
        rounds_at_once(4);
    assert_int_equal(asked.len, 2);
    assert_string_not_equal(asked.urls[0], asked.urls[1]);
    assert_true(answer_has("GET /trust-items?kind=crl", "Danh sách thu hồi của Sub thu nghiem"));
    /* A day later they are asked again: the same bytes are what was hoped for. */
    world.now_ms += MS_PER_DAY;
    rounds_at_once(4);
    assert_int_equal(asked.len, 4);
    assert_false(answer_has("GET /trust-sources", "\"error\":\"Danh"));
}

static enum status claim(struct ctx *ctx, void *arg)
{
    return trust_errand_claim(ctx, arg);
}

static enum status settle(struct ctx *ctx, void *arg)
{
    return trust_errand_settle(ctx, arg);
}

static void who_dies_loses_it_to_the_next(void **state)
{
    struct process process = process_new();
    struct ctx ctx = { .arena = process.arena, .db = process.db, .now_ms = world.now_ms };
    struct trust_errand errand;

    (void)state;
    source_add(trust_file("root.pem"), "crl", "root.crl");
    assert_int_equal(database_write(&ctx, world.database, claim, &errand), ST_OK);
    assert_true(errand.found && errand.kind == TRUST_CRL);
    rounds_at_once(2);
    assert_int_equal(asked.len, 0);
    world.now_ms += TRUST_CLAIM_MS;
    rounds_at_once(2);
    assert_int_equal(asked.len, 1);
    /* Whoever comes back late no longer decides about it. */
    errand.error = S("muộn");
    assert_int_equal(database_write(&ctx, world.database, settle, &errand), ST_OK);
    assert_false(answer_has("GET /trust-sources", "muộn"));
    arena_free(process.arena);
}

/* Settling with the nth call failed: nothing is kept, or all of it. */
static void what_fails_is_asked_later(void **state)
{
    struct process process = process_new();
    struct ctx ctx = { .arena = process.arena, .db = process.db, .now_ms = world.now_ms };
    struct trust_errand errand;
    bool failed = true;

    (void)state;
    source_add(trust_file("root.pem"), "crl", "root.crl");
    assert_int_equal(database_write(&ctx, world.database, claim, &errand), ST_OK);
    errand.answer = pki_file(world.arena, "root.crl");
    for (int at = 1; failed; at++) {
        struct fault_job job = { .use_case = settle, .arg = &errand, .fail_at = at };
        enum status done;

        trust_cache_free(); /* so that reading it can fail too */
        done = database_write(&ctx, world.database, fault_txn, &job);
        assert_true(at < CALLS_MAX);
        failed = job.failed;
        assert_int_equal(done == ST_OK, !failed);
        if (failed)
            assert_true(answer_has("GET /trust-items?kind=crl", "\"items\":[]"));
    }
    assert_false(answer_has("GET /trust-items?kind=crl", "\"items\":[]"));
    arena_free(process.arena);
}

/* ---- questions ---- */

static struct str leader_path(void)
{
    return str_format(world.arena, "/accounts/%lld/certificates",
        (long long)world_person(&world, "a-approver")->id);
}

static bool leader_is(const char *revocation)
{
    return answer_has(str_format(world.arena, "GET " STR_FMT, STR_ARG(leader_path())).ptr,
        str_format(world.arena, "\"revocation\":\"%s\"", revocation).ptr);
}

static void leader_register(const char *file)
{
    world_must(&world, "admin",
        str_format(world.arena, "POST " STR_FMT, STR_ARG(leader_path())).ptr,
        pki_file(world.arena, file));
}

static void leader_withdraw(void)
{
    struct call call = world_must(&world, "admin",
        str_format(world.arena, "GET " STR_FMT, STR_ARG(leader_path())).ptr, (struct str){ 0 });
    int64_t id = world_number(&world, &call, "items.0.id");

    world_must(&world, "admin",
        str_format(
            world.arena, "POST " STR_FMT "/%lld/withdraw", STR_ARG(leader_path()), (long long)id)
            .ptr,
        S("{\"reason\":\"Mất\"}"));
}

/* Whatever is no answer of the authority about this certificate leaves it unknown, and is told. */
static void answers_are_believed_as_far_as_they_can_be(void **state)
{
    static const struct {
        const char *answer, *says;
    } bad[] = {
        { "", "không kết nối được máy chủ" },
        { "forged.ocsp", "không do tổ chức đã có trong danh sách tin cậy ký" },
        { "revoked.ocsp", "không phải về chứng thư đã hỏi" },
        { "root.crl", "Không đọc được chứng thư số" },
        { "sub.pem", "Không đọc được chứng thư số" },
    };
    int64_t source;

    (void)state;
    trust_file("root.pem");
    source = source_add(trust_file("sub.pem"), "ocsp", "hoi");
    trust_file("root.crl");
    leader_register("leader.pem");
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        asked.answer = bad[i].answer;
        world_must(&world, "admin",
            str_format(world.arena, "POST /trust-sources/%lld/fetch", (long long)source).ptr,
            (struct str){ 0 });
        rounds_at_once(2);
        assert_int_equal(asked.len, i + 1);
        assert_true(leader_is("unknown"));
        if (!answer_has("GET /trust-sources", bad[i].says))
            fail_msg("%s is not told", bad[i].says);
        assert_true(answer_has(str_format(world.arena, "GET " STR_FMT, STR_ARG(leader_path())).ptr,
            "Không kiểm tra được từ http://ca.thu-nghiem.vn/hoi"));
    }
    asked.answer = "good.ocsp";
    world_must(&world, "admin",
        str_format(world.arena, "POST /trust-sources/%lld/fetch", (long long)source).ptr,
        (struct str){ 0 });
    rounds_at_once(4);
    assert_int_equal(asked.len, ARRAY_LEN(bad) + 1);
    assert_true(leader_is("good"));
    /* As long as it is registered it is asked about, a day after the other; then no more. */
    world.now_ms += 3 * MS_PER_DAY;
    rounds_at_once(2);
    assert_int_equal(asked.len, ARRAY_LEN(bad) + 2);
    leader_withdraw();
    world.now_ms += 3 * MS_PER_DAY;
    rounds_at_once(2);
    assert_int_equal(asked.len, ARRAY_LEN(bad) + 2);
}

static void a_revoked_one_is_told_by_its_answer(void **state)
{
    int64_t sub;

    (void)state;
    trust_file("root.pem");
    sub = trust_file("sub.pem");
    trust_file("root.crl");
    leader_register("revoked.pem"); /* before there is somebody to ask */
    source_add(sub, "ocsp", "revoked.ocsp");
    assert_true(leader_is("unknown"));
    rounds_at_once(1);
    assert_true(leader_is("revoked"));
}

static int open_world(void **state)
{
    (void)state;
    asked.len = 0;
    asked.answer = NULL;
    world_open(&world, kind);
    (void)pki_file(world.arena, "good.ocsp"); /* its answers are of now */
    world.now_ms = clock_now_ms();
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    world_close(&world);
    return 0;
}

static int run_all(const char *name, enum database_kind on)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, open_world, close_world)
    const struct CMUnitTest tests[] = {
        ON(processes_ask_each_once),
        ON(who_dies_loses_it_to_the_next),
        ON(what_fails_is_asked_later),
        ON(answers_are_believed_as_far_as_they_can_be),
        ON(a_revoked_one_is_told_by_its_answer),
    };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    return on_each_database(run_all, "trust");
}
