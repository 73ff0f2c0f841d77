/*
 * files -- import and export: what the program's interface takes and gives as files, by command.
 *
 * A kind of file is a row that names a route; the call is made in this process
 * as the account of --as, so that rights, limits and refusals are everybody's.
 *
 * Layer:  cli
 * Owns:   nothing
 * Fails:  1 and the refusal's text; 2 for wrong words
 * Limits: HTTP_UPLOAD_BYTES_MAX
 * Tests:  tests/cli/files_test.py
 */
#ifndef BAOCAO_CLI_FILES_H
#define BAOCAO_CLI_FILES_H

#include "cli/cli.h"

int cli_import(struct cli *cli);
int cli_export(struct cli *cli);
/* The kinds, a line each, for the help of both. */
struct str cli_import_kinds(struct arena *arena);
struct str cli_export_kinds(struct arena *arena);

#endif
