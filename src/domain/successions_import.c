/* Mergers, splits … of a file: rows of one change are gathered, then recorded one by one. */
#include "domain/successions.h"
#include "domain/use.h"

/* One change being gathered, and where it stands in the file. */
struct gathered {
    struct succession_new change;
    size_t line;
    size_t predecessors_cap, successors_cap;
};

struct import {
    struct ctx *ctx;
    struct links_import *out;
    struct gathered *changes;
    size_t len, cap;
    struct faults faults;
};

static void line_bad(
    struct import *import, const struct link_line *line, const char *column, struct str code)
{
    faults_add(import->ctx, &import->faults,
        str_format(import->ctx->arena, "line[%zu].%s", line->line, column),
        "Dòng %zu: không có đơn vị với mã “" STR_FMT "”.", line->line, STR_ARG(code));
}

static enum status code_find(struct import *import, const struct link_line *line,
    const char *column, struct str code, int64_t *out)
{
    bool found;

    *out = 0;
    if (!code.len)
        return ST_OK;
    TRY(db_one(import->ctx, STMT_UNIT_BY_CODE, ARGS(V_TEXT(code)), &found));
    if (found)
        *out = db_int(import->ctx, 0);
    else
        line_bad(import, line, column, code);
    return ST_OK;
}

static bool holds(const struct list *ids, int64_t id)
{
    for (size_t i = 0; i < ids->len; i++)
        if (*LIST_AT(*ids, int64_t, i) == id)
            return true;
    return false;
}

static void put(struct import *import, struct list *ids, size_t *cap, int64_t id)
{
    if (!id || holds(ids, id))
        return;
    ids->items = list_room(import->ctx->arena, ids->items, ids->len, cap, sizeof(int64_t));
    *LIST_AT(*ids, int64_t, ids->len++) = id;
}

/* Mergers meet in their successor, splits in what is split. */
static bool same_change(
    const struct gathered *g, const struct link_line *line, int64_t predecessor, int64_t successor)
{
    if (g->change.kind != line->kind || g->change.from_on != line->from_on ||
        !str_eq(g->change.document, line->document))
        return false;
    if (line->kind == SUCCESSION_MERGE)
        return holds(&g->change.successors, successor);
    return line->kind == SUCCESSION_SPLIT && holds(&g->change.predecessors, predecessor);
}

static struct gathered *change_of(
    struct import *import, const struct link_line *line, int64_t predecessor, int64_t successor)
{
    struct gathered *made;

    for (size_t i = 0; i < import->len; i++)
        if (same_change(&import->changes[i], line, predecessor, successor))
            return &import->changes[i];
    import->changes = list_room(
        import->ctx->arena, import->changes, import->len, &import->cap, sizeof(*import->changes));
    made = &import->changes[import->len++];
    *made = (struct gathered){ .line = line->line,
        .change = { .kind = line->kind, .from_on = line->from_on, .document = line->document } };
    return made;
}

/* A pair that is recorded already is passed over, so that a file can be read again. */
static enum status is_recorded(struct ctx *ctx, int64_t predecessor, int64_t successor, bool *out)
{
    bool more;

    *out = false;
    TRY(db_start(ctx, STMT_LINK_PAIRS, ARGS(V_INT(predecessor))));
    TRY(db_next(ctx, &more));
    while (more) {
        *out = *out || db_int(ctx, 0) == successor;
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status line_take(struct import *import, const struct link_line *line)
{
    int64_t predecessor, successor;
    struct gathered *change;
    bool known;

    TRY(code_find(import, line, "predecessor_code", line->predecessor_code, &predecessor));
    TRY(code_find(import, line, "successor_code", line->successor_code, &successor));
    if (!predecessor || (line->successor_code.len && !successor))
        return ST_OK;
    /* A unit that keeps its code goes on; others merge into it. */
    if (predecessor == successor) {
        import->out->unchanged++;
        return ST_OK;
    }
    TRY(is_recorded(import->ctx, predecessor, successor, &known));
    if (known) {
        import->out->unchanged++;
        return ST_OK;
    }
    change = change_of(import, line, predecessor, successor);
    put(import, &change->change.predecessors, &change->predecessors_cap, predecessor);
    put(import, &change->change.successors, &change->successors_cap, successor);
    if (line->heir)
        change->change.heir_id = successor;
    return ST_OK;
}

/* What a rule refuses is told with its line, and ends the search: PostgreSQL takes nothing more in
 * a transaction that failed. */
static enum status stop(struct import *import, const struct gathered *change)
{
    struct ctx *ctx = import->ctx;
    struct problem why = ctx->problem;

    if (problem_status(why.key) == ST_INTERNAL || problem_status(why.key) == ST_BUSY)
        return problem_status(why.key);
    faults_add(ctx, &import->faults, str_format(ctx->arena, "line[%zu]", change->line),
        "Dòng %zu: " STR_FMT, change->line,
        STR_ARG(why.detail.len ? why.detail : str_of(problem_text(why.key))));
    return fail_faults(ctx, why.key, &import->faults);
}

static enum status change_record(struct import *import, const struct gathered *change)
{
    struct succession_out done;

    TRY(succession_record(import->ctx, &change->change, &done));
    import->out->changes++;
    import->out->links += (int64_t)done.links.len;
    import->out->reports += done.reports;
    import->out->lists += done.lists;
    import->out->regimes += done.regimes;
    return ST_OK;
}

enum status succession_import(struct ctx *ctx, const struct list *lines, struct links_import *out)
{
    struct import import = { .ctx = ctx, .out = out };

    *out = (struct links_import){ 0 };
    for (size_t i = 0; i < lines->len; i++)
        TRY(line_take(&import, LIST_AT(*lines, struct link_line, i)));
    if (import.faults.all)
        return fail_faults(ctx, PROBLEM_SUCCESSION_IMPORT, &import.faults);
    for (size_t i = 0; i < import.len; i++)
        if (change_record(&import, &import.changes[i]) != ST_OK)
            return stop(&import, &import.changes[i]);
    return history_add(ctx, (struct history_facts){
                                .action = "unit.import_links",
                                .object_type = OBJECT_UNIT,
                                .unit_id = ctx->actor->unit_id,
                                .note = str_format(ctx->arena, "%lld lần sắp xếp, %lld cặp đơn vị",
                                    (long long)out->changes, (long long)out->links),
                            });
}
