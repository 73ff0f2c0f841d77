/*
 * A report's documents, signed: what is found out about them when somebody brings them, by their
 * bytes, by a part of them and by a detached signature; and that the bundle is checked by the
 * commands written in it, with nothing of this system but what it holds (KT-29, NA-29, CT-34).
 */
#include "base/host/clock.h"
#include "base/host/secret.h"
#include "core/signing.h"
#include "domain/files.h"
#include "tests/api/node.h"
#include "tests/api/pki.h"
#include "tests/api/talk.h"
#include "tests/sign/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world world;
static enum database_kind kind;
static struct watch watch;
static int64_t report, paper, packet;

static struct ctx here(void)
{
    return (struct ctx){ .arena = world.arena, .now_ms = world.now_ms };
}

/* ---- what there is ---- */

static struct str content(int64_t document)
{
    struct call call = world_must(&world, "a-entry",
        str_format(world.arena, "GET /reports/%lld/documents/%lld/content", (long long)report,
            (long long)document)
            .ptr,
        (struct str){ 0 });

    assert_true(call.response.body_more == 0);
    return str_copy(world.arena, call.response.body);
}

struct version {
    int64_t document, number;
    enum document_stage stage;
    struct str bytes;
};

static enum status version_keep(struct ctx *ctx, void *arg)
{
    const struct version *version = arg;
    struct str hash = secret_sha256(ctx->arena, version->bytes);
    int64_t file;

    TRY(file_put(ctx, version->bytes, hash, &file));
    return db_run(ctx, STMT_DOCUMENT_VERSION_INSERT,
        ARGS(V_INT(version->document), V_INT(version->number), V_INT(version->stage), V_INT(file),
            V_TEXT(hash), V_INT((int64_t)version->bytes.len),
            V_INT(world_person(&world, "a-approver")->id), V_TEXT(S("Chủ tịch")),
            V_INT(ctx->now_ms), V_TEXT(S("")), V_NULL));
}

static void version_add(
    int64_t document, int64_t number, enum document_stage stage, struct str bytes)
{
    struct ctx ctx = world_ctx(&world);
    struct version version = { document, number, stage, bytes };

    assert_int_equal(database_write(&ctx, world.database, version_keep, &version), ST_OK);
}

static struct str packet_sign(struct str bytes, const char *key)
{
    struct ctx ctx = here();
    struct sign_job job = sign_packet(bytes);
    struct sign_answer answer = { .kind = SIGN_ANSWER_RAW, .scheme = desk_scheme(key) };
    struct buf certs = { .arena = world.arena };
    struct str attributes, out;

    buf_add(&certs, pki_file(world.arena, str_format(world.arena, "%s.pem", key).ptr));
    buf_add(&certs, pki_file(world.arena, "sub.pem"));
    answer.certs = buf_str(&certs);
    assert_int_equal(sign_attributes(&ctx, &job, answer.certs, &attributes), ST_OK);
    answer.bytes = desk_sign(&ctx, key, answer.scheme, attributes);
    assert_int_equal(sign_finish(&ctx, &job, &answer, (struct str){ 0 }, &out), ST_OK);
    return out;
}

static void trust_all(void)
{
    static const char *const names[] = { "root.pem", "sub.pem", "root.crl", "sub.crl" };

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        world_must(&world, "admin", "POST /trust-items", pki_file(world.arena, names[i]));
}

static int64_t leader_register(const char *file)
{
    struct call call = world_must(&world, "admin",
        str_format(world.arena, "POST /accounts/%lld/certificates",
            (long long)world_person(&world, "a-approver")->id)
            .ptr,
        pki_file(world.arena, file));

    return world_number(&world, &call, "id");
}

/* ---- asking ---- */

/* What is answered about the file must have these words, the first character of one that must not
 * be there is an exclamation mark. */
