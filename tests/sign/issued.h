/*
 * issued -- a commune's report as it is issued in tests: laid out, with rooms for number and day.
 *
 * Layer:  tests
 * Owns:   what it gives lives in the context's arena
 * Fails:  ends the test
 * Limits: none
 * Tests:  the tests
 */
#ifndef BAOCAO_ISSUED_H
#define BAOCAO_ISSUED_H

#include "render/papers.h"
#include "sign/issue.h"
#include "tests/sign/office.h"

#define ISSUED_MANIFEST "3f2a9c0177de0b45a1b2c3d4e5f60718293a4b5c6d7e8f90123456789abcdef0"
#define ISSUED_DAY 20458 /* 05/01/2026 */

/* The paper, before anything is reserved. */
struct paper_file issued_paper(struct ctx *ctx);
/* The same with rooms and ISSUED_MANIFEST, as papers were before their annexes had rooms. */
struct str issued_document(struct ctx *ctx);
/* With two annexes, which have rooms as its head has; its number's words are drawn with it. */
struct paper_file issued_paper_annexed(struct ctx *ctx);
struct str issued_annexed(struct ctx *ctx);
/* With a number put in, or the test ends. */
struct str issued_number(struct ctx *ctx, struct str document, const char *number, int64_t day);
/* What renderers and the library of signatures call a place. */
struct issue_line issued_line(struct ctx *ctx, const struct paper_line *line, enum paper_font font);
struct pdf_box issued_box(const struct paper_place *place);

#endif
