/*
 * A year of a province of 150 units and 41 regimes (KT-48, CT-15), day by day on a clock of its own
 * (CT-12): every cycle opens by itself, once, on its day, with the window and the due day that a
 * script in another language works out (tools/gen_year_cases.py; KT-17 to KT-21, KT-23, CT-59); and
 * who enters a report that nobody sends, and who approves it, is reminded at each step once, in the
 * system and by one mail a day (NA-41, BP-31).
 */
#include "tests/api/talk.h"

#include "base/host/clock.h"
#include "jobs/alerter.h"
#include "jobs/mailer.h"
#include "jobs/opener.h"

#include <stdlib.h>
#include <string.h>

#define DAY_MS ((int64_t)86400000)
#define UNITS 150
#define DAYS 366 /* 2025-12-31, when the rules are said, to 2026-12-31 */
/* 2025-12-31, 08:00 in Vietnam. */
#define YEAR_BEGIN_MS INT64_C(1767142800000)
#define REGIMES_MAX 64
#define REPORTERS_MAX UNITS
#define NO_BODY ((struct str){ 0 })

static struct world world;
static enum database_kind on_database;
static struct watch talk_watch;
static int64_t communes[UNITS];
static size_t communes_len;

struct year_regime {
    struct str code, line; /* the line of regimes.tsv behind the code */
    int64_t id, reporters;
};

static struct year_regime regimes[REGIMES_MAX];
static size_t regimes_len;

/* ---- the province ---- */

static void units_make(void)
{
    static const char *const own[] = { "commune_a", "commune_b", "commune_c" };

    for (communes_len = 0; communes_len < ARRAY_LEN(own); communes_len++)
        communes[communes_len] = world_unit(&world, own[communes_len]);
    for (size_t n = world.units_len; n < UNITS; n++) {
        struct str body = str_format(world.arena,
            "{\"code\":\"2%04d\",\"name\":\"Xã số %d\",\"kind\":\"commune\",\"parent_id\":%lld}",
            (int)n, (int)n, (long long)world_unit(&world, "province"));
        struct call call = world_must(&world, "admin", "POST /units", body);

        communes[communes_len++] = world_number(&world, &call, "id");
    }
}

static struct str reporters_body(const struct year_regime *regime, int64_t version, size_t shift)
{
    struct buf buf = { .arena = world.arena };

    buf_addf(&buf, "{\"version\":%lld,\"reporters\":[", (long long)version);
    for (size_t i = 0; i < (size_t)regime->reporters; i++)
        buf_addf(&buf, "%s{\"unit_id\":%lld}", i ? "," : "",
            (long long)communes[(i + shift) % communes_len]);
    buf_add(&buf, S("]}"));
    return buf_str(&buf);
}

/* A line: code, kind, window rule, due rule, days before, reporters. */
static void regime_make(struct str line, int64_t form_id)
{
    struct year_regime *regime = &regimes[regimes_len++];
    struct str rest = line, code = str_cut(&rest, '\t'), kind = str_cut(&rest, '\t'),
               window = str_cut(&rest, '\t'), due = str_cut(&rest, '\t'),
               days = str_cut(&rest, '\t');
    struct str body = str_format(world.arena,
        "{\"code\":\"" STR_FMT "\",\"name\":\"Báo cáo " STR_FMT "\",\"lead_unit_id\":%lld,"
        "\"receiver_unit_id\":%lld,\"form_id\":%lld,\"period_kind\":\"" STR_FMT
        "\",\"window_rule\":\"" STR_FMT "\",\"due_rule\":\"" STR_FMT "\"}",
        STR_ARG(code), STR_ARG(code), (long long)world_unit(&world, "farming"),
        (long long)world_unit(&world, "farming"), (long long)form_id, STR_ARG(kind),
        STR_ARG(window), STR_ARG(due));
    struct call call = world_must(&world, "lead", "POST /regimes", body);

    regime->code = code;
    regime->id = world_number(&world, &call, "id");
    assert_true(str_to_int(rest, &regime->reporters) && regime->reporters <= (int64_t)communes_len);
    call = world_must(&world, "lead",
        str_format(world.arena, "PUT /regimes/%lld/reporters", (long long)regime->id).ptr,
        reporters_body(regime, world_number(&world, &call, "version"), regimes_len % 3));
    world_must(&world, "lead",
        str_format(world.arena, "PUT /regimes/%lld/opening", (long long)regime->id).ptr,
        str_format(world.arena, "{\"days\":" STR_FMT "}", STR_ARG(days)));
}

