#include "domain/narratives.h"

#include "core/narrative/changes.h"
#include "core/narrative/claims.h"
#include "core/narrative/join.h"
#include "core/narrative/place.h"
#include "core/narrative/sections.h"
#include "domain/lineage.h"
#include "domain/outlines.h"
#include "domain/totals.h"
#include "domain/use.h"

/* ---- loading ---- */

#define LOAD_ARGS(report) ARGS(V_INT((report)->id))

enum status narrative_ahead(struct ctx *ctx, const struct report *report)
{
    return db_ahead(ctx, STMT_NARRATIVE_LOAD, LOAD_ARGS(report));
}

enum status narrative_load(struct ctx *ctx, const struct report *report, struct narrative_kept *out)
{
    struct str outline, text;
    bool found;

    *out = (struct narrative_kept){ 0 };
    TRY(db_one(ctx, STMT_NARRATIVE_LOAD, LOAD_ARGS(report), &found));
    if (!found)
        return use_not_found(ctx);
    outline = db_text(ctx, 1);
    text = db_text(ctx, 2);
    if (!outline.len)
        return ST_OK;
    out->outline_title = db_text(ctx, 0);
    out->version = db_int(ctx, 3);
    out->changed_ms = db_int(ctx, 4);
    out->changed_by = db_text(ctx, 5);
    out->frozen = report->submitted_ms != 0 && text.len;
    TRY(document_kept(ctx, DOC_OUTLINE, outline, &out->outline));
    if (!text.len) {
        out->doc = narrative_start(ctx->arena, out->outline);
        return ST_OK;
    }
    return document_kept(ctx, out->frozen ? DOC_FROZEN : DOC_DRAFT, text, &out->doc);
}

static enum status load_some(
    struct ctx *ctx, const struct report *report, struct narrative_kept *out)
{
    TRY(narrative_load(ctx, report, out));
    if (out->outline)
        return ST_OK;
    return fail(ctx, PROBLEM_NARRATIVE_NONE, "%s", problem_text(PROBLEM_NARRATIVE_NONE));
}

/* ---- the figures it is about ---- */

static struct str period_before(struct ctx *ctx, struct str code, enum narrative_when when)
{
    struct period period;

    if (when == WHEN_NOW || !period_parse(code, &period))
        return code;
    period = when == WHEN_PREVIOUS ? period_previous(period) : period_year_before(period);
    return period_code(ctx->arena, period);
}

/* Asks for the figures of a source: those of the regime's own form in another period, or of the
 * unit's report on another form. What counts is what is sent, as with formulas (sources.h). */
static enum status source_start(
    struct ctx *ctx, const struct report *report, const struct narrative_source *source)
{
    struct str period = period_before(ctx, report->period, source->when);

    if (source->form.len)
        return db_start(ctx, STMT_NARRATIVE_OTHER_FIGURES,
            ARGS(V_INT(report->unit_id), V_TEXT(source->form), V_TEXT(period), V_INT(report->kind),
                V_INT(REPORT_SENT), V_INT(REPORT_ACCEPTED)));
    return db_start(ctx, STMT_NARRATIVE_OWN_FIGURES,
        ARGS(V_INT(report->regime_id), V_INT(report->unit_id), V_INT(report->kind), V_TEXT(period),
            V_INT(REPORT_SENT), V_INT(REPORT_ACCEPTED)));
}

/* struct str of each: of the unit, and of those it took over from. */
static enum status blobs_read(struct ctx *ctx, int64_t *out_form_version_id, struct list *out)
{
    struct str *blobs = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        blobs = list_room(ctx->arena, blobs, len, &cap, sizeof(*blobs));
        *out_form_version_id = db_int(ctx, 0);
        blobs[len++] = db_blob(ctx, 1);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ blobs, len };
    return ST_OK;
}

/* Fills in the figures; *out_found false: there are none, and the places say so. */
static enum status source_load(
    struct ctx *ctx, const struct report *report, struct narrative_source *source, bool *out_found)
{
    const struct form_entry *form;
    int64_t form_version_id = 0;
    struct content *content;
    struct list blobs;
    struct str blob;

    TRY(source_start(ctx, report, source));
    TRY(blobs_read(ctx, &form_version_id, &blobs));
    *out_found = blobs.len > 0;
    if (!*out_found)
        return ST_OK;
    TRY(form_entry_get(ctx, form_version_id, &form));
    content = content_new(ctx->arena, &form->form);
    blob = *LIST_AT(blobs, struct str, 0);
    if (blobs.len > 1)
        TRY(lineage_sum(ctx, form, &blobs, &content));
    else if (blob.len && !content_unpack(ctx->arena, &form->form, blob, &content))
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)report->id);
    source->layout = content->shape->form;
    source->content = content;
    return ST_OK;
}

