/*
 * Counts of discipline over a year of made-up reports, compared with what a script in another
 * language counts (tools/gen_discipline_cases.py); and each count with the reports it opens to
 * (NA-37, NA-38, CT-72).
 *
 * discipline_test full: measures a page of 150 units, 40 regimes and 12 months instead.
 */
#include "tests/api/talk.h"

#include "base/host/clock.h"
#include "domain/reports.h"

#include <string.h>

#define UNITS_MAX 150
#define REGIMES_MAX 40
#define YEAR 2027
/* 2027-08-25, 08:00 in Vietnam. */
#define NOW_MS INT64_C(1819155600000)
#define NO_BODY ((struct str){ 0 })
#define RUNS 20

static struct world world;
static enum database_kind on_database;
static struct watch talk_watch;
static size_t units_len = 30, regimes_len = 8;
static int64_t units[UNITS_MAX], regimes[REGIMES_MAX];

/* ---- the reports ---- */

struct making {
    size_t regime;
    int64_t form_version_id, cycle_id;
    int month;
};

static int64_t day_of(int month, int day)
{
    return date_of((struct ymd){ YEAR, month, day });
}

static enum status report_send(
    struct ctx *ctx, int64_t id, int64_t due_on, int64_t sent_on, int64_t returns)
{
    bool sent = sent_on != DATE_NONE && sent_on <= date_today(NOW_MS);
    int64_t at = sent ? date_end_ms(sent_on) : 0;

    return db_queue(ctx, STMT_REPORT_MOVE,
        ARGS(V_INT(id), V_INT(1), V_INT(sent ? REPORT_SENT : REPORT_IN_ENTRY), V_INT(at), V_INT(at),
            V_INT(at), V_INT(0), V_INT(0), V_INT(NOW_MS), V_INT(0),
            V_INT(sent ? discipline_stop(due_on, sent_on) : REPORT_CLOCK_RUNS),
            sent ? V_INT(due_on) : V_NULL, V_INT(returns), V_INT(0), V_INT(0), V_NULL));
}

static enum status report_make(struct ctx *ctx, const struct making *making, size_t unit)
{
    int64_t number =
        (7919 * (int64_t)unit + 104729 * (int64_t)making->regime + 1299709 * making->month) % 1000;
    int64_t due_on = day_of(making->month, 20), sent_on = DATE_NONE, kind = number % 100, id;
    bool found;

    TRY(db_one(ctx, STMT_REPORT_INSERT,
        ARGS(V_INT(REPORT_OF_UNIT), V_INT(making->cycle_id), V_NULL, V_INT(regimes[making->regime]),
            V_INT(units[unit]), V_INT(world_unit(&world, "farming")),
            V_INT(making->form_version_id), V_INT(due_on), V_INT(NOW_MS), V_NULL),
        &found));
    id = db_int(ctx, 0);
    if (number % 10 == 3) {
        due_on += 5;
        TRY(db_queue(ctx, STMT_REPORT_DUE, ARGS(V_INT(id), V_INT(due_on), V_INT(NOW_MS))));
    }
    if (kind < 85)
        sent_on = kind < 70 ? due_on - number % 5 : due_on + 1 + number % 7;
    TRY(report_send(ctx, id, due_on, sent_on, number % 13 == 0));
    return number % 29 == 0 ? db_queue(ctx, STMT_REPORT_UPHOLD, ARGS(V_INT(id), V_INT(NOW_MS)))
                            : ST_OK;
}

static enum status cycle_make(struct ctx *ctx, void *arg)
{
    struct making *making = arg;
    int64_t first = day_of(making->month, 1), due_on = day_of(making->month, 20);
    bool found;

    TRY(db_one(ctx, STMT_CYCLE_INSERT,
        ARGS(V_INT(regimes[making->regime]),
            V_TEXT(str_format(ctx->arena, "%d-%02d", YEAR, making->month)), V_INT(first),
            V_INT(due_on - 6), V_INT(due_on), V_INT(making->form_version_id),
            V_INT(making->form_version_id), V_INT(NOW_MS), V_INT(1), V_NULL),
        &found));
    making->cycle_id = db_int(ctx, 0);
    for (size_t unit = 0; unit < units_len; unit++)
        TRY(report_make(ctx, making, unit));
    return ST_OK;
}

static enum status form_version_find(struct ctx *ctx, void *arg)
{
    struct report report;

    TRY(report_get(ctx, *(int64_t *)arg, &report));
    *(int64_t *)arg = report.form_version_id;
    return ST_OK;
}

