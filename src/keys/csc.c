#include "keys/csc.h"

#include "base/host/heap.h"
#include "base/host/secret.h"
#include "base/json.h"
#include "keys/csc_read.h"
#include "keys/key_parts.h"

#define SHA256_OID "2.16.840.1.101.3.4.2.1"
#define RSA_OID "1.2.840.113549.1.1.11"
#define ECDSA_OID "1.2.840.10045.4.3.2"
/* A question never grows while it is written: no copy of a PIN stays behind. */
#define QUESTION_BYTES ((size_t)64 << 10)
#define SAD_BYTES_MAX ((size_t)4 << 10)
/* Tickets begin with what is waited for. */
#define TICKET_AUTHORIZE "a:"
#define TICKET_SIGN "s:"

struct csc {
    struct key_source source; /* first: they are one */
    const struct csc_config *config;
};

struct asking {
    struct ctx *ctx;
    const struct csc_config *config;
    struct buf question;
    struct json_writer json;
    struct csc_reply reply;
    struct csc_answer answer;
};

static enum status refuse(struct ctx *ctx, enum problem_key key)
{
    return fail(ctx, key, "%s", problem_text(key));
}

/* ---- questions ---- */

static struct asking *begin(struct ctx *ctx, struct key_source *source)
{
    struct asking *a = ARENA_NEW(ctx->arena, struct asking);

    a->ctx = ctx;
    a->config = ((struct csc *)(void *)source)->config;
    a->question.arena = ctx->arena;
    (void)buf_reserve(&a->question, QUESTION_BYTES);
    a->json.out = &a->question;
    json_open(&a->json, '{');
    return a;
}

static void add_text(struct asking *a, const char *name, struct str text)
{
    json_name(&a->json, name);
    json_str(&a->json, text);
}

static void add_digests(struct asking *a, const struct key_use *use)
{
    json_name(&a->json, "hashes");
    json_open(&a->json, '[');
    for (size_t i = 0; i < use->len; i++) {
        struct buf text = { .arena = a->ctx->arena };

        base64_add(&text, (struct str){ (const char *)use->digests[i], SHA256_BYTES });
        json_str(&a->json, buf_str(&text));
    }
    json_close(&a->json, ']');
    add_text(a, "hashAlgorithmOID", S(SHA256_OID));
}

/* ---- answers ---- */

struct said {
    const char *part; /* of the error's name */
    enum problem_key key;
};

static enum problem_key problem_of(struct str error)
{
    static const struct said known[] = {
        { "expired", PROBLEM_KEY_EXPIRED },
        { "timeout", PROBLEM_KEY_EXPIRED },
        { "invalid_sad", PROBLEM_KEY_EXPIRED },
        { "denied", PROBLEM_KEY_REJECTED },
        { "rejected", PROBLEM_KEY_REJECTED },
        { "cancel", PROBLEM_KEY_REJECTED },
        { "invalid_pin", PROBLEM_KEY_SECRET },
        { "invalid_otp", PROBLEM_KEY_SECRET },
        { "locked", PROBLEM_KEY_LOCKED },
        { "disabled", PROBLEM_KEY_LOCKED },
        { "invalid_credential", PROBLEM_KEY_NOT_FOUND },
    };

    for (size_t i = 0; i < ARRAY_LEN(known); i++)
        if (str_find(error, str_of(known[i].part)) < error.len)
            return known[i].key;
    return PROBLEM_KEY_ANSWER;
}

static bool is_pending(const struct asking *a)
{
    return a->reply.status == 202 || str_find(a->answer.error, S("pending")) < a->answer.error.len;
}

/* The name of an error only: what else the service writes may be anything. */
static enum status told(struct asking *a)
{
    enum problem_key key = problem_of(a->answer.error);
    struct str name = str_sub(a->answer.error, 0, 64);

