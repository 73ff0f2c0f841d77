/*
 * archive_verify -- whether a package of the archive is what was packed, without any database.
 *
 * Looked at are, in this order: the form of the .zip, which is one only (stored_zip.h);
 * manifest.sha256 and the file's own manifest, member by member, both ways, where each is named and
 * hashed once; every signature, by the document as it was issued, at the time it came in; that the
 * signed paper names the report's manifest, and that one the packet and the annexes; the chain of
 * time stamps, and that all it covers came before the first. Each thing that does not hold is told
 * with the member's name. Without a time stamp nothing says since when the package is as it is:
 * that is told as what could not be checked.
 *
 * Whom to believe is the caller's. What the package brings along for that counts as far as it leads
 * to those; where the caller has nobody, the package's own roots are taken and the answer says that
 * this proves nobody's identity.
 *
 * Layer:  domain (no database)
 * Owns:   results live in the context's arena
 * Fails:  never: what is wrong is the answer
 * Limits: STORED_ZIP_BYTES_MAX, PACKAGE_FINDINGS_MAX
 * Tests:  tests/api/archive_test.c
 */
#ifndef BAOCAO_ARCHIVE_VERIFY_H
#define BAOCAO_ARCHIVE_VERIFY_H

#include "model/archive_task.h"
#include "sign/verify.h"

/* base NULL: the caller believes nobody. */
void package_verify(
    struct ctx *ctx, struct str bytes, const struct trust *base, struct package_verification *out);
/* The list of contents says what is in the package and who had to sign: without a time stamp
 * whoever has the package may write it anew. Where its digest was kept (SHA-256, hexadecimal;
 * empty: it was not) it must be that. */
void package_compare(struct ctx *ctx, struct str kept, struct package_verification *out);

#endif
