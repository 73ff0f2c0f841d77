/*
 * schema -- whether an answer is what the OpenAPI document says it is.
 *
 * Knows the keywords that api/openapi.c writes and no others: one it does not
 * know is a fault, so that nothing is described without being checked.
 *
 * Layer:  tests
 * Owns:   nothing; texts live in the arena given
 * Fails:  says in words what does not fit
 * Limits: none
 * Tests:  parts_test.c
 */
#ifndef BAOCAO_TESTS_SCHEMA_H
#define BAOCAO_TESTS_SCHEMA_H

#include "api/api.h"
#include "tests/api/node.h"

/* An answer to be checked: of a route, with its status; body NULL: it was no JSON. */
struct schema_answer {
    const struct route *route;
    int status;
    const struct node *body;
};

/* Empty when the answer fits, else what does not. `spec` is the whole document. */
struct str schema_fault(
    struct arena *arena, const struct node *spec, const struct schema_answer *answer);
/* The same for one schema and a value, said to stand at `place`. */
struct str schema_value_fault(struct arena *arena, const struct node *spec,
    const struct node *schema, const struct node *value, const char *place);

#endif
