/*
 * sign_limits -- every size, depth and count that signed files can reach, with its reason.
 *
 * Layer:  sign
 * Owns:   nothing
 * Fails:  never
 * Limits: these
 * Tests:  each limit is met by a test or a fuzzer of the module that keeps it
 */
#ifndef BAOCAO_SIGN_LIMITS_H
#define BAOCAO_SIGN_LIMITS_H

#include "base/limits.h"

/* PDF files that are signed or verified: what may be attached; with every object of it read. */
#define PDF_BYTES_MAX HTTP_UPLOAD_BYTES_MAX
#define PDF_OBJECTS_MAX 200000
#define PDF_ITEMS_MAX 200000 /* of one array: a page tree that is one list */
#define PDF_KEYS_MAX 1000    /* each is looked for among those before it */
#define PDF_DEPTH_MAX 32
/* Revisions: two signatures, their time stamps, and what other tools append. */
#define PDF_SECTIONS_MAX 64
#define PDF_FILTERS_MAX 4
#define PDF_INFLATED_BYTES_MAX ((size_t)128 << 20)
/* Streams that are remembered while revisions are compared: fonts and pages of a usual report; what
 * is shorter is inflated again sooner than it is found. */
#define PDF_MEMO_ITEMS 256
#define PDF_MEMO_BYTES_MIN 512
#define PDF_PAGES_MAX 5000
/* Values looked at to tell whether two revisions show the same. */
#define PDF_STEPS_MAX 2000000
/* Bookmarks are a chain: each one is a level. */
#define PDF_WALK_DEPTH_MAX 1000
/* Signatures: a leader, who signs beside, the organisation. */
#define SIGNATURES_MAX 16
#define SIGNATURE_FIELDS_MAX 64
/* A signature with its chain and a time stamp has about 6 KB. */
#define CMS_BYTES_MAX ((size_t)64 << 10)
#define CMS_CERTIFICATES_MAX 16
/* What PDF keeps free for one; as hexadecimal it takes twice that. */
#define CMS_ROOM_BYTES ((size_t)24 << 10)
/* Certificates and lists a verifier is given; beside them an upload that is looked at, and lists
 * that were in force when signers' certificates ended. */
#define TRUST_BYTES_MAX ((size_t)32 << 20)
#define TRUST_ITEMS_MAX 1000
#define TRUST_BESIDE_MAX 300
#define TRUST_ANSWERS_MAX 64
#define TRUST_SIGNER_ANSWERS_MAX 4 /* about one certificate: 16 signers have 64 */
/* Certificates and lists in one upload: an authority with all that are below it. */
#define TRUST_UPLOAD_ITEMS_MAX 50
/* A seal of 36 mm at 600 dpi has 850 dots. */
#define STAMP_DOTS_MAX 2000
#define STAMP_BYTES_MAX ((size_t)4 << 20)
#define STAMP_LABEL_CHARS_MAX 80
#define SIGNER_CHARS_MAX 200
#define FONT_LETTERS_MAX 128
/* Keys on the server: what tokens and services answer. A chain of four certificates has 12 KB. */
#define KEY_NAME_BYTES_MAX 255
#define KEY_SECRET_BYTES_MAX 255
#define KEY_TICKET_BYTES_MAX 1024
#define KEY_CERT_BYTES_MAX ((size_t)16 << 10)
#define KEY_SIGNATURE_BYTES_MAX 1024
#define KEY_SLOTS_MAX 32
#define KEY_LIST_MAX 64
/* Signed by one leave of the signer: each document lies in memory meanwhile. */
#define KEY_AT_ONCE_MAX 20
#define CSC_ANSWER_BYTES_MAX ((size_t)256 << 10)
#define CSC_CONNECT_MS_MAX 5000
#define CSC_MS_MAX 20000

#endif
