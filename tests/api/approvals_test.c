/*
 * A unit's rules of checking are read with as many statements whether they name one person or
 * thousands: whom they name is asked of the database at once.
 */
#include "tests/api/world.h"

#include "tests/store/db_fault.h"

#define PEOPLE 10
#define STAGES 8
/* More calls than the list makes. */
#define CALLS_MAX 1000000

static struct world world;
static enum database_kind kind;
static int64_t people[PEOPLE];

static int open_world(void **state)
{
    const struct world_grant admin = { .unit = "commune_a", .role = ROLE_UNIT_ADMIN };
    const struct world_grant viewer = { .unit = "commune_a", .role = ROLE_VIEWER };

    (void)state;
    world_open(&world, kind);
    world_person_add(&world, "keeper", &admin);
    for (int i = 0; i < PEOPLE; i++)
        people[i] = world_person_add(
            &world, str_z(world.arena, str_format(world.arena, "viewer-%d", i)), &viewer)
                        ->id;
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    world_close(&world);
    return 0;
}

/* A rule of so many stages, each of so many people. */
static void rule_put(int64_t regime_id, int stages, int each, int version)
{
    struct buf body = { .arena = world.arena };
    struct str line = str_format(world.arena, "PUT /units/%lld/approval-rules/%lld",
        (long long)world_unit(&world, "commune_a"), (long long)regime_id);

    buf_addf(&body,
        "{\"version\":%d,\"document\":\"7/QĐ\",\"document_on\":\"2026-09-01\",\"stages\":[",
        version);
    for (int i = 0; i < stages; i++) {
        buf_addf(&body, "%s{\"title\":\"Cấp %d\",\"accounts\":[", i ? "," : "", i);
        for (int k = 0; k < each; k++)
            buf_addf(&body, "%s%lld", k ? "," : "", (long long)people[k]);
        buf_addf(&body, "]}");
    }
    buf_addf(&body, "]}");
    world_must(&world, "keeper", str_z(world.arena, line), buf_str(&body));
}

/* How often the list calls the database: a statement, a row and the end of each. */
static int list_calls(void)
{
    struct str line = str_format(
        world.arena, "GET /units/%lld/approval-rules", (long long)world_unit(&world, "commune_a"));
    struct db *inner = world.db;
    struct fault_db fault;

    db_fault_wrap(&fault, inner, CALLS_MAX);
    world.db = &fault.base;
    world_must(&world, "keeper", str_z(world.arena, line), (struct str){ 0 });
    world.db = inner;
    return CALLS_MAX - fault.calls_left;
}

static void a_list_asks_once_for_everybody(void **state)
{
    int one, many;

    (void)state;
    rule_put(0, 1, 1, 0);
    one = list_calls();
    rule_put(0, STAGES, PEOPLE, 1);
    many = list_calls();
    print_message("%d calls for one, %d for %d\n", one, many, STAGES * PEOPLE);
    assert_int_equal(many - one, STAGES * PEOPLE - 1); /* a row each */
}

static int run_all(const char *name, enum database_kind on)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(
        a_list_asks_once_for_everybody, open_world, close_world) };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    return on_each_database(run_all, "rules of checking");
}
