#include "keys/pkcs11.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include <p11-kit/pkcs11.h>

#include "base/host/heap.h"
#include "keys/key_parts.h"

struct pkcs11 {
    struct key_source source; /* first: they are one */
    const struct pkcs11_config *config;
    void *library;
    CK_FUNCTION_LIST *call;
    pthread_mutex_t one_at_a_time;
};

/* What is done with the token, between opening and closing a session. */
struct session {
    struct ctx *ctx;
    struct pkcs11 *token;
    CK_SESSION_HANDLE handle;
};

static enum status refuse(struct ctx *ctx, enum problem_key key)
{
    return fail(ctx, key, "%s", problem_text(key));
}

/* What the module says, in the administrator's words and with its number. */
static enum status told(struct ctx *ctx, CK_RV said)
{
    enum problem_key key = PROBLEM_KEY_DOWN;

    switch (said) {
    case CKR_OK:
        return ST_OK;
    case CKR_PIN_INCORRECT:
    case CKR_PIN_INVALID:
    case CKR_PIN_LEN_RANGE:
        return refuse(ctx, PROBLEM_KEY_SECRET);
    case CKR_PIN_LOCKED:
    case CKR_PIN_EXPIRED:
    case CKR_KEY_FUNCTION_NOT_PERMITTED:
        key = PROBLEM_KEY_LOCKED;
        break;
    case CKR_FUNCTION_CANCELED:
    case CKR_FUNCTION_REJECTED:
        key = PROBLEM_KEY_REJECTED;
        break;
    default:
        break;
    }
    return fail(ctx, key, "%s (PKCS #11: 0x%lx)", problem_text(key), said);
}

/* ---- sessions ---- */

/* Labels are filled up with spaces. */
static bool is_token(const struct pkcs11 *token, CK_SLOT_ID slot)
{
    CK_TOKEN_INFO info;
    struct str label = { (const char *)info.label, sizeof(info.label) };

    if (token->call->C_GetTokenInfo(slot, &info) != CKR_OK || !(info.flags & CKF_TOKEN_INITIALIZED))
        return false;
    return !token->config->token || str_eq(str_trim(label), str_of(token->config->token));
}

static enum status find_slot(struct session *s, CK_SLOT_ID *out)
{
    CK_SLOT_ID slots[KEY_SLOTS_MAX];
    CK_ULONG len = KEY_SLOTS_MAX;
    size_t found = 0;

    TRY(told(s->ctx, s->token->call->C_GetSlotList(CK_TRUE, slots, &len)));
    for (size_t i = 0; i < len; i++)
        if (is_token(s->token, slots[i]) && found++ == 0)
            *out = slots[i];
    return found == 1 ? ST_OK
                      : fail(s->ctx, PROBLEM_KEY_DOWN,
                            "Phải có đúng một thiết bị ký mang nhãn đã khai, tìm thấy %zu.", found);
}

static enum status begin(struct session *s)
{
    CK_SLOT_ID slot = 0;

    TRY(find_slot(s, &slot));
    return told(
        s->ctx, s->token->call->C_OpenSession(slot, CKF_SERIAL_SESSION, NULL, NULL, &s->handle));
}

static enum status log_in(struct session *s, struct str pin)
{
    struct key_secret kept = { 0 };
    CK_RV said;

    if (pin.len == 0) {
        if (!s->token->config->pin_file || !key_secret_read(s->token->config->pin_file, &kept))
            return fail(s->ctx, PROBLEM_KEY_SECRET,
                "Không có mã PIN: tệp PIN thiếu, trống, hoặc người khác đọc được.");
        pin = (struct str){ kept.bytes, kept.len };
    }
    said = s->token->call->C_Login(
        s->handle, CKU_USER, (CK_UTF8CHAR *)(uintptr_t)pin.ptr, (CK_ULONG)pin.len);
    key_secret_end(&kept);
    return said == CKR_USER_ALREADY_LOGGED_IN ? ST_OK : told(s->ctx, said);
}

static void end(struct session *s)
{
    (void)s->token->call->C_Logout(s->handle);
    (void)s->token->call->C_CloseSession(s->handle);
}

/* ---- objects ---- */

