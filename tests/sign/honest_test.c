/* Documents signed by other programs' hands, honestly: they are accepted, or refused for what the
 * program did to the document; never for being another's. */
#include <stdlib.h>
#include <string.h>

#include "tests/sign/issued.h"
#include "tests/sign/tamper.h"
#include "tests/unit.h"

static size_t accepted;

/* The number it was given. */
static struct str expect_valid(
    struct ctx *ctx, struct str document, struct str issued, size_t signatures, const char *what)
{
    struct verified found = office_verify(ctx, document, issued);

    for (size_t i = 0; i < found.len; i++)
        if (found.items[i].verdict != VERDICT_VALID)
            print_error("%s: " STR_FMT "\n", what, STR_ARG(found.items[i].detail));
    if (found.verdict != VERDICT_VALID || found.len != signatures)
        fail_msg("%s: %s: " STR_FMT, what, problem_name(found.reason), STR_ARG(found.detail));
    accepted++;
    return found.number;
}

static struct str by_tool(struct ctx *ctx, const char *tool, struct str in, const char *field)
{
    const char *from = desk_write(ctx->arena, str_format(ctx->arena, "%s.in", tool).ptr, in);
    const char *to = str_format(ctx->arena, "%s.pdf", from).ptr;
    struct str out;

    if (!desk_run(ctx->arena, "bash tests/sign/honest.sh '%s' %s '%s' '%s' %s",
            desk_folder(ctx->arena), tool, from, to, field))
        fail_msg("%s cannot sign; see %s/log", tool, desk_folder(ctx->arena));
    out = file_read(ctx->arena, to);
    assert_true(desk_run(ctx->arena, "rm -f '%s' '%s'", from, to));
    return out;
}

/* Sealed and numbered behind another's signature, as any document. */
static void expect_sealed(struct ctx *ctx, struct str document, struct str issued, const char *what)
{
    struct str numbered = issued_number(ctx, document, "05", ISSUED_DAY);

    numbered = office_sign(ctx, numbered, OFFICE_SEAL, "seal", NULL);
    expect_text(expect_valid(ctx, numbered, issued, 2, what), "05", what);
}

static void our_own(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx);
    struct str once = office_sign(&ctx, issued, OFFICE_LEADER, "leader4096", "tsa");

    (void)state;
    ctx.now_ms += 2000;
    (void)expect_valid(&ctx, once, issued, 1, "ours");
    expect_sealed(&ctx, once, issued, "ours, sealed");
    arena_free(ctx.arena);
}

/* A CMS made by OpenSSL, with a signing time, in the hole of a job. */
static void openssl_builds_the_signature(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx), out;
    struct sign_order order = { .document = issued,
        .field = S(OFFICE_LEADER),
        .box = { 33000, 6000, 52000, 14000 },
        .at_ms = ctx.now_ms };
    struct sign_job job;
    struct sign_answer answer = { .kind = SIGN_ANSWER_CMS };
    struct buf content = { .arena = ctx.arena };

    (void)state;
    assert_int_equal(sign_begin(&ctx, &order, &job), ST_OK);
    buf_add(&content, str_sub(job.document, 0, job.hole - 1));
    buf_add(&content, str_sub(job.document, job.hole_end + 1, job.document.len));
    answer.bytes = by_tool(&ctx, "openssl", buf_str(&content), "");
    assert_int_equal(sign_finish(&ctx, &job, &answer, S(""), &out), ST_OK);
    (void)expect_valid(&ctx, out, issued, 1, "openssl");
    expect_sealed(&ctx, out, issued, "openssl, sealed");
    arena_free(ctx.arena);
}

/* MuPDF 1.21 signs fields that are there, and with SHA-1: the document is right, its signature is
 * not. What it writes anew before somebody signs is accepted. */
