/*
 * base -- the macros and the assertion every other module stands on.
 *
 * base/ is freestanding: no libc beyond what a compiler gives for free, so that
 * core/ can be linked to WebAssembly. What needs an operating system is in
 * base/host/.
 *
 * Layer:  base (may include only freestanding C headers)
 * Owns:   nothing
 * Fails:  ASSERT ends the process: it guards invariants, never input
 * Limits: none
 * Tests:  every other test
 */
#ifndef BAOCAO_BASE_H
#define BAOCAO_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define NORETURN __attribute__((noreturn))

/* The 128-bit integer, named once; sums and products of figures run in it. */
__extension__ typedef __int128 int128;

/* Ends the process; base/host/ prints where, WebAssembly traps. */
NORETURN void base_panic(const char *file, int line, const char *what);

#define ASSERT(cond) ((cond) ? (void)0 : base_panic(__FILE__, __LINE__, #cond))

#endif
