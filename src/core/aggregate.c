#include "core/aggregate_plan.h"

#include "core/codes.h"
#include "core/formula/formula.h"
#include "core/formula/wide.h"

/* ---- finding counterparts ---- */

/* For each of `wanted`, the index of the same code in `codes`, or NO_SLOT (-1). */
static int32_t *counterparts(struct arena *arena, const struct str *wanted, size_t wanted_len,
    const struct str *codes, size_t len)
{
    struct code_table table = code_table_new(arena, codes, len);
    int32_t *found = ARENA_ARRAY(arena, wanted_len, int32_t);

    for (size_t i = 0; i < wanted_len; i++)
        found[i] = code_table_find(&table, wanted[i]);
    return found;
}

static int32_t *places_themselves(struct arena *arena, size_t len)
{
    int32_t *places = ARENA_ARRAY(arena, len, int32_t);

    for (size_t i = 0; i < len; i++)
        places[i] = (int32_t)i;
    return places;
}

static struct mapping mapping_new(
    struct arena *arena, const struct shape *target, const struct shape *source)
{
    struct mapping mapping;

    if (target->form == source->form) {
        mapping.rows = places_themselves(arena, target->rows_len);
        mapping.columns = places_themselves(arena, target->columns_len);
        return mapping;
    }
    mapping.rows = counterparts(arena, codes_of_rows(arena, target), target->rows_len,
        codes_of_rows(arena, source), source->rows_len);
    mapping.columns = counterparts(arena, codes_of_columns(arena, target), target->columns_len,
        codes_of_columns(arena, source), source->columns_len);
    for (size_t i = 0; i < target->columns_len; i++)
        if (mapping.columns[i] >= 0 &&
            shape_column(source, (size_t)mapping.columns[i])->type != shape_column(target, i)->type)
            mapping.columns[i] = NO_SLOT;
    return mapping;
}

/* ---- the plan ---- */

/* The source's slot for one of the target's, or NO_SLOT. */
static int32_t source_slot(const struct aggregate_plan *plan, long target)
{
    size_t width = plan->target->columns_len;
    int32_t row, column;

    if (target < 0)
        return NO_SLOT;
    row = plan->mapping.rows[(size_t)target / width];
    column = plan->mapping.columns[(size_t)target % width];
    return row < 0 || column < 0
               ? NO_SLOT
               : (int32_t)((size_t)row * plan->source->columns_len + (size_t)column);
}

bool aggregate_rule_fits(int rule, int type)
{
    switch ((enum value_type)type) {
    case TYPE_NUMBER:
        return true;
    case TYPE_DATE:
        return rule == RULE_MIN || rule == RULE_MAX || rule == RULE_LAST;
    case TYPE_YES_NO:
        return rule == RULE_LAST;
    case TYPE_TEXT:
    case TYPE_COUNT:
        break;
    }
    return false;
}

static struct take column_take(
    const struct shape *shape, const struct form_row *row, const struct form_column *column)
{
    struct take take = { .rule = column->rule,
        .weight = (int32_t)shape_slot(shape, row->key, column->rule_weight),
        .num = (int32_t)shape_slot(shape, row->key, column->rule_num),
        .den = (int32_t)shape_slot(shape, row->key, column->rule_den),
        .factor = column->rule_factor };

    if (take.rule == RULE_DEFAULT)
        take.rule = RULE_SUM;
    return take;
}

static struct take row_take(
    const struct shape *shape, const struct form_row *row, const struct form_column *column)
{
    return (struct take){ .rule = row->rule,
        .weight = (int32_t)shape_slot(shape, row->rule_weight, column->key),
        .num = (int32_t)shape_slot(shape, row->rule_num, column->key),
        .den = (int32_t)shape_slot(shape, row->rule_den, column->key),
        .factor = row->rule_factor };
}

static struct take cell_take(const struct aggregate_plan *plan, size_t slot)
{
    const struct shape *shape = plan->target;
    const struct form_row *row = shape_row(shape, slot / shape->columns_len);
    const struct form_column *column = shape_column(shape, slot % shape->columns_len);
    const struct form_cell *cell = form_cell_find(shape->form, row->key, column->key);
    struct take take =
        row->rule == RULE_DEFAULT ? column_take(shape, row, column) : row_take(shape, row, column);