static void mupdf_signs_and_writes_anew(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx), once;
    struct tampering t = tamper(&ctx, issued);
    struct verified found;

    (void)state;
    once = office_sign(&ctx, by_tool(&ctx, "clean", issued, ""), OFFICE_LEADER, "leader", NULL);
    (void)expect_valid(&ctx, once, issued, 1, "mutool clean");
    expect_sealed(&ctx, once, issued, "mutool clean, sealed");
    tamper_field(&t,
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (KyLanhDao) /F 4 /Rect [330 300 520 380] >>");
    issued = tamper_end(&t);
    once = by_tool(&ctx, "mutool", issued, "");
    found = office_verify(&ctx, once, issued);
    assert_int_equal(found.reason, PROBLEM_NONE);
    assert_int_equal(found.len, 1);
    assert_int_equal(found.items[0].reason, PROBLEM_SIGN_ALGORITHM);
    arena_free(ctx.arena);
}

static void poppler_signs(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx),
               out = by_tool(&ctx, "poppler", issued, OFFICE_LEADER);

    (void)state;
    (void)expect_valid(&ctx, out, issued, 1, "poppler");
    expect_sealed(&ctx, out, issued, "poppler, sealed");
    arena_free(ctx.arena);
}

/* Written anew before it is signed: the same content. After that: the signature is gone. */
static void qpdf_writes_anew(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx), anew = by_tool(&ctx, "qpdf", issued, ""), once;
    struct verified found;

    (void)state;
    once = office_sign(&ctx, anew, OFFICE_LEADER, "leader", NULL);
    (void)expect_valid(&ctx, once, issued, 1, "qpdf");
    found = office_verify(&ctx, once, issued);
    assert_true(found.rewritten);
    expect_text(found.manifest, ISSUED_MANIFEST, "manifest");
    expect_sealed(&ctx, once, issued, "qpdf, sealed");
    anew = by_tool(&ctx, "qpdf", once, "");
    found = office_verify(&ctx, anew, issued);
    assert_int_equal(found.verdict, VERDICT_INVALID);
    arena_free(ctx.arena);
}

/* A form may say that nobody need draw it. */
static void a_form_that_is_drawn_already_says_so(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx), once;
    struct tampering t = tamper(&ctx, issued);

    (void)state;
    tamper_key(&t, pdf_key(t.root, "AcroForm")->number, "NeedAppearances", "false");
    once = office_sign(&ctx, tamper_end(&t), OFFICE_LEADER, "leader", NULL);
    (void)expect_valid(&ctx, once, issued, 1, "NeedAppearances");
    expect_sealed(&ctx, once, issued, "NeedAppearances, sealed");
    arena_free(ctx.arena);
}

/* As programs do that keep room for long chains. */
static void much_room_behind_a_signature_is_no_fault(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str once = office_sign(&ctx, issued_document(&ctx), OFFICE_LEADER, "leader", NULL), name;
    struct pdf_file *file;
    struct pdf_fields fields;
    struct pdf_signatures found;
    struct buf roomy = { .arena = ctx.arena };
    struct cms cms;

    (void)state;
    assert_int_equal(pdf_open(&ctx, once, &file), ST_OK);
    assert_int_equal(pdf_read_fields(file, &fields), ST_OK);
    assert_int_equal(pdf_read_signatures(file, &fields, &found), ST_OK);
    buf_add(&roomy, found.items[0].cms);
    for (size_t i = 0; i < CMS_BYTES_MAX; i++)
        buf_add_char(&roomy, 0);
    assert_int_equal(cms_read(&ctx, buf_str(&roomy), &cms), ST_OK);
    name = cert_name(ctx.arena, cms.cert);
    assert_true(name.len > 0);
    arena_free(ctx.arena);
}

/* ---- signed once by other programs, as tests/sign/samples/samples.sh had them ---- */

#define SAMPLES "tests/data/sign/honest/"

static struct str sample(struct ctx *ctx, struct str issued, const char *name)
{
    struct buf all = { .arena = ctx->arena };

    if (str_ends(str_of(name), S(".pdf")))
        return file_read(ctx->arena, str_format(ctx->arena, SAMPLES "%s", name).ptr);
    buf_add(&all, issued);
    buf_add(&all, file_read(ctx->arena, str_format(ctx->arena, SAMPLES "%s", name).ptr));
    return buf_str(&all);
}

