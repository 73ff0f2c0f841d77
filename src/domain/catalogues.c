#include "domain/catalogues.h"

#include "base/mem.h"
#include "core/measure.h"
#include "core/text.h"
#include "domain/catalogue_rules.h"
#include "domain/use.h"

/* clang-format off */
#define ENTRY(name, NAME) { &name##_resource, OBJECT_##NAME, #name ".create", #name ".change", #name ".import", \
    STMT_##NAME##_GET, STMT_##NAME##_BY_CODE, STMT_##NAME##_ALL, STMT_##NAME##_INSERT, STMT_##NAME##_UPDATE }

const struct catalogue catalogues[CATALOGUE_KIND_COUNT] = {
    [CATALOGUE_SECTOR]    = ENTRY(sector, SECTOR),
    [CATALOGUE_MEASURE]   = ENTRY(measure, MEASURE),
    [CATALOGUE_ATTRIBUTE] = ENTRY(attribute, ATTRIBUTE),
    [CATALOGUE_INDICATOR] = ENTRY(indicator, INDICATOR),
};
/* clang-format on */

static enum status entry_get(struct ctx *ctx, enum catalogue_kind kind, int64_t id, void *out)
{
    bool found;

    TRY(db_one(ctx, catalogues[kind].get, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, catalogues[kind].res, 0, out);
    return ST_OK;
}

enum status catalogue_by_code(
    struct ctx *ctx, enum catalogue_kind kind, struct str code, void *out, bool *out_found)
{
    TRY(db_one(ctx, catalogues[kind].by_code, ARGS(V_TEXT(code)), out_found));
    if (*out_found)
        row_read(ctx, catalogues[kind].res, 0, out);
    return ST_OK;
}

enum status catalogue_view(
    struct ctx *ctx, enum catalogue_kind kind, const struct by_id *in, void *out)
{
    return entry_get(ctx, kind, in->id, out);
}

/* ---- lists ---- */

static enum status list_start(
    struct ctx *ctx, enum catalogue_kind kind, const struct catalogue_query *in)
{
    struct value q = V_TEXT(text_search_key(ctx->arena, in->q));
    struct value limit = V_INT(page_limit(in->page) + 1);
    struct str sort;
    int64_t id;

    cursor_read(in->page, &id, &sort);
    switch (kind) {
    case CATALOGUE_SECTOR:
        return db_start(ctx, STMT_SECTOR_LIST, ARGS(q, V_TEXT(sort), V_INT(id), limit));
    case CATALOGUE_MEASURE:
        return db_start(
            ctx, STMT_MEASURE_LIST, ARGS(q, V_TEXT(in->quantity), V_TEXT(sort), V_INT(id), limit));
    case CATALOGUE_ATTRIBUTE:
        return db_start(
            ctx, STMT_ATTRIBUTE_LIST, ARGS(q, V_DATE(in->on), V_TEXT(sort), V_INT(id), limit));
    case CATALOGUE_INDICATOR:
        return db_start(ctx, STMT_INDICATOR_LIST,
            ARGS(q, V_TEXT(in->sector), V_TEXT(in->measure), V_ID(in->owner_unit_id),
                V_DATE(in->on), V_TEXT(sort), V_INT(id), limit));
    case CATALOGUE_KIND_COUNT:
        break;
    }
    return use_not_found(ctx);
}

enum status catalogue_list(struct ctx *ctx, enum catalogue_kind kind,
    const struct catalogue_query *in, struct page_out *out)
{
    const struct resource *res = catalogues[kind].res;
    const struct catalogue_item *last;

    TRY(list_start(ctx, kind, in));
    TRY(rows_read(ctx, res, &out->items));
    if (page_cut(in->page, &out->items)) {
        last = (const void *)((char *)out->items.items + (out->items.len - 1) * res->size);
        out->next = cursor_make(ctx, last->id, last->name_sort);
    }
    return ST_OK;
}

enum status catalogue_all(struct ctx *ctx, enum catalogue_kind kind, struct list *out)
{
    TRY(db_start(ctx, catalogues[kind].all, NO_ARGS));
    return rows_read(ctx, catalogues[kind].res, out);
}

/* ---- keeping ---- */

/* Name, code and other names: all a person may look for. */
static void keys_set(struct ctx *ctx, struct catalogue_item *item)
{
    struct buf all = { .arena = ctx->arena };

    buf_addf(&all, STR_FMT " " STR_FMT, STR_ARG(item->name), STR_ARG(item->code));
    for (size_t i = 0; i < item->aliases.len; i++)
        buf_addf(&all, "; " STR_FMT, STR_ARG(*LIST_AT(item->aliases, struct str, i)));
    item->name_search = text_search_key(ctx->arena, buf_str(&all));
    item->name_sort = text_sort_key(ctx->arena, item->name);
}

static enum status owner_require(struct ctx *ctx, const struct indicator *indicator)
{
    struct str path;

