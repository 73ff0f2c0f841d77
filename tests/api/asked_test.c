/*
 * Keys that the server asks itself, when something does not go as it should: a database that is
 * busy ends nobody's signing and loses nobody's answer, an answer that took too long comes too
 * late, and nobody is asked to confirm with a key that is another's.
 */
#include "domain/sign_asked.h"
#include "jobs/signer.h"
#include "tests/api/dump.h"
#include "tests/api/node.h"
#include "tests/api/signer.h"
#include "tests/api/talk.h"
#include "tests/store/db_fault.h"
#include "tests/unit.h"

#include <string.h>

#define CALLS_MAX 1000
/* A round keeps nothing of what a job needs. */
#define ROUND_BYTES ((size_t)64 << 10)

static struct world world;
static struct watch watch;
static enum database_kind kind;
static int64_t report;
static struct str digest;

/* ---- a service, and a clock that goes on while it is asked ---- */

static struct {
    struct key_source source;
    struct sign_keys keys;
    int asked;
    int64_t now_ms, takes_ms;
} service;

static struct key_source *inner(void)
{
    return signer_keys()->by_source[SOURCE_REMOTE];
}

static int64_t service_clock(void)
{
    return service.now_ms;
}

static void service_asked(void)
{
    service.asked++;
    service.now_ms += service.takes_ms;
}

static enum status certs(
    struct ctx *ctx, struct key_source *source, struct str key, struct key_facts *out)
{
    (void)source;
    return inner()->certs(ctx, inner(), key, out);
}

static enum status sign(
    struct ctx *ctx, struct key_source *source, const struct key_use *use, struct key_answer *out)
{
    (void)source;
    service_asked();
    return inner()->sign(ctx, inner(), use, out);
}

static enum status poll(struct ctx *ctx, struct key_source *source, const struct key_use *use,
    struct str ticket, struct key_answer *out)
{
    (void)source;
    service_asked();
    return inner()->poll(ctx, inner(), use, ticket, out);
}

/* One round, whose connection fails from the call on; whether it did. */
static bool round_failing(int fail_at, bool lasting)
{
    struct arena *arena = arena_new(ROUND_BYTES);
    struct rounds_plan plan = signer_plan(&service.keys);
    struct chore chore = { .arena = arena,
        .database = world.database,
        .now_ms = world.now_ms,
        .clock = service_clock,
        .arg = plan.arg };
    struct ctx ctx = { .arena = arena, .now_ms = world.now_ms };
    struct fault_db fault;
    enum status st;

    service.now_ms = world.now_ms;
    db_fault_wrap(&fault, world.db, fail_at);
    fault.problem = PROBLEM_BUSY;
    fault.lasting = lasting;
    ctx.db = chore.db = &fault.base;
    st = plan.chores[0](&ctx, &chore);
    if (st != ST_OK) { /* what is told of it is there still */
        memset(arena_alloc(arena, ROUND_BYTES), '#', ROUND_BYTES);
        assert_null(memchr(ctx.problem.detail.ptr, '#', ctx.problem.detail.len));
        assert_int_equal(ctx.problem.key, PROBLEM_BUSY);
    }
    arena_free(arena);
    world.now_ms = service.now_ms;
    return fault.calls_left <= 0;
}

static void round_good(void)
{
    assert_false(round_failing(CALLS_MAX, false));
}

/* ---- jobs ---- */

static const struct node *ask(const char *person, struct str line, struct str body)
{
    struct call call = world_must(&world, person, str_z(world.arena, line), body);

    return node_read(world.arena, str_copy(world.arena, call.response.body));
}

static struct str text_of(const struct node *node, const char *path)
{
    const struct node *found = node_at(node, path);

    if (!found)
        fail_msg("no %s in the answer", path);
    return str_copy(world.arena, found->text);
}

static struct str begin(const char *person, const char *purpose, const char *credential)
{
    struct str body = str_format(world.arena,
        "{\"purpose\":\"%s\",\"source\":\"remote\",\"credential\":\"%s\",\"revision\":1,"
        "\"digest\":\"" STR_FMT "\"}",
        purpose, credential, STR_ARG(digest));
    struct str line = str_format(world.arena, "POST /reports/%lld/sign-jobs", (long long)report);

    return text_of(ask(person, line, body), "id");
}

static struct str job_line(struct str id)
{
    return str_format(world.arena, "GET /sign-jobs/" STR_FMT, STR_ARG(id));
}

