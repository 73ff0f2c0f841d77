/* Letters that reach far above or below their line: what is drawn with them is not covered unseen.
 */
#include "sign/pdf_form.h"
#include "sign/pdf_ink.h"
#include "tests/sign/tamper.h"
#include "tests/unit.h"

#define EM 2048

/* How a document says how far the letters of a font reach. */
struct written {
    const char *what;
    bool program;    /* TrueType, in which the only letter stands between these */
    int bottom, top; /* in units of the program */
    const char *box; /* of the descriptor */
    bool below;      /* the font is made of another */
    int there, free; /* heights on the page, in points, of a letter of 10 points at 400 */
};

static void put(struct buf *to, int64_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++)
        buf_add_char(to, (char)(value >> (8 * (bytes - 1 - i))));
}

static void put_table(struct buf *to, const char *name, size_t at, size_t len)
{
    buf_add(to, str_of(name));
    put(to, 0, 4);
    put(to, (int64_t)at, 4);
    put(to, (int64_t)len, 4);
}

/* As much of a font as says where its letters are: one that is empty and one that is not. */
static struct str program_of(struct ctx *ctx, const struct written *one)
{
    struct buf out = { .arena = ctx->arena };
    size_t head = 12 + 3 * 16, loca = head + 54, glyf = loca + 6;

    put(&out, 0x00010000, 4);
    put(&out, 3, 2);
    put(&out, 0, 6);
    put_table(&out, "head", head, 54);
    put_table(&out, "loca", loca, 6);
    put_table(&out, "glyf", glyf, 12);
    for (int i = 0; i < 9; i++)
        put(&out, 0, 2);
    put(&out, EM, 2);
    for (int i = 0; i < 15; i++)
        put(&out, 0, 2);
    put(&out, 0, 4); /* places are halved */
    put(&out, 0, 4);
    put(&out, 6, 2);
    put(&out, 1, 2);
    put(&out, 0, 2);
    put(&out, one->bottom, 2);
    put(&out, 100, 2);
    put(&out, one->top, 2);
    put(&out, 0, 2);
    return buf_str(&out);
}

/* The first page draws one letter, 10 points high, at 400. */
static struct str with_letter(struct ctx *ctx, const struct written *one, int64_t *out_page)
{
    struct tampering t = tamper(ctx, office_paper(ctx->arena, "cairo"));
    int64_t drawing = pdf_new_number(&t.to), program = pdf_new_number(&t.to);
    struct pdf_value ref = pdf_ref(drawing), page, own;
    struct str kind = str_format(ctx->arena,
        "/FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox %s %s >>",
        one->box,
        one->program ? str_format(ctx->arena, "/FontFile2 %lld 0 R", (long long)program).ptr : "");
    struct str font = one->below
                          ? str_format(ctx->arena,
                                "/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [ << /Type"
                                " /Font /Subtype /CIDFontType2 /BaseFont /X " STR_FMT " >> ]",
                                STR_ARG(kind))
                          : str_format(ctx->arena, "/Subtype /TrueType " STR_FMT, STR_ARG(kind));

    own = tamper_parsed(
        &t, str_format(ctx->arena,
                "<< /Font << /X << /Type /Font /BaseFont /X " STR_FMT " >> >> >>", STR_ARG(font))
                .ptr);
    page = pdf_with(ctx->arena, t.page, "Contents", &ref);
    page = pdf_with(ctx->arena, &page, "Resources", &own);
    pdf_change_stream(&t.to, program, S("/X 1"), program_of(ctx, one));
    pdf_change_stream(&t.to, drawing, S("/X 1"), S("BT /X 10 Tf 50 400 Td (x) Tj (y) Tj ET"));
    pdf_change(&t.to, t.page_number, &page);
    *out_page = t.page_number;
    return tamper_end(&t);
}

static const struct written fonts[] = {
    { "usual letters", true, -400, 1900, "[0 0 0 0]", false, 405, 413 },
    { "usual letters in a large box", true, -400, 1900, "[-999 -999 3000 3000]", false, 405, 415 },
    { "one that hangs", true, -6144, 1500, "[0 -200 1000 800]", false, 375, 415 },
    { "one that stands up", true, 0, 10240, "[0 -200 1000 800]", false, 445, 392 },
    { "one that hangs, in a font below", true, -6144, 1500, "[0 -200 1000 800]", true, 375, 415 },
    { "no program, and a box", false, 0, 0, "[-24 -2960 1454 772]", false, 375, 415 },
    { "no program, and a box, in a font below", false, 0, 0, "[-24 -200 1454 2772]", true, 424,
        392 },
    { "no program, and no box", false, 0, 0, "[0 0]", false, 405, 415 },
};

static void letters_are_seen_as_far_as_they_reach(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(fonts); i++) {
        struct ctx ctx = desk_ctx();
        struct pdf_fields none = { .len = 0 };
        struct pdf_file *file;
        struct pdf_ink ink;
        int64_t page;

        assert_int_equal(pdf_open(&ctx, with_letter(&ctx, &fonts[i], &page), &file), ST_OK);
        pdf_page_ink(file, page, &none, &ink);
        if (ink.everywhere ||
            !pdf_ink_between(&ink, fonts[i].there * 100 - 10, fonts[i].there * 100 + 10))
            fail_msg("%s: nothing at %d", fonts[i].what, fonts[i].there);
        if (pdf_ink_between(&ink, fonts[i].free * 100 - 10, fonts[i].free * 100 + 10))
            fail_msg("%s: something at %d", fonts[i].what, fonts[i].free);
        arena_free(ctx.arena);
    }
}

/* A picture over what hangs below its line, and one where nothing hangs. */
static void what_hangs_is_not_covered(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(fonts); i++) {
        struct ctx ctx = desk_ctx();
        int64_t page;
        struct str paper = with_letter(&ctx, &fonts[i], &page);
        struct sign_order order = { .document = paper,
            .field = S("Ky"),
            .at_ms = ctx.now_ms,
            .box = { 20000, 37200, 30000, 37800 } };
        struct str once = office_sign_order(&ctx, &order, "leader-ec", NULL);
        struct verified found = office_verify(&ctx, once, paper);

        if (fonts[i].there == 375)
            attack_expect(&ctx, once, paper, PROBLEM_SIGN_WIDGET_PLACE, fonts[i].what);
        else if (found.verdict != VERDICT_VALID)
            fail_msg("%s: " STR_FMT, fonts[i].what, STR_ARG(found.detail));
        arena_free(ctx.arena);
    }
    assert_int_equal(attacks_counted(), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_seen_as_far_as_they_reach),
        cmocka_unit_test(what_hangs_is_not_covered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
