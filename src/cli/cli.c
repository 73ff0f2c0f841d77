#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/host/secret.h"
#include "base/limits.h"
#include "cli/files.h"
#include "cli/profile_files.h"

static const struct command commands[] = {
    { "init", "init CODE NAME",
        "Tạo cơ sở dữ liệu trống với tỉnh CODE và tài khoản quản trị đầu tiên.", cli_init, NULL },
    { "account", "account reset USERNAME", "Cấp lại mật khẩu cho một tài khoản.", cli_account,
        NULL },
    { "backup", "backup FILE", "Sao lưu cơ sở dữ liệu SQLite, cả khi hệ thống đang chạy.",
        cli_backup, NULL },
    { "restore", "restore FILE", "Kiểm tra bản sao lưu rồi phục hồi vào thư mục dữ liệu còn trống.",
        cli_restore, NULL },
    { "import", "import KIND FILE", "Nhập một tệp: đơn vị, danh mục.", cli_import,
        cli_import_kinds },
    { "export", "export KIND [ID] FILE", "Xuất ra tệp: đơn vị, báo cáo, tiến độ, danh mục.",
        cli_export, cli_export_kinds },
    { "verify", "verify", "Kiểm tra toàn bộ cơ sở dữ liệu.", cli_verify, NULL },
    { "verify-document", "verify-document FILE",
        "Kiểm tra chữ ký số của tệp PDF, gói dữ liệu (cần --trust).", cli_verify_document, NULL },
    { "verify-package", "verify-package FILE",
        "Kiểm tra gói hồ sơ lưu trữ mà không cần hệ thống (nên có --trust).", cli_verify_package,
        NULL },
    { "migrate", "migrate", "Nâng cấp cấu trúc cơ sở dữ liệu.", cli_migrate, NULL },
    { "bench", "bench", "Đo hiệu năng (chạy trong thư mục mã nguồn).", cli_bench, NULL },
};

static void usage_print(const struct command *of, size_t len)
{
    for (size_t i = 0; i < len; i++)
        printf("  baocao %-26s %s\n", of[i].usage, of[i].doc);
}

static void help_print(struct arena *arena, const struct command *extra, size_t extra_len)
{
    struct str settings = config_help(arena);

    printf("baocao: hệ thống thông tin báo cáo\n\n");
    usage_print(extra, extra_len);
    usage_print(commands, ARRAY_LEN(commands));
    printf("\n" STR_FMT, STR_ARG(settings));
}

/* One verb's own line, and the settings, which all verbs share. */
static void help_of(struct arena *arena, const struct command *command)
{
    struct str settings = config_help(arena);
    struct str kinds = command->kinds ? command->kinds(arena) : S("");

    printf("Cách dùng: baocao %s [tùy chọn]\n\n%s\n\n" STR_FMT "%sTùy chọn:\n" STR_FMT,
        command->usage, command->doc, STR_ARG(kinds), kinds.len ? "\n" : "", STR_ARG(settings));
}

static const struct command *command_find(const struct command *of, size_t len, struct str name)
{
    for (size_t i = 0; i < len; i++)
        if (str_eq(name, str_of(of[i].name)))
            return &of[i];
    return NULL;
}

static bool is_help(const char *word)
{
    return str_eq(str_of(word), S("--help"));
}

static bool asks_help(int argc, char **argv)
{
    for (int i = 0; i < argc; i++)
        if (is_help(argv[i]))
            return true;
    return false;
}

static int unknown(const char *name)
{
    fprintf(stderr, "Không có lệnh “%s”. Xem: baocao --help\n", name);
    return 2;
}

/* The yardsticks (nginx, bare libpq, a row a cell) are of the source tree, not of the program. */
int cli_bench(struct cli *cli)
{
    (void)cli;
    fprintf(stderr, "Đo hiệu năng bằng lệnh make bench trong thư mục mã nguồn.\n");
    return 2;
}

static int run(
    struct arena *arena, const struct command *extra, size_t extra_len, int argc, char **argv)
{
    struct cli cli = { .arena = arena };
    const struct command *command;
    struct str error = { 0 };

    if (!config_read(arena, &argc, argv, &cli.config, &error)) {
        fprintf(stderr, STR_FMT "\n", STR_ARG(error));
        return 2;
    }
    if (argc == 0 || is_help(argv[0])) {
        help_print(arena, extra, extra_len);
        return 0;
    }
    command = command_find(extra, extra_len, str_of(argv[0]));
    if (!command)
        command = command_find(commands, ARRAY_LEN(commands), str_of(argv[0]));
    if (!command)
        return unknown(argv[0]);
    if (asks_help(argc, argv)) {
        help_of(arena, command);
        return 0;
    }
    cli.argc = argc - 1;
    cli.argv = argv + 1;
    return command->run(&cli);
}

int cli_run(const struct command *extra, size_t extra_len, int argc, char **argv)
{
    struct arena *arena;
    int code;

    if (!secret_start()) {
        fprintf(stderr, "Thư viện mật mã không khởi động được.\n");
        return 1;
    }
    arena = arena_new(ARENA_HEAVY_BYTES);
    code = run(arena, extra, extra_len, argc - 1, argv + 1);
    arena_free(arena);
    return code;
}

struct ctx cli_ctx(struct cli *cli)
{
    return (struct ctx){
        .arena = cli->arena,
        .now_ms = clock_now_ms(),
        .address = S("local"),
        .request_id = S("cli"),
        .random = clock_random,
    };
}

int cli_fail(const struct ctx *ctx)
{
    const char *text = problem_text(ctx->problem.key);

    if (!str_starts(ctx->problem.detail, str_of(text)))
        fprintf(stderr, "%s ", text);
    fprintf(stderr, STR_FMT "\n", STR_ARG(ctx->problem.detail));
    return 1;
}

/* A connection, and a profile where the schema was brought up to date. */
static enum status profile_give(
    struct cli *cli, struct ctx *ctx, enum database_schema schema, struct database *database)
{
    TRY(database_connect(ctx, database, &ctx->db));
    return schema == DATABASE_MIGRATE ? profile_ensure(ctx, database, cli->config.profile) : ST_OK;
}

enum status cli_open(
    struct cli *cli, struct ctx *ctx, enum database_schema schema, struct database **out)
{
    const char *url = cli->config.db;

    if (!url) {
        if (mkdir(cli->config.data, 0700) != 0 && errno != EEXIST)
            return fail(ctx, PROBLEM_STORE_FAILED, "Không tạo được thư mục %s.", cli->config.data);
        url = str_format(cli->arena, "sqlite:%s/baocao.db", cli->config.data).ptr;
    }
    TRY(database_open(ctx, url, schema, out));
    if (profile_give(cli, ctx, schema, *out) == ST_OK)
        return ST_OK;
    database_close(*out);
    return problem_status(ctx->problem.key);
}

const char *cli_door(struct cli *cli)
{
    return str_format(cli->arena, "%s/baocao.sock", cli->config.data).ptr;
}
