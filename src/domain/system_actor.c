#include "domain/system_actor.h"

const struct actor *system_actor(struct ctx *ctx, uint64_t rights, struct str unit_path)
{
    struct access_table *table = ARENA_NEW(ctx->arena, struct access_table);
    struct grant_fact *grant = ARENA_NEW(ctx->arena, struct grant_fact);
    struct actor *actor = ARENA_NEW(ctx->arena, struct actor);

    *table = (struct access_table){ .rights[ROLE_LEAD] = rights };
    *grant = (struct grant_fact){
        .role = ROLE_LEAD,
        .unit_path = unit_path,
        .below = true,
        .valid_from = DATE_NONE,
        .valid_to = DATE_NONE,
    };
    *actor =
        (struct actor){ .name = S("Hệ thống"), .access = table, .grants = grant, .grants_len = 1 };
    return actor;
}
