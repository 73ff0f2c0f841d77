/*
 * announcement -- what is told to everybody or to a unit and those below it, and when the system
 * may be stopped for work on it.
 *
 * Regulations let the system be stopped for upgrades and maintenance when that was announced long
 * enough before: 24 hours (NA-25, KT-47), three working days (BG-25). How long, by which clock and
 * article is the profile's (notices.maintenance); 0 asks for nothing. Hours are counted from the
 * announcement; days begin with the day after it and end with their last day, as the Civil Code
 * counts (Articles 147 and 148). A plan that begins at another time, or lasts longer, is another
 * plan: it is announced anew, so long before. Shorter only what cannot wait, by a ground that is
 * named with its reason: force majeure, or a danger to the safety of information (BG-24, BG-26).
 *
 * Layer:  core (pure)
 * Owns:   text lives in the arena given
 * Fails:  never; a refusal is an answer
 * Limits: STOP_DAYS_MAX
 * Tests:  announcement_test.c
 */
#ifndef BAOCAO_ANNOUNCEMENT_H
#define BAOCAO_ANNOUNCEMENT_H

#include "core/calendar.h"
#include "core/profile.h"

/* X(NAME, "wire", "tên") */
#define ANNOUNCEMENT_KIND_LIST(X) \
    X(NOTICE, "notice", "Thông báo chung") \
    X(MAINTENANCE, "maintenance", "Bảo trì, nâng cấp hệ thống")

/* X(NAME, "wire", "tên"): where it stands, in the order of {announcement_state}. */
#define ANNOUNCEMENT_STATE_LIST(X) \
    X(CURRENT, "current", "Đang hiệu lực") \
    X(PLANNED, "planned", "Sắp bảo trì") \
    X(UNDER_WAY, "under_way", "Đang bảo trì") \
    X(OVER, "over", "Đã kết thúc") \
    X(WITHDRAWN, "withdrawn", "Đã thu hồi")

/* X(NAME, "wire", "tên"): why it could not be announced as long before as the regulation asks. */
#define STOP_GROUND_LIST(X) \
    X(NONE, "none", "Không có") \
    X(FORCE_MAJEURE, "force_majeure", "Bất khả kháng") \
    X(SECURITY, "security", "Nguy cơ mất an toàn, an ninh thông tin")

#define X(name, wire, title) ANNOUNCEMENT_##name,
enum announcement_kind { ANNOUNCEMENT_KIND_LIST(X) ANNOUNCEMENT_KIND_COUNT };
#undef X
#define X(name, wire, title) ANNOUNCEMENT_IS_##name,
enum announcement_state { ANNOUNCEMENT_STATE_LIST(X) ANNOUNCEMENT_STATE_COUNT };
#undef X
#define X(name, wire, title) STOP_##name,
enum stop_ground { STOP_GROUND_LIST(X) STOP_GROUND_COUNT };
#undef X

extern const char *const announcement_kind_names[ANNOUNCEMENT_KIND_COUNT];
extern const char *const announcement_kind_titles[ANNOUNCEMENT_KIND_COUNT];
extern const char *const announcement_state_names[ANNOUNCEMENT_STATE_COUNT];
extern const char *const announcement_state_titles[ANNOUNCEMENT_STATE_COUNT];
extern const char *const stop_ground_names[STOP_GROUND_COUNT];
extern const char *const stop_ground_titles[STOP_GROUND_COUNT];

/* From when to when nothing can be written. */
struct stop {
    int64_t starts_ms, ends_ms;
    enum stop_ground ground;
    bool reasoned; /* a reason is given with the ground */
};

enum stop_verdict {
    STOP_FINE,
    STOP_ENDS_EARLY, /* not after it starts */
    STOP_IS_PAST,    /* it would have started, or ended, already */
    STOP_TOO_LONG,   /* STOP_DAYS_MAX */
    STOP_UNREASONED, /* a ground without a reason */
    STOP_TOO_SOON    /* before stop_earliest */
};

/* When a stop announced now may start. */
int64_t stop_earliest(
    const struct profile_clock *rule, const struct calendar *calendar, int64_t now_ms);
/* Whether a stop may be announced now; before: what was announced of it, or NULL. */
enum stop_verdict stop_decide(const struct stop *before, const struct stop *after,
    const struct profile_clock *rule, const struct calendar *calendar, int64_t now_ms);
/* "Phải thông báo trước ít nhất 24 giờ (khoản 3 Điều 10 …); sớm nhất từ 15/07/2026 15:30." */
struct str stop_text(struct arena *arena, const struct profile *profile, int64_t earliest_ms);

/* Where an announcement stands; the SQL fragment {announcement_state} says the same. */
enum announcement_state announcement_state_of(
    enum announcement_kind kind, const struct stop *stop, bool withdrawn, int64_t now_ms);

#endif
