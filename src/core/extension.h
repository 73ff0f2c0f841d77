/*
 * extension -- when a later due day may be asked for, and which.
 *
 * It is asked for while the report is not sent, at most EXTENSION_LATE_DAYS
 * after the due day: later a report is late, and stays so. The day asked for
 * lies after the due day, not before today, and not too far away.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing
 * Fails:  never; a refusal is an answer
 * Limits: EXTENSION_LATE_DAYS, EXTENSION_DAYS_MAX
 * Tests:  extension_test.c
 */
#ifndef BAOCAO_EXTENSION_H
#define BAOCAO_EXTENSION_H

#include "base/base.h"

/* X(NAME, "wire", "tên") */
#define EXTENSION_STATE_LIST(X) \
    X(ASKED, "asked", "Chờ trả lời") \
    X(GRANTED, "granted", "Đồng ý") \
    X(REFUSED, "refused", "Không đồng ý") \
    X(LAPSED, "lapsed", "Không còn hiệu lực") /* sent meanwhile: nobody has to answer */

#define X(name, wire, title) EXTENSION_##name,
enum extension_state { EXTENSION_STATE_LIST(X) EXTENSION_STATE_COUNT };
#undef X

enum extension_refusal {
    EXTENSION_OK,
    EXTENSION_SENT, /* there is nothing to wait for any more */
    EXTENSION_LATE  /* asked for too long after the due day */
};

/* Whether it may be asked for today. */
enum extension_refusal extension_ask(bool sent, int64_t due_on, int64_t today);
/* Whether the day is one that may be asked for, or granted. */
bool extension_day_fits(int64_t due_on, int64_t today, int64_t wished_on);

#endif
