#include "domain/periods.h"

#include "domain/calendars.h"

struct str period_words(struct arena *arena, struct str code)
{
    struct period period;

    return period_parse(code, &period) ? period_title(arena, period) : code;
}

static enum status bad_rule(struct ctx *ctx, const char *field, struct str rule)
{
    return fail_field(ctx, PROBLEM_REGIME_RULE, field, "%s (%s: “" STR_FMT "”)",
        problem_text(PROBLEM_REGIME_RULE), field, STR_ARG(rule));
}

/* The years in which a window's due days may fall: rules reach a year back and two on. */
static enum status calendar_around(struct ctx *ctx, struct day_span window, struct calendar *out)
{
    int year = date_ymd(window.last).year;

    return calendar_load(ctx, year - 2, year + 4, out);
}

/* The days as the rules say them. */
static enum status dates_of(struct ctx *ctx, struct period period, const struct period_rules *rules,
    struct period_dates *out)
{
    struct calendar calendar;
    const struct due_by due = { rules->due, &calendar, rules->bound };
    const struct due_by total = { .rule = rules->total_due, .calendar = &calendar };
    struct day_span window;

    if (!period_window(period, rules->window, &window))
        return bad_rule(ctx, "window_rule", rules->window);
    TRY(calendar_around(ctx, window, &calendar));
    if (!period_due(period, window, &due, &out->due_on))
        return bad_rule(ctx, "due_rule", rules->due);
    if (!period_total_due(period, window, out->due_on, &total, &out->total_due_on))
        return bad_rule(ctx, "total_due_rule", rules->total_due);
    out->window_from = window.first;
    out->window_to = window.last;
    return ST_OK;
}

enum status period_dates_of(
    struct ctx *ctx, struct str code, const struct period_rules *rules, struct period_dates *out)
{
    struct period period;

    if (!period_parse(code, &period) || (int)period.kind != rules->kind)
        return fail_field(ctx, PROBLEM_CYCLE_PERIOD, "period", "%s “" STR_FMT "” không phải kỳ %s.",
            problem_text(PROBLEM_CYCLE_PERIOD), STR_ARG(code), period_kind_titles[rules->kind]);
    TRY(dates_of(ctx, period, rules, out));
    if (out->total_due_on < out->due_on)
        out->total_due_on = out->due_on;
    return ST_OK;
}

/* A working day more or less is the calendar's affair, and made up for when a cycle is opened. A
 * rule that leads to a day on which data are still being taken is a mistake. */
static enum status due_check(
    struct ctx *ctx, const struct period_rules *rules, const struct period_dates *dates)
{
    const struct day_span window = { dates->window_from, dates->window_to };
    bool named = period_kind_is_named((enum period_kind)rules->kind);
    enum problem_key problem = named ? PROBLEM_CYCLE_DUE : PROBLEM_REGIME_DUE;
    int64_t least;

    if (!rules->bound || dates->due_on > window.last || (named && dates->due_on == window.last))
        return ST_OK;
    TRY(period_least_due(ctx, rules, window, &least));
    return fail_field(ctx, problem, "due_rule",
        "%s Kỳ này: chốt số liệu " STR_FMT ", thời hạn gửi " STR_FMT "; sớm nhất được " STR_FMT ".",
        problem_text(problem), STR_ARG(date_format_vi(ctx->arena, dates->window_to)),
        STR_ARG(date_format_vi(ctx->arena, dates->due_on)),
        STR_ARG(date_format_vi(ctx->arena, least)));
}

enum status period_rules_check(struct ctx *ctx, const struct period_rules *rules)
{
    struct period period = period_of_day((enum period_kind)rules->kind, date_today(ctx->now_ms));
    struct period_rules as_said = *rules;
    struct period_dates dates;

    as_said.bound = false;
    TRY(dates_of(ctx, period, &as_said, &dates));
    TRY(due_check(ctx, rules, &dates));
    if (dates.total_due_on < dates.due_on)
        return fail_field(ctx, PROBLEM_REGIME_TOTAL_DUE, "total_due_rule",
            "%s Kỳ này: các đơn vị gửi chậm nhất " STR_FMT ", báo cáo tổng hợp " STR_FMT ".",
            problem_text(PROBLEM_REGIME_TOTAL_DUE),
            STR_ARG(date_format_vi(ctx->arena, dates.due_on)),
            STR_ARG(date_format_vi(ctx->arena, dates.total_due_on)));
    return ST_OK;
}

enum status period_least_due(
    struct ctx *ctx, const struct period_rules *rules, struct day_span window, int64_t *out)
{
    struct calendar calendar;

    *out = rules->bound ? window.last : window.first;
    if (!rules->bound || period_kind_is_named((enum period_kind)rules->kind))
        return ST_OK;
    TRY(calendar_around(ctx, window, &calendar));
    *out = period_due_least(window, &calendar);
    return ST_OK;
}
