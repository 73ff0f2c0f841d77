/*
 * Signing, with every call of the database failed in turn: nothing is half done, and the same
 * question asked again goes through. And the number, which is put in between signature and seal.
 */
#include "domain/documents.h"
#include "domain/files.h"
#include "sign/pdf_number.h"
#include "store/form_cache.h"
#include "store/profile_cache.h"
#include "tests/api/node.h"
#include "tests/api/signer.h"
#include "tests/api/talk.h"
#include "tests/store/db_fault.h"
#include "tests/unit.h"

#include <string.h>

#define CALLS_MAX 1000
/* Bytes are kept before the transaction that refers to them. */
#define KEPT_BEFORE "file file_chunk"

#define LETTERHEAD \
    "{\"version\":0,\"superior\":\"\",\"issuer\":\"Cơ quan khác\",\"symbol\":\"BC-K\",\"place\":" \
    "\"Nơi khác\",\"on_behalf\":\"\",\"head\":\"Giám đốc\",\"authority\":\"head\",\"position\":" \
    "\"\",\"signer\":\"\",\"addressees\":\"\",\"copies\":\"\"}"

static struct world world;
static struct watch watch;
static enum database_kind kind;
static int64_t report;
static struct str digest;

struct attempt {
    struct call call;
    int read_at, write_at;
    bool failed, ready;
};

static enum status write_failing(struct ctx *ctx, struct attempt *attempt)
{
    struct fault_job job = {
        .use_case = api_write,
        .arg = &attempt->call,
        .fail_at = attempt->write_at,
    };
    enum status st;

    if (!attempt->write_at)
        return database_write(ctx, world.database, api_write, &attempt->call);
    st = database_write(ctx, world.database, fault_txn, &job);
    attempt->failed = job.failed;
    return st;
}

/* On SQLite the writer's own connection is failed once the reads are through. */
static void attempt_run(const struct ask *ask, struct attempt *attempt)
{
    bool reads_only = kind == DATABASE_SQLITE && !attempt->write_at;
    struct ctx ctx = world_ctx(&world);
    struct fault_db fault;

    form_cache_free();
    profile_cache_free();
    attempt->failed = false;
    attempt->call = world_call(&world, ask);
    db_fault_wrap(&fault, world.db, attempt->read_at ? attempt->read_at : CALLS_MAX);
    ctx.db = &fault.base;
    api_match(&ctx, &attempt->call);
    assert_false(attempt->call.answered);
    api_prepare(&ctx, &attempt->call);
    attempt->ready = !attempt->call.answered;
    if (attempt->ready && !reads_only)
        api_finish(&ctx, &attempt->call, write_failing(&ctx, attempt));
    attempt->failed = attempt->failed || fault.calls_left <= 0;
}

/* What failed attempts left of files goes, or each one would make the next one slower. */
static void files_sweep(void)
{
    struct ctx ctx = world_ctx(&world);
    bool found = true;

    ctx.now_ms += 2 * FILE_UNUSED_MS;
    while (found)
        assert_int_equal(file_sweep(&ctx, world.database, &found), ST_OK);
}

static size_t fail_in_turn(const char *name, const struct ask *ask, const struct dump *before,
    struct attempt *attempt, int *at)
{
    size_t faults = 0;

    do {
        struct dump after;
        const char *table;

        assert_true(++*at < CALLS_MAX);
        attempt_run(ask, attempt);
        if (!attempt->failed)
            break;
        if (attempt->call.response.status < 500)
            fail_msg("%s: call %d failed, and the answer was %d " STR_FMT, name, *at,
                attempt->call.response.status, STR_ARG(attempt->call.response.body));
        dump_take(world.dumper, &after);
        table = dump_difference(before, &after, KEPT_BEFORE);
        if (table)
            fail_msg("%s: call %d failed, and table %s changed", name, *at, table);
        faults++;
        files_sweep();
    } while (true);
    return faults;
}

