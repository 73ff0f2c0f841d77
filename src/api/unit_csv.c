/* The CSV of units, both ways: for programs, and for Excel as it is set in Vietnam. */
#include "api/csv_lines.h"
#include "api/unit_api.h"
#include "domain/units.h"

enum column { CODE, NAME, KIND, PARENT, FROM, TO, COLUMNS };

static const struct csv_title columns[COLUMNS] = {
    [CODE] = { "code", "Mã đơn vị", true },
    [NAME] = { "name", "Tên đơn vị", true },
    [KIND] = { "kind", "Loại đơn vị", true },
    [PARENT] = { "parent_code", "Mã đơn vị cấp trên", false },
    [FROM] = { "valid_from", "Có hiệu lực từ ngày", false },
    [TO] = { "valid_to", "Đến hết ngày", false },
};

const struct resource unit_lines_resource = { .name = "unit_lines", .size = sizeof(struct list) };

static int kind_read(struct csv_lines *lines)
{
    int kind = csv_lines_choice(lines, KIND, unit_kind_names, unit_kind_titles, UNIT_KIND_COUNT);

    if (kind >= 0)
        return kind;
    csv_lines_bad(lines, KIND, "loại đơn vị không có trong danh mục:", csv_lines_text(lines, KIND));
    return UNIT_OTHER;
}

static void line_read(struct csv_lines *lines, void *record)
{
    struct unit_line *out = record;

    *out = (struct unit_line){
        .line = lines->reader.line,
        .parent_code = csv_lines_text(lines, PARENT),
        .says_parent = csv_lines_have(lines, PARENT),
        .says_from = csv_lines_have(lines, FROM),
        .says_to = csv_lines_have(lines, TO),
    };
    out->unit.code = csv_lines_text(lines, CODE);
    out->unit.name = csv_lines_text(lines, NAME);
    if (!out->unit.code.len || out->unit.code.len > 35)
        csv_lines_bad(lines, CODE, "mã đơn vị phải có, tối đa 35 ký tự:", out->unit.code);
    if (!out->unit.name.len || out->unit.name.len > 900)
        csv_lines_bad(lines, NAME, "tên đơn vị phải có, tối đa 300 ký tự:", out->unit.name);
    out->unit.kind = kind_read(lines);
    out->unit.valid_from = csv_lines_day(lines, FROM);
    out->unit.valid_to = csv_lines_day(lines, TO);
}

enum status units_import_prepare(struct ctx *ctx, struct call *call)
{
    struct csv_lines file = {
        .ctx = ctx, .key = PROBLEM_UNIT_IMPORT, .columns = columns, .columns_len = COLUMNS
    };

    return csv_lines_read(&file, call->request.body, sizeof(struct unit_line), line_read, call->in);
}

enum status units_import(struct ctx *ctx, void *in, void *out)
{
    return unit_import(ctx, in, out);
}

enum status units_export(struct ctx *ctx, void *in, void *out)
{
    (void)in;
    return unit_export(ctx, out);
}

/* One table for a program or for a person. */
struct table {
    struct ctx *ctx;
    struct csv_writer w;
    bool excel;
};

static void date_write(struct table *table, int64_t day)
{
    struct ymd ymd;

    if (day == DATE_NONE) {
        csv_text(&table->w, (struct str){ 0 });
    } else if (table->excel) {
        ymd = date_ymd(day);
        csv_text(&table->w,
            str_format(table->ctx->arena, "%02d/%02d/%04d", ymd.day, ymd.month, ymd.year));
    } else {
        csv_text(&table->w, date_format(table->ctx->arena, day));
    }
}

/* Excel takes 00123 for a number and its zeros away. */
static void code_write(struct table *table, struct str code)
{
    bool all_digits = true;

    for (size_t i = 0; i < code.len; i++)
        all_digits = all_digits && code.ptr[i] >= '0' && code.ptr[i] <= '9';
    if (table->excel && all_digits && code.len > 1 && code.ptr[0] == '0')
        csv_digits(&table->w, code);
    else
        csv_text(&table->w, code);
}

static void unit_write(struct table *table, const struct unit *unit)
{
    const char *const *kinds = table->excel ? unit_kind_titles : unit_kind_names;

    code_write(table, unit->code);
    csv_text(&table->w, unit->name);
    csv_text(&table->w, str_of(kinds[unit->kind]));
    code_write(table, unit->parent_name);
    date_write(table, unit->valid_from);
    date_write(table, unit->valid_to);
    csv_row_end(&table->w);
}

enum status units_export_encode(struct ctx *ctx, struct call *call)
{
    const struct unit_file_query *in = call->in;
    const struct list *units = call->out;
    struct buf out = { .arena = ctx->arena };
    struct table table = { .ctx = ctx, .excel = in->dialect == UNIT_FILE_EXCEL };

    table.w =
        (struct csv_writer){ .out = &out, .dialect = table.excel ? CSV_SEMICOLON : CSV_COMMA };
    csv_begin(&table.w);
    for (size_t i = 0; i < COLUMNS; i++)
        csv_text(&table.w, str_of(table.excel ? columns[i].title : columns[i].name));
    csv_row_end(&table.w);
    for (size_t i = 0; i < units->len; i++)
        unit_write(&table, LIST_AT(*units, struct unit, i));
    call->response.content_type = "text/csv; charset=utf-8";
    response_header(call, "Content-Disposition", S("attachment; filename=\"don-vi.csv\""));
    call->response.body = buf_str(&out);
    return ST_OK;
}
