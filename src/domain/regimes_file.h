/*
 * regimes_file -- regimes as a list: what has to be said of each to register it (CT-27).
 *
 * Layer:  domain
 * Owns:   the bytes live in the context's arena
 * Fails:  as domain/list_file.h
 * Limits: CSV_ROWS_MAX rows
 * Tests:  tests/api/regime_file.talk
 */
#ifndef BAOCAO_REGIMES_FILE_H
#define BAOCAO_REGIMES_FILE_H

#include "domain/list_file.h"

enum status regimes_write(
    struct ctx *ctx, const struct list *regimes, struct str extension, struct str *out) MUST_CHECK;

#endif
