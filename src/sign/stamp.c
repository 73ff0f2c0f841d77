#include "sign/stamp.h"

#include <string.h>

#include <png.h>

#include "base/date.h"
#include "base/utf8.h"
#include "sign/pdf_filter.h"
#include "sign/pdf_font.h"
#include "sign/pdf_number.h"
#include "sign/sign_limits.h"

/* Hundredths of a point. */
#define ANNEX_WIDTH 19000
#define ANNEX_HEIGHT 2600
#define ANNEX_RIGHT 4250 /* 15 mm, the narrowest margin */
#define ANNEX_TOP 2835   /* 10 mm, above the margin */
#define LINE_HEIGHT 1200
#define TEXT_SIZE 10
#define LINES_FONT "PHULUC+Serif"
#define WORDS_FONT "CHUKYS+Serif"
/* Hundredths of a point, and of a size. */
#define WORDS_SIZE_MAX 1000
#define WORDS_LEADING 120
#define WORDS_ASCENT 90
#define WORDS_PAD 300      /* kept free of the height */
#define LEADER_PER_CENT 60 /* of the room's height */

static enum status bad_picture(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_SIGN_IMAGE, "%s", problem_text(PROBLEM_SIGN_IMAGE));
}

/* ---- pictures ---- */

/* Red, green, blue, alpha of each dot are parted into colours and alpha. */
static void part(struct ctx *ctx, const unsigned char *dots, struct stamp_picture *out)
{
    size_t len = (size_t)out->width * out->height;
    char *rgb = arena_bytes(ctx->arena, len * 3), *alpha = arena_bytes(ctx->arena, len);

    for (size_t i = 0; i < len; i++) {
        memcpy(rgb + i * 3, dots + i * 4, 3);
        alpha[i] = (char)dots[i * 4 + 3];
    }
    out->rgb = (struct str){ rgb, len * 3 };
    out->alpha = (struct str){ alpha, len };
}

enum status stamp_read(struct ctx *ctx, struct str png, struct stamp_picture *out)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    unsigned char *dots;
    bool read;

    if (png.len > STAMP_BYTES_MAX || !png_image_begin_read_from_memory(&image, png.ptr, png.len))
        return bad_picture(ctx);
    if (image.width > STAMP_DOTS_MAX || image.height > STAMP_DOTS_MAX) {
        png_image_free(&image);
        return bad_picture(ctx);
    }
    image.format = PNG_FORMAT_RGBA;
    dots = arena_bytes(ctx->arena, PNG_IMAGE_SIZE(image));
    read = png_image_finish_read(&image, NULL, dots, 0, NULL) != 0;
    png_image_free(&image);
    if (!read)
        return bad_picture(ctx);
    out->width = image.width;
    out->height = image.height;
    part(ctx, dots, out);
    return ST_OK;
}

/* ---- places ---- */

struct pdf_box stamp_leader(struct pdf_box room, const struct stamp_picture *picture)
{
    int64_t width = room.right - room.left, height = room.top - room.bottom;
    int64_t by_height = height * picture->width / picture->height;
    struct pdf_box out = room;

    if (by_height <= width)
        width = by_height;
    else
        height = width * picture->height / picture->width;
    out.left += (room.right - room.left - width) / 2;
    out.right = out.left + width;
    out.bottom += (room.top - room.bottom - height) / 2;
    out.top = out.bottom + height;
    return out;
}

struct pdf_box stamp_seal(struct pdf_box leader, int64_t width, int64_t height)
{
    int64_t right = leader.left + (leader.right - leader.left) / 3;
    int64_t bottom = (leader.bottom + leader.top - height) / 2;

    return (struct pdf_box){ right - width, bottom, right, bottom + height };
}

struct pdf_box stamp_words(struct pdf_box room, enum stamp_colour colour)
{
    int64_t between = room.top - (room.top - room.bottom) * LEADER_PER_CENT / 100;

    if (colour == STAMP_BLUE)
        room.bottom = between;
    else
        room.top = between;
    return room;
}

