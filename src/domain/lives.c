#include "domain/lives.h"

#include "core/text.h"
#include "domain/forms.h"
#include "domain/links.h"
#include "domain/trials.h"
#include "domain/use.h"

/* What the one who acts brings along. */
#define BROUGHT (LIFE_NEED_TESTERS | LIFE_NEED_BASIS | LIFE_NEED_NOTE)

/* A form with the two versions its steps are about. */
struct life {
    struct form_record form;
    struct form_version parts[LIFE_PART_COUNT];
    struct str layouts[LIFE_PART_COUNT];
    struct life_facts facts;
};

static enum status part_load(
    struct ctx *ctx, struct life *life, enum life_part part, int64_t number)
{
    life->facts.states[part] = LIFE_NONE;
    if (!number)
        return ST_OK;
    TRY(form_version_get(ctx, life->form.id, number, &life->parts[part], &life->layouts[part]));
    life->facts.states[part] = life->parts[part].state;
    return ST_OK;
}

/* With what is met by how things stand. */
static enum status life_fill(struct ctx *ctx, struct life *life)
{
    const struct form_version *work = &life->parts[LIFE_WORK];
    int64_t standing = life->form.used_number;

    if (!standing && !life->form.work_number)
        standing = life->form.version_number;
    TRY(part_load(ctx, life, LIFE_WORK, life->form.work_number));
    TRY(part_load(ctx, life, LIFE_STANDING, standing));
    life->facts.yours = use_may(ctx, RIGHT_FORM_WRITE, life->form.owner_unit_path, 0);
    life->facts.met = 0;
    if (life->facts.states[LIFE_WORK] == LIFE_NONE)
        return ST_OK;
    if (!work->fault_field.len)
        life->facts.met |= LIFE_NEED_VALID;
    if (!work->must_test)
        life->facts.met |= LIFE_NEED_TESTED;
    if (work->use_from == DATE_NONE || work->use_from <= use_today(ctx))
        life->facts.met |= LIFE_NEED_DAY;
    return ST_OK;
}

enum status form_choices(struct ctx *ctx, const struct form_record *form, struct list *out)
{
    struct form_choice *choices = ARENA_ARRAY(ctx->arena, LIFE_ACTION_COUNT, struct form_choice);
    struct life life = { .form = *form };

    TRY(life_fill(ctx, &life));
    life.facts.met |= BROUGHT;
    for (int action = 0; action < LIFE_ACTION_COUNT; action++) {
        struct life_verdict verdict = life_decide(life.facts, (enum life_action)action);
        unsigned needs = verdict.step ? verdict.step->needs : 0;

        choices[action] = (struct form_choice){
            .action = action,
            .title = str_of(life_action_titles[action]),
            .allowed = verdict.refusal == LIFE_OK,
            .reason = str_of(life_reason(verdict, life.facts)),
            .needs_note = needs & LIFE_NEED_NOTE,
            .needs_basis = needs & LIFE_NEED_BASIS,
            .needs_units = needs & LIFE_NEED_TESTERS,
        };
    }
    *out = (struct list){ choices, LIFE_ACTION_COUNT };
    return ST_OK;
}

/* ---- refusing ---- */

static enum status refuse(struct ctx *ctx, struct life_verdict verdict, struct life_facts facts)
{
    const char *reason = life_reason(verdict, facts);
    const char *field = life_field(verdict.unmet);

    switch (verdict.refusal) {
    case LIFE_OK:
        return ST_OK;
    case LIFE_NO_SUCH_STEP:
        return fail(ctx, PROBLEM_FORM_NOT_NOW, "%s %s", problem_text(PROBLEM_FORM_NOT_NOW), reason);
    case LIFE_NOT_YOURS:
        return use_not_found(ctx);
    case LIFE_UNMET:
        break;
    }
    if (verdict.unmet & (LIFE_NEED_FREE | LIFE_NEED_DAY))
        return fail(ctx, PROBLEM_FORM_NOT_NOW, "%s", reason);
    return field ? fail_field(ctx, PROBLEM_FORM_UNMET, field, "%s", reason)
                 : fail(ctx, PROBLEM_FORM_UNMET, "%s", reason);
}

/* The rules may have grown since the draft was kept: it is checked by those of today. */
static enum status layout_require(
    struct ctx *ctx, const struct life *life, struct life_verdict verdict)
{
    struct form layout = { 0 };

    if (!verdict.step || !(verdict.step->needs & LIFE_NEED_VALID))
        return ST_OK;
    TRY(resource_from_json(ctx, &form_layout_resource, life->layouts[LIFE_WORK], &layout));
    TRY(form_layout_check(ctx, &layout));
    return links_check(ctx, life->form.code, &layout);
}

