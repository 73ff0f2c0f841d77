/*
 * clock -- the time and the randomness that main.c hands to contexts.
 *
 * Layer:  base/host (libc)
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  clock_test.c
 */
#ifndef BAOCAO_CLOCK_H
#define BAOCAO_CLOCK_H

#include "base/base.h"

int64_t clock_now_ms(void);              /* UTC since 1970 */
int64_t clock_monotonic_us(void);        /* for deadlines and measurements */
void clock_random(void *to, size_t len); /* from the kernel's generator */

#endif
