/*
 * number_books -- the books numbers are taken from: which there are, and where they begin.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, NUMBER_START, NUMBER_FULL
 * Limits: PAGE_ROWS_MAX a page, NUMBERS_AHEAD_MAX
 * Tests:  tests/api/number.talk
 */
#ifndef BAOCAO_NUMBER_BOOKS_H
#define BAOCAO_NUMBER_BOOKS_H

#include "model/number.h"

enum status number_book_list(
    struct ctx *ctx, const struct number_book_query *in, struct number_books *out) MUST_CHECK;
enum status number_book_start(
    struct ctx *ctx, const struct number_book_start *in, struct number_books *out) MUST_CHECK;

/* A book, locked until the transaction ends. */
struct open_book {
    int64_t id, next;
};
enum status book_take(struct ctx *ctx, int64_t unit_id, int64_t year, enum book_kind kind,
    struct open_book *out) MUST_CHECK;
enum status book_go_on(struct ctx *ctx, const struct open_book *book, int64_t given) MUST_CHECK;
/* The number a document of this book would be given: released ones first. */
enum status book_next(struct ctx *ctx, const struct open_book *book, int64_t *out) MUST_CHECK;
/* The same to be shown; 0: the book is full. */
enum status book_look(struct ctx *ctx, const struct open_book *book, int64_t *out) MUST_CHECK;

#endif
