#include "store/db_pgsql.h"

#include "base/host/heap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Enough to fill packets, few enough for the answers to fit the server's send buffer. */
#define PENDING_MAX 256

struct pgsql_db *db_pgsql_self(struct db *db)
{
    return (struct pgsql_db *)db;
}

static struct pgsql_db *here(struct ctx *ctx)
{
    return db_pgsql_self(ctx->db);
}

bool db_pgsql_is_lost(const struct pgsql_db *db)
{
    return db->gone || PQstatus(db->conn) != CONNECTION_OK;
}

/* ---- failures ---- */

/* 57P01 … the server is stopped or was told to close us, 08 … the connection failed. */
static bool says_goodbye(const char *state)
{
    return memcmp(state, "57P", 3) == 0 || memcmp(state, "08", 2) == 0;
}

static bool is_retryable(const char *state)
{
    return strcmp(state, "40001") == 0 || strcmp(state, "40P01") == 0;
}

static struct str first_line(const char *text)
{
    struct str left = str_of(text);

    return str_trim(str_cut(&left, '\n'));
}

/* A connection that broke before COMMIT was sent has changed nothing: run again on a new one. */
static enum status fail_lost(struct ctx *ctx, struct str why)
{
    struct pgsql_db *db = here(ctx);

    db->base.retry = !db->committing;
    return fail(ctx, db->committing ? PROBLEM_STORE_UNSURE : PROBLEM_BUSY, "PostgreSQL: " STR_FMT,
        STR_ARG(why));
}

enum status db_pgsql_fail(struct ctx *ctx, const PGresult *result)
{
    struct pgsql_db *db = here(ctx);
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    const char *said = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    struct str why = first_line(said ? said : PQerrorMessage(db->conn));

    db->failed = true;
    db->gone = db->gone || (state && says_goodbye(state));
    if (db_pgsql_is_lost(db))
        return fail_lost(ctx, why);
    if (state && is_retryable(state)) {
        db->base.retry = true;
        return fail(ctx, PROBLEM_BUSY, "PostgreSQL (%s): " STR_FMT, state, STR_ARG(why));
    }
    if (state && memcmp(state, "23", 2) == 0) /* class 23: integrity constraint */
        return fail(ctx, PROBLEM_STORE_CONSTRAINT, "PostgreSQL: " STR_FMT, STR_ARG(why));
    return fail(
        ctx, PROBLEM_STORE_FAILED, "PostgreSQL (%s): " STR_FMT, state ? state : "-", STR_ARG(why));
}

static enum status failed_before(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_STORE_FAILED, "Câu lệnh trước trong giao dịch đã lỗi.");
}

/* ---- rounds ---- */

static bool succeeded(const PGresult *result)
{
    ExecStatusType st = PQresultStatus(result);

    return st == PGRES_COMMAND_OK || st == PGRES_TUPLES_OK;
}

/* Reads one command's answer; NULL when the connection broke. */
static PGresult *read_answer(struct pgsql_db *db)
{
    PGresult *answer = PQgetResult(db->conn);
    PGresult *more;

    while (answer && (more = PQgetResult(db->conn)))
        PQclear(more);
    return answer;
}

void db_pgsql_drop_ahead(struct pgsql_db *db)
{
    while (db->ahead_len)
        PQclear(db->ahead[--db->ahead_len].answer);
}

/* Whose answer it is that stands at this place of the round; NULL: of no statement sent ahead. */
static struct pgsql_ahead *ahead_at(struct pgsql_db *db, int place)
{
    for (size_t i = 0; i < db->ahead_len; i++)
        if (!db->ahead[i].answer && db->ahead[i].place == place)
            return &db->ahead[i];
    return NULL;
}

static enum status read_answers(struct ctx *ctx, PGresult **out_last)
{
    struct pgsql_db *db = here(ctx);
    enum status st = ST_OK;

