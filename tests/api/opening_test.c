/*
 * Cycles open by themselves, once: late ones after an outage, by two processes at once, and what
 * cannot be opened is told once and made up for (KT-23). None opens with less time than the
 * regulation gives its reporters (NA-21), but where the system itself was away on the day. So are
 * the reports it draws up about itself (KT-53), the year's table for scoring (CT-73) and the
 * question for the next year's calendar.
 */
#include "tests/api/talk.h"

#include "jobs/opener.h"

#include <pthread.h>
#include <string.h>

#define DAY_MS ((int64_t)86400000)
#define NO_BODY ((struct str){ 0 })

static struct world world;
static enum database_kind kind;
static struct watch talk_watch;

/* The opener of a process of its own. */
struct process {
    struct arena *arena;
    struct db *db;
    int64_t now_ms;
};

static struct process process_new(void)
{
    struct process process = { .arena = arena_new(ARENA_REQUEST_BYTES), .now_ms = world.now_ms };
    struct ctx ctx = { .arena = process.arena };

    assert_int_equal(database_connect(&ctx, world.database, &process.db), ST_OK);
    return process;
}

static void *round_of(void *arg)
{
    const struct process *process = arg;
    const struct rounds_plan plan = opener_plan();
    const struct chore chore = { process->arena, process->db, world.database, process->now_ms, NULL,
        NULL };

    rounds_once(&plan, &chore);
    return NULL;
}

static void one_round(void)
{
    struct process process = process_new();

    round_of(&process);
    arena_free(process.arena);
}

static void two_rounds_at_once(void)
{
    struct process processes[] = { process_new(), process_new() };
    pthread_t threads[2];

    for (size_t i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, round_of, &processes[i]), 0);
    for (size_t i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < 2; i++)
        arena_free(processes[i].arena);
}

/* The administrator alone reads everybody's history. */
static struct call ask(const char *line)
{
    return world_must(&world, strstr(line, "/events?") ? "admin" : "lead", line, NO_BODY);
}

static size_t count_of(struct str text, struct str part)
{
    size_t count = 0, at;

    for (; (at = str_find(text, part)) < text.len; count++)
        text = str_sub(text, at + part.len, text.len);
    return count;
}

/* What the answer holds, or the test fails. */
static void expect(const char *line, const char *words)
{
    struct call call = ask(line);

    if (str_find(call.response.body, str_of(words)) == call.response.body.len)
        fail_msg("%s: no %s in " STR_FMT, line, words, STR_ARG(call.response.body));
}

static void expect_none(const char *line, const char *words)
{
    struct call call = ask(line);

    if (str_find(call.response.body, str_of(words)) < call.response.body.len)
        fail_msg("%s: %s in " STR_FMT, line, words, STR_ARG(call.response.body));
}

static void a_cycle_opens_on_its_day_and_once(void **state)
{
    (void)state;
    one_round();
    expect_none("GET /cycles", "\"2026-11\"");
    world.now_ms += 40 * DAY_MS; /* 10 November */
    two_rounds_at_once();
    expect("GET /cycles", "\"period\":\"2026-11\"");
    expect("GET /cycles", "\"reports\":3");
    expect("GET /events?object_type=cycle", "\"actor_name\":\"Hệ thống\"");
    one_round();
    expect("GET /regimes/1/opening", "\"next_period\":\"2026-12\"");
    expect("GET /regimes/1/opening", "\"failed_text\":null");
}

static void what_an_outage_missed_is_made_up_for(void **state)
{
    (void)state;
    world.now_ms += 200 * DAY_MS; /* 19 April 2027 */
    two_rounds_at_once();
    expect("GET /cycles", "\"period\":\"2026-11\"");
    expect("GET /cycles", "\"period\":\"2026-12\"");
    expect("GET /cycles", "\"period\":\"2027-04\"");
    expect_none("GET /cycles", "\"period\":\"2027-05\"");
    expect_none("GET /cycles", "\"period\":\"2026-09\"");
}

