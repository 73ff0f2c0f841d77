/*
 * A closed file of the archive, packed: what is another in a package is told by its name; its
 * manifest is stamped by an authority, and stamped again when a stronger digest is asked for; the
 * program checks it with nothing of this system (NA-35).
 */
#include "base/host/clock.h"
#include "base/host/secret.h"
#include "base/stored_zip.h"
#include "domain/archive_verify.h"
#include "domain/evidence.h"
#include "domain/trusts.h"
#include "jobs/archiver.h"
#include "jobs/asker.h"
#include "tests/api/package.h"
#include "tests/api/pki.h"
#include "tests/api/talk.h"
#include "tests/sign/desk.h"

#include <stdlib.h>
#include <string.h>

static struct world world;
static enum database_kind kind;
static struct watch watch;
static int64_t file;

/* ---- an authority ---- */

static const char *authority = "tsa"; /* of pki.sh; NULL: it does not answer */
static void (*meanwhile)(void);       /* once, while it is asked */

static bool stamp(void *of, struct arena *arena, const struct fetch_order *order, struct str *out,
    struct str *out_error)
{
    const char *question = desk_write(arena, "question", order->post);

    void (*now)(void) = meanwhile;

    (void)of;
    meanwhile = NULL;
    if (now)
        now();
    *out_error = S("không kết nối được máy chủ");
    if (!authority || !str_eq(str_of(order->post_type), S("application/timestamp-query")))
        return false;
    assert_true(desk_run(arena,
        "cd '%s' && flock .tsa openssl ts -reply -config ca.cnf -section stamps -queryfile '%s'"
        " -signer %s.pem -inkey %s.key -chain sub.pem -out '%s.r' 2>>log",
        desk_folder(arena), question, authority, authority, question));
    *out = file_read(arena, str_format(arena, "%s.r", question).ptr);
    assert_true(desk_run(arena, "rm -f '%s' '%s.r'", question, question));
    return true;
}

static void round_run(struct rounds_plan plan)
{
    struct chore chore = { .database = world.database, .now_ms = world.now_ms, .arg = plan.arg };
    struct ctx ctx = { 0 };

    ctx.arena = chore.arena = arena_new(ARENA_REQUEST_BYTES);
    assert_int_equal(database_connect(&ctx, world.database, &chore.db), ST_OK);
    rounds_once(&plan, &chore);
    arena_free(chore.arena);
}

static void stamps_run(void)
{
    struct asker asker = { .fetch = stamp };

    round_run(asker_plan(&asker));
}

static void authority_set(int version, const char *digest)
{
    (void)world_must(&world, "admin", "PUT /stamp-authority",
        str_format(world.arena,
            "{\"version\":%d,\"url\":\"http://tsa.thu-nghiem.vn/\",\"policy\":\"1.2.3.4.1\","
            "\"digest\":\"%s\"}",
            version, digest));
}

/* ---- packages ---- */

static bool answer_has(const char *who, const char *line, const char *words)
{
    struct call call = world_must(&world, who, line, (struct str){ 0 });

    return str_find(call.response.body, str_of(words)) < call.response.body.len;
}

static bool file_has(const char *words)
{
    return answer_has(
        "a-clerk", str_format(world.arena, "GET /archive-files/%lld", (long long)file).ptr, words);
}

static struct str package_of_file(void)
{
    struct call call = world_must(&world, "a-clerk",
        str_format(world.arena, "POST /archive-files/%lld/packages", (long long)file).ptr,
        (struct str){ 0 });
    int64_t id = world_number(&world, &call, "id");

    round_run(packer_plan());
    call = world_must(&world, "a-clerk",
        str_format(world.arena, "GET /archive-packages/%lld/content", (long long)id).ptr,
        (struct str){ 0 });
    return str_copy(world.arena, call.response.body);
}

static struct trust *believed(struct ctx *ctx)
{
    struct trust *trust = trust_new(ctx);