/* Until it goes through; its answer. */
static const struct node *each_call_fails(
    const char *person, const char *line, struct str body, const char *type)
{
    struct str path = str_of(line), word = str_cut(&path, ' ');
    struct ask ask = { .path = str_format(world.arena, "/api/v1" STR_FMT, STR_ARG(path)),
        .body = body,
        .content_type = str_of(type ? type : "application/json"),
        .cookie = world_cookie(&world, person) };
    struct attempt reads = { 0 }, writes = { 0 };
    struct attempt *last = &reads;
    struct dump before, after;
    size_t faults;

    assert_true(world_method(word, &ask.method));
    dump_take(world.dumper, &before);
    faults = fail_in_turn(line, &ask, &before, &reads, &reads.read_at);
    if (kind == DATABASE_SQLITE) {
        if (!reads.ready)
            fail_msg("%s: " STR_FMT, line, STR_ARG(reads.call.response.body));
        faults += fail_in_turn(line, &ask, &before, &writes, &writes.write_at);
        last = &writes;
    }
    if (last->call.response.status >= 300)
        fail_msg(
            "%s: %d " STR_FMT, line, last->call.response.status, STR_ARG(last->call.response.body));
    dump_take(world.dumper, &after);
    if (dump_rows(&after, "event") <= dump_rows(&before, "event"))
        fail_msg("%s: left no event", line);
    print_message("%s: %zu calls failed\n", line, faults);
    return node_read(world.arena, str_copy(world.arena, last->call.response.body));
}

/* ---- the walk ---- */

static struct str begin_body(const char *purpose, const char *source)
{
    return str_format(world.arena,
        "{\"purpose\":\"%s\",\"source\":\"%s\",\"revision\":1,\"digest\":\"" STR_FMT "\"}", purpose,
        source, STR_ARG(digest));
}

static const struct node *begin(const char *person, const char *purpose, const char *source)
{
    struct str line = str_format(world.arena, "POST /reports/%lld/sign-jobs", (long long)report);

    return each_call_fails(person, line.ptr, begin_body(purpose, source), NULL);
}

static struct str text_of(const struct node *node, const char *path)
{
    const struct node *found = node_at(node, path);

    if (!found)
        fail_msg("no %s in the answer", path);
    return str_copy(world.arena, found->text);
}

static void leader_signs(void)
{
    const struct node *job = begin("a-approver", "approve", "file");
    struct str line = str_format(
                   world.arena, "DELETE /sign-jobs/" STR_FMT, STR_ARG(text_of(job, "id"))),
               cms;

    (void)each_call_fails("a-approver", line.ptr, (struct str){ 0 }, NULL);
    job = begin("a-approver", "approve", "file");
    cms = signer_cms(world.arena,
        str_format(world.arena, "leader " STR_FMT, STR_ARG(text_of(job, "parts.0.digest"))));
    line = str_format(
        world.arena, "POST /sign-jobs/" STR_FMT "/parts/1/cms", STR_ARG(text_of(job, "id")));
    job = each_call_fails("a-approver", line.ptr,
        str_format(world.arena, "{\"cms\":\"" STR_FMT "\"}", STR_ARG(cms)), NULL);
    expect_text(text_of(job, "state"), "done", "job");
}

static enum status number_put(struct ctx *ctx, void *arg)
{
    struct actor *actor = ARENA_NEW(ctx->arena, struct actor);

    (void)arg;
    *actor = (struct actor){ .account_id = world_person(&world, "a-clerk")->id, .name = S("VT") };
    ctx->actor = actor;
    return document_put_number(ctx, report, 1, S("05/BC-UBND"), date_today(ctx->now_ms));
}

static void clerk_numbers(void)
{
    struct dump before, after;
    int at = 0;

    dump_take(world.dumper, &before);
    do {
        struct fault_job job = { .use_case = number_put, .fail_at = ++at };
        struct ctx ctx = world_ctx(&world);
        enum status st = database_write(&ctx, world.database, fault_txn, &job);

        if (!job.failed) {
            if (st != ST_OK)
                fail_msg("numbering: " STR_FMT, STR_ARG(ctx.problem.detail));
            break;
        }
        dump_take(world.dumper, &after);
        assert_null(dump_difference(&before, &after, ""));
    } while (true);
    print_message("numbering: %d calls failed\n", at - 1);
}

static void authority_set(int version, const char *answers)
{
    (void)world_must(&world, "admin", "PUT /stamp-authority",
        str_format(world.arena,
            "{\"version\":%d,\"url\":\"http://tsa.thu-nghiem.vn/%s\",\"digest\":\"sha256\"}",
            version, answers));
}

/* All documents that bear the seal, by a program on the clerk's computer. */
static void clerk_seals(int parts)
{
    const struct node *job = begin("a-clerk", "seal", "agent"), *answer;

    for (int i = 0; i < parts; i++) {
        const char *from = str_format(world.arena, "parts.%d.document_url", i).ptr;
        const char *to = str_format(world.arena, "parts.%d.answer_url", i).ptr;
        struct ask ask = { .method = METHOD_GET, .path = text_of(job, from) };
        struct call call = world_ask(&world, &ask);
        struct str pdf, line;

        assert_int_equal(call.response.status, 200);
        pdf = signer_document(
            world.arena, world.now_ms, str_copy(world.arena, call.response.body), "DauCoQuan seal");
        line = str_format(world.arena, "POST " STR_FMT,
            STR_ARG(str_sub(text_of(job, to), sizeof("/api/v1") - 1, 200)));
        answer = each_call_fails(NULL, line.ptr, signer_form(world.arena, pdf), SIGNER_FORM_TYPE);
        expect_text(text_of(answer, "Status"), "true", "answer");
    }
}

