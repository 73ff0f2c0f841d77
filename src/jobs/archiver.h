/*
 * archiver -- files by itself what was taken in, and makes packages of files that were asked for.
 *
 * Layer:  jobs
 * Owns:   nothing
 * Fails:  what the database says
 * Limits: ARCHIVE_INTAKE_MAX a transaction, ARCHIVER_ROUND_MAX of them a round; PACKAGES_ROUND_MAX
 * Tests:  tests/api/archive.talk, tests/api/archive_test.c
 */
#ifndef BAOCAO_ARCHIVER_H
#define BAOCAO_ARCHIVER_H

#include "jobs/rounds.h"

#define ARCHIVER_EVERY_MS (5 * 60 * 1000)
#define ARCHIVER_ROUND_MAX 20
#define PACKER_EVERY_MS 3000
#define PACKAGES_ROUND_MAX 10

struct rounds_plan archiver_plan(void);
struct rounds_plan packer_plan(void);

#endif
