/*
 * papers -- a report as the document that is signed and filed: PDF or .docx by NĐ 30/2020.
 *
 * Until it is approved a paper is a draft and says so on every page. What an approved revision's
 * paper is made of besides its figures and its text (letterhead, names) is kept when it is
 * approved, so that its bytes are the same whenever it is asked for. Where a document was made of
 * the revision to be signed (documents.h), what that was made of is kept, and once it is signed
 * the PDF is that document itself.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, RENDER_FAILED
 * Limits: those of render/papers.h
 * Tests:  tests/api/paper.talk
 */
#ifndef BAOCAO_DOMAIN_PAPERS_H
#define BAOCAO_DOMAIN_PAPERS_H

#include "domain/reports.h"
#include "domain/sign_forms.h"
#include "model/letterhead.h"
#include "render/papers.h"

struct paper_work {
    struct report_work work;
    struct paper_kept kept;
    struct doc_node *text; /* with what its places say; NULL: the report has none */
    struct str signed_pdf; /* the document that was signed, as it is now; empty: none was */
    struct str number;     /* of its newest revision; empty: none */
    int64_t issued_on;     /* the day that was given with it */
};

/* What stood on its paper when it was approved; what would stand on it now. */
enum status paper_kept_load(
    struct ctx *ctx, const struct report *report, struct paper_kept *out) MUST_CHECK;

/* A read: what the paper is made of. */
enum status paper_load(struct ctx *ctx, const struct by_id *in, struct paper_work *out) MUST_CHECK;
/* Outside the transaction. extension: "pdf" or "docx". What is signed is out->bytes, and out->sign
 * says where its signature goes. */
enum status paper_write(struct ctx *ctx, const struct paper_work *paper, struct str extension,
    struct paper_file *out) MUST_CHECK;
/* As it goes out to be signed: no draft, the places of number and day left blank for
 * who numbers what was signed. manifest: SHA-256
 * of what names all that belongs to it. */
enum status paper_issue(struct ctx *ctx, const struct paper_work *paper, struct str manifest,
    struct paper_file *out) MUST_CHECK;
/* Whether its figures go out as an annex in a file of its own; that file, as it is sealed. */
bool paper_annex_is_apart(struct ctx *ctx, const struct paper_work *paper);
enum status paper_issue_annex(
    struct ctx *ctx, const struct paper_work *paper, struct paper_file *out) MUST_CHECK;
/* Keeps what a revision's paper is made of. */
enum status paper_keep(
    struct ctx *ctx, const struct report *report, const struct paper_kept *kept) MUST_CHECK;
/* What was kept of the newest revision's. */
enum status paper_kept_find(struct ctx *ctx, const struct report *report, struct paper_kept *out,
    bool *out_found) MUST_CHECK;
/* As it is approved: the same, unless that was kept when it was signed or issued. */
enum status paper_freeze(struct ctx *ctx, const struct report_work *work) MUST_CHECK;
/* Whether somebody signed the revision, and how that reads is kept. */
bool paper_is_signed_as(const struct report_work *work);
/* Its newest revision was signed by password, in this form; where its paper was issued, it says so
 * already, or else CHANGED_MEANWHILE. */
enum status paper_sign_as(
    struct ctx *ctx, const struct report *report, const struct sign_form *form) MUST_CHECK;

#endif
