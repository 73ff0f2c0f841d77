#include "domain/exports.h"

#include "core/text.h"
#include "domain/progress.h"
#include "domain/use.h"

enum status export_load(struct ctx *ctx, const struct by_id *in, struct report_work *out)
{
    TRY(report_work_get(ctx, in->id, out));
    return report_require_figures(ctx, &out->report);
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

enum status export_progress_load(struct ctx *ctx, const struct by_id *in, struct list *out)
{
    struct progress_query query = { .id = in->id, .state = -1, .page = { .limit = CSV_ROWS_MAX } };
    struct progress_out progress = { 0 };

    TRY(progress_view(ctx, &query, &progress));
    *out = progress.page.items;
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
    { OVERVIEW_STATE, "Trạng thái", COLUMN_VALUE, 20 },
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

static struct cell overview_value(const void *user, size_t i, const struct form_column *column)
{
    const struct overview *o = user;
    const struct report *report = LIST_AT(*o->reports, struct report, i);

    switch ((enum overview_column)column->key) {
    case OVERVIEW_STATE:
        return text_cell(str_of(report_state_titles[report->state]));
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
    struct ctx *ctx, const struct list *reports, struct str extension, struct str *out)
{
    const struct render_writer *writer = render_writer(extension);
    const struct report *first = reports->len ? LIST_AT(*reports, struct report, 0) : NULL;
    struct overview overview = {
        .arena = ctx->arena,
        .reports = reports,
        .rows = overview_rows(ctx->arena, reports),
    };
    struct render_table table = {
        .form = overview_form(ctx->arena),
        .unit_name = first ? first->receiver_unit_name : (struct str){ 0 },
        .period_title = first ? first->period_title : (struct str){ 0 },
        .rows = { reports->len, overview_row, overview_value, &overview },
    };

    if (!writer)
        return use_not_found(ctx);
    return writer->write(ctx, &table, out);
}
