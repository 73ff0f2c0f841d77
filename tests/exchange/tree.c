#include "tests/exchange/tree.h"

#include "tests/unit.h"

const struct tree tree_nothing = { .type = JSON_END, .text = { "", 0 } };

struct build {
    struct arena *arena;
    struct json_reader reader;
};

static struct tree *value(struct build *build, enum json_token token, int depth);

static void members(struct build *build, struct tree *tree, enum json_token end, int depth)
{
    struct tree **tail = &tree->first;
    enum json_token token = json_next(&build->reader);

    while (token != end) {
        struct str name = S("");

        if (token == JSON_NAME) {
            name = build->reader.text;
            token = json_next(&build->reader);
        }
        *tail = value(build, token, depth + 1);
        (*tail)->name = name;
        tail = &(*tail)->next;
        token = json_next(&build->reader);
    }
}

static struct tree *value(struct build *build, enum json_token token, int depth)
{
    struct tree *tree = ARENA_NEW(build->arena, struct tree);

    if (token == JSON_ERROR || token == JSON_END || depth > JSON_DEPTH_MAX)
        fail_msg("not JSON at %zu", json_offset(&build->reader));
    *tree = (struct tree){ .type = token, .name = S(""), .text = S("") };
    if (token == JSON_STRING || token == JSON_NUMBER)
        tree->text = build->reader.text;
    if (token == JSON_OBJECT)
        members(build, tree, JSON_OBJECT_END, depth);
    if (token == JSON_ARRAY)
        members(build, tree, JSON_ARRAY_END, depth);
    return tree;
}

const struct tree *tree_read(struct arena *arena, struct str json)
{
    struct build build = { .arena = arena, .reader = json_read(arena, json) };
    enum json_token token = json_next(&build.reader);

    return value(&build, token, 0);
}

const struct tree *tree_member(const struct tree *tree, const char *name)
{
    for (const struct tree *at = tree->first; at != NULL; at = at->next) {
        if (str_eq(at->name, str_of(name)))
            return at;
    }
    return &tree_nothing;
}

struct str tree_text(const struct tree *tree, const char *name)
{
    return tree_member(tree, name)->text;
}

size_t tree_len(const struct tree *tree)
{
    size_t len = 0;

    for (const struct tree *at = tree->first; at != NULL; at = at->next)
        len++;
    return len;
}
