/*
 * archives -- the files of the archive: what a unit issued of a regime for a year, in order (NA-35,
 * CT-33).
 *
 * A revision is filed once it was taken in by its receiver: its documents and signatures, the
 * manifest, the annexes; no byte is copied, the file refers to what is kept. Filing goes by itself
 * (jobs/archiver.h) and may be asked for. A file that was closed does not grow: what comes later
 * begins another volume. Nothing of a file is changed or taken away but by domain/disposals.h, and
 * no statement there is can.
 *
 * Whoever reads a unit's reports of a regime sees its files; who keeps its archive
 * (archive.keep) files, closes (archive_close.h), holds back and packs.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, ARCHIVE_*, CHANGED_MEANWHILE
 * Limits: ARCHIVE_INTAKE_MAX, ARCHIVE_DOCUMENTS_MAX, ARCHIVE_PIECES_MAX, ARCHIVE_HOLDS_MAX
 * Tests:  tests/api/archive.talk
 */
#ifndef BAOCAO_ARCHIVES_H
#define BAOCAO_ARCHIVES_H

#include "core/access.h"
#include "model/archive.h"
#include "store/db.h"

enum status archive_list(
    struct ctx *ctx, const struct archive_query *in, struct page_out *out) MUST_CHECK;
enum status archive_view(
    struct ctx *ctx, const struct by_id *in, struct archive_full *out) MUST_CHECK;
/* Files what waits, as much as one transaction holds. */
enum status archive_take_in(
    struct ctx *ctx, const struct archive_intake *in, struct archive_taken *out) MUST_CHECK;
/* The same for whoever's archive, by the system itself. */
enum status archive_take_in_all(struct ctx *ctx, struct archive_taken *out) MUST_CHECK;
enum status archive_hold(
    struct ctx *ctx, const struct archive_hold_new *in, struct archive_full *out) MUST_CHECK;
enum status archive_release(
    struct ctx *ctx, const struct archive_release *in, struct archive_full *out) MUST_CHECK;

/* ---- for what else is done with files ---- */

/* One that whoever asks holds the right over; NOT_FOUND if not. */
enum status archive_get(
    struct ctx *ctx, int64_t id, enum right right, struct archive_file *out) MUST_CHECK;
/* Whatever was read of a file is completed: where it stands, in words. */
void archive_complete(struct ctx *ctx, struct archive_file *file);
enum status archive_pieces(struct ctx *ctx, int64_t file_id, struct list *out) MUST_CHECK;
enum status archive_entries(struct ctx *ctx, int64_t file_id, struct list *out) MUST_CHECK;
enum status archive_event(struct ctx *ctx, const struct archive_file *file, const char *action,
    struct str note, struct str after) MUST_CHECK;
#endif