/* The same, each signed by another program and brought. */
static void clerk_brings(int parts)
{
    struct str job = text_of(begin("a-clerk", "seal", "upload"), "id");
    const struct node *answer = NULL;

    for (int i = 1; i <= parts; i++) {
        struct str part =
            str_format(world.arena, "/sign-jobs/" STR_FMT "/parts/%d", STR_ARG(job), i);
        struct call call = world_must(&world, "a-clerk",
            str_format(world.arena, "GET " STR_FMT "/content", STR_ARG(part)).ptr,
            (struct str){ 0 });
        struct str pdf = signer_document(
            world.arena, world.now_ms, str_copy(world.arena, call.response.body), "DauCoQuan seal");

        answer = each_call_fails("a-clerk",
            str_format(world.arena, "POST " STR_FMT "/file", STR_ARG(part)).ptr, pdf,
            "application/octet-stream");
    }
    expect_text(text_of(answer, "state"), "done", "job");
}

static void clerk_sends(void)
{
    struct str line = str_format(world.arena, "GET /reports/%lld", (long long)report);
    struct call call = world_must(&world, "a-clerk", line.ptr, (struct str){ 0 });
    const struct node *sent;

    line = str_format(world.arena, "POST /reports/%lld/actions", (long long)report);
    sent = each_call_fails("a-clerk", line.ptr,
        str_format(world.arena, "{\"action\":\"send\",\"version\":%lld}",
            (long long)world_number(&world, &call, "version")),
        NULL);
    expect_text(text_of(sent, "state"), "sent", "report");
}

/* What it owes goes out with its annex as a file of its own. */
static void annex_apart(void)
{
    struct call call = world_must(&world, "admin", "GET /regimes", (struct str){ 0 });
    int64_t id = world_number(&world, &call, "items.0.id");
    int64_t version = world_number(&world, &call, "items.0.version");

    (void)world_must(&world, "admin",
        str_format(world.arena, "PATCH /regimes/%lld", (long long)id).ptr,
        str_format(world.arena, "{\"version\":%lld,\"annex_apart\":true}", (long long)version));
}

static void what_fails_leaves_nothing_half_signed(void **state)
{
    struct str line;
    struct call call;
    const struct node *found;

    (void)state;
    annex_apart();
    line = str_format(world.arena, "POST /reports/%lld/documents", (long long)report);
    (void)each_call_fails("a-approver", line.ptr, (struct str){ 0 }, NULL);
    leader_signs();
    clerk_numbers();
    clerk_brings(2);
    line = str_format(world.arena, "GET /reports/%lld/documents", (long long)report);
    call = world_must(&world, "a-clerk", line.ptr, (struct str){ 0 });
    found = node_read(world.arena, str_copy(world.arena, call.response.body));
    expect_text(text_of(found, "items.0.stage"), "sealed", "stage");
    expect_text(text_of(found, "items.0.number"), "05/BC-UBND", "number");
    expect_text(text_of(found, "items.0.versions.2.stage"), "numbered", "third");
    expect_text(text_of(found, "items.0.signatures.0.verdict"), "valid", "leader");
    expect_text(text_of(found, "items.0.signatures.1.verdict"), "valid", "seal");
    expect_text(text_of(found, "items.2.kind"), "annex", "the annex");
    expect_text(text_of(found, "items.2.stage"), "sealed", "its stage");
    expect_text(text_of(found, "items.2.signatures.0.verdict"), "valid", "its seal");
    clerk_sends();
}

/* As head and annex of the paper have it now. */
static struct pdf_numbers numbers_on_paper(void)
{
    struct str line = str_format(world.arena, "GET /reports/%lld/export.pdf", (long long)report);
    struct call call = world_must(&world, "a-clerk", line.ptr, (struct str){ 0 });
    struct str bytes = str_copy(world.arena, call.response.body);
    struct ctx ctx = world_ctx(&world);
    struct pdf_numbers numbers = { 0 };
    struct pdf_fields *fields;
    struct pdf_file *file;

