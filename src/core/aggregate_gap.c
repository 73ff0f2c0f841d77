/* What of a form no total takes, so that nothing is lost without a word. */
#include "core/aggregate_plan.h"

const char *const aggregate_side_names[AGGREGATE_SIDE_COUNT] = {
    [AGGREGATE_ENTRY] = "entry",
    [AGGREGATE_TOTAL] = "total",
};

static int declared_rule(const struct shape *shape, size_t slot)
{
    int rule = shape_row(shape, slot / shape->columns_len)->rule;

    if (rule == RULE_DEFAULT)
        rule = shape_column(shape, slot % shape->columns_len)->rule;
    return rule == RULE_DEFAULT ? RULE_SUM : rule;
}

/* Whether people type there, and what they type is meant to be taken. */
static bool is_meant(const struct shape *shape, size_t slot)
{
    struct cell_ref ref = shape_ref(shape, slot);
    int rule = declared_rule(shape, slot);

    return rule != RULE_NONE && form_cell_editable(shape->form, ref.row, ref.column) &&
           aggregate_rule_fits(rule, shape_column(shape, slot % shape->columns_len)->type);
}

/* Which value rows and columns of a form something is said of. */
struct marks {
    bool *rows, *columns;
};

static struct marks marks_new(struct arena *arena, const struct shape *shape)
{
    return (struct marks){ ARENA_ARRAY(arena, shape->rows_len + 1, bool),
        ARENA_ARRAY(arena, shape->columns_len + 1, bool) };
}

/* The rows and columns of the source that have a counterpart. */
static struct marks source_met(struct arena *arena, const struct aggregate_plan *plan)
{
    struct marks met = marks_new(arena, plan->source);

    for (size_t i = 0; i < plan->target->rows_len; i++)
        if (plan->mapping.rows[i] >= 0)
            met.rows[plan->mapping.rows[i]] = true;
    for (size_t i = 0; i < plan->target->columns_len; i++)
        if (plan->mapping.columns[i] >= 0)
            met.columns[plan->mapping.columns[i]] = true;
    return met;
}

static void gap_add(struct aggregate_gaps *gaps, struct aggregate_gap gap)
{
    if (gaps->items.len < AGGREGATE_GAPS_MAX)
        *LIST_AT(gaps->items, struct aggregate_gap, gaps->items.len++) = gap;
    gaps->count++;
}

static struct aggregate_gaps gaps_new(struct arena *arena)
{
    return (struct aggregate_gaps){
        .items = { ARENA_ARRAY(arena, AGGREGATE_GAPS_MAX, struct aggregate_gap), 0 }
    };
}

static void gaps_marked(struct arena *arena, const struct shape *shape, enum aggregate_side side,
    struct marks marks, struct aggregate_gaps *out)
{
    for (size_t i = 0; i < shape->columns_len; i++) {
        const struct form_column *column = shape_column(shape, i);

        if (marks.columns[i])
            gap_add(out, (struct aggregate_gap){ (int)side, 0, column->key,
                             form_heading(arena, column), column->attribute });
    }
    for (size_t i = 0; i < shape->rows_len; i++) {
        const struct form_row *row = shape_row(shape, i);

        if (marks.rows[i])
            gap_add(
                out, (struct aggregate_gap){ (int)side, row->key, 0, row->label, row->indicator });
    }
}

/* Marks the rows and columns people type in that met nothing. In a total a ratio wants nothing to
 * meet: it is made of the total's own figures. */
static struct marks unmet(
    struct arena *arena, const struct shape *shape, enum aggregate_side side, struct marks met)
{
    struct marks marks = marks_new(arena, shape);

    for (size_t row = 0; row < shape->rows_len; row++) {
        for (size_t column = 0; column < shape->columns_len; column++) {
            size_t slot = row * shape->columns_len + column;

            if (!is_meant(shape, slot) ||
                (side == AGGREGATE_TOTAL && declared_rule(shape, slot) == RULE_RATIO))
                continue;
            marks.rows[row] |= !met.rows[row];
            marks.columns[column] |= !met.columns[column];
        }
    }
    return marks;
}

