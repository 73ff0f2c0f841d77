/*
 * archive_close -- a file of the archive is closed: from then on it stands as it is.
 *
 * What proves it later is gathered now: the history of each report, the certificates of who signed,
 * what their authorities say of them today, the list of contents. All of it and every document is
 * named in one manifest (archive_manifest.h), over which time stamps are made. Each document is
 * read once more and must be what came in.
 *
 * Reading hundreds of documents is slow and keeping bytes takes several transactions, so it has
 * three steps, as documents.h has: look and make before the transaction that closes the file, which
 * refuses if anything was filed since.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, ARCHIVE_CLOSED, ARCHIVE_DAMAGED, CHANGED_MEANWHILE
 * Limits: as archives.h
 * Tests:  tests/api/archive.talk, tests/api/archive_test.c
 */
#ifndef BAOCAO_ARCHIVE_CLOSE_H
#define BAOCAO_ARCHIVE_CLOSE_H

#include "domain/archive_manifest.h"
#include "store/database.h"

/* Something that was made for the file, and is kept with it. */
struct closing_part {
    int64_t entry; /* 0: of the file as a whole */
    enum archive_piece_kind kind;
    struct str path, title, bytes, hash;
    int64_t kept_id;
};

struct archive_closing {
    struct archive_close in;
    struct archive_file file;
    struct archive_manifest manifest;
    struct list parts; /* struct closing_part */
    struct str bytes, hash;
    int64_t kept_id; /* of the manifest */
};

/* Before the transaction. */
enum status archive_close_prepare(
    struct ctx *ctx, struct database *database, struct archive_closing *closing) MUST_CHECK;
enum status archive_close(
    struct ctx *ctx, struct archive_closing *closing, struct archive_full *out) MUST_CHECK;

#endif
