/* The CSV of a catalogue, both ways, out of the field table: a line becomes the JSON that would
 * create the entry, so that it is checked as that is. */
#include "api/catalogue_api.h"
#include "base/host/nfc.h"
#include "base/json.h"
#include "core/csv.h"

#define OWNER S("owner_unit_code")
#define NO_COLUMN CSV_COLUMNS_MAX
#define FIELDS_MAX 64

struct file {
    struct ctx *ctx;
    enum catalogue_kind kind;
    const struct resource *res;
    struct csv_reader reader;
    size_t at[FIELDS_MAX]; /* where the file has each field of the table */
    size_t owner_at;
};

static bool is_column(const struct field *field)
{
    return field->flags & F_CREATE;
}

static bool is_owner(const struct field *field)
{
    return str_eq(str_of(field->name), S("owner_unit_id"));
}

/* ---- in ---- */

static enum status bad_file(struct file *file, const char *why, struct str found)
{
    return fail_field(file->ctx, PROBLEM_CATALOGUE_IMPORT,
        str_format(file->ctx->arena, "line[%zu]", file->reader.line).ptr,
        "%s Dòng %zu: %s “" STR_FMT "”.", problem_text(PROBLEM_CATALOGUE_IMPORT), file->reader.line,
        why, STR_ARG(found));
}

static size_t column_of(const struct file *file, struct str name)
{
    size_t at = csv_column(&file->reader, name);

    return at == file->reader.len ? NO_COLUMN : at;
}

static enum status header_read(struct file *file)
{
    if (!csv_next(&file->reader))
        return bad_file(file, "tệp trống hoặc không phải CSV UTF-8", (struct str){ 0 });
    file->owner_at = column_of(file, OWNER);
    for (size_t i = 0; i < file->res->fields_len; i++) {
        const struct field *field = &file->res->fields[i];

        file->at[i] = NO_COLUMN;
        if (!is_column(field) || is_owner(field))
            continue;
        file->at[i] = column_of(file, str_of(field->name));
        if (file->at[i] == NO_COLUMN && (field->flags & F_REQUIRED))
            return bad_file(file, "thiếu cột", str_of(field->name));
    }
    return ST_OK;
}

static struct str cell(const struct file *file, size_t at)
{
    return at < file->reader.len ? csv_unguarded(str_trim(file->reader.fields[at]))
                                 : (struct str){ 0 };
}

/* 15/07/2026, as people and spreadsheets here write it, is 2026-07-15. */
static struct str date_of_people(struct arena *arena, struct str text)
{
    struct str rest = text, day = str_cut(&rest, '/'), month = str_cut(&rest, '/');
    int64_t d, m, y;

    if (!str_to_int(day, &d) || !str_to_int(month, &m) || !str_to_int(rest, &y) || rest.len != 4)
        return text;
    return str_format(arena, "%04lld-%02lld-%02lld", (long long)y, (long long)m, (long long)d);
}

static void names_add(struct json_writer *w, struct str text)
{
    json_open(w, '[');
    while (text.len) {
        struct str name = str_trim(str_cut(&text, ';'));

        if (name.len)
            json_str(w, name);
    }
    json_close(w, ']');
}

static void value_add(
    struct file *file, struct json_writer *w, const struct field *field, struct str text)
{
    int64_t n;

    if (field->type == FIELD_LIST)
        names_add(w, text);
    else if (field->type == FIELD_DATE && text.len)
        json_str(w, date_of_people(file->ctx->arena, text));
    else if ((field->type == FIELD_DATE || field->type == FIELD_DEC) && !text.len)
        json_null(w);
    else if (field->type == FIELD_INT && str_to_int(text, &n))
        json_int(w, n);
    else
        json_str(w, text);
}

/* An empty cell of a number or a choice says nothing. */
static bool says_nothing(const struct field *field, struct str text)
{
    return !text.len && (field->type == FIELD_INT || field->type == FIELD_ENUM);
}

static struct str line_json(struct file *file)
{
    struct buf out = { .arena = file->ctx->arena };
    struct json_writer w = { .out = &out };

    json_open(&w, '{');
    for (size_t i = 0; i < file->res->fields_len; i++) {
        const struct field *field = &file->res->fields[i];

        if (is_column(field) && is_owner(field)) {
            /* Who owns it is settled by codes: domain/catalogue_import.c. */
            json_name(&w, field->name);
            json_int(&w, 1);
        }
        if (file->at[i] == NO_COLUMN || says_nothing(field, cell(file, file->at[i])))
            continue;
        json_name(&w, field->name);
        value_add(file, &w, field, cell(file, file->at[i]));
    }
    json_close(&w, '}');
    return buf_str(&out);
}

