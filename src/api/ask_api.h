/*
 * ask_api -- asking once: /forms/ask-once, /forms/{id}/ask-once, /forms/{id}/reasons, /duplicates.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/ask_once.h
 * Limits: none
 * Tests:  tests/api/ask.talk
 */
#ifndef BAOCAO_ASK_API_H
#define BAOCAO_ASK_API_H

#include "api/api.h"

enum status ask_once_post(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status ask_once_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status reasons_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status duplicates_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
