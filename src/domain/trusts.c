#include "domain/trusts.h"

#include <pthread.h>

#include "base/host/heap.h"
#include "base/host/secret.h"
#include "core/text.h"
#include "domain/use.h"

/* ---- once a process ---- */

struct entry {
    struct str generation;
    struct arena *arena;
    struct trust *trust;
    size_t users; /* under the mutex; the cache itself is one */
};

/* One per process, by nature: what a generation names is the same everywhere. */
static struct {
    pthread_mutex_t mutex;
    struct entry *entry;
} cache = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static void entry_leave(void *arg)
{
    struct entry *entry = arg;
    bool last;

    pthread_mutex_lock(&cache.mutex);
    last = --entry->users == 0;
    pthread_mutex_unlock(&cache.mutex);
    if (last)
        arena_free(entry->arena);
}

static struct entry *entry_find(struct str generation)
{
    struct entry *found = NULL;

    pthread_mutex_lock(&cache.mutex);
    if (cache.entry && str_eq(cache.entry->generation, generation)) {
        found = cache.entry;
        found->users++;
    }
    pthread_mutex_unlock(&cache.mutex);
    return found;
}

/* Whoever holds the one before goes on with it. */
static void entry_show(struct entry *entry)
{
    struct entry *before;

    pthread_mutex_lock(&cache.mutex);
    before = cache.entry;
    cache.entry = entry;
    entry->users++;
    pthread_mutex_unlock(&cache.mutex);
    if (before)
        entry_leave(before);
}

void trust_cache_free(void)
{
    struct entry *before;

    pthread_mutex_lock(&cache.mutex);
    before = cache.entry;
    cache.entry = NULL;
    pthread_mutex_unlock(&cache.mutex);
    if (before)
        entry_leave(before);
}

/* In an arena of its own, for the bytes of rows are read into it. */
static enum status trust_build(struct ctx *ctx, struct trust **out)
{
    bool more;

