#include "sign/pdf_ink.h"

#include <string.h>

#include "sign/font_reach.h"
#include "sign/ink_matrix.h"
#include "sign/ink_words.h"
#include "sign/pdf_filter.h"

/* What is written may be added to another. */
#define OPERAND_MAX (INK_FAR / 4)
/* Less than this leaves too few digits, and so do many in each other. */
#define MATRIX_LEAST (INK_SCALE / 10000)
#define MATRICES_MAX 200
#define INK_DEPTH_MAX 16
#define STATES_MAX 64
#define OPERANDS_MAX 64
/* How long the point of a bent line may be, in its widths; half of it is ahead. */
#define MITER_MAX 10

struct state {
    struct ink_matrix to_page;
    int64_t bottom, top; /* it draws between these only */
    bool white_fill, white_stroke;
    bool white_shows;  /* it hides what is below, or is turned into another colour */
    bool text_strokes; /* letters are drawn by their outlines */
    unsigned matrices;
    int64_t line_width, size, leading, rise;
    struct font_reach reach;
};

struct drawing {
    struct pdf_file *file;
    struct pdf_ink *out;
    const struct pdf_value *resources;
    struct state states[STATES_MAX];
    size_t depth; /* of states */
    struct ink_matrix text, line;
    struct pdf_value operands[OPERANDS_MAX];
    size_t operands_len;
    int64_t path_bottom, path_top;
    size_t points; /* since its line began */
    bool path, clips, bends, in_text;
    size_t *steps;
    unsigned forms; /* inside each other */
};

static void draw(struct drawing *d, struct str data);

/* ---- what is drawn ---- */

static void everywhere(struct drawing *d)
{
    d->out->everywhere = true;
}

/* Places are exact by it. */
static void require_exact(struct drawing *d, const struct ink_matrix *m)
{
    const int64_t parts[] = { m->a, m->b, m->c, m->d, m->e, m->f };

    for (size_t i = 0; i < ARRAY_LEN(parts); i++)
        if (ink_size(parts[i]) >= INK_FAR)
            everywhere(d);
    if ((ink_size(m->a) < MATRIX_LEAST && ink_size(m->b) < MATRIX_LEAST) ||
        (ink_size(m->c) < MATRIX_LEAST && ink_size(m->d) < MATRIX_LEAST))
        everywhere(d);
}

static void span_add(struct pdf_file *file, struct pdf_ink *out, int64_t bottom, int64_t top)
{
    out->spans = list_room(file->ctx->arena, out->spans, out->len, &out->cap, sizeof(*out->spans));
    out->spans[out->len++] = (struct ink_span){ bottom, top };
}

static struct state *now(struct drawing *d)
{
    return &d->states[d->depth];
}

/* As far as it may draw. */
static void mark(struct drawing *d, int64_t bottom, int64_t top)
{
    const struct state *s = now(d);

    bottom = bottom > s->bottom ? bottom : s->bottom;
    top = top < s->top ? top : s->top;
    if (bottom <= top)
        span_add(d->file, d->out, bottom / INK_HUNDREDTH - 1, top / INK_HUNDREDTH + 1);
}

/* ---- paths ---- */

static void path_point(struct drawing *d, int64_t x, int64_t y)
{
    int64_t at = ink_height(&now(d)->to_page, x, y);

    d->path_bottom = d->path && d->path_bottom < at ? d->path_bottom : at;
    d->path_top = d->path && d->path_top > at ? d->path_top : at;
    d->path = true;
}

static int64_t operand(const struct drawing *d, size_t i)
{
    return i < d->operands_len ? ink_number(&d->operands[i]) : 0;
}

static void path_points(struct drawing *d)
{
    for (size_t i = 0; i + 1 < d->operands_len; i += 2)
        path_point(d, operand(d, i), operand(d, i + 1));
    d->points += d->operands_len / 2;
    d->bends = d->bends || d->points > 2;
}

