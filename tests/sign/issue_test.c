/* Number and day come into a document when its leader has signed it, and every program still finds
 * his signature valid (KT-06). */
#include <string.h>

#include "tests/sign/issued.h"
#include "tests/unit.h"

static void expect_valid(const struct verified *found, size_t signatures)
{
    for (size_t i = 0; i < found->len; i++)
        if (found->items[i].verdict != VERDICT_VALID)
            print_error(STR_FMT "\n", STR_ARG(found->items[i].detail));
    if (found->verdict != VERDICT_VALID || found->len != signatures)
        fail_msg("%s: " STR_FMT, problem_name(found->reason), STR_ARG(found->detail));
}

static void rooms_are_where_the_line_has_its_gaps(void **state)
{
    struct ctx ctx = desk_ctx();
    struct paper_file file = issued_paper(&ctx);

    (void)state;
    assert_int_equal(file.number.len, 1);
    assert_int_equal(file.day.len, 3);
    assert_int_equal(file.number.page, 1);
    assert_in_range(file.number.rooms[0].width, 33, 38);
    assert_in_range(file.day.rooms[0].width, 14, 19);
    assert_in_range(file.day.rooms[2].width, 28, 33);
    for (size_t i = 0; i < 3; i++)
        assert_true(file.day.rooms[i].x > file.number.rooms[0].x + 100 &&
                    file.day.rooms[i].y - file.number.rooms[0].y < 1.5 &&
                    file.number.rooms[0].y - file.day.rooms[i].y < 1.5);
    assert_true(file.day.rooms[0].x + 40 < file.day.rooms[1].x);
    arena_free(ctx.arena);
}

/* Browsers draw a look only where a widget and what it holds are locked. */
static void fields_show_their_look_everywhere(void **state)
{
    struct ctx ctx = desk_ctx();
    struct pdf_fields fields;
    struct pdf_file *file;

    (void)state;
    assert_int_equal(pdf_open(&ctx, issued_annexed(&ctx), &file), ST_OK);
    assert_int_equal(pdf_read_fields(file, &fields), ST_OK);
    assert_int_equal(fields.len, 6);
    for (size_t i = 0; i < fields.len; i++)
        assert_int_equal(pdf_key(fields.items[i].dict, "F")->number, 4 | 128 | 512);
    arena_free(ctx.arena);
}

static void signed_numbered_and_sealed(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx), numbered, sealed;
    struct str once = office_sign(&ctx, issued, OFFICE_LEADER, "leader", NULL);
    struct verified found = office_verify(&ctx, once, issued);

    (void)state;
    expect_valid(&found, 1);
    assert_int_equal(found.number.len, 0);
    assert_int_equal(found.issued_on, DATE_NONE);
    expect_text(found.manifest, ISSUED_MANIFEST, "manifest");
    numbered = issued_number(&ctx, once, "05a", ISSUED_DAY);
    assert_true(str_starts(numbered, once));
    sealed = office_sign(&ctx, numbered, OFFICE_SEAL, "seal", NULL);
    found = office_verify(&ctx, sealed, issued);
    expect_valid(&found, 2);
    expect_text(found.number, "05a", "number");
    assert_int_equal(found.issued_on, ISSUED_DAY);
    found = office_verify(&ctx, sealed, S(""));
    expect_valid(&found, 2);
    expect_text(found.number, "05a", "number");
    arena_free(ctx.arena);
}

/* Where a number is given before anybody signs, and where the issued document has it already. */
static void numbered_before_it_is_signed(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx);
    struct str numbered = issued_number(&ctx, issued, "112/Đ", ISSUED_DAY + 60);
    struct str sealed = office_sign_twice(&ctx, numbered);
    struct verified found = office_verify(&ctx, sealed, issued);

    (void)state;
    expect_valid(&found, 2);
    expect_text(found.number, "112/Đ", "number");
    found = office_verify(&ctx, sealed, numbered);
    expect_valid(&found, 2);
    assert_int_equal(found.issued_on, ISSUED_DAY + 60);
    arena_free(ctx.arena);
}

static void expect_refused(
    struct ctx *ctx, struct str document, const char *number, int64_t day, enum problem_key key)
{
    struct str out;

