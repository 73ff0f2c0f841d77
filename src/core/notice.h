/*
 * notice -- how long before its deadline a report must be assigned, and whether there is that long.
 *
 * A rule is data: which clock it counts by, how much, the article that says so, and whom it spares.
 * Which rule holds is the profile's (Nghệ An alone has one); without one no notice is short. It
 * spares what the Government or a ministry asks for: regimes say whether theirs is such a
 * one (NA-20), and for a single cycle of another a person names that ground and the document.
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
#include "core/profile.h"

enum notice_clock { NOTICE_HOURS, NOTICE_WORKDAYS };

/* X(NAME, "wire", "tên"): who asks for the reports of a regime (NA-20). */
#define REGIME_ORIGIN_LIST(X) \
    X(PROVINCE, "province", "Định kỳ do tỉnh công bố") \
    X(CENTRAL, "central", "Chính phủ, bộ, ngành Trung ương yêu cầu") \
    X(ORDERED, "ordered", "Chuyên đề, đột xuất theo chỉ đạo của tỉnh")

/* X(NAME, "wire"): on which ground less notice is given than the rule asks. */
#define NOTICE_GROUND_LIST(X) \
    X(NONE, "none") \
    X(CENTRAL, "central_request") /* the Government or a ministry asks for it */ \
    X(OUTAGE, "outage")           /* the system could not open it in time, and makes up for it */

#define X(name, wire, title) ORIGIN_##name,
enum regime_origin { REGIME_ORIGIN_LIST(X) ORIGIN_COUNT };
#undef X
#define X(name, wire) GROUND_##name,
enum notice_ground { NOTICE_GROUND_LIST(X) GROUND_COUNT };
#undef X

extern const char *const regime_origin_names[ORIGIN_COUNT];
extern const char *const regime_origin_titles[ORIGIN_COUNT];
extern const char *const notice_ground_names[GROUND_COUNT];

struct notice_rule {
    enum notice_clock clock;
    int64_t amount;      /* 0: there is no rule */
    struct str article;  /* in words, with the regulation */
    bool spares_ad_hoc;  /* reports of no fixed period; thematic ones are not spared */
    bool spares_central; /* what the Government or a ministry asks for */
};

struct notice_rule notice_rule_of(struct arena *arena, const struct profile *profile);

struct notice {
    const struct notice_rule *rule; /* borrowed */
    bool is_short;
    int64_t left; /* whole hours to the end of the due day, or working days after today; from 0 */
};

struct notice notice_of(const struct notice_rule *rule, const struct calendar *calendar,
    enum period_kind kind, int64_t now_ms, int64_t due_on);
/* Of what is assigned as a day begins. */
struct notice notice_of_day(const struct notice_rule *rule, const struct calendar *calendar,
    enum period_kind kind, int64_t day, int64_t due_on);
/* Whether the notice may be short: what is asked is spared as such, or on a ground that the rule
 * knows. */
bool notice_allows(struct notice notice, enum regime_origin origin, enum notice_ground ground);
/* The fewest days before the due day that keep the rule for who assigns as the day begins; by a
 * rule of working days, the fewest that can. */
int64_t notice_least_days(const struct notice_rule *rule);
/* The first of these due days of no short notice; the day after the last: all are of one. */
int64_t notice_first_due(const struct notice_rule *rule, const struct calendar *calendar,
    enum period_kind kind, int64_t now_ms, struct day_span due);
/* "Báo cáo phải được giao trước hạn ít nhất 72 giờ (khoản 3 Điều 8 …)." */
struct str notice_rule_text(struct arena *arena, const struct notice_rule *rule);
/* "Chỉ còn 20 giờ đến hết hạn; … (khoản 3 Điều 8 …)." Of a short one. */
struct str notice_text(struct arena *arena, struct notice notice);
/* "Giao sát hạn: (reason). Chỉ còn 20 giờ …" What the event keeps of a short one. */
struct str notice_note(struct arena *arena, struct notice notice, struct str reason);

#endif
