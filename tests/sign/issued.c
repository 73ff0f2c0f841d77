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

struct paper_file issued_paper(struct ctx *ctx)
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
    struct paper_file file;

    paper.manifest = S(ISSUED_MANIFEST);
    if (render_pdf(ctx, &paper, &file) != ST_OK)
        fail_msg("no paper: " STR_FMT, STR_ARG(ctx->problem.detail));
    return file;
}

struct issue_line issued_line(struct ctx *ctx, const struct paper_line *line, enum paper_font font)
{
    struct issue_line out = {
        .page = line->page - 1, .size = hundredths(line->size), .len = line->len
    };

    assert_int_equal(paper_font(ctx, font, &out.font), ST_OK);
    for (size_t i = 0; i < line->len; i++)
        out.rooms[i] = (struct issue_room){ hundredths(line->rooms[i].x),
            PAGE_HEIGHT - hundredths(line->rooms[i].y), hundredths(line->rooms[i].width) };
    return out;
}

struct str issued_document(struct ctx *ctx)
{
    struct paper_file file = issued_paper(ctx);
    struct issue_order order = { .document = file.bytes,
        .manifest = S(ISSUED_MANIFEST),
        .number = issued_line(ctx, &file.number, PAPER_FONT_UPRIGHT),
        .day = issued_line(ctx, &file.day, PAPER_FONT_SLANTING) };
    struct str out;

    if (issue_reserve(ctx, &order, &out) != ST_OK)
        fail_msg("reserve: " STR_FMT, STR_ARG(ctx->problem.detail));
    return out;
}

struct str issued_number(struct ctx *ctx, struct str document, const char *number, int64_t day)
{
    struct str out;

    if (issue_number(ctx, document, str_of(number), day, &out) != ST_OK)
        fail_msg("number: " STR_FMT, STR_ARG(ctx->problem.detail));
    return out;
}
