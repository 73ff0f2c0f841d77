/*
 * door_texts -- the core in the browser: figures and texts as people write them.
 *
 * Called as the functions of door.h are: input there, answer there.
 *
 * Layer:  core (freestanding; part of the browser's main program)
 * Owns:   nothing
 * Fails:  0 or a verdict
 * Limits: those of number.h and JSON
 * Tests:  tests/wasm/door.test.mjs, tests/wasm/legacy.test.mjs
 */
#ifndef BAOCAO_DOOR_TEXTS_H
#define BAOCAO_DOOR_TEXTS_H

#include "core/wasm/door.h"

/* Input: a text; style: enum number_style. Returns enum number_answer; answer: the wire text. */
uint32_t DOOR_EXPORT(door_number_read)(uint32_t len, uint32_t style);
/* Input: a wire text; grouping: enum number_grouping; decimals: -1 for all. Answer: as written in
 * Vietnam. Returns 1, or 0 for a text that is no figure. */
uint32_t DOOR_EXPORT(door_number_format)(uint32_t len, uint32_t grouping, int32_t decimals);
/* Input: ["text",decimals,"unit of the column","unit of the row","unit of the form"]: a text meant
 * for a cell. Returns and answers as door_number_read. */
uint32_t DOOR_EXPORT(door_number_read_at)(uint32_t len, uint32_t style);
/* Input: a text. Returns 1 if it says "as above". */
uint32_t DOOR_EXPORT(door_is_ditto)(uint32_t len);
/* Input: as that of door_number_read_at, many: [[…],…]. Returns enum number_style, plus 256 if it
 * is sure. */
uint32_t DOOR_EXPORT(door_style_guess)(uint32_t len);
/* Input: ["text","font",…], pairs of one source; a font that is not known is "". Answer:
 * [[index,"in Unicode","encoding",doubtful],…] of the texts in old encodings; doubtful 1: a person
 * decides whether it is. Returns how many. */
uint32_t DOOR_EXPORT(door_legacy)(uint32_t len);
/* Input: ["1.5",…]. Answer: the exact sum. Returns 1, or 0 where it does not fit. */
uint32_t DOOR_EXPORT(door_sum)(uint32_t len);

#endif
