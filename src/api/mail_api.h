/*
 * mail_api -- the handlers of where e-mail goes, and of its queue.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/mails.h
 * Limits: none of its own
 * Tests:  tests/api/mail.talk
 */
#ifndef BAOCAO_MAIL_API_H
#define BAOCAO_MAIL_API_H

#include "api/api.h"

enum status mail_get_own(struct ctx *ctx, void *in, void *out);
enum status mail_put_own(struct ctx *ctx, void *in, void *out);
enum status mail_get_account(struct ctx *ctx, void *in, void *out);
enum status mail_put_account(struct ctx *ctx, void *in, void *out);
enum status credential_post_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status credential_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status mail_post_unsubscribe(struct ctx *ctx, void *in, void *out);
enum status mails_get(struct ctx *ctx, void *in, void *out);
enum status mails_post_retry(struct ctx *ctx, void *in, void *out);

#endif
