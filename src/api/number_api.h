/*
 * number_api -- the routes of document numbers and their books.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/numbers.h, domain/number_books.h
 * Limits: those of the field tables
 * Tests:  tests/api/number.talk
 */
#ifndef BAOCAO_NUMBER_API_H
#define BAOCAO_NUMBER_API_H

#include "api/api.h"

enum status numbers_get(struct ctx *ctx, void *in, void *out);
enum status numbers_post(struct ctx *ctx, void *in, void *out);
enum status numbers_reserve(struct ctx *ctx, void *in, void *out);
enum status numbers_release(struct ctx *ctx, void *in, void *out);
enum status number_books_get(struct ctx *ctx, void *in, void *out);
enum status number_books_put(struct ctx *ctx, void *in, void *out);

#endif
