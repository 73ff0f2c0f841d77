#include "sign/issue.h"

#include "base/date.h"
#include "sign/pdf_font.h"
#include "sign/pdf_form.h"

/* How far letters reach above and below their line, in hundredths of their size. */
#define ABOVE 95
#define BELOW 30
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

static enum status add_field(struct pdf_appending *to, const struct issue_line *line,
    enum pdf_field_kind kind, int64_t *out_page, int64_t *out)
{
    struct ctx *ctx = to->file->ctx;
    bool number = kind == PDF_FIELD_NUMBER;
    struct pdf_box box = box_around(line);
    struct font *font = ARENA_NEW(ctx->arena, struct font);
    struct pdf_look nothing = pdf_empty_look(ctx->arena, box);
    struct pdf_value field;

    TRY(pdf_page_for(to->file, line->page, box, out_page));
    TRY(font_subset(ctx, line->font, number ? font_letters() : FONT_DIGITS, font));
    field = pdf_new_widget(
        ctx->arena, "Tx", number ? S(PDF_NUMBER_FIELD) : S(PDF_DAY_FIELD), *out_page, box);
    pdf_set_key(ctx->arena, &field, "TU",
        pdf_text_value(pdf_number_kept(
            ctx->arena, number ? S("Số văn bản") : S("Ngày, tháng, năm ban hành"))));
    pdf_set_key(ctx->arena, &field, "Ff", pdf_int_value(1)); /* read-only from the beginning */
    pdf_set_key(ctx->arena, &field, PDF_ROOMS_KEY,
        rooms_of(ctx->arena, line, box, pdf_add_font(to, font, number ? NUMBER_FONT : DAY_FONT)));
    pdf_set_look(to, &nothing, &field);
    *out = pdf_new_number(to);
    pdf_change(to, *out, &field);
    return ST_OK;
}

static enum status add_fields(struct pdf_appending *to, const struct issue_order *order)
{
    int64_t fields[2], page, other;

    if (order->number.len == 0 && order->day.len == 0)
        return ST_OK;
    if (order->number.len != 1 || order->day.len != PDF_ROOMS_MAX)
        return say(to->file->ctx, PROBLEM_SIGN_PLACE);
    TRY(add_field(to, &order->number, PDF_FIELD_NUMBER, &page, &fields[0]));
    TRY(add_field(to, &order->day, PDF_FIELD_DAY, &other, &fields[1]));
    if (page != other)
        return say(to->file->ctx, PROBLEM_SIGN_PLACE);
    return pdf_form_add(to, page, fields, ARRAY_LEN(fields), PDF_FORM_PLAIN);
}

/* In the document's properties. */
static enum status add_manifest(struct pdf_appending *to, struct str manifest)
{
    struct pdf_file *file = to->file;
    struct arena *arena = file->ctx->arena;
    const struct pdf_value *ref = pdf_key(&file->trailer, "Info"), *info;
    struct pdf_value changed = { .kind = PDF_DICT };
    int64_t number = ref->number;

    if (manifest.len == 0)
        return ST_OK;
    if (!pdf_manifest_valid(manifest))
        return say(file->ctx, PROBLEM_SIGN_LABEL);
    TRY(pdf_follow(file, ref, &info));
    if (info->kind == PDF_DICT)
        changed = *info;
    pdf_set_key(arena, &changed, PDF_MANIFEST_KEY, pdf_text_value(manifest));
    if (ref->kind != PDF_REF) {
        number = pdf_new_number(to);
        pdf_set_key(arena, &file->trailer, "Info", pdf_ref(number));
    }
    pdf_change(to, number, &changed);
    return ST_OK;
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
    to = pdf_append_to(file);
    TRY(add_fields(&to, order));
    TRY(add_manifest(&to, order->manifest));
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
    TRY(fill(&to, pdf_field_kind(fields, PDF_FIELD_NUMBER), number));
    TRY(fill(&to, pdf_field_kind(fields, PDF_FIELD_DAY), date_format_vi(ctx->arena, day)));
    *out = pdf_append_end(&to);
    return check_numbered(ctx, *out);
}
