#include "core/narrative/compare.h"

#include "core/number.h"

/* Officials write one decimal; a change that would read 0,0% gets as many as it needs, up to these.
 */
#define PERCENT_DECIMALS 1
#define PERCENT_DECIMALS_MAX 3

static const struct dec hundred = { 100, 0 };

struct str compare_base_words(enum doc_against against, enum period_kind kind)
{
    static const char *const before[PERIOD_KIND_COUNT] = {
        [PERIOD_MONTH] = "tháng trước",
        [PERIOD_QUARTER] = "quý trước",
        [PERIOD_HALF] = "kỳ trước",
        [PERIOD_NINE_MONTHS] = "kỳ trước",
        [PERIOD_YEAR] = "năm trước",
        [PERIOD_WEEK] = "tuần trước",
        [PERIOD_TEN_DAYS] = "kỳ trước",
        [PERIOD_DAY] = "ngày trước",
        [PERIOD_SCHOOL_YEAR] = "năm học trước",
        [PERIOD_AD_HOC] = "kỳ trước",
        [PERIOD_THEMATIC] = "kỳ trước",
        [PERIOD_FIVE_YEARS] = "giai đoạn trước",
    };
    bool is_of_years =
        kind == PERIOD_YEAR || kind == PERIOD_SCHOOL_YEAR || kind == PERIOD_FIVE_YEARS;

    if (against == AGAINST_PLAN)
        return S("kế hoạch");
    if (against == AGAINST_LAST_YEAR && !is_of_years)
        return S("cùng kỳ năm trước");
    return str_of(before[kind]);
}

static struct str words_of(struct arena *arena, struct dec value)
{
    return number_format_vi(arena, dec_normalise(value), NUMBER_DECIMALS_ALL, NUMBER_GROUPED);
}

static struct dec absolute(struct dec value)
{
    return value.mantissa < 0 ? (struct dec){ -value.mantissa, value.scale } : value;
}

bool compare_percent(struct dec part, struct dec whole, struct dec *out)
{
    struct dec scaled;

    if (!dec_mul(part, hundred, &scaled))
        return false;
    for (int scale = PERCENT_DECIMALS; scale <= PERCENT_DECIMALS_MAX; scale++) {
        if (!dec_div(scaled, whole, scale, out))
            return false;
        if (out->mantissa)
            return true;
    }
    return true;
}

/* "tăng 12 ha", "giảm 1,5 điểm phần trăm" */
static struct str amount_words(
    struct arena *arena, const struct comparison *of, const char *verb, struct dec size)
{
    struct str unit = of->percent ? S("điểm phần trăm") : of->unit;

    return str_format(arena, "%s " STR_FMT "%s" STR_FMT, verb, STR_ARG(words_of(arena, size)),
        unit.len ? " " : "", STR_ARG(unit));
}

static struct str change_words(
    struct arena *arena, const struct comparison *of, const char *verb, struct dec size)
{
    struct dec percent;

    if (of->percent || of->show == SHOW_AMOUNT || of->base.mantissa <= 0)
        return amount_words(arena, of, verb, size);
    if (!compare_percent(size, of->base, &percent))
        return (struct str){ 0 };
    if (!percent.mantissa)
        return str_format(arena, "%s dưới 0,001%%", verb);
    return str_format(arena, "%s " STR_FMT "%%", verb, STR_ARG(words_of(arena, percent)));
}

/* "đạt 95,2% kế hoạch", "bằng 103,2% cùng kỳ năm trước" */
static struct str ratio_words(struct arena *arena, const struct comparison *of, struct str base)
{
    struct dec percent;

    if (!compare_percent(of->now, of->base, &percent))
        return (struct str){ 0 };
    return str_format(arena, "%s " STR_FMT "%% " STR_FMT,
        of->against == AGAINST_PLAN ? "đạt" : "bằng", STR_ARG(words_of(arena, percent)),
        STR_ARG(base));
}

struct str compare_words(struct arena *arena, const struct comparison *of)
{
    struct str base = compare_base_words(of->against, of->kind), change;
    int order = dec_cmp(of->now, of->base);
    struct dec size;

    if (of->show == SHOW_RATIO && of->base.mantissa > 0)
        return ratio_words(arena, of, base);
    if (order == 0)
        return str_format(arena, "bằng " STR_FMT, STR_ARG(base));
    if (!dec_sub(of->now, of->base, &size))
        return (struct str){ 0 };
    change = change_words(arena, of, order > 0 ? "tăng" : "giảm", absolute(size));
    if (!change.len)
        return change;
    return str_format(arena, STR_FMT " so với " STR_FMT, STR_ARG(change), STR_ARG(base));
}
