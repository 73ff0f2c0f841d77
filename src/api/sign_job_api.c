#include "api/sign_job_api.h"

#include "base/host/secret.h"
#include "base/multipart.h"
#include "domain/sign_answers.h"
#include "sign/sign_limits.h"

/* A CMS as base64, with a little air. */
#define CMS_CHARS_MAX ((int64_t)(CMS_BYTES_MAX / 3 + 2) * 4)

/* clang-format off */
static const struct field new_fields[] = {
    { MEMBER(struct signing_begin, id),         .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct signing_begin, purpose),    .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = sign_purpose_names, .names_len = PURPOSE_COUNT, .title = "Mục đích ký", .doc = "As what: approve goes with the step sign, seal is the organisation's." },
    { MEMBER(struct signing_begin, source),     .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = sign_source_names, .names_len = SOURCE_COUNT, .title = "Cách ký", .doc = "Where the key is." },
    { MEMBER(struct signing_begin, revision),   .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The revision that was read." },
    { MEMBER(struct signing_begin, digest),     .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 200, .title = "Mã băm", .doc = "Its digest." },
    { MEMBER(struct signing_begin, authorisation_id), .type = FIELD_INT, .flags = F_CREATE | F_NULL, .min = 1, .title = "Hình thức ký", .doc = "By which entry of the register of authorisations; null: the only form there is." },
    { MEMBER(struct signing_begin, credential), .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = 200, .title = "Khóa ký", .doc = "Which key of a service, or whose." },
    { MEMBER(struct signing_begin, batch),      .type = FIELD_TEXT, .flags = F_CREATE | F_LINE, .max = SIGN_BATCH_CHARS_MAX, .title = "Đợt ký", .doc = "A word of the caller's own for jobs that follow one another: where a key asks its signer, he confirms them at once, as many as the key allows. Empty: alone." },
};

