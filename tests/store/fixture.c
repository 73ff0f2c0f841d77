#include "tests/store/fixture.h"

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "store/drivers.h"
#include "store/stmt.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char tables[] =
    "CREATE TABLE probe (id {pk}, name {text} NOT NULL UNIQUE, note {text}, num {int} NOT NULL,"
    " bytes {blob}, parent_id {int} REFERENCES probe (id),"
    " small INTEGER NOT NULL CHECK (small < 100));"
    "CREATE TABLE probe_record (id {pk}, title {text} NOT NULL, active {int} NOT NULL,"
    " colour {int} NOT NULL, day {int}, at {int} NOT NULL, amount {text}, place {text} NOT NULL,"
    " marks {text} NOT NULL, data {blob} NOT NULL)";

static const struct stmt_text statements[] = {
    { "probe_add", "fixture.c",
        "INSERT INTO probe (name, note, num, bytes, parent_id, small)"
        " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        NULL, 6 },
    { "probe_by_name", "fixture.c",
        "SELECT name, note, num, bytes, parent_id FROM probe WHERE name = $1", NULL, 1 },
    { "probe_names", "fixture.c", "SELECT name FROM probe ORDER BY name", NULL, 0 },
    { "probe_total", "fixture.c", "SELECT COUNT(*), SUM(num) FROM probe", NULL, 0 },
    { "probe_add_to", "fixture.c", "UPDATE probe SET num = num + $2 WHERE name = $1 RETURNING num",
        NULL, 2 },
    { "probe_by_num_and_name", "fixture.c", "SELECT name FROM probe WHERE num = $2 AND name = $1",
        NULL, 2 },
    { "probe_by_note", "fixture.c",
        "SELECT name FROM probe WHERE note = $1 OR $1 IS NULL ORDER BY name", NULL, 1 },
    { "probe_delete", "fixture.c", "DELETE FROM probe WHERE name = $1", NULL, 1 },
    { "probe_mistake", "fixture.c", "SELECT nothing FROM nowhere", NULL, 0 },
    { "probe_drop", "fixture.c", "DROP TABLE probe", NULL, 0 },
    { "probe_record_add", "fixture.c",
        "INSERT INTO probe_record (title, active, colour, day, at, amount, place, marks, data)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        NULL, 9 },
    { "probe_record_all", "fixture.c",
        "SELECT id, title, active, colour, day, at, amount, place, marks, data"
        " FROM probe_record ORDER BY id",
        NULL, 0 },
    { "probe_by_num", "fixture.c", "SELECT name FROM probe WHERE num = $1 ORDER BY name", NULL, 1 },
};

const char *fixture_server(void)
{
    const char *url = getenv("BAOCAO_TEST_PGSQL");

    return url && *url ? url : NULL; /* an empty one would be the name of a file of SQLite */
}

int on_each_database(int (*run_all)(const char *name, enum database_kind on), const char *name)
{
    const char *only = getenv("BAOCAO_TEST_ONLY");
    char group[64];
    int failed = 0;

    if (!fixture_server() || !only || strcmp(only, "pgsql") != 0) {
        snprintf(group, sizeof(group), "%s: sqlite", name);
        failed += run_all(group, DATABASE_SQLITE);
    }
    if (fixture_server()) {
        snprintf(group, sizeof(group), "%s: pgsql", name);
        failed += run_all(group, DATABASE_PGSQL);
    }
    return failed;
}

struct ctx ctx_ready(struct db *db)
{
    return (struct ctx){
        .arena = arena_new(ARENA_REQUEST_BYTES),
        .db = db,
        .now_ms = INT64_C(1767225600000),
        .random = clock_random,
    };
}

void ctx_done(struct ctx *ctx)
{
    arena_free(ctx->arena);
}

static void run_on_server(const char *before, const char *name, const char *after)
{
    PGconn *conn = PQconnectdb(fixture_server());
    char sql[256];

    snprintf(sql, sizeof(sql), "%s %s %s", before, name, after);
    PQclear(PQexec(conn, "SET client_min_messages = error"));
    PQclear(PQexec(conn, sql));
    PQfinish(conn);
}

/* The URL of the server, with more settings. */
static void server_url(struct fixture *fixture, const char *key, const char *value)
{
    struct str server = str_of(fixture_server());
    char join = str_find(server, S("?")) < server.len ? '&' : '?';

    snprintf(fixture->url, sizeof(fixture->url), "%s%c%s=%s&application_name=%s", server.ptr, join,
        key, value, fixture->path);
}

static int number; /* of the next fixture of this process */

void fixture_place(struct fixture *fixture, enum database_kind kind)
{
    const char *folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    char option[160];

    *fixture = (struct fixture){ .kind = kind };
    db_text_extend(statements, ARRAY_LEN(statements));
    number++;
    if (kind == DATABASE_SQLITE) {
        snprintf(fixture->path, sizeof(fixture->path), "%s/baocao-%lld-%d.db", folder,
            (long long)getpid(), number);
        snprintf(fixture->url, sizeof(fixture->url), "sqlite:%s", fixture->path);
    } else {
        snprintf(fixture->path, sizeof(fixture->path), "t%lld_%d", (long long)getpid(), number);
        snprintf(option, sizeof(option), "-csearch_path%%3D%s", fixture->path);
        server_url(fixture, "options", option);
        run_on_server("CREATE SCHEMA", fixture->path, "");
    }
}

/* ---- copies ---- */

/* Of the schema, by kind: a file of this process's, or a database of the server's that stays there
 * for all that come after. path empty: not made yet, or not looked for. */
static struct fixture models[2];

static void model_remove(void)
{
    fixture_remove(&models[DATABASE_SQLITE]);
}

static void copy_file(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    char bytes[4096];
    size_t got;

    assert_non_null(in);
    assert_non_null(out);
    while ((got = fread(bytes, 1, sizeof(bytes), in)) > 0)
        assert_int_equal(fwrite(bytes, 1, got, out), got);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

static void migrate(struct fixture *fixture)
{
    struct ctx ctx = ctx_ready(NULL);
    struct database *database;

    assert_int_equal(database_open(&ctx, fixture->url, DATABASE_MIGRATE, &database), ST_OK);
    database_close(database);
    ctx_done(&ctx);
}

/* Whether the query answers a row. */
static bool on_server(PGconn *conn, const char *sql)
{
    PGresult *result = PQexec(conn, sql);
    bool found = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) > 0;

    if (PQresultStatus(result) == PGRES_FATAL_ERROR)
        print_error("%s: %s", sql, PQerrorMessage(conn));
    PQclear(result);
    return found;
}

/* Another name for each schema, so that a server that stays does not serve an old one. */
static uint64_t schema_digest(void)
{
    uint64_t digest = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < migration_table_len; i++)
        for (const char *c = migration_table[i].checksum; *c; c++)
            digest = (digest ^ (unsigned char)*c) * UINT64_C(1099511628211);
    return digest;
}

/* Made once a server, by the process that comes first; the others wait for it. It takes its name
 * when it is whole: one left half made is made again. */
static void server_model(struct fixture *model)
{
    PGconn *conn = PQconnectdb(fixture_server());
    char name[40], sql[160];

    snprintf(name, sizeof(name), "model_%016llx", (unsigned long long)schema_digest());
    *model = (struct fixture){ .kind = DATABASE_PGSQL, .whole = true };
    on_server(conn, "SELECT pg_advisory_lock(20250701)");
    snprintf(sql, sizeof(sql), "SELECT 1 FROM pg_database WHERE datname = '%s'", name);
    if (!on_server(conn, sql)) {
        snprintf(model->path, sizeof(model->path), "%s_made", name);
        server_url(model, "dbname", model->path);
        run_on_server("DROP DATABASE IF EXISTS", model->path, "");
        run_on_server("CREATE DATABASE", model->path, "");
        migrate(model);
        snprintf(sql, sizeof(sql), "RENAME TO %s", name);
        run_on_server("ALTER DATABASE", model->path, sql);
    }
    PQfinish(conn);
    snprintf(model->path, sizeof(model->path), "%s", name);
}

static void file_model(struct fixture *model)
{
    fixture_place(model, DATABASE_SQLITE);
    migrate(model);
    atexit(model_remove);
}

void fixture_place_ready(struct fixture *fixture, enum database_kind kind)
{
    struct fixture *model = &models[kind];
    char after[200];

    db_text_extend(statements, ARRAY_LEN(statements));
    if (!model->path[0])
        (kind == DATABASE_PGSQL ? server_model : file_model)(model);
    if (kind == DATABASE_SQLITE) {
        fixture_place(fixture, kind);
        copy_file(model->path, fixture->path);
        return;
    }
    *fixture = (struct fixture){ .kind = kind, .whole = true };
    snprintf(fixture->path, sizeof(fixture->path), "t%lld_%d", (long long)getpid(), ++number);
    server_url(fixture, "dbname", fixture->path);
    snprintf(after, sizeof(after), "TEMPLATE %s STRATEGY file_copy", model->path);
    run_on_server("CREATE DATABASE", fixture->path, after);
}

void fixture_remove(struct fixture *fixture)
{
    static const char *const endings[] = { "", "-wal", "-shm", ".lock" };
    char name[160];

    if (fixture->kind == DATABASE_PGSQL) {
        if (fixture->whole)
            run_on_server("DROP DATABASE", fixture->path, "WITH (FORCE)");
        else
            run_on_server("DROP SCHEMA", fixture->path, "CASCADE");
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
        snprintf(name, sizeof(name), "%s%s", fixture->path, endings[i]);
        unlink(name);
    }
}

struct db *fixture_raw(struct fixture *fixture)
{
    struct ctx ctx = ctx_ready(NULL);
    struct db *db = NULL;

    if (fixture->kind == DATABASE_SQLITE)
        assert_int_equal(db_sqlite_open(&ctx, fixture->path, DB_SQLITE_WRITER, &db), ST_OK);
    else
        assert_int_equal(db_pgsql_open(&ctx, fixture->url, &db), ST_OK);
    ctx_done(&ctx);
    return db;
}

static void make_tables(struct fixture *fixture)
{
    enum dialect dialect = fixture->kind == DATABASE_SQLITE ? DIALECT_SQLITE : DIALECT_PGSQL;
    struct ctx ctx = ctx_ready(fixture_raw(fixture));
    db_script_fn *script = fixture->kind == DATABASE_SQLITE ? db_sqlite_script : db_pgsql_script;

    assert_int_equal(script(&ctx, db_text_expand(ctx.arena, dialect, tables)), ST_OK);
    ctx.db->driver->close(ctx.db);
    ctx_done(&ctx);
}

void fixture_open(struct fixture *fixture, enum database_kind kind)
{
    struct ctx *ctx = &fixture->ctx;

    fixture_place_ready(fixture, kind);
    make_tables(fixture);
    *ctx = ctx_ready(NULL);
    assert_int_equal(database_open(ctx, fixture->url, DATABASE_MIGRATE, &fixture->database), ST_OK);
    assert_int_equal(database_connect(ctx, fixture->database, &fixture->db), ST_OK);
    ctx->db = fixture->db;
}

void fixture_close(struct fixture *fixture)
{
    database_close(fixture->database);
    ctx_done(&fixture->ctx);
    fixture_remove(fixture);
}

void must_write(struct fixture *fixture, txn_fn *use_case, void *arg)
{
    enum status st = database_write(&fixture->ctx, fixture->database, use_case, arg);

    if (st != ST_OK)
        print_message(STR_FMT "\n", STR_ARG(fixture->ctx.problem.detail));
    assert_int_equal(st, ST_OK);
}

static enum status count(struct ctx *ctx, void *arg)
{
    bool found;

    TRY(db_one(ctx, STMT_PROBE_TOTAL, NO_ARGS, &found));
    *(int64_t *)arg = found ? db_int(ctx, 0) : -1;
    return ST_OK;
}

int64_t probe_count(struct fixture *fixture)
{
    int64_t n = -1;

    assert_int_equal(database_read(&fixture->ctx, count, &n), ST_OK);
    return n;
}

enum status probe_add(struct ctx *ctx, void *arg)
{
    struct probe *probe = arg;
    bool found;

    TRY(db_one(ctx, STMT_PROBE_ADD,
        ARGS(V_TEXT(probe->name), probe->note, V_INT(probe->num), probe->bytes, probe->parent,
            V_INT(probe->small)),
        &found));
    probe->id = db_int(ctx, 0);
    return ST_OK;
}
