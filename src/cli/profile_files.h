/*
 * profile_files -- the profiles the program ships, and the one a database begins with.
 *
 * tools/embed_profiles.py writes the table out of profiles/ when the program is
 * built. --profile names one of them, or a file with all sections in one
 * document; it counts only where a database has none yet.
 *
 * Layer:  cli
 * Owns:   nothing; the bytes are constants
 * Fails:  PROFILE_UNKNOWN naming those there are; PROFILE_INVALID and what model/profile.h says
 * Limits: PROFILE_BYTES_MAX
 * Tests:  profiles_test.c and verbs_test.py in tests/cli
 */
#ifndef BAOCAO_PROFILE_FILES_H
#define BAOCAO_PROFILE_FILES_H

#include "store/database.h"

struct profile_file {
    const char *name; /* "kon-tum" */
    struct str text;
};

extern const struct profile_file profile_files[];
extern const size_t profile_files_len;

/* The text of a profile shipped, or of a file. */
enum status profile_text(struct ctx *ctx, const char *name_or_path, struct str *out) MUST_CHECK;
/* Gives a database without a profile this one. */
enum status profile_ensure(
    struct ctx *ctx, struct database *database, const char *name_or_path) MUST_CHECK;

#endif
