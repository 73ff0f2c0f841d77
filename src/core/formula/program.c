#include "base/mem.h"
#include "core/formula/check_code.h"
#include "core/formula/code.h"
#include "core/formula/parse.h"
#include "core/open_rows.h"

#define X(name, wire) [EXTERNAL_##name] = wire,
const char *const formula_external_names[EXTERNAL_COUNT] = { FORMULA_EXTERNAL_LIST(X) };
#undef X

size_t block_cells(struct block block)
{
    return (size_t)(uint32_t)(block.row_last - block.row_first + 1) *
           (size_t)(block.column_last - block.column_first + 1);
}

static struct formula_fault fault_of(const struct form_cell *cell, struct str text)
{
    return (struct formula_fault){ .row = cell->row, .column = cell->column, .text = text };
}

/* ---- compiling ---- */

/* move: of an open row's formula, which of the rows added it is for. */
static bool cell_compile(struct arena *arena, struct formula_program *program,
    const struct form_cell *cell, const struct formula_move *move, struct formula_fault *fault)
{
    struct formula *formula = &program->formulas[program->formulas_len];
    long slot = shape_slot(program->shape, move ? move->to_row : cell->row, cell->column);

    if (slot < 0) {
        *fault = fault_of(cell, S("Công thức đặt ở ô không chứa số liệu."));
        return false;
    }
    *fault = fault_of(cell, S(""));
    if (!parse_formula(arena, program, cell->formula, move, formula, fault))
        return false;
    formula->slot = (uint32_t)slot;
    program->formula_of[slot] = (int32_t)program->formulas_len++;
    return true;
}

/* Rows added to the open row, which stand right before it. */
static size_t added_to(const struct form *form, int64_t open)
{
    long index = form_row_index(form, open), first = index;

    while (first > 0 && FORM_ROW(form, first - 1)->open == open)
        first--;
    return (size_t)(index - first);
}

/* The open row's formula for each row added to it. */
static bool open_compile(struct arena *arena, struct formula_program *program,
    const struct form_cell *cell, struct formula_fault *fault)
{
    const struct form *form = program->shape->form;
    size_t end = (size_t)form_row_index(form, cell->row);

    for (size_t i = end - added_to(form, cell->row); i < end; i++) {
        struct formula_move move = { .row = cell->row, .to_row = FORM_ROW(form, i)->key };
        size_t before = program->code_len;

        if (FORM_ROW(form, i)->kind != ROW_FIXED)
            continue;
        if (!cell_compile(arena, program, cell, &move, fault))
            return false;
        formula_code_room(arena, program, (end - i - 1) * (program->code_len - before));
    }
    return true;
}

static bool cells_compile(
    struct arena *arena, struct formula_program *program, struct formula_fault *fault)
{
    const struct form *form = program->shape->form;

    for (size_t i = 0; i < form->cells.len; i++) {
        const struct form_cell *cell = FORM_CELL(form, i);
        bool open = form_row_is_open(form, cell->row);

        if (cell->formula.len == 0)
            continue;
        if (open ? !open_compile(arena, program, cell, fault)
                 : !cell_compile(arena, program, cell, NULL, fault))
            return false;
    }
    return true;
}

static size_t formulas_count(const struct form *form)
{
    size_t len = 0;

    for (size_t i = 0; i < form->cells.len; i++)
        len += form_row_is_open(form, FORM_CELL(form, i)->row)
                   ? added_to(form, FORM_CELL(form, i)->row)
                   : 1;
    return len;
}

/* ---- ordering ---- */

enum visit { VISIT_NOT_YET, VISIT_OPEN, VISIT_DONE };

/* Where the walk stands in a formula's references. */
struct frame {
    uint32_t formula, instruction;
    size_t cell; /* within the instruction's block */
};

struct walk {
    const struct formula_program *program;
    unsigned char *visits; /* enum visit, by formula */
    struct frame *frames;
    size_t depth;
    uint32_t *order;
    size_t order_len;
};

uint32_t block_slot(const struct shape *shape, struct block block, size_t cell)
{
    size_t width = (size_t)block.column_last - block.column_first + 1;

    return (uint32_t)((block.row_first + cell / width) * shape->columns_len + block.column_first +
                      cell % width);
}

/* The next formula the frame's formula takes from, or -1. */
static int32_t next_input(const struct formula_program *program, struct frame *frame)
{
    const struct formula *formula = &program->formulas[frame->formula];

    for (; frame->instruction < formula->count; frame->instruction++, frame->cell = 0) {
        const struct instruction *at = &program->code[formula->first + frame->instruction];

        if (!op_takes_cells(at->op))
            continue;
        while (frame->cell < block_cells(at->block)) {
            uint32_t slot = block_slot(program->shape, at->block, frame->cell++);

            if (program->formula_of[slot] >= 0)
                return program->formula_of[slot];
        }
    }
    return -1;
}

static void frame_open(struct walk *walk, uint32_t formula)
{
    walk->visits[formula] = VISIT_OPEN;
    walk->frames[walk->depth++] = (struct frame){ .formula = formula };
}

/* "D5 → D7 → D5": the open formulas from `start` on, which came back to itself. */
static struct formula_fault cycle_fault(struct arena *arena, const struct walk *walk, size_t start)
{
    const struct formula_program *program = walk->program;
    struct buf buf = { .arena = arena };
    struct cell_ref ref = { 0 };
    size_t named_max = 12;

