/* baocao restore FILE: a backup as the database of an empty data folder. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

#define COPY_BYTES ((size_t)256 << 10)
/* Where the copy is tried before it becomes the database; beside it, so that it can be renamed. */
#define TRIAL "restore.tmp"

static bool is_dots(const char *name)
{
    return str_eq(str_of(name), S(".")) || str_eq(str_of(name), S(".."));
}

/* The folder is made if it is not there. False: it cannot be used, and why is printed. */
static bool folder_is_free(const char *path)
{
    struct dirent *entry = NULL;
    DIR *folder;

    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        fprintf(stderr, "Không tạo được thư mục %s: %s\n", path, strerror(errno));
        return false;
    }
    folder = opendir(path);
    if (!folder) {
        fprintf(stderr, "Không mở được thư mục %s: %s\n", path, strerror(errno));
        return false;
    }
    do
        entry = readdir(folder);
    while (entry && is_dots(entry->d_name));
    if (entry)
        fprintf(stderr,
            "Thư mục dữ liệu %s không trống (có %s). Chỉ phục hồi vào thư mục trống; dữ liệu đang "
            "có không bị thay đổi.\n",
            path, entry->d_name);
    closedir(folder);
    return !entry;
}

static bool bytes_copy(int from, int to, char *room)
{
    ssize_t got;

    while ((got = read(from, room, COPY_BYTES)) > 0)
        for (ssize_t done = 0, n; done < got; done += n)
            if ((n = write(to, room + done, (size_t)(got - done))) <= 0)
                return false;
    return got == 0 && fsync(to) == 0;
}

static bool file_copy(struct arena *arena, const char *from, const char *to)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = in < 0 ? -1 : open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool copied = out >= 0 && bytes_copy(in, out, arena_alloc(arena, COPY_BYTES));
    int why = errno;

    if (out >= 0 && close(out) != 0)
        copied = false;
    if (in >= 0)
        close(in);
    if (!copied)
        fprintf(stderr, "Không sao chép được %s: %s\n", from, strerror(why));
    return copied;
}

/* Brings it up to this program's schema, and reads all of it. */
static int try_copy(struct cli *cli, const char *path)
{
    struct ctx ctx = cli_ctx(cli);
    const char *url = str_format(cli->arena, "sqlite:%s", path).ptr;
    struct database *database;
    enum status done;

    if (database_open(&ctx, url, DATABASE_MIGRATE, &database) != ST_OK) {
        fprintf(stderr, "Tệp sao lưu không dùng được. ");
        return cli_fail(&ctx);
    }
    done = database_verify(&ctx, database);
    database_close(database);
    return done == ST_OK ? 0 : cli_fail(&ctx);
}

static void folder_remove(struct arena *arena, const char *path)
{
    DIR *folder = opendir(path);
    struct dirent *entry;

    while (folder && (entry = readdir(folder)))
        if (!is_dots(entry->d_name))
            (void)unlink(str_format(arena, "%s/%s", path, entry->d_name).ptr);
    if (folder)
        closedir(folder);
    (void)rmdir(path);
}

/* What was renamed is there after a power cut too. */
static bool folder_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0)
        close(fd);
    return synced;
}

static int restore(struct cli *cli, const char *file)
{
    struct arena *arena = cli->arena;
    const char *data = cli->config.data;
    const char *trial = str_format(arena, "%s/" TRIAL, data).ptr;
    const char *copy = str_format(arena, "%s/baocao.db", trial).ptr;
    const char *kept = str_format(arena, "%s/baocao.db", data).ptr;
    int code = 1;

    if (mkdir(trial, 0700) != 0)
        fprintf(stderr, "Không tạo được thư mục %s: %s\n", trial, strerror(errno));
    else if (file_copy(arena, file, copy))
        code = try_copy(cli, copy);
    if (!code && (rename(copy, kept) != 0 || !folder_sync(data))) {
        fprintf(stderr, "Không ghi được %s: %s\n", kept, strerror(errno));
        code = 1;
    }
    folder_remove(arena, trial);
    return code;
}

int cli_restore(struct cli *cli)
{
    int code;

    if (cli->argc != 1) {
        fprintf(stderr, "Cách dùng: baocao restore FILE --data DIR\n");
        return 2;
    }
    if (cli->config.db && str_starts(str_of(cli->config.db), S("postgres"))) {
        fprintf(stderr, "Cơ sở dữ liệu PostgreSQL được phục hồi bằng công cụ của PostgreSQL: "
                        "pg_restore (bản sao của pg_dump) hoặc pg_basebackup.\n");
        return 2;
    }
    if (access(cli->argv[0], R_OK) != 0) {
        fprintf(stderr, "Không đọc được tệp %s: %s\n", cli->argv[0], strerror(errno));
        return 1;
    }
    if (!folder_is_free(cli->config.data))
        return 1;
    code = restore(cli, cli->argv[0]);
    if (!code)
        printf("Đã kiểm tra và phục hồi %s vào %s\n", cli->argv[0], cli->config.data);
    return code;
}