    *out = trust_new(ctx);
    TRY(db_start(ctx, STMT_TRUST_IN_FORCE, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        TRY(trust_add(ctx, *out, db_blob(ctx, 0)));
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status entry_build(struct ctx *ctx, struct str generation, struct entry **out)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct entry *entry = ARENA_NEW(arena, struct entry);
    struct ctx own = *ctx;
    enum status built;

    own.arena = arena;
    *entry = (struct entry){ str_copy(arena, generation), arena, NULL, 1 };
    built = trust_build(&own, &entry->trust);
    if (built != ST_OK) {
        ctx->problem = own.problem;
        ctx->problem.detail = str_copy(ctx->arena, own.problem.detail);
        arena_free(arena);
        return built;
    }
    *out = entry;
    return ST_OK;
}

enum status trust_load(struct ctx *ctx, const struct trust **out)
{
    struct str generation;
    struct entry *entry;
    bool found;

    TRY(db_one(ctx, STMT_TRUST_GENERATION_GET, NO_ARGS, &found));
    generation = db_text(ctx, 0);
    entry = entry_find(generation);
    if (!entry) {
        TRY(entry_build(ctx, generation, &entry));
        entry_show(entry);
    }
    arena_defer(ctx->arena, entry_leave, entry);
    *out = entry->trust;
    return ST_OK;
}

/* ---- with what is kept about signers ---- */

/* Newer answers may know no more of a certificate that ended. */
static enum status answers_add(struct ctx *ctx, const struct trust_facts *cert, struct trust *to)
{
    bool more;

    TRY(db_start(ctx, STMT_TRUST_ANSWERS,
        ARGS(V_TEXT(cert->serial), V_INT(TRUST_SIGNER_ANSWERS_MAX), V_INT(cert->to_ms))));
    TRY(db_next(ctx, &more));
    while (more) {
        TRY(trust_add(ctx, to, db_blob(ctx, 0)));
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* Newer lists may have dropped a certificate that ended. */
static enum status list_before_add(struct ctx *ctx, struct trust_facts *cert, struct trust *to)
{
    bool found;

    if (cert->to_ms > ctx->now_ms || !trust_facts_find_issuer(ctx, to, cert))
        return ST_OK;
    TRY(db_one(ctx, STMT_TRUST_LIST_BEFORE,
        ARGS(V_TEXT(trust_hash_text(ctx->arena, cert->issuer_key)), V_INT(cert->to_ms)), &found));
    return found ? trust_add(ctx, to, db_blob(ctx, 0)) : ST_OK;
}

enum status trust_about(struct ctx *ctx, struct trust_facts *cert, const struct trust **out)
{
    const struct trust *base;
    struct trust *own;

    TRY(trust_load(ctx, &base));
    own = trust_beside(ctx, base);
    TRY(answers_add(ctx, cert, own));
    TRY(list_before_add(ctx, cert, own));
    *out = own;
    return ST_OK;
}

enum status trust_with(
    struct ctx *ctx, const struct trust *base, struct list *signers, const struct trust **out)
{
    struct trust *own = trust_beside(ctx, base);

    for (size_t i = 0; i < signers->len; i++) {
        struct trust_facts *cert = LIST_AT(*signers, struct trust_facts, i);

        TRY(answers_add(ctx, cert, own));
        TRY(list_before_add(ctx, cert, own));
    }
    *out = own;
    return ST_OK;
}

enum status trust_for(struct ctx *ctx, struct str signed_bytes, const struct trust **out)
{
    const struct trust *base;
    struct list signers;

    TRY(trust_load(ctx, &base));
    signed_signers(ctx, signed_bytes, &signers);
    return trust_with(ctx, base, &signers, out);
}

/* ---- the list ---- */

struct str trust_hash_text(struct arena *arena, const unsigned char digest[CERT_DIGEST_BYTES])
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < CERT_DIGEST_BYTES; i++)
        buf_addf(&out, "%02x", digest[i]);
    return buf_str(&out);
}

static void complete(struct ctx *ctx, struct trust_item *item)
{
    const struct trust_span span = { item->valid_from_ms, item->valid_to_ms, item->replaced_ms,
        item->withdrawn_ms };

    item->state = (int)trust_state_of(&span, ctx->now_ms);
    if (item->state == TRUST_STATE_ENDING && item->kind != TRUST_AUTHORITY)
        item->state = TRUST_STATE_HOLDS; /* theirs is never longer */
    item->kind_title = str_of(trust_kind_titles[item->kind]);
    item->state_title = str_of(trust_state_titles[item->state]);
}

enum status trust_item_get(struct ctx *ctx, int64_t id, struct trust_item *out)
{
    bool found;

    TRY(db_one(ctx, STMT_TRUST_ITEM_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct trust_item){ 0 };
    row_read(ctx, &trust_item_resource, 0, out);
    complete(ctx, out);
    return ST_OK;
}

enum status trust_item_list(struct ctx *ctx, const struct trust_query *in, struct page_out *out)
{
    TRY(db_start(ctx, STMT_TRUST_ITEM_LIST,
        ARGS(in->kind < 0 ? V_NULL : V_INT(in->kind), in->ended < 0 ? V_NULL : V_INT(in->ended),
            V_TEXT(text_search_key(ctx->arena, in->q)), V_INT(cursor_before(in->page)),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &trust_item_resource, &out->items));
    if (page_cut(in->page, &out->items))
        out->next =
            cursor_make(ctx, LIST_AT(out->items, struct trust_item, out->items.len - 1)->id, S(""));
    for (size_t i = 0; i < out->items.len; i++)
        complete(ctx, LIST_AT(out->items, struct trust_item, i));
    return ST_OK;
}

static enum status generation_change(struct ctx *ctx)
{
    return db_run(ctx, STMT_TRUST_GENERATION_PUT, ARGS(V_TEXT(secret_token(ctx->arena))));
}

static enum status trust_event(struct ctx *ctx, const char *action, const struct trust_item *item)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_TRUST_ITEM,
                                .object_id = item->id,
                                .note = item->reason.len ? item->reason : item->title,
                                .after = resource_to_json(ctx->arena, &trust_item_resource, item),
                            });
}

static struct str title_of(struct ctx *ctx, const struct trust_put *put)
{
    const struct trust_facts *facts = put->facts;

    if (put->title.len)
        return put->title;
    switch (facts->kind) {
    case FACT_CERTIFICATE:
        return facts->subject;
    case FACT_LIST:
        return str_format(ctx->arena, "Danh sách thu hồi của " STR_FMT, STR_ARG(facts->issuer));
    case FACT_ANSWER:
        return str_format(
            ctx->arena, "Trả lời OCSP về chứng thư số " STR_FMT, STR_ARG(facts->serial));
    }
    return facts->subject;
}

static enum status insert(struct ctx *ctx, const struct trust_put *put, int64_t *out_id)
{
    const struct trust_facts *facts = put->facts;
    struct str title = title_of(ctx, put), words, by = put->source_id ? S("") : ctx->actor->name;
    bool found;

