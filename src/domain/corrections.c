#include "domain/corrections.h"

#include "core/content_diff.h"
#include "core/text_diff.h"
#include "domain/outlines.h"
#include "domain/rows.h"
#include "domain/use.h"
#include "model/event.h"

enum status correction_look(struct ctx *ctx, const struct report *report, struct correction *out)
{
    bool found;

    *out = (struct correction){ .number = report->correcting };
    if (!report->correcting && report->state != REPORT_CORRECTION_ASKED)
        return ST_OK;
    TRY(db_one(ctx, STMT_CORRECTION_ASKED, ARGS(V_INT(report->id)), &found));
    if (!found)
        return ST_OK;
    out->reason = db_text(ctx, 0);
    out->asked_by = db_text(ctx, 1);
    out->asked_ms = db_int(ctx, 2);
    return ST_OK;
}

/* ---- revisions ---- */

static struct revision_line line_read(struct ctx *ctx)
{
    return (struct revision_line){
        .number = db_int(ctx, 0),
        .frozen_ms = db_int(ctx, 1),
        .frozen_by = db_text(ctx, 2),
        .digest = db_text(ctx, 3),
        .sent_ms = db_int(ctx, 4),
        .reason_action = db_text(ctx, 5),
        .reason = db_text(ctx, 6),
        .reason_by = db_text(ctx, 7),
        .reason_ms = db_int(ctx, 8),
        .reason_title = db_text(ctx, 5).len ? event_title(db_text(ctx, 5)) : (struct str){ 0 },
    };
}

static void reason_take(struct revision_line *to, const struct revision_line *from)
{
    to->reason_action = from->reason_action;
    to->reason_title = from->reason_title;
    to->reason = from->reason;
    to->reason_by = from->reason_by;
    to->reason_ms = from->reason_ms;
}

/* What leader and staff said to each other stays theirs: who receives a report is told the reason
 * he knows, which may be that of a revision in between that was not sent. */
static void reason_of_others(struct revision_line *line, struct revision_line *known)
{
    if (!workflow_is_inner(line->reason_action))
        *known = *line;
    else if (known->reason_action.len)
        reason_take(line, known);
    else
        line->reason = line->reason_by = (struct str){ 0 };
    if (line->sent_ms)
        *known = (struct revision_line){ 0 };
}

static enum status lines_read(struct ctx *ctx, const struct report *report, struct list *out)
{
    struct revision_line *lines =
        ARENA_ARRAY(ctx->arena, (size_t)report->revision + 1, struct revision_line);
    bool own = report_is_own(ctx, report), more;
    struct revision_line known = { 0 };
    size_t len = 0;

    TRY(db_start(ctx, STMT_CORRECTION_REVISIONS, ARGS(V_INT(report->id))));
    TRY(db_next(ctx, &more));
    while (more && len < (size_t)report->revision) {
        lines[len] = line_read(ctx);
        if (!own)
            reason_of_others(&lines[len], &known);
        len += own || lines[len].sent_ms;
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ lines, len };
    return ST_OK;
}

static enum status readable(struct ctx *ctx, int64_t id, struct report *out)
{
    TRY(report_get(ctx, id, out));
    return report_require_figures(ctx, out);
}

enum status revisions_list(struct ctx *ctx, const struct by_id *in, struct revisions_out *out)
{
    struct report report;

    TRY(readable(ctx, in->id, &report));
    out->report_id = in->id;
    return lines_read(ctx, &report, &out->items);
}

/* ---- comparing ---- */

struct frozen {
    struct content *content;
    struct doc_node *text; /* NULL: it has none */
};

static enum status frozen_load(
    struct ctx *ctx, int64_t report_id, int64_t form_version_id, int64_t number, struct frozen *out)
{
    const struct form_entry *form;
    struct str blob, text;
    bool found;

    *out = (struct frozen){ 0 };
    TRY(form_entry_get(ctx, form_version_id, &form));
    TRY(db_one(ctx, STMT_CORRECTION_CONTENT, ARGS(V_INT(report_id), V_INT(number)), &found));
    if (!found)
        return use_not_found(ctx);
    blob = db_blob(ctx, 0);
    text = db_text(ctx, 1);
    if (!content_unpack(ctx->arena, &form->form, blob, &out->content))
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)report_id);
    return text.len ? document_kept(ctx, DOC_FROZEN, text, &out->text) : ST_OK;
}

/* Since which version of the report it is so: a row that was taken away, since it was. */
static int64_t made_by(const struct content *after, const struct content_change *change)
{
    return change->gone ? rows_gone_since(after, change->at.row)
                        : content_version(after, change->at.row, change->at.column);
}

/* Who made it so. */
static enum status maker_fill(
    struct ctx *ctx, int64_t report_id, int64_t version, struct revision_cell *out)
{
    bool there;

    if (!version)
        return ST_OK;
    TRY(db_one(ctx, STMT_EVENT_OF_VERSION, ARGS(V_INT(report_id), V_INT(version)), &there));
    if (!there)
        return ST_OK;
    out->actor_name = db_text(ctx, 0);
    out->at_ms = db_int(ctx, 1);
    return ST_OK;
}

