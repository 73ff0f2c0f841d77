/*
 * scratch -- a folder for one piece of work, private to this account, and gone with it.
 *
 * Layer:  base/host (libc)
 * Owns:   the folder, from scratch_new to scratch_remove
 * Fails:  false; what cannot be removed stays behind in /tmp
 * Limits: SCRATCH_DEPTH_MAX folders deep
 * Tests:  child_test.c
 */
#ifndef BAOCAO_SCRATCH_H
#define BAOCAO_SCRATCH_H

#include "base/str.h"

#define SCRATCH_DEPTH_MAX 32
#define SCRATCH_PATH_BYTES 64

bool scratch_new(char path[SCRATCH_PATH_BYTES]);
void scratch_remove(const char *path);
/* A new folder, a new file below it; names may lead through folders. */
bool scratch_folder(const char *folder, const char *name);
bool scratch_write(const char *folder, const char *name, struct str bytes);
enum scratch_found { SCRATCH_READ, SCRATCH_NONE, SCRATCH_TOO_LARGE };
/* The whole of a plain file of at most so many bytes; a link is none. */
enum scratch_found scratch_read(
    struct arena *arena, const char *folder, const char *name, size_t most, struct str *out);

#endif