static void verify(const char *who, struct str bytes, const char *const *words)
{
    struct call call = world_must(&world, who, "POST /verifications", bytes);

    for (; *words; words++) {
        bool unwanted = **words == '!';
        struct str text = str_of(*words + unwanted);

        if ((str_find(call.response.body, text) < call.response.body.len) == unwanted)
            fail_msg("%s: " STR_FMT, *words, STR_ARG(call.response.body));
    }
}

#define VERIFY(who, bytes, ...) verify(who, bytes, (const char *const[]){ __VA_ARGS__, NULL })

static void a_signed_paper_is_known(void **state)
{
    struct ctx ctx = here();
    struct str issued = content(paper), once, sealed, changed;
    int64_t certificate;

    (void)state;
    once = office_sign(&ctx, issued, OFFICE_LEADER, "leader-ec", NULL);
    version_add(paper, 2, STAGE_SIGNED, once);
    VERIFY("a-entry", once, "\"verdict\":\"invalid\"", "sign.cert_untrusted", "\"found\":true");
    trust_all();
    VERIFY("a-entry", once, "\"verdict\":\"valid\"", "\"registered\":false", "\"revision\":1",
        "\"is_current\":true", "\"readable\":true", "Người có thẩm quyền đã ký số");
    VERIFY("b-entry", once, "\"verdict\":\"valid\"", "\"readable\":false", "\"report_id\":null");
    /* Registered later than it signed: that does not reach back. */
    world.now_ms += 1000;
    certificate = leader_register("leader-ec.pem");
    VERIFY("a-entry", once, "\"registered\":false");
    /* The next one is signed with a registered certificate, and stays so when that is withdrawn. */
    world.now_ms += 1000;
    sealed = office_sign(&ctx, once, OFFICE_SEAL, "seal", NULL);
    version_add(paper, 3, STAGE_SEALED, sealed);
    VERIFY("a-entry", sealed, "\"verdict\":\"valid\"", "\"registered\":true",
        "Công chức a-approver", "DauCoQuan", "Đã ký số của cơ quan");
    world.now_ms += 1000;
    world_must(&world, "admin",
        str_format(world.arena, "POST /accounts/%lld/certificates/%lld/withdraw",
            (long long)world_person(&world, "a-approver")->id, (long long)certificate)
            .ptr,
        S("{\"reason\":\"Mất\"}"));
    VERIFY("a-entry", sealed, "\"verdict\":\"valid\"", "\"registered\":true");
    /* One byte of it. */
    changed = str_copy(world.arena, sealed);
    ((char *)changed.ptr)[str_find(changed, S("/Producer")) + 12] ^= 1;
    VERIFY("a-entry", changed, "\"verdict\":\"invalid\"", "!\"verdict\":\"valid\"",
        "\"is_current\":false", "Mã trong tệp là của báo cáo này, nhưng tệp không hợp lệ");
    /* A revision of ours with something signed on top that never came here. */
    VERIFY("a-entry", office_sign(&ctx, sealed, "KyNhay", "leader3072", NULL), "\"found\":true",
        "KyNhay", "Phó Chủ tịch", "\"verdict\":\"invalid\"", "sign.signer_other",
        "\"is_current\":false");
}

static void what_was_superseded_says_so(void **state)
{
    struct ctx ctx = here();
    struct str once = office_sign(&ctx, content(paper), OFFICE_LEADER, "leader-ec", NULL);
    struct call call;

    (void)state;
    trust_all();
    version_add(paper, 2, STAGE_SIGNED, once);
    call = world_must(&world, "a-approver",
        str_format(world.arena, "GET /reports/%lld", (long long)report).ptr, (struct str){ 0 });
    world_must(&world, "a-approver",
        str_format(world.arena, "POST /reports/%lld/actions", (long long)report).ptr,
        str_format(world.arena, "{\"action\":\"refuse\",\"version\":%lld,\"note\":\"Sai\"}",
            (long long)world_number(&world, &call, "version")));
    VERIFY("a-entry", once, "\"verdict\":\"valid\"", "\"is_current\":false", "chờ được thay thế");
    call = world_must(&world, "a-entry",
        str_format(world.arena, "GET /reports/%lld", (long long)report).ptr, (struct str){ 0 });
    world_must(&world, "a-entry",
        str_format(world.arena, "POST /reports/%lld/actions", (long long)report).ptr,
        str_format(world.arena, "{\"action\":\"submit\",\"version\":%lld}",
            (long long)world_number(&world, &call, "version")));
    VERIFY("a-entry", once, "\"verdict\":\"valid\"", "\"is_current\":false",
        "báo cáo hiện có bản số 2, văn bản này là của bản số 1", "không phải là bản hiện hành");
}

