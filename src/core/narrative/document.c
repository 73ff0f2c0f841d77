#include "core/narrative/document.h"

#include "base/json.h"
#include "core/narrative/document_schema.h"

struct doc_node *doc_node_new(struct arena *arena, enum doc_kind kind)
{
    struct doc_node *node = ARENA_NEW(arena, struct doc_node);

    node->kind = kind;
    return node;
}

void doc_append(struct doc_node *parent, struct doc_node *child)
{
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    child->next = NULL;
}

/* ---- attributes ---- */

static struct doc_attr *attr_find(const struct doc_node *node, enum doc_attr_key key)
{
    for (struct doc_attr *attr = node->attrs; attr; attr = attr->next)
        if (attr->key == key)
            return attr;
    return NULL;
}

struct str doc_text(const struct doc_node *node, enum doc_attr_key key)
{
    const struct doc_attr *attr = attr_find(node, key);

    return attr ? attr->text : (struct str){ 0 };
}

int64_t doc_number(const struct doc_node *node, enum doc_attr_key key)
{
    const struct doc_attr *attr = attr_find(node, key);
    const struct doc_attr_rule *rule = doc_attr_rule(node->kind, key);

    if (attr)
        return attr->number;
    return rule && rule->type == DOC_NUMBER && key != ATTR_REPORT ? rule->min : 0;
}

static struct doc_attr *attr_make(struct arena *arena, struct doc_node *node, enum doc_attr_key key)
{
    struct doc_attr *attr = attr_find(node, key);

    if (attr)
        return attr;
    attr = ARENA_NEW(arena, struct doc_attr);
    attr->key = key;
    attr->next = node->attrs;
    node->attrs = attr;
    return attr;
}

void doc_set_text(
    struct arena *arena, struct doc_node *node, enum doc_attr_key key, struct str text)
{
    attr_make(arena, node, key)->text = text;
}

void doc_set_number(
    struct arena *arena, struct doc_node *node, enum doc_attr_key key, int64_t number)
{
    attr_make(arena, node, key)->number = number;
}

void doc_unset(struct doc_node *node, enum doc_attr_key key)
{
    struct doc_attr **at = &node->attrs;

    while (*at && (*at)->key != key)
        at = &(*at)->next;
    if (*at)
        *at = (*at)->next;
}

static struct doc_attr *attrs_copy(struct arena *arena, const struct doc_attr *attrs)
{
    struct doc_attr *first = NULL, **end = &first;

    for (; attrs; attrs = attrs->next) {
        *end = ARENA_NEW(arena, struct doc_attr);
        **end = *attrs;
        (*end)->next = NULL;
        end = &(*end)->next;
    }
    return first;
}

/* ---- the tree; its depth is DOCUMENT_DEPTH_MAX at most ---- */

struct doc_node *doc_copy(struct arena *arena, const struct doc_node *node)
{
    struct doc_node *copy = doc_node_new(arena, node->kind);

    copy->marks = node->marks;
    copy->text = node->text;
    copy->attrs = attrs_copy(arena, node->attrs);
    for (const struct doc_node *child = node->first; child; child = child->next)
        doc_append(copy, doc_copy(arena, child));
    return copy;
}

bool doc_is_place(const struct doc_node *node)
{
    return node->kind == NODE_FIGURE || node->kind == NODE_COMPARISON || node->kind == NODE_FACT;
}

static bool is_block(const struct doc_node *node)
{
    return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH;
}

void doc_plain(struct buf *out, const struct doc_node *node)
{
    if (node->kind == NODE_TEXT)
        buf_add(out, node->text);
    else if (doc_is_place(node))
        buf_add(out, doc_text(node, ATTR_TEXT));
    else if (node->kind == NODE_SOURCE)
        buf_add(out, doc_text(node, ATTR_NAME));
    for (const struct doc_node *child = node->first; child; child = child->next)
        doc_plain(out, child);
    if (is_block(node))
        buf_add_char(out, '\n');
}

/* ---- writing: members and attributes in the schema's order, defaults left out ---- */

static bool attr_is_default(const struct doc_attr_rule *rule, const struct doc_attr *attr)
{
    if (!attr)
        return true;
    if (rule->type == DOC_TEXT || rule->type == DOC_WORD)
        return attr->text.len == 0;
    if (rule->type == DOC_NUMBER)
        return attr->number == rule->min && rule->key != ATTR_REPORT;
    return attr->number == 0;
}

static void attr_write(
    struct json_writer *w, const struct doc_attr_rule *rule, const struct doc_attr *attr)
{
    json_name(w, doc_attr_names[rule->key]);
    switch (rule->type) {
    case DOC_TEXT:
    case DOC_WORD:
        json_str(w, attr->text);
        return;
    case DOC_NUMBER:
        json_int(w, attr->number);
        return;
    case DOC_YES_NO:
        json_bool(w, attr->number != 0);
        return;
    case DOC_CHOICE:
        json_str(w, str_of(rule->names[attr->number]));
        return;
    }
}

static void attrs_write(struct json_writer *w, const struct doc_node *node)
{
    const struct doc_rule *rule = &doc_rules[node->kind];
    bool open = false;

    for (size_t i = 0; i < rule->attrs_len; i++) {
        const struct doc_attr *attr = attr_find(node, rule->attrs[i].key);

        if (attr_is_default(&rule->attrs[i], attr))
            continue;
        if (!open) {
            json_name(w, "attrs");
            json_open(w, '{');
        }
        open = true;
        attr_write(w, &rule->attrs[i], attr);
    }
    if (open)
        json_close(w, '}');
}

static void marks_write(struct json_writer *w, unsigned marks)
{
    if (!marks)
        return;
    json_name(w, "marks");
    json_open(w, '[');
    if (marks & MARK_BOLD)
        json_raw(w, S("{\"type\":\"bold\"}"));
    if (marks & MARK_ITALIC)
        json_raw(w, S("{\"type\":\"italic\"}"));
    json_close(w, ']');
}

static void node_write(struct json_writer *w, const struct doc_node *node)
{
    json_open(w, '{');
    json_name(w, "type");
    json_str(w, str_of(doc_kind_names[node->kind]));
    attrs_write(w, node);
    if (node->kind == NODE_TEXT) {
        json_name(w, "text");
        json_str(w, node->text);
        marks_write(w, node->marks);
    }
    if (node->first) {
        json_name(w, "content");
        json_open(w, '[');
        for (const struct doc_node *child = node->first; child; child = child->next)
            node_write(w, child);
        json_close(w, ']');
    }
    json_close(w, '}');
}

struct str document_write(struct arena *arena, const struct doc_node *doc)
{
    struct buf out = { .arena = arena };
    struct json_writer w = { .out = &out };

    node_write(&w, doc);
    return buf_str(&out);
}
