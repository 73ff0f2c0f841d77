/*
 * What was submitted is what is read and counted from then on, whatever becomes of the draft: the
 * draft of a report that was sent is changed behind the program's back, and nothing shows it.
 */
#include "domain/reports.h"
#include "tests/api/realm.h"

#define FROZEN "{\"row\":1,\"column\":2,\"value\":\"5\""

static struct world world;
static struct realm realm;
static enum database_kind kind;

static struct str thing(const char *name)
{
    struct str text = variable_fill(&realm.things[PLACE_OWN], str_of(name), FILL_TEXT);

    return str_format(world.arena, STR_FMT, STR_ARG(text)); /* ends with a NUL */
}

static enum status draft_spoil(struct ctx *ctx, void *arg)
{
    const struct form_entry *form;
    struct report report;
    struct content *content;
    struct str blob;
    int64_t id;

    assert_true(str_to_int(thing(arg), &id));
    TRY(report_get(ctx, id, &report));
    TRY(form_entry_get(ctx, report.form_version_id, &form));
    content = content_new(ctx->arena, &form->form);
    assert_int_equal(
        content_put(content, 1, 2, (struct cell){ .kind = CELL_NUMBER, .value = 99 }), CONTENT_OK);
    blob = content_pack(ctx->arena, content, CONTENT_VERSIONS | CONTENT_OVERRIDES);
    return db_run(ctx, STMT_DRAFT_PUT, ARGS(V_INT(id), V_BLOB(blob)));
}

static void spoil(const char *name)
{
    struct ctx ctx = world_ctx(&world);

    assert_int_equal(database_write(&ctx, world.database, draft_spoil, (void *)name), ST_OK);
}

static void expect(const char *line, const char *words)
{
    struct call call = world_must(&world, "master", thing(line).ptr, (struct str){ 0 });

    if (str_find(call.response.body, str_of(words)) == call.response.body.len)
        fail_msg("%s: no %s in " STR_FMT, line, words, STR_ARG(call.response.body));
}

static void who_reads_what_was_sent_reads_what_was_submitted(void **state)
{
    static const char *const sent[] = { "submitted", "approved", "sent", "arrived", "accepted" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(sent); i++) {
        struct str name = str_format(world.arena, "$%s", sent[i]);

        spoil(name.ptr);
        expect(str_format(world.arena, "GET /reports/%s/cells", name.ptr).ptr, FROZEN);
        expect(str_format(world.arena, "GET /reports/%s/explain?row=1&column=2", name.ptr).ptr,
            "\"value\":\"5\"");
        expect(str_format(world.arena, "GET /reports/%s/export.csv", name.ptr).ptr, "\n5");
    }
    /* What may still be typed in is the draft. */
    spoil("$entry");
    expect("GET /reports/$entry/cells", "\"value\":\"99\"");
}

static void a_total_is_built_of_what_was_submitted(void **state)
{
    (void)state;
    spoil("$accepted");
    world_must(&world, "master", thing("POST /reports/$total/consolidate").ptr,
        thing("{\"version\":$total_v}"));
    expect("GET /reports/$total/cells", FROZEN);
    expect("GET /reports/$total/explain?row=1&column=2", "\"parts\":[{");
    expect("GET /reports/$total/explain?row=1&column=2", "\"value\":\"5\",\"weight\"");
}

/* A report that says it was submitted but lacks its revision is damaged, not empty. */
static enum status revision_lose(struct ctx *ctx, void *arg)
{
    struct report report;
    int64_t id;
    bool found;

    (void)arg;
    assert_true(str_to_int(thing("$sent"), &id));
    TRY(report_get(ctx, id, &report));
    return db_one(ctx, STMT_REPORT_MOVE,
        ARGS(V_INT(id), V_INT(report.version), V_INT(report.state), V_INT(report.submitted_ms),
            V_INT(report.approved_ms), V_INT(report.sent_ms), V_INT(report.accepted_ms),
            V_INT(report.revision + 1), V_INT(ctx->now_ms), V_INT(report.registered_ms),
            V_INT(report.clock), V_DATE(report.clock_due_on), V_INT(report.returns),
            V_INT(report.upheld), V_INT(report.corrections), V_DATE(report.correcting_since)),
        &found);
}

static void a_lost_revision_is_damage(void **state)
{
    struct ctx ctx = world_ctx(&world);
    struct call call;

    (void)state;
    assert_int_equal(database_write(&ctx, world.database, revision_lose, NULL), ST_OK);
    call = world_say(&world, "master", thing("GET /reports/$sent/cells").ptr, (struct str){ 0 });
    assert_int_equal(call.response.status, 500);
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
        cmocka_unit_test(who_reads_what_was_sent_reads_what_was_submitted),
        cmocka_unit_test(a_total_is_built_of_what_was_submitted),
        cmocka_unit_test(a_lost_revision_is_damage),
    };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, open_world, close_world);
}

int main(void)
{
    return on_each_database(run_all, "frozen");
}
