/*
 * externals -- the figures a form's formulas and checks take from other reports.
 *
 * Which reports those are is looked up elsewhere (domain/sources.h) and told
 * here as a source: a frozen revision and the roles it plays. What is decided:
 *
 * - In a report of the same form a cell is found by its keys, which a form
 *   keeps for ever; in a report of another form, or where the other version
 *   has no such keys, by its indicator and attribute.
 * - A cell the other report's form does not have, and a cell it left empty,
 *   are empty. One that BIEU names by codes which are not in the form it found
 *   is the error REF. A cell that is in error there is so here.
 * - The earlier periods of the year are added exactly; what is no figure counts
 *   nothing. Nothing given in any of them is no figure.
 * - Where several reports play one role, the one added last counts.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena given
 * Fails:  never
 * Limits: FORMULA_EXTERNALS_MAX
 * Tests:  externals_test.c
 */
#ifndef BAOCAO_EXTERNALS_H
#define BAOCAO_EXTERNALS_H

#include "core/codes.h"
#include "core/formula/formula.h"

#define EXTERNAL_BIT(kind) (1u << (kind))

struct external_source {
    unsigned roles;       /* EXTERNAL_BIT of each */
    bool same_form;       /* its keys name the same cells */
    struct str form_code; /* of EXTERNAL_FORM */
    const struct content *content;
};

struct external_fill;

struct external_fill *externals_start(struct arena *arena, const struct formula_program *program);
/* Texts of the source's cells are borrowed. scratch: what is needed meanwhile; may be rewound. */
void externals_add(
    struct arena *scratch, struct external_fill *fill, const struct external_source *source);
/* By formula_externals; what nobody gave is empty. */
const struct cell *externals_finish(struct external_fill *fill);

/* Where a source has what is asked for: its slot; -1: nowhere. */
long externals_slot(struct arena *scratch, const struct external_source *source,
    const struct formula_external *external);
/* Whether the source is asked for it. */
bool externals_asks(const struct external_source *source, const struct formula_external *external);
/* EXTERNAL_BIT of every kind the program asks for. */
unsigned externals_kinds(const struct formula_program *program);

#endif
