#include "domain/unit_reporters.h"

#include "core/handing.h"
#include "domain/use.h"
#include "model/unit.h"

/* Who keeps units may, and who is given this alone; a profile from before knows the former only. */
static bool may_register(const struct ctx *ctx, struct str path)
{
    return use_may(ctx, RIGHT_REPORTER_WRITE, path, 0) || use_may(ctx, RIGHT_UNIT_WRITE, path, 0);
}

static enum status list_fill(
    struct ctx *ctx, int64_t unit_id, struct str path, struct unit_reporters_out *out)
{
    int64_t today = use_today(ctx);

    *out = (struct unit_reporters_out){
        .unit_id = unit_id,
        .can_edit = may_register(ctx, path),
    };
    TRY(db_start(ctx, STMT_UNIT_REPORTER_LIST, ARGS(V_INT(unit_id), V_INT(UNIT_REPORTERS_MAX))));
    TRY(rows_read(ctx, &unit_reporter_resource, &out->items));
    for (size_t i = 0; i < out->items.len; i++) {
        struct unit_reporter *entry = LIST_AT(out->items, struct unit_reporter, i);

        entry->in_force = (entry->valid_from == DATE_NONE || entry->valid_from <= today) &&
                          (entry->valid_to == DATE_NONE || entry->valid_to >= today);
    }
    return ST_OK;
}

enum status unit_reporter_list(
    struct ctx *ctx, const struct by_id *in, struct unit_reporters_out *out)
{
    struct str path;

    TRY(use_unit_path(ctx, "id", in->id, &path));
    return list_fill(ctx, in->id, path, out);
}

/* ---- registering ---- */

static enum status refuse(struct ctx *ctx, enum problem_key key, const char *field)
{
    return fail_field(ctx, key, field, "%s", problem_text(key));
}

/* It lies elsewhere: who is below is given parts as it is, and no report comes back to where it
 * came from. */
static enum status place_check(struct ctx *ctx, struct str unit_path, struct str reporter_path)
{
    switch (handing_relation(reporter_path, unit_path)) {
    case HANDING_ELSEWHERE:
        break;
    case HANDING_BELOW:
        return refuse(ctx, PROBLEM_UNIT_REPORTER_BELOW, "reporter_id");
    case HANDING_ABOVE:
        return refuse(ctx, PROBLEM_UNIT_REPORTER_ABOVE, "reporter_id");
    }
    return ST_OK;
}

static enum status entry_find(
    struct ctx *ctx, const struct unit_reporter_put *in, struct unit_reporter *out)
{
    bool found;

    *out = (struct unit_reporter){ 0 };
    TRY(db_one(ctx, STMT_UNIT_REPORTER_GET, ARGS(V_INT(in->id), V_INT(in->reporter_id)), &found));
    if (found)
        row_read(ctx, &unit_reporter_resource, 0, out);
    return ST_OK;
}

static enum status require_room(struct ctx *ctx, int64_t unit_id)
{
    bool found;

    TRY(db_one(ctx, STMT_UNIT_REPORTER_COUNT, ARGS(V_INT(unit_id)), &found));
    if (db_int(ctx, 0) < UNIT_REPORTERS_MAX)
        return ST_OK;
    return fail(ctx, PROBLEM_UNIT_REPORTER_FULL, "%s", problem_text(PROBLEM_UNIT_REPORTER_FULL));
}

static enum status entry_put(
    struct ctx *ctx, const struct unit_reporter *before, const struct unit_reporter_put *in)
{
    struct str by = ctx->actor->name;
    bool found;

    if (before->version != in->version)
        return use_changed(ctx);
    if (before->id) {
        TRY(db_one(ctx, STMT_UNIT_REPORTER_UPDATE,
            ARGS(V_INT(in->id), V_INT(in->reporter_id), V_INT(in->version), V_TEXT(in->basis),
                V_DATE(in->valid_from), V_DATE(in->valid_to), V_INT(ctx->now_ms), V_TEXT(by)),
            &found));
    } else {
        TRY(require_room(ctx, in->id));
        TRY(db_one(ctx, STMT_UNIT_REPORTER_INSERT,
            ARGS(V_INT(in->id), V_INT(in->reporter_id), V_TEXT(in->basis), V_DATE(in->valid_from),
                V_DATE(in->valid_to), V_INT(ctx->now_ms), V_TEXT(by)),
            &found));
    }
    return found ? ST_OK : use_changed(ctx);
}

enum status unit_reporter_put(
    struct ctx *ctx, const struct unit_reporter_put *in, struct unit_reporters_out *out)
{
    const struct resource *resource = &unit_reporter_resource;
    struct unit_reporter before, after;
    struct str path, other;

    TRY(use_unit_path(ctx, "id", in->id, &path));
    if (!may_register(ctx, path))
        return use_not_found(ctx);
    TRY(use_unit_path(ctx, "reporter_id", in->reporter_id, &other));
    if (!may_register(ctx, other))
        return refuse(ctx, PROBLEM_UNIT_REPORTER_OUTSIDE, "reporter_id");
    TRY(place_check(ctx, path, other));
    if (in->valid_from != DATE_NONE && in->valid_to != DATE_NONE && in->valid_to < in->valid_from)
        return refuse(ctx, PROBLEM_REPORTER_DATES, "valid_to");
    TRY(entry_find(ctx, in, &before));
    TRY(entry_put(ctx, &before, in));
    TRY(entry_find(ctx, in, &after));
    TRY(list_fill(ctx, in->id, path, out));
    return history_add(
        ctx, (struct history_facts){
                 .action = "unit.reporter",
                 .object_type = OBJECT_UNIT,
                 .object_id = in->id,
                 .unit_id = in->id,
                 .other_unit_id = in->reporter_id,
                 .note = after.reporter_name,
                 .before = before.id ? resource_to_json(ctx->arena, resource, &before)
                                     : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, resource, &after),
             });
}

enum status unit_reporter_reaches(
    struct ctx *ctx, struct str unit_path, struct str reporter_path, bool *out)
{
    return db_one(ctx, STMT_UNIT_REPORTER_REACHES,
        ARGS(V_TEXT(unit_path), V_TEXT(reporter_path), V_INT(use_today(ctx))), out);
}
