#include "sign/issue.h"

#include "base/date.h"
#include "sign/pdf_font.h"
#include "sign/pdf_form.h"

/* How far letters reach above and below their line, in hundredths of their size. */
#define ABOVE 95
#define BELOW 30
/* Printed, not moved, its contents neither: then browsers draw its look, and put no box with the
 * bare value there instead. */
#define FIELD_FLAGS (4 | 128 | 512)
#define NUMBER_FONT "SOVBAN+Serif"
#define DAY_FONT "NGAYBH+Serif-Italic"

static enum status say(struct ctx *ctx, enum problem_key key)
{
    return fail(ctx, key, "%s", problem_text(key));
}

/* ---- fields ---- */

static struct pdf_box box_around(const struct issue_line *line)
{
    int64_t above = line->size * ABOVE / 100, below = line->size * BELOW / 100;
    struct pdf_box box = { line->rooms[0].left, line->rooms[0].base - below,
        line->rooms[0].left + line->rooms[0].width, line->rooms[0].base + above };

    for (size_t i = 1; i < line->len; i++) {
        const struct issue_room *room = &line->rooms[i];

        box.left = room->left < box.left ? room->left : box.left;
        box.right = room->left + room->width > box.right ? room->left + room->width : box.right;
        box.bottom = room->base - below < box.bottom ? room->base - below : box.bottom;
        box.top = room->base + above > box.top ? room->base + above : box.top;
    }
    return box;
}

/* As seen from the lower left corner of the field. */
static struct pdf_value rooms_of(
    struct arena *arena, const struct issue_line *line, struct pdf_box box, int64_t font)
{
    struct pdf_value out = { .kind = PDF_DICT }, rooms = { .kind = PDF_ARRAY };

    for (size_t i = 0; i < line->len; i++) {
        const struct issue_room *room = &line->rooms[i];
        const int64_t numbers[] = { room->left - box.left, room->base - box.bottom, room->width };

        for (size_t k = 0; k < ARRAY_LEN(numbers); k++) {
            struct pdf_value number = pdf_hundredths_value(arena, numbers[k]);

            rooms = pdf_append(arena, &rooms, &number);
        }
    }
    pdf_set_key(arena, &out, "Font", pdf_ref(font));
    pdf_set_key(arena, &out, "Size", pdf_hundredths_value(arena, line->size));
    pdf_set_key(arena, &out, "Rooms", rooms);
    return out;
}

static void set_words(struct arena *arena, const struct issue_line *line, struct pdf_value *rooms)
{
    if (line->before.len > 0)
        pdf_set_key(
            arena, rooms, PDF_BEFORE_KEY, pdf_text_value(pdf_number_kept(arena, line->before)));
    if (line->behind.len > 0)
        pdf_set_key(
            arena, rooms, PDF_BEHIND_KEY, pdf_text_value(pdf_number_kept(arena, line->behind)));
    if (line->at_end)
        pdf_set_key(
            arena, rooms, PDF_AT_END_KEY, (struct pdf_value){ .kind = PDF_BOOL, .number = 1 });
}

/* A font as it is read, and as the document has it. */
struct kept_font {
    struct font font;
    int64_t number;
};

static enum status keep_font(struct pdf_appending *to, struct str truetype, size_t letters,
    const char *name, struct kept_font **out)
{
    struct kept_font *kept = ARENA_NEW(to->file->ctx->arena, struct kept_font);

    TRY(font_subset(to->file->ctx, truetype, letters, &kept->font));
    kept->number = pdf_add_font(to, &kept->font, name);
    *out = kept;
    return ST_OK;
}

/* What a field is, and at which place: "so", "ngay2". */
struct field_facts {
    enum pdf_field_kind kind;
    size_t place;
    const struct kept_font *font;
};

static struct str field_name(struct arena *arena, const struct field_facts *of)
{
    struct str kind = of->kind == PDF_FIELD_NUMBER ? S(PDF_NUMBER_FIELD) : S(PDF_DAY_FIELD);

    return of->place > 1 ? str_format(arena, STR_FMT "%zu", STR_ARG(kind), of->place) : kind;
}

