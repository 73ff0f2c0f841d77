#include "domain/forms.h"

#include "core/text.h"
#include "domain/calendars.h"
#include "domain/links.h"
#include "domain/lives.h"
#include "domain/use.h"

/* Where the layout stands behind what row_read takes of form_version_get. */
#define LAYOUT_COLUMN 29

/* A note names no more than people read. */
#define CHANGES_NAMED_MAX 12

enum status form_get(struct ctx *ctx, int64_t id, struct form_record *out)
{
    bool found;

    TRY(db_one(ctx, STMT_FORM_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &form_record_resource, 0, out);
    return ST_OK;
}

enum status form_list(struct ctx *ctx, const struct form_query *in, struct page_out *out)
{
    struct str after;
    int64_t id;

    cursor_read(in->page, &id, &after);
    TRY(db_start(ctx, STMT_FORM_LIST,
        ARGS(V_TEXT(text_search_key(ctx->arena, in->q)), V_TEXT(after),
            V_INT(page_limit(in->page) + 1), in->state < 0 ? V_NULL : V_INT(in->state))));
    TRY(rows_read(ctx, &form_record_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct form_record *last =
            LIST_AT(out->items, struct form_record, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, last->code);
    }
    return ST_OK;
}

/* ---- versions ---- */

static int64_t day_of(int64_t ms)
{
    return ms ? date_today(ms) : DATE_NONE;
}

/* The working days of the years a clock may run in; weekends alone where none is counted by. */
static enum status calendar_of(
    struct ctx *ctx, const struct form_version *version, struct calendar *out)
{
    int64_t day = version->requested_on;
    int year;

    *out = calendar_weekends;
    if ((!version->build_workdays || day == DATE_NONE) && !version->test_workdays)
        return ST_OK;
    if (day == DATE_NONE || (version->test_workdays && version->tested_ms))
        day = version->tested_ms ? date_today(version->tested_ms) : use_today(ctx);
    year = date_ymd(day).year;
    return calendar_load(ctx, year, year + 1, out);
}

/* What the clock says of a version: it is built when it is shown to others for the first time. */
static enum status version_complete(struct ctx *ctx, struct form_version *version)
{
    const struct life_clock clock = {
        .build_days = version->build_days,
        .test_days = version->test_days,
        .build_workdays = version->build_workdays,
        .test_workdays = version->test_workdays,
    };
    int64_t built = version->tested_ms ? version->tested_ms : version->announced_ms;
    const struct life_days days = {
        .requested = version->requested_on,
        .built = day_of(built ? built : version->ended_ms),
        .tested = day_of(version->tested_ms),
        .test_ended = day_of(version->test_ended_ms),
    };
    struct calendar calendar;
    struct life_due due;

    TRY(calendar_of(ctx, version, &calendar));
    due = life_due(clock, days, &calendar, use_today(ctx));
    version->build_due = due.build;
    version->build_late = due.build_late;
    version->test_due = due.test;
    version->test_late = due.test_late;
    return ST_OK;
}

enum status form_version_get(struct ctx *ctx, int64_t form_id, int64_t number,
    struct form_version *out, struct str *out_layout)
{
    bool found;

