/*
 * announcements -- telling everybody, or a unit and those below it, and who read it; stopping the
 * system for work on it.
 *
 * Whoever holds the right to announce over a unit announces to it and those below; over a whole
 * tree, to everybody. That the system is stopped is announced by whoever runs it, to everybody, as
 * long before as the province's profile says (core/announcement.h). While it is stopped every
 * request brings that with its session, and api/ lets nothing be written (ADR 0030).
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND beyond one's scope; ANNOUNCEMENT_* naming the field; CHANGED_MEANWHILE
 * Limits: ANNOUNCEMENTS_SHOWN_MAX above a page
 * Tests:  tests/api/announcement.talk, tests/api/stop.talk
 */
#ifndef BAOCAO_ANNOUNCEMENTS_H
#define BAOCAO_ANNOUNCEMENTS_H

#include "base/ctx.h"
#include "model/announcement.h"

enum status announcement_list(
    struct ctx *ctx, const struct announcement_query *in, struct page_out *out) MUST_CHECK;
/* What a page shows above itself. */
enum status announcement_current(
    struct ctx *ctx, const struct nothing *in, struct announcements_current *out) MUST_CHECK;
enum status announcement_view(
    struct ctx *ctx, const struct by_id *in, struct announcement *out) MUST_CHECK;
enum status announcement_earliest_view(
    struct ctx *ctx, const struct nothing *in, struct announcement_earliest *out) MUST_CHECK;
enum status announcement_publish(
    struct ctx *ctx, const struct announcement *in, struct announcement *out) MUST_CHECK;
/* Another edition, to be read anew. */
enum status announcement_change(
    struct ctx *ctx, const struct announcement *in, struct announcement *out) MUST_CHECK;
enum status announcement_take_back(
    struct ctx *ctx, const struct announcement_withdraw *in, struct announcement *out) MUST_CHECK;
/* A maintenance under way ends now, or at another time than was announced. */
enum status announcement_finish(
    struct ctx *ctx, const struct announcement_end *in, struct announcement *out) MUST_CHECK;
enum status announcement_mark_read(
    struct ctx *ctx, const struct by_id *in, struct announcement *out) MUST_CHECK;
/* For whoever announced it, and others who might have. */
enum status announcement_readers_list(struct ctx *ctx, const struct announcement_readers_query *in,
    struct announcement_readers *out) MUST_CHECK;

/* A txn_fn. arg is an int64_t: until when the system is stopped; 0: it is not. */
enum status announcement_stop(struct ctx *ctx, void *arg) MUST_CHECK;

#endif
