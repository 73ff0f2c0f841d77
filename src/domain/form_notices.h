/*
 * form_notices -- telling units that a form they report by is in use, and by which document.
 *
 * A round looks for units on the list of a regime in force, whose form is in use by a document and
 * of which they were not told; so a new version is told to those who report by it already, and a
 * form to a unit that comes to a list later. Each unit is told of a version once (KT-38).
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: ALERT_ROUND_MAX units a round
 * Tests:  tests/api/form_notice.talk, tests/api/alerts_test.c
 */
#ifndef BAOCAO_FORM_NOTICES_H
#define BAOCAO_FORM_NOTICES_H

#include "base/ctx.h"
#include "base/list.h"

/* A unit, and the version of the form it is to be told of. */
struct form_notice {
    int64_t form_id, number, unit_id, regime_id;
};

/* What is to be told now: a list of struct form_notice. Reads only. */
enum status form_notices_find(struct ctx *ctx, struct list *out) MUST_CHECK;
/* Tells it, where it still holds and nobody told it meanwhile. */
enum status form_notices_make(struct ctx *ctx, const struct list *notices) MUST_CHECK;

#endif
