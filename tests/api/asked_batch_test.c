/*
 * Many reports that their leader confirms at once (KT-28): one confirmation for all of a batch, or
 * for as many as the key allows; none of them is lost or signed twice when one is cancelled, the
 * leave runs out, or the server ends in the middle.
 */
#include "domain/sign_asked.h"
#include "jobs/signer.h"
#include "tests/api/node.h"
#include "tests/api/signer.h"
#include "tests/api/stamper.h"
#include "tests/api/talk.h"
#include "tests/store/db_fault.h"
#include "tests/unit.h"

#include <string.h>

#define REPORTS 3
#define CALLS_MAX 5000
/* Of the calls of the database one of so many fails. */
#define EVERY 31
#define ROUND_BYTES ((size_t)64 << 10)
#define CELLS \
    "{\"base_version\":1,\"cells\":[{\"row\":6,\"column\":4,\"value\":\"200\"},{\"row\":6," \
    "\"column\":5,\"value\":\"150.5\"},{\"row\":7,\"column\":4,\"value\":\"100\"},{\"row\":7," \
    "\"column\":5,\"value\":\"90\"},{\"row\":9,\"column\":5,\"value\":\"12\"}]}"

static struct world world;
static struct watch watch;
static enum database_kind kind;
static struct {
    int64_t id;
    struct str job, digest;
    int64_t revision;
} reports[REPORTS];
static int batches;

/* ---- a service that counts ---- */

static struct {
    struct key_source source;
    struct sign_keys keys;
    int confirmations, digests, tickets;
    bool expired;
    int64_t slow_ms;   /* the next answer takes so long */
    struct str ticket; /* that was asked with last */
    bool once;         /* it gives its answer to nobody a second time */
    bool given;
} service;

/* An authority that takes its time; another server's round goes by meanwhile. */
static struct {
    struct stamp_line line;
    int64_t slow_ms;
    int asked;
} authority;

static void round_after(int64_t ms);

static struct key_source *inner(void)
{
    return signer_keys()->by_source[SOURCE_REMOTE];
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
    int64_t slow = service.slow_ms;

    (void)source;
    service.slow_ms = 0;
    if (slow)
        round_after(slow); /* another server's */
    service.confirmations++;
    service.digests += (int)use->len;
    TRY(inner()->sign(ctx, inner(), use, out));
    out->ticket = str_format(ctx->arena, "giao-dich-%d", ++service.tickets);
    return ST_OK;
}

static enum status poll(struct ctx *ctx, struct key_source *source, const struct key_use *use,
    struct str ticket, struct key_answer *out)
{
    (void)source;
    if (service.expired)
        return fail(ctx, PROBLEM_KEY_EXPIRED, "%s", problem_text(PROBLEM_KEY_EXPIRED));
    assert_true(str_starts(ticket, S("giao-dich-")));
    if (service.once && service.given)
        return fail(ctx, PROBLEM_KEY_EXPIRED, "%s", problem_text(PROBLEM_KEY_EXPIRED));
    service.ticket = str_copy(world.arena, ticket);
    TRY(inner()->poll(ctx, inner(), use, S("giao-dich-1"), out));
    service.given = out->state == KEY_SIGNED;
    return ST_OK;
}

static bool stamp(void *of, struct arena *arena, const struct fetch_order *order, struct str *out,
    struct str *out_error)
{
    int64_t slow = authority.slow_ms;

    authority.asked++;
    authority.slow_ms = 0;
    if (slow)
        round_after(slow);
    authority.slow_ms = slow;
    return stamper_answer(of, arena, order, out, out_error);
}

static int64_t now(void)
{
    return world.now_ms;
}

static bool round_failing(int fail_at)
{
    struct arena *arena = arena_new(ROUND_BYTES);
    struct rounds_plan plan = signer_plan(&service.keys);
    struct chore chore = { .arena = arena,
        .database = world.database,
        .now_ms = world.now_ms,
        .clock = now,
        .arg = plan.arg };
    struct ctx ctx = { .arena = arena, .now_ms = world.now_ms };
    struct fault_db fault;

    db_fault_wrap(&fault, world.db, fail_at);
    fault.problem = PROBLEM_BUSY;
    fault.lasting = true;
    ctx.db = chore.db = &fault.base;
    (void)!plan.chores[0](&ctx, &chore);
    arena_free(arena);
    return fault.calls_left <= 0;
}