bool aggregate_is_void(const struct aggregate_plan *plan)
{
    bool rows = false, columns = false;

    for (size_t i = 0; i < plan->target->rows_len; i++)
        rows |= plan->mapping.rows[i] >= 0;
    for (size_t i = 0; i < plan->target->columns_len; i++)
        columns |= plan->mapping.columns[i] >= 0;
    return !rows || !columns;
}

struct aggregate_gaps aggregate_gaps(struct arena *arena, const struct aggregate_plan *plan)
{
    struct aggregate_gaps out = gaps_new(arena);
    struct marks met = marks_new(arena, plan->target);

    for (size_t i = 0; i < plan->target->rows_len; i++)
        met.rows[i] = plan->mapping.rows[i] >= 0;
    for (size_t i = 0; i < plan->target->columns_len; i++)
        met.columns[i] = plan->mapping.columns[i] >= 0;
    gaps_marked(arena, plan->source, AGGREGATE_ENTRY,
        unmet(arena, plan->source, AGGREGATE_ENTRY, source_met(arena, plan)), &out);
    gaps_marked(arena, plan->target, AGGREGATE_TOTAL,
        unmet(arena, plan->target, AGGREGATE_TOTAL, met), &out);
    return out;
}

/* The slots of the source that a cell of the target takes, or leaves on purpose. */
static bool *slots_taken(struct arena *arena, const struct aggregate_plan *plan)
{
    bool *taken = ARENA_ARRAY(arena, shape_slots(plan->source) + 1, bool);

    for (size_t i = 0; i < shape_slots(plan->target); i++) {
        const struct take *take = &plan->takes[i];
        int declared = declared_rule(plan->target, i);
        bool deliberate = take->calculated || declared == RULE_NONE || declared == RULE_RATIO;

        if (take->value >= 0 && (take->rule != RULE_NONE || deliberate || take->put))
            taken[take->value] = true;
        if (take->rule == RULE_WEIGHTED)
            taken[take->weight] = true;
        if (take->rule == RULE_RATIO && plan->takes[take->num].value >= 0)
            taken[plan->takes[take->num].value] = true;
        if (take->rule == RULE_RATIO && plan->takes[take->den].value >= 0)
            taken[plan->takes[take->den].value] = true;
    }
    return taken;
}

static void gap_of_cell(
    struct arena *arena, const struct shape *shape, size_t slot, struct aggregate_gaps *out)
{
    struct cell_ref ref = shape_ref(shape, slot);
    struct str heading = form_heading(arena, shape_column(shape, slot % shape->columns_len));
    struct str label = shape_row(shape, slot / shape->columns_len)->label;

    gap_add(out,
        (struct aggregate_gap){ AGGREGATE_ENTRY, ref.row, ref.column,
            str_format(arena, STR_FMT " – " STR_FMT, STR_ARG(label), STR_ARG(heading)), { 0 } });
}

struct aggregate_gaps aggregate_lost(struct arena *arena, const struct aggregate_run *run)
{
    const struct shape *shape = run->plan->source;
    struct marks met = source_met(arena, run->plan), marks = marks_new(arena, shape);
    struct aggregate_gaps out = gaps_new(arena), cells = gaps_new(arena);
    const bool *taken = slots_taken(arena, run->plan);

    for (size_t slot = 0; slot < shape_slots(shape); slot++) {
        size_t row = slot / shape->columns_len, column = slot % shape->columns_len;

        if (taken[slot] || !run->sums->cells[slot].count || !is_meant(shape, slot))
            continue;
        if (!met.columns[column])
            marks.columns[column] = true;
        else if (!met.rows[row])
            marks.rows[row] = true;
        else
            gap_of_cell(arena, shape, slot, &cells);
    }
    gaps_marked(arena, shape, AGGREGATE_ENTRY, marks, &out);
    for (size_t i = 0; i < cells.items.len; i++)
        gap_add(&out, *LIST_AT(cells.items, struct aggregate_gap, i));
    out.count += cells.count - cells.items.len;
    return out;
}