static enum status find(struct session *s, CK_OBJECT_CLASS class, struct str label,
    CK_OBJECT_HANDLE *out, CK_ULONG *out_len)
{
    CK_ATTRIBUTE wanted[] = { { CKA_CLASS, &class, sizeof(class) },
        { CKA_LABEL, (void *)(uintptr_t)label.ptr, (CK_ULONG)label.len } };
    CK_ULONG max = *out_len;
    CK_RV said;

    *out_len = 0;
    TRY(told(s->ctx, s->token->call->C_FindObjectsInit(s->handle, wanted, label.len > 0 ? 2 : 1)));
    said = s->token->call->C_FindObjects(s->handle, out, max, out_len);
    (void)s->token->call->C_FindObjectsFinal(s->handle);
    return told(s->ctx, said);
}

/* The only one of this label. */
static enum status find_one(
    struct session *s, CK_OBJECT_CLASS class, struct str label, CK_OBJECT_HANDLE *out)
{
    CK_OBJECT_HANDLE found[2];
    CK_ULONG len = 2;

    TRY(find(s, class, label, found, &len));
    if (len != 1)
        return fail(s->ctx, PROBLEM_KEY_NOT_FOUND,
            "Phải có đúng một khóa và một chứng thư mang nhãn “" STR_FMT "” trên thiết bị ký.",
            STR_ARG(label));
    *out = found[0];
    return ST_OK;
}

static enum status read_bytes(
    struct session *s, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type, struct str *out)
{
    CK_ATTRIBUTE one = { type, NULL, 0 };

    TRY(told(s->ctx, s->token->call->C_GetAttributeValue(s->handle, object, &one, 1)));
    if (one.ulValueLen > KEY_CERT_BYTES_MAX)
        return refuse(s->ctx, PROBLEM_KEY_ANSWER);
    one.pValue = arena_bytes(s->ctx->arena, one.ulValueLen + 1);
    TRY(told(s->ctx, s->token->call->C_GetAttributeValue(s->handle, object, &one, 1)));
    *out = (struct str){ one.pValue, one.ulValueLen };
    return ST_OK;
}

/* ---- what is asked ---- */

static enum status list_all(struct session *s, struct list *out)
{
    CK_OBJECT_HANDLE found[KEY_LIST_MAX];
    CK_ULONG len = KEY_LIST_MAX;
    struct str *names;

    TRY(find(s, CKO_CERTIFICATE, S(""), found, &len));
    names = ARENA_ARRAY(s->ctx->arena, len + 1, struct str);
    for (size_t i = 0; i < len; i++)
        TRY(read_bytes(s, found[i], CKA_LABEL, &names[i]));
    *out = (struct list){ names, len };
    return ST_OK;
}

static enum status read_cert(struct session *s, struct str key, struct str *out)
{
    struct buf pem = { .arena = s->ctx->arena };
    CK_OBJECT_HANDLE cert = 0;
    struct str der;

    TRY(find_one(s, CKO_CERTIFICATE, key, &cert));
    TRY(read_bytes(s, cert, CKA_VALUE, &der));
    pem_add(&pem, der);
    *out = buf_str(&pem);
    return ST_OK;
}

/* RSA keys sign a DigestInfo (RFC 8017) of SHA-256, others the digest itself. */
static struct str what_is_signed(
    struct arena *arena, const unsigned char digest[SHA256_BYTES], enum cms_scheme scheme)
{
    static const char head[] = { 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, (char)0x86, 0x48, 0x01,
        0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20 };
    struct buf out = { .arena = arena };

    if (scheme == CMS_SCHEME_RSA)
        buf_add(&out, (struct str){ head, sizeof(head) });
    buf_add(&out, (struct str){ (const char *)digest, SHA256_BYTES });
    return buf_str(&out);
}

static enum status sign_one(struct session *s, const struct key_use *use, size_t i, struct str *out)
{
    CK_OBJECT_HANDLE key = 0;
    CK_MECHANISM mechanism = { CKM_RSA_PKCS, NULL, 0 };
    unsigned char *signature = arena_bytes(s->ctx->arena, KEY_SIGNATURE_BYTES_MAX);
    CK_ULONG len = KEY_SIGNATURE_BYTES_MAX;
    enum cms_scheme scheme;
    struct str data;