    words = str_format(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(title),
        STR_ARG(facts->subject), STR_ARG(facts->issuer), STR_ARG(facts->serial));
    TRY(db_one(ctx, STMT_TRUST_ITEM_INSERT,
        ARGS(V_INT(facts->kind), V_TEXT(title), V_BLOB(facts->bytes),
            V_TEXT(trust_hash_text(ctx->arena, facts->digest)), V_TEXT(facts->subject),
            V_TEXT(facts->issuer), V_TEXT(text_search_key(ctx->arena, words)),
            V_TEXT(facts->serial), V_INT(facts->from_ms), V_INT(facts->to_ms),
            V_INT(facts->is_root), V_TEXT(facts->list_url), V_TEXT(facts->answer_url),
            V_ID(put->source_id), V_INT(ctx->now_ms), V_TEXT(by),
            V_TEXT(trust_hash_text(ctx->arena, facts->issuer_key)),
            V_TEXT(trust_hash_text(ctx->arena, facts->own_key))),
        &found));
    *out_id = db_int(ctx, 0);
    return ST_OK;
}

/* Whether there is room beside those that stay: what a list replaces goes, and what a responder
 * says about a certificate is counted by nobody. */
static enum status require_room(struct ctx *ctx, const struct trust_put *put)
{
    bool is_list = put->facts->kind == FACT_LIST, found;
    struct str key = is_list ? trust_hash_text(ctx->arena, put->facts->issuer_key) : S("");

    if (put->facts->kind == FACT_ANSWER && put->source_id)
        return ST_OK;
    TRY(db_one(ctx, STMT_TRUST_ITEM_COUNT, ARGS(V_TEXT(key)), &found));
    return db_int(ctx, 0) < TRUST_ITEMS_MAX
               ? ST_OK
               : fail(ctx, PROBLEM_TRUST_FULL, "%s", problem_text(PROBLEM_TRUST_FULL));
}

static enum status require_newer(struct ctx *ctx, const struct trust_facts *facts)
{
    struct str key = trust_hash_text(ctx->arena, facts->issuer_key);
    bool newer;

    TRY(db_one(ctx, STMT_TRUST_LIST_NEWER, ARGS(V_TEXT(key), V_INT(facts->from_ms)), &newer));
    return newer ? fail(ctx, PROBLEM_TRUST_OLDER, "%s", problem_text(PROBLEM_TRUST_OLDER)) : ST_OK;
}

/* The newest of an authority is the one in force; one a month of the others stays. */
static enum status replace_older(struct ctx *ctx, const struct trust_facts *facts)
{
    struct str key = trust_hash_text(ctx->arena, facts->issuer_key);

    TRY(db_run(ctx, STMT_TRUST_LIST_THIN,
        ARGS(V_TEXT(key), V_INT(facts->from_ms), V_INT(TRUST_KEEP_EVERY_MS))));
    return db_run(
        ctx, STMT_TRUST_LIST_REPLACE, ARGS(V_TEXT(key), V_INT(facts->from_ms), V_INT(ctx->now_ms)));
}

/* The same of what a responder says about one certificate, day after day. */
static enum status replace_answers(struct ctx *ctx, const struct trust_put *put)
{
    const struct trust_facts *facts = put->facts;

    TRY(db_run(ctx, STMT_TRUST_ANSWER_THIN,
        ARGS(V_INT(put->source_id), V_TEXT(facts->serial), V_INT(facts->from_ms),
            V_INT(TRUST_KEEP_EVERY_MS))));
    return db_run(ctx, STMT_TRUST_ANSWER_REPLACE,
        ARGS(V_INT(put->source_id), V_TEXT(facts->serial), V_INT(facts->from_ms),
            V_INT(ctx->now_ms)));
}

enum status trust_item_put(struct ctx *ctx, const struct trust_put *put, struct trust_item *out)
{
    struct str hash = trust_hash_text(ctx->arena, put->facts->digest);
    bool found;
    int64_t id;

