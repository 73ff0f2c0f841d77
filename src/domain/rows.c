#include "domain/rows.h"

#include "core/content_lists.h"
#include "core/number.h"
#include "domain/grown.h"
#include "domain/use.h"

/* A row of the lists as they become. The lists are one ring: before the rows of each open row
 * stands a mark of its own, and one behind all. */
struct node {
    struct open_row row;
    size_t next, before;
    bool gone;
};

struct lists {
    struct ctx *ctx;
    struct report_work *work;
    const struct cells_patch *in;
    struct cells_saved *out;
    struct rows_done *done;
    struct node *nodes;
    size_t marks; /* nodes 0 .. marks - 1 stand before the lists, node `marks` behind them */
    size_t old;   /* those behind are the rows there were, in their order, then the new ones */
    size_t len;
    size_t last; /* the node met last: saves mostly go on from there */
    size_t rows, diffs_cap, conflicts_cap;
    struct open_row *shown;
};

static enum status bad_row(struct lists *l, size_t i, enum problem_key key, const char *member)
{
    return fail_field(l->ctx, key, str_format(l->ctx->arena, "rows[%zu]%s", i, member).ptr, "%s",
        problem_text(key));
}

/* ---- the lists as they are ---- */

static void link_behind(struct lists *l, size_t node, size_t behind)
{
    l->nodes[node].before = behind;
    l->nodes[node].next = l->nodes[behind].next;
    l->nodes[l->nodes[behind].next].before = node;
    l->nodes[behind].next = node;
}

static void unlink_node(struct lists *l, size_t node)
{
    l->nodes[l->nodes[node].before].next = l->nodes[node].next;
    l->nodes[l->nodes[node].next].before = l->nodes[node].before;
}

static size_t open_rows_of(const struct form *form)
{
    size_t len = 0;

    for (size_t i = 0; i < form->rows.len; i++)
        len += FORM_ROW(form, i)->kind == ROW_OPEN;
    return len;
}

static void lists_open(struct lists *l)
{
    const struct content *content = l->work->content;
    const struct form *form = content->base;
    size_t at = 0;

    l->marks = open_rows_of(form);
    l->old = l->marks + 1;
    l->nodes =
        ARENA_ARRAY(l->ctx->arena, l->old + content->rows_len + l->in->rows.len, struct node);
    l->nodes[l->marks] = (struct node){ .next = l->marks, .before = l->marks };
    l->len = l->old;
    l->rows = content->rows_len;
    for (size_t i = 0, mark = 0; i < form->rows.len; i++) {
        if (FORM_ROW(form, i)->kind != ROW_OPEN)
            continue;
        l->nodes[mark].row.open = FORM_ROW(form, i)->key;
        link_behind(l, mark, l->nodes[l->marks].before);
        for (; at < content->rows_len && content->rows[at].open == FORM_ROW(form, i)->key; at++) {
            l->nodes[l->len].row = content->rows[at];
            link_behind(l, l->len, l->nodes[l->marks].before);
            l->len++;
        }
        mark++;
    }
}

/* Where the row is among the nodes; 0, which is a mark, if it is not. */
static size_t node_find(struct lists *l, int64_t key)
{
    const struct content *content = l->work->content;
    size_t low = 0, old = content->rows_len;
    long index;

    if (l->last && l->nodes[l->last].row.key == key)
        return l->last;
    for (size_t i = l->len; i > l->old + old; i--)
        if (l->nodes[i - 1].row.key == key)
            return l->last = i - 1;
    index = content->grown ? form_row_index(content->grown, key) : -1;
    if (index < 0 || !FORM_ROW(content->grown, index)->open)
        return 0;
    /* Its place among the form's rows, less those of the form before it, is its place here. */
    low = (size_t)index;
    while (low >= old || content->rows[low].key != key)
        low--;
    return l->last = l->old + low;
}

/* The node before the open row's list; SIZE_MAX: there is no such row. */
static size_t mark_of(const struct lists *l, int64_t open)
{
    for (size_t mark = 0; mark < l->marks; mark++)
        if (l->nodes[mark].row.open == open)
            return mark;
    return SIZE_MAX;
}