    TRY(cms_scheme_of(s->ctx, use->certs, &scheme));
    if (scheme == CMS_SCHEME_ECDSA)
        mechanism.mechanism = CKM_ECDSA;
    TRY(log_in(s, use->secret));
    TRY(find_one(s, CKO_PRIVATE_KEY, use->key, &key));
    data = what_is_signed(s->ctx->arena, use->digests[i], scheme);
    TRY(told(s->ctx, s->token->call->C_SignInit(s->handle, &mechanism, key)));
    TRY(told(s->ctx, s->token->call->C_Sign(s->handle, (CK_BYTE *)(uintptr_t)data.ptr,
                         (CK_ULONG)data.len, signature, &len)));
    *out = (struct str){ (const char *)signature, len };
    return ST_OK;
}

/* ---- the source ---- */

static struct session enter(struct ctx *ctx, struct key_source *source)
{
    struct session s = { .ctx = ctx, .token = (struct pkcs11 *)(void *)source };

    (void)pthread_mutex_lock(&s.token->one_at_a_time);
    return s;
}

static enum status leave(struct session *s, enum status st)
{
    (void)pthread_mutex_unlock(&s->token->one_at_a_time);
    return st;
}

static enum status token_list(struct ctx *ctx, struct key_source *source, struct list *out)
{
    struct session s = enter(ctx, source);
    enum status st = begin(&s);

    if (st == ST_OK) {
        st = list_all(&s, out);
        end(&s);
    }
    return leave(&s, st);
}

static enum status token_certs(
    struct ctx *ctx, struct key_source *source, struct str key, struct key_facts *out)
{
    struct session s = enter(ctx, source);
    enum status st = begin(&s);

    if (st == ST_OK) {
        st = read_cert(&s, key, &out->certs);
        end(&s);
    }
    return leave(&s, st);
}

static enum status token_sign(
    struct ctx *ctx, struct key_source *source, const struct key_use *use, struct key_answer *out)
{
    struct session s = enter(ctx, source);
    enum status st = begin(&s);

    if (st == ST_OK) {
        for (size_t i = 0; st == ST_OK && i < use->len; i++)
            st = sign_one(&s, use, i, &out->given[out->given_len++]);
        end(&s);
    }
    return leave(&s, st);
}

static void token_close(struct key_source *source)
{
    struct pkcs11 *token = (struct pkcs11 *)(void *)source;

    if (token->call)
        (void)token->call->C_Finalize(NULL);
    if (token->library)
        (void)dlclose(token->library);
    (void)pthread_mutex_destroy(&token->one_at_a_time);
    heap_give(token);
}

static enum status load(struct ctx *ctx, struct pkcs11 *token)
{
    CK_C_INITIALIZE_ARGS threads = { .flags = CKF_OS_LOCKING_OK };
    CK_RV (*get)(CK_FUNCTION_LIST **) = NULL;
    void *symbol;
    CK_RV said;

    token->library = dlopen(token->config->module, RTLD_NOW | RTLD_LOCAL);
    symbol = token->library ? dlsym(token->library, "C_GetFunctionList") : NULL;
    if (!symbol)
        return fail(ctx, PROBLEM_KEY_DOWN, "Không nạp được thư viện của thiết bị ký: %s.",
            token->config->module);
    memcpy(&get, &symbol, sizeof(get)); /* an object's address is no function's in C */
    TRY(told(ctx, get(&token->call)));
    said = token->call->C_Initialize(&threads);
    return said == CKR_CRYPTOKI_ALREADY_INITIALIZED ? ST_OK : told(ctx, said);
}

enum status pkcs11_open(
    struct ctx *ctx, const struct pkcs11_config *config, struct key_source **out)
{
    struct pkcs11 *token = heap_take(sizeof(*token));
    enum status st;

    *token = (struct pkcs11){ .source = { .list = token_list,
                                  .certs = token_certs,
                                  .sign = token_sign,
                                  .close = token_close },
        .config = config };
    (void)pthread_mutex_init(&token->one_at_a_time, NULL);
    st = load(ctx, token);
    if (st != ST_OK)
        token_close(&token->source);
    else
        *out = &token->source;
    return st;
}