static void line_read(struct file *file, struct catalogue_line *line)
{
    struct resource_input input = { .body = line_json(file) };
    void *record = arena_alloc(file->ctx->arena, file->res->size);
    uint64_t given = 0;

    *line = (struct catalogue_line){ .line = file->reader.line,
        .owner_code = cell(file, file->owner_at) };
    for (size_t i = 0; i < file->res->fields_len; i++) {
        if (str_eq(str_of(file->res->fields[i].name), S("code")))
            line->code = cell(file, file->at[i]);
        if (str_eq(str_of(file->res->fields[i].name), S("name")))
            line->name = cell(file, file->at[i]);
    }
    if (resource_decode(file->ctx, file->res, F_CREATE, &input, record, &given) == ST_OK)
        line->record = record;
    else
        line->fault = file->ctx->problem;
    file->ctx->problem = (struct problem){ 0 };
}

enum status catalogue_csv_read(struct ctx *ctx, struct call *call, enum catalogue_kind kind)
{
    struct file file = { .ctx = ctx, .kind = kind, .res = catalogues[kind].res };
    struct catalogue_import_in *in = call->in;
    struct str text = call->request.body;
    size_t cap = 0;

    ASSERT(file.res->fields_len <= FIELDS_MAX);
    /* What is no UTF-8 stays as it is, for the reader to refuse. */
    (void)!nfc(ctx->arena, text, &text);
    file.reader = csv_read(ctx->arena, text);
    TRY(header_read(&file));
    while (csv_next(&file.reader)) {
        in->lines.items = list_room(
            ctx->arena, in->lines.items, in->lines.len, &cap, sizeof(struct catalogue_line));
        line_read(&file, LIST_AT(in->lines, struct catalogue_line, in->lines.len++));
    }
    if (file.reader.fault)
        return bad_file(&file, "không đọc được tiếp", (struct str){ 0 });
    return ST_OK;
}

/* ---- out ---- */

static struct str names_join(struct arena *arena, const struct list *names)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < names->len; i++)
        buf_addf(&out, "%s" STR_FMT, i ? "; " : "", STR_ARG(*LIST_AT(*names, struct str, i)));
    return buf_str(&out);
}

static void field_write(
    struct ctx *ctx, struct csv_writer *w, const struct field *field, const void *record)
{
    const void *at = (const char *)record + field->offset;
    const struct maybe_dec *dec = at;

    if (field->type == FIELD_LIST)
        csv_text(w, names_join(ctx->arena, at));
    else if (field->type == FIELD_ENUM)
        csv_text(w, str_of(field->names[*(const int *)at]));
    else if (field->type == FIELD_INT)
        csv_number(w, (struct dec){ *(const int64_t *)at, 0 });
    else if (field->type == FIELD_DATE)
        csv_text(w, *(const int64_t *)at == DATE_NONE
                        ? (struct str){ 0 }
                        : date_format(ctx->arena, *(const int64_t *)at));
    else if (field->type == FIELD_DEC)
        csv_number(w, dec->value);
    else
        csv_text(w, *(const struct str *)at);
}

static void record_write(
    struct ctx *ctx, struct csv_writer *w, const struct resource *res, const void *record)
{
    const struct indicator *indicator = record;

    for (size_t i = 0; i < res->fields_len; i++) {
        if (!is_column(&res->fields[i]))
            continue;
        if (is_owner(&res->fields[i]))
            csv_text(w, indicator->owner_unit_code);
        else
            field_write(ctx, w, &res->fields[i], record);
    }
    csv_row_end(w);
}

void catalogue_csv_write(struct ctx *ctx, struct call *call, enum catalogue_kind kind)
{
    static const char *const names[CATALOGUE_KIND_COUNT] = { [CATALOGUE_SECTOR] = "linh-vuc",
        [CATALOGUE_MEASURE] = "don-vi-tinh",
        [CATALOGUE_ATTRIBUTE] = "thuoc-tinh",
        [CATALOGUE_INDICATOR] = "chi-tieu" };
    const struct resource *res = catalogues[kind].res;
    const struct list *records = call->out;
    struct buf out = { .arena = ctx->arena };
    struct csv_writer w = { .out = &out, .dialect = CSV_COMMA };

    csv_begin(&w);
    for (size_t i = 0; i < res->fields_len; i++)
        if (is_column(&res->fields[i]))
            csv_text(&w, is_owner(&res->fields[i]) ? OWNER : str_of(res->fields[i].name));
    csv_row_end(&w);
    for (size_t i = 0; i < records->len; i++)
        record_write(ctx, &w, res, (const char *)records->items + i * res->size);
    call->response.content_type = "text/csv; charset=utf-8";
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "attachment; filename=\"%s.csv\"", names[kind]));
    call->response.body = buf_str(&out);
}
