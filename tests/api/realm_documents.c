#include "tests/api/realm_documents.h"

#define MASTER "master"

static void issue(struct realm *realm, enum place place, const char *report, const char *name)
{
    struct variables *things = &realm->things[place];
    struct str line = variable_fill(
        things, str_format(realm->world->arena, "POST /reports/$%s/documents", report), FILL_TEXT);
    struct call call =
        world_must(realm->world, MASTER, str_z(realm->world->arena, line), (struct str){ 0 });

    variable_set(things, str_of(name),
        str_format(realm->world->arena, "%lld",
            (long long)world_number(realm->world, &call, "items.0.id")));
}

void realm_documents(struct realm *realm)
{
    for (size_t p = 0; p < PLACE_COUNT; p++) {
        issue(realm, (enum place)p, "sent", "paper");
        issue(realm, (enum place)p, "arrived", "arrived_paper");
    }
}
