/* A folder of an older schema comes up to date with its data, and is worked with as before. */
#include "base/date.h"
#include "cli/profile_files.h"
#include "core/access.h"
#include "domain/profiles.h"
#include "domain/regimes.h"
#include "domain/report_work.h"
#include "domain/stamp_authorities.h"
#include "model/deadline.h"
#include "model/event.h"
#include "model/outage.h"
#include "store/migrate.h"
#include "store/profile_cache.h"
#include "tests/store/fixture.h"
#include "tests/unit.h"

#include <stdio.h>

#define SCRIPT_BYTES_MAX 16384

static struct fixture fx;
static enum database_kind kind;

static const char *script_read(struct arena *arena, const char *path)
{
    char *text = arena_alloc(arena, SCRIPT_BYTES_MAX);
    FILE *file = fopen(path, "rb");
    size_t len;

    assert_non_null(file);
    len = fread(text, 1, SCRIPT_BYTES_MAX - 1, file);
    fclose(file);
    assert_true(len < SCRIPT_BYTES_MAX - 1);
    text[len] = '\0';
    return text;
}

/* The database as the program left it when it knew only the first `steps`. */
static void make_old(size_t steps, const char *data)
{
    struct migrate_plan plan = { .steps = migration_table, .steps_len = steps, .kind = kind };
    db_script_fn *script = kind == DATABASE_SQLITE ? db_sqlite_script : db_pgsql_script;
    struct ctx ctx = ctx_ready(fixture_raw(&fx));

    assert_true(steps < migration_table_len);
    assert_int_equal(migrate_up(&ctx, &plan), ST_OK);
    if (script(&ctx, script_read(ctx.arena, data)) != ST_OK)
        fail_msg(STR_FMT, STR_ARG(ctx.problem.detail));
    ctx.db->driver->close(ctx.db);
    ctx_done(&ctx);
}

static void expect_day(int64_t day, const char *expected)
{
    int64_t days;

    assert_true(date_parse(str_of(expected), &days));
    assert_int_equal(day, days);
}

/* What was kept is there; what is new has its default; a cycle can be opened. */
static enum status work_on(struct ctx *ctx, void *arg)
{
    const struct grant_fact lead = { .role = ROLE_LEAD,
        .unit_id = 1,
        .unit_path = S("1/"),
        .below = true,
        .valid_from = DATE_NONE,
        .valid_to = DATE_NONE };
    struct actor actor = { .account_id = 1, .unit_id = 1, .grants = &lead, .grants_len = 1 };
    const struct profile *profile;
    struct regime regime;
    struct cycle_opened opened;
    struct cycle cycle;

    (void)arg;
    TRY(profile_get(ctx, &profile)); /* what it was given, having had none */
    assert_true(str_eq(profile->about.id, S("nghe-an")));
    TRY(regime_get(ctx, 1, &regime));
    assert_true(str_eq(regime.due_rule, S("day=20;month=+0;shift=next")));
    assert_true(str_eq(regime.total_due_rule, S("workdays=5;after=due;shift=none")));
    assert_int_equal(regime.annex_apart, 0); /* what went out in one file goes on so */
    TRY(cycle_get(ctx, 1, &cycle));
    assert_int_equal(cycle.reports, 1);
    expect_day(cycle.due_on, "2026-10-20");
    expect_day(cycle.total_due_on, "2026-10-20"); /* as it was opened */
    actor.access = &profile->access;
    ctx->actor = &actor;
    TRY(cycle_open(ctx, &(struct cycle){ .regime_id = 1, .period = S("2026-11") }, &opened));
    expect_day(opened.cycle.due_on, "2026-11-20");
    expect_day(opened.cycle.total_due_on, "2026-11-30"); /* the 24th is a day off */
    ctx->actor = NULL;
    return ST_OK;
}

static void the_first_schema_comes_up_with_its_data(void **state)
{
    struct ctx ctx = ctx_ready(NULL);

    (void)state;
    fixture_place(&fx, kind);
    db_text_extend(NULL, 0);
    make_old(1, "tests/migrate/0001.sql");
    assert_int_equal(
        database_open(&ctx, fx.url, DATABASE_AS_IS, &fx.database), ST_INTERNAL); /* too old */
    assert_int_equal(ctx.problem.key, PROBLEM_STORE_SCHEMA);
    assert_int_equal(database_open(&ctx, fx.url, DATABASE_MIGRATE, &fx.database), ST_OK);
    assert_int_equal(database_connect(&ctx, fx.database, &ctx.db), ST_OK);
    assert_int_equal(database_verify(&ctx, fx.database), ST_OK);
    assert_int_equal(profile_ensure(&ctx, fx.database, "nghe-an"), ST_OK);
    if (database_write(&ctx, fx.database, work_on, NULL) != ST_OK)
        fail_msg(STR_FMT, STR_ARG(ctx.problem.detail));
    database_close(fx.database);
    profile_cache_free();
    ctx_done(&ctx);
    fixture_remove(&fx);
}

