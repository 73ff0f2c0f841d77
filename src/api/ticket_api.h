/*
 * ticket_api -- the routes of the help desk.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/tickets.h
 * Limits: those of the field tables
 * Tests:  tests/api/ticket.talk
 */
#ifndef BAOCAO_TICKET_API_H
#define BAOCAO_TICKET_API_H

#include "api/api.h"

enum status tickets_get(struct ctx *ctx, void *in, void *out);
enum status tickets_get_one(struct ctx *ctx, void *in, void *out);
enum status tickets_get_draft(struct ctx *ctx, void *in, void *out);
enum status tickets_get_handlers(struct ctx *ctx, void *in, void *out);
enum status tickets_get_totals(struct ctx *ctx, void *in, void *out);
enum status tickets_post(struct ctx *ctx, void *in, void *out);
enum status tickets_post_action(struct ctx *ctx, void *in, void *out);
enum status tickets_export(struct ctx *ctx, void *in, void *out);
enum status tickets_xlsx_encode(struct ctx *ctx, struct call *call);
enum status tickets_csv_encode(struct ctx *ctx, struct call *call);
enum status ticket_totals_xlsx_encode(struct ctx *ctx, struct call *call);
enum status ticket_totals_csv_encode(struct ctx *ctx, struct call *call);

extern const struct resource ticket_file_resource;
extern const struct resource ticket_totals_file_resource;

#endif
