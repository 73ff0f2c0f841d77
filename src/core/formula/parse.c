#include "core/formula/parser.h"

#include "base/utf8.h"

/* ---- refusing ---- */

static bool refuse(struct parser *parser, const char *at, const char *fmt, va_list args)
    PRINTF_LIKE(3, 0);

static bool refuse(struct parser *parser, const char *at, const char *fmt, va_list args)
{
    if (!parser->fault.len) {
        parser->fault = str_vformat(parser->arena, fmt, args);
        parser->fault_at = at;
    }
    return false;
}

bool parser_refuse(struct parser *parser, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    (void)refuse(parser, parser->lexer.token.start, fmt, args);
    va_end(args);
    return false;
}

bool parser_refuse_at(struct parser *parser, struct token token, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    (void)refuse(parser, token.start, fmt, args);
    va_end(args);
    return false;
}

bool parser_refuse_token(struct parser *parser)
{
    struct token token = parser->lexer.token;

    if (token.kind == TOKEN_END)
        return parser_refuse(parser, "Công thức chưa viết hết.");
    if (token.kind == TOKEN_OPEN_TEXT)
        return parser_refuse(parser, "Chuỗi ký tự thiếu dấu ngoặc kép đóng.");
    if (token.kind == TOKEN_GONE)
        return parser_refuse(parser, "Công thức tham chiếu đến ô đã bị xóa (#REF!).");
    return parser_refuse(parser, "Không hiểu “" STR_FMT "” trong công thức.", STR_ARG(token.text));
}

bool parser_accept(struct parser *parser, enum token_kind kind)
{
    if (parser->lexer.token.kind != kind)
        return false;
    lex_next(&parser->lexer);
    return true;
}

/* ---- the grammar ---- */

