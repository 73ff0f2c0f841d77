/*
 * compose -- what was sent, in Unicode's composed form: one spelling for each Vietnamese letter.
 *
 * Done once, where text enters, so that equality, search and unique keys below
 * are about bytes.
 *
 * Layer:  api
 * Owns:   nothing; composed text lives in the arena given
 * Fails:  never; decoded text is UTF-8
 * Limits: those of what was decoded
 * Tests:  tests/api/unit.talk
 */
#ifndef BAOCAO_COMPOSE_H
#define BAOCAO_COMPOSE_H

#include "model/resource.h"

/* Every text of a record that resource_decode filled in. */
void compose_record(struct arena *arena, const struct resource *res, void *record);

#endif