    assert_int_equal(trust_add(ctx, trust, pki_file(ctx->arena, "root.pem")), ST_OK);
    return trust;
}

static bool told(const struct package_verification *found, struct str name, const char *reason)
{
    for (size_t i = 0; i < found->findings.len; i++) {
        const struct package_finding *one = LIST_AT(found->findings, struct package_finding, i);

        if (str_eq(one->name, name) && str_eq(one->reason, str_of(reason)))
            return true;
    }
    return false;
}

static void expect_told(
    struct str bytes, struct str name, const char *reason, enum verified_as verdict)
{
    struct ctx ctx = { .arena = arena_new(UNIT_BYTES), .now_ms = world.now_ms };
    struct package_verification found;

    package_verify(&ctx, bytes, believed(&ctx), &found);
    if (found.verdict != (int)verdict || (reason && !told(&found, name, reason))) {
        for (size_t i = 0; i < found.findings.len; i++) {
            const struct package_finding *one = LIST_AT(found.findings, struct package_finding, i);

            print_message("  " STR_FMT ": " STR_FMT " " STR_FMT "\n", STR_ARG(one->name),
                STR_ARG(one->reason), STR_ARG(one->detail));
        }
        fail_msg(STR_FMT ": %s, verdict %d", STR_ARG(name), reason ? reason : "-", found.verdict);
    }
    arena_free(ctx.arena);
}

static bool is_of_the_file(struct str name)
{
    return !str_eq(name, S("README.txt")) && !str_eq(name, S("manifest.sha256"));
}

static void what_is_another_is_told(void **state)
{
    struct str package = package_of_file();
    struct list parts = package_parts(world.arena, package, 0);

    (void)state;
    assert_true(parts.len > 10);
    expect_told(package, S(""), "stamp.none", VERIFIED_UNCHECKED);
    for (size_t i = 0; i + 1 < parts.len; i++) {
        struct str name = LIST_AT(parts, struct stored_part, i)->name;

        expect_told(package_with_spoiled(world.arena, package, i, false), name, "package.changed",
            VERIFIED_INVALID);
        /* Whoever writes the list anew is caught by the file's own manifest. */
        if (is_of_the_file(name) && !str_eq(name, S("ho-so.json")))
            expect_told(package_with_spoiled(world.arena, package, i, true), name,
                "package.changed", VERIFIED_INVALID);
    }
}

static void what_is_missing_added_or_renamed_is_told(void **state)
{
    struct str package = package_of_file();
    size_t len = package_parts(world.arena, package, 0).len;
    struct list parts;

    (void)state;
    for (size_t i = 0; i + 1 < len; i++) {
        struct str name;
        struct stored_part *part;

        parts = package_parts(world.arena, package, 1);
        part = LIST_AT(parts, struct stored_part, i);
        name = part->name;
        part->name = S("doi-ten.bin");
        expect_told(
            stored_zip_write(world.arena, &parts), name, "package.missing", VERIFIED_INVALID);
        expect_told(stored_zip_write(world.arena, &parts), S("doi-ten.bin"), "package.added",
            VERIFIED_INVALID);
        if (is_of_the_file(name) && !str_eq(name, S("ho-so.json")))
            expect_told(
                package_listed(world.arena, &parts), name, "package.missing", VERIFIED_INVALID);
    }
    parts = package_parts(world.arena, package, 1);
    memmove(LIST_AT(parts, struct stored_part, 1), LIST_AT(parts, struct stored_part, 0),
        parts.len * sizeof(struct stored_part));
    *LIST_AT(parts, struct stored_part, 0) = (struct stored_part){ S("them.txt"), S("x") };
    parts.len++;
    expect_told(
        stored_zip_write(world.arena, &parts), S("them.txt"), "package.added", VERIFIED_INVALID);
    expect_told(
        package_listed(world.arena, &parts), S("them.txt"), "package.added", VERIFIED_INVALID);
}

/* ---- an annex in a file of its own ---- */

