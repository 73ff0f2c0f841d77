#include "sign/pdf_number.h"

#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "sign/font.h"
#include "sign/pdf_content.h"

/* Numbers are read in hundred-thousandths. */
#define HUNDREDTH ((int64_t)1000)
/* A size or a place, in hundredths of a point: no page is larger. */
#define MEASURE_MAX ((int64_t)2000000)

static enum status refuse(struct pdf_file *file)
{
    return fail(file->ctx, PROBLEM_SIGN_NUMBER, "%s", problem_text(PROBLEM_SIGN_NUMBER));
}

/* ---- values ---- */

static bool is_ascii(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] > 126)
            return false;
    return true;
}

/* All letters are of the first plane. */
struct str pdf_number_kept(struct arena *arena, struct str value)
{
    struct buf out = { .arena = arena };

    if (is_ascii(value))
        return value;
    buf_add(&out, S("\xFE\xFF"));
    while (value.len > 0) {
        uint32_t c = utf8_next(&value);

        buf_add_char(&out, (char)(c >> 8));
        buf_add_char(&out, (char)c);
    }
    return buf_str(&out);
}

/* What is kept in no such way is no text: letters beyond ASCII alone, or half a letter. */
static struct str read_kept(struct arena *arena, struct str kept)
{
    struct buf out = { .arena = arena };

    if (is_ascii(kept))
        return kept;
    if (!str_starts(kept, S("\xFE\xFF")) || kept.len % 2 != 0)
        return S("\xFF");
    for (size_t i = 2; i + 1 < kept.len; i += 2)
        utf8_add(&out, (uint32_t)(unsigned char)kept.ptr[i] << 8 | (unsigned char)kept.ptr[i + 1]);
    return buf_str(&out);
}

static enum status bad_number(struct ctx *ctx, struct str number, const char *why)
{
    return fail(ctx, PROBLEM_SIGN_LABEL, "Số văn bản “" STR_FMT "” %s.", STR_ARG(number), why);
}

enum status pdf_check_number(struct ctx *ctx, struct str number)
{
    struct str rest = number;

    if (number.len == 0 || number.len > STAMP_LABEL_CHARS_MAX || !utf8_valid(number))
        return fail(ctx, PROBLEM_SIGN_LABEL, "Số văn bản phải có từ 1 đến %d ký tự.",
            STAMP_LABEL_CHARS_MAX);
    if (str_trim(number).len != number.len)
        return bad_number(ctx, number, "có dấu cách ở đầu hoặc cuối");
    while (rest.len > 0)
        if (font_code(utf8_next(&rest)) == 0)
            return bad_number(ctx, number, "có ký tự không in được");
    return ST_OK;
}

/* 05/01/2026 and nothing else. */
static bool read_day(struct str text, int64_t *out)
{
    int64_t day, month, year;

    if (text.len != 10 || text.ptr[2] != '/' || text.ptr[5] != '/' ||
        !str_to_int(str_sub(text, 0, 2), &day) || !str_to_int(str_sub(text, 3, 2), &month) ||
        !str_to_int(str_sub(text, 6, 4), &year) ||
        !date_valid((struct ymd){ (int)year, (int)month, (int)day }))
        return false;
    *out = date_of((struct ymd){ (int)year, (int)month, (int)day });
    return true;
}

/* ---- the look ---- */

/* Digits that an empty number leaves room for. */
#define EMPTY_DIGITS 4

struct looking {
    struct pdf_file *file;
    const struct pdf_value *font, *widths;
    int64_t size; /* hundredths of a point */
    size_t rooms_len;
    int64_t rooms[3 * PDF_ROOMS_MAX]; /* left, base, width of each */
    struct str before, behind;
    bool at_end;
    struct pdf_box box;
};

static int64_t measure(const struct pdf_value *value)
{
    int64_t n = pdf_scaled(value) / HUNDREDTH;

    return n >= 0 && n <= MEASURE_MAX ? n : 0;
}

/* [1 [widths]] of the font that is made of others' numbers. */
static enum status read_widths(struct looking *l)
{
    const struct pdf_value *font, *list, *below, *widths, *row;

    TRY(pdf_follow(l->file, l->font, &font));
    TRY(pdf_at(l->file, font, "DescendantFonts", &list));
    if (list->kind != PDF_ARRAY || list->len != 1)
        return refuse(l->file);
    TRY(pdf_follow(l->file, &list->items[0], &below));
    TRY(pdf_at(l->file, below, "W", &widths));
    if (widths->kind != PDF_ARRAY || widths->len != 2)
        return refuse(l->file);
    TRY(pdf_follow(l->file, &widths->items[1], &row));
    l->widths = row;
    return row->kind == PDF_ARRAY ? ST_OK : refuse(l->file);
}

