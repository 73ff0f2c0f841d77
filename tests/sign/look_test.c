/* How signed documents look, as NĐ 30/2020 Annex I has it: blue signature between position and
 * name, red seal over its left third, number and time on an annex. */
#include <stdlib.h>
#include <string.h>

#include "render/marks.h"
#include "tests/sign/issued.h"
#include "tests/sign/pictures.h"
#include "tests/unit.h"

#define DPI PICTURE_DPI
#define KEPT "tests/data/sign/look-"
#define SEAL_SIZE 10200 /* 36 mm */

/* ---- pictures that are put in ---- */

static void dot(struct dots *to, int x, int y, const unsigned char rgb[3])
{
    for (int dy = -2; dy <= 2; dy++)
        for (int dx = -2; dx <= 2; dx++) {
            int64_t at = ((int64_t)(y + dy) * to->width + x + dx) * 4;

            if (x + dx < 0 || y + dy < 0 || x + dx >= (int)to->width || y + dy >= (int)to->height)
                continue;
            memcpy(to->rgba + at, rgb, 3);
            to->rgba[at + 3] = 255;
        }
}

/* Loops that get smaller, as fast hands write. */
static struct stamp_picture signature(struct ctx *ctx)
{
    static const unsigned char blue[3] = { 0x1A, 0x3C, 0xB4 };
    struct dots dots = dots_empty(ctx->arena, 360, 160);
    struct stamp_picture out;
    int y = 0, step = 9;

    for (int x = 10; x < 350; x++) {
        y += step;
        if (y > 130 - x / 4 || y < x / 8)
            step = -step;
        for (int between = 0; between < 9; between++)
            dot(&dots, x, 10 + y + between, blue);
    }
    assert_int_equal(stamp_read(ctx, dots_png(ctx->arena, &dots), &out), ST_OK);
    return out;
}

/* Two rings and a disc. */
static struct stamp_picture seal(struct ctx *ctx)
{
    static const unsigned char red[3] = { 0xD8, 0x10, 0x18 };
    struct dots dots = dots_empty(ctx->arena, 300, 300);
    struct stamp_picture out;

    for (int y = 0; y < 300; y++)
        for (int x = 0; x < 300; x++) {
            int far = (x - 150) * (x - 150) + (y - 150) * (y - 150);

            if ((far > 140 * 140 && far < 145 * 145) || (far > 95 * 95 && far < 98 * 98) ||
                far < 20 * 20)
                dot(&dots, x, y, red);
        }
    assert_int_equal(stamp_read(ctx, dots_png(ctx->arena, &dots), &out), ST_OK);
    return out;
}

/* Dots of a colour in a box, in per cent. */
enum colour { COLOUR_RED, COLOUR_BLUE };

static size_t coloured(const struct dots *page, struct pdf_box box, enum colour colour)
{
    size_t all = 0, found = 0;

    for (int64_t y = (84190 - box.top) * DPI / 7200; y < (84190 - box.bottom) * DPI / 7200; y++)
        for (int64_t x = box.left * DPI / 7200; x < box.right * DPI / 7200; x++) {
            const unsigned char *dot = page->rgba + 4 * (y * page->width + x);

            all++;
            found += colour == COLOUR_RED ? dot[0] > dot[2] + 60 : dot[2] > dot[0] + 60;
        }
    return all ? found * 100 / all : 0;
}

/* ---- documents ---- */

static void a_report_with_signature_number_and_seal(void **state)
{
    struct ctx ctx = desk_ctx();
    struct paper_file file = issued_paper(&ctx);
    struct stamp_picture blue = signature(&ctx), red = seal(&ctx);
    struct pdf_box room = issued_box(&file.sign), leader = stamp_leader(room, &blue);
    struct pdf_box third = { leader.left, leader.bottom,
        leader.left + (leader.right - leader.left) / 3, leader.top };
    struct pdf_box rest = { third.right + 200, leader.bottom, leader.right, leader.top };
    struct sign_order order = { .document = issued_document(&ctx),
        .field = S(OFFICE_LEADER),
        .at_ms = 1784085630000,
        .look = SIGN_LOOK_PICTURE,
        .box = leader,
        .picture = &blue };
    struct dots page;
    struct str signed_once = office_sign_order(&ctx, &order, "leader", NULL);

    (void)state;
    picture_expect(&ctx, signed_once, 1, KEPT "leader");
    order.document = issued_number(&ctx, signed_once, "05", ISSUED_DAY);
    order.field = S(OFFICE_SEAL);
    order.box = stamp_seal(leader, SEAL_SIZE, SEAL_SIZE);
    order.picture = &red;
    order.document = office_sign_order(&ctx, &order, "seal", NULL);
    picture_expect(&ctx, order.document, 1, KEPT "sealed");
    page = picture_draw(&ctx, order.document, 1, KEPT "sealed");
    assert_true(coloured(&page, third, COLOUR_RED) > 5);
    assert_int_equal(coloured(&page, rest, COLOUR_RED), 0);
    assert_true(coloured(&page, rest, COLOUR_BLUE) > 10);
    arena_free(ctx.arena);
}

static struct stamp_text words(struct ctx *ctx, enum stamp_colour colour)
{
    struct stamp_text text = { .colour = colour,
        .len = 4,
        .lines = { S("Đã ký số"), S("Người ký: Nguyễn Thị Quỳnh Hương"),
            S("Cơ quan: Ủy ban nhân dân xã Tân Phú"),
            S("Thời gian ký: 2026-07-15T10:20:30+07:00") } };

