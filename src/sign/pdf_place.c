#include "sign/pdf_place.h"

#include "sign/pdf_ink.h"
#include "sign/pdf_number.h"

/* A picture that keeps its size when a viewer shows the page smaller, or its way up when it turns
 * the page, is not where its rectangle is. */
#define FLAG_NO_ZOOM 8
#define FLAG_NO_ROTATE 16
/* Boxes are written with two decimals, and by some programs with fewer. */
#define SLACK 100

static enum status refuse(struct pdf_file *file, const struct pdf_field *field, const char *what)
{
    return fail(file->ctx, PROBLEM_SIGN_WIDGET_PLACE, "Hình chữ ký ở ô " STR_FMT " %s.",
        STR_ARG(field->name), what);
}

/* ---- the area ---- */

struct str pdf_area_kept(struct arena *arena, const struct pdf_area *area)
{
    const struct pdf_box *box = &area->box;

    return str_format(arena, "%lld %lld %lld %lld %lld", (long long)area->page,
        (long long)box->left, (long long)box->bottom, (long long)box->right, (long long)box->top);
}

enum status pdf_read_area(struct pdf_file *file, struct pdf_area *out)
{
    const struct pdf_value *info, *value;
    struct str text;
    int64_t n[5];
    bool right;

    *out = (struct pdf_area){ 0 };
    TRY(pdf_at(file, &file->trailer, "Info", &info));
    TRY(pdf_at(file, info, PDF_AREA_KEY, &value));
    if (value->kind == PDF_NULL)
        return ST_OK;
    text = value->text;
    right = value->kind == PDF_STRING;
    for (size_t i = 0; i < ARRAY_LEN(n) && right; i++)
        right = str_to_int(i + 1 < ARRAY_LEN(n) ? str_cut(&text, ' ') : text, &n[i]);
    if (!right || n[1] >= n[3] || n[2] >= n[4])
        return fail(
            file->ctx, PROBLEM_SIGN_CONTENT, "Chỗ dành cho chữ ký trong tài liệu không hợp lệ.");
    *out = (struct pdf_area){ true, n[0], { n[1], n[2], n[3], n[4] } };
    return ST_OK;
}

bool pdf_same_area(const struct pdf_area *a, const struct pdf_area *b)
{
    return a->there == b->there && a->page == b->page && a->box.left == b->box.left &&
           a->box.bottom == b->box.bottom && a->box.right == b->box.right &&
           a->box.top == b->box.top;
}

static int64_t moved(int64_t from, int64_t len, int64_t least, int64_t most)
{
    from = from + len > most ? most - len : from;
    return from < least ? least : from;
}

struct pdf_box pdf_area_fit(const struct pdf_area *area, struct pdf_box box)
{
    int64_t width = box.right - box.left, height = box.top - box.bottom;
    int64_t wide = area->box.right - area->box.left, high = area->box.top - area->box.bottom;

    if (width > wide) {
        height = height * wide / width;
        width = wide;
    }
    if (height > high) {
        width = width * high / height;
        height = high;
    }
    box.left = moved(box.left, width, area->box.left, area->box.right);
    box.bottom = moved(box.bottom, height, area->box.bottom, area->box.top);
    box.right = box.left + width;
    box.top = box.bottom + height;
    return box;
}

/* ---- pages ---- */

struct checking {
    struct pdf_file *file;
    const struct pdf_fields *fields;
    struct pdf_area area;
    struct pdf_pages pages;
    bool by_size_only; /* issued before documents named an area */
};

/* What of the page is seen. */
static bool seen_of(struct pdf_file *file, int64_t page, struct pdf_box *out)
{
    const struct pdf_value *media, *crop;
    struct pdf_box cut;

    if (pdf_page_value(file, page, "MediaBox", &media) != ST_OK || !pdf_box_of(media, out) ||
        pdf_page_value(file, page, "CropBox", &crop) != ST_OK)
        return false;
    if (crop->kind == PDF_NULL)
        return true;
    if (!pdf_box_of(crop, &cut))
        return false;
    out->left = cut.left > out->left ? cut.left : out->left;
    out->bottom = cut.bottom > out->bottom ? cut.bottom : out->bottom;
    out->right = cut.right < out->right ? cut.right : out->right;
    out->top = cut.top < out->top ? cut.top : out->top;
    return true;
}

/* On which page the field stands; how often it does on any. */
static enum status find_page(
    const struct checking *c, const struct pdf_field *field, size_t *out_page, size_t *out_times)
{
    *out_page = 0;
    *out_times = 0;
    for (size_t i = 0; i < c->pages.len; i++) {
        const struct pdf_value *page, *annots;

        TRY(pdf_object(c->file, c->pages.numbers[i], &page));
        TRY(pdf_at(c->file, page, "Annots", &annots));
        for (size_t k = 0; annots->kind == PDF_ARRAY && k < annots->len; k++) {
            if (annots->items[k].kind != PDF_REF || annots->items[k].number != field->number)
                continue;
            *out_page = i;
            ++*out_times;
        }
    }
    return ST_OK;
}