static void path_box(struct drawing *d, int64_t x, int64_t y, int64_t width, int64_t high)
{
    const struct ink_matrix *m = &now(d)->to_page;

    d->bends = d->bends || ((m->b || m->c) && (m->a || m->d));
    path_point(d, x, y);
    path_point(d, ink_held((int128)x + width), y);
    path_point(d, x, ink_held((int128)y + high));
    path_point(d, ink_held((int128)x + width), ink_held((int128)y + high));
}

/* What follows is drawn inside the path only; where there is none, some draw on. */
static void path_end(struct drawing *d)
{
    struct state *s = now(d);

    if (d->clips && d->path) {
        s->bottom = s->bottom > d->path_bottom ? s->bottom : d->path_bottom;
        s->top = s->top < d->path_top ? s->top : d->path_top;
    }
    d->path = d->clips = d->bends = false;
    d->points = 0;
}

/* How far a line reaches beside where it is. */
static int64_t line_grow(const struct state *s, bool bends)
{
    int128 wide = (int128)ink_size(s->to_page.b) + ink_size(s->to_page.d);

    return ink_held(wide * s->line_width / INK_SCALE * (bends ? MITER_MAX / 2 : 1));
}

/* On white paper white shows nothing but what it hides, and that is counted. */
static void path_paint(struct drawing *d, bool fills, bool strokes)
{
    const struct state *s = now(d);
    int64_t grow = 0;

    fills = fills && (!s->white_fill || s->white_shows);
    strokes = strokes && (!s->white_stroke || s->white_shows);
    if (strokes)
        grow = line_grow(s, d->bends);
    if (d->path && (fills || strokes))
        mark(d, ink_held((int128)d->path_bottom - grow), ink_held((int128)d->path_top + grow));
    path_end(d);
}

/* ---- text ---- */

/* The next line: so far from where this one began. */
static void line_move(struct drawing *d, int64_t x, int64_t y)
{
    struct ink_matrix by = { INK_SCALE, 0, 0, INK_SCALE, x, y };

    d->line = d->text = ink_then(&by, &d->line);
}

static size_t text_len(const struct pdf_value *value)
{
    size_t len = value->kind == PDF_STRING ? value->text.len : 0;

    for (size_t i = 0; value->kind == PDF_ARRAY && i < value->len; i++)
        len += value->items[i].kind == PDF_STRING ? value->items[i].text.len : 0;
    return len;
}

static void text_show(struct drawing *d)
{
    const struct state *s = now(d);
    struct ink_matrix to_page = ink_then(&d->text, &s->to_page);
    int64_t high = ink_held((int128)s->size * s->reach.above / 1000 + s->rise), one, other;
    int64_t low = ink_held((int128)s->rise - (int128)s->size * s->reach.below / 1000);
    int64_t grow = s->text_strokes ? line_grow(s, true) : 0;

    if (d->operands_len == 0 || text_len(&d->operands[d->operands_len - 1]) == 0)
        return;
    if (to_page.b != 0) {
        everywhere(d); /* it goes up or down, who knows how far */
        return;
    }
    require_exact(d, &d->text);
    require_exact(d, &to_page);
    one = ink_height(&to_page, 0, low);
    other = ink_height(&to_page, 0, high);
    mark(d, ink_held((int128)(one < other ? one : other) - grow),
        ink_held((int128)(one < other ? other : one) + grow));
}

/* ---- resources ---- */

static const struct pdf_value *resource(struct drawing *d, const char *kind)
{
    static const struct pdf_value nothing = { .kind = PDF_NULL };
    const struct pdf_value *all, *found;
    struct str name;

    if (d->operands_len == 0 || d->operands[0].kind != PDF_NAME)
        return &nothing;
    name = str_format(d->file->ctx->arena, STR_FMT, STR_ARG(d->operands[0].text));
    if (pdf_at(d->file, d->resources, kind, &all) != ST_OK ||
        pdf_at(d->file, all, name.ptr, &found) != ST_OK)
        return &nothing;
    return found;
}