bool pdf_number_words(struct str words)
{
    if (words.len > STAMP_LABEL_CHARS_MAX || !utf8_valid(words))
        return false;
    while (words.len > 0)
        if (font_line_code(utf8_next(&words)) == 0)
            return false;
    return true;
}

static enum status read_word(
    struct looking *l, const struct pdf_value *own, const char *key, struct str *out)
{
    const struct pdf_value *word;

    *out = S("");
    TRY(pdf_at(l->file, own, key, &word));
    if (word->kind == PDF_NULL)
        return ST_OK;
    if (word->kind != PDF_STRING)
        return refuse(l->file);
    *out = read_kept(l->file->ctx->arena, word->text);
    return pdf_number_words(*out) ? ST_OK : refuse(l->file);
}

static enum status read_words(struct looking *l, const struct pdf_value *own)
{
    const struct pdf_value *at_end = pdf_key(own, PDF_AT_END_KEY);

    TRY(read_word(l, own, PDF_BEFORE_KEY, &l->before));
    TRY(read_word(l, own, PDF_BEHIND_KEY, &l->behind));
    if (at_end->kind != PDF_NULL && at_end->kind != PDF_BOOL)
        return refuse(l->file);
    l->at_end = at_end->kind == PDF_BOOL && at_end->number != 0;
    return ST_OK;
}

static enum status read_rooms(struct looking *l, const struct pdf_value *dict)
{
    const struct pdf_value *own, *rooms, *rect;

    TRY(pdf_at(l->file, dict, PDF_ROOMS_KEY, &own));
    TRY(pdf_at(l->file, own, "Rooms", &rooms));
    TRY(pdf_at(l->file, dict, "Rect", &rect));
    TRY(read_words(l, own));
    l->font = pdf_key(own, "Font");
    l->size = measure(pdf_key(own, "Size"));
    if (rooms->kind != PDF_ARRAY || rooms->len > ARRAY_LEN(l->rooms) || rooms->len % 3 != 0 ||
        l->font->kind != PDF_REF || !pdf_box_of(rect, &l->box))
        return refuse(l->file);
    l->rooms_len = rooms->len / 3;
    for (size_t i = 0; i < rooms->len; i++)
        l->rooms[i] = measure(&rooms->items[i]);
    return ST_OK;
}

/* Hundredths of a point; -1: a letter is not in the font. */
static int64_t width_of(const struct looking *l, struct str text)
{
    int64_t thousandths = 0;

    while (text.len > 0) {
        size_t code = font_line_code(utf8_next(&text));

        if (code == 0 || code > l->widths->len)
            return -1;
        thousandths += measure(&l->widths->items[code - 1]) / 100;
    }
    return thousandths * l->size / 1000;
}

static void add_hundredths(struct buf *to, int64_t n)
{
    buf_addf(to, "%lld.%02lld ", (long long)(n / 100), (long long)(n % 100));
}

static void add_letters(struct buf *drawing, int64_t left, int64_t base, struct str text)
{
    buf_add(drawing, S("1 0 0 1 "));
    add_hundredths(drawing, left);
    add_hundredths(drawing, base);
    buf_add(drawing, S("Tm <"));
    while (text.len > 0)
        buf_addf(drawing, "%04zx", font_line_code(utf8_next(&text)));
    buf_add(drawing, S("> Tj "));
}

/* In the middle of its room, or up to its end. */
static enum status add_piece(
    const struct looking *l, size_t room, struct str text, struct buf *drawing)
{
    const int64_t *at = &l->rooms[3 * room];
    int64_t width = width_of(l, text);

    if (width < 0 || width > at[2])
        return fail(l->file->ctx, PROBLEM_SIGN_LABEL,
            "Không ghi được “" STR_FMT "” vào tài liệu: %s.", STR_ARG(text),
            width < 0 ? "có ký tự không in được" : "dài hơn chỗ dành sẵn");
    add_letters(drawing, at[0] + (l->at_end ? at[2] - width : (at[2] - width) / 2), at[1], text);
    return ST_OK;
}

static bool has_words(const struct looking *l)
{
    return l->before.len > 0 || l->behind.len > 0;
}

/* The words alone, with room between them. */
static enum status add_words(const struct looking *l, struct buf *drawing)
{
    const int64_t *at = l->rooms;
    int64_t before = width_of(l, l->before), behind = width_of(l, l->behind);
    int64_t room = EMPTY_DIGITS * width_of(l, S("0")), width = before + room + behind, left;

    if (before < 0 || behind < 0 || room < 0 || width > at[2])
        return refuse(l->file);
    left = at[0] + (l->at_end ? at[2] - width : (at[2] - width) / 2);
    add_letters(drawing, left, at[1], l->before);
    add_letters(drawing, left + before + room, at[1], l->behind);
    return ST_OK;
}