static enum status facts_fill(struct ctx *ctx, const struct report_work *work,
    const struct doc_node *doc, struct narrative_facts *out)
{
    struct list wants = narrative_wants(ctx->arena, doc);
    struct narrative_source *sources =
        ARENA_ARRAY(ctx->arena, wants.len + 1, struct narrative_source);
    size_t len = 1;

    sources[0] = (struct narrative_source){
        .when = WHEN_NOW,
        .layout = &work->form->form,
        .content = work->content,
    };
    for (size_t i = 0; i < wants.len; i++) {
        bool found;

        sources[len] = *LIST_AT(wants, struct narrative_source, i);
        TRY(source_load(ctx, &work->report, &sources[len], &found));
        len += found;
    }
    *out = (struct narrative_facts){
        .sources = sources,
        .sources_len = len,
        .period = work->report.period,
        .unit = work->report.unit_name,
        .receiver = work->report.receiver_unit_name,
    };
    return ST_OK;
}

/* ---- reading ---- */

static enum status out_fill(struct ctx *ctx, const struct report_work *work,
    const struct narrative_kept *kept, struct narrative_out *out)
{
    struct wf_verdict enter = report_may_enter(ctx, work);
    struct narrative_facts facts;

    if (!kept->frozen)
        TRY(facts_fill(ctx, work, kept->doc, &facts));
    *out = (struct narrative_out){
        .report_id = work->report.id,
        .version = kept->version,
        .report_version = work->report.version,
        .outline_title = kept->outline_title,
        .document = document_write(ctx->arena, kept->doc),
        .sections = narrative_sections(ctx->arena, kept->outline, kept->doc),
        .values = narrative_values(ctx->arena, kept->frozen ? NULL : &facts, kept->doc),
        .findings = narrative_claims(ctx->arena, kept->doc, work->content),
        .frozen = kept->frozen,
        .can_edit = enter.refusal == WF_OK,
        .edit_reason = str_of(workflow_reason(enter, (enum report_state)work->report.state)),
        .changed_ms = kept->changed_ms,
        .changed_by = kept->changed_by,
    };
    return ST_OK;
}

enum status narrative_view(struct ctx *ctx, const struct by_id *in, struct narrative_out *out)
{
    struct narrative_kept kept;
    struct report_work work;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(report_require_figures(ctx, &work.report));
    TRY(load_some(ctx, &work.report, &kept));
    return out_fill(ctx, &work, &kept, out);
}

/* ---- saving ---- */

static enum status draft_put(struct ctx *ctx, struct report *report, const struct narrative_put *in,
    struct narrative_kept *kept)
{
    bool found;

    TRY(db_one(ctx, STMT_NARRATIVE_PUT,
        ARGS(V_INT(in->id), V_TEXT(in->document), V_INT(in->version), V_INT(ctx->now_ms),
            V_INT(ctx->actor->account_id)),
        &found));
    if (!found)
        return use_changed(ctx);
    kept->version = db_int(ctx, 0);
    kept->changed_ms = ctx->now_ms;
    kept->changed_by = ctx->actor->name;
    TRY(db_queue(ctx, STMT_REPORT_TOUCH,
        ARGS(V_INT(report->id), V_INT(report->version), V_INT(REPORT_IN_ENTRY),
            V_INT(ctx->now_ms))));
    report->version++;
    report->state = REPORT_IN_ENTRY;
    report->changed_ms = ctx->now_ms;
    return ST_OK;
}

static enum status write_event(struct ctx *ctx, const struct report *report,
    const struct doc_node *before, const struct doc_node *after)
{
    struct doc_changes changes = doc_changes_of(ctx->arena, before, after);

    return history_add(ctx, (struct history_facts){
                                .action = "report.write",
                                .object_type = OBJECT_REPORT,
                                .object_id = report->id,
                                .object_version = report->version,
                                .unit_id = report->unit_id,
                                .other_unit_id = report->receiver_unit_id,
                                .before = changes.before,
                                .after = changes.after,
                            });
}

enum status narrative_save(
    struct ctx *ctx, const struct narrative_put *in, struct narrative_out *out)
{
    struct narrative_kept kept;
    struct report_work work;
    struct wf_verdict verdict;
    struct doc_node *before;

    TRY(report_work_get(ctx, in->id, &work));
    verdict = report_may_enter(ctx, &work);
    TRY(report_refuse(ctx, verdict, (enum report_state)work.report.state));
    TRY(load_some(ctx, &work.report, &kept));
    if (kept.version != in->version)
        return use_changed(ctx);
    before = kept.doc;
    TRY(document_kept(ctx, DOC_DRAFT, in->document, &kept.doc));
    TRY(draft_put(ctx, &work.report, in, &kept));
    TRY(write_event(ctx, &work.report, before, kept.doc));
    return out_fill(ctx, &work, &kept, out);
}

/* ---- submitting ---- */

