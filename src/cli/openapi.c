#include <stdio.h>

#include "api/openapi.h"
#include "cli/cli.h"

/* baocao openapi: what GET /api/openapi.json answers. */
int cli_openapi(struct cli *cli)
{
    struct str json = openapi_json(cli->arena);

    fwrite(json.ptr, 1, json.len, stdout);
    putchar('\n');
    return 0;
}
