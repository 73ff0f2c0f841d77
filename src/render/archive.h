/*
 * archive -- files put together into one .zip.
 *
 * All are of one day, so that the same files give the same bytes.
 *
 * Layer:  render (libzip)
 * Owns:   bytes live in the context's arena
 * Fails:  RENDER_FAILED
 * Limits: none beyond the arena's
 * Tests:  render/docx (papers_test), tests/api/verification_test.c
 */
#ifndef BAOCAO_ARCHIVE_H
#define BAOCAO_ARCHIVE_H

#include "base/ctx.h"

struct archive_part {
    const char *name; /* "word/document.xml" */
    struct str bytes; /* must live until the archive is made */
};

enum status archive_make(
    struct ctx *ctx, const struct archive_part *parts, size_t len, struct str *out) MUST_CHECK;

#endif