/* Letters that are drawings of their own, or written from top to bottom, may reach anywhere. */
static void font_set(struct drawing *d)
{
    const struct pdf_value *font = resource(d, "Font"), *kind, *encoding;

    now(d)->size = operand(d, 1); /* less than nothing: they hang from their line */
    if (font->kind != PDF_DICT || pdf_at(d->file, font, "Subtype", &kind) != ST_OK ||
        pdf_is_name(kind, "Type3") || pdf_at(d->file, font, "Encoding", &encoding) != ST_OK ||
        encoding->kind == PDF_STREAM ||
        (encoding->kind == PDF_NAME && str_ends(encoding->text, S("V"))))
        everywhere(d);
    else
        now(d)->reach = font_reach_of(d->file, font);
}

static const struct pdf_value *look_key(
    struct drawing *d, const struct pdf_value *look, const char *key)
{
    static const struct pdf_value nothing = { .kind = PDF_NULL };
    const struct pdf_value *out;

    if (pdf_at(d->file, look, key, &out) == ST_OK)
        return out;
    everywhere(d);
    return &nothing;
}

static bool is_usual(const struct pdf_value *value, const char *one, const char *other)
{
    return value->kind == PDF_NULL || pdf_is_name(value, one) || pdf_is_name(value, other);
}

/* Widths of lines, and what is made of a colour. */
static void look_set(struct drawing *d)
{
    const struct pdf_value *look = resource(d, "ExtGState");
    const struct pdf_value *width = look_key(d, look, "LW"), *miter = look_key(d, look, "ML");
    struct state *s = now(d);

    if (look->kind != PDF_DICT || pdf_key(look, "Font")->kind != PDF_NULL ||
        (width->kind != PDF_NULL && !ink_is_number(width)) ||
        (miter->kind != PDF_NULL &&
            (!ink_is_number(miter) || ink_number(miter) > MITER_MAX * INK_SCALE)))
        everywhere(d);
    if (width->kind != PDF_NULL)
        s->line_width = ink_size(ink_number(width));
    s->white_shows = s->white_shows || !is_usual(look_key(d, look, "BM"), "Normal", "Compatible") ||
                     !is_usual(look_key(d, look, "TR"), "Identity", "Default") ||
                     !is_usual(look_key(d, look, "TR2"), "Identity", "Default");
}

static bool matrix_of(const struct pdf_value *value, struct ink_matrix *out)
{
    int64_t n[6];

    *out = (struct ink_matrix){ INK_SCALE, 0, 0, INK_SCALE, 0, 0 };
    if (value->kind == PDF_NULL)
        return true;
    if (value->kind != PDF_ARRAY || value->len != ARRAY_LEN(n))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(n); i++)
        n[i] = ink_number(&value->items[i]);
    *out = (struct ink_matrix){ n[0], n[1], n[2], n[3], n[4], n[5] };
    return true;
}

bool pdf_look_bounded(struct pdf_file *file, const struct pdf_value *look)
{
    const struct pdf_value *value;
    struct ink_matrix own;
    struct pdf_box box;

    return look->kind == PDF_STREAM && pdf_at(file, look, "BBox", &value) == ST_OK &&
           pdf_box_of(value, &box) && box.left < box.right && box.bottom < box.top &&
           pdf_at(file, look, "Matrix", &value) == ST_OK && matrix_of(value, &own) &&
           (int128)own.a * own.d != (int128)own.b * own.c;
}

static void matrix_put(struct drawing *d, const struct ink_matrix *own)
{
    struct state *s = now(d);

    s->to_page = ink_then(own, &s->to_page);
    require_exact(d, own);
    require_exact(d, &s->to_page);
    if (++s->matrices > MATRICES_MAX)
        everywhere(d);
}

