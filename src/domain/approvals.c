#include "domain/approvals.h"

#include "domain/accounts.h"
#include "domain/profiles.h"
#include "domain/regimes.h"
#include "domain/use.h"

/* Room for every account of every stage of every rule. */
#define LINES_MAX (APPROVAL_RULES_MAX * REVIEW_STAGES_MAX * REVIEW_ACCOUNTS_MAX)

/* ---- reading ---- */

static struct approval_rule rule_row(struct ctx *ctx)
{
    return (struct approval_rule){
        .id = db_int(ctx, 0),
        .regime_id = db_int(ctx, 1),
        .regime_name = db_text(ctx, 2),
        .document = db_text(ctx, 3),
        .document_on = db_date(ctx, 4),
        .version = db_int(ctx, 5),
        .changed_ms = db_int(ctx, 6),
        .changed_by = db_text(ctx, 7),
        .stages = { ARENA_ARRAY(ctx->arena, REVIEW_STAGES_MAX, struct approval_stage), 0 },
    };
}

static void stage_row(struct ctx *ctx, struct approval_rule *rule)
{
    *LIST_AT(rule->stages, struct approval_stage, rule->stages.len++) = (struct approval_stage){
        .title = db_text(ctx, 9),
        .accounts = { ARENA_ARRAY(ctx->arena, REVIEW_ACCOUNTS_MAX, struct approval_account), 0 },
    };
}

/* What a statement with {approval_names} that was just started answers with. */
static enum status rules_read(struct ctx *ctx, struct list *out)
{
    struct approval_rule *rules = NULL;
    size_t len = 0, cap = 0;
    int64_t stage_id = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct approval_stage *stage;

        if (!len || rules[len - 1].id != db_int(ctx, 0)) {
            rules = list_room(ctx->arena, rules, len, &cap, sizeof(*rules));
            rules[len++] = rule_row(ctx);
        }
        if (stage_id != db_int(ctx, 8))
            stage_row(ctx, &rules[len - 1]);
        stage_id = db_int(ctx, 8);
        stage =
            LIST_AT(rules[len - 1].stages, struct approval_stage, rules[len - 1].stages.len - 1);
        *LIST_AT(stage->accounts, struct approval_account, stage->accounts.len++) =
            (struct approval_account){
                .account_id = db_int(ctx, 10),
                .username = db_text(ctx, 11),
                .name = db_text(ctx, 12),
                .able = db_int(ctx, 13) == 0,
            };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ rules, len };
    return ST_OK;
}

#define OF_REPORT_ARGS(report) ARGS(V_INT((report)->unit_id), V_INT((report)->regime_id))

enum status approval_ahead(struct ctx *ctx, const struct report *report)
{
    return db_ahead(ctx, STMT_APPROVAL_OF_REPORT, OF_REPORT_ARGS(report));
}

enum status approval_of(struct ctx *ctx, const struct report *report, struct approval_rule *out)
{
    struct list rules;

    *out = (struct approval_rule){ 0 };
    TRY(db_start(ctx, STMT_APPROVAL_OF_REPORT, OF_REPORT_ARGS(report)));
    TRY(rules_read(ctx, &rules));
    if (rules.len)
        *out = *LIST_AT(rules, struct approval_rule, 0);
    return ST_OK;
}

/* ---- who may be named ---- */

/* Of the unit, or of the one that acts for it since it was merged (core/access.h). */
static struct str acting_path(struct str unit_path)
{
    return str_sub(unit_path, 0, str_find(unit_path, S("+")));
}

/* The values {approval_able} begins with. */
#define ABLE_ARGS(ctx, path) \
    V_TEXT(path), V_TEXT(acting_path(path)), USE_ROLES(ctx, RIGHT_REPORT_READ), \
        V_INT(use_today(ctx))

/* What is of all regimes is read by a right for all of them. */
static int64_t regime_of(int64_t regime_id)
{
    return regime_id ? regime_id : REGIME_NEW;
}

/* Those a rule of the regime may name, int64_t. */
static enum status able_look(
    struct ctx *ctx, struct str unit_path, int64_t regime_id, struct list *out)
{
    TRY(db_start(
        ctx, STMT_APPROVAL_MAY, ARGS(ABLE_ARGS(ctx, unit_path), V_INT(regime_of(regime_id)))));
    return ids_read(ctx, out);
}

static bool has_id(struct list ids, int64_t id)
{
    for (size_t i = 0; i < ids.len; i++)
        if (*LIST_AT(ids, int64_t, i) == id)
            return true;
    return false;
}

/* Why an account that is none of those cannot be named. */
static enum status account_problem(
    struct ctx *ctx, int64_t account_id, struct str unit_path, enum problem_key *out)
{
    struct account account;
    bool found;

    *out = PROBLEM_NO_SUCH_ACCOUNT;
    TRY(db_one(ctx, STMT_ACCOUNT_GET, ARGS(V_INT(account_id)), &found));
    if (!found)
        return ST_OK;
    row_read(ctx, &account_resource, 0, &account);
    *out = str_eq(account.unit_path, unit_path) || str_eq(account.unit_path, acting_path(unit_path))
               ? PROBLEM_APPROVAL_UNABLE
               : PROBLEM_APPROVAL_STRANGER;
    return ST_OK;
}

