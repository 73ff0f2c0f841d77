#include "domain/usage_plans.h"

#include "domain/openings.h"
#include "domain/periods.h"
#include "domain/profiles.h"
#include "domain/regime_rows.h"
#include "domain/regimes.h"
#include "domain/system_actor.h"
#include "domain/usage_papers.h"
#include "model/profile.h"
#include "model/report.h"
#include "model/unit.h"

/* A regime the system keeps. */
struct kept {
    struct str code;
    int64_t regime_id;
    int ower;
    struct str rule; /* as it was followed last; empty: no rule asks for it */
};

static enum status kept_read(struct ctx *ctx, struct list *out)
{
    struct kept *items = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_USAGE_REGIME_LIST, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        items = list_room(ctx->arena, items, len, &cap, sizeof(*items));
        items[len++] =
            (struct kept){ db_text(ctx, 0), db_int(ctx, 1), (int)db_int(ctx, 2), db_text(ctx, 3) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ items, len };
    return ST_OK;
}

static const struct kept *kept_find(const struct list *kept, struct str code)
{
    for (size_t i = 0; i < kept->len; i++)
        if (str_eq(LIST_AT(*kept, struct kept, i)->code, code))
            return LIST_AT(*kept, struct kept, i);
    return NULL;
}

enum status usage_office_find(struct ctx *ctx, struct usage_office *out, bool *out_found)
{
    *out = (struct usage_office){ 0 };
    TRY(db_one(ctx, STMT_USAGE_OFFICE_GET, NO_ARGS, out_found));
    if (*out_found)
        *out = (struct usage_office){
            .unit_id = db_int(ctx, 0),
            .unit_name = db_text(ctx, 1),
            .unit_path = db_text(ctx, 2),
            .upper_unit_id = db_int(ctx, 3),
            .upper_unit_name = db_text(ctx, 4),
            .upper_path = db_text(ctx, 5),
            .form_id = db_int(ctx, 6),
            .outline_id = db_int(ctx, 7),
            .version = db_int(ctx, 8),
        };
    return ST_OK;
}

/* ---- following the rules ---- */

/* One go over the rules: looking whether there is something to do, or doing it. */
struct keeper {
    struct ctx *ctx;
    const struct profile *profile;
    struct usage_office office;
    struct list kept;
    bool looks;
    bool stale; /* what looking found */
};

/* The rule with all that its regime is made of besides. */
static struct str rule_text(const struct keeper *k, const struct usage_rule *rule)
{
    return str_format(k->ctx->arena, "%lld %lld " STR_FMT " " STR_FMT, (long long)k->office.unit_id,
        (long long)k->office.upper_unit_id, STR_ARG(k->profile->about.regulation),
        STR_ARG(resource_to_json(k->ctx->arena, &usage_rule_resource, rule)));
}

static void regime_fill(
    const struct keeper *k, const struct usage_rule *rule, struct regime *regime)
{
    const struct usage_office *office = &k->office;
    struct str rest = rule->article; /* behind a semicolon it is about the rule, not the basis */
    struct str basis = profile_article_words(k->ctx->arena, str_cut(&rest, ';'));
    bool own = rule->ower == USAGE_OF_OPERATOR;

    regime->name = rule->title;
    regime->legal_basis = str_format(
        k->ctx->arena, STR_FMT " " STR_FMT, STR_ARG(basis), STR_ARG(k->profile->about.regulation));
    regime->lead_unit_id = own ? office->upper_unit_id : office->unit_id;
    regime->receiver_unit_id = regime->lead_unit_id;
    regime->upper_unit_id =
        own || office->upper_unit_id == office->unit_id ? 0 : office->upper_unit_id;
    regime->form_id = office->form_id;
    regime->outline_id = office->outline_id;
    regime->period_kind = rule->kind;
    regime->origin = ORIGIN_PROVINCE;
    regime->window_rule = rule->window;
    regime->due_rule = rule->due;
    regime->active = true;
    regime->compiler_post = S("Cán bộ được giao theo dõi Hệ thống của đơn vị chủ trì");
    regime->approver_post = S("Lãnh đạo đơn vị chủ trì");
}

static enum status regime_make(
    const struct keeper *k, const struct usage_rule *rule, int64_t *out_regime_id)
{
    struct regime regime = { .code = rule->code };
    struct regime_full made = { 0 };

    regime_fill(k, rule, &regime);
    TRY(regime_create(k->ctx, &regime, &made));
    *out_regime_id = made.regime.id;
    return db_run(k->ctx, STMT_USAGE_REGIME_INSERT,
        ARGS(V_TEXT(rule->code), V_INT(made.regime.id), V_INT(rule->ower),
            V_TEXT(rule_text(k, rule))));
}

