#include "api/document_api.h"

#include "domain/signings.h"

/* clang-format off */
static const struct field issue_fields[] = {
    { MEMBER(struct document_issue, id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct document_issue, authorisation_id), .type = FIELD_INT, .flags = F_QUERY, .min = 1, .doc = "By which entry of the register I am going to sign; it is issued in that form." },
};

static const struct field seen_fields[] = {
    { MEMBER(struct documents_seen, out), .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &documents_resource, .doc = "The documents." },
};
/* clang-format on */

const struct resource document_issue_resource = { .name = "document_issue",
    .size = sizeof(struct document_issue),
    .fields = issue_fields,
    .fields_len = ARRAY_LEN(issue_fields) };
const struct resource documents_seen_resource = { .name = "report_documents",
    .size = sizeof(struct documents_seen),
    .fields = seen_fields,
    .fields_len = ARRAY_LEN(seen_fields) };
const struct resource document_content_resource = { .name = "document_content",
    .size = sizeof(struct document_content) };

enum status documents_get(struct ctx *ctx, void *in, void *out)
{
    return documents_see(ctx, in, out);
}

/* What their signatures are worth is found outside the transaction. */
enum status documents_encode(struct ctx *ctx, struct call *call)
{
    documents_prove(ctx, call->out);
    call->response.content_type = "application/json; charset=utf-8";
    call->response.body = resource_to_json(ctx->arena, call->route->out, call->out);
    return ST_OK;
}

/* ---- making them ---- */

/* Whoever is about to sign reads it as he will sign it. */
static enum status issue_look(struct ctx *ctx, void *arg)
{
    struct document_issue *issue = arg;

    TRY(signing_form_look(ctx, issue->id, issue->authorisation_id, &issue->form));
    return document_issue_look(ctx, issue);
}

enum status documents_post_prepare(struct ctx *ctx, struct call *call)
{
    TRY(database_read(ctx, issue_look, call->in));
    return document_issue_make(ctx, call->config->database, call->in);
}

enum status documents_post(struct ctx *ctx, void *in, void *out)
{
    const struct document_issue *issue = in;

    TRY(document_issue_keep(ctx, issue));
    return documents_see(ctx, &(struct by_id){ issue->id }, out);
}

/* ---- going out ---- */

enum status documents_content(struct ctx *ctx, void *in, void *out)
{
    return document_open(ctx, in, out);
}

/* A packet's first version is its bytes, those behind it are signatures over them. */
static const char *type_of(const struct document_content *content)
{
    if (document_is_pdf((enum document_kind)content->document.kind))
        return "application/pdf";
    return content->version.stage == STAGE_ISSUED ? "application/json; charset=utf-8"
                                                  : "application/pkcs7-signature";
}

enum status documents_content_encode(struct ctx *ctx, struct call *call)
{
    const struct document_content *content = call->out;
    bool paper = document_is_pdf((enum document_kind)content->document.kind);

    call->etag = str_format(ctx->arena, "\"" STR_FMT "\"", STR_ARG(content->version.hash));
    call->response.content_type = type_of(content);
    call->response.body = content->piece;
    call->response.body_more = (size_t)content->version.size - content->piece.len;
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "%s; filename=\"" STR_FMT "%s\"", paper ? "inline" : "attachment",
            STR_ARG(content->document.name),
            paper || content->version.stage == STAGE_ISSUED ? "" : ".p7s"));
    return ST_OK;
}

enum status documents_content_more(struct ctx *ctx, struct call *call)
{
    struct document_content *content = call->out;

    TRY(document_more(ctx, content));
    call->response.body = content->piece;
    return ST_OK;
}
