#include "domain/exports.h"

#include "core/text.h"
#include "domain/checks.h"
#include "domain/progress.h"
#include "domain/regimes.h"
#include "domain/use.h"

enum status export_load(struct ctx *ctx, const struct by_id *in, struct report_work *out)
{
    TRY(report_work_get(ctx, in->id, out));
    TRY(report_require_figures(ctx, &out->report));
    return checks_warned(ctx, out);
}

/* The warnings that stand, with what was said of them. */
static struct list remarks_of(struct ctx *ctx, const struct report_work *work)
{
    struct render_remark *remarks = ARENA_ARRAY(ctx->arena, work->warned.len, struct render_remark);

    for (size_t i = 0; i < work->warned.len; i++) {
        const struct check_warning *warning = LIST_AT(work->warned, struct check_warning, i);

        remarks[i] = (struct render_remark){
            .cell = open_cell_name(ctx->arena, &work->form->form, warning->row, warning->column),
            .message = warning->message,
            .found = warning->found,
            .allowed = warning->allowed,
            .note = warning->note,
            .noted_by = warning->noted_by,
        };
    }
    return (struct list){ remarks, work->warned.len };
}

/* The system is called what the regulation calls it. */
static struct render_source source_of(struct ctx *ctx, const struct report_work *work)
{
    const struct report *report = &work->report;

    return (struct render_source){
        .system = work->profile->about.system_name,
        .report = str_format(ctx->arena, STR_FMT ", " STR_FMT, STR_ARG(report->regime_name),
            STR_ARG(report->period_title)),
        .revision = report->revision
                        ? str_format(ctx->arena, "Bản %lld, %s", (long long)report->revision,
                              report_state_titles[report->state])
                        : str_of(report_state_titles[report->state]),
        .taken = time_format_vi(ctx->arena, ctx->now_ms),
    };
}

enum status export_write(
    struct ctx *ctx, const struct report_work *work, struct str extension, struct str *out)
{
    const struct render_writer *writer = render_writer(extension);
    struct render_table table = {
        .form = &work->form->form,
        .unit_name = work->report.unit_name,
        .receiver_name = work->report.receiver_unit_name,
        .period_title = work->report.period_title,
        .rows = render_rows_of(ctx->arena, &work->form->form, work->content),
        .remarks = remarks_of(ctx, work),
        .source = source_of(ctx, work),
    };

    if (!writer)
        return use_not_found(ctx);
    return writer->write(ctx, &table, out);
}

struct str export_name(struct ctx *ctx, const struct report *report, struct str extension)
{
    return str_format(ctx->arena, "bao-cao-" STR_FMT "-" STR_FMT "-%lld." STR_FMT,
        STR_ARG(text_slug(ctx->arena, report->unit_name)), STR_ARG(report->period),
        (long long)report->id, STR_ARG(extension));
}

/* ---- progress ---- */

/* "Trễ hạn, trạng thái: Đang nhập, tên đơn vị có “minh”" */
static struct str view_words(struct arena *arena, const struct progress_query *in)
{
    struct buf buf = { .arena = arena };
    struct str q = str_trim(in->q);

    if (in->only >= 0)
        buf_addf(&buf, "%s", progress_only_titles[in->only]);
    if (in->state >= 0)
        buf_addf(&buf, "%strạng thái: %s", buf.len ? ", " : "", report_state_titles[in->state]);
    if (q.len)
        buf_addf(&buf, "%stên đơn vị có “" STR_FMT "”", buf.len ? ", " : "", STR_ARG(q));
    return buf_str(&buf);
}

enum status export_progress_load(
    struct ctx *ctx, const struct progress_query *in, struct progress_file *out)
{
    struct progress_query query = *in;
    struct progress_out progress = { 0 };
    struct cycle cycle;

    query.page = (struct page){ .limit = CSV_ROWS_MAX };
    TRY(progress_view(ctx, &query, &progress));
    TRY(cycle_get(ctx, in->id, &cycle));
    *out = (struct progress_file){
        .reports = progress.page.items,
        .lead_unit_name = cycle.lead_unit_name,
        .period_title = cycle.period_title,
        .view = view_words(ctx->arena, in),
    };
    return ST_OK;
}

/* The overview is a form too: units are its rows, what is known of them its columns. */
enum overview_column { OVERVIEW_STATE = 4, OVERVIEW_LATE, OVERVIEW_SENT, OVERVIEW_ACCEPTED };

