/*
 * realm_archive -- files of the archive in each place: $archive is open, $archive_due closed and
 * over its time, $archive_held held back by $hold, $proposal proposes another, $destroyed has
 * minutes, $package is master's of the one that is due.
 *
 * Layer:  tests
 * Owns:   nothing beyond the realm's
 * Fails:  ends the test
 * Limits: none
 * Tests:  rights_test.c, fault_test.c
 */
#ifndef BAOCAO_TESTS_REALM_ARCHIVE_H
#define BAOCAO_TESTS_REALM_ARCHIVE_H

#include "tests/api/realm.h"

void realm_archive(struct realm *realm);

/* Packages of the file that is due which somebody asked for: one that is made, one that waits. */
struct realm_packages {
    int64_t made, waiting;
};
struct realm_packages realm_packages_of(struct realm *realm, enum place place, int64_t account);

#endif
