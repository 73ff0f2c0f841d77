/*
 * door_rows -- the core in the browser: how the rows that were added cross over, and what the form
 * is with them. The grid shows what is answered here and knows no rule of its own.
 *
 * Layer:  core/wasm
 * Owns:   nothing
 * Fails:  false
 * Limits: those of open_rows.h
 * Tests:  tests/wasm/door.test.mjs, web/src/grid/grown.test.ts
 */
#ifndef BAOCAO_DOOR_ROWS_H
#define BAOCAO_DOOR_ROWS_H

#include "base/json.h"
#include "core/content.h"
#include "core/wasm/door.h"

/* [[open row,key,"heading"],…]; struct open_row. The heading may be left out. */
bool door_rows_read(struct json_reader *reader, struct arena *arena, struct list *out) MUST_CHECK;
/* The form with its rows, as door_rows_set says. */
void door_rows_answer(struct json_writer *w, const struct content *content);
/* A key for a row that is added, out of 64 random bits. */
int64_t DOOR_EXPORT(door_row_key)(int64_t random);

#endif
