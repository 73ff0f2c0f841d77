#include "domain/regimes.h"

#include "core/aggregate.h"
#include "core/notice.h"
#include "core/period.h"
#include "core/text.h"
#include "domain/forms.h"
#include "domain/outlines.h"
#include "domain/periods.h"
#include "domain/profiles.h"
#include "domain/regime_rows.h"
#include "domain/use.h"
#include "store/form_cache.h"

enum status regime_get(struct ctx *ctx, int64_t id, struct regime *out)
{
    bool found;

    TRY(db_one(ctx, STMT_REGIME_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &regime_resource, 0, out);
    return ST_OK;
}

/* 0 where no version is in use. */
static enum status used_find(struct ctx *ctx, int64_t form_id, int64_t *out_version_id)
{
    bool found;

    TRY(db_one(ctx, STMT_FORM_USED, ARGS(V_INT(form_id)), &found));
    *out_version_id = found ? db_int(ctx, 0) : 0;
    return ST_OK;
}

/* Compares the versions in use of a regime's two forms, which the next cycle will have. A regime
 * whose form was repealed is looked at all the same. */
static enum status forms_compare(
    struct ctx *ctx, const struct regime *regime, struct regime_full *out, bool *out_void)
{
    const struct form_entry *source, *target;
    const struct aggregate_plan *plan;
    int64_t source_id, target_id;
    struct aggregate_gaps gaps;

    *out_void = false;
    if (!regime->form_id || !regime->total_form_id || regime->total_form_id == regime->form_id)
        return ST_OK;
    TRY(used_find(ctx, regime->form_id, &source_id));
    TRY(used_find(ctx, regime->total_form_id, &target_id));
    if (!source_id || !target_id)
        return ST_OK;
    TRY(form_entry_get(ctx, source_id, &source));
    TRY(form_entry_get(ctx, target_id, &target));
    plan = aggregate_plan_new(ctx->arena, &target->form, &source->form);
    gaps = aggregate_gaps(ctx->arena, plan);
    out->unmatched = gaps.items;
    out->unmatched_count = (int64_t)gaps.count;
    *out_void = aggregate_is_void(plan);
    return ST_OK;
}

enum status regime_view(struct ctx *ctx, const struct by_id *in, struct regime_full *out)
{
    bool is_void;

    TRY(regime_get(ctx, in->id, &out->regime));
    return forms_compare(ctx, &out->regime, out, &is_void);
}

static struct str search_key(struct ctx *ctx, const struct regime *regime)
{
    return text_search_key(ctx->arena,
        str_format(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(regime->name), STR_ARG(regime->code)));
}

enum status regime_list(struct ctx *ctx, const struct regime_query *in, struct page_out *out)
{
    struct str after;
    int64_t id;

