/*
 * signatures -- who stands by a frozen revision, and whether that counts.
 *
 * A signature is a record of its own: who, when, of which kind, on the digest
 * of which revision. The workflow only asks whether one holds (NEED_SIGNATURE):
 * of the revision the report has now, with its digest, of a kind the profile
 * accepts. A report that was changed has another revision, and the old
 * signature is shown as holding no more.
 *
 * Of the two kinds `confirmed` is made here: the leader's password in his own
 * account; it is no digital signature, and is not called one. `digital` is what
 * is recorded when the revision's documents were signed: signings.h.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  as report_act for the step "sign"; SIGNATURE_CHANGED when the revision is another one;
 *         SIGN_FORM_*; PASSWORD_WRONG, told by signature_answer after the miss was remembered
 * Limits: those of wrong passwords
 * Tests:  tests/api/profile_na.part
 */
#ifndef BAOCAO_SIGNATURES_H
#define BAOCAO_SIGNATURES_H

#include "domain/documents.h"
#include "model/signature.h"

/* POST /reports/{id}/signatures */
struct signature_new {
    int64_t id, revision;
    struct str digest, password;
    int kind;
    int64_t authorisation_id; /* 0: the only form there is */
    /* Found by prepare: what the password was verified against, and whether it was right. */
    struct str hash;
    bool right;
    /* And, where its paper was issued in another form than this, that paper anew. */
    struct document_issue issue;
};

/* Reads the report's signatures and the digest of its revision into work, and what reviews.h says:
 * NEED_SIGNATURE is met where one holds; NEED_NUMBER and NEED_SEAL as far as what was signed needs
 * them. */
enum status signatures_look(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* Says that signatures_look of this report comes soon: see db_ahead. */
enum status signatures_ahead(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* The actor stands by the revision the report has now, whose digest is work->digest, in this form.
 */
enum status signature_record(struct ctx *ctx, const struct report_work *work,
    enum signature_kind kind, const struct sign_form *form) MUST_CHECK;
/* A read, and outside the transaction: the paper that was issued as he signs now, where it says
 * something else. */
enum status signature_paper_look(struct ctx *ctx, struct signature_new *in) MUST_CHECK;
enum status signature_paper_make(
    struct ctx *ctx, struct database *database, struct signature_new *in) MUST_CHECK;
enum status signature_make(
    struct ctx *ctx, const struct signature_new *in, struct report_full *out) MUST_CHECK;
/* What came of it, where the password was wrong. */
enum status signature_answer(struct ctx *ctx, const struct signature_new *in) MUST_CHECK;

#endif