static void round_after(int64_t ms)
{
    world.now_ms += ms;
    assert_false(round_failing(CALLS_MAX));
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

static struct str line_of(const char *method, size_t i, const char *rest)
{
    return str_format(world.arena, "%s /reports/%lld%s", method, (long long)reports[i].id, rest);
}

static void begin(size_t i, const char *credential, struct str batch)
{
    struct str body = str_format(world.arena,
        "{\"purpose\":\"approve\",\"source\":\"remote\",\"credential\":\"%s\",\"revision\":%lld,"
        "\"digest\":\"" STR_FMT "\",\"batch\":\"" STR_FMT "\"}",
        credential, (long long)reports[i].revision, STR_ARG(reports[i].digest), STR_ARG(batch));

    reports[i].job = text_of(ask("a-approver", line_of("POST", i, "/sign-jobs"), body), "id");
}

static void begin_all(const char *credential)
{
    struct str batch = str_format(world.arena, "dot-%d", ++batches);

    service.confirmations = service.digests = 0;
    for (size_t i = 0; i < REPORTS; i++)
        begin(i, credential, batch);
}

static struct str state_of(size_t i)
{
    struct str line = str_format(world.arena, "GET /sign-jobs/" STR_FMT, STR_ARG(reports[i].job));

    return text_of(ask("a-approver", line, S("")), "state");
}

static void expect_states(const char *a, const char *b, const char *c)
{
    expect_text(state_of(0), a, "the first");
    expect_text(state_of(1), b, "the second");
    expect_text(state_of(2), c, "the third");
}

/* Signed once, and its revision has no other signature. */
static void expect_signed(size_t i)
{
    const struct node *found = ask("a-clerk", line_of("GET", i, "/documents"), S(""));

    expect_text(text_of(found, "items.0.stage"), "signed", "stage");
    expect_text(text_of(found, "items.0.signatures.0.verdict"), "valid", "its signature");
    assert_null(node_at(found, "items.0.signatures.1"));
}

static void look_again(size_t i)
{
    const struct node *found = ask("a-entry", line_of("GET", i, ""), S(""));

    reports[i].digest = text_of(found, "digest");
    assert_true(str_to_int(text_of(found, "revision"), &reports[i].revision));
}

static void step(const char *person, size_t i, const char *action)
{
    struct str version = text_of(ask(person, line_of("GET", i, ""), S("")), "version");
    struct str body =
        str_format(world.arena, "{\"action\":\"%s\",\"version\":" STR_FMT ",\"note\":\"Xem lại\"}",
            action, STR_ARG(version));

    (void)ask(person, line_of("POST", i, "/actions"), body);
}

/* Not more often than a document is signed anew. */
#define SIGNED_MAX 10

/* The clerk finds something: all begin again. */
static void give_back(void)
{
    static int times;
    bool anew = ++times % SIGNED_MAX == 0;

    for (size_t i = 0; i < REPORTS; i++) {
        const struct node *found = ask("a-clerk", line_of("GET", i, ""), S(""));

        if (str_eq(text_of(found, "state"), S("with_clerk")))
            step("a-clerk", i, "return_unsigned");
        if (anew) {
            step("a-approver", i, "refuse");
            step("a-entry", i, "submit");
            look_again(i);
        }
    }
}

/* ---- the tests ---- */

static void one_confirmation_for_all(void **state)
{
    (void)state;
    begin_all("leader");
    round_after(0);
    assert_int_equal(service.confirmations, 0); /* more may be on their way */
    round_after(SIGN_GATHER_MS);
    expect_states("pending", "pending", "pending");
    round_after(SIGN_POLL_MS);
    expect_states("done", "done", "done");
    assert_int_equal(service.confirmations, 1);
    assert_int_equal(service.digests, REPORTS);
    for (size_t i = 0; i < REPORTS; i++)
        expect_signed(i);
    give_back();
}

static void a_key_that_allows_less_is_asked_again(void **state)
{
    (void)state;
    begin_all("leader/2");
    round_after(SIGN_GATHER_MS);
    expect_states("pending", "pending", "waiting"); /* one question at a time */
    assert_int_equal(service.confirmations, 1);
    round_after(SIGN_POLL_MS);
    expect_states("done", "done", "pending");
    round_after(SIGN_POLL_MS);
    expect_states("done", "done", "done");
    assert_int_equal(service.confirmations, 2);
    assert_int_equal(service.digests, REPORTS);
    give_back();
}

/* The signer takes his time for each: who is asked last has as much as the first. */
static void what_waits_for_its_turn_lives_on(void **state)
{
    static const char *const people[] = { "a-approver", "a-clerk", "a-entry" };

    (void)state;
    begin_all("leader/1");
    round_after(SIGN_GATHER_MS);
    for (size_t i = 0; i < REPORTS; i++) {
        assert_int_equal(service.confirmations, i + 1);
        round_after(SIGN_JOB_MS - SIGN_GATHER_MS - 1000);
        for (size_t k = 0; k < ARRAY_LEN(people); k++)
            (void)ask(people[k], line_of("GET", 0, ""), S("")); /* they stay signed in */
    }
    expect_states("done", "done", "done");
    give_back();
}

static void without_a_batch_each_is_confirmed_alone(void **state)
{
    (void)state;
    service.confirmations = 0;
    for (size_t i = 0; i < REPORTS; i++)
        begin(i, "leader", S(""));
    round_after(0);
    round_after(SIGN_POLL_MS);
    expect_states("done", "done", "done");
    assert_int_equal(service.confirmations, REPORTS);
    give_back();
}

/* Who adds one more is waited for; another key is another confirmation. */
static void a_batch_waits_for_its_last(void **state)
{
    struct str batch = str_format(world.arena, "dot-%d", ++batches);

    (void)state;
    service.confirmations = 0;
    begin(0, "leader", batch);
    round_after(SIGN_GATHER_MS - 1000);
    begin(1, "leader", batch);
    round_after(SIGN_GATHER_MS - 1000);
    begin(2, "leader/2", batch);
    round_after(SIGN_GATHER_MS - 1000);
    assert_int_equal(service.confirmations, 0);
    round_after(1000);
    round_after(SIGN_POLL_MS);
    expect_states("done", "done", "done");
    assert_int_equal(service.confirmations, 2);
    give_back();
}

static void one_that_is_cancelled_takes_none_with_it(void **state)
{
    (void)state;
    begin_all("leader");
    round_after(SIGN_GATHER_MS);
    (void)ask("a-approver",
        str_format(world.arena, "DELETE /sign-jobs/" STR_FMT, STR_ARG(reports[1].job)), S(""));
    round_after(SIGN_POLL_MS);
    expect_states("done", "cancelled", "done");
    expect_text(text_of(ask("a-approver", line_of("GET", 1, ""), S("")), "state"), "submitted",
        "the one that was cancelled");
    assert_int_equal(service.confirmations, 1);
    give_back();
}

/* Nobody confirmed in time: each says so, none is signed, and they may be signed anew. */
static void a_leave_that_ran_out_ends_all(void **state)
{
    (void)state;
    begin_all("leader");
    round_after(SIGN_GATHER_MS);
    service.expired = true;
    round_after(SIGN_POLL_MS);
    service.expired = false;
    expect_states("refused", "refused", "refused");
    for (size_t i = 0; i < REPORTS; i++)
        expect_text(text_of(ask("a-approver", line_of("GET", i, ""), S("")), "state"), "submitted",
            "report");
    begin_all("leader");
    round_after(SIGN_GATHER_MS);
    round_after(SIGN_POLL_MS);
    expect_states("done", "done", "done");
    give_back();
}

/* Some were kept; then the leave runs out. Those stay signed, the others say why they are not. */
static void a_leave_that_runs_out_in_the_middle(void **state)
{
    size_t done = 0;

    (void)state;
    for (int at = 1; done == 0 || done == REPORTS; at += EVERY) {
        assert_true(at < CALLS_MAX);
        give_back();
        begin_all("leader");
        round_after(SIGN_GATHER_MS);
        world.now_ms += SIGN_POLL_MS;
        (void)round_failing(at);
        done = 0;
        for (size_t i = 0; i < REPORTS; i++)
            done += str_eq(state_of(i), S("done"));
        service.expired = true;
        round_after(SIGN_ASK_MS);
        service.expired = false;
    }
    for (size_t i = 0; i < REPORTS; i++) {
        if (str_eq(state_of(i), S("done")))
            expect_signed(i);
        else
            expect_text(state_of(i), "refused", "what was not kept");
    }
    give_back();
}

/* A server whose claim ran out gets its answer when another has asked: the newer ticket, which the
 * signer is asked by since, stays. */
static void a_late_answer_replaces_no_newer_one(void **state)
{
    (void)state;
    begin_all("leader");
    service.tickets = 0;
    service.slow_ms = SIGN_ASK_MS;
    round_after(SIGN_GATHER_MS);
    expect_states("pending", "pending", "pending");
    assert_int_equal(service.confirmations, 2);
    round_after(SIGN_POLL_MS);
    expect_text(service.ticket, "giao-dich-1", "whose");
    expect_states("done", "done", "done");
    for (size_t i = 0; i < REPORTS; i++)
        expect_signed(i);
    give_back();
}

static void stamped_slowly(int64_t slow_ms)
{
    service.once = true;
    service.given = false;
    authority.asked = 0;
    authority.slow_ms = slow_ms;
    round_after(SIGN_POLL_MS);
    authority.slow_ms = 0;
    service.once = false;
}

/* Time stamps take longer than the question might: nobody is asked a second time, and none is lost,
 * though the service gives its answer once. */
static void a_question_ends_when_it_is_answered(void **state)
{
    (void)state;
    begin_all("leader");
    round_after(SIGN_GATHER_MS);
    stamped_slowly(SIGN_ASK_MS / 2);
    expect_states("done", "done", "done");
    assert_int_equal(authority.asked, REPORTS);
    assert_int_equal(service.confirmations, 1);
    for (size_t i = 0; i < REPORTS; i++)
        expect_signed(i);
    give_back();
}

/* He confirms at the last moment: what follows is not his time. */
static void a_confirmation_at_the_last_moment_is_in_time(void **state)
{
    static const char *const people[] = { "a-approver", "a-clerk", "a-entry" };

    (void)state;
    begin_all("leader");
    round_after(SIGN_GATHER_MS);
    world.now_ms += SIGN_JOB_MS - SIGN_GATHER_MS - SIGN_POLL_MS - 1000;
    stamped_slowly(SIGN_ASK_MS / 2);
    for (size_t k = 0; k < ARRAY_LEN(people); k++)
        (void)ask(people[k], line_of("GET", 0, ""), S("")); /* they stay signed in */
    expect_states("done", "done", "done");
    assert_int_equal(service.confirmations, 1);
    give_back();
}

/* What is over before anything was answered stays over. */
static void what_ran_out_unanswered_is_not_signed(void **state)
{
    (void)state;
    begin_all("leader");
    round_after(SIGN_GATHER_MS);
    world.now_ms += SIGN_JOB_MS;
    stamped_slowly(0);
    expect_states("expired", "expired", "expired");
    assert_false(service.given);
    give_back();
}

/* It ends at a call of the database: all that was confirmed is signed in the end, once. */
static void an_end_in_the_middle_loses_and_doubles_nothing(void **state)
{
    size_t parted = 0;
    bool failed;
    int at = 0;

    (void)state;
    do {
        size_t done = 0;

        at += EVERY + at / 10; /* what was signed before is looked at, too */
        assert_true(at < CALLS_MAX);
        begin_all("leader");
        round_after(SIGN_GATHER_MS);
        world.now_ms += SIGN_POLL_MS;
        failed = round_failing(at);
        for (size_t i = 0; i < REPORTS; i++) {
            assert_false(str_eq(state_of(i), S("refused")));
            done += str_eq(state_of(i), S("done"));
        }
        parted += done > 0 && done < REPORTS;
        round_after(SIGN_ASK_MS);
        expect_states("done", "done", "done");
        assert_int_equal(service.confirmations, 1); /* the ticket is for those that are left */
        for (size_t i = 0; i < REPORTS; i++)
            expect_signed(i);
        give_back();
    } while (failed);
    assert_true(parted > 0);
    print_message("batch: up to call %d, %zu times in the middle\n", at, parted);
}

/* ---- the world ---- */

static void report_add(size_t i, const char *period)
{
    const struct node *found = ask("a-entry", S("GET /reports"), S(""));
    struct str body;

    if (period) {
        found = ask("lead", S("GET /regimes"), S(""));
        body = str_format(world.arena, "{\"regime_id\":" STR_FMT ",\"period\":\"%s\"}",
            STR_ARG(text_of(found, "items.0.id")), period);
        found = ask("lead", S("POST /cycles"), body);
        found = ask("a-entry",
            str_format(
                world.arena, "GET /reports?cycle_id=" STR_FMT, STR_ARG(text_of(found, "id"))),
            S(""));
    }
    assert_true(str_to_int(text_of(found, "items.0.id"), &reports[i].id));
    if (period) {
        found = ask("a-entry", line_of("PATCH", i, "/cells"), S(CELLS));
        body = str_format(world.arena, "{\"action\":\"submit\",\"version\":" STR_FMT "}",
            STR_ARG(text_of(found, "version")));
        (void)ask("a-entry", line_of("POST", i, "/actions"), body);
    }
    look_again(i);
}

static int open_world(void **state)
{
    (void)state;
    service.source = (struct key_source){ .certs = certs, .sign = sign, .poll = poll };
    service.keys = *signer_keys();
    service.keys.by_source[SOURCE_REMOTE] = &service.source;
    world_open_under(&world, kind, "kon-tum");
    if (!talk_run(&world, &watch, "tests/api/signing_ready.part"))
        return 1;
    authority.line = (struct stamp_line){ .fetch = stamp, .of = &world.now_ms };
    service.keys.stamps = &authority.line;
    (void)ask("admin", S("PUT /stamp-authority"),
        S("{\"version\":1,\"url\":\"http://tsa.thu-nghiem.vn/tsa\",\"digest\":\"sha256\","
          "\"policy\":\"1.2.3.4.1\"}"));
    report_add(0, NULL);
    report_add(1, "2026-11");
    report_add(2, "2026-12");
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
        cmocka_unit_test(one_confirmation_for_all),
        cmocka_unit_test(a_key_that_allows_less_is_asked_again),
        cmocka_unit_test(what_waits_for_its_turn_lives_on),
        cmocka_unit_test(without_a_batch_each_is_confirmed_alone),
        cmocka_unit_test(a_batch_waits_for_its_last),
        cmocka_unit_test(one_that_is_cancelled_takes_none_with_it),
        cmocka_unit_test(a_leave_that_ran_out_ends_all),
        cmocka_unit_test(a_leave_that_runs_out_in_the_middle),
        cmocka_unit_test(a_late_answer_replaces_no_newer_one),
        cmocka_unit_test(a_question_ends_when_it_is_answered),
        cmocka_unit_test(a_confirmation_at_the_last_moment_is_in_time),
        cmocka_unit_test(what_ran_out_unanswered_is_not_signed),
        cmocka_unit_test(an_end_in_the_middle_loses_and_doubles_nothing),
    };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, open_world, close_world);
}

int main(void)
{
    int failed;

    watch_open(&watch);
    failed = on_each_database(run_all, "asked_batch");
    watch_close(&watch);
    return failed;
}
