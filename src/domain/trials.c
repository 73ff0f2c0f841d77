#include "domain/trials.h"

#include "domain/calendars.h"
#include "domain/forms.h"
#include "domain/use.h"

/* Where no article says how long a test takes (KT-37 says two days). */
#define TRIAL_DAYS_DEFAULT 2

/* ---- opening and closing ---- */

/* No one can type a code that begins with a blank, so that no real regime's is taken. */
static enum status regime_make(
    struct ctx *ctx, const struct form_record *form, int64_t *out_regime_id)
{
    struct str code = str_format(ctx->arena, " thu-%lld", (long long)form->id);
    struct str name = str_format(ctx->arena, "Kiểm thử: " STR_FMT, STR_ARG(form->title));
    bool found;

    TRY(db_one(ctx, STMT_TRIAL_REGIME_GET, ARGS(V_INT(form->id)), &found));
    if (!found)
        TRY(db_one(ctx, STMT_TRIAL_REGIME_INSERT,
            ARGS(V_TEXT(code), V_TEXT(name), V_INT(form->owner_unit_id), V_INT(form->id),
                V_INT(ctx->now_ms)),
            &found));
    *out_regime_id = db_int(ctx, 0);
    return ST_OK;
}

static enum status last_day(struct ctx *ctx, const struct form_version *version, int64_t *out)
{
    const struct life_clock clock = {
        .test_days = version->test_days ? version->test_days : TRIAL_DAYS_DEFAULT,
        .test_workdays = version->test_workdays,
    };
    const struct life_days days = { DATE_NONE, DATE_NONE, use_today(ctx), DATE_NONE };
    int year = date_ymd(use_today(ctx)).year;
    struct calendar calendar;

    TRY(calendar_load(ctx, year, year + 1, &calendar));
    *out = life_due(clock, days, &calendar, use_today(ctx)).test;
    return ST_OK;
}

/* What a unit's trial stands on. */
struct opening {
    const struct form_record *form;
    const struct form_version *version;
    int64_t regime_id, cycle_id, due_on;
};

static enum status cycle_make(struct ctx *ctx, struct opening *o)
{
    struct str period = str_format(ctx->arena, "AH-KT-%lld", (long long)o->version->number);
    bool found;

    TRY(db_one(
        ctx, STMT_TRIAL_CYCLE_GET, ARGS(V_INT(o->regime_id), V_INT(o->version->id)), &found));
    if (!found)
        TRY(db_one(ctx, STMT_CYCLE_INSERT,
            ARGS(V_INT(o->regime_id), V_TEXT(period), V_INT(use_today(ctx)), V_INT(o->due_on),
                V_INT(o->due_on), V_INT(o->version->id), V_INT(o->version->id), V_INT(ctx->now_ms),
                V_INT(ctx->actor->account_id), V_NULL),
            &found));
    o->cycle_id = db_int(ctx, 0);
    return ST_OK;
}

static enum status unit_asked(struct ctx *ctx, const struct opening *o, int64_t unit_id, size_t i)
{
    const char *field = str_format(ctx->arena, "units[%zu]", i).ptr;
    enum status kept;
    struct str path;
    bool found;

    TRY(use_unit_path(ctx, field, unit_id, &path));
    kept = db_one(ctx, STMT_REPORT_INSERT,
        ARGS(V_INT(REPORT_TRIAL), V_INT(o->cycle_id), V_NULL, V_INT(o->regime_id), V_INT(unit_id),
            V_INT(o->form->owner_unit_id), V_INT(o->version->id), V_INT(o->due_on),
            V_INT(ctx->now_ms), V_NULL),
        &found);
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_TRIAL_TWICE, field, "%s", problem_text(PROBLEM_TRIAL_TWICE));
    TRY(kept);
    return history_add(ctx, (struct history_facts){
                                .action = "report.assign",
                                .object_type = OBJECT_REPORT,
                                .object_id = db_int(ctx, 0),
                                .unit_id = unit_id,
                                .other_unit_id = o->form->owner_unit_id,
                                .note = S("Kiểm thử biểu mẫu"),
                            });
}

enum status trial_open(struct ctx *ctx, const struct form_record *form,
    const struct form_version *version, const struct list *units)
{
    struct opening o = { .form = form, .version = version };

    TRY(last_day(ctx, version, &o.due_on));
    TRY(regime_make(ctx, form, &o.regime_id));
    TRY(cycle_make(ctx, &o));
    for (size_t i = 0; i < units->len; i++)
        TRY(unit_asked(ctx, &o, *LIST_AT(*units, int64_t, i), i));
    return ST_OK;
}

