/* Whether papers are what they say, PDF/A-2u, at every stage of a document: as drawn, issued,
 * signed, numbered and sealed. Said by other programs: pdf_a.py. */
#include "tests/unit.h"

#include "base/limits.h"
#include "render/papers.h"
#include "tests/render/samples.h"
#include "tests/sign/issued.h"
#include "tests/sign/office.h"

/* ---- asking ---- */

#define FILES_MAX 40

struct asking {
    struct ctx ctx;
    const char *files[FILES_MAX];
    size_t len;
};

static struct asking asking_begin(void)
{
    return (struct asking){ .ctx = desk_ctx() };
}

static void add(struct asking *asking, const char *name, struct str bytes)
{
    struct arena *arena = asking->ctx.arena;

    assert_true(asking->len < FILES_MAX);
    sample_keep(arena, name, bytes);
    asking->files[asking->len++] = desk_write(arena, str_format(arena, "%s.pdf", name).ptr, bytes);
}

/* What the programs say, a line each. */
static struct str answer(struct asking *asking)
{
    struct arena *arena = asking->ctx.arena;
    struct buf files = { .arena = arena };
    const char *said = desk_write(arena, "pdf-a.txt", S(""));
    const char *all;
    bool passed;
    struct str out;

    for (size_t i = 0; i < asking->len; i++)
        buf_addf(&files, " '%s'", asking->files[i]);
    all = str_z(arena, buf_str(&files));
    passed = desk_run(arena, "mkdir -p '%s.d' && tests/render/pdf_a.py '%s.d' %s >'%s' 2>&1", said,
        said, all, said);
    out = file_read(arena, said);
    assert_true(desk_run(arena, "rm -rf '%s' '%s.d' %s", said, said, all));
    assert_int_equal(passed, out.len == 0);
    return out;
}

static void expect_pdf_a(struct asking *asking)
{
    struct str said = answer(asking);

    if (said.len)
        fail_msg("not PDF/A-2u:\n" STR_FMT, STR_ARG(said));
    arena_free(asking->ctx.arena);
}

/* ---- as drawn ---- */

static void add_paper(struct asking *asking, const char *name, const struct paper *paper)
{
    struct paper_file file;

    if (render_pdf(&asking->ctx, paper, &file) != ST_OK)
        fail_msg("%s: " STR_FMT, name, STR_ARG(asking->ctx.problem.detail));
    add(asking, name, file.bytes);
}

static void papers_are_pdf_a(void **state)
{
    struct asking asking = asking_begin();
    struct paper paper = sample_large(asking.ctx.arena);

    (void)state;
    add_paper(&asking, "large", &paper);
    paper = sample_letters(asking.ctx.arena);
    add_paper(&asking, "letters", &paper);
    for (size_t i = 0; i < samples_len; i++) {
        paper = samples[i].make(asking.ctx.arena);
        add_paper(&asking, samples[i].name, &paper);
    }
    for (size_t i = 0; i < odd_samples_len; i++) {
        paper = odd_samples[i].make(asking.ctx.arena);
        add_paper(&asking, odd_samples[i].name, &paper);
    }
    expect_pdf_a(&asking);
}

/* ---- as signed ---- */

/* A field without a picture still takes its room. */
static struct str signed_plainly(struct ctx *ctx, struct str document)
{
    struct sign_order order = { .document = document,
        .field = S(OFFICE_LEADER),
        .signer = S("Chủ tịch UBND xã Tân Phú"),
        .reason = S("Ký báo cáo"),
        .at_ms = ctx->now_ms,
        .box = { 30000, 20000, 50000, 28000 } };

    return office_sign_order(ctx, &order, "leader-ec", NULL);
}

static struct str signed_as_annex(struct ctx *ctx, struct str document)
{
    struct sign_order order = { .document = document,
        .field = S(OFFICE_SEAL),
        .signer = S("Ủy ban nhân dân xã Tân Phú"),
        .reason = S("Phụ lục"),
        .at_ms = ctx->now_ms,
        .look = SIGN_LOOK_LINES,
        .box = stamp_annex((struct pdf_box){ 0, 0, PAPER_LONG * 5, PAPER_SHORT * 5 }),
        .number = S("05/BC-UBND") };

    assert_int_equal(paper_font(ctx, PAPER_FONT_UPRIGHT, &order.font), ST_OK);
    return office_sign_order(ctx, &order, "seal", NULL);
}

static void what_signing_puts_in_is_pdf_a(void **state)
{
    struct asking asking = asking_begin();
    struct ctx *ctx = &asking.ctx;
    struct str issued = issued_document(ctx), document;
    struct paper annex = sample_annex(ctx->arena);
    struct paper_file file;

    (void)state;
    assert_int_equal(render_pdf(ctx, &annex, &file), ST_OK);
    add(&asking, "issued", issued);
    document = office_sign(ctx, issued, OFFICE_LEADER, "leader", "tsa");
    add(&asking, "signed", document);
    document = issued_number(ctx, document, "05", ISSUED_DAY);
    add(&asking, "numbered", document);
    add(&asking, "sealed", office_sign(ctx, document, OFFICE_SEAL, "seal", "tsa"));
    add(&asking, "plainly signed", signed_plainly(ctx, issued));
    add(&asking, "annex alone", signed_as_annex(ctx, file.bytes));
    expect_pdf_a(&asking);
}

/* ---- whether they would say so ---- */

static void expect_said(struct str said, const char *part)
{
    if (str_find(said, str_of(part)) == said.len)
        fail_msg("nobody says %s:\n" STR_FMT, part, STR_ARG(said));
}

/* A file as cairo left it. */
static void what_is_not_pdf_a_is_told(void **state)
{
    static const char *const parts[] = { "6.1.3 no ID", "6.2.3 output intents", "CIDToGIDMap",
        "6.6.2.1 no metadata", "Preflight 1.4.1", "Preflight 2.4.1", "Preflight 3.1.9",
        "Preflight 7.1" };
    struct asking asking = asking_begin();
    struct str said;

    (void)state;
    add(&asking, "cairo", office_paper(asking.ctx.arena, "cairo"));
    said = answer(&asking);
    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        expect_said(said, parts[i]);
    arena_free(asking.ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(papers_are_pdf_a),
        cmocka_unit_test(what_signing_puts_in_is_pdf_a),
        cmocka_unit_test(what_is_not_pdf_a_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