    if (issue_number(ctx, document, str_of(number), day, &out) != ST_INVALID &&
        ctx->problem.key != PROBLEM_SIGN_NUMBERED)
        fail_msg("%s was taken", number);
    assert_int_equal(ctx->problem.key, key);
}

static void what_cannot_be_put_in_is_told(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx);

    (void)state;
    expect_refused(&ctx, issued, "", ISSUED_DAY, PROBLEM_SIGN_LABEL);
    expect_refused(&ctx, issued, " 5", ISSUED_DAY, PROBLEM_SIGN_LABEL);
    expect_refused(&ctx, issued, "5\n6", ISSUED_DAY, PROBLEM_SIGN_LABEL);
    expect_refused(&ctx, issued, "Số", ISSUED_DAY, PROBLEM_SIGN_LABEL);
    expect_refused(&ctx, issued, "123456789", ISSUED_DAY, PROBLEM_SIGN_LABEL);
    expect_refused(&ctx, issued, "\xff", ISSUED_DAY, PROBLEM_SIGN_LABEL);
    expect_refused(&ctx, issued, "05", DATE_NONE, PROBLEM_SIGN_LABEL);
    expect_refused(&ctx, issued_paper(&ctx).bytes, "05", ISSUED_DAY, PROBLEM_SIGN_FIELD);
    expect_refused(&ctx, issued_number(&ctx, issued, "05", ISSUED_DAY), "06", ISSUED_DAY,
        PROBLEM_SIGN_NUMBERED);
    arena_free(ctx.arena);
}

static void the_same_document_every_time(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str a = issued_document(&ctx), b = issued_document(&ctx);

    (void)state;
    assert_true(str_eq(a, b));
    assert_true(
        str_eq(issued_number(&ctx, a, "05", ISSUED_DAY), issued_number(&ctx, b, "05", ISSUED_DAY)));
    assert_true(a.len < issued_paper(&ctx).bytes.len + 40000);
    arena_free(ctx.arena);
}

static void expect_said(struct ctx *ctx, const char *pdf, const char *command, const char *part)
{
    if (!desk_run(ctx->arena, "%s '%s' 2>&1 | tr '\\n' ' ' | grep -q '%s'", command, pdf, part))
        fail_msg("%s %s does not say %s", command, pdf, part);
}

/* poppler and MuPDF, as a reader would look at it; and the words stand where they belong. */
static void other_programs_show_and_accept_it(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_document(&ctx);
    struct str once = office_sign(&ctx, issued, OFFICE_LEADER, "leader", NULL);
    struct str numbered = issued_number(&ctx, once, "05", ISSUED_DAY);
    struct str sealed = office_sign(&ctx, numbered, OFFICE_SEAL, "seal", NULL);
    const char *pdf = desk_write(ctx.arena, "numbered.pdf", sealed);

    (void)state;
    expect_said(&ctx, pdf, "pdfsig -nocert", "Signature is Valid.*Signature is Valid");
    expect_said(&ctx, pdf, "mutool sign -v", "signature is valid.*document is unchanged");
    expect_said(&ctx, pdf, "qpdf --check", "No syntax or stream encoding errors found");
    expect_said(&ctx, pdf, "pdffonts", "SOVBAN+Serif .*yes yes yes");
    expect_said(&ctx, pdf, "pdfinfo -custom", "BaoCaoManifest: *" ISSUED_MANIFEST);
    expect_said(&ctx, str_format(ctx.arena, "%s' - #'", pdf).ptr, "pdftotext -layout",
        "Số: *05 */BC-UBND.*Tân Phú, ngày *05 *tháng *01 *năm *2026");
    expect_said(&ctx, str_format(ctx.arena, "%s' - #'", pdf).ptr, "pdftotext -layout",
        "Mã đối chiếu: 3f2a 9c01 77de 0b45");
    arena_free(ctx.arena);
}

/* ---- annexes ---- */

