/*
 * documents -- what a frozen revision goes out as: its paper, the packet of its data, and its annex
 * where that is a file of its own.
 *
 * They are made once, of what the revision and the unit's letterhead are then,
 * and their bytes are kept: signatures, the number and the seal are only added.
 * Only who signs by another right than the paper says has it issued anew: a
 * document is as it was issued last, and what was added before that counts no more.
 * Making them is slow and needs several transactions to keep the bytes, so it
 * has three steps: look (a read), make (outside any transaction), keep (within
 * the one that refers to them, which may come too late and then does nothing).
 *
 * Who may read a report's figures may read its documents. Those of an earlier
 * revision stay, and say that they count no more.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, DOCUMENT_NOT_FROZEN, RENDER_FAILED, CHANGED_MEANWHILE
 * Limits: DOCUMENT_VERSIONS_MAX, of which DOCUMENT_VERSIONS_ISSUE, DOCUMENT_VERSIONS_SIGN are left
 * Tests:  tests/api/document.talk, core/packet_test.c
 */
#ifndef BAOCAO_DOCUMENTS_H
#define BAOCAO_DOCUMENTS_H

#include "core/packet.h"
#include "domain/papers.h"
#include "model/document.h"
#include "store/database.h"

/* One file to be kept. */
struct document_bytes {
    struct str name, bytes, hash;
    int64_t file_id;
};

struct document_issue {
    int64_t id;                   /* of the report */
    int64_t authorisation_id;     /* 0: the only form there is */
    const struct sign_form *form; /* in which it will be signed; NULL: nobody knows yet */
    /* Found by look. */
    bool there;               /* they were made before: nothing is to be done */
    bool again;               /* but for the paper, which is to bear another form of signing */
    struct document document; /* that paper, as it is */
    struct paper_work paper;
    struct packet_facts packet;
    struct list attachments; /* struct manifest_file */
    /* Made by make. */
    struct document_bytes made[DOCUMENT_KIND_COUNT];
    struct paper_spot room, annex_room;
    struct str manifest, manifest_hash;
};

/* Reads what they are made of; whoever reads for the unit may. */
enum status document_issue_look(struct ctx *ctx, struct document_issue *issue) MUST_CHECK;
/* Outside the transaction. */
enum status document_issue_make(
    struct ctx *ctx, struct database *database, struct document_issue *issue) MUST_CHECK;
enum status document_issue_keep(struct ctx *ctx, const struct document_issue *issue) MUST_CHECK;

/* The documents of all revisions with their stages. */
enum status documents_list(struct ctx *ctx, int64_t report_id, struct list *out) MUST_CHECK;
enum status documents_view(
    struct ctx *ctx, const struct by_id *in, struct documents_out *out) MUST_CHECK;
/* That of the revision; NULL: it has none. */
struct document *document_of(const struct list *documents, int64_t revision, int kind);
struct document_version *document_version_of(const struct document *document, int64_t number);
/* Its newest version of a stage, or NULL. */
struct document_version *document_at_stage(
    const struct document *document, enum document_stage stage);

/* As it was issued last. */
struct document_version *document_issued(const struct document *document);

/* How far the documents are that a signing covers: work->marks, which of work->signatures hold no
 * more since one was issued anew, and whether NEED_NUMBER and NEED_SEAL are met. */
enum status documents_look(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* Whether so many stages fit behind it: what is begun can be finished. */
enum status document_require_room(
    struct ctx *ctx, const struct document *document, size_t more) MUST_CHECK;
/* Another stage of a document, behind its newest version. */
enum status document_add(
    struct ctx *ctx, const struct document *document, struct document_version *version) MUST_CHECK;

/* In the transaction that gives the number ("05/BC-UBND"): the paper that was signed bears it and
 * the day since. Where there is no signed paper, nothing is to be done. */
enum status document_put_number(struct ctx *ctx, int64_t report_id, int64_t revision,
    struct str text, int64_t issued_on) MUST_CHECK;

/* One version, and its bytes piece by piece. */
struct document_content {
    struct document document;
    struct document_version version;
    int64_t at; /* the piece begins here */
    struct str piece;
};
enum status document_open(
    struct ctx *ctx, const struct document_ref *in, struct document_content *out) MUST_CHECK;
enum status document_more(struct ctx *ctx, struct document_content *content) MUST_CHECK;

#endif
