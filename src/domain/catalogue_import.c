#include "domain/catalogue_import.h"

#include "base/mem.h"
#include "domain/use.h"

/* Lines a preview lists: as far as people read. */
#define LINES_LISTED_MAX 500

struct import {
    struct ctx *ctx;
    enum catalogue_kind kind;
    const struct catalogue_import_in *in;
    struct catalogue_import *out;
    size_t cap;
};

/* Of a fault: whether it is this line's, so that the next may be tried. */
static bool is_of_the_line(enum problem_key key)
{
    static const enum problem_key others[] = { PROBLEM_STORE_CONSTRAINT, PROBLEM_STORE_FAILED,
        PROBLEM_STORE_TOO_MUCH, PROBLEM_STORE_UNSURE, PROBLEM_INTERNAL };

    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (others[i] == key)
            return false;
    return true;
}

/* Who owns it: whom the line names, else who owns it already, else whom the sender names. */
static enum status owner_set(struct import *import, const struct catalogue_line *line,
    const struct indicator *kept, struct indicator *indicator)
{
    struct ctx *ctx = import->ctx;
    bool found;

    indicator->owner_unit_id = kept ? kept->owner_unit_id : import->in->owner_unit_id;
    if (!line->owner_code.len) {
        if (!indicator->owner_unit_id)
            return fail_field(ctx, PROBLEM_FIELD_REQUIRED, "owner_unit_code",
                "%s (owner_unit_code)", problem_text(PROBLEM_FIELD_REQUIRED));
        return ST_OK;
    }
    TRY(db_one(ctx, STMT_UNIT_BY_CODE, ARGS(V_TEXT(line->owner_code)), &found));
    if (!found)
        return fail_field(ctx, PROBLEM_NO_SUCH_UNIT, "owner_unit_code", "%s (“" STR_FMT "”)",
            problem_text(PROBLEM_NO_SUCH_UNIT), STR_ARG(line->owner_code));
    indicator->owner_unit_id = db_int(ctx, 0);
    return ST_OK;
}

/* What the line makes of the entry: what it does not say stays as it is kept. */
static enum status entry_make(struct import *import, const struct catalogue_line *line,
    const void *kept, struct catalogue_item **out)
{
    const struct resource *res = catalogues[import->kind].res;
    const struct catalogue_item *given = line->record;
    struct catalogue_item *item = arena_alloc(import->ctx->arena, res->size);

    memcpy(item, kept ? kept : line->record, res->size);
    if (kept)
        resource_patch(res, given->given, line->record, item);
    if (import->kind == CATALOGUE_INDICATOR)
        TRY(owner_set(import, line, kept, (struct indicator *)(void *)item));
    *out = item;
    return ST_OK;
}

static bool same(struct ctx *ctx, const struct resource *res, const void *a, const void *b)
{
    return str_eq(resource_to_json(ctx->arena, res, a), resource_to_json(ctx->arena, res, b));
}

static enum status line_keep(
    struct import *import, const struct catalogue_line *line, enum catalogue_outcome *outcome)
{
    const struct resource *res = catalogues[import->kind].res;
    void *kept = arena_alloc(import->ctx->arena, res->size);
    struct catalogue_item *item;
    bool found;

    if (!line->record) {
        import->ctx->problem = line->fault;
        return ST_INVALID;
    }
    TRY(catalogue_by_code(import->ctx, import->kind, line->code, kept, &found));
    TRY(entry_make(import, line, found ? kept : NULL, &item));
    *outcome = found ? CATALOGUE_UPDATED : CATALOGUE_CREATED;
    if (found && same(import->ctx, res, kept, item)) {
        *outcome = CATALOGUE_UNCHANGED;
        return ST_OK;
    }
    return catalogue_keep(import->ctx, import->kind, found ? kept : NULL, item);
}

static void line_list(
    struct import *import, const struct catalogue_line *line, enum catalogue_outcome outcome)
{
    const struct problem *problem = &import->ctx->problem;
    struct catalogue_import *out = import->out;
    struct catalogue_line_outcome *item;