static void expect_change(struct ctx *ctx, int64_t number, const char *sentence)
{
    struct profile_out version = { 0 };

    assert_int_equal(
        profile_version_view(ctx, &(struct profile_version_ref){ number }, &version), ST_OK);
    assert_int_equal(version.changes.len, 1);
    expect_text(*LIST_AT(version.changes, struct str, 0), sentence, "change");
}

/* Rights that are new are held by whoever could do the same before; what was in force is kept. */
static enum status look_at_profile(struct ctx *ctx, void *arg)
{
    const struct grant_fact master = { .role = ROLE_SYSTEM_ADMIN,
        .unit_id = 1,
        .unit_path = S("1/"),
        .below = true,
        .valid_from = DATE_NONE,
        .valid_to = DATE_NONE };
    struct actor actor = { .account_id = 1, .grants = &master, .grants_len = 1 };
    const struct profile *profile;
    struct profile_out now = { 0 }, before = { 0 };

    (void)arg;
    TRY(profile_get(ctx, &profile));
    assert_int_equal(
        access_roles_with(&profile->access, RIGHT_PROFILE_WRITE), 1u << ROLE_SYSTEM_ADMIN);
    assert_int_equal(
        access_roles_with(&profile->access, RIGHT_ANNOUNCEMENT_WRITE), 1u << ROLE_SYSTEM_ADMIN);
    assert_int_equal(
        access_roles_with(&profile->access, RIGHT_HELP_ANSWER), 1u << ROLE_SYSTEM_ADMIN);
    actor.access = &profile->access;
    ctx->actor = &actor;
    TRY(profile_view(ctx, &(struct nothing){ 0 }, &now));
    assert_int_equal(now.number, 3);
    assert_true(now.may_change);
    TRY(profile_version_view(ctx, &(struct profile_version_ref){ 1 }, &before));
    assert_true(str_eq(before.note, S("Quyết định thử")));
    expect_change(ctx, 2,
        "Vai trò và quyền: đổi vai trò “Quản trị hệ thống”. Quyền: thêm “Sửa cấu hình theo quy "
        "chế”, “Đăng thông báo chung”.");
    expect_change(ctx, 3,
        "Vai trò và quyền: đổi vai trò “Quản trị hệ thống”. Quyền: thêm “Trả lời góp ý, báo lỗi”.");
    ctx->actor = NULL;
    return ST_OK;
}

/* Where units have a help desk of their own it is their administrators. */
static enum status look_at_help(struct ctx *ctx, void *arg)
{
    const struct profile *profile;

    (void)arg;
    TRY(profile_get(ctx, &profile));
    assert_int_equal(access_roles_with(&profile->access, RIGHT_HELP_ANSWER),
        1u << ROLE_SYSTEM_ADMIN | 1u << ROLE_UNIT_ADMIN);
    return ST_OK;
}

static enum status look_at_numbering(struct ctx *ctx, void *arg)
{
    const struct profile *profile;

    (void)arg;
    TRY(profile_get(ctx, &profile));
    expect_text(profile->numbering.pattern, "{number}/{symbol}", "pattern");
    return ST_OK;
}

/* What was told of a report is told; what follows is not. */
static enum status look_at_told(struct ctx *ctx, void *arg)
{
    static const int64_t steps[] = { 1001, 1003, 1007 };
    struct stamp_authority authority;

    (void)arg;
    for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
        bool is_new;

        TRY(db_one(ctx, STMT_ALERT_TOLD_INSERT,
            ARGS(V_TEXT(S("report")), V_INT(1), V_INT(steps[i]), V_INT(20746)), &is_new));
        assert_int_equal(is_new, steps[i] == 1007);
    }
    TRY(stamp_authority_get(ctx, NULL, &authority));
    expect_text(authority.url, "http://tsa.thu-nghiem.vn/tsa", "url");
    expect_text(authority.signer, "", "signer");
    assert_int_equal(authority.ends_ms, 0);
    return ST_OK;
}

static void what_was_told_stays_told(void **state)
{
    struct ctx ctx = ctx_ready(NULL);

    (void)state;
    fixture_place(&fx, kind);
    make_old(35, "tests/migrate/0035.sql");
    assert_int_equal(database_open(&ctx, fx.url, DATABASE_MIGRATE, &fx.database), ST_OK);
    assert_int_equal(database_connect(&ctx, fx.database, &ctx.db), ST_OK);
    if (database_write(&ctx, fx.database, look_at_told, NULL) != ST_OK)
        fail_msg(STR_FMT, STR_ARG(ctx.problem.detail));
    database_close(fx.database);
    ctx_done(&ctx);
    fixture_remove(&fx);
}

/* What proved a sending is kept with it, wherever it was attached; what is attached no more is not
 * found, though somebody else has the same bytes. */
static enum status look_at_proofs(struct ctx *ctx, void *arg)
{
    static const struct {
        int64_t file, kind, revision;
    } expected[] = { { 2, 3, 2 }, { 0, 0, 0 }, { 1, 2, 0 } }; /* newest first */
    struct report report;
    struct list items;

