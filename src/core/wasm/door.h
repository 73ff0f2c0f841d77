/*
 * door -- the core in the browser: what JavaScript may call, and how bytes cross over.
 *
 * The module imports nothing and exports its memory and the functions below.
 * One call: ask door_input for room, write UTF-8 there, call the function with
 * the length, read the answer at door_result. All figures are wire texts
 * ("1234.5"), all structures JSON. The room for input and the answer are good
 * until the next call; a call may grow the memory, so views of it are made anew.
 *
 * A form that is open keeps its figures: its layout is the JSON of a form
 * version (model/form.h), cells are [row key, column key, …]. The program ends
 * (a trap) only on a broken invariant; a module that trapped is to be thrown away.
 *
 * Layer:  core (freestanding; the browser's main program, so it may see model/)
 * Owns:   DOOR_FORMS_MAX open forms and the memory of one call
 * Fails:  0 or a verdict; the answer says why
 * Limits: DOOR_FORMS_MAX; those of forms, formulas and JSON
 * Tests:  tests/wasm/door.test.mjs (the golden formulas run through the browser's half)
 */
#ifndef BAOCAO_DOOR_H
#define BAOCAO_DOOR_H

#include "base/base.h"

#define DOOR_FORMS_MAX 16
#define DOOR_EXPORT(name) __attribute__((export_name(#name))) name

/* Room for len bytes of input. */
char *DOOR_EXPORT(door_input)(uint32_t len);
const char *DOOR_EXPORT(door_result)(void);
uint32_t DOOR_EXPORT(door_result_len)(void);

/* Input: a layout. A handle from 1 on; 0: refused, the answer is {"field":…,"text":…}. */
uint32_t DOOR_EXPORT(door_form_open)(uint32_t len);
void DOOR_EXPORT(door_form_close)(uint32_t form);
/* Input: [[open row,key,"heading"],…], the rows that were added, in the order of the form and
 * theirs; the heading only of what stands over a unit's rows in a total. Returns 1, and the form is
 * empty, all of it assigned and nothing taken from elsewhere; 0: refused. Answer: the form as it
 * became,
 * {"rows":[place,[place of the open row,key,"kind","number","label"],…],"naming":[place,…],
 * "crossed":[[row,column],…],"most":n}: a place is one among the layout's rows or columns; columns
 * that name rows are texts to be filled in, in added rows alone; crossed cells are those of added
 * rows; so many rows may be added in all. */
uint32_t DOOR_EXPORT(door_rows_set)(uint32_t form, uint32_t len);
/* Answer: [[row,column],…] of the cells the form calculates. Returns how many. */
uint32_t DOOR_EXPORT(door_form_calculated)(uint32_t form);
/* Input: [[row,column,"value"],…]; null or "" empties; a fourth member true says that the cell was
 * overridden and is not to be calculated. Answer: [[row,column,"no_cell"],…] of those not taken
 * ("kind", "decimals", "too_large", "text"). Returns how many were taken; 0 too for bad input. */
uint32_t DOOR_EXPORT(door_cells_set)(uint32_t form, uint32_t len);
/* Answer: [[row,column,"value" or null,"error" or ""],…] of the calculated cells that changed since
 * the last call. Returns how many. */
uint32_t DOOR_EXPORT(door_recalculate)(uint32_t form);
/* Answer: [["previous",row,column,"form","row code","column code"],…]: what the form's formulas
 * take from other reports. Returns how many. */
uint32_t DOOR_EXPORT(door_externals)(uint32_t form);
/* Input: [["number","12.5"],null,…] in that order, each with its type ("text", "date", "yes_no"),
 * or ["error","div0"].
 * Returns 1; 0, and nothing is taken, for bad input. All is calculated next time. */
uint32_t DOOR_EXPORT(door_externals_set)(uint32_t form, uint32_t len);
/* Input: [[row,…],[column,…]] that are assigned to who fills the form in; an empty list: all.
 * Returns 1, or 0 for bad input. */
uint32_t DOOR_EXPORT(door_scope_set)(uint32_t form, uint32_t len);
/* Runs the form's checks. Answer: {"items":[[check,row,column,"found","allowed"],…],"counts":[n,…],
 * "messages":["…",…]}, check being a place in the layout's checks, as those of counts and messages.
 * Returns how many cells are not as they must be. */
uint32_t DOOR_EXPORT(door_checks)(uint32_t form);
/* Answer: ["value" or null,"error" or ""] of the cell. */
uint32_t DOOR_EXPORT(door_cell_get)(uint32_t form, int64_t row, int32_t column);

#endif
