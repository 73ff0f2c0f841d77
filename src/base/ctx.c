#include "base/ctx.h"

#include "base/limits.h"

enum status fail(struct ctx *ctx, enum problem_key key, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    ctx->problem = (struct problem){ .key = key, .detail = str_vformat(ctx->arena, fmt, args) };
    va_end(args);
    return problem_status(key);
}

enum status fail_field(
    struct ctx *ctx, enum problem_key key, const char *field, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    ctx->problem = (struct problem){
        .key = key,
        .field = str_copy(ctx->arena, str_of(field)),
        .detail = str_vformat(ctx->arena, fmt, args),
    };
    va_end(args);
    return problem_status(key);
}

void faults_add(struct ctx *ctx, struct faults *to, struct str field, const char *fmt, ...)
{
    va_list args;

    if (!to->items)
        to->items = ARENA_ARRAY(ctx->arena, PROBLEM_FAULTS_MAX, struct fault);
    if (to->all++ >= PROBLEM_FAULTS_MAX)
        return;
    va_start(args, fmt);
    to->items[to->len++] = (struct fault){ field, str_vformat(ctx->arena, fmt, args) };
    va_end(args);
}

enum status fail_faults(struct ctx *ctx, enum problem_key key, const struct faults *faults)
{
    const struct fault *first = &faults->items[0];
    struct str others = { 0 };

    ASSERT(faults->len > 0);
    if (faults->all > 1)
        others = str_format(ctx->arena, " (và %zu lỗi khác)", faults->all - 1);
    ctx->problem = (struct problem){
        .key = key,
        .field = first->field,
        .detail = str_format(ctx->arena, "%s " STR_FMT STR_FMT, problem_text(key),
            STR_ARG(first->detail), STR_ARG(others)),
        .faults = *faults,
    };
    return problem_status(key);
}