static enum status regime_save(const struct keeper *k, struct regime *regime)
{
    struct regime_full made = { 0 };

    regime->given = UINT64_MAX;
    return regime_change(k->ctx, regime, &made);
}

static enum status regime_follow(
    const struct keeper *k, const struct usage_rule *rule, const struct kept *kept)
{
    struct regime regime;

    TRY(regime_get(k->ctx, kept->regime_id, &regime));
    regime_fill(k, rule, &regime);
    TRY(regime_save(k, &regime));
    return db_run(k->ctx, STMT_USAGE_REGIME_UPDATE,
        ARGS(V_TEXT(rule->code), V_INT(rule->ower), V_TEXT(rule_text(k, rule))));
}

/* No rule asks for it any more: it stays, and nothing of it opens. */
static enum status regime_rest(const struct keeper *k, const struct kept *kept)
{
    struct regime regime;

    TRY(regime_get(k->ctx, kept->regime_id, &regime));
    regime.active = false;
    TRY(regime_save(k, &regime));
    return db_run(k->ctx, STMT_USAGE_REGIME_UPDATE,
        ARGS(V_TEXT(kept->code), V_INT(kept->ower), V_TEXT(S(""))));
}

/* ---- who owes them ---- */

/* Units that owe reports by the rule and are not on the list of its regime (0: there is none). */
static enum status owers_missing(
    const struct keeper *k, const struct usage_rule *rule, int64_t regime_id, struct list *out)
{
    struct ctx *ctx = k->ctx;
    const struct value regime = V_INT(regime_id), today = V_INT(use_today(ctx)),
                       office = V_INT(k->office.unit_id);
    int64_t *alone = ARENA_NEW(ctx->arena, int64_t);
    bool found;

    switch ((enum usage_ower)rule->ower) {
    case USAGE_OF_UNITS:
        TRY(db_start(ctx, STMT_USAGE_OWERS_UNITS,
            ARGS(regime, today, office, V_INT(UNIT_DEPARTMENT), V_INT(UNIT_DISTRICT),
                V_INT(UNIT_COMMUNE), V_INT(UNIT_WARD), V_INT(UNIT_SPECIAL_ZONE))));
        return ids_read(ctx, out);
    case USAGE_OF_LEADS:
        TRY(db_start(ctx, STMT_USAGE_OWERS_LEADS, ARGS(regime, today, office)));
        return ids_read(ctx, out);
    case USAGE_OF_OPERATOR:
    case USAGE_OWER_COUNT:
        break;
    }
    TRY(db_one(ctx, STMT_USAGE_ON_LIST, ARGS(regime, office), &found));
    *alone = k->office.unit_id;
    *out = (struct list){ alone, found ? 0 : 1 };
    return ST_OK;
}

/* Whether somebody who is on the list stays there: the office receives from others, and reports
 * itself where nobody else does. */
static bool stays(const struct keeper *k, const struct usage_rule *rule, int64_t unit_id)
{
    return (rule->ower == USAGE_OF_OPERATOR) == (unit_id == k->office.unit_id);
}

/* Behind those that stay, as they are. */
static enum status owers_add(const struct keeper *k, const struct usage_rule *rule,
    int64_t regime_id, const struct list *missing)
{
    struct ctx *ctx = k->ctx;
    struct reporters_change change = { .id = regime_id };
    struct page_out there = { 0 };
    struct reporter *reporters;
    struct regime regime;
    size_t len = 0;

    TRY(regime_get(ctx, regime_id, &regime));
    TRY(reporter_list(ctx, &(struct by_id){ regime_id }, &there));
    reporters = ARENA_ARRAY(ctx->arena, there.items.len + missing->len + 1, struct reporter);
    for (size_t i = 0; i < there.items.len; i++)
        if (stays(k, rule, LIST_AT(there.items, struct reporter, i)->unit_id))
            reporters[len++] = *LIST_AT(there.items, struct reporter, i);
    for (size_t i = 0; i < missing->len; i++)
        reporters[len++] = (struct reporter){ .unit_id = *LIST_AT(*missing, int64_t, i),
            .valid_from = DATE_NONE,
            .valid_to = DATE_NONE };
    if (!missing->len && len == there.items.len)
        return ST_OK;
    change.version = regime.version;
    change.reporters = (struct list){ reporters, len };
    return reporters_set(ctx, &change, &regime);
}

