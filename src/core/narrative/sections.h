/*
 * sections -- a document by its headings: their numbers, which are compulsory, which are empty.
 *
 * A section reaches from its heading to the next one of its level or above. It is written when it
 * says something of its own: a letter, a digit or a computed place that is not, word for word, what
 * the outline put there for everybody.
 *
 * Layer:  core (pure)
 * Owns:   nothing; results live in the arena given and borrow the documents
 * Fails:  never
 * Limits: those of documents
 * Tests:  sections_test.c
 */
#ifndef BAOCAO_SECTIONS_H
#define BAOCAO_SECTIONS_H

#include "base/list.h"
#include "core/narrative/document.h"

struct doc_section {
    struct str id, number, title; /* "h3", "II", "Nhiệm vụ chuyên ngành" */
    int64_t level;
    bool required, empty;
    struct str guidance;
    const struct doc_node *heading;
};

/* struct doc_section, in order. */
struct list doc_sections(struct arena *arena, const struct doc_node *doc);
/* Those of the outline, each compulsory and empty as the report's text has it. A section whose
 * heading the text no longer has is empty. */
struct list narrative_sections(
    struct arena *arena, const struct doc_node *outline, const struct doc_node *draft);
/* The first compulsory section that is empty, or NULL. */
const struct doc_section *narrative_gap(const struct list *sections);
/* What a report's text begins with: the outline without its guidance. */
struct doc_node *narrative_start(struct arena *arena, const struct doc_node *outline);
/* The heading a block stands under: the nearest before it that has a key; empty: none. */
struct str doc_section_of(const struct doc_node *doc, const struct doc_node *block);
/* The text between a heading and the next heading of any level, as the history keeps it. */
struct str doc_section_text(
    struct arena *arena, const struct doc_node *doc, const struct doc_node *heading);

#endif
