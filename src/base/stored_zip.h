/*
 * stored_zip -- .zip files whose members stand in them as they are, written and read byte for byte.
 *
 * What is archived for decades must give the same bytes whatever library and version wrote it, and
 * must be readable from the bytes alone. So nothing is compressed, all members are of one day, and
 * there is one way only to write a list of members. Reading accepts that one way: anything beside
 * it, before, between or behind the members, is refused.
 *
 * Layer:  base (freestanding)
 * Owns:   what is written lives in the arena given; members that were read point into the file
 * Fails:  stored_zip_read: false; the members are given as far as they can be told apart, so that
 *         whoever knows what they should be can say which one is another
 * Limits: STORED_ZIP_BYTES_MAX, STORED_ZIP_PARTS_MAX, names of STORED_ZIP_NAME_MAX bytes
 * Tests:  stored_zip_test.c
 */
#ifndef BAOCAO_STORED_ZIP_H
#define BAOCAO_STORED_ZIP_H

#include "base/list.h"
#include "base/str.h"

#define STORED_ZIP_BYTES_MAX ((size_t)128 << 20)
#define STORED_ZIP_PARTS_MAX 12000
#define STORED_ZIP_NAME_MAX 200

struct stored_part {
    struct str name; /* letters, figures, "-", "_", ".", "/"; no empty, "." or ".." part */
    struct str bytes;
};

/* Whether a member may be called so. */
bool stored_name_check(struct str name);
/* How long the file of these members is. */
size_t stored_zip_size(const struct list *parts);
/* The file of members (struct stored_part) whose names were checked; it fits the limits. */
struct str stored_zip_write(struct arena *arena, const struct list *parts);
/* Its members in their order, no two of one name (upper and lower case are one); none, where they
 * cannot be told apart. */
bool stored_zip_read(struct arena *arena, struct str file, struct list *out) MUST_CHECK;

#endif
