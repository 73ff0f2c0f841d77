/* Calls compiled: arguments as the table of functions wants them; laziness by jumps. */
#include "core/formula/parser.h"
#include "core/open_rows.h"

/* Ranges of one call, which may have to be of one size. */
struct sizes {
    size_t rows, columns; /* 0: none yet */
};

static bool same_size(
    struct parser *parser, const struct function *function, struct block block, struct sizes *sizes)
{
    size_t rows = (uint32_t)(block.row_last - block.row_first + 1);
    size_t columns = (size_t)block.column_last - block.column_first + 1;

    if (sizes->rows && (function->flags & F_SAME_SIZE) &&
        (sizes->rows != rows || sizes->columns != columns))
        return parser_refuse(
            parser, "Các vùng trong hàm %s phải cùng số dòng, số cột.", function->name);
    *sizes = (struct sizes){ rows, columns };
    return true;
}

/* A reference or range that is the whole argument; *found false: it is none, nothing was taken. */
static bool range_argument(
    struct parser *parser, const struct function *function, struct sizes *sizes, bool *found)
{
    enum op op = function->how == HOW_SUM ? OP_SUM : OP_BLOCK;
    struct lexer before = parser->lexer;
    struct token from = before.token, to;
    struct block block = { 0 };

    *found = true;
    if (!parser_accept(parser, TOKEN_REFERENCE)) {
        *found = false;
        return true;
    }
    if (parser_accept(parser, TOKEN_COLON)) {
        to = parser->lexer.token;
        return parser_expect(parser, TOKEN_REFERENCE) && refs_range(parser, from, to, &block) &&
               same_size(parser, function, block, sizes) && emit_block(parser, op, block);
    }
    if (parser->lexer.token.kind == TOKEN_SEPARATOR || parser->lexer.token.kind == TOKEN_CLOSE)
        return refs_single(parser, from, &block) && same_size(parser, function, block, sizes) &&
               emit_block(parser, op, block);
    parser->lexer = before;
    *found = false;
    return true;
}

static bool argument(
    struct parser *parser, const struct function *function, char takes, struct sizes *sizes)
{
    bool found = false;

    if (takes != 'v' && !range_argument(parser, function, sizes, &found))
        return false;
    if (found)
        return true;
    if (takes == 'R')
        return parser_refuse(parser, "Hàm %s cần một vùng ô ở đây, ví dụ A1:A9.", function->name);
    return parser_expression(parser);
}

static bool wrong_count(struct parser *parser, const struct function *function, struct token name)
{
    if (function->most == 0)
        return parser_refuse_at(parser, name, "Hàm %s không có tham số.", function->name);
    if (function->least == function->most)
        return parser_refuse_at(
            parser, name, "Hàm %s cần đúng %d tham số.", function->name, function->least);
    if (function->most == FUNCTION_ARGUMENTS_MAX)
        return parser_refuse_at(parser, name, "Hàm %s cần ít nhất %d tham số, nhiều nhất %d.",
            function->name, function->least, FUNCTION_ARGUMENTS_MAX);
    return parser_refuse_at(parser, name, "Hàm %s cần từ %d đến %d tham số.", function->name,
        function->least, function->most);
}

/* Whether another argument follows the first `len`; false too for a mistake. */
static bool another(struct parser *parser, const struct function *function, size_t len)
{
    if (len == 0)
        return parser->lexer.token.kind != TOKEN_CLOSE;
    return len < function->most && parser_accept(parser, TOKEN_SEPARATOR);
}

/* ---- each way of compiling ---- */

static bool plain_call(struct parser *parser, const struct function *function, size_t *out_len)
{
    struct sizes sizes = { 0 };
    size_t len = 0;

    while (another(parser, function, len)) {
        if (!argument(parser, function, function_takes(function, len), &sizes))
            return false;
        len++;
    }
    *out_len = len;
    parser->answers = parser->answers || (function->flags & F_ANSWERS);
    /* Pairs of a range and a condition come whole. */
    if (len < function->least || (function->cycle == 2 && (len - function->least) % 2))
        return true;
    return emit(parser,
        (struct instruction){
            .op = OP_CALL, .arg = function_index(function) | (uint32_t)(len << 16) },
        1 - (int)len, 1);
}

static bool sum_call(struct parser *parser, const struct function *function, size_t *out_len)
{
    struct sizes sizes = { 0 };
    size_t len = 0;

    for (; another(parser, function, len); len++)
        if (!argument(parser, function, 'r', &sizes) || (len && !emit_op(parser, OP_ADD, 0)))
            return false;
    *out_len = len;
    return true;
}

/* Begins with what decides nothing; the first argument that decides jumps to the end. */
static bool decided_call(struct parser *parser, const struct function *function, size_t *out_len)
{
    uint32_t jumps[FUNCTION_ARGUMENTS_MAX];
    struct sizes sizes = { 0 };
    size_t len = 0;

    if (!emit_constant(parser, value_yes_no(function->arg == OP_AND, false)))
        return false;
    for (; another(parser, function, len); len++) {
        if (!argument(parser, function, 'r', &sizes))
            return false;
        jumps[len] = emit_place(parser);
        if (!emit_op(parser, (enum op)function->arg, 0))
            return false;
    }
    for (size_t i = 0; i < len; i++)
        emit_land(parser, jumps[i]);
    *out_len = len;
    return true;
}

