/*
 * changes -- which sections of a text became others: what the history keeps of a save.
 *
 * Layer:  core (pure)
 * Owns:   nothing; the texts live in the arena given
 * Fails:  never
 * Limits: those of documents
 * Tests:  changes_test.c
 */
#ifndef BAOCAO_CHANGES_H
#define BAOCAO_CHANGES_H

#include "core/narrative/document.h"

/* {"sections":[{"heading":"II. Nhiệm vụ","text":"…"},…]}: those that are not alike, as they were
 * and as they are. */
struct doc_changes {
    struct str before, after;
};

struct doc_changes doc_changes_of(
    struct arena *arena, const struct doc_node *before, const struct doc_node *after);

#endif
