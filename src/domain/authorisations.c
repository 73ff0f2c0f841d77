#include "domain/authorisations.h"

#include "core/text.h"
#include "domain/accounts.h"
#include "domain/letterheads.h"
#include "domain/use.h"

/* ---- reading ---- */

static enum status regimes_read(struct ctx *ctx, int64_t id, struct list *out)
{
    struct authorisation_regime *items =
        ARENA_ARRAY(ctx->arena, AUTHORISATION_REGIMES_MAX, struct authorisation_regime);
    size_t len = 0;
    bool more;

    TRY(db_start(ctx, STMT_AUTHORISATION_REGIMES, ARGS(V_INT(id))));
    TRY(db_next(ctx, &more));
    while (more && len < AUTHORISATION_REGIMES_MAX) {
        items[len++] = (struct authorisation_regime){ db_int(ctx, 0), db_text(ctx, 1) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ items, len };
    return ST_OK;
}

struct authorisation_fact authorisation_fact_of(struct ctx *ctx, const struct authorisation *entry)
{
    int64_t *regimes = ARENA_ARRAY(ctx->arena, entry->regimes.len + 1, int64_t);

    for (size_t i = 0; i < entry->regimes.len; i++)
        regimes[i] = LIST_AT(entry->regimes, struct authorisation_regime, i)->id;
    return (struct authorisation_fact){
        .id = entry->id,
        .account_id = entry->account_id,
        .under_id = entry->under_id,
        .kind = entry->kind,
        .regimes = { regimes, entry->regimes.len },
        .valid_from = entry->valid_from,
        .valid_to = entry->valid_to,
        .ended_ms = entry->ended_ms,
        .on_behalf = entry->on_behalf,
        .head = entry->head,
        .position = entry->position,
        .signer = entry->signer,
    };
}

static struct list lines_of(struct ctx *ctx, const struct authorisation *entry)
{
    struct authorisation_fact by = authorisation_fact_of(ctx, entry);
    struct authorisation_fact under = { .kind = AUTHORITY_BY_ORDER,
        .position = entry->under_position };
    struct sign_form form = { entry->kind, &by, entry->under_id ? &under : NULL, false };
    struct letterhead head = { 0 };

    sign_form_print(&form, &head);
    return letterhead_authority(ctx->arena, &head);
}

/* Whether the actor keeps the register for all that an entry is for: one for every regime is
 * written by a right for every regime. */
static bool may_write(
    const struct ctx *ctx, struct str unit_path, const struct authorisation_fact *entry)
{
    for (size_t i = 0; i < entry->regimes.len; i++)
        if (!use_may(ctx, RIGHT_AUTHORITY_WRITE, unit_path, *LIST_AT(entry->regimes, int64_t, i)))
            return false;
    return entry->regimes.len || use_may(ctx, RIGHT_AUTHORITY_WRITE, unit_path, REGIME_NEW);
}

static enum status complete(struct ctx *ctx, struct authorisation *entry)
{
    struct authorisation_fact fact;

    TRY(regimes_read(ctx, entry->id, &entry->regimes));
    fact = authorisation_fact_of(ctx, entry);
    entry->lines = lines_of(ctx, entry);
    entry->kind_title = str_of(authority_titles[entry->kind]);
    entry->state = (int)authorisation_state_at(&fact, ctx->now_ms);
    entry->state_title = str_of(authorisation_state_titles[entry->state]);
    entry->can_end = entry->state < AUTHORISATION_OVER && may_write(ctx, entry->unit_path, &fact);
    return ST_OK;
}

enum status authorisation_get(struct ctx *ctx, int64_t id, struct authorisation *out)
{
    bool found;

    TRY(db_one(ctx, STMT_AUTHORISATION_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &authorisation_resource, 0, out);
    return complete(ctx, out);
}

enum status authorisation_view(struct ctx *ctx, const struct by_id *in, struct authorisation *out)
{
    TRY(authorisation_get(ctx, in->id, out));
    return use_require(ctx, RIGHT_UNIT_READ, out->unit_path, 0);
}

/* As the fragment authorisation_place. */
static int64_t place_of(int order, const struct authorisation *entry)
{
    const int64_t far = INT64_C(1000000000000);

    if (order == AUTHORISATION_BY_NEWEST)
        return far - entry->id;
    if (order == AUTHORISATION_BY_FIRST_DAY)
        return entry->valid_from;
    return entry->valid_to == DATE_NONE ? far : entry->valid_to;
}

enum status authorisation_list(
    struct ctx *ctx, const struct authorisation_query *in, struct page_out *out)
{
    int order = in->order < 0 ? AUTHORISATION_BY_NEWEST : in->order;
    struct str text, path = { 0 };
    int64_t place, id;

