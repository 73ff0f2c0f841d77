#include "jobs/watch.h"

#include <pthread.h>
#include <time.h>

#include "base/date.h"
#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/limits.h"
#include "jobs/follow.h"

#define LOOK_EVERY_MS 1000
#define NAP_MS 50

struct watch {
    pthread_t thread;
    struct database *database;
    struct db *db;
    struct arena *arena;
    watch_publish *publish;
    void *to;
    struct follow follow;
    int64_t last_alert_id;
    _Atomic bool stopping;
};

/* ---- subscribers ---- */

struct subscriber {
    struct arena *arena;
    struct actor actor;
    struct access_table access; /* the profile's when he came: another cuts every stream */
};

void *watch_subscribe(const struct ctx *ctx)
{
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);
    struct subscriber *subscriber = ARENA_NEW(arena, struct subscriber);
    struct grant_fact *grants = ARENA_ARRAY(arena, ctx->actor->grants_len, struct grant_fact);

    for (size_t i = 0; i < ctx->actor->grants_len; i++) {
        grants[i] = ctx->actor->grants[i];
        grants[i].unit_path = str_copy(arena, grants[i].unit_path);
    }
    subscriber->arena = arena;
    subscriber->access = *ctx->actor->access;
    subscriber->actor = (struct actor){
        .unit_path = str_copy(arena, ctx->actor->unit_path),
        .account_id = ctx->actor->account_id,
        .session_id = ctx->actor->session_id,
        .access = &subscriber->access,
        .grants = grants,
        .grants_len = ctx->actor->grants_len,
    };
    return subscriber;
}

void watch_unsubscribe(void *subscriber)
{
    arena_free(((struct subscriber *)subscriber)->arena);
}

static bool covered(const struct actor *actor, struct str path, int64_t today)
{
    return path.len && (access_allows(actor, RIGHT_REPORT_READ, path, 0, today) ||
                           access_allows(actor, RIGHT_REPORT_RECEIVE, path, 0, today));
}

bool watch_wants(void *subscriber, void *notice)
{
    const struct watch_notice *n = notice;
    const struct actor *actor = &((struct subscriber *)subscriber)->actor;

    if (n->account_id)
        return n->account_id == actor->account_id;
    if (n->announced)
        return str_starts(actor->unit_path, n->unit_path);
    return covered(actor, n->unit_path, n->today) || covered(actor, n->other_path, n->today);
}

bool watch_is_cut(void *subscriber, void *notice)
{
    const struct watch_notice *n = notice;

    return n->cuts_all || ((struct subscriber *)subscriber)->actor.account_id == n->object_id;
}

/* ---- the thread ---- */

static bool cuts_streams(struct str action)
{
    return str_eq(action, S("account.lock")) || str_eq(action, S("account.reissue")) ||
           str_eq(action, S("account.password")) || str_starts(action, S("grant.")) ||
           str_eq(action, S("profile.change"));
}

/* struct follow's tell. */
static void notify(void *to, struct ctx *ctx, const struct follow_event *event)
{
    struct watch *watch = to;
    struct watch_notice notice = {
        .unit_path = event->unit_path,
        .other_path = event->other_path,
        .object_id = event->object_id,
        .today = date_today(ctx->now_ms),
        .cuts_streams = cuts_streams(event->action),
        .cuts_all = str_eq(event->action, S("profile.change")),
        .announced = str_eq(event->object_type, S("announcement")),
    };

    notice.data = str_format(ctx->arena,
        "{\"event_id\":%lld,\"object_type\":\"" STR_FMT "\",\"object_id\":%lld}",
        (long long)event->id, STR_ARG(event->object_type), (long long)event->object_id);
    watch->publish(watch->to, &notice);
}

/* One line for somebody who was told several things at once. */
static void alert_notify(
    struct watch *watch, struct arena *arena, int64_t account_id, int64_t alert_id)
{
    struct watch_notice notice = { .account_id = account_id };

    notice.data = str_format(arena, "{\"event_id\":0,\"object_type\":\"alert\",\"object_id\":%lld}",
        (long long)alert_id);
    watch->publish(watch->to, &notice);
}

static enum status alerts_look(struct ctx *ctx, struct watch *watch)
{
    int64_t told = 0;
    bool more;

    TRY(db_start(
        ctx, STMT_ALERT_SINCE, ARGS(V_INT(watch->last_alert_id), V_INT(FOLLOW_EVENTS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        watch->last_alert_id = db_int(ctx, 0);
        if (db_int(ctx, 1) != told)
            alert_notify(watch, ctx->arena, db_int(ctx, 1), watch->last_alert_id);
        told = db_int(ctx, 1);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status look(struct ctx *ctx, void *arg)
{
    struct watch *watch = arg;

    TRY(follow_look(ctx, &watch->follow));
    return alerts_look(ctx, watch);
}

static enum status look_first(struct ctx *ctx, void *arg)
{
    struct watch *watch = arg;
    bool found;

    TRY(db_one(ctx, STMT_ALERT_NEWEST, NO_ARGS, &found));
    watch->last_alert_id = db_int(ctx, 0);
    return follow_begin(ctx, &watch->follow, notify, watch);
}

static void nap(struct watch *watch)
{
    struct timespec ms = { .tv_nsec = (long)NAP_MS * 1000000 };

    for (int waited = 0; waited < LOOK_EVERY_MS && !watch->stopping; waited += NAP_MS)
        nanosleep(&ms, NULL);
}

static void *watch_main(void *arg)
{
    struct watch *watch = arg;

    while (!watch->stopping) {
        struct ctx ctx = { .arena = watch->arena, .db = watch->db, .now_ms = clock_now_ms() };

        /* A failed look is made up for by the next one. */
        (void)!database_read(&ctx, look, watch);
        arena_reset(watch->arena);
        nap(watch);
    }
    return NULL;
}

static void watch_free(struct watch *watch)
{
    arena_free(watch->arena);
    heap_give(watch);
}

enum status watch_start(struct ctx *ctx, struct database *database, watch_publish *publish,
    void *to, struct watch **out)
{
    struct watch *watch = heap_take(sizeof(*watch));
    enum status opened;

    watch->database = database;
    watch->publish = publish;
    watch->to = to;
    watch->arena = arena_new(ARENA_REQUEST_BYTES);
    opened = database_connect(ctx, database, &watch->db);
    if (opened == ST_OK) {
        ctx->db = watch->db;
        opened = database_read(ctx, look_first, watch);
        ctx->db = NULL;
    }
    if (opened != ST_OK) {
        watch_free(watch);
        return opened;
    }
    ASSERT(pthread_create(&watch->thread, NULL, watch_main, watch) == 0);
    *out = watch;
    return ST_OK;
}

void watch_stop(struct watch *watch)
{
    watch->stopping = true;
    pthread_join(watch->thread, NULL);
    watch_free(watch);
}
