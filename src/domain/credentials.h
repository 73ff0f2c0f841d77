/*
 * credentials -- telling by e-mail the name and first password of an account (KT-13).
 *
 * Whoever was shown a first password hands it over: on paper, or by this mail. He says which it is,
 * since nobody keeps it, and it is mailed only where it is the account's and was not changed yet: a
 * password somebody chose is neither mailed nor guessed at. The words of such a mail are kept only
 * while it waits: they are forgotten as it was sent or is given up, and where the password changes.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND unless the actor may change the account, MAIL_ADDRESS, CREDENTIAL_*
 * Limits: none
 * Tests:  tests/api/credential.talk, tests/api/mail_test.c
 */
#ifndef BAOCAO_CREDENTIALS_H
#define BAOCAO_CREDENTIALS_H

#include "base/ctx.h"
#include "model/mail.h"

/* What the password is checked against, before the transaction. */
enum status credential_look(struct ctx *ctx, struct mail_credential *in) MUST_CHECK;
enum status credential_mail(
    struct ctx *ctx, const struct mail_credential *in, struct mail *out) MUST_CHECK;

#endif
