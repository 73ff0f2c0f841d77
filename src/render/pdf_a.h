/*
 * pdf_a -- a PDF as cairo drew it, written again as PDF/A-2u (ISO 19005-2).
 *
 * What is drawn stays byte by byte; cairo leaves out what an archive asks for
 * around it: a profile of the colours, metadata, the file's own identity, and
 * how letters of composite fonts are counted. The objects cairo wrote are
 * copied into a file with one section of its own, so nothing of before lies
 * in it. Only what cairo writes is read here; it need not be hostile.
 *
 * Layer:  render
 * Owns:   bytes live in the context's arena
 * Fails:  RENDER_FAILED: not the file that cairo writes
 * Limits: none
 * Tests:  tests/render/pdf_a_test.c
 */
#ifndef BAOCAO_PDF_A_H
#define BAOCAO_PDF_A_H

#include "base/ctx.h"

/* What the file says of itself. */
struct pdf_facts {
    struct str title, author;
    int64_t made_ms;
    struct str subject; /* where it comes from; empty: not said */
};

enum status pdf_a_make(
    struct ctx *ctx, struct str bytes, const struct pdf_facts *facts, struct str *out) MUST_CHECK;

/* For pdf_a.c: the same facts twice, in the older form and as XMP; and the colours of sRGB as an
 * ICC profile of version 2, made here of its definition. */
struct str pdf_a_info(struct arena *arena, const struct pdf_facts *facts);
struct str pdf_a_metadata(struct arena *arena, const struct pdf_facts *facts);
struct str pdf_a_srgb(struct arena *arena);

#endif