    for (int place = 0; db->pending && !db_pgsql_is_lost(db); db->pending--, place++) {
        PGresult *answer = read_answer(db);
        struct pgsql_ahead *ahead = ahead_at(db, place);

        /* After the first failure the server skips the rest of the round. */
        if (st == ST_OK && !succeeded(answer))
            st = db_pgsql_fail(ctx, answer);
        if (st == ST_OK && ahead)
            ahead->answer = answer;
        else if (st == ST_OK && db->pending == 1 && out_last)
            *out_last = answer;
        else
            PQclear(answer);
    }
    db->pending = 0;
    return st;
}

enum status db_pgsql_round(struct ctx *ctx, PGresult **out_last)
{
    struct pgsql_db *db = here(ctx);
    PGresult *synced;
    enum status st;

    ctx->round_trips++;
    if (!PQpipelineSync(db->conn)) {
        db->pending = 0;
        return db_pgsql_fail(ctx, NULL);
    }
    st = read_answers(ctx, out_last);
    if (db_pgsql_is_lost(db))
        return st == ST_OK ? db_pgsql_fail(ctx, NULL) : st;
    synced = PQgetResult(db->conn);
    if (PQresultStatus(synced) != PGRES_PIPELINE_SYNC && st == ST_OK) {
        st = db_pgsql_fail(ctx, synced);
        if (out_last) {
            PQclear(*out_last);
            *out_last = NULL;
        }
    }
    PQclear(synced);
    return st;
}

/* Statements of transaction control: sent with whatever follows. */
static enum status send_control(struct ctx *ctx, enum pgsql_control control)
{
    struct pgsql_db *db = here(ctx);

    if (!PQsendQueryPrepared(db->conn, db_pgsql_control_name(control), 0, NULL, NULL, NULL, 0))
        return db_pgsql_fail(ctx, NULL);
    db->pending++;
    return ST_OK;
}

static enum status run_control(struct ctx *ctx, enum pgsql_control control)
{
    TRY(send_control(ctx, control));
    return db_pgsql_round(ctx, NULL);
}

/* For an undo: reads what is under way, whatever it says, and keeps the reason already given. */
static void settle(struct ctx *ctx)
{
    struct problem why = ctx->problem;
    bool retry = ctx->db->retry;

    if (here(ctx)->pending && db_pgsql_round(ctx, NULL) != ST_OK)
        ctx->problem = why;
    ctx->db->retry = retry;
}

static void pgsql_finish(struct db *base)
{
    struct pgsql_db *db = db_pgsql_self(base);

    PQclear(db->running);
    db->running = NULL;
}

/* ---- transactions ---- */

void db_pgsql_read_last_end(struct ctx *ctx)
{
    struct pgsql_db *db = here(ctx);
    struct problem why = ctx->problem;

    if (!db->unread_end)
        return;
    db->unread_end = false;
    db->pending = 1;
    if (read_answers(ctx, NULL) != ST_OK)
        ctx->problem = why;
    if (!db_pgsql_is_lost(db))
        PQclear(PQgetResult(db->conn));
}

static enum status pgsql_begin(struct ctx *ctx, enum db_mode mode)
{
    static const enum pgsql_control begins[] = {
        [DB_READ] = PGSQL_BEGIN_READ,
        [DB_WRITE] = PGSQL_BEGIN_WRITE,
        [DB_WRITE_GUARDED] = PGSQL_BEGIN_GUARDED,
    };
    struct pgsql_db *db = here(ctx);

    pgsql_finish(ctx->db);
    db_pgsql_drop_ahead(db);
    db_pgsql_read_last_end(ctx);
    db->base.retry = false;
    db->base.spoiled = false;
    db->base.profile = 0;
    db->committing = false;
    if (db_pgsql_is_lost(db))
        TRY(db_pgsql_connect(ctx));
    ASSERT(db->pending == 0);
    db->failed = false;
    db->mode = mode;
    return send_control(ctx, begins[mode]);
}

