#include "domain/inboxes.h"

#include "base/list.h"
#include "core/extension.h"
#include "domain/periods.h"
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
    size_t cap; /* of the list of items */
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

/* ---- what waits for a step of the workflow ---- */

/* How store/sql/report.sql, inbox_waits, has what may wait as one number, and how many of them. */
#define WAITS_MAX 16
#define WAIT_STATE 4096
#define WAIT_RECEIVED 2048
#define WAIT_TOLD 1024
#define WAIT_NOTHING (-1)

_Static_assert(ARRAY_LEN(waits) <= WAITS_MAX, "inbox_waits takes no more");
_Static_assert(1 << ROLE_COUNT <= WAIT_TOLD, "the roles have no room below");

/* The values inbox_waits begins with; those that may wait follow. */
enum { WAITS_ACCOUNT, WAITS_ROLES, WAITS_TODAY, WAITS_SOON, WAITS_CLOCK, WAITS_LIMIT, WAITS_FIRST };

struct waits_args {
    struct value
        values[WAITS_FIRST + WAITS_MAX + 1]; /* behind them that of a correction asked for */
};

static int64_t wait_code(const struct inbox *inbox, const struct workflow *workflow, size_t i)
{
    const struct actor *actor = inbox->ctx->actor;

    if (!is_awaited(workflow, i) || !access_holds(actor, waits[i].right, inbox->out->today))
        return WAIT_NOTHING;
    return waits[i].state * WAIT_STATE + (waits[i].side == SIDE_RECEIVER ? WAIT_RECEIVED : 0) +
           (waits[i].group == INBOX_RETURNED ? WAIT_TOLD : 0) +
           (int64_t)access_roles_with(actor->access, waits[i].right);
}

static void waits_args(
    const struct inbox *inbox, const struct workflow *workflow, struct waits_args *out)
{
    struct value *values = out->values;
    int64_t roles = 0;

    for (size_t i = 0; i < WAITS_MAX; i++) {
        int64_t code = i < ARRAY_LEN(waits) ? wait_code(inbox, workflow, i) : WAIT_NOTHING;

        values[WAITS_FIRST + i] = V_INT(code);
        if (code != WAIT_NOTHING)
            roles |= code % WAIT_TOLD;
    }
    values[WAITS_ACCOUNT] = V_INT(inbox->ctx->actor->account_id);
    values[WAITS_ROLES] = V_INT(roles);
    values[WAITS_TODAY] = V_INT(inbox->out->today);
    values[WAITS_SOON] = V_INT(DUE_SOON_DAYS);
    values[WAITS_CLOCK] = V_INT(REPORT_CLOCK_RUNS);
    values[WAITS_LIMIT] = V_INT(INBOX_STATE_ITEMS_MAX);
    values[WAITS_FIRST + WAITS_MAX] = V_INT(REPORT_CORRECTION_ASKED);
}

static struct inbox_item *inbox_take(
    struct inbox *inbox, struct report *report, enum inbox_group group)
{
    struct list *items = &inbox->out->items;
    struct inbox_item *item;

    report_complete(inbox->ctx, report);
    items->items =
        list_room(inbox->ctx->arena, items->items, items->len, &inbox->cap, sizeof(*item));
    item = LIST_AT(*items, struct inbox_item, items->len++);
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
        .correction.number = report->correcting,
    };
    return item;
}

/* All there is of a thing that waits, be it listed or not; its first row says so. */
static void wait_count(struct inbox *inbox, enum inbox_group group)
{
    struct inbox_counts *counts = &inbox->out->counts;
    int64_t reports = db_int(inbox->ctx, 2), totals = db_int(inbox->ctx, 3);

    *count_of(counts, group_of(group, REPORT_OF_UNIT)) += reports - totals;
    *count_of(counts, group_of(group, REPORT_TOTAL)) += totals;
    counts->total += reports;
    counts->overdue += db_int(inbox->ctx, 4);
    counts->due_soon += db_int(inbox->ctx, 5);
}

/* As much of a report as an inbox shows, and of how many columns. */
#define REPORT_READS 9

static struct report report_read(struct ctx *ctx, int first)
{
    return (struct report){
        .id = db_int(ctx, first),
        .kind = (int)db_int(ctx, first + 1),
        .state = (int)db_int(ctx, first + 2),
        .due_on = db_int(ctx, first + 3),
        .clock = (int)db_int(ctx, first + 4),
        .corrections = db_int(ctx, first + 5),
        .period = db_text(ctx, first + 6),
        .unit_name = db_text(ctx, first + 7),
        .regime_name = db_text(ctx, first + 8),
    };
}

/* Behind a report, why it is to be corrected. */
static void correction_read(struct inbox_item *item, struct ctx *ctx, int first)
{
    if (!item->correction.number && item->state != REPORT_CORRECTION_ASKED)
        return;
    item->correction.reason = db_text(ctx, first);
    item->correction.asked_by = db_text(ctx, first + 1);
    item->correction.asked_ms = db_int(ctx, first + 2);
}

/* What came back says why, and who sent it back. */
static enum status inbox_waits(struct inbox *inbox, const struct waits_args *args)
{
    struct ctx *ctx = inbox->ctx;
    bool more;

    TRY(db_start(ctx, STMT_INBOX_WAITS, args->values, ARRAY_LEN(args->values)));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t wait = db_int(ctx, 0);
        struct report report = report_read(ctx, 8);
        struct inbox_item *item;