    if (outcome == CATALOGUE_UNCHANGED || out->lines.len >= LINES_LISTED_MAX)
        return;
    out->lines.items = list_room(
        import->ctx->arena, out->lines.items, out->lines.len, &import->cap, sizeof(*item));
    item = LIST_AT(out->lines, struct catalogue_line_outcome, out->lines.len++);
    *item = (struct catalogue_line_outcome){
        .line = (int64_t)line->line,
        .code = line->code,
        .name = line->name,
        .outcome = (int)outcome,
    };
    if (outcome != CATALOGUE_REFUSED)
        return;
    item->key = str_of(problem_name(problem->key));
    item->field = problem->field;
    item->detail = problem->detail;
}

static void count(struct catalogue_import *out, enum catalogue_outcome outcome)
{
    out->created += outcome == CATALOGUE_CREATED;
    out->updated += outcome == CATALOGUE_UPDATED;
    out->unchanged += outcome == CATALOGUE_UNCHANGED;
    out->refused += outcome == CATALOGUE_REFUSED;
}

/* Every line in turn; what is wrong with one does not keep the others from being looked at. */
static enum status lines_keep(struct import *import)
{
    const struct list *lines = &import->in->lines;

    for (size_t i = 0; i < lines->len; i++) {
        const struct catalogue_line *line = LIST_AT(*lines, struct catalogue_line, i);
        enum catalogue_outcome outcome = CATALOGUE_REFUSED;
        enum status st = line_keep(import, line, &outcome);

        if (st != ST_OK && !is_of_the_line(import->ctx->problem.key))
            return st;
        if (st != ST_OK)
            outcome = CATALOGUE_REFUSED;
        line_list(import, line, outcome);
        count(import->out, outcome);
        import->ctx->problem = (struct problem){ 0 };
    }
    return ST_OK;
}

static enum status refuse(struct ctx *ctx, const struct catalogue_import *out)
{
    for (size_t i = 0; i < out->lines.len; i++) {
        const struct catalogue_line_outcome *line =
            LIST_AT(out->lines, struct catalogue_line_outcome, i);

        if (line->outcome == CATALOGUE_REFUSED)
            return fail_field(ctx, PROBLEM_CATALOGUE_IMPORT,
                str_format(ctx->arena, "line[%lld]", (long long)line->line).ptr,
                "%s Dòng %lld, mã “" STR_FMT "”: " STR_FMT, problem_text(PROBLEM_CATALOGUE_IMPORT),
                (long long)line->line, STR_ARG(line->code), STR_ARG(line->detail));
    }
    return fail(ctx, PROBLEM_CATALOGUE_IMPORT, "%s %lld dòng.",
        problem_text(PROBLEM_CATALOGUE_IMPORT), (long long)out->refused);
}

enum status catalogue_import(struct ctx *ctx, enum catalogue_kind kind,
    const struct catalogue_import_in *in, struct catalogue_import *out)
{
    struct import import = { .ctx = ctx, .kind = kind, .in = in, .out = out };

    *out = (struct catalogue_import){ 0 };
    TRY(lines_keep(&import));
    if (out->refused)
        return refuse(ctx, out);
    return history_add(
        ctx, (struct history_facts){
                 .action = catalogues[kind].import,
                 .object_type = catalogues[kind].type,
                 .unit_id = ctx->actor->unit_id,
                 .note = str_format(ctx->arena, "Thêm %lld, sửa %lld, giữ nguyên %lld",
                     (long long)out->created, (long long)out->updated, (long long)out->unchanged),
             });
}

enum status catalogue_preview(struct ctx *ctx, enum catalogue_kind kind,
    const struct catalogue_import_in *in, struct catalogue_import *out)
{
    struct import import = { .ctx = ctx, .kind = kind, .in = in, .out = out };
    enum status kept, undone;
    struct problem why;

    *out = (struct catalogue_import){ 0 };
    TRY(ctx->db->driver->save(ctx));
    kept = lines_keep(&import);
    why = ctx->problem;
    undone = ctx->db->driver->save_end(ctx, false);
    if (kept != ST_OK)
        ctx->problem = why;
    return kept != ST_OK ? kept : undone;
}