static void what_cannot_be_opened_is_told_once_and_made_up_for(void **state)
{
    struct call call = world_must(&world, "lead", "GET /regimes/1", NO_BODY);
    int64_t version = world_number(&world, &call, "version");
    struct str nobody =
        str_format(world.arena, "{\"version\":%lld,\"reporters\":[]}", (long long)version);

    (void)state;
    world_must(&world, "lead", "PUT /regimes/1/reporters", nobody);
    world.now_ms += 41 * DAY_MS;
    one_round();
    expect("GET /regimes/1/opening", "\"failed_period\":\"2026-11\"");
    expect("GET /events?object_type=regime&object_id=1", "\"action\":\"regime.not_opened\"");
    one_round();
    call = ask("GET /events?object_type=regime&object_id=1");
    assert_int_equal(count_of(call.response.body, S("\"regime.not_opened\"")), 1);
    call = world_must(&world, "lead", "GET /alerts", NO_BODY);
    assert_int_equal(count_of(call.response.body, S("\"text_key\":\"not_opened\"")), 1);
    call = world_must(&world, "lead", "GET /regimes/1", NO_BODY);
    version = world_number(&world, &call, "version");
    world_must(&world, "lead", "PUT /regimes/1/reporters",
        str_format(world.arena, "{\"version\":%lld,\"reporters\":[{\"unit_id\":%lld}]}",
            (long long)version, (long long)world_unit(&world, "commune_a")));
    one_round();
    expect("GET /cycles", "\"period\":\"2026-11\"");
    expect("GET /regimes/1/opening", "\"failed_period\":null");
}

/* A change of the regime, of its version. */
static void regime_change(const char *line, const char *rest)
{
    struct call call = world_must(&world, "lead", "GET /regimes/1", NO_BODY);
    int64_t version = world_number(&world, &call, "version");

    world_must(&world, "lead", line,
        str_format(world.arena, "{\"version\":%lld,%s}", (long long)version, rest));
}

static void an_outage_is_named_where_there_was_one(void **state)
{
    (void)state;
    world.now_ms += 49 * DAY_MS; /* 19 November; due on the 20th, to open on the 10th */
    one_round();
    expect("GET /cycles", "\"period\":\"2026-11\"");
    expect("GET /events?object_type=cycle",
        "Giao sát hạn: Hệ thống gián đoạn nên không tự mở kỳ được vào ngày đã định là 10/11/2026. "
        "Chỉ còn 40 giờ");
}

/* A rule that was right when it was said: a ministry's request became the province's own report. */
static void too_short_a_rule_is_no_outage(void **state)
{
    (void)state;
    regime_change("PATCH /regimes/1", "\"origin\":\"central\"");
    world_must(&world, "lead", "PUT /regimes/1/opening", S("{\"days\":1,\"version\":1}"));
    regime_change("PATCH /regimes/1", "\"origin\":\"province\"");
    for (int day = 49; day <= 50; day++) { /* on its day and on the one after */
        world.now_ms += (day == 49 ? 49 : 1) * DAY_MS;
        one_round();
        expect_none("GET /cycles", "\"period\":\"2026-11\"");
        expect("GET /regimes/1/opening", "\"failed_period\":\"2026-11\"");
        expect("GET /regimes/1/opening", "ít nhất 72 giờ (khoản 3 Điều 8 ");
    }
}

static void what_was_arranged_too_late_is_no_outage(void **state)
{
    (void)state;
    regime_change("PUT /regimes/1/reporters", "\"reporters\":[]");
    world.now_ms += 49 * DAY_MS;
    regime_change(
        "PUT /regimes/1/reporters", str_format(world.arena, "\"reporters\":[{\"unit_id\":%lld}]",
                                        (long long)world_unit(&world, "commune_a"))
                                        .ptr);
    one_round();
    expect_none("GET /cycles", "\"period\":\"2026-11\"");
    expect("GET /regimes/1/opening", "ít nhất 72 giờ (khoản 3 Điều 8 ");
    /* By hand, on a ground that the rule knows: then nothing failed any more. */
    world_must(&world, "lead", "POST /cycles",
        S("{\"regime_id\":1,\"period\":\"2026-11\",\"short_notice_ground\":\"central_request\","
          "\"short_notice_reason\":\"Công văn số 7 của Bộ\"}"));
    expect("GET /regimes/1/opening", "\"failed_period\":null");
}

/* Two periods that cannot be opened are told once each, however often they are tried. */
static void several_that_fail_are_told_once_each(void **state)
{
    struct call call;

    (void)state;
    regime_change("PUT /regimes/1/reporters", "\"reporters\":[]");
    world.now_ms += 72 * DAY_MS; /* 12 December */
    for (int round = 0; round < 3; round++)
        one_round();
    call = ask("GET /events?object_type=regime&object_id=1");
    assert_int_equal(count_of(call.response.body, S("\"regime.not_opened\"")), 2);
    expect("GET /regimes/1/opening", "\"failed_period\":\"2026-12\"");
}