static const struct {
    int64_t key;
    const char *title;
    enum column_role role;
    int64_t width;
} overview_columns[] = {
    { 1, "STT", COLUMN_STT, 6 },
    { 2, "Đơn vị", COLUMN_LABEL, 40 },
    { 3, "Mã đơn vị", COLUMN_CODE, 12 },
    { OVERVIEW_STATE, "Trạng thái", COLUMN_VALUE, 24 },
    { OVERVIEW_LATE, "Đúng hạn", COLUMN_VALUE, 12 },
    { OVERVIEW_SENT, "Thời điểm gửi", COLUMN_VALUE, 20 },
    { OVERVIEW_ACCEPTED, "Thời điểm tiếp nhận", COLUMN_VALUE, 20 },
};

struct overview {
    struct arena *arena;
    const struct list *reports;
    struct form_row *rows;
};

static const struct form_row *overview_row(const void *user, size_t i)
{
    return &((const struct overview *)user)->rows[i];
}

static struct cell text_cell(struct str text)
{
    return (struct cell){ .kind = text.len ? CELL_TEXT : CELL_EMPTY, .text = text };
}

/* With the later due day that it asks for, or was given, as the page has it. */
static struct str state_words(struct arena *arena, const struct report *report)
{
    const char *title = report_state_titles[report->state];

    if (report->wished_on != DATE_NONE)
        return str_format(arena, "%s (đề nghị gia hạn đến " STR_FMT ")", title,
            STR_ARG(date_format_vi(arena, report->wished_on)));
    if (report->extended_from != DATE_NONE)
        return str_format(arena, "%s (được gia hạn đến " STR_FMT ")", title,
            STR_ARG(date_format_vi(arena, report->due_on)));
    return str_of(title);
}

static struct cell overview_value(const void *user, size_t i, const struct form_column *column)
{
    const struct overview *o = user;
    const struct report *report = LIST_AT(*o->reports, struct report, i);

    switch ((enum overview_column)column->key) {
    case OVERVIEW_STATE:
        return text_cell(state_words(o->arena, report));
    case OVERVIEW_LATE:
        return text_cell(report->late ? S("Trễ hạn") : S("Trong hạn"));
    case OVERVIEW_SENT:
        return text_cell(
            report->sent_ms ? time_format_vi(o->arena, report->sent_ms) : (struct str){ 0 });
    case OVERVIEW_ACCEPTED:
        return text_cell(report->accepted_ms ? time_format_vi(o->arena, report->accepted_ms)
                                             : (struct str){ 0 });
    }
    return (struct cell){ 0 };
}

static struct form *overview_form(struct arena *arena)
{
    struct form *form = ARENA_NEW(arena, struct form);
    struct form_column *columns =
        ARENA_ARRAY(arena, ARRAY_LEN(overview_columns), struct form_column);

    for (size_t i = 0; i < ARRAY_LEN(overview_columns); i++) {
        struct str *title = ARENA_NEW(arena, struct str);

        *title = str_of(overview_columns[i].title);
        columns[i] = (struct form_column){
            .key = overview_columns[i].key,
            .path = { title, 1 },
            .role = (int)overview_columns[i].role,
            .type = TYPE_TEXT,
            .width = overview_columns[i].width,
        };
    }
    form->title = S("TIẾN ĐỘ BÁO CÁO");
    form->columns = (struct list){ columns, ARRAY_LEN(overview_columns) };
    return form;
}

static struct form_row *overview_rows(struct arena *arena, const struct list *reports)
{
    struct form_row *rows = ARENA_ARRAY(arena, reports->len + 1, struct form_row);

    for (size_t i = 0; i < reports->len; i++) {
        const struct report *report = LIST_AT(*reports, struct report, i);

        rows[i] = (struct form_row){
            .key = (int64_t)i + 1,
            .kind = ROW_FIXED,
            .stt = str_format(arena, "%zu", i + 1),
            .code = report->unit_code,
            .label = report->unit_name,
        };
    }
    return rows;
}

enum status export_progress_write(
    struct ctx *ctx, const struct progress_file *file, struct str extension, struct str *out)
{
    const struct render_writer *writer = render_writer(extension);
    struct overview overview = {
        .arena = ctx->arena,
        .reports = &file->reports,
        .rows = overview_rows(ctx->arena, &file->reports),
    };
    struct render_table table = {
        .form = overview_form(ctx->arena),
        .unit_name = file->lead_unit_name,
        .period_title = file->period_title,
        .view = file->view,
        .rows = { file->reports.len, overview_row, overview_value, &overview },
    };

