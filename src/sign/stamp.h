/*
 * stamp -- how a signature shows on the page, by Annex I of Decree 30/2020/NĐ-CP.
 *
 * The leader's signature is a blue picture between position and name; the
 * organisation's seal a red one in its real size that covers the left third of
 * it; on an annex in a file of its own stands no picture but the document's
 * number and the time, at the top right of its first page. Where nobody has put
 * in a picture, nobody draws one: words in the same colour say that it is
 * signed, by whom and when.
 *
 * Layer:  sign
 * Owns:   pictures and texts live in the context's arena
 * Fails:  SIGN_IMAGE, SIGN_LABEL, SIGN_FONT
 * Limits: STAMP_DOTS_MAX, STAMP_BYTES_MAX, STAMP_LABEL_CHARS_MAX
 * Tests:  stamp_test.c
 */
#ifndef BAOCAO_STAMP_H
#define BAOCAO_STAMP_H

#include "sign/pdf_append.h"
#include "sign/pdf_fields.h"

struct stamp_picture {
    uint32_t width, height; /* dots */
    struct str rgb, alpha;
};

/* PNG of any kind. */
enum status stamp_read(struct ctx *ctx, struct str png, struct stamp_picture *out) MUST_CHECK;
/* The largest box of the picture's shape in the middle of the room between position and name. */
struct pdf_box stamp_leader(struct pdf_box room, const struct stamp_picture *picture);
/* The seal, so wide and high in hundredths of a point, on the leader's signature. */
struct pdf_box stamp_seal(struct pdf_box leader, int64_t width, int64_t height);
/* The two lines on an annex with this page. */
struct pdf_box stamp_annex(struct pdf_box page);

/* Where there are words instead: the upper part of the room for the leader, the lower one for the
 * seal, so that both can be read. */
enum stamp_colour { STAMP_BLUE, STAMP_RED };
struct pdf_box stamp_words(struct pdf_box room, enum stamp_colour colour);

/* Appends the picture of a widget with this box; gives its object's number. */
int64_t stamp_add_picture(
    struct pdf_appending *to, struct pdf_box box, const struct stamp_picture *picture);
/* What an annex says, in letters of this TrueType font: its document's number, if it has one, and
 * the time. */
struct stamp_lines {
    struct str font, number;
    int64_t at_ms;
};
enum status stamp_add_lines(struct pdf_appending *to, struct pdf_box box,
    const struct stamp_lines *lines, int64_t *out) MUST_CHECK;
/* Lines, each in the middle, as large as all of them can be in the box. */
#define STAMP_WORDS_MAX 4
struct stamp_text {
    struct str font; /* TrueType */
    enum stamp_colour colour;
    struct str lines[STAMP_WORDS_MAX];
    size_t len;
};
enum status stamp_add_words(struct pdf_appending *to, struct pdf_box box,
    const struct stamp_text *text, int64_t *out) MUST_CHECK;
/* 2026-07-15T10:20:30+07:00: Vietnam's clock, as ISO 8601 writes it. */
struct str stamp_time(struct arena *arena, int64_t ms);

#endif
