#include "domain/annexes.h"

#include "core/annex/annex.h"
#include "core/checks.h"
#include "exchange/xlsx_read.h"

static struct list names_of(struct ctx *ctx, const struct book *book)
{
    struct str *names = ARENA_ARRAY(ctx->arena, book->len, struct str);

    for (size_t i = 0; i < book->len; i++)
        names[i] = book->sheets[i].name;
    return (struct list){ names, book->len };
}

enum status annex_sheet(
    struct ctx *ctx, struct str file, int64_t wanted, const struct sheet **out, struct list *names)
{
    struct book book;

    TRY(xlsx_read(ctx, file, &book));
    if (wanted < 0 || (size_t)wanted >= book.len)
        return fail_field(ctx, PROBLEM_ANNEX_SHEET, "sheet", "%s Tệp có %zu trang.",
            problem_text(PROBLEM_ANNEX_SHEET), book.len);
    *out = &book.sheets[wanted];
    *names = names_of(ctx, &book);
    return ST_OK;
}

enum status annex_too_large(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_ANNEX_TOO_LARGE, "%s Tối đa %d ô, %d dòng, %d cột.",
        problem_text(PROBLEM_ANNEX_TOO_LARGE), FORM_CELLS_MAX, FORM_ROWS_MAX, FORM_COLUMNS_MAX);
}

enum status annex_import(struct ctx *ctx, const struct form_import_in *in, struct form_import *out)
{
    const struct sheet *sheet;

    TRY(annex_sheet(ctx, in->file, in->sheet, &sheet, &out->sheets));
    out->sheet = in->sheet;
    switch (annex_recognise(ctx->arena, sheet, &out->layout)) {
    case ANNEX_OK:
        checks_propose(ctx->arena, &out->layout);
        return ST_OK;
    case ANNEX_TOO_LARGE:
        return annex_too_large(ctx);
    case ANNEX_NO_TABLE:
        break;
    }
    return fail(ctx, PROBLEM_ANNEX_NO_TABLE, "%s", problem_text(PROBLEM_ANNEX_NO_TABLE));
}