/* Whoever writes all lists anew is caught by what the signed paper names, and by the seal. */
static void an_annex_of_its_own_is_checked(void **state)
{
    struct str package = package_of_file();
    struct list parts = package_parts(world.arena, package, 0);

    (void)state;
    expect_told(package, S(""), "stamp.none", VERIFIED_UNCHECKED);
    package_spoil(world.arena, &parts, "001/phu-luc-phat-hanh.pdf");
    expect_told(package_listed(world.arena, &parts), S("001/phu-luc-phat-hanh.pdf"),
        "package.report", VERIFIED_INVALID);
    parts = package_parts(world.arena, package, 0);
    package_spoil(world.arena, &parts, "001/phu-luc.pdf");
    expect_told(package_listed(world.arena, &parts), S("001/phu-luc.pdf"), "sign.changed",
        VERIFIED_INVALID);
    parts = package_parts(world.arena, package, 0);
    package_take_out(world.arena, &parts, "001/phu-luc.pdf");
    expect_told(package_listed(world.arena, &parts), S("001/phu-luc-phat-hanh.pdf"),
        "sign.signer_missing", VERIFIED_INVALID);
    parts = package_parts(world.arena, package, 0);
    package_take_out(world.arena, &parts, "001/phu-luc-phat-hanh.pdf");
    expect_told(package_listed(world.arena, &parts), S("001/manifest.json"), "package.lacks",
        VERIFIED_INVALID);
    expect_told(package_listed(world.arena, &parts), S("001/phu-luc.pdf"), "package.report",
        VERIFIED_INVALID);
    package_take_out(world.arena, &parts, "001/phu-luc.pdf");
    expect_told(package_listed(world.arena, &parts), S("001/manifest.json"), "package.lacks",
        VERIFIED_INVALID);
}

/* Who writes the list of contents anew is caught by what was kept of it: by the system, and by
 * whoever was told its digest. */
static void the_list_is_the_one_that_was_kept(void **state)
{
    struct ctx ctx = { .arena = arena_new(UNIT_BYTES), .now_ms = world.now_ms };
    struct str package = package_of_file(), kept;
    struct package_verification found;
    struct call call;

    (void)state;
    package_verify(&ctx, package, believed(&ctx), &found);
    kept = found.manifest_hash;
    package_compare(&ctx, kept, &found);
    assert_int_equal(found.verdict, VERIFIED_UNCHECKED); /* it has no time stamp */
    call = world_must(&world, "a-clerk", "POST /archive-verifications", package);
    assert_true(str_find(call.response.body, S("package.other")) == call.response.body.len);
    package = package_without_signers(world.arena, package);
    package_verify(&ctx, package, believed(&ctx), &found);
    assert_int_equal(found.verdict, VERIFIED_UNCHECKED);
    assert_true(told(&found, S("001/van-ban.pdf"), "package.signers"));
    package_compare(&ctx, kept, &found);
    assert_int_equal(found.verdict, VERIFIED_INVALID);
    assert_true(told(&found, S("ho-so.json"), "package.other"));
    call = world_must(&world, "a-clerk", "POST /archive-verifications", package);
    assert_true(str_find(call.response.body, S("package.other")) < call.response.body.len);
    arena_free(ctx.arena);
}

/* Signatures that fit are not enough: they are those of whom the file names. */
static void who_had_to_sign_is_asked(void **state)
{
    struct str package = package_of_file(), name = S("001/van-ban.pdf");

    (void)state;
    expect_told(
        package_with_said(world.arena, package, "\"field\":\"KyLanhDao\"", "\"field\":\"\""), name,
        "sign.signer_other", VERIFIED_INVALID);
    expect_told(
        package_with_said(world.arena, package, "\"field\":\"KyLanhDao\"", "\"field\":\"KyNhay\""),
        name, "sign.signer_missing", VERIFIED_INVALID);
}

