#include "keys/key_source.h"

#include "keys/key_parts.h"

static enum status refuse(struct ctx *ctx, enum problem_key key)
{
    return fail(ctx, key, "%s", problem_text(key));
}

/* r and s, one behind the other and of equal length, as the sequence that CMS wants. */
static struct str pair_of(struct arena *arena, struct str signature)
{
    struct buf numbers = { .arena = arena }, out = { .arena = arena };
    size_t half = signature.len / 2;

    for (size_t i = 0; i < 2; i++) {
        struct str number = str_sub(signature, i * half, half);

        while (number.len > 1 && number.ptr[0] == 0)
            number = str_sub(number, 1, number.len);
        buf_add_char(&numbers, 2);
        if ((unsigned char)number.ptr[0] & 0x80) {
            buf_add_char(&numbers, (char)(number.len + 1));
            buf_add_char(&numbers, 0);
        } else {
            buf_add_char(&numbers, (char)number.len);
        }
        buf_add(&numbers, number);
    }
    buf_add_char(&out, 0x30);
    if (numbers.len > 127)
        buf_add_char(&out, (char)0x81);
    buf_add_char(&out, (char)numbers.len);
    buf_add(&out, buf_str(&numbers));
    return buf_str(&out);
}

/* Tokens give curves' signatures as two numbers, services as they like. */
static enum status check_one(struct ctx *ctx, const struct key_use *use,
    const unsigned char digest[SHA256_BYTES], struct sign_answer *to)
{
    if (to->bytes.len == 0 || to->bytes.len > KEY_SIGNATURE_BYTES_MAX)
        return refuse(ctx, PROBLEM_KEY_ANSWER);
    to->kind = SIGN_ANSWER_RAW;
    to->certs = use->certs;
    TRY(cms_scheme_of(ctx, use->certs, &to->scheme));
    if (cms_check_raw(ctx, use->certs, to->scheme, digest, to->bytes) == ST_OK)
        return ST_OK;
    if (to->scheme != CMS_SCHEME_ECDSA || to->bytes.len % 2 != 0 || to->bytes.len > 132)
        return refuse(ctx, PROBLEM_SIGN_FORGED);
    to->bytes = pair_of(ctx->arena, to->bytes);
    return cms_check_raw(ctx, use->certs, to->scheme, digest, to->bytes);
}

/* The one in its place; or, where a ticket is asked with, any that fits: it may have been for more,
 * and what is left need not come in the order it was asked for. */
static enum status find_one(
    struct ctx *ctx, const struct key_use *use, size_t i, bool polled, struct key_answer *answer)
{
    struct sign_answer *to = &answer->signatures[i];
    enum status st;

    *to = (struct sign_answer){ .bytes = answer->given[i] };
    st = check_one(ctx, use, use->digests[i], to);
    for (size_t k = 0; st != ST_OK && polled && k < answer->given_len; k++) {
        *to = (struct sign_answer){ .bytes = answer->given[k] };
        st = check_one(ctx, use, use->digests[i], to);
    }
    return st;
}

static enum status check(
    struct ctx *ctx, const struct key_use *use, bool polled, struct key_answer *answer)
{
    if (answer->given_len < use->len)
        return refuse(ctx, PROBLEM_KEY_ANSWER);
    for (size_t i = 0; i < use->len; i++)
        TRY(find_one(ctx, use, i, polled, answer));
    return ST_OK;
}

static bool is_name(struct str key)
{
    for (size_t i = 0; i < key.len; i++)
        if ((unsigned char)key.ptr[i] < ' ')
            return false;
    return key.len > 0 && key.len <= KEY_NAME_BYTES_MAX;
}

enum status key_list(struct ctx *ctx, struct key_source *source, struct list *out)
{
    *out = (struct list){ 0 };
    return source->list(ctx, source, out);
}

enum status key_certs(
    struct ctx *ctx, struct key_source *source, struct str key, struct key_facts *out)
{
    X509 *cert;

    *out = (struct key_facts){ .at_once = 1 };

    if (!is_name(key))
        return refuse(ctx, PROBLEM_KEY_NOT_FOUND);
    TRY(source->certs(ctx, source, key, out));
    if (out->at_once > KEY_AT_ONCE_MAX)
        out->at_once = KEY_AT_ONCE_MAX;
    return cert_read(ctx, out->certs, &cert);
}

static enum status finish(
    struct ctx *ctx, const struct key_use *use, bool polled, struct key_answer *out)
{
    if (out->state == KEY_SIGNED)
        return check(ctx, use, polled, out);
    return out->ticket.len > 0 && out->ticket.len <= KEY_TICKET_BYTES_MAX
               ? ST_OK
               : refuse(ctx, PROBLEM_KEY_ANSWER);
}

enum status key_sign(
    struct ctx *ctx, struct key_source *source, const struct key_use *use, struct key_answer *out)
{
    *out = (struct key_answer){ 0 };
    ASSERT(use->len > 0 && use->len <= KEY_AT_ONCE_MAX);
    if (!is_name(use->key))
        return refuse(ctx, PROBLEM_KEY_NOT_FOUND);
    if (use->secret.len > KEY_SECRET_BYTES_MAX)
        return refuse(ctx, PROBLEM_KEY_SECRET);
    TRY(source->sign(ctx, source, use, out));
    return finish(ctx, use, false, out);
}

enum status key_poll(struct ctx *ctx, struct key_source *source, const struct key_use *use,
    struct str ticket, struct key_answer *out)
{
    *out = (struct key_answer){ 0 };
    if (!source->poll || ticket.len == 0 || ticket.len > KEY_TICKET_BYTES_MAX)
        return refuse(ctx, PROBLEM_KEY_EXPIRED);
    TRY(source->poll(ctx, source, use, ticket, out));
    return finish(ctx, use, true, out);
}

void key_close(struct key_source *source)
{
    if (source)
        source->close(source);
}
