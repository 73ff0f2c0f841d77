/*
 * Bytes of attached files in the database: kept once, in slices, found again whole; what was cut
 * off half way and what nothing refers to any more is swept, and nothing else is.
 */
#include "base/host/secret.h"
#include "domain/attachments.h"
#include "domain/files.h"
#include "model/outage.h"
#include "tests/api/realm.h"

#include <string.h>

#define DAY_MS INT64_C(86400000)
/* Two slices and a part of a chunk. */
#define LARGE_BYTES ((size_t)2 * FILE_SLICE_CHUNKS * FILE_CHUNK_BYTES + 1000)

static struct world world;
static struct realm realm;
static enum database_kind kind;

static struct str thing(const char *text)
{
    struct str filled = variable_fill(&realm.things[PLACE_OWN], str_of(text), FILL_TEXT);

    return str_format(world.arena, STR_FMT, STR_ARG(filled)); /* ends with a NUL */
}

static int64_t number_of(const char *name)
{
    int64_t n = 0;

    assert_true(str_to_int(thing(name), &n));
    return n;
}

/* A PDF of so many bytes, none like another's. */
static struct str document(size_t len, char of)
{
    char *bytes = arena_bytes(world.arena, len);

    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(of + (char)(i * 31 % 97));
    memcpy(bytes, "%PDF-1.7", 8);
    return (struct str){ bytes, len };
}

static int64_t rows(const char *table)
{
    struct dump all;

    dump_take(world.dumper, &all);
    return dump_rows(&all, table);
}

static int64_t attach(const char *report, const char *name, struct str bytes)
{
    struct str line =
        str_format(world.arena, "POST /reports/%s/attachments?name=%s", thing(report).ptr, name);
    struct call call = world_must(&world, "master", line.ptr, bytes);

    return world_number(&world, &call, "id");
}

static void detach(const char *report, int64_t id)
{
    struct str line = str_format(
        world.arena, "DELETE /reports/%s/attachments/%lld", thing(report).ptr, (long long)id);

    world_must(&world, "master", line.ptr, (struct str){ 0 });
}

static struct call content(const char *report, int64_t id)
{
    struct str line = str_format(
        world.arena, "GET /reports/%s/attachments/%lld/content", thing(report).ptr, (long long)id);

    return world_say(&world, "master", line.ptr, (struct str){ 0 });
}

static void expect_content(const char *report, int64_t id, struct str bytes)
{
    struct call call = content(report, id);

    assert_int_equal(call.response.status, 200);
    assert_int_equal(call.response.body.len, bytes.len);
    assert_memory_equal(call.response.body.ptr, bytes.ptr, bytes.len);
}

/* Sweeps as the job would so long from now; how many files went. */
static int sweep(int64_t later_ms)
{
    int swept = 0;
    bool found = true;

    while (found) {
        struct ctx ctx = world_ctx(&world);

        ctx.now_ms += later_ms;
        assert_int_equal(file_sweep(&ctx, world.database, &found), ST_OK);
        swept += found;
    }
    return swept;
}

/* ---- kept whole, kept once ---- */

static void a_large_file_comes_back_whole(void **state)
{
    struct str bytes = document(LARGE_BYTES, 1);
    int64_t chunks = rows("file_chunk");
    int64_t id = attach("$entry", "large.pdf", bytes);

    (void)state;
    assert_int_equal(rows("file_chunk"), chunks + 2 * FILE_SLICE_CHUNKS + 1);
    expect_content("$entry", id, bytes);
    detach("$entry", id);
}

static void sizes_around_a_chunk_come_back_whole(void **state)
{
    static const size_t sizes[] = { 9, FILE_CHUNK_BYTES - 1, FILE_CHUNK_BYTES, FILE_CHUNK_BYTES + 1,
        FILE_SLICE_CHUNKS * FILE_CHUNK_BYTES, FILE_SLICE_CHUNKS * FILE_CHUNK_BYTES + 1 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        struct str bytes = document(sizes[i], 2);
        int64_t id = attach("$entry", "size.pdf", bytes);

        expect_content("$entry", id, bytes);
        detach("$entry", id);
    }
}

