/* Whatever is uploaded as a spreadsheet: whole archives, and the XML inside them without the
 * archive's checksums in the way: a page, shared texts and styles, parted by NUL bytes. All tables
 * of pages that can be read are recognised; a form that comes of it must pass its own check, and is
 * filled in from its own page. The bytes are also looked at as a compound file (.xls). */
#include "base/host/heap.h"
#include "base/limits.h"
#include "core/annex/annex.h"
#include "core/annex/fill.h"
#include "exchange/ole.h"
#include "exchange/xlsx_parts.h"
#include "exchange/xlsx_read.h"
#include "exchange/xlsx_sheet.h"
#include "exchange/xlsx_styles.h"

#define PIECE_BYTES 61 /* small, so that every token is cut somewhere */

static enum status feed(
    struct ctx *ctx, struct str xml, const struct xml_events *events, void *user)
{
    struct xml_reader *reader = xml_open(ctx, events, user);

    while (xml.len > 0) {
        struct str piece = str_sub(xml, 0, PIECE_BYTES);

        TRY(xml_take(reader, piece, false));
        xml = str_sub(xml, piece.len, xml.len);
    }
    return xml_take(reader, S(""), true);
}

/* A page is its own form filled in: it must find all its rows again. */
static void fill(struct ctx *ctx, const struct form *form, const struct sheet *sheet)
{
    struct fill filled;

    if (fill_read(ctx->arena, form, sheet, OPEN_KEY_DRAWN, &filled) == FILL_OK)
        ASSERT(filled.lacking.len <= FILL_ROWS_NAMED_MAX);
}

static void recognise(struct ctx *ctx, const struct sheet *sheet)
{
    struct list tables = annex_tables(ctx->arena, sheet);

    for (size_t i = 0; i < tables.len; i++) {
        struct sheet part = annex_part(ctx->arena, sheet, LIST_AT(tables, struct annex_table, i));
        struct form form;

        if (annex_recognise(ctx->arena, &part, &form) != ANNEX_OK)
            continue;
        ASSERT(form_check(ctx->arena, &form).field.len == 0);
        ASSERT(form.signs.len <= FORM_SIGNS_MAX && form.notes.len <= FORM_NOTES_MAX);
        fill(ctx, &form, &part);
    }
}

static enum status read_parts(struct ctx *ctx, struct str input)
{
    struct str page = str_cut(&input, '\0');
    struct str texts = str_cut(&input, '\0');
    struct xlsx_strings strings = { .ctx = ctx };
    struct xlsx_styles styles = { .ctx = ctx };
    struct xlsx_shared shared = { .cells = 0 };
    struct sheet sheet = { .name = S("a") };
    struct xlsx_sheet reader = xlsx_sheet_reader(ctx, &shared, &sheet);

    if (texts.len > 0)
        TRY(feed(ctx, texts, &xlsx_strings_events, &strings));
    if (input.len > 0)
        TRY(feed(ctx, input, &xlsx_styles_events, &styles));
    shared.strings = strings.items;
    shared.strings_len = strings.len;
    sheet.styles = styles.items;
    sheet.styles_len = styles.len;
    TRY(feed(ctx, page, &xlsx_sheet_events, &reader));
    recognise(ctx, &sheet);
    return ST_OK;
}

static enum status read_archive(struct ctx *ctx, struct str input)
{
    struct book book;

    TRY(xlsx_read(ctx, input, &book));
    for (size_t i = 0; i < book.len; i++)
        recognise(ctx, &book.sheets[i]);
    return ST_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    struct str input = str_copy(ctx.arena, (struct str){ (const char *)data, size });
    bool locked;
    enum status st;

    (void)ole_kind_of(input, &locked);
    if (str_starts(input, S("PK")))
        st = read_archive(&ctx, input);
    else
        st = read_parts(&ctx, input);
    ASSERT(st == ST_OK || ctx.problem.detail.len > 0);
    arena_free(ctx.arena);
    return 0;
}