static enum status roll_back(struct ctx *ctx)
{
    struct pgsql_db *db = here(ctx);
    struct problem why = ctx->problem;
    bool retry = db->base.retry;

    settle(ctx);
    if (!db_pgsql_is_lost(db) && run_control(ctx, PGSQL_ROLLBACK) != ST_OK)
        ctx->problem = why;
    db->base.retry = retry;
    return ST_OK; /* a broken connection has rolled back too */
}

static enum status end_read(struct ctx *ctx)
{
    struct pgsql_db *db = here(ctx);

    if (db->pending)
        TRY(db_pgsql_round(ctx, NULL));
    TRY(send_control(ctx, PGSQL_COMMIT));
    db->pending = 0;
    db->unread_end = true;
    return PQpipelineSync(db->conn) ? ST_OK : db_pgsql_fail(ctx, NULL);
}

/* "COMMIT" of a failed transaction succeeds as "ROLLBACK". A warning here means that a standby
 * may not have it: whoever cancelled that wait must not make us acknowledge. */
static enum status end_write(struct ctx *ctx)
{
    struct pgsql_db *db = here(ctx);
    PGresult *answer = NULL;
    bool committed;

    db->warned = false;
    db->committing = true;
    TRY(send_control(ctx, PGSQL_COMMIT));
    TRY(db_pgsql_round(ctx, &answer));
    committed = strcmp(PQcmdStatus(answer), "COMMIT") == 0;
    PQclear(answer);
    if (!committed)
        return failed_before(ctx);
    if (db->warned)
        return fail(ctx, PROBLEM_STORE_UNSURE, "%s", problem_text(PROBLEM_STORE_UNSURE));
    return ST_OK;
}

static enum status pgsql_end(struct ctx *ctx, bool keep)
{
    struct pgsql_db *db = here(ctx);
    enum status st;

    pgsql_finish(ctx->db);
    if (!keep || db->failed) {
        TRY(roll_back(ctx));
        return keep ? failed_before(ctx) : ST_OK;
    }
    st = db->mode == DB_READ ? end_read(ctx) : end_write(ctx);
    if (st != ST_OK && PQtransactionStatus(db->conn) != PQTRANS_IDLE)
        TRY(roll_back(ctx));
    return st;
}

static enum status pgsql_save(struct ctx *ctx)
{
    pgsql_finish(ctx->db);
    if (here(ctx)->failed)
        return failed_before(ctx);
    return send_control(ctx, PGSQL_SAVE);
}

static enum status pgsql_save_end(struct ctx *ctx, bool keep)
{
    struct pgsql_db *db = here(ctx);
    enum status st = ST_OK;

    pgsql_finish(ctx->db);
    db->base.profile = 0;
    if (keep && !db->failed) {
        st = run_control(ctx, PGSQL_RELEASE);
        if (st == ST_OK)
            return ST_OK;
    }
    settle(ctx);
    if (db_pgsql_is_lost(db))
        return fail_lost(ctx, first_line(PQerrorMessage(db->conn)));
    TRY(send_control(ctx, PGSQL_UNDO));
    TRY(run_control(ctx, PGSQL_RELEASE));
    db->failed = false;
    if (st != ST_OK)
        return st;
    return keep ? failed_before(ctx) : ST_OK;
}

/* ---- statements ---- */

/* The arguments as libpq wants them. */
struct wired {
    const char *values[DB_ARGS_MAX];
    int lengths[DB_ARGS_MAX], formats[DB_ARGS_MAX];
    unsigned char ints[DB_ARGS_MAX][8];
};

static void wire_bytes(struct wired *out, size_t i, struct str bytes)
{
    out->values[i] = bytes.ptr ? bytes.ptr : "";
    out->lengths[i] = (int)bytes.len;
    out->formats[i] = 1;
}

