#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "base/host/door.h"
#include "cli/cli.h"

/* Whose working folder it is relative to is not the other process'. */
static struct str absolute(struct arena *arena, const char *path)
{
    char folder[PATH_MAX];

    if (path[0] == '/' || !getcwd(folder, sizeof(folder)))
        return str_of(path);
    return str_format(arena, "%s/%s", folder, path);
}

/* The process that serves makes the copy: no second one may open the file. */
static int ask_server(struct cli *cli, struct ctx *ctx)
{
    struct str path = absolute(cli->arena, cli->argv[0]), answer;

    if (!door_ask(cli->arena, cli_door(cli), path, &answer))
        return cli_fail(ctx); /* the file is in use, by nobody who can be asked */
    if (!str_eq(answer, S("ok"))) {
        fprintf(stderr, STR_FMT "\n", STR_ARG(answer));
        return 1;
    }
    printf("Đã sao lưu vào %s\n", cli->argv[0]);
    return 0;
}

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
        return ctx.problem.key == PROBLEM_STORE_LOCKED ? ask_server(cli, &ctx) : cli_fail(&ctx);
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