static void a_signature_apart_finds_its_packet(void **state)
{
    struct str bytes = content(packet), cms = packet_sign(bytes, "leader-ec"),
               foreign = packet_sign(S("{\"format\":\"other\"}"), "leader-ec");

    (void)state;
    trust_all();
    /* It fits the packet, but is a stranger's and never came here; then a leader's, who could. */
    VERIFY("a-entry", cms, "\"file\":\"signature\"", "\"verdict\":\"invalid\"", "sign.signer_other",
        "\"found\":true", "!\"verdict\":\"valid\"");
    leader_register("leader-ec.pem");
    VERIFY(
        "a-entry", cms, "\"verdict\":\"unchecked\"", "verify.not_taken", "!\"verdict\":\"valid\"");
    VERIFY("a-entry", foreign, "\"verdict\":\"unchecked\"", "verify.packet", "\"found\":false",
        "!\"verdict\":\"valid\"");
    VERIFY("a-entry", bytes, "\"file\":\"packet\"", "sign.none");
    version_add(packet, 2, STAGE_SIGNED, cms);
    VERIFY("a-entry", bytes, "\"file\":\"packet\"", "\"verdict\":\"valid\"",
        "Chủ tịch UBND xã Hòa Bình", "\"is_final\":false", "chưa có chữ ký số của cơ quan");
    VERIFY("a-entry", cms, "\"file\":\"signature\"", "\"verdict\":\"valid\"",
        "\"purpose_title\":\"Ký duyệt\"");
    VERIFY(
        "a-entry", str_copy(world.arena, str_sub(cms, 0, cms.len / 2)), "\"verdict\":\"invalid\"");
}

/* ---- the bundle ---- */

static void bytes_write(const char *path, struct str bytes)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
}

static bool shell(const char *format, ...) PRINTF_LIKE(1, 2);
static bool shell(const char *format, ...)
{
    va_list args;
    struct str command;

    va_start(args, format);
    command = str_vformat(world.arena, format, args);
    va_end(args);
    return system(command.ptr) == 0;
}