static void regimes_make(void)
{
    struct str text = file_read(world.arena, "tests/data/year/regimes.tsv"), line;
    struct call call = world_must(&world, "lead", "GET /forms", NO_BODY);
    int64_t form_id = world_number(&world, &call, "items.0.id");

    str_cut(&text, '\n');
    for (regimes_len = 0; text.len;) {
        line = str_cut(&text, '\n');
        assert_true(regimes_len < REGIMES_MAX);
        regime_make(line, form_id);
    }
    assert_true(talk_run(&world, &talk_watch, "tests/api/known.part"));
}

/* ---- mail ---- */

/* Who is written to, as he chose: at once, or once a day. */
static const struct {
    const char *person, *mode;
} readers[] = { { "a-entry", "at_once" }, { "b-approver", "daily" } };

static struct buf mailed; /* as lines of mails.tsv */

static void readers_make(void)
{
    mailed = (struct buf){ .arena = world.arena };
    for (size_t i = 0; i < ARRAY_LEN(readers); i++)
        world_must(&world, readers[i].person, "PUT /me/mail",
            str_format(world.arena, "{\"address\":\"%s@thu.vn\",\"mode\":\"%s\"}",
                readers[i].person, readers[i].mode));
}

static enum smtp_result take(
    void *of, struct arena *arena, const char *to, struct str message, struct str *out_error)
{
    struct str rest = str_of(to), person = str_cut(&rest, '@');

    (void)of;
    (void)message;
    (void)out_error;
    buf_addf(&mailed, STR_FMT "\t" STR_FMT "\n", STR_ARG(person),
        STR_ARG(date_format(arena, date_today(world.now_ms))));
    return SMTP_SENT;
}

/* ---- the year ---- */

static void round_once(void)
{
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);
    struct mailer mailer = { .send = take, .from = S("baocao@thu.vn"), .digest_hour = 7 };
    const struct rounds_plan plans[] = { opener_plan(), alerter_plan(), mailer_plan(&mailer) };

    for (size_t i = 0; i < ARRAY_LEN(plans); i++) {
        const struct chore chore = { arena, world.db, world.database, world.now_ms, NULL,
            plans[i].arg };

        rounds_once(&plans[i], &chore);
    }
    arena_free(arena);
}

/* The cycles there are, as lines of cycles.tsv, in its order. */
static void cycles_add(struct buf *out, const struct year_regime *regime)
{
    struct str line =
        str_format(world.arena, "GET /cycles?regime_id=%lld&limit=500", (long long)regime->id);
    struct call call = world_must(&world, "lead", line.ptr, NO_BODY);
    const struct node *items =
        node_member(node_read(world.call_arena, call.response.body), S("items"));
    int64_t reports;

    assert_true(
        str_eq(node_text(node_read(world.call_arena, call.response.body), "next"), S("null")));
    for (const struct node *item = items->first; item; item = item->next) {
        struct str opened = node_text(item, "opened_at");

        buf_addf(out, STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n",
            STR_ARG(regime->code), STR_ARG(node_text(item, "period")),
            STR_ARG(str_sub(opened, 0, 10)), STR_ARG(node_text(item, "window_from")),
            STR_ARG(node_text(item, "window_to")), STR_ARG(node_text(item, "due_on")));
        assert_true(str_to_int(node_text(item, "reports"), &reports));
        assert_int_equal(reports, regime->reporters);
    }
}

static struct str cycles_text(void)
{
    struct buf buf = { .arena = world.arena };

    for (size_t i = 0; i < regimes_len; i++)
        cycles_add(&buf, &regimes[i]);
    return buf_str(&buf);
}

