/*
 * child -- another program run apart: in a folder of its own, with little else and not for long.
 *
 * What such a program reads came from outside, and it may have faults we do
 * not know. So it gets a fresh environment, sees of the file system only
 * programs, libraries and fonts, writes only below its folder, has no network,
 * and is killed with all it started when its time is over. Programs are those
 * below /usr, /bin and /opt, and the one named itself. Where the kernel has no
 * Landlock, the file system is as open to it as to this process:
 * child_confined() says which.
 *
 * Layer:  base/host (libc)
 * Owns:   nothing once child_run is back
 * Fails:  CHILD_NOT_STARTED, CHILD_FAILED, CHILD_LATE
 * Limits: those the caller names, and CHILD_ARGS_MAX arguments
 * Tests:  child_test.c
 */
#ifndef BAOCAO_CHILD_H
#define BAOCAO_CHILD_H

#include "base/base.h"

#define CHILD_ARGS_MAX 32

struct child {
    const char *const *args; /* args[0] is the path of the program; NULL ends them */
    const char *folder;      /* its home, its temporary files, its working folder */
    int64_t deadline_ms;
    size_t memory_bytes; /* of addresses, each process of it */
    size_t file_bytes;   /* the largest file it may write */
};

enum child_end {
    CHILD_DONE,       /* it ended by itself and says that it succeeded */
    CHILD_FAILED,     /* it says that it failed, or a signal ended it */
    CHILD_LATE,       /* it was killed at its deadline */
    CHILD_NOT_STARTED /* there is no such program, or no process could be made */
};

enum child_end child_run(const struct child *child);
/* Whether this kernel keeps it out of all files but those named above. */
bool child_confined(void);

#endif