static void the_same_bytes_are_kept_once(void **state)
{
    struct str bytes = document(5000, 3);
    int64_t files = rows("file"), first, second;

    (void)state;
    first = attach("$entry", "one.pdf", bytes);
    second = attach("$assigned", "two.pdf", bytes);
    assert_int_equal(rows("file"), files + 1);
    detach("$entry", first);
    assert_int_equal(content("$entry", first).response.status, 404);
    assert_true(sweep(2 * DAY_MS) > 0); /* what other tests removed */
    expect_content("$assigned", second, bytes);
    detach("$assigned", second);
}

/* ---- half ways ---- */

static int64_t keep(struct str bytes)
{
    struct ctx ctx = world_ctx(&world);
    int64_t id = 0;

    assert_int_equal(
        file_keep(&ctx, world.database, bytes, secret_sha256(world.arena, bytes), &id), ST_OK);
    return id;
}

struct settle {
    int64_t id, settled;
    struct str hash;
};

static enum status settle(struct ctx *ctx, void *arg)
{
    struct settle *s = arg;

    return file_settle(ctx, s->id, s->hash, &s->settled);
}

static int64_t settled(int64_t id, struct str bytes)
{
    struct settle s = { .id = id, .hash = secret_sha256(world.arena, bytes) };
    struct ctx ctx = world_ctx(&world);

    assert_int_equal(database_write(&ctx, world.database, settle, &s), ST_OK);
    return s.settled;
}

/* The client left, or the process was killed, before the file was attached. */
static void a_half_upload_is_swept_after_a_day(void **state)
{
    int64_t files, chunks;

    (void)state;
    sweep(2 * DAY_MS);
    files = rows("file");
    chunks = rows("file_chunk");
    keep(document(LARGE_BYTES, 4));
    assert_true(rows("file_chunk") > chunks);
    assert_int_equal(sweep(0), 0);
    assert_int_equal(sweep(DAY_MS - 1000), 0);
    assert_int_equal(rows("file"), files + 1);
    assert_int_equal(sweep(DAY_MS + 1000), 1);
    assert_int_equal(rows("file"), files);
    assert_int_equal(rows("file_chunk"), chunks);
}

static void who_comes_second_with_the_same_bytes_refers_to_the_first(void **state)
{
    struct str bytes = document(3000, 5);
    int64_t one = keep(bytes), two = keep(bytes);

    (void)state;
    assert_int_not_equal(one, two);
    assert_int_equal(settled(two, bytes), two);
    assert_int_equal(settled(one, bytes), two);
    assert_int_equal(keep(bytes), two); /* and a third finds it */
    assert_int_equal(sweep(0), 1);      /* the first's own bytes, at once */
    assert_int_equal(sweep(2 * DAY_MS), 1);
}

/* The sweep was faster than the attaching: said, not attached without bytes. */
static void a_file_swept_meanwhile_is_not_settled(void **state)
{
    struct str bytes = document(3000, 6);
    struct settle s = { .id = keep(bytes), .hash = secret_sha256(world.arena, bytes) };
    struct ctx ctx;

    (void)state;
    assert_int_equal(sweep(2 * DAY_MS), 1);
    ctx = world_ctx(&world);
    assert_int_equal(database_write(&ctx, world.database, settle, &s), ST_BUSY);
}

