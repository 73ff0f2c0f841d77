#include "domain/units.h"

#include "core/text.h"
#include "domain/use.h"

static enum status unit_get(struct ctx *ctx, int64_t id, struct unit *out)
{
    bool found;

    TRY(db_one(ctx, STMT_UNIT_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &unit_resource, 0, out);
    return ST_OK;
}

static enum status unit_by_code(struct ctx *ctx, struct str code, struct unit *out, bool *found)
{
    TRY(db_one(ctx, STMT_UNIT_BY_CODE, ARGS(V_TEXT(code)), found));
    if (*found)
        row_read(ctx, &unit_resource, 0, out);
    return ST_OK;
}

static void set_keys(struct ctx *ctx, struct unit *unit)
{
    unit->name_search = text_search_key(ctx->arena, unit->name);
    unit->name_sort = text_sort_key(ctx->arena, unit->name);
}

static enum status check_dates(struct ctx *ctx, const struct unit *unit)
{
    if (unit->valid_from != DATE_NONE && unit->valid_to != DATE_NONE &&
        unit->valid_to < unit->valid_from)
        return fail_field(
            ctx, PROBLEM_UNIT_DATES, "valid_to", "%s", problem_text(PROBLEM_UNIT_DATES));
    return ST_OK;
}

static enum status too_deep(struct ctx *ctx)
{
    return fail_field(ctx, PROBLEM_UNIT_DEPTH, "parent_id", "%s Tối đa %d cấp.",
        problem_text(PROBLEM_UNIT_DEPTH), UNIT_DEPTH_MAX);
}

/* Finds the place under its parent: path without the unit's own step, and depth. */
static enum status place_under(struct ctx *ctx, struct unit *unit, struct str *out_path)
{
    *out_path = (struct str){ 0 };
    unit->depth = 0;
    if (unit->parent_id) {
        TRY(use_unit_path(ctx, "parent_id", unit->parent_id, out_path));
        for (size_t i = 0; i < out_path->len; i++)
            unit->depth += out_path->ptr[i] == '/';
    }
    return unit->depth < UNIT_DEPTH_MAX ? ST_OK : too_deep(ctx);
}

/* A new place in the tree is within the actor's scope; a root is for who holds a whole tree. */
static enum status require_place(struct ctx *ctx, int64_t parent_id)
{
    struct str above;

    if (!parent_id)
        return access_allows_roots(ctx->actor, RIGHT_UNIT_WRITE, use_today(ctx))
                   ? ST_OK
                   : use_not_found(ctx);
    TRY(use_unit_path(ctx, "parent_id", parent_id, &above));
    return use_require(ctx, RIGHT_UNIT_WRITE, above, 0);
}

static enum status unit_add(struct ctx *ctx, struct unit *unit)
{
    struct str above;
    bool found;

    TRY(check_dates(ctx, unit));
    TRY(place_under(ctx, unit, &above));
    set_keys(ctx, unit);
    TRY(db_one(ctx, STMT_UNIT_INSERT,
        ARGS(V_TEXT(unit->code), V_TEXT(unit->name), V_TEXT(unit->name_search),
            V_TEXT(unit->name_sort), V_INT(unit->kind), V_ID(unit->parent_id), V_INT(unit->depth),
            V_DATE(unit->valid_from), V_DATE(unit->valid_to), V_INT(ctx->now_ms)),
        &found));
    unit->id = db_int(ctx, 0);
    unit->path = str_format(ctx->arena, STR_FMT "%lld/", STR_ARG(above), (long long)unit->id);
    return db_run(ctx, STMT_UNIT_SET_PATH, ARGS(V_INT(unit->id), V_TEXT(unit->path)));
}

static enum status unit_event(
    struct ctx *ctx, const char *action, const struct unit *before, const struct unit *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_UNIT,
                 .object_id = after->id,
                 .unit_id = after->id,
                 .before = before ? resource_to_json(ctx->arena, &unit_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &unit_resource, after),
             });
}

enum status unit_view(struct ctx *ctx, const struct by_id *in, struct unit *out)
{
    return unit_get(ctx, in->id, out);
}

/* What both statements begin with. */
#define ASKED 10

