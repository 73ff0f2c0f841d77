/*
 * limits_told -- the limits of what people are told: alerts, help, e-mail and announcements.
 *
 * Included by limits.h, apart from it for its length alone.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  never
 * Limits: these
 * Tests:  where each is used
 */
#ifndef BAOCAO_LIMITS_TOLD_H
#define BAOCAO_LIMITS_TOLD_H

#include <stdint.h>

/* Alerts. Steps before and after a due day; what came longer ago is not told any more. */
#define ALERT_STEPS_MAX 12
#define ALERT_BACK_DAYS 30
/* All steps lie so many days around the due day, working days counted. */
#define ALERT_SPAN_DAYS 60
/* Of one step: so many working days fit into the span. */
#define ALERT_DAYS_MAX 30
/* Of a correction that is not sent: after its receiver let it be corrected, at the longest. */
#define CORRECTION_DAYS_MAX 366
/* Of a certificate's end: a tender for new ones takes a quarter of a year. */
#define ENDING_DAYS_MAX 90
/* Certificates one round tells of, and whose alerts it takes back. */
#define ENDING_ROUND_MAX 1000
/* Looked at in one go, of all that people are told of. */
#define ENDING_PAGE_MAX 500
/* Accounts that run the system and are told of what it believes by. */
#define ENDING_MANAGERS_MAX 100
/* Reports one round tells of, and those in one transaction: some 2 ms of the writer. */
#define ALERT_ROUND_MAX 1000
#define ALERT_BATCH_MAX 20
/* Of one unit and those above it. */
#define ALERT_HOLDERS_MAX 2000
/* Kept a year and a bit: a yearly report comes round once. */
#define ALERT_KEEP_MS ((int64_t)400 * 24 * 3600 * 1000)
#define ALERT_READ_MAX 500
/* The bell does not count further. */
#define ALERT_COUNT_MAX 1000

/* The help desk: what one person may send on one day, what is said about one matter, and how long
 * each of it may be: a page of text. */
#define TICKETS_A_DAY_MAX 10
/* What the asker may add to; and how many are kept beyond for opening again and answering. */
#define TICKET_MESSAGES_MAX 200
#define TICKET_MESSAGES_SPARE 40
#define TICKET_SUBJECT_CHARS_MAX 200
#define TICKET_BODY_CHARS_MAX 4000
#define TICKET_PAGE_BYTES_MAX 200
/* Who may be given one to handle. */
#define TICKET_HANDLERS_MAX 100

/* E-mail. RFC 5321's longest path; a subject fits a list of mails. */
#define MAIL_ADDRESS_CHARS_MAX 254
#define MAIL_SUBJECT_BYTES_MAX 300
#define MAIL_LINK_BYTES_MAX 500
/* Alerts told in one mail; more are counted. */
#define MAIL_ALERTS_MAX 30
/* Reminders wait until 7:30 where the profile says nothing: they are made as the day begins. */
#define MAIL_FROM_MINUTES 450
/* Announcements told in one mail; more are told in the next. */
#define MAIL_ANNOUNCEMENTS_MAX 10
/* What is older is not mailed any more: mail was off, or the account had no address. */
#define MAIL_BACK_MS ((int64_t)3 * 24 * 3600 * 1000)
#define MAIL_ACCOUNTS_MAX 500
/* Mails of one round, and how long one sending may hold one before another process takes it. */
#define MAIL_ROUND_MAX 500
#define MAIL_CLAIM_MS ((int64_t)5 * 60 * 1000)
#define MAIL_SECONDS_MAX 60
#define MAIL_CONNECT_SECONDS_MAX 15
#define MAIL_KEEP_MS ((int64_t)90 * 24 * 3600 * 1000)

/* Announcements. A stop of two weeks is a slip of the pen; no upgrade takes longer. */
#define STOP_DAYS_MAX 14
#define ANNOUNCEMENT_CHARS_MAX 10000
/* Unread ones a page shows above itself; the others are in the list. */
#define ANNOUNCEMENTS_SHOWN_MAX 3

/* Outages that a report on the use of the system names. */
#define USAGE_OUTAGES_MAX 200
/* Reports about the use of the system that are drawn up: cycles a round, reports a transaction. */
#define USAGE_CYCLES_MAX 50
#define USAGE_DRAWN_MAX 50
/* A year's table that nobody drew up on its day is made up for so long; then people announce it. */
#define SCORING_LATE_DAYS 60

/* Letters that urge: so many reports one may name, so many units a head may list one by one; more
 * are found in its annex. */
#define URGING_REPORTS_MAX 1000
#define URGING_SAID_MAX 12
#define URGING_BODY_CHARS_MAX 4000

#endif
