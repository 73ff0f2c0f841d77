#include "domain/mail_queue.h"

#include "core/alert.h"
#include "core/announcement.h"
#include "domain/mails.h"
#include "domain/profiles.h"
#include "domain/use.h"

enum status mail_put(struct ctx *ctx, struct mail_new *mail)
{
    struct str key = str_format(ctx->arena, "%lld-%lld-%d", (long long)mail->account_id,
        (long long)ctx->now_ms, (int)mail->kind);
    bool found;

    TRY(db_one(ctx, STMT_MAIL_INSERT,
        ARGS(V_INT(mail->account_id), V_INT(mail->kind), V_TEXT(mail->address),
            V_TEXT(mail->subject), V_TEXT(mail->body), V_TEXT(mail->unsubscribe), V_TEXT(key),
            V_INT(ctx->now_ms)),
        &found));
    mail->id = db_int(ctx, 0);
    return ST_OK;
}

/* ---- writing ---- */

static struct value mailed_since(const struct ctx *ctx)
{
    return V_INT(ctx->now_ms - MAIL_BACK_MS);
}

enum status mails_idle(struct ctx *ctx, bool *out)
{
    return db_one(ctx, STMT_MAIL_IDLE, ARGS(mailed_since(ctx), V_INT(MAIL_NONE)), out);
}

enum status mails_pass_over(struct ctx *ctx)
{
    return db_run(ctx, STMT_MAIL_PASS_OVER, ARGS(mailed_since(ctx), V_INT(MAIL_NONE)));
}

static bool hour_has_come(const struct ctx *ctx, const struct mail_rules *rules)
{
    return (ctx->now_ms + DATE_CLOCK_MS) % MS_PER_DAY >= rules->digest_hour * 3600000;
}

/* Nobody is woken at midnight, when due days come near and cycles open by themselves (7:30 unless
 * the profile says). */
static bool day_began(const struct ctx *ctx, const struct profile *profile)
{
    return (ctx->now_ms + DATE_CLOCK_MS) % MS_PER_DAY >= profile_mail_from(profile) * 60000;
}

enum status mails_due(struct ctx *ctx, const struct mail_rules *rules, struct list *out)
{
    const struct profile *profile;
    int64_t *accounts = ARENA_ARRAY(ctx->arena, MAIL_ACCOUNTS_MAX, int64_t);
    size_t len = 0;
    bool more;

    TRY(profile_get(ctx, &profile));
    TRY(db_start(ctx, STMT_MAIL_DUE,
        ARGS(V_INT(MAIL_AT_ONCE), V_INT(MAIL_DAILY), V_INT(hour_has_come(ctx, rules)),
            V_INT(use_today(ctx)), V_INT(MAIL_ACCOUNTS_MAX), mailed_since(ctx), V_INT(ctx->now_ms),
            V_INT(day_began(ctx, profile)), V_INT(ALERT_DUE_SOON), V_INT(ALERT_OVERDUE),
            V_INT(ALERT_ASSIGNED))));
    TRY(db_next(ctx, &more));
    while (more) {
        accounts[len++] = db_int(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ accounts, len };
    return ST_OK;
}

/* An edition of an announcement that a mail tells of. */
struct announced {
    int64_t id, edition;
};

/* Only what it is called, and when the system is stopped: the rest is read there. */
static void announcement_write(struct ctx *ctx, struct buf *body)
{
    buf_addf(body, "- %s: " STR_FMT "\n",
        announcement_kind_titles[db_int(ctx, 2) % ANNOUNCEMENT_KIND_COUNT],
        STR_ARG(db_text(ctx, 3)));
    if (db_int(ctx, 2) == ANNOUNCEMENT_MAINTENANCE)
        buf_addf(body, "  Tạm dừng từ " STR_FMT " đến " STR_FMT ".\n",
            STR_ARG(time_format_vi(ctx->arena, db_int(ctx, 4))),
            STR_ARG(time_format_vi(ctx->arena, db_int(ctx, 5))));
}

/* What was announced as lines. */
static enum status announcements_write(
    struct ctx *ctx, struct buf *body, struct mail_new *mail, struct list *out)
{
    struct announced *told = ARENA_ARRAY(ctx->arena, MAIL_ANNOUNCEMENTS_MAX, struct announced);
    size_t len = 0;
    bool more;

