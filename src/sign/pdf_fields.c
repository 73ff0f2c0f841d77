#include "sign/pdf_fields.h"

/* Numbers are read in hundred-thousandths. */
#define HUNDREDTH ((int64_t)1000)
/* 20,000 points: 7 metres. */
#define POINTS_MAX ((int64_t)2000000)

static enum status refuse(struct pdf_file *file, const char *what)
{
    return fail(file->ctx, PROBLEM_SIGN_FIELD, "Biểu mẫu trong tệp PDF không hợp lệ: %s.", what);
}

/* ---- fields ---- */

static enum status check_form(struct pdf_file *file, const struct pdf_value *form)
{
    if (form->kind != PDF_DICT)
        return refuse(file, "AcroForm");
    if (pdf_key(form, "XFA")->kind != PDF_NULL)
        return refuse(file, "có biểu mẫu XFA");
    return ST_OK;
}

/* What a viewer would do by itself. */
static enum status check_plain(struct pdf_file *file, const struct pdf_value *dict)
{
    if (pdf_key(dict, "Kids")->kind != PDF_NULL || pdf_key(dict, "Parent")->kind != PDF_NULL)
        return refuse(file, "ô sai cấu trúc");
    if (pdf_key(dict, "A")->kind != PDF_NULL || pdf_key(dict, "AA")->kind != PDF_NULL)
        return refuse(file, "ô có lệnh tự chạy");
    return ST_OK;
}

/* "so" is the first place, "so2" the second; 0: another name. */
static size_t place_of(struct str name, struct str kind)
{
    if (str_eq(name, kind))
        return 1;
    if (!str_starts(name, kind) || name.len != kind.len + 1 || name.ptr[kind.len] < '2' ||
        name.ptr[kind.len] > '0' + PDF_NUMBER_PLACES_MAX)
        return 0;
    return (size_t)(name.ptr[kind.len] - '0');
}

/* Nobody may type into it. */
static enum status read_text_field(
    struct pdf_file *file, const struct pdf_value *value, struct pdf_field *out)
{
    const struct pdf_value *flags = pdf_key(out->dict, "Ff");
    size_t number = place_of(out->name, S(PDF_NUMBER_FIELD));
    size_t day = place_of(out->name, S(PDF_DAY_FIELD));

    if (!number && !day)
        return refuse(file, "có ô không phải ô ký");
    out->kind = number ? PDF_FIELD_NUMBER : PDF_FIELD_DAY;
    out->place = number ? number : day;
    if (flags->kind != PDF_INT || flags->number != 1 ||
        pdf_key(out->dict, PDF_ROOMS_KEY)->kind == PDF_NULL)
        return refuse(file, "ô số, ngày sai cấu trúc");
    if (value->kind != PDF_NULL && (value->kind != PDF_STRING || value->text.len == 0))
        return refuse(file, "ô số, ngày sai cấu trúc");
    out->value = value->text;
    return ST_OK;
}

/* Colours without which viewers draw nothing of their own. */
static bool is_colourless(const struct pdf_value *looks)
{
    return looks->kind == PDF_DICT && pdf_key(looks, "BG")->kind == PDF_NULL &&
           pdf_key(looks, "BC")->kind == PDF_NULL;
}

/* A widget shows the picture it brings, and nothing beside; another kind of note is drawn by who
 * shows it. */
static enum status check_shown(struct pdf_file *file, const struct pdf_value *dict)
{
    static const char *const plain[] = { "Type", "Subtype", "FT", "T", "TU", "TM", "F", "Ff", "P",
        "Rect", "V", "Lock", "SV", "StructParent", "DA", "Q", "NM", "M" };
    const struct pdf_value *type = pdf_key(dict, "Type");

    if (!pdf_is_name(pdf_key(dict, "Subtype"), "Widget") ||
        (type->kind != PDF_NULL && !pdf_is_name(type, "Annot")))
        return refuse(file, "ô không phải ô ký");
    if (pdf_key(dict, "AP")->kind != PDF_NULL)
        return ST_OK;
    for (size_t i = 0; i < dict->len; i += 2) {
        bool known = str_eq(dict->items[i].text, S("MK")) && is_colourless(&dict->items[i + 1]);

        for (size_t k = 0; k < ARRAY_LEN(plain) && !known; k++)
            known = str_eq(dict->items[i].text, str_of(plain[k]));
        if (!known)
            return refuse(file, "ô ký để phần mềm xem tự vẽ");
    }
    return ST_OK;
}

