/*
 * door -- a socket in a folder: how a command on this machine asks the process that serves.
 *
 * One question, one answer, both ended by the end of the stream. Whoever may
 * open the folder may ask: the data folder is its owner's alone.
 *
 * Layer:  base/host
 * Owns:   the descriptors it gives, which the caller closes
 * Fails:  -1 or false, with errno
 * Limits: DOOR_BYTES_MAX a question or an answer; a path of about 100 bytes
 * Tests:  tests/cli/backup_test.py
 */
#ifndef BAOCAO_DOOR_H
#define BAOCAO_DOOR_H

#include "base/str.h"

#define DOOR_BYTES_MAX ((size_t)4096)
/* How long to wait for a question; answers take as long as the work. */
#define DOOR_WAIT_S 5

/* Listens at the path, of which a leftover is taken away. */
int door_listen(const char *path);
/* The next who asks, with what he asks; -1: he went away. */
int door_accept(struct arena *arena, int door, struct str *out_question);
/* Answers and closes. */
void door_answer(int client, struct str answer);
bool door_ask(struct arena *arena, const char *path, struct str question, struct str *out_answer);

#endif
