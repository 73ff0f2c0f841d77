#include "sign/pdf_content.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "sign/pdf_filter.h"

/* Of a page's area, all signatures on it together. */
#define COVER_PERCENT_MAX 15

struct walk {
    struct pdf_file *file;
    EVP_MD_CTX *hash;
    int32_t *seen; /* by object number: which one it was, from 1 */
    int32_t seen_len;
    size_t steps;
    unsigned depth;
};

static enum status walk_value(struct walk *walk, const struct pdf_value *value);

static void add(struct walk *walk, struct str bytes)
{
    ASSERT(EVP_DigestUpdate(walk->hash, bytes.ptr, bytes.len) == 1);
}

/* A letter for the kind and a number: nothing can be read in two ways. */
static void add_number(struct walk *walk, char kind, int64_t number)
{
    char bytes[1 + sizeof(number)] = { kind };

    memcpy(bytes + 1, &number, sizeof(number));
    add(walk, (struct str){ bytes, sizeof(bytes) });
}

static void add_text(struct walk *walk, char kind, struct str text)
{
    add_number(walk, kind, (int64_t)text.len);
    add(walk, text);
}

/* ---- what acts by itself ---- */

static enum status check_active(struct walk *walk, struct str key, const struct pdf_value *value)
{
    static const char *const actions[] = { "JavaScript", "Launch", "SubmitForm", "ImportData",
        "Rendition", "GoToE", "Movie", "RichMediaExecute" };
    static const char *const keys[] = { "JS", "JavaScript", "EmbeddedFiles", "RichMediaContent" };
    bool active = false;

    for (size_t i = 0; i < ARRAY_LEN(keys); i++)
        active = active || str_eq(key, str_of(keys[i]));
    for (size_t i = 0; str_eq(key, S("S")) && i < ARRAY_LEN(actions); i++)
        active = active || pdf_is_name(value, actions[i]);
    return active ? fail(walk->file->ctx, PROBLEM_SIGN_PDF_ACTIVE, "%s",
                        problem_text(PROBLEM_SIGN_PDF_ACTIVE))
                  : ST_OK;
}

/* ---- values ---- */

static bool is_one_of(struct str key, const char *const *names)
{
    for (; *names; names++)
        if (str_eq(key, str_of(*names)))
            return true;
    return false;
}

static bool has_reals(const struct pdf_value *list, size_t step)
{
    for (size_t i = 0; i < list->len; i += step)
        if (list->items[i].kind == PDF_REAL)
            return true;
    return false;
}

/* Codes of letters, each with a list, or two with so many numbers for all between them. */
static bool has_real_codes(const struct pdf_value *list, size_t numbers)
{
    size_t i = 0;

    while (i < list->len) {
        const struct pdf_value *next = i + 1 < list->len ? &list->items[i + 1] : &list->items[i];

        if (list->items[i].kind == PDF_REAL || next->kind == PDF_REAL)
            return true;
        i += next->kind == PDF_INT ? 2 + numbers : 2;
    }
    return false;
}

/* In lists too; some numbers of a list may be any. */
static bool is_whole_list(struct str key, const struct pdf_value *list)
{
    static const char *const whole[] = { "Differences", "Mask", "Size", NULL };

    if (is_one_of(key, whole))
        return !has_reals(list, 1);
    if (str_eq(key, S("Nums")))
        return !has_reals(list, 2);
    if (str_eq(key, S("W")))
        return !has_real_codes(list, 1);
    return !str_eq(key, S("W2")) || !has_real_codes(list, 3);
}

/* What counts things is a whole number, or viewers do without it. */
static enum status check_whole(struct walk *walk, struct str key, const struct pdf_value *value)
{
    static const char *const whole[] = { "BitsPerComponent", "BitsPerCoordinate", "BitsPerFlag",
        "BitsPerSample", "Colors", "Columns", "F", "FirstChar", "Flags", "FormType", "FunctionType",
        "Height", "K", "LastChar", "Length1", "Length2", "Length3", "N", "PaintType", "PatternType",
        "Predictor", "Rotate", "Rows", "ShadingType", "SMaskInData", "Supplement", "TilingType",
        "Width", NULL };

    TRY(pdf_follow(walk->file, value, &value));
    if (value->kind == PDF_ARRAY ? is_whole_list(key, value)
                                 : value->kind != PDF_REAL || !is_one_of(key, whole))
        return ST_OK;
    return fail(
        walk->file->ctx, PROBLEM_SIGN_PDF_BROKEN, STR_FMT " không phải số nguyên.", STR_ARG(key));
}

struct entry {
    const struct pdf_value *key; /* its value follows it */
};