/* A number is one piece. A day has three: single figures of days, and of months 1 and 2, keep the
 * zero that nobody can add to. */
static size_t pieces_of(const struct looking *l, enum pdf_field_kind kind, struct str value,
    struct str out[PDF_ROOMS_MAX])
{
    if (kind == PDF_FIELD_NUMBER) {
        out[0] = str_format(l->file->ctx->arena, STR_FMT STR_FMT STR_FMT, STR_ARG(l->before),
            STR_ARG(value), STR_ARG(l->behind));
        return 1;
    }
    out[0] = str_sub(value, 0, 2);
    out[1] = str_sub(value, 3, 2);
    out[2] = str_sub(value, 6, 4);
    if (str_cmp(out[1], S("03")) >= 0 && out[1].ptr[0] == '0')
        out[1] = str_sub(out[1], 1, 1);
    return 3;
}

static struct pdf_look look_of(const struct looking *l, const struct buf *letters)
{
    struct buf drawing = { .arena = l->file->ctx->arena }, dict = { .arena = drawing.arena };

    buf_add(&drawing, S("/Tx BMC q BT /F "));
    add_hundredths(&drawing, l->size);
    buf_add(&drawing, S("Tf 0 g "));
    buf_add(&drawing, buf_str(letters));
    buf_add(&drawing, S("ET Q EMC"));
    buf_add(&dict, S("/Type /XObject /Subtype /Form /BBox [0 0 "));
    add_hundredths(&dict, l->box.right - l->box.left);
    add_hundredths(&dict, l->box.top - l->box.bottom);
    buf_addf(&dict, "] /Resources << /Font << /F %lld 0 R >> >>", (long long)l->font->number);
    return (struct pdf_look){ buf_str(&dict), buf_str(&drawing) };
}

enum status pdf_number_look(
    struct pdf_file *file, const struct pdf_field *field, struct str value, struct pdf_look *out)
{
    struct looking l = { .file = file };
    struct buf letters = { .arena = file->ctx->arena };
    struct str pieces[PDF_ROOMS_MAX];
    size_t len;

    TRY(read_rooms(&l, field->dict));
    TRY(read_widths(&l));
    len = pieces_of(&l, field->kind, value, pieces);
    if (l.rooms_len != len || (field->kind == PDF_FIELD_DAY && has_words(&l)))
        return refuse(file);
    for (size_t i = 0; i < len; i++)
        TRY(add_piece(&l, i, pieces[i], &letters));
    *out = look_of(&l, &letters);
    return ST_OK;
}

static enum status empty_look(struct looking *l, struct pdf_look *out)
{
    struct buf letters = { .arena = l->file->ctx->arena };

    if (!has_words(l)) {
        *out = pdf_empty_look(l->file->ctx->arena, l->box);
        return ST_OK;
    }
    if (l->rooms_len != 1)
        return refuse(l->file);
    TRY(add_words(l, &letters));
    *out = look_of(l, &letters);
    return ST_OK;
}

enum status pdf_empty_number_look(struct pdf_file *file, const struct pdf_value *dict,
    const struct font *font, struct pdf_look *out)
{
    struct looking l = { .file = file };
    struct pdf_value widths = { .kind = PDF_ARRAY };

    TRY(read_rooms(&l, dict));
    for (size_t i = 0; i < font->letters; i++) {
        struct pdf_value width = pdf_int_value(font->widths[i]);

        widths = pdf_append(file->ctx->arena, &widths, &width);
    }
    l.widths = &widths;
    return empty_look(&l, out);
}

/* ---- whether it is the one ---- */

static enum status read_look(
    struct pdf_file *file, const struct pdf_look *look, struct pdf_value *out)
{
    struct pdf_reader reader = { .ctx = file->ctx };

    reader.bytes = str_format(file->ctx->arena, "<< " STR_FMT " >>", STR_ARG(look->dict));
    TRY(pdf_read(&reader, out));
    out->kind = PDF_STREAM;
    out->text = look->drawing;
    return ST_OK;
}

static enum status require_look(
    struct pdf_file *file, const struct pdf_field *field, const struct pdf_look *only)
{
    unsigned char found[SHA256_BYTES], wanted[SHA256_BYTES];
    const struct pdf_value *looks, *look;
    struct pdf_value expected;

    TRY(pdf_at(file, field->dict, "AP", &looks));
    TRY(pdf_at(file, looks, "N", &look));
    if (looks->kind != PDF_DICT || looks->len != 2 || look->kind != PDF_STREAM)
        return refuse(file);
    TRY(read_look(file, only, &expected));
    TRY(pdf_value_content(file, look, found));
    TRY(pdf_value_content(file, &expected, wanted));
    return memcmp(found, wanted, SHA256_BYTES) == 0 ? ST_OK : refuse(file);
}