static enum status add_field(struct pdf_appending *to, const struct issue_line *line,
    const struct field_facts *of, struct pdf_placed *out)
{
    struct ctx *ctx = to->file->ctx;
    struct pdf_box box = box_around(line);
    struct pdf_value field, rooms;
    struct pdf_look empty;

    if (!pdf_number_words(line->before) || !pdf_number_words(line->behind))
        return say(ctx, PROBLEM_SIGN_LABEL);
    TRY(pdf_page_for(to->file, line->page, box, &out->page));
    field = pdf_new_widget(ctx->arena, "Tx", field_name(ctx->arena, of), out->page, box);
    pdf_set_key(ctx->arena, &field, "TU",
        pdf_text_value(pdf_number_kept(ctx->arena,
            of->kind == PDF_FIELD_NUMBER ? S("Số văn bản") : S("Ngày, tháng, năm ban hành"))));
    pdf_set_key(ctx->arena, &field, "Ff", pdf_int_value(1)); /* read-only from the beginning */
    pdf_set_key(ctx->arena, &field, "F", pdf_int_value(FIELD_FLAGS));
    rooms = rooms_of(ctx->arena, line, box, of->font->number);
    set_words(ctx->arena, line, &rooms);
    pdf_set_key(ctx->arena, &field, PDF_ROOMS_KEY, rooms);
    TRY(pdf_empty_number_look(to->file, &field, &of->font->font, &empty));
    pdf_set_look(to, &empty, &field);
    out->field = pdf_new_number(to);
    pdf_change(to, out->field, &field);
    return ST_OK;
}

/* A number and a day, on one page. */
static enum status add_pair(struct pdf_appending *to, const struct issue_again *lines, size_t place,
    const struct kept_font *const fonts[2], struct pdf_placed out[2])
{
    if (lines->number.len != 1 || lines->day.len != PDF_ROOMS_MAX)
        return say(to->file->ctx, PROBLEM_SIGN_PLACE);
    TRY(add_field(
        to, &lines->number, &(struct field_facts){ PDF_FIELD_NUMBER, place, fonts[0] }, &out[0]));
    TRY(add_field(
        to, &lines->day, &(struct field_facts){ PDF_FIELD_DAY, place, fonts[1] }, &out[1]));
    return out[0].page == out[1].page ? ST_OK : say(to->file->ctx, PROBLEM_SIGN_PLACE);
}

static enum status add_fields(struct pdf_appending *to, const struct issue_order *order)
{
    const struct issue_again head = { order->number, order->day };
    struct pdf_placed placed[2 * PDF_NUMBER_PLACES_MAX];
    struct kept_font *upright, *slanting;
    size_t words = order->number.before.len + order->number.behind.len;

    if (order->number.len == 0 && order->day.len == 0)
        return ST_OK;
    ASSERT(order->again_len <= ISSUE_AGAIN_MAX);
    TRY(keep_font(to, order->number.font, words ? font_line_letters() : font_letters(), NUMBER_FONT,
        &upright));
    TRY(keep_font(to, order->day.font, order->again_len ? font_line_letters() : FONT_DIGITS,
        DAY_FONT, &slanting));
    TRY(add_pair(to, &head, 1, (const struct kept_font *[]){ upright, slanting }, placed));
    for (size_t i = 0; i < order->again_len; i++)
        TRY(add_pair(to, &order->again[i], i + 2,
            (const struct kept_font *[]){ slanting, slanting }, &placed[2 * (i + 1)]));
    return pdf_form_add(to, placed, 2 * (order->again_len + 1), PDF_FORM_PLAIN);
}

/* In the document's properties. */
static enum status add_properties(struct pdf_appending *to, const struct issue_order *order)
{
    struct pdf_file *file = to->file;
    struct arena *arena = file->ctx->arena;
    const struct pdf_value *ref = pdf_key(&file->trailer, "Info"), *info;
    struct pdf_value changed = { .kind = PDF_DICT };
    int64_t number = ref->number;