static void what_is_let_go_stays_a_day_for_those_who_read_it(void **state)
{
    struct str bytes = document(LARGE_BYTES, 7);
    int64_t id = attach("$entry", "read.pdf", bytes);
    struct attachment_content open;
    struct ctx ctx;

    (void)state;
    world.now_ms += 30 * DAY_MS; /* attached long ago */
    open = *(struct attachment_content *)content("$entry", id).out;
    detach("$entry", id);
    assert_int_equal(sweep(DAY_MS / 2), 0);
    ctx = world_ctx(&world);
    assert_int_equal(ctx.db->driver->begin(&ctx, DB_READ), ST_OK);
    open.at = 0;
    open.piece.len = FILE_SLICE_CHUNKS * FILE_CHUNK_BYTES;
    assert_int_equal(attachment_more(&ctx, &open), ST_OK);
    assert_memory_equal(
        open.piece.ptr, bytes.ptr + FILE_SLICE_CHUNKS * FILE_CHUNK_BYTES, open.piece.len);
    assert_int_equal(ctx.db->driver->end(&ctx, true), ST_OK);
    assert_int_equal(sweep(2 * DAY_MS), 1);
}

/* ---- frozen ---- */

static struct str revision_digest(int64_t report, int64_t number)
{
    struct ctx ctx = world_ctx(&world);
    struct str digest;
    bool found;

    assert_int_equal(ctx.db->driver->begin(&ctx, DB_READ), ST_OK);
    assert_int_equal(
        db_one(&ctx, STMT_REVISION_GET, ARGS(V_INT(report), V_INT(number)), &found), ST_OK);
    assert_true(found);
    digest = str_copy(world.arena, db_text(&ctx, 2));
    assert_int_equal(ctx.db->driver->end(&ctx, true), ST_OK);
    return digest;
}

static void act(int64_t report, const char *action)
{
    struct call call = world_must(&world, "master",
        str_format(world.arena, "GET /reports/%lld", (long long)report).ptr, (struct str){ 0 });
    long long version = world_number(&world, &call, "version");

    world_must(&world, "master",
        str_format(world.arena, "POST /reports/%lld/actions", (long long)report).ptr,
        str_format(
            world.arena, "{\"action\":\"%s\",\"version\":%lld,\"note\":\"Sai\"}", action, version));
}

static void note(const char *report, int64_t id, int64_t version, const char *text)
{
    world_must(&world, "master",
        str_format(
            world.arena, "PATCH /reports/%s/attachments/%lld", thing(report).ptr, (long long)id)
            .ptr,
        str_format(world.arena, "{\"version\":%lld,\"note\":\"%s\"}", (long long)version, text));
}

/* Submitted, refused, changed, submitted again: the digest tells each set from the others. */
static void the_digest_covers_names_notes_and_bytes(void **state)
{
    int64_t report = number_of("$submitted"), id, revision = 1;
    struct str bare, digests[4];

    (void)state;
    act(report, "refuse");
    detach("$submitted", number_of("$submitted_file"));
    act(report, "submit");
    bare = revision_digest(report, ++revision);
    act(report, "refuse");
    id = attach("$submitted", "a.pdf", document(100, 8));
    act(report, "submit");
    digests[0] = revision_digest(report, ++revision);
    act(report, "refuse");
    note("$submitted", id, 1, "Khác");
    act(report, "submit");
    digests[1] = revision_digest(report, ++revision);
    act(report, "refuse");
    note("$submitted", id, 2, "");
    act(report, "submit");
    digests[2] = revision_digest(report, ++revision);
    act(report, "refuse");
    detach("$submitted", id);
    act(report, "submit");
    digests[3] = revision_digest(report, ++revision);
    assert_string_not_equal(bare.ptr, digests[0].ptr);
    assert_string_not_equal(digests[0].ptr, digests[1].ptr);
    assert_string_equal(digests[0].ptr, digests[2].ptr);
    assert_string_equal(bare.ptr, digests[3].ptr);
}