/* ---- the list ---- */

static enum status list_fill(
    struct ctx *ctx, int64_t unit_id, struct str path, struct approval_rules *out)
{
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    *out = (struct approval_rules){
        .unit_id = unit_id,
        .can_edit = use_may(ctx, RIGHT_ACCOUNT_WRITE, path, 0),
        .demanded = workflow_demands(&profile->workflow, NEED_REVIEWED),
    };
    TRY(db_start(ctx, STMT_APPROVAL_LIST,
        ARGS(ABLE_ARGS(ctx, path), V_INT(REGIME_NEW), V_INT(unit_id), V_INT(LINES_MAX))));
    TRY(rules_read(ctx, &out->items));
    for (size_t i = 0; i < out->items.len; i++) {
        struct approval_rule *rule = LIST_AT(out->items, struct approval_rule, i);

        rule->can_edit = use_may(ctx, RIGHT_ACCOUNT_WRITE, path, regime_of(rule->regime_id));
    }
    return ST_OK;
}

enum status approval_list(struct ctx *ctx, const struct by_id *in, struct approval_rules *out)
{
    struct str path;

    TRY(use_unit_path(ctx, "id", in->id, &path));
    TRY(use_require(ctx, RIGHT_ACCOUNT_READ, path, 0));
    return list_fill(ctx, in->id, path, out);
}

/* ---- changing ---- */

/* Who manages accounts for some regimes lays down what is for one of those. */
static enum status require_writable(
    struct ctx *ctx, const struct approval_rule_put *in, struct str path)
{
    if (use_may(ctx, RIGHT_ACCOUNT_WRITE, path, regime_of(in->regime_id)))
        return ST_OK;
    return fail_field(
        ctx, PROBLEM_APPROVAL_SCOPE, "regime_id", "%s", problem_text(PROBLEM_APPROVAL_SCOPE));
}

static enum status require_document(struct ctx *ctx, const struct approval_rule_put *in)
{
    if (in->stages.len && !in->document.len)
        return fail_field(ctx, PROBLEM_APPROVAL_DOCUMENT, "document", "%s",
            problem_text(PROBLEM_APPROVAL_DOCUMENT));
    if (in->stages.len && in->document_on == DATE_NONE)
        return fail_field(ctx, PROBLEM_APPROVAL_DOCUMENT, "document_on", "%s",
            problem_text(PROBLEM_APPROVAL_DOCUMENT));
    return ST_OK;
}

static enum status account_refuse(
    struct ctx *ctx, enum problem_key problem, size_t stage, size_t account)
{
    struct str field = str_format(ctx->arena, "stages[%zu].accounts[%zu]", stage, account);

    return fail_field(ctx, problem, str_z(ctx->arena, field), "%s", problem_text(problem));
}

static enum status require_accounts(
    struct ctx *ctx, const struct approval_rule_put *in, struct str path)
{
    struct list able;

    TRY(able_look(ctx, path, in->regime_id, &able));
    for (size_t i = 0; i < in->stages.len; i++) {
        const struct review_stage *stage = LIST_AT(in->stages, struct review_stage, i);

        for (size_t k = 0; k < stage->accounts.len; k++) {
            int64_t account_id = *LIST_AT(stage->accounts, int64_t, k);
            enum problem_key problem;

            if (has_id(able, account_id))
                continue;
            TRY(account_problem(ctx, account_id, path, &problem));
            return account_refuse(ctx, problem, i, k);
        }
    }
    return ST_OK;
}

static enum status require_stages(
    struct ctx *ctx, const struct approval_rule_put *in, struct str path)
{
    size_t stage, account;

    switch (review_check(in->stages.items, in->stages.len, &stage, &account)) {
    case REVIEW_SOUND:
        break;
    case REVIEW_TITLE_TWICE:
        return fail_field(ctx, PROBLEM_APPROVAL_TITLE,
            str_z(ctx->arena, str_format(ctx->arena, "stages[%zu].title", stage)), "%s",
            problem_text(PROBLEM_APPROVAL_TITLE));
    case REVIEW_ACCOUNT_TWICE:
        return account_refuse(ctx, PROBLEM_APPROVAL_TWICE, stage, account);
    }
    return require_accounts(ctx, in, path);
}

static enum status rule_find(
    struct ctx *ctx, const struct approval_rule_put *in, struct str path, struct approval_rule *out)
{
    struct list rules;

    *out = (struct approval_rule){ 0 };
    TRY(db_start(ctx, STMT_APPROVAL_ONE,
        ARGS(ABLE_ARGS(ctx, path), V_INT(REGIME_NEW), V_INT(in->id), V_INT(in->regime_id))));
    TRY(rules_read(ctx, &rules));
    if (rules.len)
        *out = *LIST_AT(rules, struct approval_rule, 0);
    return out->version == in->version ? ST_OK : use_changed(ctx);
}

