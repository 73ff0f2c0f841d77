/* Documents of many tools, signed by leader and seal as the decree on digital signatures has it
 * (KT-06), and what several programs say of them. */
#include <stdlib.h>
#include <string.h>

#include "tests/sign/issued.h"
#include "tests/unit.h"

static const char *const papers[] = { "cairo", "libreoffice", "chromium", "qpdf-packed",
    "qpdf-linear", "mutool" };

static void expect_valid(const struct verified *found, size_t signatures, const char *what)
{
    for (size_t i = 0; i < found->len; i++)
        if (found->items[i].verdict != VERDICT_VALID)
            print_error("%s: " STR_FMT "\n", what, STR_ARG(found->items[i].detail));
    if (found->verdict != VERDICT_VALID || found->len != signatures)
        fail_msg("%s: %s: " STR_FMT, what, problem_name(found->reason), STR_ARG(found->detail));
}

static void papers_of_many_tools_are_signed_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(papers); i++) {
        struct ctx ctx = desk_ctx();
        struct str paper = office_paper(ctx.arena, papers[i]);
        struct str twice = office_sign_twice(&ctx, paper);
        struct verified found = office_verify(&ctx, twice, paper);

        expect_valid(&found, 2, papers[i]);
        assert_true(str_starts(twice, paper) && !found.rewritten);
        expect_text(found.items[0].field, OFFICE_LEADER, papers[i]);
        expect_text(found.items[0].signer, "Chủ tịch UBND xã Hòa Bình", papers[i]);
        expect_text(found.items[1].signer, "Ủy ban nhân dân xã Tân Phú", papers[i]);
        assert_int_equal(found.items[1].covers, twice.len);
        assert_int_equal(found.items[0].level, LEVEL_B);
        assert_int_equal(found.items[0].claimed_ms / 1000, ctx.now_ms / 1000);
        found = office_verify(&ctx, twice, S(""));
        expect_valid(&found, 2, papers[i]);
        arena_free(ctx.arena);
    }
}

static void a_time_stamp_makes_it_level_t(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str paper = office_paper(ctx.arena, "cairo");
    struct str once = office_sign(&ctx, paper, OFFICE_LEADER, "leader", "tsa");
    struct verified found;

    (void)state;
    ctx.now_ms += 1000; /* the stamp is of this second or of the next */
    found = office_verify(&ctx, once, paper);
    expect_valid(&found, 1, "stamped");
    assert_int_equal(found.items[0].level, LEVEL_T);
    assert_true(found.items[0].stamped_ms > ctx.now_ms - 600000);
    arena_free(ctx.arena);
}

/* On an annex stand its document's number and the time, and no picture. */
static void an_annex_shows_number_and_time(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str paper = office_paper(ctx.arena, "libreoffice");
    struct sign_order order = { .document = paper,
        .field = S(OFFICE_SEAL),
        .signer = S("Ủy ban nhân dân xã Tân Phú"),
        .reason = S("Phụ lục"),
        .at_ms = 1784085630000,
        .look = SIGN_LOOK_LINES,
        .box = stamp_annex((struct pdf_box){ 0, 0, 59500, 84100 }),
        .number = S("05/QĐ-UBND") };
    struct sign_job job;

    (void)state;
    assert_int_equal(paper_font(&ctx, PAPER_FONT_UPRIGHT, &order.font), ST_OK);
    assert_int_equal(sign_begin(&ctx, &order, &job), ST_OK);
    assert_true(str_starts(job.document, paper));
    order.number = S("05/QĐ-Ủy ban");
    assert_int_equal(sign_begin(&ctx, &order, &job), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_LABEL);
    order.number = S("05/BC");
    order.box.right = 70000;
    assert_int_equal(sign_begin(&ctx, &order, &job), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_PLACE);
    arena_free(ctx.arena);
}

