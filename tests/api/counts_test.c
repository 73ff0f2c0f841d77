/*
 * How often the hottest calls ask the database, and on PostgreSQL how often they wait for it: each
 * wait is a round trip. Who adds a statement to one of them changes its row here and says why; who
 * saves one lowers it. Times are measured by `make bench`, counts are the same on every machine.
 */
#include "tests/api/realm.h"
#include "tests/api/talk.h"

static struct world world;
static struct realm realm;
static enum database_kind kind;
static struct watch talk_watch;

/* What is counted: of a call that was made once before, so that all is prepared and read. */
static const struct {
    const char *line;
    uint32_t statements, round_trips;
} reads[] = {
    /* The session brings grants, profile and stops along: whoever asks, it is one. */
    { "GET /me", 3, 2 },
    /* Cycles to assign are another list, asked for together with the others. */
    { "GET /inbox", 5, 2 },
    { "GET /alerts/count", 2, 2 },
    { "GET /reports", 2, 2 },
    /* The realm's form takes figures from elsewhere: two of these each, one after the other. */
    { "GET /reports/$entry", 9, 4 },
    { "GET /reports/$entry/cells", 5, 4 },
    { "GET /reports/$sent", 11, 4 },
    { "GET /reports/$sent/cells", 5, 4 },
    { "GET /units", 2, 2 },
    { "GET /regimes", 2, 2 },
    { "GET /cycles/$cycle/progress", 5, 4 },
    { "GET /regimes/$regime/matrix", 6, 6 },
};

static struct str filled(struct str text)
{
    bool named = str_find(text, S("$")) < text.len; /* of the realm, if there is one */
    struct str out = named ? variable_fill(&realm.things[PLACE_OWN], text, FILL_TEXT) : text;

    return str_format(world.arena, STR_FMT, STR_ARG(out)); /* ends with a NUL */
}

static struct ctx counted_of(const char *person, const char *line, struct str body)
{
    struct str path = filled(str_of(line)), method = str_cut(&path, ' ');
    struct ask ask = {
        .path = str_format(world.arena, "/api/v1" STR_FMT, STR_ARG(path)),
        .body = body,
        .cookie = world_cookie(&world, person),
    };
    struct ctx ctx = world_ctx(&world);
    struct call call;

    assert_true(world_method(method, &ask.method));
    call = world_call(&world, &ask);
    api_dispatch(&ctx, &call);
    if (call.response.status != 200)
        fail_msg("%s: %d " STR_FMT, line, call.response.status, STR_ARG(call.response.body));
    return ctx;
}

static struct ctx counted(const char *line, struct str body)
{
    return counted_of("master", line, body);
}

static bool as_expected(
    const char *line, const struct ctx *ctx, uint32_t statements, uint32_t round_trips)
{
    uint32_t waits = kind == DATABASE_PGSQL ? round_trips : 0;

    if (ctx->statements == statements && ctx->round_trips == waits)
        return true;
    print_error("%s: %u statements in %u round trips, not %u in %u\n", line, ctx->statements,
        ctx->round_trips, statements, waits);
    return false;
}

static void reads_ask_as_often_as_they_say(void **state)
{
    size_t others = 0;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(reads); i++) {
        struct ctx ctx;

        (void)counted(reads[i].line, (struct str){ 0 });
        ctx = counted(reads[i].line, (struct str){ 0 });
        others += !as_expected(reads[i].line, &ctx, reads[i].statements, reads[i].round_trips);
    }
    assert_int_equal(others, 0);
}

/* Session and report, what the form takes from elsewhere, then report, draft and event: on
 * PostgreSQL the first two come together, the two between take a round trip each, the last three
 * go with the commit. SQLite asks who it is on the loop and saves on the writer. */
static void a_save_asks_seven_times(void **state)
{
    static const char line[] = "PATCH /reports/$entry/cells";
    struct ctx ctx = { 0 };

    (void)state;
    for (int value = 7; value < 9; value++) {
        struct call call =
            world_must(&world, "master", filled(S("GET /reports/$entry")).ptr, (struct str){ 0 });
        struct str body = str_format(world.arena,
            "{\"base_version\":%lld,\"cells\":[{\"row\":1,\"column\":2,\"value\":\"%d\"}]}",
            (long long)world_number(&world, &call, "version"), value);

        ctx = counted(line, body);
    }
    assert_true(as_expected(line, &ctx, 7, 4));
}

/* Why something is to be corrected comes with the list: it is not asked for report by report. */
static void an_inbox_asks_no_more_for_corrections(void **state)
{
    static const char *const people[] = { "a-entry", "c-entry" }; /* with one, without */
    struct ctx ctx[ARRAY_LEN(people)];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(people); i++) {
        (void)counted_of(people[i], "GET /inbox", (struct str){ 0 });
        ctx[i] = counted_of(people[i], "GET /inbox", (struct str){ 0 });
    }
    assert_int_equal(ctx[0].statements, ctx[1].statements);
    assert_int_equal(ctx[0].round_trips, ctx[1].round_trips);
}

static int open_corrected(void **state)
{
    (void)state;
    world_open_under(&world, kind, "kon-tum confirming");
    assert_true(talk_run(&world, &talk_watch, "tests/api/granted_month.part"));
    return 0;
}

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    realm_build(&realm, &world);
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
        cmocka_unit_test(reads_ask_as_often_as_they_say),
        cmocka_unit_test(a_save_asks_seven_times),
    };
    const struct CMUnitTest corrected[] = {
        cmocka_unit_test(an_inbox_asks_no_more_for_corrections),
    };
    int failed;

    kind = on;
    failed = cmocka_run_group_tests_name(name, tests, open_world, close_world);
    return failed + cmocka_run_group_tests_name(name, corrected, open_corrected, close_world);
}

int main(void)
{
    int failed;

    watch_open(&talk_watch);
    failed = on_each_database(run_all, "counts");
    watch_close(&talk_watch);
    return failed;
}
