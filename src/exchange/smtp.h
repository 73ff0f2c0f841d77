/*
 * smtp -- hands a message to a mail server, and says whether to try again.
 *
 * One connection is kept for the messages of a round. What the server refuses for good (5xx to a
 * sender, a receiver or a message) is told apart from what may go by (4xx), and from what concerns
 * all messages: no server, a wrong certificate or password, a connection that is cut. A message
 * whose fate is unknown counts as not sent; it carries the same Message-ID when it is tried again.
 *
 * Layer:  exchange (libcurl)
 * Owns:   its connection
 * Fails:  smtp_send answers with the reason
 * Limits: MAIL_CONNECT_SECONDS_MAX, MAIL_SECONDS_MAX
 * Tests:  tests/exchange/smtp_test.py
 */
#ifndef BAOCAO_SMTP_H
#define BAOCAO_SMTP_H

#include "base/str.h"

enum smtp_tls { SMTP_PLAIN, SMTP_STARTTLS, SMTP_TLS };

struct smtp_config {
    const char *server; /* host name or address */
    int64_t port;
    enum smtp_tls tls;
    const char *user, *password; /* NULL: no log-in */
    const char *from;            /* the address mails are sent from */
    const char *ca_file;         /* NULL: the system's */
};

struct smtp;

/* Before other threads are started. The configuration must outlive it. */
struct smtp *smtp_new(const struct smtp_config *config);
void smtp_free(struct smtp *smtp);

/* DOWN: nothing can be sent now. LATER: this message cannot. REFUSED: this one never. */
enum smtp_result { SMTP_SENT, SMTP_LATER, SMTP_REFUSED, SMTP_DOWN };

/* *out_error, in the arena, says why not; an address is given as it was checked. */
enum smtp_result smtp_send(struct smtp *smtp, struct arena *arena, const char *to,
    struct str message, struct str *out_error) MUST_CHECK;

#endif
