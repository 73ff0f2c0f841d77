/*
 * handing -- when a unit may hand its report on, to whom, and until when they report.
 *
 * A report is handed on while its figures may be typed, by a unit that reports
 * itself or was handed it, so many times downward and no further. An inner due
 * day lies between the end of the data window, or today, and the report's own
 * due day; where that has passed already, it is the due day.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing
 * Fails:  never; a refusal is an answer
 * Limits: CHILDREN_DEPTH_MAX
 * Tests:  handing_test.c
 */
#ifndef BAOCAO_HANDING_H
#define BAOCAO_HANDING_H

#include "base/str.h"

struct handing_days {
    int64_t from, to; /* the inner due day lies between, both included */
};

struct handing_days handing_days(int64_t window_to, int64_t due_on, int64_t today);
/* Whether a unit lies below another in the tree: neither itself nor beside it. */
bool handing_is_below(struct str path, struct str above);
/* Where one unit lies, seen from another: only one elsewhere is registered as reporting to it. */
enum handing_place {
    HANDING_ELSEWHERE,
    HANDING_BELOW,
    HANDING_ABOVE, /* or the same unit */
};
enum handing_place handing_relation(struct str path, struct str from);
/* Whether a report that came down so many steps may be handed on once more. */
bool handing_depth_fits(int64_t depth);

#endif
