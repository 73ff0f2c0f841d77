/*
 * mail -- an e-mail as the bytes a server is given: addresses, headers, two bodies.
 *
 * Whatever a person wrote goes into a header as an encoded word (RFC 2047) and into a body as
 * base64 (RFC 2045), so that no byte of it can end a line or begin a header; addresses are checked
 * against a narrow list of letters. Nothing else can reach a header.
 *
 * Layer:  core (pure)
 * Owns:   the message lives in the arena given
 * Fails:  mail_message asserts that addresses were checked
 * Limits: MAIL_SUBJECT_BYTES_MAX of a subject; MAIL_ADDRESS_CHARS_MAX of an address
 * Tests:  mail_test.c, tests/fuzz/fuzz_mail.c
 */
#ifndef BAOCAO_MAIL_H
#define BAOCAO_MAIL_H

#include "base/date.h"
#include "base/limits.h"

/* Whether mail can go there: one plain address, ASCII, with a domain of two labels or more. */
bool mail_address_valid(struct str address);
/* Whether text can be a link of ours: https://, http://, of printable ASCII, without quotes. */
bool mail_link_valid(struct str link);

struct mail_letter {
    struct str from_name, from, to; /* from and to are valid addresses */
    struct str subject, text;       /* the HTML body is made of the text */
    struct str message_key; /* letters, digits, "-" and "_": the same each time it is tried */
    struct str unsubscribe; /* a link; empty: none */
    int64_t at_ms;
};

/* RFC 5322 with CRLF, dots not doubled (the client's work). */
struct str mail_message(struct arena *arena, const struct mail_letter *letter);

/* When to try again after so many tries that failed; 0: never. */
int64_t mail_try_again_ms(int64_t tries, int64_t now_ms);

#endif
