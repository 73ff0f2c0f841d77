#include "base/mem.h"
#include "base/utf8.h"
#include "core/formula/functions.h"

/* ---- results ---- */

static struct cell error_cell(enum cell_error error)
{
    return (struct cell){ .kind = CELL_EMPTY, .error = (uint8_t)error };
}

/* A result that is not of the column's kind; an empty text is no value anywhere. */
static struct cell misfit_cell(struct value value)
{
    if (value.kind == VALUE_TEXT && value.text.len == 0)
        return (struct cell){ .kind = CELL_EMPTY };
    return error_cell(CELL_ERROR_VALUE);
}

static struct cell text_cell(struct machine *machine, struct value value)
{
    value = machine_as_text(machine, value);
    if (value.kind == VALUE_ERROR)
        return error_cell(value.error);
    if (value.text.len == 0)
        return (struct cell){ .kind = CELL_EMPTY };
    if (utf8_chars(value.text) > CELL_TEXT_CHARS_MAX)
        return error_cell(CELL_ERROR_OVERFLOW);
    return (struct cell){ .kind = CELL_TEXT, .text = value.text };
}

static struct cell number_cell(struct value value, int64_t decimals)
{
    struct dec figure;

    if (value.kind != VALUE_NUMBER)
        return misfit_cell(value);
    if (!wide_round(value.number, (int)decimals, &figure))
        return error_cell(CELL_ERROR_OVERFLOW);
    return CELL_OF_DEC(figure);
}

static struct cell result_cell(
    struct machine *machine, const struct formula *formula, struct value value)
{
    const struct shape *shape = machine->program->shape;
    const struct form_column *column = shape_column(shape, formula->slot % shape->columns_len);

    if (machine->text_bytes > FORMULA_TEXT_BYTES_MAX)
        value = value_error(CELL_ERROR_OVERFLOW, true);
    if (value.kind == VALUE_EMPTY ||
        (formula->has_references && !value.given &&
            !machine_finds_some(machine, formula, (enum value_type)column->type)))
        return (struct cell){ .kind = CELL_EMPTY };
    if (value.kind == VALUE_ERROR)
        return error_cell(value.error);
    switch ((enum value_type)column->type) {
    case TYPE_NUMBER:
        return number_cell(value, column->decimals);
    case TYPE_TEXT:
        return text_cell(machine, value);
    case TYPE_DATE:
        if (value.kind == VALUE_DATE)
            return (struct cell){ .kind = CELL_DATE, .value = value.days };
        break;
    case TYPE_YES_NO:
        if (value.kind == VALUE_YES_NO)
            return (struct cell){ .kind = CELL_YES_NO, .value = value.yes };
        break;
    case TYPE_COUNT:
        break;
    }
    return misfit_cell(value);
}

/* A text that stays is copied out of what the calculation took, which is given back. */
static struct str text_kept(struct arena *arena, struct str text, struct arena_mark mark)
{
    char copy[CELL_TEXT_BYTES_MAX];

    memcpy(copy, text.ptr, text.len);
    arena_rewind(arena, mark);
    return str_copy(arena, (struct str){ copy, text.len });
}

/* Calculates one cell; whether it became another. */
static bool formula_apply(struct machine *machine, const struct formula *formula)
{
    const struct content *content = machine->content;
    struct cell *cell = &content->cells[formula->slot], result;
    struct arena_mark mark = arena_mark(content->arena);
    bool changed;

    if (content->overrides && content->overrides[formula->slot].len)
        return false;
    machine->text_bytes = 0;
    result = result_cell(machine, formula, machine_run(machine, formula));
    changed = !cell_eq(result, *cell);
    if (changed && result.kind == CELL_TEXT)
        result.text = text_kept(content->arena, result.text, mark);
    else
        arena_rewind(content->arena, mark);
    if (changed)
        *cell = result;
    return changed;
}

void formula_run(const struct formula_program *program, struct content *content)
{
    struct stack stack;
    struct machine machine = { program, content, content->arena, &stack, 0 };

    ASSERT(content->shape->print == program->shape->print);
    for (size_t i = 0; i < program->formulas_len; i++)
        (void)formula_apply(&machine, &program->formulas[i]);
}

static bool block_dirty(const struct shape *shape, struct block block, const bool *dirty)
{
    for (size_t row = block.row_first; row <= block.row_last; row++)
        for (size_t column = block.column_first; column <= block.column_last; column++)
            if (dirty[row * shape->columns_len + column])
                return true;
    return false;
}

/* Whether it has to be calculated: because of what changed, of what may have come from elsewhere,
 * or as it was never calculated and would have a value over nothing but empty cells. */
static bool formula_dirty(
    const struct machine *machine, const struct formula *formula, const bool *dirty)
{
    const struct formula_program *program = machine->program;
    const struct cell *cell = &machine->content->cells[formula->slot];

    if (formula->has_externals || (formula->answers && cell->kind == CELL_EMPTY && !cell->error))
        return true;
    for (uint32_t i = 0; i < formula->count; i++) {
        const struct instruction *at = &program->code[formula->first + i];

        if (op_takes_cells(at->op) && block_dirty(program->shape, at->block, dirty))
            return true;
    }
    return false;
}

/* In program order inputs come first, so one pass over what is dirty finds all dependants. */
struct slot_list formula_run_from(struct arena *arena, const struct formula_program *program,
    struct content *content, struct slot_list changed)
{
    bool *dirty = ARENA_ARRAY(arena, shape_slots(program->shape), bool);
    struct stack stack;
    struct machine machine = { program, content, content->arena, &stack, 0 };
    struct slot_list results = { .slots = ARENA_ARRAY(arena, program->formulas_len, uint32_t) };

    ASSERT(content->shape->print == program->shape->print);
    for (size_t i = 0; i < changed.len; i++) {
        ASSERT(changed.slots[i] < shape_slots(program->shape));
        dirty[changed.slots[i]] = true;
    }
    for (size_t i = 0; i < program->formulas_len; i++) {
        const struct formula *formula = &program->formulas[i];

        if (!formula_dirty(&machine, formula, dirty) || !formula_apply(&machine, formula))
            continue;
        dirty[formula->slot] = true;
        results.slots[results.len++] = formula->slot;
    }
    return results;
}
