/* Instructions put behind one another, with the height of the stack and the steps counted. */
#include "base/mem.h"
#include "core/formula/parser.h"

bool emit(struct parser *parser, struct instruction instruction, int grows, size_t steps)
{
    struct formula_program *program = parser->program;
    /* Each cell of a list may be summed, by a few of the form's own. */
    size_t added = program->shape->form->places ? shape_slots(program->shape) : 0;

    parser->height += grows;
    if (parser->height > VALUE_STACK_MAX)
        return parser_refuse(parser, "Công thức có quá nhiều giá trị chờ tính cùng lúc.");
    parser->steps += steps;
    if (parser->steps > FORMULA_STEPS_MAX + added)
        return parser_refuse(
            parser, "Công thức quá dài: vượt quá %d bước tính.", FORMULA_STEPS_MAX);
    program->steps += steps;
    if (program->steps > FORMULA_PROGRAM_STEPS_MAX + 20 * added)
        return parser_refuse(parser, "Các công thức của biểu có quá nhiều phép tính.");
    program->code = list_room(
        parser->arena, program->code, program->code_len, &program->code_cap, sizeof(instruction));
    program->code[program->code_len++] = instruction;
    return true;
}

void formula_code_room(struct arena *arena, struct formula_program *program, size_t more)
{
    size_t cap = program->code_len + more;
    struct instruction *code;

    if (cap <= program->code_cap)
        return;
    code = ARENA_ARRAY(arena, cap, struct instruction);
    for (size_t i = 0; i < program->code_len; i++)
        code[i] = program->code[i];
    program->code = code;
    program->code_cap = cap;
}

/* How an operation without operands of its own changes the height of the stack. */
static int grows(enum op op)
{
    switch (op) {
    case OP_CONSTANT:
    case OP_CELL:
    case OP_BLOCK:
    case OP_SUM:
    case OP_EXTERNAL:
        return 1;
    case OP_NEGATE:
    case OP_PERCENT:
    case OP_BRANCH:
    case OP_JUMP:
    case OP_SALVE:
    case OP_CALL:
        return 0;
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_POWER:
    case OP_JOIN:
    case OP_COMPARE:
    case OP_AND:
    case OP_OR:
    case OP_MERGE:
        break;
    }
    return -1;
}

bool emit_op(struct parser *parser, enum op op, uint32_t arg)
{
    /* Whether "" is on one side shows when it runs. */
    parser->answers = parser->answers || op == OP_COMPARE;
    return emit(parser, (struct instruction){ .op = op, .arg = arg }, grows(op), 1);
}

bool emit_constant(struct parser *parser, struct value value)
{
    struct formula_program *program = parser->program;

    program->constants = list_room(parser->arena, program->constants, program->constants_len,
        &program->constants_cap, sizeof(value));
    program->constants[program->constants_len] = value;
    return emit_op(parser, OP_CONSTANT, (uint32_t)program->constants_len++);
}

bool emit_block(struct parser *parser, enum op op, struct block block)
{
    uint32_t slot =
        (uint32_t)(block.row_first * parser->program->shape->columns_len + block.column_first);

    parser->has_references = true;
    return emit(parser, (struct instruction){ .op = op, .arg = slot, .block = block }, 1,
        block_cells(block));
}

/* ---- external inputs ---- */

static size_t chain_of(const struct formula_external *external)
{
    uint32_t hash = (uint32_t)external->kind * 31 + (uint32_t)external->row * 131 +
                    (uint32_t)external->column * 8191;
    const struct str texts[] = { external->form, external->row_code, external->column_code };

    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        for (size_t j = 0; j < texts[i].len; j++)
            hash = hash * 33 + (unsigned char)texts[i].ptr[j];
    return hash % EXTERNAL_CHAINS;
}

static bool same_external(const struct formula_external *a, const struct formula_external *b)
{
    return a->kind == b->kind && a->row == b->row && a->column == b->column &&
           str_eq(a->form, b->form) && str_eq(a->row_code, b->row_code) &&
           str_eq(a->column_code, b->column_code);
}

static void external_add(struct arena *arena, struct formula_program *program,
    const struct formula_external *external, uint32_t *chain)
{
    size_t cap = program->externals_cap;

    program->externals_next = list_room(arena, program->externals_next, program->externals_len,
        &cap, sizeof(*program->externals_next));
    program->externals = list_room(arena, program->externals, program->externals_len,
        &program->externals_cap, sizeof(*external));
    program->externals[program->externals_len] = *external;
    program->externals_next[program->externals_len] = *chain;
    *chain = (uint32_t)++program->externals_len;
}

bool program_external(struct arena *arena, struct formula_program *program,
    const struct formula_external *external, uint32_t *out)
{
    uint32_t *chain = &program->chains[chain_of(external)], at = *chain;

    while (at && !same_external(&program->externals[at - 1], external))
        at = program->externals_next[at - 1];
    if (!at && program->externals_len == FORMULA_EXTERNALS_MAX)
        return false;
    if (!at)
        external_add(arena, program, external, chain);
    *out = (at ? at : *chain) - 1;
    return true;
}

struct formula_external program_external_of(
    const struct formula_program *program, enum formula_external_kind kind, size_t slot)
{
    const struct shape *shape = program->shape;
    struct cell_ref ref = shape_ref(shape, slot);

    return (struct formula_external){
        .kind = kind,
        .row = ref.row,
        .column = ref.column,
        .row_code = shape_row(shape, slot / shape->columns_len)->indicator,
        .column_code = shape_column(shape, slot % shape->columns_len)->attribute,
    };
}

bool emit_external(struct parser *parser, struct formula_external external)
{
    uint32_t index = 0;

    if (!program_external(parser->arena, parser->program, &external, &index))
        return parser_refuse(
            parser, "Biểu lấy quá %d số liệu của báo cáo khác.", FORMULA_EXTERNALS_MAX);
    parser->has_references = parser->has_externals = true;
    return emit_op(parser, OP_EXTERNAL, index);
}

/* ---- jumps ---- */

uint32_t emit_place(const struct parser *parser)
{
    return (uint32_t)parser->program->code_len;
}

void emit_land(struct parser *parser, uint32_t jump)
{
    parser->program->code[jump].arg = emit_place(parser);
}