/* The last node of the list that begins at a mark. */
static size_t list_end(const struct lists *l, size_t mark)
{
    return l->nodes[mark + 1].before;
}

/* ---- what is said of it ---- */

static void diff_keep(struct lists *l, struct cell_diff diff)
{
    struct list *all = &l->done->diffs;

    all->items = list_room(l->ctx->arena, all->items, all->len, &l->diffs_cap, sizeof(diff));
    *LIST_AT(*all, struct cell_diff, all->len++) = diff;
}

static struct cell_diff row_diff(int64_t key, struct cell before, struct cell after)
{
    return (struct cell_diff){ { key, DIFF_ROW_ITSELF }, before, after };
}

static enum status conflict_add(struct lists *l, int64_t key, int64_t version, bool gone)
{
    struct list *all = &l->out->row_conflicts;
    struct row_conflict *conflict;
    bool found;

    all->items =
        list_room(l->ctx->arena, all->items, all->len, &l->conflicts_cap, sizeof(*conflict));
    conflict = LIST_AT(*all, struct row_conflict, all->len++);
    *conflict = (struct row_conflict){ .key = key, .gone = gone, .version = version };
    TRY(db_one(l->ctx, STMT_EVENT_OF_VERSION, ARGS(V_INT(l->in->id), V_INT(version)), &found));
    if (found) {
        conflict->by = db_text(l->ctx, 0);
        conflict->at_ms = db_int(l->ctx, 1);
    }
    return ST_OK;
}

static void row_show(struct lists *l, const struct open_row *row)
{
    *LIST_AT(l->out->rows, struct row_out, l->out->rows.len++) =
        (struct row_out){ .key = row->key, .open = row->open };
}

/* ---- adding ---- */

int64_t rows_gone_since(const struct content *content, int64_t key)
{
    for (size_t i = content->removed_len; i > 0; i--)
        if (content->removed[i - 1].key == key)
            return content->removed[i - 1].version;
    return 0;
}

/* A row that comes back is not gone any more. */
static void removed_forget(struct content *content, int64_t key)
{
    size_t len = 0;

    for (size_t i = 0; i < content->removed_len; i++)
        if (content->removed[i].key != key)
            content->removed[len++] = content->removed[i];
    content->removed_len = len;
}

static bool key_drawn(int64_t key)
{
    return key >= OPEN_KEY_DRAWN && key <= OPEN_KEY_MAX;
}

/* The node it comes to stand behind; what it should stand behind may be gone: then it is the last.
 */
static size_t place_of(struct lists *l, const struct row_change *change, size_t mark)
{
    size_t behind;

    if (!(change->given & ROW_CHANGE_AFTER))
        return list_end(l, mark);
    if (!change->after)
        return mark;
    behind = node_find(l, change->after);
    return behind && !l->nodes[behind].gone && l->nodes[behind].row.open == l->nodes[mark].row.open
               ? behind
               : list_end(l, mark);
}

static enum status row_add(struct lists *l, size_t i, const struct row_change *change)
{
    struct content *content = l->work->content;
    int64_t key = change->key, gone = key ? rows_gone_since(content, key) : 0;
    size_t mark = mark_of(l, change->open), node = l->len;

    if (mark == SIZE_MAX)
        return bad_row(l, i, PROBLEM_ROW_NOT_OPEN, ".open");
    /* A key of the server's comes back where a row is put back that was taken away. */
    if (key && !key_drawn(key) && (key < OPEN_KEY_FIRST || key >= content->next_key))
        return bad_row(l, i, PROBLEM_ROW_KEY, ".key");
    if (!report_assigned_row(l->work, change->open))
        return bad_row(l, i, PROBLEM_CELL_NOT_ASSIGNED, ".open");
    if (gone > l->in->base_version)
        return conflict_add(l, key, gone, true);
    if (gone)
        removed_forget(content, key);
    l->nodes[node].row =
        (struct open_row){ .key = key ? key : content->next_key++, .open = change->open };
    link_behind(l, node, place_of(l, change, mark));
    l->len++;
    l->rows++;
    l->last = node;
    l->done->changed = true;
    row_show(l, &l->nodes[node].row);
    diff_keep(l, row_diff(l->nodes[node].row.key, (struct cell){ .kind = CELL_EMPTY },
                     (struct cell){ .kind = CELL_YES_NO, .value = 1 }));
    return ST_OK;
}