    TRY(db_start(ctx, STMT_MAIL_ANNOUNCEMENTS,
        ARGS(V_INT(mail->account_id), mailed_since(ctx), V_INT(ctx->now_ms),
            V_INT(MAIL_ANNOUNCEMENTS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        told[len++] = (struct announced){ db_int(ctx, 0), db_int(ctx, 1) };
        mail->subject = str_of(announcement_kind_titles[db_int(ctx, 2) % ANNOUNCEMENT_KIND_COUNT]);
        announcement_write(ctx, body);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ told, len };
    return ST_OK;
}

static enum status announcements_told(
    struct ctx *ctx, const struct mail_new *mail, const struct list *told)
{
    for (size_t i = 0; i < told->len; i++) {
        const struct announced *one = LIST_AT(*told, struct announced, i);

        TRY(db_run(ctx, STMT_MAIL_ANNOUNCEMENT_TOLD,
            ARGS(V_INT(one->id), V_INT(one->edition), V_INT(mail->account_id), V_INT(mail->id))));
    }
    return ST_OK;
}

/* The alerts as lines, and what the mail is called that has `before` lines already. */
static enum status alerts_write(
    struct ctx *ctx, int64_t account_id, int64_t before, struct buf *body, struct mail_new *mail)
{
    int64_t count, shown = 0;
    bool more, found;

    TRY(db_one(ctx, STMT_MAIL_ALERTS_COUNT, ARGS(V_INT(account_id)), &found));
    count = db_int(ctx, 0);
    TRY(db_start(ctx, STMT_MAIL_ALERTS, ARGS(V_INT(account_id), V_INT(MAIL_ALERTS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        mail->subject = str_of(alert_kind_titles[db_int(ctx, 1) % ALERT_KIND_COUNT]);
        buf_addf(body, "- " STR_FMT "\n", STR_ARG(db_text(ctx, 2)));
        shown++;
        TRY(db_next(ctx, &more));
    }
    if (count + before > 1)
        mail->subject = str_format(ctx->arena, "%lld thông báo mới", (long long)count + before);
    if (count > shown)
        buf_addf(body, "- Và %lld thông báo khác.\n", (long long)count - shown);
    return ST_OK;
}

static enum status links_write(
    struct ctx *ctx, const struct mail_task *task, struct buf *body, struct mail_new *mail)
{
    struct str site = task->rules->site_url;
    bool found;

    if (!site.len)
        return ST_OK;
    TRY(db_run(ctx, STMT_MAIL_KEY_INSERT, ARGS(V_TEXT(task->rules->new_key), V_INT(ctx->now_ms))));
    TRY(db_one(ctx, STMT_MAIL_KEY_GET, NO_ARGS, &found));
    mail->unsubscribe = str_format(ctx->arena, STR_FMT "/unsubscribe?account=%lld&sign=" STR_FMT,
        STR_ARG(site), (long long)task->account_id,
        STR_ARG(mail_sign(ctx, db_text(ctx, 0), task->account_id)));
    buf_addf(body, "Mở danh sách thông báo: " STR_FMT "/alerts\n", STR_ARG(site));
    buf_addf(body, "Ngừng nhận thư: " STR_FMT "\n", STR_ARG(mail->unsubscribe));
    return ST_OK;
}

enum status mail_compose(struct ctx *ctx, const struct mail_task *task)
{
    struct buf body = { .arena = ctx->arena };
    struct mail_new mail = { .account_id = task->account_id };
    struct list told;
    bool found;

    TRY(db_one(ctx, STMT_MAIL_CHOICE_GET, ARGS(V_INT(task->account_id)), &found));
    if (!found || !db_text(ctx, 0).len || db_int(ctx, 1) == MAIL_NONE)
        return ST_OK; /* changed meanwhile */
    mail.address = db_text(ctx, 0);
    mail.kind = db_int(ctx, 1) == MAIL_DAILY ? MAIL_DIGEST : MAIL_ALERTS;
    TRY(announcements_write(ctx, &body, &mail, &told));
    TRY(alerts_write(ctx, task->account_id, (int64_t)told.len, &body, &mail));
    if (!body.len)
        return ST_OK; /* somebody was first */
    TRY(links_write(ctx, task, &body, &mail));
    buf_add(&body, S("Thư tự động của Hệ thống thông tin báo cáo, không trả lời thư này.\n"));
    mail.body = buf_str(&body);
    TRY(mail_put(ctx, &mail));
    TRY(db_run(ctx, STMT_MAIL_ALERTS_TOLD, ARGS(V_INT(task->account_id), V_INT(mail.id))));
    TRY(announcements_told(ctx, &mail, &told));
    return mail.kind == MAIL_DIGEST ? db_run(ctx, STMT_MAIL_DIGESTED,
                                          ARGS(V_INT(task->account_id), V_INT(use_today(ctx))))
                                    : ST_OK;
}

/* ---- sending ---- */

enum status mail_waits(struct ctx *ctx, bool *out)
{
    return db_one(ctx, STMT_MAIL_WAITS, ARGS(V_INT(MAIL_QUEUED), V_INT(ctx->now_ms)), out);
}

enum status mail_claim(struct ctx *ctx, struct mail_out *out)
{
    *out = (struct mail_out){ 0 };
    TRY(db_one(ctx, STMT_MAIL_CLAIM,
        ARGS(V_INT(MAIL_QUEUED), V_INT(ctx->now_ms), V_INT(ctx->now_ms + MAIL_CLAIM_MS)),
        &out->found));
    if (!out->found)
        return ST_OK;
    out->id = db_int(ctx, 0);
    out->address = db_text(ctx, 1);
    out->subject = db_text(ctx, 2);
    out->body = db_text(ctx, 3);
    out->unsubscribe = db_text(ctx, 4);
    out->message_key = db_text(ctx, 5);
    out->tries = db_int(ctx, 6);
    out->made_ms = db_int(ctx, 7);
    return ST_OK;
}

enum status mail_settle(struct ctx *ctx, const struct mail_out *mail)
{
    int64_t again = mail->refused ? 0 : mail_try_again_ms(mail->tries, ctx->now_ms);
    enum mail_state state = mail->sent ? MAIL_SENT : MAIL_DEAD;

    if (!mail->sent && again)
        return db_run(ctx, STMT_MAIL_LATER,
            ARGS(V_INT(mail->id), V_INT(mail->tries), V_TEXT(mail->error), V_INT(again)));
    return db_run(ctx, STMT_MAIL_END,
        ARGS(V_INT(mail->id), V_INT(mail->tries), V_INT(state),
            V_TEXT(mail->sent ? (struct str){ 0 } : mail->error), V_INT(ctx->now_ms),
            V_INT(MAIL_CREDENTIAL)));
}
