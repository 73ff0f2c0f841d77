#include "exchange/xlsx_parts.h"

#include "base/limits.h"

static enum status nothing(void *user, struct str name)
{
    (void)user;
    (void)name;
    return ST_OK;
}

static struct str keep(struct ctx *ctx, struct str text)
{
    return str_copy(ctx->arena, text);
}

/* ---- .rels ---- */

static enum status links_start(void *user, struct str name, const char **attributes)
{
    struct xlsx_links *links = user;
    struct xlsx_link *link;
    void *items = links->items;

    if (!str_eq(name, S("Relationship")))
        return ST_OK;
    link = xlsx_grow(links->ctx, &items, &links->len, sizeof(*link), XLSX_LINKS_MAX);
    if (link == NULL)
        return fail(links->ctx, PROBLEM_XLSX_HOSTILE, "Quá nhiều liên kết giữa các thành phần.");
    links->items = items;
    *link = (struct xlsx_link){
        .id = keep(links->ctx, xml_attribute(attributes, "Id")),
        .type = keep(links->ctx, xml_attribute(attributes, "Type")),
        .target = keep(links->ctx, xml_attribute(attributes, "Target")),
        .external = str_eq(xml_attribute(attributes, "TargetMode"), S("External")),
    };
    return ST_OK;
}

const struct xml_events xlsx_links_events = { .start = links_start, .end = nothing };

const struct xlsx_link *xlsx_link_by_type(const struct xlsx_links *links, struct str ending)
{
    for (size_t i = 0; i < links->len; i++) {
        if (!links->items[i].external && str_ends(links->items[i].type, ending))
            return &links->items[i];
    }
    return NULL;
}

const struct xlsx_link *xlsx_link_by_id(const struct xlsx_links *links, struct str id)
{
    for (size_t i = 0; i < links->len; i++) {
        if (!links->items[i].external && str_eq(links->items[i].id, id))
            return &links->items[i];
    }
    return NULL;
}

/* ---- workbook.xml ---- */

static enum status workbook_start(void *user, struct str name, const char **attributes)
{
    struct xlsx_workbook *workbook = user;
    struct ctx *ctx = workbook->ctx;
    void *pages = workbook->pages;
    struct xlsx_page *page;
    struct str state = xml_attribute(attributes, "state");

    if (str_eq(name, S("workbookPr")))
        workbook->date1904 = xml_flag(attributes, "date1904", false);
    if (!str_eq(name, S("sheet")))
        return ST_OK;
    page = xlsx_grow(ctx, &pages, &workbook->len, sizeof(*page), XLSX_SHEETS_MAX);
    if (page == NULL)
        return fail(ctx, PROBLEM_XLSX_TOO_LARGE, "Nhiều nhất %d trang tính.", XLSX_SHEETS_MAX);
    workbook->pages = pages;
    *page = (struct xlsx_page){
        .name = keep(ctx, xml_attribute(attributes, "name")),
        .link = keep(ctx, xml_relationship(attributes)),
        .hidden = str_eq(state, S("hidden")) || str_eq(state, S("veryHidden")),
    };
    return ST_OK;
}

const struct xml_events xlsx_workbook_events = { .start = workbook_start, .end = nothing };

/* ---- sharedStrings.xml ---- */

static enum status strings_start(void *user, struct str name, const char **attributes)
{
    struct xlsx_strings *strings = user;

    (void)attributes;
    if (str_eq(name, S("si")))
        strings->text.len = 0;
    if (str_eq(name, S("rPh")))
        strings->phonetic++;
    if (str_eq(name, S("t")))
        strings->listening = strings->phonetic == 0;
    return ST_OK;
}

static enum status strings_end(void *user, struct str name)
{
    struct xlsx_strings *strings = user;
    void *items = strings->items;
    struct str *item;

    if (str_eq(name, S("t")))
        strings->listening = false;
    if (str_eq(name, S("rPh")))
        strings->phonetic--;
    if (!str_eq(name, S("si")))
        return ST_OK;
    item = xlsx_grow(strings->ctx, &items, &strings->len, sizeof(*item), XLSX_CELLS_MAX);
    if (item == NULL)
        return fail(strings->ctx, PROBLEM_XLSX_TOO_LARGE, "Quá nhiều văn bản khác nhau.");
    strings->items = items;
    *item = xlsx_text_take(strings->ctx, &strings->text);
    return ST_OK;
}

static enum status strings_text(void *user, struct str text)
{
    struct xlsx_strings *strings = user;

    if (!strings->listening)
        return ST_OK;
    return xlsx_text_add(strings->ctx, &strings->text, text);
}

const struct xml_events xlsx_strings_events = {
    .start = strings_start,
    .end = strings_end,
    .text = strings_text,
};
