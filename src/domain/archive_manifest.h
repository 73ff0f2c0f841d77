/*
 * archive_manifest -- what a closed file of the archive says of itself: ho-so.json.
 *
 * It is written once, when the file is closed, and never again: time stamps are over its bytes. It
 * names the file, its list of contents, and every piece with two digests, so that what it says
 * outlives SHA-256. Packages carry it, and whoever has a package reads it here.
 *
 * Layer:  domain
 * Owns:   results live in the context's arena
 * Fails:  PACKAGE_MANIFEST
 * Limits: ARCHIVE_DOCUMENTS_MAX, ARCHIVE_PIECES_MAX
 * Tests:  tests/api/archive_test.c
 */
#ifndef BAOCAO_ARCHIVE_MANIFEST_H
#define BAOCAO_ARCHIVE_MANIFEST_H

#include "model/archive.h"
#include "sign/sign_limits.h"

#define MANIFEST_SIGNERS_MAX ((int64_t)2 * SIGNATURES_MAX + DOCUMENT_VERSIONS_MAX)
/* In front of the field a signature has in an annex that is a file of its own. */
#define MANIFEST_ANNEX_MARK "phu-luc/"
#define ARCHIVE_MANIFEST_FORMAT "baocao-ho-so/1"

struct manifest_piece {
    int kind; /* enum archive_piece_kind */
    struct str path, title;
    int64_t size;
    struct str sha256, sha512;
    int64_t came_ms;
};

/* Who had to sign, as the register of certificates had it when the signature came. */
struct manifest_signer {
    struct str field;  /* of the paper; empty: of the packet */
    struct str sha256; /* of the certificate */
};

struct manifest_entry {
    int64_t number, report_id, revision;
    struct str code;
    int64_t issued_on;
    struct str subject, period, signer;
    struct list pieces;  /* struct manifest_piece */
    struct list signers; /* struct manifest_signer; files closed long ago do not say */
    int64_t pages;       /* of its PDFs, while it is closed; not in the manifest */
};

struct archive_manifest {
    struct str format, title, unit_code, unit_name, regime_code, regime_name;
    int64_t year, part, closed_on, years, kept_until;
    struct list entries; /* struct manifest_entry */
    struct list pieces;  /* struct manifest_piece: of the file as a whole */
};

struct str archive_manifest_write(struct arena *arena, const struct archive_manifest *manifest);
enum status archive_manifest_read(
    struct ctx *ctx, struct str bytes, struct archive_manifest *out) MUST_CHECK;

#endif
