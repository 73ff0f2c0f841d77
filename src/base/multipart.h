/*
 * multipart -- a form with files as browsers and signing programs send it (RFC 7578), read
 * strictly.
 *
 * Nothing is copied: names and contents point into the body. What could be read
 * in two ways is refused: no boundary or an odd one, text in front of the first
 * part, a part without a name, a name given twice, an end that is missing.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  false, for whatever is not such a form
 * Limits: MULTIPART_PARTS_MAX, MULTIPART_HEAD_BYTES_MAX, MULTIPART_BOUNDARY_CHARS_MAX
 * Tests:  multipart_test.c, tests/fuzz/fuzz_multipart.c
 */
#ifndef BAOCAO_MULTIPART_H
#define BAOCAO_MULTIPART_H

#include "base/limits.h"
#include "base/str.h"

struct multipart_part {
    struct str name, content;
};

struct multipart {
    struct multipart_part parts[MULTIPART_PARTS_MAX];
    size_t len;
};

/* type: the Content-Type, with its boundary. */
bool multipart_read(struct str type, struct str body, struct multipart *out) MUST_CHECK;
/* The content of the part with this name; false: there is none. */
bool multipart_find(const struct multipart *form, struct str name, struct str *out) MUST_CHECK;

#endif
