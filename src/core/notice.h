/*
 * notice -- how long before its deadline a report must be assigned, and whether there is that long.
 *
 * A rule is data: which clock it counts by, how much, the article that says so, and whom it spares.
 * Which rule holds is the profile's; without one it is Nghệ An's, the only regulation with such a
 * rule. It warns, and a person says why: the regulation spares what the Government or a ministry
 * asks for, which only a person knows.
 *
 * Layer:  core (pure)
 * Owns:   text lives in the arena given
 * Fails:  never
 * Limits: none
 * Tests:  notice_test.c
 */
#ifndef BAOCAO_NOTICE_H
#define BAOCAO_NOTICE_H

#include "core/calendar.h"
#include "core/period.h"

enum notice_clock { NOTICE_HOURS, NOTICE_WORKDAYS };

struct notice_rule {
    enum notice_clock clock;
    int64_t amount;
    const char *article;
    bool spares_ad_hoc; /* reports of no fixed period; thematic ones are not spared */
};

extern const struct notice_rule notice_rule_default;

struct notice {
    const struct notice_rule *rule;
    bool is_short;
    int64_t left; /* whole hours to the end of the due day, or working days after today; from 0 */
};

struct notice notice_of(const struct notice_rule *rule, const struct calendar *calendar,
    enum period_kind kind, int64_t now_ms, int64_t due_on);
/* "Chỉ còn 20 giờ đến hết hạn; … (khoản 3 Điều 8 …)." Of a short one. */
struct str notice_text(struct arena *arena, struct notice notice);

#endif