struct pdf_box stamp_annex(struct pdf_box page)
{
    int64_t right = page.right - ANNEX_RIGHT, top = page.top - ANNEX_TOP;

    return (struct pdf_box){ right - ANNEX_WIDTH, top - ANNEX_HEIGHT, right, top };
}

/* ---- appearances ---- */

static struct str points(struct arena *arena, int64_t hundredths)
{
    return str_format(
        arena, "%lld.%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
}

static struct str form_dict(struct arena *arena, struct pdf_box box, struct str resources)
{
    struct str width = points(arena, box.right - box.left);
    struct str height = points(arena, box.top - box.bottom);

    return str_format(arena,
        "/Type /XObject /Subtype /Form /BBox [0 0 " STR_FMT " " STR_FMT "] /Resources << " STR_FMT
        " >>",
        STR_ARG(width), STR_ARG(height), STR_ARG(resources));
}

static int64_t add_samples(struct pdf_appending *to, const struct stamp_picture *picture,
    const char *space, struct str samples, int64_t mask)
{
    struct arena *arena = to->bytes.arena;
    int64_t number = pdf_new_number(to);
    struct str dict = str_format(arena,
        "/Type /XObject /Subtype /Image /Width %u /Height %u /ColorSpace /%s"
        " /BitsPerComponent 8 /Filter /FlateDecode",
        picture->width, picture->height, space);

    if (mask)
        dict = str_format(arena, STR_FMT " /SMask %lld 0 R", STR_ARG(dict), (long long)mask);
    pdf_change_stream(to, number, dict, pdf_deflate(arena, samples));
    return number;
}

int64_t stamp_add_picture(
    struct pdf_appending *to, struct pdf_box box, const struct stamp_picture *picture)
{
    struct arena *arena = to->bytes.arena;
    int64_t mask = add_samples(to, picture, "DeviceGray", picture->alpha, 0);
    int64_t image = add_samples(to, picture, "DeviceRGB", picture->rgb, mask);
    int64_t number = pdf_new_number(to);
    struct str width = points(arena, box.right - box.left);
    struct str height = points(arena, box.top - box.bottom);
    struct str drawing = str_format(
        arena, "q " STR_FMT " 0 0 " STR_FMT " 0 0 cm /I Do Q", STR_ARG(width), STR_ARG(height));
    struct str used = str_format(arena, "/XObject << /I %lld 0 R >>", (long long)image);

    pdf_change_stream(to, number, form_dict(arena, box, used), drawing);
    return number;
}

struct str stamp_time(struct arena *arena, int64_t ms)
{
    struct str utc = time_format(arena, ms + DATE_CLOCK_MS);

    return str_format(
        arena, STR_FMT "+07:00", STR_ARG(str_sub(utc, 0, sizeof("2026-07-15T10:20:30") - 1)));
}

/* In the letters of the font that is kept in the document. */
static enum status add_line(struct ctx *ctx, struct buf *to, struct str text)
{
    buf_add_char(to, '<');
    while (text.len > 0) {
        size_t code = font_line_code(utf8_next(&text));

        if (code == 0)
            return fail(ctx, PROBLEM_SIGN_LABEL, "%s", problem_text(PROBLEM_SIGN_LABEL));
        buf_addf(to, "%04zx", code);
    }
    buf_add(to, S("> Tj"));
    return ST_OK;
}

enum status stamp_add_lines(
    struct pdf_appending *to, struct pdf_box box, const struct stamp_lines *lines, int64_t *out)
{
    struct ctx *ctx = to->file->ctx;
    struct font *font = ARENA_NEW(ctx->arena, struct font);
    struct buf drawing = { .arena = ctx->arena };
    struct str first = points(ctx->arena, box.top - box.bottom - LINE_HEIGHT), used;
    struct str number = str_format(ctx->arena, "Số: " STR_FMT, STR_ARG(lines->number));

