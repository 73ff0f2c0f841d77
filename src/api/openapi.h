/*
 * openapi -- the API described, from the tables of routes and fields.
 *
 * Layer:  api
 * Owns:   text lives in the arena given
 * Fails:  never
 * Limits: none
 * Tests:  tests/api/openapi_test.c
 */
#ifndef BAOCAO_OPENAPI_H
#define BAOCAO_OPENAPI_H

#include "base/str.h"

/* The OpenAPI 3.1 document. */
struct str openapi_json(struct arena *arena);

#endif
