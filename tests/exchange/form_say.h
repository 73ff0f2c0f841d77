/*
 * form_say -- a recognised form as lines a person can write down beforehand.
 *
 *     title TỔNG HỢP KẾT QUẢ          also no, unit, legal, date
 *     D value 1 [ha] =3=1+2 | Tổng số > Nam      a column: role, number, unit, printed formula
 *     row 9 fixed I | Nông nghiệp | ha | code 01 | indent 1 | under 8
 *     E9 =E10+E11                     a cell's formula; "E9 x" where nobody fills it
 *     sign NGƯỜI LẬP BIỂU | (Ký, họ tên)
 *     note Ghi chú: …
 *
 * What is empty is left out. Doubts are not said: their wording is nobody's contract.
 *
 * Layer:  tests
 * Owns:   the text lives in the arena
 * Fails:  never
 * Limits: none
 * Tests:  its users
 */
#ifndef BAOCAO_TESTS_FORM_SAY_H
#define BAOCAO_TESTS_FORM_SAY_H

#include "core/form.h"

struct str form_say(struct arena *arena, const struct form *form);

#endif
