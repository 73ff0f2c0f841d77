#include "domain/withdrawals.h"

#include "domain/alerts.h"
#include "domain/regimes.h"
#include "domain/reports.h"
#include "domain/use.h"

/* A note names no more than people read. */
#define NAMED_MAX 20

/* A report being withdrawn or given again. */
struct taken {
    int64_t report_id, unit_id, receiver_unit_id;
    enum report_state state;
    enum report_kind kind;
    struct str unit_name;
    bool corrected; /* its receiver had it, and let it be corrected */
};

static bool may_take(const struct taken *report)
{
    return !report->corrected && workflow_may_withdraw(report->state);
}

/* Why, as it was said. */
struct taking {
    struct str reason, document;
};

static struct taking taking_of(struct str reason, struct str document)
{
    return (struct taking){ str_trim(reason), str_trim(document) };
}

static struct str taking_note(struct ctx *ctx, const struct taking *why)
{
    if (!why->document.len)
        return why->reason;
    return str_format(ctx->arena, STR_FMT "%s Văn bản: " STR_FMT, STR_ARG(why->reason),
        str_ends(why->reason, S(".")) ? "" : ".", STR_ARG(why->document));
}

static struct taken taken_row(struct ctx *ctx)
{
    return (struct taken){ db_int(ctx, 0), db_int(ctx, 1), db_int(ctx, 2),
        (enum report_state)db_int(ctx, 3), (enum report_kind)db_int(ctx, 4), db_text(ctx, 5),
        db_int(ctx, 6) > 0 };
}

/* The rows of the statement just started. */
static enum status taken_read(struct ctx *ctx, struct list *out)
{
    struct taken *rows = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        rows = list_room(ctx->arena, rows, len, &cap, sizeof(*rows));
        rows[len++] = taken_row(ctx);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ rows, len };
    return ST_OK;
}

static enum status below_read(struct ctx *ctx, int64_t report_id, struct list *out)
{
    TRY(db_start(ctx, STMT_WITHDRAWAL_BELOW,
        ARGS(V_INT(report_id), V_INT(REPORT_CHILD), V_INT(CHILDREN_DEPTH_MAX))));
    return taken_read(ctx, out);
}

static enum status taken_event(
    struct ctx *ctx, const struct taken *report, const char *action, struct str note)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_REPORT,
                                .object_id = report->report_id,
                                .unit_id = report->unit_id,
                                .other_unit_id = report->receiver_unit_id,
                                .note = note,
                                .before = str_of(report_state_names[report->state]),
                            });
}

/* It is marked; whoever reads alerts is told by the round that finds it so. */
static enum status take(struct ctx *ctx, const struct taken *report, const struct taking *why)
{
    if (report->state == REPORT_WITHDRAWN)
        return ST_OK;
    TRY(db_run(ctx, STMT_WITHDRAWAL_INSERT,
        ARGS(V_INT(report->report_id), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name),
            V_TEXT(why->reason), V_TEXT(why->document))));
    TRY(db_run(ctx, STMT_REPORT_WITHDRAW,
        ARGS(V_INT(report->report_id), V_INT(REPORT_WITHDRAWN), V_INT(REPORT_CLOCK_VOID),
            V_INT(REPORT_OF_UNIT), V_INT(ctx->now_ms))));
    TRY(alert_forget(ctx, report->report_id));
    return taken_event(ctx, report, "report.withdraw", taking_note(ctx, why));
}

static void name_add(struct buf *names, size_t *named, struct str name)
{
    if (*named < NAMED_MAX)
        buf_addf(names, "%s" STR_FMT, *named ? ", " : "", STR_ARG(name));
    else if (*named == NAMED_MAX)
        buf_add(names, S(" …"));
    (*named)++;
}

enum status cycle_require_in_force(struct ctx *ctx, const struct cycle *cycle)
{
    if (cycle->state != CYCLE_CANCELLED)
        return ST_OK;
    return fail(ctx, PROBLEM_CYCLE_CANCELLED,
        "%s Người hủy: " STR_FMT ", lúc " STR_FMT ". Lý do: " STR_FMT,
        problem_text(PROBLEM_CYCLE_CANCELLED), STR_ARG(cycle->cancelled_by_name),
        STR_ARG(time_format_vi(ctx->arena, cycle->cancelled_ms)), STR_ARG(cycle->cancelled_note));
}