static void a_bundle_is_checked_by_what_it_says(void **state)
{
    const char *build = getenv("MESON_BUILD_ROOT");
    char folder[] = "/tmp/baocao-bundle-XXXXXX";
    struct ctx ctx = here();
    struct str once = office_sign(&ctx, content(paper), OFFICE_LEADER, "leader-ec", NULL);
    struct call call;

    (void)state;
    trust_all();
    version_add(paper, 2, STAGE_SIGNED, once);
    version_add(packet, 2, STAGE_SIGNED, packet_sign(content(packet), "leader-ec"));
    call = world_must(&world, "a-entry",
        str_format(world.arena, "GET /reports/%lld/documents/bundle.zip", (long long)report).ptr,
        (struct str){ 0 });
    assert_non_null(mkdtemp(folder));
    bytes_write(str_format(world.arena, "%s/a.zip", folder).ptr, call.response.body);
    assert_true(shell("cd %s && unzip -q a.zip && rm a.zip && ls README.txt manifest.json"
                      " tin-cay.pem van-ban/ban-phat-hanh.pdf tin-cay/*.crl >/dev/null",
        folder));
    /* It says of what report it is. */
    assert_true(shell("cd %s && grep -q '^Đơn vị báo cáo: Xã ' README.txt &&"
                      " grep -q '^Báo cáo: ..' README.txt &&"
                      " grep -q '^Kỳ: Tháng 10 năm 2026$' README.txt || { cat README.txt; false; }",
        folder));
    /* Its own commands, as they are written, with the program and openssl alone. */
    assert_true(shell("cd %s && grep -E '^    (baocao|openssl)' README.txt >run.sh &&"
                      " test $(grep -c . run.sh) = 3 && PATH=%s:$PATH bash -e run.sh >out 2>&1 ||"
                      " { cat out README.txt; false; }",
        folder, build));
    /* The digests in it are those of its files. */
    assert_true(shell("cd %s && grep -E '^  [0-9a-f]{64}  ' README.txt | sed 's/^  //' |"
                      " sha256sum -c --quiet",
        folder));
    /* Without the list of who had to sign nothing is valid, and with another's it is not. */
    assert_true(shell("cd %s && sed 's/ --signers nguoi-ky.txt//' run.sh | grep baocao >bare.sh &&"
                      " while read -r line; do PATH=%s:$PATH bash -c \"$line\" >out 2>&1;"
                      " test $? = 3 && grep -q verify.signers out || exit 1; done <bare.sh",
        folder, build));
    assert_true(shell("cd %s && sed -i.kept 's/^..../0000/' nguoi-ky.txt &&"
                      " grep baocao run.sh | while read -r line; do"
                      " PATH=%s:$PATH bash -c \"$line\" >out 2>&1;"
                      " test $? = 1 && grep -q sign.signer_other out || exit 1; done &&"
                      " mv nguoi-ky.txt.kept nguoi-ky.txt",
        folder, build));
    /* And they fail when a byte of the packet is another. */
    assert_true(shell("cd %s && for f in goi-du-lieu/*.json; do printf x >>$f; done &&"
                      " ! PATH=%s:$PATH bash -e run.sh >out 2>&1",
        folder, build));
    assert_true(shell("rm -r %s", folder));
}

#define SIGNED_MS INT64_C(1792022400000) /* 15 October 2026 */
#define LATER_MS INT64_C(1795132800000)  /* 20 November 2026 */

/* Both signed in October; what one signed stays, the other's key may have been another's by then.
 * By the system and by who has the bundle alone. */
static void what_was_taken_back_since_is_told(void **state)
{
    const char *build = getenv("MESON_BUILD_ROOT");
    char folder[] = "/tmp/baocao-bundle-XXXXXX";
    struct ctx ctx = here();
    struct str once = office_sign(&ctx, content(paper), OFFICE_LEADER, "leader-ec", NULL);
    struct str bytes = content(packet);
    struct call call;

    (void)state;
    world.now_ms = SIGNED_MS;
    trust_all();
    version_add(paper, 2, STAGE_SIGNED, once);
    version_add(packet, 2, STAGE_SIGNED, packet_sign(bytes, "leader"));
    VERIFY("a-entry", once, "\"verdict\":\"valid\"", "!sign.cert_revoked");
    VERIFY("a-entry", bytes, "\"verdict\":\"valid\"", "!sign.cert_revoked");
    world.now_ms = LATER_MS;
    world_must(&world, "admin", "POST /trust-items", pki_file(world.arena, "gone.crl"));
    VERIFY("a-entry", once, "\"verdict\":\"valid\"", "!sign.cert_revoked");
    VERIFY("a-entry", bytes, "\"verdict\":\"invalid\"", "sign.cert_revoked");
    call = world_must(&world, "a-entry",
        str_format(world.arena, "GET /reports/%lld/documents/bundle.zip", (long long)report).ptr,
        (struct str){ 0 });
    assert_non_null(mkdtemp(folder));
    bytes_write(str_format(world.arena, "%s/a.zip", folder).ptr, call.response.body);
    assert_true(
        shell("cd %s && unzip -q a.zip && grep -E '^    baocao' README.txt >run.sh &&"
              " test $(grep -c . run.sh) = 2 && PATH=%s:$PATH && export PATH &&"
              " bash -c \"$(grep van-ban/ run.sh)\" >out &&"
              " ! bash -c \"$(grep -v van-ban/ run.sh)\" >out && grep -q sign.cert_revoked out",
            folder, build));
    assert_true(shell("rm -r %s", folder));
}

