#include "domain/handovers.h"

#include "core/account_request.h"
#include "core/alert.h"
#include "domain/accounts.h"
#include "domain/inboxes.h"
#include "domain/quotas.h"
#include "domain/tickets.h"
#include "domain/use.h"

/* ---- what is open ---- */

static bool ended(const struct grant *grant, int64_t today)
{
    return grant->valid_to != DATE_NONE && grant->valid_to < today;
}

static enum status grants_left(struct ctx *ctx, int64_t account_id, struct list *out)
{
    size_t kept = 0;

    TRY(db_start(ctx, STMT_GRANT_LIST, ARGS(V_INT(account_id))));
    TRY(rows_read(ctx, &grant_resource, out));
    for (size_t i = 0; i < out->len; i++) {
        struct grant grant = *LIST_AT(*out, struct grant, i);

        if (!ended(&grant, use_today(ctx)))
            *LIST_AT(*out, struct grant, kept++) = grant;
    }
    out->len = kept;
    return ST_OK;
}

/* The account as the one who asks: what waits for it is what it would see. */
static struct actor actor_of(
    struct ctx *ctx, const struct account *account, const struct list *grants)
{
    struct grant_fact *facts = ARENA_ARRAY(ctx->arena, grants->len + 1, struct grant_fact);

    for (size_t i = 0; i < grants->len; i++) {
        const struct grant *grant = LIST_AT(*grants, struct grant, i);

        facts[i] = (struct grant_fact){ (enum role)grant->role, grant->unit_id, grant->unit_path,
            grant->below, grant->regime_id, grant->valid_from, grant->valid_to };
    }
    return (struct actor){
        .account_id = account->id,
        .unit_id = account->unit_id,
        .username = account->username,
        .name = account->name,
        .unit_name = account->unit_name,
        .access = ctx->actor->access,
        .grants = facts,
        .grants_len = grants->len,
    };
}

static enum status reports_read(
    struct ctx *ctx, const struct account *account, struct handover_work *out)
{
    const struct actor *asking = ctx->actor;
    struct actor other = actor_of(ctx, account, &out->grants);
    enum status done;
    bool found = false;

    ctx->actor = &other;
    done = inbox_view(ctx, &(struct nothing){ 0 }, &out->inbox);
    if (done == ST_OK)
        done = db_one(ctx, STMT_HANDOVER_REMARKS,
            ARGS(USE_SCOPE(ctx, RIGHT_REPORT_ENTER), V_INT(REPORT_ASSIGNED), V_INT(REPORT_IN_ENTRY),
                V_INT(REPORT_REFUSED), V_INT(REPORT_RETURNED), V_INT(REPORT_RECALLED)),
            &found);
    ctx->actor = asking;
    TRY(done);
    out->remarks = found ? db_int(ctx, 0) : 0;
    return ST_OK;
}

enum status handover_work(struct ctx *ctx, const struct by_id *in, struct handover_work *out)
{
    struct account account;
    bool found;

    TRY(account_mastered(ctx, in->id, &account));
    out->account_id = account.id;
    out->name = account.name;
    out->username = account.username;
    out->unit_name = account.unit_name;
    out->version = account.version;
    TRY(grants_left(ctx, account.id, &out->grants));
    TRY(reports_read(ctx, &account, out));
    TRY(db_start(ctx, STMT_HANDOVER_REQUESTS,
        ARGS(V_INT(account.id), V_INT(REQUEST_WAITING), V_INT(HANDOVER_ITEMS_MAX))));
    TRY(rows_read(ctx, &handover_item_resource, &out->requests));
    TRY(tickets_handled(ctx, account.id, &out->tickets));
    TRY(db_one(ctx, STMT_ALERT_UNREAD, ARGS(V_INT(account.id), V_INT(ALERT_COUNT_MAX)), &found));
    out->unread = found ? db_int(ctx, 0) : 0;
    return ST_OK;
}

/* ---- handing it over ---- */

static enum status check(struct ctx *ctx, const struct handover_new *in,
    const struct account *account, const struct account *successor)
{
    bool moves = in->then == HANDOVER_MOVE;

    if (account->version != in->version)
        return use_changed(ctx);
    if (account->id == successor->id)
        return fail_field(ctx, PROBLEM_HAND_OVER_SELF, "successor_id", "%s",
            problem_text(PROBLEM_HAND_OVER_SELF));
    if (successor->locked)
        return fail_field(ctx, PROBLEM_HAND_OVER_LOCKED, "successor_id", "%s (" STR_FMT ")",
            problem_text(PROBLEM_HAND_OVER_LOCKED), STR_ARG(successor->username));
    if (moves != (in->to_unit_id != 0) || (moves && in->to_unit_id == account->unit_id))
        return fail_field(
            ctx, PROBLEM_HAND_OVER_UNIT, "to_unit_id", "%s", problem_text(PROBLEM_HAND_OVER_UNIT));
    return ST_OK;
}

