#include "jobs/follow.h"

#include "base/limits.h"
#include "base/mem.h"

/* At the beginning: how far back to look for numbers of transactions under way. */
#define FOLLOW_BACK 1000

static void gap_add(struct follow *follow, int64_t first, int64_t last, int64_t now_ms)
{
    if (first > last)
        return;
    if (follow->gaps_len == FOLLOW_GAPS_MAX)
        memmove(follow->gaps, follow->gaps + 1, --follow->gaps_len * sizeof(*follow->gaps));
    follow->gaps[follow->gaps_len++] = (struct follow_gap){ first, last, now_ms, now_ms };
}

static void event_tell(struct ctx *ctx, const struct follow *follow)
{
    const struct follow_event event = {
        .id = db_int(ctx, 0),
        .object_type = db_text(ctx, 1),
        .object_id = db_int(ctx, 2),
        .unit_path = db_text(ctx, 3),
        .other_path = db_text(ctx, 4),
        .action = db_text(ctx, 5),
    };

    if (follow->tell)
        follow->tell(follow->to, ctx, &event);
}

/* What came behind the last one. */
static enum status look_ahead(struct ctx *ctx, struct follow *follow)
{
    bool more;

    TRY(db_start(ctx, STMT_EVENT_SINCE,
        ARGS(V_INT(follow->last_id), V_INT(INT64_MAX), V_INT(FOLLOW_EVENTS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t id = db_int(ctx, 0);

        event_tell(ctx, follow);
        gap_add(follow, follow->last_id + 1, id - 1, ctx->now_ms);
        follow->last_id = id;
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* What came of one gap; what is left of it goes back among the others. */
static enum status gap_look(struct ctx *ctx, struct follow *follow, struct follow_gap gap)
{
    int64_t waited = ctx->now_ms - gap.since_ms;
    size_t from = follow->gaps_len;
    bool more;

    TRY(db_start(ctx, STMT_EVENT_SINCE,
        ARGS(V_INT(gap.first - 1), V_INT(gap.last), V_INT(FOLLOW_EVENTS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t id = db_int(ctx, 0);

        event_tell(ctx, follow);
        gap_add(follow, gap.first, id - 1, gap.since_ms);
        gap.first = id + 1;
        TRY(db_next(ctx, &more));
    }
    gap_add(follow, gap.first, gap.last, gap.since_ms);
    for (; from < follow->gaps_len; from++)
        follow->gaps[from].next_ms =
            ctx->now_ms + (waited < FOLLOW_GAP_EVERY_MS_MAX ? waited : FOLLOW_GAP_EVERY_MS_MAX);
    return ST_OK;
}

/* The gaps whose time has come are looked at; those that are too old are given up. */
static enum status look_back(struct ctx *ctx, struct follow *follow)
{
    size_t len = follow->gaps_len;
    struct follow_gap *gaps = ARENA_ARRAY(ctx->arena, len + 1, struct follow_gap);
    enum status looked = ST_OK;

    memcpy(gaps, follow->gaps, len * sizeof(*gaps));
    follow->gaps_len = 0;
    for (size_t i = 0; i < len; i++) {
        size_t kept = follow->gaps_len;
        bool due = gaps[i].next_ms <= ctx->now_ms && looked == ST_OK;

        if (ctx->now_ms - gaps[i].since_ms > FOLLOW_GAP_MS)
            continue;
        if (due)
            looked = gap_look(ctx, follow, gaps[i]);
        if (due && looked == ST_OK)
            continue;
        follow->gaps_len = kept;
        follow->gaps[follow->gaps_len++] = gaps[i];
    }
    return looked;
}

enum status follow_begin(struct ctx *ctx, struct follow *follow, follow_tell *tell, void *to)
{
    int64_t newest;
    bool found;

    *follow = (struct follow){ .to = to };
    TRY(db_one(ctx, STMT_EVENT_NEWEST, NO_ARGS, &found));
    newest = db_int(ctx, 0);
    follow->last_id = newest > FOLLOW_BACK ? newest - FOLLOW_BACK : 0;
    TRY(look_ahead(ctx, follow));
    follow->tell = tell;
    return ST_OK;
}

enum status follow_look(struct ctx *ctx, struct follow *follow)
{
    TRY(look_ahead(ctx, follow));
    return look_back(ctx, follow);
}