    assert_int_equal(paper_font(ctx, PAPER_FONT_UPRIGHT, &text.font), ST_OK);
    if (colour == STAMP_RED) {
        text.lines[0] = S("Đã ký số của cơ quan");
        text.lines[1] = text.lines[2];
        text.lines[2] = text.lines[3];
        text.len = 3;
    }
    return text;
}

/* Nobody put in a picture: both are told in words, one below the other. */
static void a_report_without_pictures(void **state)
{
    struct ctx ctx = desk_ctx();
    struct paper_file file = issued_paper(&ctx);
    struct pdf_box room = issued_box(&file.sign);
    struct stamp_text blue = words(&ctx, STAMP_BLUE), red = words(&ctx, STAMP_RED);
    struct sign_order order = { .document = issued_document(&ctx),
        .field = S(OFFICE_LEADER),
        .at_ms = 1784085630000,
        .look = SIGN_LOOK_WORDS,
        .box = stamp_words(room, STAMP_BLUE),
        .text = &blue };
    struct str issued = order.document;
    struct verified found;
    struct dots page;

    (void)state;
    order.document = office_sign_order(&ctx, &order, "leader", NULL);
    order.document = issued_number(&ctx, order.document, "05", ISSUED_DAY);
    order.field = S(OFFICE_SEAL);
    order.box = stamp_words(room, STAMP_RED);
    order.text = &red;
    order.document = office_sign_order(&ctx, &order, "seal", NULL);
    found = office_verify(&ctx, order.document, issued);
    assert_int_equal(found.verdict, VERDICT_VALID);
    picture_expect(&ctx, order.document, 1, KEPT "words");
    page = picture_draw(&ctx, order.document, 1, KEPT "words");
    assert_int_equal(coloured(&page, stamp_words(room, STAMP_BLUE), COLOUR_RED), 0);
    assert_int_equal(coloured(&page, stamp_words(room, STAMP_RED), COLOUR_BLUE), 0);
    assert_true(desk_run(ctx.arena, "pdftotext -layout '%s' - | tr '\\n' ' ' | grep -q '%s'",
        desk_write(ctx.arena, "words.pdf", order.document),
        "Đã ký số .*Nguyễn Thị Quỳnh Hương.*Đã ký số của cơ quan.*2026-07-15T10:20:30"));
    arena_free(ctx.arena);
}

/* Names longer than the room, of letters no font has: smaller, and without those. */
static void words_fit_their_room(void **state)
{
    struct ctx ctx = desk_ctx();
    struct paper_file file = issued_paper(&ctx);
    struct stamp_text blue = words(&ctx, STAMP_BLUE);
    struct sign_order order = { .document = issued_document(&ctx),
        .field = S(OFFICE_LEADER),
        .at_ms = 1784085630000,
        .look = SIGN_LOOK_WORDS,
        .text = &blue };

    (void)state;
    order.box = stamp_words(issued_box(&file.sign), STAMP_BLUE);
    blue.lines[1] =
        S("Người ký: \u6f22 Trần Lê Nguyễn Phạm Hoàng Thị Phương Uyên Thảo Vy Khánh Linh "
          "Ánh Tuyết Ngọc Quỳnh Như, Phó Chủ tịch phụ trách kinh tế và ngân sách");
    picture_expect(&ctx, office_sign_order(&ctx, &order, "leader", NULL), 1, KEPT "words-long");
    arena_free(ctx.arena);
}

/* What a demo shows. */
static void marks_that_are_nobodys(void **state)
{
    struct ctx ctx = desk_ctx();
    struct paper_file file = issued_paper(&ctx);
    struct pdf_box room = issued_box(&file.sign);
    struct stamp_picture blue, red;
    struct str png, other;
    struct sign_order order = { .document = issued_document(&ctx),
        .field = S(OFFICE_LEADER),
        .at_ms = 1784085630000,
        .look = SIGN_LOOK_PICTURE,
        .picture = &blue };

    (void)state;
    assert_int_equal(mark_signature(&ctx, 1, &png), ST_OK);
    assert_int_equal(mark_signature(&ctx, 2, &other), ST_OK);
    assert_false(str_eq(png, other));
    assert_int_equal(stamp_read(&ctx, png, &blue), ST_OK);
    assert_int_equal(mark_seal(&ctx, S("Ủy ban nhân dân xã Tân Phú"), &png), ST_OK);
    assert_int_equal(stamp_read(&ctx, png, &red), ST_OK);
    order.box = stamp_leader(room, &blue);
    order.document = office_sign_order(&ctx, &order, "leader", NULL);
    order.field = S(OFFICE_SEAL);
    order.box = stamp_seal(order.box, SEAL_SIZE, SEAL_SIZE);
    order.picture = &red;
    picture_expect(&ctx, office_sign_order(&ctx, &order, "seal", NULL), 1, KEPT "marks");
    arena_free(ctx.arena);
}

static void an_annex_of_its_own(void **state)
{
    struct ctx ctx = desk_ctx();
    struct sign_order order = { .document = office_paper(ctx.arena, "libreoffice"),
        .field = S(OFFICE_SEAL),
        .at_ms = 1784085630000,
        .look = SIGN_LOOK_LINES,
        .box = stamp_annex((struct pdf_box){ 0, 0, 59500, 84100 }),
        .number = S("05/QĐ-UBND") };

    (void)state;
    assert_int_equal(paper_font(&ctx, PAPER_FONT_UPRIGHT, &order.font), ST_OK);
    picture_expect(&ctx, office_sign_order(&ctx, &order, "seal", NULL), 1, KEPT "annex");
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_with_signature_number_and_seal),
        cmocka_unit_test(a_report_without_pictures),
        cmocka_unit_test(words_fit_their_room),
        cmocka_unit_test(marks_that_are_nobodys),
        cmocka_unit_test(an_annex_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