    cursor_read(in->page, &id, &text);
    if (!id || !str_to_int(text, &place)) {
        place = INT64_MIN;
        id = 0;
    }
    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(db_start(ctx, STMT_AUTHORISATION_LIST,
        ARGS(USE_SCOPE(ctx, RIGHT_UNIT_READ), V_TEXT(text_search_key(ctx->arena, in->q)),
            V_TEXT(path), in->state < 0 ? V_NULL : V_INT(in->state),
            in->kind < 0 ? V_NULL : V_INT(in->kind), V_INT(ctx->now_ms), V_INT(order), V_INT(place),
            V_INT(id), V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &authorisation_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct authorisation *last =
            LIST_AT(out->items, struct authorisation, out->items.len - 1);

        out->next = cursor_make(
            ctx, last->id, str_format(ctx->arena, "%lld", (long long)place_of(order, last)));
    }
    for (size_t i = 0; i < out->items.len; i++)
        TRY(complete(ctx, LIST_AT(out->items, struct authorisation, i)));
    return ST_OK;
}

static struct authorisation_fact *fact_find(struct list facts, int64_t id)
{
    for (size_t i = 0; i < facts.len; i++)
        if (LIST_AT(facts, struct authorisation_fact, i)->id == id)
            return LIST_AT(facts, struct authorisation_fact, i);
    return NULL;
}

static void regime_add(struct ctx *ctx, struct authorisation_fact *fact, int64_t regime_id)
{
    if (!fact->regimes.items)
        fact->regimes.items = ARENA_ARRAY(ctx->arena, AUTHORISATION_REGIMES_MAX, int64_t);
    if (fact->regimes.len < AUTHORISATION_REGIMES_MAX)
        *LIST_AT(fact->regimes, int64_t, fact->regimes.len++) = regime_id;
}

/* What a statement that was just started answers with, without its regimes. */
static enum status facts_read(struct ctx *ctx, struct list *out)
{
    struct list rows;

    TRY(rows_read(ctx, &authorisation_resource, &rows));
    *out =
        (struct list){ ARENA_ARRAY(ctx->arena, rows.len + 1, struct authorisation_fact), rows.len };
    for (size_t i = 0; i < rows.len; i++) {
        struct authorisation *entry = LIST_AT(rows, struct authorisation, i);

        entry->regimes = (struct list){ 0 };
        *LIST_AT(*out, struct authorisation_fact, i) = authorisation_fact_of(ctx, entry);
        LIST_AT(*out, struct authorisation_fact, i)->regimes = (struct list){ 0 };
    }
    return ST_OK;
}

static enum status regimes_add(struct ctx *ctx, struct list facts)
{
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct authorisation_fact *fact = fact_find(facts, db_int(ctx, 0));

        if (fact)
            regime_add(ctx, fact, db_int(ctx, 1));
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status register_read(struct ctx *ctx, int64_t unit_id, struct list *out)
{
    TRY(db_start(ctx, STMT_AUTHORISATION_OF_UNIT,
        ARGS(V_INT(unit_id), V_INT(use_today(ctx)), V_INT(AUTHORISATIONS_MAX))));
    TRY(facts_read(ctx, out));
    TRY(db_start(ctx, STMT_AUTHORISATION_UNIT_REGIMES, ARGS(V_INT(unit_id))));
    return regimes_add(ctx, *out);
}

enum status authorisation_own(
    struct ctx *ctx, int64_t unit_id, int64_t account_id, struct list *out, bool *out_kept)
{
    TRY(db_one(ctx, STMT_AUTHORISATION_IS_KEPT,
        ARGS(V_INT(unit_id), V_INT(MS_PER_DAY), V_INT(DATE_CLOCK_MS)), out_kept));
    *out = (struct list){ 0 };
    if (!*out_kept)
        return ST_OK;
    TRY(db_start(ctx, STMT_AUTHORISATION_OF_ACCOUNT,
        ARGS(V_INT(unit_id), V_INT(account_id), V_INT(use_today(ctx)), V_INT(AUTHORISATIONS_MAX))));
    TRY(facts_read(ctx, out));
    TRY(db_start(ctx, STMT_AUTHORISATION_ACCOUNT_REGIMES, ARGS(V_INT(unit_id), V_INT(account_id))));
    return regimes_add(ctx, *out);
}

struct str authorisation_words(struct ctx *ctx, const struct authorisation *entry)
{
    struct buf out = { .arena = ctx->arena };

    for (size_t i = 0; i < entry->lines.len; i++)
        buf_addf(&out, "%s" STR_FMT, i ? ", " : "", STR_ARG(*LIST_AT(entry->lines, struct str, i)));
    buf_addf(&out, ", theo văn bản số " STR_FMT " ngày " STR_FMT, STR_ARG(entry->document),
        STR_ARG(date_format_vi(ctx->arena, entry->document_on)));
    return buf_str(&out);
}

/* ---- writing ---- */

static enum status refuse(struct ctx *ctx, enum problem_key key, const char *field)
{
    return fail_field(ctx, key, field, "%s", problem_text(key));
}

/* Who keeps the unit's register for some regimes writes what is for those alone. */
static enum status require_writable(
    struct ctx *ctx, struct str unit_path, const struct authorisation_fact *entry)
{
    return may_write(ctx, unit_path, entry) ? ST_OK
                                            : refuse(ctx, PROBLEM_AUTHORISATION_SCOPE, "regimes");
}

/* X(fault, problem, field at fault) */
#define FAULTS(X) \
    X(KIND, AUTHORISATION_KIND, "kind") \
    X(POSITION, LETTERHEAD_POSITION, "position") \
    X(DATES, AUTHORISATION_DATES, "valid_to") \
    X(DOCUMENT, AUTHORISATION_DOCUMENT, "document_on") \
    X(NO_END, AUTHORISATION_NO_END, "valid_to") \
    X(NO_SCOPE, AUTHORISATION_NO_SCOPE, "regimes") \
    X(IS_HEAD, AUTHORISATION_IS_HEAD, "account_id") \
    X(NO_DEPUTY, AUTHORISATION_NO_DEPUTY, "account_id")

static enum status require_sound(struct ctx *ctx, enum authorisation_fault fault)
{
    static const struct {
        enum problem_key key;
        const char *field;
    } said[AUTHORISATION_FAULT_COUNT] = {
#define X(fault, key, field) [AUTHORISATION_##fault] = { PROBLEM_##key, field },
        FAULTS(X)
#undef X
    };

    return fault == AUTHORISATION_NONE ? ST_OK : refuse(ctx, said[fault].key, said[fault].field);
}

/* Of one regime; 0: of every regime, where a head's right for any of them counts and a deputy's for
 * all. */
static enum status holder_add(struct ctx *ctx, const struct authorisation_new *in,
    int64_t regime_id, struct authorisation_holder *out)
{
    int64_t deputy = INT64_C(1) << ROLE_DEPUTY;
    int64_t roles = (int64_t)access_roles_with(ctx->actor->access, RIGHT_REPORT_APPROVE);
    bool found;

    TRY(db_one(ctx, STMT_AUTHORISATION_HOLDER,
        ARGS(V_INT(in->account_id), V_INT(roles & ~deputy), V_INT(in->valid_from),
            V_INT(in->unit_id), V_INT(roles & deputy), V_ID(regime_id),
            V_INT(regime_id ? regime_id : REGIME_NEW)),
        &found));
    out->head = out->head || (found && db_int(ctx, 0) == 1);
    out->deputy = out->deputy && found && db_int(ctx, 1) == 1;
    return ST_OK;
}

static enum status holder_look(
    struct ctx *ctx, const struct authorisation_new *in, struct authorisation_holder *out)
{
    *out = (struct authorisation_holder){ .deputy = true };
    if (!in->regimes.len)
        return holder_add(ctx, in, 0, out);
    for (size_t i = 0; i < in->regimes.len; i++)
        TRY(holder_add(ctx, in, *LIST_AT(in->regimes, int64_t, i), out));
    return ST_OK;
}

/* Whoever is no account the actor sees is none to him. */
static enum status require_account(
    struct ctx *ctx, const struct authorisation_new *in, struct account *out)
{
    enum status st = account_get(ctx, in->account_id, out);

    if (st == ST_OK)
        st = use_require(ctx, RIGHT_ACCOUNT_READ, out->unit_path, 0);
    return st == ST_NOT_FOUND ? refuse(ctx, PROBLEM_AUTHORISATION_ACCOUNT, "account_id") : st;
}

static enum status require_regimes(struct ctx *ctx, const struct list *regimes)
{
    for (size_t i = 0; i < regimes->len; i++) {
        bool found;

        for (size_t k = 0; k < i; k++)
            if (*LIST_AT(*regimes, int64_t, k) == *LIST_AT(*regimes, int64_t, i))
                return refuse(ctx, PROBLEM_AUTHORISATION_REGIME, "regimes");
        TRY(db_one(ctx, STMT_REGIME_GET, ARGS(V_INT(*LIST_AT(*regimes, int64_t, i))), &found));
        if (!found)
            return refuse(ctx, PROBLEM_AUTHORISATION_REGIME, "regimes");
    }
    return ST_OK;
}

static enum status require_given_on(
    struct ctx *ctx, struct list entries, const struct authorisation_fact *entry)
{
    const struct authorisation_fact *under =
        entry->under_id ? fact_find(entries, entry->under_id) : NULL;

    if (!entry->under_id)
        return ST_OK;
    if (!under)
        return refuse(ctx, PROBLEM_AUTHORISATION_NOT_ON, "under_id");
    switch (authorisation_give_on(under, entry, ctx->now_ms)) {
    case GIVEN_ON_OK:
        break;
    case GIVEN_ON_NEVER:
        return refuse(ctx, PROBLEM_AUTHORISATION_NEVER_ON, "under_id");
    case GIVEN_ON_NOT:
        return refuse(ctx, PROBLEM_AUTHORISATION_NOT_ON, "under_id");
    case GIVEN_ON_WIDER:
        return refuse(ctx, PROBLEM_AUTHORISATION_WIDER, "under_id");
    }
    return ST_OK;
}

static enum status require_no_clash(
    struct ctx *ctx, struct list entries, const struct authorisation_fact *entry)
{
    size_t live = 0;

    for (size_t i = 0; i < entries.len; i++) {
        const struct authorisation_fact *other = LIST_AT(entries, struct authorisation_fact, i);

        live += authorisation_state_at(other, ctx->now_ms) < AUTHORISATION_OVER;
        switch (authorisation_clashes(other, entry)) {
        case CLASH_NONE:
            break;
        case CLASH_SAME:
            return refuse(ctx, PROBLEM_AUTHORISATION_SAME, "account_id");
        case CLASH_ACTING:
            return refuse(ctx, PROBLEM_AUTHORISATION_ACTING, "valid_from");
        case CLASH_BOTH:
            return refuse(ctx, PROBLEM_AUTHORISATION_BOTH, "kind");
        }
    }
    return live < AUTHORISATIONS_MAX ? ST_OK : refuse(ctx, PROBLEM_AUTHORISATION_MANY, "unit_id");
}

/* What was not said is as the unit's letterhead says it. */
static enum status fact_make(
    struct ctx *ctx, const struct authorisation_new *in, struct authorisation_fact *out)
{
    struct letterhead head;
    bool said = resource_given(&authorisation_new_resource, in->given, "on_behalf");

    TRY(letterhead_load(ctx, in->unit_id, &head));
    *out = (struct authorisation_fact){
        .account_id = in->account_id,
        .under_id = in->under_id,
        .kind = in->kind,
        .regimes = in->regimes,
        .valid_from = in->valid_from,
        .valid_to = in->valid_to,
        .on_behalf = said ? in->on_behalf : head.on_behalf,
        .head = in->head.len ? in->head : head.head,
        .position = in->kind == AUTHORITY_ACTING ? (struct str){ 0 } : in->position,
        .signer = in->signer,
    };
    return ST_OK;
}

static enum status entry_insert(struct ctx *ctx, const struct authorisation_new *in,
    const struct authorisation_fact *fact, const struct account *holder, int64_t *out_id)
{
    struct str search =
        str_format(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT " " STR_FMT " " STR_FMT " " STR_FMT,
            STR_ARG(holder->name), STR_ARG(holder->username), STR_ARG(fact->position),
            STR_ARG(fact->signer), STR_ARG(in->document), STR_ARG(in->document_about));
    bool found;

    TRY(db_one(ctx, STMT_AUTHORISATION_INSERT,
        ARGS(V_INT(in->unit_id), V_INT(fact->account_id), V_INT(fact->kind), V_ID(fact->under_id),
            V_TEXT(fact->on_behalf), V_TEXT(fact->head), V_TEXT(fact->position),
            V_TEXT(fact->signer), V_INT(fact->valid_from), V_DATE(fact->valid_to),
            V_TEXT(in->document), V_INT(in->document_on), V_TEXT(in->document_about),
            V_TEXT(text_search_key(ctx->arena, search)), V_INT(ctx->now_ms),
            V_TEXT(ctx->actor->name)),
        &found));
    *out_id = db_int(ctx, 0);
    for (size_t i = 0; i < fact->regimes.len; i++)
        TRY(db_run(ctx, STMT_AUTHORISATION_REGIME_INSERT,
            ARGS(V_INT(*out_id), V_INT(*LIST_AT(fact->regimes, int64_t, i)))));
    return ST_OK;
}

static enum status event(struct ctx *ctx, const char *action, const struct authorisation *before,
    const struct authorisation *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_AUTHORISATION,
                 .object_id = after->id,
                 .unit_id = after->unit_id,
                 .note = before ? after->end_reason : authorisation_words(ctx, after),
                 .before = before ? resource_to_json(ctx->arena, &authorisation_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &authorisation_resource, after),
             });
}

enum status authorisation_record(
    struct ctx *ctx, const struct authorisation_new *in, struct authorisation *out)
{
    struct authorisation_holder holder;
    struct authorisation_fact fact;
    struct account account;
    struct list entries;
    struct str path;
    int64_t id;

    TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(use_require(ctx, RIGHT_AUTHORITY_WRITE, path, 0));
    TRY(require_account(ctx, in, &account));
    TRY(require_regimes(ctx, &in->regimes));
    TRY(fact_make(ctx, in, &fact));
    TRY(require_writable(ctx, path, &fact));
    TRY(holder_look(ctx, in, &holder));
    TRY(require_sound(ctx, authorisation_check(&fact, &holder, in->document_on)));
    TRY(register_read(ctx, in->unit_id, &entries));
    TRY(require_given_on(ctx, entries, &fact));
    TRY(require_no_clash(ctx, entries, &fact));
    TRY(entry_insert(ctx, in, &fact, &account, &id));
    TRY(authorisation_get(ctx, id, out));
    return event(ctx, "authorisation.record", NULL, out);
}

static enum status entry_end(
    struct ctx *ctx, const struct authorisation *before, int64_t version, struct str reason)
{
    struct authorisation after;
    bool found;

    TRY(db_one(ctx, STMT_AUTHORISATION_END,
        ARGS(V_INT(before->id), V_INT(version), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name),
            V_TEXT(reason)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(authorisation_get(ctx, before->id, &after));
    return event(ctx, "authorisation.end", before, &after);
}

enum status authorisation_stop(
    struct ctx *ctx, const struct authorisation_end *in, struct authorisation *out)
{
    struct authorisation_fact fact;
    struct authorisation before;
    struct list under;

    TRY(authorisation_get(ctx, in->id, &before));
    TRY(use_require(ctx, RIGHT_AUTHORITY_WRITE, before.unit_path, 0));
    fact = authorisation_fact_of(ctx, &before);
    TRY(require_writable(ctx, before.unit_path, &fact));
    if (before.state >= AUTHORISATION_OVER)
        return refuse(ctx, PROBLEM_AUTHORISATION_OVER, "");
    TRY(entry_end(ctx, &before, in->version, str_trim(in->reason)));
    TRY(db_start(ctx, STMT_AUTHORISATION_UNDER, ARGS(V_INT(in->id))));
    TRY(rows_read(ctx, &authorisation_resource, &under));
    for (size_t i = 0; i < under.len; i++) {
        struct authorisation *given = LIST_AT(under, struct authorisation, i);

        TRY(complete(ctx, given));
        if (given->state < AUTHORISATION_OVER)
            TRY(entry_end(ctx, given, given->version, S("Lệnh được giao lại đã kết thúc.")));
    }
    return authorisation_get(ctx, in->id, out);
}
