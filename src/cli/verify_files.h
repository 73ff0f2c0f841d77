/*
 * verify_files -- what the verbs that verify read: a file, and a folder of whom to believe.
 *
 * Layer:  cli
 * Owns:   results live in the arena of the process
 * Fails:  SIGN_CERT_BROKEN naming the file
 * Limits: the caller's; VERIFY_SIGNERS_MAX
 * Tests:  tests/cli/verify_document_test.py, tests/api/archive_test.c
 */
#ifndef BAOCAO_CLI_VERIFY_FILES_H
#define BAOCAO_CLI_VERIFY_FILES_H

#include "cli/cli.h"
#include "sign/verify.h"

#define VERIFY_SIGNERS_MAX 64
#define EXIT_INVALID 1
#define EXIT_WRONG_WORDS 2
#define EXIT_UNCHECKED 3

/* A file of at most so many bytes; of a larger one enough to be refused. */
bool verify_read(struct arena *arena, const char *path, size_t most, struct str *out);
/* Every file of the folder --trust: certificates, lists of revoked ones, OCSP answers. */
enum status verify_read_trust(struct cli *cli, struct ctx *ctx, struct trust *trust) MUST_CHECK;
/* Who had to sign: lines of "SHA-256 of a certificate, two spaces, its field", or - for signatures
 * that stand apart; of each kind those are taken that are asked for. False: it is no such list. */
bool verify_signers_parse(struct arena *arena, struct str text, bool apart, struct verify *out);

#endif
