/*
 * compound -- the names in an old office file (.doc, .xls): Microsoft's compound file.
 *
 * Such a file is a small file system: sectors chained by a table (the FAT),
 * and a directory of storages and streams by name. Only the directory is read,
 * along its chain, which may be no longer than the file.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  compound_next returns false with .broken set; at the end it is not
 * Limits: COMPOUND_ENTRIES_MAX names, COMPOUND_SECTORS_MAX sectors
 * Tests:  compound_test.c, tests/fuzz/fuzz_attach.c
 */
#ifndef BAOCAO_COMPOUND_H
#define BAOCAO_COMPOUND_H

#include "base/str.h"

/* 31 letters of UTF-16; others than ASCII are read as '?'. */
#define COMPOUND_NAME_MAX 31

struct compound {
    struct str bytes;
    char name[COMPOUND_NAME_MAX + 1]; /* of the entry compound_next took */
    size_t name_len;
    bool broken;
    /* Private. */
    size_t sector_bytes;
    uint32_t sector;      /* of the directory, where the next entry is */
    size_t entry, passed; /* in that sector; in all */
};

bool compound_is(struct str bytes);
struct compound compound_open(struct str bytes);
bool compound_next(struct compound *compound);

#endif
