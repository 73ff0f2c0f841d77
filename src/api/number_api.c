#include "api/number_api.h"

#include "domain/number_books.h"
#include "domain/numbers.h"

enum status numbers_get(struct ctx *ctx, void *in, void *out)
{
    return number_view(ctx, in, out);
}

enum status numbers_post(struct ctx *ctx, void *in, void *out)
{
    return number_issue(ctx, in, out);
}

enum status numbers_reserve(struct ctx *ctx, void *in, void *out)
{
    return number_reserve(ctx, in, out);
}

enum status numbers_release(struct ctx *ctx, void *in, void *out)
{
    return number_release(ctx, in, out);
}

enum status number_books_get(struct ctx *ctx, void *in, void *out)
{
    return number_book_list(ctx, in, out);
}

enum status number_books_put(struct ctx *ctx, void *in, void *out)
{
    return number_book_start(ctx, in, out);
}
