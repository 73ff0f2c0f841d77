/*
 * mail_setup -- the mailer that the settings ask for.
 *
 * Layer:  cli
 * Owns:   the connection of the mailer it opens
 * Fails:  false, and says which setting is wrong
 * Limits: a password of MAIL_PASSWORD_BYTES_MAX
 * Tests:  tests/cli/mail_test.py
 */
#ifndef BAOCAO_MAIL_SETUP_H
#define BAOCAO_MAIL_SETUP_H

#include "cli/config.h"
#include "exchange/smtp.h"
#include "jobs/mailer.h"

#define MAIL_PASSWORD_BYTES_MAX 1000

/* Of the settings of one process. */
struct mail_setup {
    struct smtp_config smtp;
    struct mailer mailer;
    bool on; /* there is a server */
};

/* *out must stay where it is while its mailer is used. */
bool mail_setup_read(struct arena *arena, const struct config *config, struct mail_setup *out,
    struct str *out_error);
void mail_setup_open(struct mail_setup *setup);
void mail_setup_close(struct mail_setup *setup);

#endif
