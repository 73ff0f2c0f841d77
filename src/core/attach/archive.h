/*
 * archive -- the names in a ZIP archive, read from its directory; nothing is unpacked.
 *
 * Only archives that any two programs read alike are taken: the directory ends
 * with the file, every entry lies before it and says the same name there, and
 * together they fit there once. What lies in an entry is not looked at, so an
 * archive cannot cost more than its own length.
 *
 * Layer:  core (pure)
 * Owns:   nothing: names borrow the bytes
 * Fails:  archive_next returns false with .fault set; at the end .fault is ARCHIVE_OK
 * Limits: ARCHIVE_ENTRIES_MAX, ARCHIVE_INFLATED_BYTES_MAX
 * Tests:  archive_test.c, tests/fuzz/fuzz_attach.c
 */
#ifndef BAOCAO_ARCHIVE_H
#define BAOCAO_ARCHIVE_H

#include "base/str.h"

enum archive_fault {
    ARCHIVE_OK,
    ARCHIVE_BROKEN,   /* no archive, or cut off */
    ARCHIVE_HOSTILE,  /* built so that programs read it differently, or would burst */
    ARCHIVE_ENCRYPTED /* an entry has a password */
};

struct archive {
    struct str bytes;
    struct str name;   /* of the entry archive_next took */
    struct str stored; /* its bytes, where they are not compressed; else empty */
    enum archive_fault fault;
    /* Private. */
    size_t at, end, left;
    uint64_t taken, inflated; /* by all entries so far, as they lie there and unpacked */
    size_t room;              /* what lies before the directory */
};

struct archive archive_open(struct str bytes);
bool archive_next(struct archive *archive);

#endif
