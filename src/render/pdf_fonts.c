/* The four faces of Liberation Serif as the only fonts there are: papers look alike everywhere. */
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pthread.h>

#include <stdio.h>

#include "base/limits.h"
#include "render/pdf.h"

/* Debian's fonts-liberation2 and fonts-liberation, and where others put them. */
static const char *const folders[] = {
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/liberation-serif",
    "/usr/share/fonts/liberation",
};
static const char *const faces[] = { "Regular", "Bold", "Italic", "BoldItalic" };

static FcConfig *fonts;
static const char *folder_used;
static pthread_once_t fonts_once = PTHREAD_ONCE_INIT;

static bool add_faces(FcConfig *config, const char *folder)
{
    for (size_t i = 0; i < ARRAY_LEN(faces); i++) {
        char path[128];

        (void)snprintf(path, sizeof(path), "%s/LiberationSerif-%s.ttf", folder, faces[i]);
        if (!FcConfigAppFontAddFile(config, (const FcChar8 *)path))
            return false;
    }
    return true;
}

static void fonts_find(void)
{
    FcConfig *config = FcConfigCreate();

    for (size_t i = 0; config && i < ARRAY_LEN(folders); i++)
        if (add_faces(config, folders[i])) {
            fonts = config;
            folder_used = folders[i];
            return;
        }
    if (config)
        FcConfigDestroy(config);
}

PangoFontMap *pdf_fonts(void)
{
    PangoFontMap *map;

    (void)pthread_once(&fonts_once, fonts_find);
    if (!fonts)
        return NULL;
    map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (map)
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), fonts);
    return map;
}

/* ---- the font itself ---- */

static bool read_font(struct buf *to, const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t got = 1;

    if (!file)
        return false;
    while (got > 0 && to->len <= FONT_BYTES_MAX) {
        char *at = buf_reserve(to, 65536);

        got = fread(at, 1, 65536, file);
        to->len += got;
    }
    (void)fclose(file);
    return to->len > 0 && to->len <= FONT_BYTES_MAX;
}

enum status paper_font(struct ctx *ctx, enum paper_font which, struct str *out)
{
    struct buf font = { .arena = ctx->arena };
    char path[128];

    (void)pthread_once(&fonts_once, fonts_find);
    (void)snprintf(path, sizeof(path), "%s/LiberationSerif-%s.ttf", folder_used ? folder_used : "",
        which == PAPER_FONT_UPRIGHT ? "Regular" : "Italic");
    if (!read_font(&font, path))
        return fail(ctx, PROBLEM_RENDER_FAILED,
            "Máy chủ chưa cài phông chữ Liberation Serif (gói fonts-liberation2).");
    *out = buf_str(&font);
    return ST_OK;
}
