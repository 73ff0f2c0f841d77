/*
 * Who may do what, where: every route asked by every role from every place, against the table
 * tests/api/rights.tsv; and that lists hold exactly what may be read one by one (NA-15, KT-10,
 * KT-13, CT-13, CT-18).
 *
 * A row of the table is a request, its body, six people without roles in force, and for each role
 * seven answers: about one's own unit, the one below, the one above, a sibling, a unit below the
 * sibling; then about the unit below by a grant that does not reach below, and about one's own by a
 * grant for another regime. A letter is an answer:
 *
 *     o done             f route.forbidden       n not_found          u session.none
 *     p password first   y workflow.not_yours    w report.not_sent    h grant.too_high
 *     s grant.self       d catalogue.shared      t ticket.not_yours
 *     a urging.not_addressed                    c a conflict        i not as it must be
 *     r authorisation.scope, approval.scope: held for another regime
 *
 * $own_package and $own_waiting are packages that whoever asks has ordered; everybody else's are
 * not found.
 *
 * Every request is made in a transaction that is undone, so that none knows of another.
 * rights_test print writes the table as it is found.
 */
#include "tests/api/realm_archive.h"

#include <stdlib.h>
#include <string.h>

#define TABLE "tests/api/rights.tsv"
#define ROWS_MAX 500
/* Sessions are used; bytes of a file are kept before the transaction that attaches it. */
#define CHANGED "login_session file file_chunk"
#define CLASSES 7
#define RANDOM_PEOPLE 20

/* ---- who asks ---- */

enum reach { REACH_BELOW, REACH_ALONE, REACH_OTHER_REGIME, REACH_COUNT };

/* What each of the seven answers of a role is about, and by which grant. */
static const struct {
    enum place place;
    enum reach reach;
} classes[CLASSES] = {
    { PLACE_OWN, REACH_BELOW },
    { PLACE_BELOW, REACH_BELOW },
    { PLACE_ABOVE, REACH_BELOW },
    { PLACE_SIBLING, REACH_BELOW },
    { PLACE_OTHER, REACH_BELOW },
    { PLACE_BELOW, REACH_ALONE },
    { PLACE_OWN, REACH_OTHER_REGIME },
};

static const char *const specials[] = { "nobody", "stranger", "fresh", "locked", "expired",
    "future" };

#define SPECIALS ARRAY_LEN(specials)

static struct world world;
static struct realm realm;
static enum database_kind kind;
static const char *role_people[ROLE_COUNT][REACH_COUNT];
static bool print;

struct row {
    struct str request, body, special, roles[ROLE_COUNT];
    int64_t line;
};

static struct row rows[ROWS_MAX];
static size_t rows_len;

static void roles_add(void)
{
    static const char *const reaches[] = { "below", "alone", "regime" };

    for (int role = 0; role < ROLE_COUNT; role++) {
        for (int reach = 0; reach < REACH_COUNT; reach++) {
            struct world_grant grant = { "farming", (enum role)role, reach != REACH_ALONE,
                reach == REACH_OTHER_REGIME ? realm.another_regime : 0 };

            role_people[role][reach] =
                str_format(world.arena, "%s-%s", role_names[role], reaches[reach]).ptr;
            world_person_add(&world, role_people[role][reach], &grant);
        }
    }
}

static enum status mark_people(struct ctx *ctx, void *arg)
{
    int64_t today = date_today(ctx->now_ms);
    bool found;

    (void)arg;
    for (int role = 0; role < ROLE_COUNT; role++) {
        TRY(db_one(ctx, STMT_GRANT_INSERT,
            ARGS(V_INT(world_person(&world, "expired")->id), V_INT(role),
                V_INT(world_unit(&world, "province")), V_INT(1), V_NULL, V_INT(today - 30),
                V_INT(today - 1), V_INT(ctx->now_ms)),
            &found));
        TRY(db_one(ctx, STMT_GRANT_INSERT,
            ARGS(V_INT(world_person(&world, "future")->id), V_INT(role),
                V_INT(world_unit(&world, "province")), V_INT(1), V_NULL, V_INT(today + 1), V_NULL,
                V_INT(ctx->now_ms)),
            &found));
    }
    TRY(db_one(ctx, STMT_ACCOUNT_SET_PASSWORD,
        ARGS(
            V_INT(world_person(&world, "fresh")->id), V_TEXT(S("x")), V_INT(1), V_INT(ctx->now_ms)),
        &found));
    return db_one(ctx, STMT_ACCOUNT_UPDATE,
        ARGS(V_INT(world_person(&world, "locked")->id), V_INT(1), V_TEXT(S("Khóa")),
            V_TEXT(S("khoa")), V_INT(world_unit(&world, "farming")), V_INT(1), V_INT(ctx->now_ms)),
        &found);
}