    cursor_read(in->page, &id, &after);
    TRY(db_start(ctx, STMT_REGIME_LIST,
        ARGS(V_TEXT(text_search_key(ctx->arena, in->q)), V_TEXT(after),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &regime_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct regime *last = LIST_AT(out->items, struct regime, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, last->code);
    }
    return ST_OK;
}

bool regime_due_is_bound(enum regime_origin origin)
{
    return origin != ORIGIN_CENTRAL; /* whose reports are due as they say */
}

struct period_rules regime_rules(const struct regime *regime)
{
    return (struct period_rules){
        .kind = regime->period_kind,
        .window = regime->window_rule,
        .due = regime->due_rule,
        .total_due = regime->total_due_rule,
        .bound = regime_due_is_bound((enum regime_origin)regime->origin),
    };
}

/* A plan is of a year, and planned by no other: so none can be of itself. */
static enum status plan_check(struct ctx *ctx, const struct regime *regime)
{
    struct regime plan;
    bool found;

    if (!regime->plan_regime_id)
        return ST_OK;
    TRY(db_one(ctx, STMT_REGIME_GET, ARGS(V_INT(regime->plan_regime_id)), &found));
    if (found)
        row_read(ctx, &regime_resource, 0, &plan);
    if (!found || plan.id == regime->id || plan.period_kind != PERIOD_YEAR || plan.plan_regime_id)
        return fail_field(
            ctx, PROBLEM_REGIME_PLAN, "plan_regime_id", "%s", problem_text(PROBLEM_REGIME_PLAN));
    return ST_OK;
}

/* Units and forms it names exist, and its rules can be read. */
static enum status regime_check(
    struct ctx *ctx, const struct regime *regime, struct regime_full *out)
{
    const struct period_rules rules = regime_rules(regime);
    struct str path;
    int64_t version;
    bool is_void;

    TRY(use_unit_path(ctx, "receiver_unit_id", regime->receiver_unit_id, &path));
    if (regime->upper_unit_id)
        TRY(use_unit_path(ctx, "upper_unit_id", regime->upper_unit_id, &path));
    if (!regime->form_id && !regime->outline_id)
        return fail_field(
            ctx, PROBLEM_REGIME_NOTHING, "form_id", "%s", problem_text(PROBLEM_REGIME_NOTHING));
    if (regime->form_id)
        TRY(form_used(ctx, "form_id", regime->form_id, &version));
    if (regime->total_form_id)
        TRY(form_used(ctx, "total_form_id", regime->total_form_id, &version));
    if (regime->outline_id)
        TRY(outline_newest(ctx, "outline_id", regime->outline_id, &version));
    TRY(forms_compare(ctx, regime, out, &is_void));
    if (is_void)
        return fail_field(ctx, PROBLEM_REGIME_TOTAL_FORM, "total_form_id", "%s",
            problem_text(PROBLEM_REGIME_TOTAL_FORM));
    TRY(plan_check(ctx, regime));
    return period_rules_check(ctx, &rules);
}

/* A kind of report the regulation does not govern is not made into a regime; one that is there
 * from before keeps its kind (CT-02). */
static enum status kind_check(struct ctx *ctx, const struct regime *regime)
{
    const struct profile *profile;
    struct str title = str_of(period_kind_titles[regime->period_kind]);

    TRY(profile_get(ctx, &profile));
    if (!(profile->kinds_left_out >> regime->period_kind & 1))
        return ST_OK;
    return fail_field(ctx, PROBLEM_REGIME_LEFT_OUT, "period_kind",
        "%s Kỳ “" STR_FMT "”: " STR_FMT ".", problem_text(PROBLEM_REGIME_LEFT_OUT), STR_ARG(title),
        STR_ARG(profile_article_words(ctx->arena, profile->parts.left_out_article)));
}

/* To register a form one says who puts together and who approves, where the regulation asks for it;
 * what was registered before may leave it out until it is said, and is not unsaid then (CT-27). */
static enum status posts_check(
    struct ctx *ctx, const struct regime *regime, const struct regime *before)
{
    const struct profile *profile;
    const char *field = NULL;

    TRY(profile_get(ctx, &profile));
    if (!profile->parts.posts)
        return ST_OK;
    if (!regime->approver_post.len && (!before || before->approver_post.len))
        field = "approver_post";
    if (!regime->compiler_post.len && (!before || before->compiler_post.len))
        field = "compiler_post";
    if (!field)
        return ST_OK;
    return fail_field(ctx, PROBLEM_REGIME_POSTS, field, "%s " STR_FMT ".",
        problem_text(PROBLEM_REGIME_POSTS),
        STR_ARG(profile_article_words(ctx->arena, profile->parts.posts_article)));
}

static enum status regime_event(
    struct ctx *ctx, const char *action, const struct regime *before, const struct regime *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_REGIME,
                 .object_id = after->id,
                 .unit_id = after->lead_unit_id,
                 .other_unit_id = after->receiver_unit_id,
                 .before = before ? resource_to_json(ctx->arena, &regime_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &regime_resource, after),
             });
}

static void default_rules(struct regime *regime)
{
    if (!regime->window_rule.len)
        regime->window_rule = str_of(PERIOD_WINDOW_DEFAULT);
    if (!regime->due_rule.len)
        regime->due_rule = str_of(PERIOD_DUE_DEFAULT);
    if (!regime->total_due_rule.len)
        regime->total_due_rule = str_of(PERIOD_TOTAL_DUE_DEFAULT);
}

enum status regime_create(struct ctx *ctx, const struct regime *in, struct regime_full *out)
{
    struct regime regime = *in;
    enum status kept;
    struct str path;
    bool found;

