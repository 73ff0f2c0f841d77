/*
 * lockfile -- one process a database file: an exclusive lock on a file beside it.
 *
 * The file stays when the process ends, however it ends; the lock does not.
 *
 * Layer:  store
 * Owns:   an open file until lockfile_close
 * Fails:  STORE_LOCKED naming the process that has it, STORE_FAILED
 * Limits: none
 * Tests:  tests/store/database_test.c
 */
#ifndef BAOCAO_LOCKFILE_H
#define BAOCAO_LOCKFILE_H

#include "base/ctx.h"

/* Locks PATH.lock. */
enum status lockfile_open(struct ctx *ctx, const char *path, int *out_fd) MUST_CHECK;
void lockfile_close(int fd);

#endif
