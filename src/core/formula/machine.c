/* One formula calculated. */
#include "core/formula/functions.h"

/* ---- operations ---- */

/* One column of a block: one scale, so the sum runs in plain 128-bit additions. */
static struct value column_sum(const struct content *content, struct block block, size_t column)
{
    size_t columns_len = content->shape->columns_len;
    const struct cell *cell = &content->cells[block.row_first * columns_len + column];
    struct value sum = value_int(0, false);

    for (size_t row = block.row_first; row <= block.row_last; row++, cell += columns_len) {
        if (cell->error != CELL_ERROR_NONE)
            return value_error((enum cell_error)cell->error, true);
        if (cell->kind != CELL_NUMBER)
            continue;
        sum.number.mantissa += cell->value;
        sum.number.scale = cell->scale;
        sum.given = true;
    }
    return sum;
}

static struct value block_sum(const struct content *content, struct block block)
{
    struct value sum = value_int(0, false);

    for (size_t column = block.column_first; column <= block.column_last; column++)
        sum = value_add(sum, column_sum(content, block, column));
    return sum;
}

static struct value percent(struct value a)
{
    static const struct wide hundredth = { .mantissa = 1, .scale = 2 };

    return value_multiply(a, VALUE_OF_WIDE(hundredth, false));
}

static struct value external_value(const struct machine *machine, uint32_t index)
{
    if (!machine->content->externals)
        return (struct value){ .kind = VALUE_EMPTY };
    return value_of_cell(&machine->content->externals[index]);
}

/* What a value that is no reference pushes. */
static struct value pushed(struct machine *machine, const struct instruction *at)
{
    if (at->op == OP_CELL)
        return value_of_cell(&machine->content->cells[at->arg]);
    if (at->op == OP_CONSTANT)
        return machine->program->constants[at->arg];
    if (at->op == OP_SUM)
        return block_sum(machine->content, at->block);
    if (at->op == OP_EXTERNAL)
        return external_value(machine, at->arg);
    return (struct value){ .block = at->block, .kind = VALUE_BLOCK };
}

static struct value binary(
    struct machine *machine, const struct instruction *at, struct value a, struct value b)
{
    if (at->op == OP_ADD)
        return value_add(a, b);
    if (at->op == OP_SUBTRACT)
        return value_subtract(a, b);
    if (at->op == OP_MULTIPLY)
        return value_multiply(a, b);
    if (at->op == OP_DIVIDE)
        return value_divide(a, b);
    if (at->op == OP_POWER)
        return value_power(a, b);
    if (at->op == OP_JOIN)
        return machine_join(machine, a, b);
    return machine_compare(machine, (enum comparison)at->arg, a, b);
}

/* ---- and, or ---- */

static struct value both_truths(bool conjunction, struct value a, struct value b)
{
    struct value error;

    b = value_truth(b);
    error = value_either_error(a, b);
    if (error.kind == VALUE_ERROR)
        return error;
    return value_yes_no(conjunction ? a.yes && b.yes : a.yes || b.yes, error.given);
}

/* The truths of a block; empty cells, texts and dates are passed over. */
static struct value block_truth(
    struct machine *machine, bool conjunction, struct value truth, struct block block)
{
    for (size_t i = 0; i < block_cells(block) && truth.kind == VALUE_YES_NO; i++) {
        struct value value =
            value_of_cell(&machine->content->cells[block_slot(machine->program->shape, block, i)]);

        truth.given = truth.given || value.given;
        if (value.kind != VALUE_EMPTY && value.kind != VALUE_TEXT && value.kind != VALUE_DATE)
            truth = both_truths(conjunction, truth, value);
    }
    return truth;
}

static struct value decide(
    struct machine *machine, bool conjunction, struct value a, struct value b)
{
    if (b.kind == VALUE_BLOCK)
        return block_truth(machine, conjunction, a, b.block);
    return both_truths(conjunction, a, b);
}

/* ---- the machine ---- */

/* The condition stays under what it chooses; an error is chosen itself. */
static uint32_t branch(struct stack *stack, const struct instruction *at, uint32_t next)
{
    struct value truth = value_truth(stack->values[stack->top - 1]);

    if (truth.kind == VALUE_ERROR) {
        stack->values[stack->top++] = truth;
        return at->end;
    }
    return truth.yes ? next : at->arg;
}

