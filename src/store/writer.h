/*
 * writer -- the one thread that writes to SQLite, and its queue.
 *
 * Jobs that wait together share one durable commit: BEGIN, each job in a
 * SAVEPOINT, COMMIT, then every done(). A job that fails is undone alone. If
 * the commit fails, or SQLite has rolled back by itself (disk full), every job
 * of the batch fails. Checkpoints run between batches on the same connection:
 * SQLite before 3.51.3 can lose pages when two connections commit and
 * checkpoint at once.
 *
 * Layer:  store
 * Owns:   its thread; the connection it is given, from writer_start to writer_stop
 * Fails:  writer_push: false when the queue is full or stopping
 * Limits: QUEUE_WRITES_MAX, WRITE_BATCH_MAX, WRITE_BATCH_MS_MAX
 * Tests:  tests/store/group_commit_test.c, tests/crash/
 */
#ifndef BAOCAO_WRITER_H
#define BAOCAO_WRITER_H

#include "store/database.h"

struct writer;

struct writer *writer_start(struct db *db);
bool writer_push(struct writer *writer, struct write_job *job) MUST_CHECK;
/* Finishes what is queued, brings the log into the file, ends the thread. */
void writer_stop(struct writer *writer);

#endif
