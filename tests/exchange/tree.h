/*
 * tree -- a JSON document as a tree, for tests that compare with one.
 *
 * Layer:  tests
 * Owns:   the tree lives in the arena given
 * Fails:  a document that is not JSON ends the test; a member that is not there is tree_nothing
 * Limits: those of base/json.h
 * Tests:  annex_test.c
 */
#ifndef BAOCAO_TREE_H
#define BAOCAO_TREE_H

#include "base/json.h"

struct tree {
    enum json_token type; /* JSON_END: nothing */
    struct str name;      /* as a member */
    struct str text;      /* of strings and numbers */
    struct tree *first, *next;
};

extern const struct tree tree_nothing;

const struct tree *tree_read(struct arena *arena, struct str json);
const struct tree *tree_member(const struct tree *tree, const char *name);
/* Empty for null and for nothing. */
struct str tree_text(const struct tree *tree, const char *name);
size_t tree_len(const struct tree *tree);

#endif
