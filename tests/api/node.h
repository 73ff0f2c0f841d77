/*
 * node -- a JSON answer as a tree, for the runner to compare and to check.
 *
 * Layer:  tests
 * Owns:   the tree lives in the arena given
 * Fails:  node_read answers NULL for what is not JSON, node_member for what is not there
 * Limits: those of base/json.h
 * Tests:  its users
 */
#ifndef BAOCAO_TESTS_NODE_H
#define BAOCAO_TESTS_NODE_H

#include "base/json.h"

struct node {
    enum json_token type;
    struct str name; /* as a member */
    struct str text; /* of strings and numbers; "true", "false", "null" */
    const struct node *first, *next;
};

const struct node *node_read(struct arena *arena, struct str json);
const struct node *node_member(const struct node *node, struct str name);
/* As node_member down a path of names and of places in lists, "items.0.id". */
const struct node *node_at(const struct node *node, const char *path);
/* The text of a member; empty where there is none. */
struct str node_text(const struct node *node, const char *name);
size_t node_len(const struct node *node);
/* An object or a list as JSON again; of anything else its text. */
struct str node_whole(struct arena *arena, const struct node *node);

#endif
