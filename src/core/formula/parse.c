#include "core/formula/parse.h"

#include "base/mem.h"
#include "core/formula/lex.h"

struct parser {
    struct arena *arena;
    struct formula_program *program;
    struct lexer lexer;
    int depth;
    size_t steps;
    int height; /* values on the stack when the code so far has run */
    bool has_references;
    struct str fault;
};

static bool refuse(struct parser *parser, const char *fmt, ...) PRINTF_LIKE(2, 3);

static bool refuse(struct parser *parser, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    if (!parser->fault.len)
        parser->fault = str_vformat(parser->arena, fmt, args);
    va_end(args);
    return false;
}

static bool refuse_token(struct parser *parser)
{
    if (parser->lexer.token.kind == TOKEN_END)
        return refuse(parser, "Công thức chưa viết hết.");
    return refuse(
        parser, "Không hiểu “" STR_FMT "” trong công thức.", STR_ARG(parser->lexer.token.text));
}

/* ---- emitting ---- */

static void *grow(struct arena *arena, void *items, size_t len, size_t *cap, size_t item_size)
{
    void *bigger;

    if (len < *cap)
        return items;
    *cap = len * 2 + 16;
    bigger = arena_array(arena, *cap, item_size);
    if (len)
        memcpy(bigger, items, len * item_size);
    return bigger;
}

static bool emit(struct parser *parser, struct instruction instruction, size_t steps)
{
    struct formula_program *program = parser->program;

    ASSERT(parser->height <= VALUE_STACK_MAX);
    parser->steps += steps;
    if (parser->steps > FORMULA_STEPS_MAX)
        return refuse(parser, "Công thức quá dài: vượt quá %d bước tính.", FORMULA_STEPS_MAX);
    program->steps += steps;
    if (program->steps > FORMULA_PROGRAM_STEPS_MAX)
        return refuse(parser, "Các công thức của biểu có quá nhiều phép tính.");
    program->code = grow(
        parser->arena, program->code, program->code_len, &program->code_cap, sizeof(instruction));
    program->code[program->code_len++] = instruction;
    return true;
}

static bool emit_op(struct parser *parser, enum op op)
{
    if (op != OP_NEGATE && op != OP_PERCENT)
        parser->height--;
    return emit(parser, (struct instruction){ .op = op }, 1);
}

static bool emit_constant(struct parser *parser, struct wide value)
{
    struct formula_program *program = parser->program;

    program->constants = grow(parser->arena, program->constants, program->constants_len,
        &program->constants_cap, sizeof(value));
    program->constants[program->constants_len] = value;
    parser->height++;
    return emit(parser,
        (struct instruction){ .op = OP_CONSTANT, .arg = (uint32_t)program->constants_len++ }, 1);
}

static bool emit_block(struct parser *parser, enum op op, struct block block)
{
    uint32_t slot =
        (uint32_t)(block.row_first * parser->program->shape->columns_len + block.column_first);

    parser->has_references = true;
    parser->height++;
    return emit(
        parser, (struct instruction){ .op = op, .arg = slot, .block = block }, block_cells(block));
}

/* ---- references ---- */

static bool single_block(struct parser *parser, struct token token, struct block *out)
{
    const struct shape *shape = parser->program->shape;
    long slot = shape_slot(shape, token.row, token.column);

    if (slot < 0)
        return refuse(parser, "Ô " STR_FMT " không có trong biểu hoặc không chứa số liệu.",
            STR_ARG(token.text));
    out->row_first = out->row_last = (uint16_t)((size_t)slot / shape->columns_len);
    out->column_first = out->column_last = (uint16_t)((size_t)slot % shape->columns_len);
    return true;
}

/* One side of a range: the keys of the form in the order of the sheet. */
struct axis {
    const struct form *form;
    long (*index)(const struct form *form, int64_t key);
    const int32_t *slots; /* by index */
    const char *keys;
    size_t len, stride;
};

/* Where in the order of the sheet a corner stands: its own place, else that of the nearest key
 * between it and the other corner, looking forward (step 1) or back (step -1); -1: none. */
static long corner_place(const struct axis *axis, int64_t corner, int64_t other, int step)
{
    long place = axis->index(axis->form, corner), len = (long)axis->len;
    int64_t low = corner < other ? corner : other, high = corner < other ? other : corner;

    if (place >= 0)
        return place;
    for (long i = step > 0 ? 0 : len - 1; i >= 0 && i < len; i += step) {
        int64_t key = *(const int64_t *)(const void *)(axis->keys + (size_t)i * axis->stride);

        if (key >= low && key <= high)
            return i;
    }
    return -1;
}

