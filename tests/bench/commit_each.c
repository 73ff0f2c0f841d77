/*
 * bench_commit_each FILE SECONDS: what a server does that commits for each request.
 *
 * On a copy of our SQLite file: the same three statements a save of a report runs (the report's
 * version, its figures, the event), the same blob and texts, one durable commit each, nothing else.
 * Prints commits a second.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/host/clock.h"

enum { STEP_BEGIN, STEP_REPORT, STEP_DRAFT, STEP_EVENT, STEP_COMMIT, STEP_COUNT };

static const char *const sql[STEP_COUNT] = {
    [STEP_BEGIN] = "BEGIN IMMEDIATE",
    [STEP_REPORT] = "UPDATE report SET version = version + 1 WHERE id = ?1",
    [STEP_DRAFT] = "UPDATE draft SET content = (SELECT content FROM bench_save) "
                   "WHERE report_id = ?1",
    [STEP_EVENT] =
        "INSERT INTO event (at, actor_id, actor_name, actor_unit_id, session_id, "
        "address, request_id, action, object_type, object_id, object_version, unit_id, "
        "other_unit_id, note, before, after, cells) SELECT at, actor_id, actor_name, "
        "actor_unit_id, session_id, address, request_id, action, object_type, ?1, "
        "object_version, unit_id, other_unit_id, note, before, after, cells FROM bench_save",
    [STEP_COMMIT] = "COMMIT",
};

static void must(sqlite3 *db, int rc)
{
    if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW)
        return;
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    exit(1);
}

static void run(sqlite3 *db, const char *text)
{
    must(db, sqlite3_exec(db, text, NULL, NULL, NULL));
}

int main(int argc, char **argv)
{
    sqlite3_stmt *steps[STEP_COUNT];
    int64_t begin_us, until_us, commits = 0;
    sqlite3 *db = NULL;

    if (argc != 3)
        return 2;
    must(db, sqlite3_open(argv[1], &db));
    run(db, "PRAGMA journal_mode = WAL");
    run(db, "PRAGMA synchronous = FULL");
    run(db, "PRAGMA secure_delete = OFF");
    run(db, "CREATE TEMP TABLE bench_save AS SELECT e.*, d.content FROM event e JOIN draft d ON "
            "d.report_id = e.object_id WHERE e.action = 'report.enter' AND e.cells IS NOT NULL "
            "ORDER BY e.id DESC LIMIT 1");
    for (int i = 0; i < STEP_COUNT; i++)
        must(db, sqlite3_prepare_v2(db, sql[i], -1, &steps[i], NULL));
    begin_us = clock_monotonic_us();
    until_us = begin_us + (int64_t)(strtod(argv[2], NULL) * 1e6);
    for (; clock_monotonic_us() < until_us; commits++) {
        for (int i = 0; i < STEP_COUNT; i++) {
            if (i != STEP_BEGIN && i != STEP_COMMIT)
                must(db, sqlite3_bind_int64(steps[i], 1, commits % 32 + 1));
            must(db, sqlite3_step(steps[i]));
            must(db, sqlite3_reset(steps[i]));
        }
    }
    printf("%.1f\n", (double)commits * 1e6 / (double)(clock_monotonic_us() - begin_us));
    return 0;
}
