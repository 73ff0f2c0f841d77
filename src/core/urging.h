/*
 * urging -- letters that urge units to send what they owe: what may be urged, and what is said.
 *
 * Owed is what was not sent and is due within URGING_SOON_DAYS or was due before; what an upheld
 * appeal excused is not. Sentences name regime, unit and day, never a figure.
 *
 * Layer:  core (pure)
 * Owns:   texts live in the arena given
 * Fails:  never
 * Limits: none
 * Tests:  urging_test.c
 */
#ifndef BAOCAO_URGING_H
#define BAOCAO_URGING_H

#include "core/discipline.h"

/* As soon as the first page says that something is due soon. */
#define URGING_SOON_DAYS 3

enum urging_owed { OWED_NOTHING, OWED_SOON, OWED_OVERDUE };

enum urging_owed urging_owed(enum report_clock clock, bool upheld, int64_t due_on, int64_t today);
/* How a report stood on a day: "Quá hạn 5 ngày", "Đến hạn trong ngày", "Còn 2 ngày". */
struct str urging_standing(struct arena *arena, int64_t due_on, int64_t day);

/* "V/v đôn đốc gửi báo cáo": without the "V/v". */
struct str urging_subject(void);
/* What a letter says unless its author writes something else. issuer: as it is said. */
struct str urging_opening(struct arena *arena, struct str issuer, int64_t day);
/* The last sentence; due_on DATE_NONE: at once. */
struct str urging_request(struct arena *arena, int64_t due_on);

/* X(NAME, "key", sentence) : %n number of the letter, %i issuer, %u unit, %c how many reports, %h
 * until when. */
#define URGING_NEWS_LIST(X) \
    X(ISSUED, "urged", "%i đôn đốc %u gửi %c báo cáo%n.%h") \
    X(WITHDRAWN, "urging_withdrawn", "%i thu hồi văn bản đôn đốc%n gửi %u.")

enum urging_news {
#define X(name, key, text) URGING_NEWS_##name,
    URGING_NEWS_LIST(X)
#undef X
        URGING_NEWS_COUNT
};

extern const char *const urging_news_keys[URGING_NEWS_COUNT];

struct urging_words {
    struct str number; /* "125/UBND-TH"; empty: none yet */
    struct str issuer, unit;
    int64_t count;
    int64_t due_on; /* DATE_NONE: at once */
};

struct str urging_news_text(
    struct arena *arena, enum urging_news news, const struct urging_words *words);

#endif