static void expect_job(const char *person, struct str id, const char *state, const char *reason)
{
    const struct node *job = ask(person, job_line(id), S(""));

    expect_text(text_of(job, "state"), state, "state");
    expect_text(text_of(job, "reason"), reason, "reason");
}

/* Asked, and to be asked again. */
static struct str begin_pending(const char *person, const char *purpose, const char *credential)
{
    struct str id = begin(person, purpose, credential);

    round_good();
    expect_job(person, id, "pending", "");
    world.now_ms += SIGN_POLL_MS;
    return id;
}

/* ---- the tests ---- */

static void a_key_of_another_is_not_used(void **state)
{
    struct str id = begin("a-approver", "approve", "seal");

    (void)state;
    service.asked = 0;
    round_good();
    expect_job("a-approver", id, "refused", "sign_job.certificate_other");
    assert_int_equal(service.asked, 0);
}

static void an_answer_counts_when_it_came(void **state)
{
    struct str id = begin_pending("a-approver", "approve", "leader");

    (void)state;
    service.takes_ms = SIGN_JOB_MS;
    round_good();
    service.takes_ms = 0;
    expect_job("a-approver", id, "refused", "sign_job.over");
}

/* What was confirmed is asked for until the database takes it. */
static void a_busy_database_ends_nothing(void **state)
{
    const struct node *job;
    struct str id;
    int at = 0;

    (void)state;
    do {
        assert_true(++at < CALLS_MAX);
        id = begin_pending("a-approver", "approve", "leader");
        assert_true(round_failing(at, true)); /* at the latest when it looks for another job */
        job = ask("a-approver", job_line(id), S(""));
        if (str_eq(text_of(job, "state"), S("done")))
            break;
        expect_text(text_of(job, "state"), "pending", "state");
    } while (true);
    assert_true(at > 10);
    print_message("asked: %d calls were busy\n", at - 1);
}

/* Where it is busy for one call alone, the key need not be asked once more. */
static void an_answer_in_hand_is_kept(void **state)
{
    int at = 0;
    struct str id;

    (void)state;
    (void)ask("a-clerk", str_format(world.arena, "POST /reports/%lld/number", (long long)report),
        S("{}"));
    do {
        assert_true(++at < CALLS_MAX);
        id = begin_pending("a-clerk", "seal", "seal");
        service.asked = 0;
        assert_true(round_failing(at, false));
        if (service.asked)
            break;
        expect_job("a-clerk", id, "pending", "");
    } while (true);
    expect_job("a-clerk", id, "done", "");
    assert_int_equal(service.asked, 1);
}

/* The clerk finds something: it is signed anew. */
static void give_back(void)
{
    struct str line = str_format(world.arena, "/reports/%lld", (long long)report);
    const struct node *found =
        ask("a-clerk", str_format(world.arena, "GET " STR_FMT, STR_ARG(line)), S(""));
    struct str body = str_format(world.arena,
        "{\"action\":\"return_unsigned\",\"version\":" STR_FMT ",\"note\":\"Ký lại\"}",
        STR_ARG(text_of(found, "version")));

    (void)ask("a-clerk", str_format(world.arena, "POST " STR_FMT "/actions", STR_ARG(line)), body);
}

/* ---- each call of the database fails in turn ---- */

static enum status claim(struct ctx *ctx, void *arg)
{
    return sign_asked_claim(ctx, arg);
}

static enum status look(struct ctx *ctx, void *arg)
{
    return sign_asked_look(ctx, arg);
}

static enum status measure(struct ctx *ctx, void *arg)
{
    return sign_asked_digest(ctx, arg);
}

static enum status take(struct ctx *ctx, void *arg)
{
    return sign_asked_take(ctx, arg);
}

static enum status keep(struct ctx *ctx, void *arg)
{
    return sign_asked_keep(ctx, arg);
}

static enum status settle(struct ctx *ctx, void *arg)
{
    return sign_asked_settle(ctx, arg);
}

/* Until it goes through; what failed has changed nothing. */
static void each_call_fails(struct ctx *ctx, const char *name, txn_fn *use_case, void *arg)
{
    struct dump before, after;
    int at = 0;

    dump_take(world.dumper, &before);
    do {
        struct fault_job job = { .use_case = use_case, .arg = arg, .fail_at = ++at };
        enum status st = database_write(ctx, world.database, fault_txn, &job);
        const char *table;

        if (!job.failed) {
            if (st != ST_OK)
                fail_msg("%s: " STR_FMT, name, STR_ARG(ctx->problem.detail));
            break;
        }
        dump_take(world.dumper, &after);
        table = dump_difference(&before, &after, "");
        if (table)
            fail_msg("%s: call %d failed, and table %s changed", name, at, table);
    } while (true);
    dump_take(world.dumper, &after);
    assert_non_null(dump_difference(&before, &after, ""));
    print_message("%s: %d calls failed\n", name, at - 1);
}