/* ---- the province ---- */

static void units_make(void)
{
    for (size_t i = 0; i < units_len; i++) {
        struct call call = world_must(&world, "admin", "POST /units",
            str_format(world.arena,
                "{\"code\":\"3%04zu\",\"name\":\"Xã số "
                "%zu\",\"kind\":\"commune\",\"parent_id\":%lld}",
                i, i, (long long)world_unit(&world, "province")));

        units[i] = world_number(&world, &call, "id");
    }
}

/* All of them: who is on a list and has no report is looked for, and nobody is found. */
static struct str reporters_body(int64_t version)
{
    struct buf buf = { .arena = world.arena };

    buf_addf(&buf, "{\"version\":%lld,\"reporters\":[", (long long)version);
    for (size_t i = 0; i < units_len; i++)
        buf_addf(&buf, "%s{\"unit_id\":%lld}", i ? "," : "", (long long)units[i]);
    buf_add(&buf, S("]}"));
    return buf_str(&buf);
}

static void regimes_make(int64_t form_id)
{
    int64_t farming = world_unit(&world, "farming");

    for (size_t i = 0; i < regimes_len; i++) {
        struct call call = world_must(&world, "lead", "POST /regimes",
            str_format(world.arena,
                "{\"code\":\"K%02zu\",\"name\":\"Báo cáo %zu\",\"lead_unit_id\":%lld,"
                "\"receiver_unit_id\":%lld,\"form_id\":%lld,\"period_kind\":\"month\"}",
                i, i, (long long)farming, (long long)farming, (long long)form_id));

        regimes[i] = world_number(&world, &call, "id");
        world_must(&world, "lead",
            str_format(world.arena, "PUT /regimes/%lld/reporters", (long long)regimes[i]).ptr,
            reporters_body(world_number(&world, &call, "version")));
    }
}

static void reports_make(int64_t form_version_id)
{
    for (size_t regime = 0; regime < regimes_len; regime++) {
        for (int month = 1; month <= 12; month++) {
            struct making making = { regime, form_version_id, 0, month };
            struct ctx ctx = world_ctx(&world);

            assert_int_equal(database_write(&ctx, world.database, cycle_make, &making), ST_OK);
        }
    }
}

static int open_world(void **state)
{
    struct call call;
    struct ctx ctx;
    int64_t id;

    (void)state;
    world_open(&world, on_database);
    assert_true(talk_run(&world, &talk_watch, "tests/api/month.part"));
    call = world_must(&world, "lead", "GET /forms", NO_BODY);
    id = world_number(&world, &call, "items.0.id");
    units_make();
    regimes_make(id);
    call = world_must(&world, "lead", "GET /reports", NO_BODY);
    id = world_number(&world, &call, "items.0.id");
    ctx = world_ctx(&world);
    assert_int_equal(database_read(&ctx, form_version_find, &id), ST_OK);
    reports_make(id);
    world.now_ms = NOW_MS;
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    world_close(&world);
    return 0;
}

/* ---- what is counted ---- */

static const char *const counted[] = { "expected", "due", "on_time", "late", "missing", "waiting",
    "excused", "extended", "returned", "upheld", "rate" };

static struct str line_of(const char *by, struct str key, const struct node *row)
{
    struct buf buf = { .arena = world.arena };

    buf_addf(&buf, "%s\t" STR_FMT, by, STR_ARG(key));
    for (size_t i = 0; i < ARRAY_LEN(counted); i++)
        buf_addf(&buf, "\t" STR_FMT, STR_ARG(node_text(row, counted[i])));
    return buf_str(&buf);
}

/* The line of the file that begins as this one does. */
static struct str line_expected(struct str text, struct str found)
{
    size_t tabs = 0, at = 0;

    for (; at < found.len && tabs < 2; at++)
        tabs += found.ptr[at] == '\t';
    while (text.len) {
        struct str line = str_cut(&text, '\n');

        if (str_starts(line, str_sub(found, 0, at)))
            return line;
    }
    return (struct str){ 0 };
}

static void line_check(struct str text, struct str found)
{
    struct str expected = line_expected(text, found);

    if (!str_eq(expected, found))
        fail_msg("expected " STR_FMT ", found " STR_FMT, STR_ARG(expected), STR_ARG(found));
}