/* number -> NUMBER ; of at most 18 digits */
static bool number(struct parser *parser)
{
    struct str text = parser->lexer.token.text, whole = str_cut(&text, '.');
    struct wide value = { 0 };
    int64_t part;

    if (whole.len + text.len > 18)
        return parser_refuse(
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
    return emit_constant(parser, VALUE_OF_WIDE(value, false));
}

/* text -> '"' letters '"' ; a doubled " is one */
static bool text_constant(struct parser *parser)
{
    struct str raw = parser->lexer.token.text;
    struct buf buf = { .arena = parser->arena };

    if (raw.len > CELL_TEXT_BYTES_MAX || !utf8_is_text(raw))
        return parser_refuse(parser, "Chuỗi ký tự có ký tự không được phép.");
    for (size_t i = 0; i < raw.len; i++) {
        buf_add_char(&buf, raw.ptr[i]);
        i += raw.ptr[i] == '"';
    }
    lex_next(&parser->lexer);
    return emit_constant(parser, value_text(buf_str(&buf), false));
}

/* reference -> REFERENCE */
static bool reference(struct parser *parser)
{
    struct token token = parser->lexer.token;
    struct block block = { 0 };

    lex_next(&parser->lexer);
    if (parser->lexer.token.kind == TOKEN_COLON)
        return parser_refuse(
            parser, "Vùng " STR_FMT ":… chỉ dùng được trong hàm, ví dụ SUM.", STR_ARG(token.text));
    return refs_single(parser, token, &block) && emit_block(parser, OP_CELL, block);
}

/* parenthesis -> '(' expression ')' */
static bool parenthesis(struct parser *parser)
{
    lex_next(&parser->lexer);
    if (++parser->depth > FORMULA_DEPTH_MAX)
        return parser_refuse(parser, "Công thức lồng nhau quá %d mức.", FORMULA_DEPTH_MAX);
    if (!parser_expression(parser))
        return false;
    parser->depth--;
    return parser_expect(parser, TOKEN_CLOSE);
}

/* truth -> (TRUE | FALSE) [ '(' ')' ] */
static bool truth(struct parser *parser, bool yes)
{
    lex_next(&parser->lexer);
    if (parser_accept(parser, TOKEN_OPEN) && !parser_expect(parser, TOKEN_CLOSE))
        return false;
    return emit_constant(parser, value_yes_no(yes, false));
}

/* primary -> number | text | truth | reference | call | parenthesis */
static bool primary(struct parser *parser)
{
    switch (parser->lexer.token.kind) {
    case TOKEN_NUMBER:
        return number(parser);
    case TOKEN_TEXT:
        return text_constant(parser);
    case TOKEN_TRUE:
    case TOKEN_FALSE:
        return truth(parser, parser->lexer.token.kind == TOKEN_TRUE);
    case TOKEN_REFERENCE:
        return reference(parser);
    case TOKEN_NAME:
        return parser_call(parser);
    case TOKEN_OPEN:
        return parenthesis(parser);
    case TOKEN_END:
    case TOKEN_BAD:
    case TOKEN_OPEN_TEXT:
    case TOKEN_GONE:
    case TOKEN_PLUS:
    case TOKEN_MINUS:
    case TOKEN_STAR:
    case TOKEN_SLASH:
    case TOKEN_POWER:
    case TOKEN_JOIN:
    case TOKEN_PERCENT:
    case TOKEN_CLOSE:
    case TOKEN_COLON:
    case TOKEN_SEPARATOR:
    case TOKEN_EQUALS:
    case TOKEN_UNEQUAL:
    case TOKEN_LESS:
    case TOKEN_LESS_EQUAL:
    case TOKEN_GREATER:
    case TOKEN_GREATER_EQUAL:
        break;
    }
    return parser_refuse_token(parser);
}

/* postfix -> primary { '%' } */
static bool postfix(struct parser *parser)
{
    if (!primary(parser))
        return false;
    while (parser_accept(parser, TOKEN_PERCENT))
        if (!emit_op(parser, OP_PERCENT, 0))
            return false;
    return true;
}

/* signed -> { '+' | '-' } postfix ; a sign binds more than ^, as in Excel: -2^2 is 4 */
static bool signed_value(struct parser *parser)
{
    bool negative = false;

    for (;; lex_next(&parser->lexer)) {
        if (parser->lexer.token.kind == TOKEN_MINUS)
            negative = !negative;
        else if (parser->lexer.token.kind != TOKEN_PLUS)
            break;
    }
    return postfix(parser) && (!negative || emit_op(parser, OP_NEGATE, 0));
}

/* The signs between two values, from those that bind most; all from left to right. */
static const struct sign {
    enum token_kind token;
    int level;
    enum op op;
    enum comparison comparison;
} signs[] = {
    { TOKEN_POWER, 4, OP_POWER, 0 },
    { TOKEN_STAR, 3, OP_MULTIPLY, 0 },
    { TOKEN_SLASH, 3, OP_DIVIDE, 0 },
    { TOKEN_PLUS, 2, OP_ADD, 0 },
    { TOKEN_MINUS, 2, OP_SUBTRACT, 0 },
    { TOKEN_JOIN, 1, OP_JOIN, 0 },
    { TOKEN_EQUALS, 0, OP_COMPARE, COMPARE_EQUAL },
    { TOKEN_UNEQUAL, 0, OP_COMPARE, COMPARE_UNEQUAL },
    { TOKEN_LESS, 0, OP_COMPARE, COMPARE_LESS },
    { TOKEN_LESS_EQUAL, 0, OP_COMPARE, COMPARE_LESS_EQUAL },
    { TOKEN_GREATER, 0, OP_COMPARE, COMPARE_GREATER },
    { TOKEN_GREATER_EQUAL, 0, OP_COMPARE, COMPARE_GREATER_EQUAL },
};

#define LEVELS 5

static const struct sign *sign_of(const struct parser *parser)
{
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (signs[i].token == parser->lexer.token.kind)
            return &signs[i];
    return NULL;
}

/* expression(level) -> expression(level + 1) { sign-of-level expression(level + 1) } */
bool parser_expression(struct parser *parser)
{
    const struct sign *open[LEVELS]; /* signs whose right side is being read, binding ever more */
    size_t open_len = 0;

    for (;;) {
        const struct sign *sign;

        if (!signed_value(parser))
            return false;
        sign = sign_of(parser);
        for (; open_len && (!sign || open[open_len - 1]->level >= sign->level); open_len--)
            if (!emit_op(parser, open[open_len - 1]->op, open[open_len - 1]->comparison))
                return false;
        if (!sign)
            return true;
        open[open_len++] = sign;
        lex_next(&parser->lexer);
    }
}

/* How many letters of the text stand before `at` (NULL: its end), and one more. */
static size_t position_of(struct str text, const char *at)
{
    size_t position = 1;

    while (text.len && (!at || text.ptr < at)) {
        (void)utf8_next(&text);
        position++;
    }
    return position;
}

/* formula -> ['='] expression END */
bool parse_formula(struct arena *arena, struct formula_program *program, struct str text,
    const struct formula_move *move, struct formula *out, struct formula_fault *fault)
{
    struct parser parser = {
        .arena = arena, .program = program, .move = move, .lexer = lex_start(text)
    };
    size_t first = program->code_len;
    bool understood;

    if (text.len > FORMULA_BYTES_MAX) {
        fault->text = str_format(arena, "Công thức dài quá %d ký tự.", FORMULA_BYTES_MAX);
        fault->position = FORMULA_BYTES_MAX;
        return false;
    }
    (void)parser_accept(&parser, TOKEN_EQUALS); /* may be left out */
    understood = parser_expression(&parser);
    if (understood && parser.lexer.token.kind != TOKEN_END)
        understood = parser_refuse_token(&parser);
    if (!understood) {
        fault->text = parser.fault;
        fault->position = position_of(text, parser.fault_at);
        return false;
    }
    ASSERT(parser.height == 1);
    out->first = (uint32_t)first;
    out->count = (uint32_t)(program->code_len - first);
    out->has_references = parser.has_references;
    out->has_externals = parser.has_externals;
    out->answers = parser.answers || !parser.has_references;
    return true;
}
