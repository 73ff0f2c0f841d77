#include "domain/files.h"

#include <string.h>

#define SLICE_BYTES ((int64_t)FILE_SLICE_CHUNKS * (int64_t)FILE_CHUNK_BYTES)
/* Freeing pages costs less than writing them. */
#define SWEPT_CHUNKS (4 * FILE_SLICE_CHUNKS)

/* ---- keeping ---- */

struct keep {
    struct str bytes, hash;
    int64_t id;
    bool there; /* somebody kept the same before */
    size_t at;  /* the next slice begins here */
};

static enum status begin(struct ctx *ctx, void *arg)
{
    struct keep *keep = arg;

    TRY(db_one(ctx, STMT_FILE_CLAIM, ARGS(V_TEXT(keep->hash), V_INT(ctx->now_ms)), &keep->there));
    if (!keep->there) {
        bool found;

        TRY(db_one(ctx, STMT_FILE_INSERT, ARGS(V_INT((int64_t)keep->bytes.len), V_INT(ctx->now_ms)),
            &found));
    }
    keep->id = db_int(ctx, 0);
    return ST_OK;
}

static enum status slice(struct ctx *ctx, void *arg)
{
    const struct keep *keep = arg;
    struct str left = str_sub(keep->bytes, keep->at, (size_t)SLICE_BYTES);
    int64_t number = (int64_t)(keep->at / FILE_CHUNK_BYTES);

    while (left.len) {
        struct str chunk = str_sub(left, 0, FILE_CHUNK_BYTES);

        TRY(db_queue(
            ctx, STMT_FILE_CHUNK_INSERT, ARGS(V_INT(keep->id), V_INT(number), V_BLOB(chunk))));
        number++;
        left = str_sub(left, chunk.len, left.len);
    }
    return ST_OK;
}

enum status file_keep(
    struct ctx *ctx, struct database *database, struct str bytes, struct str hash, int64_t *out_id)
{
    struct keep keep = { .bytes = bytes, .hash = hash };

    TRY(database_write(ctx, database, begin, &keep));
    for (; !keep.there && keep.at < bytes.len; keep.at += (size_t)SLICE_BYTES) {
        struct arena_mark mark = arena_mark(ctx->arena);

        TRY(database_write(ctx, database, slice, &keep));
        arena_rewind(ctx->arena, mark);
    }
    *out_id = keep.id;
    return ST_OK;
}

enum status file_settle(struct ctx *ctx, int64_t id, struct str hash, int64_t *out_id)
{
    bool found;

    TRY(db_one(ctx, STMT_FILE_CLAIM, ARGS(V_TEXT(hash), V_INT(ctx->now_ms)), &found));
    if (found) {
        *out_id = db_int(ctx, 0);
        return *out_id == id ? ST_OK : db_run(ctx, STMT_FILE_TOUCH, ARGS(V_INT(id), V_INT(0)));
    }
    TRY(db_one(ctx, STMT_FILE_COMPLETE, ARGS(V_INT(id), V_TEXT(hash), V_INT(ctx->now_ms)), &found));
    if (!found)
        return fail(ctx, PROBLEM_BUSY, "%s", problem_text(PROBLEM_BUSY));
    *out_id = id;
    return ST_OK;
}

enum status file_put(struct ctx *ctx, struct str bytes, struct str hash, int64_t *out_id)
{
    struct keep keep = { .bytes = bytes, .hash = hash };

    TRY(begin(ctx, &keep));
    for (; !keep.there && keep.at < bytes.len; keep.at += (size_t)SLICE_BYTES)
        TRY(slice(ctx, &keep));
    return file_settle(ctx, keep.id, hash, out_id);
}

enum status file_let_go(struct ctx *ctx, int64_t id)
{
    return db_run(ctx, STMT_FILE_TOUCH, ARGS(V_INT(id), V_INT(ctx->now_ms)));
}

/* ---- reading ---- */