    TRY(db_one(ctx, STMT_TRUST_ITEM_SAME, ARGS(V_TEXT(hash)), &found));
    if (found)
        return fail(ctx, PROBLEM_TRUST_TWICE, "%s (" STR_FMT ")", problem_text(PROBLEM_TRUST_TWICE),
            STR_ARG(title_of(ctx, put)));
    if (put->facts->kind == FACT_LIST)
        TRY(require_newer(ctx, put->facts));
    TRY(require_room(ctx, put)); /* nothing is written before: a refusal may be kept */
    if (put->facts->kind == FACT_LIST)
        TRY(replace_older(ctx, put->facts));
    if (put->facts->kind == FACT_ANSWER && put->source_id)
        TRY(replace_answers(ctx, put));
    TRY(insert(ctx, put, &id));
    if (put->facts->kind != FACT_ANSWER)
        TRY(generation_change(ctx));
    TRY(trust_item_get(ctx, id, out));
    if (put->facts->kind == FACT_ANSWER && put->source_id)
        return ST_OK; /* one a day of each certificate: the item says all of it */
    return trust_event(ctx, put->source_id ? "trust.fetch" : "trust.add", out);
}

/* What an upload brought, the authorities first and those above first. */
static int rank_of(const struct trust_facts *facts)
{
    if (facts->kind == FACT_CERTIFICATE)
        return facts->is_root ? 0 : 1;
    return facts->kind == FACT_LIST ? 2 : 3;
}

static void sort_facts(struct list *all)
{
    for (size_t i = 1; i < all->len; i++)
        for (size_t k = i; k > 0; k--) {
            struct trust_facts *a = LIST_AT(*all, struct trust_facts, k - 1);
            struct trust_facts *b = LIST_AT(*all, struct trust_facts, k), held = *a;

            if (rank_of(a) <= rank_of(b))
                break;
            *a = *b;
            *b = held;
        }
}

enum status trust_items_look(struct ctx *ctx, struct trust_new *in)
{
    return trust_load(ctx, &in->trust);
}

enum status trust_items_check(struct ctx *ctx, struct trust_new *in)
{
    struct trust *with = trust_beside(ctx, in->trust);

    TRY(trust_facts_read(ctx, in->bytes, &in->facts));
    sort_facts(&in->facts);
    for (size_t i = 0; i < in->facts.len; i++) {
        struct trust_facts *facts = LIST_AT(in->facts, struct trust_facts, i);

        TRY(trust_facts_admit(ctx, with, facts));
        TRY(trust_add(ctx, with, facts->bytes));
    }
    return ST_OK;
}

enum status trust_items_add(
    struct ctx *ctx, const struct trust_new *in, struct trust_items_out *out)
{
    out->items = (struct list){ ARENA_ARRAY(ctx->arena, in->facts.len, struct trust_item), 0 };
    for (size_t i = 0; i < in->facts.len; i++) {
        const struct trust_put put = { LIST_AT(in->facts, struct trust_facts, i),
            in->facts.len == 1 ? in->title : S(""), 0 };

        TRY(trust_item_put(ctx, &put, LIST_AT(out->items, struct trust_item, out->items.len++)));
    }
    return ST_OK;
}

/* ---- withdrawing ---- */

static enum status require_unused(struct ctx *ctx, const struct trust_item *item)
{
    bool found;

    if (item->kind != TRUST_AUTHORITY)
        return ST_OK;
    TRY(db_one(ctx, STMT_TRUST_ITEM_USERS, ARGS(V_INT(item->id)), &found));
    return found ? fail(ctx, PROBLEM_TRUST_NEEDED, "%s", problem_text(PROBLEM_TRUST_NEEDED))
                 : ST_OK;
}

enum status trust_item_withdraw(
    struct ctx *ctx, const struct trust_withdraw *in, struct trust_item *out)
{
    struct trust_item before;
    bool found;

    TRY(trust_item_get(ctx, in->id, &before));
    TRY(require_unused(ctx, &before));
    TRY(db_one(ctx, STMT_TRUST_ITEM_WITHDRAW,
        ARGS(V_INT(in->id), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name), V_TEXT(in->reason)),
        &found));
    if (!found)
        return fail(ctx, PROBLEM_TRUST_WITHDRAWN, "%s", problem_text(PROBLEM_TRUST_WITHDRAWN));
    TRY(generation_change(ctx));
    TRY(trust_item_get(ctx, in->id, out));
    return trust_event(ctx, "trust.withdraw", out);
}
