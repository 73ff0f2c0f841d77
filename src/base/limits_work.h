/*
 * limits_work -- limits of what reports go through: opening, handing on, deadlines.
 *
 * Part of base/limits.h, which brings it along.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  never
 * Limits: these
 * Tests:  each limit is met by a test of the module that keeps it
 */
#ifndef BAOCAO_LIMITS_WORK_H
#define BAOCAO_LIMITS_WORK_H

#include <stddef.h>

/* Cycles that open by themselves: an outage of a year is made up for, day reports included. Due
 * days lie at most a year and a bit after their period began. */
#define OPENING_BACK_DAYS 800
/* What should have opened longer ago is left to people. */
#define OPENING_LATE_DAYS 366
#define OPENING_PERIODS_MAX 2000
#define OPENING_DAYS_MAX 366
/* Cycles one round opens: the next one is ten minutes later. */
#define OPENING_ROUND_MAX 200

/* Units a report is handed on to: more than a commune has hamlets, schools and enterprises. And how
 * many times downward: province, commune, division, enterprise, person. */
#define CHILDREN_MAX 500
#define CHILDREN_DEPTH_MAX 4
/* Elsewhere in the tree, registered as reporting to one unit; a list of them is read whole. */
#define UNIT_REPORTERS_MAX 500

/* Stages of one document: signed, numbered, sealed, and all of it anew a few times. */
#define DOCUMENT_VERSIONS_MAX 32
/* Of those, what a paper still needs that is to be signed (signed, numbered, sealed), and that is
 * issued anew before it. */
#define DOCUMENT_VERSIONS_SIGN 3
#define DOCUMENT_VERSIONS_ISSUE (DOCUMENT_VERSIONS_SIGN + 1)

/* Who may sign for a unit: entries that may still count at a time, regimes each names. */
#define AUTHORISATIONS_MAX 500
#define AUTHORISATION_REGIMES_MAX 50

/* Corrections: cells that are told of two revisions; reports a total is flagged for, and cells that
 * are told of each. */
#define REVISION_CELLS_MAX 200
#define TOTAL_FLAGS_MAX 50
#define TOTAL_FLAG_CELLS_MAX 20

/* Signing: how long a job waits, how long a program's address does, how long a job is remembered
 * once it is over, and how often a service is asked whether the signer has answered. */
#define SIGN_JOB_MS ((int64_t)15 * 60 * 1000)
#define SIGN_TICKET_MS ((int64_t)5 * 60 * 1000)
#define SIGN_JOB_KEEP_MS ((int64_t)24 * 3600 * 1000)
#define SIGN_POLL_MS 3000
/* A batch is asked for once nothing was added to it for so long; how long its jobs may wait for
 * their turn; its name. */
#define SIGN_GATHER_MS 4000
#define SIGN_BATCH_MS ((int64_t)45 * 60 * 1000)
#define SIGN_BATCH_CHARS_MAX 64
#define SIGN_POLLED_MAX 50
/* How often a busy database is tried with a key's answer before the key is asked anew. */
#define SIGN_SETTLE_MAX 3
/* Asking a device or a service takes no longer; then another round asks it anew. What was answered
 * has so long for each document: a time stamp, verifying, keeping. */
#define SIGN_ASK_MS ((int64_t)90 * 1000)
#define SIGN_KEEP_MS ((int64_t)60 * 1000)

/* A form a program sends: its parts, and the head of each. */
#define MULTIPART_PARTS_MAX 16
#define MULTIPART_HEAD_BYTES_MAX ((size_t)4 << 10)
#define MULTIPART_BOUNDARY_CHARS_MAX 70

/* Cells nobody or several units fill in: named as far as people read. */
#define COVERAGE_NAMED_MAX 100

/* Later due days: asked for so many days after the due day at the latest, so far away, so often. */
#define EXTENSION_LATE_DAYS 10
#define EXTENSION_DAYS_MAX 92
#define EXTENSIONS_MAX 20

/* An outage is recorded for no longer than this: what lasts longer is another rule. Of a report, so
 * many outages are looked at, and so many times it may be registered as sent outside. */
#define OUTAGE_DAYS_MAX 30
#define OUTAGES_LOOKED_MAX 50
#define REGISTRATIONS_MAX 20
/* Of one around a file, in an address, with its name and the document's number: no proxy takes more
 * than 8 KiB. */
#define REGISTRATION_NOTE_CHARS_MAX 500

