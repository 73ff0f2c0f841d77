#include "tests/sign/issued.h"

#include "tests/unit.h"

#define PAGE_HEIGHT 84190 /* A4, in hundredths of a point */

static int64_t hundredths(double points)
{
    return (int64_t)(points * 100 + 0.5);
}

struct pdf_box issued_box(const struct paper_place *place)
{
    return (struct pdf_box){ hundredths(place->x),
        PAGE_HEIGHT - hundredths(place->y + place->height), hundredths(place->x + place->width),
        PAGE_HEIGHT - hundredths(place->y) };
}

static struct paper plain_paper(struct ctx *ctx)
{
    static const struct letterhead commune = {
        .superior = { 0 },
        .issuer = { "Ủy ban nhân dân\nxã Tân Phú", sizeof("Ủy ban nhân dân\nxã Tân Phú") - 1 },
        .symbol = { "BC-UBND", 7 },
        .place = { "Tân Phú", sizeof("Tân Phú") - 1 },
        .on_behalf = { "Ủy ban nhân dân", sizeof("Ủy ban nhân dân") - 1 },
        .head = { "Chủ tịch", sizeof("Chủ tịch") - 1 },
        .copies = { "Như trên;\nLưu: VT.", sizeof("Như trên;\nLưu: VT.") - 1 },
    };
    static const struct form no_form;
    struct paper_facts facts = {
        .letterhead = &commune,
        .receiver = S("Ủy ban nhân dân tỉnh"),
        .subject = S("Báo cáo kinh tế - xã hội"),
        .period_title = S("Tháng 12 năm 2025"),
        .issued_on = DATE_NONE,
        .made_ms = 1767225600000,
        .form = &no_form,
    };
    struct paper paper = paper_make(ctx->arena, &facts);

    paper.manifest = S(ISSUED_MANIFEST);
    return paper;
}

static struct paper_file rendered(struct ctx *ctx, const struct paper *paper)
{
    struct paper_file file;

    if (render_pdf(ctx, paper, &file) != ST_OK)
        fail_msg("no paper: " STR_FMT, STR_ARG(ctx->problem.detail));
    return file;
}

struct paper_file issued_paper(struct ctx *ctx)
{
    struct paper paper = plain_paper(ctx);

    return rendered(ctx, &paper);
}

/* ---- with annexes ---- */

#define ANNEXES 2
#define GAP_2 "\u00a0\u00a0\u00a0\u00a0"

static struct paper_block block_of(
    struct arena *arena, enum paper_style style, const char *text, bool ruled)
{
    struct paper_text *block = ARENA_NEW(arena, struct paper_text);
    struct paper_run *run = ARENA_NEW(arena, struct paper_run);

    *run = (struct paper_run){ str_of(text), 0 };
    *block = (struct paper_text){ style, { run, 1 }, ruled };
    return (struct paper_block){ PAPER_IS_TEXT, { .text = block } };
}

static struct paper_section annex_of(struct arena *arena, bool landscape)
{
    struct paper_block *blocks = ARENA_ARRAY(arena, 3, struct paper_block);

    blocks[0] = block_of(arena, PAPER_ANNEX, "Phụ lục", false);
    blocks[1] = block_of(arena, PAPER_REFERENCE,
        "(Kèm theo Báo cáo số " GAP_2 GAP_2 "/BC-UBND ngày" GAP_2 "tháng" GAP_2 "năm" GAP_2 GAP_2
        " của Ủy ban nhân dân xã Tân Phú)",
        true);
    blocks[2] = block_of(arena, PAPER_BODY, "Số liệu của xã.", false);
    return (struct paper_section){ landscape, { blocks, 3 } };
}

struct paper_file issued_paper_annexed(struct ctx *ctx)
{
    struct paper paper = plain_paper(ctx);
    struct paper_section *sections = ARENA_ARRAY(ctx->arena, 1 + ANNEXES, struct paper_section);

    sections[0] = *LIST_AT(paper.sections, struct paper_section, 0);
    for (size_t i = 1; i <= ANNEXES; i++)
        sections[i] = annex_of(ctx->arena, i == 1);
    paper.sections = (struct list){ sections, 1 + ANNEXES };
    paper.reserved = true;
    return rendered(ctx, &paper);
}

struct issue_line issued_line(struct ctx *ctx, const struct paper_line *line, enum paper_font font)
{
    struct paper_gaps gaps = paper_gaps(line);
    struct issue_line out = { .page = (size_t)gaps.page,
        .size = gaps.size,
        .len = gaps.len,
        .before = gaps.before,
        .behind = gaps.behind,
        .at_end = gaps.at_end };

    assert_int_equal(paper_font(ctx, font, &out.font), ST_OK);
    for (size_t i = 0; i < gaps.len; i++)
        out.rooms[i] =
            (struct issue_room){ gaps.rooms[i].left, gaps.rooms[i].base, gaps.rooms[i].width };
    return out;
}

static struct str reserved(struct ctx *ctx, const struct paper_file *file)
{
    struct issue_order order = { .document = file->bytes,
        .manifest = S(ISSUED_MANIFEST),
        .number = issued_line(ctx, &file->number, PAPER_FONT_UPRIGHT),
        .day = issued_line(ctx, &file->day, PAPER_FONT_SLANTING),
        .again_len = file->references_len,
        .area = { true, (int64_t)file->area.page - 1, issued_box(&file->area) } };
    struct str out;

    for (size_t i = 0; i < file->references_len; i++) {
        const struct paper_reference *of = &file->references[i];

        order.again[i].number = issued_line(ctx, &of->number, PAPER_FONT_SLANTING);
        order.again[i].day = issued_line(ctx, &of->day, PAPER_FONT_SLANTING);
    }
    if (issue_reserve(ctx, &order, &out) != ST_OK)
        fail_msg("reserve: " STR_FMT, STR_ARG(ctx->problem.detail));
    return out;
}

struct str issued_document(struct ctx *ctx)
{
    struct paper_file file = issued_paper(ctx);

    return reserved(ctx, &file);
}

struct str issued_annexed(struct ctx *ctx)
{
    struct paper_file file = issued_paper_annexed(ctx);

    return reserved(ctx, &file);
}

struct str issued_number(struct ctx *ctx, struct str document, const char *number, int64_t day)
{
    struct str out;

    if (issue_number(ctx, document, str_of(number), day, &out) != ST_OK)
        fail_msg("number: " STR_FMT, STR_ARG(ctx->problem.detail));
    return out;
}
