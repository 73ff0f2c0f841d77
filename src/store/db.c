#include "store/db.h"

#include "base/date.h"
#include "store/db_text.h"

enum status db_start(struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    ASSERT(args_len == db_text_of(stmt)->args_len);
    ctx->statements++;
    return ctx->db->driver->start(ctx, stmt, args, args_len);
}

enum status db_next(struct ctx *ctx, bool *out_more)
{
    return ctx->db->driver->next(ctx, out_more);
}

enum status db_one(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len, bool *out_found)
{
    TRY(db_start(ctx, stmt, args, args_len));
    return db_next(ctx, out_found);
}

enum status db_run(struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    bool more = true;

    TRY(db_start(ctx, stmt, args, args_len));
    while (more)
        TRY(db_next(ctx, &more));
    ctx->db->driver->finish(ctx->db);
    return ST_OK;
}

enum status db_queue(struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    ASSERT(args_len == db_text_of(stmt)->args_len);
    ctx->statements++;
    return ctx->db->driver->queue(ctx, stmt, args, args_len);
}

enum status db_ahead(struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    ASSERT(args_len == db_text_of(stmt)->args_len && args_len <= DB_ARGS_MAX);
    for (size_t i = 0; i < args_len; i++)
        ASSERT(args[i].type == VALUE_INT);
    return ctx->db->driver->ahead(ctx, stmt, args, args_len);
}

bool db_null(struct ctx *ctx, int column)
{
    return ctx->db->driver->column_null(ctx->db, column);
}

int64_t db_int(struct ctx *ctx, int column)
{
    return ctx->db->driver->column_int(ctx->db, column);
}

int64_t db_date(struct ctx *ctx, int column)
{
    return db_null(ctx, column) ? DATE_NONE : db_int(ctx, column);
}

struct str db_text(struct ctx *ctx, int column)
{
    return ctx->db->driver->column_text(ctx, column);
}

struct str db_blob(struct ctx *ctx, int column)
{
    return ctx->db->driver->column_blob(ctx, column);
}