/* A round by hand, up to what the key said. */
static struct sign_asked_one round_begin(struct ctx *ctx, struct sign_asked *asked)
{
    struct sign_asked_one one = { .asked = asked };

    *asked = (struct sign_asked){ .keys = &service.keys };
    each_call_fails(ctx, "claim", claim, asked);
    assert_int_equal(database_read(ctx, look, asked), ST_OK);
    assert_int_equal(sign_asked_gather(ctx, asked), ST_OK);
    assert_int_equal(asked->parts_len, 1);
    assert_int_equal(database_read(ctx, measure, &one), ST_OK);
    assert_int_equal(sign_asked_ask(ctx, asked), ST_OK);
    return one;
}

static void what_fails_leaves_nothing_half_asked(void **state)
{
    struct str id = begin("a-approver", "approve", "leader");
    struct ctx ctx = world_ctx(&world);
    struct sign_asked *asked;
    struct sign_asked_rest rest;
    struct sign_asked_one one;

    (void)state;
    ctx.arena = arena_new(ARENA_HEAVY_BYTES);
    asked = ARENA_NEW(ctx.arena, struct sign_asked);
    rest = (struct sign_asked_rest){ asked, &asked->jobs[0] };
    (void)round_begin(&ctx, asked);
    assert_true(asked->waits);
    each_call_fails(&ctx, "wait", settle, &rest);
    expect_job("a-approver", id, "pending", "");
    ctx.now_ms = world.now_ms += SIGN_POLL_MS;
    one = round_begin(&ctx, asked);
    assert_false(asked->waits);
    assert_int_equal(database_read(&ctx, take, &one), ST_OK);
    assert_int_equal(sign_asked_make(&ctx, world.database, &one), ST_OK);
    each_call_fails(&ctx, "keep", keep, &one);
    expect_job("a-approver", id, "done", "");
    arena_free(ctx.arena);
}

/* The one that is refused ends by one write. */
static void what_fails_leaves_nothing_half_refused(void **state)
{
    struct str id;
    struct ctx ctx = world_ctx(&world);
    struct sign_asked *asked;
    struct sign_asked_rest rest;

    (void)state;
    give_back();
    id = begin("a-approver", "approve", "refuse");
    ctx.arena = arena_new(ARENA_HEAVY_BYTES);
    asked = ARENA_NEW(ctx.arena, struct sign_asked);
    rest = (struct sign_asked_rest){ asked, &asked->jobs[0] };
    (void)round_begin(&ctx, asked);
    assert_int_equal(asked->jobs[0].problem, PROBLEM_KEY_REJECTED);
    each_call_fails(&ctx, "refuse", settle, &rest);
    expect_job("a-approver", id, "refused", "key.rejected");
    arena_free(ctx.arena);
}

static int open_world(void **state)
{
    const struct node *found;

    (void)state;
    service.source = (struct key_source){ .certs = certs, .sign = sign, .poll = poll };
    service.keys = *signer_keys();
    service.keys.by_source[SOURCE_REMOTE] = &service.source;
    world_open_under(&world, kind, "kon-tum");
    if (!talk_run(&world, &watch, "tests/api/signing_ready.part"))
        return 1;
    found = ask("a-entry", S("GET /reports"), S(""));
    assert_true(str_to_int(text_of(found, "items.0.id"), &report));
    found = ask("a-entry", str_format(world.arena, "GET /reports/%lld", (long long)report), S(""));
    digest = text_of(found, "digest");
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_of_another_is_not_used),
        cmocka_unit_test(an_answer_counts_when_it_came),
        cmocka_unit_test(what_fails_leaves_nothing_half_asked),
        cmocka_unit_test(what_fails_leaves_nothing_half_refused),
        cmocka_unit_test(a_busy_database_ends_nothing),
        cmocka_unit_test(an_answer_in_hand_is_kept),
    };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, open_world, close_world);
}

int main(void)
{
    int failed;

    watch_open(&watch);
    failed = on_each_database(run_all, "asked");
    watch_close(&watch);
    return failed;
}