/* Their keys are gone, what they were issued by is kept; our seal's is of today. */
static struct verified verify_sample(struct ctx *ctx, struct str document, struct str issued)
{
    static const char *const names[] = { "root.pem", "sub.pem", "root.crl", "sub.crl" };
    struct verify of = { .bytes = document, .issued = issued };
    struct trust *trust = office_trust(ctx);
    struct verified out;

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        assert_int_equal(
            trust_add(ctx, trust,
                file_read(ctx->arena, str_format(ctx->arena, SAMPLES "trust/%s", names[i]).ptr)),
            ST_OK);
    of.trust = trust;
    verify_document(ctx, &of, &out);
    return out;
}

static void other_programs_signed(void **state)
{
    static const struct {
        const char *name;
        enum sign_level level;
        bool rewritten;
    } samples[] = {
        { "pdfbox.added", LEVEL_BASIC, false },  /* its CMS has open lengths */
        { "itext.added", LEVEL_BASIC, false },   /* with a text of its own in the area */
        { "signpdf.added", LEVEL_BASIC, false }, /* appended by JavaScript */
        { "pdf-lib.pdf", LEVEL_BASIC, true },    /* written anew, then signed */
        { "libreoffice.added", LEVEL_B, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
        struct ctx ctx = desk_ctx();
        struct str issued = file_read(ctx.arena, SAMPLES "issued.pdf"), sealed;
        struct str once = sample(&ctx, issued, samples[i].name);
        struct verified found = verify_sample(&ctx, once, issued);

        if (found.verdict != VERDICT_VALID || found.len != 1)
            fail_msg("%s: " STR_FMT STR_FMT, samples[i].name, STR_ARG(found.detail),
                STR_ARG(found.items[0].detail));
        assert_int_equal(found.items[0].level, samples[i].level);
        assert_int_equal(found.rewritten, samples[i].rewritten);
        sealed = office_sign(
            &ctx, issued_number(&ctx, once, "05", ISSUED_DAY), OFFICE_SEAL, "seal", NULL);
        found = verify_sample(&ctx, sealed, issued);
        if (found.verdict != VERDICT_VALID || found.len != 2)
            fail_msg("%s, sealed: " STR_FMT, samples[i].name, STR_ARG(found.detail));
        accepted += 2;
        arena_free(ctx.arena);
    }
}

/* A program does as its user says. */
static void what_was_put_over_the_text_is_told(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = file_read(ctx.arena, SAMPLES "issued.pdf");
    struct verified found =
        verify_sample(&ctx, sample(&ctx, issued, "itext-over-text.added"), issued);

    (void)state;
    assert_int_equal(found.items[0].verdict, VERDICT_VALID);
    assert_int_equal(found.reason, PROBLEM_SIGN_WIDGET_PLACE);
    arena_free(ctx.arena);
}

/* For tests/sign/samples/samples.sh: what other programs are given to sign. */
static void what_is_issued_can_be_had(void **state)
{
    const char *path = getenv("BAOCAO_SIGN_ISSUED");
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx);
    FILE *file = path ? fopen(path, "wb") : NULL;

    (void)state;
    assert_true(!path || file);
    if (file) {
        assert_int_equal(fwrite(issued.ptr, 1, issued.len, file), issued.len);
        fclose(file);
    }
    arena_free(ctx.arena);
}

static void all_were_counted(void **state)
{
    (void)state;
    print_message("%zu honest documents by ten programs, all accepted\n", accepted);
    assert_int_equal(accepted, 22);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_own),
        cmocka_unit_test(openssl_builds_the_signature),
        cmocka_unit_test(mupdf_signs_and_writes_anew),
        cmocka_unit_test(poppler_signs),
        cmocka_unit_test(qpdf_writes_anew),
        cmocka_unit_test(a_form_that_is_drawn_already_says_so),
        cmocka_unit_test(much_room_behind_a_signature_is_no_fault),
        cmocka_unit_test(other_programs_signed),
        cmocka_unit_test(what_was_put_over_the_text_is_told),
        cmocka_unit_test(what_is_issued_can_be_had),
        cmocka_unit_test(all_were_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