    for (size_t i = 0; i < name.len; i++)
        if (!(name.ptr[i] == '_' || (name.ptr[i] >= 'a' && name.ptr[i] <= 'z')))
            name.len = i;
    return fail(a->ctx, key, "%s (HTTP %lld" STR_FMT STR_FMT ")", problem_text(key),
        (long long)a->reply.status, STR_ARG(name.len ? S(", ") : S("")), STR_ARG(name));
}

static enum status ask(struct asking *a, const char *what)
{
    json_close(&a->json, '}');
    ASSERT(a->question.len <= QUESTION_BYTES);
    TRY(csc_ask(a->ctx, a->config, what, &a->question, &a->reply));
    if (a->reply.status >= 500)
        return fail(a->ctx, PROBLEM_KEY_DOWN, "Dịch vụ ký số đang lỗi (HTTP %lld).",
            (long long)a->reply.status);
    if (!csc_read(a->ctx->arena, a->reply.body, &a->answer)) {
        if (a->reply.status == 202 && a->reply.body.len == 0)
            return ST_OK;
        return fail(a->ctx, PROBLEM_KEY_ANSWER, "Dịch vụ ký số trả lời không đọc được (HTTP %lld).",
            (long long)a->reply.status);
    }
    if (is_pending(a))
        return ST_OK;
    return a->reply.status == 200 && a->answer.error.len == 0 ? ST_OK : told(a);
}

/* ---- what there is ---- */

static enum status service_list(struct ctx *ctx, struct key_source *source, struct list *out)
{
    struct asking *a = begin(ctx, source);

    TRY(ask(a, "credentials/list"));
    *out = (struct list){ a->answer.credentials.items, a->answer.credentials.len };
    return ST_OK;
}

static bool is_in_use(struct str status)
{
    return status.len == 0 || str_eq(status, S("enabled")) || str_eq(status, S("valid"));
}

static enum status service_certs(
    struct ctx *ctx, struct key_source *source, struct str key, struct key_facts *out)
{
    struct asking *a = begin(ctx, source);
    struct buf pem = { .arena = ctx->arena };
    struct str der;

    add_text(a, "credentialID", key);
    add_text(a, "certificates", S("chain"));
    TRY(ask(a, "credentials/info"));
    if (!is_in_use(a->answer.key_status) || !is_in_use(a->answer.cert_status))
        return refuse(ctx, PROBLEM_KEY_LOCKED);
    if (a->answer.certificates.len == 0)
        return refuse(ctx, PROBLEM_KEY_NOT_FOUND);
    for (size_t i = 0; i < a->answer.certificates.len; i++) {
        if (!secret_from_base64(ctx->arena, a->answer.certificates.items[i], &der) ||
            der.len == 0 || der.len > KEY_CERT_BYTES_MAX)
            return refuse(ctx, PROBLEM_KEY_ANSWER);
        pem_add(&pem, der);
    }
    out->certs = buf_str(&pem);
    if (a->answer.at_once > 1)
        out->at_once = (size_t)a->answer.at_once;
    return ST_OK;
}

/* ---- signing ---- */

static enum status wait_for(
    struct ctx *ctx, const char *kind, struct str id, struct key_answer *out)
{
    if (id.len == 0 || id.len > KEY_TICKET_BYTES_MAX - 2)
        return refuse(ctx, PROBLEM_KEY_ANSWER);
    out->state = KEY_WAITING;
    out->ticket = str_format(ctx->arena, "%s" STR_FMT, kind, STR_ARG(id));
    return ST_OK;
}

/* For each digest a signature, or what to ask with until there are. `wanted`: how many there may
 * be; 0: more than these digests, for it was asked for others with them. */
static enum status take_signatures(
    struct asking *a, struct str response, size_t wanted, struct key_answer *out)
{
    const struct csc_list *given = &a->answer.signatures;

    if (a->answer.response.len > 0)
        response = a->answer.response;
    if (is_pending(a) || (given->len == 0 && a->answer.response.len > 0))
        return wait_for(a->ctx, TICKET_SIGN, response, out);
    if (wanted > 0 && given->len != wanted)
        return refuse(a->ctx, PROBLEM_KEY_ANSWER);
    for (size_t i = 0; i < given->len; i++)
        if (!secret_from_base64(a->ctx->arena, given->items[i], &out->given[out->given_len++]))
            return refuse(a->ctx, PROBLEM_KEY_ANSWER);
    out->state = KEY_SIGNED;
    return ST_OK;
}