    TRY(use_unit_path(ctx, "owner_unit_id", indicator->owner_unit_id, &path));
    return use_require(ctx, RIGHT_CATALOGUE_WRITE, path, 0);
}

/* An indicator is its owner's, before and after; what all share is for who answers for all. */
static enum status write_require(
    struct ctx *ctx, enum catalogue_kind kind, const void *before, const void *record)
{
    const struct indicator *was = before, *is = record;

    if (kind != CATALOGUE_INDICATOR)
        return access_allows_roots(ctx->actor, RIGHT_CATALOGUE_WRITE, use_today(ctx))
                   ? ST_OK
                   : fail(ctx, PROBLEM_CATALOGUE_SHARED, "%s",
                         problem_text(PROBLEM_CATALOGUE_SHARED));
    TRY(owner_require(ctx, is));
    return was && was->owner_unit_id != is->owner_unit_id ? owner_require(ctx, was) : ST_OK;
}

/* The columns an insert and an update bind alike, in the order of the table. */
static size_t columns_bind(
    struct ctx *ctx, const struct resource *res, const void *record, struct value *args, size_t len)
{
    for (size_t i = 0; i < res->fields_len; i++) {
        const char *name = res->fields[i].name;

        if (!(res->fields[i].flags & F_COLUMN) || str_eq(str_of(name), S("id")) ||
            str_eq(str_of(name), S("version")))
            continue;
        ASSERT(len < DB_ARGS_MAX);
        args[len++] = field_value(ctx->arena, res, name, record);
    }
    return len;
}

static enum status row_keep(
    struct ctx *ctx, const struct catalogue *catalogue, const void *before, void *record)
{
    struct catalogue_item *item = record;
    struct value args[DB_ARGS_MAX];
    size_t len = 0;
    bool found;

    item->changed_ms = ctx->now_ms;
    if (before) {
        args[len++] = V_INT(item->id);
        args[len++] = V_INT(item->version);
    }
    len = columns_bind(ctx, catalogue->res, record, args, len);
    TRY(db_one(ctx, before ? catalogue->update : catalogue->insert, args, len, &found));
    if (!found)
        return use_changed(ctx);
    item->id = db_int(ctx, 0);
    item->version = before ? item->version + 1 : 1;
    return ST_OK;
}

enum status catalogue_keep(
    struct ctx *ctx, enum catalogue_kind kind, const void *before, void *record)
{
    const struct catalogue *catalogue = &catalogues[kind];
    const struct indicator *indicator = record;
    struct catalogue_item *item = record;

    keys_set(ctx, item);
    TRY(write_require(ctx, kind, before, record));
    TRY(catalogue_check(ctx, kind, record));
    TRY(row_keep(ctx, catalogue, before, record));
    return history_add(ctx,
        (struct history_facts){
            .action = before ? catalogue->change : catalogue->create,
            .object_type = catalogue->type,
            .object_id = item->id,
            .unit_id = kind == CATALOGUE_INDICATOR ? indicator->owner_unit_id : ctx->actor->unit_id,
            .before =
                before ? resource_to_json(ctx->arena, catalogue->res, before) : (struct str){ 0 },
            .after = resource_to_json(ctx->arena, catalogue->res, record),
        });
}

static void *record_copy(struct ctx *ctx, enum catalogue_kind kind, const void *from)
{
    void *record = arena_alloc(ctx->arena, catalogues[kind].res->size);

    memcpy(record, from, catalogues[kind].res->size);
    return record;
}

enum status catalogue_create(struct ctx *ctx, enum catalogue_kind kind, const void *in, void *out)
{
    struct catalogue_item *item = record_copy(ctx, kind, in);
    void *kept = arena_alloc(ctx->arena, catalogues[kind].res->size);
    const struct catalogue_item *other = kept;
    bool taken;