/* A drawing of its own, inside its box. */
static void form_draw(struct drawing *d, const struct pdf_value *form)
{
    struct drawing *inner = ARENA_NEW(d->file->ctx->arena, struct drawing);
    const struct pdf_value *value, *resources;
    struct ink_matrix own;
    struct pdf_box box;
    struct str data;

    if (d->forms >= INK_DEPTH_MAX || pdf_at(d->file, form, "Matrix", &value) != ST_OK ||
        !matrix_of(value, &own) || pdf_at(d->file, form, "BBox", &value) != ST_OK ||
        !pdf_box_of(value, &box) || pdf_at(d->file, form, "Resources", &resources) != ST_OK ||
        pdf_data(d->file, form, &data) != ST_OK) {
        everywhere(d);
        return;
    }
    *inner = (struct drawing){ .file = d->file,
        .out = d->out,
        .resources = resources->kind == PDF_DICT ? resources : d->resources,
        .steps = d->steps,
        .forms = d->forms + 1 };
    inner->states[0] = *now(d);
    matrix_put(inner, &own);
    /* A hundredth more on each side: a box has no smaller parts. */
    path_box(inner, (box.left - 1) * INK_HUNDREDTH, (box.bottom - 1) * INK_HUNDREDTH,
        (box.right - box.left + 2) * INK_HUNDREDTH, (box.top - box.bottom + 2) * INK_HUNDREDTH);
    inner->clips = true;
    path_end(inner);
    draw(inner, data);
}

static void object_draw(struct drawing *d)
{
    const struct pdf_value *object = resource(d, "XObject");
    const struct pdf_value *kind = pdf_key(object, "Subtype");

    if (object->kind == PDF_STREAM && pdf_is_name(kind, "Form")) {
        form_draw(d, object);
    } else if (object->kind == PDF_STREAM && pdf_is_name(kind, "Image")) {
        path_box(d, 0, 0, INK_SCALE, INK_SCALE);
        mark(d, d->path_bottom, d->path_top);
        d->path = d->bends = false;
    } else {
        everywhere(d);
    }
}

/* ---- operators ---- */

static bool operands_are(const struct drawing *d, const char *wanted)
{
    bool right = strlen(wanted) == d->operands_len;

    if (*wanted == '*')
        return true;
    for (size_t i = 0; right && i < d->operands_len; i++) {
        const struct pdf_value *one = &d->operands[i];

        right = wanted[i] == 'n'   ? ink_is_number(one) && ink_size(ink_number(one)) < OPERAND_MAX
                : wanted[i] == 'N' ? one->kind == PDF_NAME
                : wanted[i] == 's' ? one->kind == PDF_STRING
                                   : one->kind == PDF_ARRAY;
    }
    return right;
}

/* Colours that are said to be others. */
static bool is_remapped(struct drawing *d)
{
    const struct pdf_value *spaces = look_key(d, d->resources, "ColorSpace");

    return pdf_key(spaces, "DefaultGray")->kind != PDF_NULL ||
           pdf_key(spaces, "DefaultRGB")->kind != PDF_NULL ||
           pdf_key(spaces, "DefaultCMYK")->kind != PDF_NULL;
}

static bool is_white(struct drawing *d, struct str word)
{
    bool ink = str_eq(word, S("k")) || str_eq(word, S("K"));
    bool light = str_eq(word, S("g")) || str_eq(word, S("G")) || str_eq(word, S("rg")) ||
                 str_eq(word, S("RG"));

    for (size_t i = 0; i < d->operands_len; i++)
        if (operand(d, i) != (ink ? 0 : INK_SCALE))
            return false;
    return (ink || light) && !is_remapped(d);
}

static void save(struct drawing *d)
{
    if (d->depth + 1 >= STATES_MAX) {
        everywhere(d);
        return;
    }
    d->states[d->depth + 1] = d->states[d->depth];
    d->depth++;
}

static void restore(struct drawing *d)
{
    if (d->depth == 0)
        everywhere(d);
    else
        d->depth--;
}

static struct ink_matrix operand_matrix(const struct drawing *d)
{
    return (struct ink_matrix){ operand(d, 0), operand(d, 1), operand(d, 2), operand(d, 3),
        operand(d, 4), operand(d, 5) };
}

/* Words of a text outside of one, or one inside another, go where each viewer likes. */
static void text_turn(struct drawing *d, enum ink_operator op)
{
    if (op >= OP_MOVE ? !d->in_text
                      : (op == OP_TEXT && d->in_text) || (op == OP_TEXT_END && !d->in_text))
        everywhere(d);
    if (op == OP_TEXT)
        d->text = d->line = (struct ink_matrix){ INK_SCALE, 0, 0, INK_SCALE, 0, 0 };
    if (op == OP_TEXT || op == OP_TEXT_END)
        d->in_text = op == OP_TEXT;
}