static void what_is_named_twice_is_told(void **state)
{
    struct str package = package_of_file();
    struct list parts = package_parts(world.arena, package, 0);
    struct stored_part *list = LIST_AT(parts, struct stored_part, parts.len - 1);
    struct buf text = { .arena = world.arena };

    (void)state;
    for (int i = 0; i < 3; i++)
        buf_add(&text, list->bytes);
    list->bytes = buf_str(&text);
    expect_told(stored_zip_write(world.arena, &parts), S("001/van-ban.pdf"), "package.twice",
        VERIFIED_INVALID);
    /* In the file's manifest: then nothing else is looked at. */
    parts = package_parts(world.arena, package, 0);
    package_replace(world.arena, LIST_AT(parts, struct stored_part, 0),
        "\"path\":\"001/van-ban.pdf\"", "\"path\":\"001/nhat-ky.json\"");
    expect_told(package_listed(world.arena, &parts), S("001/nhat-ky.json"), "package.twice",
        VERIFIED_INVALID);
}

static void whose_roots_they_are_is_said(void **state)
{
    struct str package = package_of_file();
    struct ctx ctx = { .arena = arena_new(UNIT_BYTES), .now_ms = world.now_ms };
    struct package_verification found;

    (void)state;
    package_verify(&ctx, package, NULL, &found);
    assert_int_equal(found.verdict, VERIFIED_UNCHECKED);
    assert_true(told(&found, S(""), "package.roots"));
    package_verify(&ctx, package, trust_new(&ctx), &found);
    assert_int_equal(found.verdict, VERIFIED_INVALID);
    assert_true(told(&found, S("001/van-ban.pdf"), "sign.cert_untrusted"));
    arena_free(ctx.arena);
}

/* ---- time stamps ---- */

/* The file's manifest says another year, and the list was written anew. */
static struct str with_another_year(struct str package)
{
    return package_with_said(world.arena, package, "\"year\":2026", "\"year\":2027");
}

static void each_stamp_covers_those_before(void **state)
{
    struct str once, twice;
    struct list parts;

    (void)state;
    authority_set(1, "sha256");
    assert_true(file_has("Đang chờ dấu thời gian."));
    stamps_run();
    assert_true(file_has("\"stamps\":1,") && file_has("\"stamp_note\":\"\""));
    once = package_of_file();
    expect_told(once, S(""), NULL, VERIFIED_VALID);
    stamps_run(); /* nothing is due */
    assert_true(file_has("\"stamps\":1,"));
    authority_set(2, "sha512");
    stamps_run();
    assert_true(file_has("\"stamps\":2,") && file_has("\"digest\":\"sha512\""));
    twice = package_of_file();
    expect_told(twice, S(""), NULL, VERIFIED_VALID);
    /* Without the first, the second is over something else. */
    parts = package_parts(world.arena, twice, 0);
    package_member(&parts, "dau-thoi-gian/1.tst")->bytes =
        package_member(&parts, "dau-thoi-gian/2.tst")->bytes;
    expect_told(package_listed(world.arena, &parts), S("dau-thoi-gian/1.tst"), "sign.stamp_other",
        VERIFIED_INVALID);
    /* The manifest cannot be another since. */
    expect_told(
        with_another_year(twice), S("dau-thoi-gian/1.tst"), "sign.stamp_other", VERIFIED_INVALID);
    /* When its certificate has ended without another stamp, that is said. */
    world.now_ms += INT64_C(80) * 366 * MS_PER_DAY;
    expect_told(twice, S(""), "stamp.ended", VERIFIED_UNCHECKED);
}

static struct str package_stamped(void)
{
    authority_set(1, "sha256");
    stamps_run();
    return package_of_file();
}

/* The file was closed by a clock ten days ahead: its history cannot be older than the stamp over
 * it.
 */
static void what_came_after_the_stamp_is_told(void **state)
{
    struct str package = package_stamped();

    (void)state;
    expect_told(package, S("001/nhat-ky.json"), "package.later", VERIFIED_INVALID);
    expect_told(package, S("muc-luc-van-ban.txt"), "package.later", VERIFIED_INVALID);
}

