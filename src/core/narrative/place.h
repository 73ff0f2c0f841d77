/*
 * place -- what a computed place of a text says: a figure, a comparison in words, a fact.
 *
 * Sentences follow the figures they are about: "tăng 3,2% so với cùng kỳ năm trước" is computed,
 * with the verb that fits. Percentages are compared in percentage points. Where a percentage means
 * nothing (nothing to compare with, zero, a negative base) the difference itself is said, and where
 * a figure is missing the place says "…" with the reason beside it: never an invented number.
 *
 * Layer:  core (pure)
 * Owns:   nothing; results live in the arena given
 * Fails:  never; a place without its figure has a .fault
 * Limits: none
 * Tests:  place_test.c
 */
#ifndef BAOCAO_PLACE_H
#define BAOCAO_PLACE_H

#include "core/content.h"
#include "core/narrative/document.h"
#include "core/period.h"

enum narrative_when { WHEN_NOW, WHEN_PREVIOUS, WHEN_LAST_YEAR, WHEN_COUNT };

/* The figures of one form in one period. */
struct narrative_source {
    struct str form; /* code; empty: the report's own */
    enum narrative_when when;
    const struct form *layout;
    const struct content *content;
};

struct narrative_facts {
    const struct narrative_source *sources;
    size_t sources_len;
    struct str period; /* code */
    struct str unit, receiver;
};

struct narrative_value {
    struct str key;   /* names the place by what it is: place_key */
    struct str text;  /* "…" where there is none */
    struct str fault; /* why there is none; empty: there is */
};

/* "figure|form|cells|indicator|attribute": kind and attributes in the schema's order. */
struct str place_key(struct arena *arena, const struct doc_node *place);
struct narrative_value place_value(
    struct arena *arena, const struct narrative_facts *facts, const struct doc_node *place);
/* struct narrative_value: of all places of the document, each once; without facts what a frozen
 * text says of itself. */
struct list narrative_values(
    struct arena *arena, const struct narrative_facts *facts, const struct doc_node *doc);
/* Writes what each place says into it, for good. */
void narrative_freeze(
    struct arena *arena, const struct narrative_facts *facts, struct doc_node *doc);
/* Whose figures of other forms and of earlier periods the document asks for: sources without
 * figures, each once. */
struct list narrative_wants(struct arena *arena, const struct doc_node *doc);

#endif
