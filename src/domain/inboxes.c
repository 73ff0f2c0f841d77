#include "domain/inboxes.h"

#include "core/extension.h"
#include "domain/profiles.h"
#include "domain/report_work.h"
#include "domain/use.h"

#define DUE_SOON_DAYS 3

/* Which reports wait for whom: a state, the right that moves it on, where it is held. */
static const struct {
    enum report_state state;
    enum right right;
    enum wf_side side;
    enum inbox_group group;
} waits[] = {
    { REPORT_RETURNED, RIGHT_REPORT_ENTER, SIDE_REPORTER, INBOX_RETURNED },
    { REPORT_REFUSED, RIGHT_REPORT_ENTER, SIDE_REPORTER, INBOX_RETURNED },
    { REPORT_RECALLED, RIGHT_REPORT_ENTER, SIDE_REPORTER, INBOX_RETURNED },
    { REPORT_ASSIGNED, RIGHT_REPORT_ENTER, SIDE_REPORTER, INBOX_TODO },
    { REPORT_IN_ENTRY, RIGHT_REPORT_ENTER, SIDE_REPORTER, INBOX_TODO },
    { REPORT_SUBMITTED, RIGHT_REPORT_APPROVE, SIDE_REPORTER, INBOX_APPROVE },
    { REPORT_APPROVED, RIGHT_REPORT_SEND, SIDE_REPORTER, INBOX_SEND },
    { REPORT_SENT, RIGHT_REPORT_RECEIVE, SIDE_RECEIVER, INBOX_RECEIVED },
    { REPORT_FIGURES_APPROVED, RIGHT_REPORT_APPROVE, SIDE_REPORTER, INBOX_APPROVE },
    { REPORT_APPROVED, RIGHT_REPORT_APPROVE, SIDE_REPORTER, INBOX_APPROVE },
    { REPORT_SIGNED, RIGHT_REPORT_SEND, SIDE_REPORTER, INBOX_SEND },
    { REPORT_WITH_CLERK, RIGHT_REPORT_SEND, SIDE_REPORTER, INBOX_SEND },
    { REPORT_CORRECTION_OPEN, RIGHT_REPORT_ENTER, SIDE_REPORTER, INBOX_RETURNED },
    { REPORT_CORRECTION_ASKED, RIGHT_REPORT_RECEIVE, SIDE_RECEIVER, INBOX_CORRECTION },
};

/* Whether the profile has a step by which the report goes on from there, not only back. */
static bool is_awaited(const struct workflow *workflow, size_t wait)
{
    for (size_t i = 0; i < workflow->steps_len; i++) {
        const struct wf_step *step = &workflow->steps[i];

        if (step->from == waits[wait].state && step->right == waits[wait].right &&
            step->side == waits[wait].side && step->action != ACTION_REFUSE)
            return true;
    }
    return false;
}

struct inbox {
    struct ctx *ctx;
    struct inbox_out *out;
};

static int64_t *count_of(struct inbox_counts *counts, enum inbox_group group)
{
    switch (group) {
    case INBOX_TODO:
        return &counts->todo;
    case INBOX_RETURNED:
        return &counts->returned;
    case INBOX_REVIEW:
        return &counts->review;
    case INBOX_APPROVE:
        return &counts->approve;
    case INBOX_SEND:
        return &counts->send;
    case INBOX_RECEIVED:
        return &counts->received;
    case INBOX_CORRECTION:
        return &counts->correction;
    case INBOX_EXTENSION:
        return &counts->extension;
    case INBOX_TOTAL:
    case INBOX_GROUP_COUNT:
        break;
    }
    return &counts->consolidate;
}

static enum inbox_group group_of(enum inbox_group group, int64_t kind)
{
    return kind == REPORT_TOTAL && group == INBOX_TODO ? INBOX_TOTAL : group;
}

/* All there is, be it listed or not. What was sent waits for its receiver, without a deadline. */
static enum status inbox_count(struct inbox *inbox, size_t i)
{
    struct ctx *ctx = inbox->ctx;
    struct inbox_counts *counts = &inbox->out->counts;
    bool received = waits[i].side == SIDE_RECEIVER, more;

