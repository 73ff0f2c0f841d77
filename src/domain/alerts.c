#include "domain/alerts.h"

#include "core/text.h"
#include "domain/calendars.h"
#include "domain/profiles.h"
#include "domain/reports.h"
#include "domain/reviews.h"
#include "domain/use.h"

/* Steps of a report as alert_told keeps them: a state it came into, that its parts are all there,
 * a state of an appeal against its mark (the turn is the appeal), a stage of checking whose turn it
 * is or one that objects, or so many days from its due day, counted from STEP_DUE. What a use case
 * tells of a state come into again, and of what no state shows, has a turn that it names. */
#define STEP_AGAIN 20
#define STEP_READY 50
#define STEP_APPEAL 60
#define STEP_OBJECTION 70
#define STEP_REVIEW 80
#define STEP_EVENT 100
#define STEP_DUE 1000
/* Of a correction that was not sent: so many days from when its unit has it to correct, which
 * is the turn. */
#define STEP_CORRECTION 3000

/* ---- finding what is to be told ---- */

struct search {
    const struct alert_step *steps;
    size_t steps_len;
    struct correction_rule corrections;
    struct calendar calendar;
    struct alert_task *tasks;
    size_t len, cap;
};

static int64_t room_left(const struct search *search)
{
    return ALERT_ROUND_MAX - (int64_t)search->len;
}

/* The reports the statement just started answers with. */
static enum status tasks_read(struct ctx *ctx, struct search *search, int64_t step)
{
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        search->tasks =
            list_room(ctx->arena, search->tasks, search->len, &search->cap, sizeof(*search->tasks));
        search->tasks[search->len++] = (struct alert_task){ db_int(ctx, 0), step, db_int(ctx, 1) };
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static bool state_is_told(enum report_state state, bool total)
{
    struct alert_aim aims[ALERT_AIMS_MAX];

    return alert_aims_of_state((struct alert_facts){ .state = state, .total = total }, aims) > 0;
}

static bool state_is_due(enum report_state state)
{
    struct alert_aim aims[ALERT_AIMS_MAX];

    return alert_aims_of_step((struct alert_facts){ .state = state }, 0, aims) > 0;
}

static enum status states_find(struct ctx *ctx, struct search *search, enum report_state state)
{
    int64_t since = ctx->now_ms - ALERT_BACK_DAYS * MS_PER_DAY;

    if (state_is_told(state, false)) {
        TRY(db_start(
            ctx, STMT_ALERT_OF_STATE, ARGS(V_INT(state), V_INT(since), V_INT(room_left(search)))));
        TRY(tasks_read(ctx, search, state));
    }
    if (state_is_told(state, true)) {
        TRY(db_start(
            ctx, STMT_ALERT_OF_TOTAL, ARGS(V_INT(state), V_INT(since), V_INT(room_left(search)))));
        TRY(tasks_read(ctx, search, state));
    }
    if (state == REPORT_ASSIGNED || state == REPORT_IN_ENTRY) {
        TRY(db_start(ctx, STMT_ALERT_OF_READY,
            ARGS(V_INT(state), V_INT(since), V_INT(REPORT_ACCEPTED), V_INT(STEP_READY),
                V_INT(room_left(search)))));
        TRY(tasks_read(ctx, search, STEP_READY));
    }
    return ST_OK;
}

static enum status due_days_read(
    struct ctx *ctx, enum report_state state, int64_t *out, size_t *out_len)
{
    int64_t today = use_today(ctx);
    bool more;

