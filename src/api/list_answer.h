/*
 * list_answer -- the head of an answer that is a list as a file.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  tests/api/account_request.talk
 */
#ifndef BAOCAO_LIST_ANSWER_H
#define BAOCAO_LIST_ANSWER_H

#include "api/api.h"

/* What kind of file the body is, by its extension, and what to call it: stem, day, extension. */
void list_answer(struct ctx *ctx, struct call *call, const char *stem, struct str extension);

#endif