    take.calculated = cell && cell->formula.len;
    take.value = source_slot(plan, (long)slot);
    take.weight = source_slot(plan, take.weight);
    if (take.calculated || !aggregate_rule_fits(take.rule, column->type))
        take.rule = RULE_NONE;
    if (cell && cell->readonly)
        take.rule = RULE_NONE; /* crossed out: a ratio there would be DIV0, and is none */
    if (row->rule == RULE_RATIO && column->rule == RULE_RATIO)
        take.rule = RULE_NONE;
    if (take.rule == RULE_RATIO && (take.num < 0 || take.den < 0))
        take.rule = RULE_NONE;
    if (take.rule == RULE_WEIGHTED && take.weight < 0)
        take.rule = RULE_NONE;
    if (take.rule != RULE_RATIO && take.value < 0)
        take.rule = RULE_NONE;
    return take;
}

const struct aggregate_plan *aggregate_plan_new(
    struct arena *arena, const struct form *target, const struct form *source)
{
    struct aggregate_plan *plan = ARENA_NEW(arena, struct aggregate_plan);
    size_t slots;

    plan->target = shape_new(arena, target);
    plan->source = shape_new(arena, source);
    slots = shape_slots(plan->target);
    plan->takes = ARENA_ARRAY(arena, slots, struct take);
    plan->weighted = ARENA_ARRAY(arena, slots, uint32_t);
    plan->mapping = mapping_new(arena, plan->target, plan->source);
    for (size_t i = 0; i < slots; i++) {
        plan->takes[i] = cell_take(plan, i);
        if (plan->takes[i].rule == RULE_WEIGHTED)
            plan->weighted[plan->weighted_len++] = (uint32_t)i;
    }
    return plan;
}

/* ---- counting ---- */

struct aggregate_run *aggregate_start(struct arena *arena, const struct aggregate_plan *plan)
{
    struct aggregate_run *run = ARENA_NEW(arena, struct aggregate_run);
    size_t slots = shape_slots(plan->source);

    run->plan = plan;
    run->sums = content_sums_new(arena, plan->source->form);
    run->products = ARENA_ARRAY(arena, plan->weighted_len, struct products);
    run->figures = ARENA_ARRAY(arena, slots, int64_t);
    run->reports = ARENA_ARRAY(arena, slots, uint32_t);
    return run;
}

static void products_add(struct products *sum, int64_t figure, int64_t weight)
{
    int128 product = (int128)figure * weight;

    sum->overflow |= __builtin_add_overflow(sum->products, product, &sum->products);
    sum->weights += weight;
    sum->count++;
}

/* Weighted cells need both figures of one report, so they are laid out by slot first. */
static void weighted_add(struct aggregate_run *run)
{
    const struct content_sums *sums = run->sums;
    const struct aggregate_plan *plan = run->plan;

    for (size_t i = 0; i < sums->pairs; i++) {
        run->figures[sums->slots[i]] = sums->values[i];
        run->reports[sums->slots[i]] = sums->reports;
    }
    for (size_t i = 0; i < plan->weighted_len; i++) {
        const struct take *take = &plan->takes[plan->weighted[i]];

        if (run->reports[take->value] == sums->reports &&
            run->reports[take->weight] == sums->reports)
            products_add(&run->products[i], run->figures[take->value], run->figures[take->weight]);
    }
}

bool aggregate_add(struct aggregate_run *run, struct str blob)
{
    if (!content_sum_add(blob, run->plan->source->form, run->sums))
        return false;
    if (run->plan->weighted_len)
        weighted_add(run);
    return true;
}

size_t aggregate_count(const struct aggregate_run *run)
{
    return run->sums->reports;
}

/* ---- finishing ---- */

/* A figure on its way to a cell: present or not, or an error. */
struct figure {
    bool present;
    enum cell_error error;
    struct wide number;
};