/* Two who hold all roles and may not use them, and two whose roles are not of today. */
static void specials_add(void)
{
    struct ctx ctx;

    for (size_t i = 2; i < SPECIALS; i++) {
        struct world_person *person = world_person_add(
            &world, specials[i], &(struct world_grant){ "farming", ROLE_COUNT, false, 0 });

        for (int role = 0; role < ROLE_COUNT && i < 4; role++)
            world_grant_add(
                &world, person->id, &(struct world_grant){ "province", (enum role)role, true, 0 });
    }
    ctx = world_ctx(&world);
    assert_int_equal(database_write(&ctx, world.database, mark_people, NULL), ST_OK);
}

/* Packages are seen by who asked for them: everybody has his own of each place. */
static struct realm_packages own[ROLE_COUNT][CLASSES];

static void packages_add(void)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        for (size_t i = 0; i < CLASSES; i++) {
            const char *person = role_people[role][classes[i].reach];

            own[role][i] =
                realm_packages_of(&realm, classes[i].place, world_person(&world, person)->id);
        }
    }
}

static void packages_set(struct variables *things, const struct realm_packages *packages)
{
    variable_set(
        things, S("own_package"), str_format(world.arena, "%lld", (long long)packages->made));
    variable_set(
        things, S("own_waiting"), str_format(world.arena, "%lld", (long long)packages->waiting));
}

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    realm_build(&realm, &world);
    roles_add();
    specials_add();
    packages_add();
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    world_close(&world);
    return 0;
}

/* ---- the table ---- */

static void table_read(struct arena *arena)
{
    struct str left = file_read(arena, TABLE);

    for (int64_t line = 1; left.len; line++) {
        struct str text = str_cut(&left, '\n');
        struct row *row = &rows[rows_len];

        if (!text.len || text.ptr[0] == '#')
            continue;
        assert_true(rows_len < ROWS_MAX);
        *row = (struct row){ .line = line };
        row->request = str_cut(&text, '\t');
        row->body = str_cut(&text, '\t');
        row->special = str_cut(&text, '\t');
        for (int role = 0; role < ROLE_COUNT; role++)
            row->roles[role] = str_cut(&text, '\t');
        rows_len++;
    }
}

/* ---- asking without effect ---- */

struct undone {
    struct call *call;
    enum status st;
    struct problem problem;
};

static enum status write_and_undo(struct ctx *ctx, void *arg)
{
    struct undone *undone = arg;

    undone->st = api_write(ctx, undone->call);
    undone->problem = ctx->problem;
    return fail(ctx, PROBLEM_STORE_CONSTRAINT, "%s", "undone");
}

static struct call ask_and_undo(const struct ask *ask)
{
    struct ctx ctx = world_ctx(&world);
    struct call call = world_call(&world, ask);
    struct undone undone = { .call = &call };

    api_match(&ctx, &call);
    if (!call.answered)
        api_prepare(&ctx, &call);
    if (call.answered)
        return call;
    assert_int_equal(database_write(&ctx, world.database, write_and_undo, &undone), ST_CONFLICT);
    ctx.problem = undone.problem;
    api_finish(&ctx, &call, undone.st);
    return call;
}

/* A body of several lines stands in the table with \\n between them. */
static struct str lines_of(struct str text)
{
    struct buf out = { .arena = world.arena };

    while (text.len) {
        size_t at = str_find(text, S("\\n"));

        buf_add(&out, str_sub(text, 0, at));
        if (at < text.len)
            buf_add_char(&out, '\n');
        text = str_sub(text, at + 2, text.len);
    }
    return buf_str(&out);
}

static struct call request(const struct row *row, const char *person, enum place place)
{
    struct variables *things = &realm.things[place];
    struct str path = row->request, verb = str_cut(&path, ' ');
    int64_t self = person ? world_person(&world, person)->id : 0;
    struct ask ask = { .cookie = world_cookie(&world, person) };

    variable_set(things, S("self"), str_format(world.arena, "%lld", (long long)self));
    assert_true(world_method(verb, &ask.method));
    ask.query = variable_fill(things, path, FILL_PATH);
    path = str_cut(&ask.query, '?');
    ask.path = str_starts(path, S("//"))
                   ? str_sub(path, 1, path.len)
                   : str_format(world.arena, "/api/v1" STR_FMT, STR_ARG(path));
    if (!str_eq(row->body, S("-")))
        ask.body = variable_fill(things, lines_of(row->body), FILL_TEXT);
    return ask_and_undo(&ask);
}