/* The first compulsory section that is empty, or NULL. */
static const struct doc_section *gap_find(struct ctx *ctx, const struct narrative_kept *kept)
{
    struct list sections;

    if (!kept->outline)
        return NULL;
    sections = narrative_sections(ctx->arena, kept->outline, kept->doc);
    return narrative_gap(&sections);
}

enum status narrative_ask(struct ctx *ctx, struct report_work *work)
{
    const struct doc_section *gap;
    struct narrative_kept kept;

    TRY(narrative_load(ctx, &work->report, &kept));
    gap = gap_find(ctx, &kept);
    work->has_text = kept.outline != NULL;
    work->text_met = gap ? 0 : NEED_TEXT;
    work->text_gap = gap ? gap->id : (struct str){ 0 };
    return ST_OK;
}

enum status narrative_require(struct ctx *ctx, const struct report *report)
{
    const struct doc_section *gap;
    struct narrative_kept kept;

    TRY(narrative_load(ctx, report, &kept));
    gap = gap_find(ctx, &kept);
    if (!gap)
        return ST_OK;
    return fail_field(ctx, PROBLEM_NARRATIVE_EMPTY,
        str_format(ctx->arena, "narrative." STR_FMT, STR_ARG(gap->id)).ptr,
        "%s Mục “" STR_FMT ". " STR_FMT "”.", problem_text(PROBLEM_NARRATIVE_EMPTY),
        STR_ARG(gap->number), STR_ARG(gap->title));
}

enum status narrative_final(struct ctx *ctx, const struct report_work *work, struct str *out)
{
    struct narrative_facts facts;
    struct narrative_kept kept;

    *out = (struct str){ 0 };
    TRY(narrative_load(ctx, &work->report, &kept));
    if (!kept.outline)
        return ST_OK;
    TRY(facts_fill(ctx, work, kept.doc, &facts));
    narrative_freeze(ctx->arena, &facts, kept.doc);
    *out = document_write(ctx->arena, kept.doc);
    return ST_OK;
}

/* ---- joining the units' texts ---- */

static enum status parts_load(struct ctx *ctx, const struct report *total, struct list *out)
{
    struct join_part *parts = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_NARRATIVE_ACCEPTED, ARGS(V_INT(total->id), V_INT(REPORT_ACCEPTED))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct doc_node *doc;

        parts = list_room(ctx->arena, parts, len, &cap, sizeof(*parts));
        parts[len] = (struct join_part){ .report_id = db_int(ctx, 0), .unit = db_text(ctx, 1) };
        TRY(document_kept(ctx, DOC_FROZEN, db_text(ctx, 2), &doc));
        parts[len++].doc = doc;
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ parts, len };
    return ST_OK;
}

static enum status require_joinable(struct ctx *ctx, const struct report_work *work)
{
    const struct report *total = &work->report;
    struct wf_verdict verdict = report_may_enter(ctx, work);

    TRY(use_require(ctx, RIGHT_REPORT_CONSOLIDATE, total->unit_path, total->regime_id));
    TRY(total_require_parts(ctx, total));
    return verdict.refusal == WF_NO_SUCH_STEP
               ? report_refuse(ctx, verdict, (enum report_state)total->state)
               : ST_OK;
}

static enum status join_build(struct ctx *ctx, const struct report *total,
    const struct narrative_kept *kept, struct doc_node **out)
{
    struct list parts;

    TRY(parts_load(ctx, total, &parts));
    if (!parts.len)
        return fail(ctx, PROBLEM_TOTAL_NONE, "%s", problem_text(PROBLEM_TOTAL_NONE));
    if (!narrative_join(ctx->arena, kept->outline, &parts, out))
        return fail(ctx, PROBLEM_NARRATIVE_LONG, "%s", problem_text(PROBLEM_NARRATIVE_LONG));
    return ST_OK;
}

enum status narrative_join_units(
    struct ctx *ctx, const struct narrative_join_in *in, struct narrative_out *out)
{
    struct narrative_put put = { .id = in->id, .version = in->version };
    struct narrative_kept kept;
    struct report_work work;
    struct doc_node *before;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(require_joinable(ctx, &work));
    TRY(load_some(ctx, &work.report, &kept));
    if (kept.version != in->version)
        return use_changed(ctx);
    if (kept.version && !in->overwrite)
        return fail_field(ctx, PROBLEM_NARRATIVE_WRITTEN, "overwrite", "%s",
            problem_text(PROBLEM_NARRATIVE_WRITTEN));
    before = kept.doc;
    TRY(join_build(ctx, &work.report, &kept, &kept.doc));
    put.document = document_write(ctx->arena, kept.doc);
    TRY(draft_put(ctx, &work.report, &put, &kept));
    TRY(write_event(ctx, &work.report, before, kept.doc));
    return out_fill(ctx, &work, &kept, out);
}
