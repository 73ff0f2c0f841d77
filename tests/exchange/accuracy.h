/*
 * accuracy -- how much of each real annex is recognised as its description says:
 * docs/annex-accuracy.md.
 *
 * The page is written by the test that counts (ANNEX_ACCURACY=write in the
 * environment) and compared with what it counts at every other run, so that it
 * is never stale. It is not written where a figure has fallen.
 *
 * Layer:  tests
 * Owns:   the lines live in the arena given
 * Fails:  accuracy_end false, having said why
 * Limits: none
 * Tests:  its user, annex_test.c
 */
#ifndef BAOCAO_TESTS_ACCURACY_H
#define BAOCAO_TESTS_ACCURACY_H

#include "base/str.h"

enum what {
    HEADINGS,
    NUMBERS,
    PRINTED,
    STTS,
    CODES,
    LABELS,
    UNITS,
    INDENTS,
    PARENTS,
    FORMULAS,
    EXTRAS,
    WHATS
};
extern const char *const what_names[WHATS];

/* The least that is recognised of any annex. */
#define ACCURACY_LEAST_PERCENT 95

struct score {
    int right, all;
};

struct accuracy {
    struct buf page;
    struct str before; /* the page as it is kept */
    struct score whole;
    bool good;
};

struct accuracy accuracy_begin(struct arena *arena);
/* doubtful: bits of what is not demanded because the description itself is in doubt; why says so.
 */
void accuracy_add(struct accuracy *accuracy, struct str name, const struct score scores[WHATS],
    unsigned doubtful, const char *why);
bool accuracy_end(struct accuracy *accuracy);

#endif
