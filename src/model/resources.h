/*
 * resources -- every resource by its name: for {name.columns} in SQL and for the API's description.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  resource_find gives NULL for a name nobody has
 * Limits: none
 * Tests:  resources_test.c (names unique, depth bounded, no secret readable)
 */
#ifndef BAOCAO_RESOURCES_H
#define BAOCAO_RESOURCES_H

#include "model/resource.h"

const struct resource *resource_find(struct str name);

extern const struct resource *const resources[];
extern const size_t resources_len;

#endif
