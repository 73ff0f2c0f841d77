#include "tests/api/node.h"

struct build {
    struct arena *arena;
    struct json_reader reader;
};

static struct node *value(struct build *build, enum json_token token, int depth);

static bool members(struct build *build, struct node *node, enum json_token end, int depth)
{
    const struct node **tail = &node->first;
    enum json_token token = json_next(&build->reader);

    while (token != end) {
        struct node *member;
        struct str name = { 0 };

        if (token == JSON_NAME) {
            name = build->reader.text;
            token = json_next(&build->reader);
        }
        member = value(build, token, depth + 1);
        if (!member)
            return false;
        member->name = name;
        *tail = member;
        tail = &member->next;
        token = json_next(&build->reader);
    }
    return true;
}

/* Depth is that of the reader, which refuses more than JSON_DEPTH_MAX. */
static struct node *value(struct build *build, enum json_token token, int depth)
{
    struct node *node = ARENA_NEW(build->arena, struct node);
    bool whole = token != JSON_ERROR && token != JSON_END && depth <= JSON_DEPTH_MAX;

    node->type = token;
    if (token == JSON_STRING || token == JSON_NUMBER)
        node->text = build->reader.text;
    if (token == JSON_TRUE || token == JSON_FALSE)
        node->text = token == JSON_TRUE ? S("true") : S("false");
    if (token == JSON_NULL)
        node->text = S("null");
    if (token == JSON_OBJECT)
        whole = members(build, node, JSON_OBJECT_END, depth);
    if (token == JSON_ARRAY)
        whole = members(build, node, JSON_ARRAY_END, depth);
    return whole ? node : NULL;
}

const struct node *node_read(struct arena *arena, struct str json)
{
    struct build build = { .arena = arena, .reader = json_read(arena, json) };
    const struct node *node = value(&build, json_next(&build.reader), 0);

    return node && json_next(&build.reader) == JSON_END ? node : NULL;
}

const struct node *node_member(const struct node *node, struct str name)
{
    const struct node *at = node && node->type == JSON_OBJECT ? node->first : NULL;

    while (at && !str_eq(at->name, name))
        at = at->next;
    return at;
}

static const struct node *item_at(const struct node *list, struct str index)
{
    const struct node *at = list->first;
    int64_t i = 0;

    if (!str_to_int(index, &i))
        return NULL;
    while (at && i-- > 0)
        at = at->next;
    return at;
}

const struct node *node_at(const struct node *node, const char *path)
{
    struct str left = str_of(path);

    while (node && left.len) {
        struct str name = str_cut(&left, '.');

        node = node->type == JSON_ARRAY ? item_at(node, name) : node_member(node, name);
    }
    return node;
}

struct str node_text(const struct node *node, const char *name)
{
    const struct node *member = node_member(node, str_of(name));

    return member ? member->text : (struct str){ 0 };
}

size_t node_len(const struct node *node)
{
    size_t len = 0;

    for (const struct node *at = node ? node->first : NULL; at; at = at->next)
        len++;
    return len;
}

static void node_write(struct json_writer *w, const struct node *node)
{
    char bracket = node->type == JSON_OBJECT ? '{' : '[';

    if (node->type == JSON_STRING) {
        json_str(w, node->text);
    } else if (node->type != JSON_OBJECT && node->type != JSON_ARRAY) {
        json_raw(w, node->text);
    } else {
        json_open(w, bracket);
        for (const struct node *at = node->first; at; at = at->next) {
            if (node->type == JSON_OBJECT)
                json_name(w, str_z(w->out->arena, at->name));
            node_write(w, at);
        }
        json_close(w, bracket == '{' ? '}' : ']');
    }
}

struct str node_whole(struct arena *arena, const struct node *node)
{
    struct buf out = { .arena = arena };
    struct json_writer w = { .out = &out };

    if (node->type != JSON_OBJECT && node->type != JSON_ARRAY)
        return node->text;
    node_write(&w, node);
    return buf_str(&out);
}