static char letter(const struct call *call)
{
    static const struct {
        const char *key;
        char letter;
    } keys[] = {
        { "route.forbidden", 'f' },
        { "not_found", 'n' },
        { "authorisation.scope", 'r' },
        { "approval.scope", 'r' },
        { "session.none", 'u' },
        { "password.change_first", 'p' },
        { "workflow.not_yours", 'y' },
        { "report.not_sent", 'w' },
        { "grant.too_high", 'h' },
        { "grant.self", 's' },
        { "catalogue.shared", 'd' },
        { "ticket.not_yours", 't' },
        { "urging.not_addressed", 'a' },
    };
    struct str key = node_text(node_read(world.call_arena, call->response.body), "key");

    if (call->response.status < 400)
        return 'o';
    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        if (str_eq(key, str_of(keys[i].key)))
            return keys[i].letter;
    if (call->response.status == 409)
        return 'c';
    return call->response.status < 500 ? 'i' : '!';
}

/* ---- the matrix ---- */

static size_t wrong;

static void answers_compare(
    const struct row *row, const char *who, struct str want, const char *got)
{
    if (print) {
        printf("\t%s", got);
        return;
    }
    if (str_eq(want, str_of(got)))
        return;
    if (wrong++ < 40)
        print_error("%s:%lld: " STR_FMT ": %s: expected " STR_FMT ", found %s\n", TABLE,
            (long long)row->line, STR_ARG(row->request), who, STR_ARG(want), got);
}

static void row_run(const struct row *row)
{
    char got[16] = { 0 };
    struct call call;

    if (print)
        printf(STR_FMT "\t" STR_FMT, STR_ARG(row->request), STR_ARG(row->body));
    packages_set(&realm.things[PLACE_OWN], &own[ROLE_CLERK][0]);
    for (size_t i = 0; i < SPECIALS; i++) {
        call = request(row, i ? specials[i] : NULL, PLACE_OWN);
        got[i] = letter(&call);
    }
    answers_compare(row, "people without roles", row->special, got);
    for (int role = 0; role < ROLE_COUNT; role++) {
        memset(got, 0, sizeof(got));
        for (size_t i = 0; i < CLASSES; i++) {
            packages_set(&realm.things[classes[i].place], &own[role][i]);
            call = request(row, role_people[role][classes[i].reach], classes[i].place);
            got[i] = letter(&call);
        }
        answers_compare(row, role_names[role], row->roles[role], got);
    }
    if (print)
        printf("\n");
}

static void everybody_may_what_the_table_says(void **state)
{
    struct dump before, after;

    (void)state;
    wrong = 0;
    dump_take(world.dumper, &before);
    for (size_t i = 0; i < rows_len; i++)
        row_run(&rows[i]);
    dump_take(world.dumper, &after);
    assert_string_equal("",
        dump_difference(&before, &after, CHANGED) ? dump_difference(&before, &after, CHANGED) : "");
    assert_int_equal(wrong, 0);
    print_message("%zu requests by %zu people each\n", rows_len, SPECIALS + ROLE_COUNT * CLASSES);
}

/* Whether a row asks this route. */
static bool is_asked(const struct route *route)
{
    for (size_t i = 0; i < rows_len; i++) {
        struct str path = rows[i].request, verb = str_cut(&path, ' ');
        struct call call = { .request = { .path = str_cut(&path, '?') } };
        struct ctx ctx = world_ctx(&world);

        call.request.path =
            str_starts(call.request.path, S("//"))
                ? str_sub(call.request.path, 1, call.request.path.len)
                : str_format(ctx.arena, "/api/v1" STR_FMT, STR_ARG(call.request.path));
        assert_true(world_method(verb, &call.request.method));
        api_match(&ctx, &call);
        if (call.route == route)
            return true;
    }
    return false;
}

static void every_route_has_a_row(void **state)
{
    size_t missing = 0;

    (void)state;
    for (size_t i = 0; i < api_routes_len; i++) {
        if (is_asked(&api_routes[i]))
            continue;
        print_error("%s has no row for method %d of %s\n", TABLE, (int)api_routes[i].method,
            api_routes[i].path);
        missing++;
    }
    assert_int_equal(missing, 0);
}

/* ---- lists ---- */

static uint32_t seed;
static size_t readers_compared;

static uint32_t random_below(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % n;
}

static enum status random_grant_add(struct ctx *ctx, void *arg)
{
    int64_t account_id = *(const int64_t *)arg, today = date_today(ctx->now_ms), regime = 0;
    uint32_t dates = random_below(6);
    bool found;