enum status cycle_event(
    struct ctx *ctx, const char *action, struct str note, const struct cycle *after)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_CYCLE,
                                .object_id = after->id,
                                .unit_id = after->lead_unit_id,
                                .other_unit_id = after->receiver_unit_id,
                                .note = note,
                                .after = resource_to_json(ctx->arena, &cycle_resource, after),
                            });
}

enum status cycle_lead_get(struct ctx *ctx, int64_t id, struct cycle *out)
{
    TRY(cycle_get(ctx, id, out));
    TRY(use_require(ctx, RIGHT_CYCLE_OPEN, out->lead_unit_path, out->regime_id));
    return cycle_require_in_force(ctx, out);
}

/* ---- from a unit ---- */

static enum status one_bad(
    struct ctx *ctx, enum problem_key key, size_t i, const struct taken *report)
{
    const char *field = str_format(ctx->arena, "reports[%zu]", i).ptr;

    return fail_field(ctx, key, field, "%s Đơn vị: " STR_FMT ". Trạng thái: %s.", problem_text(key),
        STR_ARG(report->unit_name), report_state_titles[report->state]);
}

/* A report of a unit in this cycle that its receiver has not. */
static enum status one_get(
    struct ctx *ctx, int64_t cycle_id, size_t i, int64_t report_id, struct taken *out)
{
    bool found;

    TRY(db_one(ctx, STMT_WITHDRAWAL_ONE,
        ARGS(V_INT(cycle_id), V_INT(report_id), V_INT(REPORT_OF_UNIT)), &found));
    if (!found)
        return fail_field(ctx, PROBLEM_WITHDRAWAL_STRANGER,
            str_format(ctx->arena, "reports[%zu]", i).ptr, "%s (%lld)",
            problem_text(PROBLEM_WITHDRAWAL_STRANGER), (long long)report_id);
    *out = taken_row(ctx);
    if (out->state == REPORT_WITHDRAWN)
        return one_bad(ctx, PROBLEM_WITHDRAWAL_DONE, i, out);
    return may_take(out) ? ST_OK : one_bad(ctx, PROBLEM_WITHDRAWAL_SENT, i, out);
}

enum status reports_withdraw(struct ctx *ctx, const struct withdrawal_new *in, struct cycle *out)
{
    const struct taking why = taking_of(in->reason, in->document);
    struct buf names = { .arena = ctx->arena };
    size_t named = 0;

    TRY(cycle_lead_get(ctx, in->id, out));
    for (size_t i = 0; i < in->reports.len; i++) {
        struct list below;
        struct taken report;

        TRY(one_get(ctx, in->id, i, *LIST_AT(in->reports, int64_t, i), &report));
        TRY(below_read(ctx, report.report_id, &below));
        for (size_t k = 0; k < below.len; k++)
            TRY(take(ctx, LIST_AT(below, struct taken, k), &why));
        name_add(&names, &named, report.unit_name);
    }
    TRY(cycle_get(ctx, in->id, out));
    return cycle_event(ctx, "cycle.withdraw",
        str_format(ctx->arena, STR_FMT ". " STR_FMT, STR_ARG(buf_str(&names)),
            STR_ARG(taking_note(ctx, &why))),
        out);
}

enum status withdrawal_look(struct ctx *ctx, const struct report *report, struct withdrawal *out)
{
    bool found;

    *out = (struct withdrawal){ 0 };
    if (report->state != REPORT_WITHDRAWN)
        return ST_OK;
    TRY(db_one(ctx, STMT_WITHDRAWAL_GET, ARGS(V_INT(report->id), V_INT(CYCLE_CANCELLED)), &found));
    if (found)
        *out = (struct withdrawal){ db_int(ctx, 0), db_text(ctx, 1), db_text(ctx, 2),
            db_text(ctx, 3), db_int(ctx, 4) != 0 };
    return ST_OK;
}

static enum status give_back(struct ctx *ctx, const struct taken *child)
{
    if (child->state != REPORT_WITHDRAWN)
        return ST_OK;
    TRY(db_run(ctx, STMT_REPORT_GIVE_BACK, ARGS(V_INT(child->report_id), V_INT(ctx->now_ms))));
    TRY(db_run(ctx, STMT_WITHDRAWAL_REMOVE, ARGS(V_INT(child->report_id))));
    TRY(alert_forget(ctx, child->report_id));
    return taken_event(ctx, child, "report.give_again", (struct str){ 0 });
}

