#include <stdio.h>

#include "cli/cli.h"

/* baocao backup FILE: a consistent, durable copy as a new file. */
int cli_backup(struct cli *cli)
{
    struct ctx ctx = cli_ctx(cli);
    struct database *database;
    enum status done;

    if (cli->argc != 1) {
        fprintf(stderr, "Cách dùng: baocao backup FILE\n");
        return 2;
    }
    if (cli->config.db && str_starts(str_of(cli->config.db), S("postgres"))) {
        fprintf(stderr, "Cơ sở dữ liệu PostgreSQL được sao lưu bằng công cụ của PostgreSQL: "
                        "pg_dump hoặc pg_basebackup.\n");
        return 2;
    }
    if (cli_open(cli, &ctx, DATABASE_AS_IS, &database) != ST_OK)
        return cli_fail(&ctx);
    done = database_copy(&ctx, database, cli->argv[0]);
    database_close(database);
    if (done != ST_OK)
        return cli_fail(&ctx);
    printf("Đã sao lưu vào %s\n", cli->argv[0]);
    return 0;
}

int cli_verify(struct cli *cli)
{
    struct ctx ctx = cli_ctx(cli);
    struct database *database;
    enum status done;

    if (cli_open(cli, &ctx, DATABASE_AS_IS, &database) != ST_OK)
        return cli_fail(&ctx);
    done = database_verify(&ctx, database);
    database_close(database);
    if (done != ST_OK)
        return cli_fail(&ctx);
    printf("Cơ sở dữ liệu nguyên vẹn.\n");
    return 0;
}
