#include "domain/catalogue_rules.h"

#include "domain/use.h"

static enum status bad(struct ctx *ctx, enum problem_key key, const char *field, struct str found)
{
    return fail_field(ctx, key, field, "%s (“" STR_FMT "”)", problem_text(key), STR_ARG(found));
}

static enum status dates_check(struct ctx *ctx, int64_t from, int64_t to)
{
    if (from != DATE_NONE && to != DATE_NONE && to < from)
        return bad(ctx, PROBLEM_CATALOGUE_DATES, "valid_to", date_format_vi(ctx->arena, to));
    return ST_OK;
}

/* A code that is named exists, spelled as it is kept; empty names nothing. */
static enum status named(
    struct ctx *ctx, enum stmt by_code, struct str code, const char *field, int code_column)
{
    bool found;

    if (!code.len)
        return ST_OK;
    TRY(db_one(ctx, by_code, ARGS(V_TEXT(code)), &found));
    if (!found || !str_eq(db_text(ctx, code_column), code))
        return bad(ctx, PROBLEM_CATALOGUE_NO_SUCH, field, code);
    return ST_OK;
}

#define CODE_COLUMN 1

static enum status measure_check(struct ctx *ctx, const struct measure *measure)
{
    if (!measure->factor.given || dec_cmp(measure->factor.value, DEC_ZERO) <= 0)
        return bad(ctx, PROBLEM_CATALOGUE_FACTOR, "factor",
            measure->factor.given ? dec_format(ctx->arena, measure->factor.value) : S(""));
    return ST_OK;
}

/* Which indicators a rule reckons with, and whether they are named. */
static enum status parts_check(struct ctx *ctx, const struct indicator *indicator)
{
    bool weighted = indicator->unit_rule == RULE_WEIGHTED || indicator->time_rule == RULE_WEIGHTED;
    bool ratio = indicator->unit_rule == RULE_RATIO || indicator->time_rule == RULE_RATIO;
    const struct {
        struct str code;
        const char *field;
        bool needed;
    } parts[] = {
        { indicator->weight, "weight", weighted },
        { indicator->numerator, "numerator", ratio },
        { indicator->divisor, "divisor", ratio },
    };

    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        if (parts[i].needed && !parts[i].code.len)
            return fail_field(ctx, PROBLEM_CATALOGUE_PARTS, parts[i].field, "%s",
                problem_text(PROBLEM_CATALOGUE_PARTS));
        if (parts[i].code.len && str_eq(parts[i].code, indicator->item.code))
            return bad(ctx, PROBLEM_CATALOGUE_SELF, parts[i].field, parts[i].code);
        TRY(named(ctx, STMT_INDICATOR_BY_CODE, parts[i].code, parts[i].field, CODE_COLUMN));
    }
    return ST_OK;
}

static enum status rules_check(struct ctx *ctx, const struct indicator *indicator)
{
    if (indicator->unit_rule == RULE_DEFAULT || indicator->time_rule == RULE_DEFAULT)
        return fail_field(ctx, PROBLEM_CATALOGUE_RULE,
            indicator->unit_rule == RULE_DEFAULT ? "unit_rule" : "time_rule", "%s",
            problem_text(PROBLEM_CATALOGUE_RULE));
    return parts_check(ctx, indicator);
}

/* One indicator has one definition: the same name in the same measure is the same one. */
static enum status same_check(struct ctx *ctx, const struct indicator *indicator)
{
    bool found;

    TRY(db_one(ctx, STMT_INDICATOR_SAME,
        ARGS(V_TEXT(indicator->item.name_sort), V_TEXT(indicator->measure),
            V_INT(indicator->item.id), V_DATE(indicator->valid_from), V_DATE(indicator->valid_to)),
        &found));
    if (found)
        return fail_field(ctx, PROBLEM_CATALOGUE_SAME, "name", "%s Mã đang dùng: " STR_FMT ".",
            problem_text(PROBLEM_CATALOGUE_SAME), STR_ARG(db_text(ctx, 0)));
    return ST_OK;
}

static enum status indicator_check(struct ctx *ctx, const struct indicator *indicator)
{
    TRY(dates_check(ctx, indicator->valid_from, indicator->valid_to));
    TRY(named(ctx, STMT_MEASURE_BY_CODE, indicator->measure, "measure", CODE_COLUMN));
    TRY(named(ctx, STMT_SECTOR_BY_CODE, indicator->sector, "sector", CODE_COLUMN));
    TRY(rules_check(ctx, indicator));
    return same_check(ctx, indicator);
}

enum status catalogue_check(struct ctx *ctx, enum catalogue_kind kind, const void *record)
{
    const struct attribute *attribute = record;

    switch (kind) {
    case CATALOGUE_MEASURE:
        return measure_check(ctx, record);
    case CATALOGUE_ATTRIBUTE:
        return dates_check(ctx, attribute->valid_from, attribute->valid_to);
    case CATALOGUE_INDICATOR:
        return indicator_check(ctx, record);
    case CATALOGUE_SECTOR:
    case CATALOGUE_KIND_COUNT:
        break;
    }
    return ST_OK;
}
