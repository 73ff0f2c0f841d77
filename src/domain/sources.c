#include "domain/sources.h"

#include "core/externals.h"
#include "core/period.h"
#include "domain/grown.h"
#include "domain/lineage.h"
#include "domain/periods.h"

#define NO_PERIOD ((struct str){ 0 })

/* What says which reports are taken from. */
struct source_facts {
    int kind, state;
    int64_t unit_id, regime_id, plan_regime_id, revision, form_id;
    struct str code; /* of the own period */
    struct period own;
    bool has_time; /* periods before and after it can be named */
    struct str previous, last_year, year;
};

static enum status facts_get(struct ctx *ctx, int64_t report_id, struct source_facts *out)
{
    struct source_facts facts = { 0 };
    bool found;

    TRY(db_one(ctx, STMT_SOURCE_FACTS, ARGS(V_INT(report_id)), &found));
    facts.kind = (int)db_int(ctx, 0);
    facts.unit_id = db_int(ctx, 1);
    facts.regime_id = db_int(ctx, 2);
    facts.plan_regime_id = db_int(ctx, 3);
    facts.code = db_text(ctx, 4);
    facts.state = (int)db_int(ctx, 5);
    facts.revision = db_int(ctx, 6);
    facts.form_id = db_int(ctx, 7);
    facts.has_time = period_parse(facts.code, &facts.own) && !period_kind_is_named(facts.own.kind);
    if (facts.has_time) {
        facts.previous = period_code(ctx->arena, period_previous(facts.own));
        facts.last_year = period_code(ctx->arena, period_year_before(facts.own));
        facts.year = str_format(ctx->arena, "%d", facts.own.year);
    }
    *out = facts;
    return ST_OK;
}

/* ---- which reports ---- */

/* "|A|B|": the codes of the forms that BIEU names, each once. */
static struct str form_codes(struct ctx *ctx, struct formula_external_list list)
{
    struct buf codes = { .arena = ctx->arena };

    buf_add_char(&codes, '|');
    for (size_t i = 0; i < list.len; i++) {
        struct str between = str_format(ctx->arena, "|" STR_FMT "|", STR_ARG(list.items[i].form));

        if (list.items[i].kind == EXTERNAL_FORM && str_find(buf_str(&codes), between) == codes.len)
            buf_add(&codes, str_sub(between, 1, between.len));
    }
    return buf_str(&codes);
}

static enum status live_start(struct ctx *ctx, const struct report_work *work,
    const struct source_facts *facts, struct formula_external_list list)
{
    unsigned kinds = externals_kinds(work->base->program);
    bool adds_up = facts->has_time && (kinds & EXTERNAL_BIT(EXTERNAL_EARLIER));
    bool plans = facts->has_time && (kinds & EXTERNAL_BIT(EXTERNAL_PLAN));

    return db_start(ctx, STMT_SOURCE_LIVE,
        ARGS(V_INT(facts->unit_id), V_INT(work->report.id), V_INT(REPORT_SENT),
            V_INT(REPORT_ACCEPTED), V_INT(facts->kind), V_INT(facts->regime_id),
            V_TEXT(kinds & EXTERNAL_BIT(EXTERNAL_PREVIOUS) ? facts->previous : NO_PERIOD),
            V_TEXT(kinds & EXTERNAL_BIT(EXTERNAL_LAST_YEAR) ? facts->last_year : NO_PERIOD),
            V_TEXT(adds_up ? facts->year : NO_PERIOD), V_TEXT(adds_up ? facts->code : NO_PERIOD),
            V_INT(plans ? facts->plan_regime_id : 0), V_TEXT(plans ? facts->year : NO_PERIOD),
            V_TEXT(kinds & EXTERNAL_BIT(EXTERNAL_FORM) ? facts->code : NO_PERIOD),
            V_TEXT(form_codes(ctx, list))));
}

/* One row as it came, before it is known what it is for. */
struct found {
    int kind;
    int64_t regime_id;
    struct report_source source;
};