static enum status day_require(
    struct ctx *ctx, const struct form_move *in, const struct life_step *step)
{
    if (step->to != FORM_ANNOUNCED || in->use_from == DATE_NONE || in->use_from >= use_today(ctx))
        return ST_OK;
    return fail_field(ctx, PROBLEM_FORM_USE_FROM, "use_from", "%s (" STR_FMT ")",
        problem_text(PROBLEM_FORM_USE_FROM), STR_ARG(date_format_vi(ctx->arena, in->use_from)));
}

/* ---- doing ---- */

static void stamp_announced(
    struct ctx *ctx, const struct form_move *in, struct form_version *version, int64_t use_from)
{
    version->announced_ms = ctx->now_ms;
    version->announce_basis = str_trim(in->legal_basis);
    version->use_from = use_from;
}

/* What the step writes on the version. */
static void stamp(struct ctx *ctx, const struct form_move *in, const struct life_step *step,
    struct form_version *version)
{
    version->note = str_trim(in->note);
    if (step->from == FORM_TESTING && step->to != FORM_TESTING)
        version->test_ended_ms = ctx->now_ms;
    switch (step->to) {
    case FORM_TESTING:
        if (!version->tested_ms)
            version->tested_ms = ctx->now_ms;
        break;
    case FORM_ANNOUNCED:
        stamp_announced(
            ctx, in, version, in->use_from == DATE_NONE ? use_today(ctx) : in->use_from);
        break;
    case FORM_IN_USE:
        if (step->from != FORM_ANNOUNCED)
            stamp_announced(ctx, in, version, use_today(ctx));
        version->used_ms = ctx->now_ms;
        break;
    case FORM_REPEALED:
        version->repeal_basis = str_trim(in->legal_basis);
        version->ended_ms = ctx->now_ms;
        break;
    case FORM_WITHDRAWN:
        version->ended_ms = ctx->now_ms;
        break;
    case FORM_DRAFT:
    case FORM_REPLACED:
    case FORM_STATE_COUNT:
        break;
    }
    version->state = (int)step->to;
}

/* Whether the step makes the next draft. */
static bool makes_draft(const struct life_step *step)
{
    return step->action == LIFE_AMEND || step->action == LIFE_REVISE;
}

static void form_stamp(
    struct form_record *form, const struct life_step *step, const struct form_version *version)
{
    if (step->to == FORM_IN_USE)
        form->used_number = version->number;
    if (step->to == FORM_REPEALED)
        form->used_number = 0;
    form->work_number = life_at_work(step->to) ? version->number : 0;
    form->work_state = life_at_work(step->to) ? (int)step->to : LIFE_NONE;
    form->state = form->used_number ? (int)FORM_IN_USE : (int)step->to;
    if (!makes_draft(step))
        return;
    form->work_number = ++form->version_number;
    form->work_state = FORM_DRAFT;
    if (!form->used_number)
        form->state = FORM_DRAFT;
}

static enum status form_keep(struct ctx *ctx, const struct form_record *form, int64_t version)
{
    bool found;

    TRY(db_one(ctx, STMT_FORM_MOVE,
        ARGS(V_INT(form->id), V_INT(version), V_INT(form->state), V_INT(form->version_number),
            V_INT(form->used_number), V_INT(form->work_number), V_INT(form->work_state),
            V_INT(form->rows), V_INT(form->columns), V_INT(ctx->now_ms)),
        &found));
    return found ? ST_OK : use_changed(ctx);
}

static enum status version_keep(struct ctx *ctx, const struct form_version *version)
{
    return db_run(ctx, STMT_FORM_VERSION_STEP,
        ARGS(V_INT(version->id), V_INT(version->state), V_INT(version->tested_ms),
            V_INT(version->test_ended_ms), V_INT(version->announced_ms), V_DATE(version->use_from),
            V_INT(version->used_ms), V_INT(version->ended_ms), V_TEXT(version->announce_basis),
            V_TEXT(version->repeal_basis), V_TEXT(version->note)));
}

/* What happens beside the version itself. */
static enum status others_move(struct ctx *ctx, const struct form_move *in, const struct life *life,
    const struct life_step *step)
{
    const struct form_version *work = &life->parts[LIFE_WORK];

    if (step->action == LIFE_TEST)
        return trial_open(ctx, &life->form, work, &in->units);
    if (step->from == FORM_TESTING)
        TRY(trial_close(ctx, work->id));
    if (step->action == LIFE_USE && life->facts.states[LIFE_STANDING] == FORM_IN_USE)
        return db_run(ctx, STMT_FORM_VERSION_REPLACE,
            ARGS(V_INT(life->form.id), V_INT(life->parts[LIFE_STANDING].number),
                V_INT(ctx->now_ms)));
    return ST_OK;
}