static int by_key(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    return str_cmp(x->key->text, y->key->text);
}

/* In the order of keys; a null is as good as no key. */
static enum status walk_dict(
    struct walk *walk, const struct pdf_value *dict, const char *const *skipped)
{
    size_t len = 0;
    struct entry *entries = ARENA_ARRAY(walk->file->ctx->arena, dict->len / 2 + 1, struct entry);

    for (size_t i = 0; i < dict->len; i += 2)
        if (!is_one_of(dict->items[i].text, skipped) && dict->items[i + 1].kind != PDF_NULL)
            entries[len++].key = &dict->items[i];
    qsort(entries, len, sizeof(*entries), by_key);
    add_number(walk, '<', (int64_t)len);
    for (size_t i = 0; i < len; i++) {
        const struct pdf_value *key = entries[i].key, *value = key + 1;

        TRY(check_active(walk, key->text, value));
        TRY(check_whole(walk, key->text, value));
        add_text(walk, '/', key->text);
        TRY(walk_value(walk, value));
    }
    return ST_OK;
}

static enum status walk_data(struct walk *walk, const struct pdf_value *stream)
{
    struct pdf_digest data;
    struct str rest;

    TRY(pdf_data_digest(walk->file, stream, &data, &rest));
    add_text(walk, 'f', rest);
    add_number(walk, 'd', (int64_t)data.len);
    add(walk, (struct str){ (const char *)data.sha256, sizeof(data.sha256) });
    if (rest.len == 0)
        return ST_OK;
    /* What stays is drawn by what its filters are and are told. */
    TRY(walk_value(walk, pdf_key(stream, "Filter")));
    return walk_value(walk, pdf_key(stream, "DecodeParms"));
}

static enum status walk_stream(struct walk *walk, const struct pdf_value *stream)
{
    static const char *const skipped[] = { "Length", "Filter", "DecodeParms", "DL", NULL };

    TRY(walk_dict(walk, stream, skipped));
    return walk_data(walk, stream);
}

/* [/Indexed base last colours]: how many there are is a whole number, or some draw no picture. */
static enum status check_indexed(struct walk *walk, const struct pdf_value *array)
{
    const struct pdf_value *last;

    if (array->len != 4 || !pdf_is_name(&array->items[0], "Indexed"))
        return ST_OK;
    TRY(pdf_follow(walk->file, &array->items[2], &last));
    return last->kind == PDF_REAL
               ? fail(walk->file->ctx, PROBLEM_SIGN_PDF_BROKEN, "Indexed không phải số nguyên.")
               : ST_OK;
}

static enum status walk_array(struct walk *walk, const struct pdf_value *array)
{
    TRY(check_indexed(walk, array));
    add_number(walk, '[', (int64_t)array->len);
    for (size_t i = 0; i < array->len; i++)
        TRY(walk_value(walk, &array->items[i]));
    return ST_OK;
}

static enum status walk_kind(struct walk *walk, const struct pdf_value *value)
{
    static const char *const nothing[] = { NULL };

    switch (value->kind) {
    case PDF_NULL:
        add_number(walk, '0', 0);
        return ST_OK;
    case PDF_BOOL:
        add_number(walk, 'b', value->number);
        return ST_OK;
    case PDF_INT:
    case PDF_REAL:
        add_number(walk, 'n', pdf_scaled(value));
        return ST_OK;
    case PDF_STRING:
        add_text(walk, '(', value->text);
        return ST_OK;
    case PDF_NAME:
        add_text(walk, '/', value->text);
        return ST_OK;
    case PDF_ARRAY:
        return walk_array(walk, value);
    case PDF_DICT:
        return walk_dict(walk, value, nothing);
    case PDF_STREAM:
        return walk_stream(walk, value);
    case PDF_REF:
        return ST_OK; /* followed before */
    }
    return ST_OK;
}

/* An object met again is named by when it was met first. */
static bool met_before(struct walk *walk, const struct pdf_value *ref)
{
    int32_t *seen = &walk->seen[ref->number];

    if (*seen > 0) {
        add_number(walk, 'r', *seen);
        return true;
    }
    *seen = ++walk->seen_len;
    return false;
}

static enum status walk_value(struct walk *walk, const struct pdf_value *value)
{
    const struct pdf_value *found;
    enum status st;

