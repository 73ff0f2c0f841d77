/*
 * cli -- the verbs of the program: a table, and what they share.
 *
 * Layer:  cli
 * Owns:   nothing
 * Fails:  a verb answers with the exit code of the process; messages are Vietnamese
 * Limits: none
 * Tests:  tests/cli/
 */
#ifndef BAOCAO_CLI_H
#define BAOCAO_CLI_H

#include "cli/config.h"
#include "store/database.h"

/* What a verb is given. */
struct cli {
    struct arena *arena;
    struct config config;
    int argc; /* what is left behind the verb */
    char **argv;
};

struct command {
    const char *name, *usage, *doc;
    int (*run)(struct cli *cli);
    struct str (*kinds)(struct arena *arena); /* of files, for its help; NULL: none */
};

/* Finds the verb and runs it. `extra` are verbs of main.c, which may use http/. */
int cli_run(const struct command *extra, size_t extra_len, int argc, char **argv);

/* A context for work of the process itself. */
struct ctx cli_ctx(struct cli *cli);
/* Prints why, in a line, and gives 1. */
int cli_fail(const struct ctx *ctx);
/* Opens the database the configuration names, and a connection for this thread as ctx->db; the data
 * folder is made if it is not there. */
enum status cli_open(struct cli *cli, struct ctx *ctx, enum database_schema schema,
    struct database **out) MUST_CHECK;

/* Where the process that serves can be asked, in its data folder. */
const char *cli_door(struct cli *cli);

/* verbs, one file each */
int cli_init(struct cli *cli);
int cli_account(struct cli *cli);
int cli_migrate(struct cli *cli);
int cli_backup(struct cli *cli);
int cli_restore(struct cli *cli);
int cli_verify(struct cli *cli);
int cli_verify_document(struct cli *cli);
int cli_verify_package(struct cli *cli);
int cli_bench(struct cli *cli);

#endif