static enum status sign_hashes(struct ctx *ctx, struct key_source *source,
    const struct key_use *use, struct str sad, struct key_answer *out)
{
    struct asking *a = begin(ctx, source);
    enum cms_scheme scheme;

    TRY(cms_scheme_of(ctx, use->certs, &scheme));
    if (sad.len > SAD_BYTES_MAX)
        return refuse(ctx, PROBLEM_KEY_ANSWER);
    add_text(a, "credentialID", use->key);
    add_text(a, "SAD", sad);
    add_digests(a, use);
    add_text(a, "signAlgo", scheme == CMS_SCHEME_ECDSA ? S(ECDSA_OID) : S(RSA_OID));
    TRY(ask(a, "signatures/signHash"));
    return take_signatures(a, S(""), use->len, out);
}

/* Once the signer has agreed; the leave to sign is used at once and kept nowhere. */
static enum status take_leave(struct asking *a, struct key_source *source,
    const struct key_use *use, struct str handle, struct key_answer *out)
{
    if (a->answer.sad.len > 0)
        return sign_hashes(a->ctx, source, use, a->answer.sad, out);
    if (a->answer.handle.len > 0)
        handle = a->answer.handle;
    return wait_for(a->ctx, TICKET_AUTHORIZE, handle, out);
}

static void add_secret(struct asking *a, struct str secret)
{
    json_name(&a->json, "authData");
    json_open(&a->json, '[');
    json_open(&a->json, '{');
    add_text(a, "id", S("PIN"));
    add_text(a, "value", secret);
    json_close(&a->json, '}');
    json_close(&a->json, ']');
}

/* Not cut within a letter. */
static struct str title_of(const struct key_use *use)
{
    struct str out = str_sub(use->title, 0, KEY_NAME_BYTES_MAX);

    while (out.len > 0 && out.len < use->title.len &&
           ((unsigned char)use->title.ptr[out.len] & 0xC0) == 0x80)
        out.len--;
    return out;
}

static enum status service_sign(
    struct ctx *ctx, struct key_source *source, const struct key_use *use, struct key_answer *out)
{
    struct asking *a = begin(ctx, source);

    add_text(a, "credentialID", use->key);
    json_name(&a->json, "numSignatures");
    json_int(&a->json, (int64_t)use->len);
    add_digests(a, use);
    add_text(a, "description", title_of(use));
    if (use->secret.len > 0)
        add_secret(a, use->secret);
    TRY(ask(a, "credentials/authorize"));
    return take_leave(a, source, use, S(""), out);
}

static enum status service_poll(struct ctx *ctx, struct key_source *source,
    const struct key_use *use, struct str ticket, struct key_answer *out)
{
    struct asking *a = begin(ctx, source);
    struct str id = str_sub(ticket, 2, ticket.len);

    if (str_starts(ticket, S(TICKET_AUTHORIZE))) {
        add_text(a, "handle", id);
        TRY(ask(a, "credentials/authorizeCheck"));
        return take_leave(a, source, use, id, out);
    }
    if (!str_starts(ticket, S(TICKET_SIGN)))
        return refuse(ctx, PROBLEM_KEY_EXPIRED);
    add_text(a, "responseID", id);
    TRY(ask(a, "signatures/signPolling"));
    return take_signatures(a, id, 0, out);
}

static void service_close(struct key_source *source)
{
    heap_give(source);
}

struct key_source *csc_open(const struct csc_config *config)
{
    struct csc *csc = heap_take(sizeof(*csc));

    *csc = (struct csc){ .source = { .list = service_list,
                             .certs = service_certs,
                             .sign = service_sign,
                             .poll = service_poll,
                             .close = service_close },
        .config = config };
    return &csc->source;
}
