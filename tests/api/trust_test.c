/*
 * Authorities are asked once by several processes, whoever dies or comes late; what they answer is
 * believed as far as it can be, and a failed call to the database loses nothing (KT-27, CT-34).
 */
#include "base/host/clock.h"
#include "domain/certificates.h"
#include "jobs/asker.h"
#include "jobs/sweep.h"
#include "tests/api/pki.h"
#include "tests/api/talk.h"
#include "tests/store/db_fault.h"

#include <pthread.h>
#include <string.h>

#define CALLS_MAX 100
#define ASKED_MAX 64
#define MINUTE_MS 60000
#define HOUR_MS (60 * MINUTE_MS)

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
    assert_int_equal(trust_errand_read(&ctx, &errand), ST_OK);
    for (int at = 1; failed; at++) {
        struct fault_job job = { .use_case = settle, .arg = &errand, .fail_at = at };
        enum status done;

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

static void source_hurry(int64_t source)
{
    world_must(&world, "admin",
        str_format(world.arena, "POST /trust-sources/%lld/fetch", (long long)source).ptr,
        (struct str){ 0 });
}

/* Whoever asks one thing after the other for as long as a connection may take keeps all others
 * waiting. */
static void a_silent_responder_is_let_rest(void **state)
{
    int64_t source;

    (void)state;
    trust_file("root.pem");
    source = source_add(trust_file("sub.pem"), "ocsp", "hoi");
    trust_file("root.crl");
    leader_register("leader.pem");
    leader_register("leader3072.pem");
    leader_register("leader-ec.pem");
    asked.answer = "";
    rounds_at_once(1);
    assert_int_equal(asked.len, 1);
    world.now_ms += 2 * MINUTE_MS;
    rounds_at_once(1);
    assert_int_equal(asked.len, 2);
    world.now_ms += 2 * MINUTE_MS; /* the second rest is longer */
    rounds_at_once(1);
    assert_int_equal(asked.len, 2);
    /* Who answers at all is asked all there is. */
    asked.answer = "good.ocsp";
    source_hurry(source);
    rounds_at_once(1);
    assert_int_equal(asked.len, 5);
    assert_true(leader_is("good"));
}

/* Whoever stops is not kept waiting, and what was given up for it is nobody's fault. */
static bool fetch_until_stopped(void *of, struct arena *arena, const struct fetch_order *order,
    struct str *out, struct str *out_error)
{
    struct asker *asker = of;

    assert_ptr_equal(order->stop, &asker->stopping);
    asker->stopping = true;
    return fetch(of, arena, order, out, out_error);
}

static void who_stops_asks_no_more(void **state)
{
    struct process process = process_new();

    (void)state;
    source_add(trust_file("root.pem"), "crl", "a");
    source_add(trust_file("sub.pem"), "crl", "b");
    process.asker = (struct asker){ .fetch = fetch_until_stopped, .of = &process.asker };
    asked.answer = "";
    asker_round(&process);
    assert_int_equal(asked.len, 1);
    assert_true(answer_has("GET /trust-sources", "\"failures\":0"));
    assert_false(answer_has("GET /trust-sources", "không kết nối"));
    asker_round(&process);
    assert_int_equal(asked.len, 1);
    arena_free(process.arena);
}

/* ---- much of it ---- */

static enum status fill(struct ctx *ctx, void *arg)
{
    struct str sub = pki_file(ctx->arena, "sub.pem");

    (void)arg;
    for (int i = 4; i < TRUST_ITEMS_MAX; i++) {
        bool found;

        TRY(db_one(ctx, STMT_TRUST_ITEM_INSERT,
            ARGS(V_INT(TRUST_AUTHORITY), V_TEXT(S("A")), V_BLOB(sub),
                V_TEXT(str_format(ctx->arena, "%d", i)), V_TEXT(S("A")), V_TEXT(S("B")),
                V_TEXT(S("a")), V_TEXT(S("1")), V_INT(0), V_INT(0), V_INT(0), V_TEXT(S("")),
                V_TEXT(S("")), V_NULL, V_INT(world.now_ms), V_TEXT(S("")), V_TEXT(S("")),
                V_TEXT(S(""))),
            &found));
    }
    return ST_OK;
}

/* What is renewed takes no more room; what a responder says takes none. */
static void a_full_list_is_renewed(void **state)
{
    struct ctx ctx;
    int64_t sub, lists, answers;

    (void)state;
    trust_file("root.pem");
    sub = trust_file("sub.pem");
    trust_file("root.crl");
    lists = source_add(sub, "crl", "sub.crl");
    rounds_at_once(1);
    assert_true(answer_has("GET /trust-items?kind=crl", "Danh sách thu hồi của Sub"));
    ctx = world_ctx(&world);
    assert_int_equal(database_write(&ctx, world.database, fill, NULL), ST_OK);
    trust_cache_free();
    asked.answer = "newer.crl";
    source_hurry(lists);
    rounds_at_once(1);
    assert_true(answer_has("GET /trust-items?kind=crl&ended=true", "Danh sách thu hồi của Sub"));
    assert_false(answer_has("GET /trust-sources", "\"error\":\"Danh"));
    leader_register("leader.pem");
    answers = source_add(sub, "ocsp", "hoi");
    asked.answer = "good.ocsp";
    source_hurry(answers);
    rounds_at_once(1);
    assert_true(answer_has("GET /trust-items?kind=ocsp", "Trả lời OCSP"));
    assert_true(leader_is("good"));
    assert_int_equal(
        world_say(&world, "admin", "POST /trust-items", pki_file(world.arena, "other.pem"))
            .response.status,
        409);
}

#define ENDED_MS ((int64_t)1000000)

/* One of before its certificate ended, and more of later than are looked at. */
static enum status answers_fill(struct ctx *ctx, void *arg)
{
    (void)arg;
    for (int64_t i = -1; i <= TRUST_SIGNER_ANSWERS_MAX; i++) {
        bool found;

        TRY(db_one(ctx, STMT_TRUST_ITEM_INSERT,
            ARGS(V_INT(2), V_TEXT(S("A")), V_BLOB(i < 0 ? S("before") : S("later")),
                V_TEXT(str_format(ctx->arena, "%lld", (long long)i)), V_TEXT(S("")), V_TEXT(S("")),
                V_TEXT(S("a")), V_TEXT(S("A1")), V_INT(ENDED_MS + i), V_INT(ENDED_MS * 2), V_INT(0),
                V_TEXT(S("")), V_TEXT(S("")), V_NULL, V_INT(world.now_ms), V_TEXT(S("")),
                V_TEXT(S("")), V_TEXT(S(""))),
            &found));
    }
    return ST_OK;
}

static enum status answers_count(struct ctx *ctx, void *arg)
{
    int *before = arg;
    int all = 0;
    bool more;

    TRY(db_start(ctx, STMT_TRUST_ANSWERS,
        ARGS(V_TEXT(S("A1")), V_INT(TRUST_SIGNER_ANSWERS_MAX), V_INT(ENDED_MS - 1))));
    TRY(db_next(ctx, &more));
    for (; more; all++) {
        *before += str_eq(db_blob(ctx, 0), S("before"));
        TRY(db_next(ctx, &more));
    }
    assert_int_equal(all, TRUST_SIGNER_ANSWERS_MAX);
    return ST_OK;
}

/* Who answers may know no more of a certificate that ended: his last word of before is kept. */
static void the_last_answer_of_before_is_asked_too(void **state)
{
    struct ctx ctx = world_ctx(&world);
    int before = 0;

    (void)state;
    assert_int_equal(database_write(&ctx, world.database, answers_fill, NULL), ST_OK);
    assert_int_equal(database_read(&ctx, answers_count, &before), ST_OK);
    assert_int_equal(before, 1);
}

static enum status withdrawn_add(struct ctx *ctx, void *arg)
{
    int64_t account = *(const int64_t *)arg;

    for (int i = 0; i < 3 * CERTIFICATES_MAX; i++) {
        int64_t id;
        bool found;

        TRY(db_one(ctx, STMT_CERTIFICATE_INSERT,
            ARGS(V_INT(account), V_NULL, V_BLOB(S("0")), V_TEXT(str_format(ctx->arena, "%d", i)),
                V_TEXT(S("A")), V_TEXT(S("B")), V_TEXT(S("1")), V_INT(0), V_INT(1),
                V_INT(world.now_ms), V_INT(account), V_TEXT(S("")), V_TEXT(S("")), V_TEXT(S("")),
                V_TEXT(S(""))),
            &found));
        id = db_int(ctx, 0);
        TRY(db_one(ctx, STMT_CERTIFICATE_WITHDRAW,
            ARGS(V_INT(id), V_INT(world.now_ms), V_TEXT(S("")), V_TEXT(S("Mất"))), &found));
    }
    return ST_OK;
}

static enum status leader_read(struct ctx *ctx, void *arg)
{
    struct owner owner = { OWNER_ACCOUNT, world_person(&world, "a-approver")->id };

    return certificates_of(ctx, owner, arg);
}

/* Those that were withdrawn neither take the room of others nor hide them. */
static void many_that_were_withdrawn_are_no_hindrance(void **state)
{
    int64_t account = world_person(&world, "a-approver")->id;
    struct list all;
    struct ctx ctx;

    (void)state;
    trust_file("root.pem");
    trust_file("sub.pem");
    leader_register("leader.pem");
    ctx = world_ctx(&world);
    assert_int_equal(database_write(&ctx, world.database, withdrawn_add, &account), ST_OK);
    leader_register("leader3072.pem");
    assert_int_equal(database_read(&ctx, leader_read, &all), ST_OK);
    assert_int_equal(all.len, 2);
    assert_true(leader_is("unknown"));
}

/* ---- what is asked no more ---- */

struct wanted {
    const char *file;
    bool found;
};

/* Whether it is remembered that nobody answered about it. */
static enum status error_find(struct ctx *ctx, void *arg)
{
    struct wanted *wanted = arg;
    struct list all;

    TRY(trust_facts_read(ctx, pki_file(ctx->arena, wanted->file), &all));
    return db_one(ctx, STMT_TRUST_QUESTION_ERROR,
        ARGS(V_TEXT(trust_hash_text(ctx->arena, LIST_AT(all, struct trust_facts, 0)->digest))),
        &wanted->found);
}

static bool is_asked_about(const char *file)
{
    struct wanted wanted = { file, false };
    struct ctx ctx = world_ctx(&world);

    assert_int_equal(database_read(&ctx, error_find, &wanted), ST_OK);
    return wanted.found;
}

static void sweep(void)
{
    struct process process = process_new();
    struct session_limits limits = { .idle_ms = MS_PER_DAY, .life_ms = MS_PER_DAY };
    struct rounds_plan plan = sweep_plan(&limits);
    const struct chore chore = { process.arena, process.db, world.database, world.now_ms, NULL,
        plan.arg };

    rounds_once(&plan, &chore);
    arena_free(process.arena);
}

/* A certificate that nobody wants to know about any more is forgotten; a registered one is not. */
static void who_is_asked_about_no_more_is_forgotten(void **state)
{
    (void)state;
    trust_file("root.pem");
    source_add(trust_file("sub.pem"), "ocsp", "hoi");
    asked.answer = "";
    leader_register("leader.pem");
    rounds_at_once(1);
    leader_withdraw();
    world.now_ms += HOUR_MS;
    leader_register("leader3072.pem");
    rounds_at_once(1);
    world.now_ms += 5 * MINUTE_MS; /* it had a rest */
    rounds_at_once(1);
    assert_true(is_asked_about("leader.pem") && is_asked_about("leader3072.pem"));
    sweep();
    assert_true(is_asked_about("leader.pem"));
    world.now_ms += TRUST_WANTED_MS;
    sweep();
    assert_false(is_asked_about("leader.pem"));
    assert_true(is_asked_about("leader3072.pem"));
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
        ON(a_silent_responder_is_let_rest),
        ON(who_stops_asks_no_more),
        ON(a_full_list_is_renewed),
        ON(the_last_answer_of_before_is_asked_too),
        ON(many_that_were_withdrawn_are_no_hindrance),
        ON(who_is_asked_about_no_more_is_forgotten),
    };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    return on_each_database(run_all, "trust");
}