static void wire_int(struct wired *out, size_t i, int64_t n, int width)
{
    for (int at = width; at > 0; at--, n >>= 8)
        out->ints[i][at - 1] = (unsigned char)(n & 0xff);
    wire_bytes(out, i, (struct str){ (const char *)out->ints[i], (size_t)width });
}

static int wire_width(enum wire wire, int64_t n)
{
    switch (wire) {
    case WIRE_INT8:
        return 8;
    case WIRE_INT4:
        return n >= INT32_MIN && n <= INT32_MAX ? 4 : 0;
    case WIRE_INT2:
        return n >= INT16_MIN && n <= INT16_MAX ? 2 : 0;
    case WIRE_TEXT:
    case WIRE_BYTES:
        break;
    }
    return 0;
}

static void wire_one(
    struct arena *arena, struct wired *out, size_t i, enum wire wire, const struct value *value)
{
    int width = value->type == VALUE_INT ? wire_width(wire, value->num) : 0;

    out->formats[i] = 0;
    out->lengths[i] = 0;
    out->values[i] = NULL;
    if (value->type == VALUE_NULL)
        return;
    if (width)
        wire_int(out, i, value->num, width);
    else if (value->type == VALUE_INT)
        out->values[i] = str_format(arena, "%lld", (long long)value->num).ptr;
    else if (wire == WIRE_BYTES)
        wire_bytes(out, i, value->bytes);
    else
        out->values[i] = str_z(arena, value->bytes);
}

static enum status send_stmt(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    struct pgsql_db *db = here(ctx);
    struct pgsql_stmt *known = &db->stmts[stmt];
    struct wired wired;
    char name[16];

    if (db->failed)
        return failed_before(ctx);
    TRY(db_pgsql_prepared(ctx, stmt));
    ASSERT(args_len <= DB_ARGS_MAX);
    for (size_t i = 0; i < args_len; i++)
        wire_one(ctx->arena, &wired, i, known->wires[i], &args[i]);
    db_pgsql_name(name, stmt);
    if (!PQsendQueryPrepared(db->conn, name, (int)args_len, wired.values, wired.lengths,
            wired.formats, known->answer_format))
        return db_pgsql_fail(ctx, NULL);
    db->pending++;
    return ST_OK;
}

/* One too many waits for its start: it is only a hint. */
static enum status pgsql_ahead(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    struct pgsql_db *db = here(ctx);
    struct pgsql_ahead *ahead = &db->ahead[db->ahead_len];

    if (db->ahead_len == DB_AHEAD_MAX)
        return ST_OK;
    TRY(db_pgsql_prepared(ctx, stmt));
    *ahead = (struct pgsql_ahead){ .stmt = stmt, .place = db->pending };
    for (size_t i = 0; i < args_len; i++)
        ahead->args[i] = args[i].num;
    TRY(send_stmt(ctx, stmt, args, args_len));
    db->ahead_len++;
    return ST_OK;
}

static bool is_ahead(
    const struct pgsql_ahead *ahead, enum stmt stmt, const struct value *args, size_t args_len)
{
    if (ahead->stmt != stmt)
        return false;
    for (size_t i = 0; i < args_len; i++)
        if (args[i].type != VALUE_INT || args[i].num != ahead->args[i])
            return false;
    return true;
}

static struct pgsql_ahead *ahead_find(
    struct pgsql_db *db, enum stmt stmt, const struct value *args, size_t args_len)
{
    for (size_t i = 0; i < db->ahead_len; i++)
        if (is_ahead(&db->ahead[i], stmt, args, args_len))
            return &db->ahead[i];
    return NULL;
}

static enum status take_ahead(struct ctx *ctx, struct pgsql_ahead *ahead)
{
    struct pgsql_db *db = here(ctx);

    if (db->failed)
        return failed_before(ctx);
    if (!ahead->answer)
        TRY(db_pgsql_round(ctx, NULL));
    db->running = ahead->answer;
    *ahead = db->ahead[--db->ahead_len];
    return ST_OK;
}

