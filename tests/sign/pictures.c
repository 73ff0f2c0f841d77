#include "tests/sign/pictures.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "tests/sign/desk.h"
#include "tests/unit.h"

#define DIFFERENT_FROM 64
#define SQUARE 32

static const unsigned char red[4] = { 255, 0, 0, 255 };

struct dots dots_empty(struct arena *arena, uint32_t width, uint32_t height)
{
    struct dots out = { width, height, NULL };

    out.rgba = arena_alloc(arena, (size_t)width * height * 4);
    memset(out.rgba, 0, (size_t)width * height * 4);
    return out;
}

struct str dots_png(struct arena *arena, const struct dots *dots)
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

static struct dots read_png(struct arena *arena, const char *path)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    struct dots out = { 0 };

    if (!png_image_begin_read_from_file(&image, path))
        fail_msg("cannot read %s", path);
    image.format = PNG_FORMAT_RGBA;
    out = dots_empty(arena, image.width, image.height);
    assert_true(png_image_finish_read(&image, NULL, out.rgba, 0, NULL) != 0);
    return out;
}

/* How many dots of `found` are not as they were; all of them are drawn on `seen`. */
static size_t differing(const struct dots *found, const struct dots *kept, struct dots *seen)
{
    size_t out = 0;

    for (size_t i = 0; i < (size_t)kept->width * kept->height; i++) {
        int most = 0;

        for (size_t k = 0; k < 3; k++) {
            int by = abs(found->rgba[4 * i + k] - kept->rgba[4 * i + k]);

            most = by > most ? by : most;
        }
        memcpy(seen->rgba + 4 * i, kept->rgba + 4 * i, 4);
        if (most <= DIFFERENT_FROM)
            continue;
        memcpy(seen->rgba + 4 * i, red, 4);
        out++;
    }
    return out;
}

/* The most that differs of any square of the page: a few words that changed are lost in all of it.
 */
static size_t worst_square(const struct dots *seen)
{
    size_t worst = 0;

    for (uint32_t top = 0; top < seen->height; top += SQUARE / 2)
        for (uint32_t left = 0; left < seen->width; left += SQUARE / 2) {
            size_t found = 0;

            for (uint32_t y = top; y < top + SQUARE && y < seen->height; y++)
                for (uint32_t x = left; x < left + SQUARE && x < seen->width; x++)
                    found += memcmp(seen->rgba + 4 * ((size_t)y * seen->width + x), red, 4) == 0;
            worst = found > worst ? found : worst;
        }
    return worst;
}

static const char *name_of(const char *kept)
{
    const char *slash = strrchr(kept, '/');

    return slash ? slash + 1 : kept;
}

struct dots picture_draw(struct ctx *ctx, struct str document, int page, const char *kept)
{
    struct str at = str_format(ctx->arena, "picture-%s.pdf", name_of(kept));
    const char *pdf = desk_write(ctx->arena, at.ptr, document);

    if (!desk_run(ctx->arena, "pdftoppm -r %d -f %d -l %d -singlefile -png '%s' '%s' 2>/dev/null",
            PICTURE_DPI, page, page, pdf, pdf))
        fail_msg("poppler cannot draw %s", pdf);
    if (getenv("BAOCAO_GOLDEN"))
        assert_true(desk_run(ctx->arena, "cp '%s.png' '%s.png'", pdf, kept));
    return read_png(ctx->arena, str_format(ctx->arena, "%s.png", pdf).ptr);
}

void picture_expect(struct ctx *ctx, struct str document, int page, const char *kept)
{
    struct dots found = picture_draw(ctx, document, page, kept);
    struct dots golden = read_png(ctx->arena, str_format(ctx->arena, "%s.png", kept).ptr);
    struct dots seen = dots_empty(ctx->arena, golden.width, golden.height);
    size_t all = (size_t)golden.width * golden.height, different, worst;
    struct str name = str_format(ctx->arena, "picture-%s-differs.png", name_of(kept));

    if (found.width != golden.width || found.height != golden.height)
        fail_msg("%s.png is %u x %u, and now %u x %u", kept, golden.width, golden.height,
            found.width, found.height);
    different = differing(&found, &golden, &seen);
    worst = worst_square(&seen);
    print_message("%s: %zu dots of %zu differ, %zu of %d in the worst square\n", name_of(kept),
        different, all, worst, SQUARE * SQUARE);
    if (different > all * PICTURE_PER_MILLE_MAX / 1000 || worst > PICTURE_SQUARE_MAX)
        fail_msg("page %d does not look as %s.png: see %s", page, kept,
            desk_write(ctx->arena, name.ptr, dots_png(ctx->arena, &seen)));
}