    if (random_below(3) == 0)
        str_to_int(*variable_find(&realm.things[random_below(PLACE_COUNT)], S("regime")), &regime);
    return db_one(ctx, STMT_GRANT_INSERT,
        ARGS(V_INT(account_id), V_INT(random_below(ROLE_COUNT)),
            V_INT(world.units[random_below((uint32_t)world.units_len)].id), V_INT(random_below(2)),
            V_ID(regime), dates == 0 ? V_INT(today + 1) : V_NULL,
            dates == 1 ? V_INT(today - 1) : (dates == 2 ? V_INT(today) : V_NULL),
            V_INT(ctx->now_ms)),
        &found);
}

static const char *random_person(int number)
{
    struct str name = str_format(world.arena, "random-%d", number);
    struct world_person *person = world_person_add(
        &world, name.ptr, &(struct world_grant){ "finance", ROLE_COUNT, false, 0 });

    for (uint32_t grants = 1 + random_below(3); grants; grants--) {
        struct ctx ctx = world_ctx(&world);

        assert_int_equal(
            database_write(&ctx, world.database, random_grant_add, &person->id), ST_OK);
    }
    return name.ptr;
}

static bool lists(const struct call *list, int64_t id)
{
    const struct node *items = node_at(node_read(world.arena, list->response.body), "items");
    int64_t found = 0;

    for (const struct node *item = items ? items->first : NULL; item; item = item->next)
        if (str_to_int(node_text(item, "id"), &found) && found == id)
            return true;
    return false;
}

/* Every one of the things 1 … most is in the list if and only if it can be read. */
static void list_is_what_can_be_read(const char *person, const char *things, int64_t most)
{
    struct str line = str_format(world.arena, "GET /%s?limit=500", things);
    struct call list = world_say(&world, person, line.ptr, (struct str){ 0 });

    list.response.body = str_copy(world.arena, list.response.body);
    for (int64_t id = 1; id <= most; id++) {
        struct call one = world_say(&world, person,
            str_format(world.arena, "GET /%s/%lld", things, (long long)id).ptr, (struct str){ 0 });
        bool can = one.response.status == 200;

        /* A trial is no report of the list: it has one of its own. */
        if (can && str_find(one.response.body, S("\"kind\":\"trial\"")) < one.response.body.len)
            can = false;

        if (can != lists(&list, id))
            fail_msg("%s %s read %s/%lld, which is %s the list", person, can ? "can" : "cannot",
                things, (long long)id, can ? "not in" : "in");
    }
}

static bool names(const struct node *items, int64_t account_id)
{
    int64_t found = 0;

    for (const struct node *item = items ? items->first : NULL; item; item = item->next)
        if (str_to_int(node_text(item, "account_id"), &found) && found == account_id)
            return true;
    return false;
}

/* The page that says who may see a report names who can open it, and nobody else. */
static void readers_are_who_can_read(int64_t report)
{
    struct call said = world_say(&world, "master",
        str_format(world.arena, "GET /reports/%lld/readers", (long long)report).ptr,
        (struct str){ 0 });
    const struct node *items =
        node_at(node_read(world.arena, str_copy(world.arena, said.response.body)), "items");
    struct str line = str_format(world.arena, "GET /reports/%lld", (long long)report);

    said = world_say(&world, "master", line.ptr, (struct str){ 0 });
    /* A designer sees a trial by its form, not as a report. */
    if (!items || str_find(said.response.body, S("\"kind\":\"trial\"")) < said.response.body.len)
        return;
    for (int i = 0; i < RANDOM_PEOPLE; i++) {
        const char *person = str_format(world.arena, "random-%d", i).ptr;
        struct call one = world_say(&world, person, line.ptr, (struct str){ 0 });
        bool can = one.response.status == 200;

        if (can != names(items, world_person(&world, person)->id))
            fail_msg("%s %s open report %lld, and is %s named", person, can ? "can" : "cannot",
                (long long)report, can ? "not" : "");
        readers_compared++;
    }
}

static void who_may_see_a_report_is_who_can_open_it(void **state)
{
    struct dump dump;

    (void)state;
    readers_compared = 0;
    dump_take(world.dumper, &dump);
    for (int64_t id = 1; id <= (int64_t)dump_rows(&dump, "report"); id++)
        readers_are_who_can_read(id);
    assert_true(readers_compared > 500);
    print_message("%zu pairs of report and person compared\n", readers_compared);
}