/* ---- one signature ---- */

/* Above and below the area the picture stands on the page like any other. */
static bool covers(const struct checking *c, size_t page, const struct pdf_box *box)
{
    const struct pdf_box *area = &c->area.box;
    struct pdf_ink ink;

    pdf_page_ink(c->file, c->pages.numbers[page], c->fields, &ink);
    if (!c->area.there || box->left < area->left - SLACK || box->right > area->right + SLACK)
        return pdf_ink_between(&ink, box->bottom, box->top);
    return (box->top > area->top + SLACK &&
               pdf_ink_between(
                   &ink, box->bottom > area->top ? box->bottom : area->top, box->top)) ||
           (box->bottom < area->bottom - SLACK &&
               pdf_ink_between(
                   &ink, box->bottom, box->top < area->bottom ? box->top : area->bottom));
}

static enum status check_shown(
    const struct checking *c, const struct pdf_field *field, const struct pdf_box *box)
{
    const struct pdf_value *flags = pdf_key(field->dict, "F");
    struct pdf_box seen;
    size_t page, times;

    if (flags->kind != PDF_NULL &&
        (flags->kind != PDF_INT || (flags->number & (FLAG_NO_ZOOM | FLAG_NO_ROTATE))))
        return refuse(c->file, field, "đổi chỗ khi trang được phóng to hoặc xoay");
    TRY(find_page(c, field, &page, &times));
    if (times != 1)
        return refuse(c->file, field, "phải nằm trên đúng một trang");
    if (!seen_of(c->file, c->pages.numbers[page], &seen) || box->left < seen.left - SLACK ||
        box->bottom < seen.bottom - SLACK || box->right > seen.right + SLACK ||
        box->top > seen.top + SLACK)
        return refuse(c->file, field, "nằm ngoài trang");
    if (c->area.there && c->area.page != (int64_t)page)
        return refuse(c->file, field, "không ở trang có chỗ dành cho chữ ký");
    return covers(c, page, box) ? refuse(c->file, field, "che nội dung của tài liệu") : ST_OK;
}

static bool draws(const struct checking *c, const struct pdf_value *look)
{
    struct pdf_ink ink;

    pdf_look_ink(c->file, look, &ink);
    return ink.everywhere || ink.len > 0;
}

/* One that takes no room draws nothing either, for viewers disagree where; another not beyond its
 * room. */
static enum status check_look(const struct checking *c, const struct pdf_field *field,
    const struct pdf_value *look, bool seen)
{
    if ((seen && (look->kind == PDF_NULL || pdf_look_bounded(c->file, look))) || !draws(c, look))
        return ST_OK;
    return refuse(c->file, field, seen ? "không có khung hình" : "không có khổ mà vẫn vẽ");
}

/* The usual one, and those for a mouse; any of them may be one of several. */
static enum status check_looks(const struct checking *c, const struct pdf_field *field, bool seen)
{
    const struct pdf_value *looks, *look, *one;

    TRY(pdf_at(c->file, field->dict, "AP", &looks));
    for (size_t i = 0; looks->kind == PDF_DICT && i + 1 < looks->len; i += 2) {
        TRY(pdf_follow(c->file, &looks->items[i + 1], &look));
        if (look->kind != PDF_DICT)
            TRY(check_look(c, field, look, seen));
        for (size_t k = 0; look->kind == PDF_DICT && k + 1 < look->len; k += 2) {
            TRY(pdf_follow(c->file, &look->items[k + 1], &one));
            TRY(check_look(c, field, one, seen));
        }
    }
    return ST_OK;
}

static enum status check_one(const struct checking *c, const struct pdf_field *field)
{
    const struct pdf_value *rect;
    struct pdf_box box;

    TRY(pdf_at(c->file, field->dict, "Rect", &rect));
    if (!pdf_box_of(rect, &box))
        return refuse(c->file, field, "không có vị trí");
    if (box.left == box.right || box.bottom == box.top)
        return check_looks(c, field, false);
    TRY(check_looks(c, field, true));
    return c->by_size_only ? ST_OK : check_shown(c, field, &box);
}

enum status pdf_check_places(struct pdf_file *file, const struct pdf_fields *fields)
{
    struct checking c = { .file = file, .fields = fields };
    struct str manifest;

    TRY(pdf_read_area(file, &c.area));
    TRY(pdf_read_manifest(file, &manifest));
    TRY(pdf_read_pages(file, &c.pages));
    c.by_size_only = manifest.len > 0 && !c.area.there;
    for (size_t i = 0; i < fields->len; i++)
        if (fields->items[i].signature)
            TRY(check_one(&c, &fields->items[i]));
    return ST_OK;
}