static void text_do(struct drawing *d, enum ink_operator op)
{
    struct state *s = now(d);

    text_turn(d, op);
    if (op == OP_RENDER)
        s->text_strokes = operand(d, 0) != 0 && operand(d, 0) != 3 * INK_SCALE;
    if (op == OP_FONT)
        font_set(d);
    if (op == OP_LEADING)
        s->leading = operand(d, 0);
    if (op == OP_MOVE_LEADING)
        s->leading = -operand(d, 1);
    if (op == OP_RISE)
        s->rise = operand(d, 0);
    if (op == OP_MOVE || op == OP_MOVE_LEADING)
        line_move(d, operand(d, 0), operand(d, 1));
    if (op == OP_PLACE)
        d->text = d->line = operand_matrix(d);
    if (op == OP_NEXT || op == OP_NEXT_SHOW)
        line_move(d, 0, -s->leading);
    if (op == OP_SHOW || op == OP_NEXT_SHOW)
        text_show(d);
}

static void path_do(struct drawing *d, enum ink_operator op)
{
    if (op == OP_BEGIN)
        d->points = 0;
    if (op == OP_BEGIN || op == OP_POINTS)
        path_points(d);
    if (op == OP_BOX)
        path_box(d, operand(d, 0), operand(d, 1), operand(d, 2), operand(d, 3));
    if (op == OP_CLIP)
        d->clips = true;
    if (op == OP_END)
        path_end(d);
    if (op == OP_FILL || op == OP_STROKE || op == OP_BOTH)
        path_paint(d, op != OP_STROKE, op != OP_FILL);
    if (op == OP_SHADE)
        mark(d, now(d)->bottom, now(d)->top);
}

static void state_do(struct drawing *d, enum ink_operator op, struct str word)
{
    struct state *s = now(d);
    struct ink_matrix own;

    if (op >= OP_SAVE && op <= OP_OBJECT && (d->path || d->in_text))
        everywhere(d); /* not in a path or a text: viewers take it before or behind them */
    if (op == OP_SAVE)
        save(d);
    if (op == OP_RESTORE)
        restore(d);
    if (op == OP_MATRIX) {
        own = operand_matrix(d);
        matrix_put(d, &own);
    }
    if (op == OP_WIDTH)
        s->line_width = ink_size(operand(d, 0));
    if (op == OP_MITER && operand(d, 0) > MITER_MAX * INK_SCALE)
        everywhere(d);
    if (op == OP_FILL_COLOUR)
        s->white_fill = is_white(d, word);
    if (op == OP_STROKE_COLOUR)
        s->white_stroke = is_white(d, word);
    if (op == OP_LOOK)
        look_set(d);
    if (op == OP_OBJECT)
        object_draw(d);
}

static void word_do(struct drawing *d, struct str text)
{
    const struct ink_word *word = ink_word_find(text);

    if (!word || !operands_are(d, word->operands))
        everywhere(d);
    else if (word->op >= OP_TEXT)
        text_do(d, word->op);
    else if (word->op >= OP_BEGIN && word->op <= OP_SHADE)
        path_do(d, word->op);
    else
        state_do(d, word->op, text);
}

/* ---- reading ---- */

/* A value more for the word that comes. */
static bool operand_read(struct drawing *d, struct pdf_reader *reader)
{
    return d->operands_len < OPERANDS_MAX &&
           pdf_read(reader, &d->operands[d->operands_len++]) == ST_OK;
}

static void draw(struct drawing *d, struct str data)
{
    struct ctx own = *d->file->ctx; /* why it cannot be read is nobody's question */
    struct pdf_reader reader = { .ctx = &own, .bytes = data };

    for (pdf_skip(&reader); reader.at < data.len && !d->out->everywhere; pdf_skip(&reader)) {
        struct str word = ink_word_next(&reader);
        bool goes_on = ++*d->steps <= PDF_STEPS_MAX && !arena_over_budget(own.arena);

        if (goes_on && word.len > 0) {
            word_do(d, word);
            d->operands_len = 0;
        } else if (!goes_on || !operand_read(d, &reader)) {
            everywhere(d);
        }
    }
}

