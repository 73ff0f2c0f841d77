/*
 * parts -- what paper.c, letter.c, words.c and tables.c share: growing lists of blocks, what every
 * paper begins and ends with, and tables from what forms and texts have.
 *
 * Layer:  core (pure)
 * Owns:   results live in the arena given
 * Fails:  never
 * Limits: PAPER_TABLE_COLUMNS_MAX columns of a table in a text
 * Tests:  paper_test.c
 */
#ifndef BAOCAO_PAPER_PARTS_H
#define BAOCAO_PAPER_PARTS_H

#include "core/paper/paper.h"

struct paper_blocks {
    struct arena *arena;
    struct list list; /* struct paper_block */
    size_t cap;
};

void blocks_add(struct paper_blocks *blocks, struct paper_block block);
/* One run of one weight; nothing where the text is empty. */
struct paper_text *blocks_add_text(
    struct paper_blocks *blocks, enum paper_style style, struct str text);

/* The head, whom it goes to, the "./." behind the text that began at block `from`, the signature.
 */
void paper_add_head(struct paper_blocks *blocks, const struct paper_facts *facts);
void paper_add_addressees(struct paper_blocks *blocks, const struct paper_facts *facts);
void paper_end_text(struct paper_blocks *blocks, size_t from);
void paper_add_sign(struct paper_blocks *blocks, const struct paper_facts *facts);

struct list paper_runs(struct arena *arena, struct str text, unsigned marks);
/* The table of a form with its figures. */
const struct paper_table *paper_form_table(
    struct arena *arena, const struct form *form, const struct content *content);
/* The same, of those rows and columns of values whose keys are listed ("6,7"); empty: all. */
const struct paper_table *paper_form_part(
    struct arena *arena, const struct paper_facts *facts, struct str rows, struct str columns);
/* A table people drew in a text. */
const struct paper_table *paper_text_table(struct arena *arena, const struct doc_node *node);
/* The runs of all text below a node; paragraphs are lines. */
struct list paper_node_runs(struct arena *arena, const struct doc_node *node);
/* The blocks of a whole text. */
void paper_words(struct paper_blocks *blocks, const struct paper_facts *facts);

#endif
