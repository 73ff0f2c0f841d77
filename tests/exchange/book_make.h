/*
 * book_make -- an .xlsx made of lines that say what stands where, for layouts no file is at hand
 * of.
 *
 *     sheet Biểu 1                    a further sheet; "sheet- Tên" hides it
 *     hide row 7 | hide column E      as people hide them
 *     C3:H3 bc | TỔNG HỢP KẾT QUẢ     a cell, or cells merged: b bold, c centred, iN indent N, t
 * text E9 | =E10+E11                   a formula; what reads as a number is one, unless t says text
 *
 * \n, \s, \z, \h, \b and \m in a text are a line feed, a space that does not break, a zero-width
 * space, a soft hyphen, a byte-order mark and a mark of direction.
 *
 * Layer:  tests
 * Owns:   the bytes live in the arena
 * Fails:  a line that is none of these fails the test
 * Limits: none
 * Tests:  its users
 */
#ifndef BAOCAO_TESTS_BOOK_MAKE_H
#define BAOCAO_TESTS_BOOK_MAKE_H

#include "base/str.h"

struct str book_make(struct arena *arena, struct str lines);

#endif
