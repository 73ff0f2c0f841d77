#include "jobs/sweep.h"

#include "base/limits.h"
#include "core/signing.h"
#include "domain/endings.h"
#include "domain/files.h"
#include "domain/misses.h"
#include "model/mail.h"

static enum status sessions_end(struct ctx *ctx, void *arg)
{
    const struct session_limits *limits = arg;

    return db_run(ctx, STMT_SESSION_DELETE_OLD,
        ARGS(V_INT(ctx->now_ms - limits->life_ms), V_INT(ctx->now_ms - limits->idle_ms)));
}

static enum status misses_forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_FAILURE_FORGET,
        ARGS(V_INT(ctx->now_ms - LOGIN_FORGET_MS), V_INT(ctx->now_ms - LOGIN_STOP_FORGET_MS)));
}

static enum status devices_forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_DEVICE_FORGET_OLD, ARGS(V_INT(ctx->now_ms - LOGIN_DEVICE_MS)));
}

static enum status answers_forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_IDEMPOTENCY_FORGET, ARGS(V_INT(ctx->now_ms - SWEEP_ANSWERS_MS)));
}

static enum status alerts_forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_ALERT_FORGET, ARGS(V_INT(ctx->now_ms - ALERT_KEEP_MS)));
}

static enum status sessions_chore(struct ctx *ctx, const struct chore *chore)
{
    return database_write(ctx, chore->database, sessions_end, chore->arg);
}

static enum status misses_chore(struct ctx *ctx, const struct chore *chore)
{
    return database_write(ctx, chore->database, misses_forget, NULL);
}

static enum status devices_chore(struct ctx *ctx, const struct chore *chore)
{
    return database_write(ctx, chore->database, devices_forget, NULL);
}

static enum status answers_chore(struct ctx *ctx, const struct chore *chore)
{
    return database_write(ctx, chore->database, answers_forget, NULL);
}

static enum status mail_forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(
        ctx, STMT_MAIL_FORGET, ARGS(V_INT(ctx->now_ms - MAIL_KEEP_MS), V_INT(MAIL_QUEUED)));
}

static enum status mail_chore(struct ctx *ctx, const struct chore *chore)
{
    return database_write(ctx, chore->database, mail_forget, NULL);
}

static enum status signings_forget(struct ctx *ctx, void *arg)
{
    int64_t before = ctx->now_ms - SIGN_JOB_KEEP_MS;

    (void)arg;
    TRY(db_run(ctx, STMT_SIGN_JOB_EXPIRE,
        ARGS(V_INT(ctx->now_ms), V_INT(SIGN_EXPIRED), V_INT(SIGN_WAITING), V_INT(SIGN_PENDING))));
    TRY(db_run(ctx, STMT_SIGN_JOB_FORGET_TICKETS, ARGS(V_INT(before))));
    TRY(db_run(ctx, STMT_SIGN_JOB_FORGET_PARTS, ARGS(V_INT(before))));
    return db_run(ctx, STMT_SIGN_JOB_FORGET, ARGS(V_INT(before)));
}

static enum status signings_chore(struct ctx *ctx, const struct chore *chore)
{
    return database_write(ctx, chore->database, signings_forget, NULL);
}

static enum status questions_forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_TRUST_QUESTION_FORGET, ARGS(V_INT(ctx->now_ms - TRUST_WANTED_MS)));
}

static enum status questions_chore(struct ctx *ctx, const struct chore *chore)
{
    return database_write(ctx, chore->database, questions_forget, NULL);
}

static enum status alerts_chore(struct ctx *ctx, const struct chore *chore)
{
    return database_write(ctx, chore->database, alerts_forget, NULL);
}

static enum status revoked_find(struct ctx *ctx, void *arg)
{
    return endings_revoked_find(ctx, arg);
}

static enum status revoked_forget(struct ctx *ctx, void *arg)
{
    return endings_revoked_make(ctx, arg);
}

/* Each certificate people are told of is judged anew, too much work for every round that tells. */
static enum status endings_chore(struct ctx *ctx, const struct chore *chore)
{
    struct list tasks;

    TRY(database_read(ctx, revoked_find, &tasks));
    return tasks.len ? database_write(ctx, chore->database, revoked_forget, &tasks) : ST_OK;
}

/* One after the other; so many that a day's removals are gone in a round or two. */
static enum status files_chore(struct ctx *ctx, const struct chore *chore)
{
    bool found = true;

    for (int i = 0; found && i < SWEEP_FILES_MAX; i++)
        TRY(file_sweep(ctx, chore->database, &found));
    return ST_OK;
}

static chore_fn *const chores[] = { sessions_chore, misses_chore, devices_chore, answers_chore,
    alerts_chore, endings_chore, mail_chore, signings_chore, questions_chore, files_chore };

struct rounds_plan sweep_plan(struct session_limits *limits)
{
    return (struct rounds_plan){
        .name = "sweep.failed",
        .every_ms = SWEEP_EVERY_MS,
        .chores = chores,
        .chores_len = ARRAY_LEN(chores),
        .arg = limits,
    };
}