enum status trial_close(struct ctx *ctx, int64_t version_id)
{
    TRY(db_run(ctx, STMT_TRIAL_CYCLE_CLOSE, ARGS(V_INT(version_id))));
    return db_run(ctx, STMT_TRIAL_REPORTS_CLOSE, ARGS(V_INT(version_id), V_INT(ctx->now_ms)));
}

/* ---- looking ---- */

enum status trial_view(struct ctx *ctx, const struct trial_query *in, struct trial_overview *out)
{
    struct form_version version;
    struct form_record form;
    bool found;

    TRY(form_get(ctx, in->id, &form));
    TRY(use_require(ctx, RIGHT_FORM_WRITE, form.owner_unit_path, 0));
    out->number = in->number;
    if (!in->number) {
        TRY(db_one(ctx, STMT_TRIAL_NEWEST, ARGS(V_INT(in->id)), &found));
        if (!found)
            return ST_OK;
        out->number = db_int(ctx, 0);
    }
    TRY(form_version_get(ctx, in->id, out->number, &version, NULL));
    TRY(db_start(ctx, STMT_TRIAL_LIST, ARGS(V_INT(version.id))));
    TRY(rows_read(ctx, &trial_resource, &out->trials));
    TRY(db_start(ctx, STMT_REMARK_OF_VERSION, ARGS(V_INT(version.id), V_INT(TRIAL_REMARKS_MAX))));
    return rows_read(ctx, &trial_remark_resource, &out->remarks);
}

enum status trial_cells(struct ctx *ctx, const struct by_id *in, struct cells_out *out)
{
    struct report report;

    TRY(report_look(ctx, in->id, &report));
    if (report.kind != REPORT_TRIAL)
        return use_not_found(ctx);
    TRY(cells_look(ctx, in, out));
    return cells_fill(ctx, out);
}

enum status trial_list(struct ctx *ctx, const struct nothing *in, struct trials_out *out)
{
    (void)in;
    TRY(db_start(
        ctx, STMT_TRIAL_MINE, ARGS(USE_SCOPE(ctx, RIGHT_REPORT_READ), V_INT(TRIALS_SHOWN_MAX))));
    return rows_read(ctx, &trial_resource, &out->items);
}

/* ---- remarks ---- */

static enum status trial_get(struct ctx *ctx, int64_t report_id, struct report *out)
{
    TRY(report_look(ctx, report_id, out));
    TRY(report_require_seen(ctx, out));
    if (out->kind != REPORT_TRIAL)
        return fail(ctx, PROBLEM_TRIAL_ONLY, "%s", problem_text(PROBLEM_TRIAL_ONLY));
    return ST_OK;
}

enum status remark_list(struct ctx *ctx, const struct by_id *in, struct remarks_out *out)
{
    struct report report;

    TRY(trial_get(ctx, in->id, &report));
    TRY(db_start(ctx, STMT_REMARK_OF_REPORT, ARGS(V_INT(in->id), V_INT(TRIAL_REMARKS_MAX))));
    return rows_read(ctx, &trial_remark_resource, &out->items);
}

static enum status remark_place_check(
    struct ctx *ctx, const struct remark_new *in, int64_t version_id)
{
    const struct form_entry *entry;

    TRY(form_entry_get(ctx, version_id, &entry));
    if (in->row && form_row_index(&entry->form, in->row) < 0)
        return fail_field(ctx, PROBLEM_CELL_NONE, "row", "%s", problem_text(PROBLEM_CELL_NONE));
    if (in->column && form_column_index(&entry->form, in->column) < 0)
        return fail_field(ctx, PROBLEM_CELL_NONE, "column", "%s", problem_text(PROBLEM_CELL_NONE));
    return ST_OK;
}

enum status remark_add(struct ctx *ctx, const struct remark_new *in, struct remarks_out *out)
{
    const struct by_id one = { .id = in->id };
    struct report report;
    bool found;

    TRY(trial_get(ctx, in->id, &report));
    /* Those who try it speak; who designs it reads. */
    TRY(use_require(ctx, RIGHT_REPORT_READ, report.unit_path, report.regime_id));
    if (report.closed_ms)
        return fail(ctx, PROBLEM_TRIAL_OVER, "%s", problem_text(PROBLEM_TRIAL_OVER));
    TRY(remark_place_check(ctx, in, report.form_version_id));
    TRY(db_one(ctx, STMT_REMARK_INSERT,
        ARGS(V_INT(in->id), V_INT(in->row), V_INT(in->column), V_INT(in->verdict),
            V_TEXT(str_trim(in->words)), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms)),
        &found));
    TRY(remark_list(ctx, &one, out));
    return history_add(ctx, (struct history_facts){
                                .action = "form.remark",
                                .object_type = OBJECT_REPORT,
                                .object_id = in->id,
                                .unit_id = report.unit_id,
                                .other_unit_id = report.receiver_unit_id,
                                .note = str_trim(in->words),
                            });
}
