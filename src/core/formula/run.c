#include "core/formula/code.h"

struct value {
    struct wide number;
    uint8_t error; /* enum cell_error */
    bool given;    /* a figure somebody gave, or an error over one, is in it */
};

static struct value error_value(enum cell_error error, bool given)
{
    return (struct value){ .error = (uint8_t)error, .given = given };
}

static struct value cell_value(const struct cell *cell)
{
    if (cell->kind == CELL_NUMBER)
        return (struct value){ .number = { .mantissa = cell->value, .scale = cell->scale },
            .given = true };
    if (cell->error != CELL_ERROR_NONE)
        return error_value((enum cell_error)cell->error, true);
    if (cell->kind != CELL_EMPTY)
        return error_value(CELL_ERROR_VALUE, true);
    return (struct value){ .given = false };
}

/* ---- operations ---- */

static struct value add(struct value a, struct value b)
{
    struct value sum = { .given = a.given || b.given };

    if (a.error || b.error)
        return error_value((enum cell_error)(a.error ? a.error : b.error), sum.given);
    if (!wide_add(a.number, b.number, &sum.number))
        return error_value(CELL_ERROR_OVERFLOW, sum.given);
    return sum;
}

static struct value negate(struct value a)
{
    a.number.mantissa = -a.number.mantissa;
    return a;
}

static struct value multiply(struct value a, struct value b)
{
    struct value product = { .given = a.given || b.given };

    if (a.error || b.error)
        return error_value((enum cell_error)(a.error ? a.error : b.error), product.given);
    if (!wide_mul(a.number, b.number, &product.number))
        return error_value(CELL_ERROR_OVERFLOW, product.given);
    return product;
}

static struct value divide(struct value a, struct value b)
{
    struct value quotient = { .given = a.given || b.given };

    if (a.error || b.error)
        return error_value((enum cell_error)(a.error ? a.error : b.error), quotient.given);
    if (b.number.mantissa == 0)
        return error_value(CELL_ERROR_DIV0, quotient.given);
    if (!wide_div(a.number, b.number, &quotient.number))
        return error_value(CELL_ERROR_OVERFLOW, quotient.given);
    return quotient;
}

/* One column of a block: one scale, so the sum runs in plain 128-bit additions. */
static struct value column_sum(const struct content *content, struct block block, size_t column)
{
    size_t columns_len = content->shape->columns_len;
    const struct cell *cell = &content->cells[block.row_first * columns_len + column];
    struct value sum = { .given = false };

    for (size_t row = block.row_first; row <= block.row_last; row++, cell += columns_len) {
        if (cell->error != CELL_ERROR_NONE)
            return error_value((enum cell_error)cell->error, true);
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
    struct value sum = { .given = false };

    for (size_t column = block.column_first; column <= block.column_last; column++)
        sum = add(sum, column_sum(content, block, column));
    return sum;
}

static struct value binary(enum op op, struct value a, struct value b)
{
    switch (op) {
    case OP_ADD:
        return add(a, b);
    case OP_SUBTRACT:
        return add(a, negate(b));
    case OP_MULTIPLY:
        return multiply(a, b);
    case OP_DIVIDE:
        return divide(a, b);
    case OP_CONSTANT:
    case OP_CELL:
    case OP_SUM:
    case OP_NEGATE:
    case OP_PERCENT:
        break;
    }
    ASSERT(op == OP_ADD);
    return a;
}

static struct value percent(struct value a)
{
    return multiply(a, (struct value){ .number = { .mantissa = 1, .scale = 2 } });
}

static struct value evaluate(const struct formula_program *program, const struct content *content,
    const struct formula *formula)
{
    const struct instruction *at = &program->code[formula->first], *end = at + formula->count;
    struct value stack[VALUE_STACK_MAX];
    size_t top = 0;

    for (; at < end; at++) {
        switch ((enum op)at->op) {
        case OP_CONSTANT:
            stack[top++] = (struct value){ .number = program->constants[at->arg] };
            break;
        case OP_CELL:
            stack[top++] = cell_value(&content->cells[at->arg]);
            break;
        case OP_SUM:
            stack[top++] = block_sum(content, at->block);
            break;
        case OP_ADD:
        case OP_SUBTRACT:
        case OP_MULTIPLY:
        case OP_DIVIDE:
            top--;
            stack[top - 1] = binary((enum op)at->op, stack[top - 1], stack[top]);
            break;
        case OP_NEGATE:
            stack[top - 1] = negate(stack[top - 1]);
            break;
        case OP_PERCENT:
            stack[top - 1] = percent(stack[top - 1]);
            break;
        }
    }
    ASSERT(top == 1);
    return stack[0];
}

/* ---- results ---- */

static struct cell result_cell(const struct formula *formula, struct value value, int64_t decimals)
{
    struct cell cell = { .kind = CELL_EMPTY };
    struct dec figure;

    if (formula->has_references && !value.given)
        return cell;
    cell.error = value.error;
    if (value.error)
        return cell;
    if (wide_round(value.number, (int)decimals, &figure))
        return CELL_OF_DEC(figure);
    cell.error = CELL_ERROR_OVERFLOW;
    return cell;
}

/* Calculates one cell; whether it became another. */
static bool formula_apply(
    const struct formula_program *program, struct content *content, const struct formula *formula)
{
    struct cell *cell = &content->cells[formula->slot], result;
    size_t column = formula->slot % program->shape->columns_len;

    if (content->overrides && content->overrides[formula->slot].len)
        return false;
    result = result_cell(formula, evaluate(program, content, formula),
        shape_column(program->shape, column)->decimals);
    if (cell_eq(result, *cell))
        return false;
    *cell = result;
    return true;
}

void formula_run(const struct formula_program *program, struct content *content)
{
    ASSERT(content->shape->print == program->shape->print);
    for (size_t i = 0; i < program->formulas_len; i++)
        (void)formula_apply(program, content, &program->formulas[i]);
}

static bool block_dirty(const struct shape *shape, struct block block, const bool *dirty)
{
    for (size_t row = block.row_first; row <= block.row_last; row++)
        for (size_t column = block.column_first; column <= block.column_last; column++)
            if (dirty[row * shape->columns_len + column])
                return true;
    return false;
}

static bool formula_dirty(
    const struct formula_program *program, const struct formula *formula, const bool *dirty)
{
    for (uint32_t i = 0; i < formula->count; i++) {
        const struct instruction *at = &program->code[formula->first + i];

        if (at->op == OP_CELL && dirty[at->arg])
            return true;
        if (at->op == OP_SUM && block_dirty(program->shape, at->block, dirty))
            return true;
    }
    return false;
}

/* In program order inputs come first, so one pass over what is dirty finds all dependants. */
struct slot_list formula_run_from(struct arena *arena, const struct formula_program *program,
    struct content *content, struct slot_list changed)
{
    bool *dirty = ARENA_ARRAY(arena, shape_slots(program->shape), bool);
    struct slot_list results = { .slots = ARENA_ARRAY(arena, program->formulas_len, uint32_t) };

    ASSERT(content->shape->print == program->shape->print);
    for (size_t i = 0; i < changed.len; i++) {
        ASSERT(changed.slots[i] < shape_slots(program->shape));
        dirty[changed.slots[i]] = true;
    }
    for (size_t i = 0; i < program->formulas_len; i++) {
        const struct formula *formula = &program->formulas[i];

        if (!formula_dirty(program, formula, dirty) || !formula_apply(program, content, formula))
            continue;
        dirty[formula->slot] = true;
        results.slots[results.len++] = formula->slot;
    }
    return results;
}
