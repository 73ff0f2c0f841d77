/*
 * watch -- what must be true of every answer, whatever was asked.
 *
 * No 5xx; a problem says why, in words; a success fits the OpenAPI document; a
 * refusal leaves the database as it was; a success that changed it left an
 * event; no secret is in an answer, and none in the database but hashed.
 *
 * Layer:  tests
 * Owns:   its arena
 * Fails:  says in words what is wrong
 * Limits: WATCH_SECRETS_MAX secrets a world
 * Tests:  its users
 */
#ifndef BAOCAO_TESTS_WATCH_H
#define BAOCAO_TESTS_WATCH_H

#include "tests/api/node.h"
#include "tests/api/world.h"

#define WATCH_SECRETS_MAX 2000

struct watch {
    struct arena *arena;
    const struct node *spec;
    int64_t *hits; /* by index of api_routes: answered with a success */
    int64_t answers;
    struct dump before;
    struct str secrets[WATCH_SECRETS_MAX]; /* of the world now watched */
    size_t secrets_len;
};

void watch_open(struct watch *watch);
void watch_close(struct watch *watch);
/* A world begins: its secrets are not those of the one before. */
void watch_world(struct watch *watch);
/* Before and after a question; watch_after answers what is wrong, or an empty text. */
void watch_before(struct watch *watch, struct world *world);
struct str watch_after(
    struct watch *watch, struct world *world, const struct ask *ask, const struct call *call);
/* Looks through all that the world has kept. */
struct str watch_kept(struct watch *watch, struct world *world);
/* The first route never answered with a success, of those before the index; NULL when all were. */
const struct route *watch_missed(const struct watch *watch, size_t *from);

#endif
