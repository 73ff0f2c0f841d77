#include "domain/certificates.h"

#include "domain/accounts.h"
#include "domain/trust_sources.h"
#include "domain/trusts.h"
#include "domain/use.h"

/* ---- what is registered ---- */

static enum status rows_of(struct ctx *ctx, struct owner owner, struct list *out)
{
    static const enum stmt statements[OWNER_KIND_COUNT] = {
        [OWNER_ACCOUNT] = STMT_CERTIFICATE_OF_ACCOUNT,
        [OWNER_UNIT] = STMT_CERTIFICATE_OF_UNIT,
    };

    TRY(db_start(ctx, statements[owner.kind], ARGS(V_INT(owner.id), V_INT(CERTIFICATES_MAX))));
    return rows_read(ctx, &certificate_resource, out);
}

static void complete(struct ctx *ctx, struct certificate *one)
{
    const struct trust_span span = { one->valid_from_ms, one->valid_to_ms, 0, one->withdrawn_ms };

    one->owner = one->account_id ? OWNER_ACCOUNT : OWNER_UNIT;
    one->owner_id = one->account_id ? one->account_id : one->unit_id;
    one->state = (int)trust_state_of(&span, ctx->now_ms);
    one->state_title = str_of(trust_state_titles[one->state]);
    one->revocation = CERTIFICATE_REVOCATION_UNKNOWN;
}

enum status certificates_of(struct ctx *ctx, struct owner owner, struct list *out)
{
    struct list all;
    size_t len = 0;

    TRY(rows_of(ctx, owner, &all));
    for (size_t i = 0; i < all.len; i++) {
        struct certificate *one = LIST_AT(all, struct certificate, i);

        complete(ctx, one);
        if (!one->withdrawn_ms)
            *LIST_AT(all, struct certificate, len++) = *one;
    }
    all.len = len;
    *out = all;
    return ST_OK;
}

enum status certificate_bytes(struct ctx *ctx, int64_t id, struct str *out)
{
    bool found;

