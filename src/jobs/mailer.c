#include "jobs/mailer.h"

#include "base/host/clock.h"
#include "base/host/secret.h"
#include "core/mail.h"

/* ---- writing ---- */

static enum status idle(struct ctx *ctx, void *arg)
{
    return mails_idle(ctx, arg);
}

static enum status pass_over(struct ctx *ctx, void *arg)
{
    (void)arg;
    return mails_pass_over(ctx);
}

struct due {
    struct mail_rules rules;
    struct list accounts;
};

static enum status find_due(struct ctx *ctx, void *arg)
{
    struct due *due = arg;

    return mails_due(ctx, &due->rules, &due->accounts);
}

static enum status compose(struct ctx *ctx, void *arg)
{
    return mail_compose(ctx, arg);
}

static enum status write_all(struct ctx *ctx, const struct chore *chore)
{
    const struct mailer *mailer = chore->arg;
    struct due due = { .rules = {
                           mailer->site_url, mailer->digest_hour, secret_token(ctx->arena) } };
    enum status worst = ST_OK;
    bool is_idle;

    TRY(database_read(ctx, idle, &is_idle));
    if (is_idle)
        TRY(database_write(ctx, chore->database, pass_over, NULL));
    TRY(database_read(ctx, find_due, &due));
    for (size_t i = 0; i < due.accounts.len; i++) {
        struct arena_mark mark = arena_mark(ctx->arena);
        struct mail_task task = { &due.rules, *LIST_AT(due.accounts, int64_t, i) };
        enum status done = database_write(ctx, chore->database, compose, &task);

        if (done != ST_OK)
            worst = done;
        arena_rewind(ctx->arena, mark);
    }
    return worst;
}

/* ---- sending ---- */

static enum status waits(struct ctx *ctx, void *arg)
{
    return mail_waits(ctx, arg);
}

static enum status claim(struct ctx *ctx, void *arg)
{
    return mail_claim(ctx, arg);
}

static enum status settle(struct ctx *ctx, void *arg)
{
    return mail_settle(ctx, arg);
}

static enum smtp_result hand_over(
    struct ctx *ctx, const struct mailer *mailer, struct mail_out *mail)
{
    const struct mail_letter letter = {
        .from_name = S("Hệ thống thông tin báo cáo"),
        .from = mailer->from,
        .to = mail->address,
        .subject = mail->subject,
        .text = mail->body,
        .message_key = mail->message_key,
        .unsubscribe = mail->unsubscribe,
        .at_ms = mail->made_ms,
    };
    enum smtp_result result = mailer->send(mailer->of, ctx->arena, str_z(ctx->arena, mail->address),
        mail_message(ctx->arena, &letter), &mail->error);

    mail->sent = result == SMTP_SENT;
    mail->refused = result == SMTP_REFUSED;
    return result;
}

/* One mail; whether to go on. */
static enum status send_one(struct ctx *ctx, const struct chore *chore, bool *out_more)
{
    enum smtp_result result;
    struct mail_out mail;

    *out_more = false;
    TRY(database_read(ctx, waits, out_more));
    if (!*out_more)
        return ST_OK;
    TRY(database_write(ctx, chore->database, claim, &mail));
    *out_more = mail.found;
    if (!mail.found)
        return ST_OK;
    result = hand_over(ctx, chore->arg, &mail);
    *out_more = result != SMTP_DOWN;
    return database_write(ctx, chore->database, settle, &mail);
}

static enum status send_all(struct ctx *ctx, const struct chore *chore)
{
    bool more = true;

    for (int i = 0; more && i < MAIL_ROUND_MAX; i++) {
        struct arena_mark mark = arena_mark(ctx->arena);

        TRY(send_one(ctx, chore, &more));
        arena_rewind(ctx->arena, mark);
    }
    return ST_OK;
}

static chore_fn *const chores[] = { write_all, send_all };

struct rounds_plan mailer_plan(struct mailer *mailer)
{
    return (struct rounds_plan){
        .name = "mailer.failed",
        .every_ms = MAILER_EVERY_MS,
        .chores = chores,
        .chores_len = ARRAY_LEN(chores),
        .arg = mailer,
    };
}
