/* Much of one thing at the help desk: a ticket that is full is still answered, opened again and
 * closed; a post leaves all the tickets it handles, however many. */
#include "core/ticket.h"
#include "store/db.h"
#include "tests/api/world.h"

static struct world world;
static enum database_kind kind;

static int64_t ticket_send(const char *person)
{
    struct call call = world_must(&world, person, "POST /tickets",
        S("{\"kind\":\"incident\",\"subject\":\"Trang trắng\",\"body\":\"Không mở được\"}"));

    return world_number(&world, &call, "id");
}

static struct str line_of(const char *verb, int64_t id)
{
    return str_format(world.arena, "%s /tickets/%lld/actions", verb, (long long)id);
}

/* A step with words; 0: done, else what it is refused with. */
static int step(const char *person, int64_t ticket_id, const char *action)
{
    struct str look = str_format(world.arena, "GET /tickets/%lld", (long long)ticket_id);
    struct call call = world_must(&world, person, str_z(world.arena, look), (struct str){ 0 });
    int64_t version = world_number(&world, &call, "version");
    struct str body = str_format(world.arena,
        "{\"version\":%lld,\"action\":\"%s\",\"body\":\"Nữa\"}", (long long)version, action);

    call = world_say(&world, person, str_z(world.arena, line_of("POST", ticket_id)), body);
    return call.response.status < 300 ? 0 : call.response.status;
}

struct many {
    int64_t id, account_id, unit_id, count;
};

/* ---- what is said ---- */

static enum status messages_add(struct ctx *ctx, void *arg)
{
    const struct many *many = arg;

    for (int64_t i = 0; i < many->count; i++)
        TRY(db_run(ctx, STMT_TICKET_MESSAGE_INSERT,
            ARGS(V_INT(many->id), V_INT(many->account_id), V_TEXT(S("A")), V_TEXT(S("B")), V_INT(0),
                V_TEXT(S("C")), V_INT(world.now_ms))));
    return ST_OK;
}

static void say_many(int64_t ticket_id, int64_t count)
{
    struct ctx ctx = world_ctx(&world);
    struct many many = { ticket_id, world_person(&world, "asker")->id, 0, count };

    assert_int_equal(database_write(&ctx, world.database, messages_add, &many), ST_OK);
}

static void a_full_ticket_is_still_answered(void **state)
{
    int64_t id = ticket_send("asker");

    (void)state;
    say_many(id, TICKET_MESSAGES_MAX - 2);
    assert_int_equal(step("asker", id, "add"), 0);
    assert_int_equal(step("asker", id, "add"), 409);
    assert_int_equal(step("admin", id, "take"), 0);
    assert_int_equal(step("admin", id, "answer"), 0);
    assert_int_equal(step("asker", id, "reopen"), 0);
    assert_int_equal(step("asker", id, "add"), 409);
    assert_int_equal(step("admin", id, "answer"), 0);
    say_many(id, TICKET_MESSAGES_SPARE / 2);
    assert_int_equal(step("asker", id, "reopen"), 409);
    assert_int_equal(step("admin", id, "answer"), 0);
    assert_int_equal(step("admin", id, "close"), 0);
}

/* ---- what a post leaves ---- */

static enum status tickets_add(struct ctx *ctx, void *arg)
{
    const struct many *many = arg;

    for (int64_t i = 0; i < many->count; i++) {
        bool found;
        int64_t id;

        TRY(db_one(ctx, STMT_TICKET_INSERT,
            ARGS(V_INT(0), V_TEXT(S("Trang trắng")), V_TEXT(S("trang trang")), V_INT(many->unit_id),
                V_INT(many->id), V_TEXT(S("A")), V_INT(world.now_ms), V_TEXT(S("/")),
                V_TEXT(S("B")), V_TEXT(S("C")), V_NULL),
            &found));
        id = db_int(ctx, 0);
        TRY(db_one(ctx, STMT_TICKET_UPDATE,
            ARGS(V_INT(id), V_INT(1), V_INT(TICKET_HANDLING), V_INT(many->account_id),
                V_INT(world.now_ms), V_NULL, V_INT(0), V_INT(0), V_INT(world.now_ms)),
            &found));
    }
    return ST_OK;
}

static void handle_many(const char *person, int64_t count)
{
    struct ctx ctx = world_ctx(&world);
    struct many many = { world_person(&world, "asker")->id, world_person(&world, person)->id,
        world_unit(&world, "commune_a"), count };

    assert_int_equal(database_write(&ctx, world.database, tickets_add, &many), ST_OK);
}

/* What is handed over; nothing is left. */
static void hand_over(const char *from, const char *to, int64_t given)
{
    int64_t id = world_person(&world, from)->id;
    struct str line = str_format(world.arena, "POST /accounts/%lld/handover", (long long)id);
    struct str body = str_format(world.arena,
        "{\"version\":1,\"successor_id\":%lld,\"then\":\"keep\",\"note\":\"Thay\"}",
        (long long)world_person(&world, to)->id);
    struct call call = world_must(&world, "admin", str_z(world.arena, line), body);

    assert_int_equal(world_number(&world, &call, "tickets"), given);
    line = str_format(world.arena, "GET /accounts/%lld/handover", (long long)id);
    call = world_must(&world, "admin", str_z(world.arena, line), (struct str){ 0 });
    assert_true(str_find(call.response.body, S("\"tickets\":[]")) < call.response.body.len);
}

static void a_post_leaves_all_it_handles(void **state)
{
    int64_t count = 2 * HANDOVER_ITEMS_MAX + 7;

    (void)state;
    world_person_add(
        &world, "leaver", &(struct world_grant){ "commune_a", ROLE_UNIT_ADMIN, false, 0 });
    world_person_add(
        &world, "heir", &(struct world_grant){ "commune_a", ROLE_UNIT_ADMIN, false, 0 });
    handle_many("leaver", count);
    hand_over("leaver", "heir", count);
    /* What comes to somebody who may not answer goes back to the help desk, all of it. */
    handle_many("asker", count);
    hand_over("asker", "stranger", 0);
}

/* ---- run ---- */

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    world_person_add(&world, "asker", &(struct world_grant){ "commune_a", ROLE_ENTRY, false, 0 });
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
#define ON(test) cmocka_unit_test_setup_teardown(test, open_world, close_world)
    const struct CMUnitTest tests[] = { ON(a_full_ticket_is_still_answered),
        ON(a_post_leaves_all_it_handles) };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    return on_each_database(run_all, "desk");
}
