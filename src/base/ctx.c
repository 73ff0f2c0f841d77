#include "base/ctx.h"

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