static enum status asked_bind(struct ctx *ctx, const struct unit_query *in, struct value out[ASKED])
{
    struct str under = { 0 }, receiver = { 0 };

    if (in->under)
        TRY(use_unit_path(ctx, "under", in->under, &under));
    if (in->reporters_of)
        TRY(use_unit_path(ctx, "reporters_of", in->reporters_of, &receiver));
    const struct value args[ASKED] = {
        V_TEXT(text_search_key(ctx->arena, in->q)),
        V_TEXT(in->q),
        V_ID(in->parent_id),
        in->kind < 0 ? V_NULL : V_INT(in->kind),
        V_DATE(in->on),
        V_TEXT(under),
        in->managed < 0 ? V_NULL : V_INT(in->managed),
        V_INT(ROLE_UNIT_ADMIN),
        V_INT(use_today(ctx)),
        V_TEXT(receiver),
    };

    for (size_t i = 0; i < ASKED; i++)
        out[i] = args[i];
    return ST_OK;
}

enum status unit_counted(struct ctx *ctx, const struct unit_query *in, struct unit_count *out)
{
    struct value args[ASKED];
    bool found;

    TRY(asked_bind(ctx, in, args));
    TRY(db_one(ctx, STMT_UNIT_COUNT, args, ASKED, &found));
    out->units = db_int(ctx, 0);
    return ST_OK;
}

enum status unit_list(struct ctx *ctx, const struct unit_query *in, struct page_out *out)
{
    struct value args[ASKED + 3];
    const struct unit *last;
    struct str sort;
    int64_t id;

    TRY(asked_bind(ctx, in, args));
    cursor_read(in->page, &id, &sort);
    args[ASKED] = V_TEXT(sort);
    args[ASKED + 1] = V_INT(id);
    args[ASKED + 2] = V_INT(page_limit(in->page) + 1);
    TRY(db_start(ctx, STMT_UNIT_LIST, args, ARRAY_LEN(args)));
    TRY(rows_read(ctx, &unit_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        last = LIST_AT(out->items, struct unit, out->items.len - 1);
        out->next = cursor_make(ctx, last->id, last->name_sort);
    }
    return ST_OK;
}

enum status unit_create(struct ctx *ctx, const struct unit *in, struct unit *out)
{
    struct unit unit = *in;
    bool taken;

    TRY(require_place(ctx, unit.parent_id));
    TRY(db_one(ctx, STMT_UNIT_CODE_TAKEN, ARGS(V_TEXT(unit.code)), &taken));
    if (taken)
        return fail_field(ctx, PROBLEM_UNIT_CODE_TAKEN, "code", "%s Mã: " STR_FMT ".",
            problem_text(PROBLEM_UNIT_CODE_TAKEN), STR_ARG(db_text(ctx, 0)));
    TRY(unit_add(ctx, &unit));
    TRY(unit_get(ctx, unit.id, out));
    return unit_event(ctx, "unit.create", NULL, out);
}

/* A unit that moves takes all below it along: they too stay above the greatest depth. */
static enum status check_below(struct ctx *ctx, const struct unit *before, const struct unit *unit)
{
    bool found;

    if (unit->depth <= before->depth)
        return ST_OK;
    TRY(db_one(ctx, STMT_UNIT_DEEPEST, ARGS(V_TEXT(before->path)), &found));
    return db_int(ctx, 0) + unit->depth - before->depth < UNIT_DEPTH_MAX ? ST_OK : too_deep(ctx);
}

/* Whether it lies under the unit that took over from it: "1/40/+77/". */
static bool is_succeeded(const struct ctx *ctx, const struct unit *unit)
{
    return str_ends(unit->path, str_format(ctx->arena, "+%lld/", (long long)unit->id));
}

/* Keeps a unit that changed, and moves what is below it along. */
static enum status unit_keep_as(
    struct ctx *ctx, const struct unit *before, struct unit *unit, enum unit_placed placed)
{
    struct str above;
    bool found;