static void expect_count(const char *person, const char *line, const char *words, size_t count)
{
    struct call call = world_must(&world, person, line, NO_BODY);

    if (count_of(call.response.body, str_of(words)) != count)
        fail_msg(
            "%s: not %zu times %s in " STR_FMT, line, count, words, STR_ARG(call.response.body));
}

/* What the system reports about itself, and what has its day in the year: once, whoever does it,
 * and what an outage missed is made up for. */
static void what_the_system_draws_up_is_drawn_up_once(void **state)
{
    struct call call = world_must(&world, "admin", "PUT /usage/office",
        str_format(world.arena, "{\"unit_id\":%lld,\"upper_unit_id\":%lld}",
            (long long)world_unit(&world, "farming"), (long long)world_unit(&world, "province")));
    const char *reports = str_format(world.arena, "GET /reports?regime_id=%lld",
        (long long)world_number(&world, &call, "items.0.regime_id"))
                              .ptr;

    (void)state;
    world.now_ms += 32 * DAY_MS; /* 2 November */
    two_rounds_at_once();
    two_rounds_at_once();
    expect_count("a-entry", reports, "\"period\":\"2026-10\"", 1);
    expect_count("a-entry", reports, "\"state\":\"in_entry\"", 2); /* September's and October's */
    expect_count("a-entry", "GET /alerts", "\"text_key\":\"drawn_up\"", 2);
    expect_count("admin", "GET /discipline/tables", "\"year\":2026", 1);
    expect_count("lead", "GET /alerts", "\"text_key\":\"scored\"", 1);
    expect_count("admin", "GET /alerts", "\"text_key\":\"calendar\"", 0);
    world.now_ms += 64 * DAY_MS; /* 5 January */
    two_rounds_at_once();
    two_rounds_at_once();
    expect_count("a-entry", reports, "\"state\":\"in_entry\"", 4);
    expect_count("a-entry", "GET /alerts", "\"text_key\":\"drawn_up\"", 4);
    expect_count("admin", "GET /discipline/tables", "\"year\":2026", 1);
    expect_count("admin", "GET /alerts", "\"text_key\":\"calendar\"", 1);
}

/* The profile in force without what it asks the system to report. */
static struct str silent_profile(void)
{
    struct call call = world_must(&world, "admin", "GET /profile", NO_BODY);
    struct str body = call.response.body;
    size_t from = str_find(body, S("\"profile\":{\"profile\""));
    size_t to = str_find(body, S(",\"usage\":"));

    assert_true(from < to && to < body.len);
    return str_format(world.arena, "{\"version\":1,\"note\":\"Bỏ\"," STR_FMT "}}",
        STR_ARG(str_sub(body, from, to - from)));
}

/* Regimes of reports that the profile asks for no more rest, and nothing of them opens. */
static void what_is_asked_for_no_more_rests(void **state)
{
    struct call call = world_must(&world, "admin", "PUT /usage/office",
        str_format(world.arena, "{\"unit_id\":%lld,\"upper_unit_id\":%lld}",
            (long long)world_unit(&world, "farming"), (long long)world_unit(&world, "province")));
    const char *regime = str_format(world.arena, "GET /regimes/%lld",
        (long long)world_number(&world, &call, "items.0.regime_id"))
                             .ptr;

    (void)state;
    expect_count("admin", regime, "\"active\":true", 1);
    world_must(&world, "admin", "PUT /profile", silent_profile());
    world.now_ms += 32 * DAY_MS;
    two_rounds_at_once();
    expect_count("admin", regime, "\"active\":false", 1);
    expect_count("lead", "GET /cycles", "BC-SD-THANG", 0);
    expect_count("lead", "GET /alerts", "\"text_key\":\"not_opened\"", 0);
    expect_count("admin", "GET /discipline/tables", "\"year\":2026", 0);
}

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    assert_true(talk_run(&world, &talk_watch, "tests/api/month.part"));
    world_must(&world, "lead", "PUT /regimes/1/opening", S("{\"days\":10}"));
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
    const struct CMUnitTest tests[] = { ON(a_cycle_opens_on_its_day_and_once),
        ON(what_an_outage_missed_is_made_up_for),
        ON(what_cannot_be_opened_is_told_once_and_made_up_for),
        ON(an_outage_is_named_where_there_was_one), ON(too_short_a_rule_is_no_outage),
        ON(what_was_arranged_too_late_is_no_outage), ON(several_that_fail_are_told_once_each),
        ON(what_the_system_draws_up_is_drawn_up_once), ON(what_is_asked_for_no_more_rests) };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed;

    watch_open(&talk_watch);
    failed = on_each_database(run_all, "opening");
    watch_close(&talk_watch);
    return failed;
}