static struct found row_found(struct ctx *ctx, int64_t form_id)
{
    return (struct found){
        .kind = (int)db_int(ctx, 1),
        .regime_id = db_int(ctx, 2),
        .source = { .report_id = db_int(ctx, 0),
            .period = db_text(ctx, 3),
            .form_version_id = db_int(ctx, 4),
            .same_form = db_int(ctx, 5) == form_id,
            .form_code = db_text(ctx, 6),
            .revision_id = db_int(ctx, 7),
            .revision = db_int(ctx, 8),
            .blob = db_blob(ctx, 9),
            .roles = (unsigned)db_int(ctx, 10),
            .unit_id = db_int(ctx, 11),
            .unit_name = db_text(ctx, 12) },
    };
}

static bool is_named(struct formula_external_list list, struct str form_code)
{
    for (size_t i = 0; i < list.len; i++)
        if (list.items[i].kind == EXTERNAL_FORM && str_eq(list.items[i].form, form_code))
            return true;
    return false;
}

/* What a report found is for. */
static unsigned roles_of(
    const struct source_facts *facts, const struct found *found, struct formula_external_list list)
{
    bool same_kind = found->kind == facts->kind;
    struct str period = found->source.period;
    struct period parsed;
    unsigned roles = 0;

    if (str_eq(period, facts->code) && found->source.unit_id == facts->unit_id &&
        is_named(list, found->source.form_code))
        roles |= EXTERNAL_BIT(EXTERNAL_FORM);
    if (!facts->has_time || !same_kind || !period_parse(period, &parsed))
        return roles;
    if (found->regime_id == facts->plan_regime_id && str_eq(period, facts->year))
        roles |= EXTERNAL_BIT(EXTERNAL_PLAN);
    if (found->regime_id != facts->regime_id)
        return roles;
    if (str_eq(period, facts->previous))
        roles |= EXTERNAL_BIT(EXTERNAL_PREVIOUS);
    if (str_eq(period, facts->last_year))
        roles |= EXTERNAL_BIT(EXTERNAL_LAST_YEAR);
    if (period_is_earlier_of_year(parsed, facts->own))
        roles |= EXTERNAL_BIT(EXTERNAL_EARLIER);
    return roles;
}

static enum status sources_read(struct ctx *ctx, const struct source_facts *facts,
    struct formula_external_list list, struct list *out)
{
    struct report_source *sources = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct found found = row_found(ctx, facts->form_id);

        if (!found.source.roles)
            found.source.roles = roles_of(facts, &found, list);
        if (found.source.roles) {
            sources = list_room(ctx->arena, sources, len, &cap, sizeof(*sources));
            sources[len++] = found.source;
        }
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ sources, len };
    return ST_OK;
}

/* ---- their figures ---- */

static enum status source_open(struct ctx *ctx, const struct report_source *source,
    const struct form_entry *form, struct external_source *out)
{
    struct content *content;

    if (!content_unpack(ctx->arena, &form->form, source->blob, &content))
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)source->report_id);
    *out = (struct external_source){
        .roles = source->roles,
        .same_form = source->same_form,
        .form_code = source->form_code,
        .content = content,
    };
    return ST_OK;
}

/* Roles that one period plays: each unit of a lineage has one report for them, of one cycle. */
static const unsigned single[] = { EXTERNAL_BIT(EXTERNAL_PREVIOUS),
    EXTERNAL_BIT(EXTERNAL_LAST_YEAR), EXTERNAL_BIT(EXTERNAL_PLAN) };

/* What several units said in the role, as one; *out_roles: those that are done with. */
static enum status merged_take(struct ctx *ctx, const struct report_work *work, unsigned role,
    struct external_fill *fill, unsigned *out_roles)
{
    const struct report_source *one = NULL;
    struct str *blobs = ARENA_ARRAY(ctx->arena, work->sources.len + 1, struct str);
    struct list all = { blobs, 0 };
    const struct form_entry *form;
    struct content *content;

    for (size_t i = 0; i < work->sources.len; i++) {
        const struct report_source *source = LIST_AT(work->sources, struct report_source, i);

        if (!(source->roles & role))
            continue;
        blobs[all.len++] = source->blob;
        one = source;
    }
    if (all.len < 2)
        return ST_OK;
    TRY(form_entry_get(ctx, one->form_version_id, &form));
    TRY(lineage_sum(ctx, form, &all, &content));
    externals_add(ctx->arena, fill,
        &(struct external_source){ .roles = role,
            .same_form = one->same_form,
            .form_code = one->form_code,
            .content = content });
    *out_roles |= role;
    return ST_OK;
}

