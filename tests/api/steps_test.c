/* A report that went back and forth for long still shows where it stands: the newest steps. */
#include "tests/api/realm.h"

#include "domain/use.h"

#include <stdio.h>

#define STEPS ((int64_t)3 * REPORT_STEPS_MAX / 2)

static struct world world;
static struct realm realm;
static enum database_kind kind;

static struct str thing(const char *name)
{
    return variable_fill(&realm.things[PLACE_OWN], str_of(name), FILL_TEXT);
}

static enum status steps_add(struct ctx *ctx, void *arg)
{
    int64_t id;

    (void)arg;
    assert_true(str_to_int(thing("$sent"), &id));
    for (int64_t i = 1; i <= STEPS; i++)
        TRY(history_add(ctx, (struct history_facts){
                                 .action = "report.recall",
                                 .object_type = OBJECT_REPORT,
                                 .object_id = id,
                                 .note = str_format(ctx->arena, "Lần %lld", (long long)i),
                             }));
    return ST_OK;
}

static void the_newest_steps_are_shown_oldest_first(void **state)
{
    struct ctx ctx = world_ctx(&world);
    const struct node *steps;
    struct call call;

    (void)state;
    assert_int_equal(database_write(&ctx, world.database, steps_add, NULL), ST_OK);
    call = world_must(&world, "master",
        str_format(world.arena, "GET /reports/" STR_FMT, STR_ARG(thing("$sent"))).ptr,
        (struct str){ 0 });
    steps = node_member(node_read(world.call_arena, call.response.body), S("steps"));
    assert_int_equal(node_len(steps), REPORT_STEPS_MAX);
    for (int64_t i = 0; i < REPORT_STEPS_MAX; i++) {
        char place[24];
        struct str note;

        snprintf(place, sizeof(place), "%lld", (long long)i);
        note = node_text(node_at(steps, place), "note");
        assert_true(str_eq(note,
            str_format(world.arena, "Lần %lld", (long long)(STEPS - REPORT_STEPS_MAX + 1 + i))));
    }
}

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    realm_build(&realm, &world);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    world_close(&world);
    return 0;
}

static int run_all(const char *name, enum database_kind on)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(the_newest_steps_are_shown_oldest_first) };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, open_world, close_world);
}

int main(void)
{
    return on_each_database(run_all, "steps");
}
