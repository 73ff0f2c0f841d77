#include "api/profile_api.h"

#include "domain/profiles.h"

enum status profile_get_current(struct ctx *ctx, void *in, void *out)
{
    return profile_view(ctx, in, out);
}

enum status profile_get_versions(struct ctx *ctx, void *in, void *out)
{
    return profile_list(ctx, in, out);
}

enum status profile_get_version(struct ctx *ctx, void *in, void *out)
{
    return profile_version_view(ctx, in, out);
}

enum status profile_get_words(struct ctx *ctx, void *in, void *out)
{
    return profile_words_view(ctx, in, out);
}

enum status profile_put_current(struct ctx *ctx, void *in, void *out)
{
    return profile_put(ctx, in, out);
}
