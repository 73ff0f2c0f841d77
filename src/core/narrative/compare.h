/*
 * compare -- two figures beside each other, in words: "tăng 3,2% so với cùng kỳ năm trước".
 *
 * Layer:  core (pure)
 * Owns:   nothing; the text lives in the arena given
 * Fails:  an empty text where the difference does not fit a figure
 * Limits: none
 * Tests:  compare_test.c
 */
#ifndef BAOCAO_COMPARE_H
#define BAOCAO_COMPARE_H

#include "base/dec.h"
#include "core/narrative/document.h"
#include "core/period.h"

struct comparison {
    struct dec now, base;
    enum doc_against against;
    enum doc_show show;
    enum period_kind kind; /* of the report's period: which word the period before has */
    bool percent;          /* the figures are percentages: compared in points */
    struct str unit;       /* of measure, said behind a difference; may be empty */
};

/* part / whole in percent, with one decimal, or as many as tell it from nothing; the whole is not
 * 0.
 */
bool compare_percent(struct dec part, struct dec whole, struct dec *out) MUST_CHECK;
struct str compare_words(struct arena *arena, const struct comparison *of);
/* "cùng kỳ năm trước", "tháng trước", "kế hoạch" */
struct str compare_base_words(enum doc_against against, enum period_kind kind);

#endif
