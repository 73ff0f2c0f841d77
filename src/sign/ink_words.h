/*
 * ink_words -- the words a page's drawing is written in, and what each of them takes.
 *
 * Layer:  sign
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  tests/sign/place_attack_test.c
 */
#ifndef BAOCAO_INK_WORDS_H
#define BAOCAO_INK_WORDS_H

#include "sign/pdf_value.h"

/* Those that set the state come first, then paths, then colours, then text. */
enum ink_operator {
    OP_NOTHING,
    OP_SAVE,
    OP_RESTORE,
    OP_MATRIX,
    OP_OBJECT,
    OP_WIDTH,
    OP_MITER,
    OP_BEGIN,
    OP_POINTS,
    OP_BOX,
    OP_CLIP,
    OP_END,
    OP_FILL,
    OP_STROKE,
    OP_BOTH,
    OP_SHADE,
    OP_FILL_COLOUR,
    OP_STROKE_COLOUR,
    OP_LOOK,
    OP_TEXT,
    OP_TEXT_END,
    OP_FONT,
    OP_RENDER,
    OP_LEADING,
    OP_RISE,
    OP_MOVE,
    OP_MOVE_LEADING,
    OP_PLACE,
    OP_NEXT,
    OP_SHOW,
    OP_NEXT_SHOW,
};

struct ink_word {
    const char *word;
    enum ink_operator op;
    /* What stands before it: numbers (n), a name (N), a string (s), a list (a), or anything (*).
     * Where there is more or less of it, viewers take others. */
    const char *operands;
};

/* NULL: nobody knows it. */
const struct ink_word *ink_word_find(struct str word);
/* Takes the next word; empty: what comes is none, or one that is a value. */
struct str ink_word_next(struct pdf_reader *reader);

#endif