/* Whether one of the successor's own grants says the same, at least as long. */
static bool holds_already(const struct list *own, const struct grant *grant)
{
    for (size_t i = 0; i < own->len; i++) {
        const struct grant *held = LIST_AT(*own, struct grant, i);
        bool begins = held->valid_from == DATE_NONE ||
                      (grant->valid_from != DATE_NONE && held->valid_from <= grant->valid_from);
        bool lasts = held->valid_to == DATE_NONE ||
                     (grant->valid_to != DATE_NONE && held->valid_to >= grant->valid_to);

        if (held->role == grant->role && held->unit_id == grant->unit_id &&
            held->below == grant->below && held->regime_id == grant->regime_id && begins && lasts)
            return true;
    }
    return false;
}

/* The successor gets what the predecessor is about to lose: nobody's tree is without its last
 * administrator in between. How many administrators there are is asked when both is done. */
static enum status grants_give(
    struct ctx *ctx, const struct list *grants, const struct account *successor)
{
    struct list own;

    TRY(grants_left(ctx, successor->id, &own));
    for (size_t i = 0; i < grants->len; i++) {
        struct grant grant = *LIST_AT(*grants, struct grant, i), given;

        if (holds_already(&own, &grant))
            continue;
        grant.account_id = successor->id;
        TRY(grant_give(ctx, &grant, &given));
    }
    return ST_OK;
}

/* Moving ends all rights by itself (accounts.h). */
static enum status account_then(struct ctx *ctx, const struct handover_new *in,
    const struct account *before, const struct list *grants)
{
    struct account after = *before, changed;

    after.locked = in->then == HANDOVER_LOCK || before->locked;
    after.unit_id = in->then == HANDOVER_MOVE ? in->to_unit_id : before->unit_id;
    if (in->extra_request_id)
        after.extra_request_id = in->extra_request_id;
    if (in->then != HANDOVER_KEEP)
        TRY(account_update(ctx, before, &after, &changed));
    for (size_t i = 0; i < grants->len && in->then != HANDOVER_MOVE; i++) {
        const struct by_id grant = { LIST_AT(*grants, struct grant, i)->id };
        struct grant ended_one;

        TRY(grant_end(ctx, &grant, &ended_one));
    }
    return ST_OK;
}

static enum status quotas_check(
    struct ctx *ctx, const struct list *grants, const struct account *successor)
{
    for (size_t i = 0; i < grants->len; i++) {
        const struct grant *grant = LIST_AT(*grants, struct grant, i);

        if (grant->role == ROLE_UNIT_ADMIN && !grant->extra_request_id)
            TRY(quota_check_admin(ctx, grant->unit_id, successor->id));
    }
    return ST_OK;
}

static enum status alerts_give(
    struct ctx *ctx, int64_t account_id, int64_t successor_id, int64_t *out)
{
    int64_t count = 0;
    bool more;

    TRY(db_start(ctx, STMT_ALERT_HAND_OVER,
        ARGS(V_INT(account_id), V_INT(successor_id), V_INT(ctx->now_ms), V_INT(HANDOVER_ITEMS_MAX),
            V_INT(ALERT_ANSWERED))));
    TRY(db_next(ctx, &more));
    while (more) {
        count++;
        TRY(db_next(ctx, &more));
    }
    *out = count;
    return ST_OK;
}

enum status hand_over(struct ctx *ctx, const struct handover_new *in, struct handover *out)
{
    struct account before, successor;
    struct list grants;

    TRY(account_mastered(ctx, in->id, &before));
    TRY(account_mastered(ctx, in->successor_id, &successor));
    TRY(check(ctx, in, &before, &successor));
    TRY(grants_left(ctx, before.id, &grants));
    out->account_id = before.id;
    out->account_name = before.name;
    out->successor_id = successor.id;
    out->successor_name = successor.name;
    out->then = in->then;
    out->grants = (int64_t)grants.len;
    TRY(grants_give(ctx, &grants, &successor));
    TRY(account_then(ctx, in, &before, &grants));
    TRY(quotas_check(ctx, &grants, &successor));
    TRY(tickets_hand_over(ctx, &before, &successor, &out->tickets));
    TRY(alerts_give(ctx, before.id, successor.id, &out->alerts));
    TRY(account_get(ctx, before.id, &out->account));
    return history_add(ctx, (struct history_facts){
                                .action = "account.hand_over",
                                .object_type = OBJECT_ACCOUNT,
                                .object_id = before.id,
                                .unit_id = before.unit_id,
                                .note = str_trim(in->note),
                                .after = resource_to_json(ctx->arena, &handover_resource, out),
                            });
}
