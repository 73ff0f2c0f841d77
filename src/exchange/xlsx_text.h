/*
 * xlsx_text -- gathering the text between two tags, and arrays that grow in an arena.
 *
 * Layer:  exchange
 * Owns:   what is taken lives in the context's arena
 * Fails:  XLSX_TOO_LARGE: a text or an array beyond its limit
 * Limits: XLSX_TEXT_BYTES_MAX a text
 * Tests:  xlsx_read_test.c
 */
#ifndef BAOCAO_XLSX_TEXT_H
#define BAOCAO_XLSX_TEXT_H

#include "base/ctx.h"

/* One buffer used over and over: .ptr is NULL until the first text. */
struct xlsx_text {
    char *ptr;
    size_t len;
};

enum status xlsx_text_add(struct ctx *ctx, struct xlsx_text *text, struct str more) MUST_CHECK;
/* A copy as people wrote it: "_x000D_" resolved, letters composed (NFC), control characters but
 * tab and line feed left out. */
struct str xlsx_text_take(struct ctx *ctx, const struct xlsx_text *text);

/* Room for one more item behind *len of them; NULL if there are max already. */
void *xlsx_grow(struct ctx *ctx, void **items, size_t *len, size_t item_size, size_t max);

#endif