static void another_digest_is_demanded(void)
{
    authority_set(2, "sha512");
}

static void nobody_stamps_any_more(void)
{
    (void)world_must(&world, "admin", "PUT /stamp-authority",
        S("{\"version\":4,\"url\":\"\",\"digest\":\"sha512\"}"));
}

/* The setting is another by the time the answer comes: it is asked again by what is demanded now,
 * and nobody bears the other's error. */
static void an_answer_to_another_demand_is_none(void **state)
{
    (void)state;
    authority_set(1, "sha256");
    meanwhile = another_digest_is_demanded;
    stamps_run();
    assert_true(file_has("\"stamps\":1,") && file_has("\"digest\":\"sha512\""));
    authority_set(3, "sha512"); /* the same once more: nothing is due */
    stamps_run();
    assert_true(file_has("\"stamps\":1,"));
}

static void nobody_is_asked_once_nobody_is_named(void **state)
{
    (void)state;
    authority_set(1, "sha256");
    authority_set(2, "sha256");
    authority_set(3, "sha256");
    authority = NULL;
    meanwhile = nobody_stamps_any_more;
    stamps_run();
    assert_true(file_has("\"stamps\":0,") && file_has("\"stamp_at\":null"));
    assert_true(answer_has("admin", "GET /stamp-authority", "\"error\":\"\""));
}

