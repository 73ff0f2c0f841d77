#include "domain/endings.h"

#include "domain/alerts.h"
#include "domain/certificates.h"
#include "domain/profiles.h"
#include "domain/use.h"

/* Steps as alert_told keeps them, counted from here. */
#define STEP_END 1000

struct steps {
    const int64_t *days;
    size_t len;
};

/* Those of the province, or the program's own. */
static enum status steps_load(struct ctx *ctx, struct steps *out)
{
    const struct profile *profile;
    const struct list *said;
    int64_t *days;

    TRY(profile_get(ctx, &profile));
    said = &profile->notices.certificates;
    *out = (struct steps){ ending_steps_default, ending_steps_default_len };
    if (!said->len)
        return ST_OK;
    days = ARENA_ARRAY(ctx->arena, said->len, int64_t);
    for (size_t i = 0; i < said->len; i++)
        days[i] = LIST_AT(*said, struct profile_alert, i)->days;
    *out = (struct steps){ days, said->len };
    return ST_OK;
}

static struct value object_of(const struct ending_task *task)
{
    return V_TEXT(str_of(ending_objects[task->kind]));
}

/* ---- finding ---- */

struct found {
    struct ending_task *tasks;
    size_t len, cap;
};

static int64_t room_left(const struct found *found)
{
    return ENDING_ROUND_MAX - (int64_t)found->len;
}

/* What the statement just started answers with. */
static enum status tasks_read(struct ctx *ctx, struct found *found, int64_t step)
{
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct ending_task task = {
            .object_id = db_int(ctx, 1), .turn = db_int(ctx, 2), .step = step
        };

        if (ending_of(db_text(ctx, 0), &task.kind)) {
            found->tasks =
                list_room(ctx->arena, found->tasks, found->len, &found->cap, sizeof(*found->tasks));
            found->tasks[found->len++] = task;
        }
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

enum status endings_find(struct ctx *ctx, struct list *out)
{
    struct found found = { 0 };
    struct steps steps;

    TRY(steps_load(ctx, &steps));
    for (size_t i = 0; i < steps.len && room_left(&found) > 0; i++) {
        struct ending_span span = ending_span_of(steps.days, steps.len, i, ctx->now_ms);
        int64_t step = STEP_END + steps.days[i];

        TRY(db_start(ctx, STMT_ENDING_FIND,
            ARGS(V_INT(span.after_ms), V_INT(span.to_ms), V_INT(step), V_INT(ctx->now_ms),
                V_INT(use_today(ctx)), V_INT(room_left(&found)))));
        TRY(tasks_read(ctx, &found, step));
    }
    *out = (struct list){ found.tasks, found.len };
    return ST_OK;
}

/* ---- telling ---- */

/* One that ends, as it stands now. */
struct end {
    struct ending_words words;
    struct str path;
};

static enum status end_find(
    struct ctx *ctx, const struct ending_task *task, struct end *out, bool *out_found)
{
    TRY(db_one(ctx, STMT_ENDING_GET,
        ARGS(object_of(task), V_INT(task->object_id), V_INT(task->turn), V_INT(ctx->now_ms),
            V_INT(use_today(ctx))),
        out_found));
    if (*out_found)
        *out = (struct end){
            .words = { .ends_ms = db_int(ctx, 0),
                .name = db_text(ctx, 1),
                .unit = db_text(ctx, 2),
                .now_ms = ctx->now_ms },
            .path = db_text(ctx, 3),
        };
    return ST_OK;
}

static enum status tell(struct ctx *ctx, const struct ending_task *task, const struct end *end,
    const int64_t *accounts, size_t len)
{
    struct alert said = {
        .kind = ALERT_CERTIFICATE,
        .object_type = str_of(ending_objects[task->kind]),
        .object_id = task->object_id,
        .step = task->step,
        .turn = task->turn,
        .text_key = str_of(ending_keys[task->kind]),
        .text = ending_text(ctx->arena, task->kind, &end->words),
    };

    for (size_t i = 0; i < len; i++) {
        said.account_id = accounts[i];
        TRY(alert_tell(ctx, &said)); /* once, however many rights lead to it */
    }
    return ST_OK;
}

/* Whoever holds the right at the unit or nearest above it. */
static enum status tell_nearest(
    struct ctx *ctx, const struct ending_task *task, const struct end *end, enum right right)
{
    const struct profile *profile;
    struct alert_place place = {
        .right = right,
        .unit_path = str_sub(end->path, 0, str_find(end->path, S("+"))),
        .today = use_today(ctx),
    };
    struct list holders;
    int64_t *accounts;

    TRY(profile_get(ctx, &profile));
    place.access = &profile->access;
    TRY(alert_holders(ctx, place.unit_path, &holders));
    accounts = ARENA_ARRAY(ctx->arena, holders.len + 1, int64_t);
    return tell(
        ctx, task, end, accounts, alert_choose(holders.items, holders.len, &place, accounts));
}

/* Whoever holds it anywhere: what is told of is the whole system's. */
static enum status tell_managers(
    struct ctx *ctx, const struct ending_task *task, const struct end *end, enum right right)
{
    int64_t *accounts = ARENA_ARRAY(ctx->arena, ENDING_MANAGERS_MAX, int64_t);
    const struct profile *profile;
    uint32_t roles;

