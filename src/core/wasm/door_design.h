/*
 * door_design -- the core in the browser: a form that is being drawn.
 *
 * Called as the functions of door.h are: input there, answer there.
 *
 * Layer:  core (freestanding; part of the browser's main program)
 * Owns:   nothing
 * Fails:  0; the answer says why
 * Limits: those of form_edit.h and form_faults.h
 * Tests:  tests/wasm/design.test.mjs, web/src/core/layout-edit.test.ts
 */
#ifndef BAOCAO_DOOR_DESIGN_H
#define BAOCAO_DOOR_DESIGN_H

#include "core/wasm/door.h"

/* Input: a layout. Answer: {"formulas":[[row,column,position,"text"],…],"field":"…","text":"…"}:
 * all formulas at fault, and the first other fault, or empty. Returns how many there are; answers
 * as door_form_open where the layout cannot be read, and returns 1. */
uint32_t DOOR_EXPORT(door_layout_faults)(uint32_t len);
/* Input: a layout as it is before its rows (axis 0) or columns (1) from first to last, both keys,
 * are removed, or are moved to stand before a key (0: to the end). Answer:
 * {"cells":[[row,column,"formula"],…],"checks":[["code","formula"],…],
 * "lost":[["formula",row,column,"code of a check"],…]}. Returns 1; 0 for a layout, a block or a
 * place that is none. */
uint32_t DOOR_EXPORT(door_layout_edit)(
    uint32_t len, uint32_t axis, uint32_t removes, int32_t first, int32_t last, int32_t before);

#endif