static void what_cannot_be_believed_is_no_stamp(void **state)
{
    static const struct {
        const char *authority, *said;
    } cases[] = {
        { NULL, "không kết nối được máy chủ" },
        { "stranger-tsa", "không do tổ chức được tin cậy cấp" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        authority_set((int)i + 1, "sha256");
        authority = cases[i].authority;
        stamps_run();
        if (!file_has(cases[i].said) || !file_has("\"stamps\":0,"))
            fail_msg("%s", cases[i].said);
    }
    authority = "tsa";
    world.now_ms += MS_PER_DAY;
    authority_set((int)ARRAY_LEN(cases) + 1, "sha256");
    stamps_run();
    assert_true(file_has("Thời gian quá cũ"));
}

/* ---- whose certificates stand in it ---- */

struct taken {
    struct str names[16];
    size_t len;
};

static void name_take(void *of, struct str name, struct str bytes)
{
    struct taken *taken = of;

    (void)bytes;
    for (size_t i = 0; i < taken->len; i++)
        if (str_eq(taken->names[i], name))
            fail_msg("twice: " STR_FMT, STR_ARG(name));
    taken->names[taken->len++] = name;
}

static enum status signers_take(struct ctx *ctx, void *arg)
{
    static const char *const certs[] = { "leader3072.pem", "stranger.pem" };
    struct evidence *evidence = ARENA_NEW(ctx->arena, struct evidence);
    struct list read[ARRAY_LEN(certs)];

    TRY(evidence_begin(ctx, name_take, arg, evidence));
    for (size_t i = 0; i < ARRAY_LEN(certs); i++) {
        TRY(trust_facts_read(ctx, pki_file(ctx->arena, certs[i]), &read[i]));
        TRY(evidence_signer(evidence, LIST_AT(read[i], struct trust_facts, 0)));
    }
    assert_true(str_eq(LIST_AT(read[0], struct trust_facts, 0)->serial,
        LIST_AT(read[1], struct trust_facts, 0)->serial));
    return ST_OK;
}

/* Two authorities give the same serial number. */
static void each_certificate_has_a_name(void **state)
{
    struct ctx ctx = world_ctx(&world);
    struct taken taken = { 0 };

    (void)state;
    assert_int_equal(database_read(&ctx, signers_take, &taken), ST_OK);
    assert_true(taken.len >= 2);
}

/* ---- destroying ---- */

static enum status destroy_all(struct ctx *ctx, void *arg)
{
    static const enum stmt its[] = { STMT_DESTROY_PIECES, STMT_DESTROY_SIGNED,
        STMT_DESTROY_VERSIONS, STMT_DESTROY_DOCUMENTS, STMT_DESTROY_ANNEXES, STMT_DESTROY_DRAFTS };
    int64_t today = date_today(ctx->now_ms);
    bool found;

    (void)arg;
    for (size_t i = 0; i < ARRAY_LEN(its); i++)
        TRY(db_run(ctx, its[i], ARGS(V_INT(file), V_INT(today))));
    TRY(db_run(ctx, STMT_DESTROY_PACKAGES, ARGS(V_INT(file), V_INT(today), V_INT(ctx->now_ms))));
    return db_one(
        ctx, STMT_DESTROY_FILE, ARGS(V_INT(file), V_INT(ctx->now_ms), V_INT(today)), &found);
}

/* Each statement asks for itself whether the file may go: this one is kept for ever. */
static void no_statement_destroys_what_is_kept(void **state)
{
    struct dump before, after;
    struct ctx ctx;

    (void)state;
    (void)package_of_file();
    dump_take(world.dumper, &before);
    ctx = world_ctx(&world);
    assert_int_equal(database_write(&ctx, world.database, destroy_all, NULL), ST_OK);
    dump_take(world.dumper, &after);
    assert_null(dump_difference(&before, &after, ""));
}

/* ---- what is large ---- */

/* As much as several annexes are: it is packed whole, and the program finds each signature. */
static void a_large_file_is_packed(void **state)
{
    const char *build = getenv("MESON_BUILD_ROOT"), *name;
    struct str package;

    (void)state;
    package = package_stamped();
    if (package.len <= (size_t)64 << 20)
        fail_msg("%zu bytes", package.len);
    name = desk_write(world.arena, "large.zip", package);
    assert_true(desk_run(world.arena,
        "%s/baocao verify-package '%s' --trust '%s/trust' >'%s.out';"
        " grep -q 'Gói hồ sơ: Hợp lệ' '%s.out'",
        build, name, desk_folder(world.arena), name, name));
    assert_true(desk_run(world.arena, "rm -f '%s' '%s.out'", name, name));
}

static enum status file_grow(struct ctx *ctx, void *arg)
{
    bool found;

    return db_one(ctx, STMT_ARCHIVE_GROW, ARGS(V_INT(file), V_INT(*(const int64_t *)arg)), &found);
}

/* A volume with room for some bytes, but not for what comes, is full. */
static void what_does_not_fit_begins_a_volume(void **state)
{
    struct ctx ctx = world_ctx(&world);
    struct call call = world_must(&world, "a-clerk", "GET /archive-files", (struct str){ 0 });
    int64_t more = ARCHIVE_FILE_BYTES_MAX - world_number(&world, &call, "items.0.size") - 1;

    (void)state;
    assert_int_equal(database_write(&ctx, world.database, file_grow, &more), ST_OK);
    call = world_must(&world, "a-clerk", "POST /archive-files/intake", S("{}"));
    assert_int_equal(world_number(&world, &call, "filed"), 1);
    assert_true(answer_has("a-clerk", "GET /archive-files?order=oldest", "\"part\":2,"));
}

/* ---- the program alone ---- */

static void the_program_checks_it(void **state)
{
    const char *build = getenv("MESON_BUILD_ROOT");
    const char *bare = desk_write(world.arena, "bare.zip", package_of_file());
    struct str package = package_stamped();
    const char *good = desk_write(world.arena, "good.zip", package);
    const char *bad =
        desk_write(world.arena, "bad.zip", package_with_spoiled(world.arena, package, 1, false));
    const char *folder = desk_folder(world.arena);

    (void)state;
    assert_true(desk_run(world.arena,
        "%s/baocao verify-package '%s' --trust '%s/trust' | grep -q 'Gói hồ sơ: Hợp lệ'", build,
        good, folder));
    assert_true(desk_run(world.arena,
        "%s/baocao verify-package '%s' --trust '%s/trust' >'%s.out'; test $? = 1 &&"
        " grep -q 'package.changed' '%s.out'",
        build, bad, folder, bad, bad));
    assert_true(desk_run(world.arena,
        "%s/baocao verify-package '%s' --trust '%s/trust' >'%s.out'; test $? = 3 &&"
        " grep -q 'stamp.none' '%s.out'",
        build, bare, folder, bare, bare));
    assert_true(desk_run(
        world.arena, "%s/baocao verify-package '%s' >/dev/null; test $? = 3", build, good));
    assert_true(desk_run(world.arena,
        "cd \"$(mktemp -d)\" && unzip -q '%s' && sha256sum -c --quiet manifest.sha256", good));
    assert_true(desk_run(
        world.arena, "rm -f '%s' '%s' '%s.out' '%s' '%s.out'", good, bad, bad, bare, bare));
}

/* ---- the world ---- */

static int open_with(const char *part)
{
    struct call call;

    world_open_under(&world, kind, "kon-tum confirming");
    assert_true(talk_run(&world, &watch, part));
    call = world_must(&world, "a-clerk", "GET /archive-files", (struct str){ 0 });
    file = world_number(&world, &call, "items.0.id");
    world.now_ms = clock_now_ms();
    authority = "tsa";
    return 0;
}

static int open_world(void **state)
{
    (void)state;
    return open_with("tests/api/archived.part");
}

/* Closed ten days from now by the system's clock. */
static int open_ahead(void **state)
{
    struct call call;

    (void)state;
    (void)open_with("tests/api/filed_twice.part");
    world.now_ms += 10 * MS_PER_DAY;
    call = world_must(&world, "a-clerk",
        str_format(world.arena, "GET /archive-files/%lld", (long long)file).ptr, (struct str){ 0 });
    (void)world_must(&world, "a-clerk",
        str_format(world.arena, "POST /archive-files/%lld/close", (long long)file).ptr,
        str_format(
            world.arena, "{\"version\":%lld}", (long long)world_number(&world, &call, "version")));
    world.now_ms = clock_now_ms();
    return 0;
}

static int open_large(void **state)
{
    (void)state;
    return open_with("tests/api/archived_large.part");
}

static int open_annex(void **state)
{
    (void)state;
    return open_with("tests/api/archived_annex.part");
}

static int open_filed_twice(void **state)
{
    (void)state;
    return open_with("tests/api/filed_twice.part");
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
    const struct CMUnitTest tests[] = {
        ON(what_is_another_is_told),
        ON(what_is_missing_added_or_renamed_is_told),
        ON(who_had_to_sign_is_asked),
        ON(the_list_is_the_one_that_was_kept),
        ON(what_is_named_twice_is_told),
        cmocka_unit_test_setup_teardown(an_annex_of_its_own_is_checked, open_annex, close_world),
        ON(whose_roots_they_are_is_said),
        ON(each_stamp_covers_those_before),
        cmocka_unit_test_setup_teardown(what_came_after_the_stamp_is_told, open_ahead, close_world),
        ON(an_answer_to_another_demand_is_none),
        ON(nobody_is_asked_once_nobody_is_named),
        ON(what_cannot_be_believed_is_no_stamp),
        ON(the_program_checks_it),
        ON(each_certificate_has_a_name),
        ON(no_statement_destroys_what_is_kept),
        cmocka_unit_test_setup_teardown(a_large_file_is_packed, open_large, close_world),
        cmocka_unit_test_setup_teardown(
            what_does_not_fit_begins_a_volume, open_filed_twice, close_world),
    };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed;

    watch_open(&watch);
    failed = run_all("archive: sqlite", DATABASE_SQLITE);
    if (fixture_server())
        failed += run_all("archive: pgsql", DATABASE_PGSQL);
    watch_close(&watch);
    return failed;
}