    default_rules(&regime);
    TRY(use_unit_path(ctx, "lead_unit_id", regime.lead_unit_id, &path));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, path, REGIME_NEW));
    TRY(kind_check(ctx, &regime));
    TRY(posts_check(ctx, &regime, NULL));
    TRY(regime_check(ctx, &regime, out));
    kept = db_one(ctx, STMT_REGIME_INSERT,
        ARGS(V_TEXT(regime.code), V_TEXT(regime.name), V_TEXT(search_key(ctx, &regime)),
            V_TEXT(regime.legal_basis), V_INT(regime.lead_unit_id), V_INT(regime.receiver_unit_id),
            V_ID(regime.upper_unit_id), V_INT(regime.form_id), V_ID(regime.total_form_id),
            V_INT(regime.period_kind), V_TEXT(regime.window_rule), V_TEXT(regime.due_rule),
            V_TEXT(regime.total_due_rule), V_INT(ctx->now_ms), V_ID(regime.plan_regime_id),
            V_ID(regime.outline_id), V_INT(regime.origin), V_INT(regime.two_step),
            V_INT(regime.annex_apart), V_TEXT(regime.compiler_post), V_TEXT(regime.approver_post)),
        &found);
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_REGIME_CODE_TAKEN, "code", "%s (" STR_FMT ")",
            problem_text(PROBLEM_REGIME_CODE_TAKEN), STR_ARG(regime.code));
    TRY(kept);
    TRY(regime_get(ctx, db_int(ctx, 0), &out->regime));
    return regime_event(ctx, "regime.create", NULL, &out->regime);
}

enum status regime_change(struct ctx *ctx, const struct regime *in, struct regime_full *out)
{
    struct regime before, regime;
    struct str path;
    bool found;

