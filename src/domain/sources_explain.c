/* Where figures come from that a formula takes from other reports. */
#include "core/externals.h"
#include "core/period.h"
#include "domain/grown.h"
#include "domain/periods.h"
#include "domain/sources.h"

/* More days than any year has before one of them. */
#define EARLIER_PERIODS_MAX 366

static const char *const titles[EXTERNAL_COUNT] = {
    [EXTERNAL_PREVIOUS] = "Kỳ trước",
    [EXTERNAL_LAST_YEAR] = "Cùng kỳ năm trước",
    [EXTERNAL_EARLIER] = "Các kỳ trước trong năm",
    [EXTERNAL_PLAN] = "Kế hoạch năm",
    [EXTERNAL_FORM] = "Biểu khác, cùng kỳ",
};

struct explaining {
    struct ctx *ctx;
    const struct report_work *work;
    const struct formula_external *external;
    struct explain_source *items;
    size_t len, cap;
};

static struct explain_source *item_add(struct explaining *e, struct str period)
{
    struct explain_source *item;

    e->items = list_room(e->ctx->arena, e->items, e->len, &e->cap, sizeof(*e->items));
    item = &e->items[e->len++];
    *item = (struct explain_source){
        .kind = (int)e->external->kind,
        .title = str_of(titles[e->external->kind]),
        .period = period,
        .period_title = period.len ? period_words(e->ctx->arena, period) : period,
        .form_code = e->external->form,
    };
    return item;
}

static void absent_add(struct explaining *e, struct str period, const char *reason)
{
    item_add(e, period)->reason = str_of(reason);
}

/* The cell of the source, with the names it has there. */
static void cell_tell(struct explaining *e, struct explain_source *item,
    const struct content *content, const struct external_source *opened)
{
    long slot = externals_slot(e->ctx->arena, opened, e->external);
    const struct shape *shape = content->shape;
    struct buf text = { .arena = e->ctx->arena };
    const struct cell *cell;

    if (slot < 0) {
        item->reason = S("Biểu của báo cáo này không có ô tương ứng.");
        return;
    }
    cell = &content->cells[slot];
    item->row = shape_ref(shape, (size_t)slot).row;
    item->column = shape_ref(shape, (size_t)slot).column;
    item->label = shape_row(shape, (size_t)slot / shape->columns_len)->label;
    item->heading =
        form_heading(e->ctx->arena, shape_column(shape, (size_t)slot % shape->columns_len));
    if (cell->kind == CELL_NUMBER)
        item->value = (struct maybe_dec){ true, CELL_DEC(*cell) };
    else if (cell->kind != CELL_EMPTY)
        cell_add_to(&text, *cell);
    else
        item->reason = cell->error ? str_of(cell_error_texts[cell->error]) : S("Ô này để trống.");
    item->text = buf_str(&text);
}

static enum status source_tell(struct explaining *e, const struct report_source *source)
{
    struct ctx *ctx = e->ctx;
    struct explain_source *item = item_add(e, source->period);
    bool inherited = source->unit_id != e->work->report.unit_id;
    const struct form_entry *form;
    struct external_source opened = {
        .roles = source->roles, .same_form = source->same_form, .form_code = source->form_code
    };
    struct content *content;

    TRY(form_entry_get(ctx, source->form_version_id, &form));
    if (!content_unpack(ctx->arena, &form->form, source->blob, &content))
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)source->report_id);
    opened.content = content;
    if (inherited)
        item->title = str_format(
            ctx->arena, "%s, của " STR_FMT, titles[e->external->kind], STR_ARG(source->unit_name));
    item->report_id = source->report_id;
    item->revision = source->revision;
    cell_tell(e, item, content, &opened);
    return ST_OK;
}

/* Whether the source plays the role in the period (empty: any). */
static bool is_asked(
    const struct explaining *e, const struct report_source *source, struct str period)
{
    struct external_source asked = { .roles = source->roles, .form_code = source->form_code };

    return externals_asks(&asked, e->external) && (!period.len || str_eq(source->period, period));
}

/* Of the units that were merged into this one each has its own; of several reports on another form
 * the last counts. */
static enum status one_tell(struct explaining *e, struct str period, const char *absent)
{
    struct list sources = e->work->sources;
    bool told = false;

    for (size_t i = sources.len; i > 0; i--) {
        const struct report_source *source = LIST_AT(sources, struct report_source, i - 1);

        if (!is_asked(e, source, period) || (told && e->external->kind == EXTERNAL_FORM))
            continue;
        TRY(source_tell(e, source));
        told = true;
    }
    if (!told)
        absent_add(e, period, absent);
    return ST_OK;
}

#define NOT_SENT "Chưa có báo cáo nào đã gửi hoặc đã tiếp nhận của kỳ này; ô được coi là trống."

/* The earlier periods of the year, the newest first; those without a report too. */
static enum status earlier_tell(struct explaining *e, struct period own)
{
    struct period at = own;

    for (int i = 0; i < EARLIER_PERIODS_MAX; i++) {
        at = period_previous(at);
        if (!period_is_earlier_of_year(at, own))
            break;
        TRY(one_tell(e, period_code(e->ctx->arena, at), NOT_SENT));
    }
    if (!e->len)
        absent_add(e, (struct str){ 0 }, "Đây là kỳ đầu tiên của năm.");
    return ST_OK;
}

static enum status external_tell(struct explaining *e, struct str code)
{
    struct arena *arena = e->ctx->arena;
    struct period own;
    bool has_time = period_parse(code, &own) && !period_kind_is_named(own.kind);

    if (e->external->kind == EXTERNAL_FORM)
        return one_tell(
            e, code, "Đơn vị chưa có báo cáo theo biểu này đã gửi hoặc đã tiếp nhận trong kỳ.");
    if (!has_time) {
        absent_add(
            e, (struct str){ 0 }, "Báo cáo đột xuất, chuyên đề không có kỳ trước và cùng kỳ.");
        return ST_OK;
    }
    if (e->external->kind == EXTERNAL_PREVIOUS)
        return one_tell(e, period_code(arena, period_previous(own)), NOT_SENT);
    if (e->external->kind == EXTERNAL_LAST_YEAR)
        return one_tell(e, period_code(arena, period_year_before(own)), NOT_SENT);
    if (e->external->kind == EXTERNAL_EARLIER)
        return earlier_tell(e, own);
    return one_tell(e, str_format(arena, "%d", own.year),
        "Chế độ báo cáo chưa có kế hoạch năm đã gửi hoặc đã tiếp nhận của đơn vị này.");
}

enum status sources_explain(
    struct ctx *ctx, const struct report_work *work, int64_t row, int64_t column, struct list *out)
{
    struct formula_external_list list = formula_externals(work->base->program);
    struct slot_list takes =
        formula_outer_inputs(ctx->arena, report_program(ctx, work), row, column);
    struct explain_source *all = NULL;
    size_t len = 0, cap = 0;

    for (size_t i = 0; i < takes.len; i++) {
        struct explaining e = { .ctx = ctx, .work = work, .external = &list.items[takes.slots[i]] };

        TRY(external_tell(&e, work->report.period));
        for (size_t j = 0; j < e.len; j++) {
            all = list_room(ctx->arena, all, len, &cap, sizeof(*all));
            all[len++] = e.items[j];
        }
    }
    *out = (struct list){ all, len };
    return ST_OK;
}