/* ---- taking away ---- */

/* The first and last slot of a row there was, or false: it is new, and has no cells yet. */
static bool slots_of(const struct lists *l, int64_t key, size_t *from, size_t *to)
{
    const struct shape *shape = l->work->content->shape;
    long index = form_row_index(shape->form, key);

    if (index < 0 || shape->row_slots[index] < 0)
        return false;
    *from = (size_t)shape->row_slots[index] * shape->columns_len;
    *to = *from + shape->columns_len;
    return true;
}

/* What is calculated changes with other rows: nobody wrote it. */
static bool is_calculated(const struct lists *l, size_t slot)
{
    const struct shape *shape = l->work->content->shape;
    struct cell_ref ref = shape_ref(shape, slot);
    const struct form_cell *cell = form_cell_find(shape->form, ref.row, ref.column);

    return cell && cell->formula.len;
}

static int64_t written_since(const struct lists *l, int64_t key)
{
    const struct content *content = l->work->content;
    size_t from, to;
    int64_t version = 0;

    if (!content->versions || !slots_of(l, key, &from, &to))
        return 0;
    for (; from < to; from++)
        if (content->versions[from] > version && !is_calculated(l, from))
            version = content->versions[from];
    return version > l->in->base_version ? version : 0;
}

static void removed_keep(struct lists *l, int64_t key)
{
    struct content *content = l->work->content;
    struct open_removed *all =
        ARENA_ARRAY(l->ctx->arena, content->removed_len + 1, struct open_removed);
    size_t from = content->removed_len == OPEN_REMOVED_MAX, len = 0;

    for (; from < content->removed_len; from++)
        all[len++] = content->removed[from];
    all[len++] = (struct open_removed){ key, l->work->report.version + 1 };
    content->removed = all;
    content->removed_len = len;
}

static enum status row_remove(struct lists *l, size_t i, const struct row_change *change)
{
    const struct content *content = l->work->content;
    size_t node = node_find(l, change->key), from, to;
    int64_t version;

    if (!node || l->nodes[node].gone) /* somebody did already, or this save is sent again */
        return rows_gone_since(content, change->key) ? ST_OK
                                                     : bad_row(l, i, PROBLEM_ROW_KEY, ".key");
    if (!report_assigned_row(l->work, l->nodes[node].row.open))
        return bad_row(l, i, PROBLEM_CELL_NOT_ASSIGNED, ".key");
    if (l->nodes[node].row.source_report)
        return bad_row(l, i, PROBLEM_ROW_TOTAL, ".key");
    version = written_since(l, change->key);
    if (version)
        return conflict_add(l, change->key, version, false);
    diff_keep(l, row_diff(change->key, (struct cell){ .kind = CELL_YES_NO, .value = 1 },
                     (struct cell){ .kind = CELL_EMPTY }));
    if (slots_of(l, change->key, &from, &to))
        for (; from < to; from++)
            if (content->cells[from].kind != CELL_EMPTY)
                diff_keep(l, (struct cell_diff){ shape_ref(content->shape, from),
                                 content->cells[from], { .kind = CELL_EMPTY } });
    unlink_node(l, node);
    l->nodes[node].gone = true;
    l->rows--;
    l->done->changed = true;
    removed_keep(l, change->key);
    return ST_OK;
}

/* ---- moving ---- */

static int64_t place_number(const struct lists *l, size_t node)
{
    int64_t place = 0;

    for (; node > l->marks; node = l->nodes[node].before)
        place++;
    return place;
}

static enum status row_move(struct lists *l, size_t node, const struct row_change *change)
{
    size_t mark = mark_of(l, l->nodes[node].row.open), behind;
    int64_t before;