/* What a revision has is never swept, whatever became of the draft. */
static void frozen_files_stay(void **state)
{
    int64_t report = number_of("$sent"), id = number_of("$sent_file");
    struct str bytes = S("%PDF-1.4 sent");

    (void)state;
    act(report, "recall");
    detach("$sent", id);
    id = attach("$sent", "b.pdf", bytes);
    act(report, "submit");
    act(report, "refuse");
    detach("$sent", id);
    sweep(100 * DAY_MS);
    act(report, "submit"); /* without */
    assert_int_equal(rows("revision_attachment") > 0, 1);
    assert_int_equal(keep(bytes), settled(keep(bytes), bytes)); /* still there */
}

/* ---- limits and damage ---- */

struct plant {
    int64_t report, account, size;
    struct str hash;
    const char *name;
};

/* A file of that size, of which there is not a byte. */
static enum status plant(struct ctx *ctx, void *arg)
{
    const struct plant *p = arg;
    bool found;
    int64_t file;

    TRY(db_one(ctx, STMT_FILE_INSERT, ARGS(V_INT(p->size), V_INT(ctx->now_ms)), &found));
    file = db_int(ctx, 0);
    TRY(db_one(
        ctx, STMT_FILE_COMPLETE, ARGS(V_INT(file), V_TEXT(p->hash), V_INT(ctx->now_ms)), &found));
    return db_one(ctx, STMT_ATTACHMENT_INSERT,
        ARGS(V_INT(p->report), V_INT(file), V_TEXT(str_of(p->name)), V_TEXT(S("")), V_INT(FILE_PDF),
            V_INT(p->account), V_TEXT(S("-")), V_INT(ctx->now_ms)),
        &found);
}

static void plant_file(struct plant p)
{
    struct ctx ctx = world_ctx(&world);

    p.account = world_person(&world, "master")->id;
    assert_int_equal(database_write(&ctx, world.database, plant, &p), ST_OK);
}

static void expect_refused(const char *line, struct str bytes, const char *key, const char *words)
{
    struct call call = world_say(&world, "master", thing(line).ptr, bytes);

    if (call.response.status != 409 ||
        str_find(call.response.body, str_of(key)) == call.response.body.len ||
        str_find(call.response.body, str_of(words)) == call.response.body.len)
        fail_msg("%s: %d " STR_FMT, line, call.response.status, STR_ARG(call.response.body));
}

static void a_report_takes_only_so_much(void **state)
{
    static const char line[] = "POST /reports/$assigned/attachments?name=more.pdf";
    int64_t report = number_of("$assigned");
    int64_t files = rows("file");

    (void)state;
    plant_file((struct plant){ report, 0, ATTACHMENTS_BYTES_MAX - 1000, S("full"), "full.pdf" });
    expect_refused(line, document(1001, 9), "attachment.too_much", "tối đa 200 MB");
    assert_int_equal(rows("file"), files + 1); /* not a byte was kept */
    attach("$assigned", "fits.pdf", document(1000, 9));
}

/* What was registered with a file of that size, and was not confirmed. */
static enum status plant_registration(struct ctx *ctx, void *arg)
{
    const struct plant *p = arg;
    int64_t file;
    bool found;

    TRY(db_one(ctx, STMT_FILE_INSERT, ARGS(V_INT(p->size), V_INT(ctx->now_ms)), &found));
    file = db_int(ctx, 0);
    TRY(db_one(
        ctx, STMT_FILE_COMPLETE, ARGS(V_INT(file), V_TEXT(p->hash), V_INT(ctx->now_ms)), &found));
    return db_one(ctx, STMT_REGISTRATION_INSERT,
        ARGS(V_INT(p->report), V_INT(number_of("$outage")), V_INT(REGISTRATION_DENIED),
            V_INT(ctx->now_ms), V_INT(ctx->now_ms), V_INT(CHANNEL_PAPER), V_TEXT(S("1/BC")),
            V_TEXT(str_of(p->name)), V_TEXT(p->hash), V_TEXT(S("")), V_TEXT(S("-")),
            V_INT(ctx->now_ms), V_INT(file), V_INT(FILE_PDF), V_INT(1)),
        &found);
}

