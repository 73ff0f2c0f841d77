#include "core/aggregate_plan.h"
#include "core/part.h"

/* Neither counted nor left to a rule. */
static struct take own_take(const struct take *take, int32_t value, bool put)
{
    return (struct take){
        .rule = RULE_NONE,
        .value = value,
        .weight = NO_SLOT,
        .num = NO_SLOT,
        .den = NO_SLOT,
        .calculated = take->calculated,
        .put = put,
    };
}

static bool is_given(const struct shape *shape, size_t slot)
{
    struct cell_ref ref = shape_ref(shape, slot);

    return form_cell_editable(shape->form, ref.row, ref.column);
}

const struct aggregate_plan *aggregate_split(
    struct arena *arena, const struct form *form, const struct part_cover *cover)
{
    struct aggregate_plan *plan = ARENA_NEW(arena, struct aggregate_plan);

    *plan = *aggregate_plan_new(arena, form, form);
    plan->weighted_len = 0;
    for (size_t slot = 0; slot < shape_slots(plan->target); slot++) {
        struct take *take = &plan->takes[slot];
        bool one = cover->counts[slot] == 1 && is_given(plan->target, slot);

        if (cover->counts[slot] < 2)
            *take = own_take(take, one ? (int32_t)slot : NO_SLOT, one);
        if (take->rule == RULE_WEIGHTED)
            plan->weighted[plan->weighted_len++] = (uint32_t)slot;
    }
    return plan;
}

void aggregate_take_over(const struct aggregate_plan *plan, const struct part_cover *cover,
    size_t index, const struct content *content, struct cell *put)
{
    for (size_t slot = 0; slot < shape_slots(plan->target); slot++)
        if (plan->takes[slot].put && cover->last[slot] == index)
            put[slot] = content->cells[aggregate_slot_in(content, plan, slot)];
}

void aggregate_put(
    const struct aggregate_plan *plan, const struct cell *put, struct content *content)
{
    for (size_t slot = 0; slot < shape_slots(plan->target); slot++) {
        size_t own = aggregate_slot_in(content, plan, slot);

        if (plan->takes[slot].put && !(content->overrides && content->overrides[own].len))
            content->cells[own] = put[slot];
    }
}
