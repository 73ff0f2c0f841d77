/*
 * archive_packages -- a closed file of the archive as one .zip that is checked anywhere.
 *
 * In it: every piece of the file, its manifest (ho-so.json), the chain of time stamps with what
 * their authorities are checked by, a README, and manifest.sha256, which names all members in the
 * form sha256sum reads. The same file with the same time stamps gives the same bytes
 * (stored_zip.h).
 *
 * Making one reads every piece, so it is a job's: asked for, claimed by one process, made outside
 * any transaction with a look now and then at whether it is still wanted, kept for some days. Only
 * who asked sees and fetches it, as long as he reads the unit's reports.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, ARCHIVE_NOT_CLOSED, ARCHIVE_GONE, PACKAGE_NOT_MADE, PACKAGE_OVER
 * Limits: STORED_ZIP_BYTES_MAX, STORED_ZIP_PARTS_MAX, PACKAGE_KEEP_MS, PACKAGE_TRIES_MAX
 * Tests:  tests/api/archive.talk, tests/api/archive_test.c
 */
#ifndef BAOCAO_ARCHIVE_PACKAGES_H
#define BAOCAO_ARCHIVE_PACKAGES_H

#include "base/stored_zip.h"
#include "model/archive_task.h"
#include "store/database.h"

/* The arena one is made in: all pieces, the package, and the lists of what is in it. */
#define PACKAGE_ARENA_BYTES (3 * STORED_ZIP_BYTES_MAX)

enum status package_list(struct ctx *ctx, int64_t file_id, struct list *out) MUST_CHECK;
enum status package_order(
    struct ctx *ctx, const struct by_id *in, struct archive_package *out) MUST_CHECK;
enum status package_view(
    struct ctx *ctx, const struct by_id *in, struct archive_package *out) MUST_CHECK;
enum status package_cancel(
    struct ctx *ctx, const struct by_id *in, struct archive_package *out) MUST_CHECK;

/* Its bytes, piece by piece. */
struct package_content {
    struct archive_package package;
    int64_t at; /* the piece begins here */
    struct str piece;
};
enum status package_open(
    struct ctx *ctx, const struct by_id *in, struct package_content *out) MUST_CHECK;
enum status package_more(struct ctx *ctx, struct package_content *content) MUST_CHECK;
/* The digest of the list of contents that was kept of the file a package says it is of; empty:
 * there is no such file here. */
enum status package_kept(
    struct ctx *ctx, const struct package_verification *of, struct str *out) MUST_CHECK;

/* ---- what the job does ---- */

struct package_task {
    struct archive_package package;
    bool found;
    /* What came of it: bytes, or why there are none; neither: it is not wanted any more. */
    struct str bytes, hash, error;
    int64_t kept_id;
};

enum status package_waits(struct ctx *ctx, bool *out) MUST_CHECK;
enum status package_claim(struct ctx *ctx, struct package_task *out) MUST_CHECK;
/* Outside any transaction. */
enum status package_make(
    struct ctx *ctx, struct database *database, struct package_task *task) MUST_CHECK;
enum status package_settle(struct ctx *ctx, struct package_task *task) MUST_CHECK;
/* Those that are over: their bytes go with them. */
enum status package_forget(struct ctx *ctx) MUST_CHECK;

#endif
