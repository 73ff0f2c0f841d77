/*
 * sign_job_api -- the routes of signing: beginning, what is signed, the answers.
 *
 * Preparing and verifying are done outside the transaction, on the heavy lane.
 * Two routes are for signing programs, which have no session: the address
 * itself is the right, for one document, once, for a few minutes.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as the use cases do; SIGNING_CMS, AGENT_MULTIPART
 * Limits: HTTP_UPLOAD_BYTES_MAX, MULTIPART_*
 * Tests:  tests/api/signing.talk, tests/api/agent.talk
 */
#ifndef BAOCAO_SIGN_JOB_API_H
#define BAOCAO_SIGN_JOB_API_H

#include "api/api.h"

extern const struct resource sign_job_new_resource;
extern const struct resource sign_cms_resource;
extern const struct resource sign_file_resource;
extern const struct resource sign_content_resource;
extern const struct resource agent_ticket_resource;
extern const struct resource agent_answer_resource;
extern const struct resource agent_answered_resource;

enum status sign_jobs_post_prepare(struct ctx *ctx, struct call *call);
enum status sign_jobs_post(struct ctx *ctx, void *in, void *out);
enum status sign_sources_read(struct ctx *ctx, struct call *call);
enum status sign_jobs_get(struct ctx *ctx, void *in, void *out);
enum status sign_jobs_delete(struct ctx *ctx, void *in, void *out);
enum status sign_parts_content(struct ctx *ctx, void *in, void *out);
enum status sign_parts_content_encode(struct ctx *ctx, struct call *call);
enum status sign_parts_content_more(struct ctx *ctx, struct call *call);
enum status sign_parts_cms_prepare(struct ctx *ctx, struct call *call);
enum status sign_parts_file_prepare(struct ctx *ctx, struct call *call);
enum status sign_parts_answer(struct ctx *ctx, void *in, void *out);
enum status agent_content_prepare(struct ctx *ctx, struct call *call);
enum status agent_content(struct ctx *ctx, void *in, void *out);
enum status agent_answer_prepare(struct ctx *ctx, struct call *call);
enum status agent_answer(struct ctx *ctx, void *in, void *out);

#endif