/* ---- what the clerk is told ---- */

struct annex {
    int64_t file_id, size;
    bool lost; /* cut off; else: other bytes of the same length */
};

static enum status annex_spoil(struct ctx *ctx, void *arg)
{
    struct annex *annex = arg;
    bool found;

    TRY(db_one(ctx, STMT_ARCHIVE_ANNEXES, ARGS(V_INT(report), V_INT(1), V_INT(1)), &found));
    assert_true(found);
    annex->file_id = db_int(ctx, 1);
    annex->size = db_int(ctx, 2);
    TRY(db_run(ctx, STMT_FILE_CHUNK_DELETE, ARGS(V_INT(annex->file_id), V_INT(0), V_INT(1))));
    if (annex->lost)
        return ST_OK;
    return db_run(ctx, STMT_FILE_CHUNK_INSERT,
        ARGS(V_INT(annex->file_id), V_INT(0),
            V_BLOB(((struct str){
                ARENA_ARRAY(ctx->arena, (size_t)annex->size, char), (size_t)annex->size }))));
}

static bool clerk_reads(const char *words)
{
    struct call call = world_must(&world, "a-clerk", "GET /clerk-desk", (struct str){ 0 });

    return str_find(call.response.body, str_of(words)) < call.response.body.len;
}

/* Annexes are compared each time, not only counted. */
static void a_changed_annex_is_told_to_the_clerk(void **state)
{
    struct annex annex = { 0 };
    struct ctx ctx = world_ctx(&world);

    (void)state;
    assert_true(clerk_reads("1 tệp kèm theo đúng như trong bản kê"));
    assert_int_equal(database_write(&ctx, world.database, annex_spoil, &annex), ST_OK);
    assert_true(clerk_reads("Tệp kèm theo không còn như khi ký: bang.pdf."));
    assert_false(clerk_reads("đúng như trong bản kê"));
    annex.lost = true;
    assert_int_equal(database_write(&ctx, world.database, annex_spoil, &annex), ST_OK);
    assert_true(clerk_reads("Tệp kèm theo không còn như khi ký: bang.pdf."));
}

/* ---- the world ---- */

static int64_t document_id(const struct call *call, size_t i)
{
    return world_number(&world, call, str_format(world.arena, "items.%zu.id", i).ptr);
}

static int open_world(void **state)
{
    struct call call;

    (void)state;
    world_open(&world, kind);
    assert_true(talk_run(&world, &watch, "tests/api/issued.part"));
    call = world_must(&world, "a-entry", "GET /reports?state=submitted", (struct str){ 0 });
    report = world_number(&world, &call, "items.0.id");
    call = world_must(&world, "a-entry",
        str_format(world.arena, "GET /reports/%lld/documents", (long long)report).ptr,
        (struct str){ 0 });
    paper = document_id(&call, 0);
    packet = document_id(&call, 1);
    world.now_ms = clock_now_ms();
    return 0;
}

static int open_signed(void **state)
{
    struct call call;

    (void)state;
    world_open_under(&world, kind, "kon-tum");
    assert_true(talk_run(&world, &watch, "tests/api/signed_annex.part"));
    call = world_must(&world, "a-clerk", "GET /clerk-desk", (struct str){ 0 });
    report = world_number(&world, &call, "items.0.report_id");
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
    const struct CMUnitTest tests[] = {
        ON(a_signed_paper_is_known),
        ON(what_was_superseded_says_so),
        ON(a_signature_apart_finds_its_packet),
        ON(a_bundle_is_checked_by_what_it_says),
        ON(what_was_taken_back_since_is_told),
        cmocka_unit_test_setup_teardown(
            a_changed_annex_is_told_to_the_clerk, open_signed, close_world),
    };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed;

    watch_open(&watch);
    failed = on_each_database(run_all, "verification");
    watch_close(&watch);
    return failed;
}