static void counts_are_what_a_script_counts(void **state)
{
    static const char *const by[] = { "unit", "regime", "month" };
    static const size_t lens[] = { 30, 8, 12 };
    struct str text = file_read(world.arena, "tests/data/discipline/counts.tsv");

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(by); i++) {
        struct call call = world_must(&world, "viewer",
            str_format(world.arena, "GET /discipline?year=%d&limit=500&by=%s", YEAR, by[i]).ptr,
            NO_BODY);
        const struct node *page = node_read(world.call_arena, call.response.body);
        size_t len = 0;

        for (const struct node *row = node_member(page, S("items"))->first; row; row = row->next) {
            struct str key = node_text(row, strcmp(by[i], "month") == 0 ? "id" : "code");

            line_check(text, line_of(by[i], key, row));
            len++;
        }
        assert_int_equal(len, lens[i]);
        line_check(text, line_of("total", S(""), node_member(page, S("total"))));
    }
}

static int64_t opened(const char *count)
{
    struct str line =
        str_format(world.arena, "GET /discipline/reports?year=%d&limit=500&count=%s", YEAR, count);
    struct str next = S("");
    int64_t len = 0;

    do {
        struct call call = world_must(&world, "viewer",
            str_format(world.arena, STR_FMT "%s" STR_FMT, STR_ARG(line), next.len ? "&after=" : "",
                STR_ARG(next))
                .ptr,
            NO_BODY);
        const struct node *page = node_read(world.call_arena, call.response.body);

        for (const struct node *row = node_member(page, S("items"))->first; row; row = row->next)
            len++;
        next = str_copy(world.arena, node_text(page, "next"));
    } while (!str_eq(next, S("null")));
    return len;
}

static void every_count_opens_to_as_many_reports(void **state)
{
    static const char *const opens[] = { "expected", "on_time", "late", "missing", "waiting",
        "excused", "extended", "returned", "upheld", "unassigned" };
    struct call call = world_must(
        &world, "viewer", str_format(world.arena, "GET /discipline?year=%d", YEAR).ptr, NO_BODY);
    int64_t sums[ARRAY_LEN(opens)];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(opens); i++)
        sums[i] = world_number(&world, &call, str_format(world.arena, "total.%s", opens[i]).ptr);
    for (size_t i = 0; i < ARRAY_LEN(opens); i++)
        assert_int_equal(opened(opens[i]), sums[i]);
}

static int run_all(const char *name, enum database_kind on)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_what_a_script_counts),
        cmocka_unit_test(every_count_opens_to_as_many_reports),
    };

    on_database = on;
    return cmocka_run_group_tests_name(name, tests, open_world, close_world);
}

/* ---- measuring ---- */

static void measure(const char *person, const char *line)
{
    int64_t took[RUNS];

    for (size_t i = 0; i < RUNS; i++) {
        int64_t began = clock_monotonic_us();

        world_must(&world, person, line, NO_BODY);
        took[i] = clock_monotonic_us() - began;
        for (size_t k = i; k > 0 && took[k] < took[k - 1]; k--) {
            int64_t swap = took[k];

            took[k] = took[k - 1];
            took[k - 1] = swap;
        }
    }
    print_message("%s %-9s %-55s median %4d ms, worst %4d ms\n",
        on_database == DATABASE_SQLITE ? "sqlite" : "pgsql ", person, line,
        (int)(took[RUNS / 2] / 1000), (int)(took[RUNS - 1] / 1000));
}

static void measure_all(enum database_kind on)
{
    void *none = NULL;

    on_database = on;
    units_len = UNITS_MAX;
    regimes_len = REGIMES_MAX;
    open_world(&none);
    measure("viewer", "GET /discipline?year=2027");
    measure("viewer", "GET /discipline?year=2027&by=regime");
    measure("viewer", "GET /discipline?year=2027&by=month");
    measure("viewer", "GET /discipline?year=2027&part=m3");
    measure("viewer", "GET /discipline/reports?year=2027&count=late");
    measure("viewer", "GET /discipline/reports?year=2027&count=excused");
    measure("a-approver", "GET /discipline?year=2027");
    close_world(&none);
}

int main(int argc, char **argv)
{
    bool full = argc > 1 && strcmp(argv[1], "full") == 0;
    int failed = 0;

    watch_open(&talk_watch);
    if (full)
        measure_all(DATABASE_SQLITE);
    else
        failed += run_all("discipline: sqlite", DATABASE_SQLITE);
    if (fixture_server() && full)
        measure_all(DATABASE_PGSQL);
    else if (fixture_server())
        failed += run_all("discipline: pgsql", DATABASE_PGSQL);
    watch_close(&talk_watch);
    return failed;
}
