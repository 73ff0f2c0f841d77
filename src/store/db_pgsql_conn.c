/* The PostgreSQL session: connecting (again), preparing statements, scripts of migrations. */
#include "base/host/heap.h"
#include "store/db_pgsql.h"

#include <stdio.h>
#include <string.h>

/* Object identifiers of the types that have a binary form we know: fixed in PostgreSQL. */
static const struct {
    Oid type;
    enum wire wire;
} wires[] = {
    { 16, WIRE_TEXT },    /* bool: a parameter goes as text, an answer is one byte */
    { 17, WIRE_BYTES },   /* bytea */
    { 19, WIRE_BYTES },   /* name */
    { 20, WIRE_INT8 },    /* int8 */
    { 21, WIRE_INT2 },    /* int2 */
    { 23, WIRE_INT4 },    /* int4 */
    { 25, WIRE_BYTES },   /* text */
    { 1042, WIRE_BYTES }, /* bpchar */
    { 1043, WIRE_BYTES }, /* varchar */
};

/* An acknowledged write must be durable whatever the server's default; times are UTC. */
static const char session_sql[] = "SELECT set_config('TimeZone', 'UTC', false),"
                                  " set_config('client_min_messages', 'warning', false),"
                                  " CASE WHEN current_setting('synchronous_commit') = 'off'"
                                  " THEN set_config('synchronous_commit', 'on', false) END";

static const struct {
    const char *name, *sql;
} controls[PGSQL_CONTROL_COUNT] = {
    [PGSQL_BEGIN_READ] = { "read", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" },
    [PGSQL_BEGIN_WRITE] = { "write", "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE" },
    [PGSQL_BEGIN_GUARDED] = { "guarded", "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE" },
    [PGSQL_COMMIT] = { "commit", "COMMIT" },
    [PGSQL_ROLLBACK] = { "rollback", "ROLLBACK" },
    [PGSQL_SAVE] = { "save", "SAVEPOINT part" },
    [PGSQL_RELEASE] = { "release", "RELEASE part" },
    [PGSQL_UNDO] = { "undo", "ROLLBACK TO part" },
};

const char *db_pgsql_control_name(enum pgsql_control control)
{
    return controls[control].name;
}

static bool known_type(Oid type, enum wire *out)
{
    for (size_t i = 0; i < ARRAY_LEN(wires); i++) {
        if (wires[i].type == type) {
            *out = wires[i].wire;
            return true;
        }
    }
    return false;
}

static void take_notice(void *arg, const PGresult *notice)
{
    struct pgsql_db *db = arg;
    const char *severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);

    if (severity && strcmp(severity, "WARNING") == 0)
        db->warned = true;
}

static enum status run_session_sql(struct ctx *ctx)
{
    PGresult *result = PQexec(db_pgsql_self(ctx->db)->conn, session_sql);
    enum status st = PQresultStatus(result) == PGRES_TUPLES_OK ? ST_OK : db_pgsql_fail(ctx, result);

    PQclear(result);
    return st;
}

static enum status start_session(struct ctx *ctx)
{
    struct pgsql_db *db = db_pgsql_self(ctx->db);

    TRY(run_session_sql(ctx));
    PQsetNoticeReceiver(db->conn, take_notice, db);
    if (!PQenterPipelineMode(db->conn))
        return db_pgsql_fail(ctx, NULL);
    for (size_t i = 0; i < PGSQL_CONTROL_COUNT; i++) {
        if (!PQsendPrepare(db->conn, controls[i].name, controls[i].sql, 0, NULL))
            return db_pgsql_fail(ctx, NULL);
        db->pending++;
    }
    return db_pgsql_round(ctx, NULL);
}

enum status db_pgsql_connect(struct ctx *ctx)
{
    static const char *const keys[] = { "dbname", "client_encoding", "fallback_application_name",
        "connect_timeout", NULL };
    struct pgsql_db *db = db_pgsql_self(ctx->db);
    const char *const values[] = { db->url, "UTF8", "baocao", "10", NULL };