    if (++walk->steps > PDF_STEPS_MAX || walk->depth > PDF_WALK_DEPTH_MAX ||
        arena_over_budget(walk->file->ctx->arena))
        return fail(
            walk->file->ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Tệp PDF phức tạp quá mức cho phép.");
    TRY(pdf_follow(walk->file, value, &found));
    if (value->kind == PDF_REF && found->kind != PDF_NULL && met_before(walk, value))
        return ST_OK;
    walk->depth++;
    st = walk_kind(walk, found);
    walk->depth--;
    return st;
}

/* ---- pages ---- */

/* Where one stream ends and the next begins without white space, some viewers read one word, and
 * others two. */
struct joining {
    struct buf all;
    bool open; /* what is there ends in a word */
};

static void join(struct walk *walk, struct joining *to, struct str data)
{
    struct str own = str_trim(data);

    if (to->open && own.len > 0 && own.ptr == data.ptr)
        add_number(walk, 'j', (int64_t)to->all.len);
    if (data.len > 0)
        to->open = own.len > 0 && own.ptr + own.len == data.ptr + data.len;
    buf_add(&to->all, own);
    buf_add_char(&to->all, '\n');
}

/* One stream or several that are read as one; white space between and behind does not show. */
static enum status walk_drawing(struct walk *walk, const struct pdf_value *page)
{
    struct joining joined = { .all = { .arena = walk->file->ctx->arena } };
    const struct pdf_value *contents;
    size_t len;

    TRY(pdf_at(walk->file, page, "Contents", &contents));
    len = contents->kind == PDF_ARRAY ? contents->len : 1;
    for (size_t i = 0; i < len; i++) {
        const struct pdf_value *stream = contents;
        struct str data;

        if (contents->kind == PDF_ARRAY)
            TRY(pdf_follow(walk->file, &contents->items[i], &stream));
        if (stream->kind == PDF_NULL)
            continue;
        TRY(pdf_data(walk->file, stream, &data));
        join(walk, &joined, data);
    }
    add_text(walk, 'c', buf_str(&joined.all));
    return ST_OK;
}

/* All of a field for number or day but what was filled in. */
static enum status walk_text_field(struct walk *walk, const struct pdf_field *field)
{
    static const char *const skipped[] = { "V", "AP", "P", NULL };

    add_text(walk, 't', field->name);
    return walk_dict(walk, field->dict, skipped);
}

static enum status walk_annotations(
    struct walk *walk, const struct pdf_value *page, const struct pdf_fields *fields)
{
    const struct pdf_value *annots;

    TRY(pdf_at(walk->file, page, "Annots", &annots));
    for (size_t i = 0; annots->kind == PDF_ARRAY && i < annots->len; i++) {
        const struct pdf_value *one = &annots->items[i];
        const struct pdf_field *field =
            one->kind == PDF_REF ? pdf_field_of(fields, one->number) : NULL;

        if (field && field->kind != PDF_FIELD_SIGNATURE)
            TRY(walk_text_field(walk, field));
        if (field)
            continue;
        add_number(walk, 'a', 0);
        TRY(walk_value(walk, one));
    }
    return ST_OK;
}

static enum status walk_page(struct walk *walk, int64_t number, const struct pdf_fields *fields)
{
    static const char *const inherited[] = { "Resources", "MediaBox", "CropBox", "Rotate" };
    static const char *const skipped[] = { "Parent", "Annots", "LastModified", "PieceInfo",
        "Contents", "Tabs", "Resources", "MediaBox", "CropBox", "Rotate", NULL };
    const struct pdf_value *page;

    TRY(pdf_object(walk->file, number, &page));
    for (size_t i = 0; i < ARRAY_LEN(inherited); i++) {
        const struct pdf_value *value;

        TRY(pdf_page_value(walk->file, number, inherited[i], &value));
        TRY(check_whole(walk, str_of(inherited[i]), value));
        add_text(walk, 'p', str_of(inherited[i]));
        TRY(walk_value(walk, value));
    }
    TRY(walk_dict(walk, page, skipped));
    TRY(walk_drawing(walk, page));
    return walk_annotations(walk, page, fields);
}

static enum status walk_file(struct walk *walk, const struct pdf_fields *fields)
{
    static const char *const skipped[] = { "AcroForm", "Perms", "DSS", "Extensions", "Metadata",
        "Pages", "Version", "Type", NULL };
    static const enum pdf_field_kind texts[] = { PDF_FIELD_NUMBER, PDF_FIELD_DAY };
    const struct pdf_value *root;
    struct pdf_pages pages;

    TRY(pdf_read_pages(walk->file, &pages));
    TRY(pdf_at(walk->file, &walk->file->trailer, "Root", &root));
    for (size_t i = 0; i < pages.len; i++) {
        add_number(walk, 'P', (int64_t)i);
        (void)met_before(walk, &(struct pdf_value){ .number = pages.numbers[i] });
    }
    for (size_t i = 0; i < pages.len; i++)
        TRY(walk_page(walk, pages.numbers[i], fields));
    /* One that is on no page shows nothing, and yet has a value. */
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        add_number(walk, 'T', (int64_t)pdf_field_places(fields, texts[i]));
    return walk_dict(walk, root, skipped);
}

static struct walk walk_begin(struct pdf_file *file)
{
    struct walk walk = { .file = file, .hash = EVP_MD_CTX_new() };