    if (order->manifest.len == 0 && !order->area.there)
        return ST_OK;
    if (order->manifest.len > 0 && !pdf_manifest_valid(order->manifest))
        return say(file->ctx, PROBLEM_SIGN_LABEL);
    TRY(pdf_follow(file, ref, &info));
    if (info->kind == PDF_DICT)
        changed = *info;
    if (order->manifest.len > 0)
        pdf_set_key(arena, &changed, PDF_MANIFEST_KEY, pdf_text_value(order->manifest));
    if (order->area.there)
        pdf_set_key(
            arena, &changed, PDF_AREA_KEY, pdf_text_value(pdf_area_kept(arena, &order->area)));
    if (ref->kind != PDF_REF) {
        number = pdf_new_number(to);
        pdf_set_key(arena, &file->trailer, "Info", pdf_ref(number));
    }
    pdf_change(to, number, &changed);
    return ST_OK;
}

/* It is on a page, or the document could never be signed. */
static enum status check_area(struct pdf_file *file, const struct pdf_area *area)
{
    int64_t page;

    if (!area->there)
        return ST_OK;
    if (area->page < 0)
        return say(file->ctx, PROBLEM_SIGN_PLACE);
    return pdf_page_for(file, (size_t)area->page, area->box, &page);
}

static enum status open_whole(
    struct ctx *ctx, struct str document, struct pdf_file **out, struct pdf_fields *fields)
{
    TRY(pdf_open(ctx, document, out));
    TRY(pdf_check_layout(*out));
    return pdf_read_fields(*out, fields);
}

enum status issue_reserve(struct ctx *ctx, const struct issue_order *order, struct str *out)
{
    struct pdf_fields *fields = ARENA_NEW(ctx->arena, struct pdf_fields);
    struct pdf_file *file;
    struct pdf_appending to;

    TRY(open_whole(ctx, order->document, &file, fields));
    TRY(check_area(file, &order->area));
    to = pdf_append_to(file);
    TRY(add_fields(&to, order));
    TRY(add_properties(&to, order));
    *out = to.changes_len > 0 ? pdf_append_end(&to) : order->document;
    return ST_OK;
}

/* ---- the number ---- */

static enum status fill(struct pdf_appending *to, const struct pdf_field *field, struct str value)
{
    struct pdf_file *file = to->file;
    struct arena *arena = file->ctx->arena;
    struct pdf_value changed = *field->dict;
    struct pdf_look look;

    TRY(pdf_number_look(file, field, value, &look));
    pdf_set_look(to, &look, &changed);
    pdf_set_key(arena, &changed, "V", pdf_text_value(pdf_number_kept(arena, value)));
    pdf_change(to, field->number, &changed);
    return ST_OK;
}

/* A document whose own fonts or rooms are broken would be refused by whoever gets it. */
static enum status check_numbered(struct ctx *ctx, struct str document)
{
    struct pdf_fields *fields = ARENA_NEW(ctx->arena, struct pdf_fields);
    struct pdf_numbers *now = ARENA_NEW(ctx->arena, struct pdf_numbers);
    struct pdf_file *file;

    TRY(open_whole(ctx, document, &file, fields));
    return pdf_read_numbers(file, fields, now);
}

enum status issue_number(
    struct ctx *ctx, struct str document, struct str number, int64_t day, struct str *out)
{
    struct pdf_fields *fields = ARENA_NEW(ctx->arena, struct pdf_fields);
    struct pdf_numbers *now = ARENA_NEW(ctx->arena, struct pdf_numbers);
    struct pdf_file *file;
    struct pdf_appending to;

    TRY(pdf_check_number(ctx, number));
    if (day < date_of((struct ymd){ 1900, 1, 1 }) || day > date_of((struct ymd){ 9999, 12, 31 }))
        return fail(ctx, PROBLEM_SIGN_LABEL, "Ngày ban hành không hợp lệ.");
    TRY(open_whole(ctx, document, &file, fields));
    TRY(pdf_read_numbers(file, fields, now));
    if (!now->reserved)
        return fail(ctx, PROBLEM_SIGN_FIELD, "Tài liệu không có chỗ dành cho số và ngày.");
    if (now->len > 0)
        return say(ctx, PROBLEM_SIGN_NUMBERED);
    to = pdf_append_to(file);
    for (size_t i = 1; i <= now->places; i++) {
        TRY(fill(&to, pdf_field_at(fields, PDF_FIELD_NUMBER, i), number));
        TRY(fill(&to, pdf_field_at(fields, PDF_FIELD_DAY, i), date_format_vi(ctx->arena, day)));
    }
    *out = pdf_append_end(&to);
    return check_numbered(ctx, *out);
}
