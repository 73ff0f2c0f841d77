/*
 * text_diff -- which sentences of a text were taken away, and which came in their place.
 *
 * A sentence ends with ".", "!", "?", ";" or ":" before a blank, and with its line. Those both
 * texts have in the same order stay; of the longest such run of a bounded length.
 *
 * Layer:  core (pure)
 * Owns:   the list lives in the arena given; sentences borrow the texts
 * Fails:  never
 * Limits: TEXT_SENTENCES_MAX sentences a text; what is behind them is one sentence more
 * Tests:  text_diff_test.c
 */
#ifndef BAOCAO_TEXT_DIFF_H
#define BAOCAO_TEXT_DIFF_H

#include "base/list.h"

#define TEXT_SENTENCES_MAX 1000

struct text_change {
    bool added; /* or else taken away */
    struct str sentence;
};

/* struct text_change, in the order of the texts: what was taken away before what replaced it. */
struct list text_diff(struct arena *arena, struct str before, struct str after);

#endif