    ASSERT(walk.hash && EVP_DigestInit_ex(walk.hash, EVP_sha256(), NULL) == 1);
    walk.seen = ARENA_ARRAY(file->ctx->arena, file->entries_len + 1, int32_t);
    return walk;
}

static void walk_end(struct walk *walk, unsigned char out[SHA256_BYTES])
{
    unsigned len = 0;

    ASSERT(EVP_DigestFinal_ex(walk->hash, out, &len) == 1);
    EVP_MD_CTX_free(walk->hash);
}

enum status pdf_content(
    struct pdf_file *file, const struct pdf_fields *fields, unsigned char out[SHA256_BYTES])
{
    struct walk walk = walk_begin(file);
    enum status st = walk_file(&walk, fields);

    walk_end(&walk, out);
    return st;
}

/* Each page it stands on, as often as it does. */
static enum status walk_places(struct walk *walk, const struct pdf_field *field)
{
    struct pdf_pages pages;

    TRY(pdf_read_pages(walk->file, &pages));
    for (size_t i = 0; i < pages.len; i++) {
        const struct pdf_value *page, *annots;

        TRY(pdf_object(walk->file, pages.numbers[i], &page));
        TRY(pdf_at(walk->file, page, "Annots", &annots));
        for (size_t k = 0; annots->kind == PDF_ARRAY && k < annots->len; k++)
            if (annots->items[k].kind == PDF_REF && annots->items[k].number == field->number)
                add_number(walk, 'w', (int64_t)i);
    }
    return ST_OK;
}

enum status pdf_widget_content(
    struct pdf_file *file, const struct pdf_field *field, unsigned char out[SHA256_BYTES])
{
    static const char *const skipped[] = { "V", "P", "Lock", "SV", NULL };
    struct walk walk = walk_begin(file);
    enum status st = walk_places(&walk, field);

    if (st == ST_OK)
        st = walk_dict(&walk, field->dict, skipped);

    walk_end(&walk, out);
    return st;
}

enum status pdf_value_content(
    struct pdf_file *file, const struct pdf_value *value, unsigned char out[SHA256_BYTES])
{
    struct walk walk = walk_begin(file);
    enum status st = walk_value(&walk, value);

    walk_end(&walk, out);
    return st;
}

/* ---- widgets ---- */

static enum status too_large(struct pdf_file *file)
{
    return fail(
        file->ctx, PROBLEM_SIGN_WIDGET_LARGE, "%s", problem_text(PROBLEM_SIGN_WIDGET_LARGE));
}

static int64_t area(const struct pdf_box *box)
{
    return (box->right - box->left) * (box->top - box->bottom);
}

static enum status check_page(
    struct pdf_file *file, int64_t number, const struct pdf_fields *fields)
{
    const struct pdf_value *page, *annots, *media;
    struct pdf_box whole, box;
    int64_t covered = 0;

    TRY(pdf_object(file, number, &page));
    TRY(pdf_at(file, page, "Annots", &annots));
    TRY(pdf_page_value(file, number, "MediaBox", &media));
    for (size_t i = 0; annots->kind == PDF_ARRAY && i < annots->len; i++) {
        const struct pdf_value *one = &annots->items[i], *rect;
        const struct pdf_field *field =
            one->kind == PDF_REF ? pdf_field_of(fields, one->number) : NULL;

        if (!field)
            continue;
        TRY(pdf_at(file, field->dict, "Rect", &rect));
        if (!pdf_box_of(rect, &box) || !pdf_box_of(media, &whole))
            return too_large(file);
        if (field->kind == PDF_FIELD_SIGNATURE && !field->signature &&
            pdf_key(field->dict, "AP")->kind != PDF_NULL)
            return fail(file->ctx, PROBLEM_SIGN_FIELD, "Ô chưa ký lại có hình.");
        covered += area(&box);
        if (covered > area(&whole) / 100 * COVER_PERCENT_MAX)
            return too_large(file);
    }
    return ST_OK;
}

enum status pdf_check_widgets(struct pdf_file *file, const struct pdf_fields *fields)
{
    struct pdf_pages pages;

    TRY(pdf_read_pages(file, &pages));
    for (size_t i = 0; i < pages.len; i++)
        TRY(check_page(file, pages.numbers[i], fields));
    return ST_OK;
}