static struct drawing *drawing_new(
    struct pdf_file *file, const struct pdf_value *resources, struct pdf_ink *out)
{
    struct drawing *d = ARENA_NEW(file->ctx->arena, struct drawing);

    *d = (struct drawing){ .file = file, .out = out, .resources = resources };
    d->steps = ARENA_NEW(file->ctx->arena, size_t);
    d->states[0] = (struct state){ .to_page = { INK_SCALE, 0, 0, INK_SCALE, 0, 0 },
        .bottom = -INK_FAR,
        .top = INK_FAR,
        .line_width = INK_SCALE };
    return d;
}

static enum status page_draw(struct pdf_file *file, int64_t number, struct pdf_ink *out)
{
    const struct pdf_value *page, *contents, *resources;
    struct buf all = { .arena = file->ctx->arena };
    size_t len;

    TRY(pdf_object(file, number, &page));
    TRY(pdf_page_value(file, number, "Resources", &resources));
    TRY(pdf_at(file, page, "Contents", &contents));
    len = contents->kind == PDF_ARRAY ? contents->len : 1;
    for (size_t i = 0; i < len; i++) {
        const struct pdf_value *stream = contents;
        struct str data;

        if (contents->kind == PDF_ARRAY)
            TRY(pdf_follow(file, &contents->items[i], &stream));
        if (stream->kind == PDF_NULL)
            continue;
        TRY(pdf_data(file, stream, &data));
        buf_add(&all, data);
        buf_add_char(&all, '\n');
    }
    draw(drawing_new(file, resources, out), buf_str(&all));
    return ST_OK;
}

/* Numbers, notes and links; signatures are what is asked about. */
static enum status page_notes(
    struct pdf_file *file, int64_t number, const struct pdf_fields *fields, struct pdf_ink *out)
{
    const struct pdf_value *page, *annots, *note, *rect;
    struct pdf_box box;

    TRY(pdf_object(file, number, &page));
    TRY(pdf_at(file, page, "Annots", &annots));
    for (size_t i = 0; annots->kind == PDF_ARRAY && i < annots->len; i++) {
        const struct pdf_value *one = &annots->items[i];
        const struct pdf_field *field =
            one->kind == PDF_REF ? pdf_field_of(fields, one->number) : NULL;

        if (field && field->kind == PDF_FIELD_SIGNATURE)
            continue;
        TRY(pdf_follow(file, one, &note));
        TRY(pdf_at(file, note, "Rect", &rect));
        if (pdf_box_of(rect, &box))
            span_add(file, out, box.bottom, box.top);
        else
            out->everywhere = true;
    }
    return ST_OK;
}

void pdf_page_ink(
    struct pdf_file *file, int64_t page, const struct pdf_fields *fields, struct pdf_ink *out)
{
    *out = (struct pdf_ink){ 0 };
    if (page_draw(file, page, out) != ST_OK || page_notes(file, page, fields, out) != ST_OK)
        out->everywhere = true;
}

void pdf_look_ink(struct pdf_file *file, const struct pdf_value *look, struct pdf_ink *out)
{
    const struct pdf_value *resources;
    struct str data;

    *out = (struct pdf_ink){ 0 };
    if (look->kind != PDF_STREAM || pdf_at(file, look, "Resources", &resources) != ST_OK ||
        pdf_data(file, look, &data) != ST_OK)
        out->everywhere = true;
    else {
        struct drawing *d = drawing_new(file, resources, out);

        d->states[0].white_shows = true; /* it may lie on something */
        draw(d, data);
    }
}

bool pdf_ink_between(const struct pdf_ink *ink, int64_t bottom, int64_t top)
{
    for (size_t i = 0; i < ink->len; i++)
        if (ink->spans[i].bottom < top && bottom < ink->spans[i].top)
            return true;
    return ink->everywhere;
}