/* The first and last slot between the two keys; false if there is none. */
static bool axis_span(
    const struct axis *axis, int64_t a, int64_t b, uint16_t *out_first, uint16_t *out_last)
{
    int64_t low = a < b ? a : b, high = a < b ? b : a;
    long one = corner_place(axis, low, high, 1), two = corner_place(axis, high, low, -1);
    long from = one < two ? one : two, to = one < two ? two : one;

    if (from < 0)
        return false;
    while (from <= to && axis->slots[from] < 0)
        from++;
    while (from <= to && axis->slots[to] < 0)
        to--;
    if (from > to)
        return false;
    *out_first = (uint16_t)axis->slots[from];
    *out_last = (uint16_t)axis->slots[to];
    return true;
}

static bool range_block(struct parser *parser, struct token a, struct token b, struct block *out)
{
    const struct shape *shape = parser->program->shape;
    const struct form *form = shape->form;
    struct axis rows = { .form = form,
        .index = form_row_index,
        .slots = shape->row_slots,
        .keys = (const char *)form->rows.items,
        .len = form->rows.len,
        .stride = sizeof(struct form_row) };
    struct axis columns = { .form = form,
        .index = form_column_index,
        .slots = shape->column_slots,
        .keys = (const char *)form->columns.items,
        .len = form->columns.len,
        .stride = sizeof(struct form_column) };

    _Static_assert(
        offsetof(struct form_row, key) == 0, "corner_place reads keys where items begin");
    _Static_assert(
        offsetof(struct form_column, key) == 0, "corner_place reads keys where items begin");
    if (a.column == 0 || b.column == 0 ||
        !axis_span(&rows, a.row, b.row, &out->row_first, &out->row_last) ||
        !axis_span(&columns, a.column, b.column, &out->column_first, &out->column_last))
        return refuse(parser, "Vùng " STR_FMT ":" STR_FMT " không có ô nào chứa số liệu.",
            STR_ARG(a.text), STR_ARG(b.text));
    return true;
}

/* ---- the grammar ---- */

static bool expression(struct parser *parser);

static bool accept(struct parser *parser, enum token_kind kind)
{
    if (parser->lexer.token.kind != kind)
        return false;
    lex_next(&parser->lexer);
    return true;
}

static bool expect(struct parser *parser, enum token_kind kind)
{
    return accept(parser, kind) || refuse_token(parser);
}

static bool deeper(struct parser *parser)
{
    if (++parser->depth > FORMULA_DEPTH_MAX)
        return refuse(parser, "Công thức lồng nhau quá %d mức.", FORMULA_DEPTH_MAX);
    return true;
}

static bool shallower(struct parser *parser)
{
    parser->depth--;
    return expect(parser, TOKEN_CLOSE);
}

/* number -> NUMBER ; of at most 18 digits */
static bool number(struct parser *parser)
{
    struct str text = parser->lexer.token.text, whole = str_cut(&text, '.');
    struct wide value = { 0 };
    int64_t part;

    if (whole.len + text.len > 18)
        return refuse(
            parser, "Số " STR_FMT " có quá 18 chữ số.", STR_ARG(parser->lexer.token.text));
    if (str_to_int(whole, &part))
        value.mantissa = part;
    if (str_to_int(text, &part)) {
        for (size_t i = 0; i < text.len; i++)
            value.mantissa *= 10;
        value.mantissa += part;
        value.scale = (int)text.len;
    }
    lex_next(&parser->lexer);
    return emit_constant(parser, value);
}

/* argument -> REFERENCE [ ':' REFERENCE ] | expression
 * A reference that is the whole argument is a block: SUM passes over texts in it. */
static bool sum_argument(struct parser *parser)
{
    struct lexer before = parser->lexer;
    struct token from = before.token, to;
    struct block block = { 0 };

    if (!accept(parser, TOKEN_REFERENCE))
        return expression(parser);
    if (accept(parser, TOKEN_COLON)) {
        to = parser->lexer.token;
        return expect(parser, TOKEN_REFERENCE) && range_block(parser, from, to, &block) &&
               emit_block(parser, OP_SUM, block);
    }
    if (parser->lexer.token.kind == TOKEN_SEPARATOR || parser->lexer.token.kind == TOKEN_CLOSE)
        return single_block(parser, from, &block) && emit_block(parser, OP_SUM, block);
    parser->lexer = before;
    return expression(parser);
}

/* sum -> '(' argument { (';' | ',') argument } ')' */
static bool sum_call(struct parser *parser)
{
    if (!sum_argument(parser))
        return false;
    while (accept(parser, TOKEN_SEPARATOR))
        if (!sum_argument(parser) || !emit_op(parser, OP_ADD))
            return false;
    return true;
}

struct function {
    const char *name;
    bool (*arguments)(struct parser *parser); /* from behind '(' up to ')' */
};

static const struct function functions[] = {
    { "SUM", sum_call },
};