static enum status stages_put(struct ctx *ctx, int64_t rule_id, const struct approval_rule_put *in)
{
    for (size_t i = 0; i < in->stages.len; i++) {
        const struct review_stage *stage = LIST_AT(in->stages, struct review_stage, i);
        int64_t stage_id;
        bool found;

        TRY(db_one(ctx, STMT_APPROVAL_STAGE_INSERT,
            ARGS(V_INT(rule_id), V_INT((int64_t)i), V_TEXT(stage->title)), &found));
        stage_id = db_int(ctx, 0);
        for (size_t k = 0; k < stage->accounts.len; k++)
            TRY(db_run(ctx, STMT_APPROVAL_ACCOUNT_INSERT,
                ARGS(V_INT(stage_id), V_INT(*LIST_AT(stage->accounts, int64_t, k)))));
    }
    return ST_OK;
}

static enum status require_room(struct ctx *ctx, int64_t unit_id)
{
    bool found;

    TRY(db_one(ctx, STMT_APPROVAL_COUNT, ARGS(V_INT(unit_id)), &found));
    if (db_int(ctx, 0) < APPROVAL_RULES_MAX)
        return ST_OK;
    return fail(ctx, PROBLEM_APPROVAL_FULL, "%s", problem_text(PROBLEM_APPROVAL_FULL));
}

/* The row of the rule; *out_id 0: somebody else was first. */
static enum status rule_put(struct ctx *ctx, const struct approval_rule *before,
    const struct approval_rule_put *in, int64_t *out_id)
{
    struct str by = ctx->actor->name;
    bool found;

    if (!before->id) {
        TRY(require_room(ctx, in->id));
        TRY(db_one(ctx, STMT_APPROVAL_INSERT,
            ARGS(V_INT(in->id), V_ID(in->regime_id), V_TEXT(in->document), V_DATE(in->document_on),
                V_INT(ctx->now_ms), V_TEXT(by)),
            &found));
    } else {
        TRY(db_run(ctx, STMT_APPROVAL_ACCOUNTS_CLEAR, ARGS(V_INT(before->id))));
        TRY(db_run(ctx, STMT_APPROVAL_STAGES_CLEAR, ARGS(V_INT(before->id))));
        if (in->stages.len)
            TRY(db_one(ctx, STMT_APPROVAL_UPDATE,
                ARGS(V_INT(before->id), V_INT(before->version), V_TEXT(in->document),
                    V_DATE(in->document_on), V_INT(ctx->now_ms), V_TEXT(by)),
                &found));
        else
            TRY(db_one(ctx, STMT_APPROVAL_DELETE, ARGS(V_INT(before->id), V_INT(before->version)),
                &found));
    }
    *out_id = found ? db_int(ctx, 0) : 0;
    return ST_OK;
}

static struct str rule_json(struct ctx *ctx, const struct approval_rule *rule)
{
    return rule->id ? resource_to_json(ctx->arena, &approval_rule_resource, rule)
                    : (struct str){ 0 };
}

static enum status changed(struct ctx *ctx, int64_t unit_id, const struct approval_rule *before,
    const struct approval_rules *now, int64_t regime_id)
{
    struct approval_rule after = { 0 };

    for (size_t i = 0; i < now->items.len; i++)
        if (LIST_AT(now->items, struct approval_rule, i)->regime_id == regime_id)
            after = *LIST_AT(now->items, struct approval_rule, i);
    after.can_edit = false; /* of who asks, not of the rule */
    return history_add(ctx, (struct history_facts){
                                .action = "approval.change",
                                .object_type = OBJECT_UNIT,
                                .object_id = unit_id,
                                .unit_id = unit_id,
                                .note = after.id ? after.regime_name : before->regime_name,
                                .before = rule_json(ctx, before),
                                .after = rule_json(ctx, &after),
                            });
}

enum status approval_put(
    struct ctx *ctx, const struct approval_rule_put *in, struct approval_rules *out)
{
    struct approval_rule before;
    struct regime regime;
    struct str path;
    int64_t id;

    TRY(use_unit_path(ctx, "id", in->id, &path));
    TRY(use_require(ctx, RIGHT_ACCOUNT_WRITE, path, 0));
    if (in->regime_id)
        TRY(regime_get(ctx, in->regime_id, &regime));
    TRY(require_writable(ctx, in, path));
    TRY(rule_find(ctx, in, path, &before));
    TRY(require_document(ctx, in));
    TRY(require_stages(ctx, in, path));
    if (!before.id && !in->stages.len)
        return fail_field(
            ctx, PROBLEM_APPROVAL_NONE, "stages", "%s", problem_text(PROBLEM_APPROVAL_NONE));
    TRY(rule_put(ctx, &before, in, &id));
    if (!id)
        return use_changed(ctx);
    TRY(stages_put(ctx, id, in));
    TRY(list_fill(ctx, in->id, path, out));
    return changed(ctx, in->id, &before, out, in->regime_id);
}