static const struct field cms_fields[] = {
    { MEMBER(struct signing_answer, id),     .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The job." },
    { MEMBER(struct signing_answer, number), .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "Which of its documents." },
    { .name = "cms", .offset = offsetof(struct signing_answer, bytes), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = CMS_CHARS_MAX, .title = "Chữ ký", .doc = "The detached CMS in DER, as base64." },
};

static const struct field file_fields[] = {
    { MEMBER(struct signing_answer, id),     .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The job." },
    { MEMBER(struct signing_answer, number), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "Which of its documents." },
};

static const struct field ticket_fields[] = {
    { MEMBER(struct agent_ticket, token), .type = FIELD_TEXT, .flags = F_PATH, .min = 1, .max = 100, .doc = "The address that was given, for one time." },
};

static const struct field agent_fields[] = {
    { .name = "token", .offset = offsetof(struct signing_answer, ticket), .type = FIELD_TEXT, .flags = F_PATH, .min = 1, .max = 100, .doc = "The address that was given, for one time." },
};

/* What signing programs expect to be told, as they write it. */
struct agent_answered {
    bool good;
    struct str message, file_name, file_server;
};

static const struct field answered_fields[] = {
    { .name = "Status",     .offset = offsetof(struct agent_answered, good),        .type = FIELD_BOOL, .flags = F_READ, .doc = "Whether the document was kept." },
    { .name = "Message",    .offset = offsetof(struct agent_answered, message),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Nothing, if it was." },
    { .name = "FileName",   .offset = offsetof(struct agent_answered, file_name),   .type = FIELD_TEXT, .flags = F_READ, .doc = "What the document is called." },
    { .name = "FileServer", .offset = offsetof(struct agent_answered, file_server), .type = FIELD_TEXT, .flags = F_READ, .doc = "Nothing: it is not to be fetched from here." },
};

const struct resource agent_ticket_resource = { .name = "agent_ticket", .size = sizeof(struct agent_ticket),
    .fields = ticket_fields, .fields_len = ARRAY_LEN(ticket_fields) };
const struct resource agent_answer_resource = { .name = "agent_answer", .size = sizeof(struct signing_answer),
    .fields = agent_fields, .fields_len = ARRAY_LEN(agent_fields) };
const struct resource agent_answered_resource = { .name = "agent_answered", .size = sizeof(struct agent_answered),
    .fields = answered_fields, .fields_len = ARRAY_LEN(answered_fields) };
const struct resource sign_job_new_resource = { .name = "sign_job_new", .size = sizeof(struct signing_begin),
    .fields = new_fields, .fields_len = ARRAY_LEN(new_fields) };
const struct resource sign_cms_resource = { .name = "sign_cms", .size = sizeof(struct signing_answer),
    .fields = cms_fields, .fields_len = ARRAY_LEN(cms_fields) };
const struct resource sign_file_resource = { .name = "sign_file", .size = sizeof(struct signing_answer),
    .fields = file_fields, .fields_len = ARRAY_LEN(file_fields) };
const struct resource sign_content_resource = { .name = "sign_content", .size = sizeof(struct signing_content) };
/* clang-format on */

/* ---- beginning ---- */

static enum status begin_look(struct ctx *ctx, void *arg)
{
    return signing_begin_look(ctx, arg);
}

enum status sign_jobs_post_prepare(struct ctx *ctx, struct call *call)
{
    struct signing_begin *begin = call->in;

    begin->keys = call->config->keys;
    TRY(database_read(ctx, begin_look, begin));
    return signing_begin_make(ctx, call->config->database, call->in);
}

enum status sign_jobs_post(struct ctx *ctx, void *in, void *out)
{
    return signing_begin_keep(ctx, in, out);
}

enum status sign_jobs_get(struct ctx *ctx, void *in, void *out)
{
    return signing_get(ctx, in, out);
}

enum status sign_jobs_delete(struct ctx *ctx, void *in, void *out)
{
    return signing_cancel(ctx, in, out);
}

enum status sign_sources_read(struct ctx *ctx, struct call *call)
{
    return signing_sources(ctx, call->config->keys, call->out);
}

/* ---- what is signed ---- */

enum status sign_parts_content(struct ctx *ctx, void *in, void *out)
{
    return signing_content_open(ctx, in, out);
}

enum status sign_parts_content_encode(struct ctx *ctx, struct call *call)
{
    const struct signing_content *content = call->out;
    bool paper = document_is_pdf((enum document_kind)content->part.kind);

    call->response.content_type = paper ? "application/pdf" : "application/json; charset=utf-8";
    call->response.body = content->piece;
    call->response.body_more = (size_t)content->part.prepared_size - content->piece.len;
    response_header(call, "Content-Disposition",
        str_format(
            ctx->arena, "attachment; filename=\"" STR_FMT "\"", STR_ARG(content->part.name)));
    return ST_OK;
}

enum status sign_parts_content_more(struct ctx *ctx, struct call *call)
{
    struct signing_content *content = call->out;

    TRY(signing_content_more(ctx, content));
    call->response.body = content->piece;
    return ST_OK;
}

/* ---- answers ---- */

static enum status answer_look(struct ctx *ctx, void *arg)
{
    return signing_answer_look(ctx, arg);
}

enum status sign_parts_cms_prepare(struct ctx *ctx, struct call *call)
{
    struct signing_answer *answer = call->in;

    answer->kind = SIGN_ANSWER_CMS;
    answer->keys = call->config->keys;
    if (!secret_from_base64(ctx->arena, answer->bytes, &answer->bytes))
        return fail_field(ctx, PROBLEM_SIGNING_CMS, "cms", "%s", problem_text(PROBLEM_SIGNING_CMS));
    TRY(database_read(ctx, answer_look, answer));
    return signing_answer_make(ctx, call->config->database, answer, "cms");
}

enum status sign_parts_file_prepare(struct ctx *ctx, struct call *call)
{
    struct signing_answer *answer = call->in;

    answer->bytes = call->request.body;
    answer->kind = SIGN_ANSWER_DOCUMENT;
    answer->keys = call->config->keys;
    TRY(database_read(ctx, answer_look, answer));
    return signing_answer_make(ctx, call->config->database, answer, "file");
}

enum status sign_parts_answer(struct ctx *ctx, void *in, void *out)
{
    return signing_answer_keep(ctx, in, out);
}

/* ---- programs without a session ---- */

static enum status content_look(struct ctx *ctx, void *arg)
{
    return agent_content_look(ctx, arg);
}

static enum status content_take(struct ctx *ctx, void *arg)
{
    return agent_content_take(ctx, arg);
}

/* Whoever asks a second time gets nothing, so the first time is remembered before anything is
 * given; by HEAD nothing is. */
enum status agent_content_prepare(struct ctx *ctx, struct call *call)
{
    if (call->request.method == METHOD_HEAD)
        return database_read(ctx, content_look, call->in);
    return database_write(ctx, call->config->database, content_take, call->in);
}

enum status agent_content(struct ctx *ctx, void *in, void *out)
{
    return agent_content_open(ctx, in, out);
}

static enum status agent_look(struct ctx *ctx, void *arg)
{
    return agent_answer_look(ctx, arg);
}

enum status agent_answer_prepare(struct ctx *ctx, struct call *call)
{
    struct signing_answer *answer = call->in;
    struct multipart form;

    if (!multipart_read(call->request.content_type, call->request.body, &form) ||
        !multipart_find(&form, S("uploadfile"), &answer->bytes))
        return fail(ctx, PROBLEM_AGENT_MULTIPART, "%s", problem_text(PROBLEM_AGENT_MULTIPART));
    answer->ticket = secret_digest(ctx->arena, answer->ticket);
    answer->kind = SIGN_ANSWER_DOCUMENT;
    answer->keys = call->config->keys;
    TRY(database_read(ctx, agent_look, answer));
    return signing_answer_make(ctx, call->config->database, answer, "uploadfile");
}

enum status agent_answer(struct ctx *ctx, void *in, void *out)
{
    const struct signing_answer *answer = in;
    struct agent_answered *answered = out;
    struct signing job = { 0 };

    TRY(agent_answer_keep(ctx, answer, &job));
    *answered = (struct agent_answered){ .good = true, .file_name = answer->part.name };
    return ST_OK;
}
