/*
 * files -- bytes kept in the database, each content once, whoever refers to it.
 *
 * A file of 50 MiB must not hold the one writer of SQLite, so its chunks are
 * written in slices, each a transaction of its own, before the transaction that
 * refers to the file. Until that one completes it, the file has no hash: nobody
 * finds it, and whatever was cut off half way (a client that left, a killed
 * process) is taken by the sweep. So is what nothing refers to any more. Both
 * are left alone for a day, so that a download under way comes to its end and
 * an upload to its reference.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  ATTACHMENT_LOST (chunks are missing), BUSY (the file was swept meanwhile)
 * Limits: FILE_CHUNK_BYTES, FILE_SLICE_CHUNKS
 * Tests:  tests/api/attachment_test.c, tests/crash/upload_kill.py
 */
#ifndef BAOCAO_FILES_H
#define BAOCAO_FILES_H

#include "base/limits.h"
#include "store/database.h"

/* How long what nothing refers to is kept. */
#define FILE_UNUSED_MS ((int64_t)24 * 3600 * 1000)

/* Several transactions, so never inside one: bytes whose SHA-256 is `hash` are there afterwards. */
enum status file_keep(struct ctx *ctx, struct database *database, struct str bytes, struct str hash,
    int64_t *out_id) MUST_CHECK;
/* In the transaction that refers to it: what file_keep kept is complete, and *out_id the one file
 * with these bytes, another than `id` if somebody else completed it first. */
enum status file_settle(struct ctx *ctx, int64_t id, struct str hash, int64_t *out_id) MUST_CHECK;
/* In one transaction with whatever refers to it, for files that are small and made there. */
enum status file_put(
    struct ctx *ctx, struct str bytes, struct str hash, int64_t *out_id) MUST_CHECK;
/* In the transaction that refers to it no more. */
enum status file_let_go(struct ctx *ctx, int64_t id) MUST_CHECK;
/* The bytes from a place on, FILE_SLICE_CHUNKS chunks at most; `at` is a multiple of that. */
enum status file_piece(
    struct ctx *ctx, int64_t id, int64_t size, int64_t at, struct str *out) MUST_CHECK;
/* All of its bytes, in the arena. */
enum status file_whole(struct ctx *ctx, int64_t id, int64_t size, struct str *out) MUST_CHECK;
/* Several transactions: takes one file nothing refers to. False in *out_found: there is none. */
enum status file_sweep(struct ctx *ctx, struct database *database, bool *out_found) MUST_CHECK;

#endif
