/*
 * mail_queue -- the outbox: writing what is told and announced as mails, and who sends it when.
 *
 * A mail is written in the transaction that marks what it tells as told, so that nothing is told by
 * two mails or by none. An announcement is mailed once an edition, to whom it is addressed and who
 * has not read it. To send, one is claimed in a transaction of its own, sent outside of any, and
 * ended in another; a sender that dies in between loses it after MAIL_CLAIM_MS to the next, with
 * the same Message-ID. Whoever ends a mail must still be the one who tried it last.
 *
 * Layer:  domain
 * Owns:   results live in the arena of the context
 * Fails:  what the database says
 * Limits: MAIL_ACCOUNTS_MAX accounts and MAIL_ROUND_MAX mails a round, MAIL_ALERTS_MAX alerts and
 *         MAIL_ANNOUNCEMENTS_MAX announcements told in one mail
 * Tests:  tests/api/mail.talk, tests/api/mail_test.c, tests/cli/mail_test.py
 */
#ifndef BAOCAO_MAIL_QUEUE_H
#define BAOCAO_MAIL_QUEUE_H

#include "base/ctx.h"
#include "model/mail.h"

struct mail_new {
    int64_t account_id;
    enum mail_kind kind;
    struct str address, subject, body;
    struct str unsubscribe; /* empty: it cannot be stopped */
    int64_t id;             /* out */
};

enum status mail_put(struct ctx *ctx, struct mail_new *mail) MUST_CHECK;

/* How alerts are mailed. */
struct mail_rules {
    struct str site_url; /* "https://baocao.tinh.gov.vn"; empty: mails have no links */
    int64_t digest_hour; /* of Vietnam's clock */
    struct str new_key;  /* random: becomes the key of signatures where there is none yet */
};

/* Whether there are alerts that no mail will tell of, and forgetting to mail them. */
enum status mails_idle(struct ctx *ctx, bool *out) MUST_CHECK;
enum status mails_pass_over(struct ctx *ctx) MUST_CHECK;
/* The accounts to be written to now: a list of int64_t. */
enum status mails_due(struct ctx *ctx, const struct mail_rules *rules, struct list *out) MUST_CHECK;

struct mail_task {
    const struct mail_rules *rules;
    int64_t account_id;
};
enum status mail_compose(struct ctx *ctx, const struct mail_task *task) MUST_CHECK;

/* A mail that was taken to be sent. */
struct mail_out {
    int64_t id, tries, made_ms;
    struct str address, subject, body, unsubscribe, message_key;
    bool found;
    /* What came of it. */
    bool sent, refused;
    struct str error;
};

enum status mail_waits(struct ctx *ctx, bool *out) MUST_CHECK;
enum status mail_claim(struct ctx *ctx, struct mail_out *out) MUST_CHECK;
/* Sent, given up, or to be tried again after a while. */
enum status mail_settle(struct ctx *ctx, const struct mail_out *mail) MUST_CHECK;

#endif
