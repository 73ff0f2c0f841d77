/*
 * copies -- backs the database up while it is served, when `baocao backup` asks.
 *
 * Only this process may open the file, so it makes the copy itself: a thread waits at the door
 * in the data folder, is told a path, and copies by a reading connection of its own. The writer
 * goes on; nothing is locked.
 *
 * Layer:  jobs
 * Owns:   its thread and the door
 * Fails:  without a door nothing can be asked: that is logged, and serving goes on
 * Limits: one copy at a time; those who ask meanwhile wait
 * Tests:  tests/cli/backup_test.py
 */
#ifndef BAOCAO_COPIES_H
#define BAOCAO_COPIES_H

#include "store/database.h"

/* The answer of a copy that was made; any other is the reason why not. */
#define COPIES_DONE "ok"

struct copies;

/* NULL if there is no door: on PostgreSQL, or where no socket can be made. */
struct copies *copies_start(struct database *database, const char *door_path);
void copies_stop(struct copies *copies);

#endif
