/*
 * talk -- reads a conversation with the API and says where it did not go as written.
 *
 *     # a comment; the requirement it shows (CT-54)
 *     read month.part                     the lines of another file, as if they stood here
 *     under kon-tum                       the first line: the profile; else WORLD_PROFILE
 *     under kon-tum confirming            the same, with a password counted beside a signature
 *     under kon-tum confirming numbered   the same, and nothing is sent without a number
 *     at 2026-11-16T08:00:00Z             sets the clock
 *     later 31m                           moves it: s, m, h, d
 *     known                               units were told of the forms they report by
 *     round alerter                       what runs by itself runs once: also archiver, asker,
 * mailer, opener, packer, signer as a-entry                          from now on this person asks;
 * nobody: no session browser office                      from now on this browser asks, with the
 * cookies it got from 10.0.0.9                       from this address with Idempotency-Key
 * 7c1e0d5b       the next question carries this header many cells 3 {"row":#,"column":5}   $cells
 * is now that text 3 times, with commas, # counted let version 4                       $version is
 * now 4 cms x leader $digest                $x is now a signature over that, by a key of pki.sh
 * around $digest 9 20 the last answer without the bytes from 8 to 20 has it sign DauCoQuan seal the
 * last answer, a PDF, gets a signature in that field p7s leader                          the last
 * answer becomes its own signature form                                becomes the file of a form
 * that the next question sends spoil 2000                          has another byte there POST
 * /reports/$id/actions {"action":"submit","version":4} 200 {"state":"submitted",*}         what
 * must be answered: pattern.h < ETag $etag                        a header: taken, or with these
 * words in it ~ Xã An Bình                        a body that is no JSON: with these words in it
 *     !~ Xã Bình Minh                     without them
 *
 * A line that begins with blanks goes on with the one before. A body @FILE is
 * that file's bytes (@pki/NAME: of tests/sign/pki.sh), @answer those of the last answer, <<WORD the
 * lines up to WORD. Paths are below /api/v1 unless they begin with "//", or are =$url: a path that
 * was told. Units are known by name
 * ($farming, $commune_a, world.h), everybody's password as $password. Every question needs an
 * answer that is expected.
 *
 * Layer:  tests
 * Owns:   nothing beyond its run
 * Fails:  false, the place and the reason printed
 * Limits: TALK_BROWSERS_MAX browsers, files read TALK_DEPTH_MAX deep
 * Tests:  parts_test.c
 */
#ifndef BAOCAO_TESTS_TALK_H
#define BAOCAO_TESTS_TALK_H

#include "tests/api/watch.h"

#define TALK_BROWSERS_MAX 16
#define TALK_DEPTH_MAX 4

/* The profile the conversation is held under, as its first line says. */
const char *talk_profile(struct arena *arena, const char *path);
bool talk_run(struct world *world, struct watch *watch, const char *path);

#endif