    TRY(regime_get(ctx, in->id, &before));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, before.lead_unit_path, before.id));
    regime = before;
    resource_patch(&regime_resource, in->given, in, &regime);
    default_rules(&regime);
    TRY(use_unit_path(ctx, "lead_unit_id", regime.lead_unit_id, &path));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, path, before.id));
    if (regime.period_kind != before.period_kind)
        TRY(kind_check(ctx, &regime));
    TRY(posts_check(ctx, &regime, &before));
    TRY(regime_check(ctx, &regime, out));
    TRY(db_one(ctx, STMT_REGIME_UPDATE,
        ARGS(V_INT(regime.id), V_INT(in->version), V_TEXT(regime.name),
            V_TEXT(search_key(ctx, &regime)), V_TEXT(regime.legal_basis),
            V_INT(regime.lead_unit_id), V_INT(regime.receiver_unit_id), V_ID(regime.upper_unit_id),
            V_INT(regime.form_id), V_ID(regime.total_form_id), V_INT(regime.period_kind),
            V_TEXT(regime.window_rule), V_TEXT(regime.due_rule), V_TEXT(regime.total_due_rule),
            V_INT(regime.active), V_INT(ctx->now_ms), V_ID(regime.plan_regime_id),
            V_ID(regime.outline_id), V_INT(regime.origin), V_INT(regime.two_step),
            V_INT(regime.annex_apart), V_TEXT(regime.compiler_post), V_TEXT(regime.approver_post)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(regime_get(ctx, regime.id, &out->regime));
    return regime_event(ctx, "regime.change", &before, &out->regime);
}

/* ---- who reports ---- */

enum status reporter_rows(struct ctx *ctx, int64_t regime_id, struct list *out)
{
    struct reporter_row *rows = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_REPORTER_LIST, ARGS(V_INT(regime_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct reporter_row row = {
            .reporter = { .unit_id = db_int(ctx, 0),
                .unit_code = db_text(ctx, 3),
                .unit_name = db_text(ctx, 4) },
            .rows = db_text(ctx, 1),
            .columns = db_text(ctx, 2),
            .valid_from = db_date(ctx, 5),
            .valid_to = db_date(ctx, 6),
        };

        row.reporter.valid_from = db_date(ctx, 7);
        row.reporter.valid_to = db_date(ctx, 8);

        rows = list_room(ctx->arena, rows, len, &cap, sizeof(row));
        rows[len++] = row;
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ rows, len };
    return ST_OK;
}

enum status reporter_list(struct ctx *ctx, const struct by_id *in, struct page_out *out)
{
    struct reporter *reporters;
    struct regime regime;
    struct list rows;

    TRY(regime_get(ctx, in->id, &regime));
    TRY(reporter_rows(ctx, in->id, &rows));
    reporters = ARENA_ARRAY(ctx->arena, rows.len, struct reporter);
    for (size_t i = 0; i < rows.len; i++) {
        struct reporter_row *row = LIST_AT(rows, struct reporter_row, i);

        TRY(use_keys_read(ctx, row->rows, &row->reporter.rows));
        TRY(use_keys_read(ctx, row->columns, &row->reporter.columns));
        reporters[i] = row->reporter;
    }
    out->items = (struct list){ reporters, rows.len };
    return ST_OK;
}

/* Every key is one of the form the reporters fill in. */
enum status reporter_part_check(
    struct ctx *ctx, const struct form *form, const struct reporter *reporter, size_t i)
{
    const char *field = str_format(ctx->arena, "reporters[%zu]", i).ptr;

    for (size_t k = 0; k < reporter->rows.len; k++)
        if (form_row_index(form, *LIST_AT(reporter->rows, int64_t, k)) < 0)
            return fail_field(ctx, PROBLEM_REGIME_PART, field, "%s Dòng %lld.",
                problem_text(PROBLEM_REGIME_PART), (long long)*LIST_AT(reporter->rows, int64_t, k));
    for (size_t k = 0; k < reporter->columns.len; k++)
        if (form_column_index(form, *LIST_AT(reporter->columns, int64_t, k)) < 0)
            return fail_field(ctx, PROBLEM_REGIME_PART, field, "%s Cột %lld.",
                problem_text(PROBLEM_REGIME_PART),
                (long long)*LIST_AT(reporter->columns, int64_t, k));
    return ST_OK;
}

static enum status reporter_add(struct ctx *ctx, int64_t regime_id, const struct form *form,
    const struct reporter *reporter, size_t i)
{
    struct str path;
    enum status kept;

    TRY(use_unit_path(ctx, "reporters", reporter->unit_id, &path));
    TRY(reporter_part_check(ctx, form, reporter, i));
    if (reporter->valid_from != DATE_NONE && reporter->valid_to != DATE_NONE &&
        reporter->valid_from > reporter->valid_to)
        return fail_field(ctx, PROBLEM_REPORTER_DATES,
            str_format(ctx->arena, "reporters[%zu].valid_to", i).ptr, "%s",
            problem_text(PROBLEM_REPORTER_DATES));
    kept = db_run(ctx, STMT_REPORTER_INSERT,
        ARGS(V_INT(regime_id), V_INT(reporter->unit_id),
            V_TEXT(use_keys_write(ctx, &reporter->rows)),
            V_TEXT(use_keys_write(ctx, &reporter->columns)), V_DATE(reporter->valid_from),
            V_DATE(reporter->valid_to)));
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_REGIME_TWICE,
            str_format(ctx->arena, "reporters[%zu].unit_id", i).ptr, "%s Mục %zu.",
            problem_text(PROBLEM_REGIME_TWICE), i + 1);
    return kept;
}

/* Who reports which part, as the history keeps it: [{"unit_id":7,"rows":[1],"columns":[]},…]. */
enum status reporters_json(struct ctx *ctx, int64_t regime_id, struct str *out)
{
    struct buf text = { .arena = ctx->arena };
    struct list rows;

    TRY(reporter_rows(ctx, regime_id, &rows));
    buf_add_char(&text, '[');
    for (size_t i = 0; i < rows.len; i++) {
        const struct reporter_row *row = LIST_AT(rows, struct reporter_row, i);

        buf_addf(&text, "%s{\"unit_id\":%lld,\"rows\":" STR_FMT ",\"columns\":" STR_FMT "}",
            i ? "," : "", (long long)row->reporter.unit_id, STR_ARG(row->rows),
            STR_ARG(row->columns));
    }
    buf_add_char(&text, ']');
    *out = buf_str(&text);
    return ST_OK;
}

enum status reporters_set(struct ctx *ctx, const struct reporters_change *in, struct regime *out)
{
    static const struct form none; /* of a text no part can be given to one */
    const struct form *form = &none;
    const struct form_entry *entry;
    struct str before, after;
    struct regime regime;
    int64_t version_id;
    bool found;

    TRY(regime_get(ctx, in->id, &regime));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, regime.lead_unit_path, regime.id));
    TRY(db_one(ctx, STMT_REGIME_TOUCH, ARGS(V_INT(in->id), V_INT(in->version), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    if (regime.form_id) {
        TRY(form_used(ctx, "form_id", regime.form_id, &version_id));
        TRY(form_entry_get(ctx, version_id, &entry));
        form = &entry->form;
    }
    TRY(reporters_json(ctx, in->id, &before));
    TRY(db_run(ctx, STMT_REPORTER_CLEAR, ARGS(V_INT(in->id))));
    for (size_t i = 0; i < in->reporters.len; i++)
        TRY(reporter_add(ctx, in->id, form, LIST_AT(in->reporters, struct reporter, i), i));
    TRY(reporters_json(ctx, in->id, &after));
    TRY(regime_get(ctx, in->id, out));
    return history_add(ctx, (struct history_facts){
                                .action = "regime.reporters",
                                .object_type = OBJECT_REGIME,
                                .object_id = out->id,
                                .unit_id = out->lead_unit_id,
                                .note = str_format(ctx->arena, "%lld → %lld đơn vị",
                                    (long long)regime.reporters, (long long)out->reporters),
                                .before = before,
                                .after = after,
                            });
}
