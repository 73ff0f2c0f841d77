/* The CSV of units: code, name, kind, parent_code, valid_from, valid_to. */
#include "api/unit_api.h"
#include "base/host/nfc.h"
#include "core/csv.h"
#include "domain/units.h"

static const char *const columns[] = { "code", "name", "kind", "parent_code", "valid_from",
    "valid_to" };

enum column { CODE, NAME, KIND, PARENT, FROM, TO, COLUMNS };

_Static_assert(ARRAY_LEN(columns) == COLUMNS, "one name a column");

const struct resource unit_lines_resource = { .name = "unit_lines", .size = sizeof(struct list) };

/* One file being read. */
struct import {
    struct ctx *ctx;
    struct csv_reader reader;
    size_t at[COLUMNS]; /* which field of the file holds which column */
};

static enum status bad_line(struct import *import, const char *why, struct str found)
{
    return fail_field(import->ctx, PROBLEM_UNIT_IMPORT,
        str_format(import->ctx->arena, "line[%zu]", import->reader.line).ptr,
        "%s Dòng %zu: %s “" STR_FMT "”.", problem_text(PROBLEM_UNIT_IMPORT), import->reader.line,
        why, STR_ARG(found));
}

static bool has_column(const struct import *import, enum column column)
{
    return import->at[column] < CSV_COLUMNS_MAX;
}

static struct str field_of(const struct import *import, enum column column)
{
    size_t at = import->at[column];

    return at < import->reader.len ? csv_unguarded(str_trim(import->reader.fields[at]))
                                   : (struct str){ 0 };
}

static enum status header_read(struct import *import)
{
    if (!csv_next(&import->reader))
        return bad_line(import, "tệp trống hoặc không phải CSV UTF-8", (struct str){ 0 });
    for (size_t i = 0; i < COLUMNS; i++) {
        import->at[i] = csv_column(&import->reader, str_of(columns[i]));
        if (import->at[i] == import->reader.len) {
            if (i <= KIND)
                return bad_line(import, "thiếu cột", str_of(columns[i]));
            import->at[i] = CSV_COLUMNS_MAX;
        }
    }
    return ST_OK;
}

static enum status kind_read(struct import *import, struct str text, int *out)
{
    for (int kind = 0; kind < UNIT_KIND_COUNT; kind++) {
        if (str_eq(text, str_of(unit_kind_names[kind]))) {
            *out = kind;
            return ST_OK;
        }
    }
    return bad_line(import, "loại đơn vị không có trong danh mục:", text);
}

static enum status date_read(struct import *import, struct str text, int64_t *out)
{
    *out = DATE_NONE;
    if (text.len && !date_parse(text, out))
        return bad_line(import, "ngày cần dạng năm-tháng-ngày:", text);
    return ST_OK;
}

static enum status line_read(struct import *import, struct unit_line *out)
{
    *out = (struct unit_line){
        .line = import->reader.line,
        .parent_code = field_of(import, PARENT),
        .says_parent = has_column(import, PARENT),
        .says_from = has_column(import, FROM),
        .says_to = has_column(import, TO),
    };
    out->unit.code = field_of(import, CODE);
    out->unit.name = field_of(import, NAME);
    if (!out->unit.code.len || out->unit.code.len > 35)
        return bad_line(import, "mã đơn vị phải có, tối đa 35 ký tự:", out->unit.code);
    if (!out->unit.name.len || out->unit.name.len > 900)
        return bad_line(import, "tên đơn vị phải có, tối đa 300 ký tự:", out->unit.name);
    TRY(kind_read(import, field_of(import, KIND), &out->unit.kind));
    TRY(date_read(import, field_of(import, FROM), &out->unit.valid_from));
    return date_read(import, field_of(import, TO), &out->unit.valid_to);
}

enum status units_import_prepare(struct ctx *ctx, struct call *call)
{
    struct import import = { .ctx = ctx };
    struct str text = call->request.body;
    struct list *lines = call->in;
    size_t cap = 0;

    /* What is no UTF-8 stays as it is, for the reader to refuse. */
    (void)!nfc(ctx->arena, text, &text);
    import.reader = csv_read(ctx->arena, text);
    TRY(header_read(&import));
    while (csv_next(&import.reader)) {
        lines->items =
            list_room(ctx->arena, lines->items, lines->len, &cap, sizeof(struct unit_line));
        TRY(line_read(&import, LIST_AT(*lines, struct unit_line, lines->len)));
        lines->len++;
    }
    if (import.reader.fault)
        return bad_line(&import, "không đọc được tiếp", (struct str){ 0 });
    return ST_OK;
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

static void date_write(struct ctx *ctx, struct csv_writer *w, int64_t day)
{
    csv_text(w, day == DATE_NONE ? (struct str){ 0 } : date_format(ctx->arena, day));
}

enum status units_export_encode(struct ctx *ctx, struct call *call)
{
    const struct list *units = call->out;
    struct buf out = { .arena = ctx->arena };
    struct csv_writer w = { .out = &out, .dialect = CSV_COMMA };

    csv_begin(&w);
    for (size_t i = 0; i < COLUMNS; i++)
        csv_text(&w, str_of(columns[i]));
    csv_row_end(&w);
    for (size_t i = 0; i < units->len; i++) {
        const struct unit *unit = LIST_AT(*units, struct unit, i);

        csv_text(&w, unit->code);
        csv_text(&w, unit->name);
        csv_text(&w, str_of(unit_kind_names[unit->kind]));
        csv_text(&w, unit->parent_name);
        date_write(ctx, &w, unit->valid_from);
        date_write(ctx, &w, unit->valid_to);
        csv_row_end(&w);
    }
    call->response.content_type = "text/csv; charset=utf-8";
    response_header(call, "Content-Disposition", S("attachment; filename=\"don-vi.csv\""));
    call->response.body = buf_str(&out);
    return ST_OK;
}
