/*
 * tickets -- the help desk: what people tell it, who takes it in, what is answered.
 *
 * Anybody who is signed in tells it something (NA-54, KT-42, CT-74), from any page. Where from, as
 * whom and with which version of the program is kept with it and shown before it is sent. The help
 * desk of a unit is whoever holds help.answer over it; the nearest are told, and may hand it to
 * those above. The asker is told of the answer in the transaction that gives it.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, TICKET_*, CHANGED_MEANWHILE
 * Limits: TICKETS_A_DAY_MAX, TICKET_MESSAGES_MAX, TICKET_MESSAGES_SPARE, TICKET_HANDLERS_MAX
 * Tests:  tests/api/ticket.talk, tests/api/desk_test.c
 */
#ifndef BAOCAO_TICKETS_H
#define BAOCAO_TICKETS_H

#include "base/ctx.h"
#include "model/account.h"
#include "model/handover.h"
#include "model/ticket.h"

enum status ticket_draft(struct ctx *ctx, struct ticket_draft *out) MUST_CHECK;
enum status ticket_view(struct ctx *ctx, const struct by_id *in, struct ticket *out) MUST_CHECK;
enum status ticket_list(
    struct ctx *ctx, const struct ticket_query *in, struct page_out *out) MUST_CHECK;
enum status ticket_send(
    struct ctx *ctx, const struct ticket_new *in, struct ticket *out) MUST_CHECK;
enum status ticket_act(
    struct ctx *ctx, const struct ticket_step *in, struct ticket *out) MUST_CHECK;
/* Who may be given it. */
enum status ticket_handlers(
    struct ctx *ctx, const struct by_id *in, struct ticket_handlers *out) MUST_CHECK;
enum status ticket_totals(
    struct ctx *ctx, const struct ticket_total_query *in, struct ticket_totals *out) MUST_CHECK;

/* ---- when a post changes hands ---- */

/* What an account handles and is open: struct handover_item, HANDOVER_ITEMS_MAX of it. */
enum status tickets_handled(struct ctx *ctx, int64_t account_id, struct list *out) MUST_CHECK;
/* All of it goes to another account; to the help desk, where that one is not of it. *out: how much
 * the other handles. */
enum status tickets_hand_over(
    struct ctx *ctx, const struct account *from, const struct account *to, int64_t *out) MUST_CHECK;

/* ---- as files: extension "xlsx" or "csv" ---- */

/* tickets: struct ticket */
enum status ticket_list_write(
    struct ctx *ctx, const struct list *tickets, struct str extension, struct str *out) MUST_CHECK;
enum status ticket_totals_write(struct ctx *ctx, const struct ticket_totals *totals,
    struct str extension, struct str *out) MUST_CHECK;

#endif