/* A regime nobody reports under opens nothing. */
static enum status opening_follow(
    const struct keeper *k, const struct usage_rule *rule, int64_t regime_id)
{
    struct opening_rule opening;
    struct regime regime;

    TRY(regime_get(k->ctx, regime_id, &regime));
    TRY(opening_view(k->ctx, &(struct by_id){ regime_id }, &opening));
    if (!regime.reporters || opening.days == rule->days)
        return ST_OK;
    opening.days = rule->days;
    return opening_set(k->ctx, &opening, &opening);
}

static enum status rule_keep(struct keeper *k, const struct usage_rule *rule)
{
    const struct kept *kept = kept_find(&k->kept, rule->code);
    bool follows = kept && str_eq(kept->rule, rule_text(k, rule));
    int64_t regime_id = kept ? kept->regime_id : 0;
    struct list missing;

    TRY(owers_missing(k, rule, regime_id, &missing));
    if (follows && !missing.len)
        return ST_OK;
    k->stale = true;
    if (k->looks)
        return ST_OK;
    if (!kept)
        TRY(regime_make(k, rule, &regime_id));
    else if (!follows)
        TRY(regime_follow(k, rule, kept));
    TRY(owers_add(k, rule, regime_id, &missing));
    return opening_follow(k, rule, regime_id);
}

static bool is_asked_for(const struct keeper *k, struct str code)
{
    const struct list *rules = &k->profile->usage.reports;

    for (size_t i = 0; i < rules->len; i++)
        if (str_eq(LIST_AT(*rules, struct usage_rule, i)->code, code))
            return true;
    return false;
}

static enum status all_keep(struct keeper *k)
{
    const struct list *rules = &k->profile->usage.reports;

    for (size_t i = 0; i < rules->len; i++)
        TRY(rule_keep(k, LIST_AT(*rules, struct usage_rule, i)));
    for (size_t i = 0; i < k->kept.len; i++) {
        const struct kept *kept = LIST_AT(k->kept, struct kept, i);

        if (!kept->rule.len || is_asked_for(k, kept->code))
            continue;
        k->stale = true;
        if (!k->looks)
            TRY(regime_rest(k, kept));
    }
    return ST_OK;
}

static enum status keeper_open(struct ctx *ctx, struct keeper *out, bool *out_named)
{
    *out = (struct keeper){ .ctx = ctx };
    TRY(profile_get(ctx, &out->profile));
    TRY(usage_office_find(ctx, &out->office, out_named));
    return kept_read(ctx, &out->kept);
}

enum status usage_plan_is_stale(struct ctx *ctx, bool *out)
{
    struct keeper keeper;
    bool named;

    *out = false;
    TRY(keeper_open(ctx, &keeper, &named));
    if (!named)
        return ST_OK;
    keeper.looks = true;
    TRY(all_keep(&keeper));
    *out = keeper.stale;
    return ST_OK;
}

enum status usage_plan_keep(struct ctx *ctx)
{
    const struct actor *asked = ctx->actor;
    struct keeper keeper;
    bool named;

    TRY(keeper_open(ctx, &keeper, &named));
    if (!named)
        return ST_OK;
    ctx->actor = system_actor(ctx, SYSTEM_MAY(REGIME_WRITE), S(""));
    TRY(all_keep(&keeper));
    ctx->actor = asked;
    return ST_OK;
}

/* ---- naming the office ---- */

/* What the system makes is the whole province's: a right over some units does not reach it. */
static bool may_set(struct ctx *ctx)
{
    return access_allows_roots(ctx->actor, RIGHT_REGIME_WRITE, use_today(ctx));
}

/* Form and outline are of whoever names the office, who may not write forms. */
static const struct actor *papers_maker(struct ctx *ctx)
{
    const struct actor *system = system_actor(ctx, SYSTEM_MAY(FORM_WRITE), S(""));
    struct actor *maker = ARENA_NEW(ctx->arena, struct actor);

    *maker = *ctx->actor;
    maker->access = system->access;
    maker->grants = system->grants;
    maker->grants_len = system->grants_len;
    return maker;
}

static enum status office_keep(struct ctx *ctx, const struct usage_office *in)
{
    const struct actor *asked = ctx->actor;
    int64_t form_id, outline_id;
    bool found;

    if (in->version) {
        TRY(db_one(ctx, STMT_USAGE_OFFICE_UPDATE,
            ARGS(V_INT(in->unit_id), V_INT(in->upper_unit_id), V_INT(ctx->now_ms),
                V_INT(in->version)),
            &found));
        return found ? ST_OK : use_changed(ctx);
    }
    TRY(db_one(ctx, STMT_USAGE_OFFICE_GET, NO_ARGS, &found));
    if (found)
        return use_changed(ctx);
    ctx->actor = papers_maker(ctx);
    TRY(usage_form_make(ctx, in->unit_id, &form_id));
    TRY(usage_outline_make(ctx, in->unit_id, &outline_id));
    ctx->actor = asked;
    TRY(db_one(ctx, STMT_USAGE_OFFICE_INSERT,
        ARGS(V_INT(in->unit_id), V_INT(in->upper_unit_id), V_INT(form_id), V_INT(outline_id),
            V_INT(ctx->now_ms)),
        &found));
    return found ? ST_OK : use_changed(ctx);
}