    PQfinish(db->conn);
    db->pending = 0;
    db->unread_end = false;
    db->gone = false;
    for (size_t i = 0; i < db_text_count(); i++)
        db->stmts[i].prepared = false;
    db->conn = PQconnectdbParams(keys, values, 1);
    if (PQstatus(db->conn) != CONNECTION_OK)
        return fail(
            ctx, PROBLEM_BUSY, "Không kết nối được PostgreSQL: %s", PQerrorMessage(db->conn));
    return start_session(ctx);
}

enum status db_pgsql_open(struct ctx *ctx, const char *url, struct db **out)
{
    struct pgsql_db *db = heap_take(sizeof(*db));
    struct db *before = ctx->db;
    size_t len = strlen(url) + 1;
    enum status st;

    db->base.driver = &db_pgsql_driver;
    db->url = heap_take(len);
    memcpy(db->url, url, len);
    db->stmts = heap_take(db_text_count() * sizeof(*db->stmts));
    ctx->db = &db->base;
    st = db_pgsql_connect(ctx);
    ctx->db = before;
    if (st != ST_OK) {
        db_pgsql_driver.close(&db->base);
        return st;
    }
    *out = &db->base;
    return ST_OK;
}

void db_pgsql_name(char name[static 16], enum stmt stmt)
{
    snprintf(name, 16, "s%d", (int)stmt);
}

static void learn(struct pgsql_stmt *stmt, const PGresult *described)
{
    enum wire wire = WIRE_TEXT;

    for (int i = 0; i < PQnparams(described) && i < DB_ARGS_MAX; i++) {
        bool known = known_type(PQparamtype(described, i), &wire);

        stmt->wires[i] = (unsigned char)(known ? wire : WIRE_TEXT);
    }
    stmt->answer_format = 1;
    for (int i = 0; i < PQnfields(described); i++)
        if (!known_type(PQftype(described, i), &wire))
            stmt->answer_format = 0;
    stmt->prepared = true;
}

enum status db_pgsql_prepared(struct ctx *ctx, enum stmt stmt)
{
    struct pgsql_db *db = db_pgsql_self(ctx->db);
    PGresult *described = NULL;
    char name[16];

    if (db->stmts[stmt].prepared)
        return ST_OK;
    db_pgsql_name(name, stmt);
    if (!PQsendPrepare(db->conn, name, db_text_sql(ctx->arena, DIALECT_PGSQL, stmt), 0, NULL) ||
        !PQsendDescribePrepared(db->conn, name))
        return db_pgsql_fail(ctx, NULL);
    db->pending += 2;
    TRY(db_pgsql_round(ctx, &described));
    learn(&db->stmts[stmt], described);
    PQclear(described);
    return ST_OK;
}

enum status db_pgsql_prepare_all(struct ctx *ctx)
{
    for (size_t i = 0; i < db_text_count(); i++) {
        struct problem *problem = &ctx->problem;

        if (db_pgsql_prepared(ctx, (enum stmt)i) == ST_OK)
            continue;
        return fail(ctx, PROBLEM_STORE_FAILED, "%s: " STR_FMT, db_text_of((enum stmt)i)->name,
            STR_ARG(problem->detail));
    }
    return ST_OK;
}

enum status db_pgsql_script(struct ctx *ctx, const char *sql)
{
    struct pgsql_db *db = db_pgsql_self(ctx->db);
    PGresult *result;
    enum status st;

    db_pgsql_read_last_end(ctx);
    if (db->pending)
        TRY(db_pgsql_round(ctx, NULL));
    if (!PQexitPipelineMode(db->conn))
        return db_pgsql_fail(ctx, NULL);
    result = PQexec(db->conn, sql);
    st = PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK
             ? ST_OK
             : db_pgsql_fail(ctx, result);
    PQclear(result);
    if (!PQenterPipelineMode(db->conn) && st == ST_OK)
        st = db_pgsql_fail(ctx, NULL);
    return st;
}

enum status db_pgsql_verify(struct ctx *ctx)
{
    return db_pgsql_script(ctx,
        "DO $$ DECLARE name text; BEGIN"
        " FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP"
        " EXECUTE format('SELECT count(hashtext(t::text)) FROM %I t', name);"
        " END LOOP; END $$");
}
