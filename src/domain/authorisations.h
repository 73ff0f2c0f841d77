/*
 * authorisations -- the register of who may sign a unit's reports by another right than the head's
 * own (core/authorisation.h says what may be written, by Article 13 of Decree 30/2020/NĐ-CP).
 *
 * Whoever keeps a unit's papers writes it (authority.write), whoever sees the unit reads it.
 * Entries are never changed or removed: one that ends early says when, who and why, and takes with
 * it what was given on from it.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, CHANGED_MEANWHILE, AUTHORISATION_*
 * Limits: AUTHORISATIONS_MAX, AUTHORISATION_REGIMES_MAX
 * Tests:  tests/api/authorisation.talk
 */
#ifndef BAOCAO_AUTHORISATIONS_H
#define BAOCAO_AUTHORISATIONS_H

#include "model/authorisation.h"
#include "store/db.h"

enum status authorisation_list(
    struct ctx *ctx, const struct authorisation_query *in, struct page_out *out) MUST_CHECK;
enum status authorisation_view(
    struct ctx *ctx, const struct by_id *in, struct authorisation *out) MUST_CHECK;
enum status authorisation_record(
    struct ctx *ctx, const struct authorisation_new *in, struct authorisation *out) MUST_CHECK;
enum status authorisation_stop(
    struct ctx *ctx, const struct authorisation_end *in, struct authorisation *out) MUST_CHECK;

/* The entry, whoever asks; with its regimes. */
enum status authorisation_get(struct ctx *ctx, int64_t id, struct authorisation *out) MUST_CHECK;
/* What the rule takes of it. */
struct authorisation_fact authorisation_fact_of(struct ctx *ctx, const struct authorisation *entry);
/* What a unit's register says of an account, struct authorisation_fact, with the orders that was
 * given on from; *out_kept: whether the unit has a register at all. */
enum status authorisation_own(struct ctx *ctx, int64_t unit_id, int64_t account_id,
    struct list *out, bool *out_kept) MUST_CHECK;
/* "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, theo văn bản số 12/QĐ-UBND ngày 05/01/2026" */
struct str authorisation_words(struct ctx *ctx, const struct authorisation *entry);

#endif
