/* The demo can be made on any day and under every profile: its cycles, their states and their order
 * of time. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "base/host/heap.h"
#include "base/host/secret.h"
#include "base/limits.h"
#include "cli/demo.h"
#include "domain/profiles.h"
#include "domain/progress.h"
#include "domain/regimes.h"
#include "store/form_cache.h"
#include "store/profile_cache.h"
#include "tests/unit.h"

/* Vietnam's clock; the first minutes of months and years, months' ends, weekends, Tết. */
static const struct day {
    const char *now; /* UTC */
    const char *open_period;
    const char *profile;
    enum report_state approved; /* where a report is that its leader approved */
} days[] = {
    { "2026-10-31T17:05:00.000Z", "2026-11", "nghe-an", REPORT_SIGNED },
    { "2026-11-30T16:59:00.000Z", "2026-11", "kon-tum", REPORT_WITH_CLERK },
    { "2026-12-31T17:00:01.000Z", "2027-01", "bac-giang", REPORT_APPROVED },
    { "2027-01-14T03:00:00.000Z", "2027-01", "can-tho", REPORT_SIGNED },
    { "2027-02-05T08:00:00.000Z", "2027-02", "binh-phuoc", REPORT_APPROVED },
    { "2028-02-29T10:30:00.000Z", "2028-02", "nghe-an", REPORT_SIGNED },
    { "2026-11-13T16:50:00.000Z", "2026-11", "kon-tum", REPORT_WITH_CLERK },
    { "2026-11-14T23:30:00.000Z", "2026-11", "bac-giang", REPORT_APPROVED },
    { "2026-11-19T02:00:00.000Z", "2026-11", "can-tho", REPORT_SIGNED },
    { "2027-05-01T00:10:00.000Z", "2027-05", "binh-phuoc", REPORT_APPROVED },
};

struct seen {
    struct ctx ctx;
    struct database *database;
    struct actor actor;
    struct list cycles;
    struct progress_out progress[3];
    struct page_out events;
};

static enum status look(struct ctx *ctx, void *arg)
{
    struct seen *seen = arg;
    struct page_out cycles = { 0 };
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    seen->actor.access = &profile->access;
    ctx->actor = &seen->actor;
    TRY(cycle_list(ctx, &(struct cycle_query){ .page.limit = PAGE_ROWS_MAX }, &cycles));
    seen->cycles = cycles.items;
    for (size_t i = 0; i < cycles.items.len && i < 3; i++) {
        const struct progress_query query = {
            .id = LIST_AT(cycles.items, struct cycle, i)->id, .state = -1, .page.limit = 1
        };

        TRY(progress_view(ctx, &query, &seen->progress[i]));
    }
    return event_list(ctx,
        &(struct event_query){
            .object_type = -1, .from = DATE_NONE, .to = DATE_NONE, .page.limit = PAGE_ROWS_MAX },
        &seen->events);
}

/* Somebody who sees it all. */
static struct actor all_seeing(struct arena *arena)
{
    struct grant_fact *grants = ARENA_ARRAY(arena, 2, struct grant_fact);

    for (size_t i = 0; i < 2; i++)
        grants[i] = (struct grant_fact){
            .role = i ? ROLE_LEAD : ROLE_SYSTEM_ADMIN,
            .unit_id = 1,
            .unit_path = S("1/"),
            .below = true,
            .valid_from = DATE_NONE,
            .valid_to = DATE_NONE,
        };
    return (struct actor){ .account_id = 1, .unit_id = 1, .grants = grants, .grants_len = 2 };
}

static void expect_times(const struct seen *seen, int64_t now_ms)
{
    int64_t after = now_ms;

    assert_int_equal(seen->events.items.len, PAGE_ROWS_MAX);
    for (size_t i = 0; i < seen->events.items.len; i++) {
        int64_t at = LIST_AT(seen->events.items, struct event, i)->at_ms;

        if (at > after)
            fail_msg("an event of %lld before one of %lld", (long long)at, (long long)after);
        after = at;
    }
}

/* Where reports of the open cycle stand, beside those a leader approved; nothing of it is old
 * enough to be corrected. */
static const enum report_state played[] = { REPORT_ASSIGNED, REPORT_IN_ENTRY, REPORT_SUBMITTED,
    REPORT_REFUSED, REPORT_SENT, REPORT_ACCEPTED, REPORT_RETURNED, REPORT_RECALLED };

static void expect_states(const struct seen *seen, enum report_state approved)
{
    for (size_t i = 0; i < 3; i++) {
        const struct progress_counts *counts = &seen->progress[i].counts;

        assert_int_equal(counts->total, 130);
        if (i > 0)
            assert_int_equal(counts->by_state[REPORT_ACCEPTED], 130);
        for (size_t s = 0; i == 0 && s < ARRAY_LEN(played); s++)
            assert_true(counts->by_state[played[s]] > 0);
        assert_true(i > 0 || counts->by_state[approved] > 0);
    }
}

static void make_on(const struct day *day, const char *folder)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct cli cli = { .arena = arena,
        .config = { .data = folder, .seed = 1, .profile = day->profile } };
    struct ctx ctx = cli_ctx(&cli);
    struct seen seen = { .actor = all_seeing(arena) };

    assert_true(time_parse(str_of(day->now), &ctx.now_ms));
    assert_int_equal(cli_open(&cli, &ctx, DATABASE_MIGRATE, &seen.database), ST_OK);
    if (demo_make(&cli, &ctx, seen.database) != ST_OK)
        fail_msg("%s: %s " STR_FMT, day->now, problem_text(ctx.problem.key),
            STR_ARG(ctx.problem.detail));
    assert_int_equal(database_read(&ctx, look, &seen), ST_OK);
    assert_int_equal(seen.cycles.len, 3);
    assert_true(str_eq(LIST_AT(seen.cycles, struct cycle, 0)->period, str_of(day->open_period)));
    expect_states(&seen, day->approved);
    expect_times(&seen, ctx.now_ms);
    database_close(seen.database);
    form_cache_free();
    profile_cache_free();
    arena_free(arena);
}

static void folder_remove(const char *folder)
{
    static const char *const names[] = { "baocao.db", "baocao.db-wal", "baocao.db-shm",
        "baocao.db.lock", "demo-accounts.csv" };
    char path[256];

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(folder), 0);
}

static void it_can_be_made_on_any_day(void **state)
{
    (void)state;
    assert_true(secret_start());
    for (size_t i = 0; i < ARRAY_LEN(days); i++) {
        char folder[] = "/tmp/baocao-demo-XXXXXX";

        assert_non_null(mkdtemp(folder));
        make_on(&days[i], folder);
        folder_remove(folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_can_be_made_on_any_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
