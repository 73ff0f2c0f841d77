#include "sign/pdf_form.h"

struct pdf_value pdf_text_value(struct str text)
{
    return (struct pdf_value){ .kind = PDF_STRING, .text = text };
}

struct pdf_value pdf_name_value(const char *name)
{
    return (struct pdf_value){ .kind = PDF_NAME, .text = str_of(name) };
}

struct pdf_value pdf_int_value(int64_t number)
{
    return (struct pdf_value){ .kind = PDF_INT, .number = number };
}

struct pdf_value pdf_hundredths_value(struct arena *arena, int64_t hundredths)
{
    return (struct pdf_value){ .kind = PDF_REAL,
        .number = hundredths * 1000,
        .text = str_format(
            arena, "%lld.%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100)) };
}

struct pdf_value pdf_box_value(struct arena *arena, struct pdf_box box)
{
    const int64_t sides[] = { box.left, box.bottom, box.right, box.top };
    struct pdf_value out = { .kind = PDF_ARRAY };

    for (size_t i = 0; i < ARRAY_LEN(sides); i++) {
        struct pdf_value side = pdf_hundredths_value(arena, sides[i]);

        out = pdf_append(arena, &out, &side);
    }
    return out;
}

void pdf_set_key(
    struct arena *arena, struct pdf_value *dict, const char *key, struct pdf_value value)
{
    *dict = pdf_with(arena, dict, key, &value);
}

struct pdf_value pdf_new_widget(
    struct arena *arena, const char *kind, struct str name, int64_t page, struct pdf_box box)
{
    struct pdf_value out = { .kind = PDF_DICT };

    pdf_set_key(arena, &out, "Type", pdf_name_value("Annot"));
    pdf_set_key(arena, &out, "Subtype", pdf_name_value("Widget"));
    pdf_set_key(arena, &out, "FT", pdf_name_value(kind));
    pdf_set_key(arena, &out, "T", pdf_text_value(name));
    pdf_set_key(arena, &out, "F", pdf_int_value(132)); /* printed, not moved */
    pdf_set_key(arena, &out, "Rect", pdf_box_value(arena, box));
    pdf_set_key(arena, &out, "P", pdf_ref(page));
    return out;
}

struct pdf_look pdf_empty_look(struct arena *arena, struct pdf_box box)
{
    struct buf dict = { .arena = arena };
    struct pdf_value whole =
        pdf_box_value(arena, (struct pdf_box){ 0, 0, box.right - box.left, box.top - box.bottom });

    buf_add(&dict, S("/Type /XObject /Subtype /Form /Resources << >> /BBox "));
    pdf_write(&dict, &whole);
    return (struct pdf_look){ buf_str(&dict), S("/Tx BMC EMC") };
}

void pdf_use_look(struct arena *arena, int64_t number, struct pdf_value *widget)
{
    struct pdf_value looks = { .kind = PDF_DICT };

    pdf_set_key(arena, &looks, "N", pdf_ref(number));
    pdf_set_key(arena, widget, "AP", looks);
}

void pdf_set_look(struct pdf_appending *to, const struct pdf_look *look, struct pdf_value *widget)
{
    int64_t number = pdf_new_number(to);

    pdf_change_stream(to, number, look->dict, look->drawing);
    pdf_use_look(to->file->ctx->arena, number, widget);
}

enum status pdf_page_for(struct pdf_file *file, size_t page, struct pdf_box box, int64_t *out)
{
    const struct pdf_value *media;
    struct pdf_pages pages;
    struct pdf_box whole;

    TRY(pdf_read_pages(file, &pages));
    if (page >= pages.len)
        return fail(file->ctx, PROBLEM_SIGN_PLACE, "%s", problem_text(PROBLEM_SIGN_PLACE));
    TRY(pdf_page_value(file, pages.numbers[page], "MediaBox", &media));
    if (!pdf_box_of(media, &whole) || box.left < whole.left || box.bottom < whole.bottom ||
        box.right > whole.right || box.top > whole.top || box.left > box.right ||
        box.bottom > box.top || box.left < 0 || box.bottom < 0)
        return fail(file->ctx, PROBLEM_SIGN_PLACE, "%s", problem_text(PROBLEM_SIGN_PLACE));
    *out = pages.numbers[page];
    return ST_OK;
}

/* The list with the fields behind it. */
static struct pdf_value longer(
    struct arena *arena, const struct pdf_value *list, const struct pdf_placed *placed, size_t len)
{
    struct pdf_value out = { .kind = PDF_ARRAY };

    if (list->kind == PDF_ARRAY)
        out = *list;
    for (size_t i = 0; i < len; i++) {
        struct pdf_value ref = pdf_ref(placed[i].field);

        out = pdf_append(arena, &out, &ref);
    }
    return out;
}

/* All of them on the first one's page. */
static enum status add_to_page(
    struct pdf_appending *to, const struct pdf_placed *placed, size_t len)
{
    struct arena *arena = to->file->ctx->arena;
    const struct pdf_value *dict, *annots;
    struct pdf_value changed;

    TRY(pdf_object(to->file, placed->page, &dict));
    TRY(pdf_at(to->file, dict, "Annots", &annots));
    changed = longer(arena, annots, placed, len);
    changed = pdf_with(arena, dict, "Annots", &changed);
    pdf_change(to, placed->page, &changed);
    return ST_OK;
}

/* Each page is written once: it comes once among them. */
static enum status add_to_pages(
    struct pdf_appending *to, const struct pdf_placed *placed, size_t len)
{
    size_t from = 0;

    for (size_t i = 1; i <= len; i++) {
        if (i < len && placed[i].page == placed[from].page)
            continue;
        for (size_t k = 0; k < from; k++)
            if (placed[k].page == placed[from].page)
                return fail(
                    to->file->ctx, PROBLEM_SIGN_PLACE, "%s", problem_text(PROBLEM_SIGN_PLACE));
        TRY(add_to_page(to, &placed[from], i - from));
        from = i;
    }
    return ST_OK;
}

/* A form is an object of its own: some tools cannot add to one that stands in the catalog. */
static void put_form(
    struct pdf_appending *to, const struct pdf_value *root, const struct pdf_value *form)
{
    const struct pdf_value *known = pdf_key(root, "AcroForm");
    int64_t number = known->kind == PDF_REF ? known->number : pdf_new_number(to);
    struct pdf_value ref = pdf_ref(number), changed;

    pdf_change(to, number, form);
    if (known->kind == PDF_REF)
        return;
    changed = pdf_with(to->file->ctx->arena, root, "AcroForm", &ref);
    pdf_change(to, pdf_key(&to->file->trailer, "Root")->number, &changed);
}

enum status pdf_form_add(
    struct pdf_appending *to, const struct pdf_placed *placed, size_t len, enum pdf_form_kind kind)
{
    struct arena *arena = to->file->ctx->arena;
    const struct pdf_value *root, *form, *list;
    struct pdf_value changed = { .kind = PDF_DICT };

    TRY(add_to_pages(to, placed, len));
    TRY(pdf_at(to->file, &to->file->trailer, "Root", &root));
    TRY(pdf_at(to->file, root, "AcroForm", &form));
    TRY(pdf_at(to->file, form, "Fields", &list));
    if (form->kind == PDF_DICT)
        changed = *form;
    else
        pdf_set_key(arena, &changed, "Type", pdf_name_value("AcroForm")); /* some find it by this */
    pdf_set_key(arena, &changed, "Fields", longer(arena, list, placed, len));
    if (kind == PDF_FORM_SIGNED)
        pdf_set_key(arena, &changed, "SigFlags", pdf_int_value(3));
    put_form(to, root, &changed);
    return ST_OK;
}