    (void)arg;
    TRY(db_start(ctx, STMT_REGISTRATION_LIST, ARGS(V_INT(1), V_INT(10))));
    TRY(rows_read(ctx, &registration_resource, &items));
    assert_int_equal(items.len, ARRAY_LEN(expected));
    for (size_t i = 0; i < items.len; i++) {
        const struct registration *item = LIST_AT(items, struct registration, i);

        assert_int_equal(item->evidence_file_id, expected[i].file);
        assert_int_equal(item->evidence_kind, expected[i].kind);
        assert_int_equal(item->revision, expected[i].revision);
        assert_int_equal(item->evidence_size, 10 * expected[i].file);
    }
    /* Its receiver let it be corrected at one in the morning of that day. */
    TRY(report_get(ctx, 1, &report));
    expect_day(report.correcting_since, "2026-10-21");
    return ST_OK;
}

/* A request that its report was sent behind fell away then; one whose report waits, or came back
 * before it was made, is open still. Each falling away is told once. */
static enum status look_at_requests(struct ctx *ctx, void *arg)
{
    static const struct {
        enum extension_state state;
        const char *by;
        int64_t decided_ms; /* after they were made */
        int told;
    } expected[] = {
        { EXTENSION_LAPSED, "Văn thư", 2000, 1 },
        { EXTENSION_ASKED, "", 0, 0 },
        { EXTENSION_LAPSED, "Văn thư 3", 2000, 1 },
        { EXTENSION_ASKED, "", 0, 0 },
        { EXTENSION_LAPSED, "Văn thư 5", 2000, 1 },
    };

    (void)arg;
    for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
        const int64_t report = (int64_t)i + 1;
        const struct extension *item;
        struct list items;
        int told = 0;

        TRY(db_start(ctx, STMT_EXTENSION_LIST, ARGS(V_INT(report), V_INT(10))));
        TRY(rows_read(ctx, &extension_resource, &items));
        assert_int_equal(items.len, 1);
        item = LIST_AT(items, struct extension, 0);
        assert_int_equal(item->state, expected[i].state);
        expect_text(item->decided_by_name, expected[i].by, "who");
        assert_int_equal(
            item->decided_ms, expected[i].decided_ms ? 1790816400000 + expected[i].decided_ms : 0);
        TRY(db_start(ctx, STMT_EVENT_LIST,
            ARGS(V_TEXT(S("report")), V_INT(report), V_INT(0), V_INT(0), V_INT(INT64_MAX),
                V_INT(INT64_MAX), V_INT(100))));
        TRY(rows_read(ctx, &event_resource, &items));
        for (size_t j = 0; j < items.len; j++)
            told += str_eq(LIST_AT(items, struct event, j)->action, S("report.extension_lapse"));
        assert_int_equal(told, expected[i].told);
    }
    return ST_OK;
}

static void comes_up(size_t steps, const char *data, txn_fn *look)
{
    struct ctx ctx = ctx_ready(NULL);

    fixture_place(&fx, kind);
    make_old(steps, data);
    assert_int_equal(database_open(&ctx, fx.url, DATABASE_MIGRATE, &fx.database), ST_OK);
    assert_int_equal(database_connect(&ctx, fx.database, &ctx.db), ST_OK);
    if (database_read(&ctx, look, NULL) != ST_OK)
        fail_msg(STR_FMT, STR_ARG(ctx.problem.detail));
    database_close(fx.database);
    profile_cache_free();
    ctx_done(&ctx);
    fixture_remove(&fx);
}

static void a_profile_comes_up_with_its_new_rights(void **state)
{
    (void)state;
    comes_up(22, "tests/migrate/0022.sql", look_at_profile);
}

static void units_keep_a_help_desk_of_their_own(void **state)
{
    (void)state;
    comes_up(23, "tests/migrate/0023.sql", look_at_help);
}

static void numbers_follow_the_signature(void **state)
{
    (void)state;
    comes_up(33, "tests/migrate/0033.sql", look_at_numbering);
}

static void what_proved_a_sending_is_kept_with_it(void **state)
{
    (void)state;
    comes_up(45, "tests/migrate/0045.sql", look_at_proofs);
}

static void a_request_falls_away_behind_its_sending(void **state)
{
    (void)state;
    comes_up(47, "tests/migrate/0047.sql", look_at_requests);
}

static int run_all(const char *name, enum database_kind on)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_schema_comes_up_with_its_data),
        cmocka_unit_test(a_profile_comes_up_with_its_new_rights),
        cmocka_unit_test(units_keep_a_help_desk_of_their_own),
        cmocka_unit_test(numbers_follow_the_signature),
        cmocka_unit_test(what_was_told_stays_told),
        cmocka_unit_test(what_proved_a_sending_is_kept_with_it),
        cmocka_unit_test(a_request_falls_away_behind_its_sending),
    };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    return on_each_database(run_all, "upgrades");
}