/* Numbers of documents of a unit's year, and figures they are at least written with. */
#define DOCUMENT_NUMBER_MAX 999999
#define NUMBERING_DIGITS_MAX 6
/* Numbers reserved or issued outside ahead of the next one, looked at to pass them over; and how
 * many a unit may have reserved at a time. */
#define NUMBERS_AHEAD_MAX 2000
#define NUMBERS_RESERVED_MAX 200
/* How far back the day of a reserved number may lie. */
#define NUMBER_BACK_DAYS 62
/* Numbers a report has had: one a revision that was issued. */
#define REPORT_NUMBERS_MAX 100
/* Reports a page of a desk looks at: each with its signatures. */
#define DESK_ROWS_MAX 100
/* Annexes that a page of a clerk's list reads anew in all: at least those of any one report. */
#define DESK_REHASH_BYTES_MAX ((int64_t)512 << 20)

/* Units that merge into one, or come of one: 2025 took up to a dozen. */
#define SUCCESSION_UNITS_MAX 100
/* Appeals against a report's mark: a unit with better reasons tries again. */
#define APPEALS_MAX 3
/* Rows of a page of discipline, and of an announced table: more units than any province has. */
#define DISCIPLINE_ROWS_MAX 10000

/* Certificates an account or a unit ever had: one in three years, and some that were lost. */
#define CERTIFICATES_MAX 100
/* A certificate that several posts of one person hold. */
#define CERTIFICATE_HOLDERS_MAX 10
/* Files in a bundle for checking signatures elsewhere. */
#define BUNDLE_PARTS_MAX 200
/* How wide a signature or a seal is printed: a seal has 30 to 40 mm. */
#define PICTURE_MM_MIN 10
#define PICTURE_MM_MAX 100
/* What an authority's server sends: the longest lists have some 100,000 certificates. */
#define TRUST_FETCH_BYTES_MAX ((size_t)8 << 20)
#define TRUST_CONNECT_SECONDS_MAX 10
#define TRUST_FETCH_SECONDS_MAX 30
/* Who signs waits for a time stamp no longer; after an authority was silent, nobody waits for it so
 * long. */
#define STAMP_SECONDS_MAX 5
#define STAMP_SILENT_MS ((int64_t)60 * 1000)
/* One that was taken to be asked is another's after so long; more are left to the next round. */
#define TRUST_CLAIM_MS ((int64_t)2 * 60 * 1000)
#define TRUST_ROUND_MAX 20
#define TRUST_SOURCES_MAX 200
/* A certificate is asked about as long as it signs: so long after somebody wanted to know last. */
#define TRUST_WANTED_MS ((int64_t)24 * 3600 * 1000)
/* An answer older than this is asked for anew when somebody wants to know. */
#define TRUST_FRESH_MS ((int64_t)3600 * 1000)
/* Lists that were replaced are kept one in so many days. */
#define TRUST_KEEP_EVERY_MS ((int64_t)30 * 24 * 3600 * 1000)

/* A file of the archive: so many documents and bytes, then another volume is begun; a report with
 * large annexes may make it larger. What a package has in all is STORED_ZIP_BYTES_MAX. */
#define ARCHIVE_DOCUMENTS_MAX 200
#define ARCHIVE_FILE_BYTES_MAX ((int64_t)64 << 20)
#define ARCHIVE_PIECES_MAX 10000
/* Those that were filed: the others are left to what is added when it is closed. */
#define ARCHIVE_FILED_MAX (ARCHIVE_PIECES_MAX / 2)
/* Reports filed in one go; others wait for the next. */
#define ARCHIVE_INTAKE_MAX 50
/* Signers and authorities whose certificates stand in a file. */
#define ARCHIVE_SIGNERS_MAX 200
#define ARCHIVE_HOLDS_MAX 100
#define ARCHIVE_STAMPS_MAX 64
/* Events of a report that are archived with it. */
#define ARCHIVE_EVENTS_MAX 5000
/* Files one proposal to destroy names. */
#define DISPOSAL_FILES_MAX 100
/* Packages an account sees of a file; how long one is kept; how long making one may take. */
#define PACKAGES_SHOWN_MAX 10
#define PACKAGE_KEEP_MS ((int64_t)7 * 24 * 3600 * 1000)
#define PACKAGE_CLAIM_MS ((int64_t)5 * 60 * 1000)
/* Pieces that go into a package between two looks at whether it was cancelled. */
#define PACKAGE_STEP_PIECES 50
#define PACKAGE_TRIES_MAX 3
/* What does not hold in a package is told as far as people read. */
#define PACKAGE_FINDINGS_MAX 100

#endif