    if (!writer)
        return use_not_found(ctx);
    return writer->write(ctx, &table, out);
}

/* ---- units x cycles ---- */

enum status export_matrix_load(
    struct ctx *ctx, const struct matrix_query *in, struct matrix_file *out)
{
    struct regime regime;

    TRY(matrix_view(ctx, in, &out->matrix));
    TRY(regime_get(ctx, in->id, &regime));
    out->regime_name = regime.name;
    out->lead_unit_name = regime.lead_unit_name;
    return ST_OK;
}

enum { MATRIX_STT = 1, MATRIX_UNIT, MATRIX_FIRST };

static struct form_column matrix_column(
    struct arena *arena, int64_t key, struct str title, enum column_role role, int64_t width)
{
    struct str *path = ARENA_NEW(arena, struct str);

    *path = title;
    return (struct form_column){
        .key = key, .path = { path, 1 }, .role = (int)role, .type = TYPE_TEXT, .width = width
    };
}

/* A column a cycle, behind the units. */
static struct form *matrix_form(struct arena *arena, const struct matrix_out *matrix)
{
    struct form *form = ARENA_NEW(arena, struct form);
    struct form_column *columns =
        ARENA_ARRAY(arena, matrix->periods.len + MATRIX_FIRST, struct form_column);
    size_t len = 0;

    columns[len++] = matrix_column(arena, MATRIX_STT, S("STT"), COLUMN_STT, 6);
    columns[len++] = matrix_column(arena, MATRIX_UNIT, S("Đơn vị"), COLUMN_LABEL, 40);
    for (size_t i = 0; i < matrix->periods.len; i++)
        columns[len++] = matrix_column(arena, MATRIX_FIRST + (int64_t)i,
            LIST_AT(matrix->periods, struct matrix_period, i)->title, COLUMN_VALUE, 24);
    form->title = S("TIẾN ĐỘ BÁO CÁO QUA CÁC KỲ");
    form->columns = (struct list){ columns, len };
    return form;
}

struct matrix_rows {
    struct arena *arena;
    const struct matrix_out *matrix;
    struct form_row *rows;
};

static const struct form_row *matrix_row(const void *user, size_t i)
{
    return &((const struct matrix_rows *)user)->rows[i];
}

/* A unit that owed nothing in a cycle has an empty cell there. */
static struct cell matrix_value(const void *user, size_t i, const struct form_column *column)
{
    const struct matrix_rows *rows = user;
    const struct matrix_unit *unit = LIST_AT(rows->matrix->units, struct matrix_unit, i);
    const struct matrix_period *period =
        LIST_AT(rows->matrix->periods, struct matrix_period, (size_t)(column->key - MATRIX_FIRST));

    for (size_t k = 0; k < unit->cells.len; k++) {
        const struct matrix_cell *cell = LIST_AT(unit->cells, struct matrix_cell, k);
        const char *title = report_state_titles[cell->state];

        if (cell->cycle_id == period->cycle_id)
            return text_cell(
                cell->late ? str_format(rows->arena, "%s (trễ hạn)", title) : str_of(title));
    }
    return (struct cell){ 0 };
}

static struct form_row *matrix_rows_of(struct arena *arena, const struct matrix_out *matrix)
{
    struct form_row *rows = ARENA_ARRAY(arena, matrix->units.len + 1, struct form_row);

    for (size_t i = 0; i < matrix->units.len; i++)
        rows[i] = (struct form_row){
            .key = (int64_t)i + 1,
            .kind = ROW_FIXED,
            .stt = str_format(arena, "%zu", i + 1),
            .label = LIST_AT(matrix->units, struct matrix_unit, i)->unit_name,
        };
    return rows;
}

enum status export_matrix_write(
    struct ctx *ctx, const struct matrix_file *file, struct str extension, struct str *out)
{
    const struct render_writer *writer = render_writer(extension);
    struct matrix_rows rows = {
        .arena = ctx->arena,
        .matrix = &file->matrix,
        .rows = matrix_rows_of(ctx->arena, &file->matrix),
    };
    struct render_table table = {
        .form = matrix_form(ctx->arena, &file->matrix),
        .unit_name = file->lead_unit_name,
        .period_title = file->regime_name,
        .rows = { file->matrix.units.len, matrix_row, matrix_value, &rows },
    };

    if (!writer)
        return use_not_found(ctx);
    return writer->write(ctx, &table, out);
}