    ctx.arena = arena_new(ARENA_HEAVY_BYTES);
    fields = ARENA_NEW(ctx.arena, struct pdf_fields);
    if (pdf_open(&ctx, bytes, &file) != ST_OK || pdf_read_fields(file, fields) != ST_OK ||
        pdf_read_numbers(file, fields, &numbers) != ST_OK)
        fail_msg("the paper: " STR_FMT, STR_ARG(ctx.problem.detail));
    arena_free(ctx.arena);
    return numbers;
}

/* What comes of asking for a time stamp is kept with the signature, or not at all. */
static void what_fails_leaves_nothing_half_stamped(void **state)
{
    struct pdf_numbers numbers;
    struct call call;
    const struct node *found;

    (void)state;
    authority_set(1, "refuse");
    leader_signs();
    call = world_must(&world, "admin", "GET /stamp-authority", (struct str){ 0 });
    found = node_read(world.arena, str_copy(world.arena, call.response.body));
    assert_true(str_starts(text_of(found, "error"), S("Tổ chức cấp dấu thời gian từ chối")));
    assert_int_equal(numbers_on_paper().places, 2);
    assert_int_equal(numbers_on_paper().len, 0);
    clerk_numbers();
    numbers = numbers_on_paper();
    expect_text((struct str){ numbers.number, numbers.len }, "05", "number");
    authority_set(2, "tsa");
    clerk_seals(1);
    call = world_must(&world, "a-clerk",
        str_format(world.arena, "GET /reports/%lld/documents", (long long)report).ptr,
        (struct str){ 0 });
    found = node_read(world.arena, str_copy(world.arena, call.response.body));
    expect_text(text_of(found, "items.0.signatures.0.verdict"), "valid", "leader");
    expect_text(text_of(found, "items.0.signatures.0.stamped_by"), "", "leader's");
    expect_text(text_of(found, "items.0.signatures.1.verdict"), "valid", "seal");
    expect_text(text_of(found, "items.0.signatures.1.stamped_by"), "Cấp dấu thời gian thử nghiệm",
        "the seal's");
}

/* Who was slower signs what the other one's request has kept, or nothing. */
static void what_was_not_kept_is_not_signed(void **state)
{
    struct str path = str_format(world.arena, "/api/v1/reports/%lld/sign-jobs", (long long)report);
    struct ask ask = { .method = METHOD_POST,
        .path = path,
        .body = begin_body("approve", "file"),
        .content_type = S("application/json"),
        .cookie = world_cookie(&world, "a-approver") };
    struct call call = world_call(&world, &ask);
    struct ctx ctx = world_ctx(&world);
    struct str documents =
                   str_format(world.arena, "POST /reports/%lld/documents", (long long)report),
               letterhead = str_format(world.arena, "PUT /units/%lld/letterhead",
                   (long long)world_unit(&world, "commune_a"));

    (void)state;
    ctx.arena = arena_new(UNIT_BYTES);
    api_match(&ctx, &call);
    api_prepare(&ctx, &call);
    assert_false(call.answered);
    (void)world_must(&world, "a-clerk", letterhead.ptr, S(LETTERHEAD));
    (void)world_must(&world, "a-approver", documents.ptr, (struct str){ 0 });
    api_finish(&ctx, &call, database_write(&ctx, world.database, api_write, &call));
    assert_int_equal(call.response.status, 409);
    assert_true(str_find(call.response.body, S("changed_meanwhile")) < call.response.body.len);
    arena_free(ctx.arena);
}

static int open_world(void **state)
{
    struct call call;
    const struct node *found;

    (void)state;
    world_open_under(&world, kind, "kon-tum");
    if (!talk_run(&world, &watch, "tests/api/signing_ready.part"))
        return 1;
    call = world_must(&world, "a-entry", "GET /reports", (struct str){ 0 });
    report = world_number(&world, &call, "items.0.id");
    call = world_must(&world, "a-entry",
        str_format(world.arena, "GET /reports/%lld", (long long)report).ptr, (struct str){ 0 });
    found = node_read(world.arena, str_copy(world.arena, call.response.body));
    digest = text_of(found, "digest");
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
        cmocka_unit_test_setup_teardown(
            what_fails_leaves_nothing_half_signed, open_world, close_world),
        cmocka_unit_test_setup_teardown(
            what_fails_leaves_nothing_half_stamped, open_world, close_world),
        cmocka_unit_test_setup_teardown(what_was_not_kept_is_not_signed, open_world, close_world),
    };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed;

    watch_open(&watch);
    failed = on_each_database(run_all, "signing");
    watch_close(&watch);
    return failed;
}