    item->id = 0;
    TRY(catalogue_by_code(ctx, kind, item->code, kept, &taken));
    if (taken)
        return fail_field(ctx, PROBLEM_CATALOGUE_CODE_TAKEN, "code",
            "%s (" STR_FMT ": " STR_FMT ")", problem_text(PROBLEM_CATALOGUE_CODE_TAKEN),
            STR_ARG(other->code), STR_ARG(other->name));
    TRY(catalogue_keep(ctx, kind, NULL, item));
    return entry_get(ctx, kind, item->id, out);
}

enum status catalogue_change(struct ctx *ctx, enum catalogue_kind kind, const void *in, void *out)
{
    const struct catalogue_item *given = in;
    void *before = arena_alloc(ctx->arena, catalogues[kind].res->size);
    struct catalogue_item *item;

    TRY(entry_get(ctx, kind, given->id, before));
    item = record_copy(ctx, kind, before);
    resource_patch(catalogues[kind].res, given->given, in, item);
    item->version = given->version;
    TRY(catalogue_keep(ctx, kind, before, item));
    return entry_get(ctx, kind, item->id, out);
}

/* ---- measures ---- */

static enum status measure_named(
    struct ctx *ctx, const char *field, struct str code, struct measure *out)
{
    bool found;

    TRY(catalogue_by_code(ctx, CATALOGUE_MEASURE, code, out, &found));
    if (!found)
        return fail_field(ctx, PROBLEM_CATALOGUE_NO_SUCH, field, "%s (“" STR_FMT "”)",
            problem_text(PROBLEM_CATALOGUE_NO_SUCH), STR_ARG(code));
    return ST_OK;
}

static enum status convert_refuse(struct ctx *ctx, enum convert_answer answer,
    const struct measure *from, const struct measure *to)
{
    enum problem_key key = PROBLEM_MEASURE_TOO_LARGE;

    if (answer == CONVERT_OTHER_QUANTITY)
        key = PROBLEM_MEASURE_QUANTITY;
    else if (answer == CONVERT_NOT_EXACT)
        key = PROBLEM_MEASURE_NOT_EXACT;
    return fail_field(ctx, key, answer == CONVERT_OTHER_QUANTITY ? "to" : "value",
        "%s (" STR_FMT " → " STR_FMT ")", problem_text(key), STR_ARG(from->item.name),
        STR_ARG(to->item.name));
}

enum status measure_convert_codes(
    struct ctx *ctx, const struct measure_query *in, struct measure_answer *out)
{
    struct measure from = { 0 }, to = { 0 };
    struct conversion conversion;
    enum convert_answer answer;
    struct dec value;

    if (!dec_parse(in->value, &value))
        return fail_field(ctx, PROBLEM_FIELD_NOT_A_NUMBER, "value", "%s (“" STR_FMT "”)",
            problem_text(PROBLEM_FIELD_NOT_A_NUMBER), STR_ARG(in->value));
    TRY(measure_named(ctx, "from", in->from, &from));
    TRY(measure_named(ctx, "to", in->to, &to));
    conversion = (struct conversion){
        .from = { from.quantity, from.factor.value },
        .to = { to.quantity, to.factor.value },
        .decimals = in->round ? (int)in->decimals : CONVERT_EXACTLY,
    };
    answer = measure_convert(ctx->arena, &conversion, value, &out->value.value);
    if (answer != CONVERT_EXACT && answer != CONVERT_ROUNDED)
        return convert_refuse(ctx, answer, &from, &to);
    out->value.given = true;
    out->exact = answer == CONVERT_EXACT;
    out->from_name = from.item.name;
    out->to_name = to.item.name;
    return ST_OK;
}
