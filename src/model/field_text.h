/*
 * field_text -- what a text must be besides long enough: a line, a code, a cursor.
 *
 * Two names that look the same must be the same: what cannot be seen (U+200B,
 * direction marks, a byte order mark) is refused, and outer spaces are cut off.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  the key of what is wrong; PROBLEM_NONE: nothing
 * Limits: none
 * Tests:  resource_test.c, tests/api/
 */
#ifndef BAOCAO_FIELD_TEXT_H
#define BAOCAO_FIELD_TEXT_H

#include "model/resource.h"

/* Checks the text by the field's flags, and trims it if it is a line or a code. */
enum problem_key field_text_settle(const struct field *field, struct str *text) MUST_CHECK;

#endif
