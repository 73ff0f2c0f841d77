#include "api/problem.h"

#include "base/json.h"

/* What an outsider may know of a failure inside, or of a rule of the database that no use case
 * put into words: that it was one. */
static struct problem shown(const struct ctx *ctx, enum status status)
{
    struct problem problem = ctx->problem;

    if (problem.key == PROBLEM_NONE)
        problem.key = status == ST_BUSY ? PROBLEM_BUSY : PROBLEM_INTERNAL;
    if (status == ST_INTERNAL || (status == ST_BUSY && problem.key != PROBLEM_SYSTEM_STOPPED) ||
        (problem.key == PROBLEM_STORE_CONSTRAINT && !problem.field.len))
        problem.detail = (struct str){ 0 };
    return problem;
}

static void retry_header(struct ctx *ctx, struct call *call, int64_t said_s, int64_t usual_s)
{
    response_header(call, "Retry-After",
        str_format(ctx->arena, "%lld", (long long)(said_s > 0 ? said_s : usual_s)));
}

static void faults_add_to(struct json_writer *w, const struct faults *faults)
{
    if (!faults->len)
        return;
    json_name(w, "faults");
    json_open(w, '[');
    for (size_t i = 0; i < faults->len; i++) {
        json_open(w, '{');
        json_name(w, "field");
        json_str(w, faults->items[i].field);
        json_name(w, "detail");
        json_str(w, faults->items[i].detail);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_name(w, "faults_all");
    json_int(w, (int64_t)faults->all);
}

void problem_respond(struct ctx *ctx, struct call *call, enum status status)
{
    struct problem problem = shown(ctx, status);
    struct buf body = { .arena = ctx->arena };
    struct json_writer w = { .out = &body };
    struct str title = str_of(problem_text(problem.key));

    json_open(&w, '{');
    json_name(&w, "type");
    json_str(&w, S("about:blank"));
    json_name(&w, "title");
    json_str(&w, title);
    json_name(&w, "status");
    json_int(&w, status_http(status));
    json_name(&w, "key");
    json_str(&w, str_of(problem_name(problem.key)));
    if (problem.field.len) {
        json_name(&w, "field");
        json_str(&w, problem.field);
    }
    json_name(&w, "detail");
    json_str(&w, problem.detail.len ? problem.detail : title);
    if (problem.rounded.len) {
        json_name(&w, "decimals");
        json_int(&w, problem.decimals);
        json_name(&w, "rounded");
        json_str(&w, problem.rounded);
    }
    faults_add_to(&w, &problem.faults);
    json_name(&w, "request_id");
    json_str(&w, ctx->request_id);
    json_close(&w, '}');
    call->response.status = status_http(status);
    call->response.content_type = "application/problem+json; charset=utf-8";
    call->response.body = buf_str(&body);
    call->response.body_more = 0;
    call->response.stream = false;
    if (status == ST_TOO_MANY || status == ST_BUSY)
        retry_header(ctx, call, problem.retry_s, status == ST_BUSY ? 2 : 30);
}