static enum status read_field(
    struct pdf_file *file, const struct pdf_value *ref, struct pdf_field *out)
{
    const struct pdf_value *type, *name, *value;

    *out = (struct pdf_field){ .number = ref->number };
    if (ref->kind != PDF_REF)
        return refuse(file, "ô không phải đối tượng riêng");
    TRY(pdf_follow(file, ref, &out->dict));
    TRY(pdf_at(file, out->dict, "FT", &type));
    TRY(pdf_at(file, out->dict, "T", &name));
    TRY(pdf_at(file, out->dict, "V", &value));
    if (name->kind != PDF_STRING)
        return refuse(file, "ô sai cấu trúc");
    TRY(check_plain(file, out->dict));
    out->name = name->text;
    if (pdf_is_name(type, "Tx"))
        return read_text_field(file, value, out);
    if (!pdf_is_name(type, "Sig"))
        return refuse(file, "có ô không phải ô ký");
    TRY(check_shown(file, out->dict));
    out->signature = value->kind == PDF_DICT ? value : NULL;
    if (!out->signature && value->kind != PDF_NULL)
        return refuse(file, "ô ký sai cấu trúc");
    return ST_OK;
}

const struct pdf_field *pdf_field_at(
    const struct pdf_fields *fields, enum pdf_field_kind kind, size_t place)
{
    for (size_t i = 0; i < fields->len; i++)
        if (fields->items[i].kind == kind && fields->items[i].place == place)
            return &fields->items[i];
    return NULL;
}

size_t pdf_field_places(const struct pdf_fields *fields, enum pdf_field_kind kind)
{
    size_t places = 0;

    while (pdf_field_at(fields, kind, places + 1))
        places++;
    return places;
}

/* No place is left out: nobody would look at those behind it. */
static enum status check_places(struct pdf_file *file, const struct pdf_fields *fields)
{
    size_t numbers = pdf_field_places(fields, PDF_FIELD_NUMBER);
    size_t days = pdf_field_places(fields, PDF_FIELD_DAY);

    for (size_t i = 0; i < fields->len; i++)
        if ((fields->items[i].kind == PDF_FIELD_NUMBER && fields->items[i].place > numbers) ||
            (fields->items[i].kind == PDF_FIELD_DAY && fields->items[i].place > days))
            return refuse(file, "thiếu ô số, ngày");
    return ST_OK;
}

const struct pdf_field *pdf_field_of(const struct pdf_fields *fields, int64_t number)
{
    for (size_t i = 0; i < fields->len; i++)
        if (fields->items[i].number == number)
            return &fields->items[i];
    return NULL;
}

/* What numbers and signatures look like is said in the document, not by who shows it. */
static enum status check_drawn(
    struct pdf_file *file, const struct pdf_value *form, const struct pdf_fields *fields)
{
    const struct pdf_value *need = pdf_key(form, "NeedAppearances");

    if (need->kind == PDF_NULL || (need->kind == PDF_BOOL && !need->number) || fields->len == 0)
        return ST_OK;
    return refuse(file, "để phần mềm xem tự vẽ số, ngày và chữ ký");
}

enum status pdf_read_fields(struct pdf_file *file, struct pdf_fields *out)
{
    const struct pdf_value *root, *form, *list;

    out->len = 0;
    TRY(pdf_at(file, &file->trailer, "Root", &root));
    TRY(pdf_at(file, root, "AcroForm", &form));
    if (form->kind == PDF_NULL)
        return ST_OK;
    TRY(check_form(file, form));
    TRY(pdf_at(file, form, "Fields", &list));
    if (list->kind != PDF_ARRAY || list->len > SIGNATURE_FIELDS_MAX)
        return refuse(file, "danh sách ô");
    for (size_t i = 0; i < list->len; i++) {
        struct pdf_field *field = &out->items[out->len];

        TRY(read_field(file, &list->items[i], field));
        for (size_t k = 0; k < out->len; k++)
            if (out->items[k].number == field->number || str_eq(out->items[k].name, field->name))
                return refuse(file, "hai ô trùng tên");
        out->len++;
    }
    TRY(check_places(file, out));
    return check_drawn(file, form, out);
}

/* ---- pages ---- */

struct collecting {
    struct pdf_file *file;
    struct pdf_pages *pages;
    size_t cap, nodes;
};

static enum status bad_tree(const struct collecting *c)
{
    return fail(c->file->ctx, PROBLEM_SIGN_PDF_BROKEN, "Cây trang của tệp PDF hỏng.");
}