static int source_scale(const struct aggregate_plan *plan, int32_t slot)
{
    const struct form_column *column =
        shape_column(plan->source, (size_t)slot % plan->source->columns_len);

    return column->type == TYPE_NUMBER ? (int)column->decimals : 0;
}

static struct figure figure_of(int128 mantissa, int scale)
{
    return (struct figure){ .present = true, .number = { .mantissa = mantissa, .scale = scale } };
}

static struct figure quotient(struct figure num, struct figure den)
{
    struct figure result = { .present = true };

    if (!den.present || den.number.mantissa == 0)
        result.error = CELL_ERROR_DIV0;
    else if (!wide_div(num.number, den.number, &result.number))
        result.error = CELL_ERROR_OVERFLOW;
    return result;
}

static struct figure weighted_figure(
    const struct aggregate_run *run, const struct take *take, const struct products *sum)
{
    int scale = source_scale(run->plan, take->value);
    int weight_scale = source_scale(run->plan, take->weight);

    if (sum->count == 0)
        return (struct figure){ .present = false };
    if (sum->overflow)
        return (struct figure){ .present = true, .error = CELL_ERROR_OVERFLOW };
    return quotient(
        figure_of(sum->products, scale + weight_scale), figure_of(sum->weights, weight_scale));
}

/* What the cell's reports came to by any rule but WEIGHTED and RATIO. */
static struct figure counted_figure(const struct aggregate_run *run, int rule, int32_t slot)
{
    const struct cell_sum *sum = &run->sums->cells[slot];
    int scale = source_scale(run->plan, slot);

    if (sum->count == 0)
        return (struct figure){ .present = false };
    switch ((enum rule_kind)rule) {
    case RULE_SUM:
        return figure_of(sum->sum, scale);
    case RULE_AVERAGE:
        return quotient(figure_of(sum->sum, scale), figure_of(sum->count, 0));
    case RULE_MIN:
        return figure_of(sum->min, scale);
    case RULE_MAX:
        return figure_of(sum->max, scale);
    case RULE_LAST:
        return figure_of(sum->last, scale);
    case RULE_DEFAULT:
    case RULE_WEIGHTED:
    case RULE_RATIO:
    case RULE_NONE:
    case RULE_COUNT:
        break;
    }
    return (struct figure){ .present = false };
}

size_t aggregate_slot_in(
    const struct content *content, const struct aggregate_plan *plan, size_t slot)
{
    struct cell_ref ref;

    if (!content->grown)
        return slot;
    ref = shape_ref(plan->target, slot);
    return (size_t)shape_slot(content->shape, ref.row, ref.column);
}

static bool overridden(const struct content *content, size_t slot)
{
    return content->overrides && content->overrides[slot].len;
}

/* Numerator or denominator: the sum over the reports, or the figure that stands in the target. */
static struct figure ratio_term(
    const struct aggregate_run *run, const struct content *content, int32_t slot)
{
    const struct take *take = &run->plan->takes[slot];
    size_t own = aggregate_slot_in(content, run->plan, (size_t)slot);
    struct cell cell = content->cells[own];

    if (take->value >= 0 && !take->calculated && !overridden(content, own))
        return counted_figure(run, RULE_SUM, take->value);
    if (cell.error != CELL_ERROR_NONE)
        return (struct figure){ .present = true, .error = (enum cell_error)cell.error };
    if (cell.kind != CELL_NUMBER)
        return (struct figure){ .present = false };
    return figure_of(cell.value, cell.scale);
}

static struct figure ratio_figure(
    const struct aggregate_run *run, const struct content *content, const struct take *take)
{
    struct figure num = ratio_term(run, content, take->num);
    struct figure den = ratio_term(run, content, take->den), ratio;

    if (!num.present)
        return num;
    if (num.error != CELL_ERROR_NONE || den.error != CELL_ERROR_NONE)
        return num.error != CELL_ERROR_NONE ? num : den;
    ratio = quotient(num, den);
    if (ratio.error == CELL_ERROR_NONE && take->factor.given &&
        !wide_mul(ratio.number, WIDE_OF_DEC(take->factor.value), &ratio.number))
        ratio.error = CELL_ERROR_OVERFLOW;
    return ratio;
}