enum status usage_office_set(struct ctx *ctx, const struct usage_office *in, struct usage_plan *out)
{
    struct usage_office before, after;
    struct str path;
    bool found;

    if (!may_set(ctx))
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(use_unit_path(ctx, "upper_unit_id", in->upper_unit_id, &path));
    TRY(usage_office_find(ctx, &before, &found));
    TRY(office_keep(ctx, in));
    TRY(usage_office_find(ctx, &after, &found));
    TRY(history_add(ctx,
        (struct history_facts){
            .action = "usage.office",
            .object_type = OBJECT_UNIT,
            .object_id = in->unit_id,
            .unit_id = in->unit_id,
            .other_unit_id = in->upper_unit_id,
            .before = before.version ? resource_to_json(ctx->arena, &usage_office_resource, &before)
                                     : (struct str){ 0 },
            .after = resource_to_json(ctx->arena, &usage_office_resource, &after),
        }));
    TRY(usage_plan_keep(ctx));
    return usage_plan_view(ctx, out);
}

/* ---- reading ---- */

static enum status last_fill(struct ctx *ctx, struct usage_item *item)
{
    bool found;

    TRY(db_one(ctx, STMT_USAGE_LAST,
        ARGS(V_INT(item->regime_id), V_INT(REPORT_SENT), V_INT(REPORT_ACCEPTED)), &found));
    if (!found)
        return ST_OK;
    item->cycle_id = db_int(ctx, 0);
    item->period_title = period_words(ctx->arena, db_text(ctx, 1));
    item->due_on = db_date(ctx, 2);
    item->reports = db_int(ctx, 3);
    item->sent = db_int(ctx, 4);
    item->drawn = db_int(ctx, 5);
    return ST_OK;
}

static enum status item_fill(struct ctx *ctx, const struct kept *kept, struct usage_item *item)
{
    struct opening_rule opening;
    struct regime regime;

    if (!kept)
        return ST_OK;
    item->regime_id = kept->regime_id;
    TRY(regime_get(ctx, kept->regime_id, &regime));
    item->reporters = regime.reporters;
    TRY(opening_view(ctx, &(struct by_id){ kept->regime_id }, &opening));
    item->next_on = opening.next_on;
    item->next_title = opening.next_title;
    return last_fill(ctx, item);
}

/* Of the year whose day is next. */
static void scoring_fill(struct ctx *ctx, const struct profile_day *day, struct usage_plan *out)
{
    int year = date_ymd(use_today(ctx)).year;
    struct scoring scoring;

    out->scoring_from = out->scoring_to = out->scoring_on = DATE_NONE;
    if (!scoring_of(day, year, &scoring))
        return;
    if (scoring.made_on < use_today(ctx) && !scoring_of(day, ++year, &scoring))
        return;
    out->scoring_before = day->on;
    out->scoring_article = day->article;
    out->scoring_year = year;
    out->scoring_from = scoring.due.first;
    out->scoring_to = scoring.due.last;
    out->scoring_on = scoring.made_on;
}

enum status usage_plan_view(struct ctx *ctx, struct usage_plan *out)
{
    const struct list *rules;
    struct usage_item *items;
    struct keeper k;
    bool named;

    TRY(keeper_open(ctx, &k, &named));
    rules = &k.profile->usage.reports;
    items = ARENA_ARRAY(ctx->arena, rules->len + 1, struct usage_item);
    for (size_t i = 0; i < rules->len; i++) {
        const struct usage_rule *rule = LIST_AT(*rules, struct usage_rule, i);

        items[i] = (struct usage_item){
            .code = rule->code,
            .title = rule->title,
            .ower = rule->ower,
            .ower_title = str_of(usage_ower_titles[rule->ower]),
            .kind = rule->kind,
            .kind_title = str_of(period_kind_titles[rule->kind]),
            .article = rule->article,
            .next_on = DATE_NONE,
            .due_on = DATE_NONE,
        };
        TRY(item_fill(ctx, kept_find(&k.kept, rule->code), &items[i]));
    }
    *out = (struct usage_plan){
        .office = k.office, .can_set = may_set(ctx), .items = { items, rules->len }
    };
    scoring_fill(ctx, &k.profile->usage.scoring, out);
    return ST_OK;
}