    TRY(check_dates(ctx, unit));
    TRY(place_under(ctx, unit, &above));
    if (str_starts(above, before->path))
        return fail_field(
            ctx, PROBLEM_UNIT_CYCLE, "parent_id", "%s", problem_text(PROBLEM_UNIT_CYCLE));
    TRY(check_below(ctx, before, unit));
    set_keys(ctx, unit);
    unit->path = str_format(ctx->arena, STR_FMT "%s%lld/", STR_ARG(above),
        placed == UNIT_SUCCEEDED ? "+" : "", (long long)unit->id);
    TRY(db_one(ctx, STMT_UNIT_UPDATE,
        ARGS(V_INT(unit->id), V_INT(unit->version), V_TEXT(unit->name), V_TEXT(unit->name_search),
            V_TEXT(unit->name_sort), V_INT(unit->kind), V_ID(unit->parent_id), V_INT(unit->depth),
            V_TEXT(unit->path), V_DATE(unit->valid_from), V_DATE(unit->valid_to),
            V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    if (str_eq(unit->path, before->path))
        return ST_OK;
    return db_run(ctx, STMT_UNIT_MOVE_BELOW,
        ARGS(V_TEXT(before->path), V_TEXT(unit->path), V_INT(unit->depth - before->depth)));
}

/* Who is put elsewhere by hand is succeeded no more. */
static enum status unit_keep(struct ctx *ctx, const struct unit *before, struct unit *unit)
{
    bool stays = unit->parent_id == before->parent_id && is_succeeded(ctx, before);

    return unit_keep_as(ctx, before, unit, stays ? UNIT_SUCCEEDED : UNIT_LIVES);
}

enum status unit_reparent(struct ctx *ctx, int64_t id, int64_t parent_id, enum unit_placed placed)
{
    struct unit before, unit;

    TRY(unit_get(ctx, id, &before));
    unit = before;
    unit.parent_id = parent_id;
    TRY(unit_keep_as(ctx, &before, &unit, placed));
    TRY(unit_get(ctx, id, &unit));
    return unit_event(ctx, "unit.change", &before, &unit);
}

enum status unit_end(struct ctx *ctx, int64_t id, int64_t last_day)
{
    struct unit before, unit;

    TRY(unit_get(ctx, id, &before));
    if (before.valid_to != DATE_NONE && before.valid_to <= last_day)
        return ST_OK;
    unit = before;
    unit.valid_to = last_day;
    TRY(unit_keep(ctx, &before, &unit));
    TRY(unit_get(ctx, id, &unit));
    return unit_event(ctx, "unit.change", &before, &unit);
}

enum status unit_change(struct ctx *ctx, const struct unit *in, struct unit *out)
{
    struct unit before, unit;

    TRY(unit_get(ctx, in->id, &before));
    TRY(use_require(ctx, RIGHT_UNIT_WRITE, before.path, 0));
    unit = before;
    unit.version = in->version;
    resource_patch(&unit_resource, in->given, in, &unit);
    if (unit.parent_id != before.parent_id)
        TRY(require_place(ctx, unit.parent_id));
    TRY(unit_keep(ctx, &before, &unit));
    TRY(unit_get(ctx, unit.id, out));
    return unit_event(ctx, "unit.change", &before, out);
}

/* One file being taken: what is wrong with a line is remembered, and the next one looked at. */
struct import {
    struct ctx *ctx;
    struct unit_import *out;
    struct faults faults;
};

static void line_bad(struct import *import, const struct unit_line *line, const char *column,
    const char *title, const char *why)
{
    struct str field = str_format(import->ctx->arena, "line[%zu].%s", line->line, column);

    faults_add(import->ctx, &import->faults, field, "Dòng %zu, cột “%s”, mã “" STR_FMT "”: %s.",
        line->line, title, STR_ARG(line->unit.code), why);
}

static bool same_unit(const struct unit *a, const struct unit *b)
{
    return str_eq(a->name, b->name) && a->kind == b->kind && a->parent_id == b->parent_id &&
           a->valid_from == b->valid_from && a->valid_to == b->valid_to;
}

/* What a line adds or changes is within the actor's scope, where it was and where it goes. */
static bool may_import(
    struct ctx *ctx, const struct unit *kept, int64_t parent_id, struct str parent_path)
{
    if (kept->id && !use_may(ctx, RIGHT_UNIT_WRITE, kept->path, 0))
        return false;
    if (kept->id && kept->parent_id == parent_id)
        return true;
    return parent_id ? use_may(ctx, RIGHT_UNIT_WRITE, parent_path, 0)
                     : access_allows_roots(ctx->actor, RIGHT_UNIT_WRITE, use_today(ctx));
}

/* What the file says nothing of stays as it is. */
static void keep_unsaid(const struct unit_line *line, const struct unit *kept, struct unit *unit)
{
    unit->id = kept->id;
    unit->version = kept->version;
    if (!line->says_parent)
        unit->parent_id = kept->parent_id;
    if (!line->says_from)
        unit->valid_from = kept->valid_from;
    if (!line->says_to)
        unit->valid_to = kept->valid_to;
}

static enum status import_keep(struct import *import, const struct unit *kept, struct unit *unit)
{
    if (!kept->id) {
        TRY(unit_add(import->ctx, unit));
        import->out->created++;
        unit->version = 1;
        return unit_event(import->ctx, "unit.create", NULL, unit);
    }
    TRY(unit_keep(import->ctx, kept, unit));
    import->out->updated++;
    unit->version++;
    return unit_event(import->ctx, "unit.change", kept, unit);
}

static enum status import_one(struct import *import, const struct unit_line *line)
{
    struct ctx *ctx = import->ctx;
    struct unit kept = { 0 }, parent = { 0 }, unit = line->unit;
    bool found, has_parent = true;

    if (line->parent_code.len)
        TRY(unit_by_code(ctx, line->parent_code, &parent, &has_parent));
    if (!has_parent) {
        line_bad(import, line, "parent_code", "Mã đơn vị cấp trên",
            "không có đơn vị cấp trên với mã đã ghi");
        return ST_OK;
    }
    unit.parent_id = parent.id;
    TRY(unit_by_code(ctx, unit.code, &kept, &found));
    if (found)
        keep_unsaid(line, &kept, &unit);
    if (found && same_unit(&unit, &kept)) {
        import->out->unchanged++;
        return ST_OK;
    }
    if (may_import(ctx, &kept, unit.parent_id, parent.path))
        return import_keep(import, &kept, &unit);
    line_bad(import, line, "code", "Mã đơn vị", "đơn vị nằm ngoài phạm vi quản lý của tài khoản");
    return ST_OK;
}

/* What a rule of units itself refuses is told with its line, and ends the search: PostgreSQL takes
 * nothing more in a transaction that failed. */
static enum status import_stop(struct import *import, const struct unit_line *line)
{
    struct ctx *ctx = import->ctx;
    struct problem why = ctx->problem;

    if (problem_status(why.key) == ST_INTERNAL || problem_status(why.key) == ST_BUSY)
        return problem_status(why.key);
    faults_add(ctx, &import->faults,
        str_format(ctx->arena, "line[%zu].%s", line->line, str_z(ctx->arena, why.field)),
        "Dòng %zu, mã “" STR_FMT "”: " STR_FMT, line->line, STR_ARG(line->unit.code),
        STR_ARG(why.detail.len ? why.detail : str_of(problem_text(why.key))));
    return fail_faults(
        ctx, import->faults.all == 1 ? why.key : PROBLEM_UNIT_IMPORT, &import->faults);
}

enum status unit_import(struct ctx *ctx, const struct list *lines, struct unit_import *out)
{
    struct import import = { .ctx = ctx, .out = out };

    *out = (struct unit_import){ 0 };
    for (size_t i = 0; i < lines->len; i++)
        if (import_one(&import, LIST_AT(*lines, struct unit_line, i)) != ST_OK)
            return import_stop(&import, LIST_AT(*lines, struct unit_line, i));
    if (import.faults.all)
        return fail_faults(ctx, PROBLEM_UNIT_IMPORT, &import.faults);
    return history_add(
        ctx, (struct history_facts){
                 .action = "unit.import",
                 .object_type = OBJECT_UNIT,
                 .unit_id = ctx->actor->unit_id,
                 .note = str_format(ctx->arena, "Thêm %lld, sửa %lld, giữ nguyên %lld",
                     (long long)out->created, (long long)out->updated, (long long)out->unchanged),
             });
}

enum status unit_export(struct ctx *ctx, struct list *out)
{
    TRY(db_start(ctx, STMT_UNIT_ALL, NO_ARGS));
    return rows_read(ctx, &unit_resource, out);
}
