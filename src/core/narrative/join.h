/*
 * join -- the texts of several units under the headings of one outline: a department's draft.
 *
 * Under each heading stand first what the outline itself puts there, then each unit's text of that
 * section behind the unit's name, in the order given; units that wrote nothing are named in one
 * line. What a unit's places said is text here: it is that unit's figure. A heading a unit added
 * for itself becomes a bold line, with what follows it, in the section it stands in.
 *
 * Layer:  core (pure)
 * Owns:   nothing; the document lives in the arena given and borrows the parts
 * Fails:  false where the result would be more than a document holds
 * Limits: those of documents
 * Tests:  join_test.c
 */
#ifndef BAOCAO_JOIN_H
#define BAOCAO_JOIN_H

#include "base/list.h"
#include "core/narrative/document.h"

struct join_part {
    int64_t report_id;
    struct str unit;
    const struct doc_node *doc; /* frozen */
};

/* parts: struct join_part. */
bool narrative_join(struct arena *arena, const struct doc_node *outline, const struct list *parts,
    struct doc_node **out) MUST_CHECK;

#endif
