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
    TOKEN_OPEN_TEXT, /* a text that does not end */
    TOKEN_GONE,      /* #REF!, as spreadsheets leave it where a cell was deleted */
    TOKEN_NUMBER,
    TOKEN_TEXT, /* between the two ", which may be doubled within */
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_REFERENCE, /* D14, $D$14 */
    TOKEN_NAME,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_SLASH,
    TOKEN_POWER,
    TOKEN_JOIN, /* & */
    TOKEN_PERCENT,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COLON,
    TOKEN_SEPARATOR, /* ; or , */
    TOKEN_EQUALS,
    TOKEN_UNEQUAL,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL
};

struct token {
    enum token_kind kind;
    struct str text;
    const char *start;   /* where it begins in the formula; NULL: at its end */
    int64_t row, column; /* of a reference; column 0: beyond XFD */
};

struct lexer {
    struct str left;
    struct token token; /* the current one */
};

struct lexer lex_start(struct str text);
void lex_next(struct lexer *lexer);

#endif
