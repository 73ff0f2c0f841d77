/*
 * An approved report's paper is the same bytes whenever it is asked for, whatever its unit says or
 * is called later; one that is not approved follows (CT-33).
 */
#include "tests/api/realm.h"

#define LETTERHEAD \
    "{\"version\":0,\"superior\":\"\",\"issuer\":\"Cơ quan khác\",\"symbol\":\"BC-K\",\"place\":" \
    "\"Nơi khác\",\"on_behalf\":\"\",\"head\":\"Giám đốc\",\"authority\":\"head\",\"position\":" \
    "\"\",\"signer\":\"\",\"addressees\":\"\",\"copies\":\"\"}"

static struct world world;
static struct realm realm;
static enum database_kind kind;

static struct str thing(const char *name)
{
    struct str text = variable_fill(&realm.things[PLACE_OWN], str_of(name), FILL_TEXT);

    return str_format(world.arena, STR_FMT, STR_ARG(text)); /* ends with a NUL */
}

static struct str paper(const char *line)
{
    struct call call = world_must(&world, "master", thing(line).ptr, (struct str){ 0 });

    return str_copy(world.arena, call.response.body);
}

static void approved_papers_stay_as_they_are(void **state)
{
    struct str pdf, docx, draft;

    (void)state;
    world_must(&world, "master", thing("POST /reports/$submitted/actions").ptr,
        thing("{\"action\":\"approve\",\"version\":$submitted_v}"));
    pdf = paper("GET /reports/$submitted/export.pdf");
    docx = paper("GET /reports/$submitted/export.docx");
    draft = paper("GET /reports/$entry/export.pdf");
    world.now_ms += 3600000;
    world_must(&world, "master", thing("PUT /units/$unit/letterhead").ptr, str_of(LETTERHEAD));
    world_must(&world, "master", thing("PATCH /units/$unit").ptr,
        thing("{\"version\":$unit_v,\"name\":\"Tên khác\"}"));
    assert_true(str_eq(paper("GET /reports/$submitted/export.pdf"), pdf));
    assert_true(str_eq(paper("GET /reports/$submitted/export.docx"), docx));
    assert_false(str_eq(paper("GET /reports/$entry/export.pdf"), draft));
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(approved_papers_stay_as_they_are),
    };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, open_world, close_world);
}

int main(void)
{
    return on_each_database(run_all, "paper");
}
