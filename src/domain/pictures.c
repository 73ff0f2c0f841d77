#include "domain/pictures.h"

#include "base/host/secret.h"
#include "domain/use.h"
#include "sign/stamp.h"

enum status picture_of(struct ctx *ctx, struct owner owner, struct picture *out)
{
    static const enum stmt statements[OWNER_KIND_COUNT] = {
        [OWNER_ACCOUNT] = STMT_PICTURE_OF_ACCOUNT,
        [OWNER_UNIT] = STMT_PICTURE_OF_UNIT,
    };

    *out = (struct picture){ 0 };
    TRY(db_one(ctx, statements[owner.kind], ARGS(V_INT(owner.id)), &out->found));
    if (!out->found)
        return ST_OK;
    out->png = db_blob(ctx, 0);
    out->hash = db_text(ctx, 1);
    out->width = db_int(ctx, 2);
    out->height = db_int(ctx, 3);
    out->width_mm = db_int(ctx, 4);
    out->changed_ms = db_int(ctx, 5);
    out->changed_name = db_text(ctx, 6);
    return ST_OK;
}

/* An account's is its own affair; a unit's is seen by all, and changed by who keeps its papers. */
static enum status owner_unit(
    struct ctx *ctx, struct owner owner, int64_t *out_unit_id, bool *out_can_edit)
{
    bool found;

    if (owner.kind == OWNER_ACCOUNT) {
        *out_unit_id = ctx->actor->unit_id;
        *out_can_edit = owner.id == ctx->actor->account_id;
        return *out_can_edit ? ST_OK : use_not_found(ctx);
    }
    TRY(db_one(ctx, STMT_LETTERHEAD_UNIT, ARGS(V_INT(owner.id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out_unit_id = owner.id;
    *out_can_edit = use_may(ctx, RIGHT_LETTERHEAD_WRITE, db_text(ctx, 2), 0);
    return ST_OK;
}

static enum status require_editable(struct ctx *ctx, struct owner owner, int64_t *out_unit_id)
{
    bool can_edit;

    TRY(owner_unit(ctx, owner, out_unit_id, &can_edit));
    return can_edit ? ST_OK : use_not_found(ctx);
}

static struct owner owner_of(
    const struct ctx *ctx, enum owner_kind kind, const struct picture_new *in)
{
    return (struct owner){ kind, kind == OWNER_ACCOUNT ? ctx->actor->account_id : in->id };
}

enum status picture_view(struct ctx *ctx, struct owner owner, struct picture *out)
{
    int64_t unit_id;
    bool can_edit;

    TRY(owner_unit(ctx, owner, &unit_id, &can_edit));
    TRY(picture_of(ctx, owner, out));
    out->can_edit = can_edit;
    return ST_OK;
}

/* Some dots must let the text below through: the corner ones of any seal do. */
static bool lets_through(const struct stamp_picture *picture)
{
    for (size_t i = 0; i < picture->alpha.len; i++)
        if ((unsigned char)picture->alpha.ptr[i] < 128)
            return true;
    return false;
}

enum status picture_admit(struct ctx *ctx, enum owner_kind kind, const struct picture_new *in)
{
    int64_t unit_id;

    return require_editable(ctx, owner_of(ctx, kind, in), &unit_id);
}

enum status picture_inspect(struct ctx *ctx, struct picture_new *in)
{
    struct stamp_picture picture;

    TRY(stamp_read(ctx, in->bytes, &picture));
    if (!lets_through(&picture))
        return fail(ctx, PROBLEM_PICTURE_OPAQUE, "%s", problem_text(PROBLEM_PICTURE_OPAQUE));
    in->width = picture.width;
    in->height = picture.height;
    return ST_OK;
}

static enum status picture_event(struct ctx *ctx, const char *action, struct owner owner,
    int64_t unit_id, const struct picture *picture)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = owner.kind == OWNER_ACCOUNT ? OBJECT_ACCOUNT : OBJECT_UNIT,
                 .object_id = owner.id,
                 .unit_id = unit_id,
                 .after = picture ? resource_to_json(ctx->arena, &picture_resource, picture)
                                  : (struct str){ 0 },
             });
}

/* The values of both columns that say whose it is. */
static struct value id_if(struct owner owner, enum owner_kind kind)
{
    return V_ID(owner.kind == kind ? owner.id : 0);
}

enum status picture_put(
    struct ctx *ctx, enum owner_kind kind, const struct picture_new *in, struct picture *out)
{
    struct owner owner = owner_of(ctx, kind, in);
    int64_t unit_id;

    TRY(require_editable(ctx, owner, &unit_id));
    TRY(db_run(
        ctx, STMT_PICTURE_REMOVE, ARGS(id_if(owner, OWNER_ACCOUNT), id_if(owner, OWNER_UNIT))));
    TRY(db_run(ctx, STMT_PICTURE_INSERT,
        ARGS(id_if(owner, OWNER_ACCOUNT), id_if(owner, OWNER_UNIT), V_BLOB(in->bytes),
            V_TEXT(secret_sha256(ctx->arena, in->bytes)), V_INT(in->width), V_INT(in->height),
            V_INT(in->width_mm), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name))));
    TRY(picture_view(ctx, owner, out));
    return picture_event(ctx, "picture.put", owner, unit_id, out);
}

enum status picture_remove(struct ctx *ctx, struct owner owner, struct picture *out)
{
    int64_t unit_id;

    TRY(require_editable(ctx, owner, &unit_id));
    TRY(picture_of(ctx, owner, out));
    if (!out->found)
        return use_not_found(ctx);
    TRY(db_run(
        ctx, STMT_PICTURE_REMOVE, ARGS(id_if(owner, OWNER_ACCOUNT), id_if(owner, OWNER_UNIT))));
    *out = (struct picture){ .can_edit = true };
    return picture_event(ctx, "picture.remove", owner, unit_id, NULL);
}