    if (received)
        TRY(db_start(ctx, STMT_INBOX_COUNT_RECEIVED,
            ARGS(USE_SCOPE(ctx, waits[i].right), V_INT(waits[i].state))));
    else
        TRY(db_start(ctx, STMT_INBOX_COUNT,
            ARGS(USE_SCOPE(ctx, waits[i].right), V_INT(waits[i].state), V_INT(DUE_SOON_DAYS),
                V_INT(REPORT_CLOCK_RUNS))));
    TRY(db_next(ctx, &more));
    while (more) {
        *count_of(counts, group_of(waits[i].group, db_int(ctx, 0))) += db_int(ctx, 1);
        counts->total += db_int(ctx, 1);
        counts->overdue += received ? 0 : db_int(ctx, 2);
        counts->due_soon += received ? 0 : db_int(ctx, 3);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static void inbox_take(struct inbox *inbox, const struct report *report, enum inbox_group group)
{
    struct list *items = &inbox->out->items;
    struct inbox_item *item = LIST_AT(*items, struct inbox_item, items->len);

    *item = (struct inbox_item){
        .report_id = report->id,
        .kind = report->kind,
        .group = (int)group_of(group, report->kind),
        .regime_name = report->regime_name,
        .period_title = report->period_title,
        .unit_name = report->unit_name,
        .state = report->state,
        .due_on = report->due_on,
        .days_left = report->due_on - inbox->out->today,
        .late = report->late,
    };
    items->len++;
}

static enum status inbox_wait(struct inbox *inbox, size_t i)
{
    struct ctx *ctx = inbox->ctx;
    enum stmt stmt = waits[i].side == SIDE_RECEIVER ? STMT_INBOX_RECEIVED : STMT_INBOX_REPORTS;
    struct list reports;

    if (!access_holds(ctx->actor, waits[i].right, inbox->out->today))
        return ST_OK;
    TRY(db_start(ctx, stmt,
        ARGS(USE_SCOPE(ctx, waits[i].right), V_INT(waits[i].state), V_INT(INBOX_STATE_ITEMS_MAX))));
    TRY(rows_read(ctx, &report_resource, &reports));
    for (size_t k = 0; k < reports.len; k++) {
        struct report *report = LIST_AT(reports, struct report, k);

        report_complete(ctx, report);
        inbox_take(inbox, report, waits[i].group);
    }
    return inbox_count(inbox, i);
}

/* What a list just started answers with, all of it counted. */
static enum status inbox_listed(struct inbox *inbox, enum inbox_group group)
{
    struct inbox_counts *counts = &inbox->out->counts;
    struct list reports;

    TRY(rows_read(inbox->ctx, &report_resource, &reports));
    for (size_t i = 0; i < reports.len; i++) {
        struct report *report = LIST_AT(reports, struct report, i);

        report_complete(inbox->ctx, report);
        inbox_take(inbox, report, group);
    }
    *count_of(counts, group) += (int64_t)reports.len;
    counts->total += (int64_t)reports.len;
    return ST_OK;
}

/* Where a report waits for its unit's stages of checking. */
#define REVIEW_STATES_MAX 4

static enum status inbox_reviews(struct inbox *inbox, const struct workflow *workflow)
{
    struct ctx *ctx = inbox->ctx;
    int64_t states[REVIEW_STATES_MAX] = { -1, -1, -1, -1 };
    size_t len = 0;

    for (int state = 0; state < REPORT_STATE_COUNT && len < REVIEW_STATES_MAX; state++)
        if (workflow_asks(workflow, (enum report_state)state, NEED_REVIEWED))
            states[len++] = state;
    TRY(db_start(ctx, STMT_INBOX_REVIEWS,
        ARGS(USE_SCOPE(ctx, RIGHT_REPORT_READ), V_INT(states[0]), V_INT(states[1]),
            V_INT(states[2]), V_INT(states[3]), V_INT(INBOX_STATE_ITEMS_MAX))));
    return inbox_listed(inbox, INBOX_REVIEW);
}

/* Later due days that units ask for. */
static enum status inbox_extensions(struct inbox *inbox)
{
    struct ctx *ctx = inbox->ctx;

    if (!access_holds(ctx->actor, RIGHT_REPORT_RECEIVE, inbox->out->today))
        return ST_OK;
    TRY(db_start(ctx, STMT_INBOX_EXTENSIONS,
        ARGS(USE_SCOPE(ctx, RIGHT_REPORT_RECEIVE), V_INT(EXTENSION_ASKED),
            V_INT(INBOX_STATE_ITEMS_MAX))));
    return inbox_listed(inbox, INBOX_EXTENSION);
}

/* What came back says why, and who sent it back. */
static enum status inbox_notes(struct inbox *inbox)
{
    struct ctx *ctx = inbox->ctx;

    for (size_t i = 0; i < inbox->out->items.len; i++) {
        struct inbox_item *item = LIST_AT(inbox->out->items, struct inbox_item, i);
        bool found;

        if (item->group != INBOX_RETURNED)
            continue;
        TRY(db_one(ctx, STMT_EVENT_LAST, ARGS(V_INT(item->report_id)), &found));
        if (!found)
            continue;
        item->last_note = db_text(ctx, 0);
        item->last_actor = db_text(ctx, 1);
    }
    return ST_OK;
}

enum status inbox_view(struct ctx *ctx, const struct nothing *in, struct inbox_out *out)
{
    struct inbox inbox = { .ctx = ctx, .out = out };
    const struct profile *profile;

    (void)in;
    TRY(profile_get(ctx, &profile));
    out->today = use_today(ctx);
    out->items.items =
        ARENA_ARRAY(ctx->arena, (ARRAY_LEN(waits) + 2) * INBOX_STATE_ITEMS_MAX, struct inbox_item);
    for (size_t i = 0; i < ARRAY_LEN(waits); i++)
        if (is_awaited(&profile->workflow, i))
            TRY(inbox_wait(&inbox, i));
    TRY(inbox_reviews(&inbox, &profile->workflow));
    TRY(inbox_extensions(&inbox));
    return inbox_notes(&inbox);
}