    TRY(db_one(ctx, STMT_FORM_VERSION_GET, ARGS(V_INT(form_id), V_INT(number)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &form_version_resource, 0, out);
    if (out_layout)
        *out_layout = db_text(ctx, LAYOUT_COLUMN);
    return version_complete(ctx, out);
}

enum status form_versions(
    struct ctx *ctx, const struct form_versions_query *in, struct page_out *out)
{
    struct form_record form;

    TRY(form_get(ctx, in->id, &form));
    TRY(db_start(ctx, STMT_FORM_VERSION_PAGE,
        ARGS(V_INT(in->id), V_INT(cursor_before(in->page)), V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &form_version_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct form_version *last =
            LIST_AT(out->items, struct form_version, out->items.len - 1);

        out->next = cursor_make(ctx, last->number, (struct str){ 0 });
    }
    for (size_t i = 0; i < out->items.len; i++)
        TRY(version_complete(ctx, LIST_AT(out->items, struct form_version, i)));
    return ST_OK;
}

static int64_t number_shown(const struct form_record *form)
{
    return form->used_number ? form->used_number : form->version_number;
}

enum status form_view(struct ctx *ctx, const struct form_ref *in, struct form_full *out)
{
    struct str layout;

    TRY(form_get(ctx, in->id, &out->form));
    TRY(form_version_get(
        ctx, in->id, in->number ? in->number : number_shown(&out->form), &out->life, &layout));
    out->number = out->life.number;
    TRY(resource_from_json(ctx, &form_layout_resource, layout, &out->layout));
    return form_choices(ctx, &out->form, &out->actions);
}

enum status form_used(struct ctx *ctx, const char *field, int64_t form_id, int64_t *out_version_id)
{
    struct form_record form;
    bool found;

    TRY(db_one(ctx, STMT_FORM_USED, ARGS(V_INT(form_id)), &found));
    if (found) {
        *out_version_id = db_int(ctx, 0);
        return ST_OK;
    }
    TRY(db_one(ctx, STMT_FORM_GET, ARGS(V_INT(form_id)), &found));
    if (!found)
        return fail_field(ctx, PROBLEM_NO_SUCH_FORM, field, "%s (%s: %lld)",
            problem_text(PROBLEM_NO_SUCH_FORM), field, (long long)form_id);
    row_read(ctx, &form_record_resource, 0, &form);
    return fail_field(ctx, PROBLEM_FORM_NOT_IN_USE, field, "%s (" STR_FMT ": %s)",
        problem_text(PROBLEM_FORM_NOT_IN_USE), STR_ARG(form.code), form_state_titles[form.state]);
}

enum status form_layout_check(struct ctx *ctx, const struct form *layout)
{
    struct form_fault fault = form_check(ctx->arena, layout);

    if (!fault.field.len)
        return ST_OK;
    return fail_field(ctx, PROBLEM_FORM_INVALID,
        str_format(ctx->arena, "layout." STR_FMT, STR_ARG(fault.field)).ptr, STR_FMT,
        STR_ARG(fault.text));
}

enum status form_changes(
    struct ctx *ctx, const struct form_changes_query *in, struct form_changes *out)
{
    struct form_changes_found found;
    struct form_version version;
    struct form_record form;
    struct form before = { 0 }, after = { 0 };
    struct str layout;

    TRY(form_get(ctx, in->id, &form));
    TRY(form_version_get(ctx, in->id, in->to ? in->to : form.version_number, &version, &layout));
    TRY(resource_from_json(ctx, &form_layout_resource, layout, &after));
    out->to = version.number;
    out->from = in->from ? in->from : version.based_on;
    if (!out->from)
        return ST_OK; /* the first has nothing to be compared with */
    TRY(form_version_get(ctx, in->id, out->from, &version, &layout));
    TRY(resource_from_json(ctx, &form_layout_resource, layout, &before));
    found = form_diff(ctx->arena, &before, &after);
    out->items = found.items;
    out->count = (int64_t)found.count;
    return ST_OK;
}

/* ---- writing ---- */

void form_count(const struct form *layout, struct form_record *record)
{
    record->rows = (int64_t)layout->rows.len;
    record->columns = 0;
    for (size_t i = 0; i < layout->columns.len; i++)
        record->columns += FORM_COLUMN(layout, i)->role == COLUMN_VALUE;
}

enum status form_event(struct ctx *ctx, const char *action, struct str note,
    const struct form_record *before, const struct form_record *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_FORM,
                 .object_id = after->id,
                 .unit_id = after->owner_unit_id,
                 .note = note,
                 .before = before ? resource_to_json(ctx->arena, &form_record_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &form_record_resource, after),
             });
}

static enum status request_check(struct ctx *ctx, const struct form_request *request)
{
    bool found;

    if (!request->clock_id)
        return ST_OK;
    TRY(db_one(ctx, STMT_FORM_CLOCK_GET, ARGS(V_INT(request->clock_id)), &found));
    if (!found)
        return fail_field(ctx, PROBLEM_FORM_CLOCK, "request.clock_id", "%s (%lld)",
            problem_text(PROBLEM_FORM_CLOCK), (long long)request->clock_id);
    return ST_OK;
}

enum status form_draft_add(struct ctx *ctx, const struct form_version *draft, struct str layout)
{
    const struct form_request request = { .clock_id = draft->clock_id };
    bool found;

    TRY(request_check(ctx, &request));
    return db_one(ctx, STMT_FORM_VERSION_INSERT,
        ARGS(V_INT(draft->form_id), V_INT(draft->number), V_TEXT(layout), V_INT(draft->based_on),
            V_DATE(draft->requested_on), V_TEXT(draft->request), V_ID(draft->clock_id),
            V_INT(ctx->now_ms), V_INT(ctx->actor->account_id)),
        &found);
}

static enum status form_insert(struct ctx *ctx, const struct form_save *in, int64_t *out_id)
{
    struct form_record record;
    enum status kept;
    bool found;

    form_count(&in->layout, &record);
    kept = db_one(ctx, STMT_FORM_INSERT,
        ARGS(V_TEXT(in->code), V_TEXT(in->title),
            V_TEXT(text_search_key(ctx->arena, str_format(ctx->arena, STR_FMT " " STR_FMT,
                                                   STR_ARG(in->title), STR_ARG(in->code)))),
            V_INT(in->owner_unit_id), V_INT(record.rows), V_INT(record.columns),
            V_INT(ctx->now_ms)),
        &found);
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_FORM_CODE_TAKEN, "code", "%s (" STR_FMT ")",
            problem_text(PROBLEM_FORM_CODE_TAKEN), STR_ARG(in->code));
    TRY(kept);
    *out_id = db_int(ctx, 0);
    return ST_OK;
}

enum status form_create(struct ctx *ctx, const struct form_save *in, struct form_full *out)
{
    struct form_version draft = { .number = 1,
        .requested_on = in->request.on,
        .request = in->request.words,
        .clock_id = in->request.clock_id };
    struct str path;

