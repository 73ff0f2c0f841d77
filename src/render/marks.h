/*
 * marks -- pictures of a signature and of a seal that are nobody's, for whoever tries the system.
 *
 * The law wants a leader's own hand and an office's own seal on a page; nobody draws those. A demo
 * has strokes that are no name, and a seal that says so.
 *
 * Layer:  render
 * Owns:   the bytes live in the context's arena
 * Fails:  RENDER_FAILED: the picture could not be made
 * Limits: none
 * Tests:  tests/sign/look_test.c
 */
#ifndef BAOCAO_MARKS_H
#define BAOCAO_MARKS_H

#include "base/ctx.h"

#define MARK_SIGNATURE_MM 60
#define MARK_SEAL_MM 36

/* A blue stroke, another one for each number; PNG that lets through what is below. */
enum status mark_signature(struct ctx *ctx, uint64_t which, struct str *out) MUST_CHECK;
/* A red ring with these words around, and "DÙNG THỬ" below. */
enum status mark_seal(struct ctx *ctx, struct str words, struct str *out) MUST_CHECK;

#endif
