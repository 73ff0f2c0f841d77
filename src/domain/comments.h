/*
 * comments -- what reviewers say about sections of a report's text, and what was answered.
 *
 * The approver speaks within the unit while the report waits for him, the receiver once it is sent.
 * What is said within the unit stays there. Who enters answers, which resolves a comment, while the
 * report is open to be mended; all of it is kept with the report.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, STEP_NOT_NOW, STEP_NOT_YOURS, COMMENT_*, CHANGED_MEANWHILE
 * Limits: COMMENTS_MAX a report
 * Tests:  tests/api/comment.talk
 */
#ifndef BAOCAO_COMMENTS_H
#define BAOCAO_COMMENTS_H

#include "model/comment.h"

enum status comment_list(
    struct ctx *ctx, const struct by_id *in, struct comments_out *out) MUST_CHECK;
enum status comment_add(
    struct ctx *ctx, const struct comment_new *in, struct comments_out *out) MUST_CHECK;
enum status comment_answer(
    struct ctx *ctx, const struct comment_reply *in, struct comments_out *out) MUST_CHECK;

#endif