/* A slice from `at` on, into as much room as it needs; what the rows take is given back. */
static enum status slice_read(struct ctx *ctx, int64_t id, int64_t at, char *to, int64_t want)
{
    int64_t len = 0;
    bool more;

    TRY(db_start(ctx, STMT_FILE_CHUNKS,
        ARGS(V_INT(id), V_INT(at / (int64_t)FILE_CHUNK_BYTES), V_INT(FILE_SLICE_CHUNKS))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct arena_mark mark = arena_mark(ctx->arena);
        struct str chunk = db_blob(ctx, 0);

        if (chunk.len && (int64_t)chunk.len <= want - len)
            memcpy(to + len, chunk.ptr, chunk.len);
        len += (int64_t)chunk.len;
        arena_rewind(ctx->arena, mark);
        TRY(db_next(ctx, &more));
    }
    if (len != want)
        return fail(ctx, PROBLEM_ATTACHMENT_LOST, "%s", problem_text(PROBLEM_ATTACHMENT_LOST));
    return ST_OK;
}

static int64_t slice_of(int64_t size, int64_t at)
{
    return size - at < SLICE_BYTES ? size - at : SLICE_BYTES;
}

enum status file_piece(struct ctx *ctx, int64_t id, int64_t size, int64_t at, struct str *out)
{
    int64_t want = slice_of(size, at);
    char *bytes = arena_bytes(ctx->arena, (size_t)want);

    TRY(slice_read(ctx, id, at, bytes, want));
    *out = (struct str){ bytes, (size_t)want };
    return ST_OK;
}

enum status file_whole(struct ctx *ctx, int64_t id, int64_t size, struct str *out)
{
    char *bytes = arena_bytes(ctx->arena, (size_t)size);

    for (int64_t at = 0; at < size; at += SLICE_BYTES)
        TRY(slice_read(ctx, id, at, bytes + at, slice_of(size, at)));
    *out = (struct str){ bytes, (size_t)size };
    return ST_OK;
}

/* ---- sweeping ---- */

struct sweep {
    int64_t id, size, before, number;
    bool found;
};

static enum status look(struct ctx *ctx, void *arg)
{
    struct sweep *sweep = arg;

    TRY(db_one(ctx, STMT_FILE_UNUSED, ARGS(V_INT(sweep->before)), &sweep->found));
    if (!sweep->found)
        return ST_OK;
    sweep->id = db_int(ctx, 0);
    sweep->size = db_int(ctx, 1);
    return ST_OK;
}

static enum status hide(struct ctx *ctx, void *arg)
{
    struct sweep *sweep = arg;

    return db_one(ctx, STMT_FILE_HIDE, ARGS(V_INT(sweep->id), V_INT(sweep->before)), &sweep->found);
}

static enum status some_delete(struct ctx *ctx, void *arg)
{
    const struct sweep *sweep = arg;

    return db_run(ctx, STMT_FILE_CHUNK_DELETE,
        ARGS(V_INT(sweep->id), V_INT(sweep->number), V_INT(SWEPT_CHUNKS)));
}

static enum status rest_delete(struct ctx *ctx, void *arg)
{
    const struct sweep *sweep = arg;

    return db_run(ctx, STMT_FILE_DELETE, ARGS(V_INT(sweep->id)));
}

enum status file_sweep(struct ctx *ctx, struct database *database, bool *out_found)
{
    struct sweep sweep = { .before = ctx->now_ms - FILE_UNUSED_MS };
    int64_t chunks;

    TRY(database_read(ctx, look, &sweep));
    *out_found = sweep.found;
    if (!sweep.found)
        return ST_OK;
    TRY(database_write(ctx, database, hide, &sweep));
    if (!sweep.found)
        return ST_OK; /* somebody refers to it again */
    chunks = sweep.size / (int64_t)FILE_CHUNK_BYTES + 1;
    for (; sweep.number < chunks; sweep.number += SWEPT_CHUNKS)
        TRY(database_write(ctx, database, some_delete, &sweep));
    return database_write(ctx, database, rest_delete, &sweep);
}