    TRY(db_one(ctx, STMT_CERTIFICATE_BYTES, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = db_blob(ctx, 0);
    return ST_OK;
}

enum status certificate_holders(struct ctx *ctx, struct str hash, int64_t at_ms, struct list *out)
{
    struct list all = { ARENA_ARRAY(ctx->arena, CERTIFICATE_HOLDERS_MAX, struct certificate_holder),
        0 };
    bool more;

    TRY(db_start(ctx, STMT_CERTIFICATE_HOLDERS,
        ARGS(V_TEXT(hash), V_INT(at_ms), V_INT(CERTIFICATE_HOLDERS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        bool is_account = !db_null(ctx, 0);

        *LIST_AT(all, struct certificate_holder, all.len++) = (struct certificate_holder){
            .owner = { is_account ? OWNER_ACCOUNT : OWNER_UNIT, db_int(ctx, is_account ? 0 : 1) },
            .name = db_text(ctx, 2),
            .unit_name = db_text(ctx, 3),
            .unit_id = db_int(ctx, 6),
        };
        TRY(db_next(ctx, &more));
    }
    *out = all;
    return ST_OK;
}

/* ---- what is known of it ---- */

static enum certificate_revocation revocation_of(enum problem_key key)
{
    if (key == PROBLEM_SIGN_CERT_REVOKED)
        return CERTIFICATE_REVOKED;
    return key == PROBLEM_SIGN_REVOCATION_UNKNOWN ? CERTIFICATE_REVOCATION_UNKNOWN
                                                  : CERTIFICATE_NOT_TRUSTED;
}

/* As of now, by lists and answers that are kept; one that ended says nothing any more. */
static enum status look_up(struct ctx *ctx, struct certificate *one)
{
    const struct trust *trust;
    struct trust_facts *facts;
    struct ctx own = *ctx;
    struct str bytes;
    struct list read;
    bool known = false;

    if (one->withdrawn_ms || one->state == TRUST_STATE_ENDED)
        return ST_OK;
    TRY(certificate_bytes(ctx, one->id, &bytes));
    TRY(trust_facts_read(ctx, bytes, &read));
    facts = LIST_AT(read, struct trust_facts, 0);
    TRY(trust_about(ctx, facts, &trust));
    if (trust_facts_signer(&own, trust, facts, &known) != ST_OK)
        one->revocation = (int)revocation_of(own.problem.key);
    else
        one->revocation = known ? CERTIFICATE_NOT_REVOKED : CERTIFICATE_REVOCATION_UNKNOWN;
    if (one->revocation == CERTIFICATE_REVOCATION_UNKNOWN)
        TRY(trust_silence(ctx, facts, &one->revocation_detail));
    return ST_OK;
}

static void title_set(struct certificate *one)
{
    if (!one->withdrawn_ms && one->state != TRUST_STATE_ENDED)
        one->revocation_title = str_of(certificate_revocation_titles[one->revocation]);
}

/* ---- who may ---- */

static enum status unit_path_get(struct ctx *ctx, int64_t id, struct str *out)
{
    bool found;

    TRY(db_one(ctx, STMT_LETTERHEAD_UNIT, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = db_text(ctx, 2);
    return ST_OK;
}

/* Whether he may change them; NOT_FOUND where he may not even look. */
static enum status owner_look(struct ctx *ctx, struct owner owner, bool *out_can_edit)
{
    struct account account;
    struct ctx own = *ctx;
    struct str path;

    if (owner.kind == OWNER_UNIT) {
        TRY(unit_path_get(ctx, owner.id, &path));
        *out_can_edit = use_may(ctx, RIGHT_LETTERHEAD_WRITE, path, 0);
        return ST_OK;
    }
    TRY(account_get(ctx, owner.id, &account));
    if (owner.id != ctx->actor->account_id)
        TRY(use_require(ctx, RIGHT_ACCOUNT_READ, account.unit_path, 0));
    *out_can_edit = account_mastered(&own, owner.id, &account) == ST_OK;
    return ST_OK;
}

static enum status owner_require(struct ctx *ctx, struct owner owner, int64_t *out_unit_id)
{
    struct account account;
    struct str path;

    if (owner.kind == OWNER_UNIT) {
        *out_unit_id = owner.id;
        TRY(unit_path_get(ctx, owner.id, &path));
        return use_require(ctx, RIGHT_LETTERHEAD_WRITE, path, 0);
    }
    TRY(account_mastered(ctx, owner.id, &account));
    *out_unit_id = account.unit_id;
    return ST_OK;
}

enum status certificate_list(struct ctx *ctx, struct owner owner, struct certificates_out *out)
{
    TRY(owner_look(ctx, owner, &out->can_edit));
    TRY(rows_of(ctx, owner, &out->items));
    for (size_t i = 0; i < out->items.len; i++) {
        struct certificate *one = LIST_AT(out->items, struct certificate, i);

        complete(ctx, one);
        TRY(look_up(ctx, one));
        title_set(one);
    }
    return ST_OK;
}

/* ---- registering ---- */

static enum status certificate_event(struct ctx *ctx, const char *action, int64_t unit_id,
    const struct certificate *one, struct str note)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = one->account_id ? OBJECT_ACCOUNT : OBJECT_UNIT,
                                .object_id = one->account_id ? one->account_id : one->unit_id,
                                .unit_id = unit_id,
                                .note = note,
                                .after = resource_to_json(ctx->arena, &certificate_resource, one),
                            });
}

static enum status certificate_get(struct ctx *ctx, int64_t id, struct certificate *out)
{
    bool found;

    TRY(db_one(ctx, STMT_CERTIFICATE_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct certificate){ 0 };
    row_read(ctx, &certificate_resource, 0, out);
    complete(ctx, out);
    return ST_OK;
}

/* Not twice at one owner, and never a person's that is an office's as well. */
static enum status require_free(struct ctx *ctx, struct owner owner, struct str hash)
{
    struct list all;
    bool found;

    TRY(certificates_of(ctx, owner, &all));
    for (size_t i = 0; i < all.len; i++)
        if (str_eq(LIST_AT(all, struct certificate, i)->hash, hash))
            return fail(
                ctx, PROBLEM_CERTIFICATE_TWICE, "%s", problem_text(PROBLEM_CERTIFICATE_TWICE));
    if (all.len >= CERTIFICATES_MAX)
        return fail(
            ctx, PROBLEM_CERTIFICATE_TOO_MANY, "%s", problem_text(PROBLEM_CERTIFICATE_TOO_MANY));
    TRY(db_one(ctx, STMT_CERTIFICATE_ELSEWHERE, ARGS(V_TEXT(hash), V_INT(owner.kind)), &found));
    return found
               ? fail(ctx, PROBLEM_CERTIFICATE_TAKEN, "%s", problem_text(PROBLEM_CERTIFICATE_TAKEN))
               : ST_OK;
}

/* The first one of a file is the signer's; those behind it are its authorities'. */
enum status certificate_look(struct ctx *ctx, enum owner_kind kind, struct certificate_new *in)
{
    int64_t unit_id;
    struct list all;

    TRY(owner_require(ctx, (struct owner){ kind, in->id }, &unit_id));
    TRY(trust_facts_read(ctx, in->bytes, &all));
    in->facts = LIST_AT(all, struct trust_facts, 0);
    return trust_about(ctx, in->facts, &in->trust);
}

enum status certificate_is_revoked(struct ctx *ctx, int64_t id, bool *out)
{
    struct certificate one;
    const struct trust *trust;
    struct trust_facts *facts;
    struct ctx own = *ctx;
    struct str bytes;
    struct list read;
    bool known;

    TRY(certificate_get(ctx, id, &one));
    TRY(certificate_bytes(ctx, id, &bytes));
    TRY(trust_facts_read(ctx, bytes, &read));
    facts = LIST_AT(read, struct trust_facts, 0);
    TRY(trust_about(ctx, facts, &trust));
    if (one.valid_to_ms <= ctx->now_ms)
        own.now_ms = one.valid_to_ms - 1;
    *out = trust_facts_signer(&own, trust, facts, &known) != ST_OK &&
           own.problem.key == PROBLEM_SIGN_CERT_REVOKED;
    return ST_OK;
}

enum status certificate_check(struct ctx *ctx, struct certificate_new *in)
{
    return trust_facts_signer(ctx, in->trust, in->facts, &in->revocation_known);
}

static enum status insert(
    struct ctx *ctx, struct owner owner, const struct trust_facts *facts, int64_t *out_id)
{
    bool found;

    TRY(db_one(ctx, STMT_CERTIFICATE_INSERT,
        ARGS(V_ID(owner.kind == OWNER_ACCOUNT ? owner.id : 0),
            V_ID(owner.kind == OWNER_UNIT ? owner.id : 0), V_BLOB(facts->bytes),
            V_TEXT(trust_hash_text(ctx->arena, facts->digest)), V_TEXT(facts->subject),
            V_TEXT(facts->issuer), V_TEXT(facts->serial), V_INT(facts->from_ms),
            V_INT(facts->to_ms), V_INT(ctx->now_ms), V_INT(ctx->actor->account_id),
            V_TEXT(ctx->actor->name), V_TEXT(trust_hash_text(ctx->arena, facts->issuer_key)),
            V_TEXT(facts->list_url), V_TEXT(facts->answer_url)),
        &found));
    *out_id = db_int(ctx, 0);
    return ST_OK;
}

enum status certificate_add(struct ctx *ctx, enum owner_kind kind, const struct certificate_new *in,
    struct certificate *out)
{
    struct owner owner = { kind, in->id };
    int64_t id, unit_id;

    TRY(owner_require(ctx, owner, &unit_id));
    TRY(require_free(ctx, owner, trust_hash_text(ctx->arena, in->facts->digest)));
    TRY(insert(ctx, owner, in->facts, &id));
    TRY(trust_ask_about(ctx, in->facts));
    TRY(certificate_get(ctx, id, out));
    if (in->revocation_known)
        out->revocation = CERTIFICATE_NOT_REVOKED;
    else
        TRY(trust_silence(ctx, in->facts, &out->revocation_detail));
    title_set(out);
    return certificate_event(ctx, "certificate.add", unit_id, out, out->subject);
}

enum status certificate_withdraw(struct ctx *ctx, enum owner_kind kind,
    const struct certificate_withdraw *in, struct certificate *out)
{
    struct owner owner = { kind, in->id };
    struct certificate before;
    int64_t unit_id;
    bool found;

    TRY(owner_require(ctx, owner, &unit_id));
    TRY(certificate_get(ctx, in->certificate_id, &before));
    if (before.owner != (int)kind || before.owner_id != in->id)
        return use_not_found(ctx);
    TRY(db_one(ctx, STMT_CERTIFICATE_WITHDRAW,
        ARGS(V_INT(before.id), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name), V_TEXT(in->reason)),
        &found));
    if (!found)
        return fail(ctx, PROBLEM_TRUST_WITHDRAWN, "%s", problem_text(PROBLEM_TRUST_WITHDRAWN));
    TRY(certificate_get(ctx, before.id, out));
    return certificate_event(ctx, "certificate.withdraw", unit_id, out, in->reason);
}
