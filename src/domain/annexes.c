#include "domain/annexes.h"

#include "core/annex/annex.h"
#include "exchange/xlsx_read.h"

static enum status sheet_choose(
    struct ctx *ctx, const struct book *book, int64_t wanted, const struct sheet **out)
{
    if (wanted < 0 || (size_t)wanted >= book->len)
        return fail_field(ctx, PROBLEM_ANNEX_SHEET, "sheet", "%s Tệp có %zu trang.",
            problem_text(PROBLEM_ANNEX_SHEET), book->len);
    *out = &book->sheets[wanted];
    return ST_OK;
}

static void names_fill(struct ctx *ctx, const struct book *book, struct form_import *out)
{
    struct str *names = ARENA_ARRAY(ctx->arena, book->len, struct str);

    for (size_t i = 0; i < book->len; i++)
        names[i] = book->sheets[i].name;
    out->sheets = (struct list){ names, book->len };
}

enum status annex_import(struct ctx *ctx, const struct form_import_in *in, struct form_import *out)
{
    const struct sheet *sheet;
    struct book book;

    TRY(xlsx_read(ctx, in->file, &book));
    TRY(sheet_choose(ctx, &book, in->sheet, &sheet));
    names_fill(ctx, &book, out);
    out->sheet = in->sheet;
    switch (annex_recognise(ctx->arena, sheet, &out->layout)) {
    case ANNEX_OK:
        return ST_OK;
    case ANNEX_TOO_LARGE:
        return fail(ctx, PROBLEM_ANNEX_TOO_LARGE, "%s Tối đa %d ô, %d dòng, %d cột.",
            problem_text(PROBLEM_ANNEX_TOO_LARGE), FORM_CELLS_MAX, FORM_ROWS_MAX, FORM_COLUMNS_MAX);
    case ANNEX_NO_TABLE:
        break;
    }
    return fail(ctx, PROBLEM_ANNEX_NO_TABLE, "%s", problem_text(PROBLEM_ANNEX_NO_TABLE));
}
