/*
 * signings -- signing the documents of a revision, wherever the key is.
 *
 * A job says what is signed and by whom; until its answers are there
 * (sign_answers.h) nothing of the report changes. Beginning one prepares what is
 * to be signed: the document with a hole for a CMS, or the document as it is for
 * a program that gives all of it back.
 *
 * One job a purpose: another of the same account takes the place of the one
 * before, somebody else waits. Who may begin: signers.h.
 *
 * Preparing is slow, so it has the three steps of documents.h: look, make, keep.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  STEP_*, SIGNATURE_CHANGED, SIGNING_*, SIGN_*, NOT_FOUND, those of documents.h
 * Limits: SIGN_JOB_MS, SIGN_TICKET_MS
 * Tests:  tests/api/signing.talk, tests/api/agent.talk, tests/api/signing_test.c
 */
#ifndef BAOCAO_SIGNINGS_H
#define BAOCAO_SIGNINGS_H

#include "domain/proofs.h"
#include "domain/signers.h"
#include "model/signing.h"

struct key_source; /* keys/key_source.h */
struct stamp_line; /* domain/sign_stamps.h */
/* The keys that the server asks itself; NULL: none of that kind. */
struct sign_keys {
    struct key_source *by_source[SOURCE_COUNT];
    const char *names[SOURCE_COUNT]; /* what it is called here; NULL: nothing */
    struct stamp_line *stamps;       /* by which time stamps are asked for; NULL: they are not */
};
/* Which ways of signing there are here. */
enum status signing_sources(
    struct ctx *ctx, const struct sign_keys *keys, struct sign_sources_out *out) MUST_CHECK;

/* ---- beginning ---- */

/* One document as it is given to the signer. */
struct signing_prepared {
    enum document_kind kind;
    int64_t base_version; /* 0: the first, which is made with this */
    struct str base;      /* what it is made on */
    struct str base_hash; /* its SHA-256 */
    int64_t hole_from, hole_to;
    struct str digest, bytes, hash;
    int64_t file_id;
};

/* POST /reports/{id}/sign-jobs, with what its steps found and made. */
struct signing_begin {
    int64_t id; /* of the report */
    int purpose, source;
    int64_t revision;
    struct str digest, credential;
    struct str batch;         /* of those that are confirmed at once; empty: alone */
    int64_t authorisation_id; /* 0: the only form there is */

    const struct sign_keys *keys; /* of the server */
    struct sign_form form;        /* of who approves */
    struct document_issue issue;
    unsigned covered;   /* a bit per enum document_kind */
    struct str signer;  /* who signs, as it is written into the document */
    struct str office;  /* of the report's unit: where nobody has put in a picture, it is named */
    struct str picture; /* PNG; empty: none */
    int64_t picture_mm; /* its width */
    struct document paper; /* where on it */
    struct document annex; /* where it is a file of its own */
    struct signing_prepared parts[DOCUMENT_KIND_COUNT];
    size_t parts_len;
};

enum status signing_begin_look(struct ctx *ctx, struct signing_begin *begin) MUST_CHECK;
enum status signing_begin_make(
    struct ctx *ctx, struct database *database, struct signing_begin *begin) MUST_CHECK;
enum status signing_begin_keep(
    struct ctx *ctx, const struct signing_begin *begin, struct signing *out) MUST_CHECK;

/* For each part of a job just begun, for a program without a session: its document_url and its
 * answer_url. */
enum status signing_tickets_give(struct ctx *ctx, struct signing *job) MUST_CHECK;

/* ---- looking at one ---- */

/* Whoever began it; NOT_FOUND for everybody else. */
enum status signing_get(struct ctx *ctx, const struct by_id *in, struct signing *out) MUST_CHECK;
/* It takes no more answers; one that is over stays as it is. */
enum status signing_cancel(struct ctx *ctx, const struct by_id *in, struct signing *out) MUST_CHECK;

/* What is signed, piece by piece. */
struct signing_content {
    struct signing_part part;
    int64_t at;
    struct str piece;
};
enum status signing_content_open(
    struct ctx *ctx, const struct signing_ref *in, struct signing_content *out) MUST_CHECK;
enum status signing_content_more(struct ctx *ctx, struct signing_content *content) MUST_CHECK;

/* ---- for what answers ---- */

enum status signing_load(struct ctx *ctx, int64_t id, struct signing *out) MUST_CHECK;
/* The same for who has no session: as whoever began it, with what he may now. Sets ctx->actor. */
enum status signing_enter(struct ctx *ctx, int64_t id, struct signing *out) MUST_CHECK;
struct signing_part *signing_part_of(const struct signing *job, int64_t number);

#endif