/* An agent sends a whole document back: it must show what it was given. */
static void a_whole_document_is_compared(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str paper = office_paper(ctx.arena, "cairo"), out;
    struct sign_job job = { .original = paper };
    struct sign_answer answer = { .kind = SIGN_ANSWER_DOCUMENT };

    (void)state;
    answer.bytes = office_sign(&ctx, paper, OFFICE_LEADER, "leader-ec", NULL);
    assert_int_equal(sign_finish(&ctx, &job, &answer, S(""), &out), ST_OK);
    answer.bytes = office_paper(ctx.arena, "mutool"); /* written anew, and shows the same */
    assert_int_equal(sign_finish(&ctx, &job, &answer, S(""), &out), ST_OK);
    answer.bytes = office_paper(ctx.arena, "chromium");
    assert_int_equal(sign_finish(&ctx, &job, &answer, S(""), &out), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_CONTENT);
    arena_free(ctx.arena);
}

/* Documents signed twice by every kind of key and looked at by four programs: a few each time, and
 * BAOCAO_SIGN_DOCUMENTS=200 before a release. */
#define DOCUMENTS 12

static size_t documents_wanted(void)
{
    const char *told = getenv("BAOCAO_SIGN_DOCUMENTS");
    int64_t wanted = DOCUMENTS;

    if (told && !str_to_int(str_of(told), &wanted))
        fail_msg("BAOCAO_SIGN_DOCUMENTS is a number");
    return (size_t)wanted;
}

static const char *const keys[] = { "leader", "leader3072", "leader4096", "leader-ec" };

/* Leaves the document, and each signature with what it is about, for the other programs. */
static void write_out(struct ctx *ctx, size_t i, struct str document)
{
    struct pdf_file *file;
    struct pdf_fields fields;
    struct pdf_signatures signatures;

    assert_int_equal(pdf_open(ctx, document, &file), ST_OK);
    assert_int_equal(pdf_read_fields(file, &fields), ST_OK);
    assert_int_equal(pdf_read_signatures(file, &fields, &signatures), ST_OK);
    (void)desk_write(ctx->arena, str_format(ctx->arena, "i%zu.pdf", i).ptr, document);
    for (size_t k = 0; k < signatures.len; k++) {
        struct buf content = { .arena = ctx->arena };
        struct str name = str_format(ctx->arena, "i%zu-%zu", i, k);

        buf_add(&content, signatures.items[k].before);
        buf_add(&content, signatures.items[k].after);
        (void)desk_write(
            ctx->arena, str_format(ctx->arena, "%s.bin", name.ptr).ptr, buf_str(&content));
        (void)desk_write(
            ctx->arena, str_format(ctx->arena, "%s.cms", name.ptr).ptr, signatures.items[k].cms);
    }
}

/* Of each tool's papers in turn, the last of them ours, with a number put in between. */
static void sign_one(size_t i)
{
    struct ctx ctx = desk_ctx();
    bool ours = i % (ARRAY_LEN(papers) + 1) == ARRAY_LEN(papers);
    const char *name = ours ? "issued" : papers[i % (ARRAY_LEN(papers) + 1)];
    struct str paper = ours ? issued_document(&ctx) : office_paper(ctx.arena, name);
    struct str once = office_sign(&ctx, paper, OFFICE_LEADER, keys[i % ARRAY_LEN(keys)], NULL);
    struct str twice;
    struct verified found;

    if (ours)
        once = issued_number(&ctx, once, "05", ISSUED_DAY);
    twice = office_sign(&ctx, once, OFFICE_SEAL, "seal", NULL);
    found = office_verify(&ctx, twice, paper);
    expect_valid(&found, 2, name);
    write_out(&ctx, i, twice);
    arena_free(ctx.arena);
}

static void other_programs_find_them_valid_too(void **state)
{
    struct ctx ctx = desk_ctx();
    size_t documents = documents_wanted();

    (void)state;
    for (size_t i = 0; i < documents; i++)
        sign_one(i);
    if (!desk_run(
            ctx.arena, "bash tests/sign/others.sh '%s' %zu", desk_folder(ctx.arena), documents))
        fail_msg("not all are valid for the other programs");
    print_message(
        "%zu documents, %zu signatures, four programs: all valid\n", documents, 2 * documents);
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(papers_of_many_tools_are_signed_twice),
        cmocka_unit_test(a_time_stamp_makes_it_level_t),
        cmocka_unit_test(an_annex_shows_number_and_time),
        cmocka_unit_test(a_whole_document_is_compared),
        cmocka_unit_test(other_programs_find_them_valid_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
