/*
 * claims -- figures typed into a text that are not those of the tables.
 *
 * A sentence makes a claim when it names exactly one indicator of the form and holds exactly one
 * figure, with the indicator's unit of measure behind it. The claim is about the column whose
 * heading the sentence names; if it names none, about any figure of the indicator's row. It holds
 * when a cell, rounded as the text is, says the same; "gần", "hơn", "khoảng" leave a tenth.
 * Whatever could mean something else is let pass: changes ("tăng", "giảm"), parts ("trong đó"),
 * averages, forecasts, years, days, numbers of documents. A warning is for a person to look at, so
 * one too few is better than one too many.
 *
 * Layer:  core (pure)
 * Owns:   nothing; results live in the arena given
 * Fails:  never
 * Limits: CLAIMS_MAX findings; CLAIMS_COMPARED_MAX labels compared with sentences, about 20 ms
 * Tests:  claims_test.c (a table of sentences)
 */
#ifndef BAOCAO_CLAIMS_H
#define BAOCAO_CLAIMS_H

#include "core/content.h"
#include "core/narrative/document.h"

#define CLAIMS_MAX 50
#define CLAIMS_COMPARED_MAX 200000

/* One figure of the text that no cell says. */
struct claim_finding {
    struct str section;  /* key of the heading it stands under; empty: before the first */
    struct str sentence; /* as typed */
    struct str figure;   /* "120 ha" */
    int64_t row, column; /* the cell it should be */
    struct str cell;     /* "E6" */
    struct str expected; /* what that cell says: "150,5" */
};

/* struct claim_finding, in the order of the text. */
struct list narrative_claims(
    struct arena *arena, const struct doc_node *doc, const struct content *content);

#endif
