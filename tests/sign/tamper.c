#include "tests/sign/tamper.h"

#include <string.h>

#include "tests/unit.h"

struct tampering tamper(struct ctx *ctx, struct str document)
{
    struct tampering t = { .ctx = ctx };

    assert_int_equal(pdf_open(ctx, document, &t.file), ST_OK);
    assert_int_equal(pdf_read_pages(t.file, &t.pages), ST_OK);
    assert_int_equal(pdf_read_fields(t.file, &t.fields), ST_OK);
    t.to = pdf_append_to(t.file);
    t.root_number = pdf_key(&t.file->trailer, "Root")->number;
    t.page_number = t.pages.numbers[0];
    assert_int_equal(pdf_object(t.file, t.root_number, &t.root), ST_OK);
    assert_int_equal(pdf_object(t.file, t.page_number, &t.page), ST_OK);
    return t;
}

struct str tamper_end(struct tampering *t)
{
    return pdf_append_end(&t->to);
}

const struct pdf_field *tamper_find(struct tampering *t, const char *name)
{
    for (size_t i = 0; i < t->fields.len; i++)
        if (str_eq(t->fields.items[i].name, str_of(name)))
            return &t->fields.items[i];
    fail_msg("no field %s", name);
    return NULL;
}

struct pdf_value tamper_parsed(struct tampering *t, const char *text)
{
    struct pdf_reader reader = { .ctx = t->ctx, .bytes = str_of(text) };
    struct pdf_value out;

    assert_int_equal(pdf_read(&reader, &out), ST_OK);
    return out;
}

void tamper_key(struct tampering *t, int64_t number, const char *key, const char *value)
{
    struct pdf_value new_value = tamper_parsed(t, value), changed;
    const struct pdf_value *object;

    assert_int_equal(pdf_object(t->file, number, &object), ST_OK);
    changed = pdf_with(t->ctx->arena, object, key, &new_value);
    pdf_change(&t->to, number, &changed);
}

void tamper_annotation(struct tampering *t, const char *text)
{
    int64_t number = pdf_new_number(&t->to);
    struct pdf_value annotation = tamper_parsed(t, text), ref = pdf_ref(number), list, changed;
    const struct pdf_value *annots, none = { .kind = PDF_ARRAY };

    assert_int_equal(pdf_at(t->file, t->page, "Annots", &annots), ST_OK);
    list = pdf_append(t->ctx->arena, annots->kind == PDF_ARRAY ? annots : &none, &ref);
    changed = pdf_with(t->ctx->arena, t->page, "Annots", &list);
    pdf_change(&t->to, number, &annotation);
    pdf_change(&t->to, t->page_number, &changed);
}

void tamper_field(struct tampering *t, const char *text)
{
    int64_t number = t->to.next;
    struct pdf_value ref = pdf_ref(number), list, changed;
    const struct pdf_value *form, *fields;

    tamper_annotation(t, text);
    assert_int_equal(pdf_at(t->file, t->root, "AcroForm", &form), ST_OK);
    assert_int_equal(pdf_at(t->file, form, "Fields", &fields), ST_OK);
    list = pdf_append(t->ctx->arena, fields, &ref);
    changed = pdf_with(t->ctx->arena, form, "Fields", &list);
    changed = pdf_with(t->ctx->arena, t->root, "AcroForm", &changed);
    pdf_change(&t->to, t->root_number, &changed);
}

void tamper_drawing(struct tampering *t, const char *drawing)
{
    int64_t number = pdf_new_number(&t->to);

    pdf_change_stream(&t->to, number, S("/X 1"), str_of(drawing));
    tamper_key(t, t->page_number, "Contents",
        str_format(t->ctx->arena, "%lld 0 R", (long long)number).ptr);
}

void tamper_pages(struct tampering *t, const char *places)
{
    int64_t number = pdf_key(t->root, "Pages")->number;
    struct pdf_value kids = { .kind = PDF_ARRAY }, changed;
    struct pdf_value count = { .kind = PDF_INT, .number = (int64_t)strlen(places) };
    const struct pdf_value *pages;

    for (const char *at = places; *at; at++) {
        struct pdf_value kid = pdf_ref(t->pages.numbers[*at - '0']);

        kids = pdf_append(t->ctx->arena, &kids, &kid);
    }
    assert_int_equal(pdf_object(t->file, number, &pages), ST_OK);
    changed = pdf_with(t->ctx->arena, pages, "Kids", &kids);
    changed = pdf_with(t->ctx->arena, &changed, "Count", &count);
    pdf_change(&t->to, number, &changed);
}

/* ---- what becomes of it ---- */

static size_t counted;

void attack_count(void)
{
    counted++;
}

size_t attacks_counted(void)
{
    return counted;
}

void attack_expect(
    struct ctx *ctx, struct str document, struct str issued, enum problem_key key, const char *what)
{
    struct verified found = office_verify(ctx, document, issued);
    enum problem_key reason = office_reason(&found);

    if (found.verdict == VERDICT_VALID)
        fail_msg("%s: was taken for valid", what);
    if (reason != key)
        fail_msg("%s: %s (" STR_FMT "), expected %s", what, problem_name(reason),
            STR_ARG(found.detail), problem_name(key));
    attack_count();
}
