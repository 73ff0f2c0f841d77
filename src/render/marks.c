#include "render/marks.h"

#include <math.h>

#include "base/utf8.h"
#include "core/text.h"
#include "render/pdf.h"

#define FONT "Liberation Serif"
#define PI 3.14159265358979323846
/* Dots of a millimetre: 300 to the inch. */
#define DOTS_MM 11.8
#define SIGNATURE_HEIGHT_MM 24
#define LOOPS 5
/* Of the seal's half width. */
#define RING_OUTER 0.96
#define RING_INNER 0.62
#define WORDS_RADIUS 0.70
#define WORDS_SIZE 0.17
#define WORDS_ARC (1.35 * PI)
#define TRIAL "DÙNG THỬ"
#define TRIAL_ARC (0.36 * PI)

/* ---- files ---- */

static cairo_status_t take_bytes(void *to, const unsigned char *bytes, unsigned len)
{
    buf_add(to, (struct str){ (const char *)bytes, len });
    return CAIRO_STATUS_SUCCESS;
}

static cairo_t *begin(double width_mm, double height_mm)
{
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, (int)(width_mm * DOTS_MM), (int)(height_mm * DOTS_MM));
    cairo_t *cr = cairo_create(surface);

    cairo_surface_destroy(surface);
    return cr;
}

static enum status end(struct ctx *ctx, cairo_t *cr, struct str *out)
{
    struct buf bytes = { .arena = ctx->arena };
    cairo_status_t drawn = cairo_status(cr);

    if (drawn == CAIRO_STATUS_SUCCESS)
        drawn = cairo_surface_write_to_png_stream(cairo_get_target(cr), take_bytes, &bytes);
    cairo_destroy(cr);
    *out = buf_str(&bytes);
    return drawn == CAIRO_STATUS_SUCCESS
               ? ST_OK
               : fail(ctx, PROBLEM_RENDER_FAILED, "Không tạo được hình mẫu.");
}

/* ---- a signature ---- */

/* From 0 to 1, another one each time. */
static double next(uint64_t *state)
{
    *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (double)(*state >> 40) / (double)(1 << 24);
}

static void stroke(cairo_t *cr, double width)
{
    cairo_set_line_width(cr, width * DOTS_MM);
    cairo_stroke(cr);
}

/* Loops that get smaller, as fast hands write, and a line below them. */
enum status mark_signature(struct ctx *ctx, uint64_t which, struct str *out)
{
    cairo_t *cr = begin(MARK_SIGNATURE_MM, SIGNATURE_HEIGHT_MM);
    uint64_t state = which;
    double x = 5 + 3 * next(&state), y = 15, step;

    (void)next(&state);
    cairo_scale(cr, DOTS_MM, DOTS_MM);
    cairo_set_source_rgb(cr, 0.10, 0.24, 0.71);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_move_to(cr, x, y);
    for (int i = 0; i < LOOPS; i++) {
        double high = (12 - 1.8 * i) * (0.8 + 0.4 * next(&state));

        step = 6 + 3 * next(&state);
        cairo_curve_to(
            cr, x + step * 0.9, y - high * 1.3, x + step * 0.2, y - high * 1.2, x + step * 0.35, y);
        cairo_curve_to(
            cr, x + step * 0.4, y + high * 0.35, x + step * 0.8, y + high * 0.1, x + step, y - 1);
        x += step;
        y -= 0.4;
    }
    cairo_curve_to(cr, x + 5, y - 5, x + 9, y - 2, x + 11 + 3 * next(&state), y - 6);
    stroke(cr, 0.7 / DOTS_MM);
    cairo_move_to(cr, 10 + 4 * next(&state), 20);
    cairo_curve_to(cr, 24, 17, 36, 21.5, 48 + 6 * next(&state), 16.5);
    stroke(cr, 0.45 / DOTS_MM);
    return end(ctx, cr, out);
}

/* ---- a seal ---- */

struct ring {
    cairo_t *cr;
    PangoLayout *layout;
    double half; /* its width, in dots */
};

