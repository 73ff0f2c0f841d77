/*
 * follow -- reads the history as it grows: every event once, those that were committed late too.
 *
 * An event has its number from the moment it is written, but is seen by others only from its
 * commit. With several connections a later number may be seen first, and who only asks for what
 * lies behind the last one he saw never hears of the earlier. So the numbers that were passed over
 * are remembered as gaps and asked for again, ever more seldom; most belong to transactions that
 * were rolled back, and are given up when no transaction can be under way any longer. Nothing in
 * this depends on the database: on SQLite, which writes one by one, there are no gaps.
 *
 * Layer:  jobs
 * Owns:   nothing; texts told live until the next look
 * Fails:  what the database says; the next look goes on where this one ended
 * Limits: FOLLOW_EVENTS_MAX events a look and a gap, FOLLOW_GAPS_MAX gaps: the oldest is given up
 * Tests:  tests/store/follow_test.c
 */
#ifndef BAOCAO_FOLLOW_H
#define BAOCAO_FOLLOW_H

#include "store/database.h"

#define FOLLOW_EVENTS_MAX 1000
#define FOLLOW_GAPS_MAX 256
/* Longer than any transaction: an answer must be there in HTTP_ANSWER_MS_MAX. */
#define FOLLOW_GAP_MS ((int64_t)2 * HTTP_ANSWER_MS_MAX)
#define FOLLOW_GAP_EVERY_MS_MAX ((int64_t)8000)

struct follow_event {
    int64_t id, object_id;
    struct str object_type, unit_path, other_path, action;
};

typedef void follow_tell(void *to, struct ctx *ctx, const struct follow_event *event);

/* Numbers that were passed over, both ends included. */
struct follow_gap {
    int64_t first, last;
    int64_t since_ms, next_ms;
};

struct follow {
    int64_t last_id;
    struct follow_gap gaps[FOLLOW_GAPS_MAX]; /* the oldest first */
    size_t gaps_len;
    follow_tell *tell; /* NULL: nobody is told yet */
    void *to;
};

/* Both in a reading transaction. Begins behind what there is: that is not told, but what was under
 * way among it will be. */
enum status follow_begin(
    struct ctx *ctx, struct follow *follow, follow_tell *tell, void *to) MUST_CHECK;
enum status follow_look(struct ctx *ctx, struct follow *follow) MUST_CHECK;

#endif