    TRY(use_unit_path(ctx, "owner_unit_id", in->owner_unit_id, &path));
    TRY(use_require(ctx, RIGHT_FORM_WRITE, path, 0));
    TRY(links_check(ctx, in->code, &in->layout));
    TRY(form_insert(ctx, in, &draft.form_id));
    TRY(form_draft_add(
        ctx, &draft, resource_to_json(ctx->arena, &form_layout_resource, &in->layout)));
    TRY(form_view(ctx, &(struct form_ref){ .id = draft.form_id }, out));
    return form_event(ctx, "form.create", (struct str){ 0 }, NULL, &out->form);
}

/* What the save changed, in words: the history of a draft. */
static enum status draft_words(
    struct ctx *ctx, const struct form_save *in, struct str layout, struct str *out)
{
    struct form_changes_found found;
    struct form before = { 0 };

    TRY(resource_from_json(ctx, &form_layout_resource, layout, &before));
    found = form_diff(ctx->arena, &before, &in->layout);
    *out = form_diff_words(ctx->arena, &found, CHANGES_NAMED_MAX);
    return ST_OK;
}

static enum status draft_keep(
    struct ctx *ctx, const struct form_save *in, struct str code, int64_t number)
{
    struct form_fault fault = in->fault;

    if (!fault.field.len)
        TRY(links_look(ctx, code, &in->layout, &fault));
    if (resource_given(&form_draft_resource, in->given, "request")) {
        TRY(request_check(ctx, &in->request));
        TRY(db_run(ctx, STMT_FORM_VERSION_REQUEST,
            ARGS(V_INT(in->id), V_INT(number), V_DATE(in->request.on), V_TEXT(in->request.words),
                V_ID(in->request.clock_id))));
    }
    return db_run(ctx, STMT_FORM_VERSION_DRAFT,
        ARGS(V_INT(in->id), V_INT(number),
            V_TEXT(resource_to_json(ctx->arena, &form_layout_resource, &in->layout)),
            V_TEXT(fault.field), V_TEXT(fault.text)));
}

enum status form_draft(struct ctx *ctx, const struct form_save *in, struct form_full *out)
{
    struct form_record before, record;
    struct form_version version;
    struct str layout, words;
    bool found;

    TRY(form_get(ctx, in->id, &before));
    TRY(use_require(ctx, RIGHT_FORM_WRITE, before.owner_unit_path, 0));
    if (!before.work_number || before.work_state != FORM_DRAFT)
        return fail(ctx, PROBLEM_FORM_NO_DRAFT, "%s", problem_text(PROBLEM_FORM_NO_DRAFT));
    form_count(&in->layout, &record);
    TRY(db_one(ctx, STMT_FORM_TOUCH,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(record.rows), V_INT(record.columns),
            V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(form_version_get(ctx, in->id, before.work_number, &version, &layout));
    TRY(draft_words(ctx, in, layout, &words));
    TRY(draft_keep(ctx, in, before.code, before.work_number));
    TRY(form_view(ctx, &(struct form_ref){ in->id, before.work_number }, out));
    return form_event(ctx, "form.draft", words, &before, &out->form);
}

/* Nobody can type a code that begins with a space, so none is taken by it. */
#define BLANK_CODE " none"

enum status form_blank(struct ctx *ctx, int64_t unit_id, int64_t *out_version_id)
{
    struct form_column label = { .key = 1, .role = COLUMN_LABEL };
    const struct form layout = { .columns = { &label, 1 } };
    bool found;

    TRY(db_one(ctx, STMT_FORM_BLANK, ARGS(V_TEXT(S(BLANK_CODE))), &found));
    if (!found) {
        TRY(db_one(ctx, STMT_FORM_BLANK_INSERT,
            ARGS(V_TEXT(S(BLANK_CODE)), V_INT(FORM_IN_USE), V_INT(unit_id), V_INT(ctx->now_ms)),
            &found));
        TRY(db_one(ctx, STMT_FORM_BLANK_VERSION,
            ARGS(V_INT(db_int(ctx, 0)),
                V_TEXT(resource_to_json(ctx->arena, &form_layout_resource, &layout)),
                V_INT(FORM_IN_USE), V_INT(ctx->now_ms), V_INT(ctx->actor->account_id)),
            &found));
    }
    *out_version_id = db_int(ctx, 0);
    return ST_OK;
}
