/*
 * register_api -- the routes of the two registers.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/registers.h
 * Limits: those of the field tables
 * Tests:  tests/api/register.talk
 */
#ifndef BAOCAO_REGISTER_API_H
#define BAOCAO_REGISTER_API_H

#include "api/api.h"

enum status register_get_outgoing(struct ctx *ctx, void *in, void *out);
enum status register_get_incoming(struct ctx *ctx, void *in, void *out);
enum status register_export_outgoing(struct ctx *ctx, void *in, void *out);
enum status register_export_incoming(struct ctx *ctx, void *in, void *out);
enum status outgoing_xlsx_encode(struct ctx *ctx, struct call *call);
enum status outgoing_csv_encode(struct ctx *ctx, struct call *call);
enum status incoming_xlsx_encode(struct ctx *ctx, struct call *call);
enum status incoming_csv_encode(struct ctx *ctx, struct call *call);

extern const struct resource outgoing_file_resource;
extern const struct resource incoming_file_resource;

#endif
