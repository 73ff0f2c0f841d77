/*
 * verify_files -- what the verbs that verify read: a file, and a folder of whom to believe.
 *
 * Layer:  cli
 * Owns:   results live in the arena of the process
 * Fails:  SIGN_CERT_BROKEN naming the file
 * Limits: the caller's
 * Tests:  tests/cli/verify_document_test.py, tests/api/archive_test.c
 */
#ifndef BAOCAO_CLI_VERIFY_FILES_H
#define BAOCAO_CLI_VERIFY_FILES_H

#include "cli/cli.h"
#include "sign/trust.h"

#define EXIT_INVALID 1
#define EXIT_WRONG_WORDS 2
#define EXIT_UNCHECKED 3

/* A file of at most so many bytes; of a larger one enough to be refused. */
bool verify_read(struct arena *arena, const char *path, size_t most, struct str *out);
/* Every file of the folder --trust: certificates, lists of revoked ones, OCSP answers. */
enum status verify_read_trust(struct cli *cli, struct ctx *ctx, struct trust *trust) MUST_CHECK;

#endif
