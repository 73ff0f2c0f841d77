/*
 * parser -- one formula being compiled: what the files of the compiler share.
 *
 * Layer:  core (pure; private to formula/)
 * Owns:   nothing
 * Fails:  false, and the parser holds the Vietnamese reason and where it is
 * Limits: FORMULA_DEPTH_MAX, FORMULA_STEPS_MAX, VALUE_STACK_MAX
 * Tests:  formula_test.c
 */
#ifndef BAOCAO_FORMULA_PARSER_H
#define BAOCAO_FORMULA_PARSER_H

#include "core/formula/functions.h"
#include "core/formula/lex.h"
#include "core/formula/parse.h"

struct parser {
    struct arena *arena;
    struct formula_program *program;
    const struct formula_move *move; /* or NULL */
    struct lexer lexer;
    int depth;
    size_t steps;
    int height; /* values on the stack when the code so far has run */
    bool has_references, has_externals, answers; /* as of struct formula */
    struct str fault;
    const char *fault_at; /* in the formula's text */
};

/* ---- parse.c ---- */

bool parser_refuse(struct parser *parser, const char *fmt, ...) PRINTF_LIKE(2, 3);
bool parser_refuse_at(struct parser *parser, struct token token, const char *fmt, ...)
    PRINTF_LIKE(3, 4);
bool parser_refuse_token(struct parser *parser);
bool parser_accept(struct parser *parser, enum token_kind kind);
bool parser_expression(struct parser *parser);

static inline bool parser_expect(struct parser *parser, enum token_kind kind)
{
    return parser_accept(parser, kind) || parser_refuse_token(parser);
}

/* ---- emit.c ---- */

/* grows: how many more values are on the stack afterwards. */
bool emit(struct parser *parser, struct instruction instruction, int grows, size_t steps);
bool emit_op(struct parser *parser, enum op op, uint32_t arg);
bool emit_constant(struct parser *parser, struct value value);
bool emit_block(struct parser *parser, enum op op, struct block block);
bool emit_external(struct parser *parser, struct formula_external external);
/* Where the next instruction goes, and what jumped ahead is told so. */
uint32_t emit_place(const struct parser *parser);
void emit_land(struct parser *parser, uint32_t jump);

/* ---- refs.c ---- */

bool refs_single(struct parser *parser, struct token token, struct block *out);
bool refs_range(struct parser *parser, struct token a, struct token b, struct block *out);

/* ---- compile_call.c ---- */

/* call -> NAME '(' arguments ')' */
bool parser_call(struct parser *parser);

#endif