static enum status collect(
    struct collecting *c, const struct pdf_value *node, int64_t parent, unsigned depth);

/* Viewers go by the kind, by the kids, or by the count: all must say the same. */
static enum status collect_kids(struct collecting *c, const struct pdf_value *dict,
    const struct pdf_value *kids, int64_t number, unsigned depth)
{
    const struct pdf_value *count = pdf_key(dict, "Count");
    size_t before = c->pages->len;

    if (!pdf_is_name(pdf_key(dict, "Type"), "Pages") || kids->len == 0)
        return bad_tree(c);
    for (size_t i = 0; i < kids->len; i++)
        TRY(collect(c, &kids->items[i], number, depth + 1));
    if (count->kind == PDF_REF)
        TRY(pdf_follow(c->file, count, &count));
    return count->kind == PDF_INT && count->number == (int64_t)(c->pages->len - before)
               ? ST_OK
               : bad_tree(c);
}

/* What a page has from above is found by its parents; it must be where they are. */
static enum status collect(
    struct collecting *c, const struct pdf_value *node, int64_t parent, unsigned depth)
{
    const struct pdf_value *dict, *kids, *above;

    if (depth > PDF_DEPTH_MAX || ++c->nodes > (size_t)2 * PDF_PAGES_MAX)
        return fail(c->file->ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Tệp PDF có quá nhiều trang.");
    TRY(pdf_follow(c->file, node, &dict));
    TRY(pdf_at(c->file, dict, "Kids", &kids));
    above = pdf_key(dict, "Parent");
    if (dict->kind != PDF_DICT || node->kind != PDF_REF ||
        (parent >= 0 ? above->kind != PDF_REF || above->number != parent : above->kind != PDF_NULL))
        return bad_tree(c);
    if (kids->kind == PDF_ARRAY)
        return collect_kids(c, dict, kids, node->number, depth);
    if (kids->kind != PDF_NULL || !pdf_is_name(pdf_key(dict, "Type"), "Page"))
        return bad_tree(c);
    c->pages->numbers = list_room(
        c->file->ctx->arena, c->pages->numbers, c->pages->len, &c->cap, sizeof(*c->pages->numbers));
    c->pages->numbers[c->pages->len++] = node->number;
    return ST_OK;
}

enum status pdf_read_pages(struct pdf_file *file, struct pdf_pages *out)
{
    struct collecting c = { .file = file, .pages = out };
    const struct pdf_value *root;

    *out = (struct pdf_pages){ 0 };
    TRY(pdf_at(file, &file->trailer, "Root", &root));
    TRY(collect(&c, pdf_key(root, "Pages"), -1, 0));
    if (out->len == 0)
        return fail(file->ctx, PROBLEM_SIGN_PDF_BROKEN, "Tệp PDF không có trang nào.");
    return ST_OK;
}

size_t pdf_count_pages(const struct ctx *ctx, struct str bytes)
{
    struct ctx asking = *ctx; /* why it is not taken is nobody's problem */
    struct pdf_pages pages;
    struct pdf_file *file;

    if (pdf_open(&asking, bytes, &file) != ST_OK || pdf_read_pages(file, &pages) != ST_OK)
        return 0;
    return pages.len;
}

enum status pdf_page_value(
    struct pdf_file *file, int64_t page, const char *key, const struct pdf_value **out)
{
    const struct pdf_value *node;

    TRY(pdf_object(file, page, &node));
    for (int i = 0; i < PDF_DEPTH_MAX; i++) {
        TRY(pdf_at(file, node, key, out));
        if ((*out)->kind != PDF_NULL)
            return ST_OK;
        TRY(pdf_at(file, node, "Parent", &node));
        if (node->kind != PDF_DICT)
            return ST_OK;
    }
    return ST_OK;
}

bool pdf_box_of(const struct pdf_value *value, struct pdf_box *out)
{
    int64_t n[4];

    if (value->kind != PDF_ARRAY || value->len != ARRAY_LEN(n))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(n); i++) {
        const struct pdf_value *item = &value->items[i];

        n[i] = pdf_scaled(item) / HUNDREDTH;
        if ((item->kind != PDF_INT && item->kind != PDF_REAL) || n[i] > POINTS_MAX ||
            n[i] < -POINTS_MAX)
            return false;
    }
    *out = (struct pdf_box){ n[0] < n[2] ? n[0] : n[2], n[1] < n[3] ? n[1] : n[3],
        n[0] < n[2] ? n[2] : n[0], n[1] < n[3] ? n[3] : n[1] };
    return true;
}
