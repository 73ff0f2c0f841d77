/*
 * watch -- follows the history and tells open event streams what concerns them.
 *
 * One thread asks each second what there is behind what it saw (follow.h); this
 * works alike when several processes share a database (design 12.12). A subscriber
 * hears of an object when one of his grants covers the unit it is about or the
 * unit that receives it, of an announcement when it is addressed to his unit, and nothing but which
 * object it was. Of alerts each
 * hears that there are new ones for him; one that is passed over, because it
 * was committed late, comes with the next.
 *
 * Layer:  jobs
 * Owns:   its thread and connection; subscribers, until watch_unsubscribe
 * Fails:  STORE_FAILED from watch_start
 * Limits: those of follow.h
 * Tests:  tests/store/watch_test.c, tests/store/follow_test.c, tests/http/stream_test.c
 */
#ifndef BAOCAO_WATCH_H
#define BAOCAO_WATCH_H

#include "core/access.h"
#include "store/database.h"

struct watch;

/* One event, or that somebody was told something, and the JSON that tells of it. */
struct watch_notice {
    struct str unit_path, other_path, data;
    int64_t object_id, today;
    int64_t account_id; /* for this account alone; 0: for whoever sees the units */
    /* The object is an account that was locked, or got another password or other grants: its
     * streams begin anew, with what it may see now. */
    bool cuts_streams;
    bool cuts_all;  /* and everybody's: roles have other rights */
    bool announced; /* to the accounts of the unit and those below; without one to everybody */
};

typedef void watch_publish(void *to, struct watch_notice *notice);

enum status watch_start(struct ctx *ctx, struct database *database, watch_publish *publish,
    void *to, struct watch **out) MUST_CHECK;
void watch_stop(struct watch *watch);

/* For http/: a subscriber made of ctx->actor, and whether he is to hear of a notice. */
void *watch_subscribe(const struct ctx *ctx);
void watch_unsubscribe(void *subscriber);
bool watch_wants(void *subscriber, void *notice);
/* Whether a notice with cuts_streams is about him. */
bool watch_is_cut(void *subscriber, void *notice);

#endif