static void annexes_have_rooms_of_their_own(void **state)
{
    struct ctx ctx = desk_ctx();
    struct paper_file file = issued_paper_annexed(&ctx);
    struct paper_line plain = issued_paper(&ctx).number;

    (void)state;
    assert_int_equal(file.number.len, 1);
    expect_text(file.number.before, "Số: ", "before the number");
    expect_text(file.number.behind, "/BC-UBND", "behind it");
    assert_true(file.number.rooms[0].y - plain.rooms[0].y < 0.01 &&
                plain.rooms[0].y - file.number.rooms[0].y < 0.01);
    assert_int_equal(file.references_len, 2);
    for (size_t i = 0; i < file.references_len; i++) {
        const struct paper_reference *of = &file.references[i];

        assert_int_equal(of->number.page, i + 2);
        assert_int_equal(of->day.len, 3);
        expect_text(of->number.before, "(Kèm theo Báo cáo số ", "before the annex's number");
        expect_text(of->number.behind, "/BC-UBND", "behind the annex's number");
        assert_true(of->number.rooms[0].x > 0 &&
                    of->number.rooms[0].x + of->number.rooms[0].width < of->day.rooms[0].x);
        assert_true(of->number.rooms[0].y - of->day.rooms[0].y < 0.01 &&
                    of->day.rooms[0].y - of->number.rooms[0].y < 0.01);
    }
    arena_free(ctx.arena);
}

/* Head and annexes say the same, as it is typed: no gap around the number. */
static void expect_numbered(struct str issued, struct str once, const char *number)
{
    struct ctx ctx = desk_ctx();
    struct str numbered = issued_number(&ctx, once, number, ISSUED_DAY);
    struct str sealed = office_sign(&ctx, numbered, OFFICE_SEAL, "seal", NULL);
    struct verified found = office_verify(&ctx, sealed, issued);
    const char *pdf = desk_write(ctx.arena, "annexed.pdf", sealed);
    struct str annex = str_format(
        ctx.arena, "(Kèm theo Báo cáo số %s/BC-UBND ngày *05 *tháng *01 *năm *2026 *của.*", number);

    expect_valid(&found, 2);
    expect_text(found.number, number, "number");
    expect_text(found.symbol, "/BC-UBND", "symbol");
    expect_said(&ctx, str_format(ctx.arena, "%s' - #'", pdf).ptr, "pdftotext -layout",
        str_format(
            ctx.arena, "Số: %s/BC-UBND.*" STR_FMT STR_FMT, number, STR_ARG(annex), STR_ARG(annex))
            .ptr);
    expect_said(&ctx, pdf, "pdfsig -nocert", "Signature is Valid.*Signature is Valid");
    expect_said(&ctx, pdf, "mutool sign -v", "signature is valid.*document is unchanged");
    expect_said(&ctx, pdf, "qpdf --check", "No syntax or stream encoding errors found");
    arena_free(ctx.arena);
}

static void annexes_are_numbered_with_the_head(void **state)
{
    static const char *const numbers[] = { "05", "5", "112", "1204", "30512" };
    struct ctx ctx = desk_ctx();
    struct str issued = issued_annexed(&ctx);
    struct str once = office_sign(&ctx, issued, OFFICE_LEADER, "leader", NULL);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
        expect_numbered(issued, once, numbers[i]);
    expect_refused(&ctx, issued, "123456789", ISSUED_DAY, PROBLEM_SIGN_LABEL);
    arena_free(ctx.arena);
}

/* What belongs to the number is seen before there is one. */
static void words_are_seen_before_there_is_a_number(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str issued = issued_annexed(&ctx);
    const char *pdf = desk_write(ctx.arena, "annexed-empty.pdf", issued);

    (void)state;
    expect_said(&ctx, str_format(ctx.arena, "%s' - #'", pdf).ptr, "pdftotext -layout",
        "Số: *  */BC-UBND.*(Kèm theo Báo cáo số *  */BC-UBND ngày *tháng *năm *của");
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_are_where_the_line_has_its_gaps),
        cmocka_unit_test(fields_show_their_look_everywhere),
        cmocka_unit_test(signed_numbered_and_sealed),
        cmocka_unit_test(numbered_before_it_is_signed),
        cmocka_unit_test(what_cannot_be_put_in_is_told),
        cmocka_unit_test(the_same_document_every_time),
        cmocka_unit_test(other_programs_show_and_accept_it),
        cmocka_unit_test(annexes_have_rooms_of_their_own),
        cmocka_unit_test(annexes_are_numbered_with_the_head),
        cmocka_unit_test(words_are_seen_before_there_is_a_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
