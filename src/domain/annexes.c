#include "domain/annexes.h"

#include <string.h>

#include "core/annex/annex.h"
#include "core/checks.h"
#include "exchange/book_read.h"

enum status annex_book(
    struct ctx *ctx, struct office *office, struct str file, struct book *out, struct list *names)
{
    struct str *items;

    TRY(book_read(ctx, office, file, out));
    items = ARENA_ARRAY(ctx->arena, out->len, struct str);
    for (size_t i = 0; i < out->len; i++)
        items[i] = out->sheets[i].name;
    *names = (struct list){ items, out->len };
    return ST_OK;
}

enum status annex_sheet_check(struct ctx *ctx, const struct book *book, int64_t wanted)
{
    if (wanted >= 0 && (size_t)wanted < book->len)
        return ST_OK;
    return fail_field(ctx, PROBLEM_ANNEX_SHEET, "sheet", "%s Tệp có %zu trang.",
        problem_text(PROBLEM_ANNEX_SHEET), book->len);
}

enum status annex_too_large(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_ANNEX_TOO_LARGE, "%s Tối đa %d ô, %d dòng, %d cột.",
        problem_text(PROBLEM_ANNEX_TOO_LARGE), FORM_CELLS_MAX, FORM_ROWS_MAX, FORM_COLUMNS_MAX);
}

enum status annex_no_table(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_ANNEX_NO_TABLE, "%s", problem_text(PROBLEM_ANNEX_NO_TABLE));
}

/* ---- the tables of a book ---- */

static enum annex_answer table_read(struct arena *arena, const struct sheet *sheet,
    const struct annex_table *place, struct form *out)
{
    struct sheet *part = ARENA_NEW(arena, struct sheet);

    *part = annex_part(arena, sheet, place);
    return annex_recognise(arena, part, out);
}

static size_t keep(char *to, size_t room, struct str text)
{
    struct str clipped = page_clip(text, room);

    memcpy(to, clipped.ptr, clipped.len);
    return clipped.len;
}

/* What the list to choose from says of a table; what reading it took is given back. */
static void table_describe(struct ctx *ctx, const struct sheet *sheet,
    const struct annex_table *place, struct form_import_table *table)
{
    char title[1000], form_no[200];
    size_t title_len = 0, form_no_len = 0;
    struct arena_mark mark = arena_mark(ctx->arena);
    struct form form;

    switch (table_read(ctx->arena, sheet, place, &form)) {
    case ANNEX_OK:
        title_len = keep(title, sizeof(title), form.title);
        form_no_len = keep(form_no, sizeof(form_no), form.form_no);
        table->rows = (int64_t)form.rows.len;
        table->columns = (int64_t)form.columns.len;
        table->doubts = (int64_t)form.doubts.len;
        break;
    case ANNEX_TOO_LARGE:
        table->too_large = true;
        break;
    case ANNEX_NO_TABLE:
        break;
    }
    arena_rewind(ctx->arena, mark);
    table->title = str_copy(ctx->arena, (struct str){ title, title_len });
    table->form_no = str_copy(ctx->arena, (struct str){ form_no, form_no_len });
}

struct finding {
    struct form_import_table *items;
    size_t len, most;
};

static void tables_of(
    struct ctx *ctx, const struct book *book, size_t index, struct finding *finding)
{
    const struct sheet *sheet = &book->sheets[index];
    struct list places = annex_tables(ctx->arena, sheet);

    for (size_t i = 0; i < places.len && finding->len < finding->most; i++) {
        const struct annex_table *place = LIST_AT(places, struct annex_table, i);
        struct form_import_table *table = &finding->items[finding->len];

        *table = (struct form_import_table){
            .sheet = (int64_t)index,
            .table = (int64_t)i,
            .hidden = sheet->hidden,
            .first_row = place->area.row,
        };
        table_describe(ctx, sheet, place, table);
        finding->len += table->columns > 0 || table->too_large;
    }
}

static struct list all_tables(struct ctx *ctx, const struct book *book)
{
    struct finding finding = { .most = book->len * ANNEX_TABLES_MAX };

    finding.items = ARENA_ARRAY(ctx->arena, finding.most, struct form_import_table);
    for (size_t i = 0; i < book->len && !arena_over_budget(ctx->arena); i++)
        tables_of(ctx, book, i, &finding);
    return (struct list){ finding.items, finding.len };
}

/* The table that was asked for; of a file, the first that is in sight. */
static const struct form_import_table *choose(
    const struct form_import_in *in, const struct form_import *found)
{
    const struct form_import_table *first = NULL;

    for (size_t i = 0; i < found->tables.len; i++) {
        const struct form_import_table *table = LIST_AT(found->tables, struct form_import_table, i);

        if (in->chosen && table->sheet == in->sheet && table->table == in->table)
            return table;
        if (!in->chosen && (first == NULL || (first->hidden && !table->hidden)))
            first = table;
    }
    return first;
}

enum status annex_import(struct ctx *ctx, struct office *office, const struct form_import_in *in,
    struct form_import *out)
{
    const struct form_import_table *table;
    const struct sheet *sheet;
    struct list places;
    struct book book;

    TRY(annex_book(ctx, office, in->file, &book, &out->sheets));
    if (in->chosen)
        TRY(annex_sheet_check(ctx, &book, in->sheet));
    out->tables = all_tables(ctx, &book);
    table = choose(in, out);
    if (table == NULL)
        return annex_no_table(ctx);
    sheet = &book.sheets[table->sheet];
    places = annex_tables(ctx->arena, sheet);
    out->sheet = table->sheet;
    out->table = table->table;
    switch (table_read(ctx->arena, sheet, LIST_AT(places, struct annex_table, (size_t)table->table),
        &out->layout)) {
    case ANNEX_OK:
        checks_propose(ctx->arena, &out->layout);
        return ST_OK;
    case ANNEX_TOO_LARGE:
        return annex_too_large(ctx);
    case ANNEX_NO_TABLE:
        break;
    }
    return annex_no_table(ctx);
}
