#include "domain/evidence.h"

/* An authority's certificate and its lists, one a month of a few years. */
#define AUTHORITY_ROWS_MAX 64

static bool key_is_new(struct evidence *e, struct str key)
{
    for (size_t i = 0; i < e->keys_len; i++)
        if (str_eq(e->keys[i], key))
            return false;
    if (e->keys_len == ARRAY_LEN(e->keys))
        return false;
    e->keys[e->keys_len++] = key;
    return true;
}

static struct str part_name(struct arena *arena, enum fact_kind kind, size_t number)
{
    switch (kind) {
    case FACT_CERTIFICATE:
        return str_format(arena, "tin-cay/to-chuc-%zu.pem", number);
    case FACT_LIST:
        return str_format(arena, "tin-cay/danh-sach-thu-hoi-%zu.crl", number);
    case FACT_ANSWER:
        return str_format(arena, "tin-cay/tra-loi-%zu.ocsp", number);
    }
    return S("");
}

static void part_add(struct evidence *e, const struct trust_facts *facts)
{
    struct arena *arena = e->ctx->arena;
    struct str bytes = facts->bytes;

    if (facts->kind == FACT_CERTIFICATE) {
        bytes = trust_facts_pem(arena, facts);
        buf_add(&e->authorities, bytes);
    }
    e->take(e->of, part_name(arena, facts->kind, ++e->counts[facts->kind]), bytes);
}

/* The authority with a key, its list; *out_above is the key of the one above, empty at a root. */
static enum status authority_add(struct evidence *e, struct str key, struct str *out_above)
{
    struct ctx *ctx = e->ctx;
    struct list rows = { ARENA_ARRAY(ctx->arena, AUTHORITY_ROWS_MAX, struct str), 0 };
    bool more;

    *out_above = S("");
    TRY(db_start(ctx, STMT_BUNDLE_TRUST, ARGS(V_TEXT(key))));
    TRY(db_next(ctx, &more));
    while (more) {
        if (rows.len < AUTHORITY_ROWS_MAX)
            *LIST_AT(rows, struct str, rows.len++) = db_blob(ctx, 1);
        TRY(db_next(ctx, &more));
    }
    for (size_t i = 0; i < rows.len; i++) {
        struct trust_facts *facts;
        struct list read;

        TRY(trust_facts_read(ctx, *LIST_AT(rows, struct str, i), &read));
        facts = LIST_AT(read, struct trust_facts, 0);
        part_add(e, facts);
        if (facts->kind == FACT_CERTIFICATE && !facts->is_root &&
            trust_facts_find_issuer(ctx, e->trust, facts))
            *out_above = trust_hash_text(ctx->arena, facts->issuer_key);
    }
    return ST_OK;
}

static enum status answers_add(struct evidence *e, const struct trust_facts *cert)
{
    struct ctx *ctx = e->ctx;
    struct list rows = { ARENA_ARRAY(ctx->arena, TRUST_SIGNER_ANSWERS_MAX, struct str), 0 };
    bool more;

    TRY(db_start(ctx, STMT_TRUST_ANSWERS,
        ARGS(V_TEXT(cert->serial), V_INT(TRUST_SIGNER_ANSWERS_MAX), V_INT(cert->to_ms))));
    TRY(db_next(ctx, &more));
    while (more) {
        *LIST_AT(rows, struct str, rows.len++) = db_blob(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    for (size_t i = 0; i < rows.len; i++) {
        struct list read;

        TRY(trust_facts_read(ctx, *LIST_AT(rows, struct str, i), &read));
        part_add(e, LIST_AT(read, struct trust_facts, 0));
    }
    return ST_OK;
}

enum status evidence_begin(struct ctx *ctx, evidence_take *take, void *of, struct evidence *out)
{
    *out = (struct evidence){
        .ctx = ctx, .take = take, .of = of, .authorities = { .arena = ctx->arena }
    };
    return trust_load(ctx, &out->trust);
}

enum status evidence_signer(struct evidence *e, struct trust_facts *signer)
{
    struct arena *arena = e->ctx->arena;
    struct str hash = trust_hash_text(arena, signer->digest), key;

    if (!key_is_new(e, hash))
        return ST_OK;
    /* By number: serials are an authority's own, two of them give the same. */
    e->take(e->of, str_format(arena, "chung-thu/nguoi-ky-%zu.pem", ++e->signers_len),
        trust_facts_pem(arena, signer));
    TRY(answers_add(e, signer));
    if (!trust_facts_find_issuer(e->ctx, e->trust, signer))
        return ST_OK;
    key = trust_hash_text(arena, signer->issuer_key);
    while (key.len && key_is_new(e, key))
        TRY(authority_add(e, key, &key));
    return ST_OK;
}
