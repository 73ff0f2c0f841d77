/*
 * retention -- how long files of the archive are kept, when one may be destroyed, and when its time
 * stamp must be followed by another.
 *
 * A file is kept for a number of whole years from the year in which it was closed: closed in 2026
 * and kept for ten years, its last day is 31 December 2036. That is never shorter than counting
 * from the day itself. 0 years are for ever, and whatever nobody gave a time for is kept for ever.
 * A regime may say more than the profile, never less: at least as long as the report on paper
 * (NA Đ13, NA-35).
 *
 * A time stamp proves something as long as its authority's certificate can be judged and its digest
 * is strong. It is followed by a new one that covers it before the certificate ends, and as soon as
 * the installation asks for a stronger digest than it has.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing
 * Fails:  never; a refusal is an answer
 * Limits: RETENTION_YEARS_MAX
 * Tests:  retention_test.c
 */
#ifndef BAOCAO_RETENTION_H
#define BAOCAO_RETENTION_H

#include "base/list.h"
#include "core/period.h"

#define RETENTION_YEARS_MAX 100
#define RETENTION_FOR_EVER 0

/* How long reports of one kind of period are kept at least. */
struct profile_keep {
    int kind;      /* enum period_kind */
    int64_t years; /* RETENTION_FOR_EVER: for ever */
    struct str article;
};

/* The section `archive` of a profile. */
struct profile_archive {
    struct list keep;   /* struct profile_keep */
    struct str says;    /* what the regulation says of it; empty: nothing */
    struct str article; /* where */
};

/* How long at least, by the profile; *out_article is its article, or empty where it says nothing.
 */
int64_t retention_minimum(
    const struct profile_archive *archive, enum period_kind kind, struct str *out_article);
/* Whether so many years are no less than those. */
bool retention_covers(int64_t years, int64_t minimum);
/* The last day a file closed on that day is kept; DATE_NONE: there is none. */
int64_t retention_last_day(int64_t closed_on, int64_t years);

/* Why a file may not be destroyed. X(NAME, "wire", "lý do") */
#define RETENTION_LIST(X) \
    X(DUE, "due", "") \
    X(OPEN, "open", "Hồ sơ chưa khóa nên chưa tính thời hạn bảo quản.") \
    X(PERMANENT, "permanent", "Hồ sơ bảo quản vĩnh viễn, không được hủy.") \
    X(EARLY, "early", "Hồ sơ còn trong thời hạn bảo quản.") \
    X(HELD, "held", "Hồ sơ đang được giữ lại theo yêu cầu.") \
    X(GONE, "gone", "Hồ sơ đã hủy.")

#define X(name, wire, reason) RETENTION_##name,
enum retention { RETENTION_LIST(X) RETENTION_COUNT };
#undef X
extern const char *const retention_names[RETENTION_COUNT];
extern const char *const retention_reasons[RETENTION_COUNT];

struct retention_facts {
    bool closed, destroyed, held;
    int64_t closed_on, years, today;
};
enum retention retention_decide(const struct retention_facts *facts);

/* Digests time stamps are made over, the weakest first. X(NAME, "wire", bits) */
#define STAMP_DIGEST_LIST(X) \
    X(SHA256, "sha256", 256) X(SHA384, "sha384", 384) X(SHA512, "sha512", 512)

#define X(name, wire, bits) STAMP_##name,
enum stamp_digest { STAMP_DIGEST_LIST(X) STAMP_DIGEST_COUNT };
#undef X
extern const char *const stamp_digest_names[STAMP_DIGEST_COUNT];

/* So long before its authority's certificate ends a stamp is followed by another, if it can. */
#define STAMP_AHEAD_DAYS 90

struct stamp_facts {
    bool stamped;               /* there is one */
    int64_t ends_ms;            /* its authority's certificate */
    enum stamp_digest digest;   /* it was made over */
    enum stamp_digest demanded; /* now */
};
/* When the next stamp is to be asked for: at once where there is none or its digest is too weak;
 * else so long before the certificate ends, or once half of what is left of it is over, if that is
 * later, and a day from now at the soonest. An authority that keeps an old certificate to its last
 * day is asked a handful of times, not every day. */
int64_t stamp_due(const struct stamp_facts *facts, int64_t now_ms);

#endif