static struct cell figure_cell(struct figure figure, const struct form_column *column)
{
    static const uint8_t kinds[TYPE_COUNT] = {
        [TYPE_NUMBER] = CELL_NUMBER,
        [TYPE_DATE] = CELL_DATE,
        [TYPE_YES_NO] = CELL_YES_NO,
    };
    struct cell cell = { .kind = CELL_EMPTY };
    int scale = column->type == TYPE_NUMBER ? (int)column->decimals : 0;
    struct dec rounded;

    if (!figure.present)
        return cell;
    cell.error = (uint8_t)figure.error;
    if (figure.error != CELL_ERROR_NONE)
        return cell;
    if (!wide_round(figure.number, scale, &rounded)) {
        cell.error = CELL_ERROR_OVERFLOW;
        return cell;
    }
    cell = CELL_OF_DEC(rounded);
    cell.kind = kinds[column->type];
    return cell;
}

static void figure_put(
    const struct aggregate_run *run, struct content *content, size_t slot, struct figure figure)
{
    const struct shape *target = run->plan->target;
    size_t own = aggregate_slot_in(content, run->plan, slot);

    if (!overridden(content, own))
        content->cells[own] = figure_cell(figure, shape_column(target, slot % target->columns_len));
}

static bool ratios_put(const struct aggregate_run *run, struct content *content)
{
    bool any = false;

    for (size_t i = 0; i < shape_slots(run->plan->target); i++) {
        const struct take *take = &run->plan->takes[i];

        if (take->rule != RULE_RATIO)
            continue;
        figure_put(run, content, i, ratio_figure(run, content, take));
        any = true;
    }
    return any;
}

void aggregate_finish(
    const struct aggregate_run *run, const struct formula_program *program, struct content *content)
{
    const struct aggregate_plan *plan = run->plan;
    size_t weighted = 0;

    ASSERT(content->shape->print == plan->target->print);
    for (size_t i = 0; i < shape_slots(plan->target); i++) {
        const struct take *take = &plan->takes[i];

        if (take->rule == RULE_WEIGHTED)
            figure_put(run, content, i, weighted_figure(run, take, &run->products[weighted++]));
        else if (take->rule != RULE_NONE && take->rule != RULE_RATIO)
            figure_put(run, content, i, counted_figure(run, take->rule, take->value));
    }
    if (program)
        formula_run(program, content);
    /* Ratios may be of calculated cells, and cells may be calculated from ratios. */
    if (ratios_put(run, content) && program)
        formula_run(program, content);
}

/* ---- explaining ---- */

static void explain_part(struct aggregate_explanation *out, const struct aggregate_plan *plan,
    enum aggregate_part part, int32_t slot)
{
    if (slot >= 0)
        out->sources[out->sources_len++] = (struct aggregate_source){ .part = part,
            .cell = shape_ref(plan->source, (size_t)slot) };
}

struct aggregate_explanation aggregate_explain(
    const struct aggregate_plan *plan, int64_t row, int64_t column)
{
    long slot = shape_slot(plan->target, row, column);
    struct aggregate_explanation out = { .rule = RULE_NONE };
    const struct take *take;

    if (slot < 0)
        return out;
    take = &plan->takes[slot];
    out.rule = take->rule;
    out.calculated = take->calculated;
    out.put = take->put;
    if (take->put)
        explain_part(&out, plan, AGGREGATE_VALUE, take->value);
    if (take->rule == RULE_RATIO) {
        out.factor = take->factor;
        explain_part(&out, plan, AGGREGATE_NUM, plan->takes[take->num].value);
        explain_part(&out, plan, AGGREGATE_DEN, plan->takes[take->den].value);
        return out;
    }
    if (take->rule != RULE_NONE)
        explain_part(&out, plan, AGGREGATE_VALUE, take->value);
    if (take->rule == RULE_WEIGHTED)
        explain_part(&out, plan, AGGREGATE_WEIGHT, take->weight);
    return out;
}