/* The row a row stands under: the nearest above with less indent, or a heading beside it. */
static const struct form_row *row_above(const struct form *form, long index)
{
    const struct form_row *own = FORM_ROW(form, index);

    for (long at = index - 1; at >= 0; at--) {
        const struct form_row *row = FORM_ROW(form, at);

        if (row->indent < own->indent || (row->kind == ROW_GROUP && row->indent == own->indent))
            return row;
    }
    return NULL;
}

/* "1.1 Cây lúa › Sản lượng": each crop has a row of that name, and none has a number. */
static struct str row_title(struct arena *arena, const struct form *form, long index)
{
    const struct form_row *own = FORM_ROW(form, index);
    const struct form_row *above = own->stt.len || own->open ? NULL : row_above(form, index);
    struct buf out = { .arena = arena };

    if (!above)
        return own->label;
    buf_addf(&out, STR_FMT "%s" STR_FMT " › " STR_FMT, STR_ARG(above->stt),
        above->stt.len ? " " : "", STR_ARG(above->label), STR_ARG(own->label));
    return buf_str(&out);
}

/* One of them, as it is told. */
static struct revision_cell change_told(
    struct arena *arena, const struct content *of, const struct content_change *change)
{
    const struct form *form = of->shape->form;

    return (struct revision_cell){
        .row = change->at.row,
        .column = change->at.column,
        .label = row_title(arena, form, form_row_index(form, change->at.row)),
        .heading =
            form_heading(arena, FORM_COLUMN(form, form_column_index(form, change->at.column))),
        .before = content_cell_text(arena, change->before),
        .after = content_cell_text(arena, change->after),
    };
}

/* The first ones, with who made each so. */
static enum status cells_compare(struct ctx *ctx, int64_t report_id, const struct content *before,
    const struct content *after, struct list *out, int64_t *count)
{
    struct list changes;
    struct revision_cell *cells;
    size_t len;

    ASSERT(before && after); /* frozen_load would have failed */
    changes = content_diff(ctx->arena, before, after);
    len = changes.len < REVISION_CELLS_MAX ? changes.len : REVISION_CELLS_MAX;
    cells = ARENA_ARRAY(ctx->arena, len + 1, struct revision_cell);
    for (size_t i = 0; i < len; i++) {
        const struct content_change *change = LIST_AT(changes, struct content_change, i);

        cells[i] = change_told(ctx->arena, change->gone ? before : after, change);
        TRY(maker_fill(ctx, report_id, made_by(after, change), &cells[i]));
    }
    *out = (struct list){ cells, len };
    *count = (int64_t)changes.len;
    return ST_OK;
}

/* A paragraph a line. */
static void lines_add(struct buf *out, const struct doc_node *node, int depth)
{
    if (node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING) {
        doc_plain(out, node);
        buf_add(out, S("\n"));
        return;
    }
    if (depth == JSON_DEPTH_MAX)
        return;
    for (const struct doc_node *child = node->first; child; child = child->next)
        lines_add(out, child, depth + 1);
}

static struct str text_lines(struct arena *arena, const struct doc_node *doc)
{
    struct buf out = { .arena = arena };

    if (doc)
        lines_add(&out, doc, 0);
    return buf_str(&out);
}

static struct list sentences_compare(
    struct arena *arena, const struct doc_node *before, const struct doc_node *after)
{
    struct list changes = text_diff(arena, text_lines(arena, before), text_lines(arena, after));
    struct revision_sentence *items = ARENA_ARRAY(arena, changes.len + 1, struct revision_sentence);

    for (size_t i = 0; i < changes.len; i++) {
        const struct text_change *change = LIST_AT(changes, struct text_change, i);

        items[i] = (struct revision_sentence){ change->added, change->sentence };
    }
    return (struct list){ items, changes.len };
}

/* The two asked for among those he sees; the last of them, and the one before, unless said. */
static enum status pair_find(struct ctx *ctx, const struct report *report,
    const struct revision_pair *in, struct revision_diff *out)
{
    const struct revision_line *from = NULL, *to = NULL;
    struct list lines;

    TRY(lines_read(ctx, report, &lines));
    for (size_t i = 0; i < lines.len; i++) {
        const struct revision_line *line = LIST_AT(lines, struct revision_line, i);

        if (!in->to || line->number == in->to)
            to = line;
    }
    for (size_t i = 0; to && i < lines.len; i++) {
        const struct revision_line *line = LIST_AT(lines, struct revision_line, i);

        if (line->number < to->number && (!in->from || line->number == in->from))
            from = line;
    }
    if (!from)
        return use_not_found(ctx);
    out->from = *from;
    out->to = *to;
    return ST_OK;
}

enum status revision_compare(
    struct ctx *ctx, const struct revision_pair *in, struct revision_diff *out)
{
    struct frozen before, after;
    struct report report;

    TRY(readable(ctx, in->id, &report));
    TRY(pair_find(ctx, &report, in, out));
    TRY(frozen_load(ctx, in->id, report.form_version_id, out->from.number, &before));
    TRY(frozen_load(ctx, in->id, report.form_version_id, out->to.number, &after));
    TRY(cells_compare(ctx, in->id, before.content, after.content, &out->cells, &out->cells_count));
    out->report_id = in->id;
    out->sentences = sentences_compare(ctx->arena, before.text, after.text);
    return ST_OK;
}
