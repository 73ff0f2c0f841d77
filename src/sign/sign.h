/*
 * sign -- a signature put into a document in two steps, wherever its key is.
 *
 * sign_begin appends a revision with a hole and says what is to be signed;
 * sign_finish takes what the key's owner sends back, checks it against that,
 * and fills the hole. A raw signature comes from tokens and services, a whole
 * CMS from a browser, a whole document from an agent or an upload. Between the
 * two steps minutes may pass: a job is plain data that can be kept.
 *
 * Layer:  sign
 * Owns:   bytes live in the context's arena
 * Fails:  SIGN_FIELD_TAKEN, SIGN_PLACE, SIGN_CMS_ROOM, SIGN_CHANGED, SIGN_FORGED, SIGN_CONTENT and
 *         those of pdf_file, stamp and cms
 * Limits: CMS_ROOM_BYTES, SIGNER_CHARS_MAX
 * Tests:  tests/sign/sign_test.c
 */
#ifndef BAOCAO_SIGN_H
#define BAOCAO_SIGN_H

#include "sign/cms.h"
#include "sign/stamp.h"

enum sign_look { SIGN_LOOK_NONE, SIGN_LOOK_PICTURE, SIGN_LOOK_LINES, SIGN_LOOK_WORDS };

struct sign_order {
    struct str document;
    struct str field; /* its name; one that is not there is made */
    struct str signer, reason;
    int64_t at_ms; /* written into the document; a time stamp proves more */
    enum sign_look look;
    size_t page; /* from 0; of a field that is made */
    struct pdf_box box;
    const struct stamp_picture *picture; /* SIGN_LOOK_PICTURE */
    struct str number, font;             /* SIGN_LOOK_LINES: the document's, and its letters' */
    const struct stamp_text *text;       /* SIGN_LOOK_WORDS */
};

struct sign_job {
    struct str document;                /* prepared; empty for a data packet */
    struct str original;                /* before */
    size_t hole, hole_end;              /* the hexadecimal digits to be filled */
    unsigned char digest[SHA256_BYTES]; /* of all that is signed */
};

enum sign_answer_kind { SIGN_ANSWER_RAW, SIGN_ANSWER_CMS, SIGN_ANSWER_DOCUMENT };

struct sign_answer {
    enum sign_answer_kind kind;
    struct str bytes;
    struct str certs; /* SIGN_ANSWER_RAW: the signer's first, then its authorities', PEM or DER */
    enum cms_scheme scheme; /* SIGN_ANSWER_RAW */
};

enum status sign_begin(
    struct ctx *ctx, const struct sign_order *order, struct sign_job *out) MUST_CHECK;
/* The job of signing a data packet, whose signature stays apart. */
struct sign_job sign_packet(struct str bytes);
/* What the key signs (with SHA-256) when its answer will be SIGN_ANSWER_RAW. */
enum status sign_attributes(
    struct ctx *ctx, const struct sign_job *job, struct str certs, struct str *out) MUST_CHECK;
/* The answer as a CMS, checked: what a time stamp is asked for. */
enum status sign_collect(struct ctx *ctx, const struct sign_job *job,
    const struct sign_answer *answer, struct str *out_cms) MUST_CHECK;
/* The signed document; of a packet, its signature. `stamp` is a time stamp's token or empty. */
enum status sign_finish(struct ctx *ctx, const struct sign_job *job,
    const struct sign_answer *answer, struct str stamp, struct str *out) MUST_CHECK;

#endif
