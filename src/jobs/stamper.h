/*
 * stamper -- asks the time stamping authority for what files of the archive are to have.
 *
 * A chore of the asker (asker.h): what is asked over the net is asked by one thread, by the same
 * means.
 *
 * Layer:  jobs
 * Owns:   nothing
 * Fails:  what the database says; an authority that does not answer is written beside the file
 * Limits: TRUST_ROUND_MAX a round
 * Tests:  tests/api/archive.talk, tests/api/archive_test.c
 */
#ifndef BAOCAO_STAMPER_H
#define BAOCAO_STAMPER_H

#include "jobs/rounds.h"

/* chore->arg: a struct asker. */
enum status stamper_chore(struct ctx *ctx, const struct chore *chore);

#endif
