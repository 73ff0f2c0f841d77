/*
 * archive_metadata -- a closed file of the archive and its documents by the names of NĐ 30/2020,
 * Annex VI: sieu-du-lieu.json of its package.
 *
 * What the system does not know (how a file may be used, in which catalogue it stands) is empty;
 * what the annex has no room for is said.
 *
 * Layer:  domain
 * Owns:   results live in the arena given
 * Fails:  never
 * Limits: core/annex6.h
 * Tests:  tests/api/archive.talk
 */
#ifndef BAOCAO_ARCHIVE_METADATA_H
#define BAOCAO_ARCHIVE_METADATA_H

#include "domain/archive_manifest.h"

#define ARCHIVE_METADATA_PATH "sieu-du-lieu.json"

/* creator: who closes the file. */
struct str archive_metadata_write(
    struct arena *arena, const struct archive_manifest *manifest, struct str creator);

#endif
