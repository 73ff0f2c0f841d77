/* How signed documents look, as NĐ 30/2020 Annex I has it: blue signature between position and
 * name, red seal over its left third, number and time on an annex. Drawn by poppler, and compared
 * with pictures that people have looked at: tests/data/sign/look-*.png. BAOCAO_GOLDEN=1 keeps new
 * ones. */
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "tests/sign/issued.h"
#include "tests/unit.h"

#define DPI 60
/* Of all dots, those that may differ by more than the eye minds: letters' edges of other versions.
 */
#define DIFFERENT_MAX_PER_MILLE 4
#define DIFFERENT_FROM 64
#define SEAL_SIZE 10200 /* 36 mm */

/* ---- pictures that are put in ---- */

struct dots {
    uint32_t width, height;
    unsigned char *rgba;
};

static struct dots empty_picture(struct arena *arena, uint32_t width, uint32_t height)
{
    struct dots out = { width, height, NULL };

    out.rgba = arena_alloc(arena, (size_t)width * height * 4);
    memset(out.rgba, 0, (size_t)width * height * 4);
    return out;
}

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

static struct str png_of(struct arena *arena, const struct dots *dots)
{
    png_image image = { .version = PNG_IMAGE_VERSION,
        .width = dots->width,
        .height = dots->height,
        .format = PNG_FORMAT_RGBA };
    size_t len = (size_t)dots->width * dots->height * 4 + 65536;
    char *out = arena_alloc(arena, len);

    assert_true(png_image_write_to_memory(&image, out, &len, 0, dots->rgba, 0, NULL) != 0);
    return (struct str){ out, len };
}

/* Loops that get smaller, as fast hands write. */
static struct stamp_picture signature(struct ctx *ctx)
{
    static const unsigned char blue[3] = { 0x1A, 0x3C, 0xB4 };
    struct dots dots = empty_picture(ctx->arena, 360, 160);
    struct stamp_picture out;
    int y = 0, step = 9;

    for (int x = 10; x < 350; x++) {
        y += step;
        if (y > 130 - x / 4 || y < x / 8)
            step = -step;
        for (int between = 0; between < 9; between++)
            dot(&dots, x, 10 + y + between, blue);
    }
    assert_int_equal(stamp_read(ctx, png_of(ctx->arena, &dots), &out), ST_OK);
    return out;
}

/* Two rings and a disc. */
static struct stamp_picture seal(struct ctx *ctx)
{
    static const unsigned char red[3] = { 0xD8, 0x10, 0x18 };
    struct dots dots = empty_picture(ctx->arena, 300, 300);
    struct stamp_picture out;

    for (int y = 0; y < 300; y++)
        for (int x = 0; x < 300; x++) {
            int far = (x - 150) * (x - 150) + (y - 150) * (y - 150);

            if ((far > 140 * 140 && far < 145 * 145) || (far > 95 * 95 && far < 98 * 98) ||
                far < 20 * 20)
                dot(&dots, x, y, red);
        }
    assert_int_equal(stamp_read(ctx, png_of(ctx->arena, &dots), &out), ST_OK);
    return out;
}

/* ---- what is seen ---- */

static struct dots read_png(struct arena *arena, const char *path)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    struct dots out = { 0 };

    if (!png_image_begin_read_from_file(&image, path))
        fail_msg("cannot read %s", path);
    image.format = PNG_FORMAT_RGBA;
    out = empty_picture(arena, image.width, image.height);
    assert_true(png_image_finish_read(&image, NULL, out.rgba, 0, NULL) != 0);
    return out;
}

static size_t differing(const struct dots *a, const struct dots *b)
{
    size_t out = 0;

    assert_int_equal(a->width, b->width);
    assert_int_equal(a->height, b->height);
    for (size_t i = 0; i < (size_t)a->width * a->height; i++) {
        int most = 0;

        for (size_t k = 0; k < 3; k++) {
            int by = abs(a->rgba[4 * i + k] - b->rgba[4 * i + k]);

            most = by > most ? by : most;
        }
        out += most > DIFFERENT_FROM;
    }
    return out;
}

static struct dots drawn(struct ctx *ctx, struct str document, const char *name)
{
    struct str at = str_format(ctx->arena, "look-%s", name);
    const char *pdf =
        desk_write(ctx->arena, str_format(ctx->arena, "%s.pdf", at.ptr).ptr, document);

    if (!desk_run(ctx->arena, "pdftoppm -r %d -f 1 -l 1 -singlefile -png '%s' '%s' 2>/dev/null",
            DPI, pdf, pdf))
        fail_msg("poppler cannot draw %s", pdf);
    if (getenv("BAOCAO_GOLDEN"))
        assert_true(desk_run(ctx->arena, "cp '%s.png' 'tests/data/sign/look-%s.png'", pdf, name));
    return read_png(ctx->arena, str_format(ctx->arena, "%s.png", pdf).ptr);
}

static void expect_look(struct ctx *ctx, struct str document, const char *name)
{
    struct dots found = drawn(ctx, document, name);
    struct dots golden =
        read_png(ctx->arena, str_format(ctx->arena, "tests/data/sign/look-%s.png", name).ptr);
    size_t different = differing(&found, &golden);

    print_message("%s: %zu dots of %u differ\n", name, different, found.width * found.height);
    if (different > (size_t)found.width * found.height * DIFFERENT_MAX_PER_MILLE / 1000)
        fail_msg("%s does not look as tests/data/sign/look-%s.png", name, name);
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
    expect_look(&ctx, signed_once, "leader");
    order.document = issued_number(&ctx, signed_once, "05", ISSUED_DAY);
    order.field = S(OFFICE_SEAL);
    order.box = stamp_seal(leader, SEAL_SIZE, SEAL_SIZE);
    order.picture = &red;
    order.document = office_sign_order(&ctx, &order, "seal", NULL);
    expect_look(&ctx, order.document, "sealed");
    page = drawn(&ctx, order.document, "sealed");
    assert_true(coloured(&page, third, COLOUR_RED) > 5);
    assert_int_equal(coloured(&page, rest, COLOUR_RED), 0);
    assert_true(coloured(&page, rest, COLOUR_BLUE) > 10);
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
    expect_look(&ctx, office_sign_order(&ctx, &order, "seal", NULL), "annex");
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_with_signature_number_and_seal),
        cmocka_unit_test(an_annex_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
