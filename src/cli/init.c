#include <stdio.h>

#include "base/host/secret.h"
#include "cli/cli.h"
#include "domain/setup.h"

/* baocao init: tables, the root unit and the first administrator. */
int cli_init(struct cli *cli)
{
    struct ctx ctx = cli_ctx(cli);
    struct setup setup = { .username = S("quantri"), .must_change_password = true };
    struct database *database;
    enum status done;

    if (cli->argc != 2) {
        fprintf(
            stderr, "Cách dùng: baocao init CODE NAME, ví dụ: baocao init 40 \"Tỉnh Nghệ An\"\n");
        return 2;
    }
    setup.unit_code = str_of(cli->argv[0]);
    setup.unit_name = str_of(cli->argv[1]);
    if (cli_open(cli, &ctx, DATABASE_MIGRATE, &database) != ST_OK)
        return cli_fail(&ctx);
    setup.password = secret_password(cli->arena);
    setup.password_hash = secret_hash(cli->arena, setup.password);
    done = database_write(&ctx, database, setup_first, &setup);
    database_close(database);
    if (done != ST_OK)
        return cli_fail(&ctx);
    printf("Tài khoản quản trị: " STR_FMT "\nMật khẩu (đổi ở lần đăng nhập đầu tiên): " STR_FMT
           "\n",
        STR_ARG(setup.username), STR_ARG(setup.password));
    return 0;
}

int cli_migrate(struct cli *cli)
{
    struct ctx ctx = cli_ctx(cli);
    struct database *database;

    if (cli_open(cli, &ctx, DATABASE_MIGRATE, &database) != ST_OK)
        return cli_fail(&ctx);
    database_close(database);
    printf("Cấu trúc cơ sở dữ liệu đã ở phiên bản mới nhất.\n");
    return 0;
}

/* baocao account reset USERNAME: for the administrator who lost his own password. */
int cli_account(struct cli *cli)
{
    struct ctx ctx = cli_ctx(cli);
    struct setup setup = { 0 };
    struct database *database;
    enum status done;

    if (cli->argc != 2 || !str_eq(str_of(cli->argv[0]), S("reset"))) {
        fprintf(stderr, "Cách dùng: baocao account reset USERNAME\n");
        return 2;
    }
    if (cli_open(cli, &ctx, DATABASE_AS_IS, &database) != ST_OK)
        return cli_fail(&ctx);
    setup.username = str_of(cli->argv[1]);
    setup.password = secret_password(cli->arena);
    setup.password_hash = secret_hash(cli->arena, setup.password);
    done = database_write(&ctx, database, setup_reset, &setup);
    database_close(database);
    if (done != ST_OK)
        return cli_fail(&ctx);
    printf("Mật khẩu mới của " STR_FMT ": " STR_FMT "\n", STR_ARG(setup.username),
        STR_ARG(setup.password));
    return 0;
}