static double letter_set(const struct ring *ring, struct str letter)
{
    PangoRectangle logical;

    pango_layout_set_text(ring->layout, letter.ptr, (int)letter.len);
    pango_layout_get_extents(ring->layout, NULL, &logical);
    return (double)logical.width / PANGO_SCALE;
}

static struct str letter_cut(struct str *text)
{
    struct str rest = *text, letter;

    (void)utf8_next(text);
    letter = (struct str){ rest.ptr, rest.len - text->len };
    return letter;
}

static double words_width(const struct ring *ring, struct str words)
{
    double width = 0;

    while (words.len)
        width += letter_set(ring, letter_cut(&words));
    return width;
}

/* Around the middle of the ring at its top or bottom, on an arc no longer than this. */
static void put_words(const struct ring *ring, struct str words, double arc, bool below)
{
    double radius = WORDS_RADIUS * ring->half + (below ? WORDS_SIZE * ring->half * 0.72 : 0);
    double width = words_width(ring, words), wanted = width / radius;
    double spread = wanted < arc ? 1 : arc / wanted, turned = below ? -1 : 1;
    double at = -turned * (wanted < arc ? wanted : arc) / 2;

    while (words.len) {
        struct str letter = letter_cut(&words);
        double own = letter_set(ring, letter) / radius * spread;

        cairo_save(ring->cr);
        cairo_translate(ring->cr, ring->half, ring->half);
        cairo_rotate(ring->cr, at + turned * own / 2);
        cairo_translate(ring->cr, 0, below ? radius : -radius);
        cairo_scale(ring->cr, spread, 1);
        cairo_move_to(ring->cr, -own * radius / spread / 2,
            -(double)pango_layout_get_baseline(ring->layout) / PANGO_SCALE);
        pango_cairo_show_layout(ring->cr, ring->layout);
        cairo_restore(ring->cr);
        at += turned * own;
    }
}

static void put_circle(const struct ring *ring, double radius, double width)
{
    cairo_arc(ring->cr, ring->half, ring->half, radius * ring->half, 0, 2 * PI);
    cairo_set_line_width(ring->cr, width * ring->half);
    cairo_stroke(ring->cr);
}

static void put_star(const struct ring *ring)
{
    for (int i = 0; i < 10; i++) {
        double radius = (i % 2 ? 0.14 : 0.36) * ring->half, angle = PI * (i - 2.5) / 5;

        cairo_line_to(ring->cr, ring->half + radius * cos(angle), ring->half + radius * sin(angle));
    }
    cairo_fill(ring->cr);
}

static PangoLayout *layout_for(cairo_t *cr, double size)
{
    PangoFontMap *fonts = pdf_fonts();
    PangoContext *context = fonts ? pango_font_map_create_context(fonts) : NULL;
    PangoFontDescription *font = pango_font_description_new();
    PangoLayout *layout;

    if (!context) {
        pango_font_description_free(font);
        return NULL;
    }
    pango_cairo_update_context(cr, context);
    layout = pango_layout_new(context);
    pango_font_description_set_family_static(font, FONT);
    pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    g_object_unref(context);
    g_object_unref(fonts);
    return layout;
}

enum status mark_seal(struct ctx *ctx, struct str words, struct str *out)
{
    struct ring ring = { .cr = begin(MARK_SEAL_MM, MARK_SEAL_MM),
        .half = (int)(MARK_SEAL_MM * DOTS_MM) / 2.0 };

    ring.layout = layout_for(ring.cr, WORDS_SIZE * ring.half);
    if (ring.layout) {
        cairo_set_source_rgb(ring.cr, 0.85, 0.06, 0.09);
        put_circle(&ring, RING_OUTER, 0.035);
        put_circle(&ring, RING_INNER, 0.015);
        put_star(&ring);
        put_words(&ring, text_upper(ctx->arena, words), WORDS_ARC, false);
        put_words(&ring, S(TRIAL), TRIAL_ARC, true);
        g_object_unref(ring.layout);
    }
    return end(ctx, ring.cr, out);
}
