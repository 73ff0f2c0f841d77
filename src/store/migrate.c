#include "store/migrate.h"

static const char create_sql[] = "CREATE TABLE IF NOT EXISTS schema_migration ("
                                 " number {int} PRIMARY KEY, name {text} NOT NULL,"
                                 " checksum {text} NOT NULL, applied_at {int} NOT NULL)";

/* Any number will do as long as every process locks the same one. */
static const char lock_sql[] = "SELECT pg_advisory_lock(7244021)";
static const char unlock_sql[] = "SELECT pg_advisory_unlock(7244021)";

static bool is_pgsql(const struct migrate_plan *plan)
{
    return plan->kind == DATABASE_PGSQL;
}

static enum status run_script(struct ctx *ctx, const struct migrate_plan *plan, const char *sql)
{
    enum dialect dialect = is_pgsql(plan) ? DIALECT_PGSQL : DIALECT_SQLITE;
    const char *text = db_text_expand(ctx->arena, dialect, sql);

    return is_pgsql(plan) ? db_pgsql_script(ctx, text) : db_sqlite_script(ctx, text);
}

static enum status check_step(
    struct ctx *ctx, const struct migrate_plan *plan, size_t at, size_t number)
{
    struct str name = db_text(ctx, 1), checksum = db_text(ctx, 2);

    if (number > plan->steps_len)
        return fail(ctx, PROBLEM_STORE_SCHEMA,
            "Cơ sở dữ liệu đã ở bước %zu (" STR_FMT
            "), chương trình này chỉ biết đến bước %zu. Hãy dùng phiên bản chương trình mới hơn.",
            number, STR_ARG(name), plan->steps_len);
    if (number != at + 1)
        return fail(ctx, PROBLEM_STORE_SCHEMA, "Thiếu bước nâng cấp %zu.", at + 1);
    if (!str_eq(checksum, str_of(plan->steps[at].checksum)))
        return fail(ctx, PROBLEM_STORE_SCHEMA,
            "Bước nâng cấp %zu (" STR_FMT ") đã chạy với nội dung khác với chương trình này.",
            number, STR_ARG(name));
    return ST_OK;
}

/* Counts the steps taken, each compared with the plan's. */
static enum status read_steps(struct ctx *ctx, const struct migrate_plan *plan, size_t *out_taken)
{
    bool more;
    size_t taken = 0;

    TRY(db_start(ctx, STMT_SCHEMA_MIGRATION_LIST, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        TRY(check_step(ctx, plan, taken, (size_t)db_int(ctx, 0)));
        taken++;
        TRY(db_next(ctx, &more));
    }
    *out_taken = taken;
    return ST_OK;
}

/* Ends the transaction by what was done in it. */
static enum status finished(struct ctx *ctx, enum status done)
{
    struct problem why = ctx->problem;
    enum status ended = ctx->db->driver->end(ctx, done == ST_OK);

    if (done == ST_OK)
        return ended;
    ctx->problem = why;
    return done;
}

static enum status read_steps_alone(
    struct ctx *ctx, const struct migrate_plan *plan, size_t *out_taken)
{
    TRY(ctx->db->driver->begin(ctx, DB_READ));
    return finished(ctx, read_steps(ctx, plan, out_taken));
}

static enum status create_table(struct ctx *ctx, const struct migrate_plan *plan)
{
    TRY(ctx->db->driver->begin(ctx, DB_WRITE));
    return finished(ctx, run_script(ctx, plan, create_sql));
}

static enum status take_step_inside(
    struct ctx *ctx, const struct migrate_plan *plan, const struct migration *step)
{
    const char *sql = is_pgsql(plan) && step->pgsql ? step->pgsql : step->sql;

    TRY(run_script(ctx, plan, sql));
    if (!is_pgsql(plan))
        TRY(db_sqlite_check_keys(ctx));
    return db_run(ctx, STMT_SCHEMA_MIGRATION_ADD,
        ARGS(V_INT(step->number), V_TEXT(str_of(step->name)), V_TEXT(str_of(step->checksum)),
            V_INT(ctx->now_ms)));
}

static enum status take_step(
    struct ctx *ctx, const struct migrate_plan *plan, const struct migration *step)
{
    enum status st;

    TRY(ctx->db->driver->begin(ctx, DB_WRITE));
    st = finished(ctx, take_step_inside(ctx, plan, step));
    if (st == ST_OK)
        return ST_OK;
    return fail(ctx, PROBLEM_STORE_SCHEMA, "Bước nâng cấp %d (%s) không chạy được: " STR_FMT,
        step->number, step->name, STR_ARG(ctx->problem.detail));
}

static enum status take_steps(struct ctx *ctx, const struct migrate_plan *plan)
{
    size_t taken;

    TRY(create_table(ctx, plan));
    TRY(read_steps_alone(ctx, plan, &taken));
    for (; taken < plan->steps_len; taken++)
        TRY(take_step(ctx, plan, &plan->steps[taken]));
    return ST_OK;
}

enum status migrate_up(struct ctx *ctx, const struct migrate_plan *plan)
{
    struct problem why;
    enum status st;

    if (!is_pgsql(plan))
        return take_steps(ctx, plan);
    TRY(db_pgsql_script(ctx, lock_sql));
    st = take_steps(ctx, plan);
    why = ctx->problem;
    if (db_pgsql_script(ctx, unlock_sql) != ST_OK)
        ctx->problem = why; /* the lock goes with the connection */
    return st;
}

enum status migrate_check(struct ctx *ctx, const struct migrate_plan *plan)
{
    size_t taken;

    if (read_steps_alone(ctx, plan, &taken) != ST_OK) {
        if (ctx->problem.key == PROBLEM_STORE_SCHEMA)
            return ST_INTERNAL;
        return fail(ctx, PROBLEM_STORE_SCHEMA, "Cơ sở dữ liệu chưa được khởi tạo (" STR_FMT ").",
            STR_ARG(ctx->problem.detail));
    }
    if (taken < plan->steps_len)
        return fail(ctx, PROBLEM_STORE_SCHEMA,
            "Cơ sở dữ liệu ở bước %zu, chương trình cần bước %zu. Hãy chạy lệnh migrate.", taken,
            plan->steps_len);
    return ST_OK;
}