    *out_len = 0;
    TRY(db_start(ctx, STMT_ALERT_DUE_DAYS,
        ARGS(V_INT(state), V_INT(today - ALERT_SPAN_DAYS), V_INT(today + ALERT_SPAN_DAYS),
            V_INT(REPORT_CLOCK_RUNS))));
    TRY(db_next(ctx, &more));
    while (more && *out_len <= 2 * ALERT_SPAN_DAYS) {
        out[(*out_len)++] = db_int(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status steps_find(struct ctx *ctx, struct search *search, enum report_state state)
{
    int64_t days[2 * ALERT_SPAN_DAYS + 1];
    size_t len, at;

    if (!state_is_due(state))
        return ST_OK;
    TRY(due_days_read(ctx, state, days, &len));
    for (size_t i = 0; i < len && room_left(search) > 0; i++) {
        int64_t step;

        if (!alert_step_reached(
                search->steps, search->steps_len, &search->calendar, days[i], use_today(ctx), &at))
            continue;
        step = STEP_DUE + search->steps[at].days;
        TRY(db_start(ctx, STMT_ALERT_OF_STEP,
            ARGS(V_INT(state), V_INT(days[i]), V_INT(step), V_INT(room_left(search)),
                V_INT(REPORT_CLOCK_RUNS))));
        TRY(tasks_read(ctx, search, step));
    }
    return ST_OK;
}

static enum status correcting_days_read(
    struct ctx *ctx, enum report_state state, int64_t *out, size_t *out_len)
{
    bool more;

    *out_len = 0;
    TRY(db_start(ctx, STMT_ALERT_CORRECTING_DAYS,
        ARGS(V_INT(state), V_INT(use_today(ctx) - CORRECTION_DAYS_MAX))));
    TRY(db_next(ctx, &more));
    while (more && *out_len <= CORRECTION_DAYS_MAX) {
        out[(*out_len)++] = db_int(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* Corrections that are still with their unit. */
static enum status corrections_find(struct ctx *ctx, struct search *search, enum report_state state)
{
    int64_t days[CORRECTION_DAYS_MAX + 1];
    size_t len;

    if (!state_is_due(state))
        return ST_OK;
    TRY(correcting_days_read(ctx, state, days, &len));
    for (size_t i = 0; i < len && room_left(search) > 0; i++) {
        struct correction_step reached;
        int64_t step;

        if (!correction_step_reached(
                &search->corrections, &search->calendar, days[i], use_today(ctx), &reached))
            continue;
        step = STEP_CORRECTION + reached.step.days;
        TRY(db_start(ctx, STMT_ALERT_OF_CORRECTION,
            ARGS(V_INT(state), V_INT(days[i]), V_INT(step), V_INT(room_left(search)))));
        TRY(tasks_read(ctx, search, step));
    }
    return ST_OK;
}

static enum status appeals_find(struct ctx *ctx, struct search *search, enum appeal_state state)
{
    int64_t since = ctx->now_ms - ALERT_BACK_DAYS * MS_PER_DAY, step = STEP_APPEAL + state;

    TRY(db_start(ctx, STMT_ALERT_OF_APPEAL,
        ARGS(V_INT(state), V_INT(since), V_INT(step), V_INT(room_left(search)))));
    return tasks_read(ctx, search, step);
}

/* Those of the province, or the program's own. */
static enum status steps_load(struct ctx *ctx, struct search *search)
{
    const struct profile *profile;
    const struct list *alerts;
    struct alert_step *steps;

    TRY(profile_get(ctx, &profile));
    alerts = &profile->notices.alerts;
    search->steps = alert_steps_default;
    search->steps_len = alert_steps_default_len;
    if (!alerts->len)
        return ST_OK;
    steps = ARENA_ARRAY(ctx->arena, alerts->len, struct alert_step);
    for (size_t i = 0; i < alerts->len; i++) {
        const struct profile_alert *alert = LIST_AT(*alerts, struct profile_alert, i);

        steps[i] = (struct alert_step){ (int)alert->days, alert->working_days };
    }
    search->steps = steps;
    search->steps_len = alerts->len;
    return ST_OK;
}

static enum status corrections_load(struct ctx *ctx, struct correction_rule *out)
{
    const struct profile *profile;
    struct correction_step *steps;
    const struct list *said;

    TRY(profile_get(ctx, &profile));
    said = &profile->notices.corrections;
    *out = correction_rule_default;
    if (profile->notices.corrections_every.value)
        out->every = profile->notices.corrections_every.value;
    if (!said->len)
        return ST_OK;
    steps = ARENA_ARRAY(ctx->arena, said->len, struct correction_step);
    for (size_t i = 0; i < said->len; i++) {
        const struct profile_correction *one = LIST_AT(*said, struct profile_correction, i);

        steps[i] = (struct correction_step){ { (int)one->step.days, one->step.working_days },
            (enum correction_told)one->told };
    }
    *out = (struct correction_rule){ steps, said->len, profile->notices.corrections_every.value };
    return ST_OK;
}

enum status alerts_find(struct ctx *ctx, struct list *out)
{
    struct search search = { 0 };
    int year = date_ymd(use_today(ctx)).year;

    TRY(steps_load(ctx, &search));
    TRY(corrections_load(ctx, &search.corrections));
    TRY(calendar_load(ctx, year - 1, year + 1, &search.calendar));
    for (int state = 0; state < REPORT_STATE_COUNT && room_left(&search) > 0; state++) {
        TRY(states_find(ctx, &search, (enum report_state)state));
        TRY(steps_find(ctx, &search, (enum report_state)state));
        TRY(corrections_find(ctx, &search, (enum report_state)state));
    }
    for (int state = 0; state < APPEAL_STATE_COUNT && room_left(&search) > 0; state++)
        TRY(appeals_find(ctx, &search, (enum appeal_state)state));
    *out = (struct list){ search.tasks, search.len };
    return ST_OK;
}

/* ---- telling it ---- */

static enum status facts_of(struct ctx *ctx, const struct report *report, struct alert_facts *out)
{
    const struct profile *profile;
    bool found;

    TRY(profile_get(ctx, &profile));
    *out = (struct alert_facts){
        .state = (enum report_state)report->state,
        .total = report->kind == REPORT_TOTAL,
        .workflow = &profile->workflow,
    };
    if (!out->total)
        return ST_OK;
    TRY(db_one(
        ctx, STMT_ALERT_MISSING, ARGS(V_INT(report->cycle_id), V_INT(REPORT_ACCEPTED)), &found));
    out->ready = found && db_int(ctx, 0) == 0 && db_int(ctx, 1) > 0;
    return ST_OK;
}

/* What of the task still holds: who is to be told; nobody, where the report went on. */
static size_t aims_of(const struct alert_task *task, const struct report *report,
    struct alert_facts facts, struct alert_aim out[ALERT_AIMS_MAX])
{
    if (task->step >= STEP_DUE - ALERT_SPAN_DAYS)
        return task->turn == report->due_on && report->clock == REPORT_CLOCK_RUNS
                   ? alert_aims_of_step(facts, task->step - STEP_DUE, out)
                   : 0;
    if (task->turn != report->revision)
        return 0;
    if (task->step == STEP_READY ? !facts.ready : task->step != report->state)
        return 0;
    return alert_aims_of_state(facts, out);
}

/* The units of a path, "1/40/16681/". */
static void units_of(struct str path, struct value out[UNIT_DEPTH_MAX])
{
    for (size_t i = 0; i < UNIT_DEPTH_MAX; i++) {
        struct str id = str_cut(&path, '/');
        int64_t unit_id;

        out[i] = str_to_int(id, &unit_id) ? V_INT(unit_id) : V_NULL;
    }
}

enum status alert_holders(struct ctx *ctx, struct str unit_path, struct list *out)
{
    struct value args[2 + UNIT_DEPTH_MAX] = { V_INT(use_today(ctx)), V_INT(ALERT_HOLDERS_MAX) };
    struct alert_holder *holders = NULL;
    size_t len = 0, cap = 0;
    bool more;

    units_of(unit_path, args + 2);
    TRY(db_start(ctx, STMT_ALERT_HOLDERS, args, ARRAY_LEN(args)));
    TRY(db_next(ctx, &more));
    while (more) {
        holders = list_room(ctx->arena, holders, len, &cap, sizeof(*holders));
        holders[len++] = (struct alert_holder){
            .account_id = db_int(ctx, 0),
            .grant = { .role = (enum role)db_int(ctx, 1),
                .unit_id = db_int(ctx, 2),
                .unit_path = db_text(ctx, 3),
                .below = db_int(ctx, 4) != 0,
                .regime_id = db_int(ctx, 5),
                .valid_from = db_date(ctx, 6),
                .valid_to = db_date(ctx, 7) },
        };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ holders, len };
    return ST_OK;
}

enum status alert_tell(struct ctx *ctx, const struct alert *said)
{
    return db_queue(ctx, STMT_ALERT_INSERT,
        ARGS(V_INT(said->account_id), V_INT(said->kind), V_TEXT(said->object_type),
            V_INT(said->object_id), V_INT(said->step), V_INT(said->turn), V_TEXT(said->text_key),
            V_TEXT(said->text), V_TEXT(text_search_key(ctx->arena, said->text)),
            V_INT(ctx->now_ms)));
}

/* Without the account: who cannot act on it is not told of it. */
static size_t others_keep(
    const struct alert_holder *holders, size_t len, int64_t account_id, struct alert_holder *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < len; i++)
        if (holders[i].account_id != account_id)
            out[kept++] = holders[i];
    return kept;
}

enum status alert_tell_nearest(
    struct ctx *ctx, const struct alert_office *office, const struct alert *said)
{
    const struct profile *profile;
    struct alert_place place = {
        .right = office->right,
        .unit_path = str_sub(office->unit_path, 0, str_find(office->unit_path, S("+"))),
        .regime_id = office->regime_id,
        .today = use_today(ctx),
    };
    struct alert_holder *others;
    struct alert one = *said;
    struct list holders;
    int64_t *accounts;
    size_t len;

    TRY(profile_get(ctx, &profile));
    place.access = &profile->access;
    TRY(alert_holders(ctx, place.unit_path, &holders));
    others = ARENA_ARRAY(ctx->arena, holders.len + 1, struct alert_holder);
    accounts = ARENA_ARRAY(ctx->arena, holders.len + 1, int64_t);
    len = others_keep(holders.items, holders.len, office->without, others);
    len = alert_choose(others, len, &place, accounts);
    for (size_t i = 0; i < len; i++) {
        one.account_id = accounts[i];
        TRY(alert_tell(ctx, &one));
    }
    return ST_OK;
}

static enum status tell(struct ctx *ctx, int64_t account_id, const struct alert_aim *aim,
    const struct alert_task *task, struct str text)
{
    return alert_tell(ctx, &(struct alert){
                               .account_id = account_id,
                               .kind = (int)aim->kind,
                               .object_type = str_of(object_type_names[OBJECT_REPORT]),
                               .object_id = task->report_id,
                               .step = task->step,
                               .turn = task->turn,
                               .text_key = str_of(aim->key),
                               .text = text,
                           });
}

/* For a unit that was merged the one that took over from it is told (core/access.h). */
static struct str acting_path(struct str path)
{
    return str_sub(path, 0, str_find(path, S("+")));
}

static struct alert_words words_of(struct ctx *ctx, const struct report *report)
{
    return (struct alert_words){
        .regime = report->regime_name,
        .period = report->period_title,
        .unit = report->unit_name,
        .receiver = report->receiver_unit_name,
        .due_on = report->due_on,
        .today = use_today(ctx),
        .correcting = report->correcting,
        .correcting_since = report->correcting_since,
    };
}

/* Who is asked about: the holders over the units of one side, looked up once. */
static enum status side_holders(struct ctx *ctx, struct str path, struct list *holders)
{
    return holders->items ? ST_OK : alert_holders(ctx, path, holders);
}

static enum status aims_tell(struct ctx *ctx, const struct alert_task *task,
    const struct report *report, const struct alert_aim *aims, size_t aims_len)
{
    const struct str paths[SIDE_COUNT] = {
        [SIDE_REPORTER] = acting_path(report->unit_path),
        [SIDE_RECEIVER] = acting_path(report->receiver_path),
    };
    const struct alert_words words = words_of(ctx, report);
    struct list holders[SIDE_COUNT] = { 0 };
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    for (size_t i = 0; i < aims_len; i++) {
        const struct alert_aim *aim = &aims[i];
        const struct alert_place place = { &profile->access, aim->right, paths[aim->side],
            report->regime_id, use_today(ctx) };
        int64_t *accounts;
        size_t len;

        TRY(side_holders(ctx, place.unit_path, &holders[aim->side]));
        accounts = ARENA_ARRAY(ctx->arena, holders[aim->side].len + 1, int64_t);
        len = alert_choose(holders[aim->side].items, holders[aim->side].len, &place, accounts);
        for (size_t k = 0; k < len; k++)
            TRY(tell(ctx, accounts[k], aim, task, alert_text(ctx->arena, aim->key, &words)));
    }
    return ST_OK;
}

enum status alert_tell_turn(
    struct ctx *ctx, const struct report *report, size_t stage, const int64_t *accounts, size_t len)
{
    const struct alert_task task = { report->id, STEP_REVIEW + (int64_t)stage, report->revision };
    const struct alert_aim aim = { .kind = ALERT_WAITING, .key = "to_review" };
    const struct alert_words words = words_of(ctx, report);

    for (size_t i = 0; i < len; i++)
        TRY(tell(ctx, accounts[i], &aim, &task, alert_text(ctx->arena, aim.key, &words)));
    return ST_OK;
}

enum status alert_tell_objection(struct ctx *ctx, const struct report *report)
{
    const struct alert_task task = { report->id, STEP_OBJECTION, report->revision };
    const struct alert_aim aim = { ALERT_WAITING, SIDE_REPORTER, RIGHT_REPORT_APPROVE,
        "review_objected" };

    return aims_tell(ctx, &task, report, &aim, 1);
}

enum status alert_tell_drawn(struct ctx *ctx, int64_t report_id)
{
    const struct alert_task task = { report_id, REPORT_ASSIGNED, 0 };
    const struct alert_aim aim = { ALERT_ASSIGNED, SIDE_REPORTER, RIGHT_REPORT_ENTER, "drawn_up" };
    struct report report;
    bool is_first;

    TRY(db_one(ctx, STMT_ALERT_TOLD_INSERT,
        ARGS(V_TEXT(str_of(object_type_names[OBJECT_REPORT])), V_INT(report_id), V_INT(task.step),
            V_INT(task.turn)),
        &is_first));
    if (!is_first)
        return ST_OK;
    TRY(report_get(ctx, report_id, &report));
    return aims_tell(ctx, &task, &report, &aim, 1);
}

static enum status state_tell(struct ctx *ctx, const struct report *report, struct alert_task task)
{
    struct alert_aim aims[ALERT_AIMS_MAX];
    struct alert_facts facts;

    TRY(facts_of(ctx, report, &facts));
    return aims_tell(ctx, &task, report, aims, alert_aims_of_state(facts, aims));
}

enum status alert_tell_state(struct ctx *ctx, const struct report *report)
{
    return state_tell(
        ctx, report, (struct alert_task){ report->id, report->state, report->revision });
}

enum status alert_tell_event(
    struct ctx *ctx, const struct report *report, enum alert_event event, int64_t turn)
{
    const struct alert_task task = { report->id, STEP_EVENT + (int64_t)event, turn };
    struct alert_aim aims[ALERT_AIMS_MAX];

    return aims_tell(ctx, &task, report, aims, alert_aims_of_event(event, aims));
}

/* Whether a round told that the report was in the state with its revision. */
static enum status was_told(
    struct ctx *ctx, const struct report *report, enum report_state state, bool *out)
{
    return db_one(ctx, STMT_ALERT_WAS_TOLD,
        ARGS(V_TEXT(str_of(object_type_names[OBJECT_REPORT])), V_INT(report->id), V_INT(state),
            V_INT(report->revision)),
        out);
}

/* The round is silent about a state it told of with this revision: the step that leads there again
 * tells, unless a stage of checking has the move, which was told when its turn came. */
static enum status again_tell(struct ctx *ctx, const struct report *report)
{
    bool told, checked;

    TRY(was_told(ctx, report, (enum report_state)report->state, &told));
    if (!told)
        return ST_OK;
    TRY(review_turn_tell(ctx, report, &checked));
    return checked ? ST_OK
                   : state_tell(ctx, report,
                         (struct alert_task){
                             report->id, STEP_AGAIN + report->state, report->version });
}

enum status alert_tell_step(
    struct ctx *ctx, const struct report *report, const struct wf_step *step)
{
    bool told;

    if (step->action == ACTION_DENY_CORRECTION)
        return alert_tell_event(ctx, report, ALERT_EVENT_CORRECTION_DENIED, report->version);
    if (step->action == ACTION_RECALL) {
        TRY(was_told(ctx, report, step->from, &told));
        return told ? alert_tell_event(ctx, report, ALERT_EVENT_RECALLED, report->version) : ST_OK;
    }
    if (step->from == step->to || step->action == ACTION_SUBMIT ||
        !state_is_told(step->to, report->kind == REPORT_TOTAL))
        return ST_OK; /* a submission is a new revision, of which the round tells */
    return again_tell(ctx, report);
}

/* Of a correction under way, as long as it is the one that was found. */
static enum status correction_aims(struct ctx *ctx, const struct alert_task *task,
    const struct report *report, struct alert_aim out[ALERT_AIMS_MAX], size_t *out_len)
{
    struct correction_rule rule;
    struct alert_facts facts;

    *out_len = 0;
    if (!report->correcting || report->correcting_since != task->turn)
        return ST_OK;
    TRY(facts_of(ctx, report, &facts));
    TRY(corrections_load(ctx, &rule));
    *out_len = alert_aims_of_correction(
        facts, correction_told_of(&rule, task->step - STEP_CORRECTION), out);
    return ST_OK;
}

/* Of an appeal, as long as it stands where it was found; else of the report. */
static enum status aims_get(struct ctx *ctx, const struct alert_task *task,
    const struct report *report, struct alert_aim out[ALERT_AIMS_MAX], size_t *out_len)
{
    int64_t state = task->step - STEP_APPEAL;
    struct alert_facts facts;
    bool found;

    if (task->step >= STEP_CORRECTION)
        return correction_aims(ctx, task, report, out, out_len);
    if (state < 0 || state >= APPEAL_STATE_COUNT) {
        TRY(facts_of(ctx, report, &facts));
        *out_len = aims_of(task, report, facts, out);
        return ST_OK;
    }
    TRY(db_one(ctx, STMT_ALERT_APPEAL, ARGS(V_INT(task->turn)), &found));
    *out_len =
        found && db_int(ctx, 0) == state ? alert_aims_of_appeal((enum appeal_state)state, out) : 0;
    return ST_OK;
}

static enum status task_make(struct ctx *ctx, const struct alert_task *task)
{
    struct alert_aim aims[ALERT_AIMS_MAX];
    struct report report;
    bool found, checked = false;
    size_t len;

    TRY(report_get(ctx, task->report_id, &report));
    TRY(aims_get(ctx, task, &report, aims, &len));
    if (!len)
        return ST_OK; /* the next round finds where it stands now */
    TRY(db_one(ctx, STMT_ALERT_TOLD_INSERT,
        ARGS(V_TEXT(str_of(object_type_names[OBJECT_REPORT])), V_INT(task->report_id),
            V_INT(task->step), V_INT(task->turn)),
        &found));
    /* Who leads the unit is told when the last stage has agreed. */
    if (found && task->step == report.state)
        TRY(review_turn_tell(ctx, &report, &checked));
    return found && !checked ? aims_tell(ctx, task, &report, aims, len) : ST_OK;
}

enum status alerts_make(struct ctx *ctx, const struct list *tasks)
{
    for (size_t i = 0; i < tasks->len; i++)
        TRY(task_make(ctx, LIST_AT(*tasks, struct alert_task, i)));
    return ST_OK;
}

/* ---- what somebody was told ---- */

enum status alert_list(struct ctx *ctx, const struct alert_query *in, struct page_out *out)
{
    TRY(db_start(ctx, STMT_ALERT_LIST,
        ARGS(V_INT(ctx->actor->account_id), in->kind < 0 ? V_NULL : V_INT(in->kind),
            in->read < 0 ? V_NULL : V_INT(in->read), V_TEXT(text_search_key(ctx->arena, in->q)),
            V_INT(cursor_before(in->page)), V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &alert_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct alert *last = LIST_AT(out->items, struct alert, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, (struct str){ 0 });
    }
    for (size_t i = 0; i < out->items.len; i++) {
        struct alert *alert = LIST_AT(out->items, struct alert, i);

        alert->title = str_of(alert_kind_titles[alert->kind]);
    }
    return ST_OK;
}

enum status alert_counted(struct ctx *ctx, struct alert_count *out)
{
    bool found;

    TRY(db_one(ctx, STMT_ALERT_UNREAD, ARGS(V_INT(ctx->actor->account_id), V_INT(ALERT_COUNT_MAX)),
        &found));
    out->unread = found ? db_int(ctx, 0) : 0;
    return ST_OK;
}

enum status alerts_mark_read(struct ctx *ctx, const struct alerts_read *in, struct alert_count *out)
{
    struct value account = V_INT(ctx->actor->account_id), now = V_INT(ctx->now_ms);

    if (in->until)
        TRY(db_run(ctx, STMT_ALERT_READ_UNTIL, ARGS(account, V_INT(in->until), now)));
    for (size_t i = 0; i < in->ids.len; i++)
        TRY(db_queue(
            ctx, STMT_ALERT_READ_ONE, ARGS(account, V_INT(*LIST_AT(in->ids, int64_t, i)), now)));
    return alert_counted(ctx, out);
}

enum status alert_forget(struct ctx *ctx, int64_t report_id)
{
    const struct value object = V_TEXT(str_of(object_type_names[OBJECT_REPORT]));

    TRY(db_run(ctx, STMT_CHILD_TOLD_REMOVE, ARGS(object, V_INT(report_id))));
    return db_run(ctx, STMT_CHILD_ALERT_REMOVE, ARGS(object, V_INT(report_id)));
}