static enum status pgsql_start(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    struct pgsql_db *db = here(ctx);
    struct pgsql_ahead *ahead = ahead_find(db, stmt, args, args_len);

    pgsql_finish(ctx->db);
    db->row = -1;
    if (ahead)
        return take_ahead(ctx, ahead);
    TRY(send_stmt(ctx, stmt, args, args_len));
    return db_pgsql_round(ctx, &db->running);
}

static enum status pgsql_next(struct ctx *ctx, bool *out_more)
{
    struct pgsql_db *db = here(ctx);

    *out_more = false;
    if (!db->running)
        return db->failed ? failed_before(ctx) : ST_OK;
    if (arena_over_budget(ctx->arena))
        return fail(ctx, PROBLEM_STORE_TOO_MUCH, "%s", problem_text(PROBLEM_STORE_TOO_MUCH));
    db->row++;
    *out_more = db->row < PQntuples(db->running);
    if (!*out_more)
        pgsql_finish(ctx->db);
    return ST_OK;
}

static enum status pgsql_queue(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    struct pgsql_db *db = here(ctx);

    pgsql_finish(ctx->db);
    TRY(send_stmt(ctx, stmt, args, args_len));
    return db->pending < PENDING_MAX ? ST_OK : db_pgsql_round(ctx, NULL);
}

/* ---- columns ---- */

static struct str cell(const struct pgsql_db *db, int column)
{
    return (struct str){
        PQgetvalue(db->running, db->row, column),
        (size_t)PQgetlength(db->running, db->row, column),
    };
}

static bool pgsql_column_null(struct db *base, int column)
{
    struct pgsql_db *db = db_pgsql_self(base);

    return PQgetisnull(db->running, db->row, column);
}

static int64_t pgsql_column_int(struct db *base, int column)
{
    struct pgsql_db *db = db_pgsql_self(base);
    struct str bytes = cell(db, column);
    uint64_t n;

    if (PQfformat(db->running, column) == 0)
        return strtoll(bytes.ptr, NULL, 10);
    n = bytes.len && (bytes.ptr[0] & 0x80) ? UINT64_MAX : 0;
    for (size_t i = 0; i < bytes.len; i++)
        n = n << 8 | (unsigned char)bytes.ptr[i];
    return (int64_t)n;
}

static struct str pgsql_column_text(struct ctx *ctx, int column)
{
    return str_copy(ctx->arena, cell(here(ctx), column));
}

static struct str pgsql_column_blob(struct ctx *ctx, int column)
{
    struct pgsql_db *db = here(ctx);
    struct str bytes = cell(db, column);
    unsigned char *plain;

    if (PQfformat(db->running, column) == 1)
        return str_copy(ctx->arena, bytes);
    plain = PQunescapeBytea((const unsigned char *)bytes.ptr, &bytes.len);
    ASSERT(plain);
    bytes = str_copy(ctx->arena, (struct str){ (const char *)plain, bytes.len });
    PQfreemem(plain);
    return bytes;
}

static void pgsql_close(struct db *base)
{
    struct pgsql_db *db = db_pgsql_self(base);

    pgsql_finish(base);
    db_pgsql_drop_ahead(db);
    PQfinish(db->conn);
    heap_give(db->stmts);
    heap_give(db->url);
    heap_give(db);
}

const struct db_driver db_pgsql_driver = {
    .name = "pgsql",
    .begin = pgsql_begin,
    .end = pgsql_end,
    .save = pgsql_save,
    .save_end = pgsql_save_end,
    .start = pgsql_start,
    .next = pgsql_next,
    .column_null = pgsql_column_null,
    .column_int = pgsql_column_int,
    .column_text = pgsql_column_text,
    .column_blob = pgsql_column_blob,
    .finish = pgsql_finish,
    .queue = pgsql_queue,
    .ahead = pgsql_ahead,
    .close = pgsql_close,
};
