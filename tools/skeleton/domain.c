#include "domain/things.h"

#include "domain/use.h"

static enum status thing_get(struct ctx *ctx, int64_t id, struct thing *out)
{
    bool found;

    TRY(db_one(ctx, STMT_THING_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &thing_resource, 0, out);
    return ST_OK;
}

static enum status thing_event(
    struct ctx *ctx, const char *action, const struct thing *before, const struct thing *after)
{
    struct str was = before ? resource_to_json(ctx->arena, &thing_resource, before) : S("");

    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_THING,
                 .object_id = after->id,
                 .before = was,
                 .after = resource_to_json(ctx->arena, &thing_resource, after),
             });
}

enum status thing_view(struct ctx *ctx, const struct by_id *in, struct thing *out)
{
    return thing_get(ctx, in->id, out);
}

enum status thing_list(struct ctx *ctx, const struct thing_query *in, struct page_out *out)
{
    const struct thing *last;
    struct str code;
    int64_t id;

    cursor_read(in->page, &id, &code);
    TRY(db_start(ctx, STMT_THING_LIST, ARGS(V_TEXT(code), V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &thing_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        last = LIST_AT(out->items, struct thing, out->items.len - 1);
        out->next = cursor_make(ctx, last->id, last->code);
    }
    return ST_OK;
}

enum status thing_create(struct ctx *ctx, const struct thing *in, struct thing *out)
{
    bool found;

    TRY(use_require(ctx, RIGHT_UNIT_WRITE, S(""), 0));
    TRY(db_one(ctx, STMT_THING_INSERT,
        ARGS(V_TEXT(in->code), V_TEXT(in->name), V_INT(ctx->now_ms)), &found));
    TRY(thing_get(ctx, db_int(ctx, 0), out));
    return thing_event(ctx, "thing.create", NULL, out);
}

enum status thing_change(struct ctx *ctx, const struct thing *in, struct thing *out)
{
    struct thing before, after;
    bool found;

    TRY(thing_get(ctx, in->id, &before));
    TRY(use_require(ctx, RIGHT_UNIT_WRITE, S(""), 0));
    after = before;
    resource_patch(&thing_resource, in->given, in, &after);
    TRY(db_one(ctx, STMT_THING_UPDATE,
        ARGS(V_INT(in->id), V_INT(in->version), V_TEXT(after.name), V_INT(ctx->now_ms)), &found));
    if (!found)
        return use_changed(ctx);
    TRY(thing_get(ctx, in->id, out));
    return thing_event(ctx, "thing.change", &before, out);
}