static bool same_name(struct str name, struct str wanted)
{
    if (name.len != wanted.len)
        return false;
    for (size_t i = 0; i < name.len; i++)
        if ((name.ptr[i] & ~0x20) != (wanted.ptr[i] & ~0x20))
            return false;
    return true;
}

/* call -> NAME '(' arguments ')' */
static bool call(struct parser *parser)
{
    struct str name = parser->lexer.token.text;
    const struct function *function = NULL;

    lex_next(&parser->lexer);
    for (size_t i = 0; i < ARRAY_LEN(functions); i++)
        if (same_name(name, str_of(functions[i].name)))
            function = &functions[i];
    if (!function)
        return refuse(parser, "Chưa có hàm “" STR_FMT "”.", STR_ARG(name));
    return expect(parser, TOKEN_OPEN) && deeper(parser) && function->arguments(parser) &&
           shallower(parser);
}

/* reference -> REFERENCE */
static bool reference(struct parser *parser)
{
    struct token token = parser->lexer.token;
    struct block block = { 0 };

    lex_next(&parser->lexer);
    if (parser->lexer.token.kind == TOKEN_COLON)
        return refuse(
            parser, "Vùng " STR_FMT ":… chỉ dùng được trong hàm, ví dụ SUM.", STR_ARG(token.text));
    return single_block(parser, token, &block) && emit_block(parser, OP_CELL, block);
}

/* primary -> number | reference | call | '(' expression ')' */
static bool primary(struct parser *parser)
{
    switch (parser->lexer.token.kind) {
    case TOKEN_NUMBER:
        return number(parser);
    case TOKEN_REFERENCE:
        return reference(parser);
    case TOKEN_NAME:
        return call(parser);
    case TOKEN_OPEN:
        lex_next(&parser->lexer);
        return deeper(parser) && expression(parser) && shallower(parser);
    case TOKEN_END:
    case TOKEN_BAD:
    case TOKEN_PLUS:
    case TOKEN_MINUS:
    case TOKEN_STAR:
    case TOKEN_SLASH:
    case TOKEN_PERCENT:
    case TOKEN_CLOSE:
    case TOKEN_COLON:
    case TOKEN_SEPARATOR:
    case TOKEN_EQUALS:
        break;
    }
    return refuse_token(parser);
}

/* postfix -> primary { '%' } */
static bool postfix(struct parser *parser)
{
    if (!primary(parser))
        return false;
    while (accept(parser, TOKEN_PERCENT))
        if (!emit_op(parser, OP_PERCENT))
            return false;
    return true;
}

/* signed -> { '+' | '-' } postfix */
static bool signed_value(struct parser *parser)
{
    bool negative = false;

    for (;; lex_next(&parser->lexer)) {
        if (parser->lexer.token.kind == TOKEN_MINUS)
            negative = !negative;
        else if (parser->lexer.token.kind != TOKEN_PLUS)
            break;
    }
    return postfix(parser) && (!negative || emit_op(parser, OP_NEGATE));
}

/* term -> signed { ('*' | '/') signed } */
static bool term(struct parser *parser)
{
    if (!signed_value(parser))
        return false;
    for (;;) {
        enum token_kind kind = parser->lexer.token.kind;

        if (kind != TOKEN_STAR && kind != TOKEN_SLASH)
            return true;
        lex_next(&parser->lexer);
        if (!signed_value(parser) || !emit_op(parser, kind == TOKEN_STAR ? OP_MULTIPLY : OP_DIVIDE))
            return false;
    }
}

/* expression -> term { ('+' | '-') term } */
static bool expression(struct parser *parser)
{
    if (!term(parser))
        return false;
    for (;;) {
        enum token_kind kind = parser->lexer.token.kind;

        if (kind != TOKEN_PLUS && kind != TOKEN_MINUS)
            return true;
        lex_next(&parser->lexer);
        if (!term(parser) || !emit_op(parser, kind == TOKEN_PLUS ? OP_ADD : OP_SUBTRACT))
            return false;
    }
}

/* formula -> ['='] expression END */
bool parse_formula(struct arena *arena, struct formula_program *program, struct str text,
    struct formula *out, struct str *fault)
{
    struct parser parser = { .arena = arena, .program = program, .lexer = lex_start(text) };
    size_t first = program->code_len;
    bool understood;

    if (text.len > FORMULA_BYTES_MAX) {
        *fault = str_format(arena, "Công thức dài quá %d ký tự.", FORMULA_BYTES_MAX);
        return false;
    }
    (void)accept(&parser, TOKEN_EQUALS); /* may be left out */
    understood = expression(&parser);
    if (understood && parser.lexer.token.kind != TOKEN_END)
        understood = refuse_token(&parser);
    if (!understood) {
        *fault = parser.fault;
        return false;
    }
    out->first = (uint32_t)first;
    out->count = (uint32_t)(program->code_len - first);
    out->has_references = parser.has_references;
    return true;
}
