/*
 * inboxes -- what waits for somebody: the first page.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: INBOX_STATE_ITEMS_MAX things to do a state
 * Tests:  tests/api/inbox.talk, tests/api/counts_test.c
 */
#ifndef BAOCAO_INBOXES_H
#define BAOCAO_INBOXES_H

#include "model/report.h"

/* Of each state that waits for somebody; the counts are of all. */
#define INBOX_STATE_ITEMS_MAX 200

enum status inbox_view(struct ctx *ctx, const struct nothing *in, struct inbox_out *out) MUST_CHECK;

#endif
