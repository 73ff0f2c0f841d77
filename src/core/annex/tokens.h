/*
 * tokens -- the small signs of an annex: column numbers, ordinals of rows, units in brackets.
 *
 * Layer:  core (pure)
 * Owns:   results borrow the text or live in the arena given
 * Fails:  TOKEN_NONE, RANK_NONE, an empty text
 * Limits: none
 * Tests:  tokens_test.c
 */
#ifndef BAOCAO_TOKENS_H
#define BAOCAO_TOKENS_H

#include "base/str.h"

/* A cell of the number row. */
enum token_kind {
    TOKEN_NONE,
    TOKEN_LETTER, /* A, B, C … or MS */
    TOKEN_NUMBER  /* 3, (3), 3=1+2, (3)=(1)+(2) */
};

struct token {
    enum token_kind kind;
    int64_t value;      /* of a number; of a letter its place in the alphabet, MS: 0 */
    struct str number;  /* "3", "A", "MS" */
    struct str printed; /* "3=1+2"; empty: none */
};

struct token token_read(struct arena *arena, struct str text);
/* The formula a heading ends in, in brackets: "Tổng số (3=1+2)" gives "3=1+2"; else empty. */
struct str token_printed(struct arena *arena, struct str heading);
/* The unit a heading ends in, in brackets: "Vốn (triệu đồng)" gives "triệu đồng"; else empty. */
struct str token_unit(struct arena *arena, struct str heading);
/* "Đơn vị tính: Triệu đồng" gives "Triệu đồng". */
struct str token_note_unit(struct str note);

/* How deep an ordinal stands by custom: A, I, 1, 1.1, 1.1.1, a, -, +. Larger is deeper. */
enum rank {
    RANK_TOTAL,
    RANK_UPPER,
    RANK_ROMAN,
    RANK_INTEGER,
    RANK_DOTTED, /* and one more for every further point */
    RANK_LOWER = RANK_DOTTED + 6,
    RANK_SMALL_ROMAN,
    RANK_OF_WHICH, /* a row that only says "Trong đó:" */
    RANK_DASH,
    RANK_PLUS,
    RANK_NONE
};

/* `before`: the last ordinal of one letter of the same size, to tell the letter "I" from the
 * number. */
int token_rank(struct str ordinal, struct str before);
/* The ordinal a label begins with, "1." of "1. Chia theo …", "-" of "- Toàn quốc"; else empty. */
struct str token_ordinal(struct str label);
/* "(1)", "1.", "a)" and "I:" without what surrounds the ordinal. */
struct str token_bare_ordinal(struct str text);
/* Whether the text can be a row's ordinal: short, a number, letters or a mark. */
bool token_is_ordinal(struct str text);
/* "…, ngày … tháng … năm …", filled in or not. key: text_search_key of it. */
bool token_is_date_line(struct str key);
/* Without the dots at its end, be they three, thirty or one "…". */
struct str token_without_dots(struct str text);
/* "…", "....", "Xã …": stands for rows to be added. */
bool token_is_placeholder(struct arena *arena, struct str label);

#endif
