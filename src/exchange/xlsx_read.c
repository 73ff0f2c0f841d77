#include "exchange/xlsx_read.h"

#include "exchange/xlsx_parts.h"
#include "exchange/xlsx_sheet.h"
#include "exchange/xlsx_styles.h"
#include "exchange/xlsx_zip.h"

struct file {
    struct ctx *ctx;
    struct xlsx_zip *zip;
    struct str home; /* the folder of the workbook, with its slash */
    struct xlsx_links links;
    struct xlsx_workbook workbook;
    struct xlsx_strings strings;
    struct xlsx_styles styles;
    struct xlsx_shared shared;
};

static enum status read_part(
    struct file *file, struct str name, const struct xml_events *events, void *user)
{
    struct xml_reader *reader = xml_open(file->ctx, events, user);

    return xlsx_zip_read(file->ctx, file->zip, name, (struct xlsx_sink){ xml_take, reader });
}

/* "xl/workbook.xml" gives "xl/". */
static struct str folder_of(struct str path)
{
    size_t len = path.len;

    while (len > 0 && path.ptr[len - 1] != '/')
        len--;
    return str_sub(path, 0, len);
}

/* The name in the archive a link points to: "/xl/a.xml" from the root, "a.xml" from home. */
static struct str resolve(struct file *file, struct str target)
{
    if (str_starts(target, S("/")))
        return str_sub(target, 1, target.len);
    if (str_starts(target, S("./")))
        target = str_sub(target, 2, target.len);
    return str_format(file->ctx->arena, STR_FMT STR_FMT, STR_ARG(file->home), STR_ARG(target));
}

static enum status find_workbook(struct file *file, struct str *out)
{
    struct xlsx_links links = { .ctx = file->ctx };
    const struct xlsx_link *link;

    TRY(read_part(file, S("_rels/.rels"), &xlsx_links_events, &links));
    link = xlsx_link_by_type(&links, S("/officeDocument"));
    if (link == NULL)
        return fail(file->ctx, PROBLEM_XLSX_BROKEN, "Tệp không có sổ tính.");
    *out = resolve(file, link->target);
    file->home = folder_of(*out);
    return ST_OK;
}

static enum status read_workbook(struct file *file)
{
    struct str path;
    struct str links_path;

    TRY(find_workbook(file, &path));
    links_path = str_format(file->ctx->arena, STR_FMT "_rels/" STR_FMT ".rels", STR_ARG(file->home),
        STR_ARG(str_sub(path, file->home.len, path.len)));
    TRY(read_part(file, path, &xlsx_workbook_events, &file->workbook));
    return read_part(file, links_path, &xlsx_links_events, &file->links);
}

/* A part the workbook may do without. */
static enum status read_optional(
    struct file *file, struct str type, const struct xml_events *events, void *user)
{
    const struct xlsx_link *link = xlsx_link_by_type(&file->links, type);
    struct str path;

    if (link == NULL)
        return ST_OK;
    path = resolve(file, link->target);
    if (!xlsx_zip_has(file->zip, path))
        return ST_OK;
    return read_part(file, path, events, user);
}

static enum status read_page(struct file *file, const struct xlsx_page *page, struct sheet *sheet)
{
    const struct xlsx_link *link = xlsx_link_by_id(&file->links, page->link);
    struct xlsx_sheet reader = xlsx_sheet_reader(file->ctx, &file->shared, sheet);

    *sheet = (struct sheet){
        .name = page->name,
        .hidden = page->hidden,
        .date1904 = file->workbook.date1904,
        .styles = file->styles.items,
        .styles_len = file->styles.len,
    };
    if (link == NULL)
        return fail(
            file->ctx, PROBLEM_XLSX_BROKEN, "Thiếu trang “" STR_FMT "”.", STR_ARG(page->name));
    /* A page may be a chart; it has no cells. */
    if (!str_ends(link->type, S("/worksheet")))
        return ST_OK;
    return read_part(file, resolve(file, link->target), &xlsx_sheet_events, &reader);
}

static enum status read_pages(struct file *file, struct book *out)
{
    *out = (struct book){
        .sheets = ARENA_ARRAY(file->ctx->arena, file->workbook.len, struct sheet),
        .len = file->workbook.len,
    };
    for (size_t i = 0; i < out->len; i++)
        TRY(read_page(file, &file->workbook.pages[i], &out->sheets[i]));
    return ST_OK;
}

enum status xlsx_read(struct ctx *ctx, struct str bytes, struct book *out)
{
    struct file file = {
        .ctx = ctx,
        .home = S(""),
        .links = { .ctx = ctx },
        .workbook = { .ctx = ctx },
        .strings = { .ctx = ctx },
        .styles = { .ctx = ctx },
    };

    TRY(xlsx_zip_open(ctx, bytes, &file.zip));
    TRY(read_workbook(&file));
    TRY(read_optional(&file, S("/sharedStrings"), &xlsx_strings_events, &file.strings));
    TRY(read_optional(&file, S("/styles"), &xlsx_styles_events, &file.styles));
    file.shared.strings = file.strings.items;
    file.shared.strings_len = file.strings.len;
    TRY(read_pages(&file, out));
    if (xlsx_first_sheet(out) == NULL)
        return fail(ctx, PROBLEM_XLSX_EMPTY, "Không trang nào có số liệu hay chữ.");
    return ST_OK;
}

const struct sheet *xlsx_first_sheet(const struct book *book)
{
    for (size_t i = 0; i < book->len; i++) {
        if (!book->sheets[i].hidden && book->sheets[i].last_row > 0)
            return &book->sheets[i];
    }
    return NULL;
}