static uint32_t decided(
    struct machine *machine, struct stack *stack, const struct instruction *at, uint32_t next)
{
    struct value *truth = &stack->values[stack->top - 2];
    bool conjunction = at->op == OP_AND;

    *truth = decide(machine, conjunction, truth[0], truth[1]);
    stack->top--;
    return truth->kind == VALUE_YES_NO && truth->yes == conjunction ? next : at->arg;
}

static void merge(struct stack *stack)
{
    struct value *under = &stack->values[stack->top - 2];
    bool given = under[0].given || under[1].given;

    *under = under[1];
    under->given = given;
    stack->top--;
}

static void call(struct machine *machine, struct stack *stack, uint32_t arg)
{
    size_t len = arg >> 16;
    struct value result;

    stack->top -= len;
    result = function_at(arg & 0xffff)->call(machine, &stack->values[stack->top], len);
    stack->values[stack->top++] = result;
}

/* Does one instruction; answers with the place of the next. */
static uint32_t step(
    struct machine *machine, struct stack *stack, const struct instruction *at, uint32_t next)
{
    struct value *top = &stack->values[stack->top]; /* behind the last */

    switch ((enum op)at->op) {
    case OP_CONSTANT:
    case OP_CELL:
    case OP_BLOCK:
    case OP_SUM:
    case OP_EXTERNAL:
        stack->values[stack->top++] = pushed(machine, at);
        return next;
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_POWER:
    case OP_JOIN:
    case OP_COMPARE:
        top[-2] = binary(machine, at, top[-2], top[-1]);
        stack->top--;
        return next;
    case OP_NEGATE:
        top[-1] = value_negate(top[-1]);
        return next;
    case OP_PERCENT:
        top[-1] = percent(top[-1]);
        return next;
    case OP_CALL:
        call(machine, stack, at->arg);
        return next;
    case OP_BRANCH:
        return branch(stack, at, next);
    case OP_JUMP:
        return at->arg;
    case OP_SALVE:
        return top[-1].kind == VALUE_ERROR ? next : at->arg;
    case OP_AND:
    case OP_OR:
        return decided(machine, stack, at, next);
    case OP_MERGE:
        merge(stack);
        return next;
    }
    return next;
}

static void run_to(struct machine *machine, const struct formula *formula, uint32_t end)
{
    const struct instruction *code = machine->program->code;

    machine->stack->top = 0;
    for (uint32_t at = formula->first; at < end;)
        at = step(machine, machine->stack, &code[at], at + 1);
}

struct value machine_run(struct machine *machine, const struct formula *formula)
{
    run_to(machine, formula, formula->first + formula->count);
    ASSERT(machine->stack->top == 1);
    return machine->stack->values[0];
}

bool machine_run_sides(struct machine *machine, const struct formula *formula,
    enum comparison *out_comparison, struct value out_sides[2])
{
    uint32_t last = formula->first + formula->count - 1;
    const struct instruction *end = &machine->program->code[last];

    if (end->op != OP_COMPARE)
        return false;
    run_to(machine, formula, last);
    ASSERT(machine->stack->top == 2);
    out_sides[0] = machine->stack->values[0];
    out_sides[1] = machine->stack->values[1];
    *out_comparison = (enum comparison)end->arg;
    return true;
}

/* ---- whether there is anything to calculate with ---- */

static bool says_something(const struct cell *cell, enum value_type wanted)
{
    return cell->error || cell->kind == CELL_NUMBER ||
           (wanted == TYPE_TEXT && cell->kind != CELL_EMPTY);
}

bool machine_finds_some(
    const struct machine *machine, const struct formula *formula, enum value_type wanted)
{
    for (uint32_t i = 0; i < formula->count; i++) {
        const struct instruction *at = &machine->program->code[formula->first + i];
        size_t cells = op_takes_cells(at->op) ? block_cells(at->block) : 0;

        if (at->op == OP_EXTERNAL && machine->content->externals &&
            says_something(&machine->content->externals[at->arg], wanted))
            return true;
        for (size_t j = 0; j < cells; j++)
            if (says_something(
                    &machine->content->cells[block_slot(machine->program->shape, at->block, j)],
                    wanted))
                return true;
    }
    return false;
}
