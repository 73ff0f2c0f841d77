/*
 * door_call -- the call being answered, for those behind the door.
 *
 * Layer:  core/wasm
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the call's arena
 * Tests:  tests/wasm/door.test.mjs
 */
#ifndef BAOCAO_DOOR_CALL_H
#define BAOCAO_DOOR_CALL_H

#include "base/str.h"

struct arena *door_call_arena(void);
struct str door_call_input(uint32_t len);
struct buf *door_call_result(void);
/* The answer to what was refused: {"field":…,"text":…}. */
void door_call_fault(struct str field, struct str text);

#endif
