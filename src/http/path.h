/*
 * path -- the target of a request taken apart: path decoded, query left as it stands.
 *
 * Two programs that decode a path differently let one be walked around by the
 * other. So only one spelling of a path is taken: no encoded slash, no empty
 * or dotted segment, no control character, UTF-8 throughout.
 *
 * Layer:  http (pure)
 * Owns:   the decoded path lives in the arena
 * Fails:  false: the target is refused, *path is not to be used
 * Limits: that of the head, HTTP_HEAD_BYTES_MAX
 * Tests:  path_test.c, tests/fuzz/fuzz_http.c
 */
#ifndef BAOCAO_PATH_H
#define BAOCAO_PATH_H

#include "base/str.h"

/* Splits an origin-form target at its "?" and decodes what precedes it. */
bool http_target_split(
    struct arena *arena, struct str target, struct str *path, struct str *query) MUST_CHECK;

#endif
