#include "domain/profiles.h"

#include "base/host/secret.h"
#include "domain/use.h"
#include "model/profile.h"
#include "store/profile_cache.h"

enum status profile_get(struct ctx *ctx, const struct profile **out)
{
    bool found;

    TRY(db_one(ctx, STMT_PROFILE_CURRENT, NO_ARGS, &found));
    if (!found)
        return fail(ctx, PROBLEM_PROFILE_NONE, "%s", problem_text(PROBLEM_PROFILE_NONE));
    return profile_entry_get(ctx, db_int(ctx, 1), out);
}

enum status profile_any(struct ctx *ctx, void *arg)
{
    return db_one(ctx, STMT_PROFILE_CURRENT, NO_ARGS, arg);
}

/* The first 15 digits of a digest, as a number: 60 bits. */
static int64_t print_of(struct str hash)
{
    int64_t print = 0;

    for (size_t i = 0; i < 15; i++) {
        char c = hash.ptr[i];

        print = print << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return print;
}

static enum status version_insert(
    struct ctx *ctx, int64_t number, struct str text, struct str note, bool *out_made)
{
    struct str hash = secret_sha256(ctx->arena, text);
    const struct actor *actor = ctx->actor;

    return db_one(ctx, STMT_PROFILE_INSERT,
        ARGS(V_INT(number), V_INT(print_of(hash)), V_TEXT(text), V_TEXT(hash), V_INT(ctx->now_ms),
            actor ? V_ID(actor->account_id) : V_NULL, V_TEXT(actor ? actor->name : S("Hệ thống")),
            V_TEXT(note)),
        out_made);
}

enum status profile_begin(struct ctx *ctx, void *arg)
{
    const struct str *text = arg;
    struct profile profile;
    bool any, made;

    TRY(profile_any(ctx, &any));
    if (any)
        return ST_OK;
    TRY(profile_read(ctx, *text, &profile));
    TRY(version_insert(ctx, 1, *text, profile.about.regulation, &made));
    if (!made)
        return ST_OK;
    return history_add(ctx, (struct history_facts){
                                .action = "profile.begin",
                                .object_type = OBJECT_PROFILE,
                                .object_id = 1,
                                .note = profile.about.title,
                            });
}
