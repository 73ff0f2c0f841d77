#include "api/announcement_api.h"

#include "domain/announcements.h"

enum status announcements_get(struct ctx *ctx, void *in, void *out)
{
    return announcement_list(ctx, in, out);
}

enum status announcements_get_current(struct ctx *ctx, void *in, void *out)
{
    return announcement_current(ctx, in, out);
}

enum status announcements_get_earliest(struct ctx *ctx, void *in, void *out)
{
    return announcement_earliest_view(ctx, in, out);
}

enum status announcements_get_one(struct ctx *ctx, void *in, void *out)
{
    return announcement_view(ctx, in, out);
}

enum status announcements_get_readers(struct ctx *ctx, void *in, void *out)
{
    return announcement_readers_list(ctx, in, out);
}

enum status announcements_post(struct ctx *ctx, void *in, void *out)
{
    return announcement_publish(ctx, in, out);
}

enum status announcements_patch(struct ctx *ctx, void *in, void *out)
{
    return announcement_change(ctx, in, out);
}

enum status announcements_post_withdraw(struct ctx *ctx, void *in, void *out)
{
    return announcement_take_back(ctx, in, out);
}

enum status announcements_post_end(struct ctx *ctx, void *in, void *out)
{
    return announcement_finish(ctx, in, out);
}

enum status announcements_post_read(struct ctx *ctx, void *in, void *out)
{
    return announcement_mark_read(ctx, in, out);
}