/* condition BRANCH then JUMP else MERGE */
static bool if_call(struct parser *parser, size_t *out_len)
{
    uint32_t branch, jump;

    *out_len = 1;
    if (!parser_expression(parser))
        return false;
    branch = emit_place(parser);
    if (!emit_op(parser, OP_BRANCH, 0))
        return false;
    if (!parser_accept(parser, TOKEN_SEPARATOR))
        return true;
    *out_len = 2;
    if (!parser_expression(parser))
        return false;
    jump = emit_place(parser);
    if (!emit_op(parser, OP_JUMP, 0))
        return false;
    emit_land(parser, branch);
    parser->height--;
    if (parser_accept(parser, TOKEN_SEPARATOR)) {
        *out_len = 3;
        if (!parser_expression(parser))
            return false;
    } else if (!emit_constant(parser, (struct value){ .kind = VALUE_EMPTY })) {
        return false;
    }
    emit_land(parser, jump);
    parser->program->code[branch].end = emit_place(parser);
    return emit_op(parser, OP_MERGE, 0);
}

/* value SALVE other MERGE */
static bool iferror_call(struct parser *parser, size_t *out_len)
{
    uint32_t salve;

    *out_len = 1;
    if (!parser_expression(parser))
        return false;
    salve = emit_place(parser);
    if (!emit_op(parser, OP_SALVE, 0))
        return false;
    if (!parser_accept(parser, TOKEN_SEPARATOR))
        return true;
    *out_len = 2;
    if (!parser_expression(parser) || !emit_op(parser, OP_MERGE, 0))
        return false;
    emit_land(parser, salve);
    return true;
}

/* The own form's cell in another period; what has been cumulated includes the cell itself. */
static bool time_call(struct parser *parser, const struct function *function)
{
    struct token token = parser->lexer.token;
    enum formula_external_kind kind = (enum formula_external_kind)function->arg;
    const struct shape *shape = parser->program->shape;
    struct block block = { 0 };
    size_t slot;

    if (!parser_accept(parser, TOKEN_REFERENCE))
        return parser_refuse(parser, "Hàm %s cần một ô của biểu, ví dụ D14.", function->name);
    if (!refs_single(parser, token, &block))
        return false;
    slot = block.row_first * shape->columns_len + block.column_first;
    if (!emit_external(parser, program_external_of(parser->program, kind, slot)))
        return false;
    if (kind != EXTERNAL_EARLIER)
        return true;
    return emit_block(parser, OP_CELL, block) && emit_op(parser, OP_ADD, 0);
}

static bool code_argument(struct parser *parser, const struct function *function, struct str *out)
{
    struct token token = parser->lexer.token;

    if (!parser_accept(parser, TOKEN_TEXT) || token.text.len == 0)
        return parser_refuse_at(parser, token,
            "Hàm %s cần ba mã viết trong ngoặc kép: mã biểu, mã dòng, mã cột.", function->name);
    *out = token.text;
    return true;
}

static bool form_call(struct parser *parser, const struct function *function)
{
    struct formula_external external = { .kind = (enum formula_external_kind)function->arg };

    return code_argument(parser, function, &external.form) &&
           parser_expect(parser, TOKEN_SEPARATOR) &&
           code_argument(parser, function, &external.row_code) &&
           parser_expect(parser, TOKEN_SEPARATOR) &&
           code_argument(parser, function, &external.column_code) &&
           emit_external(parser, external);
}

static bool arguments(struct parser *parser, const struct function *function, size_t *out_len)
{
    *out_len = function->least;
    switch (function->how) {
    case HOW_CALL:
        return plain_call(parser, function, out_len);
    case HOW_SUM:
        return sum_call(parser, function, out_len);
    case HOW_IF:
        return if_call(parser, out_len);
    case HOW_IFERROR:
        return iferror_call(parser, out_len);
    case HOW_DECIDED:
        return decided_call(parser, function, out_len);
    case HOW_TIME:
        return time_call(parser, function);
    case HOW_FORM:
        break;
    }
    return form_call(parser, function);
}

/* What stands in each row of a list takes nothing from other reports: they have not that row, and
 * what a form takes from elsewhere would depend on how many rows there are. */
static bool takes_for_added_row(const struct parser *parser, const struct function *function)
{
    bool takes = function->how == HOW_TIME || function->how == HOW_FORM;

    return takes && parser->move && parser->move->to_row >= OPEN_KEY_FIRST;
}

bool parser_call(struct parser *parser)
{
    struct token name = parser->lexer.token;
    const struct function *function = function_find(name.text);
    size_t len = 0;

    if (!function)
        return parser_refuse_at(parser, name, "Chưa có hàm “" STR_FMT "”.", STR_ARG(name.text));
    if (takes_for_added_row(parser, function))
        return parser_refuse_at(parser, name,
            "Hàm %s lấy số của báo cáo khác: dòng đơn vị tự thêm không có ở báo cáo đó.",
            function->name);
    lex_next(&parser->lexer);
    if (!parser_expect(parser, TOKEN_OPEN))
        return false;
    if ((parser->lexer.token.kind == TOKEN_CLOSE) != (function->most == 0))
        return wrong_count(parser, function, name);
    if (++parser->depth > FORMULA_DEPTH_MAX)
        return parser_refuse(parser, "Công thức lồng nhau quá %d mức.", FORMULA_DEPTH_MAX);
    if (!arguments(parser, function, &len))
        return false;
    parser->depth--;
    if (parser->lexer.token.kind == TOKEN_SEPARATOR ||
        (parser->lexer.token.kind == TOKEN_CLOSE &&
            (len < function->least || (function->cycle == 2 && (len - function->least) % 2))))
        return wrong_count(parser, function, name);
    return parser_expect(parser, TOKEN_CLOSE);
}
