/*
 * mailer -- writes the mails that alerts ask for, and sends what is queued, on a thread of its own.
 *
 * Nothing waits for it, and no transaction is open while a server is spoken to. A server that is
 * not there ends the round: the others are not tried against it one after another.
 *
 * Layer:  jobs
 * Owns:   nothing; the struct mailer must outlive the rounds
 * Fails:  as rounds
 * Limits: those of domain/mail_queue.h
 * Tests:  tests/api/mail.talk, tests/api/mail_test.c, tests/cli/mail_test.py
 */
#ifndef BAOCAO_MAILER_H
#define BAOCAO_MAILER_H

#include "domain/mail_queue.h"
#include "exchange/smtp.h"
#include "jobs/rounds.h"

#define MAILER_EVERY_MS ((int64_t)30 * 1000)

/* Hands a message over: smtp_send, or what stands for it in tests. */
typedef enum smtp_result mailer_send(
    void *of, struct arena *arena, const char *to, struct str message, struct str *out_error);

struct mailer {
    mailer_send *send;
    void *of;
    struct str from; /* the address mails come from */
    struct str site_url;
    int64_t digest_hour;
};

struct rounds_plan mailer_plan(struct mailer *mailer);

#endif