/* NA-30, KT-35, CT-31: the file that proves a sending has the limits of those that are attached,
 * and is kept as long as the registration. */
static void what_proves_a_sending_is_kept_within_limits(void **state)
{
    static const char line[] =
        "POST /reports/$approved/registrations/file?name=a.pdf&version=$approved_v"
        "&sent_at=2026-09-30T09:00:00.000Z&channel=paper&document_number=1";
    struct plant p = { number_of("$approved"), 0, ATTACHMENTS_BYTES_MAX - (int64_t)LARGE_BYTES,
        S("proof"), "proof.pdf" };
    struct str bytes = document(LARGE_BYTES, 12);
    int64_t files = rows("file");
    struct ctx ctx = world_ctx(&world);
    struct call call;

    (void)state;
    assert_int_equal(database_write(&ctx, world.database, plant_registration, &p), ST_OK);
    expect_refused(line, document(LARGE_BYTES + 1, 12), "attachment.too_much", "tối đa 200 MB");
    assert_int_equal(rows("file"), files + 1); /* not a byte was kept */
    world_must(&world, "master", thing(line).ptr, bytes);
    sweep(100 * DAY_MS);
    call = world_must(
        &world, "master", thing("GET /reports/$approved/registrations").ptr, (struct str){ 0 });
    call = world_must(&world, "master",
        str_format(world.arena, "GET /reports/%s/registrations/%lld/content",
            thing("$approved").ptr, (long long)world_number(&world, &call, "items.0.id"))
            .ptr,
        (struct str){ 0 });
    assert_int_equal(call.response.body.len, bytes.len);
    assert_memory_equal(call.response.body.ptr, bytes.ptr, bytes.len);
}

static void a_report_takes_only_so_many(void **state)
{
    int64_t report = number_of("$entry");
    struct call call = world_must(
        &world, "master", thing("GET /reports/$entry/attachments").ptr, (struct str){ 0 });
    size_t have =
        node_len(node_member(node_read(world.call_arena, call.response.body), S("items")));

    (void)state;
    for (size_t i = have; i < ATTACHMENTS_MAX; i++) {
        struct str name = str_format(world.arena, "n%zu.pdf", i);

        plant_file((struct plant){ report, 0, 10, name, name.ptr });
    }
    expect_refused("POST /reports/$entry/attachments?name=more.pdf", document(10, 10),
        "attachment.too_many", "50");
}

static void missing_bytes_are_damage(void **state)
{
    struct call call;

    (void)state;
    call = world_must(
        &world, "master", thing("GET /reports/$entry/attachments").ptr, (struct str){ 0 });
    call = content("$entry", world_number(&world, &call, "items.9.id"));
    assert_int_equal(call.response.status, 500);
    assert_true(str_find(call.response.body, S("attachment.lost")) < call.response.body.len);
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
        cmocka_unit_test(a_large_file_comes_back_whole),
        cmocka_unit_test(sizes_around_a_chunk_come_back_whole),
        cmocka_unit_test(the_same_bytes_are_kept_once),
        cmocka_unit_test(a_half_upload_is_swept_after_a_day),
        cmocka_unit_test(who_comes_second_with_the_same_bytes_refers_to_the_first),
        cmocka_unit_test(a_file_swept_meanwhile_is_not_settled),
        cmocka_unit_test(what_is_let_go_stays_a_day_for_those_who_read_it),
        cmocka_unit_test(the_digest_covers_names_notes_and_bytes),
        cmocka_unit_test(frozen_files_stay),
        cmocka_unit_test(a_report_takes_only_so_much),
        cmocka_unit_test(what_proves_a_sending_is_kept_within_limits),
        cmocka_unit_test(a_report_takes_only_so_many),
        cmocka_unit_test(missing_bytes_are_damage),
    };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, open_world, close_world);
}

int main(void)
{
    int failed;

    assert_true(secret_start());
    failed = on_each_database(run_all, "attachments");
    return failed;
}