    behind = place_of(l, change, mark);
    if (!(change->given & ROW_CHANGE_AFTER) || behind == node || behind == l->nodes[node].before)
        return ST_OK; /* it is there already, as when a save is sent again */
    before = place_number(l, node);
    unlink_node(l, node);
    link_behind(l, node, behind);
    l->done->changed = true;
    row_show(l, &l->nodes[node].row);
    diff_keep(l, row_diff(change->key, (struct cell){ .kind = CELL_NUMBER, .value = before },
                     (struct cell){ .kind = CELL_NUMBER, .value = place_number(l, node) }));
    return ST_OK;
}

static enum status row_change(struct lists *l, size_t i)
{
    const struct row_change *change = LIST_AT(l->in->rows, struct row_change, i);
    size_t node;

    if (change->removed)
        return row_remove(l, i, change);
    node = change->key ? node_find(l, change->key) : 0;
    if (!node || l->nodes[node].gone)
        return row_add(l, i, change);
    if (!report_assigned_row(l->work, l->nodes[node].row.open))
        return bad_row(l, i, PROBLEM_CELL_NOT_ASSIGNED, ".key");
    if (l->nodes[node].row.source_report)
        return bad_row(l, i, PROBLEM_ROW_TOTAL, ".key");
    return row_move(l, node, change);
}

/* ---- all of them ---- */

static struct str count_text(struct ctx *ctx, size_t count)
{
    return number_format_vi(ctx->arena, (struct dec){ .mantissa = (int64_t)count },
        NUMBER_DECIMALS_ALL, NUMBER_GROUPED);
}

static enum status too_long(struct ctx *ctx, size_t len, size_t most)
{
    return fail_field(ctx, PROBLEM_ROWS_TOO_MANY, "rows",
        "%s Danh sách sẽ có " STR_FMT " dòng; biểu này nhận tối đa " STR_FMT
        " dòng do đơn vị tự thêm.",
        problem_text(PROBLEM_ROWS_TOO_MANY), STR_ARG(count_text(ctx, len)),
        STR_ARG(count_text(ctx, most)));
}

static enum status lists_keep(struct lists *l)
{
    struct content *content = l->work->content;
    struct open_row *rows = ARENA_ARRAY(l->ctx->arena, l->rows + 1, struct open_row);
    size_t len = 0, before, most = form_open_most(content->base);

    for (size_t node = l->nodes[l->marks].next; node != l->marks; node = l->nodes[node].next)
        if (node > l->marks)
            rows[len++] = l->nodes[node].row;
    if (len > content->rows_len && len > most)
        return too_long(l->ctx, len, most);
    if (!open_rows_ok(l->ctx->arena, content->base, rows, len))
        return fail_field(l->ctx, PROBLEM_ROW_KEY, "rows", "%s", problem_text(PROBLEM_ROW_KEY));
    before = content->rows_len;
    content_set_rows(content, rows, len);
    TRY(report_regrow(l->ctx, l->work));
    return len > before && arena_over_budget(l->ctx->arena) ? too_long(l->ctx, len, before) : ST_OK;
}

enum status rows_apply(struct ctx *ctx, struct report_work *work, const struct cells_patch *in,
    struct cells_saved *out, struct rows_done *done)
{
    struct lists l = { .ctx = ctx, .work = work, .in = in, .out = out, .done = done };

    if (!in->rows.len)
        return ST_OK;
    if (work->report.kind == REPORT_TOTAL)
        return fail_field(ctx, PROBLEM_ROW_TOTAL, "rows", "%s", problem_text(PROBLEM_ROW_TOTAL));
    out->rows.items = ARENA_ARRAY(ctx->arena, in->rows.len, struct row_out);
    lists_open(&l);
    for (size_t i = 0; i < in->rows.len; i++)
        TRY(row_change(&l, i));
    return done->changed ? lists_keep(&l) : ST_OK;
}

struct list rows_encode(struct ctx *ctx, const struct content *content)
{
    struct row_out *rows = ARENA_ARRAY(ctx->arena, content->rows_len + 1, struct row_out);

    for (size_t i = 0; i < content->rows_len; i++)
        rows[i] = (struct row_out){
            .key = content->rows[i].key,
            .open = content->rows[i].open,
            .heading = content->rows[i].heading,
            .source_report = content->rows[i].source_report,
            .source_row = content->rows[i].source_row,
        };
    return (struct list){ rows, content->rows_len };
}
