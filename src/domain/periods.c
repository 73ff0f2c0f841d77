#include "domain/periods.h"

#include "core/period.h"

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

static enum status dates_of(struct ctx *ctx, struct period period, struct str window_rule,
    struct str due_rule, struct period_dates *out)
{
    struct day_span window;

    if (!period_window(period, window_rule, &window))
        return bad_rule(ctx, "window_rule", window_rule);
    if (!period_due(period, window, due_rule, &out->due_on))
        return bad_rule(ctx, "due_rule", due_rule);
    out->window_from = window.first;
    out->window_to = window.last;
    return ST_OK;
}

enum status period_dates_of(struct ctx *ctx, struct str code, int kind, struct str window_rule,
    struct str due_rule, struct period_dates *out)
{
    struct period period;

    if (!period_parse(code, &period) || (int)period.kind != kind)
        return fail_field(ctx, PROBLEM_CYCLE_PERIOD, "period", "%s “" STR_FMT "” không phải kỳ %s.",
            problem_text(PROBLEM_CYCLE_PERIOD), STR_ARG(code), period_kind_titles[kind]);
    return dates_of(ctx, period, window_rule, due_rule, out);
}

enum status period_rules_check(struct ctx *ctx, int kind, struct str window_rule,
    struct str due_rule, struct period_dates *out)
{
    struct period period = period_of_day((enum period_kind)kind, date_today(ctx->now_ms));

    return dates_of(ctx, period, window_rule, due_rule, out);
}
