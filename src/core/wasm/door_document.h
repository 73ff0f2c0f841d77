/*
 * door_document -- the core in the browser: texts of reports and outlines. Called as door.h says.
 *
 * Layer:  core/wasm
 * Owns:   nothing; answers are good until the next call
 * Fails:  0
 * Limits: those of documents
 * Tests:  tests/wasm/door.test.mjs
 */
#ifndef BAOCAO_DOOR_DOCUMENT_H
#define BAOCAO_DOOR_DOCUMENT_H

#include "core/wasm/door.h"

/* Input: a document (core/narrative/document.h); purpose: enum doc_purpose. Returns 1, and the
 * answer is the document as it is kept; 0: refused, the answer is {"field":…,"text":…}. */
uint32_t DOOR_EXPORT(door_document_check)(uint32_t len, uint32_t purpose);
/* Input: an outline or a report's text. Answer: [["id","number","title",level,required],…] of its
 * headings. Returns how many; 0 too for bad input. */
uint32_t DOOR_EXPORT(door_document_sections)(uint32_t len, uint32_t purpose);

#endif
