#include "domain/letterheads.h"

#include "core/paper/letterhead_default.h"
#include "domain/use.h"

/* ---- reading ---- */

static enum letterhead_body body_of(int64_t kind)
{
    switch ((enum unit_kind)kind) {
    case UNIT_PROVINCE:
    case UNIT_DISTRICT:
    case UNIT_COMMUNE:
    case UNIT_WARD:
    case UNIT_SPECIAL_ZONE:
        return BODY_COMMITTEE;
    case UNIT_DEPARTMENT:
    case UNIT_DIVISION:
    case UNIT_AGENCY:
    case UNIT_ENTERPRISE:
    case UNIT_ORGANIZATION:
    case UNIT_INDIVIDUAL:
    case UNIT_OTHER:
    case UNIT_KIND_COUNT:
        break;
    }
    return BODY_OFFICE;
}

static struct letterhead_unit unit_at(struct ctx *ctx, int kind, int name)
{
    return (struct letterhead_unit){ body_of(db_int(ctx, kind)), db_text(ctx, name) };
}

/* What the unit's kind has; *out_path is where it is in the tree. */
static enum status default_load(
    struct ctx *ctx, int64_t unit_id, struct letterhead *out, struct str *out_path)
{
    struct letterhead_unit unit, above, root;
    bool found;

    TRY(db_one(ctx, STMT_LETTERHEAD_UNIT, ARGS(V_INT(unit_id)), &found));
    if (!found)
        return use_not_found(ctx);
    unit = unit_at(ctx, 0, 1);
    *out_path = db_text(ctx, 2);
    above = unit_at(ctx, 3, 4);
    root = unit_at(ctx, 5, 6);
    *out = letterhead_default(ctx->arena, &unit, &above, &root);
    return ST_OK;
}

static enum status shown_load(
    struct ctx *ctx, int64_t unit_id, struct letterhead_shown *out, struct str *out_path)
{
    bool found;

    *out = (struct letterhead_shown){ .unit_id = unit_id };
    TRY(default_load(ctx, unit_id, &out->of, out_path));
    TRY(db_one(ctx, STMT_LETTERHEAD_GET, ARGS(V_INT(unit_id)), &found));
    if (!found)
        return ST_OK;
    out->version = db_int(ctx, 1);
    out->changed_ms = db_int(ctx, 2);
    out->changed_by = db_text(ctx, 3);
    out->of = (struct letterhead){ 0 };
    return resource_from_json(ctx, &letterhead_kept_resource, db_text(ctx, 0), &out->of);
}

enum status letterhead_view(struct ctx *ctx, const struct by_id *in, struct letterhead_shown *out)
{
    struct str path;

    TRY(shown_load(ctx, in->id, out, &path));
    out->authority = letterhead_authority(ctx->arena, &out->of);
    out->can_edit = use_may(ctx, RIGHT_LETTERHEAD_WRITE, path, 0);
    return ST_OK;
}

enum status letterhead_load(struct ctx *ctx, int64_t unit_id, struct letterhead *out)
{
    struct letterhead_shown shown;
    struct str path;

    TRY(shown_load(ctx, unit_id, &shown, &path));
    *out = shown.of;
    return ST_OK;
}

enum status letterhead_unit_said(struct ctx *ctx, int64_t unit_id, struct str *out)
{
    struct letterhead_unit unit;
    bool found;

    TRY(db_one(ctx, STMT_LETTERHEAD_UNIT, ARGS(V_INT(unit_id)), &found));
    if (!found)
        return use_not_found(ctx);
    unit = unit_at(ctx, 0, 1);
    *out = letterhead_said(ctx->arena, letterhead_body(ctx->arena, &unit));
    return ST_OK;
}

/* ---- changing ---- */

/* Who signs for somebody else has a position of his own. */
static enum status require_position(struct ctx *ctx, const struct letterhead *head)
{
    bool own = head->authority == AUTHORITY_HEAD || head->authority == AUTHORITY_ACTING;

    if (own || head->position.len)
        return ST_OK;
    return fail_field(ctx, PROBLEM_LETTERHEAD_POSITION, "position", "%s",
        problem_text(PROBLEM_LETTERHEAD_POSITION));
}

static struct str head_json(struct ctx *ctx, const struct letterhead *head)
{
    return resource_to_json(ctx->arena, &letterhead_kept_resource, head);
}

enum status letterhead_keep(
    struct ctx *ctx, const struct letterhead_put *in, struct letterhead_shown *out)
{
    struct letterhead_shown before;
    struct str path;
    bool found;

    TRY(shown_load(ctx, in->id, &before, &path));
    TRY(use_require(ctx, RIGHT_LETTERHEAD_WRITE, path, 0));
    TRY(require_position(ctx, &in->of));
    TRY(db_one(ctx, in->version ? STMT_LETTERHEAD_UPDATE : STMT_LETTERHEAD_INSERT,
        ARGS(V_INT(in->id), V_INT(in->version), V_TEXT(head_json(ctx, &in->of)), V_INT(ctx->now_ms),
            V_INT(ctx->actor->account_id)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(history_add(ctx, (struct history_facts){
                             .action = "letterhead.change",
                             .object_type = OBJECT_UNIT,
                             .object_id = in->id,
                             .unit_id = in->id,
                             .before = head_json(ctx, &before.of),
                             .after = head_json(ctx, &in->of),
                         }));
    return letterhead_view(ctx, &(struct by_id){ in->id }, out);
}