/* The alerts of one person, as lines of reminders.tsv. The regime's name is "Báo cáo T01". */
static void alerts_add(struct buf *out, const char *person)
{
    struct str line = S("GET /alerts?limit=500");
    int pages = 0;

    while (line.len) {
        struct call call = world_must(&world, person, line.ptr, NO_BODY);
        const struct node *page = node_read(world.call_arena, call.response.body);
        struct str next = node_text(page, "next");

        for (const struct node *item = node_member(page, S("items"))->first; item;
             item = item->next) {
            struct str text = node_text(item, "text");
            size_t at = str_find(text, S("Báo cáo ")) + S("Báo cáo ").len;

            buf_addf(out, "%s\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", person,
                STR_ARG(str_sub(text, at, 3)), STR_ARG(node_text(item, "kind")),
                STR_ARG(str_sub(node_text(item, "made_at"), 0, 10)));
        }
        assert_true(++pages < 100);
        line = str_eq(next, S("null"))
                   ? (struct str){ 0 }
                   : str_format(world.arena, "GET /alerts?limit=500&after=" STR_FMT, STR_ARG(next));
    }
}

static struct str alerts_text(void)
{
    static const char *const posts[] = { "a-entry", "a-approver", "a-clerk", "b-entry",
        "b-approver", "b-clerk", "c-entry", "c-approver", "c-clerk" };
    struct buf buf = { .arena = world.arena };

    for (size_t i = 0; i < ARRAY_LEN(posts); i++)
        alerts_add(&buf, posts[i]);
    return buf_str(&buf);
}

static int line_order(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct list sorted_lines(struct str text)
{
    struct str *lines = NULL;
    size_t len = 0, cap = 0;

    while (text.len) {
        lines = list_room(world.arena, lines, len, &cap, sizeof(*lines));
        lines[len++] = str_cut(&text, '\n');
    }
    qsort(lines, len, sizeof(*lines), line_order);
    return (struct list){ lines, len };
}

static void line_expect(struct str found, struct str expected)
{
    if (!str_eq(found, expected))
        fail_msg("expected " STR_FMT ", found " STR_FMT, STR_ARG(expected), STR_ARG(found));
}

static void lines_expect(struct str text, const char *path)
{
    struct list expected = sorted_lines(file_read(world.arena, path)), found = sorted_lines(text);

    for (size_t i = 0; i < expected.len && i < found.len; i++)
        line_expect(*LIST_AT(found, struct str, i), *LIST_AT(expected, struct str, i));
    assert_int_equal(found.len, expected.len);
}

static void every_cycle_opened_and_every_reminder_came_once(void **state)
{
    int64_t began = clock_monotonic_us();

    (void)state;
    for (int day = 0; day < DAYS; day++, world.now_ms += DAY_MS)
        round_once();
    world.now_ms -= DAY_MS;
    print_message("a year of %d units and %zu regimes: %d ms\n", UNITS, regimes_len,
        (int)((clock_monotonic_us() - began) / 1000));
    lines_expect(cycles_text(), "tests/data/year/cycles.tsv");
    lines_expect(alerts_text(), "tests/data/year/reminders.tsv");
    lines_expect(buf_str(&mailed), "tests/data/year/mails.tsv");
    round_once();
    lines_expect(cycles_text(), "tests/data/year/cycles.tsv");
    lines_expect(alerts_text(), "tests/data/year/reminders.tsv");
    lines_expect(buf_str(&mailed), "tests/data/year/mails.tsv");
}

static int open_world(void **state)
{
    (void)state;
    world_open(&world, on_database);
    assert_true(talk_run(&world, &talk_watch, "tests/api/form.part"));
    world.now_ms = YEAR_BEGIN_MS;
    units_make();
    regimes_make();
    readers_make();
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
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(
        every_cycle_opened_and_every_reminder_came_once, open_world, close_world) };

    on_database = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed;

    watch_open(&talk_watch);
    failed = run_all("a year: sqlite", DATABASE_SQLITE);
    /* Eight times as long there: 289,000 statements, each a way to the server and back. */
    if (fixture_server() && getenv("BAOCAO_TEST_LONG"))
        failed += run_all("a year: pgsql", DATABASE_PGSQL);
    watch_close(&talk_watch);
    return failed;
}
