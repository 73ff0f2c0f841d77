#include "tests/store/db_fault.h"

static struct fault_db *self(struct db *db)
{
    return (struct fault_db *)db;
}

/* Puts the wrapped connection in its place for one call. */
static struct fault_db *enter(struct ctx *ctx)
{
    struct fault_db *fault = self(ctx->db);

    ctx->db = fault->inner;
    return fault;
}

static enum status leave(struct ctx *ctx, struct fault_db *fault, enum status st)
{
    fault->base.retry = fault->inner->retry;
    fault->base.spoiled = fault->base.spoiled || fault->inner->spoiled;
    ctx->db = &fault->base;
    return st;
}

static bool is_due(struct ctx *ctx)
{
    struct fault_db *fault = self(ctx->db);

    return --fault->calls_left == 0 || (fault->lasting && fault->calls_left < 0);
}

static enum status injected(struct ctx *ctx, const char *call)
{
    self(ctx->db)->base.retry = false;
    return fail(ctx, self(ctx->db)->problem, "%s", call);
}

static enum status fault_begin(struct ctx *ctx, enum db_mode mode)
{
    struct fault_db *fault;

    if (is_due(ctx))
        return injected(ctx, "begin");
    fault = enter(ctx);
    fault->base.spoiled = false;
    fault->base.profile = 0;
    return leave(ctx, fault, fault->inner->driver->begin(ctx, mode));
}

/* A commit that fails is a rollback underneath: the connection was lost before it arrived. */
static enum status fault_end(struct ctx *ctx, bool commit)
{
    bool lost = commit && is_due(ctx);
    struct fault_db *fault = enter(ctx);
    enum status st = leave(ctx, fault, fault->inner->driver->end(ctx, commit && !lost));

    return lost ? injected(ctx, "end") : st;
}

static enum status fault_save(struct ctx *ctx)
{
    struct fault_db *fault;

    if (is_due(ctx))
        return injected(ctx, "save");
    fault = enter(ctx);
    return leave(ctx, fault, fault->inner->driver->save(ctx));
}

static enum status fault_save_end(struct ctx *ctx, bool keep)
{
    bool lost = keep && is_due(ctx);
    struct fault_db *fault = enter(ctx);
    enum status st = leave(ctx, fault, fault->inner->driver->save_end(ctx, keep && !lost));

    return lost ? injected(ctx, "save_end") : st;
}

static enum status fault_start(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    struct fault_db *fault;

    if (is_due(ctx))
        return injected(ctx, "start");
    fault = enter(ctx);
    return leave(ctx, fault, fault->inner->driver->start(ctx, stmt, args, args_len));
}

static enum status fault_next(struct ctx *ctx, bool *out_more)
{
    struct fault_db *fault;

    if (is_due(ctx))
        return injected(ctx, "next");
    fault = enter(ctx);
    return leave(ctx, fault, fault->inner->driver->next(ctx, out_more));
}

static enum status fault_queue(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    struct fault_db *fault;

    if (is_due(ctx))
        return injected(ctx, "queue");
    fault = enter(ctx);
    return leave(ctx, fault, fault->inner->driver->queue(ctx, stmt, args, args_len));
}

static enum status fault_ahead(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    struct fault_db *fault;

    if (is_due(ctx))
        return injected(ctx, "ahead");
    fault = enter(ctx);
    return leave(ctx, fault, fault->inner->driver->ahead(ctx, stmt, args, args_len));
}

static bool fault_column_null(struct db *db, int column)
{
    return self(db)->inner->driver->column_null(self(db)->inner, column);
}

static int64_t fault_column_int(struct db *db, int column)
{
    return self(db)->inner->driver->column_int(self(db)->inner, column);
}

static struct str fault_column_text(struct ctx *ctx, int column)
{
    struct fault_db *fault = enter(ctx);
    struct str text = fault->inner->driver->column_text(ctx, column);

    ctx->db = &fault->base;
    return text;
}

static struct str fault_column_blob(struct ctx *ctx, int column)
{
    struct fault_db *fault = enter(ctx);
    struct str blob = fault->inner->driver->column_blob(ctx, column);

    ctx->db = &fault->base;
    return blob;
}

static void fault_finish(struct db *db)
{
    self(db)->inner->driver->finish(self(db)->inner);
}

static void fault_close(struct db *db)
{
    (void)db; /* the wrapped connection is its owner's */
}

static const struct db_driver fault_driver = {
    .name = "fault",
    .begin = fault_begin,
    .end = fault_end,
    .save = fault_save,
    .save_end = fault_save_end,
    .start = fault_start,
    .next = fault_next,
    .column_null = fault_column_null,
    .column_int = fault_column_int,
    .column_text = fault_column_text,
    .column_blob = fault_column_blob,
    .finish = fault_finish,
    .queue = fault_queue,
    .ahead = fault_ahead,
    .close = fault_close,
};

void db_fault_wrap(struct fault_db *fault, struct db *inner, int fail_at)
{
    *fault = (struct fault_db){
        .base = { .driver = &fault_driver, .doubtful = inner->doubtful },
        .inner = inner,
        .calls_left = fail_at,
        .problem = PROBLEM_STORE_FAILED,
    };
}

enum status fault_txn(struct ctx *ctx, void *arg)
{
    struct fault_job *job = arg;
    struct fault_db fault;
    enum status st;

    db_fault_wrap(&fault, ctx->db, job->fail_at);
    ctx->db = &fault.base;
    st = job->use_case(ctx, job->arg);
    ctx->db = fault.inner;
    ctx->db->spoiled = ctx->db->spoiled || fault.base.spoiled;
    job->failed = fault.calls_left <= 0;
    return st;
}
