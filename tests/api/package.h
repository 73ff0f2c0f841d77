/*
 * package -- packages of the archive, as somebody would write them anew who wants to deceive.
 *
 * Layer:  tests
 * Owns:   all lives in the arena given
 * Fails:  a failed check ends its test
 * Limits: none
 * Tests:  archive_test.c
 */
#ifndef BAOCAO_TESTS_PACKAGE_H
#define BAOCAO_TESTS_PACKAGE_H

#include "base/stored_zip.h"

/* Its members, and room for more. */
struct list package_parts(struct arena *arena, struct str package, size_t room);
struct stored_part *package_member(const struct list *parts, const char *name);
/* The package of these, its list of all members written anew. */
struct str package_listed(struct arena *arena, struct list *parts);
/* With a byte of one member changed; `anew`: and the list written anew to hide it. */
struct str package_with_spoiled(struct arena *arena, struct str package, size_t number, bool anew);
void package_replace(
    struct arena *arena, struct stored_part *part, const char *what, const char *by);
/* A byte of it changed, and the file's own list written anew. */
void package_spoil(struct arena *arena, struct list *parts, const char *name);
/* Out of the package and of the file's own list, as if it had never been there. */
void package_take_out(struct arena *arena, struct list *parts, const char *name);

/* Other words of the file's own list, and the list of all members written anew to hide it. */
struct str package_with_said(
    struct arena *arena, struct str package, const char *what, const char *by);
/* As if nobody had had to sign its first document. */
struct str package_without_signers(struct arena *arena, struct str package);

#endif
