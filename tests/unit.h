/*
 * unit -- what every unit test includes: cmocka and the headers it needs before itself.
 *
 * Layer:  tests
 * Owns:   nothing
 * Fails:  a failed check ends its test
 * Limits: none
 * Tests:  the tests
 */
#ifndef BAOCAO_UNIT_H
#define BAOCAO_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* fail() is base/ctx.h's; a test that must end says fail_msg. */
#undef fail
#undef fail_msg
#define fail_msg(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

#include "base/host/heap.h"
#include "base/str.h"

/* Room for any test; nothing is kept to it. */
#define UNIT_BYTES ((size_t)64 << 20)

/* Whether the text is the one expected; says both if it is not. */
static inline void expect_text(struct str found, const char *expected, const char *what)
{
    if (!str_eq(found, str_of(expected)))
        fail_msg("%s: found \"" STR_FMT "\", expected \"%s\"", what, STR_ARG(found), expected);
}

/* The whole file, ending the test if there is none. */
static inline struct str file_read(struct arena *arena, const char *path)
{
    struct buf buf = { .arena = arena };
    FILE *file = fopen(path, "rb");
    size_t got = 1;

    if (!file)
        fail_msg("cannot read %s; tests run in the root of the source tree", path);
    while (got) {
        char *to = buf_reserve(&buf, 65536);

        got = fread(to, 1, 65536, file);
        buf.len += got;
    }
    fclose(file);
    return buf_str(&buf);
}

#endif