    if (lines->number.len)
        TRY(pdf_check_number(ctx, lines->number));
    TRY(font_subset(ctx, lines->font, font_line_letters(), font));
    buf_addf(&drawing, "BT /F %d Tf 0 g 0 " STR_FMT " Td ", TEXT_SIZE, STR_ARG(first));
    if (lines->number.len)
        TRY(add_line(ctx, &drawing, number));
    buf_addf(&drawing, " 0 -%d Td ", LINE_HEIGHT / 100);
    TRY(add_line(ctx, &drawing, stamp_time(ctx->arena, lines->at_ms)));
    buf_add(&drawing, S(" ET"));
    used = str_format(
        ctx->arena, "/Font << /F %lld 0 R >>", (long long)pdf_add_font(to, font, LINES_FONT));
    *out = pdf_new_number(to);
    pdf_change_stream(to, *out, form_dict(ctx->arena, box, used), buf_str(&drawing));
    return ST_OK;
}

/* ---- words ---- */

/* Thousandths of the size. */
static int64_t words_width(const struct font *font, struct str text)
{
    int64_t width = 0;

    while (text.len > 0) {
        size_t code = font_own_code(font, utf8_next(&text));

        width += code ? font->widths[code - 1] : 0;
    }
    return width;
}

/* Hundredths of a point: no wider and no higher than the box. */
static int64_t words_size(
    const struct stamp_text *text, const struct font *font, struct pdf_box box)
{
    int64_t high = (box.top - box.bottom - WORDS_PAD) * 100 / (WORDS_LEADING * (int64_t)text->len);
    int64_t size = high > WORDS_SIZE_MAX ? WORDS_SIZE_MAX : high > 0 ? high : 0;

    for (size_t i = 0; i < text->len; i++) {
        int64_t width = words_width(font, text->lines[i]);

        if (width > 0 && width * size / 1000 > box.right - box.left)
            size = (box.right - box.left) * 1000 / width;
    }
    return size;
}

static void draw_words(
    struct buf *to, const struct stamp_text *text, const struct font *font, struct pdf_box box)
{
    static const char *const colours[] = {
        [STAMP_BLUE] = "0.10 0.24 0.71", [STAMP_RED] = "0.85 0.06 0.09"
    };
    int64_t size = words_size(text, font, box), leading = size * WORDS_LEADING / 100;
    int64_t spare = box.top - box.bottom - leading * (int64_t)text->len;
    int64_t base = box.top - box.bottom - spare / 2 - size * WORDS_ASCENT / 100;

    buf_addf(
        to, "BT /F " STR_FMT " Tf %s rg", STR_ARG(points(to->arena, size)), colours[text->colour]);
    for (size_t i = 0; i < text->len; i++, base -= leading) {
        struct str line = text->lines[i];
        int64_t left = (box.right - box.left - words_width(font, line) * size / 1000) / 2;

        buf_addf(to, " 1 0 0 1 " STR_FMT " " STR_FMT " Tm <",
            STR_ARG(points(to->arena, left > 0 ? left : 0)),
            STR_ARG(points(to->arena, base > 0 ? base : 0)));
        while (line.len > 0) {
            size_t code = font_own_code(font, utf8_next(&line));

            if (code)
                buf_addf(to, "%04zx", code);
        }
        buf_add(to, S("> Tj"));
    }
    buf_add(to, S(" ET"));
}

enum status stamp_add_words(
    struct pdf_appending *to, struct pdf_box box, const struct stamp_text *text, int64_t *out)
{
    struct ctx *ctx = to->file->ctx;
    struct font *font = ARENA_NEW(ctx->arena, struct font);
    struct buf all = { .arena = ctx->arena }, drawing = { .arena = ctx->arena };
    struct str used;

    ASSERT(text->len > 0 && text->len <= STAMP_WORDS_MAX);
    for (size_t i = 0; i < text->len; i++)
        buf_add(&all, text->lines[i]);
    TRY(font_subset_text(ctx, text->font, buf_str(&all), font));
    draw_words(&drawing, text, font, box);
    used = str_format(
        ctx->arena, "/Font << /F %lld 0 R >>", (long long)pdf_add_font(to, font, WORDS_FONT));
    *out = pdf_new_number(to);
    pdf_change_stream(to, *out, form_dict(ctx->arena, box, used), buf_str(&drawing));
    return ST_OK;
}