enum status withdrawal_undo(
    struct ctx *ctx, int64_t report_id, int64_t due_on, int64_t receiver_unit_id, bool drafted)
{
    enum report_state state = drafted ? REPORT_IN_ENTRY : REPORT_ASSIGNED;
    struct list below;

    TRY(below_read(ctx, report_id, &below));
    TRY(db_run(ctx, STMT_REPORT_GIVE_AGAIN,
        ARGS(V_INT(report_id), V_INT(state), V_INT(REPORT_CLOCK_RUNS), V_INT(due_on),
            V_INT(receiver_unit_id), V_INT(ctx->now_ms))));
    TRY(db_run(ctx, STMT_WITHDRAWAL_REMOVE, ARGS(V_INT(report_id))));
    TRY(alert_forget(ctx, report_id));
    for (size_t i = 0; i < below.len; i++) {
        const struct taken *report = LIST_AT(below, struct taken, i);

        TRY(report->report_id == report_id
                ? taken_event(ctx, report, "report.give_again", (struct str){ 0 })
                : give_back(ctx, report));
    }
    return ST_OK;
}

/* ---- a whole cycle ---- */

/* What is in the way: reports of units, or the total, that their receivers have. */
static enum status sent_refuse(struct ctx *ctx, const struct list *reports)
{
    struct buf names = { .arena = ctx->arena };
    size_t named = 0;

    for (size_t i = 0; i < reports->len; i++) {
        const struct taken *report = LIST_AT(*reports, struct taken, i);

        if (report->kind != REPORT_CHILD && !may_take(report))
            name_add(&names, &named, report->unit_name);
    }
    if (!named)
        return ST_OK;
    return fail(ctx, PROBLEM_CYCLE_CANCEL_SENT, "%s Đã gửi (%zu): " STR_FMT ".",
        problem_text(PROBLEM_CYCLE_CANCEL_SENT), named, STR_ARG(buf_str(&names)));
}

/* A slip that nobody has spent work on is mended with a word; else it takes a document. */
static enum status document_require(
    struct ctx *ctx, const struct list *reports, const struct taking *why)
{
    struct buf names = { .arena = ctx->arena };
    size_t named = 0;

    for (size_t i = 0; i < reports->len; i++) {
        const struct taken *report = LIST_AT(*reports, struct taken, i);

        if (report->kind == REPORT_OF_UNIT && report->state != REPORT_ASSIGNED)
            name_add(&names, &named, report->unit_name);
    }
    if (!named || why->document.len)
        return ST_OK;
    return fail_field(ctx, PROBLEM_CYCLE_CANCEL_DOCUMENT, "document",
        "%s Đã bắt đầu (%zu): " STR_FMT ".", problem_text(PROBLEM_CYCLE_CANCEL_DOCUMENT), named,
        STR_ARG(buf_str(&names)));
}

enum status cycle_cancel(struct ctx *ctx, const struct cancellation_new *in, struct cycle *out)
{
    const struct taking why = taking_of(in->reason, in->document);
    struct list reports;
    bool found;

    TRY(cycle_lead_get(ctx, in->id, out));
    TRY(db_start(ctx, STMT_WITHDRAWAL_OF_CYCLE, ARGS(V_INT(in->id), V_INT(REPORT_WITHDRAWN))));
    TRY(taken_read(ctx, &reports));
    TRY(sent_refuse(ctx, &reports));
    TRY(document_require(ctx, &reports, &why));
    TRY(db_one(ctx, STMT_CYCLE_CANCEL,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(CYCLE_CANCELLED), V_INT(ctx->now_ms),
            V_TEXT(ctx->actor->name), V_TEXT(why.reason), V_TEXT(why.document)),
        &found));
    if (!found)
        return use_changed(ctx);
    for (size_t i = 0; i < reports.len; i++)
        TRY(take(ctx, LIST_AT(reports, struct taken, i), &why));
    TRY(cycle_get(ctx, in->id, out));
    return cycle_event(ctx, "cycle.cancel", taking_note(ctx, &why), out);
}