static enum status figures_take(struct ctx *ctx, struct report_work *work)
{
    struct external_fill *fill = externals_start(ctx->arena, work->base->program);
    unsigned merged = 0;
    uint64_t print = 1;

    for (size_t i = 0; i < ARRAY_LEN(single); i++)
        TRY(merged_take(ctx, work, single[i], fill, &merged));
    for (size_t i = 0; i < work->sources.len; i++) {
        const struct report_source *source = LIST_AT(work->sources, struct report_source, i);
        const struct form_entry *form;
        struct external_source opened;
        struct arena_mark mark;

        TRY(form_entry_get(ctx, source->form_version_id, &form));
        mark = arena_mark(ctx->arena); /* what is taken borrows the packed figures, not these */
        TRY(source_open(ctx, source, form, &opened));
        opened.roles &= ~merged;
        externals_add(ctx->arena, fill, &opened);
        arena_rewind(ctx->arena, mark);
        print = (print * 31 + (uint64_t)source->revision_id) * 31 + source->roles;
    }
    work->content->externals = externals_finish(fill);
    work->sources_print = (int64_t)(print >> 1) | 1; /* never 0 */
    return ST_OK;
}

enum status sources_load(struct ctx *ctx, struct report_work *work)
{
    struct formula_external_list list = formula_externals(work->base->program);
    struct source_facts facts;

    work->sources = (struct list){ 0 };
    if (!list.len)
        return ST_OK;
    TRY(facts_get(ctx, work->report.id, &facts));
    if (workflow_open_for_entry(&work->profile->workflow, (enum report_state)facts.state))
        TRY(live_start(ctx, work, &facts, list));
    else
        TRY(db_start(ctx, STMT_SOURCE_FROZEN, ARGS(V_INT(work->report.id), V_INT(facts.revision))));
    TRY(sources_read(ctx, &facts, list, &work->sources));
    return figures_take(ctx, work);
}

enum status sources_apply(struct ctx *ctx, struct report_work *work)
{
    TRY(sources_load(ctx, work));
    if (work->content->externals && report_open_for_entry(work))
        (void)formula_run_from(
            ctx->arena, report_program(ctx, work), work->content, (struct slot_list){ 0 });
    return ST_OK;
}

enum status sources_freeze(struct ctx *ctx, const struct report_work *work, int64_t revision_id)
{
    for (size_t i = 0; i < work->sources.len; i++) {
        const struct report_source *source = LIST_AT(work->sources, struct report_source, i);

        TRY(db_queue(ctx, STMT_SOURCE_INSERT,
            ARGS(V_INT(revision_id), V_INT((int64_t)i), V_INT(source->revision_id),
                V_INT(source->roles))));
    }
    return ST_OK;
}

/* ---- on the wire ---- */

static struct external_out external_shown(struct ctx *ctx, const struct cell *cell)
{
    static const int types[] = { [CELL_EMPTY] = TYPE_NUMBER,
        [CELL_NUMBER] = TYPE_NUMBER,
        [CELL_TEXT] = TYPE_TEXT,
        [CELL_DATE] = TYPE_DATE,
        [CELL_YES_NO] = TYPE_YES_NO };
    struct buf text = { .arena = ctx->arena };

    cell_add_to(&text, *cell);
    return (struct external_out){
        .type = types[cell->kind],
        .value = buf_str(&text),
        .error = cell->error ? str_of(cell_error_names[cell->error]) : (struct str){ 0 },
    };
}

struct list sources_encode(struct ctx *ctx, const struct report_work *work)
{
    size_t len = formula_externals(work->base->program).len;
    struct external_out *shown = ARENA_ARRAY(ctx->arena, len, struct external_out);

    for (size_t i = 0; i < len; i++)
        shown[i] = external_shown(ctx, &work->content->externals[i]);
    return (struct list){ shown, len };
}