        if (db_int(ctx, 1) == 1)
            wait_count(inbox, waits[wait].group);
        item = inbox_take(inbox, &report, waits[wait].group);
        item->last_note = db_text(ctx, 6);
        item->last_actor = db_text(ctx, 7);
        correction_read(item, ctx, 8 + REPORT_READS);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* ---- what waits otherwise ---- */

/* What a list just started answers with, all of it counted. */
static enum status inbox_listed(struct inbox *inbox, enum inbox_group group)
{
    struct inbox_counts *counts = &inbox->out->counts;
    struct ctx *ctx = inbox->ctx;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct report report = report_read(ctx, 0);

        correction_read(inbox_take(inbox, &report, group), ctx, REPORT_READS);
        ++*count_of(counts, group);
        counts->total++;
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* Where a report waits for its unit's stages of checking. */
#define REVIEW_STATES_MAX 4

struct reviews_args {
    struct value values[5 + REVIEW_STATES_MAX];
};

static void reviews_args(
    const struct inbox *inbox, const struct workflow *workflow, struct reviews_args *out)
{
    const struct ctx *ctx = inbox->ctx;
    struct value *states = out->values + 3;
    size_t len = 0;

    *out = (struct reviews_args){ { USE_SCOPE(ctx, RIGHT_REPORT_READ) } };
    for (int state = 0; state < REPORT_STATE_COUNT && len < REVIEW_STATES_MAX; state++)
        if (workflow_asks(workflow, (enum report_state)state, NEED_REVIEWED))
            states[len++] = V_INT(state);
    while (len < REVIEW_STATES_MAX)
        states[len++] = V_INT(-1);
    states[REVIEW_STATES_MAX] = V_INT(INBOX_STATE_ITEMS_MAX);
    states[REVIEW_STATES_MAX + 1] = V_INT(REPORT_CORRECTION_ASKED);
}

/* ---- cycles that wait for their lead unit (BG-20, BG-21) ---- */

/* Of roles that also take in what they assign: who only runs the system may do it for any unit, and
 * need not. */
static int64_t assigning_roles(const struct ctx *ctx)
{
    const struct access_table *table = ctx->actor->access;

    return (int64_t)(access_roles_with(table, RIGHT_CYCLE_OPEN) &
                     access_roles_with(table, RIGHT_REPORT_RECEIVE));
}

#define CYCLE_ARGS(ctx) \
    ARGS(V_INT((ctx)->actor->account_id), V_INT(assigning_roles(ctx)), V_INT(use_today(ctx)), \
        V_INT(INBOX_STATE_ITEMS_MAX))

static enum status inbox_cycles(struct inbox *inbox)
{
    struct ctx *ctx = inbox->ctx;
    struct inbox_out *out = inbox->out;
    struct inbox_cycle *cycles = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_INBOX_CYCLES, CYCLE_ARGS(ctx)));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t days_left = db_int(ctx, 2) - out->today;

        cycles = list_room(ctx->arena, cycles, len, &cap, sizeof(*cycles));
        cycles[len++] = (struct inbox_cycle){
            .cycle_id = db_int(ctx, 0),
            .period_title = period_words(ctx->arena, db_text(ctx, 1)),
            .due_on = db_int(ctx, 2),
            .regime_name = db_text(ctx, 3),
            .unit_name = db_text(ctx, 4),
            .days_left = days_left,
        };
        out->counts.overdue += days_left < 0;
        out->counts.due_soon += days_left >= 0 && days_left <= DUE_SOON_DAYS;
        TRY(db_next(ctx, &more));
    }
    out->cycles = (struct list){ cycles, len };
    out->counts.assign = (int64_t)len;
    out->counts.total += (int64_t)len;
    return ST_OK;
}

#define EXTENSION_ARGS(ctx) \
    ARGS(USE_SCOPE(ctx, RIGHT_REPORT_RECEIVE), V_INT(EXTENSION_ASKED), \
        V_INT(INBOX_STATE_ITEMS_MAX), V_INT(REPORT_CORRECTION_ASKED))

enum status inbox_view(struct ctx *ctx, const struct nothing *in, struct inbox_out *out)
{
    struct inbox inbox = { .ctx = ctx, .out = out };
    const struct profile *profile;
    struct reviews_args reviews;
    struct waits_args waiting;
    bool receives, assigns;

    (void)in;
    TRY(profile_get(ctx, &profile));
    out->today = use_today(ctx);
    receives = access_holds(ctx->actor, RIGHT_REPORT_RECEIVE, out->today);
    assigns = receives && access_holds(ctx->actor, RIGHT_CYCLE_OPEN, out->today);
    waits_args(&inbox, &profile->workflow, &waiting);
    reviews_args(&inbox, &profile->workflow, &reviews);
    TRY(db_ahead(ctx, STMT_INBOX_WAITS, waiting.values, ARRAY_LEN(waiting.values)));
    TRY(db_ahead(ctx, STMT_INBOX_REVIEWS, reviews.values, ARRAY_LEN(reviews.values)));
    if (assigns)
        TRY(db_ahead(ctx, STMT_INBOX_CYCLES, CYCLE_ARGS(ctx)));
    if (receives)
        TRY(db_ahead(ctx, STMT_INBOX_EXTENSIONS, EXTENSION_ARGS(ctx)));
    TRY(inbox_waits(&inbox, &waiting));
    TRY(db_start(ctx, STMT_INBOX_REVIEWS, reviews.values, ARRAY_LEN(reviews.values)));
    TRY(inbox_listed(&inbox, INBOX_REVIEW));
    if (assigns)
        TRY(inbox_cycles(&inbox));
    if (receives) { /* Later due days that units ask for. */
        TRY(db_start(ctx, STMT_INBOX_EXTENSIONS, EXTENSION_ARGS(ctx)));
        TRY(inbox_listed(&inbox, INBOX_EXTENSION));
    }
    return ST_OK;
}
