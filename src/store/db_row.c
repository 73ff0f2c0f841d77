/* Rows and records: the F_COLUMN fields of a resource, read from a row and bound to a statement. */
#include "base/mem.h"
#include "model/resource.h"
#include "store/db.h"

/* A field alone as a document of one member, so that a list has a JSON text of its own. */
static struct resource alone(
    const struct resource *res, const struct field *field, struct field *memory)
{
    *memory = *field;
    memory->flags |= F_READ | F_CREATE;
    return (struct resource){
        .name = res->name,
        .size = res->size,
        .fields = memory,
        .fields_len = 1,
    };
}

/* What stands in the column is what this program wrote: anything else is a damaged database. */
static void spoil(struct ctx *ctx)
{
    ctx->db->spoiled = true;
}

static void json_read_column(struct ctx *ctx, const struct resource *res, const struct field *field,
    int column, void *record)
{
    struct field memory;
    struct resource one = alone(res, field, &memory);
    struct buf json = { .arena = ctx->arena };
    struct problem before = ctx->problem;

    if (db_null(ctx, column))
        return;
    buf_addf(&json, "{\"%s\":", field->name);
    buf_add(&json, db_text(ctx, column));
    buf_add_char(&json, '}');
    if (resource_from_json(ctx, &one, buf_str(&json), record) != ST_OK)
        spoil(ctx);
    ctx->problem = before;
}

static void dec_read_column(struct ctx *ctx, int column, struct maybe_dec *out)
{
    *out = (struct maybe_dec){ .given = !db_null(ctx, column) };
    if (out->given && !dec_parse(db_text(ctx, column), &out->value))
        spoil(ctx);
}

static void column_read(struct ctx *ctx, const struct resource *res, const struct field *field,
    int column, void *record)
{
    void *at = (char *)record + field->offset;

    switch (field->type) {
    case FIELD_INT:
    case FIELD_TIME:
        *(int64_t *)at = db_int(ctx, column);
        return;
    case FIELD_DATE:
        *(int64_t *)at = db_date(ctx, column);
        return;
    case FIELD_BOOL:
        *(bool *)at = db_int(ctx, column) != 0;
        return;
    case FIELD_ENUM:
        *(int *)at = (int)db_int(ctx, column);
        if ((field->flags & F_NULL) && *(int *)at == -1)
            return; /* nobody chose */
        if (*(int *)at < 0 || (size_t) * (int *)at >= field->names_len) {
            *(int *)at = 0;
            spoil(ctx);
        }
        return;
    case FIELD_TEXT:
    case FIELD_JSON:
        *(struct str *)at = db_text(ctx, column);
        return;
    case FIELD_BLOB:
        *(struct str *)at = db_blob(ctx, column);
        return;
    case FIELD_DEC:
        dec_read_column(ctx, column, at);
        return;
    case FIELD_RECORD:
    case FIELD_LIST:
        json_read_column(ctx, res, field, column, record);
        return;
    }
}

void row_read(struct ctx *ctx, const struct resource *res, int first, void *record)
{
    int column = first;

    for (size_t i = 0; i < res->fields_len; i++)
        if (res->fields[i].flags & F_COLUMN)
            column_read(ctx, res, &res->fields[i], column++, record);
    for (size_t i = 0; i < res->fields_len; i++)
        if (res->fields[i].flags & F_JOIN)
            column_read(ctx, res, &res->fields[i], column++, record);
}

enum status rows_read(struct ctx *ctx, const struct resource *res, struct list *out)
{
    struct list rows = { 0 };
    size_t cap = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        if (rows.len == cap) {
            size_t wider = cap ? cap * 2 : 16;
            char *items = arena_array(ctx->arena, wider, res->size);

            if (rows.len)
                memcpy(items, rows.items, rows.len * res->size);
            rows.items = items;
            cap = wider;
        }
        row_read(ctx, res, 0, (char *)rows.items + rows.len * res->size);
        rows.len++;
        TRY(db_next(ctx, &more));
    }
    *out = rows;
    return ST_OK;
}

static struct value json_value(
    struct arena *arena, const struct resource *res, const struct field *field, const void *record)
{
    struct field memory;
    struct resource one = alone(res, field, &memory);
    struct str json = resource_to_json(arena, &one, record);
    size_t head = str_of(field->name).len + sizeof("{\"\":") - 1;

    return V_TEXT(str_sub(json, head, json.len - head - 1));
}

static struct value value_of(
    struct arena *arena, const struct resource *res, const struct field *field, const void *record)
{
    const void *at = (const char *)record + field->offset;
    const struct maybe_dec *dec = at;
    bool nullable = field->flags & F_NULL;

    switch (field->type) {
    case FIELD_INT:
        return nullable ? V_ID(*(const int64_t *)at) : V_INT(*(const int64_t *)at);
    case FIELD_TIME:
        return V_INT(*(const int64_t *)at);
    case FIELD_DATE:
        return V_DATE(*(const int64_t *)at);
    case FIELD_BOOL:
        return V_INT(*(const bool *)at);
    case FIELD_ENUM:
        return V_INT(*(const int *)at);
    case FIELD_TEXT:
    case FIELD_JSON:
        return V_TEXT(*(const struct str *)at);
    case FIELD_BLOB:
        return V_BLOB(*(const struct str *)at);
    case FIELD_DEC:
        return dec->given ? V_TEXT(dec_format(arena, dec->value)) : V_NULL;
    case FIELD_RECORD:
    case FIELD_LIST:
        return json_value(arena, res, field, record);
    }
    return V_NULL;
}

struct value field_value(
    struct arena *arena, const struct resource *res, const char *name, const void *record)
{
    for (size_t i = 0; i < res->fields_len; i++)
        if (str_eq(str_of(res->fields[i].name), str_of(name)))
            return value_of(arena, res, &res->fields[i], record);
    base_panic(__FILE__, __LINE__, "not a field of the resource");
}

enum status ids_read(struct ctx *ctx, struct list *out)
{
    int64_t *ids = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        ids = list_room(ctx->arena, ids, len, &cap, sizeof(*ids));
        ids[len++] = db_int(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ ids, len };
    return ST_OK;
}
