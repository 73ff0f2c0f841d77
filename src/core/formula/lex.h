/*
 * lex -- a formula's text as tokens.
 *
 * Layer:  core (pure; private to formula/)
 * Owns:   nothing; token text borrows the formula
 * Fails:  TOKEN_BAD
 * Limits: none
 * Tests:  formula_test.c
 */
#ifndef BAOCAO_FORMULA_LEX_H
#define BAOCAO_FORMULA_LEX_H

#include "base/str.h"

enum token_kind {
    TOKEN_END,
    TOKEN_BAD,
    TOKEN_NUMBER,
    TOKEN_REFERENCE, /* D14, $D$14 */
    TOKEN_NAME,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_SLASH,
    TOKEN_PERCENT,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COLON,
    TOKEN_SEPARATOR, /* ; or , */
    TOKEN_EQUALS
};

struct token {
    enum token_kind kind;
    struct str text;
    int64_t row, column; /* of a reference; column 0: beyond XFD */
};

struct lexer {
    struct str left;
    struct token token; /* the current one */
};

struct lexer lex_start(struct str text);
void lex_next(struct lexer *lexer);

#endif