    TRY(profile_get(ctx, &profile));
    roles = access_roles_with(&profile->access, right);
    for (int role = 0; role < ROLE_COUNT; role++) {
        size_t len = 0;
        bool more;

        if (!(roles >> role & 1u))
            continue;
        TRY(db_start(ctx, STMT_ENDING_MANAGERS,
            ARGS(V_INT(role), V_INT(use_today(ctx)), V_INT(ENDING_MANAGERS_MAX))));
        TRY(db_next(ctx, &more));
        while (more) {
            accounts[len++] = db_int(ctx, 0);
            TRY(db_next(ctx, &more));
        }
        TRY(tell(ctx, task, end, accounts, len));
    }
    return ST_OK;
}

static enum status tell_all(struct ctx *ctx, const struct ending_task *task, const struct end *end)
{
    bool is_of_unit = end->path.len > 0;
    enum right rights[ENDING_RIGHTS_MAX];
    size_t len = ending_rights(task->kind, rights);

    if (task->kind == ENDING_POST)
        TRY(tell(ctx, task, end, &task->object_id, 1));
    for (size_t i = 0; i < len; i++)
        TRY(is_of_unit ? tell_nearest(ctx, task, end, rights[i])
                       : tell_managers(ctx, task, end, rights[i]));
    return ST_OK;
}

/* Whether its authority took it back, as far as is known; of authorities that is not asked. */
static enum status is_revoked(struct ctx *ctx, const struct ending_task *task, bool *out)
{
    *out = false;
    if (task->kind != ENDING_POST && task->kind != ENDING_SEAL)
        return ST_OK;
    return certificate_is_revoked(ctx, task->turn, out);
}

/* Whether the step is the last that has come. */
static enum status is_at_step(
    struct ctx *ctx, const struct ending_task *task, const struct end *end, bool *out)
{
    struct steps steps;
    size_t at;

    TRY(steps_load(ctx, &steps));
    *out = ending_reached(steps.days, steps.len, end->words.ends_ms, ctx->now_ms, &at) &&
           STEP_END + steps.days[at] == task->step;
    return ST_OK;
}

static enum status task_make(struct ctx *ctx, const struct ending_task *task)
{
    bool found, is_first, revoked, holds = false;
    struct end end;

    TRY(end_find(ctx, task, &end, &found));
    if (found)
        TRY(is_at_step(ctx, task, &end, &holds));
    if (!holds)
        return ST_OK; /* the next round finds where it stands now */
    TRY(db_one(ctx, STMT_ALERT_TOLD_INSERT,
        ARGS(object_of(task), V_INT(task->object_id), V_INT(task->step), V_INT(task->turn)),
        &is_first));
    if (!is_first)
        return ST_OK;
    TRY(is_revoked(ctx, task, &revoked));
    return revoked ? ST_OK : tell_all(ctx, task, &end);
}

enum status endings_make(struct ctx *ctx, const struct list *tasks)
{
    for (size_t i = 0; i < tasks->len; i++)
        TRY(task_make(ctx, LIST_AT(*tasks, struct ending_task, i)));
    return ST_OK;
}

/* ---- taking back ---- */

/* Whether what people are told of is to be taken back. */
typedef enum status is_over_fn(struct ctx *ctx, const struct ending_task *task, bool *out);

/* One question a certificate, by its number: all at once would look at every one there is. */
static enum status over_find(struct ctx *ctx, is_over_fn *is_over, struct list *out)
{
    struct ending_task *over = ARENA_ARRAY(ctx->arena, ENDING_ROUND_MAX, struct ending_task);
    struct found page = { 0 };
    size_t len = 0;

    do {
        struct ending_task last = page.len ? page.tasks[page.len - 1] : (struct ending_task){ 0 };

        TRY(db_start(ctx, STMT_ENDING_TOLD,
            ARGS(page.len ? object_of(&last) : V_TEXT(S("")), V_INT(last.object_id),
                V_INT(last.turn), V_INT(ENDING_PAGE_MAX))));
        page.len = 0;
        TRY(tasks_read(ctx, &page, 0));
        for (size_t i = 0; i < page.len && len < ENDING_ROUND_MAX; i++) {
            bool found;

            TRY(is_over(ctx, &page.tasks[i], &found));
            if (found)
                over[len++] = page.tasks[i];
        }
    } while (page.len == ENDING_PAGE_MAX && len < ENDING_ROUND_MAX);
    *out = (struct list){ over, len };
    return ST_OK;
}

static enum status is_none(struct ctx *ctx, const struct ending_task *task, bool *out)
{
    struct end end;
    bool found;

    TRY(end_find(ctx, task, &end, &found));
    *out = !found;
    return ST_OK;
}

enum status endings_over_find(struct ctx *ctx, struct list *out)
{
    return over_find(ctx, is_none, out);
}

static enum status take_back(struct ctx *ctx, const struct ending_task *task)
{
    return db_run(ctx, STMT_ENDING_TAKE_BACK,
        ARGS(object_of(task), V_INT(task->object_id), V_INT(task->turn)));
}

static enum status over_make(struct ctx *ctx, const struct ending_task *task)
{
    bool none;

    TRY(is_none(ctx, task, &none));
    if (!none)
        return ST_OK; /* it is one again */
    TRY(take_back(ctx, task));
    if (task->kind == ENDING_STAMPER)
        return ST_OK; /* one that stamps with several certificates in turn is not told of each time
                       */
    return db_run(
        ctx, STMT_ENDING_FORGET, ARGS(object_of(task), V_INT(task->object_id), V_INT(task->turn)));
}

enum status endings_over_make(struct ctx *ctx, const struct list *tasks)
{
    for (size_t i = 0; i < tasks->len; i++)
        TRY(over_make(ctx, LIST_AT(*tasks, struct ending_task, i)));
    return ST_OK;
}

enum status endings_revoked_find(struct ctx *ctx, struct list *out)
{
    return over_find(ctx, is_revoked, out);
}

enum status endings_revoked_make(struct ctx *ctx, const struct list *tasks)
{
    for (size_t i = 0; i < tasks->len; i++)
        TRY(take_back(ctx, LIST_AT(*tasks, struct ending_task, i)));
    return ST_OK;
}
