/* The CSV of units, both ways: for programs, and for Excel as it is set in Vietnam. */
#include "api/unit_api.h"
#include "base/host/nfc.h"
#include "core/csv.h"
#include "core/text.h"
#include "domain/units.h"

/* By the name of the field, or as people read it. */
static const struct {
    const char *name, *title;
} columns[] = {
    { "code", "Mã đơn vị" },
    { "name", "Tên đơn vị" },
    { "kind", "Loại đơn vị" },
    { "parent_code", "Mã đơn vị cấp trên" },
    { "valid_from", "Có hiệu lực từ ngày" },
    { "valid_to", "Đến hết ngày" },
};

enum column { CODE, NAME, KIND, PARENT, FROM, TO, COLUMNS };

_Static_assert(ARRAY_LEN(columns) == COLUMNS, "one name a column");

const struct resource unit_lines_resource = { .name = "unit_lines", .size = sizeof(struct list) };

/* One file being read. */
struct import {
    struct ctx *ctx;
    struct csv_reader reader;
    size_t at[COLUMNS]; /* which field of the file holds which column */
    struct faults faults;
};

static void bad_file(struct import *import, const char *why, struct str found)
{
    faults_add(import->ctx, &import->faults,
        str_format(import->ctx->arena, "line[%zu]", import->reader.line),
        "Dòng %zu: %s “" STR_FMT "”.", import->reader.line, why, STR_ARG(found));
}

static void bad_field(struct import *import, enum column column, const char *why, struct str found)
{
    faults_add(import->ctx, &import->faults,
        str_format(import->ctx->arena, "line[%zu].%s", import->reader.line, columns[column].name),
        "Dòng %zu, cột “%s”: %s “" STR_FMT "”.", import->reader.line, columns[column].title, why,
        STR_ARG(found));
}

static bool has_column(const struct import *import, enum column column)
{
    return import->at[column] < CSV_COLUMNS_MAX;
}

/* ="00123" is how a code keeps its zeros in a spreadsheet. */
static struct str without_formula(struct str text)
{
    if (text.len < 3 || !str_starts(text, S("=\"")) || !str_ends(text, S("\"")))
        return text;
    return str_sub(text, 2, text.len - 3);
}

static struct str field_of(const struct import *import, enum column column)
{
    size_t at = import->at[column];

    return at < import->reader.len
               ? without_formula(csv_unguarded(str_trim(import->reader.fields[at])))
               : (struct str){ 0 };
}

/* Compared without marks and case. */
static bool same_words(struct arena *arena, struct str a, const char *b)
{
    return str_eq(text_search_key(arena, a), text_search_key(arena, str_of(b)));
}

static void header_read(struct import *import)
{
    struct csv_reader *reader = &import->reader;
    struct arena *arena = import->ctx->arena;

    if (!csv_next(reader)) {
        bad_file(import, "tệp trống hoặc không phải CSV UTF-8", S(""));
        return;
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        import->at[i] = csv_column(reader, str_of(columns[i].name));
        for (size_t j = 0; import->at[i] == reader->len && j < reader->len; j++)
            if (same_words(arena, reader->fields[j], columns[i].title))
                import->at[i] = j;
        if (import->at[i] < reader->len)
            continue;
        import->at[i] = CSV_COLUMNS_MAX;
        if (i <= KIND)
            bad_file(import, "thiếu cột",
                str_format(arena, "%s (%s)", columns[i].title, columns[i].name));
    }
}

static void kind_read(struct import *import, struct str text, int *out)
{
    for (*out = 0; *out < UNIT_KIND_COUNT; (*out)++)
        if (str_eq(text, str_of(unit_kind_names[*out])) ||
            same_words(import->ctx->arena, text, unit_kind_titles[*out]))
            return;
    *out = UNIT_OTHER;
    bad_field(import, KIND, "loại đơn vị không có trong danh mục:", text);
}

/* 1/7/2025 */
static bool day_read(struct str text, int64_t *out)
{
    struct str rest = text, day = str_cut(&rest, '/'), month = str_cut(&rest, '/');
    int64_t d, m, y;
    struct ymd ymd;

    if (!str_to_int(day, &d) || !str_to_int(month, &m) || !str_to_int(rest, &y) || d > 31 ||
        m > 12 || rest.len != 4)
        return false;
    ymd = (struct ymd){ (int)y, (int)m, (int)d };
    if (!date_valid(ymd))
        return false;
    *out = date_of(ymd);
    return true;
}

static void date_read(struct import *import, enum column column, int64_t *out)
{
    struct str text = field_of(import, column);

    *out = DATE_NONE;
    if (text.len && !date_parse(text, out) && !day_read(text, out))
        bad_field(import, column, "ngày cần dạng ngày/tháng/năm hoặc năm-tháng-ngày:", text);
}

static void line_read(struct import *import, struct unit_line *out)
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
        bad_field(import, CODE, "mã đơn vị phải có, tối đa 35 ký tự:", out->unit.code);
    if (!out->unit.name.len || out->unit.name.len > 900)
        bad_field(import, NAME, "tên đơn vị phải có, tối đa 300 ký tự:", out->unit.name);
    kind_read(import, field_of(import, KIND), &out->unit.kind);
    date_read(import, FROM, &out->unit.valid_from);
    date_read(import, TO, &out->unit.valid_to);
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
    header_read(&import);
    if (import.faults.all)
        return fail_faults(ctx, PROBLEM_UNIT_IMPORT, &import.faults);
    while (csv_next(&import.reader)) {
        lines->items =
            list_room(ctx->arena, lines->items, lines->len, &cap, sizeof(struct unit_line));
        line_read(&import, LIST_AT(*lines, struct unit_line, lines->len));
        lines->len++;
    }
    if (import.reader.fault)
        bad_file(&import, "không đọc được tiếp", S(""));
    return import.faults.all ? fail_faults(ctx, PROBLEM_UNIT_IMPORT, &import.faults) : ST_OK;
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