static enum status life_move(struct ctx *ctx, const struct form_move *in, struct life *life,
    struct life_verdict verdict, struct form_record *out)
{
    struct form_version *version = &life->parts[verdict.part];

    *out = life->form;
    form_stamp(out, verdict.step, version);
    TRY(form_keep(ctx, out, in->version));
    if (verdict.step->action == LIFE_REVISE)
        return ST_OK; /* what is revised stays as it is */
    stamp(ctx, in, verdict.step, version);
    TRY(version_keep(ctx, version));
    return others_move(ctx, in, life, verdict.step);
}

/* Of an amended version the request goes on, and so does its clock. */
static struct form_version draft_of(
    const struct form_version *version, const struct form_record *form, bool amends)
{
    struct form_version draft = {
        .form_id = form->id,
        .number = form->version_number,
        .based_on = version->number,
        .requested_on = DATE_NONE,
    };

    if (amends) {
        draft.requested_on = version->requested_on;
        draft.request = version->request;
        draft.clock_id = version->clock_id;
        draft.based_on = version->number;
    }
    return draft;
}

static enum status life_load(struct ctx *ctx, int64_t id, struct life *out)
{
    TRY(form_get(ctx, id, &out->form));
    TRY(use_require(ctx, RIGHT_FORM_WRITE, out->form.owner_unit_path, 0));
    return life_fill(ctx, out);
}

/* What is said of a step in the history. */
static struct str step_words(
    struct ctx *ctx, const struct form_move *in, const struct form_version *version)
{
    struct buf out = { .arena = ctx->arena };
    struct str basis = str_trim(in->legal_basis), note = str_trim(in->note);

    buf_addf(&out, "Phiên bản %lld", (long long)version->number);
    if (in->units.len)
        buf_addf(&out, "; %zu đơn vị kiểm thử", in->units.len);
    if (basis.len)
        buf_addf(&out, "; " STR_FMT, STR_ARG(basis));
    if (note.len)
        buf_addf(&out, "; " STR_FMT, STR_ARG(note));
    return buf_str(&out);
}

enum status form_act(struct ctx *ctx, const struct form_move *in, struct form_full *out)
{
    struct life life = { 0 };
    struct life_verdict verdict;
    const struct form_version *version;
    struct form_record after;

    TRY(life_load(ctx, in->id, &life));
    life.facts.met |= (in->units.len ? LIFE_NEED_TESTERS : 0u) |
                      (str_trim(in->legal_basis).len ? LIFE_NEED_BASIS : 0u) |
                      (str_trim(in->note).len ? LIFE_NEED_NOTE : 0u);
    verdict = life_decide(life.facts, (enum life_action)in->action);
    TRY(layout_require(ctx, &life, verdict));
    TRY(refuse(ctx, verdict, life.facts));
    ASSERT(verdict.step); /* what is not refused has one */
    TRY(day_require(ctx, in, verdict.step));
    TRY(life_move(ctx, in, &life, verdict, &after));
    version = &life.parts[verdict.part];
    if (makes_draft(verdict.step)) {
        struct form_version draft = draft_of(version, &after, verdict.step->action == LIFE_AMEND);

        TRY(form_draft_add(ctx, &draft, life.layouts[verdict.part]));
    }
    TRY(form_view(ctx,
        &(struct form_ref){ in->id, after.work_number ? after.work_number : version->number },
        out));
    return form_event(
        ctx, verdict.step->event, step_words(ctx, in, version), &life.form, &out->form);
}

enum status form_revise(struct ctx *ctx, const struct form_save *in, struct form_full *out)
{
    const struct form_move move = {
        .id = in->id, .version = in->version, .action = LIFE_REVISE, .use_from = DATE_NONE
    };
    struct life life = { 0 };
    struct life_verdict verdict;
    struct form_version draft;
    struct form_record after;

    TRY(life_load(ctx, in->id, &life));
    verdict = life_decide(life.facts, LIFE_REVISE);
    TRY(refuse(ctx, verdict, life.facts));
    ASSERT(verdict.step);
    form_count(&in->layout, &life.form);
    TRY(life_move(ctx, &move, &life, verdict, &after));
    draft = draft_of(&life.parts[verdict.part], &after, false);
    draft.requested_on = in->request.on;
    draft.request = in->request.words;
    draft.clock_id = in->request.clock_id;
    TRY(form_draft_add(
        ctx, &draft, resource_to_json(ctx->arena, &form_layout_resource, &in->layout)));
    TRY(form_view(ctx, &(struct form_ref){ in->id, after.work_number }, out));
    return form_event(
        ctx, verdict.step->event, step_words(ctx, &move, &draft), &life.form, &out->form);
}
