/*
 * reader_api -- the routes that say who may see what, and why.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/readers.h
 * Limits: none
 * Tests:  tests/api/reader.talk
 */
#ifndef BAOCAO_READER_API_H
#define BAOCAO_READER_API_H

#include "api/api.h"

enum status report_readers_get(struct ctx *ctx, void *in, void *out);
enum status unit_readers_get(struct ctx *ctx, void *in, void *out);
enum status account_access_get(struct ctx *ctx, void *in, void *out);

#endif
