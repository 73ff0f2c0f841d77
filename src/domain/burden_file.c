/* The burden map as a file: units or offices are its rows, months its columns, cells and reports.
 */
#include "domain/burdens.h"
#include "domain/use.h"
#include "render/render.h"

enum { COLUMN_ORDINAL = 1, COLUMN_NAME, COLUMN_OWN_CODE, COLUMN_FIRST };

/* Twelve months and their sum, each with reports and cells. */
#define SPANS 13

struct sheet {
    struct arena *arena;
    const struct burden *burden;
    struct form_row *rows;
};

static const struct form_row *sheet_row(const void *user, size_t i)
{
    return &((const struct sheet *)user)->rows[i];
}

/* The row behind the last one is the sum. */
static struct burden_month span_of(const struct burden *burden, size_t i, int64_t span)
{
    const struct burden_row *row =
        i < burden->rows.len ? LIST_AT(burden->rows, struct burden_row, i) : NULL;
    const struct list *months = row ? &row->months : &burden->months;

    if (span < SPANS - 1)
        return *LIST_AT(*months, struct burden_month, span);
    return row ? (struct burden_month){ row->reports, row->cells }
               : (struct burden_month){ burden->reports, burden->cells };
}

static struct cell sheet_value(const void *user, size_t i, const struct form_column *column)
{
    const struct sheet *sheet = user;
    int64_t at = column->key - COLUMN_FIRST;
    struct burden_month span = span_of(sheet->burden, i, at / 2);

    return (struct cell){
        .kind = CELL_NUMBER,
        .value = at % 2 ? span.cells : span.reports,
    };
}

static struct list path_of(struct arena *arena, struct str top, struct str leaf)
{
    struct str *parts = ARENA_ARRAY(arena, 2, struct str);

    parts[0] = top;
    parts[1] = leaf;
    return (struct list){ parts, leaf.len ? 2 : 1 };
}

static struct form *sheet_form(struct arena *arena, const struct burden *burden)
{
    struct form *form = ARENA_NEW(arena, struct form);
    size_t len = COLUMN_FIRST - 1 + 2 * SPANS;
    struct form_column *columns = ARENA_ARRAY(arena, len, struct form_column);
    bool office = burden->by == BURDEN_OFFICE;

    columns[0] = (struct form_column){ .key = COLUMN_ORDINAL, .role = COLUMN_STT, .width = 6 };
    columns[0].path = path_of(arena, S("STT"), (struct str){ 0 });
    columns[1] = (struct form_column){ .key = COLUMN_NAME, .role = COLUMN_LABEL, .width = 40 };
    columns[1].path =
        path_of(arena, office ? S("Cơ quan yêu cầu") : S("Đơn vị phải báo cáo"), (struct str){ 0 });
    columns[2] = (struct form_column){ .key = COLUMN_OWN_CODE, .role = COLUMN_CODE, .width = 12 };
    columns[2].path = path_of(arena, S("Mã"), (struct str){ 0 });
    for (int64_t i = 0; i < 2 * SPANS; i++) {
        struct str top =
            i / 2 < SPANS - 1 ? str_format(arena, "Tháng %lld", (long long)i / 2 + 1) : S("Cả năm");

        columns[COLUMN_FIRST - 1 + i] = (struct form_column){ .key = COLUMN_FIRST + i,
            .role = COLUMN_VALUE,
            .type = TYPE_NUMBER,
            .width = 9,
            .path = path_of(arena, top, i % 2 ? S("Số ô") : S("Báo cáo")) };
    }
    form->title = str_format(arena, "BẢN ĐỒ GÁNH NẶNG BÁO CÁO NĂM %lld", (long long)burden->year);
    form->columns = (struct list){ columns, len };
    return form;
}

static struct form_row *sheet_rows(struct arena *arena, const struct burden *burden)
{
    struct form_row *rows = ARENA_ARRAY(arena, burden->rows.len + 1, struct form_row);

    for (size_t i = 0; i < burden->rows.len; i++) {
        const struct burden_row *row = LIST_AT(burden->rows, struct burden_row, i);

        rows[i] = (struct form_row){
            .key = (int64_t)i + 1,
            .stt = str_format(arena, "%zu", i + 1),
            .label = row->name,
            .code = row->code,
        };
    }
    rows[burden->rows.len] =
        (struct form_row){ .key = (int64_t)burden->rows.len + 1, .label = S("Tổng cộng") };
    return rows;
}

enum status burden_write(
    struct ctx *ctx, const struct burden *burden, struct str extension, struct str *out)
{
    const struct render_writer *writer = render_writer(extension);
    struct sheet sheet = {
        .arena = ctx->arena,
        .burden = burden,
        .rows = sheet_rows(ctx->arena, burden),
    };
    struct render_table table = {
        .form = sheet_form(ctx->arena, burden),
        .period_title = str_format(ctx->arena, "Năm %lld", (long long)burden->year),
        .rows = { burden->rows.len + 1, sheet_row, sheet_value, &sheet },
    };

    if (!writer)
        return use_not_found(ctx);
    return writer->write(ctx, &table, out);
}
