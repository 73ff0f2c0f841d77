/*
 * large_blocks -- SQLite's allocator that keeps a few large blocks for their next use.
 *
 * A test that looks at all pages of a file some thousand times would have the system map and
 * unmap them each time: half of what it takes, and more under the sanitizers.
 *
 * Layer:  tests
 * Owns:   LARGE_KEPT blocks, until the process ends
 * Fails:  never; what is not kept is SQLite's own
 * Limits: LARGE_KEPT
 * Tests:  what uses it
 */
#ifndef BAOCAO_TESTS_LARGE_BLOCKS_H
#define BAOCAO_TESTS_LARGE_BLOCKS_H

#define LARGE_KEPT 4

/* Before SQLite is used for the first time. */
void large_blocks_keep(void);

#endif