    buf_add(&buf, S("Công thức vòng: "));
    for (size_t i = start; i <= walk->depth; i++) {
        size_t at = i == walk->depth ? start : i;

        if (i - start == named_max && walk->depth - start > named_max + 1) {
            buf_add(&buf, S("… → "));
            i = walk->depth - 1;
            continue;
        }
        ref = shape_ref(program->shape, program->formulas[walk->frames[at].formula].slot);
        buf_add(&buf, form_address(arena, ref.row, ref.column));
        if (i < walk->depth)
            buf_add(&buf, S(" → "));
    }
    return (struct formula_fault){ .row = ref.row, .column = ref.column, .text = buf_str(&buf) };
}

/* Walks from one formula down to those it takes from; false if it met itself. */
static bool walk_from(
    struct arena *arena, struct walk *walk, uint32_t root, struct formula_fault *fault)
{
    frame_open(walk, root);
    while (walk->depth) {
        struct frame *frame = &walk->frames[walk->depth - 1];
        int32_t input = next_input(walk->program, frame);
        size_t start = 0;

        if (input < 0) {
            walk->visits[frame->formula] = VISIT_DONE;
            walk->order[walk->order_len++] = frame->formula;
            walk->depth--;
        } else if (walk->visits[input] == VISIT_NOT_YET) {
            frame_open(walk, (uint32_t)input);
        } else if (walk->visits[input] == VISIT_OPEN) {
            while (walk->frames[start].formula != (uint32_t)input)
                start++;
            *fault = cycle_fault(arena, walk, start);
            return false;
        }
    }
    return true;
}

static bool formulas_order(
    struct arena *arena, struct formula_program *program, struct formula_fault *fault)
{
    struct walk walk = {
        .program = program,
        .visits = ARENA_ARRAY(arena, program->formulas_len, unsigned char),
        .frames = ARENA_ARRAY(arena, program->formulas_len, struct frame),
        .order = ARENA_ARRAY(arena, program->formulas_len, uint32_t),
    };
    struct formula *ordered = ARENA_ARRAY(arena, program->formulas_len, struct formula);

    for (uint32_t i = 0; i < program->formulas_len; i++)
        if (walk.visits[i] == VISIT_NOT_YET && !walk_from(arena, &walk, i, fault))
            return false;
    for (size_t i = 0; i < walk.order_len; i++) {
        ordered[i] = program->formulas[walk.order[i]];
        program->formula_of[ordered[i].slot] = (int32_t)i;
    }
    program->formulas = ordered;
    return true;
}

struct formula_program *formula_program_new(
    struct arena *arena, const struct form *form, struct formula_fault *fault)
{
    struct formula_program *program = ARENA_NEW(arena, struct formula_program);
    size_t slots;

    *fault = (struct formula_fault){ 0 };
    program->shape = shape_new(arena, form);
    slots = shape_slots(program->shape);
    program->formulas = ARENA_ARRAY(arena, formulas_count(form), struct formula);
    program->formula_of = ARENA_ARRAY(arena, slots, int32_t);
    for (size_t i = 0; i < slots; i++)
        program->formula_of[i] = -1;
    if (!cells_compile(arena, program, fault) || !formulas_order(arena, program, fault) ||
        !checks_compile(arena, program, fault))
        return NULL;
    *fault = (struct formula_fault){ 0 };
    return program;
}

bool formula_calculates(const struct formula_program *program, size_t slot)
{
    return program->formula_of[slot] >= 0;
}

struct formula_external_list formula_externals(const struct formula_program *program)
{
    return (struct formula_external_list){ program->externals, program->externals_len };
}

size_t formula_count(const struct formula_program *program)
{
    return program->formulas_len;
}

struct slot_list formula_inputs(
    struct arena *arena, const struct formula_program *program, int64_t row, int64_t column)
{
    long slot = shape_slot(program->shape, row, column);
    struct slot_list inputs = { 0 };
    const struct formula *formula;
    size_t most = 0;

    if (slot < 0 || program->formula_of[slot] < 0)
        return inputs;
    formula = &program->formulas[program->formula_of[slot]];
    for (uint32_t i = 0; i < formula->count; i++)
        if (op_takes_cells(program->code[formula->first + i].op))
            most += block_cells(program->code[formula->first + i].block);
    inputs.slots = ARENA_ARRAY(arena, most, uint32_t);
    for (uint32_t i = 0; i < formula->count; i++) {
        const struct instruction *at = &program->code[formula->first + i];

        if (!op_takes_cells(at->op))
            continue;
        for (size_t cell = 0; cell < block_cells(at->block); cell++)
            inputs.slots[inputs.len++] = block_slot(program->shape, at->block, cell);
    }
    return inputs;
}

struct slot_list formula_outer_inputs(
    struct arena *arena, const struct formula_program *program, int64_t row, int64_t column)
{
    long slot = shape_slot(program->shape, row, column);
    struct slot_list inputs = { 0 };
    const struct formula *formula;

    if (slot < 0 || program->formula_of[slot] < 0)
        return inputs;
    formula = &program->formulas[program->formula_of[slot]];
    inputs.slots = ARENA_ARRAY(arena, formula->count, uint32_t);
    for (uint32_t i = 0; i < formula->count; i++) {
        const struct instruction *at = &program->code[formula->first + i];

        if (at->op == OP_EXTERNAL)
            inputs.slots[inputs.len++] = at->arg;
    }
    return inputs;
}
