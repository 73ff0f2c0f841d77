/*
 * utf8 -- reading code points, and the question whether bytes are text we take.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  malformed bytes are never decoded: utf8_next gives UTF8_BAD
 * Limits: none
 * Tests:  utf8_test.c
 */
#ifndef BAOCAO_UTF8_H
#define BAOCAO_UTF8_H

#include "base/str.h"

#define UTF8_BAD UINT32_MAX

/* Takes the first code point off *s; UTF8_BAD takes one byte. s must not be empty. */
uint32_t utf8_next(struct str *s);
bool utf8_valid(struct str s);
/* Valid, and without control characters other than tab and line feed. */
bool utf8_is_text(struct str s);
size_t utf8_chars(struct str s); /* code points; s must be valid */
/* Writes at most four bytes; how many. */
size_t utf8_put(char *out, uint32_t code_point);
void utf8_add(struct buf *buf, uint32_t code_point);

#endif