static enum status check_look(
    struct pdf_file *file, const struct pdf_field *field, struct str value)
{
    struct pdf_look only;

    TRY(pdf_number_look(file, field, value, &only));
    return require_look(file, field, &only);
}

/* Shows its words or nothing. Documents have no look for nothing that were issued before there was
 * one. */
static enum status check_empty(struct pdf_file *file, const struct pdf_field *field)
{
    struct looking l = { .file = file };
    struct pdf_look only;

    TRY(read_rooms(&l, field->dict));
    if (pdf_key(field->dict, "AP")->kind == PDF_NULL && !has_words(&l))
        return ST_OK;
    if (has_words(&l))
        TRY(read_widths(&l));
    TRY(empty_look(&l, &only));
    return require_look(file, field, &only);
}

static enum status read_number(
    struct pdf_file *file, const struct pdf_field *field, struct pdf_numbers *out)
{
    struct str value = read_kept(file->ctx->arena, field->value);

    TRY(pdf_check_number(file->ctx, value));
    memcpy(out->number, value.ptr, value.len);
    out->len = value.len;
    return ST_OK;
}

/* "/BC-UBND" */
static enum status behind_read(
    struct pdf_file *file, const struct pdf_field *number, struct pdf_numbers *out)
{
    struct looking l = { .file = file };

    TRY(read_rooms(&l, number->dict));
    out->behind_len = l.behind.len;
    memcpy(out->behind, l.behind.ptr, l.behind.len);
    return ST_OK;
}

/* Both are what the head's are, and look like it. */
static enum status check_place(struct pdf_file *file, const struct pdf_field *number,
    const struct pdf_field *day, const struct pdf_numbers *head)
{
    struct str value = { head->number, head->len };
    int64_t on = DATE_NONE;

    if (head->len == 0) {
        if (number->value.len > 0 || day->value.len > 0)
            return refuse(file);
        TRY(check_empty(file, number));
        return check_empty(file, day);
    }
    if (!str_eq(read_kept(file->ctx->arena, number->value), value) || !read_day(day->value, &on) ||
        on != head->day)
        return refuse(file);
    TRY(check_look(file, number, value));
    return check_look(file, day, day->value);
}

/* Both or none, at every place the same; empty ones show nothing. */
enum status pdf_read_numbers(
    struct pdf_file *file, const struct pdf_fields *fields, struct pdf_numbers *out)
{
    const struct pdf_field *number = pdf_field_at(fields, PDF_FIELD_NUMBER, 1);
    const struct pdf_field *day = pdf_field_at(fields, PDF_FIELD_DAY, 1);
    size_t places = pdf_field_places(fields, PDF_FIELD_NUMBER);

    *out = (struct pdf_numbers){ .day = DATE_NONE };
    if (!number && !day)
        return ST_OK;
    if (!number || !day || (number->value.len > 0) != (day->value.len > 0) ||
        places != pdf_field_places(fields, PDF_FIELD_DAY))
        return refuse(file);
    out->reserved = true;
    out->places = places;
    TRY(behind_read(file, number, out));
    if (number->value.len > 0) {
        TRY(read_number(file, number, out));
        if (!read_day(day->value, &out->day))
            return refuse(file);
    }
    for (size_t i = 1; i <= places; i++)
        TRY(check_place(file, pdf_field_at(fields, PDF_FIELD_NUMBER, i),
            pdf_field_at(fields, PDF_FIELD_DAY, i), out));
    return ST_OK;
}

/* ---- what goes with it ---- */

bool pdf_manifest_valid(struct str manifest)
{
    for (size_t i = 0; i < manifest.len; i++)
        if (!((manifest.ptr[i] >= '0' && manifest.ptr[i] <= '9') ||
                (manifest.ptr[i] >= 'a' && manifest.ptr[i] <= 'f')))
            return false;
    return manifest.len == PDF_MANIFEST_CHARS;
}

enum status pdf_read_manifest(struct pdf_file *file, struct str *out)
{
    const struct pdf_value *info, *value;

    *out = S("");
    TRY(pdf_at(file, &file->trailer, "Info", &info));
    TRY(pdf_at(file, info, PDF_MANIFEST_KEY, &value));
    if (value->kind == PDF_NULL)
        return ST_OK;
    if (value->kind != PDF_STRING || !pdf_manifest_valid(value->text))
        return fail(file->ctx, PROBLEM_SIGN_CONTENT, "Mã đối chiếu trong tài liệu không hợp lệ.");
    *out = value->text;
    return ST_OK;
}
