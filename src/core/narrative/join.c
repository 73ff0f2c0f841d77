#include "core/narrative/join.h"

#include "base/limits.h"
#include "core/narrative/sections.h"

struct joining {
    struct arena *arena;
    struct doc_node *out;
    size_t nodes;
};

static size_t nodes_count(const struct doc_node *node)
{
    size_t count = 1;

    for (const struct doc_node *child = node->first; child; child = child->next)
        count += nodes_count(child);
    return count;
}

static void add(struct joining *j, struct doc_node *block)
{
    j->nodes += nodes_count(block);
    doc_append(j->out, block);
}

static struct doc_node *text_new(struct arena *arena, struct str text, unsigned marks)
{
    struct doc_node *node = doc_node_new(arena, NODE_TEXT);

    node->text = text;
    node->marks = marks;
    return node;
}

/* As in a document that was read: no empty texts, and texts of one look are one. */
static void text_append(struct arena *arena, struct doc_node *parent, struct doc_node *child)
{
    struct doc_node *last = parent->last;

    if (child->kind == NODE_TEXT && last && last->kind == NODE_TEXT && last->marks == child->marks)
        last->text = str_format(arena, STR_FMT STR_FMT, STR_ARG(last->text), STR_ARG(child->text));
    else if (child->kind != NODE_TEXT || child->text.len)
        doc_append(parent, child);
}

/* Places become what they said; the depth is that of documents. */
static struct doc_node *said(struct arena *arena, const struct doc_node *node)
{
    struct doc_node *copy;

    if (doc_is_place(node))
        return text_new(arena, doc_text(node, ATTR_TEXT), 0);
    copy = doc_node_new(arena, node->kind);
    copy->text = node->text;
    copy->marks = node->marks;
    copy->attrs = node->attrs;
    for (const struct doc_node *child = node->first; child; child = child->next) {
        struct doc_node *one = said(arena, child);

        text_append(arena, copy, one);
    }
    return copy;
}

/* A heading of a unit's own, as a bold line. */
static struct doc_node *bold_line(struct arena *arena, const struct doc_node *heading)
{
    struct doc_node *line = doc_node_new(arena, NODE_PARAGRAPH);
    struct buf words = { .arena = arena };

    doc_plain(&words, heading);
    if (str_trim(buf_str(&words)).len)
        doc_append(line, text_new(arena, str_trim(buf_str(&words)), MARK_BOLD));
    return line;
}

static const struct doc_node *heading_find(const struct doc_node *doc, struct str id)
{
    for (const struct doc_node *node = doc->first; node; node = node->next)
        if (node->kind == NODE_HEADING && str_eq(doc_text(node, ATTR_ID), id))
            return node;
    return NULL;
}

/* Whether the block ends the section: a heading the outline has. */
static bool ends(const struct doc_node *outline, const struct doc_node *block)
{
    return block->kind == NODE_HEADING && doc_text(block, ATTR_ID).len &&
           heading_find(outline, doc_text(block, ATTR_ID));
}

static bool says_something(const struct doc_node *block)
{
    if (block->kind == NODE_FORM_TABLE || block->kind == NODE_TABLE)
        return true;
    if (block->kind == NODE_TEXT)
        return str_trim(block->text).len > 0;
    if (doc_is_place(block))
        return doc_text(block, ATTR_TEXT).len > 0;
    for (const struct doc_node *child = block->first; child; child = child->next)
        if (says_something(child))
            return true;
    return false;
}

/* What a unit wrote under a heading of the outline; false: nothing. */
static bool part_add(
    struct joining *j, const struct doc_node *outline, struct str id, const struct join_part *part)
{
    const struct doc_node *block = heading_find(part->doc, id);
    struct doc_node *name = doc_node_new(j->arena, NODE_PARAGRAPH);
    struct doc_node *source = doc_node_new(j->arena, NODE_SOURCE);
    bool begun = false;

    doc_set_text(j->arena, source, ATTR_NAME, part->unit);
    doc_set_number(j->arena, source, ATTR_REPORT, part->report_id);
    doc_append(name, source);
    for (block = block ? block->next : NULL; block && !ends(outline, block); block = block->next) {
        /* A part of a form is the unit's own; here it would show the total's. */
        if (!says_something(block) || block->kind == NODE_FORM_TABLE)
            continue;
        if (!begun)
            add(j, name);
        begun = true;
        add(j, block->kind == NODE_HEADING ? bold_line(j->arena, block) : said(j->arena, block));
    }
    return begun;
}

static void silent_add(struct joining *j, const struct buf *silent)
{
    struct doc_node *line;

    if (!silent->len)
        return;
    line = doc_node_new(j->arena, NODE_PARAGRAPH);
    doc_append(line, text_new(j->arena,
                         str_format(j->arena, "Đơn vị không có nội dung mục này: %.*s.",
                             (int)silent->len, silent->ptr),
                         MARK_ITALIC));
    add(j, line);
}

static void section_join(
    struct joining *j, const struct doc_node *outline, struct str id, const struct list *parts)
{
    struct buf silent = { .arena = j->arena };

    for (size_t i = 0; i < parts->len; i++) {
        const struct join_part *part = LIST_AT(*parts, struct join_part, i);

        if (!part_add(j, outline, id, part))
            buf_addf(&silent, "%s" STR_FMT, silent.len ? ", " : "", STR_ARG(part->unit));
    }
    /* Where nobody wrote, it is a heading over others: nothing is said of it. */
    if (j->out->last->kind != NODE_HEADING || silent.len == 0)
        silent_add(j, &silent);
}

bool narrative_join(struct arena *arena, const struct doc_node *outline, const struct list *parts,
    struct doc_node **out)
{
    struct doc_node *start = narrative_start(arena, outline), *next;
    struct joining j = { .arena = arena, .out = doc_node_new(arena, NODE_DOC) };
    struct str section = { 0 };

    j.out->attrs = start->attrs;
    for (struct doc_node *block = start->first; block; block = next) {
        next = block->next;
        if (block->kind == NODE_HEADING && section.len)
            section_join(&j, outline, section, parts);
        if (block->kind == NODE_HEADING)
            section = doc_text(block, ATTR_ID);
        if (block->kind == NODE_HEADING || says_something(block) || block->first)
            add(&j, block);
        if (j.nodes > DOCUMENT_NODES_MAX)
            return false;
    }
    if (section.len)
        section_join(&j, outline, section, parts);
    if (!j.out->first)
        add(&j, doc_node_new(arena, NODE_PARAGRAPH));
    if (j.nodes > DOCUMENT_NODES_MAX || document_write(arena, j.out).len > DOCUMENT_BYTES_MAX)
        return false;
    *out = j.out;
    return true;
}
