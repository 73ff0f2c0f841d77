/*
 * lanes -- threads for work that may block, each lane with its own bounded queue.
 *
 * A loop hands a ticket to a lane and goes on. The lane's thread has its own
 * database connection, does the work, and posts the ticket back to its loop.
 * Lanes are apart so that a storm of log-ins cannot hold up a report, nor a
 * large export a log-in.
 *
 * Layer:  http
 * Owns:   its threads; a queued ticket belongs to the lane until it is posted back
 * Fails:  lane_push false: the queue is full; lane_start: no database connection
 * Limits: the queue's length is given by the owner
 * Tests:  tests/http/leave_test.c
 */
#ifndef BAOCAO_LANES_H
#define BAOCAO_LANES_H

#include "store/database.h"

struct ticket;
struct lane_threads;

struct lane_setup {
    struct database *database;
    int threads;
    size_t queue_max;
    /* Does the work on the lane's thread and sends the ticket home. */
    void (*work)(struct ticket *ticket, struct db *db);
};

struct lane_threads *lane_new(const struct lane_setup *setup);
/* Starts the threads and waits until each has its connection. */
enum status lane_start(struct ctx *ctx, struct lane_threads *lane) MUST_CHECK;
/* Does what is queued, then ends the threads. */
void lane_stop(struct lane_threads *lane);
void lane_free(struct lane_threads *lane);
bool lane_push(struct lane_threads *lane, struct ticket *ticket) MUST_CHECK;
/* How many tickets wait; NULL is no lane. */
size_t lane_waiting(struct lane_threads *lane);

#endif
