/*
 * query -- a query string cut into decoded pairs, and the names in a route's path.
 *
 * Layer:  api
 * Owns:   nothing; results live in ctx->arena
 * Fails:  FIELD_UNEXPECTED for what is no query
 * Limits: QUERY_ARGS_MAX pairs
 * Tests:  tests/api/
 */
#ifndef BAOCAO_QUERY_H
#define BAOCAO_QUERY_H

#include "api/api.h"

enum status query_split(struct ctx *ctx, struct str query, struct resource_input *out) MUST_CHECK;
/* The {names} of a route's path, in order; how many. */
size_t route_arg_names(const char *path, struct str names[PATH_ARGS_MAX]);

#endif
