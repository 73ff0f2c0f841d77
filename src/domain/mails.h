/*
 * mails -- where an account's e-mail goes and how often; and what an administrator sees of the
 * queue.
 *
 * The owner says so himself or an administrator who may change the account. A link in each mail,
 * signed with a key that never leaves the database, stops it without a log-in. What concerns the
 * security of an account is mailed whatever was chosen, when the address changes to the old one.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, MAIL_ADDRESS, MAIL_LINK, MAIL_NOT_DEAD, CREDENTIAL_GONE, CHANGED_MEANWHILE
 * Limits: PAGE_ROWS_MAX rows a page
 * Tests:  tests/api/mail.talk
 */
#ifndef BAOCAO_MAILS_H
#define BAOCAO_MAILS_H

#include "base/ctx.h"
#include "model/mail.h"

enum status mail_own_view(struct ctx *ctx, struct mail_choice *out) MUST_CHECK;
enum status mail_own_set(
    struct ctx *ctx, const struct mail_choice *in, struct mail_choice *out) MUST_CHECK;
enum status mail_account_view(
    struct ctx *ctx, const struct by_id *in, struct mail_choice *out) MUST_CHECK;
enum status mail_account_set(
    struct ctx *ctx, const struct mail_choice *in, struct mail_choice *out) MUST_CHECK;
enum status mail_leave_take(struct ctx *ctx, const struct mail_leave *in) MUST_CHECK;

enum status mail_list(
    struct ctx *ctx, const struct mail_query *in, struct page_out *out) MUST_CHECK;
/* A mail that was given up is queued anew. */
enum status mail_revive(struct ctx *ctx, const struct by_id *in, struct mail *out) MUST_CHECK;

/* Queues a mail about the account's security, if it has an address. */
enum status mail_security(struct ctx *ctx, int64_t account_id, const char *what) MUST_CHECK;
/* What a link that stops an account's mail is signed with. */
struct str mail_sign(struct ctx *ctx, struct str key, int64_t account_id);

#endif