/* Whatever the inbox asks for can be opened, and something can be done with it. */
static void inbox_can_be_done(const char *person)
{
    struct call call = world_say(&world, person, "GET /inbox", (struct str){ 0 });
    const struct node *items =
        node_at(node_read(world.arena, str_copy(world.arena, call.response.body)), "items");

    for (const struct node *item = items ? items->first : NULL; item; item = item->next) {
        struct str id = node_text(item, "report_id");
        struct call one = world_must(&world, person,
            str_format(world.arena, "GET /reports/" STR_FMT, STR_ARG(id)).ptr, (struct str){ 0 });
        const struct node *report = node_read(world.call_arena, one.response.body);
        bool can = str_eq(node_text(report, "can_edit"), S("true"));

        for (const struct node *action = node_at(report, "actions")->first; action;
             action = action->next)
            can = can || str_eq(node_text(action, "allowed"), S("true"));
        if (str_eq(node_text(item, "group"), S("extension"))) {
            one = world_must(&world, person,
                str_format(world.arena, "GET /reports/" STR_FMT "/extensions", STR_ARG(id)).ptr,
                (struct str){ 0 });
            can = str_eq(
                node_text(node_read(world.call_arena, one.response.body), "can_decide"), S("true"));
        }
        if (!can)
            fail_msg("the inbox of %s asks for report " STR_FMT ", with which nothing can be done",
                person, STR_ARG(id));
    }
}

static void lists_hold_what_can_be_read(void **state)
{
    struct dump dump;

    (void)state;
    seed = 20261001;
    for (int i = 0; i < RANDOM_PEOPLE; i++)
        random_person(i);
    dump_take(world.dumper, &dump);
    for (size_t i = 0; i < world.people_len; i++) {
        const char *person = world.people[i].name;

        if (str_eq(str_of(person), S("fresh")) || str_eq(str_of(person), S("locked")))
            continue;
        list_is_what_can_be_read(person, "accounts", dump_rows(&dump, "account"));
        list_is_what_can_be_read(person, "reports", dump_rows(&dump, "report"));
        list_is_what_can_be_read(person, "tickets", dump_rows(&dump, "ticket"));
        list_is_what_can_be_read(person, "urgings", dump_rows(&dump, "urging"));
        inbox_can_be_done(person);
    }
}

static void a_hundred_grants_ended_hide_none_in_force(void **state)
{
    struct world_person *person = world_person_add(
        &world, "veteran", &(struct world_grant){ "farming", ROLE_COUNT, false, 0 });
    struct call call;

    (void)state;
    for (int i = 0; i < GRANTS_PER_ACCOUNT_MAX + 6; i++) {
        call = world_must(&world, "master", "POST /grants",
            str_format(world.arena, "{\"account_id\":%lld,\"role\":\"viewer\",\"unit_id\":%lld}",
                (long long)person->id, (long long)world_unit(&world, "farming")));
        world_must(&world, "master",
            str_format(
                world.arena, "DELETE /grants/%lld", (long long)world_number(&world, &call, "id"))
                .ptr,
            (struct str){ 0 });
    }
    world_must(&world, "master", "POST /grants",
        str_format(world.arena, "{\"account_id\":%lld,\"role\":\"viewer\",\"unit_id\":%lld}",
            (long long)person->id, (long long)world_unit(&world, "farming")));
    world_must(&world, "veteran", "GET /reports", (struct str){ 0 });
}

/* ---- running ---- */

/* Another right stands beside a right, and is another: it opens nothing by itself. */
static void another_right_stands_beside_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < api_routes_len; i++) {
        const struct route *route = &api_routes[i];

        if (route->or_allow != ALLOW_NOBODY &&
            (route->allow < ALLOW_RIGHT_0 || route->or_allow < ALLOW_RIGHT_0 ||
                route->allow == route->or_allow))
            fail_msg("%s: no two rights", route->path);
    }
}

static int run_all(const char *name, enum database_kind on)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_route_has_a_row),
        cmocka_unit_test(another_right_stands_beside_one),
        cmocka_unit_test(everybody_may_what_the_table_says),
        cmocka_unit_test(lists_hold_what_can_be_read),
        cmocka_unit_test(who_may_see_a_report_is_who_can_open_it),
        cmocka_unit_test(a_hundred_grants_ended_hide_none_in_force),
    };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, open_world, close_world);
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    int failed = 0;

    print = argc > 1 && strcmp(argv[1], "print") == 0;
    table_read(arena);
    failed += run_all("rights: sqlite", DATABASE_SQLITE);
    if (fixture_server() && !print)
        failed += run_all("rights: pgsql", DATABASE_PGSQL);
    arena_free(arena);
    return failed;
}
